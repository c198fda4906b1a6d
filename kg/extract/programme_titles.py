"""What a document calls its programmes: titles in quotes or capitals beside the word for a programme.

"The “Safe Harbours” course", "its Open Channels scheme", "Clear Skies, a four-year campaign", "le projet Phare du Sud":
a run of capitals is a title because a head noun of ``[programme_words]`` stands beside it, not by itself. A name known
to be a person's, a state's or an organisation's is no title; neither is that of an exercise or a ship.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.tape import UNKNOWN

_QUOTED = r"[\"“«„]\s?(?P<name>[\p{Lu}\d][^\"”«»“„\n]{1,80}?)[,.]?\s?[\"”»]"
_SMALL = r"(?:of|the|and|for|to|de|du|des|la|le|les|d['’]|l['’]|et)"
_WORD = r"(?:\p{Lu}[\p{L}\d-]*(?:['’](?!s(?!\p{L}))\p{L}+)?)"
_MORE = rf"(?: (?:{_SMALL} ?){{0,2}}{_WORD}| \d{{2,4}})"
_RUN = rf"(?P<name>{_WORD}{_MORE}{{0,5}})"
#: Kinds of spans that a title may not be, unless it is longer than they are.
_NAMES = frozenset({"person", "organization", "state", "place", "demonym", "post", "date", "rank"})
_LONGEST = 9
_OPENER = regex.compile(r"(?:The|An?|Its|Our|This|Les?|La|L['’]|Une?|Son|Sa|Notre) ?(?=\p{Lu}|\d)")
#: "Omani-led", "Franco-German", "US-backed".
_ADJECTIVE = regex.compile(r"\p{Lu}\p{L}*-[\p{L}-]+")
_VENTURE = regex.compile(r"(?:Operation|Project|Opération|Projet) |.* (?:Fellowship|Scholarship|Campaign|Course)$")
_PREPOSITION = regex.compile(r" (?:of|de|du|des|de la|de l['’]|d['’])(?: (?:la |l['’])?)?$")


@dataclass(frozen=True, slots=True)
class _Forms:
    """The expressions of a language: each has a group ``name``; ``bare`` ones take what no span explains."""

    cue: Any
    quoted: tuple[Any, ...]
    bare: tuple[Any, ...]
    refused: Any


def find_titles(reading: Reading, packs: Packs) -> tuple[Span, ...]:
    """Return where the titles of programmes stand in a document, every occurrence of each, in text order.

    Args:
        reading: The document with its spans.
        packs: The packs of its language; ``[programme_words]`` has the head nouns.

    >>> from kg.documents.model import Document, Header
    >>> from kg.extract.packs import load_packs
    >>> text = "Its Open Channels scheme began in 2022."
    >>> document = Document(Header("d", "d", "t", "0", len(text), "en"), text, ())
    >>> reading = Reading(document, (Sentence(0, len(text), "body", ()),), None, {})
    >>> [span.text for span in find_titles(reading, load_packs("en"))]
    ['Open Channels']
    """
    forms = _forms(packs)
    text = reading.document.text
    names: dict[str, str] = {}
    for sentence in reading.sentences:
        if sentence.zone in {"title", "body", "dateline"} and forms.cue.search(text, sentence.start, sentence.end):
            for start, end in _titles_in(text, sentence, forms):
                names.setdefault(text[start:end], " ".join(text[start:end].split()))
    return tuple(_occurrences(text, names)) if names else ()


def add_titles(sentence: Sentence, titles: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a sentence with the titles in it, which replace what they overlap."""
    here = [title for title in titles if sentence.start <= title.start and title.end <= sentence.end]
    if not here:
        return sentence.spans
    kept = [s for s in sentence.spans if not any(t.start < s.end and s.start < t.end for t in here)]
    return tuple(sorted([*kept, *here], key=lambda span: span.start))


def _occurrences(text: str, names: dict[str, str]) -> Iterator[Span]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = regex.compile(rf"(?<![\w-])(?:{'|'.join(map(regex.escape, ordered))})(?![\w-])")
    for found in pattern.finditer(text):
        yield Span(found.start(), found.end(), "programme", found.group(), names[found.group()])


def _titles_in(text: str, sentence: Sentence, forms: _Forms) -> Iterator[tuple[int, int]]:
    for pattern in forms.quoted:
        for found in pattern.finditer(text, sentence.start, sentence.end):
            start, end = found.span("name")
            if len(text[start:end].split()) <= _LONGEST and not forms.refused.search(text, sentence.start, start):
                yield start, end
    for pattern in forms.bare:
        for found in pattern.finditer(text, sentence.start, sentence.end):
            place = _unexplained(text, sentence, *found.span("name"))
            if place is None or forms.cue.fullmatch(text, *place):
                continue
            if not forms.refused.search(text, sentence.start, place[0]):
                yield place


def _unexplained(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return a run of capitals without the name of its owner before it, or None if a known name is all it is."""
    if _ADJECTIVE.fullmatch(text, start, end) is not None:
        return None
    opener = _OPENER.match(text, start, end)
    start = opener.end() if opener is not None else start
    venture = _VENTURE.match(text[start:end]) is not None
    for span in sentence.spans:
        if span.start >= end or span.end <= start or span.kind not in _NAMES:
            continue
        unsure = span.score == UNKNOWN or (venture and span.kind in {"organization", "person"} and span.start <= start)
        if (span.kind == "person" and not unsure) or (span.start <= start and span.end >= end and not unsure):
            return None
        if span.kind == "organization" and span.start > start and not unsure:
            end = _before_preposition(text, start, span.start)
        elif span.kind == "organization" and span.end < end and " " in span.text and not unsure:
            start = span.end + 1
    words = text[start:end].split()
    return (start, end) if words and words[0][:1].isupper() else None


def _before_preposition(text: str, start: int, end: int) -> int:
    """Return where a title ends before its owner: "Argo | du Guet caucasien"."""
    found = _PREPOSITION.search(text, start, end)
    return found.start() if found is not None else end


@lru_cache(maxsize=8)
def _forms(packs: Packs) -> _Forms:
    def told(key: str) -> str:
        return "|".join(packs.words("programme_words", key)) or "(?!)"

    head = rf"(?:{told('heads')})(?![\p{{L}}-])"
    sure = rf"(?:{told('sure_heads')})(?![\p{{L}}-])"
    capital = rf"(?:{told('capital_heads')})(?![\p{{L}}-])"
    last = rf"(?:{told('last_heads')})(?![\p{{L}}-])"
    called = rf"(?:{told('called')})"
    whose = rf"(?:{told('whose')}|[’']s )"
    article = rf"(?:{told('articles')})"
    words = rf"(?:(?!(?:{told('verbs')}) )[\p{{Ll}}\d’'-]+ ){{0,6}}?"
    follows = r"(?= ?[,.;:)(\"”]|$| \(| [\p{Ll}\d–-])"
    first_only = packs.language == "fr"
    lower = r"(?: \p{Ll}{3,}(?= (?:de la|de l['’]|du|des|de|d['’]|,)| ?[,(]))?" if first_only else ""
    run = _RUN.removesuffix(")") + lower + ")"
    bare = [
        rf"(?<![\w“«\"-])(?<![’']s ){_RUN}, {article}{words}{sure}",
        rf"{whose}{words}{head}, {_RUN}(?=[,.;)]|$| \()",
        rf"(?:^|(?<=\n)|[•*–»-] ?){_RUN} ?: {whose}{words}{head}",
        rf"(?<![\w“«\"-]){_RUN} \({words}{sure}\)",
        rf"(?<![\w“«\"-])(?P<name>{capital} {_WORD}{_MORE}{{0,4}})",
        rf"(?<![\w“«\"-])(?P<name>{_WORD}{_MORE}{{0,4}}? {last})",
        rf"{head},? {called} {_RUN}{follows}",
        rf"(?:{told('labels')})\s*:\s*{_RUN}(?= ?[-–—,.;\n(]|$)",
    ]
    if first_only:
        bare.append(rf"(?<![\p{{L}}-]){sure} {run}{follows}")
    else:
        bare.append(rf"(?:(?:{told('determiners')}) |[’']s )(?:\p{{Ll}}[\p{{Ll}}-]+ ){{0,2}}{_RUN} {head}")
        bare.append(rf"(?<![\p{{L}}-]){sure} (?P<name>{_WORD}(?: {_WORD}){{1,4}}){follows}")
    quoted = (
        rf"{head}(?: (?!(?:{told('breaks')}) )[\p{{L}}’'-]+){{0,6}}? ?[,:]? ?"
        rf"(?:{called} (?:the |la |le |les |l['’])?|\(| )?{_QUOTED}",
        rf"{_QUOTED} ?[’']?s? ?{words}{head}",
        rf"{_QUOTED} ?,? (?:is |was |est |était |fut )?\(?(?:{article})?{words}{head}",
    )
    return _Forms(
        regex.compile(rf"(?i)(?<![\p{{L}}-])(?:{head}|{capital}|{last}|{told('labels')})"),
        tuple(regex.compile(pattern) for pattern in quoted),
        tuple(regex.compile(pattern) for pattern in bare),
        regex.compile(rf"(?i)(?<![\p{{L}}])(?:{told('no_titles')}) [\"“«]?\s?$"),
    )
