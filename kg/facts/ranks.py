"""Who bore which rank, from when to when; every rank is kept, with the documents that give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.claims import Claim
from kg.facts.model import Fact
from kg.facts.naming import name_apart, tail
from kg.facts.sources import Sources
from kg.facts.states import Key, collect, join_exclusive, state_fact
from kg.facts.testimonies import Testimony


def build_ranks(sources: Sources) -> tuple[Fact, ...]:
    """Make one fact for each unbroken time for which a person bore a rank.

    Another rank seen in between splits it; but ranks do not bound one another, since documents differ in what they call
    the same person on the same day.
    """
    states = collect(sources.of_kind("rank"), sources, lambda claim: _keys(claim, sources))
    by_person: dict[str, dict[str, list[Testimony]]] = defaultdict(dict)
    for (arguments, _), testimonies in states.items():
        found = dict(arguments)
        by_person[found["person"]][found["rank"]] = testimonies
    facts = []
    for person, ranks in sorted(by_person.items()):
        names = {rank: sources.entity(rank).label for rank in ranks}
        for rank, spells in join_exclusive(ranks).items():
            label = f"{sources.entity(person).label}, {names[rank]}"
            entities = {"person": (person,), "rank": (rank,)}
            parts = (tail(person), tail(rank))
            facts += [state_fact("rank", "rank-holding", parts, label, entities, spell) for spell in spells]
    return name_apart(facts)


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    for person in sources.ids(claim, "person", "person"):
        for rank in sources.ids(claim, "rank", "rank"):
            yield (("person", person), ("rank", rank)), ""
