"""When an organisation was founded, and on whose initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import Claim, Mention
from kg.extract.alliances import is_alliance
from kg.extract.focus import body_in_focus, read_alliance
from kg.extract.linking import Page, build_claim, find_kind, read_time
from kg.extract.patterns import Match, Pattern
from kg.extract.tape import quote_mark

#: A paper that founds an organisation took no initiative: "established by the Treaty of Lima".
_DOCUMENT = re.compile(r"(?i)(?:treaty|charter|agreement|declaration|convention|protocol|traité|charte|accord)s?\b")

#: The most words between a verb and the date that a frame found for it.
_NEAR = 9
#: The most words between a verb and the organisation that is its object.
_CLOSE = 6


def link_foundings(page: Page) -> Iterator[Claim]:
    """Find sentences that say when or by whom an organisation was founded.

    Args:
        page: The document with its tapes.

    Yields:
        One ``founding`` claim a match that has a date or an initiator; a frame tells nothing that a pattern told.
    """
    told: set[tuple[int, str | None]] = set()
    for sentence, _, match in find_kind(page, "founding"):
        organization = _founded(page, match)
        dates = match.slots.get("time", ()) if _is_near(page, match) else ()
        time = read_time(page.document.text, dates)
        if time is not None and time.edtf.endswith("/..") and not isinstance(match.pattern, Pattern):
            time = None
        if time is not None and time.edtf.startswith("../"):  # "was not signed until 3 May 1999"
            time = replace(time, edtf=time.edtf.removeprefix("../"))
        initiators = [told for told in _initiators(page, match) if organization and told.name != organization.name]
        if organization is None or _is_far(page, match, organization) or (time is None and not initiators):
            continue
        key = sentence.start, organization.name
        if key in told and not isinstance(match.pattern, Pattern):
            continue
        told.add(key)
        yield build_claim(page, sentence, match, {"organization": [organization], "initiator": initiators}, time=time)


def _initiators(page: Page, match: Match) -> list[Mention]:
    """Quote who took the initiative; "the presidents of Chile and Peru" stand for their states."""
    found: dict[str | None, Mention] = {}
    for mark in match.slots.get("initiator", ()):
        owners = [part for part in mark.parts if part.kind in {"state", "demonym", "organization"}]
        if mark.kind == "unknown" and mark.span is not None and _DOCUMENT.match(mark.span.text):
            continue
        for told in owners if mark.kind in {"post", "posts"} else [mark]:
            mention = quote_mark(page.document.text, told)
            found.setdefault(mention.name, mention)
    return list(found.values())


def _founded(page: Page, match: Match) -> Mention | None:
    for mark in match.slots.get("organization", ()):
        if mark.span is None or (mark.kind == "unknown" and not is_alliance(page, mark.span)):
            return None
        if not mark.span.nominal:
            return quote_mark(page.document.text, mark)
        return read_alliance(page, mark)
    return body_in_focus(page, match.trigger[0])


def _is_far(page: Page, match: Match, organization: Mention) -> bool:
    """Whether a frame's object stands too far from its verb: "launched a quarrel about the rules of the Accord"."""
    between = page.document.text[match.trigger[1] : organization.start]
    return not isinstance(match.pattern, Pattern) and len(between.split()) > _CLOSE


def _is_near(page: Page, match: Match) -> bool:
    """Whether the date that a frame found belongs to its verb: "founded on trust, it has grown since 1999" has none."""
    if isinstance(match.pattern, Pattern) or not match.slots.get("time"):
        return True
    date = match.slots["time"][0]
    if date.start < match.trigger[0]:
        return len(page.document.text[date.end : match.trigger[0]].split()) <= _NEAR
    between = page.document.text[match.trigger[1] : date.start]
    return "," not in between and len(between.split()) < _NEAR
