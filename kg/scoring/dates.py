"""Whether the date of a claim is the date of a gold fact, only agrees with it, or contradicts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from kg.edtf import fill_year, is_yearless
from kg.errors import KgError
from kg.times import Span, intersect, parse_edtf

Verdict = Literal["none", "exact", "compatible", "wrong"]


def stated_dates(fact: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the dates that a fact states: start, end and both for what lasts, one date or range for what happens.

    >>> stated_dates({"start": "2016", "end": "2020"}), stated_dates({"date_start": "2016-02"})
    (('2016', '2020', '2016/2020'), ('2016-02',))
    """
    if "date_start" in fact:
        start, end = fact["date_start"], fact.get("date_end")
        return tuple(filter(None, [f"{start}/{end}" if start and end else start or end]))
    start, end = fact.get("start"), fact.get("end")
    return (*filter(None, [start, end]), *([f"{start}/{end}"] if start and end else []))


def compare_date(edtf: str | None, fact: Mapping[str, Any]) -> Verdict:
    """Return how the date of a claim stands to a fact.

    Args:
        edtf: The date claimed, or None.
        fact: A gold fact, with its marks ``accept_dates`` and ``wrong_dates``.

    Returns:
        ``none`` without a date; ``exact`` for a stated or accepted value at its precision; ``compatible`` if both
        can be true; ``wrong`` if they contradict, or if the date is one of ``wrong_dates``.

    >>> meeting = {"date_start": "2024-03-02", "date_end": None}
    >>> [compare_date(edtf, meeting) for edtf in ("2024-03-02", "2024-03", "2024-03-03", None)]
    ['exact', 'compatible', 'wrong', 'none']
    """
    if edtf is None:
        return "none"
    if edtf in fact.get("wrong_dates", ()):
        return "wrong"
    start, end = fact.get("start"), fact.get("end")
    open_ended = [f"{start}/.."] * bool(start) + [f"../{end}"] * bool(end)
    values = [*stated_dates(fact), *fact.get("accept_dates", ()), *filter(None, [fact.get("observed_on")])]
    if edtf in (*values, *open_ended):
        return "exact"
    if len(open_ended) == 1:
        values += open_ended
    lasting = "date_start" not in fact
    return "compatible" if not values or any(_agree(edtf, value, lasting) for value in values) else "wrong"


def _agree(edtf: str, value: str, lasting: bool) -> bool:
    """Tell whether two dates can be of one thing: a happening, or something that lasts and may be known in part."""
    year = re.search(r"\d{4}", value)
    try:
        if is_yearless(edtf) and year is not None:
            edtf = fill_year(edtf, int(year[0]))
        left, right = parse_edtf(edtf), parse_edtf(value)
    except KgError:
        return False
    return intersect(left, right) is not None if lasting else _meet(left, right)


def _meet(left: Span, right: Span) -> bool:
    begins, ends = (left.start_earliest, right.start_earliest), (left.end_latest, right.end_latest)
    pairs = zip(begins, reversed(ends), strict=True)
    return all(begin is None or end is None or begin <= end for begin, end in pairs)
