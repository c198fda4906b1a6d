"""Putting bounds together: the tightest one wins, and every one keeps its claims and its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from kg.errors import ModelError
from kg.facts.model import Bound, Method, Position
from kg.times import Span, earlier, later

POSITIONS: tuple[Position, ...] = ("start_earliest", "start_latest", "end_earliest", "end_latest")


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
    days: dict[str, date | None] = dict.fromkeys(POSITIONS)
    for bound in bounds:
        choose = later if bound.position.endswith("earliest") else earlier
        days[bound.position] = choose(days[bound.position], bound.day)
    try:
        return Span(**days)
    except ModelError:
        return None


def settle(bounds: Iterable[Bound]) -> tuple[Bound, ...]:
    """Keep the bounds that decide: for each position the tightest day, once for each method.

    Claims that give the same day by the same method share one bound; its reason is one of theirs and says how many
    more there are.
    """
    known = sorted(set(bounds))
    span = span_of(known)
    if span is None:
        raise ModelError("bounds", ", ".join(str(bound.day) for bound in known), "settle only bounds that agree")
    deciding = [bound for bound in known if bound.day == getattr(span, bound.position)]
    settled = []
    for (position, day, method), group in groupby(
        deciding, key=lambda bound: (bound.position, bound.day, bound.method)
    ):
        same = list(group)
        claims = tuple(sorted({claim for bound in same for claim in bound.claims}))
        reason = min(bound.reason for bound in same)
        more = len({bound.reason for bound in same}) - 1
        told = f"{reason} {more} more {'source' if more == 1 else 'sources'} give the same day." if more else reason
        settled.append(Bound(position, day, method, claims, told))
    return tuple(settled)


def _support(bound: Bound) -> tuple[Position, date, Method]:
    return (bound.position, bound.day, bound.method)


def add_if_possible(bounds: tuple[Bound, ...], extra: Iterable[Bound]) -> tuple[Bound, ...]:
    """Add further bounds unless, taken together, they contradict those already there."""
    candidate = (*bounds, *extra)
    return bounds if span_of(candidate) is None else candidate
