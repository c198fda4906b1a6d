"""What judgements say about the nodes of a draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.entities.clusters import Edge, Rulings, make_edge
from kg.entities.drafts import Draft
from kg.entities.glossary import fold_name
from kg.entities.judgements import Judgement
from kg.entities.model import Entity, EntityKind

_KINDS: tuple[EntityKind, ...] = ("person", "organization", "place", "programme")


def make_rulings(
    judgements: Iterable[Judgement],
    draft: Draft,
    entities: Mapping[str, Entity],
    nodes_of: Mapping[str, tuple[str, ...]],
) -> dict[EntityKind, Rulings]:
    """Turn judgements on names and IRI paths into edges between nodes.

    A name means every node of that spelling; an IRI path means the nodes of that entity as the documents alone give it.
    A name that no document has is passed over: the file outlives the documents.

    Args:
        judgements: Checked judgements.
        draft: A draft made without judgements.
        entities: The entities of that draft.
        nodes_of: Entity id to its nodes.
    """
    by_name = _nodes_by_name(draft)
    same: dict[EntityKind, list[Edge]] = defaultdict(list)
    different: dict[EntityKind, dict[frozenset[str], str]] = defaultdict(dict)
    for judgement in judgements:
        for kind in _KINDS:
            left = _side(judgement.left, kind, by_name, entities, nodes_of)
            right = _side(judgement.right, kind, by_name, entities, nodes_of)
            if judgement.decision == "same":
                ends = sorted(left | right) if left and right else []
                same[kind] += [make_edge(ends[0], end, judgement.reason, "judgement") for end in ends[1:]]
                continue
            unsure = "unsure: " if judgement.decision == "unsure" else ""
            for one in left:
                for other in right - left:
                    different[kind][frozenset((one, other))] = unsure + judgement.reason
    return {kind: Rulings(tuple(same[kind]), different[kind]) for kind in _KINDS}


def _nodes_by_name(draft: Draft) -> dict[tuple[EntityKind, str], set[str]]:
    found: dict[tuple[EntityKind, str], set[str]] = defaultdict(set)
    for kind, document, name in draft.references:
        if kind in _KINDS:
            node = draft.node(kind, document, name)
            if node is not None:
                found[kind, fold_name(name)].add(node)
    return found


def _side(
    name: str,
    kind: EntityKind,
    by_name: Mapping[tuple[EntityKind, str], set[str]],
    entities: Mapping[str, Entity],
    nodes_of: Mapping[str, tuple[str, ...]],
) -> set[str]:
    if name in entities:
        return set(nodes_of[name]) if entities[name].kind == kind else set()
    return set(by_name.get((kind, fold_name(name)), ()))
