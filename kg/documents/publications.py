"""The publication date that the lines around a text give: a date line, or the page's date less "11 hours ago"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kg.dates import DateMention, find_dates
from kg.documents.datelines import exact_day
from kg.documents.lines import Line
from kg.documents.model import Publication
from kg.documents.phrases import DATED


def publish_by_masthead(
    text: str, language: str, lines: Sequence[tuple[int, Line]], title_index: int | None
) -> Publication | None:
    """Work out the publication date from the dated lines of a page.

    A relative time ("11 hours ago") counts back from the page's own date, whose hour is unknown, so hours reach into
    the day before. Without a relative time, a line that says "published", or a bare date line, gives the date; a date
    among navigation words above the title is only the day the page was looked at, and gives none.

    Args:
        text: The text of the document.
        language: ``en`` or ``fr``.
        lines: The dated lines with their indexes, in order.
        title_index: The index of the title's line, or None.

    Returns:
        The earliest and latest day, with the words that say so, or None.
    """
    stated: list[tuple[int, Line, DateMention, date]] = []
    for index, line in lines:
        for mention in find_dates(text, language, start=line.start, end=line.end):
            day = exact_day(mention)
            if day is not None:
                stated.append((index, line, mention, day))
                break
    if stated:
        for _, line in lines:
            found = _count_back(text, language, line, stated[0][3])
            if found is not None:
                return found
    for index, line, mention, day in stated:
        introduced = DATED.match(line.text)
        if introduced is not None and introduced["updated"]:
            continue
        other_words = line.words - len(mention.words.split())
        if introduced is None and other_words > 1 and (title_index is None or index < title_index):
            continue
        return Publication(day, day, "masthead", mention.words, mention.start, mention.end)
    return None


def _count_back(text: str, language: str, line: Line, page_day: date) -> Publication | None:
    introduced = DATED.match(line.text)
    if introduced is not None and introduced["updated"]:
        return None
    for mention in find_dates(text, language, anchor=page_day, start=line.start, end=line.end):
        if mention.anchor is None or mention.edtf is None:
            continue
        days = _days_of(mention, page_day)
        if days is not None:
            return Publication(*days, "masthead", mention.words, mention.start, mention.end)
    return None


def _days_of(mention: DateMention, page_day: date) -> tuple[date, date] | None:
    edtf = mention.edtf or ""
    if edtf.endswith("~") and mention.precision == "day":  # "2 weeks ago": up to six days more, as pages round down
        latest = date.fromisoformat(edtf[:-1])
        return latest - timedelta(days=6), latest
    ends = edtf.split("/")
    if mention.precision != "day" or any(len(end) != 10 for end in ends):
        return None
    earliest, latest = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    return (earliest, latest) if latest <= page_day else None
