"""Phrases around recognised things: "the Omani defence minister, General X," becomes the person, and nothing else.

Who meets whom is easy to say over short tapes. So the phrases of the language's packs (``[[phrase]]`` entries, same
format as patterns, in order) are folded into one symbol each: posts with their owners, people with their posts and
ranks, delegations with the organisation that sent them. An entry says what it ``becomes``; its slot ``head`` is kept,
its slots ``owner`` and ``leader`` become parts of the mark.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.documents.model import Document
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.patterns import Match, compiled_patterns, find_matches
from kg.extract.programme_titles import add_titles, find_titles
from kg.extract.pronouns import add_pronouns
from kg.extract.tape import UNKNOWN, Mark, Tape, fold_tape, render_tape

#: Tapes longer than this are no sentences anyone wrote; they are not searched.
LONGEST = 4000
_CAPITALS = re.compile(
    r"(?<![\w'’\"“«.-])(?:[A-ZÀ-Þ][\w-]*[a-zà-ÿA-Z]\w*)(?: [A-ZÀ-Þ][\w-]+)*(?![\w’'-]*[a-zà-ÿ]*['’]s \w+ed)"
)
_NO_NAMES = frozenset(
    "États Etats États-membres Pays Membres States Member Members Nations Countries Secretary General "
    "LLC LTD INC PLC USA".split()
)
#: What makes a run of capitals the title of a programme: its last word, or the word behind it.
_TITLE = re.compile(r"^(?:Programme|Program|Project|Campaign)$")
_TITLED = re.compile(r" (?:programme|program|project|campaign|initiative)\b(?! (?:director|manager|officer))")
_OPENERS = frozenset(
    "Exercise Exercice The A An In On At This That These Its Their Le La Les Un Une En Ce Cette Des Du Au".split()
)


def read_tapes(reading: Reading, packs: Packs) -> tuple[tuple[Sentence, Tape], ...]:
    """Render and fold every sentence of a reading.

    Args:
        reading: The document with its spans.
        packs: The packs of its language.

    Returns:
        Each sentence with its folded tape, in text order; over-long ones left out.
    """
    found = []
    posts = packs.words("pattern_words", "not_posts")
    bodies = packs.words("pattern_words", "not_bodies")
    titles = find_titles(reading, packs)
    before: Sentence | None = None
    for sentence in reading.sentences:
        told = before if before is not None and before.zone == sentence.zone else None
        titled = replace(sentence, spans=add_titles(sentence, titles))
        named = replace(titled, spans=add_pronouns(reading.document.text, titled, told))
        known = replace(sentence, spans=_add_unknown(reading.document.text, named))
        before = sentence
        tape = render_tape(reading.document.text, known, lambda span: not _is_word(span, posts, bodies))
        if len(tape.text) <= LONGEST:
            found.append((sentence, fold_phrases(tape, packs, reading.document)))
    return tuple(found)


def _is_word(span: Span, posts: tuple[str, ...], bodies: tuple[str, ...]) -> bool:
    """Whether a span stays the words it is: "member states", or "the treaty" and "the summit" of nobody."""
    if span.kind == "post":
        return span.text.lower().startswith(posts)
    return span.kind == "organization" and span.nominal and span.name is None and span.text.lower().endswith(bodies)


def _add_unknown(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Add the names that nothing recognised: runs of capitals inside a sentence, acronyms anywhere."""
    found = list(sentence.spans)
    for run in _CAPITALS.finditer(text, sentence.start, sentence.end):
        start, end = run.span()
        first = run.group().split()[0]
        if first in _OPENERS:
            start += len(first) + 1
        words = text[start:end].split()
        if (
            not words
            or not _NO_NAMES.isdisjoint(words)
            or any(span.start < end and start < span.end for span in sentence.spans)
        ):
            continue
        if len(words) > 1 and (_TITLE.search(words[-1]) or _TITLED.match(text, end)):
            found.append(Span(start, end, "programme", text[start:end], text[start:end]))
        elif start > sentence.start or len(words) > 1 or words[0].isupper():
            found.append(Span(start, end, "organization", text[start:end], score=UNKNOWN))
    return tuple(sorted(found, key=lambda span: span.start))


def fold_phrases(tape: Tape, packs: Packs, document: Document) -> Tape:
    """Fold the phrases of a tape, one kind of phrase after the other.

    Args:
        tape: A rendered sentence.
        packs: Its language's packs; their ``[[phrase]]`` entries are the phrases.
        document: The document, for the words of the marks.

    Returns:
        The shorter tape.
    """
    for pattern in compiled_patterns(packs, "", "phrase"):
        matches = [(match.start, match.end, _mark(match, tape)) for match in find_matches(pattern, tape)]
        if matches:
            tape = fold_tape(tape, matches)
    return tape


def _mark(match: Match, tape: Tape) -> Mark:
    becomes = str(match.pattern.entry["becomes"])
    heads = match.slots.get("head", ())
    parts = (*match.slots.get("owner", ()), *match.slots.get("leader", ()), *(p for head in heads for p in head.parts))
    if becomes == "delegation":
        start, end = tape.place(*_core(match, tape))
        senders = heads or match.slots.get("owner", ())
        return Mark("delegation", start, end, senders[0].name if senders else None, None, (*senders[:1], *parts))
    head = heads[0]
    becomes = "posts" if becomes == "post" and head.kind == "posts" else becomes
    extra = tuple(mark for mark in heads if mark is not head or mark.kind == "demonym")
    extra = extra if becomes in {"post", "posts"} else ()
    return Mark(becomes, head.start, head.end, head.name, head.span, tuple(dict.fromkeys((*parts, *extra))))


def _core(match: Match, tape: Tape) -> tuple[int, int]:
    """Return the stretch of a delegation phrase without what says who leads it."""
    leaders = match.slots.get("leader", ())
    if not leaders:
        return match.start, match.end
    spans = match.slots.get("head", ()) or match.slots.get("owner", ())
    last = max([mark.end for mark in spans], default=0)
    for position in range(match.start, match.end):
        if tape.marks[position] is not None and tape.ends[position] >= last:
            return match.start, position + 1
    return match.start, match.end
