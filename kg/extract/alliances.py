"""Which organisations have member states: by their head noun, or because the text says that states belong to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kg.extract.linking import ALLIANCE as HEADS
from kg.extract.linking import Page
from kg.extract.model import Span
from kg.extract.organization_scores import ALLIANCE
from kg.extract.packs import Packs
from kg.extract.tape import UNKNOWN


def is_alliance(page: Page, span: Span) -> bool:
    """Tell whether an organisation that a sentence ties states to can have member states.

    >>> from kg.documents.model import Document, Header
    >>> from kg.extract.model import Reading
    >>> from kg.extract.packs import load_packs
    >>> page = Page(Reading(Document(Header("d", "d", "t", "0", 0, "en"), "", ()), (), None, {}), load_packs("en"))
    >>> [is_alliance(page, Span(0, len(name), "organization", name)) for name in ("Blue Rescue Network", "Ghana Navy")]
    [True, False]
    """
    name = span.name or span.text
    if span.concept == ALLIANCE or name == page.reading.organization or HEADS.search(name) or is_acronym(span.text):
        return True
    loose, national = (_words(page.packs, key) for key in ("loose_heads", "national_heads"))
    if national.search(name):
        return False
    if span.score == UNKNOWN:
        return " " in name and loose.search(name) is not None
    return not span.nominal and (name in _cued(page) or loose.search(name) is not None)


def named_alliance(page: Page) -> Callable[[Span], bool]:
    """Return what says whether an organisation can be what "joined in 2016" leaves out: named, and an alliance."""
    cued = _cued(page)
    sure = _words(page.packs, "focus_heads")

    def fits(span: Span) -> bool:
        name = span.name or span.text
        told = name in cued or HEADS.search(name) is not None
        return not span.nominal and (told or (" " in name and sure.search(name) is not None))

    return fits


def _cued(page: Page) -> frozenset[str]:
    return frozenset(span.name or span.text for span in page.bodies if span.concept == ALLIANCE)


def is_acronym(text: str) -> bool:
    """Tell whether an organisation is written as an acronym of three letters and more.

    >>> is_acronym("NATO"), is_acronym("Nato"), is_acronym("EU")
    (True, False, False)
    """
    return 3 <= len(text) <= 8 and sum(c.isupper() for c in text) >= 3 and " " not in text


@lru_cache(maxsize=16)
def _words(packs: Packs, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(packs.words('alliance_cues', key)) or '(?!)'})(?![\w-])")
