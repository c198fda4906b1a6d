"""How a text is laid out: what is masthead, title, dateline, body and boilerplate, and what its head says.

The rules look at form (short lines without a final mark before the first sentence, lines that repeat, words that pages
use for navigation), so that they work on pages nobody has seen. Nothing is cut out: zones cover the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.dates import DateMention, find_dates
from kg.documents.datelines import Dateline, exact_day, find_dateline
from kg.documents.lines import Line, split_lines
from kg.documents.model import Publication, Zone, ZoneKind
from kg.documents.phrases import BYLINE, COPYRIGHT, DATED, DESK
from kg.documents.publications import publish_by_heading, publish_by_masthead

_HEADING = re.compile(r"#{1,2}\s+(?=\S)")
_FIELD = re.compile(r"[^:]{2,40}:\s+\S")
_OTHER_TEXTS = re.compile(
    r"related|read (?:more|also)|also read|see also|most (?:read|popular)|trending|recommended|you (?:may|might)|"
    r"more (?:from|news|stor)|latest|recent posts|lire aussi|à lire|"
    r"voir aussi|même (?:sujet|thème)|similaires|plus lus|aimerez",
    re.IGNORECASE,
)
#: The time of day beside a date.
_CLOCK = re.compile(r"\b\d{1,2}\s?[h:]\s?(?:\d\d\b)?(?:\s?[ap]\.?m\b)?|\b(?:UTC|GMT|CEST|CET|EST|EDT|[AP]M)\b")
#: A title has at most this many words.
_LONGEST_TITLE = 30
#: From this many words on, a line is as likely a headline as a longer one.
_HEADLINE = 7


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text, and what its head and foot say about it."""

    zones: tuple[Zone, ...]
    title: str | None
    author: str | None
    publisher: str | None
    published: Publication | None


def read_layout(text: str, language: str, *, start: int = 0, title: str | None = None) -> Layout:
    r"""Divide a text into zones and read its head.

    Args:
        text: The text of a document; it is not changed.
        language: ``en`` or ``fr``.
        start: Where the text proper begins, after front matter.
        title: The title, if something better than the text's form says it.

    Returns:
        Zones that cover the text from 0 to its end in order, without gaps, and title, author, publisher and date as
        far as the text gives them.

    >>> layout = read_layout("Menu\nPact meets in Oslo\nBy Ana Lund\nThe Danube Pact met in Oslo.", "en")
    >>> [zone.kind for zone in layout.zones], layout.title, layout.author
    (['masthead', 'title', 'masthead', 'body'], 'Pact meets in Oslo', 'Ana Lund')
    """
    lines = split_lines(text, start)
    head = _read_head(lines, text, language, title)
    kinds = list(_line_kinds(lines, head))
    zones = list(_cut_zones(lines, kinds, head, start))
    published = None
    if head.dateline is not None and head.dateline.day is not None:
        day, mention = head.dateline.day, head.dateline.mention
        published = Publication(day, day, "dateline", mention.words, mention.start, mention.end)
    if published is None:
        published = publish_by_masthead(text, language, _dated_lines(lines, head, kinds), head.title_index)
    if published is None:
        published = publish_by_heading(text, language, lines[: head.first_prose])
    return Layout(
        zones=tuple(_merge(zones, len(text))),
        title=head.title,
        author=head.author,
        publisher=_publisher(lines, head),
        published=published,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """What was found before and at the first sentence; indexes count lines."""

    first_prose: int
    title_index: int | None
    title: str | None
    author: str | None
    bylines: frozenset[int]
    dated: frozenset[int]
    dateline: Dateline | None
    dateline_index: int | None
    desk_end: int | None


def _read_head(lines: Sequence[Line], text: str, language: str, title: str | None) -> _Head:
    bylines: dict[int, str] = {}
    dated: set[int] = set()
    dateline: Dateline | None = None
    dateline_index = None
    first_prose = len(lines)
    for index, line in enumerate(lines):
        if line.is_blank or (line.is_navigation and not DATED.match(line.text)):
            continue
        byline = BYLINE.match(line.text) if line.words <= 20 else None
        if byline is not None:
            bylines[index] = byline["name"]
        elif line.words <= 14 and _is_dated(line, text, language):
            found = find_dateline(text, line.start, language)
            if dateline is None and found is not None and found.end >= line.end and _names_place(line, found):
                dateline, dateline_index = found, index
            else:
                dated.add(index)
        elif line.is_prose or _is_told_below_dateline(line, text, language):
            first_prose = index
            break
    if dateline is None:
        dateline, dateline_index = _inline_dateline(lines, first_prose, text, language)
    signed = {*bylines, *([dateline_index] if dateline_index is not None else [])}
    title_index = _find_title(lines, first_prose, signed, dated, title)
    desk = DESK.match(text, lines[first_prose].start) if first_prose < len(lines) and dateline is None else None
    if title is None and title_index is not None:
        title = _HEADING.sub("", lines[title_index].text, count=1).strip("#* \t")
    return _Head(
        first_prose=first_prose,
        title_index=title_index,
        title=title or None,
        author=next(iter(bylines.values()), None),
        bylines=frozenset(bylines),
        dated=frozenset(dated),
        dateline=dateline,
        dateline_index=dateline_index,
        desk_end=desk.end() if desk is not None else None,
    )


def _is_dated(line: Line, text: str, language: str) -> bool:
    """Say whether a short line is there for its date ("Wed, 4 May 2022 | News", "11 hours ago")."""
    mentions = find_dates(text, language, start=line.start, end=line.end)
    if not any(_tells_day(mention) for mention in mentions):
        return False
    clock = sum(len(found[0].split()) for found in _CLOCK.finditer(line.text))
    rest = line.words - clock - sum(len(mention.words.split()) for mention in mentions)
    introduced = DATED.match(line.text)
    if rest <= 3 and not line.is_prose:
        return True
    return introduced is not None and introduced.end() + line.start >= mentions[0].start and rest <= 8


def _is_told_below_dateline(line: Line, text: str, language: str) -> bool:
    """Say whether a line begins with a place and a day and goes on with a sentence, wherever it is broken."""
    found = find_dateline(text, line.start, language)
    return found is not None and _names_place(line, found) and len(text[found.end : line.end].split()) >= 4


def _tells_day(mention: DateMention) -> bool:
    return exact_day(mention) is not None or mention.relation == "ago" or mention.precision == "day"


def _names_place(line: Line, found: Dateline) -> bool:
    return any(map(str.isalpha, line.text[: found.mention.start - line.start])) and DATED.match(line.text) is None


def _inline_dateline(
    lines: Sequence[Line], first_prose: int, text: str, language: str
) -> tuple[Dateline | None, int | None]:
    """Look for a dateline at the beginning of the first three paragraphs."""
    prose = [index for index in range(first_prose, len(lines)) if lines[index].is_prose or index == first_prose][:3]
    for index in range(first_prose, prose[-1] + 1 if prose else first_prose):
        line = lines[index]
        found = find_dateline(text, line.full_start, language) if not line.is_blank else None
        is_whole = found is not None and found.end >= line.end and line.words <= 14 and _names_place(line, found)
        if found is not None and (index in prose or is_whole):
            return found, index
    return None, None


def _find_title(
    lines: Sequence[Line], first_prose: int, signed: set[int], dated: set[int], title: str | None
) -> int | None:
    """Choose the title among the lines before the first sentence: above the byline, a headline rather than a name."""
    if title is not None:
        wanted = " ".join(title.casefold().split())
        head = enumerate(lines[: first_prose + 1])
        same = [i for i, line in head if " ".join(_HEADING.sub("", line.text).casefold().split()) == wanted]
        if same:
            return same[-1]
    headings = [index for index, line in enumerate(lines[:first_prose]) if _HEADING.match(line.text)]
    if headings:
        return headings[0]
    if first_prose == len(lines):
        return None
    taken = signed | dated
    candidates = [index for index in range(first_prose) if index not in taken and _may_be_title(lines[index])]
    markers = sorted(index for index in signed if candidates and index > candidates[0])
    before = [index for index in candidates if not markers or index < markers[0]]
    long_enough = [index for index in before if lines[index].words >= 3] or before[-1:]
    return max(long_enough, key=lambda index: (min(lines[index].words, _HEADLINE), -index), default=None)


def _may_be_title(line: Line) -> bool:
    return (
        2 <= line.words <= _LONGEST_TITLE
        and not line.is_navigation
        and not line.text.endswith(":")
        and any(map(str.isalpha, line.text))
    )


def _line_kinds(lines: Sequence[Line], head: _Head) -> Iterator[ZoneKind | None]:
    """Yield the zone of each line; None for blank lines, which go with the line before."""
    last_prose = max((index for index, line in enumerate(lines) if line.is_prose), default=len(lines))
    in_comments = in_foot = in_list = False
    for index, line in enumerate(lines):
        if line.is_blank:
            yield None
        elif index == head.title_index:
            yield "title"
        elif index in head.bylines or index in head.dated:
            yield "masthead"
        elif index == head.dateline_index and not line.is_prose:
            yield "dateline"
        elif index < head.first_prose:
            yield _head_kind(line, index, head, has_prose=head.first_prose < len(lines))
        else:
            in_comments = in_comments or line.opens_comments
            in_foot = in_foot or (line.is_navigation and index > last_prose)
            in_list = not line.is_prose and (in_list or (line.is_navigation and bool(_OTHER_TEXTS.search(line.text))))
            yield "boilerplate" if in_comments or in_foot or in_list or line.is_navigation else "body"


def _head_kind(line: Line, index: int, head: _Head, *, has_prose: bool) -> ZoneKind:
    if line.is_navigation:
        return "masthead" if has_prose else "boilerplate"
    if not has_prose or _FIELD.match(line.text) or line.text.endswith(":"):
        return "body"
    is_below_title = head.title_index is not None and index > head.title_index
    return "body" if line.words >= (7 if is_below_title else 10) else "masthead"


def _cut_zones(lines: Sequence[Line], kinds: Sequence[ZoneKind | None], head: _Head, start: int) -> Iterator[Zone]:
    if start:
        yield Zone("boilerplate", 0, start)
    following: ZoneKind = next((kind for kind in kinds if kind is not None), "body")
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        following = kind or following
        low = line.full_start
        inner_end = None
        inner: ZoneKind = "dateline"
        if head.dateline is not None and index == head.dateline_index and following == "body":
            inner_end = head.dateline.end
        elif head.desk_end is not None and index == head.first_prose:
            inner, inner_end = "masthead", head.desk_end
        if inner_end is not None and low < inner_end < line.full_end:
            yield Zone(inner, low, inner_end)
            low = inner_end
        yield Zone(following, low, line.full_end)


def _merge(zones: Sequence[Zone], length: int) -> Iterator[Zone]:
    if not zones:
        yield Zone("body", 0, length)
        return
    current = zones[0]
    for zone in zones[1:]:
        if zone.kind == current.kind:
            current = Zone(current.kind, current.start, zone.end)
        else:
            yield current
            current = zone
    yield current


def _dated_lines(lines: Sequence[Line], head: _Head, kinds: Sequence[ZoneKind | None]) -> list[tuple[int, Line]]:
    foot = [
        index
        for index in range(head.first_prose, len(lines))
        if not lines[index].is_prose and lines[index].words <= 14 and DATED.match(lines[index].text)
    ]
    return [(index, lines[index]) for index in sorted({*head.dated, *foot}) if kinds[index] is not None]


def _publisher(lines: Sequence[Line], head: _Head) -> str | None:
    if head.dateline is not None and head.dateline.agency is not None and head.dateline.agency[:1].isupper():
        return head.dateline.agency.strip()
    for line in reversed(lines):
        found = COPYRIGHT.match(line.text) if line.words <= 30 else None
        if found is not None:
            return found["name"].strip()
    return None
