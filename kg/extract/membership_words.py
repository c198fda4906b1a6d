"""Whose members states are, and whether a verb or noun of membership tells that they are."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.claims import Mention
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, focus_body, read_match_modality
from kg.extract.model import Sentence
from kg.extract.packs import Packs
from kg.extract.patterns import Match
from kg.extract.tape import Mark, Tape, quote_mark

#: How far before a verb its negation stands, in characters.
_NEAR = 22


def find_alliance(page: Page, match: Match) -> Mention | None:
    """Quote the organisation that the pattern read, else the one in focus; None if neither can have member states."""
    marks = match.slots.get("organization", ())
    for mark in marks:
        if match.pattern.entry.get("proves") and _may_have_members(page, mark):
            return quote_mark(page.document.text, mark)
        if mark.span is not None and (mark.name is not None or not mark.span.nominal) and is_alliance(page, mark.span):
            return quote_mark(page.document.text, mark)
    if marks and not any(
        mark.span is not None and mark.span.nominal and is_alliance(page, mark.span) for mark in marks
    ):
        return None
    focus = focus_body(page, match.trigger[0], named_alliance(page))
    if focus is not None and _no_alliance(page.packs).search(focus.name or focus.text):
        focus = None
    return focus or _later(page, match)


def _later(page: Page, match: Match) -> Mention | None:
    """Quote the only alliance that the sentence names: "Member states such as X asked for it, the Accord said"."""
    for sentence in page.reading.sentences:
        if sentence.start <= match.trigger[0] < sentence.end:
            named = [s for s in sentence.spans if s.kind == "organization" and not s.nominal and is_alliance(page, s)]
            if len({span.name for span in named}) == 1:
                return quote_mark(
                    page.document.text, Mark("organization", named[0].start, named[0].end, named[0].name, named[0])
                )
    return None


def _may_have_members(page: Page, mark: Mark) -> bool:
    """Whether a name that nothing else explains can be what states join: "Chile joined the Arctic Lifeline"."""
    name = mark.name or (mark.span.text if mark.span is not None else "")
    if mark.kind not in {"unknown", "organization"} or " " not in name:
        return False
    return _no_alliance(page.packs).search(name) is None


def is_negated(page: Page, sentence: Sentence, match: Match) -> bool:
    """Whether a "never" or "not" stands at the verb: "Chile has never joined"."""
    before = page.document.text[max(sentence.start, match.trigger[0] - _NEAR) : match.trigger[1]]
    return _negation(page.packs).search(before) is not None


def is_told(page: Page, sentence: Sentence, tape: Tape, match: Match) -> bool:
    """Whether a frame tells that something happened to the states themselves.

    Not if it is hedged, if the states only own others ("ships of Chile belong to"), or if an accession is only talked
    about ("debated the accession of Chile").
    """
    if read_match_modality(page, sentence, match) == "hedged":
        return False
    expressions = _telling(page.packs)
    text = page.document.text
    if expressions[3].search(text, sentence.start, match.trigger[0]):
        return False
    if not match.pattern.entry.get("noun"):
        owned = (tape.marks.index(mark) for mark in match.slots.get("member", ())[:1] if mark in tape.marks)
        return not any(expressions[0].search(tape.text, 0, position) for position in owned)
    if not match.pattern.entry.get("occasion"):
        return True
    if expressions[1].search(text, sentence.start, sentence.end):
        return False
    return bool(match.slots.get("time")) or expressions[2].search(text, sentence.start, match.trigger[0]) is not None


@lru_cache(maxsize=8)
def _telling(packs: Packs) -> tuple[re.Pattern[str], ...]:
    owned, talked, occasion, asked = (
        "|".join(packs.words("membership_words", key)) or "(?!)"
        for key in ("owned", "talked_about", "occasion", "asked")
    )
    return (
        re.compile(rf"(?i)(?<![\w-])(?:{owned}) ?(?:the |la |le |les |l')?$"),
        re.compile(rf"(?i)(?<![\w-])(?:{talked})"),
        re.compile(rf"(?i)(?<![\w-])(?:{occasion})[^,;.]{{0,40}}$"),
        re.compile(rf"(?i)(?<![\w-])(?:{asked}) [^,;.]{{0,50}}$"),
    )


@lru_cache(maxsize=8)
def _negation(packs: Packs) -> re.Pattern[str]:
    words = "|".join(packs.words("membership_words", "negation"))
    return re.compile(rf"(?i)(?<![\w-])(?:{words})(?![\w-])")


@lru_cache(maxsize=8)
def _no_alliance(packs: Packs) -> re.Pattern[str]:
    words = "|".join((*packs.words("membership_words", "no_alliance"), *packs.words("alliance_cues", "national_heads")))
    return re.compile(rf"(?i)^(?:the )?(?:{words})(?![\w-])|(?<![\w-])(?:{words})$")
