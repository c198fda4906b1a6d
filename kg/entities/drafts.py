"""One pass over all claims: nodes of every kind, joined into groups, with what the judgements say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from kg.claims import Claim, Mention
from kg.documents.model import Header
from kg.entities.authority import Authority
from kg.entities.clusters import Clustering, Rulings, cluster
from kg.entities.coincidences import find_coincidences
from kg.entities.contexts import ClaimStates, read_contexts
from kg.entities.model import EntityKind
from kg.entities.organizations import Organizations, cluster_organizations, gather_organizations
from kg.entities.people import Context, People, cluster_people, gather_people
from kg.entities.places import Places, cluster_places, gather_places
from kg.entities.programmes import Programmes, cluster_programmes, gather_programmes
from kg.entities.references import Reference, collect_references, name_of
from kg.territories import find_territory

NO_RULINGS = Rulings()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is decided before ids are given.

    Args:
        references: (kind, document, name) to reference.
        organizations: Nodes of organisations.
        people: Nodes of people.
        places: Nodes of places.
        programmes: Nodes of programmes.
        clusterings: Kind to groups of nodes.
        contexts: (document, name) of a person to what the document says beside it.
    """

    references: Mapping[tuple[EntityKind, str, str], Reference]
    organizations: Organizations
    people: People
    places: Places
    programmes: Programmes
    clusterings: Mapping[EntityKind, Clustering]
    contexts: Mapping[tuple[str, str], Context]

    def node(self, kind: EntityKind, document: str, name: str) -> str | None:
        """Return the node that a name of a kind means in a document."""
        if kind == "state":
            state = find_territory(name)
            return state.code if state is not None else None
        tables: dict[EntityKind, Mapping[tuple[str, str], str]] = {
            "organization": self.organizations.node_of,
            "person": self.people.node_of,
            "place": self.places.node_of,
            "programme": self.programmes.node_of,
        }
        return tables[kind].get((document, name))


def make_draft(
    claims: Mapping[str, Claim],
    headers: Mapping[str, Header],
    rulings: Mapping[EntityKind, Rulings],
    authority: Authority | None,
) -> Draft:
    """Join the names in claims into groups, each of which is one entity.

    Organisations come first, by their names; then people, by names and the organisations of their offices; then
    organisations again, because two similar names with one secretary-general, one founding or one list
    of members are one; then people again.

    Args:
        claims: Claims by id, sorted.
        headers: Document id to header.
        rulings: What judgements say, by kind; none for a first draft.
        authority: What is known beforehand, or None.
    """
    references = collect_references(claims.values())
    listed = [references[key] for key in sorted(references)]
    organizations = gather_organizations(listed, claims.values())
    by_names = cluster_organizations(organizations, (), rulings.get("organization", NO_RULINGS), authority)
    agents, people_groups, contexts, people = _people(claims, headers, listed, organizations, by_names, rulings)
    shared = find_coincidences(claims.values(), agents.of_mention)
    shared += _shared_officials(claims, organizations, people, people_groups, contexts, by_names)
    final = cluster_organizations(organizations, shared, rulings.get("organization", NO_RULINGS), authority)
    agents, people_groups, contexts, people = _people(claims, headers, listed, organizations, final, rulings)
    states = ClaimStates(contexts, claims.values())
    places = gather_places(listed, claims, states.around)
    offices = partial(_offices_of, contexts=contexts)
    programmes = gather_programmes(listed, claims, agents.of_argument, states.around, offices)
    codes = {
        state.code for r in listed if r.kind == "state" for state in (find_territory(r.name),) if state is not None
    }
    clusterings: dict[EntityKind, Clustering] = {
        "state": cluster(codes, (), NO_RULINGS),
        "organization": final,
        "person": people_groups,
        "place": cluster_places(places, rulings.get("place", NO_RULINGS)),
        "programme": cluster_programmes(programmes, rulings.get("programme", NO_RULINGS)),
    }
    return Draft(references, organizations, people, places, programmes, clusterings, contexts)


class Agents:
    """Which organisation or state a mention means, by one key for each."""

    def __init__(self, organizations: Organizations, groups: Clustering) -> None:
        self._nodes = organizations.node_of
        self._first = {node: group[0] for group in groups.groups for node in group}

    def of_mention(self, claim: Claim, mention: Mention) -> str | None:
        """Return ``organization:...`` or ``state:..`` of a mention, or None if it is neither."""
        node = self._nodes.get((claim.document, name_of(mention)))
        if node is not None:
            return f"organization:{self._first[node]}"
        state = find_territory(name_of(mention))
        return f"state:{state.code}" if state is not None else None

    def of_argument(self, claim: Claim, argument: str) -> tuple[str, ...]:
        """Return the keys of all agents of an argument."""
        found = (self.of_mention(claim, mention) for mention in claim.arguments.get(argument, ()))
        return tuple(agent for agent in found if agent is not None)


def _people(
    claims: Mapping[str, Claim],
    headers: Mapping[str, Header],
    references: Iterable[Reference],
    organizations: Organizations,
    groups: Clustering,
    rulings: Mapping[EntityKind, Rulings],
) -> tuple[Agents, Clustering, dict[tuple[str, str], Context], People]:
    agents = Agents(organizations, groups)
    contexts = read_contexts(claims.values(), agents.of_mention, headers)
    people = gather_people(references, contexts)
    return agents, cluster_people(people, rulings.get("person", NO_RULINGS)), contexts, people


def _offices_of(claim: Claim, contexts: Mapping[tuple[str, str], Context]) -> tuple[str, ...]:
    """Return the agents in which the participants of an event hold an office, as its document says."""
    people = (contexts.get((claim.document, name_of(mention))) for mention in claim.arguments.get("participant", ()))
    return tuple(agent for context in people if context is not None for _, agent in context.offices)


def _shared_officials(
    claims: Mapping[str, Claim],
    organizations: Organizations,
    people: People,
    groups: Clustering,
    contexts: Mapping[tuple[str, str], Context],
    by_names: Clustering,
) -> list[tuple[str, str, str]]:
    """Return pairs of organisations in which one person holds one post."""
    person_of = {node: group[0] for group in groups.groups for node in group}
    having: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, context in contexts.items():
        for post, agent in context.offices:
            if agent.startswith("organization:"):
                having[person_of[people.node_of[key]], post].add(agent.removeprefix("organization:"))
    found = []
    for (_, post), nodes in sorted(having.items()):
        first = min(nodes)
        found += [(first, other, f"the same person as {post}") for other in sorted(nodes - {first})]
    return found
