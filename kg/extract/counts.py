"""How many members an organisation says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import Claim, Mention, make_claim
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, build_claim, find_kind, focus_body, quote_evidence, read_time
from kg.extract.numbers import parse_number
from kg.extract.patterns import Match
from kg.extract.tape import SYMBOLS, Mark, Tape, quote_mark

#: "A nine-strong alliance": the number is half of a word, so no span stands for it.
_COMPOUND = re.compile(
    rf"(?i)(?<![\w-])([a-z]{{3,9}})-(?:strong|nation|member|state|country)(?![\w-]) ?(?:[a-z-]+ ){{0,3}}"
    rf"(?P<body>[{SYMBOLS['organization']}{SYMBOLS['nominal']}{SYMBOLS['unknown']}]|alliance|bloc|coalition|group|grouping|"
    r"league|pact|union|body|forum|organi[sz]ation)"
)
_IS_A = re.compile(rf"([{SYMBOLS['organization']}{SYMBOLS['nominal']}])(?: ?,| is| was) ?(?:an?|the) $")
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
    yield from _link_compounds(page)


def _link_compounds(page: Page) -> Iterator[Claim]:
    """Read "the nine-strong Blue Accord" and "the Blue Accord is a nine-member alliance"."""
    text = page.document.text
    for sentence, tape in page.tapes:
        for found in _COMPOUND.finditer(tape.text):
            count = parse_number(found[1], page.packs.language)
            mark = tape.marks[found.start("body")]
            body = _subject(page, tape, found.start()) if mark is None else _named(page, mark)
            if count is None or body is None:
                continue
            start, end = tape.place(*found.span(1))
            yield make_claim(
                "member_count",
                {"organization": [body], "count": [Mention(text[start:end], start, end, str(count))]},
                quote_evidence(page, sentence.start, sentence.end),
                rule="compound-count",
            )


def _subject(page: Page, tape: Tape, position: int) -> Mention | None:
    """Return the alliance that "is a nine-member bloc" is said of: the one right before the words."""
    found = _IS_A.search(tape.text[:position])
    mark = tape.marks[found.start(1)] if found is not None else None
    return _named(page, mark) if mark is not None else None


def _named(page: Page, mark: Mark) -> Mention | None:
    named = mark.span is not None and (mark.name is not None or not mark.span.nominal)
    return quote_mark(page.document.text, mark) if named and mark.span and is_alliance(page, mark.span) else None


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
    return focus_body(page, match.trigger[0], named_alliance(page))
