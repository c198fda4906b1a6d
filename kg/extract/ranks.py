"""Military and police ranks in text, as keys that do not depend on the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.model import Span
from kg.extract.packs import Packs, languages, load_packs
from kg.extract.tokens import fold_text
from kg.extract.word_patterns import EDGE, either


@dataclass(frozen=True, slots=True)
class _Ranks:
    keys: Mapping[str, str]
    pattern: Any
    qualifiers: Any
    staffs: frozenset[str]
    staff_before: Any


def parse_rank(text: str, language: str) -> str | None:
    """Return the key of a rank as written, or None if it is no rank.

    Args:
        text: The words of the rank, with or without "(retd)" and words such as "Pilot" or "Staff".
        language: ``en`` or ``fr``.

    >>> parse_rank("Maj. Gen.", "en"), parse_rank("Major General Pilot", "en"), parse_rank("General (retd)", "en")
    ('major-general', 'major-general', 'general')
    >>> parse_rank("Général de corps d'armée", "fr")
    'lieutenant-general'
    """
    ranks = _ranks(load_packs(language))
    folded = fold_text(text)
    return ranks.keys.get(_plain(folded)) or ranks.keys.get(_plain(ranks.qualifiers.sub(" ", folded)))


def rank_labels(key: str) -> Mapping[str, str]:
    """Return the names of a rank by language, for people to read; empty for an unknown key.

    >>> rank_labels("major-general")
    {'en': 'major general', 'fr': 'général de division'}
    """
    found = {}
    for language in languages():
        for entry in load_packs(language).entries("rank"):
            if entry.get("id") == key and "label" in entry:
                found[language] = str(entry["label"])
    return found


def find_ranks(
    text: str, language: str, packs: Packs | None = None, start: int = 0, end: int | None = None
) -> tuple[Span, ...]:
    """Find the ranks that stand with a name, or are written out like one.

    Args:
        text: The document's text.
        language: ``en`` or ``fr``.
        packs: The rules; the built-in ones if None.
        start: Offset to begin at.
        end: Offset to stop at.

    Returns:
        Rank spans in text order; ``concept`` is the key, ``status`` is ``former`` beside "(retd)". A rank of one word
        counts only before a capital or "(retd)", because "general" and "major" are also ordinary words.

    >>> [(span.text, span.concept, span.status) for span in find_ranks("General (retd) Idris Kone", "en")]
    [('General', 'general', 'former')]
    """
    ranks = _ranks(packs or load_packs(language))
    found = []
    folded = fold_text(text[start:end])
    for match in ranks.pattern.finditer(folded):
        begin, stop = match.span("words")
        key = ranks.keys[_plain(match.group("rank"))]
        several = len(_plain(match.group("rank")).split()) > 1
        if not several and match.group("next") is None and match.group("retired") is None:
            continue
        if several and match.group("rank").islower() and match.group("next") is None:
            continue
        if (
            _plain(match.group("words")) in ranks.staffs
            and ranks.staff_before.search(folded, max(0, begin - 24), begin) is not None
        ):
            continue
        status = "former" if match.group("retired") or match.group("was") else None
        found.append(
            Span(start + begin, start + stop, "rank", text[start + begin : start + stop], concept=key, status=status)
        )
    return tuple(found)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace(".", " ").replace("-", " ").split())


@lru_cache(maxsize=8)
def _ranks(packs: Packs) -> _Ranks:
    import regex

    keys = {
        _plain(fold_text(word)): str(entry["id"])
        for entry in packs.entries("rank")
        for word in entry.get("words", ())  # type: ignore[attr-defined]
    }
    spellings = sorted(keys, key=lambda word: (-len(word), word))
    one = "|".join(r"\.?[\s\-]?".join(map(regex.escape, word.split())) for word in spellings)
    qualifiers = either(packs.words("rank_words", "qualifiers"))
    retired = either(packs.words("rank_words", "retired"))
    before = either(packs.words("rank_words", "retired_before"))
    pattern = regex.compile(
        rf"""{EDGE}(?<!\p{{L}}\.)(?i:(?<was>{before})[\s\-]+)?
        (?<words>(?<rank>(?i:{one})\.?)(?![\p{{L}}\-])
        (?:[ ](?=\p{{L}})(?i:{qualifiers})\.?(?=[ ][("]?\p{{Lu}}))*)
        (?:[ ,]{{0,2}}(?<retired>\((?i:{retired})\.?\)|(?i:retd|rtd|ret'd)\.?(?!\p{{L}})))?
        (?:(?i:[ ](?:{qualifiers})\.?(?!\p{{L}}))*(?<next>,?[ ](?=(?:["(]?\p{{Lu}}[\p{{L}}.]|al-\p{{Lu}}))))?""",
        regex.VERBOSE,
    )
    dropped = regex.compile(rf"\((?i:{retired})\.?\)|(?<!\p{{L}})(?i:{qualifiers}|retd|rtd|retired)(?!\p{{L}})")
    staffs = frozenset(_plain(word) for word in packs.words("rank_words", "staffs"))
    staff_before = regex.compile(rf"(?:{either(packs.words('rank_words', 'staff_before'))})\s*$")
    return _Ranks(keys, pattern, dropped, staffs, staff_before)
