"""States, their demonyms, and cities, by any of their names in English, French, Arabic and other languages.

Look-ups are exact up to case, accents and punctuation, never fuzzy: "Niger" is not Nigeria. A capital is a place in a
state and never stands for it. The data are in ``data/lexicons`` (see ``NOTICE.md`` there); they load when first asked.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.errors import ModelError
from kg.resources import find_resource

_ARTICLES = ("the ", "la ", "le ", "les ", "l'", "al ")
_FEMININE = (("ien", "ienne"), ("éen", "éenne"), ("yen", "yenne"), ("e", "e"), ("è", "è"), ("é", "é"))


@dataclass(frozen=True, slots=True)
class Territory:
    """A state, a dependency, or a state that no longer exists.

    Args:
        code: Lower-case ISO 3166-1 alpha-2 code ("pk"); ISO 3166-3 ("suhh") for a historical state.
        alpha3: Upper-case ISO 3166-1 alpha-3 code, or None.
        wikidata: Wikidata id ("Q843").
        labels: The usual name by language: ``en`` always, ``fr`` and ``ar`` mostly.
        names: Every known name, the English label first, official and historical names included.
        capital: English name of the capital, or None.
        sovereign: True for states, False for dependencies and historical states.
    """

    code: str
    alpha3: str | None
    wikidata: str
    labels: Mapping[str, str]
    names: tuple[str, ...]
    capital: str | None
    sovereign: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A city (a capital, or 100,000 inhabitants and more) or a well-known region.

    Args:
        name: The English name.
        country: Lower-case code of its state; empty for a region of several states.
        population: Inhabitants; 0 for a region.
        capital: It is the capital of its state.
        labels: Names by language, ``en`` always.
        names: Every known spelling in Latin and Arabic script.
    """

    name: str
    country: str
    population: int
    capital: bool
    labels: Mapping[str, str]
    names: tuple[str, ...]


def find_territory(name: str) -> Territory | None:
    """Find the state or dependency that a name means, in any language, or None.

    Args:
        name: A name, an official or historical name, or a common abbreviation in capitals ("UAE").

    >>> [find_territory(name).code for name in ("Ivory Coast", "Émirats arabes unis", "Kingdom of Morocco", "Burma")]
    ['ci', 'ae', 'ma', 'mm']
    >>> find_territory("Islamabad") is None
    True
    """
    code = _territory_index().get(_key(name))
    return None if code is None or (len(name) < 4 and name.islower()) else _territories()[code]


def territory(code: str) -> Territory:
    """Return the territory with a lower-case alpha-2 code.

    Raises:
        ModelError: There is no such code.

    >>> territory("tn").labels["fr"]
    'Tunisie'
    """
    found = _territories().get(code)
    if found is None:
        raise ModelError("territory code", repr(code), "use a lower-case ISO 3166-1 alpha-2 code such as 'tn'")
    return found


def territories() -> tuple[Territory, ...]:
    """Return all territories, sorted by code."""
    return tuple(_territories().values())


@lru_cache(maxsize=8)
def state_names(language: str) -> Mapping[str, str]:
    """Return the names of states to look for in running text, each with its code.

    Args:
        language: ``en``, ``fr`` or ``ar``; any other language has none.

    Returns:
        Spelling, in the case it is written in, to code. Names that people also bear are among them: see
        :func:`ambiguous_names`.

    >>> state_names("fr")["Arabie saoudite"], state_names("en")["UAE"]
    ('sa', 'ae')
    """
    return MappingProxyType({name: str(row["code"]) for row in _rows() for name in row.get(language, ())})


@lru_cache(maxsize=8)
def demonyms(language: str) -> Mapping[str, str]:
    """Return words for the people and things of a state, in all inflections, each with the state's code.

    Args:
        language: ``en`` or ``fr``; any other language has none.

    >>> demonyms("fr")["saoudienne"], demonyms("fr")["Nigériens"], demonyms("en")["Nigerian"]
    ('sa', 'ne', 'ng')
    """
    column = {"en": 1, "fr": 2}.get(language)
    found: dict[str, str] = {}
    for line in find_resource("data", "lexicons", "territories_demonyms.tsv").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if column is None or line.startswith("#") or len(cells) < 3:
            continue
        for form in cells[column].split(", "):
            for word in _inflect_english(form) if column == 1 else _inflect_french(form):
                found.setdefault(word, cells[0])
    return MappingProxyType(found)


@lru_cache(maxsize=8)
def place_names(language: str) -> Mapping[str, tuple[str, str]]:
    """Return the names of cities and regions to look for in running text.

    Args:
        language: ``en``, ``fr`` or ``ar``; any other language has none.

    Returns:
        Spelling to the English name and the code of the state; of two cities of one name the more populous.

    >>> place_names("fr")["Le Caire"], place_names("en")["Peshawar"]
    (('Cairo', 'eg'), ('Peshawar', 'pk'))
    """
    column = {"en": 4, "fr": 5, "ar": 6}.get(language)
    found: dict[str, tuple[str, str]] = {}
    if column is not None:
        for cells in _place_rows():
            for name in cells[column].split("|"):
                found.setdefault(name, (cells[1], cells[0]))
        found.pop("", None)
    return MappingProxyType(found)


@lru_cache(maxsize=8)
def ambiguous_names(language: str) -> frozenset[str]:
    """Return the names of states and cities that are also names of people or common words.

    >>> "Jordan" in ambiguous_names("en"), "Chad" in ambiguous_names("en"), "Pakistan" in ambiguous_names("en")
    (True, True, False)
    """
    states = {name for row in _rows() for name in row["person"] if name in row.get(language, ())}
    column = {"en": 4, "fr": 5}.get(language)
    if column is None:
        return frozenset(states)
    return frozenset(states.union(*(cells[column].split("|") for cells in _place_rows() if "?" in cells[3])))


def find_place(name: str, country: str | None = None) -> Place | None:
    """Find the city or region that a name means, in any language, or None.

    Args:
        name: The name in Latin or Arabic script.
        country: Lower-case code of the state it must lie in, or None for the most populous of that name.

    >>> find_place("Alger").name, find_place("Tripoli").country, find_place("Tripoli", "lb").country
    ('Algiers', 'ly', 'lb')
    """
    for cells in _place_index().get(_key(name), ()):
        if country is None or cells[0] == country:
            return _place(cells)
    return None


def _place(cells: tuple[str, ...]) -> Place:
    code, name, population, mark, *groups = cells
    names = [group.split("|") for group in groups]
    labels = {"en": name, "fr": names[1][0] or name}
    if names[2][0]:
        labels["ar"] = names[2][0]
    every = tuple(dict.fromkeys(spelling for group in names for spelling in group if spelling))
    return Place(name, code, int(population), "*" in mark, MappingProxyType(labels), every)


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """Return a name without case, accents, punctuation and leading article."""
    text = name.replace("’", "'").lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"[^\w']+", " ", text.replace(".", "")).strip()
    for article in _ARTICLES:
        if text.startswith(article) and len(text) > len(article) + 2:
            return text[len(article) :]
    return text


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, list[str]], ...]:
    text = find_resource("data", "lexicons", "territories.jsonl").read_text("utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


@lru_cache(maxsize=1)
def _territories() -> dict[str, Territory]:
    found = {}
    for row in map(_typed, _rows()):
        found[row.code] = row
    return found


def _typed(row: Mapping[str, object]) -> Territory:
    labels, alpha3 = row["labels"], row["alpha3"]
    assert isinstance(labels, dict)
    names = [name for kind in ("en", "fr", "ar", "other") for name in _strings(row[kind])]
    return Territory(
        code=str(row["code"]),
        alpha3=str(alpha3).upper() if alpha3 else None,
        wikidata=str(row["wikidata"]),
        labels=MappingProxyType(labels),
        names=tuple(dict.fromkeys([*labels.values(), *names])),
        capital=str(row["capital"]) if row["capital"] else None,
        sovereign=bool(row["state"]),
    )


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


@lru_cache(maxsize=1)
def _territory_index() -> dict[str, str]:
    index: dict[str, str] = {}
    for kinds in (("en", "fr", "ar"), ("other",)):
        for row in _rows():
            for kind in kinds:
                for name in row[kind]:
                    index.setdefault(_key(name), str(row["code"]))
    return index


@lru_cache(maxsize=1)
def _place_rows() -> tuple[tuple[str, ...], ...]:
    packed = find_resource("data", "lexicons", "places.tsv.gz").read_bytes()
    return tuple(tuple(line.split("\t")) for line in gzip.decompress(packed).decode().splitlines())


@lru_cache(maxsize=1)
def _place_index() -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for column in (1, 4, 5, 6, 7):
        for cells in _place_rows():
            for name in cells[column].split("|"):
                found = index.setdefault(_key(name), [])
                if name and cells not in found:
                    found.append(cells)
    return index


def _inflect_english(form: str) -> tuple[str, ...]:
    plural = form.endswith(("n", "i", "r", "t", "o", "b", "k", "c", "ne", "ve", "te", "g", "d", "é", "Dane", "Swede"))
    plural = plural and not form.endswith(("men", "man", "British"))
    return (form, f"{form}s") if plural else (form,)


def _inflect_french(form: str) -> tuple[str, ...]:
    masculine, _, feminine = form.partition("/")
    if not feminine:
        rule = next((rule for rule in _FEMININE if masculine.endswith(rule[0])), ("", "e"))
        feminine = masculine.removesuffix(rule[0]) + rule[1]
    words = [masculine, feminine, *(word if word.endswith("s") else f"{word}s" for word in (masculine, feminine))]
    return tuple(dict.fromkeys([*words, *(word[0].upper() + word[1:] for word in words)]))
