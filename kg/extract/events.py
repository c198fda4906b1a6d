"""What happened: meetings, visits, conferences, launches, trainings, agreements, exercises; who, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.claims import Claim, ClaimTime, Grade, Mention
from kg.extract.adjuncts import Adjuncts, find_adjuncts
from kg.extract.linking import Page, build_claim, find_kind, read_match_modality, read_time
from kg.extract.model import Sentence
from kg.extract.occasions import is_future, read_kind
from kg.extract.patterns import Match
from kg.extract.plans import look_ahead
from kg.extract.programmes import find_titles, programme_name
from kg.extract.resumptions import resume_event
from kg.extract.tape import Mark, Tape, quote_mark

#: Arguments filled with everyone who took part.
_ROLES = ("participant", "host", "organizer")
_ASIDE = re.compile(r"(?i),? (?:which|that|dont|que|qui|lequel|laquelle) ")
_GATHERING = re.compile(
    r"(?i)\b(?:conference|forum|summit|dialogue|symposium|congress|conférence|sommet|congrès|colloque)\b"
)
_NOUN = re.compile(r" ([a-zà-ÿ-]{2,})")
#: Types of events that take two.
_MUTUAL = frozenset({"meeting", "agreement"})
#: Types that a text tells apart no better than a reader.
_NEAR = frozenset({"meeting", "conference"})
#: How many of who, where and when a pattern without words of its own must find.
_ENOUGH = 2
#: A dateline dates what the first sentences below it report.
_REPORTED_SENTENCES = 3


def link_events(page: Page) -> Iterator[Claim]:
    """Find events that the text tells, plans or denies.

    Args:
        page: The document with its tapes.

    Yields:
        One ``event`` claim a match; its ``type`` is the words, named by the canonical type. Participants are people,
        delegations, organisations and states; whoever received or hosted is participant and ``host``.
    """
    visit: Claim | None = None
    told: list[Claim] = []
    for sentence, tape, match in find_kind(page, "event"):
        if "resumes" in match.pattern.entry:
            claim = resume_event(page, sentence, match, told, _agents(page, match.slots.get("participant", ())))
        else:
            claim = _event(page, sentence, tape, match, visit)
        if claim is not None and not (match.pattern.entry.get("general") and _is_told(claim, told)):
            yield claim
            told.append(claim)
            mention = claim.first("type")
            visit = claim if mention is not None and mention.name == "visit" else visit


def _event(page: Page, sentence: Sentence, tape: Tape, match: Match, visit: Claim | None) -> Claim | None:
    text = page.document.text
    adjuncts = find_adjuncts(tape, match.start, match.end, page.packs)
    slots = {role: _whole(tape, match, match.slots.get(role, ()), page) for role in _ROLES}
    named = {role: _agents(page, marks) for role, marks in slots.items()}
    kind = _kind(page, match)
    if kind == "exercise" and match.pattern.entry.get("general"):
        named["participant"], named["organizer"] = _merge(named["participant"], named["organizer"]), []
    taking_part = _merge(named["participant"], named["host"], _agents(page, adjuncts.attendees))
    if kind == "conference":
        named["organizer"] = named["organizer"] or _bodies(match)
    if any(not _GATHERING.search(mark.name or "") for mark in match.slots.get("_gathering", ())):
        return None
    grade: Grade | None = None
    if kind == "training" and not taking_part and visit is not None and visit.evidence.start == sentence.start:
        taking_part, grade = list(visit.arguments.get("participant", ())), "inferred"
    places = _places(page, match, adjuncts, kind)
    nameless = sum(mark.kind == "delegation" and mark.name is None for mark in match.slots.get("participant", ()))
    if not _is_enough(kind, len(taking_part) + nameless, named["organizer"], places, match):
        return None
    time = read_time(text, (*match.slots.get("time", ()), *adjuncts.dates))
    agents = len({mention.name for mention in (*taking_part, *named["organizer"])})
    if match.pattern.entry.get("general") and agents + bool(places) + bool(match.slots.get("time")) < _ENOUGH:
        return None
    inferred: list[Mention] = []
    modality = read_match_modality(page, sentence, match)
    if match.pattern.entry.get("general") and is_future(page.packs, text[slice(*tape.place(match.start, match.end))]):
        modality = "planned"
    time = look_ahead(time, page.document.text[sentence.start : match.trigger[0]]) if modality == "planned" else time
    if modality == "asserted" and _is_report(page, sentence) and not _is_aside(page, sentence, match):
        if time is None or time.edtf.startswith("P"):
            dateline = _dateline_date(page)
            time, grade = (dateline, "inferred") if dateline is not None else (time, grade)
        if not places and named["host"]:
            inferred = _dateline_place(page)
    place = [quote_mark(text, mark) for mark in places] or inferred
    words = text[match.trigger[0] : match.trigger[1]]
    return build_claim(
        page,
        sentence,
        match,
        {
            "type": [Mention(words, *match.trigger, kind)],
            "participant": taking_part,
            "host": named["host"],
            "organizer": named["organizer"],
            "place": place,
            "about": _topics(page, match),
        },
        time=time,
        modality=modality,
        grade="inferred" if inferred else grade,
    )


def _bodies(match: Match) -> list[Mention]:
    """Quote the organisation whose ministers hold a conference: it is the organiser."""
    posts = [mark for mark in match.slots.get("participant", ()) if mark.kind == "posts"]
    owners = [p for mark in posts for p in mark.parts if p.kind in {"organization", "nominal"} and p.name]
    return [Mention(p.span.text, p.start, p.end, p.name) for p in owners[:1] if p.span is not None]


def _topics(page: Page, match: Match) -> list[Mention]:
    """Quote what an event is about, each title once and without the quotes around it."""
    told = [_about(page, mark) for mark in match.slots.get("about", ())]
    outer = {m for m in told for o in told if o != m and m.start <= o.start and o.end <= m.end}
    return [mention for mention in dict.fromkeys(told) if mention not in outer]


def _about(page: Page, mark: Mark) -> Mention:
    """Quote the programme that an event is about, under the title that the document gives it."""
    return replace(quote_mark(page.document.text, mark), name=programme_name(page, mark, find_titles(page)))


def _whole(tape: Tape, match: Match, marks: tuple[Mark, ...], page: Page) -> tuple[Mark, ...]:
    """Drop an organisation or state at the match's end that only qualifies a noun: "met Air Force employees"."""
    last = tape.marks[match.end - 1]
    behind = _NOUN.match(tape.text, match.end)
    if last is None or last.kind not in {"organization", "nominal", "state", "unknown"} or behind is None:
        return marks
    follows = page.packs.words("pattern_words", "after_agent")
    return marks if behind.group(1).lower() in follows else tuple(mark for mark in marks if mark != last)


def _is_told(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a pattern with words of its own already told an event of this sort in the sentence."""
    kinds = {mention.name for mention in claim.arguments["type"]}
    near = _NEAR if kinds & _NEAR else kinds
    return any(
        other.evidence.start == claim.evidence.start
        and any(mention.name in near for mention in other.arguments["type"])
        for other in told
    )


def _kind(page: Page, match: Match) -> str:
    """Return the canonical type; an organisation that receives a delegation is visited by it."""
    kind = str(match.pattern.entry["type"])
    if kind == "conference":
        kind = read_kind(page.packs, page.document.text, match.trigger)
    guests = match.slots.get("participant", ())
    hosts = match.slots.get("host", ())
    if kind == "meeting" and hosts and all(m.kind == "delegation" for m in guests):
        return "visit" if all(m.kind in {"organization", "nominal", "state", "unknown"} for m in hosts) else kind
    return kind


def _agents(page: Page, marks: Iterable[Mark]) -> list[Mention]:
    """Quote the people, organisations and states behind some marks; a post without a name stands for its owners."""
    found: list[Mention] = []
    for mark in marks:
        if mark.kind in {"post", "posts"}:
            holders = _holders(page, mark)
            found += holders or [quote_mark(page.document.text, part) for part in mark.parts if _is_owner(part)]
        elif mark.kind in {"nominal", "delegation"} and mark.name is None:
            pass
        else:
            found.append(quote_mark(page.document.text, mark))
        if mark.kind == "delegation":
            found += [quote_mark(page.document.text, part) for part in mark.parts if part.kind == "person"]
    return _merge(found)


def _is_owner(part: Mark) -> bool:
    return part.kind in {"state", "demonym", "organization", "unknown"} or (
        part.kind == "nominal" and part.name is not None
    )


def _holders(page: Page, mark: Mark) -> list[Mention]:
    """Quote the person whom the document gives this post of this owner, if it names exactly one."""
    if mark.kind == "posts" or mark.span is None or mark.span.concept is None:
        return []
    owners = {part.name for part in mark.parts if _is_owner(part)}
    names = set()
    for _, tape in page.tapes:
        for other in tape.marks_in(0, len(tape.text)):
            if other.kind != "person":
                continue
            posts = {p.span.concept for p in other.parts if p.span is not None and p.kind == "post"}
            others = {p.name for p in other.parts if _is_owner(p)}
            if mark.span.concept in posts and (not owners or not others or owners & others):
                names.add(other.name)
    if len(names) != 1:
        return []
    return [replace(quote_mark(page.document.text, mark), name=names.pop())]


def _merge(*lists: Iterable[Mention]) -> list[Mention]:
    """Join lists of mentions in text order, each name once."""
    found: dict[str | None, Mention] = {}
    for mention in (m for mentions in lists for m in mentions):
        found.setdefault(mention.name, mention)
    return sorted(found.values(), key=lambda mention: mention.start)


def _places(page: Page, match: Match, adjuncts: Adjuncts, kind: str) -> tuple[Mark, ...]:
    slots = match.slots.get("place", ())
    told = slots if slots and kind != "training" else tuple(dict.fromkeys((*slots, *adjuncts.places)))
    used = {mark.start for role in _ROLES for mark in match.slots.get(role, ())}
    return tuple(
        m for m in told if m.start not in used and not (m.kind == "nominal" and m.name is None and len(told) == 1)
    )


def _is_enough(kind: str, taking_part: int, organizers: list[Mention], places: tuple[Mark, ...], match: Match) -> bool:
    if match.pattern.entry.get("alone"):
        return bool(places)
    if not taking_part and not organizers and not places:
        return False
    if kind not in _MUTUAL:
        return kind != "visit" or taking_part > 0
    marks = match.slots.get("participant", ())
    collective = len(marks) == 1 and (
        marks[0].kind in {"organization", "nominal", "posts"} or (kind == "agreement" and marks[0].kind == "unknown")
    )
    return taking_part >= 2 or (taking_part == 1 and collective and bool(places))


def _is_aside(page: Page, sentence: Sentence, match: Match) -> bool:
    """Whether an event is told in passing, in a clause that begins with "which" or the like."""
    return _ASIDE.search(page.document.text, sentence.start, match.trigger[0]) is not None


def _is_report(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is among the first that a dateline dates."""
    dateline = _dateline_zone(page)
    if dateline is None or sentence.zone not in {"title", "body"}:
        return False
    if sentence.zone == "title":
        return True
    first = [s.start for s in page.reading.sentences if s.zone == "body" and s.start >= dateline[0]]
    return sentence.start in first[:_REPORTED_SENTENCES]


def _dateline_zone(page: Page) -> tuple[int, int] | None:
    published = page.document.header.published
    if published is None or published.method != "dateline" or published.start is None:
        return None
    zones = [zone for zone in page.document.zones if zone.kind == "dateline"]
    return (zones[0].start, zones[0].end) if zones else (published.start, published.end or published.start)


def _dateline_date(page: Page) -> ClaimTime | None:
    published = page.document.header.published
    if published is None or published.start is None or published.end is None or published.earliest != published.latest:
        return None
    words = page.document.text[published.start : published.end]
    return ClaimTime(published.earliest.isoformat(), words, published.start, published.end)


def _dateline_place(page: Page) -> list[Mention]:
    zone = _dateline_zone(page)
    for sentence in page.reading.sentences:
        for span in sentence.spans:
            if zone is not None and zone[0] <= span.start < zone[1] and span.kind == "place":
                return [quote_mark(page.document.text, Mark("place", span.start, span.end, span.name, span))]
    return []
