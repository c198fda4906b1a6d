"""Notes: claims written by hand, their words found in the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.claims import check_claim, note_claim, read_notes
from kg.corpus import read_corpus
from kg.errors import ClaimError, InputError

_TEXT = "Oman is near.\nIn spring the doors of\nthe Accord opened for Oman and Chad. The Accord is old.\n"
_NOTE = """[[claim]]
document = "note.txt"
quote = "the doors of the Accord opened for Oman and Chad"
kind = "membership"
status = "joined"
time = { edtf = "2019-21", words = "spring" }
by = "Asha Menon"

[claim.arguments]
member = ["Oman", "Chad"]
organization = { words = "the Accord", name = "Blue Accord" }
"""


def _write(folder: Path, note: str = _NOTE) -> Path:
    path = folder / "mine.toml"
    path.write_text(note, encoding="utf-8")
    return path


def test_words_are_found_in_the_quote_before_anywhere_else(tmp_path: Path) -> None:
    (note,) = read_notes(_write(tmp_path))
    claim = note_claim(note, "note-1", _TEXT)
    check_claim(claim, _TEXT)
    assert claim.evidence.quote == "the doors of\nthe Accord opened for Oman and Chad"
    assert [(one.text, one.start, one.name) for one in claim.arguments["member"]] == [
        ("Oman", _TEXT.index("Oman and"), "Oman"),
        ("Chad", _TEXT.index("Chad"), "Chad"),
    ]
    assert [one.name for one in claim.arguments["organization"]] == ["Blue Accord"]
    assert claim.time is not None
    assert (claim.time.edtf, claim.time.start, claim.extractor, claim.rule) == (
        "2019-21",
        _TEXT.index("spring"),
        "person",
        "Asha Menon",
    )


def test_a_document_is_called_by_its_file_name_or_its_id(tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text(_TEXT, encoding="utf-8")
    corpus = read_corpus([text], claims=[_write(tmp_path)])
    by_name = [claim for claim in corpus.claims if claim.extractor == "person"]
    by_id = read_corpus([text], claims=[_write(tmp_path, _NOTE.replace("note.txt", corpus.headers[0].id))]).claims
    assert len(by_name) == 1
    assert by_name[0] in by_id
    with pytest.raises(ClaimError, match=r"claims about other\.txt"):
        read_corpus([text], claims=[_write(tmp_path, _NOTE.replace("note.txt", "other.txt"))])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the doors of the Accord", "a door of the Accord", "does not stand"),
        ("the doors of the Accord opened for Oman and Chad", "Oman", "stands 2 times"),
        ('"Chad"]', '"Cha"]', "'Cha' is not in the document"),
        ("spring", "autumn", "'autumn' is not in the document"),
        ("2019-21", "2019-99", "2019-99"),
        ('edtf = "2019-21", ', "", "time"),
        ('"joined"', '"jioned"', "status 'jioned'"),
        ('"membership"', '"member"', "kind 'member'"),
        ("member = [", "members = [", "argument 'members'"),
        ("name = ", "nom = ", "organization"),
    ],
)
def test_what_does_not_fit_the_document_is_told_with_its_entry(tmp_path: Path, old: str, new: str, told: str) -> None:
    (note,) = read_notes(_write(tmp_path, _NOTE.replace(old, new, 1)))
    with pytest.raises(ClaimError, match=told) as caught:
        note_claim(note, "note-1", _TEXT)
    assert str(tmp_path / "mine.toml, [[claim]] 1") in caught.value.place


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("[[claim]\n", "not TOML"),
        ("[[claims]]\n", "tables claims"),
        ("", "tables"),
        ("claim = [1]\n", "is no table"),
        (_NOTE.replace('by = "Asha Menon"', ""), "by = None"),
        (_NOTE.replace('quote = "the', 'quoted = "x"\nquote = "the'), "unknown key 'quoted'"),
        (_NOTE.partition("[claim.arguments]")[0], "no arguments"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, note: str, told: str) -> None:
    with pytest.raises(ClaimError, match=told):
        read_notes(_write(tmp_path, note))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_notes(tmp_path / "none.toml")
