from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_document, read_spans_of
from kg.documents.model import Zone
from kg.extract.packs import load_packs
from kg.extract.spans import read_spans

_WORDS = (
    "the The General Gen. Maj. (retd) Idris Kone Al-Mersi bin Haddad Blue Accord Council (BAC) BAC of and in , . Oman "
    "Omani Secretary-General minister defence 43 forty-three Feb. 2 2017 said Université l'Alliance d'Oman Prince \n\n "
    "« » “ ” 's"
).split(" ")


def test_the_order_of_takers() -> None:
    text = "Oman's defence minister and BAO Secretary General Maj. Gen. Sana Haddad met on 2 May 2021 in Muscat."
    kinds = [(span.kind, span.text) for span in read_spans_of(text)]
    assert kinds == [
        ("state", "Oman"),
        ("post", "defence minister"),
        ("organization", "BAO"),
        ("post", "Secretary General"),
        ("rank", "Maj. Gen."),
        ("person", "Sana Haddad"),
        ("date", "2 May 2021"),
        ("place", "Muscat"),
    ]


def test_only_title_dateline_and_body_are_read() -> None:
    text = "Idris Kone Home\nOman\nMuscat, 3 May 2021\nSana Haddad spoke.\nShare Omar Hassan"
    cuts = (0, 16, 21, 40, 59, len(text))
    kinds = ("masthead", "title", "dateline", "body", "boilerplate")
    zones = tuple(Zone(kind, cuts[place], cuts[place + 1]) for place, kind in enumerate(kinds))  # type: ignore[arg-type]
    reading = read_spans(make_document(text, zones=zones), load_packs("en"))
    assert [line.zone for line in reading.sentences] == ["title", "dateline", "body"]
    assert [span.text for line in reading.sentences for span in line.spans if span.kind == "person"] == ["Sana Haddad"]


def test_numbers_carry_their_value() -> None:
    assert [span.concept for span in read_spans_of("It has forty-three members and 9 observers.")] == ["43", "9"]


def test_a_user_pack_changes_what_is_recognised(tmp_path: Path) -> None:
    text = "The Quorum of the North met."
    pack = tmp_path / "mine.toml"
    pack.write_text('[organization]\nheads = ["Quorum"]\n', encoding="utf-8")
    reading = read_spans(make_document(text), load_packs("en", (pack,)))
    assert [span.text for span in reading.sentences[0].spans] == ["Quorum of the North"]
    assert read_spans_of(text) == ()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.sampled_from(["en", "fr"]))
def test_spans_quote_the_text_inside_sentences_without_overlap(words: list[str], language: str) -> None:
    text = " ".join(words)
    reading = read_spans(make_document(text, language), load_packs(language))
    for sentence in reading.sentences:
        place = sentence.start
        for span in sentence.spans:
            assert place <= span.start < span.end <= sentence.end
            assert text[span.start : span.end] == span.text
            place = span.end
    assert read_spans(make_document(text, language), load_packs(language)) == reading


@pytest.mark.parametrize("text", ["", " \n ", "\x00\ud7ff", "(((", "A" * 5000, "Gen. " * 500, "'s 's 's", "M. M. M."])
def test_odd_texts_do_no_harm(text: str) -> None:
    for language in ("en", "fr"):
        read_spans_of(text, language)
