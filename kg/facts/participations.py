"""Who took part in an event or programme, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims import Claim
from kg.facts.capacities import Capacities
from kg.facts.foundings import AGENTS
from kg.facts.model import Participation
from kg.facts.sources import Sources
from kg.times import Span

#: Argument names that name agents, the most telling role first.
_ROLES = ("host", "organizer", "participant")
_DELEGATION = re.compile(r"\bd[eé]l[eé]gation", re.IGNORECASE)


def participations_of(
    claims: Sequence[Claim], span: Span, sources: Sources, capacities: Capacities
) -> tuple[Participation, ...]:
    """Return one participation for each agent that the claims name, in the most telling role that they give.

    Args:
        claims: The claims that tell of one activity.
        span: When it was.
        sources: All sources.
        capacities: Finds posts, ranks and tenures.
    """
    roles: dict[str, int] = {}
    delegations: set[str] = set()
    for claim in claims:
        for position, role in enumerate(_ROLES):
            for index, mention in enumerate(claim.arguments.get(role, ())):
                agent = sources.entities.of_mention.get((claim.id, role, index))
                if agent is None or sources.entity(agent).kind not in AGENTS:
                    continue
                roles[agent] = min(position, roles.get(agent, position))
                if _DELEGATION.search(mention.text):
                    delegations.add(agent)
        for agent in sources.ids(claim, "place", "organization"):
            roles[agent] = 0
    found = []
    for agent, position in sorted(roles.items()):
        if sources.entity(agent).kind == "person":
            capacity = capacities.of(agent, claims, span)
            found.append(Participation(agent, _ROLES[position], capacity.tenure, capacity.post, capacity.ranks))
        else:
            found.append(Participation(agent, _ROLES[position], delegation=agent in delegations))
    return tuple(found)
