"""What an organisation works on, where it sits, and what it is part of."""

from __future__ import annotations

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
    """Make facts of the domains, headquarters and parents that organization claims give."""
    facts = []
    states = collect(sources.of_kind("organization"), sources, lambda claim: _keys(claim, sources))
    for (arguments, argument), testimonies in states.items():
        kind, path, _, phrase = _RELATIONS[argument]
        found = dict(arguments)
        label = f"{sources.entity(found['organization']).label} {phrase} {sources.entity(found[argument]).label}"
        entities = {name: (entity,) for name, entity in found.items()}
        parts = (tail(found["organization"]), tail(found[argument]))
        facts += [state_fact(kind, path, parts, label, entities, spell) for spell in join(testimonies)]
    return name_apart(facts)


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    for organization in sources.ids(claim, "name", "organization"):
        for argument, (_, _, kinds, _) in _RELATIONS.items():
            for entity in sources.ids(claim, argument, *kinds):
                if entity != organization:
                    yield (("organization", organization), (argument, entity)), argument
