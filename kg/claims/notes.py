"""Notes: claims that a person writes by hand, in words alone; where the words stand is found when the document is read.

A file of notes is TOML, one ``[[claim]]`` table a claim::

    [[claim]]
    document = "note.txt"
    quote = "Togo threw open its doors to the Lagoon Entente in 2019"
    kind = "membership"
    status = "joined"
    time = { edtf = "2019", words = "2019" }
    by = "Asha Menon"

    [claim.arguments]
    member = "Togo"
    organization = "Lagoon Entente"

``document`` is the file name or the id of a document; ``quote`` stands in it once (spaces and line breaks are alike).
An argument is its words, looked for in the quote first and then in the whole text; ``{ words, name }`` where they stand
for a name; or a list of these. ``status``, ``time``, ``modality`` and ``grade`` may be missing. ``by`` is who says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from kg.claims.model import Claim, ClaimTime, Evidence, Grade, Kind, Mention, Modality, make_claim
from kg.edtf import read_edtf
from kg.errors import ClaimError, DateError, InputError

_TEXTS = ("document", "quote", "kind", "by")
_OPTIONS = ("status", "modality", "grade", "time")
#: Arguments that are words or numbers, and stand for no name.
_UNNAMED = frozenset({"count", "quote"})


@dataclass(frozen=True, slots=True)
class Note:
    """One claim as its author wrote it; ``place`` is file and entry, for messages."""

    document: str
    entry: Mapping[str, Any]
    place: str


def read_notes(path: Path) -> tuple[Note, ...]:
    """Read a file of notes.

    Args:
        path: A UTF-8 TOML file of ``[[claim]]`` tables.

    Raises:
        ClaimError: The file is not TOML, or an entry lacks a key, or has one that no claim has.
        InputError: The file cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a file of claims") from None
    except (ValueError, RecursionError) as error:
        raise ClaimError(str(path), f"is not TOML ({error})", "give UTF-8 TOML with [[claim]] tables") from None
    entries = table.get("claim")
    if set(table) != {"claim"} or not isinstance(entries, list):
        raise ClaimError(f"{path}", f"tables {', '.join(sorted(table))}", "use [[claim]] tables only")
    return tuple(_read_note(entry, f"{path}, [[claim]] {number}") for number, entry in enumerate(entries, 1))


def _read_note(entry: object, place: str) -> Note:
    if not isinstance(entry, dict):
        raise ClaimError(place, f"{entry!r} is no table", "write a [[claim]] line and its keys below it")
    for key in _TEXTS:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ClaimError(place, f"{key} = {entry.get(key)!r}", f"give {', '.join(_TEXTS)} as texts")
    if not isinstance(entry.get("arguments"), dict):
        raise ClaimError(place, "no arguments", "write them below a [claim.arguments] line")
    for key in entry:
        if key not in (*_TEXTS, *_OPTIONS, "arguments"):
            raise ClaimError(place, f"unknown key {key!r}", f"use {', '.join((*_TEXTS, *_OPTIONS))}")
    return Note(entry["document"], entry, place)


def note_claim(note: Note, document: str, text: str) -> Claim:
    r"""Return the claim of a note, its words found in the text.

    Args:
        note: The note.
        document: Id of the document that it is about.
        text: The text of that document.

    Raises:
        ClaimError: The quote does not stand in the text, or twice; other words do not; the claim breaks the format.

    >>> entry = {"quote": "the pact has nine members", "kind": "member_count", "by": "Asha Menon"}
    >>> entry["arguments"] = {"organization": {"words": "the pact", "name": "Nordic Pact"}, "count": "nine"}
    >>> claim = note_claim(Note("a.txt", entry, "mine.toml"), "a-1", "So\nthe pact has\nnine members.")
    >>> claim.evidence.quote, claim.first("count").start, claim.first("organization").name
    ('the pact has\nnine members', 16, 'Nordic Pact')
    """
    entry = note.entry
    found = tuple(_occurrences(entry["quote"], text))
    if len(found) != 1:
        told = "does not stand" if not found else f"stands {len(found)} times"
        remedy = "copy the words from what `kg text` prints" if not found else "quote more words"
        raise ClaimError(note.place, f"the quote {entry['quote']!r} {told} in {note.document}", remedy)
    start, end = found[0]
    evidence = Evidence(document, start, end, text[start:end])
    arguments = {
        name: tuple(_mention(name, one, evidence, text, note.place) for one in _listed(value))
        for name, value in entry["arguments"].items()
    }
    time = _time(entry["time"], evidence, text, note.place) if "time" in entry else None
    try:
        return make_claim(
            cast(Kind, entry["kind"]),
            arguments,
            evidence,
            rule=entry["by"],
            time=time,
            status=entry.get("status"),
            modality=cast(Modality, entry.get("modality", "asserted")),
            grade=cast(Grade, entry.get("grade", "stated")),
            extractor="person",
        )
    except ClaimError as error:
        raise ClaimError(note.place, error.value, error.remedy) from None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _mention(argument: str, value: object, evidence: Evidence, text: str, place: str) -> Mention:
    words, name = _pair(value, "name", f"{place}, {argument}")
    start, end = _find(words, evidence, text, f"{place}, {argument}")
    return Mention(text[start:end], start, end, name or (None if argument in _UNNAMED else words))


def _time(value: object, evidence: Evidence, text: str, place: str) -> ClaimTime:
    words, edtf = _pair(value, "edtf", f"{place}, time")
    if edtf is None:
        raise ClaimError(f"{place}, time", repr(value), 'write { edtf = "2019-05", words = "in May 2019" }')
    try:
        read_edtf(edtf)
    except DateError as error:
        raise ClaimError(f"{place}, time", error.value or repr(edtf), error.remedy) from None
    start, end = _find(words, evidence, text, f"{place}, time")
    return ClaimTime(edtf, text[start:end], start, end)


def _pair(value: object, key: str, place: str) -> tuple[str, str | None]:
    """Read ``"words"`` or ``{ words, key }``."""
    given = {"words": value} if isinstance(value, str) else value
    known = isinstance(given, dict) and "words" in given and set(given) <= {"words", key}
    if not known or not all(isinstance(one, str) and one.strip() for one in cast("dict[str, str]", given).values()):
        raise ClaimError(place, repr(value), f'write "words", or {{ words = "...", {key} = "..." }}')
    told = cast("dict[str, str]", given)
    return told["words"], told.get(key)


def _find(words: str, evidence: Evidence, text: str, place: str) -> tuple[int, int]:
    """Return where words stand: in the quote if they are there, else for the first time in the text."""
    for start, end in _occurrences(words, evidence.quote):
        return evidence.start + start, evidence.start + end
    for found in _occurrences(words, text):
        return found
    raise ClaimError(place, f"{words!r} is not in the document", "copy the words from what `kg text` prints")


def _occurrences(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where whole words stand; any run of spaces and line breaks is a space."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    before, after = (
        (r"(?<!\w)" if words.strip()[0].isalnum() else ""),
        (r"(?!\w)" if words.strip()[-1].isalnum() else ""),
    )
    yield from (found.span() for found in re.finditer(before + pattern + after, text))
