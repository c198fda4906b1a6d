"""Joining testimonies about one state into spells: stretches of time without a break that anything tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.facts.bounds import settle
from kg.facts.model import Bound, Stretch
from kg.facts.testimonies import Testimony, Window
from kg.times import Span, intersect

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Testimonies that nothing keeps from being about one unbroken time.

    Args:
        testimonies: In order of time, those without dates last.
        span: What they allow together.
        bounds: Where each bound comes from.
    """

    testimonies: tuple[Testimony, ...]
    span: Span
    bounds: tuple[Bound, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims, sorted."""
        return tuple(sorted({testimony.claim.id for testimony in self.testimonies}))

    @property
    def windows(self) -> tuple[Window, ...]:
        """In each of these windows it held on at least one day."""
        return tuple(window for testimony in self.testimonies for window in testimony.windows)


class Rivals:
    """When the others held what only one can hold at a time; answers in logarithmic time.

    Args:
        windows: Key of a holder to the windows in which it held.
    """

    def __init__(self, windows: Mapping[str, Iterable[Window]]) -> None:
        known = sorted((low, high, key) for key, several in windows.items() for low, high in several)
        self._lows = [low for low, _, _ in known]
        self._soonest: list[tuple[tuple[date, str], tuple[date, str] | None]] = []
        best: tuple[tuple[date, str], tuple[date, str] | None] | None = None
        for _, high, key in reversed(known):
            best = _two_soonest(best, (high, key))
            self._soonest.append(best)
        self._soonest.reverse()

    def held_between(self, own: str, after: date, before: date) -> bool:
        """Tell whether another than ``own`` held in a window that lies between two days."""
        index = bisect_right(self._lows, after)
        if index == len(self._lows):
            return False
        first, second = self._soonest[index]
        soonest = first if first[1] != own else second
        return soonest is not None and soonest[0] < before


def _two_soonest(
    best: tuple[tuple[date, str], tuple[date, str] | None] | None, new: tuple[date, str]
) -> tuple[tuple[date, str], tuple[date, str] | None]:
    """Keep the soonest end, and the soonest end of another holder."""
    if best is None:
        return (new, None)
    first, second = best
    if new[1] == first[1]:
        return (min(first, new), second)
    if new < first:
        return (new, first)
    return (first, new if second is None else min(second, new))


def join(testimonies: Iterable[Testimony], own: str = "", rivals: Rivals | None = None) -> tuple[Spell, ...]:
    """Join testimonies about one state into spells, in order of time.

    A testimony joins the spell before it unless their bounds contradict (a "former", a resignation or a later start
    in between) or, with rivals, another held in between. One without dates supports every spell: it may be about any.

    Args:
        testimonies: In any order.
        own: The key of this state among the rivals.
        rivals: Others that cannot hold at the same time, or None.
    """
    ordered = sorted(testimonies, key=lambda testimony: testimony.order)
    dated = [testimony for testimony in ordered if not testimony.is_undated]
    undated = tuple(testimony for testimony in ordered if testimony.is_undated)
    groups: list[list[Testimony]] = []
    span, last = Span(), None
    for testimony in dated:
        joined = intersect(span, testimony.span) if groups else None
        if joined is None or _is_cut(last, testimony, own, rivals):
            groups.append([])
            joined, last = testimony.span, None
        groups[-1].append(testimony)
        span = joined
        last = max([high for _, high in testimony.windows] + ([last] if last else []), default=None)
    if not groups and undated:
        return (Spell(undated, Span(), ()),)
    return tuple(_spell((*group, *undated)) for group in groups)


def _is_cut(last: date | None, testimony: Testimony, own: str, rivals: Rivals | None) -> bool:
    if rivals is None or last is None or not testimony.windows:
        return False
    first = min(low for low, _ in testimony.windows)
    return last < first and rivals.held_between(own, last, first)


def _spell(testimonies: tuple[Testimony, ...]) -> Spell:
    bounds = settle(bound for testimony in testimonies for bound in testimony.bounds)
    return with_bounds(Spell(testimonies, Span(), ()), bounds)


def with_bounds(spell: Spell, bounds: tuple[Bound, ...]) -> Spell:
    """Return a spell with these bounds, which must agree."""
    days = {bound.position: bound.day for bound in bounds}
    return replace(spell, bounds=bounds, span=Span(**days))


def stretches_of(spell: Spell) -> tuple[Stretch, ...]:
    """Return the days on which a spell certainly or presumably held, in order, without overlap.

    Certain are the days that single claims vouch for; presumed are the days between them, from the latest start to the
    earliest end that the testimonies give.
    """
    found = [testimony.stretch for testimony in spell.testimonies if testimony.stretch is not None]
    certain = _merge([stretch for stretch in found if stretch.certainty == "certain"])
    starts = [t.span.start_latest for t in spell.testimonies if t.span.start_latest is not None]
    ends = [t.span.end_earliest for t in spell.testimonies if t.span.end_earliest is not None]
    if not starts or not ends or min(starts) > max(ends):
        return certain
    first, last = min(starts), max(ends)
    opening = _claims(t.claim.id for t in spell.testimonies if t.span.start_latest == first)
    closing = _claims(t.claim.id for t in spell.testimonies if t.span.end_earliest == last)
    return fill_gaps(certain, first, last, opening, closing)


def fill_gaps(
    certain: Sequence[Stretch], first: date, last: date, opening: tuple[str, ...], closing: tuple[str, ...]
) -> tuple[Stretch, ...]:
    """Put presumed stretches into the gaps that certain ones leave between two days.

    Args:
        certain: Sorted, not overlapping.
        first: The first day to fill.
        last: The last day to fill.
        opening: Claims behind the first day.
        closing: Claims behind the last day.
    """
    filled: list[Stretch] = []
    day, before = first, opening
    for stretch in certain:
        if day < stretch.start:
            filled.append(Stretch(day, stretch.start - _DAY, "presumed", _claims((*before, *stretch.claims))))
        filled.append(stretch)
        day, before = max(day, stretch.end + _DAY), stretch.claims
    if day <= last:
        filled.append(Stretch(day, last, "presumed", _claims((*before, *closing))))
    return tuple(filled)


def _merge(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Unite stretches that share days."""
    merged: list[Stretch] = []
    for stretch in sorted(stretches):
        if merged and stretch.start <= merged[-1].end:
            both = merged[-1]
            claims = _claims((*both.claims, *stretch.claims))
            merged[-1] = Stretch(both.start, max(both.end, stretch.end), both.certainty, claims)
        else:
            merged.append(stretch)
    return tuple(merged)


def _claims(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
