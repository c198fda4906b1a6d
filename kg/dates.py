"""Dates in running English and French text, as EDTF with exact offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["on", "since", "until", "by", "before", "after", "during", "for", "ago"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression.

    Args:
        start: Offset of the first character of the words.
        end: Offset after the last character.
        words: The words, prepositions that carry the meaning included ("since 2019", "from Feb. 2 to Feb. 6").
        edtf: EDTF (``2017``, ``2015-12``, ``2026-02-02/2026-02-06``, ``2019/..``, ``../2020``, ``XXXX-02-02``, ``2019~``),
            an ISO 8601 duration (``P1W``) for "week-long", or None where there is no anchor to compute from.
        precision: ``day``, ``month``, ``quarter``, ``season``, ``half``, ``year``, ``decade``, ``duration``.
        relation: How the words tie the date to what they date.
        anchor: The EDTF day that it was computed from ("last Tuesday"), or None if absolute.
        generic: True for words that only look like a date ("today" in an essay, "over the past two decades").
    """

    start: int
    end: int
    words: str
    edtf: str | None
    precision: str
    relation: Relation = "on"
    anchor: str | None = None
    generic: bool = False
