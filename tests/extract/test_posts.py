"""Posts: one concept whatever the wording and language, and the examples of the packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import pytest

from kg.extract.model import Span
from kg.extract.packs import languages, load_packs
from kg.extract.posts import find_posts, is_single_holder, parse_post, post_labels

TABLES = ("post_heads", "post_modifiers", "post_portfolios", "post_aliases")


def examples(key: str) -> Iterator[tuple[str, str, Mapping[str, object], str]]:
    """Yield language, table, entry and example of every entry of the packs."""
    for language in languages():
        for table in TABLES:
            for entry in load_packs(language).entries(table):
                for example in entry.get(key, ()):  # type: ignore[attr-defined]
                    yield language, table, entry, example


def concepts(text: str, language: str) -> list[str | None]:
    return [span.concept for span in find_posts(text, language)]


def _is_read(language: str, table: str, entry: Mapping[str, object], example: str) -> bool:
    """Tell whether an entry has a part in some post of an example: its status, its portfolio, its head, all of it."""
    return any(_has_part(table, entry, span) for span in find_posts(example, language))


def _has_part(table: str, entry: Mapping[str, object], span: Span) -> bool:
    concept, key = str(entry["concept"]), span.concept or ""
    head, _, portfolio = key.partition(":")
    if entry.get("status"):
        return span.status == entry["status"]
    if not concept:
        return any(form in span.text.lower() for form in cast("list[str]", entry["forms"]))
    if table == "post_portfolios":
        return concept in portfolio.split("+")
    if table == "post_aliases" or ":" in concept:
        return key == concept or key.endswith(f"+{concept}")
    return concept in {key, *head.split("+")} or head.endswith(concept)


@pytest.mark.parametrize(("language", "table", "entry", "example"), tuple(examples("yes")))
def test_examples_of_the_packs_are_posts(language: str, table: str, entry: Mapping[str, object], example: str) -> None:
    assert _is_read(language, table, entry, example)


@pytest.mark.parametrize(("language", "table", "entry", "example"), tuple(examples("no")))
def test_counter_examples_of_the_packs_are_not(
    language: str, table: str, entry: Mapping[str, object], example: str
) -> None:
    assert not _is_read(language, table, entry, example)


@pytest.mark.parametrize(
    ("concept", "english", "french"),
    [
        (
            "chief-of-staff:army",
            ["Chief of Army Staff", "army chief", "chief of the army", "Army chief of staff", "head of the army"],
            ["chef d'état-major de l'armée", "chef d’état-major de l’armée de terre", "cheffe de l'armée"],
        ),
        ("secretary-general", ["Secretary-General", "secretary general"], ["Secrétaire général", "SECRETAIRE GENERAL"]),
        (
            "minister:defence",
            ["Federal Minister for Defence", "defence minister", "minister of national defense", "Minister of Defence"],
            ["ministre de la Défense", "ministre des Armées", "ministre malien de la Défense nationale"],
        ),
        (
            "commander",
            ["commander-in-chief", "commander", "military commander", "supreme commander"],
            ["commandant en chef", "commandant militaire", "commandant"],
        ),
        (
            "minister:foreign-affairs",
            ["foreign minister", "Minister of Foreign Affairs", "minister for external affairs"],
            ["ministre des Affaires étrangères et de la Coopération internationale", "cheffe de la diplomatie"],
        ),
        (
            "deputy+secretary-general",
            ["Deputy Secretary-General", "deputy secretary general"],
            ["secrétaire général adjoint", "Secrétaire Générale adjointe"],
        ),
        ("vice+president", ["vice-president", "Vice President"], ["vice-président", "vice-présidente"]),
        (
            "chief-of-staff:armed-forces",
            ["Chief of Defence Staff", "armed forces chief"],
            ["chef d'état-major général des armées", "chef d'état-major des armées françaises"],
        ),
    ],
)
def test_one_concept_in_any_wording(concept: str, english: list[str], french: list[str]) -> None:
    assert {parse_post(words, "en") and parse_post(words, "en").concept for words in english} == {concept}  # type: ignore[union-attr]
    assert {parse_post(words, "fr") and parse_post(words, "fr").concept for words in french} == {concept}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "language", "state"),
    [
        ("ministre malien de la Défense", "fr", "ml"),
        ("ministre de l'Intérieur ivoirien", "fr", "ci"),
        ("chef de la diplomatie algérienne", "fr", "dz"),
        ("head of the Omani delegation", "en", "om"),
        ("ministre de la Défense", "fr", None),
    ],
)
def test_an_adjective_inside_names_the_state(words: str, language: str, state: str | None) -> None:
    post = parse_post(words, language)
    assert post is not None
    assert post.text == words
    assert post.state == state
    if state is not None:
        assert words[post.state_start : post.state_end].lower() in (
            "malien",
            "ivoirien",
            "algérienne",
            "omani",
        )


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("the former Omani army chief", "en", "former"),
        ("acting director of the agency", "en", "acting"),
        ("the secretary-general-designate", "en", "designate"),
        ("the president-elect", "en", "designate"),
        ("l'ancienne ministre de la Défense", "fr", "former"),
        ("l'ex-président", "fr", "former"),
        ("le ministre de la Justice par intérim", "fr", "acting"),
        ("the army chief", "en", None),
    ],
)
def test_status_from_the_words_beside(text: str, language: str, status: str | None) -> None:
    assert [span.status for span in find_posts(text, language)] == [status]


def test_plurals_are_marked() -> None:
    assert [(s.text, s.plural) for s in find_posts("Two deputy ministers met a director.", "en")] == [
        ("deputy ministers", True),
        ("director", False),
    ]


@pytest.mark.parametrize(
    ("text", "language", "posts"),
    [
        ("President of the National Defence University", "en", ["President"]),
        ("They agreed to head the mission.", "en", []),
        ("Air Chief Marshal Hale", "en", []),
        ("Prince Sultan bin Omar met the Sultan of Oman.", "en", ["Sultan"]),
        ("Bruno Le Maire a parlé.", "fr", []),
        ("secretary\ngeneral", "en", ["secretary\ngeneral"]),
        ("secretary, general", "en", ["secretary"]),
        ("le commandant de la Force mixte du Danube", "fr", ["commandant"]),
        ("le commandant de la Force, en visite", "fr", ["commandant de la Force"]),
        ("le commandant de la force mixte", "fr", ["commandant de la force"]),
        ("le chef de la Mission d'observation", "fr", ["chef"]),
        ("the commander of the Omani Air Force", "en", ["commander"]),
    ],
)
def test_where_a_post_ends(text: str, language: str, posts: list[str]) -> None:
    assert [span.text for span in find_posts(text, language)] == posts


def test_offsets_count_in_the_whole_text() -> None:
    text = "No post here. The army chief spoke."
    (span,) = find_posts(text, "en", start=14)
    assert text[span.start : span.end] == span.text == "army chief"
    assert find_posts(text, "en", end=14) == ()


@pytest.mark.parametrize("language", languages())
def test_every_head_has_a_label(language: str) -> None:
    for entry in load_packs(language).entries("post_heads"):
        assert post_labels(str(entry["concept"])).get(language)


def test_labels_are_composed_in_each_language() -> None:
    assert post_labels("minister:finance") == {"en": "Minister of Finance", "fr": "ministre des Finances"}
    assert post_labels("chief-of-staff:army")["fr"] == "chef d'état-major de l'armée"
    assert post_labels("no-such-post") == {}


def test_who_can_be_only_one() -> None:
    single = (
        "secretary-general",
        "prime-minister",
        "head-of-state",
        "chief-of-staff:army",
        "minister:defence",
        "commander",
    )
    assert all(is_single_holder(concept) for concept in single)
    several = ("minister", "ambassador", "deputy+secretary-general", "spokesperson", "no-such-post", "adviser:defence")
    assert not any(is_single_holder(concept) for concept in several)
