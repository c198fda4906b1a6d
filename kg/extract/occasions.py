"""What sort of occasion a noun names: a conference, a course or an exercise."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import regex

from kg.extract.packs import Packs


def read_kind(packs: Packs, text: str, trigger: tuple[int, int]) -> str:
    """Tell which type of event a noun names; a workshop held for people of a trade teaches them.

    Args:
        packs: The language's packs; ``[occasion_words]`` has its nouns.
        text: The document's text.
        trigger: Where the noun stands.

    Returns:
        ``training``, ``exercise`` or ``conference``.

    >>> from kg.extract.packs import load_packs
    >>> read_kind(load_packs("en"), "A drill began.", (2, 7))
    'exercise'
    """
    course, drill, shop, pupils, _ = _expressions(packs)
    words = text[trigger[0] : trigger[1]]
    if drill.search(words):
        return "exercise"
    if course.search(words) or (shop.search(words) and pupils.match(text, trigger[1])):
        return "training"
    return "conference"


def is_future(packs: Packs, words: str) -> bool:
    """Whether words have a verb in the future tense that no auxiliary tells.

    >>> from kg.extract.packs import load_packs
    >>> is_future(load_packs("fr"), "Lima accueillera le sommet"), is_future(load_packs("fr"), "Lima accueille")
    (True, False)
    """
    future = _expressions(packs)[-1]
    return future is not None and future.search(words) is not None


@lru_cache(maxsize=8)
def _expressions(packs: Packs) -> tuple[Any, Any, Any, Any, Any]:
    course, drill, shop, behind = (
        "|".join(packs.words("occasion_words", key)) for key in ("course", "drill", "shop", "pupils")
    )
    future = "|".join(packs.words("occasion_words", "future"))
    people = "|".join(packs.words("pattern_words", "audience_nouns"))
    return (
        regex.compile(rf"(?i)\b(?:{course})\b"),
        regex.compile(rf"(?i)\b(?:{drill})\b"),
        regex.compile(rf"(?i)^(?:{shop})$"),
        regex.compile(rf"(?i)(?:{behind})(?:[\w'’-]+ ){{0,2}}?(?:{people})"),
        regex.compile(rf"(?i)\b(?:{future})\b") if future else None,
    )
