"""Every example beside a pattern runs through the real line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest

from kg.claims import Claim
from kg.documents.model import Document, Header, Zone, ZoneKind
from kg.errors import PackError
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs
from kg.extract.patterns import compile_pattern


def _examples(key: str) -> list[Any]:
    return [
        pytest.param(language, entry, text, id=f"{language}-{entry['id']}-{number}")
        for language in ("en", "fr")
        for entry in load_packs(language).entries("pattern")
        for number, text in enumerate(cast("list[str]", entry.get(key, [])))
    ]


def _claims(text: str, language: str, entry: Mapping[str, object]) -> list[Claim]:
    header = Header("example", "example.txt", "text/plain", "", len(text), language)
    packs = load_packs(language)
    zone = Zone(cast("list[ZoneKind]", entry.get("zones", ["body"]))[0], 0, len(text))
    reading = read_spans(Document(header, text, (zone,)), packs)
    found = [claim for claim in link_claims(reading, packs) if claim.kind == entry["kind"]]
    if entry["kind"] == "event":
        return [c for c in found if (kind := c.first("type")) is not None and kind.name == entry["type"]]
    return [claim for claim in found if claim.status == entry.get("status")]


@pytest.mark.parametrize(("language", "entry", "text"), _examples("yes"))
def test_yes(language: str, entry: Mapping[str, object], text: str) -> None:
    assert _claims(text, language, entry)


@pytest.mark.parametrize(("language", "entry", "text"), _examples("no"))
def test_no(language: str, entry: Mapping[str, object], text: str) -> None:
    assert not _claims(text, language, entry)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{member:nations} joined", "slot type 'nations'"),
        ("{member:states} <hve>joined", "word list <hve>"),
        ("{member:states} (joined", "not a regular expression"),
        (7, "no id or no pattern"),
    ],
)
def test_a_broken_pattern_says_what_is_wrong(pattern: object, told: str) -> None:
    with pytest.raises(PackError, match=told):
        compile_pattern({"id": "x", "kind": "membership", "pattern": pattern}, {"have": ["has"]})
