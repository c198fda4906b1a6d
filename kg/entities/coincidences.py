"""What two organisations have in common besides their names: a founding, a list of members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.claims import Claim, Mention

#: From so many members on, two lists that are the same say that the organisations may be one.
MEMBERS = 4


def find_coincidences(
    claims: Iterable[Claim], agent_of: Callable[[Claim, Mention], str | None]
) -> list[tuple[str, str, str]]:
    """Return pairs of organisations of one founding or one list of members, with the phrase that says which.

    Args:
        claims: All claims, sorted by id; denied, planned and hedged ones say nothing here.
        agent_of: The agent that a mention means, ``organization:...`` or ``state:..``.

    Returns:
        Pairs of nodes of organisations in order; alone they prove nothing, beside similar names they do.
    """
    founded: dict[str, set[str]] = defaultdict(set)
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.kind not in ("founding", "membership") or claim.modality not in ("asserted", "reported"):
            continue
        owners = [agent for mention in claim.arguments["organization"] if (agent := agent_of(claim, mention))]
        others = claim.arguments.get("initiator" if claim.kind == "founding" else "member", ())
        agents = [agent for mention in others if (agent := agent_of(claim, mention))]
        for owner in owners:
            if claim.kind == "membership" and claim.status not in ("left", "not_member", "suspended"):
                members[owner, claim.document].update(agents)
            elif claim.kind == "founding" and claim.time is not None and claim.time.edtf[:4].isdigit():
                for agent in agents:
                    founded[f"the same founding ({claim.time.edtf[:4]}, {agent})"].add(owner)
    listed: dict[frozenset[str], set[str]] = defaultdict(set)
    for (owner, _), agents_of in members.items():
        if len(agents_of) >= MEMBERS:
            listed[frozenset(agents_of)].add(owner)
    pairs = [*founded.items(), *((f"the same {len(group)} members", owners) for group, owners in listed.items())]
    return sorted(
        (min(owners).partition(":")[2], other.partition(":")[2], what)
        for what, owners in pairs
        for other in owners - {min(owners)}
        if other.startswith("organization:") and min(owners).startswith("organization:")
    )
