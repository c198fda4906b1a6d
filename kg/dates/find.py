"""From points to mentions: ranges, prepositions, missing years, and words that only look like dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from kg.dates.calendars import Partial, add_year, join_years
from kg.dates.grammars import Grammar, load_grammar
from kg.dates.model import DateMention, Relation
from kg.dates.points import Point, Reader

_SENTENCE_EDGE = re.compile(r"[.!?](?=\s)|\n")
_CAPITAL_NEXT = re.compile(r"[ \t]+[A-Z]\w")
_LEAD_REACH = 48
#: Words that stand for the last date before them.
_TAKES_UP = re.compile(
    r"(?:ever\s+)?since\s+then|depuis\s+(?:lors|cette|ce)|(?:the|that|la|le)\s+(?:same|même)|that\s", re.IGNORECASE
)
_ATTACKS = re.compile(r"\s+(?:terror\w*\s+)?attacks?\b", re.IGNORECASE)
_GENERIC_AFTER = re.compile(r"\s*(?:is|are|has|have|remains?|more|as|,? an?|est|sont|reste)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|later|released|issued)\s+\Z", re.IGNORECASE)
_ROUND_COUNT = re.compile(r"\s[a-zà-ÿ]+s\b")
_MONTH_IN = re.compile(r"(?:in|since|until|till|during|early|mid|late|en|depuis|début|fin|mi)\W+\Z", re.IGNORECASE)


def find_dates(
    text: str, language: str, *, anchor: date | None = None, start: int = 0, end: int | None = None
) -> tuple[DateMention, ...]:
    """Find every date in a text and say which day, month, year or stretch it means.

    A year that the words leave out is computed from the anchor, and the mention says so; without an anchor it stays
    ``XXXX``. Words such as "last Tuesday" get no EDTF without an anchor. Numeric dates are read day first unless the
    second number cannot be a month. "since then" takes up the last date before it, so give whole documents or zones
    rather than single sentences (or the document with ``start`` and ``end``).

    Args:
        text: The text of a document.
        language: ``en`` or ``fr``.
        anchor: The day of publication, or None if unknown. The clock is never used.
        start: Offset where to begin; offsets in the result always count from the beginning of ``text``.
        end: Offset where to stop, or None for the end of the text.

    Returns:
        The dates in text order, not overlapping; ``text[m.start:m.end] == m.words`` for each.

    Raises:
        ModelError: There is no date grammar for the language.

    The output format is EDTF (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/).

    >>> for found in find_dates("The Danube Compact, formed in May 2015, met from Apr. 3 to Apr. 9.", "en"):
    ...     print(found.words, found.edtf)
    May 2015 2015-05
    from Apr. 3 to Apr. 9 XXXX-04-03/XXXX-04-09
    >>> find_dates("Il a été reçu mardi dernier", "fr", anchor=date(2024, 5, 9))[0].edtf
    '2024-05-07'
    """
    stop = len(text) if end is None else min(end, len(text))
    return tuple(_Finder(text, load_grammar(language), anchor, max(start, 0), stop).mentions())


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words just before a date: where they start, what they do, and whether they blur it."""

    start: int
    relation: str | None = None
    blurred: bool = False


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    grammar: Grammar
    anchor: date | None
    start: int
    end: int

    def mentions(self) -> Iterator[DateMention]:
        reader = Reader(self.grammar.words, self.anchor, self.looks_forward)
        previous, last = self.start, None
        points = [
            point
            for point in self.grammar.find_points(self.text, self.start, self.end, reader.read)
            if not self._is_count(point) and not self._is_newspaper(point)
        ]
        index = 0
        while index < len(points):
            point = points[index]
            lead = self._lead(point, previous)
            partner = points[index + 1] if index + 1 < len(points) else None
            mention = self._range(point, partner, lead) if partner is not None else None
            index += 1 if mention is None else 2
            mention = mention or self._single(point, lead, last)
            if mention is not None:
                yield mention
                previous = mention.end
                if mention.edtf and mention.precision != "duration" and mention.relation != "ago":
                    last = mention.edtf

    def looks_forward(self, position: int) -> bool:
        """Say whether the sentence speaks of what is to come, before the position or, if it begins there, after it."""
        before = self._sentence_before(position, 120)
        if len(before.split()) < 4:
            before += " " + _SENTENCE_EDGE.split(self.text[position : position + 160])[0]
        return self.grammar.future.search(before) is not None

    def _sentence_before(self, position: int, reach: int) -> str:
        before = self.text[max(0, position - reach) : position]
        return _SENTENCE_EDGE.split(before)[-1]

    def _lead(self, point: Point, previous: int) -> _Lead:
        low = max(previous, point.start - _LEAD_REACH)
        found = self.grammar.lead.search(self.text[low : point.start])
        if found is None:
            return _Lead(point.start)
        groups = {name: offset for name in found.groupdict() if (offset := found.start(name)) >= 0}
        blurred = "mod" in groups or "mod2" in groups
        relation = next((name for name in groups if name not in ("mod", "mod2", "on")), None)
        if relation is None:
            return _Lead(low + groups.get("mod", groups.get("mod2", found.end())), None, blurred)
        return _Lead(low + groups[relation], relation, blurred)

    def _range(self, point: Point, partner: Point, lead: _Lead) -> DateMention | None:
        if point.first is None or point.last is not None or partner.first is None or partner.last is not None:
            return None
        between = self.grammar.join.fullmatch(self.text, point.end, partner.start)
        is_framed = lead.relation == "from"
        if between is None or lead.relation in ("until", "by", "before", "after"):
            return None
        if not is_framed and (between["and"] or between[0].startswith(",")):
            return None
        if point.weak and partner.weak and lead.relation not in ("from", "since"):
            return None
        first, last = join_years(point.first, partner.first)
        computed = point.anchored or partner.anchored
        if first.year is None and last.year is None and first.month is not None and self.anchor is not None:
            first = add_year(first, self.anchor, future=self.looks_forward(point.start))
            first, last = join_years(first, last)
            computed = True
        if first.follows(last) or not (first.is_real() and last.is_real()):
            return None
        edtf = f"{first}{'~' * lead.blurred}/{last}{'~' * bool(between['mod'])}"
        precision = max(first.precision, last.precision, key=("day", "month", "year").index)
        begin = lead.start if lead.relation in ("from", "since", "during") or lead.blurred else point.start
        return self._mention(begin, partner.end, edtf, precision, anchored=computed)

    def _single(self, point: Point, lead: _Lead, last: str | None) -> DateMention | None:
        if point.weak and not self._is_month(point, lead):
            return None
        if point.first is None and point.edtf is None:
            return self._open(point, last)
        first, computed = point.first, point.anchored
        edtf = point.edtf or ""
        if first is not None:
            if first.year is None and self.anchor is not None:
                first = add_year(first, self.anchor, future=self.looks_forward(point.start), weekday=point.weekday)
                computed = first.year is not None
            final = point.last and replace(point.last, year=first.year if point.last.month else point.last.year)
            edtf = f"{first}/{final}" if final else str(first)
        if self._is_generic_day(point) or (_is_september_eleventh(first) and _ATTACKS.match(self.text, point.end)):
            return self._mention(point.start, point.end, None, point.precision, generic=True)
        return self._related(point, lead, edtf, computed)

    def _related(self, point: Point, lead: _Lead, edtf: str, computed: bool) -> DateMention:
        start, end, relation = point.start, point.end, point.relation
        if lead.blurred and "/" not in edtf and point.precision in ("day", "month", "year"):
            edtf += "~"
        if lead.blurred:
            start = lead.start
        role = lead.relation
        if role == "until" and self._is_today(point):
            return self._mention(lead.start, end, None, point.precision, relation="until", generic=True)
        if role == "from":
            tail = self.grammar.tail.match(self.text, point.end, self.end)
            role = "since" if tail else None
            end = tail.end() if tail else end
        if point.relation == "on" and role is not None and (point.last is None or role == "during"):
            start, relation = lead.start, cast(Relation, role)
            edtf = _open_end(edtf, relation)
        return self._mention(start, end, edtf, point.precision, relation=relation, anchored=computed)

    def _open(self, point: Point, last: str | None) -> DateMention:
        """Make the mention of a point whose date lies elsewhere: the anchor is missing, or "since then"."""
        found = _TAKES_UP.match(self.text, point.start, point.end)
        last = last or self._date_before(point.start) if found is not None else None
        if found is not None and last is not None:
            edtf = last.split("/")[-1].strip("~.") or last.split("/")[0].strip("~.")
            if point.relation == "since":
                mention = self._mention(point.start, point.end, f"{edtf}/..", _precision_of(edtf), relation="since")
                return replace(mention, anchor=edtf)
            edtf = edtf[: {"year": 4, "month": 7, "day": 10}[point.precision]]
            if _precision_of(edtf) == point.precision:
                return replace(self._mention(point.start, point.end, edtf, point.precision), anchor=edtf)
        return self._mention(
            point.start, point.end, None, point.precision, relation=point.relation, generic=point.generic
        )

    def _date_before(self, position: int) -> str | None:
        low = max(0, position - 800)
        if self.start <= low:
            return None
        earlier = find_dates(self.text, "en" if self.grammar.words.capital_months else "fr", start=low, end=self.start)
        dated = [mention.edtf for mention in earlier if mention.edtf and mention.precision != "duration"]
        return dated[-1] if dated else None

    def _mention(
        self,
        start: int,
        end: int,
        edtf: str | None,
        precision: str,
        *,
        relation: Relation = "on",
        anchored: bool = False,
        generic: bool = False,
    ) -> DateMention:
        anchor = str(self.anchor) if anchored and self.anchor is not None else None
        return DateMention(start, end, self.text[start:end], edtf, precision, relation, anchor, generic)

    def _is_month(self, point: Point, lead: _Lead) -> bool:
        """Say whether a month's name alone is a date here ("in March", not "March on")."""
        before = self.text[max(0, point.start - 24) : point.start]
        word = self.text[point.start : point.end].lower().rstrip(".")
        if word in ("sept", "mar", "dec") and self.text[point.end - 1] != ".":
            return False
        if _CAPITAL_NEXT.match(self.text, point.end) and not _MONTH_IN.search(before):
            return False
        if self.grammar.month_lead.search(before) or lead.blurred:
            return lead.relation != "from" and not self.text[point.end : point.end + 1].isdecimal()
        words = self.grammar.words
        return words.capital_months and len(word) > 3 and word not in words.doubtful_months

    def _is_count(self, point: Point) -> bool:
        """Say whether a four-digit number counts or numbers something ("2000 troops", "Resolution 1970")."""
        if point.precision != "year" or point.first is None or point.end - point.start != 4:
            return False
        before = self.text[max(0, point.start - 24) : point.start]
        if self.grammar.counted_before.search(before) or re.search(r"(?<!\w)\d{1,3}\s\Z", before):
            return True
        if _MONTH_IN.search(before):
            return False
        is_round = (point.first.year or 1) % 100 == 0
        return bool(
            self.grammar.counted.match(self.text, point.end)
            or (is_round and _ROUND_COUNT.match(self.text, point.end) and before[-1:].isspace())
        )

    def _is_newspaper(self, point: Point) -> bool:
        """Say whether a French weekday is part of a name ("le Journal du Dimanche")."""
        return (
            point.precision == "day"
            and not self.grammar.words.capital_months
            and self.text[point.start].isupper()
            and self.text[point.start : point.end].istitle()
            and self.text.endswith("du ", 0, point.start)
        )

    def _is_today(self, point: Point) -> bool:
        return self.text[point.start : point.end].lower().startswith(("today", "aujourd"))

    def _is_generic_day(self, point: Point) -> bool:
        """Say whether "today" means these times rather than the day of writing."""
        if not self._is_today(point):
            return False
        if _GENERIC_AFTER.match(self.text, point.end):
            return True
        before = self._sentence_before(point.start, 80)
        if _EARLIER.search(before):
            return False
        if len(before.split()) > 2:
            return not self.grammar.past.search(before)
        return not self.grammar.past.search(_SENTENCE_EDGE.split(self.text[point.end : point.end + 120])[0])


def _is_september_eleventh(day: Partial | None) -> bool:
    return day is not None and (day.month, day.day) == (9, 11)


def _open_end(edtf: str, relation: Relation) -> str:
    """Return EDTF with the end that the relation leaves open."""
    first, _, last = edtf.partition("/")
    if relation in ("since", "after"):
        return f"{first}/.."
    if relation in ("until", "by", "before"):
        return f"../{last or first}"
    return edtf


def _precision_of(edtf: str) -> str:
    return {4: "decade" if edtf.endswith("X") else "year", 7: "month", 10: "day"}.get(len(edtf), "day")
