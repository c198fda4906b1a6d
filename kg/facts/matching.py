"""Which tellings are of one event: scored pairs, then clusters that no contradiction crosses.

The result depends only on the set of tellings. Two documents are only held to tell of one event when dates, people and
places agree; near-identical events on other days or in other places stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from kg.facts.sources import Sources
from kg.facts.tellings import Telling, can_be_same_days, unite

#: What agreement weighs; what two tellings need to be one event if two people and the time agree; and otherwise.
WEIGHTS = {
    "person": 2.0,
    "group": 1.0,
    "place": 2.0,
    "state": 0.5,
    "about": 3.0,
    "day": 2.0,
    "near": 0.5,
    "document": 1.0,
}
THRESHOLD = 4.0
THRESHOLD_FEW = 4.5
#: A telling is compared with at most this many others that share someone and are next to it in time.
NEIGHBOURS = 60
#: Words of buildings and grounds: these may be in any city of their state, and do not contradict it.
_BUILDINGS = frozenset(
    "headquarters hq base palace ministry hall hotel airport embassy university academy college centre center "
    "institute barracks house office complex quartier siège palais ministère salle hôtel aéroport ambassade université "
    "académie institut caserne maison".split()
)


def cluster(tellings: Iterable[Telling], sources: Sources) -> tuple[Telling, ...]:
    """Unite the tellings of one event.

    Args:
        tellings: One for each claim, in any order.
        sources: For the places.

    Returns:
        One telling for each event, in order of claims.
    """
    nodes = _collapse(tellings, sources)
    own = [index for index, node in enumerate(nodes) if not node.is_weak]
    scored = sorted(
        (-score, first, second)
        for first, second in _candidates(nodes, own)
        if (score := _score(nodes[first], nodes[second], sources)) > 0
    )
    groups = _Groups(nodes)
    for _, first, second in scored:
        groups.join(first, second, sources)
    _attach_weak(nodes, groups, sources)
    return tuple(sorted(groups.all(), key=lambda node: node.claims))


class _Groups:
    """Disjoint groups of tellings; each has one united telling that further ones must agree with."""

    def __init__(self, nodes: Sequence[Telling]) -> None:
        self._parent = list(range(len(nodes)))
        self._united = list(nodes)

    def find(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def united(self, index: int) -> Telling:
        return self._united[self.find(index)]

    def join(self, first: int, second: int, sources: Sources) -> bool:
        """Unite the groups of two tellings unless anything in them contradicts."""
        one, other = self.find(first), self.find(second)
        if one == other:
            return True
        low, high = min(one, other), max(one, other)
        if not _is_compatible(self._united[low], self._united[high], sources):
            return False
        self._parent[high] = low
        self._united[low] = unite(self._united[low], self._united[high])
        return True

    def all(self) -> Iterator[Telling]:
        return (self._united[index] for index, parent in enumerate(self._parent) if parent == index)


def _collapse(tellings: Iterable[Telling], sources: Sources) -> list[Telling]:
    """Unite tellings that say exactly the same of the same days, so that copies cost nothing.

    Those of one document always are one; those of several only if what they say is enough to tell the event by.
    """
    same: dict[Telling, list[Telling]] = defaultdict(list)
    for telling in tellings:
        same[replace(telling, claims=(), documents=frozenset())].append(telling)
    nodes: list[Telling] = []
    for bare, found in same.items():
        if len(found) == 1 or (not bare.is_weak and _score(bare, bare, sources) > 0):
            nodes.append(_put_together(bare, found))
            continue
        by_document: dict[frozenset[str], list[Telling]] = defaultdict(list)
        for telling in found:
            by_document[telling.documents].append(telling)
        nodes += [_put_together(bare, several) for several in by_document.values()]
    return sorted(nodes, key=lambda node: node.claims)


def _put_together(bare: Telling, found: Iterable[Telling]) -> Telling:
    known = tuple(found)
    return replace(
        bare,
        claims=tuple(sorted({claim for telling in known for claim in telling.claims})),
        documents=frozenset(document for telling in known for document in telling.documents),
    )


def _candidates(nodes: Sequence[Telling], own: Sequence[int]) -> set[tuple[int, int]]:
    """Return pairs that share enough to be worth scoring, found by shared keys and nearness in time."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in own:
        for key in _keys(nodes[index]):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        unknown = [index for index in block if nodes[index].first is None or nodes[index].last is None]
        known = sorted(set(block) - set(unknown), key=lambda index: (_first(nodes[index]), index))
        for position, index in enumerate(known):
            for other in known[position + 1 : position + 1 + NEIGHBOURS]:
                if _first(nodes[other]) > _last(nodes[index]):
                    break
                pairs.add((min(index, other), max(index, other)))
        for index in unknown[:NEIGHBOURS]:
            pairs |= {(min(index, other), max(index, other)) for other in block[: 4 * NEIGHBOURS] if other != index}
    return pairs


def _keys(node: Telling) -> Iterator[tuple[str, ...]]:
    for person in sorted(node.people):
        yield (node.type, person)
    for about in sorted(node.about):
        yield (node.type, "about", about)
    for first, second in combinations(sorted(node.groups)[:6], 2):
        yield (node.type, first, second)
    for group in sorted(node.groups)[:6]:
        for place in sorted(node.places):
            yield (node.type, group, "at", place)


def _first(node: Telling) -> date:
    return node.first or date.min


def _last(node: Telling) -> date:
    return node.last or date.max


def _score(one: Telling, other: Telling, sources: Sources) -> float:
    """Return how much two tellings agree, or 0 if that is too little or something contradicts."""
    if not _is_compatible(one, other, sources):
        return 0
    people, groups, about = one.people & other.people, one.groups & other.groups, one.about & other.about
    score = WEIGHTS["person"] * min(len(people), 3) + WEIGHTS["group"] * min(len(groups), 2)
    score += WEIGHTS["about"] * bool(about) * (2 if one.type == "launch" else 1)
    places = one.places & other.places
    if any(sources.entity(place).kind == "place" for place in places):
        score += WEIGHTS["place"]
    elif one.places and other.places:
        score += WEIGHTS["state"]
    score += WEIGHTS["document"] * bool(one.documents & other.documents)
    score += _score_days(one, other)
    is_easy = len(people) > 1 and one.first is not None and other.first is not None
    return score if score >= (THRESHOLD if is_easy else THRESHOLD_FEW) else 0


def _score_days(one: Telling, other: Telling) -> float:
    if None in (one.first, other.first, one.last, other.last):
        return 0
    days = {one.dateline or one.first, one.dateline or one.last, other.dateline or other.first}
    return WEIGHTS["day"] if len(days | {other.dateline or other.last}) == 1 else WEIGHTS["near"]


def _is_compatible(one: Telling, other: Telling, sources: Sources) -> bool:
    if one.type != other.type or not _can_be_same_people(one.people, other.people):
        return False
    if one.type == "launch" and one.about and other.about and not one.about & other.about:
        return False
    return can_be_same_days(one, other) and _can_be_same_place(one.places, other.places, sources)


def _can_be_same_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """Allow that one telling leaves some out; two that each name someone else must share at least two and half."""
    if one <= other or other <= one:
        return True
    shared = len(one & other)
    return shared >= 2 and 2 * shared >= len(one | other)


def _can_be_same_place(one: frozenset[str], other: frozenset[str], sources: Sources) -> bool:
    """Allow unknown places, a shared place, one inside the other, and a building beside the city it may stand in."""
    if not one or not other or one & other:
        return True
    inside_one = {holder for place in one for holder in _holders(place, sources)}
    inside_other = {holder for place in other for holder in _holders(place, sources)}
    if one & inside_other or other & inside_one:
        return True
    if inside_one and inside_other and not inside_one & inside_other:
        return False
    return any(_is_building(place, sources) for place in one | other)


def _holders(place: str, sources: Sources) -> Iterator[str]:
    seen = {place}
    holder = sources.entity(place).belongs_to
    while holder is not None and holder not in seen and holder in sources.entities.by_id:
        yield holder
        seen.add(holder)
        holder = sources.entity(holder).belongs_to


def _is_building(place: str, sources: Sources) -> bool:
    return bool(_BUILDINGS & set(sources.entity(place).label.casefold().split()))


def _attach_weak(nodes: Sequence[Telling], groups: _Groups, sources: Sources) -> None:
    """Put "the meeting" to the one event of its type that its document tells of, if there is just one that fits."""
    by_document: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        if not node.is_weak:
            for document in node.documents:
                by_document[document, node.type].append(index)
    for index, node in enumerate(nodes):
        if node.is_weak:
            near = [other for document in sorted(node.documents) for other in by_document[document, node.type]]
            fitting = sorted({groups.find(other) for other in near if _fits(node, groups.united(other), sources)})
            if len(fitting) == 1:
                groups.join(fitting[0], index, sources)


def _fits(weak: Telling, event: Telling, sources: Sources) -> bool:
    return weak.groups <= event.groups and _is_compatible(weak, event, sources)
