"""What entities are: views over the mentions in claims, never edited by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.claims import Claim

EntityKind = Literal["person", "organization", "state", "place", "post", "programme", "rank", "domain"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One spelling of an entity as one document has it; ``document`` is None for a name from the authority file."""

    text: str
    language: str
    document: str | None


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Why two names (or a name and a record) are one entity.

    ``reason`` is a full phrase ("same consonant skeleton and same post"); ``source`` is ``rules``, ``judgement``
    or ``authority``.
    """

    left: str
    right: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Undecided:
    """A pair that looks alike but was not merged: kept so that a person can judge it.

    Args:
        left: A name as documents write it.
        right: Another.
        reason: A full phrase: what speaks for one entity, and what against.
        kind: What they are names of.
        score: How alike the names are, from 0 to 1.
        left_id: Id of the entity that ``left`` names.
        right_id: Id of the entity that ``right`` names.
    """

    left: str
    right: str
    reason: str
    kind: EntityKind = "person"
    score: float = 0.0
    left_id: str = ""
    right_id: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that claims mention.

    Args:
        id: IRI path below the base, for example ``person/asha-menon``; see :mod:`kg.ids`.
        kind: What it is; a rank or domain is a concept.
        label: The name to show, in ``language``.
        language: Language of the label (``en``, ``fr``, ``ar``).
        labels: Further labels by language (authority file, territory data, packs).
        names: Every spelling with its document, sorted.
        identifiers: Pairs of scheme and value: ``("wikidata", "Q851")``, ``("iso3166-1-alpha-3", "SAU")``.
        merges: Why its names are one, sorted.
        subtype: ``coalition`` for organisations that states are members of; ``university``, ``ministry`` where known.
        acronym: Of an organisation, if any.
        concept: Of a post: the key of :mod:`kg.extract.posts`; of a rank or domain: its concept key.
        belongs_to: Id of the organisation or state a post belongs to; of the state a place lies in; of a parent.
        single_holder: Of a post: True only if the authority file or the post packs say that it has one holder.
    """

    id: str
    kind: EntityKind
    label: str
    language: str
    labels: Mapping[str, str] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    merges: tuple[Merge, ...] = ()
    subtype: str | None = None
    acronym: str | None = None
    concept: str | None = None
    belongs_to: str | None = None
    single_holder: bool = False


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of a set of claims, and which mention means which.

    Args:
        by_id: Entity id to entity, sorted by id.
        of_mention: (claim id, argument, index) to entity id; counts and free words have none.
        undecided: Pairs a person should judge, sorted.
    """

    by_id: Mapping[str, Entity]
    of_mention: Mapping[tuple[str, str, int], str]
    undecided: tuple[Undecided, ...] = ()

    def of(self, claim: Claim, argument: str) -> tuple[str, ...]:
        """Return the ids of the entities of one argument of a claim, in text order, each once."""
        found = (
            self.of_mention.get((claim.id, argument, index)) for index in range(len(claim.arguments.get(argument, ())))
        )
        return tuple(dict.fromkeys(entity for entity in found if entity is not None))
