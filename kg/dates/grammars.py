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
    counted: re.Pattern[str]
    counted_before: re.Pattern[str]

    def find_points(
        self, text: str, start: int, end: int, read: Callable[[str, re.Match[str]], Point | None]
    ) -> Iterator[Point]:
        """Yield the points that ``read`` makes of the matches, left to right; a match it refuses is looked into."""
        for low, high in self._windows(text, start, end):
            position = low
            while found := self.union.search(text, position, high):
                name, pattern = self.rules[str(found.lastgroup)]
                point = read(name, pattern.match(text, found.start(), high) or found)
                if point is not None:
                    yield point
                position = found.start() + 1 if point is None else found.end()

    def _windows(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches around words that a date can have; all else is never looked at twice."""
        low = high = start
        triggers = self.words.triggers
        for found in _WORD.finditer(text, start, end):
            word = found[0]
            if not (word.isdecimal() and (len(word) == 4 or text[found.end() : found.end() + 1] in "s'’")) and (
                word.lower() not in triggers
            ):
                continue
            first = found.start() - _REACH_BACK
            if first > high:
                if low < high:
                    yield low, high
                low = first
            low = max(low, start)
            high = min(end, found.end() + _REACH_ON)
            while high < end and (text[high].isalnum() or text[high - 1].isalnum()) and high - found.end() < 96:
                high += 1
        if low < high:
            yield low, high


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
        re.sub(r"\(\?P<(?!sep)\w+>", "(?:", re.sub(r"sep(?=[>)])", f"sep{number}", rule.pattern))
        for number, rule in enumerate(words.rules)
    ]
    union = "|".join(f"(?P<rule{number}>{pattern})" for number, pattern in enumerate(anonymous))
    return Grammar(
        words=words,
        union=re.compile(rf"(?<!\w)(?=\w)(?:{union})", re.IGNORECASE),
        rules=rules,
        lead=re.compile(rf"(?<![\w])(?:{words.lead})\Z", re.IGNORECASE),
        join=re.compile(words.join, re.IGNORECASE),
        tail=re.compile(words.tail, re.IGNORECASE),
        month_lead=re.compile(rf"(?<!\w)(?:{words.month_lead})\Z", re.IGNORECASE),
        future=re.compile(words.future, re.IGNORECASE),
        past=re.compile(words.past),
        counted=re.compile(rf"{GAP}(?:{words.counted})\b", re.IGNORECASE),
        counted_before=re.compile(rf"(?<!\w)(?:(?:{words.numbered})\.?|(?:{words.count_lead})){GAP}?\Z", re.IGNORECASE),
    )
