"""What a mapping is: where the records are, and what claims each of them makes."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kg.claims import Claim, Kind, Modality
from kg.documents.sidecars import Metadata

#: Begins the name of the extractor of claims that a mapping made; the name of its file follows.
EXTRACTOR = "mapping-"

Format = Literal["csv", "json"]
Precision = Literal["year", "month", "day"]
#: Column to the values of which it must have one.
Conditions = abc.Mapping[str, frozenset[str]]


def is_mapped(claim: Claim) -> bool:
    """Tell whether a claim was read from a table or JSON file with a mapping."""
    return claim.extractor.startswith(EXTRACTOR)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the value of an argument or status comes from.

    Args:
        columns: The first of these that is not empty gives it; none for a constant.
        constant: The value itself, or None.
        template: Text with ``{column}`` in it, or None.
        values: What is written instead of some values; an empty one leaves the argument out.
        closed: A value that ``values`` does not have is an error.
        state: The value must be the name or ISO 3166-1 code of a state.
        words: The column whose words stand for a constant, or None for the whole record.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    template: str | None = None
    values: abc.Mapping[str, str] = field(default_factory=dict)
    closed: bool = False
    state: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a date comes from.

    Args:
        columns: The first of these that is not empty gives it.
        format: ``edtf``, ``words`` (a date in the table's language), or a pattern of ``%Y``, ``%m`` and ``%d``.
        precision: What of the date counts; None for all that is written.
        beyond: If the record meets these conditions the true date may lie beyond: a start is then the latest, an end
            the earliest that is known. None for a date that is the true one.
        still: Values that say that it goes on.
    """

    columns: tuple[str, ...]
    format: str = "edtf"
    precision: Precision | None = None
    beyond: Conditions | None = None
    still: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """One kind of claim that records make.

    Args:
        name: The entry's name; the claim's rule is this with the row or path behind it.
        kind: Kind of claim.
        arguments: Argument name to where its mentions come from.
        rows: Of JSON: pointer to the array whose objects are the records.
        status: Where the status comes from, or None.
        start: When it began, or None.
        end: When it ended, or None.
        at: When it was so or happened, or None; then there is neither start nor end.
        where: Conditions that a record must meet.
        where_not: Conditions none of which a record may meet.
        modality: As for all claims.
        once: Say it only for the first record that says the same.
    """

    name: str
    kind: Kind
    arguments: abc.Mapping[str, Source]
    rows: str = ""
    status: Source | None = None
    start: Moment | None = None
    end: Moment | None = None
    at: Moment | None = None
    where: Conditions = field(default_factory=dict)
    where_not: Conditions = field(default_factory=dict)
    modality: Modality = "asserted"
    once: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """Of JSON: other objects that a column of a record points to; ``NAME.column`` reads them.

    Args:
        column: The column with the key.
        rows: Pointer to the array of the other objects.
        key: The column of the other objects that has the key.
    """

    column: str
    rows: str
    key: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file.

    Args:
        path: The file.
        format: ``csv`` (with any delimiter) or ``json``.
        claims: What the records say.
        files: Patterns of the names of files that it reads, such as ``members-*.csv``.
        metadata: Language, title, publisher, author, url and publication date of the files.
        encoding: Encoding of the files, or None to tell it from the bytes.
        delimiter: What parts cells, or None to tell it from the heading.
        columns: Names of the columns if the table has no heading; else empty.
        skip_lines: Lines before the heading.
        joins: Of JSON: name to join.
    """

    path: Path
    format: Format
    claims: tuple[ClaimRule, ...]
    files: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    encoding: str | None = None
    delimiter: str | None = None
    columns: tuple[str, ...] = ()
    skip_lines: int = 0
    joins: abc.Mapping[str, Join] = field(default_factory=dict)
