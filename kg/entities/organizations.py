"""Organisations across documents: acronyms, aliases and translations of one name are one organisation.

A node is a name (folded). A name that many states have one of ("Ministry of Defence") is a node for each state.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.claims import Claim
from kg.entities.authority import Authority
from kg.entities.clusters import Clustering, Edge, Rulings, add_undecided, cluster, make_edge
from kg.entities.glossary import (
    concepts,
    fold_name,
    initials,
    is_acronym,
    is_common_kind,
    likeness,
    state_in,
)
from kg.entities.references import Reference, name_of
from kg.entities.translations import meaning, name_of_node, one_word_apart, same_concepts
from kg.territories import find_place, find_territory

#: Share of concepts from which a shared person, acronym or the like makes two names one organisation.
NEAR = 0.5
#: Kinds of organisations that each state has.
INSTITUTIONS = frozenset({"ARMY", "NAVY", "FORCE", "MINISTRY", "GOVERNMENT", "DEPARTMENT", "STAFF"})
#: Before the document's id in a node that is known in one document only.
LOCAL = "in "


@dataclass(slots=True)
class Organizations:
    """Names of organisations and what is known of them.

    Args:
        node_of: (document, name) to node.
        names: Node to the names as written, with how many documents have each.
        acronyms: Node to acronyms given with the name, with how many documents give each.
        stated: Edges that documents state: "X, also known as Y", "X (Y)".
    """

    node_of: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    acronyms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stated: list[Edge] = field(default_factory=list)


def gather_organizations(references: Iterable[Reference], claims: Iterable[Claim]) -> Organizations:
    """Return the nodes for the names of organisations, with acronyms and aliases that the claims state.

    Args:
        references: All references; those of other kinds are left out.
        claims: All claims.
    """
    found = Organizations()
    known = tuple(claims)
    scopes = _scopes(known)
    for reference in references:
        if reference.kind == "organization":
            scope = scopes.get((reference.document, fold_name(reference.name)))
            node = _node(reference.name, scope, reference.document)
            found.node_of[reference.document, reference.name] = node
            found.names[node][reference.name] += 1
    for claim in known:
        if claim.kind == "organization":
            _add_statements(found, claim)
    return found


def _node(name: str, scope: str | None, document: str) -> str:
    """Return the node of a name: with its state where many states have one, with the document if that is unknown."""
    if is_acronym(name):
        return name.replace(".", "")
    folded, found = fold_name(name) or name, concepts(name)
    if len(found) == 1 and next(iter(found)).isupper():
        return f"{folded}@{LOCAL}{document}"
    if not is_common_kind(name):
        return folded
    code = state_in(name) or scope
    vague = len(found) < 3 or not found.isdisjoint(INSTITUTIONS)
    return f"{folded}@{code or (LOCAL + document if vague else '')}"


def _scopes(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """Return the state of each name, where its parent or seat gives one."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.kind == "organization":
            for mention in claim.arguments["name"]:
                key = (claim.document, fold_name(name_of(mention)))
                for argument in ("parent", "headquarters"):
                    for other in claim.arguments.get(argument, ()):
                        code = _state_of(name_of(other))
                        if code:
                            found[key][code] += 1
    return {key: min(codes, key=lambda code: (-codes[code], code)) for key, codes in found.items()}


def _state_of(name: str) -> str | None:
    state = find_territory(name)
    if state is not None:
        return state.code
    place = find_place(name)
    return place.country if place is not None else None


def _add_statements(found: Organizations, claim: Claim) -> None:
    node = found.node_of.get((claim.document, name_of(claim.arguments["name"][0])))
    if node is None:
        return
    for mention in claim.arguments.get("acronym", ()):
        found.acronyms[node][mention.text.replace(".", "")] += 1
    for argument in ("name", "alias", "acronym"):
        for mention in claim.arguments.get(argument, ()):
            other = found.node_of.get((claim.document, name_of(mention)))
            if other is not None and other != node and not is_acronym(name_of(mention)):
                found.stated.append(make_edge(node, other, f"the text names both as one ({claim.document})"))
    for mention in claim.arguments.get("alias", ()):
        other = fold_name(mention.text)
        named = mention.text[:1].isupper() and likeness(mention.text, name_of_node(node)) > 0
        if named and other != node and other in found.names and len(concepts(mention.text)) > 2:
            found.stated.append(make_edge(node, other, f"stated as another name ({claim.document})"))


def cluster_organizations(
    found: Organizations,
    shared: Iterable[tuple[str, str, str]],
    rulings: Rulings,
    authority: Authority | None,
) -> Clustering:
    """Join the names of organisations.

    Args:
        found: The nodes.
        shared: Pairs of nodes that have something in common besides the name, with the phrase that says what.
        rulings: Judgements on nodes.
        authority: What is known beforehand, or None.

    Returns:
        The groups; pairs with much in common that nothing confirms are undecided.
    """
    nodes = sorted(found.names)
    same, unsure = same_concepts(nodes)
    edges = [*found.stated, *same, *_same_letters(found), *_authority_edges(nodes, found, authority)]
    for left, right, what in shared:
        if left != right and _confirmed(found, left, right) and _scopes_agree(left, right):
            edges.append(make_edge(left, right, f"similar names and {what}"))
    first = cluster(nodes, edges, rulings)
    acronyms, shared_acronyms = _acronym_edges(found, first)
    result = cluster(nodes, [*edges, *acronyms, *_scope_edges(first)], rulings)
    return add_undecided(result, [*unsure, *one_word_apart(nodes), *shared_acronyms], rulings)


def _confirmed(found: Organizations, left: str, right: str) -> bool:
    """Tell whether two names that share an official or a fact are like enough: by their words, or by one acronym."""
    near = likeness(name_of_node(left), name_of_node(right)) >= NEAR
    return near or not found.acronyms.get(left, Counter()).keys().isdisjoint(found.acronyms.get(right, Counter()))


def _scopes_agree(left: str, right: str) -> bool:
    return left.partition("@")[2] == right.partition("@")[2]


def _same_letters(found: Organizations) -> list[Edge]:
    """Return edges between similar names whose acronyms have the same letters in another order."""
    by_letters: dict[str, list[str]] = defaultdict(list)
    for node, acronyms in sorted(found.acronyms.items()):
        for acronym in sorted(acronyms):
            by_letters["".join(sorted(acronym))].append(node)
    edges = []
    for letters, group in by_letters.items():
        for place, left in enumerate(group):
            near = [other for other in group[place + 1 :] if other != left and len(letters) > 2]
            near = [other for other in near if likeness(name_of_node(left), name_of_node(other)) >= NEAR]
            edges += [make_edge(left, right, "similar names and an acronym of the same letters") for right in near]
    return edges


def _acronym_edges(found: Organizations, first: Clustering) -> tuple[list[Edge], list[tuple[str, str, str]]]:
    """Return edges from an acronym that stands alone to its only owner, and the pairs where it has several."""
    group_of = {node: place for place, group in enumerate(first.groups) for node in group}
    owners: dict[str, set[str]] = defaultdict(set)
    for node, acronyms in found.acronyms.items():
        for acronym in acronyms:
            owners[acronym].add(node)
    by_initials: dict[str, set[str]] = defaultdict(set)
    for node in found.names:
        if not is_acronym(node):
            by_initials[initials(name_of_node(node))].add(node)
    edges: list[Edge] = []
    unsure: list[tuple[str, str, str]] = []
    for node in sorted(found.names):
        if is_acronym(node):
            for having, reason in ((owners, "acronym given in a document"), (by_initials, "initials of the name")):
                candidates = sorted(other for other in having.get(node, set()) if other != node)
                if len({group_of[other] for other in candidates}) == 1:
                    edges.append(make_edge(node, candidates[0], reason))
                    break
                why = f"{reason}, but several organisations have it"
                unsure += [(node, other, why) for other in candidates if having is owners]
    return edges, unsure


def _scope_edges(first: Clustering) -> list[Edge]:
    """Return edges from a common name without a state to the only state's organisation of that name."""
    scoped: dict[frozenset[str], set[str]] = defaultdict(set)
    nodes = [node for group in first.groups for node in group if "@" in node]
    for node in nodes:
        scoped[meaning(node)].add(node)
    edges = []
    for node in nodes:
        others = {other for other in scoped[meaning(node)] if len(other.partition("@")[2]) == 2}
        if len(node.partition("@")[2]) != 2 and len({other.partition("@")[2] for other in others}) == 1:
            edges.append(make_edge(node, min(others), "the only organisation of that name"))
    return edges


def _authority_edges(nodes: list[str], found: Organizations, authority: Authority | None) -> list[Edge]:
    if authority is None:
        return []
    entry_of = authority_index(authority)
    having: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        entry = authority_entry(node, entry_of)
        if entry is not None:
            having[entry].append(node)
    reason = "names of one entry of the authority file"
    return [make_edge(group[0], other, reason, "authority") for group in having.values() for other in group[1:]]


def authority_index(authority: Authority) -> Mapping[str, str]:
    """Return folded names and acronyms of the authority file, each with the id of its entry; shared ones left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in authority.organizations:
        for name in (*entry.labels.values(), *entry.aliases):
            found[fold_name(name)].add(entry.id)
        for acronym in entry.acronyms:
            found[acronym].add(entry.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def authority_entry(node: str, index: Mapping[str, str]) -> str | None:
    """Return the id of the authority entry that a node's name is a name of, or None."""
    return index.get(node) if is_acronym(node) else index.get(name_of_node(node))
