"""Names of people and organisations as recognised: whole, cut, too long, unknown."""

from typing import Any

import pytest
from scored import make_gold

from factory import make_document
from kg.extract.model import Reading, Sentence, Span, SpanKind
from kg.scoring.model import Score
from kg.scoring.recognition import score_organizations, score_persons

TEXT = (
    "General Sana Haddad of the African Union Mission met Omar Haddad of Togo's Harbour Office in Oslo. "
    "Haddad thanked the Mission, the African Union and the Al-Amal Bank."
)


def _reading(*recognised: str, kind: SpanKind = "person", text: str = TEXT, zone: Any = "body") -> Reading:
    """Read a text in which just these words are recognised; ``2:Haddad`` is the second place where they stand."""
    spans = []
    for one in recognised:
        place, _, words = one.rpartition(":")
        start = -1
        for _ in range(int(place or 1)):
            start = text.index(words, start + 1)
        spans.append(Span(start, start + len(words), kind, words, words))
    sentence = Sentence(0, len(text), zone, tuple(sorted(spans, key=lambda span: span.start)))
    return Reading(make_document(text), (sentence,), None, {})


def _count(score: Score) -> tuple[int, int, int]:
    return score.tally.right, score.tally.false, score.tally.missed


SANA = {"name": "Sana Haddad"}
OMAR = {"name": "Omar Haddad"}


@pytest.mark.parametrize(
    ("recognised", "counted"),
    [
        ((), (0, 0, 2)),
        (("Sana Haddad", "Omar Haddad"), (2, 0, 0)),
        (("Sana Haddad", "Omar Haddad", "3:Haddad"), (2, 0, 0)),
        (("Sana Haddad", "Omar"), (1, 1, 1)),
        (("Sana Haddad", "2:Haddad"), (1, 1, 1)),
        (("Sana",), (0, 1, 2)),
        (("General Sana Haddad",), (0, 1, 2)),
        (("Sana Haddad of the African Union Mission",), (0, 1, 2)),
        (("Oslo", "African Union Mission"), (0, 2, 2)),
        (("3:Haddad",), (0, 0, 2)),
    ],
)
def test_people_are_found_by_their_whole_names(recognised: tuple[str, ...], counted: tuple[int, int, int]) -> None:
    assert _count(score_persons(make_gold(persons=[SANA, OMAR]), _reading(*recognised))) == counted


@pytest.mark.parametrize("name", ["General Sana Haddad", "Gen. Sana Haddad", "Sana Haddad"])
def test_ranks_and_honorifics_are_no_part_of_a_name(name: str) -> None:
    gold = make_gold(persons=[{"name": name, "aliases": ["President Haddad", "Mme Haddad"]}])
    assert _count(score_persons(gold, _reading("Sana Haddad"))) == (1, 0, 0)


def test_an_alias_finds_somebody_only_where_the_text_has_no_fuller_name() -> None:
    text = "President Haddad spoke."
    gold = make_gold(persons=[{"name": "Sana Haddad", "aliases": ["President Haddad"]}])
    assert _count(score_persons(gold, _reading("Haddad", text=text))) == (1, 0, 0)
    assert _count(score_persons(gold, _reading("3:Haddad"))) == (0, 0, 1)


@pytest.mark.parametrize(
    ("recognised", "counted"),
    [
        (("African Union Mission", "2:African Union"), (2, 0, 0)),
        (("1:African Union",), (0, 1, 2)),
        (("1:African Union", "2:African Union"), (1, 0, 1)),
        (("Union Mission",), (0, 1, 2)),
        (("the African Union Mission",), (1, 0, 1)),
        (("2:Mission",), (0, 0, 2)),
        (("Oslo",), (0, 1, 2)),
    ],
)
def test_organizations(recognised: tuple[str, ...], counted: tuple[int, int, int]) -> None:
    mission = {"name": "African Union Mission", "surface": ["the Mission"]}
    gold = make_gold(organizations=[mission, {"name": "African Union"}])
    assert _count(score_organizations(gold, _reading(*recognised, kind="organization"))) == counted


def test_the_owner_in_a_listed_form_does_not_make_the_name_cut() -> None:
    gold = make_gold(organizations=[{"name": "Harbour Office", "surface": ["Togo's Harbour Office"]}])
    assert _count(score_organizations(gold, _reading("Harbour Office", kind="organization"))) == (1, 0, 0)


def test_articles_do_not_matter_in_a_name() -> None:
    gold = make_gold(organizations=[{"name": "Amal Bank"}])
    assert _count(score_organizations(gold, _reading("Al-Amal Bank", kind="organization"))) == (1, 0, 0)


@pytest.mark.parametrize("mark", [{"offtopic": True}, {"explicit": False}])
def test_a_marked_name_counts_neither_way(mark: dict[str, bool]) -> None:
    gold = make_gold(persons=[{**SANA, **mark}, OMAR])
    assert _count(score_persons(gold, _reading("Sana Haddad"))) == (0, 0, 1)
    assert _count(score_persons(gold, _reading("Omar Haddad"))) == (1, 0, 0)


def test_a_reference_and_what_stands_outside_title_and_body_do_not_count() -> None:
    text = "The Mission met."
    mission = Span(4, 11, "organization", "Mission", nominal=True)
    reading = Reading(make_document(text), (Sentence(0, len(text), "body", (mission,)),), None, {})
    assert _count(score_organizations(make_gold(organizations=[]), reading)) == (0, 0, 0)
    assert _count(score_persons(make_gold(persons=[]), _reading("Oslo", zone="dateline"))) == (0, 0, 0)


@pytest.mark.parametrize(
    ("recognised", "reason"), [("Sana", "cut"), ("General Sana Haddad", "too long"), ("Oslo", "no such name")]
)
def test_a_false_name_comes_with_its_reason_and_sentence(recognised: str, reason: str) -> None:
    score = score_persons(make_gold(persons=[SANA]), _reading(recognised))
    false, miss = score.mistakes
    assert (false.type, false.told, false.reason, false.sentence) == ("false", recognised, reason, TEXT)
    assert (miss.type, miss.told, miss.sentence) == ("miss", "Sana Haddad", TEXT)
