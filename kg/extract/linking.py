"""From a match of a pattern to a claim: mentions, time, modality, and what is in focus when the words leave it out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from kg.claims import Claim, ClaimTime, Evidence, Grade, Kind, Mention, Modality, make_claim
from kg.documents.model import Document
from kg.extract.clauses import Clauses, read_clauses
from kg.extract.event_names import open_names
from kg.extract.fillings import find_frames
from kg.extract.frames import load_frames
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.pattern_index import possible_patterns
from kg.extract.patterns import Match, compiled_patterns, find_matches
from kg.extract.phrases import read_tapes
from kg.extract.tape import Mark, Tape, quote_mark

#: Head nouns of organisations that have member states.
ALLIANCE = re.compile(
    r"(?i)\b(?:task force|coalition|alliance|"
    r"organi[sz]ation|organisation|league|ligue|union|pact|pacte|accord|compact|community|"
    r"communauté|commonwealth|treaty|traité|bloc|council|conseil|partnership|partenariat|federation|fédération|"
    r"initiative|entente|forum|group|groupe|association|grouping|body|confederation|confédération|shield|charter)\b"
)


#: What a mention weighs in later sentences, one power a sentence; and what the main organisation weighs by itself.
_FADING = 0.6
_MAIN = 0.8
#: A subject that a relative clause is about may stand behind any word: "the works of the Blue Accord, which met".
_RELATIVE = re.compile(r"(?:(?:the|la|le) |l')?[\ue002\ue003] ?, ?(?:which|qui|dont) ", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A reading with its folded tapes, made once and shared by all that link.

    Args:
        reading: The document with its spans.
        packs: The packs of its language.
    """

    reading: Reading
    packs: Packs

    @cached_property
    def tapes(self) -> tuple[tuple[Sentence, Tape], ...]:
        """Each sentence with its tape."""
        return read_tapes(self.reading, self.packs)

    @cached_property
    def _clauses(self) -> dict[str, Clauses]:
        return {}

    def clauses(self, tape: Tape) -> Clauses:
        """Return the clauses of a tape, read once."""
        key = f"{tape.starts[0]} {tape.text}"
        if key not in self._clauses:
            self._clauses[key] = read_clauses(tape, self.packs)
        return self._clauses[key]

    @cached_property
    def bodies(self) -> tuple[Span, ...]:
        """Every organisation span of the document, in order."""
        return tuple(s for sentence in self.reading.sentences for s in sentence.spans if s.kind == "organization")

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.reading.sentences)

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset stands in."""
        return bisect_right(self._starts, offset)

    @property
    def document(self) -> Document:
        """The document read."""
        return self.reading.document


def quote_evidence(page: Page, start: int, end: int) -> Evidence:
    """Return a stretch of the document as evidence."""
    return Evidence(page.document.header.id, start, end, page.document.text[start:end])


def find_kind(page: Page, kind: str) -> Iterator[tuple[Sentence, Tape, Match]]:
    """Match all patterns of a kind of claim on all sentences; of two with the same trigger words, the first is kept.

    Entries marked ``general`` always match: whoever asks leaves out what a pattern before them told.

    Args:
        page: The document.
        kind: A kind of claim; ``event`` and so on.

    Yields:
        Sentence, tape and match, in text order of sentences.
    """
    patterns = compiled_patterns(page.packs, kind)
    before = _not_before(page.packs)
    frames = load_frames(page.packs, kind)
    for sentence, tape in page.tapes:
        taken: list[tuple[int, int]] = []
        for pattern in possible_patterns(patterns, tape):
            if sentence.zone not in pattern.zones:
                continue
            for match in find_matches(pattern, tape):
                led = match.pattern.leads and not _RELATIVE.match(tape.text, match.start)
                if led and before.search(tape.text, max(0, match.start - 40), match.start):
                    continue
                free = all(match.trigger[1] <= low or match.trigger[0] >= high for low, high in taken)
                if free or match.pattern.entry.get("general"):
                    taken.append(match.trigger)
                    yield sentence, tape, match
        if frames is not None:
            opened = open_names(tape, frames, page.document.text)
            if frames.cues.search(opened.text) is None:
                continue
            for match in find_frames(frames, page.clauses(opened), sentence.zone):
                yield sentence, opened, match


@lru_cache(maxsize=8)
def _not_before(packs: Packs) -> Any:
    """Compile what a subject may not stand behind: "members of the Blue Accord met" is not the Accord's meeting."""
    words = "|".join(re.escape(word) for word in packs.words("pattern_words", "not_before"))
    return re.compile(rf"(?:^|[^\w])(?:{words})(?: |(?<='))(?:the |a |an |la |le |les |l'|its )?$", re.IGNORECASE)


def read_time(text: str, marks: Sequence[Mark]) -> ClaimTime | None:
    """Return the first date (or else duration) with an EDTF value among some marks as a claim's time, or None."""
    for mark in sorted(marks, key=lambda mark: mark.kind == "duration"):
        date = mark.span.date if mark.span is not None else None
        if date is not None and date.edtf is not None and not date.generic:
            return ClaimTime(date.edtf, text[mark.start : mark.end], mark.start, mark.end, date.anchor)
    return None


def read_match_modality(page: Page, sentence: Sentence, match: Match) -> Modality:
    """Return the modality of a match: the entry's own, or what the words around its trigger say."""
    entry = match.pattern.entry
    if "modality" in entry or match.modality:
        return cast("Modality", match.modality or entry["modality"])
    from kg.extract.modality import read_modality

    told = read_modality(page.document.text, sentence, match.at, page.packs)
    return cast("Modality", entry["unless"]) if told == "asserted" and "unless" in entry else told


def focus_body(page: Page, offset: int, fits: Callable[[Span], bool]) -> Mention | None:
    """Return the organisation that the text is about at an offset: the one named most and last before it that fits.

    Args:
        page: The document.
        offset: Where the pattern stands.
        fits: Says which organisations can be meant.

    Returns:
        A mention before the offset, else the first one of the document's main organisation if that fits, else None.
    """
    main = page.reading.organization
    meant = [span for span in page.bodies if fits(span) or (span.name == main is not None and not span.nominal)]
    named = [span for span in meant if span.end <= offset]
    if not named:
        same = [span for span in meant if main is not None and span.name == main]
        return quote_span(page, same[0]) if same else None
    here = page.sentence_at(offset)
    weights: dict[str, float] = {main: _MAIN} if main is not None else {}
    for span in page.bodies:
        name = span.name or span.text
        if span.end <= offset and (span.name is not None or not span.nominal):
            weights[name] = weights.get(name, 0.0) + _FADING ** (here - page.sentence_at(span.start))
    told = {span.name or span.text: span for span in named}
    best = max(told, key=lambda name: (weights.get(name, 0.0), told[name].start))
    return quote_span(page, told[best])


def quote_span(page: Page, span: Span) -> Mention:
    """Return the mention of an organisation that was recognised."""
    return quote_mark(page.document.text, Mark("organization", span.start, span.end, span.name, span))


def build_claim(
    page: Page,
    sentence: Sentence,
    match: Match,
    arguments: Mapping[str, Sequence[Mention]],
    *,
    time: ClaimTime | None = None,
    status: str | None = None,
    modality: Modality | None = None,
    grade: Grade | None = None,
) -> Claim:
    """Make the claim of a match, its evidence the sentence, its rule the pattern's id.

    Args:
        page: The document.
        sentence: The sentence that says it.
        match: The match.
        arguments: The mentions by argument.
        time: Its time, if the words give one.
        status: Its status; the entry's unless given.
        modality: Its modality; read from the words unless given.
        grade: How it was read; the entry's, or ``computed`` for a date with an anchor, unless given.
    """
    entry: Mapping[str, Any] = match.pattern.entry
    told = grade or entry.get("grade") or ("computed" if time is not None and time.anchor else "stated")
    return make_claim(
        cast("Kind", match.pattern.kind),
        arguments,
        quote_evidence(page, sentence.start, sentence.end),
        rule=match.pattern.id,
        time=time,
        status=status or entry.get("status"),
        modality=modality or read_match_modality(page, sentence, match),
        grade=told,
    )
