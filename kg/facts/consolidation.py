"""All facts of a set of claims: a pure function of the set, whatever the order of claims and documents."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.model import Entities
from kg.facts.capacities import Capacities
from kg.facts.counts import build_counts
from kg.facts.disagreements import find_disagreements
from kg.facts.events import build_events
from kg.facts.foundings import build_foundings, known_foundings
from kg.facts.memberships import build_memberships
from kg.facts.model import Fact, Facts
from kg.facts.naming import name_apart
from kg.facts.programmes import build_programmes
from kg.facts.ranks import build_ranks
from kg.facts.relations import build_relations
from kg.facts.sources import gather_sources
from kg.facts.tenures import build_tenures
from kg.facts.turns import build_turns


def consolidate_facts(claims: Iterable[Claim], entities: Entities, headers: Iterable[Header]) -> Facts:
    """Say what all claims together support: who held what and when, what happened, and where sources disagree.

    Only what documents assert or report becomes a fact; what they plan, deny or hedge stays a claim. Every bound of
    every fact names the claims that it rests on.

    Args:
        claims: Claims of any number of documents, in any order.
        entities: The entities that they mention, from :func:`kg.entities.resolve_entities`.
        headers: The headers of the documents, in any order; publication days are observations.

    Returns:
        Facts by id, sorted, and the disagreements among them.

    Raises:
        DateError: A claim carries a date that does not exist.

    >>> consolidate_facts([], Entities({}, {}), [])
    Facts(by_id={}, disagreements=())
    """
    sources = gather_sources(claims, entities, headers)
    foundings = build_foundings(sources)
    founded = known_foundings(foundings)
    tenures = build_tenures(sources, founded)
    memberships = build_memberships(sources, founded)
    held = tuple(fact for fact, _ in tenures)
    capacities = Capacities(sources, held)
    events = (*foundings, *build_turns((*tenures, *memberships)), *build_events(sources, capacities))
    facts: list[Fact] = [
        *held,
        *build_ranks(sources),
        *(fact for fact, _ in memberships),
        *build_counts(sources),
        *build_relations(sources),
        *name_apart(events),
        *build_programmes(sources, capacities),
    ]
    by_id = {fact.id: fact for fact in sorted(facts, key=lambda fact: fact.id)}
    return Facts(by_id, find_disagreements(facts, sources))
