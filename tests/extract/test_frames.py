"""Frames: what their entries say, where they apply, and what a broken one tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from factory import read_claims
from kg.claims import Claim
from kg.errors import PackError
from kg.extract.frames import load_frames, read_place
from kg.extract.packs import languages, load_packs

BANK = Path(__file__).with_name("event_bank.tsv")


def _rows() -> list[list[str]]:
    lines = BANK.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _modalities(text: str, language: str, kind: str) -> set[str]:
    claims = read_claims(text, "event", language)
    return {claim.modality for claim in claims if [mention.name for mention in claim.arguments["type"]] == [kind]}


@pytest.mark.parametrize(("language", "kind", "modality", "text"), _rows())
def test_bank(language: str, kind: str, modality: str, text: str) -> None:
    found = _modalities(text, language, kind)
    assert modality in found if modality != "-" else not found


def _examples(key: str) -> list[tuple[str, str, Mapping[str, object], str]]:
    found = []
    for language in languages():
        for table in ("frame", "light"):
            for entry in load_packs(language).entries(table):
                examples = entry.get(key, [])
                assert isinstance(examples, list)
                found += [(language, table, entry, text) for text in examples]
    return [row for row in found if row[2].get("kind", "event") == "event"]


def _told(entry: Mapping[str, object], table: str, text: str, language: str) -> list[Claim]:
    claims = read_claims(text, "event", language)
    if table == "light" or entry["type"] == "same":
        return [claim for claim in claims if claim.modality == entry.get("modality", "asserted")]
    return [claim for claim in claims if [mention.name for mention in claim.arguments["type"]] == [entry["type"]]]


@pytest.mark.parametrize(("language", "table", "entry", "text"), _examples("yes"))
def test_yes(language: str, table: str, entry: Mapping[str, object], text: str) -> None:
    assert _told(entry, table, text, language)


@pytest.mark.parametrize(("language", "table", "entry", "text"), _examples("no"))
def test_no(language: str, table: str, entry: Mapping[str, object], text: str) -> None:
    assert not _told(entry, table, text, language)


@pytest.mark.parametrize("value", ["host", "host:king", "a b:state"])
def test_a_place_is_an_argument_and_a_type(value: str) -> None:
    with pytest.raises(PackError, match="write"):
        read_place(value, "frame")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('id = "x"\nkind = "event"\ntype = "visit"\n', "not one of verb and noun"),
        ('id = "x"\nkind = "event"\ntype = "visit"\nverb = "("\n', "not a regular expression"),
        ('id = "x"\nkind = "event"\ntype = "visit"\nverb = "saw"\nsubject = "who:king"\n', "who:king"),
    ],
)
def test_a_broken_frame_says_what_is_wrong(tmp_path: Path, entry: str, told: str) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(f"[[frame]]\n{entry}", encoding="utf-8")
    with pytest.raises(PackError, match=told):
        load_frames(load_packs("en", (pack,)), "event")
