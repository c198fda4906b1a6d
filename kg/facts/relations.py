"""What an organisation works on, where it sits, and what it is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.claims import Claim
from kg.entities.model import EntityKind
from kg.facts.model import Fact, FactKind
from kg.facts.naming import name_apart, tail
from kg.facts.sources import Sources
from kg.facts.spells import join
from kg.facts.states import Key, collect, state_fact

#: Argument of an organization claim to the kind of fact, the first part of its id, and the kinds of entity it takes.
_RELATIONS: dict[str, tuple[FactKind, str, tuple[EntityKind, ...], str]] = {
    "domain": ("domain", "domain-of-work", ("domain",), "works in"),
    "headquarters": ("headquarters", "seat", ("place", "state"), "has its headquarters in"),
    "parent": ("parent", "affiliation", ("organization", "state"), "is part of"),
}


def build_relations(sources: Sources) -> tuple[Fact, ...]:
    """Make facts of the domains, headquarters and parents that organization claims give.

    Nothing is part of itself: of parents that form a circle, the one that the fewest claims give stays a claim.
    """
    facts = []
    states = collect(sources.of_kind("organization"), sources, lambda claim: _keys(claim, sources))
    for (arguments, argument), testimonies in states.items():
        kind, path, _, phrase = _RELATIONS[argument]
        found = dict(arguments)
        label = f"{sources.entity(found['organization']).label} {phrase} {sources.entity(found[argument]).label}"
        entities = {name: (entity,) for name, entity in found.items()}
        parts = (tail(found["organization"]), tail(found[argument]))
        facts += [state_fact(kind, path, parts, label, entities, spell) for spell in join(testimonies)]
    return name_apart(_without_circles(facts))


def _without_circles(facts: Iterable[Fact]) -> list[Fact]:
    parents: dict[str, set[str]] = defaultdict(set)
    kept = []
    for fact in sorted(facts, key=lambda fact: (-len(fact.claims), fact.id)):
        if fact.kind == "parent":
            (child,), (parent,) = fact.entities["organization"], fact.entities["parent"]
            if _is_within(parent, child, parents):
                continue
            parents[child].add(parent)
        kept.append(fact)
    return kept


def _is_within(part: str, whole: str, parents: dict[str, set[str]]) -> bool:
    """Tell whether the whole is among the parents of the part, or theirs."""
    seen, waiting = {part}, [part]
    while waiting:
        for parent in sorted(parents.get(waiting.pop(), ())):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return whole in seen


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    for organization in sources.ids(claim, "name", "organization"):
        for argument, (_, _, kinds, _) in _RELATIONS.items():
            for entity in sources.ids(claim, argument, *kinds):
                if entity != organization:
                    yield (("organization", organization), (argument, entity)), argument
