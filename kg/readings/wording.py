"""Claims and counts in words, the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Mapping

from kg.claims import Claim
from kg.documents.model import Document
from kg.readings.model import Said, Told, View


def name_claim(claim: Claim) -> str:
    """Return kind and status of a claim: ``role, appointed``."""
    kind = claim.kind.replace("_", " ")
    return f"{kind}, {claim.status.replace('_', ' ')}" if claim.status else kind


def name_time(told: Told) -> str:
    """Return the time of a claim with the words it was read from, or an empty string.

    >>> from kg.claims import ClaimTime, Evidence, Mention, make_claim
    >>> words = Evidence("note", 0, 21, "The Accord met Monday")
    >>> time = ClaimTime("2026-02-02", "Monday", 15, 21, "2026-02-04")
    >>> claim = make_claim("event", {"type": [Mention("met", 11, 14)]}, words, rule="met", time=time, grade="computed")
    >>> name_time(Told(claim, (), Said(15, 21, "Monday", "", None), ""))
    '2026-02-02 “Monday” from 2026-02-04'
    """
    time = told.claim.time
    if time is None or told.time is None:
        return ""
    anchor = f" from {time.anchor}" if time.anchor else ""
    return f"{time.edtf} “{told.time.words}”{anchor}"


def name_place(said: Said) -> str:
    """Return where words stand if not in the claim's own sentence: ``in 3``; else an empty string."""
    if said.passage is None:
        return ""
    return f"in {said.passage}" if said.passage else "in text not read"


def describe_document(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what is known about a document, as pairs of a word and its value, without what is unknown."""
    header = document.header
    published = header.published
    day = ""
    if published is not None:
        days = dict.fromkeys((published.earliest.isoformat(), published.latest.isoformat()))
        day = f"{' to '.join(days)} (by {published.method})"
    language = {"en": "English", "fr": "French"}.get(header.language, header.language)
    pairs = (
        ("file", header.name),
        ("language", language),
        ("published", day or "unknown"),
        ("publisher", header.publisher),
        ("author", header.author),
        ("url", header.url),
    )
    return tuple((word, value) for word, value in pairs if value)


def describe_organizations(view: View) -> tuple[tuple[str, str], ...]:
    """Return the main organisation and the acronyms, as pairs of words and the name they stand for."""
    main = (("main organization", view.organization),) if view.organization else ()
    return (*main, *view.acronyms)


def count_words(counts: Mapping[str, int]) -> str:
    """Return counts in one line.

    >>> count_words({"person": 2, "member_count": 1})
    'person 2, member count 1'
    """
    return ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in counts.items()) or "none"


def find_unclaimed(view: View) -> tuple[int, ...]:
    """Return the numbers of the sentences with recognised things but no claim."""
    return tuple(passage.number for passage in view.passages if passage.is_unclaimed)
