"""From a document to its claims: spans first, then links.

:func:`read_spans` recognises people, organisations, posts, states, dates; the linkers (roles, ranks, statements,
memberships, counts, foundings, organisations, events, programmes) say what the words between them say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kg.claims import Claim
    from kg.documents.model import Document
    from kg.extract.model import Reading
    from kg.extract.packs import Packs

__all__ = ["extract_claims", "link_claims", "read_spans"]


def read_spans(document: Document, packs: Packs) -> Reading:
    """Find everything that is recognised in a document; see :func:`kg.extract.spans.read_spans`."""
    from kg.extract.spans import read_spans as read

    return read(document, packs)


def extract_claims(document: Document, *, packs: tuple[Path, ...] = ()) -> tuple[Claim, ...]:
    """Read everything the built-in rules can claim from a document.

    Args:
        document: A document in English or French.
        packs: Rule packs of the user's own, added to the built-in ones.

    Returns:
        Claims in text order, none twice; every quote of every claim stands in the document's text.

    Raises:
        PackError: A pack breaks its format.

    >>> from kg.documents.model import Document, Header, Zone
    >>> text = "Oman joined the Blue Accord in 2016."
    >>> header = Header("note", "note.txt", "text/plain", "", len(text), "en")
    >>> claims = extract_claims(Document(header, text, (Zone("body", 0, len(text)),)))
    >>> [(claim.kind, claim.status, claim.time.edtf) for claim in claims]
    [('membership', 'joined', '2016')]
    """
    from kg.extract.packs import load_packs

    rules = load_packs(document.header.language, tuple(packs))
    return link_claims(read_spans(document, rules), rules)


def link_claims(reading: Reading, packs: Packs) -> tuple[Claim, ...]:
    """Run every linker over a reading.

    Args:
        reading: A document with its spans.
        packs: The packs of its language.

    Returns:
        Claims by offset of evidence, kind and id, none twice, each checked against the text.
    """
    from kg.claims import check_claim

    found: dict[str, Claim] = {}
    published = reading.document.header.published
    for linked in _link(reading, packs):
        claim = linked if published is None else _plan(linked, published.latest)
        check_claim(claim, reading.document.text)
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.kind, claim.id)))


def _plan(claim: Claim, published: date) -> Claim:
    """Return an event, programme or accession that begins after the day it was told as planned, whatever the tense."""
    from kg.claims import make_claim
    from kg.edtf import duration_days, is_yearless
    from kg.times import parse_edtf

    time = claim.time
    if claim.modality != "asserted" or claim.kind not in {"event", "programme", "membership"} or time is None:
        return claim
    if duration_days(time.edtf) is not None or is_yearless(time.edtf):
        return claim
    start = parse_edtf(time.edtf).start_earliest
    if start is None or start <= published:
        return claim
    return make_claim(
        claim.kind,
        claim.arguments,
        claim.evidence,
        rule=claim.rule,
        time=time,
        status=claim.status,
        modality="planned",
        grade=claim.grade,
        extractor=claim.extractor,
    )


def _link(reading: Reading, packs: Packs) -> Iterator[Claim]:
    from kg.extract.counts import link_counts
    from kg.extract.events import link_events
    from kg.extract.foundings import link_foundings
    from kg.extract.linking import Page
    from kg.extract.memberships import link_memberships
    from kg.extract.orgclaims import link_organizations
    from kg.extract.programmes import link_programmes
    from kg.extract.rankclaims import link_ranks
    from kg.extract.roles import link_roles
    from kg.extract.statements import link_statements

    yield from link_roles(reading, packs)
    yield from link_ranks(reading, packs)
    yield from link_statements(reading, packs)
    page = Page(reading, packs)
    yield from link_memberships(page)
    yield from link_counts(page)
    yield from link_foundings(page)
    yield from link_organizations(page)
    yield from link_events(page)
    yield from link_programmes(page)
