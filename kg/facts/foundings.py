"""When organisations were founded, and who took the initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.claims import Claim
from kg.facts.bounds import add_if_possible, bounds_of, settle, span_of
from kg.facts.model import Bound, Fact, Participation, Stretch
from kg.facts.naming import date_of, fact_id, modality_of, tail
from kg.facts.sources import Sources
from kg.times import Span, hull

AGENTS = ("person", "organization", "state")


@dataclass(frozen=True, slots=True)
class Founding:
    """What is known about the day on which an organisation was founded.

    Args:
        span: What all accounts allow together; where they contradict, what any of them allows.
        claims: Ids of the claims that give it, sorted.
    """

    span: Span
    claims: tuple[str, ...]


def build_foundings(sources: Sources) -> tuple[Fact, ...]:
    """Make one founding event for each organisation, or one for each date where the dates contradict.

    "2015" and "December 2015" are compatible: the founding was in December 2015. A founding without a date supports the
    date that most claims give, and is otherwise no later than its document.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in sources.of_kind("founding"):
        for organization in sources.ids(claim, "organization", "organization"):
            claims[organization].append(claim)
    for claim in sources.of_kind("event"):
        if _is_founding(claim):
            for organization in sources.ids(claim, "about", "organization"):
                claims[organization].append(claim)
    return tuple(
        _founding_fact(organization, group, sources)
        for organization in sorted(claims)
        for group in _group(claims[organization], sources)
    )


def is_told_as_founding(claim: Claim, sources: Sources) -> bool:
    """Tell whether an event claim tells of the founding of an organisation, and so belongs here."""
    return _is_founding(claim) and bool(sources.ids(claim, "about", "organization"))


def known_foundings(facts: Iterable[Fact]) -> dict[str, Founding]:
    """Return what founding events say together, by organisation."""
    by_organization: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.span != Span():
            by_organization[fact.entities["organization"][0]].append(fact)
    return {
        organization: Founding(
            hull(fact.span for fact in found),
            tuple(sorted({claim for fact in found for bound in fact.bounds for claim in bound.claims})),
        )
        for organization, found in by_organization.items()
    }


def _is_founding(claim: Claim) -> bool:
    mention = claim.first("type")
    return claim.kind == "event" and mention is not None and (mention.name or mention.text) == "founding"


def _group(claims: list[Claim], sources: Sources) -> list[list[tuple[Claim, tuple[Bound, ...]]]]:
    """Put claims whose dates are compatible together, the most precise date first."""
    dated = [(claim, bounds) for claim in claims if (bounds := _stated(claim, sources))]
    undated = [claim for claim in claims if not _stated(claim, sources)]
    dated.sort(key=lambda entry: (_width(entry[1]), entry[0].id))
    groups: list[list[tuple[Claim, tuple[Bound, ...]]]] = []
    for claim, bounds in dated:
        for group in groups:
            if span_of([*bounds, *(bound for _, others in group for bound in others)]) is not None:
                group.append((claim, bounds))
                break
        else:
            groups.append([(claim, bounds)])
    if not groups:
        groups.append([])
    fullest = min(groups, key=lambda group: (-len(group), group[0][0].id if group else ""))
    fullest += [(claim, _computed(claim, sources)) for claim in undated]
    return groups


def _width(bounds: tuple[Bound, ...]) -> int:
    days = [bound.day for bound in bounds]
    return (max(days) - min(days)).days


def _stated(claim: Claim, sources: Sources) -> tuple[Bound, ...]:
    timing = sources.timing(claim)
    if timing is None:
        return ()
    return bounds_of(timing.span, timing.method, (claim.id,), timing.reason)


def _computed(claim: Claim, sources: Sources) -> tuple[Bound, ...]:
    published = sources.publication(claim)
    if published is None:
        return ()
    reason = f"{sources.document_name(claim)}, published by {published.latest}, tells of it as past."
    return bounds_of(Span(end_latest=published.latest), "computed", (claim.id,), reason)


def _founding_fact(organization: str, group: list[tuple[Claim, tuple[Bound, ...]]], sources: Sources) -> Fact:
    bounds: tuple[Bound, ...] = ()
    for _, more in sorted(group, key=lambda entry: [bound.method == "computed" for bound in entry[1]]):
        bounds = add_if_possible(bounds, more)
    settled = settle(bounds)
    span = span_of(settled) or Span()
    claims = sorted({claim.id: claim for claim, _ in group}.items())
    sure = tuple(sorted({claim for bound in settled for claim in bound.claims}))
    stretches: tuple[Stretch, ...] = ()
    if span.start_latest is not None and span.end_earliest is not None and span.start_latest <= span.end_earliest:
        is_sure = all(bound.method in ("stated", "computed") for bound in settled)
        stretches = (Stretch(span.start_latest, span.end_earliest, "certain" if is_sure else "presumed", sure),)
    initiators = {agent for _, claim in claims for agent in _initiators(claim, sources)}
    label = f"Founding of {sources.entity(organization).label}"
    when = date_of(span)
    return Fact(
        id=fact_id("event", "founding", tail(organization), year_if_known(span)),
        kind="event",
        label=f"{label}, {when}" if when else label,
        entities={"organization": (organization,)},
        values={"type": ("founding",), **modality_of(claim.modality for _, claim in claims)},
        span=span,
        edtf=tuple(sorted({claim.time.edtf for _, claim in claims if claim.time is not None})),
        bounds=settled,
        stretches=stretches,
        participations=tuple(Participation(agent, "initiator") for agent in sorted(initiators)),
        claims=tuple(claim_id for claim_id, _ in claims),
    )


def _initiators(claim: Claim, sources: Sources) -> tuple[str, ...]:
    if claim.kind == "founding":
        return sources.ids(claim, "initiator", *AGENTS)
    return (*sources.ids(claim, "organizer", *AGENTS), *sources.ids(claim, "participant", *AGENTS))


def year_if_known(span: Span) -> str:
    """Return the year of a span that lies within one, for ids; empty otherwise."""
    if span.start_earliest is None or span.end_latest is None or span.start_earliest.year != span.end_latest.year:
        return ""
    return f"{span.start_earliest.year:04}"
