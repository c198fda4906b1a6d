"""How many members an organisation says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import Claim, Mention
from kg.extract.linking import Page, build_claim, find_kind, focus_body, is_alliance, is_named_alliance, read_time
from kg.extract.patterns import Match
from kg.extract.tape import Mark, quote_mark

_NOT_ALL = re.compile(
    r"(?i)\b(?:at least|only|some of|more than|less than|fewer than|over|nearly|almost|up to|another|other|"
    r"of (?:its|the|their)|au moins|seuls|seulement|plus de|moins de|près de|autres|dont|parmi)\W*$"
)
#: What may stand before "has 21 members" when no organisation does: nothing, or what stands for one.
_NO_SUBJECT = re.compile(
    r"(?i)(?:.*[,;:]|.*\b(?:it|which|that|elle|il|qui|and|et))?\s*"
    r"(?:it|elle|il|(?:the|le|la|l['’])\s?(?:group|groupe|grouping|bloc|body|organi[sz]ation|organisation))?\W*$",
    re.DOTALL,
)


def link_counts(page: Page) -> Iterator[Claim]:
    """Find sentences that say how many member states an organisation has.

    Args:
        page: The document with its tapes.

    Yields:
        One ``member_count`` claim a match; "15 of its members" says nothing about how many there are.
    """
    for sentence, tape, match in find_kind(page, "member_count"):
        count = match.slots["count"][0]
        before = page.document.text[sentence.start : count.start]
        told = page.document.text[sentence.start : tape.starts[match.start]]
        owned = bool(match.slots.get("organization") or match.pattern.entry.get("focus"))
        if _NOT_ALL.search(before) or not (owned or _NO_SUBJECT.match(told)):
            continue
        organization = read_body(page, match)
        if organization is None:
            continue
        yield build_claim(
            page,
            sentence,
            match,
            {"organization": [organization], "count": [_quote_count(page, count)]},
            time=read_time(page.document.text, match.slots.get("time", ())),
        )


def _quote_count(page: Page, mark: Mark) -> Mention:
    mention = quote_mark(page.document.text, mark)
    digits = mark.span.concept if mark.span is not None and mark.span.concept else mention.text
    return replace(mention, name=digits)


def read_body(page: Page, match: Match) -> Mention | None:
    """Return the organisation of a match: the one read, with the one in focus behind "the alliance" or "it".

    Args:
        page: The document.
        match: A match that may have an ``organization`` slot.

    Returns:
        A mention, or None if what is read is no alliance or nothing is in focus.
    """
    for mark in match.slots.get("organization", ()):
        if mark.span is None or not is_alliance(page, mark.span):
            return None
        if mark.name is not None or not mark.span.nominal:
            return quote_mark(page.document.text, mark)
    return focus_body(page, match.trigger[0], is_named_alliance)
