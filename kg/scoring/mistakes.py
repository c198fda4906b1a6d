"""Mistakes told so that somebody can mend what made them: the claim or fact, the sentence, the line, the rule."""

from __future__ import annotations

import re

from kg.claims import Claim
from kg.extract.model import Reading
from kg.scoring.gold import Fact, Gold
from kg.scoring.matching import names
from kg.scoring.model import Mistake
from kg.scoring.sentences import find_line, find_sentence, quote_sentence

#: What a fact says beside what it is about.
_MARKS = ("iso3", "note", "post_class", "explicit", "offtopic")
_ACCEPTED = ("accept_dates", "accept_orgs", "accept_places", "wrong_dates", "near")
_NOT_IN_TEXT = ("status", "kind", "observed_on")
#: What sentences refer to without naming it ("the alliance"), so that it says less about which sentence is meant.
_REFERRED_TO = ("organization", "organizer", "type")
_YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}")


def tell_false(kind: str, gold: Gold, reading: Reading, claim: Claim, reason: str) -> Mistake:
    """Return the mistake of a claim that meets no fact."""
    said = [f"{name}: {', '.join(names(claim, name))}" for name in claim.arguments]
    marks = [claim.status, claim.modality if claim.modality != "asserted" else None]
    when = f"time: {claim.time.edtf}" if claim.time else None
    told = "; ".join(filter(None, [*said, *marks, when]))
    quote = " ".join(claim.evidence.quote.split())
    line = find_line(reading, claim.evidence.start)
    return Mistake("false", kind, gold.doc, gold.language, told, reason, claim.rule, quote, line)


def tell_missed(kind: str, gold: Gold, reading: Reading, fact: Fact) -> Mistake:
    """Return the mistake of a fact that no claim meets, with the sentence that most likely states it."""
    texts = [
        (_YEAR.sub(r"\1", text), 0.5 if key in _REFERRED_TO else 1.0)
        for key, value in fact.items()
        if key not in (*_MARKS, *_ACCEPTED, *_NOT_IN_TEXT) and value
        for text in (value if isinstance(value, tuple) else [str(value)])
    ]
    return tell_absent(kind, gold, reading, tell_fact(fact), texts)


def tell_absent(kind: str, gold: Gold, reading: Reading, told: str, texts: list[tuple[str, float]]) -> Mistake:
    """Return the mistake of something that was not found, with the sentence that has most of its words."""
    sentence = find_sentence(reading, texts)
    quote = quote_sentence(reading, sentence) if sentence else ""
    line = find_line(reading, sentence.start) if sentence else 0
    return Mistake("miss", kind, gold.doc, gold.language, told, "", "", quote, line)


def tell_fact(fact: Fact) -> str:
    """Return the fields of a fact that say something, on one line.

    >>> tell_fact({"state": "Oman", "organization": "Blue Accord", "end": None, "planned": True, "iso3": "OMN"})
    'state: Oman; organization: Blue Accord; planned'
    """
    told = {key: value for key, value in fact.items() if key not in (*_MARKS, *_ACCEPTED) and value}
    return "; ".join(
        key if value is True else f"{key}: {', '.join(value) if isinstance(value, tuple) else value}"
        for key, value in told.items()
    )
