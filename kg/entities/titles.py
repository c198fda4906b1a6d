"""Ranks, honorifics and generational suffixes around a person's name, in the words of the language packs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from anyascii import anyascii

#: Words before a name that may be missing from another mention of the same person; many of them are names too.
HONORIFICS = frozenset(
    "syed sayed sayyed seyyed seyed sayyid said mian khawaja khwaja sheikh shaikh cheikh cheick shaykh sidi"
    " haji hajj hadj elhadj alhaji rana mirza ch sahibzada sahabzada shahzada nawabzada chaudhry chaudhary"
    " choudhry malik raja sardar makhdoom makhdum pir agha nawab mufti mulla mullah maulana imam moulay mulay"
    " lalla begum ato woizero weizero dato datuk seri engineer dr mr mrs ms prof sir lord dame prince princess"
    " emir crown king sultan hon engr eng me mme ustad pasha bey effendi".split()
)
_WOMEN = frozenset(
    "mrs ms miss mme mlle madame mademoiselle lady dame princess princesse queen reine sheikha cheikha begum hajia"
    " alhaja senora dona woizero".split()
)
_MEN = frozenset("mr m monsieur sir lord prince king roi sheikh cheikh alhaji senor ato".split())
_GENERATIONS = {"jr": 2, "junior": 2, "fils": 2, "ii": 2, "sr": 1, "senior": 1, "iii": 3, "iv": 4}


def strip_ranks(name: str) -> str:
    """Return a name without what stands in brackets and without the rank before it, if two words remain.

    "Kone, Idris" is turned around.

    >>> strip_ranks("Maj. Gen. (retd) Idris Kone"), strip_ranks("Général Idris Kone"), strip_ranks("Major Singh")
    ('Idris Kone', 'Idris Kone', 'Major Singh')
    """
    family, comma, given = name.partition(", ")
    if comma and "," not in given and split_generation(name)[1] == 0:
        name = f"{given} {family}"
    words = re.sub(r"\([^()]*\)", " ", name).split()
    folded = [re.sub(r"[^\w]", "", word.lower()) for word in words]
    if not words or folded[0] not in _rank_starts():
        return " ".join(words)
    for size in range(len(words) - 2, 0, -1):
        if tuple(folded[:size]) in _rank_words():
            return strip_ranks(" ".join(words[size:]))
    return " ".join(words)


def sex_before(words: str) -> str:
    """Return "woman" or "man" if the last of some words is a title that says so, else nothing.

    Args:
        words: What stands before a name.

    >>> sex_before("thanked Mrs. "), sex_before("a remercié M. "), sex_before("met Dr ")
    ('woman', 'man', '')
    """
    match = re.search(r"(?:^|[\s(])(\w+)\.?\s*$", words)
    title = anyascii(match[1]).lower() if match else ""
    return "woman" if title in _WOMEN else "man" if title in _MEN else ""


def split_generation(name: str) -> tuple[str, int]:
    """Return a name without a suffix that tells father from son, and which generation it says, 0 for none.

    >>> split_generation("Karl Berg Jr."), split_generation("Karl Berg III"), split_generation("Karl Berg")
    (('Karl Berg', 2), ('Karl Berg', 3), ('Karl Berg', 0))
    """
    head, _, last = name.strip().rpartition(" ")
    generation = _GENERATIONS.get(last.lower().rstrip("."), 0)
    return (head.rstrip(", "), generation) if generation and " " in head.strip() else (name.strip(), 0)


@lru_cache(maxsize=1)
def _rank_words() -> frozenset[tuple[str, ...]]:
    from kg.extract.packs import languages, load_packs

    entries = [entry for language in languages() for entry in load_packs(language).entries("rank")]
    phrases = [str(words) for entry in entries for words in cast(list[str], entry["words"])]
    return frozenset(tuple(re.sub(r"[^\w ]", "", phrase.lower()).split()) for phrase in phrases)


@lru_cache(maxsize=1)
def _rank_starts() -> frozenset[str]:
    return frozenset(words[0] for words in _rank_words())
