"""What a document is: its text, what is known about it, and its zones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

PublishedMethod = Literal["sidecar", "dateline", "metadata", "masthead"]
ZoneKind = Literal["masthead", "title", "dateline", "body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document was published, and how that was found.

    Args:
        earliest: The first day it can have been published.
        latest: The last day it can have been published; mostly the same day.
        method: Where the date came from, best first: ``sidecar``, ``dateline``, ``metadata``, ``masthead``.
        words: The words that say so, if they stand in the text.
        start: Offset of the words in the text, or None.
        end: Offset after the words, or None.
    """

    earliest: date
    latest: date
    method: PublishedMethod
    words: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text that is one kind of thing; zones cover the text without gaps, in order."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """What is known about a document besides its text.

    ``id`` is the slug of the file name and eight hexadecimal digits of the hash; ``sha256`` is of the file's
    bytes; ``length`` is the number of characters in the text that all offsets count in; ``line_starts`` are the
    offsets at which its lines start, so that evidence can name its line (empty if not known).
    """

    id: str
    name: str
    media_type: str
    sha256: str
    length: int
    language: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: Publication | None = None
    line_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be read: header, text and zones. The text is never edited after reading.

    ``mapping`` is the mapping file that says what its columns mean; None for prose.
    """

    header: Header
    text: str
    zones: tuple[Zone, ...]
    mapping: Path | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that cannot be used, with the reason, so that it is counted and not lost."""

    path: str
    reason: str
    remedy: str
