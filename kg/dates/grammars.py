"""A vocabulary compiled once into the patterns that one pass over the text needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.dates.points import Point
from kg.dates.vocabulary import GAP, Vocabulary
from kg.errors import ModelError

_WORD = re.compile(r"\d+|[^\W\d_]+")
#: A number that can be a year or a decade.
_NUMBER = re.compile(r"\d{4}|\d['’s]")
#: How many characters around a trigger word a date may reach.
_REACH_BACK, _REACH_ON = 48, 64


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of one language."""

    words: Vocabulary
    union: re.Pattern[str]
    rules: Mapping[str, tuple[str, re.Pattern[str]]]
    lead: re.Pattern[str]
    join: re.Pattern[str]
    tail: re.Pattern[str]
    month_lead: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    verb: re.Pattern[str]
    approximate: re.Pattern[str]
    negated: re.Pattern[str]
    from_lead: re.Pattern[str]
    counted: re.Pattern[str]
    counted_before: re.Pattern[str]
    measured: re.Pattern[str]
    since_then: re.Pattern[str]
    term: re.Pattern[str]
    recurring: re.Pattern[str]

    def find_points(
        self, text: str, start: int, end: int, read: Callable[[str, re.Match[str]], Point | None]
    ) -> Iterator[Point]:
        """Yield the points that ``read`` makes of the matches, left to right; a match it refuses is looked into."""
        position = start
        for low, high in self._windows(text, start, end):
            for at in self._openings(text, max(low, position), high):
                found = self.union.match(text, at, high) if at >= position else None
                if found is None:
                    continue
                name, pattern = self.rules[str(found.lastgroup)]
                point = read(name, pattern.match(text, at, high) or found)
                if point is not None:
                    yield point
                    position = found.end()

    def _openings(self, text: str, low: int, high: int) -> Iterator[int]:
        """Yield where an expression can begin: at a number, a date word, or a small word just before one."""
        words = self.words
        small = -1
        for found in _WORD.finditer(text, low, high):
            word = found[0].lower()
            is_strong = word.isdecimal() or word in words.triggers
            if small >= 0 and (is_strong or word in words.openers or word in words.followers):
                yield small
            small = -1
            if is_strong:
                yield found.start()
            elif word in words.openers:
                small = found.start()

    def _windows(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches around words that a date can have; all else is never looked at twice."""
        low = high = start
        for at, after in self._triggers(text, start, end):
            first = at - _REACH_BACK
            if first > high:
                if low < high:
                    yield low, high
                low = first
            low = max(low, start)
            high = min(end, after + _REACH_ON)
            while high < end and (text[high].isalnum() or text[high - 1].isalnum()) and high - after < 96:
                high += 1
        if low < high:
            yield low, high

    def _triggers(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the years and date words; a line that has none is looked at once, as a whole."""
        triggers = self.words.triggers
        line = start
        while line < end:
            stop = text.find("\n", line, end) + 1 or end
            told = text[line:stop]
            if _NUMBER.search(told) or not triggers.isdisjoint(_WORD.findall(told.lower())):
                for found in _WORD.finditer(text, line, stop):
                    word = found[0]
                    is_year = word.isdecimal() and (len(word) == 4 or text[found.end() : found.end() + 1] in "s'’")
                    if is_year or word.lower() in triggers:
                        yield found.span()
            line = stop


@cache
def load_grammar(language: str) -> Grammar:
    """Return the date grammar of a language (``en`` or ``fr``).

    Raises:
        ModelError: There is no grammar for the language.
    """
    if language == "en":
        from kg.dates.english import ENGLISH

        return _compile(ENGLISH)
    if language == "fr":
        from kg.dates.french import FRENCH

        return _compile(FRENCH)
    raise ModelError("date grammar", f"language {language!r}", "use en or fr")


def _compile(words: Vocabulary) -> Grammar:
    rules = {
        f"rule{number}": (rule.name, re.compile(rule.pattern, re.IGNORECASE)) for number, rule in enumerate(words.rules)
    }
    anonymous = [
        re.sub(r"\(\?P<(?!sep)\w+>", "(?:", re.sub(r"(?<=\(\?P[<=])sep(?=[>)])", f"sep{number}", rule.pattern))
        for number, rule in enumerate(words.rules)
    ]
    union = "|".join(f"(?P<rule{number}>{pattern})" for number, pattern in enumerate(anonymous))
    return Grammar(
        words=words,
        union=re.compile(rf"(?<!\w)(?:{union})", re.IGNORECASE),
        rules=rules,
        lead=re.compile(rf"(?<![\w])(?:{words.lead})\Z", re.IGNORECASE),
        join=re.compile(words.join, re.IGNORECASE),
        tail=re.compile(words.tail, re.IGNORECASE),
        month_lead=re.compile(rf"(?<!\w)(?:{words.month_lead})\Z", re.IGNORECASE),
        future=re.compile(words.future, re.IGNORECASE),
        past=re.compile(words.past),
        verb=re.compile(rf"{words.past}|\b(?:{words.verb})\b", re.IGNORECASE),
        approximate=re.compile(rf"\b(?:{words.approximate})", re.IGNORECASE),
        negated=re.compile(rf"\b(?:{words.negated})\b(?:(?!\b(?:whether|that|que|si)\b)[^.,:])*\Z", re.IGNORECASE),
        from_lead=re.compile(rf"\b(?:{words.from_lead})\s+\Z", re.IGNORECASE),
        counted=re.compile(rf"{GAP}(?:{words.counted})\b", re.IGNORECASE),
        counted_before=re.compile(rf"(?<!\w)(?:(?:{words.numbered})\.?|(?:{words.count_lead})){GAP}?\Z", re.IGNORECASE),
        measured=re.compile(rf"{GAP}(?:{words.measured})\b", re.IGNORECASE),
        since_then=re.compile(words.since_then, re.IGNORECASE),
        term=re.compile(words.term, re.IGNORECASE),
        recurring=re.compile(rf"(?<!\w)(?:{words.recurring}){GAP}\Z", re.IGNORECASE),
    )
