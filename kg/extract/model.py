"""What reading a document finds before anything is claimed: sentences and the spans in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.dates import DateMention
from kg.documents.model import Document, ZoneKind

SpanKind = Literal[
    "person",
    "organization",
    "post",
    "rank",
    "state",
    "demonym",
    "place",
    "date",
    "programme",
    "number",
]


@dataclass(frozen=True, slots=True)
class Span:
    """One recognised thing in the text.

    Args:
        start: Offset of the first character in the document.
        end: Offset after the last character.
        kind: What it is. Nominal mentions ("the Coalition", "the alliance", "his ministry") are ``organization`` too.
        text: The words.
        name: The full name it stands for inside the document (see :class:`kg.claims.Mention`).
        concept: A language-neutral key: the post key of :mod:`kg.extract.posts` ("secretary-general",
            "minister:defence"), the rank key ("major-general"), the state code ("sa") of a state or demonym,
            the number as digits, None otherwise.
        status: For posts: ``former``, ``acting``, ``designate`` when the words beside it say so ("former army chief",
            "(retd)"); None otherwise. Posts keep such words outside the span when they are not part of the post.
        plural: For posts: "ministers", "ambassadeurs".
        nominal: The words are a common noun phrase or pronoun-like reference, not a name.
        score: How sure the recogniser is; 0 is the threshold of acceptance.
        date: For dates: what the date grammar found.
    """

    start: int
    end: int
    kind: SpanKind
    text: str
    name: str | None = None
    concept: str | None = None
    status: str | None = None
    plural: bool = False
    nominal: bool = False
    score: float = 0.0
    date: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: a stretch of one zone, with its spans in text order, none overlapping.

    ``start`` and ``end`` are tight (no white space at either end), so the slice of the text is the quote of evidence.
    """

    start: int
    end: int
    zone: ZoneKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything recognised in it.

    Args:
        document: The document.
        sentences: In text order; masthead and boilerplate zones are left out.
        organization: Full name of the main organisation, the one that "the Coalition" refers to, or None.
        acronyms: Acronym to full name, as defined in the text.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    organization: str | None
    acronyms: dict[str, str]
