"""Statements: verbatim quotes with the person or body that says them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.claims import Claim, Evidence, Mention, make_claim
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs

_QUOTE = re.compile(r"“([^“”]{8,1500})”|«\s?([^«»]{8,1500}?)\s?»|\"([^\"\n]{8,1500})\"")
#: The fewest words of a quote; less is a name or a word held at arm's length.
_WORDS = 4
_REACH = 130


@dataclass(frozen=True, slots=True)
class _Quote:
    start: int
    end: int
    inner_start: int
    inner_end: int


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says a quote, and the stretch of text that tells so."""

    speaker: Span
    start: int
    end: int
    rule: str


def link_statements(reading: Reading, packs: Packs) -> Iterator[Claim]:
    """Claim every verbatim quote whose speaker the text names beside a verb of speech.

    Args:
        reading: The document with its spans.
        packs: The packs of its language.

    Yields:
        Claims of kind ``statement``, in text order. "He said" means the one person named in the sentence before;
        where there were several, nothing is claimed. A quote right behind another one has the same speaker.
    """
    text, sentences = reading.document.text, reading.sentences
    last: tuple[_Quote, _Said] | None = None
    for quote in _quotes(text, sentences):
        said = _said_after(reading, quote, packs) or _said_before(reading, quote, packs)
        if said is None and last is not None and not _attributed(reading, quote, packs):
            between = text[last[0].end : quote.start]
            if (
                len(between) < 90
                and re.fullmatch(r"[^“”«»\n]*?[.]\s*", between)
                and last[1].end >= quote.start - len(between)
            ):
                said = _Said(last[1].speaker, quote.start, quote.end, "statement.continued")
        last = None if said is None else (quote, said)
        if said is not None:
            yield _claim(reading, quote, said)


def _quotes(text: str, sentences: Sequence[Sentence]) -> Iterator[_Quote]:
    starts = [sentence.start for sentence in sentences]
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 1
        start, end = match.span(group)
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and len(text[start:end].split()) >= _WORDS and match.start() < _end_of(sentences, at):
            yield _Quote(match.start(), match.end(), start, end)


def _end_of(sentences: Sequence[Sentence], at: int) -> int:
    return sentences[at].end


def _said_after(reading: Reading, quote: _Quote, packs: Packs) -> _Said | None:
    words = _patterns(packs)
    text = reading.document.text
    pronoun = words.pronoun_after.match(text, quote.end)
    if pronoun is not None:
        speaker = _last_speaker(reading, quote.start)
        return None if speaker is None else _Said(speaker, quote.start, pronoun.end(), "statement.pronoun")
    source = words.source_after.match(text, quote.end)
    if source is not None:
        speaker = _source(reading, source.end(), source.end() + _REACH)
        return None if speaker is None else _Said(speaker, quote.start, speaker.end, "statement.source")
    verb = words.verb_after.match(text, quote.end)
    if verb is not None:
        speaker = _first_agent(reading, verb.end(), verb.end() + _REACH, text)
        if speaker is not None:
            return _Said(speaker, quote.start, speaker.end, "statement.verb-speaker")
        return None
    speaker = _first_agent(reading, quote.end, quote.end + 60, text)
    if speaker is not None:
        verb = words.verb_next.match(text, speaker.end)
        if verb is not None:
            return _Said(speaker, quote.start, verb.end(), "statement.speaker-verb")
    return None


def _source(reading: Reading, start: int, end: int) -> Span | None:
    """Return the person, or else organisation, that "according to" names in a stretch: the only one there."""
    sentence = _sentence_at(reading.sentences, start)
    spans = [s for s in sentence.spans if start <= s.start and s.end <= end and _is_agent(s)] if sentence else []
    people = [span for span in spans if span.kind == "person"] or spans
    return people[0] if len({span.name or span.text for span in people}) == 1 else None


def _attributed(reading: Reading, quote: _Quote, packs: Packs) -> bool:
    """Whether the words behind a quote give it to somebody, known or not."""
    words = _patterns(packs)
    text = reading.document.text
    return any(
        pattern.match(text, quote.end) for pattern in (words.verb_after, words.pronoun_after, words.stranger_after)
    )


def _said_before(reading: Reading, quote: _Quote, packs: Packs) -> _Said | None:
    words = _patterns(packs)
    text = reading.document.text
    sentence = _sentence_at(reading.sentences, max(quote.start - 1, 0))
    low = max(sentence.start if sentence else 0, quote.start - 2 * _REACH)
    source = words.source_before.search(text, low, quote.start)
    if source is not None:
        speaker = _source(reading, source.start("who"), quote.start)
        return None if speaker is None else _Said(speaker, source.start(), quote.end, "statement.source")
    verb = words.verb_before.search(text, low, quote.start)
    if verb is None or sentence is None:
        return None
    at = verb.start("verb")
    agents = [span for span in sentence.spans if _is_agent(span) and span.end <= at]
    if words.pronoun_before.search(text[low:at]):
        people = [span for span in agents if span.kind == "person"]
        same = {span.name or span.text for span in people}
        plain = len(same) == 1 and not _is_oblique(text, people[-1])
        speaker = people[-1] if plain else None if people else _last_speaker(reading, sentence.start)
    else:
        speaker = _subject(text, sentence, agents, at)
    return None if speaker is None else _Said(speaker, sentence.start, quote.end, "statement.before")


def _subject(text: str, sentence: Sentence, agents: Sequence[Span], at: int) -> Span | None:
    """Return the subject of a verb: the last one named before it, or the person who serves that last one."""
    if not agents or re.search(r"[“”«»;]", text[agents[-1].end : at]) or at - agents[-1].end > _REACH:
        return None
    last, people = agents[-1], [span for span in agents if span.kind == "person"]
    if last.kind == "person":
        return None if _is_oblique(text, last) else last
    if people and any(s.kind == "post" and people[-1].end <= s.start < last.start for s in sentence.spans):
        return people[-1]
    return last if re.fullmatch(r"\s*(?:\([^)]*\)\s*)?(?:[^\W\d_]+\s+){0,2}", text[last.end : at]) else None


def _is_oblique(text: str, span: Span) -> bool:
    """Whether a preposition stands before a name, so that it is no subject."""
    before = text[max(0, span.start - 12) : span.start]
    return re.search(r"(?i)(?:\b(?:of|for|by|with|to|from|de|du|par|avec|pour|à)|\bd['’])\s*$", before) is not None


def _is_agent(span: Span) -> bool:
    return span.kind == "person" or (span.kind == "organization" and not span.nominal)


def _first_agent(reading: Reading, start: int, end: int, text: str) -> Span | None:
    """Return the first person, or else organisation, in a stretch up to the end of its sentence."""
    sentence = _sentence_at(reading.sentences, start)
    if sentence is None:
        return None
    spans = [s for s in sentence.spans if start <= s.start <= min(end, sentence.end) and _is_agent(s)]
    people = [span for span in spans if span.kind == "person"]
    found = people[0] if people else spans[0] if spans else None
    if found is None or _is_oblique(text, found) or re.search(r"[“”«»;]|\bwho\b|\bqui\b", text[start : found.start]):
        return None
    return found


def _last_speaker(reading: Reading, before: int) -> Span | None:
    """Return the only person named in the sentence before a place (or before that one, if it names nobody)."""
    starts = [sentence.start for sentence in reading.sentences]
    at = bisect_right(starts, before) - 1
    for number in range(at, max(at - 3, -1), -1):
        people = [s for s in reading.sentences[number].spans if s.kind == "person" and s.end <= before]
        names = {span.name or span.text for span in people}
        if names:
            return people[-1] if len(names) == 1 else None
    return None


def _sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    at = bisect_right([sentence.start for sentence in sentences], offset) - 1
    return sentences[at] if at >= 0 else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    pronoun_after: Any
    verb_after: Any
    verb_next: Any
    verb_before: Any
    pronoun_before: Any
    stranger_after: Any
    source_after: Any
    source_before: Any


@lru_cache(maxsize=8)
def _patterns(packs: Packs) -> _Patterns:
    import regex

    verbs = "|".join(sorted(packs.words("statement", "verbs"), key=lambda word: (-len(word), word)))
    pronouns = "|".join(packs.words("statement", "pronouns"))
    sources = "|".join(packs.words("statement", "sources"))
    inverted = r"|a-t-(?:il|elle) \p{L}+|\p{L}+(?:-t)?-(?:il|elle)" if packs.language == "fr" else ""
    return _Patterns(
        regex.compile(
            rf"(?i)\s*,?\s*(?:(?:{pronouns}) (?:also |further |then |aussi )?(?:{verbs}){inverted})(?![\p{{L}}])"
        ),
        regex.compile(rf"(?i)\s*,?\s*(?:{verbs})(?![\p{{L}}])"),
        regex.compile(rf"(?i)(?: ?,[^,“”«»]{{0,90}},| ?,)? (?:also |then |aussi |qui )?(?:{verbs})(?![\p{{L}}])"),
        regex.compile(
            rf"(?i)(?<![\p{{L}}])(?P<verb>{verbs})(?![\p{{L}}])(?:[^.“”«»\"]{{0,50}})?[,:]?\s*(?:that |que |qu['’])?$"
        ),
        regex.compile(rf"(?i)(?<![\p{{L}}])(?:{pronouns}) (?:also |further |then )?$"),
        regex.compile(rf"\s*,?\s*(?:\p{{Lu}}[\p{{L}}'-]+ ){{1,4}}(?:{verbs})(?![\p{{L}}])"),
        regex.compile(rf"(?i)\s*,?\s*(?:{sources})(?= |(?<=['’]))"),
        regex.compile(rf"(?i)(?<![\p{{L}}])(?:{sources}) ?(?P<who>[^“”«»\";:.]{{3,120}}),\s*(?:que |qu['’])?[“«\"]?$"),
    )


def _claim(reading: Reading, quote: _Quote, said: _Said) -> Claim:
    text = reading.document.text
    speaker = said.speaker
    first = _sentence_at(reading.sentences, min(quote.start, said.start))
    last = _sentence_at(reading.sentences, max(quote.end, said.end) - 1)
    start = min(first.start if first else quote.start, quote.start, said.start)
    end = max(last.end if last else quote.end, quote.end, said.end)
    return make_claim(
        "statement",
        {
            "speaker": (
                Mention(text[speaker.start : speaker.end], speaker.start, speaker.end, speaker.name or speaker.text),
            ),
            "quote": (Mention(text[quote.inner_start : quote.inner_end], quote.inner_start, quote.inner_end, None),),
        },
        Evidence(reading.document.header.id, start, end, text[start:end]),
        rule=said.rule,
    )
