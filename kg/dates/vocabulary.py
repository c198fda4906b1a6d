"""The calendar words of a language, and the pattern pieces that both grammars are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: White space inside a date: up to three blanks, or one line break, never an empty line.
GAP = r"(?:[ \t\xa0\u202f]{1,3}|[ \t\xa0]{0,2}\r?\n[ \t\xa0]{0,2})"
#: The same, or nothing.
OPTIONAL_GAP = rf"{GAP}?"
DASH = r"[-\u2010-\u2015]"
YEAR = r"(?:1[7-9]|20)\d\d"
#: A day of the month; ``1er`` and ``2nd`` come with the language.
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
#: A number stands alone: no letter, digit, decimal mark, currency or path before it.
NUMBER_START = r"(?<![\w/.:#$€£])(?<!\d[,.’'])(?<!\w-)(?<!\w[\u2010-\u2015])"
NUMBER_END = r"(?![\w%/])(?![.,:]\d)"
WORD_START = r"(?<!\w)"
#: Not the second half of a compound ("twenty-five").
UNHYPHENATED = r"(?<!\w)(?<!\w-)"
WORD_END = r"(?!\w)"


def one_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, longest first, with flexible gaps for blanks.

    >>> one_of(["day", "an", "days", "l'an"])
    "(?:days|l['’]an|day|an)"
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace("'", "['’]").replace(" ", GAP) for word in ordered) + ")"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of date expression: the name says how :mod:`kg.dates.points` reads its groups."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the grammar must know about one language; words are in lower case.

    Args:
        language: ``en`` or ``fr``.
        months: Month word to number; abbreviations without their dot.
        doubtful_months: Month words that are also ordinary words or names ("may", "april").
        weekdays: Weekday word to number, Monday is 0.
        numbers: Number word to number; None for "several".
        ordinal_days: "first" to "thirty first" to the day of a month.
        decades: "nineties" and the like to the first three digits of its years.
        centuries: A century's word or Roman numeral to its number.
        units: Unit word to ``h``, ``D``, ``W``, ``M``, ``Y`` or ``10Y``.
        ordinals: "first", "premier" and the like to number.
        seasons: Season word to its EDTF code.
        directions: "last", "next", "this" to -1, 1, 0.
        days: "yesterday" and the like to days from the anchor.
        rules: The expressions, the longer before the shorter.
        lead: Pattern (groups ``since until by before after during from mod``) of the words just before a date.
        join: Pattern of the words between two dates that make them one range; group ``and`` if it needs "between".
        tail: Pattern of words just after a date that open it ("onwards").
        month_lead: Words that make a bare month a date ("in March").
        future: Pattern of words that turn the sentence to the future.
        past: Pattern of words that tell what happened on the day ("met today").
        verb: Words that make a short line a sentence rather than an entry of an agenda.
        approximate: Words that make a date approximate ("circa"); "early" does not, it names a part of it.
        negated: Words that turn "until" into "on" ("not signed until 1997").
        from_lead: Words before a date from which something holds, so that the verb that tells the tense comes later.
        counted: Nouns that make a four-digit number a count ("2000 troops").
        numbered: Words that make the next number a name ("Resolution 1970").
        count_lead: Words before a count ("more than").
        since_then: Words that take up the last date before them, and open it.
        term: Pattern of the words between a duration and a date that make that date its start ("for a year from").
        recurring: Pattern of the words before a weekday or month that make it one of many ("every").
        measured: Units that make a four-digit number a measure even after "in" ("in 1800 metres").
        openers: Small words with which a date expression can begin, other than numbers and triggers.
        followers: What can stand after an opener, beside numbers, triggers and openers.
        triggers: Words one of which every date without a four-digit number has; a cheap first look.
        capital_months: Months are written with a capital letter, so "may" and "march" are other words.
    """

    language: str
    months: Mapping[str, int]
    doubtful_months: frozenset[str]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int | None]
    ordinal_days: Mapping[str, int]
    decades: Mapping[str, int]
    centuries: Mapping[str, int]
    units: Mapping[str, str]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, int]
    directions: Mapping[str, int]
    days: Mapping[str, int]
    rules: tuple[Rule, ...]
    lead: str
    join: str
    tail: str
    month_lead: str
    future: str
    past: str
    verb: str
    approximate: str
    negated: str
    from_lead: str
    counted: str
    numbered: str
    count_lead: str
    since_then: str
    term: str
    recurring: str
    measured: str
    openers: frozenset[str]
    followers: frozenset[str]
    triggers: frozenset[str]
    capital_months: bool
