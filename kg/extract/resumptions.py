"""Events that a later sentence takes up again: "The meeting was attended by" tells more of the one told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.claims import Claim, Mention
from kg.extract.linking import Page, build_claim, read_match_modality
from kg.extract.model import Sentence
from kg.extract.patterns import Match

#: How many sentences back the event may have been told.
_REACH = 5
#: Types of events that a noun of a type may take up again.
_RESUMED = {"meeting": "meeting visit", "ceremony": "launch agreement ceremony"}
_KEPT = ("host", "organizer", "place", "about")


def resume_event(
    page: Page, sentence: Sentence, match: Match, told: Sequence[Claim], joining: Sequence[Mention]
) -> Claim | None:
    """Tell an event again with those who, a later sentence says, took part too.

    Args:
        page: The document.
        sentence: The later sentence.
        match: The match; an entry's ``resumes`` lists the types of events meant, else its own type is.
        told: The claims of events so far, in text order.
        joining: Who took part.

    Returns:
        A claim of the same event, graded ``inferred``; None if none of these types was told shortly before.
    """
    kind = str(match.pattern.entry["type"])
    types = str(match.pattern.entry.get("resumes", _RESUMED.get(kind, kind))).split()
    starts = [other.start for other in page.reading.sentences]
    here = starts.index(sentence.start)
    near = [
        claim
        for claim in told
        if (mention := claim.first("type")) is not None
        and mention.name in types
        and claim.evidence.start in starts
        and 0 < here - starts.index(claim.evidence.start) <= _REACH
    ]
    if not near or not joining:
        return None
    earlier = near[-1]
    words = page.document.text[match.trigger[0] : match.trigger[1]]
    first = earlier.first("type")
    before = [m for m in earlier.arguments.get("participant", ()) if m.name not in {j.name for j in joining}]
    arguments = {name: earlier.arguments.get(name, ()) for name in _KEPT}
    return build_claim(
        page,
        sentence,
        match,
        {
            "type": [Mention(words, *match.trigger, first.name if first is not None else None)],
            "participant": sorted([*before, *joining], key=lambda mention: mention.start),
            **arguments,
        },
        time=earlier.time,
        modality=earlier.modality if earlier.modality != "asserted" else read_match_modality(page, sentence, match),
        grade="inferred",
    )


def resumed_kind(page: Page, sentence: Sentence, told: Sequence[Claim], read: Callable[[str], str]) -> str:
    """Tell which type of event "the previous edition" means: that of the event or noun last told.

    Args:
        page: The document.
        sentence: The sentence that says so.
        told: The claims of events so far.
        read: Tells the type of the last noun of an event in some words, or "".

    Returns:
        A type, or "" if nothing shortly before tells one.
    """
    starts = [other.start for other in page.reading.sentences]
    here = starts.index(sentence.start)
    for number in range(here, max(-1, here - _REACH), -1):
        other = page.reading.sentences[number]
        words = page.document.text[other.start : other.end]
        same = [claim for claim in told if claim.evidence.start == other.start]
        first = same[-1].first("type") if same else None
        kind = (first.name if first is not None else None) or read(words)
        if kind:
            return kind
    return ""
