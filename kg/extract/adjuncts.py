"""Where and when, told around an event rather than in it: "in Lima on 3 May", "at the ministry in Lima"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from kg.extract.packs import Packs
from kg.extract.tape import SYMBOLS, Mark, Tape

_PLACES = f"{SYMBOLS['place']}{SYMBOLS['state']}{SYMBOLS['unknown']}"
_FACILITIES = f"{SYMBOLS['organization']}{SYMBOLS['nominal']}"
_DATES = f"{SYMBOLS['date']}{SYMBOLS['duration']}"
_PEOPLE = "".join(SYMBOLS[kind] for kind in ("person", "post", "posts", "delegation"))
_ALL = "".join(SYMBOLS.values())


#: What begins a clause of its own, whose date is not the event's.
_ASIDE = regex.compile(r" ?, ?(?:which|who|qui|que|dont) ", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """The places and dates told around a match, nearest first; ``attendees`` were present."""

    places: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    attendees: tuple[Mark, ...]


def find_adjuncts(tape: Tape, start: int, end: int, packs: Packs) -> Adjuncts:
    """Find where and when something happened from the chain of phrases right behind it, and from the sentence's start.

    Args:
        tape: The sentence.
        start: Tape position where the event's pattern begins.
        end: Where it ends.
        packs: The language's packs; ``[adjunct_words]`` has its prepositions and fillers.

    Returns:
        Marks of places and dates; dates elsewhere in the sentence count only if they are the sentence's only date.
    """
    chain, opening, facility = _expressions(packs)
    places: list[Mark] = []
    dates: list[Mark] = []
    attendees: list[Mark] = []
    for found in (chain.match(tape.text, end), opening.match(tape.text, 0, start)):
        if found is None:
            continue
        for group, kept in (("place", places), ("date", dates), ("present", attendees)):
            for low, high in found.spans(group) if group in found.re.groupindex else ():
                kept.extend(tape.marks_in(low, high))
    inside = tape.marks_in(start, end)
    dates += [mark for mark in inside if mark.kind in {"date", "duration"}]
    places += [m for low, high in _inner_places(facility, tape, start, end) for m in tape.marks_in(low, high)]
    everywhere = [mark for mark in tape.marks_in(0, len(tape.text)) if mark.kind == "date"]
    if not any(mark.kind == "date" for mark in dates) and len(everywhere) == 1:
        aside = _ASIDE.search(tape.text, end, max(end, tape.marks.index(everywhere[0])))
        dates += [m for m in everywhere if m.span and m.span.date and m.span.date.relation == "on" and not aside]
    return Adjuncts(*(tuple(dict.fromkeys(kept)) for kept in (places, dates, attendees)))


def _inner_places(facility: Any, tape: Tape, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span("place") for found in facility.finditer(tape.text, start, end)]


@lru_cache(maxsize=8)
def _expressions(packs: Packs) -> tuple[Any, Any, Any]:
    in_town = "|".join(packs.words("adjunct_words", "in_town"))
    at_body = "|".join(packs.words("adjunct_words", "at_body"))
    on_day = "|".join(packs.words("adjunct_words", "on_day"))
    filler = "|".join(packs.words("adjunct_words", "filler"))
    present = "|".join(packs.words("adjunct_words", "present"))
    town = rf"(?P<place>[{_PLACES}])"
    article = "(?:the |la |le |l'|its |his |their )?"
    in_place = rf"(?:{in_town}) ?{article}{town}(?!'s| and [{_PLACES}]| et )(?:, ?{town}(?= ?[,.)]))?"
    at_seat = rf"(?:{at_body}) ?(?:[a-z-]+ )?(?P<place>[{_FACILITIES}])(?!'s)(?:(?:,| in| at| of| à| de| d'|) ?{town})?"
    where = rf"(?:{in_place}|{at_seat})"
    when = rf"(?:(?:{on_day}) ?)?(?P<date>[{_DATES}])"
    others = rf"(?:(?: ?, ?| and | et )(?:the |la |le )?[{_PEOPLE}])*"
    there = rf"(?:{present}) ?(?:the |la |le |l')?(?P<present>[{_PEOPLE}]{others})"
    chain = rf"(?: ?,? ?(?:{where}|{when}|{there}|{filler})(?!\w))*"
    fronted = "|".join(packs.words("adjunct_words", "fronted"))
    opening = rf" ?(?:(?:{where}|{when}|{there}|{fronted}) ?,? ?)*"
    inner = rf"(?:{in_town}) ?(?P<place>{SYMBOLS['place']})(?!'s)"
    flags = regex.IGNORECASE
    return regex.compile(chain, flags), regex.compile(opening, flags), regex.compile(rf"(?<!\w)(?:{inner})", flags)
