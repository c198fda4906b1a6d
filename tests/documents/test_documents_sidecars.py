"""Sidecars: what they add, and how a broken one is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.documents import Document, read_document, read_documents
from kg.errors import InputError

TEXT = "OSLO, 3 May 2020 - The Danube Pact met in Oslo, and it was a success."


def read(folder: Path, sidecar: str, text: str = TEXT) -> Document:
    path = folder / "note.txt"
    path.write_text(text, encoding="utf-8")
    (folder / "note.txt.toml").write_text(sidecar, encoding="utf-8")
    found = read_document(path)
    assert isinstance(found, Document)
    return found


def test_sidecar_wins_over_the_text(tmp_path: Path) -> None:
    header = read(
        tmp_path,
        'published = 2020-05-04\ntitle = "Pact"\npublisher = "Wire"\nauthor = "Ana Lund"\nurl = "https://example.org/x"\n',
    ).header
    assert (header.title, header.publisher, header.author, header.url) == (
        "Pact",
        "Wire",
        "Ana Lund",
        "https://example.org/x",
    )
    assert header.published is not None
    assert (header.published.earliest, header.published.method) == (date(2020, 5, 4), "sidecar")


@pytest.mark.parametrize(
    ("published", "earliest", "latest"),
    [
        ('"2020-05"', "2020-05-01", "2020-05-31"),
        ('"2020-12"', "2020-12-01", "2020-12-31"),
        ('"2020"', "2020-01-01", "2020-12-31"),
        ("2020-05-04T10:00:00Z", "2020-05-04", "2020-05-04"),
    ],
)
def test_partial_publication_date_spans_what_it_can_mean(
    tmp_path: Path, published: str, earliest: str, latest: str
) -> None:
    found = read(tmp_path, f"published = {published}").header.published
    assert found is not None
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


def test_sidecar_can_say_the_language(tmp_path: Path) -> None:
    assert read(tmp_path, 'language = "fr"', "1234 5678").header.language == "fr"


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ("title = ", "is not TOML"),
        ('titel = "x"', "'titel'"),
        ("title = 3", "title = 3"),
        ('published = "soon"', "'soon'"),
        ("published = 2020-02-30", "is not TOML"),
        ('published = "0001-01-01"', "0001"),
        ('url = "javascript:x"', "javascript"),
        ('language = "English"', "English"),
    ],
)
def test_broken_sidecar_names_file_key_and_remedy(tmp_path: Path, sidecar: str, words: str) -> None:
    with pytest.raises(InputError, match=r"note\.txt\.toml") as raised:
        read(tmp_path, sidecar)
    assert words in str(raised.value)
    assert raised.value.remedy


def test_sidecars_may_lie_in_a_folder_of_their_own(tmp_path: Path) -> None:
    texts, sidecars = tmp_path / "texts", tmp_path / "sidecars"
    texts.mkdir()
    sidecars.mkdir()
    (texts / "note.txt").write_text(TEXT, encoding="utf-8")
    (sidecars / "note.txt.toml").write_text('title = "Pact"', encoding="utf-8")
    [found] = read_documents([texts], sidecars=sidecars)
    assert isinstance(found, Document)
    assert found.header.title == "Pact"


def test_sidecar_is_not_listed_as_a_document(tmp_path: Path) -> None:
    read(tmp_path, 'title = "Pact"')
    assert len(list(read_documents([tmp_path]))) == 1
