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
    course, drill, shop, pupils, *_ = _expressions(packs)
    words = text[trigger[0] : trigger[1]]
    if drill.search(words):
        return "exercise"
    if course.search(words) or (shop.fullmatch(words) and pupils.match(text, trigger[1])):
        return "training"
    return "conference"


def is_future(packs: Packs, words: str) -> bool:
    """Whether words have a verb in the future tense that no auxiliary tells.

    >>> from kg.extract.packs import load_packs
    >>> is_future(load_packs("fr"), "Lima accueillera le sommet"), is_future(load_packs("fr"), "Lima accueille")
    (True, False)
    """
    future = _expressions(packs)[4]
    return future is not None and future.search(words) is not None


def is_habitual(packs: Packs, words: str) -> bool:
    """Whether words tell what happens again and again.

    >>> from kg.extract.packs import load_packs
    >>> is_habitual(load_packs("en"), "The council meets twice a year in Lima.")
    True
    """
    habit = _expressions(packs)[5]
    return habit is not None and habit.search(words) is not None


def is_undone(packs: Packs, words: str) -> bool:
    """Whether words take back what was told: "it never took place".

    >>> from kg.extract.packs import load_packs
    >>> is_undone(load_packs("en"), "; it never took place.")
    True
    """
    undone = _expressions(packs)[8]
    return undone is not None and undone.search(words) is not None


def last_kind(packs: Packs, words: str) -> str:
    """Tell the type of the last noun of a course, an exercise or a conference in some words, or "".

    >>> from kg.extract.packs import load_packs
    >>> last_kind(load_packs("en"), "Condor is a naval exercise.")
    'exercise'
    """
    course, drill, shop, _, _, _, _, gathering, _ = _expressions(packs)
    kinds = ((course, "training"), (drill, "exercise"), (shop, "conference"), (gathering, "conference"))
    found = [(match.start(), kind) for pattern, kind in kinds for match in pattern.finditer(words)]
    return max(found)[1] if found else ""


def is_present(packs: Packs, words: str) -> bool:
    """Whether words begin with a verb in the present tense that announces events.

    >>> from kg.extract.packs import load_packs
    >>> is_present(load_packs("en"), "opens in Lima"), is_present(load_packs("en"), "opened in Lima")
    (True, False)
    """
    present = _expressions(packs)[6]
    return present is not None and present.match(words) is not None


@lru_cache(maxsize=8)
def _expressions(packs: Packs) -> tuple[Any, ...]:
    course, drill, shop, behind = (
        "|".join(packs.words("occasion_words", key)) for key in ("course", "drill", "shop", "pupils")
    )
    future = "|".join(packs.words("occasion_words", "future"))
    undone = "|".join(packs.words("occasion_words", "undone"))
    gathering = "|".join(packs.words("occasion_words", "gathering"))
    present = "|".join(packs.words("occasion_words", "present"))
    habit = "|".join(packs.words("occasion_words", "habit"))
    people = "|".join(packs.words("pattern_words", "audience_nouns"))
    return (
        regex.compile(rf"(?i)\b(?:{course})\b"),
        regex.compile(rf"(?i)\b(?:{drill})\b"),
        regex.compile(rf"(?i)\b(?:{shop})\b"),
        regex.compile(rf"(?i)(?:{behind})(?:[\w'’-]+ ){{0,2}}?(?:{people})"),
        regex.compile(rf"(?i)\b(?:{future})\b") if future else None,
        regex.compile(rf"(?i)\b(?:{habit})\b") if habit else None,
        regex.compile(rf"(?i)(?:{present})\b") if present else None,
        regex.compile(rf"(?i)\b(?:{gathering})\b"),
        regex.compile(rf"(?i)\b(?:{undone})\b") if undone else None,
    )
