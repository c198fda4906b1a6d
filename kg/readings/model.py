"""What is shown of a document: passages that cover its text, with marks in them and claims beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.claims import Claim
from kg.documents.model import Document, ZoneKind

MarkKind = Literal[
    "person",
    "post",
    "rank",
    "organization",
    "reference",
    "state",
    "demonym",
    "place",
    "date",
    "programme",
    "number",
]

#: Every kind of mark with its explanation in the legend, in the order shown.
KINDS: dict[MarkKind, str] = {
    "person": "name of a person",
    "post": "post that somebody can hold",
    "rank": "rank or honorific",
    "organization": "name of an organisation",
    "reference": "words for an organisation, with what they stand for: “the coalition”",
    "state": "state",
    "demonym": "word for what belongs to a state: “Ghanaian”",
    "place": "city, region or site",
    "date": "date, with its EDTF value",
    "programme": "programme, course or initiative that a claim names",
    "number": "number that can be a count",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised thing in the text.

    Args:
        start: Offset of the first character in the document.
        end: Offset after the last character.
        kind: What it is; ``reference`` is an organisation that is not named but meant.
        note: What it stands for, to be shown behind it: a name, an EDTF value; empty if the words say it themselves.
        key: What rules see: the key of a post or rank, the code of a state; empty if there is none.
        inner: Marks inside this one, in order: the state in the title of a programme.
    """

    start: int
    end: int
    kind: MarkKind
    note: str = ""
    key: str = ""
    inner: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words that a claim uses.

    Args:
        start: Offset in the document.
        end: Offset after them.
        words: The words, with blanks for line ends.
        note: The name they stand for, or empty.
        passage: Number of the sentence they stand in if it is another one than the claim's; 0 if they stand in text
            that is not read; None if they stand in the claim's own sentence.
    """

    start: int
    end: int
    words: str
    note: str
    passage: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in words.

    Args:
        claim: The claim.
        arguments: Argument name and words, in the published order.
        time: The words of its time, or None.
        origin: Where its rule is written: a pack file or a module.
    """

    claim: Claim
    arguments: tuple[tuple[str, tuple[Said, ...]], ...]
    time: Said | None
    origin: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a stretch of text that is not read.

    Args:
        start: Offset of its first character.
        end: Offset after its last character.
        rest: Offset after the white space behind it, where the next passage starts.
        zone: Kind of the zone it stands in.
        number: Number of the sentence, from 1; 0 if the stretch is not read.
        marks: What was recognised in it.
        told: The claims it is the evidence of.
        is_unclaimed: It is a sentence with things that claims are made of, but no claim was read.
    """

    start: int
    end: int
    rest: int
    zone: ZoneKind
    number: int = 0
    marks: tuple[Mark, ...] = ()
    told: tuple[Told, ...] = ()
    is_unclaimed: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A document as it is shown.

    Args:
        document: The document.
        organization: The full name of its main organisation, or None.
        acronyms: Acronym and full name, as the text defines them.
        passages: In text order; unless narrowed, they cover the text from the first character that is no white space.
    """

    document: Document
    organization: str | None
    acronyms: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
