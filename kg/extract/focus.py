"""What "it", "the alliance" and "its members" stand for: the alliance that a text is about where the words stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache

from kg.claims import Mention
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, quote_span
from kg.extract.model import Span
from kg.extract.packs import Packs
from kg.extract.tape import Mark, quote_mark

#: How many sentences a heading speaks for.
_REACH = 6
#: What a mention weighs in later sentences, one power a sentence; and what the main organisation weighs by itself.
_FADING = 0.6
_MAIN = 0.8
#: So often named or referred to, a body is what a text is about, whatever its name.
_OFTEN = 3


def body_in_focus(page: Page, offset: int, *, later: bool = False) -> Mention | None:
    """Return the alliance that the text is about at an offset, or None.

    That is the name that is the heading of the passage; else the alliance named most and last, or what the whole
    document is about unless that is a national body.

    Args:
        page: The document.
        offset: Where the words that stand for it are.
        later: Whether what the document is about may be named behind them for the first time.
    """
    heading = _heading(page, offset)
    if heading is not None:
        return quote_span(page, heading)
    fits, national = named_alliance(page), _national(page.packs)
    here = page.sentence_at(offset)
    weights: defaultdict[str, float] = defaultdict(float)
    told: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for span in page.bodies:
        name = span.name or span.text
        told[name] += 1
        if span.end <= offset and (span.name is not None or not span.nominal):
            weights[name] += _FADING ** (here - page.sentence_at(span.start))
        if not span.nominal and (name not in first or span.end <= offset):
            first[name] = span
    main = page.reading.organization
    often = {name for name in first if told[name] >= _OFTEN}
    meant = [n for n, span in first.items() if fits(span) or n in often or (n == main and not national.search(n))]
    if main in meant:
        weights[str(main)] += _MAIN
    named = [name for name in meant if first[name].end <= offset]
    named = named or [name for name in meant if later and name == main]
    if not named:
        return None
    return quote_span(page, first[max(named, key=lambda name: (weights[name], first[name].start))])


def read_alliance(page: Page, mark: Mark) -> Mention | None:
    """Return the alliance that a mark names or stands for, or None if it is no alliance.

    Args:
        page: The document.
        mark: "the Blue Accord", "the alliance", or a run of capitals.
    """
    if mark.span is None or not is_alliance(page, mark.span):
        return None
    if mark.span.nominal:
        heading = _heading(page, mark.start)
        if heading is not None:
            return quote_span(page, heading)
    if mark.name is not None or not mark.span.nominal:
        return quote_mark(page.document.text, mark)
    return body_in_focus(page, mark.start)


def _heading(page: Page, offset: int) -> Span | None:
    """Return the organisation whose name alone is the last heading, unless another one was named since."""
    sentences = page.reading.sentences
    here = bisect_left([sentence.end for sentence in sentences], offset)
    since: set[str] = set()
    for sentence in reversed(sentences[max(0, here - _REACH) : here]):
        named = [span for span in sentence.spans if span.kind == "organization" and not span.nominal]
        words = page.document.text[sentence.start : sentence.end].strip(" .:-–—•*\n")
        if len(named) == 1 and named[0].text == words and is_alliance(page, named[0]) and sentence.zone == "body":
            return named[0] if since <= {named[0].name or words} else None
        since |= {span.name or span.text for span in named}
    return None


@lru_cache(maxsize=8)
def _national(packs: Packs) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(packs.words('alliance_cues', 'national_heads'))})(?![\w-])")
