"""When an organisation was founded, and on whose initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.claims import Claim, Mention
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, build_claim, find_kind, focus_body, read_time
from kg.extract.patterns import Match
from kg.extract.tape import quote_mark

#: A paper that founds an organisation took no initiative: "established by the Treaty of Lima".
_DOCUMENT = re.compile(r"(?i)(?:treaty|charter|agreement|declaration|convention|protocol|traité|charte|accord)s?\b")


def link_foundings(page: Page) -> Iterator[Claim]:
    """Find sentences that say when or by whom an organisation was founded.

    Args:
        page: The document with its tapes.

    Yields:
        One ``founding`` claim a match that has a date or an initiator.
    """
    for sentence, _, match in find_kind(page, "founding"):
        organization = _founded(page, match)
        time = read_time(page.document.text, match.slots.get("time", ()))
        initiators = [told for told in _initiators(page, match) if organization and told.name != organization.name]
        if organization is None or (time is None and not initiators):
            continue
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
        if mark.name is not None or not mark.span.nominal:
            return quote_mark(page.document.text, mark)
    return focus_body(page, match.trigger[0], named_alliance(page))
