"""Day arithmetic for dates that the words leave partly open: missing years, weekdays, "last month"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

#: How far after the anchor a date without a year may lie when nothing says that it is still to come.
_AHEAD = timedelta(days=45)
#: The same, when the sentence looks forward, and when it has no verb, as in an agenda: the nearest date.
_FAR_AHEAD, _NEAREST = timedelta(days=300), timedelta(days=182)
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Partial:
    """A day, month or year; the year may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return EDTF.

        >>> str(Partial(2015, 12)), str(Partial(None, 4, 3))
        ('2015-12', 'XXXX-04-03')
        """
        parts = [f"{self.year:04d}" if self.year is not None else "XXXX"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    def is_real(self) -> bool:
        """Say whether the calendar has it; 29 February passes if the year is unknown.

        >>> Partial(2023, 2, 29).is_real(), Partial(None, 2, 29).is_real(), Partial(2023, 13).is_real()
        (False, True, False)
        """
        try:
            date(self.year if self.year is not None else 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def follows(self, other: Partial) -> bool:
        """Say whether this lies after the other, comparing what both know."""
        mine = (self.year or other.year or 0, self.month or 0, self.day or 0)
        yours = (other.year or self.year or 0, other.month or 0, other.day or 0)
        size = min(_depth(self), _depth(other))
        return mine[:size] > yours[:size]


def _depth(partial: Partial) -> int:
    return 3 if partial.day is not None else 2 if partial.month is not None else 1


def day_of(day: date) -> Partial:
    """Return a calendar day as a partial date."""
    return Partial(day.year, day.month, day.day)


def add_year(
    partial: Partial, anchor: date, *, future: bool = False, nearest: bool = False, weekday: int | None = None
) -> Partial:
    """Give a day or month without a year the latest year that fits the anchor.

    Args:
        partial: A month, or a month and day.
        anchor: The day of writing.
        future: The sentence looks forward, so a date up to ten months ahead is meant; otherwise a day may lie at
            most six weeks ahead and a month not at all.
        nearest: Nothing says whether it is past or to come, so the nearest one is meant.
        weekday: The weekday that the words give the day (0 for Monday), or None; a near year in which it fits wins.

    Returns:
        The date with its year; unchanged where no near year has that day (29 February).

    >>> str(add_year(Partial(None, 12, 28), date(2026, 1, 5)))
    '2025-12-28'
    >>> str(add_year(Partial(None, 6, 3), date(2026, 1, 5), future=True))
    '2026-06-03'
    >>> str(add_year(Partial(None, 6, 3), date(2026, 1, 5), weekday=2))
    '2026-06-03'
    """
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    if weekday is not None and partial.day is not None:
        for year in years:
            dated = replace(partial, year=year)
            if dated.is_real() and date(year, partial.month or 1, partial.day).weekday() == weekday:
                return dated
    plain = _AHEAD if partial.day is not None else timedelta()
    limit = anchor + (_FAR_AHEAD if future else _NEAREST if nearest else plain)
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        dated = replace(partial, year=year)
        if dated.is_real() and date(year, partial.month or 1, partial.day or 1) <= limit:
            return dated
    return partial


def near_day(partial: Partial, anchor: date, direction: int) -> Partial:
    """Give a day without a year the last or next year in which it lies before or after the anchor ("3 mai prochain").

    >>> [str(near_day(Partial(None, 9, 1), date(2025, 7, 2), direction)) for direction in (1, -1)]
    ['2025-09-01', '2024-09-01']
    """
    years = range(anchor.year - 1, anchor.year + 2)
    dated = [replace(partial, year=year) for year in (years if direction > 0 else reversed(years))]
    days = [(day, date(day.year or 1, day.month or 1, day.day or 1)) for day in dated if day.is_real()]
    return next((day for day, real in days if (real > anchor if direction > 0 else real < anchor)), partial)


def join_years(first: Partial, last: Partial) -> tuple[Partial, Partial]:
    """Give one end of a range the year that the other end states ("28 December to 3 January 2024").

    >>> [str(end) for end in join_years(Partial(None, 12, 28), Partial(2024, 1, 3))]
    ['2023-12-28', '2024-01-03']
    """
    wraps = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0) and first.month != last.month
    if first.year is None and last.year is not None and first.month is not None:
        return replace(first, year=last.year - 1 if wraps else last.year), last
    if last.year is None and first.year is not None and last.month is not None:
        return first, replace(last, year=first.year + 1 if wraps else first.year)
    return first, last


def shift_month(anchor: date, months: int) -> Partial:
    """Return the month so many months from the anchor's month.

    >>> str(shift_month(date(2026, 1, 31), -2))
    '2025-11'
    """
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return Partial(year, month + 1)


def near_weekday(weekday: int, anchor: date, direction: int | None, *, future: bool = False) -> date:
    """Return the day a weekday's name means.

    Args:
        weekday: 0 for Monday.
        anchor: The day of writing.
        direction: -1 for "last", 1 for "next", 0 for "this" (the nearest one), None for the bare name, which means
            the most recent one (the anchor itself included), or the coming one where the sentence looks forward.
        future: The sentence looks forward.

    >>> near_weekday(1, date(2025, 2, 5), None), near_weekday(2, date(2025, 2, 5), -1)
    (datetime.date(2025, 2, 4), datetime.date(2025, 1, 29))
    """
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7
    if direction == 1:
        return anchor + timedelta(days=ahead or 7)
    if direction == -1:
        return anchor - timedelta(days=back or 7)
    if future or (direction == 0 and ahead < back):
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=back)


def near_month(month: int, anchor: date, direction: int) -> Partial:
    """Return the month that "last March" (-1), "this March" (0) or "next March" (1) means."""
    year = anchor.year
    if direction < 0 and month >= anchor.month:
        year -= 1
    elif direction > 0 and month <= anchor.month:
        year += 1
    return Partial(year, month)


def near_season(season: int, anchor: date, direction: int) -> str:
    """Return the EDTF season that "last summer" (-1), "this summer" (0) or "next summer" (1) means.

    A winter bears the year of its December.

    >>> near_season(22, date(2025, 2, 5), -1), near_season(24, date(2025, 2, 5), 0)
    ('2024-22', '2024-24')
    """
    first = _SEASON_MONTHS[season]
    year = anchor.year - 1 if season == 24 and anchor.month < 3 else anchor.year
    if direction < 0 and (season == 24 or anchor.month < first + 3):
        year -= 1
    elif direction > 0 and anchor.month >= first:
        year += 1
    return f"{year}-{season}"


def near_unit(unit: str, anchor: date, direction: int) -> str:
    """Return EDTF for "last week", "this month", "next year".

    >>> near_unit("W", date(2025, 2, 5), -1), near_unit("M", date(2025, 2, 5), -1)
    ('2025-01-27/2025-02-02', '2025-01')
    """
    if unit == "W":
        monday = anchor - timedelta(days=anchor.weekday() - 7 * direction)
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "M":
        return str(shift_month(anchor, direction))
    return str(Partial(anchor.year + direction))


def count_back(number: int, unit: str, anchor: date) -> tuple[str, str]:
    """Return EDTF and precision of "N units ago".

    Hours before a day whose hour is unknown reach into the day before.

    >>> count_back(11, "h", date(2024, 5, 9)), count_back(2, "Y", date(2024, 5, 9))
    (('2024-05-08/2024-05-09', 'day'), ('2022~', 'year'))
    """
    if unit in "hm":
        last = anchor - timedelta(days=number // 24 if unit == "h" else 0)
        return f"{last - timedelta(days=1)}/{last}", "day"
    if unit == "D":
        return str(anchor - timedelta(days=number)), "day"
    if unit == "W":
        return f"{anchor - timedelta(weeks=number)}~", "day"
    if unit == "M":
        return str(shift_month(anchor, -number)), "month"
    years = number * (10 if unit == "10Y" else 1)
    return f"{anchor.year - years:04d}~", "year"
