"""Sentences with true offsets: cuts between characters, never an edit of the text.

A cut is made at blank lines, at line ends that are no mere wrapping, after sentence punctuation that is no
abbreviation, and, as a virtual cut, where a heading is glued to the next sentence ("and preventionThe alliance said",
``ended."Peace``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kg.documents.model import Document, ZoneKind
from kg.extract.packs import Packs

#: Zones whose sentences are read; mastheads and boilerplate say nothing about the world.
READ_ZONES: tuple[ZoneKind, ...] = ("title", "dateline", "body")


@dataclass(frozen=True, slots=True)
class _Rules:
    titles: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    unfinished: frozenset[str]


def document_sentences(document: Document, packs: Packs) -> tuple[tuple[int, int, ZoneKind], ...]:
    """Return start, end and zone of every sentence of the zones that are read, in text order.

    Args:
        document: The document; mastheads and boilerplate are passed over.
        packs: The rules of the document's language.
    """
    return tuple(
        (start, end, zone.kind)
        for zone in document.zones
        if zone.kind in READ_ZONES
        for start, end in split_sentences(document.text, packs, zone.start, zone.end)
    )


def split_sentences(text: str, packs: Packs, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Cut text into sentences; every character that is no white space is in exactly one.

    Args:
        text: The text, folded or not.
        packs: The rules: which abbreviations never end a sentence, which words begin one.
        start: Offset to begin at.
        end: Offset to stop at; the end of the text if None.

    Returns:
        Offsets of the sentences in order, without white space at either end.

    >>> from kg.extract.packs import load_packs
    >>> text = "Maj. Gen. A. Bari of the U.S. Army spoke.He left."
    >>> [text[a:b] for a, b in split_sentences(text, load_packs("en"))]
    ['Maj. Gen. A. Bari of the U.S. Army spoke.', 'He left.']
    """
    end = len(text) if end is None else end
    rules = _rules(packs)
    cuts = {start, end}
    cuts.update(_line_cuts(text, start, end, rules))
    cuts.update(_mark_cuts(text, start, end, rules))
    cuts.update(_glued_cuts(text, start, end))
    ordered = sorted(cuts)
    return tuple(tight for pair in pairwise(ordered) if (tight := _tighten(text, *pair)))


def _tighten(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _line_cuts(text: str, start: int, end: int, rules: _Rules) -> list[int]:
    """Cut at line ends, except where a line was only wrapped."""
    cuts: list[int] = []
    lines = _lines(text, start, end)
    for number, ((begin, stop), (next_begin, next_stop)) in enumerate(pairwise(lines)):
        blank = text.count("\n", stop, next_begin) > 1
        line, following = text[begin:stop], text[next_begin:next_stop]
        if _is_continued(line, following, blank, *_width(lines, number, text)):
            continue
        if blank or not _is_unfinished(line, following, rules):
            cuts.append(next_begin)
    return cuts


def _is_unfinished(line: str, following: str, rules: _Rules) -> bool:
    """Tell whether a line ends with a word that ends no sentence: "Chile, Peru and the"."""
    words = line.rsplit(None, 2)
    last = words[-1].rpartition("'")[2] or words[-1]
    return len(words) > 2 and last in rules.unfinished and not _patterns()["bullet"].match(following)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        tight
        for match in _patterns()["line"].finditer(text, start, end)
        if (tight := _tighten(text, match.start(), match.end()))
    ]


def _width(lines: list[tuple[int, int]], number: int, text: str) -> tuple[int, bool]:
    """Return the length of the longest line of the block of lines around a line, and whether the block is wrapped."""
    low = high = number
    while low > 0 and number - low < 40 and text.count("\n", lines[low - 1][1], lines[low][0]) <= 1:
        low -= 1
    while high + 1 < len(lines) and high - number < 40 and text.count("\n", lines[high][1], lines[high + 1][0]) <= 1:
        high += 1
    block = lines[low : high + 1]
    width = max(stop - begin for begin, stop in block)
    wrapped = any(text[begin].islower() for begin, _ in block[1:])
    return width, wrapped and all(stop - begin >= _RAGGED * width for begin, stop in block[:-1])


#: A line longer than this is no row of a list, so a comma at its end does not end a sentence.
_TOO_LONG_FOR_A_ROW = 60
#: The shortest line of a wrapped paragraph, as a part of its longest; its last line may be shorter.
_RAGGED = 0.6


def _is_continued(line: str, following: str, blank: bool, width: int, wrapped: bool) -> bool:
    """Tell whether a line runs on in the next one; a row of a table never does."""
    if _patterns()["bullet"].match(following) or _patterns()["cells"].search(line):
        return False
    open_end = line[-1].islower() or line[-1] in ",;-"
    if blank:
        return open_end and following[0].islower() and len(line) > 40
    if following[0].islower():
        return line[-1] not in ".!?:"
    if line[-1] == "," and len(line) > _TOO_LONG_FOR_A_ROW:
        return True
    first = following.split(None, 1)[0]
    is_full = 50 <= width <= 160 and (wrapped or len(line) + 1 + len(first) > width)
    return is_full and line[-1] not in '.!?:"'


def _mark_cuts(text: str, start: int, end: int, rules: _Rules) -> list[int]:
    """Cut after full stops and their kind."""
    cuts: list[int] = []
    for match in _patterns()["mark"].finditer(text, start, end):
        if match.group("marks") == "." and _is_abbreviation(text, match, rules, start):
            continue
        cuts.append(match.end())
    return cuts


def _is_abbreviation(text: str, match: Any, rules: _Rules, start: int) -> bool:
    before = _patterns()["word_before"].search(text, max(start, match.start() - 24), match.start())
    if before is None:
        return False
    word = before.group().strip(".")
    lower = word.lower()
    following = _patterns()["word_after"].match(text, match.end())
    next_word = following.group("word") if following else ""
    if lower in rules.titles:
        return next_word.lower() not in rules.starters or len(next_word) == 1
    if lower in rules.before_numbers:
        return next_word[:1].isdigit() or bool(_patterns()["roman"].fullmatch(next_word))
    if lower in rules.may_end or "." in word:
        return next_word.lower() not in rules.starters
    if len(word) == 1 and word.isupper():
        return word != "I" and next_word.lower() not in rules.starters
    return bool(
        len(word) <= 2 and word.isdigit() and text[max(start, before.start() - 1) : before.start()] in ("", "\n")
    )


def _glued_cuts(text: str, start: int, end: int) -> list[int]:
    """Cut where a heading or a quotation is glued to the next sentence."""
    cuts = [_outside_quote(text, match) for match in _patterns()["glued"].finditer(text, start, end)]
    doubtful = tuple(_patterns()["camel"].finditer(text, start, end))
    alone = frozenset(_patterns()["alone"].findall(text)) if doubtful else frozenset()
    cuts += [match.start("right") for match in doubtful if {match.group("left"), match.group("right")} <= alone]
    return cuts


def _outside_quote(text: str, match: Any) -> int:
    """Return where to cut: before a straight quote that opens a quotation, after one that closes it."""
    end: int = match.end()
    if text[end - 1] == '"' and text.count('"', text.rfind("\n", 0, end) + 1, end) % 2 == 1:
        return end - 1
    return end


@lru_cache(maxsize=8)
def _rules(packs: Packs) -> _Rules:
    def lower(key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in packs.words("sentences", key))

    return _Rules(lower("titles"), lower("before_numbers"), lower("may_end"), lower("starters"), lower("unfinished"))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, Any]:
    import regex

    closers, openers = r"""["'”’»)\]]""", r"""["'“‘«(\[]"""
    patterns = {
        "line": r"[^\n\r\u2028]+",
        "bullet": r"(?:[-*•·▪–—]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)",
        "cells": r"\S(?:\t|[ \u00a0]{3,}|\s*\|\s*)\S",
        "mark": rf"(?<marks>[.!?…]+)(?:\s?{closers})*\s+(?={openers}*\s?[\p{{Lu}}\d])",
        "word_before": r"[\p{L}\p{M}\d]+(?:\.[\p{L}\p{M}]+)*$",
        "word_after": rf"{openers}*\s?(?<word>[\p{{L}}\p{{M}}\d]+)",
        "roman": r"[IVXLC]+",
        # after: full stop and next capital without a space; a lower-case word and a capital without either
        "glued": rf"""(?:
            (?:\p{{Ll}}{{2}}|\d{{2}}|\p{{Lu}}{{3}}|\p{{Ll}}\))[.!?]{closers}*(?={openers}?\p{{Lu}}[\p{{L}}'’\-]*[\s,])
            | \p{{Ll}}[.!?]["”»](?=\p{{Lu}})
            | (?<!\p{{L}}|\p{{L}}['’\-])\p{{Ll}}{{4,}}(?=\p{{Lu}}[\p{{L}}\-’'])
            | (?<!\p{{L}}|\p{{L}}['’\-])\p{{Lu}}\p{{Ll}}{{3,}}(?=\p{{Lu}}{{3,}}(?!\p{{L}}))
        )""",
        "alone": r"(?<![\p{L}\-])\p{Lu}\p{Ll}+(?!\p{L})",
        "camel": r"(?<![\p{L}\-])(?<left>\p{Lu}\p{Ll}{3,})(?<right>\p{Lu}\p{Ll}{2,})(?!\p{L})",
    }
    return {name: regex.compile(pattern, regex.VERBOSE if name == "glued" else 0) for name, pattern in patterns.items()}
