"""Names of organisations as sets of concepts, so that a name and its translation can be told to be one.

The bilingual words are in ``data/lexicons/organization_glossary.tsv``; states and their demonyms come from
:mod:`kg.territories`; any other word stands for itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.resources import find_resource
from kg.territories import demonyms, find_place, find_territory

_LINKS = frozenset(
    "the of to for and in on at a an by with its de la le les du des d l et pour en au aux dans sur par un une".split()
)


_PREFIXES = ("pan", "trans", "inter", "cyber", "anti", "sub", "agro", "eco")
#: Endings of words that both languages have, French first; the longest that fits counts.
_ENDINGS = tuple(
    pair.split(">")
    for pair in (
        "aire>ary ique>ic iste>ist isme>ism ienne>ian ien>ian euse>ous eux>ous teur>tor trice>tor our>or tre>ter"
        " ence>ency ance>ancy ite>ity ie>y"
    ).split()
)
#: Concepts that make no name telling when beside those that many states have one of.
_OFTEN = frozenset(
    {"military", "security", "air", "land", "sea", "research", "training", "strategic", "study", "sport"}
)


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """Return a name in lower case without accents, punctuation, article in front and acronym in brackets.

    >>> fold_name("The Northern  Seas Pact (NSP)"), fold_name("l’Alliance Bleue")
    ('northern seas pact', 'alliance bleue')
    """
    text = re.sub(r"\s*\([^()]*\)\s*$", "", name.replace("’", "'"))
    text = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    text = re.sub(r"\b[ld]'", " ", text.replace("'s ", " "))
    words = re.sub(r"[^\w]+", " ", text).split()
    while len(words) > 1 and words[0] in ("the", "la", "le", "les", "l"):
        words = words[1:]
    return " ".join(words)


def is_acronym(name: str) -> bool:
    """Tell whether a name is one word of capitals.

    >>> is_acronym("NATO"), is_acronym("N.A.T.O."), is_acronym("Nato"), is_acronym("G5 Sahel")
    (True, True, False, False)
    """
    plain = name.replace(".", "").replace("-", "")
    return 2 <= len(plain) <= 10 and plain.isalnum() and plain.upper() == plain and sum(c.isalpha() for c in plain) > 1


def initials(name: str) -> str:
    """Return the first letters of the words that count, in capitals.

    >>> initials("Organisation for Security and Co-operation in Europe")
    'OSCE'
    """
    words = fold_name(name).split()
    return "".join(word[0] for word in words if word not in _LINKS and word != "operation").upper()


@lru_cache(maxsize=200_000)
def concepts(name: str) -> frozenset[str]:
    """Return what the words of a name mean, whatever their language and order.

    >>> concepts("African Union") == concepts("Union africaine")
    True
    >>> concepts("Blue Coalition against Piracy") == concepts("Alliance bleue de lutte contre la piraterie")
    True
    >>> concepts("African Union") == concepts("European Union")
    False
    """
    found: set[str] = set()
    for word in fold_name(re.sub(r"(?i)\bco-operation\b", "cooperation", name)).split():
        if word not in _LINKS:
            found |= _meanings(word)
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _meanings(word: str) -> frozenset[str]:
    """Return the concepts of a word; "panafricain" has those of its parts, as both languages have the prefix."""
    words = _words()
    meaning = words.get(word) or words.get(_singular(word))
    if meaning is not None:
        return frozenset(meaning.split("+"))
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        meaning = words.get(rest) or words.get(_singular(rest))
        if rest != word and meaning is not None:
            return frozenset({prefix, *meaning.split("+")})
    return frozenset({_proper(word)})


@lru_cache(maxsize=200_000)
def wording(name: str) -> frozenset[str]:
    """Return the concepts of a name finer than :func:`concepts`: a league is no pact, "of Europe" not "European".

    >>> wording("Council of Europe") == wording("Conseil de l'Europe")
    True
    >>> wording("Council of Europe") == wording("Conseil européen")
    False
    """
    rows = _row_of()
    words = [word for word in fold_name(name).split() if word not in _LINKS]
    return frozenset(rows.get(word) or rows.get(_singular(word)) or _proper(word) for word in words)


@lru_cache(maxsize=100_000)
def is_french(name: str) -> bool:
    """Tell whether most words of a name that one language alone has are French.

    >>> is_french("Bouclier du lac Tchad"), is_french("Lake Chad Shield")
    (True, False)
    """
    english, french = _of_languages()
    words = fold_name(name).split()
    return sum(word in french for word in words) > sum(word in english for word in words)


def unknown_words(name: str) -> frozenset[str]:
    """Return the words of a name that are in no line of the glossary and name no state or city.

    >>> sorted(unknown_words("Zephyr Alliance of Kenya"))
    ['zephyr']
    """
    return frozenset(concept for concept in concepts(name) - _known() if ":" not in concept)


@lru_cache(maxsize=100_000)
def is_common_kind(name: str) -> bool:
    """Tell whether a name, but for a state or city in it, says nothing that is not true of many organisations.

    >>> is_common_kind("Kenyan Ministry of Defence"), is_common_kind("Amber Sea Pact")
    (True, False)
    """
    found = {concept for concept in concepts(name) if not concept.startswith(("state:", "place:"))}
    return bool(found) and found <= _common() | _OFTEN and not found.isdisjoint(_common())


def likeness(left: str, right: str) -> float:
    """Return the share of concepts that two names have in common, from 0 to 1."""
    one, other = concepts(left), concepts(right)
    return len(one & other) / len(one | other) if one and other else 0.0


def state_in(name: str) -> str | None:
    """Return the code of the state that a name carries by its name, demonym or a city, or None.

    >>> state_in("Ministry of Defence of Kenya"), state_in("armée malienne"), state_in("Northern Seas Pact")
    ('ke', 'ml', None)
    """
    codes = {concept[6:8] for concept in concepts(name) if concept.startswith(("state:", "place:"))}
    return min(codes) if len(codes) == 1 else None


def _proper(word: str) -> str:
    """Return ``state:ke`` for a state or its people, ``place:ke/mombasa`` for a large city, else the word itself."""
    code = _demonyms().get(word)
    found = None if code else find_territory(word)
    if code or found is not None:
        return f"state:{code or (found.code if found else '')}"
    place = find_place(word)
    if place is not None and (place.capital or place.population > 500_000) and fold_name(place.name) == word:
        return f"place:{place.country}/{word}"
    return _cognate(_singular(word))


def _cognate(word: str) -> str:
    """Return a word with the ending that English gives to what both languages have ("ministre", "minister").

    >>> _cognate("ministre"), _cognate("parlementaire"), _cognate("harbour")
    ('minister', 'parlementary', 'harbor')
    """
    for french, english in _ENDINGS:
        if len(word) > len(french) + 3 and word.endswith(french):
            return word.removesuffix(french) + english
    return word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    return {fold_name(word): code for language in ("fr", "en") for word, code in demonyms(language).items()}


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, ...], ...]:
    text = find_resource("data", "lexicons", "organization_glossary.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept, *languages in _rows():
        for word in " ".join(languages).split():
            folded = fold_name(word)
            found.setdefault(folded, concept.rstrip("~"))
            found.setdefault(_singular(folded), concept.rstrip("~"))
    return found


@lru_cache(maxsize=1)
def _of_languages() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the glossary, and small words, that only English has, and those that only French has."""
    english = {fold_name(word) for row in _rows() for word in row[1].split()} | {"of", "the", "for", "and", "against"}
    french = {fold_name(word) for row in _rows() for word in row[2].split()} | set(
        "de du des la le les et pour".split()
    )
    return frozenset(english - french), frozenset(french - english)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(concept for meaning in _words().values() for concept in meaning.split("+"))


@lru_cache(maxsize=1)
def _row_of() -> dict[str, str]:
    found: dict[str, str] = {}
    for number, (_, *languages) in enumerate(_rows()):
        for word in " ".join(languages).split():
            found.setdefault(fold_name(word), f"line {number}")
            found.setdefault(_singular(fold_name(word)), f"line {number}")
    return found


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(concept.rstrip("~") for concept, *_ in _rows() if concept.endswith("~"))
