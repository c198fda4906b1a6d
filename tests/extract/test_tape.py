"""Tapes: every character keeps its place in the document, through rendering and folding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factory import make_document, read_spans_of
from kg.extract.model import Sentence, Span
from kg.extract.packs import load_packs
from kg.extract.phrases import read_tapes
from kg.extract.spans import read_spans
from kg.extract.tape import SYMBOLS, Mark, fold_tape, render_tape


def test_a_span_is_one_symbol_and_words_keep_their_offsets() -> None:
    text = "  Oman,\n\tjoined “today”"
    tape = render_tape(text, Sentence(2, len(text), "body", (Span(2, 6, "state", "Oman", name="Oman"),)))
    assert tape.text == SYMBOLS["state"] + ', joined "today"'
    assert tape.place(0, 1) == (2, 6)
    start = tape.text.index("joined")
    assert text[slice(*tape.place(start, start + 6))] == "joined"


def test_format_characters_and_generic_dates_leave_no_trace() -> None:
    assert render_tape("a\u200eb", Sentence(0, 3, "body", ())).text == "ab"


def test_bare_numbers_are_symbols_but_parts_of_others_are_not() -> None:
    text = "The 34-nation pact has 12.5 ships, 1,000 men and 7 members"
    tape = render_tape(text, Sentence(0, len(text), "body", ()))
    assert [text[mark.start : mark.end] for mark in tape.marks_in(0, len(tape.text))] == ["34", "7"]


@given(st.text(alphabet="aZ é,.'’“\n\t\u00a07-", max_size=60))
def test_every_character_of_a_tape_stands_where_it_says(text: str) -> None:
    tape = render_tape(text, Sentence(0, len(text), "body", ()))
    assert len(tape.starts) == len(tape.ends) == len(tape.text) + 1
    assert len(tape.marks) == len(tape.text)
    for position, character in enumerate(tape.text):
        if character.isalnum():
            assert text[tape.starts[position] : tape.ends[position]] == character


def test_folding_keeps_the_stretch_of_what_it_replaces() -> None:
    text = "the Omani minister Ali met"
    tape = render_tape(text, Sentence(0, len(text), "body", ()))
    folded = fold_tape(tape, [(4, 22, Mark("person", 19, 22, "Ali", None))])
    assert folded.text == f"the {SYMBOLS['person']} met"
    assert folded.place(4, 5) == (4, 22)
    assert folded.place(6, 9) == (23, 26)


def test_phrases_fold_to_their_heads() -> None:
    text = "Oman's defence minister, General Ali Haddad, met a delegation of the Blue Accord led by Ana Silva."
    reading = read_spans(make_document(text), load_packs("en"))
    (_, tape), *_ = read_tapes(reading, load_packs("en"))
    assert tape.text == f"{SYMBOLS['person']} met {SYMBOLS['delegation']}."
    delegation = tape.marks[tape.text.index(SYMBOLS["delegation"])]
    assert delegation is not None
    assert text[delegation.start : delegation.end] == "a delegation of the Blue Accord"
    assert (delegation.name, [part.name for part in delegation.parts]) == ("Blue Accord", ["Blue Accord", "Ana Silva"])


def test_names_that_nothing_recognised_are_unknown() -> None:
    text = "In 2016 the Horn Plinth grew."
    assert not [span for span in read_spans_of(text) if span.text == "Horn Plinth"]
    (_, tape), *_ = read_tapes(read_spans(make_document(text), load_packs("en")), load_packs("en"))
    assert SYMBOLS["unknown"] in tape.text
