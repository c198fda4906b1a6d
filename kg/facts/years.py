"""Finding the year of a date that gives none, from other documents about the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims import Claim
from kg.edtf import is_yearless
from kg.facts.sources import Sources, Timing, last_occurrence, shorten
from kg.times import Span


def year_from_others(
    claim: Claim, timing: Timing, others: Iterable[Claim], sources: Sources
) -> tuple[str, tuple[str, ...], str] | None:
    """Fill the year into a date of a claim whose own document is undated.

    It is the last year in which the day was not after the first dated document that tells of the same thing as having
    happened.

    Args:
        claim: The claim with the date.
        timing: Its timing, of unknown year.
        others: Claims about the same thing; those of undated documents do not count.
        sources: All sources.

    Returns:
        The EDTF string with its year, the ids of the claims that settle it, and the reason; None if nothing does.
    """
    if not is_yearless(timing.edtf) or timing.span != Span():
        return None
    dated = [
        (published.latest, other.document, other.id)
        for other in others
        if (published := sources.publication(other)) is not None
    ]
    if not dated:
        return None
    day, document, _ = min(dated)
    witness = tuple(sorted(other for _, same, other in dated if same == document))
    published = sources.headers[document].published
    assert published is not None  # the list holds dated documents only
    filled = last_occurrence(timing.edtf, published, f"claim {claim.id} of {claim.document}")
    words = shorten(claim.time.words) if claim.time else timing.edtf
    reason = (
        f'"{words}" in {sources.document_name(claim)} gives no year; {sources.headers[document].name}, published by '
        f"{day}, tells of it, and {filled[:4]} is the last year that fits."
    )
    return filled, witness, reason
