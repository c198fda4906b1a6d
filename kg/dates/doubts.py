"""What only looks like a date: counts, numbered things, names with a weekday, "today" in an essay."""

from __future__ import annotations

import re

from kg.dates.calendars import Partial
from kg.dates.grammars import Grammar
from kg.dates.places import sentence_after, sentence_before
from kg.dates.points import Point

_CAPITAL_NEXT = re.compile(r"[ \t]+[A-Z]\w")
_ATTACKS = re.compile(r"\s+(?:terror\w*\s+)?attacks?\b", re.IGNORECASE)
_GENERIC_AFTER = re.compile(r"\s*(?:is|are|has|have|remains?|more|as|,? an?|est|sont|reste)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|later|released|issued)\s+\Z", re.IGNORECASE)
_ROUND_COUNT = re.compile(r"\s[a-zà-ÿ]+s\b")
#: A plural noun, as it follows a count: "2010 rifles"; and what a count stands behind.
_PLURAL = re.compile(
    r"[ \t](?!(?:was|is|has|as|its|this|us|des|les|ses|leurs|mais|dans|sans|puis|plus|vers)\b)[a-zà-ÿ]{3,}s\b(?<!ss)"
)
_COUNTING = re.compile(
    r"(?:,|\b(?:and|or|with|plus|et|ou|avec|comprising|including|some)|"
    r"\b(?:team|force|group|total|crowd|contingent|équipe|groupe|foule)\s(?:of|de))\s\Z",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Adm|Sgt|Sir|Lady|M|Mme)\.?\s(?:[A-Z][\w.'’-]*\s)*\Z")
_YEAR_IN = re.compile(r"(?:in|since|until|till|during|early|mid|late|en|depuis|début|fin|mi)\W+\Z", re.IGNORECASE)
#: After these a month's name may stand before any capital word ("in May Turkey left").
_MONTH_IN = re.compile(r"(?:in|during|early|mid|late|en|depuis|début|fin|mi)\W+\Z", re.IGNORECASE)
_OF_EACH = re.compile(r"\s+(?:of|de)\s+(?:each|every|the|chaque)\s+(?:month|year|week|mois|année)\b", re.IGNORECASE)
_FEAST = re.compile(r"\b(?:Good|Black|Bloody|Ash|Palm|Easter|Holy|Maundy|Super|Cyber|Red)\s+\Z")
_DAY_LEAD = re.compile(
    r"(?:\b(?:on|last|next|this|since|until|till|by|from|to|and|before|after)\s+|[,.;:(–—\n]\s*|\A)\Z", re.IGNORECASE
)


def is_no_date(text: str, grammar: Grammar, point: Point) -> bool:
    """Say whether a point is a count, the number of a thing, part of a name, or one of many ("every Tuesday").

    Args:
        text: The text of the document.
        grammar: The language's grammar.
        point: What looks like a date.
    """
    if point.precision == "year" and point.first is not None and point.end - point.start <= 7:
        before = text[max(0, point.start - 40) : point.start]
        if point.end - point.start > 4:  # "loi n° 2004-15"
            return grammar.counted_before.search(before) is not None
        return _is_count(text, grammar, point, point.first, before)
    if point.precision == "month" and point.weak:
        return _is_recurring(text, grammar, point)
    if point.precision == "day" and text[point.start : point.end].lower() in grammar.words.weekdays:
        return _is_recurring(text, grammar, point) or _is_named(text, grammar, point)
    return False


def is_month(text: str, grammar: Grammar, point: Point, *, blurred: bool, framed: bool) -> bool:
    """Say whether a month's name alone is a date here ("in March", not "March on").

    Args:
        text: The text of the document.
        grammar: The language's grammar.
        point: The month.
        blurred: "early" or the like stands before it.
        framed: "from" or "between" stands before it.
    """
    before = text[max(0, point.start - 24) : point.start]
    word = text[point.start : point.end].lower().rstrip(".")
    if word in ("sept", "mar", "dec") and text[point.end - 1] != ".":
        return False
    if _CAPITAL_NEXT.match(text, point.end) and (len(word) < 4 or not _MONTH_IN.search(before)):
        return False
    if before.endswith("(") and text.startswith(")", point.end):
        return True
    if grammar.month_lead.search(before) or blurred:
        return not framed and not text[point.end : point.end + 1].isdecimal()
    words = grammar.words
    return words.capital_months and len(word) > 3 and word not in words.doubtful_months


def is_today(text: str, point: Point) -> bool:
    """Say whether the words are "today"."""
    return text[point.start : point.end].lower().startswith(("today", "aujourd"))


def is_generic_day(text: str, grammar: Grammar, point: Point) -> bool:
    """Say whether "today" means these times rather than the day of writing, or "September 11" the attacks."""
    if is_september_eleventh(point.first):
        return _ATTACKS.match(text, point.end) is not None
    if not is_today(text, point):
        return False
    if _GENERIC_AFTER.match(text, point.end):
        return True
    before = sentence_before(text, point.start, 80)
    if _EARLIER.search(before) or grammar.past.match(text, point.end + 1):
        return False
    if len(before.split()) > 2:
        return not grammar.past.search(before)
    return not grammar.past.search(sentence_after(text, point.end, 120))


def is_september_eleventh(day: Partial | None) -> bool:
    """Say whether it is the day of the attacks of 2001, in whatever year."""
    return day is not None and (day.month, day.day) == (9, 11)


def _is_count(text: str, grammar: Grammar, point: Point, year: Partial, before: str) -> bool:
    """Say whether a four-digit number counts or numbers something ("2000 troops", "Resolution 1970")."""
    if grammar.counted_before.search(before) or re.search(r"(?<!\w)\d{1,3}\s\Z", before):
        return True
    if grammar.measured.match(text, point.end):
        return True
    if _YEAR_IN.search(before):
        return False
    is_round = (year.year or 1) % 100 == 0
    return bool(
        grammar.counted.match(text, point.end)
        or (_COUNTING.search(before) and _PLURAL.match(text, point.end))
        or (is_round and _ROUND_COUNT.match(text, point.end) and before[-1:].isspace())
    )


def _is_recurring(text: str, grammar: Grammar, point: Point) -> bool:
    before = text[max(0, point.start - 40) : point.start]
    return grammar.recurring.search(before) is not None or _OF_EACH.match(text, point.end) is not None


def _is_named(text: str, grammar: Grammar, point: Point) -> bool:
    """Say whether a weekday is part of a name ("Good Friday", "the Sunday Times", "le Journal du Dimanche")."""
    before = text[max(0, point.start - 12) : point.start]
    if grammar.words.capital_months:
        after = text[point.end : point.end + 3]
        is_led = _DAY_LEAD.search(before) is not None
        is_person = _TITLED.search(text[max(0, point.start - 40) : point.start]) is not None
        return _FEAST.search(before) is not None or is_person or (_CAPITAL_NEXT.match(after) is not None and not is_led)
    return text[point.start : point.end].istitle() and before.endswith("du ")
