"""Claims: one thing one document says, with the exact words that say it.

Claims are the contract of the whole line. Whatever can write them (the built-in rules, a table, a model, a
person) is an extractor, and nothing after this module knows which one it was. On disk they are JSON Lines,
one claim a line, described by :func:`claim_schema`; a person may write them as notes (:mod:`~kg.claims.notes`).
"""

from kg.claims.lines import format_claim, parse_claim, read_claims, write_claims
from kg.claims.model import (
    ARGUMENTS,
    REQUIRED,
    STATUSES,
    Claim,
    ClaimTime,
    Evidence,
    Grade,
    Kind,
    Mention,
    Modality,
    check_claim,
    make_claim,
)
from kg.claims.notes import Note, note_claim, read_notes
from kg.claims.schema import claim_schema

__all__ = [
    "ARGUMENTS",
    "REQUIRED",
    "STATUSES",
    "Claim",
    "ClaimTime",
    "Evidence",
    "Grade",
    "Kind",
    "Mention",
    "Modality",
    "Note",
    "check_claim",
    "claim_schema",
    "format_claim",
    "make_claim",
    "note_claim",
    "parse_claim",
    "read_claims",
    "read_notes",
    "write_claims",
]
