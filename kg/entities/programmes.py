"""Programmes across documents: one organiser, a compatible place and time, and a name or topic in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.claims import Claim
from kg.entities.clusters import Clustering, Rulings, cluster, make_edge
from kg.entities.glossary import concepts, fold_name
from kg.entities.references import Reference, name_of

#: Words that any programme may have in its name.
_GENERAL = frozenset(
    "programme program initiative training course workshop project campaign plan seminar session conference forum cycle"
    " formation atelier projet campagne stage seminaire member state national international regional specialized"
    " specialised first second third new aimed launch military security social effort".split()
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What documents say of a programme.

    Args:
        organizers: Agents that organise or launch it.
        places: States it takes place in.
        years: Years it takes place in; empty if unknown.
        named: Telling words of its names.
        topics: Telling words of its topics.
        launchers: Organisations and states whose officials launched it.
    """

    organizers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    named: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    launchers: frozenset[str] = frozenset()

    @property
    def sponsors(self) -> frozenset[str]:
        """Who organises it; where nobody says, for whom those act who launched it."""
        return self.organizers or self.launchers


@dataclass(slots=True)
class Programmes:
    """Nodes of programmes: one for each document and set of names that one claim gives to one programme."""

    node_of: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    profiles: dict[str, Profile] = field(default_factory=dict)


def gather_programmes(
    references: Iterable[Reference],
    claims: Mapping[str, Claim],
    agents_of: Callable[[Claim, str], Iterable[str]],
    states_of: Callable[[Claim], Iterable[str]],
    officials_of: Callable[[Claim], Iterable[str]] = lambda claim: (),
) -> Programmes:
    """Return the nodes for programmes; what an event is about is one only if a programme has that name.

    Args:
        references: All references; those of other kinds are left out.
        claims: Claims by id.
        agents_of: Agents of an argument of a claim.
        states_of: Codes of the states in which what a claim tells takes place.
        officials_of: Agents in which the people who take part in an event hold an office.
    """
    found = Programmes()
    own = [r for r in references if r.kind == "programme" and any(slot[1] == "name" for slot in r.slots)]
    together = _together(own, claims)
    known: dict[str, set[str]] = defaultdict(set)
    for reference in own:
        node = f"{together[reference.document, reference.name]}@{reference.document}"
        found.node_of[reference.document, reference.name] = node
        found.names[node][reference.name] += 1
        known[fold_name(reference.name)].add(node)
        told = [claims[slot[0]] for slot in reference.slots]
        profile = found.profiles.get(node, Profile())
        for claim in told:
            if claim.kind == "programme":
                profile = _extend(profile, claim, agents_of, states_of)
        found.profiles[node] = replace(
            profile,
            named=profile.named | telling_words(reference.name),
            launchers=profile.launchers.union(*(officials_of(claim) for claim in told if _is_launch(claim))),
        )
    for reference in references:
        if reference.kind == "programme" and (reference.document, reference.name) not in found.node_of:
            nodes = known.get(fold_name(reference.name), set())
            here = sorted(node for node in nodes if node.endswith(f"@{reference.document}")) or sorted(nodes)
            if len(here) == 1:
                found.node_of[reference.document, reference.name] = here[0]
    return found


def _is_launch(claim: Claim) -> bool:
    mention = claim.first("type")
    return mention is not None and name_of(mention) == "launch"


def _together(references: list[Reference], claims: Mapping[str, Claim]) -> dict[tuple[str, str], str]:
    """Return for each (document, name) the first of all names given to the same programme there."""
    first = {(r.document, r.name): r.name for r in references}
    changed = True
    while changed:
        changed = False
        for reference in references:
            for claim_id, argument, _ in reference.slots:
                if argument == "name":
                    names = [name_of(m) for m in claims[claim_id].arguments["name"]]
                    low = min(first[reference.document, name] for name in names)
                    for name in names:
                        if first[reference.document, name] != low:
                            first[reference.document, name], changed = low, True
    return first


def _extend(
    profile: Profile,
    claim: Claim,
    agents_of: Callable[[Claim, str], Iterable[str]],
    states_of: Callable[[Claim], Iterable[str]],
) -> Profile:
    years = re.findall(r"(?<!\d)[12]\d{3}", claim.time.edtf) if claim.time is not None else []
    topics = [telling_words(m.text) for key in ("topic", "domain") for m in claim.arguments.get(key, ())]
    return replace(
        profile,
        organizers=profile.organizers | frozenset(agents_of(claim, "organizer")),
        places=profile.places | frozenset(states_of(claim)),
        years=profile.years | frozenset(int(year) for year in years),
        topics=profile.topics.union(*topics),
    )


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a name or topic that tell one programme from another, without endings.

    >>> sorted(telling_words("Maritime Rescue Training Programme"))
    ['rescue', 'sea']
    """
    found = set()
    for concept in concepts(text):
        word = re.sub(r"^re(?=[a-z]{6})", "", concept)
        if _GENERAL.isdisjoint((concept, word)) and len(word) > 2:
            found.add(word[:7])
    return frozenset(found)


def cluster_programmes(found: Programmes, rulings: Rulings) -> Clustering:
    """Join programmes of one organiser (or launched for it) that share name or topic, place and time."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node, profile in sorted(found.profiles.items()):
        for sponsor in sorted(profile.sponsors):
            for word in sorted(profile.named | profile.topics):
                blocks[sponsor, word].append(node)
        for name in sorted(found.names[node]):
            blocks["", fold_name(name)].append(node)
    edges = set()
    for (sponsor, _), nodes in sorted(blocks.items()):
        for place, left in enumerate(nodes):
            for right in nodes[place + 1 :]:
                reason = _reason(found, left, right, bool(sponsor)) if left != right else None
                if reason is not None:
                    edges.add(make_edge(left, right, reason))
    return cluster(found.names, edges, rulings, lambda left, right: _compatible(found, left, right))


def _reason(found: Programmes, left: str, right: str, sponsored: bool) -> str | None:
    """Say why two programmes are one, or None."""
    if not _compatible(found, left, right):
        return None
    one, other = found.profiles[left], found.profiles[right]
    names = {fold_name(name) for name in found.names[left]} & {fold_name(name) for name in found.names[right]}
    if names and len(min(names).split()) > 1:
        return "same name"
    shared = (one.named | one.topics) & (other.named | other.topics) & (one.named | other.named)
    if sponsored and shared and not one.places.isdisjoint(other.places):
        who = "organiser" if one.organizers & other.organizers else "launching organisation"
        return f"same {who} and state, and {', '.join(sorted(shared))} in name or topic"
    return None


def _compatible(found: Programmes, left: str, right: str) -> bool:
    one, other = found.profiles[left], found.profiles[right]
    pairs = ((one.organizers, other.organizers), (one.places, other.places), (one.years, other.years))
    return all(not a or not b or a & b for a, b in pairs)
