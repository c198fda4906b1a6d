"""Where and when a text says it was written: "TUNIS, 3 March 2024 (Agency) -" at its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.dates import DateMention, find_dates
from kg.documents.phrases import DATED

#: One to three place names: capitals first, perhaps "via", slashes or brackets between.
_PLACE_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_PLACE = rf"{_PLACE_WORD}(?:[ \t]+(?:(?:de|du|des|la|le|les|of|al|el|d['’]|sur|upon)[ \t]+)?{_PLACE_WORD}){{0,3}}"
_PLACES = rf"(?P<place>{_PLACE}(?:[ \t]*[,/][ \t]*{_PLACE}){{0,2}})"
_BEFORE = re.compile(
    rf"[\s(\[]{{0,12}}(?:{_PLACES}[ \t]*(?:\([^)\n]{{1,30}}\)[ \t]*)?[,:(–—-][ \t]*)?(?:(?i:on|le|ce|the)[ \t]+)?\(?"
)
_AGENCY = r"(?:\((?P<agency>[^)\n]{1,40})\)|/(?P<wire>[\w -]{2,20})/)"
_AFTER = re.compile(rf"[)\]]?[ \t]*(?:{_AGENCY}[ \t]*(?:[-–—:|.]+)?|[-–—:|.]+|(?=\r?\n|\Z))|[)\]]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEW_SENTENCE = re.compile(r"[ \t]*(?:\r?\n|[A-ZÀ-ÝÉ“\"«])")
_REACH = 110


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its stretch, its date words, the day (None if the year is missing), and the agency."""

    start: int
    end: int
    mention: DateMention
    day: date | None
    agency: str | None


def find_dateline(text: str, start: int, language: str) -> Dateline | None:
    """Find a dateline at the beginning of a line.

    Args:
        text: The text of the document.
        start: Where the line begins.
        language: ``en`` or ``fr``.

    Returns:
        The dateline, with the separator after it, or None if the line begins otherwise.

    >>> found = find_dateline("OSLO, March 3, 2024 (Agency) - The Pact met.", 0, "en")
    >>> str(found.day), found.agency, found.end
    ('2024-03-03', 'Agency', 31)
    >>> find_dateline("On 3 March 2024 the Pact met.", 0, "en") is None
    True
    """
    mentions = find_dates(text, language, start=start, end=min(len(text), start + _REACH))
    if not mentions or not _is_one_day(mentions[0]):
        return None
    mention = mentions[0]
    blanks = len(text[start : mention.start]) - len(text[start : mention.start].lstrip())
    introduced = DATED.match(text, start + blanks)
    is_introduced = introduced is not None and introduced.end() >= mention.start and not introduced["updated"]
    before = _BEFORE.fullmatch(text, start, mention.start)
    if not is_introduced and (before is None or _is_field(before)):
        return None
    after = _AFTER.match(text, mention.end)
    if after is None and not (is_introduced and _NEW_SENTENCE.match(text, mention.end)):
        return None
    end = after.end() if after is not None else mention.end
    while end < len(text) and text[end] in " \t":
        end += 1
    agency = (after["agency"] or after["wire"]) if after is not None else None
    return Dateline(start, end, mention, exact_day(mention), agency)


def _is_field(before: re.Match[str]) -> bool:
    """Say whether it is the name of a field ("Deadline: 6 March 2026") rather than a place; places come in capitals."""
    place = before["place"]
    return place is not None and ":" in before[0] and not place.isupper()


def _is_one_day(mention: DateMention) -> bool:
    return mention.precision == "day" and mention.relation == "on" and "/" not in (mention.edtf or "/")


def exact_day(mention: DateMention) -> date | None:
    """Return the calendar day of a mention that states one in full, or None."""
    if mention.edtf is None or len(mention.edtf) != 10 or "X" in mention.edtf or "/" in mention.edtf:
        return None
    return date.fromisoformat(mention.edtf)
