"""Dates told by another one: "a year earlier", "the following April", "the same evening", "for three years from"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kg.dates.calendars import Partial, day_of, shift_month

_TOLD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(~?)")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "year"}


@dataclass(frozen=True, slots=True)
class Step:
    """The way from a date told before to the one meant.

    Args:
        kind: ``shift`` by ``number`` units ("two years later"); ``unit`` for the calendar unit beside it ("the
            following year") or the same one (``number`` 0); ``of_year`` for a month or day of such a year;
            ``month``, ``weekday`` or ``season`` for the next or last one of that name.
        number: Units, or 1 and -1 for after and before; None for "several".
        unit: ``D``, ``W``, ``M``, ``Y`` or ``10Y``.
        name: Number of the month, weekday or season.
        day: Day of the month, with ``of_year``, or 0.
    """

    kind: Literal["shift", "unit", "month", "weekday", "season", "of_year"]
    number: int | None
    unit: str = "D"
    name: int = 0
    day: int = 0


def follow(told: str, step: Step) -> tuple[str, str] | None:
    """Return EDTF and precision of the date that lies so far from one told before, or None if that one is too vague.

    A longer unit blurs: a year after a day in March may be February or April, so it is ``2020~``.

    >>> follow("2019-03-14", Step("shift", 11, "M")), follow("2016", Step("shift", -1, "Y"))
    (('2020-02', 'month'), ('2015', 'year'))
    >>> follow("2019-06", Step("month", 1, name=4)), follow("2019", Step("shift", 2, "D"))
    (('2020-04', 'month'), None)
    """
    if step.number is None:
        return None
    base, blurred = _base(told, step)
    if base is None or base.year is None:
        return None
    if step.kind == "shift":
        return _shift(base, step.number, step.unit, blurred)
    if step.kind == "unit":
        edtf = _unit_beside(base, step.number, step.unit)
        return (edtf + "~" * (blurred and step.unit != "W"), _NAMES[step.unit]) if edtf else None
    if step.kind == "of_year":
        date_meant = Partial(base.year + step.number, step.name, step.day or None)
        return (str(date_meant), date_meant.precision) if date_meant.is_real() and not blurred else None
    if step.kind == "weekday":
        return _weekday_beside(base, step.number, step.name)
    month = _SEASON_MONTHS[step.name] if step.kind == "season" else step.name
    year = _year_beside(base, step.number, month)
    return (f"{year:04d}-{step.name:02d}", step.kind)


def end_term(start: Partial, number: int, unit: str) -> str | None:
    """Return EDTF of the end of a term, or None if the start is too vague for the unit.

    Whether the last day is the one before or the same day years later is a matter of counting, so years end in a year,
    or, if counting could change that, on an approximate date.

    >>> end_term(Partial(2021, 7, 1), 4, "Y"), end_term(Partial(2026, 1, 1), 3, "Y"), end_term(Partial(2019, 3), 6, "M")
    ('2025', '2029-01-01~', '2019-09~')
    """
    if start.year is None:
        return None
    if unit in ("W", "D"):
        if start.day is None or start.month is None:
            return None
        days = timedelta(days=number * (7 if unit == "W" else 1))
        return f"{date(start.year, start.month, start.day) + days}~"
    if unit == "Y":
        is_new_year = start.month is None or (start.month == 1 and start.day in (None, 1))
        return f"{replace(start, year=start.year + number)}~" if is_new_year else f"{start.year + number:04d}"
    if start.month is None:
        return None
    end = replace(shift_month(date(start.year, start.month, 1), number), day=start.day)
    return f"{end if end.is_real() else replace(end, day=28)}~"


def _base(told: str, step: Step) -> tuple[Partial | None, bool]:
    """Return the end of what was told from which the step is taken, and whether it is approximate."""
    first, slash, last = told.partition("/")
    if slash and ".." not in told and step.kind == "unit" and step.number == 0:
        size = {"D": 10, "W": 0, "M": 7, "Y": 4}.get(step.unit, 0)
        if first[:size] != last[:size]:
            return None, False
    after = (step.number or 0) >= 0
    end = first if last in ("", "..") or (not after and first != "..") else last
    found = _TOLD.fullmatch(end)
    if found is None:
        return None, False
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    return Partial(year, month, day), bool(found[4])


def _shift(base: Partial, number: int, unit: str, blurred: bool) -> tuple[str, str] | None:
    assert base.year is not None
    day = _day(base)
    if unit in ("D", "W"):
        if day is None or blurred:
            return None
        moved = day + timedelta(days=number * (7 if unit == "W" else 1))
        return f"{moved}{'~' * (unit == 'W')}", "day"
    if unit == "M":
        if base.month is None:
            return None
        month = shift_month(date(base.year, base.month, 1), number)
        return f"{month}{'~' * blurred}", "month"
    year = base.year + number * (10 if unit == "10Y" else 1)
    is_blurred = blurred or unit == "10Y" or base.month is not None
    return (f"{year:04d}{'~' * is_blurred}", "year") if 0 < year < 10000 else None


def _unit_beside(base: Partial, number: int, unit: str) -> str | None:
    assert base.year is not None
    day = _day(base)
    if unit == "Y":
        return str(Partial(base.year + number))
    if unit == "M":
        return str(shift_month(date(base.year, base.month, 1), number)) if base.month is not None else None
    if day is None:
        return None
    if unit == "D":
        return str(day + timedelta(days=number))
    monday = day - timedelta(days=day.weekday() - 7 * number)
    return f"{monday}/{monday + timedelta(days=6)}"


def _weekday_beside(base: Partial, number: int, weekday: int) -> tuple[str, str] | None:
    day = _day(base)
    if day is None:
        return None
    days = (weekday - day.weekday()) % 7 or 7 if number > 0 else -((day.weekday() - weekday) % 7 or 7)
    return str(day_of(day + timedelta(days=days))), "day"


def _year_beside(base: Partial, number: int, month: int) -> int:
    assert base.year is not None
    if base.month is None:
        return base.year + number
    is_passed = base.month >= month if number > 0 else base.month <= month
    return base.year + number * is_passed


def _day(base: Partial) -> date | None:
    if base.year is None or base.month is None or base.day is None:
        return None
    return date(base.year, base.month, base.day)
