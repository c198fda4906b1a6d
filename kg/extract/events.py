"""What happened: meetings, visits, conferences, launches, trainings, agreements, exercises; who, where, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from kg.claims import Claim, ClaimTime, Grade, Mention, Modality
from kg.edtf import is_yearless
from kg.extract.linking import Page, build_claim, find_kind, read_match_modality, read_time
from kg.extract.model import Sentence
from kg.extract.occasions import is_future, is_habitual, is_present, is_undone, last_kind, read_kind
from kg.extract.patterns import Match
from kg.extract.plans import lies_ahead, look_ahead
from kg.extract.programmes import find_titles, programme_name
from kg.extract.resumptions import resume_event, resumed_kind
from kg.extract.tape import Mark, Tape, quote_mark
from kg.territories import find_territory

#: Arguments filled with everyone who took part.
_ROLES = ("participant", "host", "organizer")
_ASIDE = re.compile(r"(?i),? (?:which|that|dont|que|qui|lequel|laquelle) ")
_NOUN = re.compile(r" ([a-zà-ÿ-]{2,})")
#: Types of events that take two.
_MUTUAL = frozenset({"meeting", "agreement"})
#: Types that a text tells apart no better than a reader.
_NEAR = frozenset({"meeting", "conference"})
#: How many of who, where and when must be told.
_ENOUGH = 2
_BODIES = frozenset({"delegation", "nominal"})
_POSTS = frozenset({"post", "posts"})
_TOWNS = frozenset({"place", "state"})
_YEAR = re.compile(r"\d{4}")
_MONTH_DAY = re.compile(r"(?:\d|X){4}-(?=\d\d)")
#: What points back to something told before, and how far before the noun it may stand, in characters.
_DEFINITE = re.compile(r"(?i)(?:\b(?:the|this|le|la|cette|ce|au|du)|\bl['’]) ?(?:[\w-]+ ){0,2}$")
_BACK = 30
#: The longest verb, in characters.
_VERB = 14
#: A dateline dates what the first sentences below it report.
_REPORTED_SENTENCES = 3


def link_events(page: Page) -> Iterator[Claim]:
    """Find events that the text tells, plans or denies.

    Args:
        page: The document with its tapes.

    Yields:
        One ``event`` claim a match; its ``type`` is the words, named by the canonical type. Participants are people,
        delegations, organisations and states; whoever received or hosted is participant and ``host``. A journey to two
        towns is two visits.
    """
    told: list[Claim] = []
    for sentence, tape, match in find_kind(page, "event"):
        for one in _stops(match):
            claim = _event(page, sentence, tape, one, told)
            if claim is not None and not _is_told(claim, told):
                yield claim
                told.append(claim)


def _stops(match: Match) -> Iterator[Match]:
    """Yield a visit once for each place it leads to."""
    places = match.slots.get("place", ())
    if match.pattern.entry["type"] != "visit" or len(places) < 2 or any(m.kind not in _TOWNS for m in places):
        yield match
        return
    for place in places:
        yield replace(match, slots={**match.slots, "place": (place,)})


def _event(page: Page, sentence: Sentence, tape: Tape, match: Match, told: Sequence[Claim]) -> Claim | None:
    text = page.document.text
    kind = _kind(page, match) or resumed_kind(page, sentence, told, lambda words: last_kind(page.packs, words))
    slots = {role: _whole(tape, match, match.slots.get(role, ()), page) for role in _ROLES}
    named = {role: _agents(page, marks) for role, marks in slots.items()}
    if kind == "launch":
        _unveil(named, {mark.name for mark in slots["organizer"] if mark.kind == "person"})
    taking_part = _merge(named["participant"], named["host"])
    if kind == "exercise":
        taking_part = _merge(taking_part, named["organizer"])
        named["organizer"] = [mention for mention in named["organizer"] if find_territory(mention.name or "") is None]
    if kind in _NEAR:
        named["organizer"] = named["organizer"] or _bodies(match)
    if "resumes" in match.pattern.entry:
        return resume_event(page, sentence, match, told, named["participant"])
    places = _places(match)
    time = _in_year(_time(page, match), tape)
    modality = _modality(page, sentence, match, time)
    if time is not None and ".." in time.edtf:
        time = replace(time, edtf=time.edtf[3:]) if _is_not_until(page, sentence, match, time) else None
    agents = len({mention.name for mention in (*taking_part, *named["organizer"])})
    if kind != "visit" and ((agents and places) or time is not None):
        agents += _nameless(page, match, bool(agents))
    if not kind or not _is_enough(kind, agents, bool(places), time, match):
        resumes = "_told" in match.slots and _is_definite(page, match)
        return resume_event(page, sentence, match, told, taking_part) if kind and resumes else None
    if _is_habit(page, sentence, match, time):
        return None
    grade: Grade | None = None
    inferred: list[Mention] = []
    if modality == "planned":
        time = look_ahead(time, text[sentence.start : match.trigger[0]])
    if modality == "asserted" and _is_report(page, sentence) and not _is_aside(page, sentence, match):
        if time is None or time.edtf.startswith("P"):
            dateline = _dateline_date(page)
            time, grade = (dateline, "inferred") if dateline is not None else (time, grade)
        inferred = _dateline_place(page) if named["host"] and not places else []
    visitors = _visitors(sentence, told) if kind == "training" and not taking_part else []
    taking_part, grade = (visitors, "inferred") if visitors else (taking_part, grade)
    arguments = {
        "type": [Mention(text[slice(*match.trigger)], *match.trigger, kind)],
        "participant": taking_part,
        "host": named["host"],
        "organizer": named["organizer"],
        "place": [quote_mark(text, mark) for mark in places] or inferred,
        "about": _topics(page, match),
    }
    grade = "inferred" if inferred else grade
    return build_claim(page, sentence, match, arguments, time=time, modality=modality, grade=grade)


def _unveil(named: dict[str, list[Mention]], people: Set[str | None]) -> None:
    """Make the people by whom something was launched participants; only bodies organise."""
    named["participant"] = _merge(named["participant"], (m for m in named["organizer"] if m.name in people))
    named["organizer"] = [mention for mention in named["organizer"] if mention.name not in people]


def _visitors(sentence: Sentence, told: Sequence[Claim]) -> list[Mention]:
    """Return who paid the visit that the same sentence tells: they were trained."""
    for claim in reversed(told):
        kind = claim.first("type")
        if claim.evidence.start == sentence.start and kind is not None and kind.name == "visit":
            return list(claim.arguments.get("participant", ()))
    return []


def _modality(page: Page, sentence: Sentence, match: Match, time: ClaimTime | None) -> Modality:
    """Read how sure the words are; what is told for a later day than the text's is planned, and so is the future."""
    text, packs = page.document.text, page.packs
    told = read_match_modality(page, sentence, match)
    if is_undone(packs, text[match.trigger[1] : sentence.end]) or told == "denied":
        return "asserted" if time is not None and _is_not_until(page, sentence, match, time) else "denied"
    later = lies_ahead(time, page.document.header.published) or _is_announced(page, match, time)
    verb = text[min(match.at, match.trigger[0]) : max(match.trigger[1], match.at + _VERB)]
    if told == "asserted" and (later or is_future(packs, verb)):
        return "planned"
    return told


def _is_not_until(page: Page, sentence: Sentence, match: Match, time: ClaimTime) -> bool:
    """Whether something happened on a day and not before: "was not signed until 3 May"."""
    return time.edtf.startswith("../") and read_match_modality(page, sentence, match) == "denied"


def _time(page: Page, match: Match) -> ClaimTime | None:
    time = read_time(page.document.text, match.slots.get("time", ()))
    if time is None or time.edtf.startswith("PT"):
        return None
    _, _, end = time.edtf.partition("/")
    if "_moved" not in match.slots or end in {"", ".."}:
        return time
    words = time.words.split()[-1]
    return replace(time, edtf=end, words=words, start=time.end - len(words))


def _in_year(time: ClaimTime | None, tape: Tape) -> ClaimTime | None:
    """Give a date without a year the one year that its sentence tells: "the 2019 edition, held on 3 May"."""
    if time is None or _YEAR.search(time.words) or not _MONTH_DAY.search(time.edtf):
        return time
    dates = [mark.span.date for mark in tape.marks_in(0, len(tape.text)) if mark.span and mark.kind == "date"]
    years = {date.edtf for date in dates if date is not None and date.edtf and _YEAR.fullmatch(date.edtf)}
    return replace(time, edtf=_MONTH_DAY.sub(f"{years.pop()}-", time.edtf)) if len(years) == 1 else time


def _is_announced(page: Page, match: Match, time: ClaimTime | None) -> bool:
    """Whether the present tense tells a day without a year: "the course opens on 9 September"."""
    if time is None or not is_yearless(time.edtf):
        return False
    return is_present(page.packs, page.document.text[match.at : match.at + _BACK])


def _nameless(page: Page, match: Match, known: bool) -> int:
    """Count the parties without a name: "the ministers" and, if others are known, a delegation, "the council"."""
    parties = [mark for role in ("participant", "host") for mark in match.slots.get(role, ())]
    return sum(
        (mark.kind in _BODIES and mark.name is None and known) or (mark.kind in _POSTS and not _agents(page, [mark]))
        for mark in parties
    )


def _is_definite(page: Page, match: Match) -> bool:
    """Whether the words point back: "the meeting", "cette rencontre"."""
    return _DEFINITE.search(page.document.text, max(0, match.trigger[0] - _BACK), match.trigger[0]) is not None


def _is_habit(page: Page, sentence: Sentence, match: Match, time: ClaimTime | None) -> bool:
    """Whether a sentence without a date tells what happens again and again: "meets twice a year"."""
    text = page.document.text
    if time is not None or "time" in match.slots:
        return False
    present = sentence.zone != "title" and is_present(page.packs, text[match.at : match.at + _BACK])
    return present or is_habitual(page.packs, text[sentence.start : sentence.end])


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
    """Whether the sentence already told an event of this sort, of the same people, on that day, in that place."""
    kinds = _names(claim, "type")
    near = _NEAR if kinds & _NEAR else kinds
    return any(
        other.evidence.start == claim.evidence.start
        and _names(other, "type") & near
        and not _differ(_names(claim, "place"), _names(other, "place"))
        and not (claim.time and other.time and claim.time.edtf != other.time.edtf)
        and not (_names(claim, *_ROLES) - _names(other, *_ROLES) and _names(other, *_ROLES) - _names(claim, *_ROLES))
        for other in told
    )


def _names(claim: Claim, *arguments: str) -> set[str | None]:
    return {mention.name for argument in arguments for mention in claim.arguments.get(argument, ())}


def _differ(one: set[str | None], two: set[str | None]) -> bool:
    return bool(one and two and not one & two)


def _kind(page: Page, match: Match) -> str:
    """Return the canonical type, or "" of an edition; an organisation that receives a delegation is visited by it."""
    kind = str(match.pattern.entry["type"])
    if kind == "same":
        return ""
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


def _places(match: Match) -> tuple[Mark, ...]:
    used = {mark.start for role in _ROLES for mark in match.slots.get(role, ())}
    told = match.slots.get("place", ())
    return tuple(m for m in told if m.start not in used and not (m.kind == "nominal" and m.name is None))


def _is_enough(kind: str, agents: int, place: bool, time: ClaimTime | None, match: Match) -> bool:
    """Whether enough of who, where and when is told; two must meet, or a body, or somebody a crowd."""
    entry = match.pattern.entry
    if entry.get("alone"):
        return place
    dated = time is not None or "time" in match.slots
    if kind == "visit":
        return agents > 0 and (place or bool(match.slots.get("host")))
    if agents + place + dated + ("about" in match.slots) < _ENOUGH or (agents == 0 and entry.get("crowd")):
        return False
    if kind == "ceremony" and not place:
        return agents >= _ENOUGH
    if kind not in _MUTUAL:
        return time is not None or not ("_plural" in match.slots or "_present" in match.slots)
    if agents == 0 or (agents == 1 and entry.get("told")):
        return place and time is not None and ("_told" in match.slots or "tail" in entry)
    marks = match.slots.get("participant", ())
    collective = len(marks) == 1 and marks[0].kind in {"organization", "nominal", "posts", "unknown"}
    crowd = bool(entry.get("crowd")) and "_crowd" in match.slots
    return agents >= _ENOUGH or (agents == 1 and (collective or crowd) and (place or time is not None))


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
