"""Entities: who and what the claims mention, across documents, spellings and languages."""

from kg.entities.authority import Authority, KnownOrganization, read_authority
from kg.entities.judgements import Judgement, find_idle, read_judgements
from kg.entities.model import Entities, Entity, EntityKind, Merge, Name, Undecided
from kg.entities.resolution import resolve_entities
from kg.entities.reviews import format_reviews

__all__ = [
    "Authority",
    "Entities",
    "Entity",
    "EntityKind",
    "Judgement",
    "KnownOrganization",
    "Merge",
    "Name",
    "Undecided",
    "find_idle",
    "format_reviews",
    "read_authority",
    "read_judgements",
    "resolve_entities",
]
