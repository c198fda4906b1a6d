"""Rank claims: which rank a text gives a person, and promotions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kg.claims import Claim, ClaimTime, Evidence, Mention, make_claim
from kg.extract.gaps import is_byline, is_retirement
from kg.extract.modality import read_modality
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.ranks import parse_rank


def link_ranks(reading: Reading, packs: Packs) -> Iterator[Claim]:
    """Claim every rank that stands before a person's name, and every promotion.

    Args:
        reading: The document with its spans.
        packs: The packs of its language.

    Yields:
        Claims of kind ``rank``: the person without rank and honorifics, the rank as written. "(retd)" makes the status
        ``former``; a promotion has the status ``promoted`` and its date.
    """
    for sentence in reading.sentences:
        if is_byline(reading.document.text, sentence):
            continue
        seen: set[tuple[str, str | None]] = set()
        for person in sentence.spans:
            if person.kind != "person":
                continue
            for rank in _ranks_before(reading.document.text, sentence, person):
                key = (person.name or person.text, rank.concept)
                if key not in seen:
                    seen.add(key)
                    yield _claim(reading, sentence, person, rank, rank.status or "current", "rank.before-name")
        yield from _promotions(reading, sentence, packs)


def _ranks_before(text: str, sentence: Sentence, person: Span) -> tuple[Span, ...]:
    found: list[Span] = []
    at = person.start
    for rank in sorted((s for s in sentence.spans if s.kind == "rank" and s.end <= at), key=lambda s: -s.start):
        if not is_retirement(text[rank.end : at]):
            break
        found.insert(0, rank)
        at = rank.start
    return tuple(found)


def _claim(
    reading: Reading,
    sentence: Sentence,
    person: Span,
    rank: Span,
    status: str,
    rule: str,
    time: ClaimTime | None = None,
) -> Claim:
    text = reading.document.text
    return make_claim(
        "rank",
        {
            "person": (Mention(text[person.start : person.end], person.start, person.end, person.name or person.text),),
            "rank": (Mention(text[rank.start : rank.end], rank.start, rank.end, " ".join(rank.text.split())),),
        },
        Evidence(reading.document.header.id, sentence.start, sentence.end, text[sentence.start : sentence.end]),
        rule=rule,
        time=time,
        status=status,
        modality="asserted",
        grade="computed" if time is not None and time.anchor is not None else "stated",
    )


def _promotions(reading: Reading, sentence: Sentence, packs: Packs) -> Iterator[Claim]:
    text = reading.document.text
    people = [span for span in sentence.spans if span.kind == "person"]
    if not people:
        return
    for match in _promotion(packs).finditer(text, sentence.start, sentence.end):
        rank = _rank_at(text, match.end(), sentence.end, packs)
        inside = [span for span in people if match.start() < span.start < match.end()]
        before = [span for span in people if span.end <= match.start()]
        person = inside[0] if inside else before[-1] if len({s.name for s in before}) == 1 else None
        told = read_modality(text, sentence, match.start(), packs)
        if rank is not None and person is not None and told in ("asserted", "reported"):
            time = _time_after(sentence, rank.end)
            yield _claim(reading, sentence, person, rank, "promoted", "rank.promotion", time)


@lru_cache(maxsize=8)
def _promotion(packs: Packs) -> Any:
    import regex

    verbs, to = ("|".join(packs.words("promotion", key)) for key in ("verbs", "to"))
    return regex.compile(rf"(?i)(?<![\p{{L}}])(?:{verbs})(?: [^,.;]{{0,60}}?)?? (?:{to}) ")


def _rank_at(text: str, start: int, end: int, packs: Packs) -> Span | None:
    """Return the longest run of words at a place that is a rank."""
    ends = [place for place in range(start + 1, min(end, start + 40) + 1) if place == end or not text[place].isalpha()]
    for stop in reversed(ends):
        key = parse_rank(text[start:stop], packs.language)
        if key is not None and text[stop - 1].isalpha():
            return Span(start, stop, "rank", text[start:stop], concept=key)
    return None


def _time_after(sentence: Sentence, at: int) -> ClaimTime | None:
    for span in sentence.spans:
        date = span.date
        if span.kind == "date" and at <= span.start <= at + 30 and date is not None and date.edtf and not date.generic:
            return ClaimTime(date.edtf, span.text, span.start, span.end, date.anchor)
    return None
