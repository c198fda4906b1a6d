"""Why something is said: its facts with bounds, certainty and the sentences of which document.

Everything is asked of a store with the questions ``facts-of``, ``bounds-of``, ``stretches-of`` and ``sentences-of``, so
it works the same on an endpoint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.errors import QueryError
from kg.queries import Row, ask_rows, find_resource_named, load_question
from kg.store import Endpoint, Store
from kg.times import Span

Certainty = Literal["certain", "presumed", "possible", "not"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that say a fact, and where they stand."""

    document: str
    line: int | None
    start: int
    end: int
    quote: str
    modality: str
    grade: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact with what supports it; ``certainty`` is None unless a day was asked about."""

    iri: str
    label: str
    bounds: Span
    span: str
    certainty: Certainty | None
    reasons: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known about one thing."""

    iri: str
    label: str
    on: date | None
    details: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[Explained, ...]


def explain(store: Store | Endpoint, subject: str, *, on: str | None = None) -> Explanation:
    """Say what is known about something and which sentences say so.

    Args:
        store: Where to ask.
        subject: Name or IRI of an entity, or IRI of a fact.
        on: A day, ``YYYY-MM-DD``; with it, facts that did not hold then are left out and the others say how surely.

    Returns:
        The facts in order of time, undated ones last.

    Raises:
        QueryError: The name is unknown or ambiguous, or the day is not a day.
    """
    day = _parse_day(on)
    iri, label = find_resource_named(store, subject)
    bounds = _by_fact(_ask(store, "bounds-of", iri))
    stretches = _by_fact(_ask(store, "stretches-of", iri))
    sentences = _by_fact(_ask(store, "sentences-of", iri))
    facts = []
    for row in _ask(store, "facts-of", iri):
        span = _span(row)
        certainty = None if day is None else _certainty(day, span, stretches[row["fact"]])
        if certainty == "not":
            continue
        facts.append(
            Explained(
                iri=row["fact"],
                label=row["factLabel"],
                bounds=span,
                span=_describe(span),
                certainty=certainty,
                reasons=_reasons(bounds[row["fact"]]),
                sentences=tuple(_sentence(found) for found in sentences[row["fact"]]),
            )
        )
    names = tuple(dict.fromkeys(row["name"] for row in ask_rows(store, load_question("names-of"), {"entity": iri})))
    details = (("names", names),) if names else ()
    return Explanation(iri, label, day, details, tuple(sorted(facts, key=_order)))


def _parse_day(on: str | None) -> date | None:
    if on is None:
        return None
    try:
        day = date.fromisoformat(on) if _DAY.fullmatch(on) else None
    except ValueError:
        day = None
    if day is None:
        raise QueryError("--on", repr(on), "give a day as YYYY-MM-DD")
    return day


def _ask(store: Store | Endpoint, question: str, iri: str) -> tuple[Row, ...]:
    return ask_rows(store, load_question(question), {"subject": iri})


def _by_fact(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["fact"]].append(row)
    return found


def _span(row: Row) -> Span:
    def day(name: str) -> date | None:
        return date.fromisoformat(row[name]) if row.get(name) else None

    return Span(day("startEarliest"), day("startLatest"), day("endEarliest"), day("endLatest"))


def _certainty(day: date, span: Span, stretches: Iterable[Row]) -> Certainty:
    held = {
        _local(row["certainty"])
        for row in stretches
        if date.fromisoformat(row["from"]) <= day <= date.fromisoformat(row["until"])
    }
    if "Certain" in held:
        return "certain"
    if "Presumed" in held:
        return "presumed"
    if span.start_earliest is not None and day < span.start_earliest:
        return "not"
    if span.end_latest is not None and day > span.end_latest:
        return "not"
    return "possible"


def _describe(span: Span) -> str:
    if span.start_earliest is not None and span.start_earliest == span.end_latest:
        return f"on {span.start_earliest}"
    start = _describe_bounds("from", span.start_earliest, span.start_latest)
    return f"{start}; {_describe_bounds('until', span.end_earliest, span.end_latest)}"


def _describe_bounds(word: str, earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        return f"{word} an unknown day"
    if earliest == latest:
        return f"{word} {earliest}"
    if earliest is None:
        return f"{word} {latest} or earlier"
    return f"{word} {earliest} or later" if latest is None else f"{word} a day between {earliest} and {latest}"


def _reasons(bounds: Iterable[Row]) -> tuple[str, ...]:
    """Return each reason once, behind the bounds that it gives, in order of time."""
    order = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    grouped: dict[tuple[str, str], list[str]] = {}
    for bound in sorted(bounds, key=lambda bound: order.index(bound["position"])):
        told = f"{bound['position'].replace('_', ' ')} {bound['day']}"
        grouped.setdefault((_local(bound["method"]).lower(), bound["reason"]), []).append(told)
    return tuple(f"{', '.join(told)} ({method}): {reason}" for (method, reason), told in grouped.items())


def _sentence(row: Row) -> Sentence:
    return Sentence(
        document=row["fileName"],
        line=int(row["line"]) if row.get("line") else None,
        start=int(row["start"]),
        end=int(row["end"]),
        quote=row["quote"],
        modality=_local(row["modality"]).lower(),
        grade=_local(row["grade"]).lower(),
        rule=row["rule"],
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _order(fact: Explained) -> tuple[date, str]:
    span = fact.bounds
    known = [day for day in (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest) if day]
    return (known[0] if known else date.max, fact.iri)
