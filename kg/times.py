"""When something held: four day bounds, any of which may be unknown, and EDTF strings.

A span stands for every pair of a first and a last day that its bounds allow. Questions about spans therefore have three
answers: ``certain`` (so for every pair), ``impossible`` (for none) and ``possible``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.edtf import read_edtf
from kg.errors import ModelError

Likelihood = Literal["certain", "possible", "impossible"]


@dataclass(frozen=True, slots=True)
class Span:
    """Four inclusive day bounds; None is unknown, never infinity and never today.

    Raises:
        ModelError: A bound pair is out of order, or the span would end before it starts.

    >>> Span(date(2017, 1, 1), date(2017, 12, 31)).end_earliest is None
    True
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None

    def __post_init__(self) -> None:
        for name, low, high in (
            ("start", self.start_earliest, self.start_latest),
            ("end", self.end_earliest, self.end_latest),
            ("span", self.start_earliest, self.end_latest),
        ):
            if low is not None and high is not None and low > high:
                raise ModelError(f"{name} bounds", f"{low} is after {high}", "give the earlier day first")


def parse_edtf(edtf: str, place: str = "date") -> Span:
    """Read an EDTF string as a span.

    Args:
        edtf: ISO 8601-2: ``2017``, ``2015-12``, ``2026-02-02/2026-02-06``, ``2019/..``, ``../2020``, ``199X``,
            ``2019~``, ``2016-21`` (spring), ``[2016,2018]``. An instant ("2017") starts and ends on one unknown day, or
            several, of that year. ``XXXX-02-02`` and ``P1W`` fix no day: see :func:`kg.edtf.fill_year` and
            :func:`kg.edtf.duration_days`.
        place: Where it stands, for the error message.

    Raises:
        DateError: It is not EDTF, or the date does not exist; the message says what to write.

    >>> parse_edtf("2026-02-02/2026-02-06").end_earliest
    datetime.date(2026, 2, 6)
    >>> parse_edtf("2023-02-30")
    Traceback (most recent call last):
    ...
    kg.errors.DateError: date: '2023-02-30' does not exist in the calendar; check the month and the day
    """
    return Span(*read_edtf(edtf, place))


def format_edtf(span: Span) -> str:
    """Return the narrowest plain EDTF string that allows everything the span allows.

    A window that is no whole day, month, year, decade or century is widened to one that is; a side with only one bound
    has no EDTF form and is written as open.

    >>> format_edtf(Span(date(2016, 2, 1), date(2016, 2, 29))), format_edtf(parse_edtf("2017"))
    ('2016-02/..', '2017')
    """
    start = _format_window(span.start_earliest, span.start_latest)
    end = _format_window(span.end_earliest, span.end_latest)
    return start if start == end != ".." else f"{start}/{end}"


def _format_window(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ".."
    year = f"{first.year:04}"
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{year}-{first.month:02}"
    if first.year == last.year:
        return year
    if first.year // 10 == last.year // 10:
        return f"{year[:3]}X"
    return f"{year[:2]}XX" if first.year // 100 == last.year // 100 else ".."


def intersect(first: Span, second: Span) -> Span | None:
    """Return what both spans allow, taken as two descriptions of one thing; None if they cannot both be true.

    >>> intersect(parse_edtf("2015"), parse_edtf("2015-12")) == parse_edtf("2015-12")
    True
    >>> intersect(parse_edtf("2015"), parse_edtf("2016")) is None
    True
    """
    bounds = (
        later(first.start_earliest, second.start_earliest),
        earlier(first.start_latest, second.start_latest),
        later(first.end_earliest, second.end_earliest),
        earlier(first.end_latest, second.end_latest),
    )
    try:
        return Span(*bounds)
    except ModelError:
        return None


def hull(spans: Iterable[Span]) -> Span:
    """Return the narrowest span that allows everything any of the spans allows; no spans allow anything.

    >>> format_edtf(hull([parse_edtf("2016"), parse_edtf("2018-03")]))
    '201X'
    """
    known = tuple(spans)
    if not known:
        return Span()
    return Span(
        _if_all([span.start_earliest for span in known], min),
        _if_all([span.start_latest for span in known], max),
        _if_all([span.end_earliest for span in known], min),
        _if_all([span.end_latest for span in known], max),
    )


def held_on(span: Span, day: date) -> Likelihood:
    """Say whether something with this span held on a day, by its bounds alone.

    >>> since, term = parse_edtf("2019/.."), parse_edtf("2019/2021")
    >>> held_on(since, date(2018, 1, 1)), held_on(since, date(2019, 6, 1)), held_on(term, date(2020, 6, 1))
    ('impossible', 'possible', 'certain')
    """
    return covers(span, Span(day, day, day, day))


def before(first: Span, second: Span) -> Likelihood:
    """Say whether the first had ended before the day on which the second started.

    >>> before(parse_edtf("2015"), parse_edtf("2016-03")), before(parse_edtf("2015"), parse_edtf("2015-12"))
    ('certain', 'possible')
    """
    return _less(_close(first), _close(second))


def overlaps(first: Span, second: Span) -> Likelihood:
    """Say whether the two share at least one day.

    >>> overlaps(parse_edtf("2014/2016"), parse_edtf("2015/2019"))
    'certain'
    """
    a, b = _close(first), _close(second)
    if "certain" in (_less(a, b), _less(b, a)):
        return "impossible"
    return "certain" if _less(a, b) == _less(b, a) == "impossible" else "possible"


def covers(first: Span, second: Span) -> Likelihood:
    """Say whether the first held on every day on which the second did.

    >>> covers(parse_edtf("2014/2019"), parse_edtf("2016")), covers(parse_edtf("2016"), parse_edtf("2014/2019"))
    ('certain', 'impossible')
    """
    a, b = _close(first), _close(second)
    if _is_after(a.start_earliest, b.start_latest) or _is_after(b.end_earliest, a.end_latest):
        return "impossible"
    starts = _is_not_after(a.start_latest, b.start_earliest)
    return "certain" if starts and _is_not_after(b.end_latest, a.end_earliest) else "possible"


def earlier(first: date | None, second: date | None) -> date | None:
    """Return the earlier of two days; an unknown one does not count."""
    return second if first is None else first if second is None else min(first, second)


def later(first: date | None, second: date | None) -> date | None:
    """Return the later of two days; an unknown one does not count."""
    return second if first is None else first if second is None else max(first, second)


def _close(span: Span) -> Span:
    """Add what follows from nothing ending before it starts."""
    return Span(
        span.start_earliest,
        earlier(span.start_latest, span.end_latest),
        later(span.end_earliest, span.start_earliest),
        span.end_latest,
    )


def _less(a: Span, b: Span) -> Likelihood:
    if _is_after(b.start_earliest, a.end_latest):
        return "certain"
    return "impossible" if _is_not_after(b.start_latest, a.end_earliest) else "possible"


def _is_after(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first > second


def _is_not_after(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first <= second


def _if_all(days: list[date | None], choose: Callable[[list[date]], date]) -> date | None:
    known = [day for day in days if day is not None]
    return choose(known) if len(known) == len(days) else None
