"""Which words are names of people, and which are common words; read once, when first asked."""

from __future__ import annotations

import lzma
import unicodedata
from functools import lru_cache

from kg.resources import find_resource


def is_name(word: str) -> bool:
    """Tell whether a word is a given name or surname that is not also a common word.

    Args:
        word: One word in Latin script, in any case; accents may be missing.

    >>> is_name("Fatima"), is_name("minister"), is_name("Strong")
    (True, False, False)
    """
    return _name_kind(word.lower()) == "name"


def is_common(word: str) -> bool:
    """Tell whether a word is an ordinary English or French word, usually written in lower case.

    >>> is_common("Minister"), is_common("Fatima")
    (True, False)
    """
    return word.lower() in _common()


def is_listed(word: str) -> bool:
    """Tell whether a word is a given name or surname, be it a common word too ("Strong", "Petit").

    >>> is_listed("Strong")
    True
    """
    return _name_kind(word.lower()) != ""


@lru_cache(maxsize=1)
def name_groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups of spellings that are one name, in lower case and Latin script.

    Source: Wikidata name items; see ``data/lexicons/NOTICE.md``.

    >>> any("muhammad" in group and "mohammed" in group for group in name_groups())
    True
    """
    return tuple(tuple(line.split("|")) for line in _lines("name_forms"))


@lru_cache(maxsize=65536)
def _name_kind(lower: str) -> str:
    """Return ``name``, ``both`` for a name that is a common word too, or nothing."""
    forms = {lower, _strip_accents(lower)}
    forms |= {part for form in forms for part in (form.replace("'", ""),)}
    names = _names()
    if not any(form in names for form in forms):
        parts = [part for part in lower.replace("'", "-").split("-") if part]
        if len(parts) < 2 or not any(len(part) > 2 and part in names for part in parts):
            return ""
        return "both" if all(part in _common() for part in parts) else "name"
    return "both" if lower in _common() else "name"


def _strip_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(_lines("person_names"))


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(_lines("common_words"))


def _lines(stem: str) -> list[str]:
    path = find_resource("data", "lexicons", f"{stem}.txt.xz")
    return lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")
