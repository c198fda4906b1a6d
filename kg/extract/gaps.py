"""A sentence as a strip of symbols and words, so that what stands between two recognised things can be read.

Each recognised thing is one symbol; the words between are lower case with plain quotes and single blanks. Ranks and
honorifics in front of a person belong to the person's symbol, so "General (retd) X" and "X" leave the same gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.model import Sentence, Span
from kg.extract.packs import Packs

#: One private character for each kind of thing.
SYMBOLS = {
    "person": "\ue101",
    "post": "\ue102",
    "organization": "\ue103",
    "nominal": "\ue104",
    "state": "\ue105",
    "demonym": "\ue106",
    "place": "\ue107",
    "date": "\ue108",
}
OWNERS = SYMBOLS["organization"] + SYMBOLS["nominal"] + SYMBOLS["state"] + SYMBOLS["demonym"]
BODIES = SYMBOLS["organization"] + SYMBOLS["nominal"]
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_WORD_OR_BLANK = re.compile(r"(\S+)|\s+")
_BYLINE = re.compile(r"(?i)(?:by|par|written by|words by|author|auteur|autrice|texte)\s*:?\s*(?:dr\.?\s+|prof\.?\s+)?")
#: The longest byline, in characters; a longer sentence has more to say.
_BYLINE_LENGTH = 90
_RETIRED = re.compile(
    r"(?i)^[\s.]*(?:\(?(?:retd?\.?|ret'd|retired|r|er|2s|(?:à la |en )?retraite|retraitée?|cr)\)?)?"
    r"[\s.]*(?:pilot|staff|aviator|pilote)?[\s.]*$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A recognised thing on the strip: ``strip.text[at]`` is its symbol."""

    symbol: str
    span: Span
    at: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A rendered sentence.

    Args:
        text: Symbols and lower-case words.
        units: The things, in order.
        offsets: Document offset of each character.
    """

    text: str
    units: tuple[Unit, ...]
    offsets: tuple[int, ...]

    def between(self, start: int, end: int, symbols: str) -> tuple[Unit, ...]:
        """Return the units of some kinds between two positions."""
        return tuple(unit for unit in self.units if start <= unit.at < end and unit.symbol in symbols)

    def unit(self, at: int) -> Unit:
        """Return the unit whose symbol stands at a position."""
        return next(unit for unit in self.units if unit.at == at)


def read_strip(text: str, sentence: Sentence, packs: Packs) -> Strip:
    """Render a sentence.

    Args:
        text: The document's text.
        sentence: The sentence with its spans.
        packs: The packs of the language (honorifics).
    """
    parts: list[str] = []
    offsets: list[int] = []
    units: list[Unit] = []
    ranks = [span for span in sentence.spans if span.kind == "rank"]

    def add_words(start: int, end: int) -> None:
        for match in _WORD_OR_BLANK.finditer(text, start, end):
            first = match.start()
            if match.group(1) is None:
                if offsets and parts[-1] != " ":
                    parts.append(" ")
                    offsets.append(first)
            else:
                parts.append(_fold(match.group(1)))
                offsets.extend(range(first, match.end()))

    position = sentence.start
    for span in sentence.spans:
        symbol = _symbol(span)
        if symbol is None or span.start < position or _is_noise(text, sentence, span, units, packs):
            continue
        start = span.start if span.kind != "person" else _title_start(text, position, span.start, ranks, packs)
        add_words(position, start)
        units.append(Unit(symbol, span, len(offsets)))
        parts.append(symbol)
        offsets.append(span.start)
        position = span.end
    add_words(position, sentence.end)
    return Strip("".join(parts), tuple(units), tuple(offsets))


def _fold(word: str) -> str:
    """Return a word in lower case with plain quotes and dashes, as long as it was."""
    plain = word.translate(_PLAIN)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def is_byline(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence only says who wrote the article ("By Ana Ruiz, editor").

    >>> people = (Span(3, 11, "person", "Ana Ruiz"),)
    >>> is_byline("By Ana Ruiz", Sentence(0, 11, "body", people))
    True
    """
    first = sentence.spans[0] if sentence.spans else None
    if first is None or sentence.end - sentence.start > _BYLINE_LENGTH:
        return False
    return first.kind in ("person", "rank") and _BYLINE.fullmatch(text, sentence.start, first.start) is not None


def is_retirement(text: str) -> bool:
    """Return whether the words between a rank and what follows leave them together: nothing, "(retd)", "Pilot".

    >>> is_retirement(" (retd) "), is_retirement(" met ")
    (True, False)
    """
    return _RETIRED.match(text) is not None


def _symbol(span: Span) -> str | None:
    if span.kind == "organization":
        return SYMBOLS["nominal" if span.nominal else "organization"]
    if span.kind == "date" and (span.date is None or span.date.generic):
        return None
    return SYMBOLS.get(span.kind)


def _is_noise(text: str, sentence: Sentence, span: Span, units: Sequence[Unit], packs: Packs) -> bool:
    """Whether a span is only a courtesy title ("Ambassador X") or a noun that tells a post ("the presidency of")."""
    if span.kind == "organization":
        told = text[span.end : span.end + 4].translate(_PLAIN).lower()
        named = told.startswith((" of ", " de ", " du ", " des", " d'"))
        return span.nominal and named and span.text.lower() in _act_nouns(packs)
    if span.kind != "post" or span.status or span.text.lower() not in packs.words("role_words", "courtesy"):
        return False
    after = next((other for other in sentence.spans if other.start >= span.end and other.kind != "rank"), None)
    if after is None or after.kind != "person" or len(text[span.end : after.start].strip(" .")) > 12:
        return False
    if "," in text[span.end : after.start] or re.match(r" (?:is|was|est|était) ", text[span.end : after.start]):
        return False
    owned = units and units[-1].symbol in OWNERS and text[units[-1].span.end : span.start].strip() in ("", "'s", "’s")
    return not owned


@lru_cache(maxsize=16)
def _act_nouns(packs: Packs) -> frozenset[str]:
    return frozenset(packs.words("role_acts", "nouns"))


def _title_start(text: str, low: int, start: int, ranks: Sequence[Span], packs: Packs) -> int:
    """Return where the ranks and honorifics before a name begin."""
    honorifics = _honorifics(packs)
    at = start
    for _ in range(8):
        rank = next((r for r in ranks if low <= r.start < at and r.end <= at and is_retirement(text[r.end : at])), None)
        if rank is not None:
            at = rank.start
            continue
        found = honorifics.search(text, low, at)
        if found is None or found.end() != at:
            break
        at = found.start()
    return at


@lru_cache(maxsize=16)
def _honorifics(packs: Packs) -> Any:
    words = [re.escape(word) for word in packs.words("person", "honorifics") if word not in ("he", "e", "y")]
    own = [*packs.words("role_words", "honorifics"), *packs.words("role_words", "courtesy")]
    told = "|".join(sorted({*words, *own}, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?i)(?<!\w)(?:{told})\.?\s+\Z")


def clean_gap(gap: str, dates: Any) -> str:
    """Return a gap without brackets, dates, and ages."""
    gap = re.sub(r" ?\([^)]*\)", "", gap)
    gap = dates.sub("", gap)
    gap = re.sub(r", ?(?:aged )?\d\d(?: ans)? ?,", ",", gap)
    return re.sub(r" +", " ", gap)
