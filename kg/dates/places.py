"""Where a date stands: the words of its sentence around it, its line, the entry of a chronology."""

from __future__ import annotations

import re

from kg.dates.grammars import Grammar

_SENTENCE_EDGE = re.compile(r"[.!?](?=\s)|\n|;")
#: "2015  Yemen joins" or "- 2015: Yemen joins", and "In 2015, Yemen joined".
_YEAR_OF_LINE = re.compile(
    r"[-–—•*| \t]*((?:1[7-9]|20)\d\d)(?=[ \t]{2,}|[ \t]?[:–—|]|[ \t]+-[ \t]|[ \t]+[A-ZÀ-Ý0-9])(?![ \t]?[-–/][ \t]?\d)"
)
_YEAR_OF_SENTENCE = re.compile(r"\s*(?:In|During|En|Courant)\s((?:1[7-9]|20)\d\d)\b")
#: How far an entry of a chronology or a sentence reaches.
_ENTRY_REACH, _SENTENCE_REACH = 400, 200
#: A line of at most so many words and no verb is an entry of a list or an agenda.
_SHORT_LINE = 14


def sentence_before(text: str, position: int, reach: int) -> str:
    """Return what stands before a position in its sentence, at most so many characters."""
    return _SENTENCE_EDGE.split(text[max(0, position - reach) : position])[-1]


def sentence_after(text: str, position: int, reach: int) -> str:
    """Return what stands after a position in its sentence, at most so many characters."""
    return _SENTENCE_EDGE.split(text[position : position + reach])[0]


def year_of_entry(text: str, position: int) -> int | None:
    r"""Return the year that opens the entry of a chronology, or the sentence, in which a position stands.

    >>> year_of_entry("2015  Yemen is suspended on 26 March.", 30), year_of_entry("In 2015, it met in May.", 20)
    (2015, 2015)
    >>> year_of_entry("Founded in 2015, it met in May.", 27) is None
    True
    """
    start = text.rfind("\n", 0, position) + 1
    while text[start : start + 1] in (" ", "\t") and start > 1 and text[start - 2] != "\n":
        start = text.rfind("\n", 0, start - 1) + 1  # an indented line goes on with the entry above
    found = _YEAR_OF_LINE.match(text, start) if position - start <= _ENTRY_REACH else None
    if found is None:
        before = sentence_before(text, position, _SENTENCE_REACH)
        found = _YEAR_OF_SENTENCE.match(before) if len(before) < _SENTENCE_REACH else None
    return int(found[1]) if found is not None else None


def is_short_entry(text: str, grammar: Grammar, position: int) -> bool:
    """Say whether the line of a position is an entry of an agenda: few words and no verb."""
    low = text.rfind("\n", 0, position) + 1
    high = text.find("\n", position)
    line = text[low : high if high >= 0 else len(text)] if position - low < 100 else ""
    return 0 < len(line.split()) <= _SHORT_LINE and grammar.verb.search(line) is None
