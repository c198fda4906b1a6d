"""Events: who, where, when; planned ones are planned, and idioms are no events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factory import make_document, names_in, read_claims
from kg.documents.model import Document, Publication, Zone


def kinds(text: str, language: str = "en") -> list[str]:
    return [names_in(claim, "type")[0] for claim in read_claims(text, "event", language)]


def test_who_receives_is_host_and_participant() -> None:
    text = (
        "The Omani army chief, General Ali Haddad, received the Secretary General of the Blue Accord, Ana Silva, "
        "at the Ministry of Defence in Muscat on 3 May 2019."
    )
    (claim,) = read_claims(text, "event")
    assert names_in(claim, "host") == ["Ali Haddad"]
    assert names_in(claim, "participant") == ["Ali Haddad", "Ana Silva"]
    assert names_in(claim, "place")[-1] == "Muscat"
    assert claim.time is not None
    assert claim.time.edtf == "2019-05-03"


def test_a_delegation_stands_for_its_organisation_and_brings_its_leader() -> None:
    (claim,) = read_claims("A delegation of the Blue Accord, led by Ana Silva, visited Lima in 2019.", "event")
    mention = claim.arguments["participant"][0]
    assert (mention.text, mention.name) == ("A delegation of the Blue Accord", "Blue Accord")
    assert names_in(claim, "participant") == ["Blue Accord", "Ana Silva"]


def test_ministers_without_names_stand_for_their_states() -> None:
    (claim,) = read_claims("The foreign ministers of Chad and Niger met in Niamey.", "event")
    assert names_in(claim, "participant") == ["Chad", "Niger"]


def test_a_post_stands_for_the_one_person_who_holds_it_in_the_text() -> None:
    text = (
        "Ana Silva, Secretary General of the Blue Accord, spoke. "
        "General Ali Haddad met the Secretary General of the Blue Accord in Lima."
    )
    (claim,) = read_claims(text, "event")
    assert names_in(claim, "participant") == ["Ali Haddad", "Ana Silva"]


def test_a_duration_is_kept_as_such() -> None:
    (claim,) = read_claims("The Blue Accord delegation's week-long visit to Chile ended.", "event")
    assert claim.time is not None
    assert claim.time.edtf == "P1W"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ana Silva will visit Chile next week.", "planned"),
        ("Ana Silva did not meet General Ali Haddad in Lima.", "denied"),
        ("Ana Silva may meet General Ali Haddad in Lima.", "hedged"),
    ],
)
def test_what_did_not_happen_says_so(text: str, modality: str) -> None:
    (claim,) = read_claims(text, "event")
    assert claim.modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "The plan met with criticism in Lima.",
        "The Blue Accord met the target in Lima.",
        "The army launched an attack in Chile.",
        "General Ali Haddad received an award in Lima.",
        "Members of the Blue Accord met General Ali Haddad's demands.",
        "The two sides met again, and the meeting was useful.",
        "Ana Silva met the deadline in Lima.",
    ],
)
def test_idioms_and_references_are_no_events(text: str) -> None:
    assert kinds(text) == []


def reported(body: str, dateline: str = "Lima, 3 May 2019") -> Document:
    text = f"{dateline}\n{body}"
    end = len(dateline) + 1
    document = make_document(text, zones=(Zone("dateline", 0, end), Zone("body", end, len(text))))
    start = text.index("3 May")
    day = Publication(date(2019, 5, 3), date(2019, 5, 3), "dateline", "3 May 2019", start, start + 10)
    return replace(document, header=replace(document.header, published=day))


def test_a_dateline_dates_and_places_what_the_first_sentences_report() -> None:
    document = reported("The Blue Accord received a delegation of the Naval Academy.")
    (claim,) = read_claims("", "event", document=document)
    assert claim.time is not None
    assert (claim.time.edtf, claim.time.words, claim.grade) == ("2019-05-03", "3 May 2019", "inferred")
    assert names_in(claim, "place") == ["Lima"]


def test_a_stated_date_overrides_the_dateline() -> None:
    document = reported("General Ali Haddad met Ana Silva in Quito on 1 May 2019.")
    (claim,) = read_claims("", "event", document=document)
    assert claim.time is not None
    assert (claim.time.edtf, claim.grade, names_in(claim, "place")) == ("2019-05-01", "stated", ["Quito"])


def test_a_dateline_does_not_date_what_is_planned() -> None:
    (claim,) = read_claims("", "event", document=reported("General Ali Haddad will meet Ana Silva in Quito."))
    assert (claim.time, claim.modality) == (None, "planned")
