"""Where and when something happened: the nearest place and date of its clause that nothing else took."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.clauses import Clauses
from kg.extract.groups import PLACES, Group
from kg.extract.tape import Mark

_DATES = frozenset({"date", "duration"})
_SEATS = frozenset({"organization", "nominal"})
#: How far a town may stand behind the body that sits there, and "where" behind its place, in tokens.
_NEXT, _NEAR = 2, 5
#: What a date before the words weighs more than one behind them, in tokens.
_BEFORE = 3
#: What a duration, a bare year, a guess and a body in place of a town weigh, in tokens.
_DURATION, _YEAR, _GUESS, _SEAT = 20, 8, 6, 12


def find_date(
    clauses: Clauses, first: int, last: int, floor: int, ceiling: int, moved: int | None = None
) -> Mark | None:
    """Return the date of what some words tell.

    Args:
        clauses: The sentence.
        first: Number of the first token of the verb or noun.
        last: Number after its last token.
        floor: Number of the first token where the date may stand.
        ceiling: Number after the last one.
        moved: Number of the token behind "postponed": the new date stands behind it, and behind "to".
    """
    best: tuple[int, Mark] | None = None
    for number in range(floor, ceiling):
        mark = clauses.tokens[number].mark
        if mark is None or mark.kind not in _DATES or (moved is not None and number < moved):
            continue
        between = clauses.tokens[last:number] if number >= last else clauses.tokens[number + 1 : first]
        if any(token.word in clauses.grammar.ordering for token in between):
            continue
        distance = number - last if number >= last else first - number + _BEFORE
        distance += _DURATION * (mark.kind == "duration") + _YEAR * (
            mark.end - mark.start <= len("2019") and not 0 <= number - last <= 1
        )
        if moved is not None:
            distance -= 2 * _DURATION * (clauses.tokens[number - 1].word in clauses.grammar.until)
        if best is None or distance < best[0]:
            best = distance, mark
    return best[1] if best is not None else None


def find_places(
    clauses: Clauses, first: int, last: int, floor: int, ceiling: int, taken: Collection[Mark], loose: bool = False
) -> tuple[Mark, ...]:
    """Return the place of what some words tell, and nothing if none is told.

    Args:
        clauses: The sentence.
        first: Number of the first token of the verb or noun.
        last: Number after its last token.
        floor: Number of the first token where the place may stand.
        ceiling: Number after the last one.
        taken: Marks that have another part already.
        loose: Whether a place may stand between commas without a preposition, as in a list of dates.
    """
    found = [
        (_distance(clauses, group, first, last), group)
        for group in clauses.groups
        if floor <= group.first < ceiling
        and not any(mark in taken for mark in group.marks)
        and _is_place(clauses, group, first, last, loose)
    ]
    if not found:
        return _antecedent(clauses, floor)
    nearest = min(found, key=lambda pair: pair[0])[1]
    return (*_seat(clauses, nearest, taken), *nearest.marks[:1], *_town(clauses, nearest, taken))


def _town(clauses: Clauses, site: Group, taken: Collection[Mark]) -> tuple[Mark, ...]:
    """Return the town that a site is in: "at the General Headquarters | in Lima"."""
    after = next((g for g in clauses.groups if g.first >= site.last), None)
    near = after is not None and after.first - site.last <= _NEXT and after.preposition in clauses.grammar.places
    if after is None or not near or after.marks[0].kind != "place" or after.marks[0] in taken or after.owns:
        return ()
    return after.marks[:1] if site.marks[0].kind in {"place", "organization"} else ()


def _seat(clauses: Clauses, town: Group, taken: Collection[Mark]) -> tuple[Mark, ...]:
    """Return the body in whose rooms something happened: "at | the Naval College | in Lima"."""
    before = next((g for g in reversed(clauses.groups) if g.last < town.first and g.preposition), None)
    if before is None or before.preposition not in clauses.grammar.places or town.first - before.last > _NEXT:
        return ()
    fits = (
        before.marks[0].kind == "organization" and not any(mark in taken for mark in before.marks) and not before.owns
    )
    return before.marks[:1] if fits else ()


def _distance(clauses: Clauses, group: Group, first: int, last: int) -> int:
    kind = group.marks[0].kind
    weight = _GUESS * (kind == "unknown") + _SEAT * (kind in _SEATS)
    return weight + (group.first - last if group.first >= last else first - group.first + _BEFORE)


def _is_place(clauses: Clauses, group: Group, first: int, last: int, loose: bool) -> bool:
    kind = group.marks[0].kind
    if group.owns or kind not in PLACES | _SEATS or (group.first >= last and _is_topic(clauses, last, group.first)):
        return False
    if kind == "place" and group.last <= first and clauses.phrase_start(first) <= group.first:
        outside = clauses.tokens[group.first - 1] if group.first else None
        return outside is None or outside.mark is not None or outside.word in clauses.grammar.articles | {"'s"}
    if clauses.qualifies(group) or clauses.tokens[max(0, group.first - 2)].word in clauses.grammar.situations:
        return False
    if group.preposition:
        return group.preposition in clauses.grammar.places and (kind in PLACES or bool(group.marks[0].name))
    before = clauses.tokens[group.first - 1].word if group.first else ""
    if kind == "place" and group.first >= last and before in {",", "-", ":"}:
        return loose
    return loose and kind in {"unknown", "place"} and before in {",", "-", ":", '"'}


def _is_topic(clauses: Clauses, last: int, place: int) -> bool:
    """Whether a place belongs to what is talked about: "talks on the situation in | Aleppo"."""
    tokens = clauses.tokens
    for number in range(last, place - 1):
        mark = tokens[number + 1].mark
        dated = mark is not None and mark.kind in _DATES
        if tokens[number].mark is None and tokens[number].word in clauses.grammar.topics and not dated:
            return True
    return False


def _antecedent(clauses: Clauses, floor: int) -> tuple[Mark, ...]:
    """Return the place that "where" stands for: "flew to Lima, where | he met"."""
    if floor < 2 or clauses.tokens[floor - 1].word not in clauses.grammar.where:
        return ()
    near = (g for g in reversed(clauses.groups) if g.last < floor and floor - g.last <= _NEAR)
    group = next((g for g in near if g.marks[0].kind in PLACES), None)
    return group.marks[-1:] if group is not None else ()
