"""The places of frames filled from a sentence: who stands around a verb or the noun of an event, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from kg.extract.circumstances import find_date, find_places
from kg.extract.clauses import Clauses
from kg.extract.frames import Filling, Frame, Frames, Place, fits
from kg.extract.groups import AGENTS, Group
from kg.extract.noun_fillings import fill_noun
from kg.extract.patterns import Match
from kg.extract.tape import Mark

#: How far behind a noun its title may stand, in tokens.
_TITLE = 4


def find_frames(frames: Frames, clauses: Clauses, zone: str) -> Iterator[Match]:
    """Find the frames of a sentence.

    Args:
        frames: The frames of a kind of claim.
        clauses: The sentence.
        zone: Its zone.

    Yields:
        One match for each cue, of the first frame all of whose places are filled; in text order.
    """
    text = clauses.tape.text
    for found in frames.cues.finditer(text):
        for frame in frames.frames:
            cue = frame.verb if frame.verb is not None else frame.noun
            told = cue.match(text, found.start()) if zone in frame.zones else None
            match = _fill(frame, frames, clauses, *told.span()) if told is not None else None
            if match is not None:
                yield match
                break


def _fill(frame: Frame, frames: Frames, clauses: Clauses, start: int, end: int) -> Match | None:
    first, last = clauses.token_at(start), clauses.token_at(end)
    if frame.verb is not None:
        if frame.tail is not None and frame.tail.match(clauses.tape.text, end + 1) is None:
            return None
        filling = _fill_verb(frame, clauses, first, last)
    else:
        filling = fill_noun(frame, frames, clauses, first, last)
    if filling is None or ("several" in frame.entry and len(filling.slots.get(frame.entry["several"], ())) < 2):
        return None
    _add_circumstances(frame, filling, clauses, first, last)
    tokens = clauses.tokens
    at = clauses.tape.starts[tokens[filling.at].start]
    low, high = tokens[min(filling.low, first)].start, tokens[max(filling.high, last) - 1].end
    return Match(cast("Any", frame), low, high, filling.slots, at, clauses.tape.place(start, end), filling.modality)


def _find_title(clauses: Clauses, last: int) -> Mark | None:
    """Return the title behind a noun: a programme, or words in quotes."""
    for number in range(last, min(last + _TITLE, len(clauses.tokens))):
        token = clauses.tokens[number]
        if token.mark is not None and token.mark.kind == "programme":
            return token.mark
        if token.word == '"' and number not in clauses.breaks:
            end = next((n for n in range(number + 1, len(clauses.tokens)) if clauses.tokens[n].word == '"'), number)
            inside = [token for token in clauses.tokens[number + 1 : end] if token.word not in {",", "."}]
            place = clauses.tape.place(inside[0].start, inside[-1].end) if inside else (0, 0)
            return Mark("words", *place, None, None) if place[1] > place[0] else None
    return None


def _add_circumstances(frame: Frame, filling: Filling, clauses: Clauses, first: int, last: int) -> None:
    taken = {mark for marks in filling.slots.values() for mark in marks}
    floor = clauses.clause_start(first) if filling.floor is None else filling.floor
    ceiling = filling.ceiling or clauses.clause_end(last)
    if filling.moved is not None:
        filling.slots["_moved"] = ()
    for group in clauses.behind(last, ceiling):
        if frame.kind == "event" and group.preposition in clauses.grammar.presence and _is_agent(group):
            filling.add("participant", group, clauses.owned(group))
    title = _find_title(clauses, last) if frame.entry.get("title") else None
    if title is not None:
        filling.slots["about"] = (title,)
    if "time" not in filling.slots:
        date = find_date(clauses, first, last, floor, ceiling, filling.moved)
        if date is None and floor and clauses.tokens[floor - 1].word in clauses.grammar.where:
            date = find_date(clauses, floor, floor, clauses.clause_start(floor - 1), floor)
        if date is not None:
            filling.slots["time"] = (date,)
    if "place" not in filling.slots:
        places = find_places(clauses, first, last, floor, ceiling, taken, filling.loose)
        if places:
            filling.slots["place"] = places


def _is_agent(group: Group) -> bool:
    return all(mark.kind in AGENTS - {"unknown"} for mark in group.marks)


def _fill_verb(frame: Frame, clauses: Clauses, first: int, last: int) -> Filling | None:
    if first and clauses.tokens[first - 1].word in clauses.grammar.articles - clauses.grammar.auxiliaries | {"'s"}:
        return None
    passive = clauses.is_passive(first, bool(frame.entry.get("etre")))
    subject, target = (frame.object, frame.subject) if passive else (frame.subject, frame.object)
    filling = Filling({}, first, last, first)
    taken: set[int] = set()
    for place, group in (
        (subject, clauses.subject(first, subject.kinds) if subject is not None else None),
        (target, _by(clauses, last) if passive else _object(clauses, last, target)),
    ):
        if place is None:
            continue
        if group is None or not (fits(place, group) or _is_town(place, group)):
            crowd = place is target and bool(frame.entry.get("crowd")) and _has_crowd(clauses, last)
            if crowd:
                filling.slots["_crowd"] = ()
            elif place is target and frame.entry.get("crowd") and _has_thing(clauses, last):
                return None
            bare = place is not target or passive or "bare" not in frame.entry or clauses.is_complete(last)
            if not (place.optional and bare) and not crowd:
                return None
            continue
        taken.add(group.first)
        filling.add(place, group, clauses.owned(group))
    filling.at = _main_verb(clauses, first)
    if _is_infinitive(clauses, first):
        filling.modality = "planned"
    for group in clauses.behind(last):
        place = frame.prepositions.get(group.preposition)
        if group.first not in taken and place is not None and fits(place, group):
            taken.add(group.first)
            filling.add(place, group, clauses.owned(group))
    if any(not p.optional and p.argument not in filling.slots for p in frame.prepositions.values()):
        return None
    return filling


def _is_town(place: Place, group: Group) -> bool:
    """Whether a name that nothing recognised is where somebody went: "flew to Nurania"."""
    return place.argument == "place" and group.marks[0].kind == "unknown"


def _main_verb(clauses: Clauses, first: int) -> int:
    """Return the token whose modality a verb shares: "will go to Peru, | visiting Lima"."""
    tokens, grammar = clauses.tokens, clauses.grammar
    if first and tokens[first - 1].word == "," and tokens[first].word.endswith(("ing", "ant")):
        floor = clauses.clause_start(first)
        return next((n + 1 for n in range(floor, first) if tokens[n].word in grammar.modals), first)
    return first


def _is_infinitive(clauses: Clauses, first: int) -> bool:
    """Whether a verb only says what somebody wants: "flew out to | meet X", "pour rencontrer X"."""
    grammar = clauses.grammar
    before = clauses.tokens[first - 1].word if first else ""
    if before in grammar.infinitive:
        return True
    endings = (
        clauses.tokens[first].word.endswith(("er", "ir", "oir", "dre", "tre")) and before not in grammar.auxiliaries
    )
    return (
        bool(grammar.reflexive)
        and endings
        and not any(t.word == "avant" for t in clauses.tokens[max(0, first - 3) : first])
    )


def _object(clauses: Clauses, last: int, place: Place | None) -> Group | None:
    if place is None:
        return None
    named = clauses.tokens[last].mark if place.argument == "place" and last < len(clauses.tokens) else None
    guess = frozenset({"unknown"}) if named is not None and named.kind == "unknown" else frozenset()
    return clauses.object(last, place.kinds | guess)


def _by(clauses: Clauses, last: int) -> Group | None:
    return next((g for g in clauses.behind(last) if g.preposition in clauses.grammar.by), None)


def _has_crowd(clauses: Clauses, last: int) -> bool:
    """Whether people told by a common noun stand behind a verb: "briefed | insurers in Lima"."""
    grammar = clauses.grammar
    for token in clauses.tokens[last : last + 4]:
        plural = token.word.endswith("s") and token.word not in grammar.things | grammar.articles | grammar.prepositions
        if token.mark is None and (token.word in grammar.people or plural):
            return True
        if token.word in grammar.prepositions | grammar.relative or not token.word.isalpha():
            return False
    return False


def _has_thing(clauses: Clauses, last: int) -> bool:
    """Whether a common noun is what a verb is about: "met | the target"."""
    words = clauses.tokens[last : last + 2]
    return len(words) > 1 and words[0].word in clauses.grammar.articles and words[1].mark is None
