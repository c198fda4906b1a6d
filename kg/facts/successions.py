"""Bounds that follow from others: a successor, a founding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

from kg.facts.bounds import add_if_possible, settle
from kg.facts.model import Bound, Position
from kg.facts.spells import Spell, with_bounds

Holders = Mapping[str, tuple[Spell, ...]]
#: Key of a holder to two full sentences: why it ends whoever held before, and why whoever holds after starts later.
Reasons = Mapping[str, tuple[str, str]]


def bound_by_neighbours(holders: Holders, reasons: Reasons) -> dict[str, tuple[Spell, ...]]:
    """Bound each spell by those before and after it, where only one can hold at a time.

    Whoever certainly held later ended the spell of whoever certainly held before, at the latest on the day by which the
    later one held; and the reverse. The hand-over may happen on one day. A stated date is never overridden.

    Args:
        holders: Key of each holder to its spells.
        reasons: What to say of a bound that follows from each holder.

    Returns:
        The holders with derived bounds added.
    """
    line = _Line([(key, spell) for key in sorted(holders) for spell in holders[key]])
    return {key: tuple(_derive(key, spell, line, reasons) for spell in spells) for key, spells in holders.items()}


class _Line:
    """All spells, ready to be asked who came before and after a day."""

    def __init__(self, spells: Iterable[tuple[str, Spell]]) -> None:
        held = [(key, spell) for key, spell in spells if spell.windows]
        later = sorted(((min(low for low, _ in s.windows), key, s) for key, s in held), key=_by_day)
        sooner = sorted(((max(high for _, high in s.windows), key, s) for key, s in held), key=_by_day)
        self.first_days = [day for day, _, _ in later]
        self.last_days = [day for day, _, _ in sooner]
        self.next: list[tuple[str, Spell] | None] = [None] * (len(later) + 1)
        for index in range(len(later) - 1, -1, -1):
            self.next[index] = _closer(self.next[index + 1], later[index][1:], "start_latest")
        self.previous: list[tuple[str, Spell] | None] = [None] * (len(sooner) + 1)
        for index, (_, key, spell) in enumerate(sooner):
            self.previous[index + 1] = _closer(self.previous[index], (key, spell), "end_earliest")

    def after(self, day: date) -> tuple[str, Spell] | None:
        """Return who, of those that held only after a day, had started first."""
        return self.next[bisect_right(self.first_days, day)]

    def before(self, day: date) -> tuple[str, Spell] | None:
        """Return who, of those that held only before a day, was seen last."""
        return self.previous[bisect_left(self.last_days, day)]


def _by_day(entry: tuple[date, str, Spell]) -> tuple[date, str, tuple[str, ...]]:
    return (entry[0], entry[1], entry[2].claims)


def _closer(best: tuple[str, Spell] | None, new: tuple[str, Spell], position: Position) -> tuple[str, Spell] | None:
    """Keep the one that started first (``start_latest``) or was seen last (``end_earliest``)."""
    day: date | None = getattr(new[1].span, position)
    if day is None or best is None:
        return best if day is None else new
    best_day: date = getattr(best[1].span, position)
    is_closer = day < best_day if position == "start_latest" else day > best_day
    return new if is_closer else best


def _derive(key: str, spell: Spell, line: _Line, reasons: Reasons) -> Spell:
    if not spell.windows:
        return spell
    bounds = spell.bounds
    following = line.after(max(high for _, high in spell.windows))
    if following is not None and following[0] != key:
        bounds = _add(bounds, "end_latest", following[1], "start_latest", reasons[following[0]][0])
    earlier = line.before(min(low for low, _ in spell.windows))
    if earlier is not None and earlier[0] != key:
        bounds = _add(bounds, "start_earliest", earlier[1], "end_earliest", reasons[earlier[0]][1])
    return with_bounds(spell, settle(bounds))


def _add(
    bounds: tuple[Bound, ...], position: Position, neighbour: Spell, its: Position, reason: str
) -> tuple[Bound, ...]:
    if any(bound.position == position and bound.method == "stated" for bound in bounds):
        return bounds
    day = getattr(neighbour.span, its)
    claims = next(bound.claims for bound in neighbour.bounds if bound.position == its)
    return add_if_possible(bounds, (Bound(position, day, "derived", claims, reason),))


def start_not_before(spell: Spell, day: date | None, claims: tuple[str, ...], reason: str) -> Spell:
    """Give a spell without an earliest start the day before which it cannot have started, unless it contradicts."""
    if day is None or spell.span.start_earliest is not None:
        return spell
    bound = Bound("start_earliest", day, "derived", claims, reason)
    return with_bounds(spell, settle(add_if_possible(spell.bounds, (bound,))))
