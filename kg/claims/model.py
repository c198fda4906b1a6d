"""What a claim is, and how one is made and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal, get_args

from kg.errors import ClaimError

Kind = Literal[
    "role",
    "rank",
    "membership",
    "member_count",
    "founding",
    "event",
    "programme",
    "organization",
    "statement",
]
Modality = Literal["asserted", "planned", "denied", "reported", "hedged"]
Grade = Literal["stated", "computed", "inferred"]

#: The argument names that each kind may carry.
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "role": ("person", "post", "organization"),
    "rank": ("person", "rank"),
    "membership": ("member", "organization"),
    "member_count": ("organization", "count"),
    "founding": ("organization", "initiator"),
    "event": ("type", "participant", "host", "organizer", "place", "about"),
    "programme": ("name", "organizer", "host", "place", "topic", "domain", "audience"),
    "organization": ("name", "acronym", "alias", "parent", "headquarters", "domain"),
    "statement": ("speaker", "quote", "event"),
}

#: The arguments without which a claim of a kind says nothing.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "role": ("person", "post"),
    "rank": ("person", "rank"),
    "membership": ("member", "organization"),
    "member_count": ("organization", "count"),
    "founding": ("organization",),
    "event": ("type",),
    "programme": ("name",),
    "organization": ("name",),
    "statement": ("speaker", "quote"),
}

#: The status values of each kind that has any.
STATUSES: Mapping[str, tuple[str, ...]] = {
    "role": (
        "current",
        "former",
        "acting",
        "designate",
        "appointed",
        "elected",
        "resigned",
        "dismissed",
        "died",
    ),
    "rank": ("current", "former", "promoted"),
    "membership": ("member", "founding", "joined", "left", "suspended", "observer", "not_member"),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of an argument, where they stand, and the name they stand for in that document.

    Args:
        text: The words; ``document.text[start:end] == text``.
        start: Offset of the first character, counted in Unicode code points from 0.
        end: Offset after the last character.
        name: The name meant inside the document ("the Coalition" gets the full name); None for counts and words.
    """

    text: str
    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When the claim says that it held or happened.

    Args:
        edtf: ISO 8601-2 (EDTF) string, for example ``2017``, ``2026-02-02/2026-02-06``, ``2019/..``, ``XXXX-02-02``.
        words: The words read; ``document.text[start:end] == words``.
        start: Offset of the words.
        end: Offset after the words.
        anchor: The EDTF day that a relative date was computed from, or None for an absolute date.
    """

    edtf: str
    words: str
    start: int
    end: int
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence (or table row) that says it; ``text[start:end] == quote``, always."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing one document says. Made by :func:`make_claim`, which gives it its id.

    The fields are those of DESIGN: ``arguments`` maps an argument name to its mentions, in text order;
    ``status`` and ``time`` may be None.
    """

    id: str
    document: str
    kind: Kind
    arguments: Mapping[str, tuple[Mention, ...]]
    time: ClaimTime | None
    status: str | None
    modality: Modality
    evidence: Evidence
    extractor: str
    rule: str
    grade: Grade

    def first(self, argument: str) -> Mention | None:
        """Return the first mention of an argument, or None if the claim has none."""
        mentions = self.arguments.get(argument, ())
        return mentions[0] if mentions else None


def make_claim(
    kind: Kind,
    arguments: Mapping[str, Iterable[Mention]],
    evidence: Evidence,
    *,
    rule: str,
    time: ClaimTime | None = None,
    status: str | None = None,
    modality: Modality = "asserted",
    grade: Grade = "stated",
    extractor: str = "rules",
) -> Claim:
    """Make a claim whose id follows from what it says and where, so that the same words give the same claim.

    Args:
        kind: One of the kinds in :data:`ARGUMENTS`.
        arguments: Argument name to mentions; empty arguments are left out, names put in the published order.
        evidence: The words that say it.
        rule: What made it: the name of a rule, a table row pattern, a prompt, a person.
        time: When it held or happened, or None if the words do not say.
        status: One of :data:`STATUSES` for the kind, or None.
        modality: ``asserted`` unless the words plan, deny, report or hedge it.
        grade: ``stated``, ``computed`` (from an anchor) or ``inferred``.
        extractor: Which extractor made it.

    Returns:
        The claim; its id is ``c`` and sixteen hexadecimal digits of a hash over all other fields.

    Raises:
        ClaimError: A required argument is missing, or a kind, argument or status is unknown.

    >>> evidence = Evidence("note-1", 0, 28, "Oman joined the Blue Accord.")
    >>> member = Mention("Oman", 0, 4, "Oman")
    >>> organization = Mention("Blue Accord", 16, 27, "Blue Accord")
    >>> claim = make_claim(
    ...     "membership",
    ...     {"member": [member], "organization": [organization]},
    ...     evidence,
    ...     rule="example",
    ...     status="joined",
    ... )
    >>> claim.id, claim.first("member").name
    ('c0b1b177418439de5', 'Oman')
    """
    given = {name: tuple(mentions) for name, mentions in arguments.items()}
    draft = Claim("", evidence.document, kind, given, time, status, modality, evidence, extractor, rule, grade)
    _check_words(draft)
    draft = replace(draft, arguments={name: given[name] for name in ARGUMENTS[kind] if given.get(name)})
    text = json.dumps(claim_fields(draft), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(draft, id="c" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16])


def _check_words(claim: Claim) -> None:
    place = f"{claim.document}, offset {claim.evidence.start}"
    kind, arguments = claim.kind, claim.arguments
    status, modality, grade = claim.status, claim.modality, claim.grade
    if kind not in ARGUMENTS:
        raise ClaimError(place, f"kind {kind!r}", f"use one of {', '.join(ARGUMENTS)}")
    for name in arguments:
        if name not in ARGUMENTS[kind]:
            raise ClaimError(place, f"{kind} argument {name!r}", f"use {', '.join(ARGUMENTS[kind])}")
    for name in REQUIRED[kind]:
        if not arguments.get(name):
            raise ClaimError(place, f"a {kind} claim without {name!r}", "give at least one mention of it")
    if status is not None and status not in STATUSES.get(kind, ()):
        known = ", ".join(STATUSES.get(kind, ())) or "null"
        raise ClaimError(place, f"{kind} status {status!r}", f"use {known}")
    if modality not in get_args(Modality):
        raise ClaimError(place, f"modality {modality!r}", f"use {', '.join(get_args(Modality))}")
    if grade not in get_args(Grade):
        raise ClaimError(place, f"grade {grade!r}", f"use {', '.join(get_args(Grade))}")


def check_claim(claim: Claim, text: str) -> None:
    """Check that every quote of a claim stands in the document's text where the claim says.

    Raises:
        ClaimError: Names the claim, the words, and what the text has there instead.

    >>> check_claim(
    ...     make_claim(
    ...         "founding", {"organization": [Mention("Pact", 0, 4, "Pact")]}, Evidence("d", 0, 4, "Pact"), rule="r"
    ...     ),
    ...     "Pact!",
    ... )
    """
    quotes = [("evidence", claim.evidence.quote, claim.evidence.start, claim.evidence.end)]
    for name, mentions in claim.arguments.items():
        quotes += [(name, mention.text, mention.start, mention.end) for mention in mentions]
    if claim.time is not None:
        quotes.append(("time", claim.time.words, claim.time.start, claim.time.end))
    for name, words, start, end in quotes:
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            found = text[max(start, 0) : max(end, 0)]
            raise ClaimError(
                f"claim {claim.id} of {claim.document}, {name} at {start}-{end}",
                f"{words!r} is not what stands there ({found[:80]!r})",
                "give offsets in Unicode code points into the text that `kg text` prints",
            )


def claim_fields(claim: Claim) -> dict[str, Any]:
    """Return a claim as the JSON object of the published format, without its id."""
    time = claim.time
    return {
        "document": claim.document,
        "kind": claim.kind,
        "arguments": {
            name: [{"text": m.text, "start": m.start, "end": m.end, "name": m.name} for m in mentions]
            for name, mentions in claim.arguments.items()
        },
        "time": None
        if time is None
        else {"edtf": time.edtf, "words": time.words, "start": time.start, "end": time.end, "anchor": time.anchor},
        "status": claim.status,
        "modality": claim.modality,
        "evidence": {
            "document": claim.evidence.document,
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "quote": claim.evidence.quote,
        },
        "extractor": claim.extractor,
        "rule": claim.rule,
        "grade": claim.grade,
    }
