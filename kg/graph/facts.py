"""What the graph says about facts: what held, when, how sure that is, and which claims support it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import ModelError
from kg.facts.model import Disagreement, Fact, Participation
from kg.graph.lines import Iris, Lines
from kg.graph.spans import add_span
from kg.graph.terms import (
    BASED_ON,
    DERIVED_FROM,
    HAS_DOMAIN,
    IS_HOSTED_BY,
    IS_ORGANIZED_BY,
    LABEL,
    REASON,
    TOPIC,
    TYPE,
    boolean,
    integer,
    kg,
    literal,
    words_in,
)

_EVENT = kg("Event")
_PROGRAMME = kg("Programme")
_SUPPORTED = kg("isSupportedBy")
_STATUS = kg("membershipStatus")
_TENURE_STATUS = kg("tenureStatus")
_COUNT = kg("count")
_AUDIENCE = kg("audience")
_HAS_PARTICIPATION = kg("hasParticipation")
_PARTICIPATION = kg("Participation")
_HAS_AGENT = kg("hasAgent")
_ROLE = kg("participationRole")
_IN_CAPACITY = kg("inCapacity")
_AS_POST = kg("asPost")
_WITH_RANK = kg("withRank")
_BY_DELEGATION = kg("byDelegation")
_INITIATED = kg("isInitiatedBy")
_HAS_PARTICIPANT = kg("hasParticipant")
_HAS_HEADQUARTERS = kg("hasHeadquarters")
_HAS_PARENT = kg("hasParent")
_DISAGREEMENT = kg("Disagreement")
_HAS_SIDE = kg("hasSide")

_CLASSES: Mapping[str, str] = {
    "tenure": kg("Tenure"),
    "rank": kg("RankHolding"),
    "membership": kg("Membership"),
    "member_count": kg("MemberCount"),
    "domain": kg("DomainOfWork"),
    "headquarters": kg("Seat"),
    "parent": kg("Affiliation"),
    "event": _EVENT,
    "programme": _PROGRAMME,
}
#: Event types that have a class of their own; any other type is an event with its type as words.
EVENT_CLASSES: Mapping[str, str] = {
    name: kg(name.capitalize())
    for name in (
        "meeting",
        "visit",
        "conference",
        "launch",
        "founding",
        "appointment",
        "accession",
        "withdrawal",
        "training",
        "agreement",
        "exercise",
        "ceremony",
        "departure",
    )
}
#: Fact kind to argument to the predicates from the fact to the argument's entities; none where it is said elsewhere.
_ARGUMENTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "tenure": {"person": (kg("hasHolder"),), "post": (kg("hasPost"),), "organization": ()},
    "rank": {"person": (kg("hasHolder"),), "rank": (kg("hasRank"),)},
    "membership": {"member": (kg("hasMember"),), "organization": (kg("hasOrganization"),)},
    "member_count": {"organization": (kg("hasOrganization"),)},
    "domain": {"organization": (kg("hasOrganization"),), "domain": (HAS_DOMAIN,)},
    "headquarters": {"organization": (kg("hasOrganization"),), "headquarters": (_HAS_HEADQUARTERS,)},
    "parent": {"organization": (kg("hasOrganization"),), "parent": (_HAS_PARENT,)},
    "event": {
        "place": (kg("takesPlaceAt"),),
        "about": (kg("isAbout"),),
        "organization": (kg("concernsOrganization"),),
        "post": (kg("concernsPost"),),
        "programme": (kg("isAbout"),),
    },
    "programme": {"programme": (), "place": (kg("takesPlaceAt"),), "domain": (HAS_DOMAIN,)},
}
#: Fact kind to the argument that the organization is tied to directly too, and the predicate.
_SHORTCUTS: Mapping[str, tuple[str, str]] = {
    "domain": ("domain", HAS_DOMAIN),
    "headquarters": ("headquarters", _HAS_HEADQUARTERS),
    "parent": ("parent", _HAS_PARENT),
}
#: Role of a participation to its individual, and the shortcut from activity to agent beside ``kg:hasParticipant``.
_ROLES: Mapping[str, tuple[str, str | None]] = {
    "participant": (kg("ParticipantRole"), None),
    "host": (kg("HostRole"), IS_HOSTED_BY),
    "organizer": (kg("OrganizerRole"), IS_ORGANIZED_BY),
    "speaker": (kg("SpeakerRole"), None),
    "initiator": (kg("InitiatorRole"), _INITIATED),
}
_MODALITY, _REPORTED = kg("modality"), kg("Reported")
#: Membership status to its individual in the ontology.
STATUSES: Mapping[str, str] = {
    "member": kg("Full"),
    "founding": kg("FoundingMember"),
    "observer": kg("Observer"),
    "suspended": kg("Suspended"),
    "not_member": kg("NotMember"),
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Claim id to the IRI term of the claim, and to the IRI term of its document."""

    claims: Mapping[str, str]
    documents: Mapping[str, str]


def add_fact(lines: Lines, fact: Fact, sources: Sources, iris: Iris, named: frozenset[str] = frozenset()) -> None:
    """Add one fact with its span, its stretches, its participations and its support.

    Args:
        lines: The graph of facts.
        fact: The fact.
        sources: Where its claims are.
        iris: Id to IRI.
        named: Ids that have a type and a label already because they are entities too (programmes).

    Raises:
        ModelError: The fact has an argument, value or role that its kind does not know.
    """
    it = iris[fact.id]
    if fact.id not in named:
        lines.add(it, TYPE, _CLASSES[fact.kind])
        lines.add(it, LABEL, words_in(fact.label, "en"))
    for argument, ids in fact.entities.items():
        for predicate in _known(_ARGUMENTS[fact.kind], argument, fact, "argument"):
            lines.add_all(it, predicate, (iris[i] for i in ids))
    if fact.kind in _SHORTCUTS:
        argument, predicate = _SHORTCUTS[fact.kind]
        for organization in fact.entities.get("organization", ()):
            lines.add_all(iris[organization], predicate, (iris[i] for i in fact.entities.get(argument, ())))
    for name, values in fact.values.items():
        for value in values:
            _add_value(lines, it, fact, name, value)
    add_span(lines, it, fact, sources.claims, iris)
    _add_participations(lines, it, fact, iris)
    lines.add_all(it, _SUPPORTED, (sources.claims[i] for i in fact.claims))
    lines.add_all(it, DERIVED_FROM, sorted({sources.documents[i] for i in fact.claims}))


def _known(table: Mapping[str, tuple[str, ...]], name: str, fact: Fact, what: str) -> tuple[str, ...]:
    if name not in table:
        raise ModelError(fact.id, f"{fact.kind} {what} {name!r}", f"use {', '.join(table)}")
    return table[name]


def _add_value(lines: Lines, it: str, fact: Fact, name: str, value: str) -> None:
    match fact.kind, name:
        case "tenure", "status":
            lines.add(it, _TENURE_STATUS, literal(value))
        case "membership", "status" if value in STATUSES:
            lines.add(it, _STATUS, STATUSES[value])
        case "member_count", "count" if value.isdecimal():
            lines.add(it, _COUNT, integer(int(value)))
        case _, "modality":
            pass  # its claims say so
        case "event", "type":
            lines.add(it, TYPE, EVENT_CLASSES.get(value, _EVENT))
        case (("event" | "programme"), "topic"):
            lines.add(it, TOPIC, literal(value))
        case "programme", "audience":
            lines.add(it, _AUDIENCE, literal(value))
        case _, "modality" if value == "reported":
            lines.add(it, _MODALITY, _REPORTED)
        case _:
            raise ModelError(fact.id, f"{fact.kind} value {name}={value!r}", "use the values of kg.facts.model.Fact")


def _add_participations(lines: Lines, it: str, fact: Fact, iris: Iris) -> None:
    seen: dict[str, int] = {}
    for part in fact.participations:
        if part.role not in _ROLES:
            raise ModelError(fact.id, f"role {part.role!r}", f"use {', '.join(_ROLES)}")
        role, shortcut = _ROLES[part.role]
        lines.add(it, _HAS_PARTICIPANT, iris[part.agent])
        if shortcut is not None and (fact.kind, part.role) != ("programme", "initiator"):
            lines.add(it, shortcut, iris[part.agent])
        path = f"{part.role}/{part.agent}"
        seen[path] = seen.get(path, 0) + 1
        node = iris.below(it, path if seen[path] == 1 else f"{path}/{seen[path]}")
        lines.add(it, _HAS_PARTICIPATION, node)
        _add_participation(lines, node, part, role, iris)


def _add_participation(lines: Lines, node: str, part: Participation, role: str, iris: Iris) -> None:
    lines.add(node, TYPE, _PARTICIPATION)
    lines.add(node, _HAS_AGENT, iris[part.agent])
    lines.add(node, _ROLE, role)
    if part.capacity is not None:
        lines.add(node, _IN_CAPACITY, iris[part.capacity])
    if part.post is not None:
        lines.add(node, _AS_POST, iris[part.post])
    lines.add_all(node, _WITH_RANK, (iris[rank] for rank in part.ranks))
    if part.delegation:
        lines.add(node, _BY_DELEGATION, boolean(True))


def add_disagreement(lines: Lines, found: Disagreement, sources: Sources, iris: Iris) -> None:
    """Add facts that cannot all be true, side by side, with the reason."""
    it = iris[found.id]
    lines.add(it, TYPE, _DISAGREEMENT)
    lines.add(it, TOPIC, literal(found.topic))
    lines.add(it, REASON, literal(found.reason))
    lines.add_all(it, _HAS_SIDE, (iris[fact] for fact in found.facts))
    lines.add_all(it, BASED_ON, (sources.claims[claim] for claim in found.claims))
