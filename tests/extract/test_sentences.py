from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_document
from kg.documents.model import Zone
from kg.extract.packs import load_packs
from kg.extract.sentences import document_sentences, split_sentences


def _split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, load_packs(language))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Maj. Gen. Sana Haddad met Lt. Col. J. R. Kone of the U.S. Army.", "en"),
        ("S.E. M. Idris Koné et Mme. Haddad ont signé.", "fr"),
        ("It grew by 3.5 percent under art. 5 of the pact.", "en"),
        (
            "The council met in the old harbour hall and members\nKordavia and Oman voted on the budget today.",
            "en",
        ),
        ("He read a long statement about the fight against piracy on\n\nthe high seas, and left.", "en"),
        (
            "The Harbour League met in Accra on Friday, its secretary general,\nInga Sol, told a crowd of reporters.",
            "en",
        ),
        ("Visit example.com or YouTube for the McDonald report of the BlueHeron team.", "en"),
    ],
)
def test_no_cut_inside_a_sentence(text: str, language: str) -> None:
    assert _split(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The plan ended.“Peace is near,” he said.", ["The plan ended.", "“Peace is near,” he said."]),
        ('It ended."Peace is near," he said.', ["It ended.", '"Peace is near," he said.']),
        ('"It is over."Members left.', ['"It is over."', "Members left."]),
        ("He gave figures.Programme aims follow.", ["He gave figures.", "Programme aims follow."]),
        ("Focus on preventionAGENCY said so.", ["Focus on prevention", "AGENCY said so."]),
        ("Ties and stabilityAl-Hassan said so.", ["Ties and stability", "Al-Hassan said so."]),
        ("Global PartnershipNATO said so.", ["Global Partnership", "NATO said so."]),
        (
            "New PartnershipOman leads. A Partnership of Oman.",
            ["New Partnership", "Oman leads.", "A Partnership of Oman."],
        ),
        ("He is from the U.S. The pact met.", ["He is from the U.S.", "The pact met."]),
        ("He said no. 12 members left.", ["He said no. 12 members left."]),
        ("Heading\nThe pact met.", ["Heading", "The pact met."]),
        ("Members:\n- Oman\n- Chad", ["Members:", "- Oman", "- Chad"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
    ],
)
def test_cuts(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


def test_french_quotes_close_the_sentence() -> None:
    assert _split("« C'est fini. » Il part.", "fr") == ["« C'est fini. »", "Il part."]


def test_mastheads_and_boilerplate_are_left_out() -> None:
    text = "Menu Home\nA title\nThe pact met.\nShare this"
    zones = (Zone("masthead", 0, 10), Zone("title", 10, 18), Zone("body", 18, 32), Zone("boilerplate", 32, len(text)))
    found = document_sentences(make_document(text, zones=zones), load_packs("en"))
    assert [(text[start:end], zone) for start, end, zone in found] == [("A title", "title"), ("The pact met.", "body")]


@given(st.text(alphabet="abZé .!?\n\"'”“-(1;M", max_size=120), st.sampled_from(["en", "fr"]))
def test_sentences_cover_all_text_tightly_and_in_order(text: str, language: str) -> None:
    found = split_sentences(text, load_packs(language))
    covered = {place for start, end in found for place in range(start, end)}
    assert all(start < end and not text[start].isspace() and not text[end - 1].isspace() for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= covered
