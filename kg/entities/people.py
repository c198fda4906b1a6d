"""People across documents: spellings of one name are one person unless their context contradicts.

A node is a name in the documents where its bearers cannot be told apart: mostly a spelling, and a spelling with a
number where one spelling is borne by officials of different states. A single word stays inside its document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.entities.clusters import Clustering, Edge, Rulings, add_undecided, cluster, make_edge
from kg.entities.names import PARTIAL, SAME, Likeness, block_keys, compare_names, has_initial, initial_keys
from kg.entities.references import Reference
from kg.entities.spellings import split_name


@dataclass(frozen=True, slots=True)
class Context:
    """What documents say beside a name.

    Args:
        offices: Post concept and organisation or state of each office.
        organizations: Organisations (no states) of the offices.
        states: States whose offices the person holds or held.
        ranks: Rank keys.
        seen: Years in which the person is told of as in office.
        died: Years of death.
        tables: Documents that are tables: each spells a person in one way, so two names there are two people.
        lists: Claims that name the person among others: two names in one list are two people.
        titles: "man" or "woman" where titles say so.
    """

    offices: frozenset[tuple[str, str]] = frozenset()
    organizations: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    seen: frozenset[int] = frozenset()
    died: frozenset[int] = frozenset()
    tables: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    def joined(self, other: Context) -> Context:
        """Return both contexts as one."""
        return Context(
            self.offices | other.offices,
            self.organizations | other.organizations,
            self.states | other.states,
            self.ranks | other.ranks,
            self.seen | other.seen,
            self.died | other.died,
            self.tables | other.tables,
            self.lists | other.lists,
            self.titles | other.titles,
        )


@dataclass(slots=True)
class People:
    """Nodes of people: node to name, node to context, and the node of each (document, name)."""

    names: dict[str, str] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    node_of: dict[tuple[str, str], str] = field(default_factory=dict)
    local: list[Edge] = field(default_factory=list)
    undecided: list[tuple[str, str, str]] = field(default_factory=list)


def gather_people(references: Iterable[Reference], contexts: Mapping[tuple[str, str], Context]) -> People:
    """Return the nodes for names of people.

    Args:
        references: All references; those of other kinds are left out.
        contexts: (document, name) to what that document says of the person.
    """
    found = People()
    documents: dict[str, list[str]] = defaultdict(list)
    in_document: dict[str, list[str]] = defaultdict(list)
    for reference in sorted(references, key=lambda reference: (reference.document, reference.name)):
        if reference.kind == "person":
            documents[reference.name].append(reference.document)
            in_document[reference.document].append(reference.name)
    for name, having in sorted(documents.items()):
        if len(split_name(name)) < 2:
            for document in having:
                _add(found, f"{name}@{document}", name, [document], contexts)
            continue
        parts, loose = _partition({document: contexts.get((document, name), Context()) for document in having})
        for number, part in enumerate(parts):
            _add(found, name if not number else f"{name}#{number}", name, part, contexts)
        if loose:
            _add(found, f"{name}#?", name, loose, contexts)
            reason = "one name of officials of different states; this document does not say which"
            found.undecided += [(f"{name}#?", name if not n else f"{name}#{n}", reason) for n in range(len(parts))]
    for document, names in sorted(in_document.items()):
        found.local += _local_edges(found, document, names)
    return found


def _add(
    found: People,
    node: str,
    name: str,
    documents: Iterable[str],
    contexts: Mapping[tuple[str, str], Context],
) -> None:
    context = Context()
    for document in documents:
        found.node_of[document, name] = node
        context = context.joined(contexts.get((document, name), Context()))
    found.names[node], found.contexts[node] = name, context


def _partition(contexts: Mapping[str, Context]) -> tuple[list[list[str]], list[str]]:
    """Part the documents of one spelling by the states of office; also return those that fit several parts."""
    parts: list[tuple[Context, list[str]]] = []
    stateless = []
    for document, context in sorted(contexts.items()):
        if not context.states:
            stateless.append(document)
            continue
        fitting = [part for part in parts if not contradict(part[0], context)]
        merged = (context, [document])
        for part in fitting:
            merged = (merged[0].joined(part[0]), sorted([*merged[1], *part[1]]))
        parts = [part for part in parts if part not in fitting] + [merged]
    parts.sort(key=lambda part: (-len(part[1]), part[1]))
    if len(parts) < 2:
        return [sorted([*(parts[0][1] if parts else []), *stateless])], []
    loose: list[str] = []
    for document in stateless:
        fitting = [part for part in parts if _shared(part[0], contexts[document]) is not None]
        (fitting[0][1] if len(fitting) == 1 else loose).append(document)
    return [part[1] for part in parts], loose


def _local_edges(found: People, document: str, names: list[str]) -> list[Edge]:
    """Return the edge from each bare name to the only full name of its document that has it."""
    edges = []
    full = [name for name in names if len(split_name(name)) > 1]
    for name in names:
        tokens = split_name(name)
        if len(tokens) == 1 and not found.contexts[found.node_of[document, name]].tables:
            bearing = [other for other in full if tokens[0].word in [word.word for word in split_name(other)]]
            bearing = bearing or [other for other in full if compare_names(name, other).score >= 0.4]
            if len(bearing) == 1:
                left, right = found.node_of[document, name], found.node_of[document, bearing[0]]
                edges.append(make_edge(left, right, f"part of the only such name in {document}"))
    return edges


def cluster_people(found: People, rulings: Rulings) -> Clustering:
    """Join spellings of the names of people."""
    edges = [*found.local]
    undecided = [*found.undecided]
    for left, right, likeness in _candidates(found):
        one, other = found.contexts[left], found.contexts[right]
        against = contradict(one, other)
        shared = _shared(one, other)
        if against is not None:
            if likeness.score >= SAME:
                undecided.append((left, right, f"{likeness.reason}, but {against}"))
        elif likeness.score >= SAME and likeness.sure and not (likeness.added and shared is None and _busy(one, other)):
            reason = likeness.reason if shared is None else f"{likeness.reason}; {shared}"
            edges.append(make_edge(left, right, reason, confirmed=shared is not None))
        elif shared is not None:
            edges.append(make_edge(left, right, f"{likeness.reason}; {shared}"))
        else:
            undecided.append((left, right, f"{likeness.reason}, and nothing else confirms it"))
    result = cluster(found.names, edges, rulings, _compatible(found), _contradicting(found))
    return add_undecided(result, undecided, rulings)


def _busy(left: Context, right: Context) -> bool:
    """Tell whether both have offices, so that nothing in common says something."""
    return bool(left.offices and right.offices)


def contradict(left: Context, right: Context) -> str | None:
    """Say what in two contexts cannot be true of one person, or None.

    >>> contradict(Context(states=frozenset({"oman"})), Context(states=frozenset({"mali"})))
    'they are officials of different states'
    """
    if left.states and right.states and left.states.isdisjoint(right.states) and left.offices.isdisjoint(right.offices):
        return "they are officials of different states"
    for one, other in ((left, right), (right, left)):
        if one.died and other.seen and max(other.seen) > max(one.died):
            return "one is in office after the death of the other"
    if not left.tables.isdisjoint(right.tables):
        return f"they stand apart in one table ({min(left.tables & right.tables)})"
    if not left.lists.isdisjoint(right.lists):
        return "they are named side by side as two"
    if left.titles | right.titles == {"man", "woman"} and len(left.titles) == len(right.titles) == 1:
        return "titles say that one is a man, the other a woman"
    return None


def _shared(left: Context, right: Context) -> str | None:
    """Say what two contexts have in common, or None."""
    if not left.offices.isdisjoint(right.offices):
        return f"same post ({min(left.offices & right.offices)[0]})"
    if not left.organizations.isdisjoint(right.organizations):
        return "same organisation"
    if not left.ranks.isdisjoint(right.ranks):
        return f"same rank ({min(left.ranks & right.ranks)})"
    if not left.states.isdisjoint(right.states):
        return "offices of the same state"
    return None


def _candidates(found: People) -> Iterable[tuple[str, str, Likeness]]:
    """Yield pairs of nodes whose names are compatible, each once, found by shared keys."""
    keys: dict[str, set[str]] = {}
    for node, name in sorted(found.names.items()):
        if len(split_name(name)) > 1 and not node.endswith("#?"):
            keys[node] = {*block_keys(name)}
    blocks: dict[str, list[str]] = defaultdict(list)
    for node, its_keys in keys.items():
        for key in its_keys:
            blocks[key].append(node)
    pairs = _pairs_with_initials(found, keys)
    for key, nodes in blocks.items():
        for place, left in enumerate(nodes):
            pairs.update((left, right) for right in nodes[place + 1 :] if min(keys[left] & keys[right]) == key)
    for left, right in sorted(pairs):
        likeness = compare_names(found.names[left], found.names[right])
        if likeness.score >= PARTIAL:
            yield left, right, likeness


def _pairs_with_initials(found: People, nodes: Iterable[str]) -> set[tuple[str, str]]:
    """Return pairs of a name with an initial and a name that it may stand for."""
    having: dict[str, list[str]] = defaultdict(list)
    wanted = {key for node in nodes if has_initial(found.names[node]) for key in initial_keys(found.names[node])}
    for node in nodes if wanted else ():
        for key in initial_keys(found.names[node]):
            if key in wanted:
                having[key].append(node)
    pairs: set[tuple[str, str]] = set()
    for group in having.values():
        for left in group:
            if has_initial(found.names[left]):
                pairs.update((min(left, right), max(left, right)) for right in group if right != left)
    return pairs


def _contradicting(found: People) -> Callable[[str, str], bool]:
    def contradicting(left: str, right: str) -> bool:
        return contradict(found.contexts[left], found.contexts[right]) is not None

    return contradicting


def _compatible(found: People) -> Callable[[str, str], bool]:
    def compatible(left: str, right: str) -> bool:
        if "@" in left or "@" in right:
            return True
        if contradict(found.contexts[left], found.contexts[right]) is not None:
            return False
        return compare_names(found.names[left], found.names[right]).score >= PARTIAL

    return compatible
