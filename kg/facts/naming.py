"""Ids and labels of facts: readable, made of few raw fields, and stable for the same input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.facts.model import Fact
from kg.ids import digest, slug
from kg.times import Span, format_edtf


def tail(entity_id: str) -> str:
    """Return an entity id without its kind, ready to be part of a fact id.

    >>> tail("person/asha-menon"), tail("post/blue-accord/secretary-general")
    ('asha-menon', 'blue-accord-secretary-general')
    """
    return entity_id.partition("/")[2].replace("/", "-") or entity_id


def fact_id(path: str, *parts: str) -> str:
    """Join the parts of a fact id, leaving out empty ones.

    >>> fact_id("tenure", "asha-menon", "blue-accord-secretary-general", "2019")
    'tenure/asha-menon--blue-accord-secretary-general--2019'
    """
    return f"{path}/" + "--".join(part for part in parts if part)


def year_of(span: Span) -> str:
    """Return the year by which something is known to have held, for ids; empty if nothing is known.

    >>> year_of(Span())
    ''
    """
    days = (span.start_latest, span.end_earliest, span.end_latest, span.start_earliest)
    return next((f"{day.year:04}" for day in days if day is not None), "")


def date_of(span: Span) -> str:
    """Return when something happened as words for ids and labels; empty if nobody knows.

    >>> from datetime import date
    >>> from kg.times import parse_edtf
    >>> date_of(parse_edtf("2026-02-03")), date_of(Span(end_latest=date(2026, 2, 4))), date_of(Span())
    ('2026-02-03', 'by 2026-02-04', '')
    """
    edtf = format_edtf(span)
    if edtf == "../..":
        day = span.end_latest or span.start_latest
        return f"by {day}" if day else ""
    return edtf.replace("/", " to ").replace(" to ..", " on").replace(".. to ", "until ")


def name_apart(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Give facts that came to the same id different ones, by a digest of what tells them apart; keep their order.

    The digest is of days and claims, so it does not depend on the order of the facts.
    """
    known = tuple(facts)
    count = Counter(fact.id for fact in known)
    return tuple(
        fact if count[fact.id] == 1 else replace(fact, id=f"{fact.id}--{_fingerprint(fact)}") for fact in known
    )


def _fingerprint(fact: Fact) -> str:
    span = fact.span
    days = (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)
    return digest(*map(str, days), *fact.claims, *(f"{name}={','.join(ids)}" for name, ids in fact.entities.items()))


def distinct_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words each once, without regard to case and spaces, sorted; the spelling met first in sorted order stays.

    >>> distinct_words(["rehabilitation ", "Rehabilitation", "training"])
    ('Rehabilitation', 'training')
    """
    kept: dict[str, str] = {}
    for word in sorted(" ".join(word.split()) for word in words):
        kept.setdefault(word.casefold(), word)
    return tuple(kept[key] for key in sorted(kept) if key)


def modality_of(modalities: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the value that marks a fact that all its claims only report; nothing otherwise.

    >>> modality_of(["reported", "asserted"]), modality_of(["reported"])
    ({}, {'modality': ('reported',)})
    """
    return {"modality": ("reported",)} if set(modalities) == {"reported"} else {}


def slug_words(*words: str) -> str:
    """Return words as one short part of an id."""
    return slug(" ".join(words), limit=60)
