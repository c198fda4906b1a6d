"""How sure the words are: asserted, planned, denied, reported or hedged.

Read at a verb, not for a whole sentence: "the minister who will visit thanked the president" thanks for certain. A cue
counts when it stands just before the verb, or, for some ("denied that", "according to"), anywhere in its clause or
sentence. A speech verb alone changes nothing: what an office says about its own deeds is asserted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from kg.claims import Modality
from kg.extract.model import Sentence
from kg.extract.packs import Packs, languages, load_packs

#: The most words between a near cue and the verb.
_REACH = 3
#: How far before the verb a near cue is looked for, in characters.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Cues:
    near: tuple[tuple[Modality, Any], ...]
    far: tuple[tuple[Modality, Any], ...]
    whole: tuple[tuple[Modality, Any], ...]
    breaks: Any
    near_any: Any


def read_modality(text: str, sentence: Sentence, at: int, packs: Packs | None = None) -> Modality:
    """Tell how sure a sentence is of what its verb at a place says.

    Args:
        text: The document's text.
        sentence: The sentence.
        at: Offset of the first character of the verb or other word that makes the claim.
        packs: The packs of the language; all languages together if None.

    Returns:
        The strongest of denied, planned, hedged and reported that the words say, else ``asserted``.

    >>> told = "Freedonia will join the pact."
    >>> read_modality(told, Sentence(0, len(told), "body", ()), told.index("join"))
    'planned'
    """
    cues = _all_cues() if packs is None else _cues(packs)
    found: set[Modality] = set()
    window = text[max(sentence.start, at - _NEAR) : min(sentence.end, at + _NEAR)]
    place = at - max(sentence.start, at - _NEAR)
    cut = _clause_start(cues, window, place)
    if cues.near_any.search(window, cut):
        found.update(value for value, pattern in cues.near if _has_near(pattern, window, cut, place))
    quoted = text[sentence.start : at]
    clause = quoted[_clause_start(cues, quoted, len(quoted)) :]
    found.update(value for value, pattern in cues.far if pattern.search(clause))
    whole = text[sentence.start : sentence.end]
    found.update(value for value, pattern in cues.whole if pattern.search(whole))
    order: tuple[Modality, ...] = ("denied", "planned", "hedged", "reported")
    return next((value for value in order if value in found), "asserted")


def _clause_start(cues: _Cues, text: str, before: int) -> int:
    start = 0
    for match in cues.breaks.finditer(text, 0, before):
        start = match.end()
    return start


def _has_near(pattern: Any, window: str, cut: int, place: int) -> bool:
    for match in pattern.finditer(window, cut):
        if match.start() > place:
            return False
        between = window[match.end() : place]
        if "," not in between and len(between.split()) <= _REACH:
            return True
    return False


@lru_cache(maxsize=16)
def _cues(packs: Packs) -> _Cues:
    return _compile((packs,))


@lru_cache(maxsize=1)
def _all_cues() -> _Cues:
    return _compile(tuple(load_packs(language) for language in languages()))


def _compile(packs: Sequence[Packs]) -> _Cues:
    import regex

    entries = [entry for pack in packs for entry in pack.entries("modality")]

    def patterns(key: str) -> tuple[tuple[Modality, Any], ...]:
        found = []
        for entry in entries:
            cues = cast(Sequence[str], entry.get(key, ()))
            if cues:
                told = rf"(?i)(?<![\p{{L}}])(?:{'|'.join(cues)})(?![\p{{L}}])"
                found.append((cast(Modality, entry["value"]), regex.compile(told)))
        return tuple(found)

    breaks = sorted({word for pack in packs for word in pack.words("modality_words", "breaks")})
    near = [cue for entry in entries for cue in cast(Sequence[str], entry.get("near", ()))]
    return _Cues(
        patterns("near"),
        patterns("far"),
        patterns("whole"),
        regex.compile("|".join(map(regex.escape, breaks))),
        regex.compile(rf"(?i)(?<![\p{{L}}])(?:{'|'.join(near)})(?![\p{{L}}])"),
    )
