from __future__ import annotations

import pytest

from kg.extract.packs import languages, load_packs
from kg.extract.ranks import find_ranks, parse_rank, rank_labels


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Maj. Gen.", "en", "major-general"),
        ("Major-General", "en", "major-general"),
        ("Major General Pilot", "en", "major-general"),
        ("major général", "fr", "major-general"),
        ("Major Général", "fr", "major-general"),
        ("général de division", "fr", "major-general"),
        ("Général de corps d’armée", "fr", "lieutenant-general"),
        ("Field Marshal", "en", "field-marshal"),
        ("Air Chief Marshal", "en", "air-chief-marshal"),
        ("General (retd)", "en", "general"),
        ("Lt Gen (R)", "en", "lieutenant-general"),
        ("Secretary General", "en", None),
        ("", "en", None),
    ],
)
def test_parse_rank(text: str, language: str, key: str | None) -> None:
    assert parse_rank(text, language) == key


def test_every_rank_has_labels_and_the_languages_share_keys() -> None:
    keys = {language: {str(entry["id"]) for entry in load_packs(language).entries("rank")} for language in languages()}
    assert keys["fr"] <= keys["en"]
    assert all(language in rank_labels(key) for language in languages() for key in keys[language])
    assert rank_labels("unknown") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gen. Idris Kone spoke", [("Gen.", "general", None)]),
        ("General (retd) Idris Kone", [("General", "general", "former")]),
        ("retired General Kone", [("General", "general", "former")]),
        ("Lt. Gen. Idris Kone (R)", [("Lt. Gen.", "lieutenant-general", None)]),
        ("Major General Pilot Omar Al-Qadri", [("Major General Pilot", "major-general", None)]),
        ("a major step, in general", []),
        ("field marshals and generals", []),
        ("preventionGeneral Kone", []),
    ],
)
def test_find_ranks(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert [(span.text, span.concept, span.status) for span in find_ranks(text, "en")] == found


def test_a_french_rank_after_an_elided_article() -> None:
    assert [span.text for span in find_ranks("l'amiral Koné et le général (2S) Haddad", "fr")] == ["amiral", "général"]


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "On Monday General Kone spoke."
    (span,) = find_ranks(text, "en", start=10)
    assert text[span.start : span.end] == span.text == "General"


def test_a_staff_is_no_rank() -> None:
    found = find_ranks("Chief of General Staff General Ana Ruiz met Major General Staff Omar Haddad.", "en")
    assert [span.text for span in found] == ["General", "Major General Staff"]
