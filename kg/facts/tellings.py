"""What claims tell of an event, ready to be compared: what, who, where, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.claims import Claim
from kg.edtf import duration_days
from kg.facts.foundings import AGENTS, is_told_as_founding
from kg.facts.sources import Sources
from kg.times import Span, earlier, intersect, later

#: An undated report of something past is taken to be about these many days before its document, for matching only.
RECENT = timedelta(days=14)
#: A dateline dates its report; what it reports may have happened these many days before, if words say so.
DATELINE_SLACK = timedelta(days=3)
#: How far behind the dateline, in characters, the sentence may begin that the dateline dates.
LEAD_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Telling:
    """One or more claims that tell of one event.

    Args:
        claims: Ids of the claims, sorted.
        documents: Ids of their documents.
        type: Type of event ("meeting").
        people: Ids of the people who took part.
        groups: Ids of the organisations and states that took part.
        places: Ids of the places named.
        about: Ids of what it was about.
        dated: What the dates in the words allow together.
        dateline: The day that a dateline infers, or None.
        first: First day it is taken to have been on, for matching; None if unknown.
        last: Last day, likewise.
    """

    claims: tuple[str, ...]
    documents: frozenset[str]
    type: str
    people: frozenset[str]
    groups: frozenset[str]
    places: frozenset[str]
    about: frozenset[str]
    dated: Span
    dateline: date | None
    first: date | None
    last: date | None

    @property
    def is_weak(self) -> bool:
        """True if it names no date and too little to be told from other events ("the meeting")."""
        return self.dated == Span() and not self.people and len(self.groups) < 2 and not self.about


def tell(sources: Sources) -> tuple[Telling, ...]:
    """Read every event claim as a telling, in order of claim id; foundings of organisations are left out."""
    claims = [claim for claim in sources.of_kind("event") if not is_told_as_founding(claim, sources)]
    leads = _leads(claims, sources)
    return tuple(_telling(claim, claim.id in leads, sources) for claim in claims)


def type_of(claim: Claim) -> str:
    """Return the type of event that a claim tells of, in lower case."""
    mention = claim.first("type")
    return "" if mention is None else (mention.name or mention.text).strip().lower()


def dateline_day(claim: Claim, is_lead: bool, sources: Sources) -> date | None:
    """Return the day that a dateline infers for what a claim tells, or None.

    That is the publication day of a document dated by its dateline, for the first event that it tells of (what the
    document reports; the rest may be background), if the claim has no date of its own.
    """
    published, timing = sources.publication(claim), sources.timing(claim)
    if timing is not None:
        day = timing.span.start_earliest
        return day if sources.is_from_dateline(claim) and day == timing.span.end_latest else None
    if not is_lead or published is None or published.method != "dateline":
        return None
    return published.latest if published.earliest == published.latest else None


def _leads(claims: Iterable[Claim], sources: Sources) -> frozenset[str]:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    leads = set()
    for found in by_document.values():
        start = min(claim.evidence.start for claim in found)
        published = sources.publication(found[0])
        dateline_end = 0 if published is None or published.end is None else published.end
        if start - dateline_end <= LEAD_LENGTH:
            leads |= {claim.id for claim in found if claim.evidence.start == start}
    return frozenset(leads)


def _telling(claim: Claim, is_lead: bool, sources: Sources) -> Telling:
    agents = {
        agent for argument in ("participant", "host", "organizer") for agent in sources.ids(claim, argument, *AGENTS)
    }
    agents |= set(sources.ids(claim, "place", "organization"))
    people = frozenset(agent for agent in agents if sources.entity(agent).kind == "person")
    timing, day = sources.timing(claim), dateline_day(claim, is_lead, sources)
    dated = Span() if timing is None or day is not None else timing.span
    first, last = _match_window(claim, dated, day, sources)
    return Telling(
        claims=(claim.id,),
        documents=frozenset({claim.document}),
        type=type_of(claim),
        people=people,
        groups=frozenset(agents) - people,
        places=frozenset(sources.ids(claim, "place", "place", "state")),
        about=frozenset(sources.entities.of(claim, "about")),
        dated=dated,
        dateline=day,
        first=first,
        last=last,
    )


def _match_window(claim: Claim, dated: Span, day: date | None, sources: Sources) -> tuple[date | None, date | None]:
    if day is not None:
        return (day - DATELINE_SLACK, day)
    if dated != Span():
        return (dated.start_earliest, dated.end_latest)
    published = sources.publication(claim)
    return (None, None) if published is None else (published.earliest - RECENT, published.latest)


def can_be_same_days(first: Telling, second: Telling) -> bool:
    """Tell whether the dates of two tellings can be of one event."""
    start, end = later(first.first, second.first), earlier(first.last, second.last)
    if start is not None and end is not None and start > end:
        return False
    dated = intersect(first.dated, second.dated)
    if dated == Span() and first.dateline and second.dateline:
        return first.dateline == second.dateline
    return dated is not None


def unite(first: Telling, second: Telling) -> Telling:
    """Return the telling of both as one event; their dates must be compatible."""
    return Telling(
        claims=tuple(sorted({*first.claims, *second.claims})),
        documents=first.documents | second.documents,
        type=first.type,
        people=first.people | second.people,
        groups=first.groups | second.groups,
        places=first.places | second.places,
        about=first.about | second.about,
        dated=intersect(first.dated, second.dated) or Span(),
        dateline=first.dateline or second.dateline,
        first=later(first.first, second.first),
        last=earlier(first.last, second.last),
    )


def has_duration(claim: Claim) -> bool:
    """Tell whether a claim gives a length of time ("week-long") and no date."""
    return claim.time is not None and duration_days(claim.time.edtf) is not None
