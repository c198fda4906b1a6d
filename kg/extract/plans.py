"""When a planned thing is planned for: "will travel in June" means the next June."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.claims import ClaimTime
from kg.documents.model import Publication
from kg.edtf import is_yearless
from kg.times import parse_edtf

#: A month with or without a day, and nothing else: the year is what the reader must find.
_MONTH = re.compile(
    r"(?:(?:early|mid|late|fin|début)[ -])?(?:\d{1,2}(?:er|st|nd|rd|th)? )?"
    r"(?:jan|feb|f[ée]v|mar|a[pv]r|ma[iy]|jui?[nl]|ao[uû]t|aug|sep|oct|nov|d[eé]c)[a-zéû]*\.?(?: \d{1,2})?",
    re.IGNORECASE,
)
#: A plan of the past: "was to visit Rome in April".
_PAST = re.compile(r"\b(?:was|were|had been|devait|devaient)\b", re.IGNORECASE)


def look_ahead(time: ClaimTime | None, told: str) -> ClaimTime | None:
    """Move a month without a year, taken for a past one, to the next year.

    Args:
        time: The time of a planned event, computed from its anchor.
        told: The words of the sentence before the event; "was to" keeps the past.

    Returns:
        The time, a year later if it was a bare month before the anchor.

    >>> look_ahead(ClaimTime("2021-06", "June", 0, 4, "2022-02-07"), "She will").edtf
    '2022-06'
    >>> look_ahead(ClaimTime("2021-06", "June", 0, 4, "2022-02-07"), "She was to").edtf
    '2021-06'
    """
    if time is None or time.anchor is None or "/" in time.edtf or not re.match(r"\d{4}-\d\d", time.edtf):
        return time
    bare = _MONTH.fullmatch(time.words) is not None and _PAST.search(told) is None
    if not bare or time.edtf >= time.anchor[: len(time.edtf)]:
        return time
    return replace(time, edtf=f"{int(time.edtf[:4]) + 1}{time.edtf[4:]}")


def lies_ahead(time: ClaimTime | None, published: Publication | None) -> bool:
    """Whether something is told for a day after the text was published.

    Args:
        time: The time told.
        published: When the text was published.

    Returns:
        True if its first possible day is later than the last possible day of publication.

    >>> from datetime import date
    >>> day = date(2022, 2, 7)
    >>> [lies_ahead(ClaimTime(edtf, "", 0, 0), Publication(day, day, "sidecar")) for edtf in ("2022-03", "2022-02")]
    [True, False]
    """
    if time is None or published is None or time.edtf.startswith("P") or is_yearless(time.edtf):
        return False
    first = parse_edtf(time.edtf).start_earliest
    return first is not None and first > published.latest
