"""How many members sources say that an organisation has, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.claims import Claim
from kg.facts.model import Fact
from kg.facts.naming import date_of, fact_id, name_apart, tail
from kg.facts.sources import Sources
from kg.facts.spells import join
from kg.facts.states import Key, collect, state_fact
from kg.facts.testimonies import Testimony
from kg.times import Span


def build_counts(sources: Sources) -> tuple[Fact, ...]:
    """Make one fact for each organisation, count and time; counts at different times stay apart."""
    states = collect(sources.of_kind("member_count"), sources, lambda claim: _keys(claim, sources))
    facts = []
    for (arguments, count), testimonies in states.items():
        organization = dict(arguments)["organization"]
        by_time: dict[Span, list[Testimony]] = {}
        for testimony in testimonies:
            by_time.setdefault(testimony.span, []).append(testimony)
        for span, same in by_time.items():
            label = f"{sources.entity(organization).label}: {count} members"
            entities = {"organization": (organization,)}
            fact = state_fact("member_count", "member-count", (), label, entities, join(same)[0], {"count": (count,)})
            when = date_of(_when(span)).replace(" ", "-")
            facts.append(replace(fact, id=fact_id("member-count", tail(organization), count, when)))
    return name_apart(facts)


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    mention = claim.first("count")
    digits = "" if mention is None else re.sub(r"[\s,.’']", "", mention.name or mention.text)
    if digits.isdecimal():
        for organization in sources.ids(claim, "organization", "organization"):
            yield (("organization", organization),), str(int(digits))


def _when(span: Span) -> Span:
    """Return the window in which a count was so, for its id."""
    first, last = span.end_earliest, span.start_latest
    return span if first is None or last is None or first > last else Span(first, last, first, last)
