"""Events that a later sentence takes up again: "The meeting was attended by" tells more of the one told before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims import Claim, Mention
from kg.extract.linking import Page, build_claim, read_match_modality
from kg.extract.model import Sentence
from kg.extract.patterns import Match

#: How many sentences back the event may have been told.
_REACH = 5
_KEPT = ("host", "organizer", "place", "about")


def resume_event(
    page: Page, sentence: Sentence, match: Match, told: Sequence[Claim], joining: Sequence[Mention]
) -> Claim | None:
    """Tell an event again with those who, a later sentence says, took part too.

    Args:
        page: The document.
        sentence: The later sentence.
        match: The match of a pattern whose entry ``resumes`` lists the types of events meant.
        told: The claims of events so far, in text order.
        joining: Who took part.

    Returns:
        A claim of the same event, graded ``inferred``; None if none of these types was told shortly before.
    """
    types = str(match.pattern.entry["resumes"]).split()
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
