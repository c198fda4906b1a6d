"""What a text says an organisation is: its acronym, other names, parent, seat and domains of work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.claims import Claim, Mention, make_claim
from kg.extract.domains import link_domains
from kg.extract.focus import body_in_focus
from kg.extract.linking import Page, build_claim, find_kind, quote_evidence
from kg.extract.patterns import Match
from kg.extract.tape import quote_mark

_ARGUMENTS = ("name", "alias", "parent", "headquarters")


def link_organizations(page: Page) -> Iterator[Claim]:
    """Find definitions of acronyms, other names, parents, seats and domains of organisations.

    Args:
        page: The document with its tapes.

    Yields:
        ``organization`` claims: one for each acronym, one a pattern match, one a list of domains.
    """
    yield from _link_acronyms(page)
    told: set[tuple[int, int, int]] = set()
    for sentence, _, match in find_kind(page, "organization"):
        arguments = {
            name: [quote_mark(page.document.text, mark) for mark in match.slots.get(name, ())[:1]]
            for name in _ARGUMENTS
        }
        if not match.slots.get("name") or _is_own_office(page, arguments["name"][0]):
            owner = body_in_focus(page, match.trigger[0])
            arguments["name"] = [owner] if owner is not None else []
        seats = {(sentence.start, mention.start, mention.end) for mention in arguments["headquarters"]}
        if _is_named(match) and arguments["name"] and not _is_own_parent(arguments) and not seats & told:
            told |= seats
            yield build_claim(page, sentence, match, arguments, modality="asserted")
    yield from link_domains(page)


def _is_named(match: Match) -> bool:
    """Whether no common noun without a name stands where the organisation should: "the bank's headquarters in Lima"."""
    return all(mark.kind != "nominal" or mark.name is not None for mark in match.slots.get("name", ()))


def _is_own_office(page: Page, name: Mention) -> bool:
    """Whether a name is only that of an office: "the General Secretariat is based in Lima"."""
    return name.text.lower() in page.packs.words("pattern_words", "own_offices")


def _is_own_parent(arguments: Mapping[str, Sequence[Mention]]) -> bool:
    return arguments["name"][0].name in {mention.name for mention in arguments["parent"]}


def _link_acronyms(page: Page) -> Iterator[Claim]:
    text = page.document.text
    for acronym, full in sorted(page.reading.acronyms.items()):
        words = r"\s+".join(re.escape(word) for word in full.split())
        pattern = (
            rf"(?P<name>{words})[^()\w]{{0,3}}\((?:the |la |le |l')?[\"“«]?(?P<acronym>{re.escape(acronym)})(?!\w)"
        )
        found = re.search(pattern, text)
        sentence = found and next((s for s in page.reading.sentences if s.start <= found.start() < s.end), None)
        if found is None or sentence is None or not found.end() <= sentence.end:
            continue
        yield make_claim(
            "organization",
            {
                "name": [Mention(found["name"], *found.span("name"), full)],
                "acronym": [Mention(found["acronym"], *found.span("acronym"), acronym)],
            },
            quote_evidence(page, sentence.start, sentence.end),
            rule="acronym",
        )
