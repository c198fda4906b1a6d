"""Dates as written in EDTF (ISO 8601-2), read into day bounds.

Levels 0 and 1 and the parts of level 2 that news needs: ``X`` digits, qualifiers, open and unknown ends, seasons,
quarters, halves, decades, sets. A date that does not exist is an error, not the nearest one that does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import product

from kg.errors import DateError

#: Earliest start, latest start, earliest end, latest end; None where the string says nothing.
FourDays = tuple[date | None, date | None, date | None, date | None]

_UNKNOWN: FourDays = (None, None, None, None)
_REMEDY = "write it as ISO 8601-2, for example 2017, 2015-12, 2026-02-02/2026-02-06, 2019/.., XXXX-02-02"
_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?")
_DECADE = re.compile(r"[0-9]{3}")
_CLOCK = re.compile(r"T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}(?::?\d{2})?)?$")
_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_QUALIFIED = re.compile(r"[?~%]")
#: Codes in the place of the month: first month, number of months. Seasons are those of the weather, north (21-28) and
#: south (29-32); the two that cross a new year are widened to both winters that a year can mean.
_PARTS = {
    **dict.fromkeys((21, 25, 31), (3, 3)),
    **dict.fromkeys((22, 26, 32), (6, 3)),
    **dict.fromkeys((23, 27, 29), (9, 3)),
    **dict.fromkeys((24, 28, 30), (0, 15)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}


def read_edtf(edtf: str, place: str = "date") -> FourDays:
    """Return the first and last day on which something dated so can have started, and can have ended.

    Args:
        edtf: ISO 8601-2 string. An instant ("2017") gives the same window for start and end. A duration (``P1W``) and a
            date without a year (``XXXX-02-02``) fix no day. One of a set may be an end of an interval:
            ``[..1950]/[2014..]`` started in 1950 or before and ended in 2014 or later (beyond the standard's level 2).
        place: Where it stands, for the error message.

    Returns:
        Earliest start, latest start, earliest end, latest end; None where the string says nothing. ``~``, ``?`` and
        ``%`` widen by one unit of the part they qualify (``%`` by two), as the ``edtf`` library for Python does.

    Raises:
        DateError: The string is not EDTF, or the date does not exist.

    >>> [str(day) for day in read_edtf("2016-02")]
    ['2016-02-01', '2016-02-29', '2016-02-01', '2016-02-29']
    >>> [str(day) for day in read_edtf("2019/..")]
    ['2019-01-01', '2019-12-31', 'None', 'None']
    >>> [str(day) for day in read_edtf("[..1950]/[2014..]")]
    ['None', '1950-12-31', '2014-01-01', 'None']
    """
    try:
        return _read(edtf.strip())
    except DateError as error:
        raise DateError(place, error.value, error.remedy) from None


def is_yearless(edtf: str) -> bool:
    """Tell whether a date, or either end of an interval, has a month or day but no year.

    >>> is_yearless("XXXX-02-02/XXXX-02-06"), is_yearless("201X")
    (True, False)
    """
    return any(part.startswith("XXXX-") for part in edtf.split("/"))


def fill_year(edtf: str, year: int, place: str = "date") -> str:
    """Write a year into a date that has none; an interval that crosses the new year ends in the next one.

    Args:
        edtf: For example ``XXXX-02-02`` or ``XXXX-12-28/XXXX-01-03``.
        year: The year of the start.
        place: Where it stands, for the error message.

    Raises:
        DateError: The day does not exist in that year (29 February).

    >>> fill_year("XXXX-12-28/XXXX-01-03", 2025)
    '2025-12-28/2026-01-03'
    """
    start, slash, end = edtf.partition("/")
    later = year + (slash == "/" and start.startswith("XXXX") and end.startswith("XXXX") and end < start)
    filled = start.replace("XXXX", f"{year:04}") + slash + end.replace("XXXX", f"{later:04}")
    read_edtf(filled, place)
    return filled


def duration_days(text: str) -> tuple[int, int] | None:
    """Return the fewest and most days of an ISO 8601 duration, or None if the text is not one.

    >>> duration_days("P1W"), duration_days("P3Y"), duration_days("2017")
    ((7, 7), (1095, 1098), None)
    """
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    rest = 7 * weeks + days
    return (365 * years + 28 * months + rest, 366 * years + 31 * months + rest)


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> FourDays:
    if duration_days(text) is not None:
        return _UNKNOWN
    if not text:
        raise DateError("date", "is empty", _REMEDY)
    if text[:1] + text[-1:] in ("[]", "{}") and "/" not in text:
        return _read_set(text)
    if "/" not in text:
        first, last = _read_end(text)
        return (first, last, first, last)
    if text.count("/") != 1:
        raise DateError("date", repr(text), _REMEDY)
    left, right = text.split("/")
    start, end = _read_end(left), _read_interval_end(left, right)
    if start[0] is not None and end[1] is not None and start[0] > end[1]:
        raise DateError("date", f"{text!r} ends before it starts", "give the earlier date first")
    return (*start, *end)


def _read_interval_end(left: str, right: str) -> tuple[date | None, date | None]:
    days = duration_days(right)
    if days is None:
        return _read_end(right)
    first, last = _read_end(left)
    shortest, longest = (timedelta(days=max(number - 1, 0)) for number in days)
    return (first and first + shortest, last and last + longest)


def _read_end(text: str) -> tuple[date | None, date | None]:
    """Read one date: the first and last day it can mean."""
    if text in ("", ".."):
        return (None, None)
    if text[:1] + text[-1:] == "[]":
        return _read_set(text)[:2]
    bare = _QUALIFIED.sub("", _CLOCK.sub("", text))
    if _DECADE.fullmatch(bare):
        bare += "X"
    found = _DATE.fullmatch(bare)
    if found is None:
        raise DateError("date", repr(text), _REMEDY)
    year, month, day = found["year"], found["month"], found["day"]
    if year == "XXXX":
        _check_exists("2000", month, day, text)
        return (None, None)
    if month is not None and month.isdigit() and int(month) in _PARTS:
        if day is not None or not year.isdigit():
            raise DateError("date", repr(text), _REMEDY)
        first, last = _part_of_year(int(year), int(month))
    else:
        first, last = _check_exists(year, month, day, text)
    for unit, steps in _widening(text):
        first, last = _shift(first, unit, -steps), _shift(last, unit, steps)
    return (first, last)


def _check_exists(year: str, month: str | None, day: str | None, text: str) -> tuple[date, date]:
    days = _range(year, month, day)
    if days is None:
        raise DateError("date", f"{text!r} does not exist in the calendar", "check the month and the day")
    return days


def _range(year: str, month: str | None, day: str | None) -> tuple[date, date] | None:
    if month is not None and day is not None and (year + month + day).isdigit():
        try:
            exact = date(int(year), int(month), int(day))
        except ValueError:
            return None
        return (exact, exact)
    first = next(_matching_days(year, month, day, ascending=True), None)
    last = next(_matching_days(year, month, day, ascending=False), None)
    return None if first is None or last is None else (first, last)


def _matching_days(year: str, month: str | None, day: str | None, *, ascending: bool) -> Iterator[date]:
    """Yield the first or last day of each month that the pattern fits, in order."""
    months = [number for number in range(1, 13) if _fits(month, number)]
    for year_number, month_number in product(_years(year, ascending), months if ascending else months[::-1]):
        days = [d for d in range(1, monthrange(year_number, month_number)[1] + 1) if _fits(day, d)]
        if days:
            yield date(year_number, month_number, days[0] if ascending else days[-1])


def _years(pattern: str, ascending: bool) -> Iterator[int]:
    digits = [("0123456789" if ascending else "9876543210") if digit == "X" else digit for digit in pattern]
    return (number for number in (int("".join(year)) for year in product(*digits)) if number)


def _fits(pattern: str | None, number: int) -> bool:
    return pattern is None or all(p in ("X", d) for p, d in zip(pattern, f"{number:02}", strict=True))


def _part_of_year(year: int, code: int) -> tuple[date, date]:
    month, length = _PARTS[code]
    first = _add_months(date(year, 1, 1), month - 1)
    return (first, _add_months(first, length) - timedelta(days=1))


def _widening(text: str) -> list[tuple[int, int]]:
    """Return (unit, steps): unit 0 is the year, 1 the month or part of the year, 2 the day."""
    signs = [(text[: match.end()].count("-"), 2 if match[0] == "%" else 1) for match in _QUALIFIED.finditer(text)]
    return signs and [(min(unit for unit, _ in signs), max(steps for _, steps in signs))]


def _shift(day: date, unit: int, steps: int) -> date:
    try:
        return day + timedelta(days=steps) if unit == 2 else _add_months(day, steps * (12 if unit == 0 else 1))
    except (OverflowError, ValueError):
        return day


def _add_months(day: date, months: int) -> date:
    """Move by whole months; the last day of a month stays the last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last and day.day > 1 else min(day.day, length))


def _read_set(text: str) -> FourDays:
    """Read ``[a,b..c]`` (one of these) or ``{a,b}`` (all of these, from the first to the last)."""
    firsts: list[date | None] = []
    lasts: list[date | None] = []
    for member in text[1:-1].split(","):
        low, dots, high = member.strip().partition("..")
        if not low and not high:
            raise DateError("date", repr(text), _REMEDY)
        firsts.append(_read_end(low)[0] if low else None)
        lasts.append(_read_end(high if dots else low)[1] if high or not dots else None)
    first, last = _extreme(firsts, min), _extreme(lasts, max)
    if text[0] == "[":
        return (first, last, first, last)
    starts = [_read_end(member.strip().partition("..")[0])[1] for member in text[1:-1].split(",")]
    ends = [_read_end(member.strip().rpartition("..")[2])[0] for member in text[1:-1].split(",")]
    return (first, _extreme(starts, min), _extreme(ends, max), last)


def _extreme(days: list[date | None], choose: Callable[[list[date]], date]) -> date | None:
    known = [day for day in days if day is not None]
    return choose(known) if len(known) == len(days) else None
