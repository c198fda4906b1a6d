"""From points to mentions: ranges, prepositions, missing years, and words that only look like dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from kg.dates.calendars import Partial, add_year, join_years
from kg.dates.doubts import is_generic_day, is_month, is_no_date, is_today
from kg.dates.following import Step, end_term, follow
from kg.dates.grammars import Grammar, load_grammar
from kg.dates.model import DateMention, Relation
from kg.dates.places import is_short_entry, sentence_after, sentence_before, year_of_entry
from kg.dates.points import Point, Reader

_LEAD_REACH = 48
#: How far back "since then" and "a year later" look for the date they start from.
_TOLD_REACH = 800
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:1[7-9]|20)\d\d(?![\d/])")
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_BLURRED = ("day", "month", "year", "decade", "century")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b")
_MONTH_DAY = re.compile(rf"\b{_MONTHS} \d{{1,2}}(?!\d)")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def find_dates(
    text: str, language: str, *, anchor: date | None = None, start: int = 0, end: int | None = None
) -> tuple[DateMention, ...]:
    """Find every date in a text and say which day, month, year or stretch it means.

    A year that the words leave out is computed from the anchor, and the mention says so; without an anchor it stays
    ``XXXX``. Words such as "last Tuesday" get no EDTF without an anchor. Numeric dates are read day first unless the
    second number cannot be a month; an English "02/05/2019" is one of two days unless another date of the text shows
    which. "since then", "a year earlier" and "the same day" start from the last date before them in their paragraph or
    the one above, so give whole documents or zones rather than single sentences (or the document with ``start`` and
    ``end``).

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
    """The words just before a date: where they start, what they do, whether they name a part of it or say "about"."""

    start: int
    relation: str | None = None
    is_part: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    grammar: Grammar
    anchor: date | None
    start: int
    end: int

    def mentions(self) -> Iterator[DateMention]:
        reader = Reader(self.grammar.words, self.anchor, self.looks_forward, self.month_first)
        previous, last = self.start, None
        points = [
            point
            for point in self.grammar.find_points(self.text, self.start, self.end, reader.read)
            if not is_no_date(self.text, self.grammar, point)
        ]
        index = 0
        while index < len(points):
            point = points[index]
            lead = self._lead(point, previous)
            partner = points[index + 1] if index + 1 < len(points) else None
            mention = None
            if partner is not None:
                beyond = points[index + 2] if index + 2 < len(points) else None
                mention = self._range(point, partner, lead) or self._term(point, partner, beyond)
            index += 1 if mention is None else 2
            mention = mention or self._single(point, lead, last)
            if mention is not None:
                yield mention
                previous = mention.end
                if _can_be_taken_up(mention):
                    last = mention

    def looks_forward(self, position: int) -> bool:
        """Say whether the sentence speaks of what is to come, before the position or, if it begins there, after it."""
        before = sentence_before(self.text, position, 120)
        if len(before.split()) < 4 or self.grammar.from_lead.search(before):
            before += " " + sentence_after(self.text, position, 160)
        return self.grammar.future.search(before) is not None

    def _dated(self, partial: Partial, position: int, weekday: int | None = None) -> tuple[Partial, bool]:
        """Give a date without a year that of its line, or that which the anchor and the tense of the sentence suggest.

        Also say whether it was computed from the anchor.
        """
        stated = year_of_entry(self.text, position)
        if stated is not None and (whole := replace(partial, year=stated)).is_real():
            return whole, False
        if self.anchor is None:
            return partial, False
        is_entry = is_short_entry(self.text, self.grammar, position)
        future = self.looks_forward(position)
        whole = add_year(partial, self.anchor, future=future, nearest=is_entry, weekday=weekday)
        return whole, whole.year is not None

    def month_first(self) -> bool | None:
        """Say whether 02/05/2019 is in February: in French never, in English as a date such as 25/05/2019 shows."""
        if not self.grammar.words.capital_months:
            return False
        orders = {
            int(second) > 12
            for first, second in _SLASHED.findall(self.text)
            if (int(first) > 12) != (int(second) > 12) and max(int(first), int(second)) <= 31
        }
        if len(orders) == 1:
            return orders.pop()
        is_british = _DAY_MONTH.search(self.text) is not None and _MONTH_DAY.search(self.text) is None
        return False if is_british and not orders else None

    def _lead(self, point: Point, previous: int) -> _Lead:
        low = max(previous, point.start - _LEAD_REACH)
        found = self.grammar.lead.search(self.text[low : point.start])
        if found is None:
            return _Lead(point.start)
        groups = {name: offset for name in found.groupdict() if (offset := found.start(name)) >= 0}
        is_part = "mod" in groups or "mod2" in groups
        about = is_part and self.grammar.approximate.search(found["mod"] or found["mod2"]) is not None
        relation = next((name for name in groups if name not in ("mod", "mod2", "on")), None)
        if relation is None:
            return _Lead(low + groups.get("mod", groups.get("mod2", found.end())), None, is_part, about)
        return _Lead(low + groups[relation], relation, is_part, about)

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
        if first.year is None and last.year is None and first.month is not None:
            first, computed = self._dated(first, point.start)
            first, last = join_years(first, last)
        if first.follows(last) or not (first.is_real() and last.is_real()):
            return None
        about = between["mod"] is not None and self.grammar.approximate.search(between["mod"]) is not None
        edtf = f"{first}{'~' * lead.approximate}/{last}{'~' * about}"
        precision = max(first.precision, last.precision, key=("day", "month", "year").index)
        begin = lead.start if lead.relation in ("from", "since", "during") or lead.is_part else point.start
        return self._mention(begin, partner.end, edtf, precision, anchored=computed)

    def _term(self, length: Point, begin: Point, beyond: Point | None) -> DateMention | None:
        """Make one stretch of a duration and its beginning: "for three years from March 2019"."""
        found = _LENGTH.fullmatch(length.edtf or "") if length.precision == "duration" else None
        if found is None or begin.first is None or begin.last is not None or (begin.weak and self.anchor is None):
            return None
        if self.grammar.term.fullmatch(self.text, length.end, begin.start) is None:
            return None
        if beyond is not None and self.grammar.join.fullmatch(self.text, begin.end, beyond.start):
            return None
        first, computed = begin.first, begin.anchored
        if first.year is None:
            first, computed = self._dated(first, begin.start)
        end = end_term(first, int(found[1]), found[2])
        if end is None:
            return None
        return self._mention(length.start, begin.end, f"{first}/{end}", first.precision, anchored=computed)

    def _single(self, point: Point, lead: _Lead, last: DateMention | None) -> DateMention | None:
        if point.weak and not is_month(
            self.text, self.grammar, point, blurred=lead.is_part, framed=lead.relation == "from"
        ):
            return None
        if point.step is not None:
            return self._step(point, point.step, lead, last)
        if point.first is None and point.edtf is None:
            return self._open(point, last)
        first, computed = point.first, point.anchored
        edtf = point.edtf or ""
        if first is not None:
            if first.year is None:
                first, computed = self._dated(first, point.start, point.weekday)
            final = point.last and replace(point.last, year=first.year if point.last.month else point.last.year)
            edtf = f"{first}/{final}" if final else str(first)
        if is_generic_day(self.text, self.grammar, point):
            return self._mention(point.start, point.end, None, point.precision, generic=True)
        return self._related(point, lead, edtf, computed)

    def _related(self, point: Point, lead: _Lead, edtf: str, computed: bool) -> DateMention:
        start, end, relation = point.start, point.end, point.relation
        if lead.approximate and "/" not in edtf and edtf[-1:] not in "~]" and point.precision in _BLURRED:
            edtf += "~"
        if lead.is_part:
            start = lead.start
        role = lead.relation
        if role == "until" and self.grammar.negated.search(sentence_before(self.text, lead.start, 40)):
            start, role = lead.start, None  # "not signed until 1997" was signed in 1997
        if role == "until" and is_today(self.text, point):
            return self._mention(lead.start, end, None, point.precision, relation="until", generic=True)
        if role == "from":
            tail = self.grammar.tail.match(self.text, point.end, self.end)
            role = "since" if tail else None
            end = tail.end() if tail else end
        if point.relation == "on" and role is not None and (point.last is None or role == "during"):
            start, relation = lead.start, cast(Relation, role)
            edtf = _open_end(edtf, relation)
        return self._mention(start, end, edtf, point.precision, relation=relation, anchored=computed)

    def _step(self, point: Point, step: Step, lead: _Lead, last: DateMention | None) -> DateMention:
        """Make the mention of a date that another one tells; "the end of the year" may be the year of writing."""
        told = self._told(point.start, last)
        found = follow(told, step) if told is not None else None
        if point.edtf is not None:
            is_forward = lead.relation == "by" or self.looks_forward(point.start)
            if is_forward or told is None or (found is not None and found[0].strip("~") == point.edtf.strip("~")):
                return self._related(point, lead, point.edtf, computed=True)
            found = None
        if found is None:
            return self._mention(point.start, point.end, None, point.precision)
        mention = self._related(replace(point, precision=found[1]), lead, found[0], computed=False)
        return replace(mention, anchor=told)

    def _open(self, point: Point, last: DateMention | None) -> DateMention:
        """Make the mention of a point whose date lies elsewhere: the anchor is missing, or "since then"."""
        told = self._told(point.start, last) if self.grammar.since_then.match(self.text, point.start) else None
        edtf = told and (told.split("/")[-1].strip("~.") or told.split("/")[0].strip("~."))
        if edtf and point.relation == "since":
            mention = self._mention(point.start, point.end, f"{edtf}/..", _precision_of(edtf), relation="since")
            return replace(mention, anchor=edtf)
        return self._mention(
            point.start, point.end, None, point.precision, relation=point.relation, generic=point.generic
        )

    def _told(self, position: int, last: DateMention | None) -> str | None:
        """Return the last date told before a position, in its paragraph or the one above."""
        low = max(0, position - _TOLD_REACH)
        if last is None and self.start > low:
            words = self.grammar.words
            earlier = find_dates(self.text, words.language, anchor=self.anchor, start=low, end=self.start)
            last = next((mention for mention in reversed(earlier) if _can_be_taken_up(mention)), None)
        if last is None or last.end < low or len(_LINE_BREAK.findall(self.text, last.end, position)) > 1:
            return None
        return last.edtf

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


def _can_be_taken_up(mention: DateMention) -> bool:
    """Say whether later words may start from this date: no duration, no outer bound."""
    is_told = mention.edtf is not None and mention.precision != "duration"
    return is_told and mention.relation not in ("ago", "by", "before")


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
