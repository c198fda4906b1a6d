"""Putting bounds together: the tightest one wins, and every one keeps its claims and its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg.errors import ModelError
from kg.facts.model import Bound, Method, Position
from kg.times import Span

POSITIONS: tuple[Position, ...] = ("start_earliest", "start_latest", "end_earliest", "end_latest")
_EARLIEST: tuple[Position, ...] = ("start_earliest", "end_earliest")
#: Pairs of positions whose days must be in order.
_ORDERED: tuple[tuple[Position, Position], ...] = (
    ("start_earliest", "start_latest"),
    ("end_earliest", "end_latest"),
    ("start_earliest", "end_latest"),
)


def bounds_of(span: Span, method: Method, claims: Iterable[str], reason: str) -> tuple[Bound, ...]:
    """Return a bound for each known day of a span, all with the same support."""
    supporting = tuple(sorted(set(claims)))
    days = ((position, getattr(span, position)) for position in POSITIONS)
    return tuple(Bound(position, day, method, supporting, reason) for position, day in days if day is not None)


def span_of(bounds: Iterable[Bound]) -> Span | None:
    """Return the span that bounds allow together, or None if they contradict one another.

    >>> span_of([Bound("start_latest", date(2020, 1, 2), "stated", ("c1",), "It says so.")]).start_latest
    datetime.date(2020, 1, 2)
    """
    days: dict[Position, date] = {}
    for bound in bounds:
        position, day = bound.position, bound.day
        known = days.get(position)
        if known is None or (day > known if position in _EARLIEST else day < known):
            days[position] = day
    if any(low in days and high in days and days[low] > days[high] for low, high in _ORDERED):
        return None
    return Span(*(days.get(position) for position in POSITIONS))


def settle(bounds: Iterable[Bound]) -> tuple[Bound, ...]:
    """Keep the bounds that decide: for each position the tightest day, once for each method.

    Claims that give the same day by the same method share one bound; its reason is one of theirs and says how many
    more there are.
    """
    known = tuple(bounds)
    span = span_of(known)
    if span is None:
        raise ModelError("bounds", ", ".join(str(bound.day) for bound in known), "settle only bounds that agree")
    groups: dict[tuple[Position, Method], list[Bound]] = {}
    for bound in known:
        if bound.day == getattr(span, bound.position):
            groups.setdefault((bound.position, bound.method), []).append(bound)
    return tuple(_unite(groups[key]) for key in sorted(groups))


def _unite(same: list[Bound]) -> Bound:
    """Make one bound of several for the same position and day, by the same method."""
    first = same[0]
    if len(same) == 1:
        return first
    claims = tuple(sorted({claim for bound in same for claim in bound.claims}))
    reasons = sorted({bound.reason for bound in same})
    more = len(reasons) - 1
    told = f"{reasons[0]} {more} more {'source gives' if more == 1 else 'sources give'} the same day."
    return Bound(first.position, first.day, first.method, claims, told if more else reasons[0])


def add_if_possible(bounds: tuple[Bound, ...], extra: Iterable[Bound]) -> tuple[Bound, ...]:
    """Add further bounds unless, taken together, they contradict those already there."""
    candidate = (*bounds, *extra)
    return bounds if span_of(candidate) is None else candidate
