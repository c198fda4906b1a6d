"""Facts that cannot all be true, found and kept side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from kg.facts.model import Disagreement, Fact, Stretch
from kg.facts.naming import fact_id
from kg.facts.sources import Sources
from kg.facts.tenures import has_one_holder
from kg.ids import digest
from kg.times import Span, intersect

#: Ranks seen this close together are of "about the same day"; counts and memberships need the same day.
SAME_TIME = timedelta(days=7)
#: Stated days of one meeting that differ by no more than this may be one meeting misdated.
CLOSE_EVENTS = timedelta(days=7)

_Window = tuple[date, date]


def find_disagreements(facts: Iterable[Fact], sources: Sources) -> tuple[Disagreement, ...]:
    """Find facts that cannot all be true, in order of id.

    Args:
        facts: All facts.
        sources: For which posts have one holder.
    """
    by_kind: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.id):
        by_kind[fact.kind].append(fact)
    found = [
        *_holders(by_kind["tenure"], sources),
        *_ranks(by_kind["rank"]),
        *_memberships(by_kind["membership"]),
        *_counts(by_kind["member_count"]),
        *_foundings(by_kind["event"]),
        *_event_dates(by_kind["event"]),
    ]
    return tuple(sorted({item.id: item for item in found}.values(), key=lambda item: item.id))


def _holders(tenures: Sequence[Fact], sources: Sources) -> Iterator[Disagreement]:
    full = [fact for fact in tenures if "status" not in fact.values]
    full = [fact for fact in full if has_one_holder(fact.entities["post"][0], sources)]
    for group in _grouped(full, lambda fact: fact.entities["post"]):
        for one, other, shared in _clashes(group, _certain_windows, timedelta(0)):
            if one.entities["person"] != other.entities["person"] and not _is_handover(one, other, shared):
                yield _disagreement("holder", one, other, f"Both are said to have held the post on {shared[0]}.")


def _is_handover(one: Fact, other: Fact, shared: _Window) -> bool:
    """Tell whether two facts share one day only, on which the one ended or the other started."""
    first, last = shared
    pairs = ((one, other), (other, one))
    return first == last and any(first in (a.span.end_latest, b.span.start_earliest) for a, b in pairs)


def _ranks(ranks: Sequence[Fact]) -> Iterator[Disagreement]:
    for group in _grouped(ranks, lambda fact: fact.entities["person"]):
        for one, other, shared in _clashes(group, _seen_windows, SAME_TIME):
            if one.entities["rank"] != other.entities["rank"] and not _is_handover(one, other, shared):
                yield _disagreement("rank", one, other, f"Both ranks are given at about the same time, {shared[0]}.")


def _memberships(memberships: Sequence[Fact]) -> Iterator[Disagreement]:
    def pair(fact: Fact) -> tuple[str, ...]:
        return fact.entities["member"] + fact.entities["organization"]

    for group in _grouped(memberships, pair):
        for one, other, shared in _clashes(group, _seen_windows, timedelta(0)):
            if (one.values["status"] == ("not_member",)) != (other.values["status"] == ("not_member",)):
                yield _disagreement("membership", one, other, f"Member and not a member on {shared[0]}.")


def _counts(counts: Sequence[Fact]) -> Iterator[Disagreement]:
    for group in _grouped(counts, lambda fact: fact.entities["organization"]):
        for one, other, shared in _clashes(group, _seen_windows, timedelta(0)):
            if one.values["count"] != other.values["count"]:
                numbers = " and ".join(sorted([*one.values["count"], *other.values["count"]], key=int))
                yield _disagreement("member_count", one, other, f"{numbers} members are given for {shared[0]}.")


def _foundings(events: Sequence[Fact]) -> Iterator[Disagreement]:
    foundings = [fact for fact in events if fact.values["type"] == ("founding",) and "organization" in fact.entities]
    for group in _grouped(foundings, lambda fact: fact.entities["organization"]):
        dated = [fact for fact in group if fact.span != Span()]
        for position, one in enumerate(dated):
            for other in dated[position + 1 :]:
                if intersect(one.span, other.span) is None:
                    yield _disagreement("founding_date", one, other, "The founding cannot have been on both dates.")


def _event_dates(events: Sequence[Fact]) -> Iterator[Disagreement]:
    """Find events of one type and place with the same agents that documents date to different days, close together."""

    def key(fact: Fact) -> tuple[str, ...]:
        agents = tuple(sorted(part.agent for part in fact.participations))
        return (*fact.values["type"], *agents, "about", *fact.entities.get("about", ()))

    happenings = [fact for fact in events if len(fact.participations) > 1 and _is_firmly_dated(fact)]
    for group in _grouped(happenings, key):
        for one, other, shared in _clashes(group, _span_window, CLOSE_EVENTS):
            places, others = set(one.entities.get("place", ())), set(other.entities.get("place", ()))
            is_apart = intersect(one.span, other.span) is None and not set(one.claims) & set(other.claims)
            if is_apart and (places & others or not places or not others):
                reason = f"It may be one event, dated to different days near {shared[0]}."
                yield _disagreement("event_date", one, other, reason)


def _is_firmly_dated(fact: Fact) -> bool:
    return any(bound.method in ("stated", "computed") and bound.position == "start_earliest" for bound in fact.bounds)


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], tuple[str, ...]]) -> list[list[Fact]]:
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _clashes(
    group: Sequence[Fact], windows: Callable[[Fact], Iterable[_Window]], slack: timedelta
) -> Iterator[tuple[Fact, Fact, _Window]]:
    """Yield pairs of facts that share a day, or come as close as the slack, with the days from the later start on.

    Sweeps over the windows in order of time; each pair is given once.
    """
    ordered = sorted((low, high, index) for index, fact in enumerate(group) for low, high in windows(fact))
    open_until: dict[int, date] = {}
    told: set[tuple[int, int]] = set()
    for low, high, index in ordered:
        open_until = {other: until for other, until in open_until.items() if until + slack >= low}
        for other in sorted(open_until):
            pair = (min(index, other), max(index, other))
            if other != index and pair not in told:
                told.add(pair)
                yield group[pair[0]], group[pair[1]], (low, max(low, min(high, open_until[other])))
        open_until[index] = max(high, open_until.get(index, high))


def _certain_windows(fact: Fact) -> Iterable[_Window]:
    return ((stretch.start, stretch.end) for stretch in fact.stretches if stretch.certainty == "certain")


def _seen_windows(fact: Fact) -> Iterable[_Window]:
    """Return when a fact is known to have held: its certain days, or else the few days of which it held on one."""
    certain: tuple[Stretch, ...] = tuple(stretch for stretch in fact.stretches if stretch.certainty == "certain")
    if certain:
        return tuple((stretch.start, stretch.end) for stretch in certain)
    first, last = fact.span.end_earliest, fact.span.start_latest
    if first is not None and last is not None and timedelta(0) <= last - first <= SAME_TIME:
        return ((first, last),)
    return ()


def _span_window(fact: Fact) -> Iterable[_Window]:
    first, last = fact.span.start_earliest, fact.span.end_latest
    return ((first, last),) if first is not None and last is not None else ()


def _disagreement(topic: str, one: Fact, other: Fact, reason: str) -> Disagreement:
    facts = tuple(sorted((one.id, other.id)))
    return Disagreement(
        id=fact_id("disagreement", topic.replace("_", "-"), digest(*facts)),
        topic=topic,
        facts=facts,
        claims=tuple(sorted({*one.claims, *other.claims})),
        reason=reason,
    )
