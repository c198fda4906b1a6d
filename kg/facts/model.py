"""What facts are: what all claims together support, with spans and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.times import Span

FactKind = Literal[
    "tenure",
    "rank",
    "membership",
    "member_count",
    "domain",
    "headquarters",
    "parent",
    "event",
    "programme",
]
Certainty = Literal["certain", "presumed"]
Position = Literal["start_earliest", "start_latest", "end_earliest", "end_latest"]
Method = Literal["stated", "observed", "computed", "inferred", "derived"]

_UNKNOWN = Span()


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """Where one bound of a span comes from.

    ``stated``: a date in the words. ``observed``: it held when a dated document said so. ``computed``: from an
    anchor, or "no later than the document". ``inferred``: from a dateline, or a year taken from other documents.
    ``derived``: from another fact (a successor). ``reason`` is a full sentence.
    """

    position: Position
    day: date
    method: Method
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days, inclusive, on which a fact certainly or presumably held."""

    start: date
    end: date
    certainty: Certainty
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """An agent's part in an event or programme.

    Args:
        agent: Entity id of a person, organisation or state.
        role: ``participant``, ``host``, ``organizer``, ``speaker``, ``initiator``.
        capacity: Fact id of the tenure that the agent held that day, or None.
        post: Entity id of the post named with the agent in the same document, or None.
        ranks: Entity ids of ranks given with the name by the supporting documents.
        delegation: The words name a delegation of the agent.
    """

    agent: str
    role: str
    capacity: str | None = None
    post: str | None = None
    ranks: tuple[str, ...] = ()
    delegation: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Args:
        id: IRI path below the base, for example ``tenure/asha-menon--blue-accord-secretary-general--2019``.
        kind: What it is.
        label: A short English phrase for people.
        entities: Argument name to entity ids: tenure ``person``, ``post``, ``organization``; rank ``person``, ``rank``;
            membership ``member``, ``organization``; member_count ``organization``; domain, headquarters and parent
            ``organization`` and ``domain``, ``place``, ``parent``; event ``place``, ``about``, ``organization`` (of a
            founding, accession, appointment), ``post``; programme ``programme``, ``place``, ``domain``.
        values: Argument name to literal words: member_count ``count``; event ``type``; programme ``topic``,
            ``audience``; membership ``status`` (``member``, ``founding``, ``observer``, ``suspended``,
            ``not_member``); tenure ``status`` (``acting``, ``designate``); any kind ``modality`` (``reported``) when
            all its claims are only reported.
        span: The four bounds.
        edtf: EDTF strings as read, sorted.
        bounds: Where each bound comes from.
        stretches: Certain and presumed days, sorted, not overlapping.
        participations: Of events and programmes, sorted.
        claims: Ids of the claims that support it, sorted; never empty.
    """

    id: str
    kind: FactKind
    label: str
    entities: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    span: Span = _UNKNOWN
    edtf: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    participations: tuple[Participation, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Facts or values that cannot all be true, kept side by side.

    ``topic`` is ``holder``, ``membership``, ``member_count``, ``rank``, ``founding_date`` or ``event_date``;
    ``facts`` are ids, sorted; ``reason`` is a sentence.
    """

    id: str
    topic: str
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a set of claims, by id, with the disagreements among them."""

    by_id: Mapping[str, Fact]
    disagreements: tuple[Disagreement, ...] = ()
