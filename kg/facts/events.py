"""Events: what several documents tell of one happening, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.claims import Claim
from kg.facts.bounds import add_if_possible, bounds_of, settle, span_of
from kg.facts.capacities import Capacities
from kg.facts.matching import cluster
from kg.facts.model import Bound, Fact, Participation, Stretch
from kg.facts.naming import date_of, distinct_words, fact_id, modality_of, name_apart, slug_words, tail
from kg.facts.participations import participations_of
from kg.facts.sources import Sources
from kg.facts.spells import fill_gaps
from kg.facts.tellings import Telling, has_duration, tell, type_of
from kg.facts.years import year_from_others
from kg.times import Span, parse_edtf

#: Events that go on for days; named by a noun they may still have been going on when the document was written.
_LASTING = ("visit", "training", "exercise", "conference", "tour", "course", "operation", "summit")
_PAST = re.compile(
    r"\b(?:\w+ed|held|took|went|gave|was|were|\w+é|\w+ée|\w+és|reçue?s?|tenue?s?|rendue?s?|venue?s?)\b", re.IGNORECASE
)


def build_events(sources: Sources, capacities: Capacities) -> tuple[Fact, ...]:
    """Make one fact for each event, whichever documents tell of it.

    Args:
        sources: All sources.
        capacities: In what capacity people took part.
    """
    tellings = tell(sources)
    datelines = {telling.claims[0]: telling.dateline for telling in tellings}
    facts = []
    for telling in cluster(tellings, sources):
        claims = tuple(sources.claims[claim] for claim in telling.claims)
        dateline_days = {claim.id: day for claim in claims if (day := datelines[claim.id]) is not None}
        bounds = _bounds(claims, dateline_days, sources)
        facts.append(_event(telling, claims, bounds, sources, capacities))
    return name_apart(facts)


def _bounds(claims: tuple[Claim, ...], datelines: Mapping[str, object], sources: Sources) -> tuple[Bound, ...]:
    """Put the dates of all tellings together; stated and computed ones first, then inferred, then "no later than"."""
    firm: list[Bound] = []
    soft: list[tuple[Bound, ...]] = []
    past: list[tuple[Bound, ...]] = []
    for claim in claims:
        timing = sources.timing(claim)
        if timing is not None and timing.span != Span():
            dated = bounds_of(timing.span, timing.method, (claim.id,), timing.reason)
            if timing.method != "inferred":
                firm += dated
                continue
            soft.append(dated)
            if not sources.is_from_dateline(claim):  # only the year was inferred
                continue
        elif claim.id in datelines and not has_duration(claim):
            soft.append(_from_dateline(claim, sources))
        past.append(_no_later(claim, sources))
    bounds = tuple(firm)
    for more in sorted(soft):
        bounds = add_if_possible(bounds, more)
    known = [(claim, timing) for claim in claims if (timing := sources.timing(claim)) is not None]
    for claim, timing in known:
        filled = year_from_others(claim, timing, claims, sources)
        if filled is not None:
            span = parse_edtf(filled[0])
            bounds = add_if_possible(bounds, bounds_of(span, "inferred", (claim.id, *filled[1]), filled[2]))
    for more in sorted(past):
        bounds = add_if_possible(bounds, more)
    return settle(bounds)


def _from_dateline(claim: Claim, sources: Sources) -> tuple[Bound, ...]:
    published = sources.publication(claim)
    if published is None:
        return ()
    day, name = published.latest, sources.document_name(claim)
    reason = f"The dateline of {name} is of {day}, and dates what it reports."
    return bounds_of(Span(day, day, day, day), "inferred", (claim.id,), reason)


def _no_later(claim: Claim, sources: Sources) -> tuple[Bound, ...]:
    """Bound an event told without a date: over by the publication, or at least begun if it may have been going on."""
    published = sources.publication(claim)
    if published is None:
        return ()
    day, name = published.latest, sources.document_name(claim)
    mention = claim.first("type")
    is_past = mention is not None and bool(_PAST.search(mention.text))
    if type_of(claim) in _LASTING and not is_past:
        reason = f"{name}, published by {day}, tells of it as begun."
        return bounds_of(Span(start_latest=day), "computed", (claim.id,), reason)
    reason = f"{name}, published by {day}, tells of it as past."
    return bounds_of(Span(end_latest=day), "computed", (claim.id,), reason)


def _event(
    telling: Telling, claims: tuple[Claim, ...], bounds: tuple[Bound, ...], sources: Sources, capacities: Capacities
) -> Fact:
    span = span_of(bounds) or Span()
    parts = participations_of(claims, span, sources, capacities)
    entities = {"place": sources.innermost(telling.places), "about": tuple(sorted(telling.about))}
    topics = distinct_words(word for claim in claims for word in _free_words(claim, sources))
    when = date_of(span)
    names = _main_names(telling, parts)
    edtf = {timing.edtf for claim in claims if (timing := sources.timing(claim)) is not None}
    return Fact(
        id=fact_id("event", slug_words(telling.type), when.replace(" ", "-") or "undated", *(tail(n) for n in names)),
        kind="event",
        label=_label(telling.type, names, telling, when, sources),
        entities={name: ids for name, ids in entities.items() if ids},
        values={
            "type": (telling.type,),
            **({"topic": topics} if topics else {}),
            **modality_of(claim.modality for claim in claims),
        },
        span=span,
        edtf=tuple(sorted(edtf)),
        bounds=bounds,
        stretches=event_stretches(bounds, span, sources),
        participations=parts,
        claims=telling.claims,
    )


def event_stretches(bounds: tuple[Bound, ...], span: Span, sources: Sources) -> tuple[Stretch, ...]:
    """Return the days on which something was: certain if the words date it, presumed if its days were inferred.

    Days after all the documents that date it are presumed too, since those can only announce them.
    """
    first, last = span.start_latest, span.end_earliest
    if first is None or last is None or first > last:
        return ()
    deciding = [bound for bound in bounds if bound.position in ("start_latest", "end_earliest")]
    claims = tuple(sorted({claim for bound in deciding for claim in bound.claims}))
    firm = {bound.position for bound in deciding if bound.method in ("stated", "computed")}
    if len(firm) < 2:
        return (Stretch(first, last, "presumed", claims),)
    published = [sources.publication(sources.claims[claim]) for claim in claims]
    known = max((day.latest for day in published if day is not None), default=last)
    known = last if None in published else known
    certain = (Stretch(first, min(last, known), "certain", claims),) if first <= known else ()
    return fill_gaps(certain, first, last, claims, claims)


def _free_words(claim: Claim, sources: Sources) -> Iterable[str]:
    for index, mention in enumerate(claim.arguments.get("about", ())):
        if (claim.id, "about", index) not in sources.entities.of_mention:
            yield mention.name or mention.text


def _main_names(telling: Telling, parts: tuple[Participation, ...]) -> tuple[str, ...]:
    """Return at most two entities to name an event by: people, else what it was about, else others who took part."""
    people = [part.agent for part in parts if part.agent in telling.people]
    for several in (people, sorted(telling.about), [part.agent for part in parts], sorted(telling.places)):
        if several:
            return tuple(several[:2])
    return ()


def _label(event_type: str, names: tuple[str, ...], telling: Telling, when: str, sources: Sources) -> str:
    who = " and ".join(sources.entity(name).label for name in names)
    where = ", ".join(sources.entity(place).label for place in sources.innermost(telling.places) if place not in names)
    label = event_type.capitalize() + (f": {who}" if who else "") + (f" ({where})" if where else "")
    return f"{label}, {when}" if when else label
