"""The events in which tenures and memberships began and ended: appointments, departures, accessions, withdrawals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts.bounds import bounds_of, settle, span_of
from kg.facts.foundings import year_if_known
from kg.facts.model import Bound, Fact, Participation, Stretch
from kg.facts.naming import date_of, fact_id, modality_of, name_apart, tail
from kg.facts.spells import Spell
from kg.facts.testimonies import Testimony
from kg.times import Span

#: Kind of fact to the statuses of the claims that tell of its beginning and its end, the event types, and phrases.
_TURNS = {
    "tenure": (
        ("appointment", ("appointed", "elected"), "Appointment of {}"),
        ("departure", ("resigned", "dismissed", "died"), "Departure of {}"),
    ),
    "membership": (
        ("accession", ("joined",), "Accession: {}"),
        ("withdrawal", ("left",), "Withdrawal: {}"),
    ),
}


def build_turns(states: Iterable[tuple[Fact, Spell]]) -> tuple[Fact, ...]:
    """Make an event for each tenure or membership whose beginning or end is told as an event.

    Args:
        states: Tenures and memberships with the spells that they were made of.
    """
    known = tuple(states)
    spells_of_claim: dict[str, int] = {}
    for _, spell in known:
        for claim in spell.claims:
            spells_of_claim[claim] = spells_of_claim.get(claim, 0) + 1
    facts = []
    for state, spell in known:
        for event_type, statuses, phrase in _TURNS[state.kind]:
            told = [t for t in spell.testimonies if t.claim.status in statuses and spells_of_claim[t.claim.id] == 1]
            if told:
                facts.append(_turn(state, event_type, phrase, told))
    return name_apart(facts)


def _turn(state: Fact, event_type: str, phrase: str, told: Sequence[Testimony]) -> Fact:
    is_start = event_type in ("appointment", "accession")
    bounds = settle(bound for testimony in told for bound in _as_event(testimony, is_start))
    span = span_of(bounds) or Span()
    stretches: tuple[Stretch, ...] = ()
    if span.start_latest is not None and span.start_latest == span.end_earliest:
        is_sure = all(bound.method in ("stated", "computed") for bound in bounds)
        claims = tuple(sorted({claim for bound in bounds for claim in bound.claims}))
        stretches = (Stretch(span.start_latest, span.end_earliest, "certain" if is_sure else "presumed", claims),)
    agent = state.entities["person" if state.kind == "tenure" else "member"][0]
    about = state.entities["post"][0] if state.kind == "tenure" else state.entities["organization"][0]
    label, when = phrase.format(state.label), date_of(span)
    return Fact(
        id=fact_id("event", event_type, tail(agent), tail(about), year_if_known(span)),
        kind="event",
        label=f"{label}, {when}" if when else label,
        entities={name: state.entities[name] for name in ("organization", "post") if name in state.entities},
        values={"type": (event_type,), **modality_of(testimony.claim.modality for testimony in told)},
        span=span,
        edtf=tuple(sorted({testimony.edtf for testimony in told if testimony.edtf is not None})),
        bounds=bounds,
        stretches=stretches,
        participations=(Participation(agent, "participant"),),
        claims=tuple(sorted({testimony.claim.id for testimony in told})),
    )


def _as_event(testimony: Testimony, is_start: bool) -> Iterable[Bound]:
    """Turn the bounds of a beginning (or an end) into those of the event that it was."""
    edge = "start" if is_start else "end"
    for bound in testimony.bounds:
        if bound.position == f"{edge}_earliest" and bound.method != "observed":
            both = Span(start_earliest=bound.day, end_earliest=bound.day)
        elif bound.position == f"{edge}_latest" and bound.method != "observed":
            both = Span(start_latest=bound.day, end_latest=bound.day)
        else:
            continue
        yield from bounds_of(both, bound.method, bound.claims, bound.reason)
