"""Trials: whether the ``yes`` and ``no`` sentences beside the entries of a pack hold.

Of a ``pattern``, ``frame`` or ``list_head`` they must (must not) give a claim of its kind, with its status or type; of
a post or ``rank`` they must contain it; of an ``organization_cue`` or ``example`` what stands in brackets must be read.
Entries of other tables are not tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from kg.claims import Claim
from kg.documents import Document, Header, Zone
from kg.documents.model import ZoneKind
from kg.extract import link_claims, read_spans
from kg.extract.model import Span
from kg.extract.packs import Packs, languages, load_packs

_RULES = ("pattern", "frame", "list_head")
_POSTS = ("post_heads", "post_modifiers", "post_portfolios", "post_aliases")
_BRACKETED = ("organization_cue", "example")


@dataclass(frozen=True, slots=True)
class Trial:
    """One sentence of a pack and what came of it.

    Args:
        place: File and entry.
        key: ``yes`` for a sentence that the entry must read, ``no`` for one that it must not.
        example: The sentence.
        holds: Whether it is so; None if entries of this table are not tried.
    """

    place: str
    key: Literal["yes", "no"]
    example: str
    holds: bool | None


def try_packs(files: tuple[Path, ...]) -> tuple[Trial, ...]:
    """Read the ``yes`` and ``no`` sentences of packs, with these packs and the built-in ones.

    Args:
        files: TOML files, or folders of them. One without a ``language`` is tried in each, and holds if it does in one.

    Returns:
        The trials, in the order of the files.

    Raises:
        PackError: A pack breaks the format; names file, entry and remedy.
    """
    found: dict[tuple[str, str, str], bool | None] = {}
    for language in languages():
        packs = load_packs(language, files)
        for table, entry in _own_entries(packs, files):
            for key in ("yes", "no"):
                for example in cast("list[str]", entry.get(key, [])):
                    trial = (str(entry["origin"]), key, example)
                    read = _is_read(table, entry, example, packs)
                    holds = None if read is None else read == (key == "yes")
                    found[trial] = holds or found.get(trial, holds)
    return tuple(Trial(place, cast(Any, key), example, holds) for (place, key, example), holds in found.items())


def _own_entries(packs: Packs, files: tuple[Path, ...]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield table and entry of the files, and not of the built-in packs."""
    for table in packs.arrays:
        for entry in packs.entries(table):
            place = Path(str(entry["origin"]).rpartition(", [[")[0])
            if any(path in (place, place.parent) for path in files):
                yield table, entry


def _is_read(table: str, entry: Mapping[str, object], example: str, packs: Packs) -> bool | None:
    """Tell whether an example is read as its entry says; None if nothing here knows the table."""
    if table in _RULES:
        return any(_agrees(claim, entry) for claim in _claims(example, entry, packs))
    if table in _POSTS:
        forms = [_plain(form) for form in cast("list[str]", entry.get("forms", []))]
        posts = [_plain(span.text) for span in _spans(example, packs) if span.kind == "post"]
        return any(re.search(rf"(?<!\w){re.escape(form)}", post) is not None for form in forms for post in posts)
    if table == "rank":
        return any(span.kind == "rank" and span.concept == entry["id"] for span in _spans(example, packs))
    if table in _BRACKETED:
        kind, weight = str(entry.get("kind", "organization")), cast(float, entry.get("weight", 1))
        return _has_bracketed(example, kind, packs) == (weight > 0)
    return None


def _agrees(claim: Claim, entry: Mapping[str, object]) -> bool:
    kind = claim.first("type")
    same = claim.kind == entry["kind"] and ("status" not in entry or claim.status == entry["status"])
    return same and ("type" not in entry or (kind is not None and kind.name == entry["type"]))


def _plain(words: str) -> str:
    return words.lower().replace("-", " ")


def _document(text: str, language: str, zone: ZoneKind = "body") -> Document:
    header = Header("example", "example.txt", "text/plain", "", len(text), language)
    return Document(header, text, (Zone(zone, 0, len(text)),))


def _claims(text: str, entry: Mapping[str, object], packs: Packs) -> tuple[Claim, ...]:
    zone = cast("list[ZoneKind]", entry.get("zones", ["body"]))
    where: ZoneKind = "body" if "body" in zone else zone[0]
    return link_claims(read_spans(_document(text, packs.language, where), packs), packs)


def _spans(text: str, packs: Packs) -> tuple[Span, ...]:
    reading = read_spans(_document(text, packs.language), packs)
    return tuple(span for sentence in reading.sentences for span in sentence.spans)


def _has_bracketed(example: str, kind: str, packs: Packs) -> bool:
    """Tell whether every stretch between brackets is a span of the kind."""
    text, wanted = "", []
    for place, part in enumerate(re.split(r"[\[\]]", example)):
        if place % 2:
            wanted.append((len(text), len(text) + len(part)))
        text += part
    found = {(span.start, span.end) for span in _spans(text, packs) if span.kind == kind}
    return all(stretch in found for stretch in wanted)
