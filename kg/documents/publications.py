"""The publication date that the lines around a text give: a date line, or the page's date less "11 hours ago"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kg.dates import DateMention, find_dates
from kg.documents.datelines import exact_day
from kg.documents.lines import Line
from kg.documents.model import Publication
from kg.documents.phrases import DATED, NAVIGATION


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
        if introduced is None and text[: mention.start].rstrip().endswith(":"):
            continue  # "Deadline: 6 March" dates what the text tells of
        other_words = line.words - len(mention.words.split())
        if introduced is None and other_words > 1 and (title_index is None or index < title_index):
            continue
        return Publication(day, day, "masthead", mention.words, mention.start, mention.end)
    return None


#: What parts a line of a head: bars, dots, dashes between blanks, wide gaps.
_SEGMENT = re.compile(r"(?:(?!\s+[|·•*–—-]\s+|\s{2,}|\t|\s*\|\s*)[^\n])+")
#: A place and an article before the day: "Bishkek, ", "Saint-Louis, le ".
_PLACE_LEAD = re.compile(r"(?:[^\W\d_][\w.'’ -]{1,40},\s*)?(?:(?:on|le|ce|the)\s+)?")
_PREPARED = re.compile(
    r"\b(?:prepared|issued|released|published|compiled|établie?|préparée?|rédigée?|publiée?|diffusée?)\b", re.IGNORECASE
)


def publish_by_heading(text: str, language: str, lines: Sequence[Line]) -> Publication | None:
    """Take the publication date from the lines above the first sentence: "NEWSLETTER * No. 8 * 13 June 2025".

    The day must stand by itself between bars, dashes or wide gaps, perhaps with a place, or end a line that says who
    prepared the text. A line of navigation gives none, as its date is the day the page was looked at.

    Args:
        text: The text of the document.
        language: ``en`` or ``fr``.
        lines: The lines before the first sentence, in order.

    Returns:
        The day with the words that say so, or None; also where the lines give two different days.
    """
    found = [
        mention
        for line in lines
        if not line.is_navigation and not _names_navigation(line)
        for mention in find_dates(text, language, start=line.start, end=line.end)
        if exact_day(mention) is not None and mention.anchor is None and _stands_alone(text, line, mention)
    ]
    days = {mention.edtf for mention in found}
    day = exact_day(found[0]) if len(days) == 1 else None
    if day is None:
        return None
    return Publication(day, day, "masthead", found[0].words, found[0].start, found[0].end)


def _names_navigation(line: Line) -> bool:
    segments = [found[0].strip().casefold() for found in _SEGMENT.finditer(line.text)]
    return any(segment in NAVIGATION for segment in segments)


def _stands_alone(text: str, line: Line, mention: DateMention) -> bool:
    introduced = DATED.match(line.text)
    is_field = introduced is None and text[line.start : mention.start].rstrip().endswith(":")
    if is_field or (introduced is not None and introduced["updated"]):
        return False
    if mention.end == line.end and _PREPARED.search(line.text) and text[: mention.start].rstrip().endswith(","):
        return True
    for segment in _SEGMENT.finditer(text, line.start, line.end):
        if segment.start() <= mention.start and mention.end <= segment.end():
            before = text[segment.start() : mention.start].strip("( \t|·•*–—-")
            after = text[mention.end : segment.end()].strip(") \t.")
            return not after and (not before or _PLACE_LEAD.fullmatch(before + " ") is not None)
    return False


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
