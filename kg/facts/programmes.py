"""Programmes: what documents say of one, under whatever names, put together."""

from __future__ import annotations

from collections import defaultdict

from kg.claims import Claim
from kg.facts.bounds import add_if_possible, bounds_of, settle, span_of
from kg.facts.capacities import Capacities
from kg.facts.events import event_stretches
from kg.facts.model import Bound, Fact
from kg.facts.naming import distinct_words, modality_of
from kg.facts.participations import participations_of
from kg.facts.sources import Sources
from kg.facts.years import year_from_others
from kg.times import Span, hull, parse_edtf


def build_programmes(sources: Sources, capacities: Capacities) -> tuple[Fact, ...]:
    """Make one fact for each programme; its id is the entity's.

    A date without a year gets it from the first dated document that tells of the programme, and says so. A programme
    that only events are about (its launch) is supported by what is told of them.

    Args:
        sources: All sources.
        capacities: In what capacity people organised or hosted.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    witnesses: dict[str, list[Claim]] = defaultdict(list)
    for claim in sources.of_kind("programme"):
        for programme in sources.ids(claim, "name", "programme"):
            claims[programme].append(claim)
    for claim in sources.of_kind("event"):
        for programme in sources.ids(claim, "about", "programme"):
            witnesses[programme].append(claim)
    return tuple(
        _programme(programme, claims[programme], witnesses[programme], sources, capacities)
        for programme in sorted({*claims, *witnesses})
    )


def _programme(
    programme: str, claims: list[Claim], witnesses: list[Claim], sources: Sources, capacities: Capacities
) -> Fact:
    support = claims or witnesses
    bounds = _bounds(claims, support, [*claims, *witnesses], sources)
    span = span_of(bounds) or Span()
    entities = {
        "programme": (programme,),
        "place": sources.innermost(_all(claims, "place", sources, "place", "state")),
        "domain": _all(claims, "domain", sources, "domain"),
    }
    values = {
        "topic": _words(claims, "topic", sources),
        "audience": _words(claims, "audience", sources),
        **modality_of(claim.modality for claim in support),
    }
    edtf = {timing.edtf for claim in claims if (timing := sources.timing(claim)) is not None}
    return Fact(
        id=programme,
        kind="programme",
        label=sources.entity(programme).label,
        entities={name: ids for name, ids in entities.items() if ids},
        values={name: words for name, words in values.items() if words},
        span=span,
        edtf=tuple(sorted(edtf)),
        bounds=bounds,
        stretches=event_stretches(bounds, span, sources),
        participations=participations_of(claims, span, sources, capacities),
        claims=tuple(sorted(claim.id for claim in support)),
    )


def _bounds(claims: list[Claim], support: list[Claim], about: list[Claim], sources: Sources) -> tuple[Bound, ...]:
    dated = [bounds for claim in claims if (bounds := _dated(claim, about, sources))]
    together = [bound for bounds in dated for bound in bounds]
    if dated and span_of(together) is None:  # several editions: the programme ran at some time among them
        return _outermost(dated)
    bounds = tuple(together)
    for claim in support:
        published = sources.publication(claim)
        if published is not None:
            reason = f"{sources.document_name(claim)}, published by {published.latest}, tells of it."
            told = bounds_of(Span(start_latest=published.latest), "computed", (claim.id,), reason)
            bounds = add_if_possible(bounds, told)
    return settle(bounds)


def _dated(claim: Claim, about: list[Claim], sources: Sources) -> tuple[Bound, ...]:
    timing = sources.timing(claim)
    if timing is None:
        return ()
    filled = year_from_others(claim, timing, about, sources)
    if filled is not None:
        return bounds_of(parse_edtf(filled[0]), "inferred", (claim.id, *filled[1]), filled[2])
    return bounds_of(timing.span, timing.method, (claim.id,), timing.reason)


def _outermost(dated: list[tuple[Bound, ...]]) -> tuple[Bound, ...]:
    """Keep of contradicting dates the widest bounds, which are right whichever of them is."""
    widest = hull(span for bounds in dated if (span := span_of(bounds)) is not None)
    return settle(bound for bounds in dated for bound in bounds if bound.day == getattr(widest, bound.position))


def _all(claims: list[Claim], argument: str, sources: Sources, *kinds: str) -> tuple[str, ...]:
    return tuple(sorted({found for claim in claims for found in sources.ids(claim, argument, *kinds)}))


def _words(claims: list[Claim], argument: str, sources: Sources) -> tuple[str, ...]:
    return distinct_words(
        mention.name or mention.text for claim in claims for mention in claim.arguments.get(argument, ())
    )
