"""Joining nodes into entities: order-free, cautious with chains, and obedient to judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.entities.model import Merge


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A reason for which two nodes are one entity.

    Args:
        left: Key of a node.
        right: Key of another; edges are kept with ``left < right``.
        reason: A full phrase.
        source: ``rules``, ``judgement`` or ``authority``.
        confirmed: Something besides the names says so too.
    """

    left: str
    right: str
    reason: str
    source: str = "rules"
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Rulings:
    """What judgements say about nodes: pairs to join and pairs to keep apart, with the reasons."""

    same: tuple[Edge, ...] = ()
    different: Mapping[frozenset[str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clustering:
    """Groups of nodes, sorted, with the merges inside them and the pairs left for a person to judge."""

    groups: tuple[tuple[str, ...], ...]
    edges: tuple[Edge, ...]
    undecided: tuple[tuple[str, str, str], ...] = ()


def make_edge(left: str, right: str, reason: str, source: str = "rules", *, confirmed: bool = True) -> Edge:
    """Return an edge with its ends in order."""
    low, high = sorted((left, right))
    return Edge(low, high, reason, source, confirmed)


def cluster(
    nodes: Iterable[str],
    edges: Iterable[Edge],
    rulings: Rulings,
    compatible: Callable[[str, str], bool] | None = None,
    contradicting: Callable[[str, str], bool] | None = None,
) -> Clustering:
    """Join nodes along edges.

    A node whose neighbours cannot all be one entity (a short name that fits two people) keeps only the neighbours that
    something else confirms, if these agree among themselves; otherwise it joins none.

    Args:
        nodes: Keys.
        edges: Reasons to join.
        rulings: Judgements; they win.
        compatible: Whether two nodes can be one entity at all; everything can if None.
        contradicting: Whether two nodes may never be in one group, along whatever chain; none if None. Judgements may.

    Returns:
        The groups, independent of the order in which nodes and edges came.
    """
    free = sorted({edge for edge in edges if frozenset((edge.left, edge.right)) not in rulings.different})
    undecided: list[tuple[str, str, str]] = []
    if compatible is not None:
        free, undecided = _settle(free, rulings, compatible)
    groups = _Groups(sorted(set(nodes)), rulings)
    used = [edge for edge in sorted(rulings.same) if groups.join(edge)]
    for edge in sorted(free, key=lambda edge: (not edge.confirmed, edge)):
        if contradicting is not None and groups.opposed(edge, contradicting):
            undecided.append((edge.left, edge.right, "one of the two is joined to somebody whom the other contradicts"))
        elif groups.join(edge):
            used.append(edge)
    undecided += [(e.left, e.right, "a judgement keeps them apart") for e in free if groups.parted(e)]
    undecided += [_triple(pair, reason) for pair, reason in rulings.different.items() if reason.startswith("unsure")]
    return Clustering(groups.sorted(), tuple(used), tuple(sorted(set(undecided))))


def add_undecided(result: Clustering, pairs: Iterable[tuple[str, str, str]], rulings: Rulings) -> Clustering:
    """Return a clustering with further pairs to judge: those still apart that no judgement tells anything of.

    Args:
        result: The clustering.
        pairs: Two nodes and the reason; the order of the two does not matter.
        rulings: The judgements it was made with.
    """
    where = {node: place for place, group in enumerate(result.groups) for node in group}
    added = {
        (*sorted((left, right)), reason)
        for left, right, reason in pairs
        if where[left] != where[right] and frozenset((left, right)) not in rulings.different
    }
    kept = {pair for pair in result.undecided if where[pair[0]] != where[pair[1]]}
    undecided = tuple(sorted({*kept, *((low, high, reason) for low, high, reason in added)}))
    return Clustering(result.groups, result.edges, undecided)


def _settle(
    edges: list[Edge], rulings: Rulings, compatible: Callable[[str, str], bool]
) -> tuple[list[Edge], list[tuple[str, str, str]]]:
    """Take away the edges of nodes that stand between incompatible ones."""
    around: dict[str, dict[str, bool]] = {}
    for edge in edges:
        for node, other in ((edge.left, edge.right), (edge.right, edge.left)):
            near = around.setdefault(node, {})
            near[other] = near.get(other, False) or edge.confirmed
    dropped: dict[frozenset[str], str] = {}
    for node, near in around.items():
        if _agree(sorted(near), rulings, compatible):
            continue
        sure = sorted(other for other, confirmed in near.items() if confirmed)
        keep = sure if sure and _agree(sure, rulings, compatible) else []
        for other in near:
            if other not in keep:
                dropped[frozenset((node, other))] = "one of the two fits several that are not one"
    kept = [edge for edge in edges if frozenset((edge.left, edge.right)) not in dropped]
    return kept, [_triple(pair, reason) for pair, reason in dropped.items()]


def _triple(pair: frozenset[str], reason: str) -> tuple[str, str, str]:
    left, right = sorted(pair)
    return left, right, reason


def _agree(nodes: list[str], rulings: Rulings, compatible: Callable[[str, str], bool]) -> bool:
    return all(
        frozenset((left, right)) not in rulings.different and compatible(left, right)
        for place, left in enumerate(nodes)
        for right in nodes[place + 1 :]
    )


class _Groups:
    """Disjoint sets of nodes that never put two nodes together that a judgement keeps apart."""

    def __init__(self, nodes: list[str], rulings: Rulings) -> None:
        self._of = {node: node for node in nodes}
        self._members = {node: [node] for node in nodes}
        self._apart: dict[str, set[str]] = {}
        for pair in rulings.different:
            for node in pair:
                self._apart.setdefault(node, set()).update(pair - {node})

    def parted(self, edge: Edge) -> bool:
        left, right = self._of[edge.left], self._of[edge.right]
        smaller, larger = sorted((left, right), key=lambda root: len(self._members[root]))
        return left != right and any(
            self._of.get(other) == larger for node in self._members[smaller] for other in self._apart.get(node, ())
        )

    def opposed(self, edge: Edge, contradicting: Callable[[str, str], bool]) -> bool:
        """Tell whether some node on one side contradicts one on the other."""
        left, right = self._of[edge.left], self._of[edge.right]
        return left != right and any(
            contradicting(one, other) for one in self._members[left] for other in self._members[right]
        )

    def join(self, edge: Edge) -> bool:
        left, right = self._of[edge.left], self._of[edge.right]
        if left == right or self.parted(edge):
            return False
        smaller, larger = sorted((left, right), key=lambda root: (len(self._members[root]), root))
        for node in self._members[smaller]:
            self._of[node] = larger
        self._members[larger] += self._members.pop(smaller)
        return True

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))


def merges_of(edges: Iterable[Edge], names: Mapping[str, str]) -> tuple[Merge, ...]:
    """Return edges as merges of the names of their nodes, sorted."""
    found = set()
    for edge in edges:
        left, right = sorted((names[edge.left], names[edge.right]))
        found.add(Merge(left, right, edge.reason, edge.source))
    return tuple(sorted(found))
