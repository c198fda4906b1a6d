"""One name as other alphabets and spelling habits would have it.

A letter with a mark stands for different sounds in different languages, and loses its mark in others: "ç" is "s" in
French, "ch" in Turkish, and "c" where nobody knows. Each habit that a name can follow gives one respelling of the
whole name; nothing here knows any name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TURKIC = dict(zip("çşğıəc", ("ch", "sh", "g", "i", "a", "j"), strict=True))
_SOUTH_SLAVIC = dict(zip("čćšžđ", ("ch", "ch", "sh", "zh", "dj"), strict=True))
_GERMANIC = dict(zip("äöüøæå", ("ae", "oe", "ue", "oe", "ae", "aa"), strict=True))
_HABITS = ((_TURKIC, frozenset("çşğıə")), (_SOUTH_SLAVIC, frozenset("čćšžđ")), (_GERMANIC, frozenset("äöüøæå")))
#: Endings of family names formed as Russian, Ukrainian, Belarusian and the languages of Central Asia form them.
_EASTERN = re.compile(
    r"[bcdfghj-np-tv-z](?:[iy]?[oe]|ay?e|ai?e)(?:v|ff?)(?:a|na)?$|(?:[cstz]k|tsk|dzk)(?:iy?|yi?|yj|ij|aya|aia|aja)$"
    r"|[a-z]{2}enk[oa]$|[a-z]{3}[bdglrv]elko$|[a-z]{3}(?:chuk|tchouk|uk|ouk|iuk|yuk)$|[a-z]{2}(?:ovi|evi|ovy)t?ch$"
)
_EASTERN_STEPS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"chtch|schtsch|shch", "S"),
        (r"tsch|tch", "ch"),
        (r"dzh|dj", "zh"),
        (r"sch", "sh"),
        ("S", "shch"),
        (r"j(?=[aeiou])|zh", "Z"),
        (r"ou", "u"),
        (r"^(?:y|i)e|^e", "e"),
        (r"^i(?=[ou])", "y"),
        (r"gu(?=[ei])", "g"),
        (r"(?<![kcsz])h", "g"),
        (r"(?<=[td])z(?=[ei])", ""),
        (r"w", "v"),
        (r"ff?$", "v"),
        (r"o", "a"),
        (r"(?<=[^aeiouy])(?:iy|y|i)a(?=[^aeiouy])|a?[iy]e(?=v)|ae(?=v)", "e"),
        (r"(?:iy|yi|ij|yj|ii|y)$", "i"),
        (r"Z", "zh"),
    )
)


@lru_cache(maxsize=100_000)
def respell(name: str) -> tuple[str, ...]:
    """Return the spellings that a name can have where another habit of writing is followed, itself first.

    Args:
        name: A person's name in any script.

    >>> respell("Çelik"), respell("Müller"), respell("Berg")
    (('Çelik', 'celik', 'chelik'), ('Müller', 'mueller'), ('Berg',))
    """
    lower = unicodedata.normalize("NFC", name.lower())
    found = [name]
    if not frozenset("çşđ").isdisjoint(lower):
        bare = unicodedata.normalize("NFD", lower.replace("đ", "dj"))
        found.append("".join(letter for letter in bare if not unicodedata.combining(letter)))
    for letters, signs in _HABITS:
        if not signs.isdisjoint(lower):
            found.append("".join(letters.get(letter, letter) for letter in lower))
    if _is_somali(lower):
        found.append(re.sub("c(?!h)", "", lower.replace("x", "h")))
    if re.search(r"[dt]i[aou]", lower):
        found.append(re.sub(r"di(?=[aou])", "dj", lower))
    return tuple(dict.fromkeys(found))


def is_eastern(words: tuple[str, ...]) -> bool:
    """Tell whether the first or last word of a name has the form of a family name of the Russian-speaking world.

    >>> is_eastern(("dmitri", "orlov")), is_eastern(("idris", "kone"))
    (True, False)
    """
    return len(words) > 1 and any(is_eastern_surname(word) for word in (words[0], words[-1]))


def is_eastern_surname(word: str) -> bool:
    """Tell whether a word has the form of a family name of the Russian-speaking world."""
    return len(word) > 4 and _EASTERN.search(word) is not None


@lru_cache(maxsize=100_000)
def respell_eastern(word: str) -> str:
    """Return one spelling for the English, French and national spellings of a word of a name in Cyrillic.

    Args:
        word: In ASCII, lower case.

    >>> respell_eastern("iejov") == respell_eastern("yezhov"), respell_eastern("hrigorenko")
    (True, 'grigarenka')
    """
    for pattern, into in _EASTERN_STEPS:
        word = pattern.sub(into, word)
    return word


def _is_somali(lower: str) -> bool:
    """Tell whether a name is spelt as Somali is: long vowels doubled, with "c" and "x" for guttural sounds."""
    return re.search("aa|ii|uu|ee", lower) is not None and re.search("x|c(?!h)", lower) is not None
