"""Whole numbers in text, in digits and in words."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.extract.word_patterns import either

_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_ENGLISH_TENS = {
    word: 10 * place
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_FRENCH_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
_FRENCH_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}

#: A run of more digits counts nothing that this project is about.
_MOST_DIGITS = 15


def parse_number(words: str, language: str) -> int | None:
    """Return the whole number that digits or words mean, or None.

    Args:
        words: "43", "1,200", "forty-three", "quarante-trois", "quatre-vingt-dix".
        language: ``en`` or ``fr``.

    >>> parse_number("forty-three", "en"), parse_number("quatre-vingt-dix-sept", "fr"), parse_number("1,200", "en")
    (43, 97, 1200)
    """
    plain = words.strip().lower()
    digits = "".join(plain.replace(",", " ").replace(".", " ").split()) if plain[:1].isdigit() else ""
    if digits:
        return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
    return _names(language).get("-".join(plain.replace("-", " ").replace(" et ", " ").replace(" and ", " ").split()))


def parse_ordinal(words: str, language: str) -> int | None:
    """Return the whole number that an ordinal in digits or words means, or None.

    Args:
        words: "31st", "ninth", "thirty-first", "9e", "neuvième", "trente et unième".
        language: ``en`` or ``fr``.

    >>> parse_ordinal("31st", "en"), parse_ordinal("ninth", "en"), parse_ordinal("neuvième", "fr")
    (31, 9, 9)
    """
    plain = words.strip().lower()
    digits = plain.rstrip("abcdefghijklmnopqrstuvwxyzè") if plain[:1].isdigit() else ""
    if digits:
        ends = {"e", "ème", "eme", "er", "re"} if language == "fr" else {"st", "nd", "rd", "th"}
        return int(digits) if digits.isdecimal() and len(digits) < 4 and plain[len(digits) :] in ends else None
    return _ordinals(language).get("-".join(plain.replace("-", " ").replace(" et ", " ").replace(" and ", " ").split()))


@lru_cache(maxsize=4)
def _ordinals(language: str) -> dict[str, int]:
    irregular = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
    irregular |= {"nine": "ninth", "twelve": "twelfth", "cinq": "cinquième", "neuf": "neuvième"}
    found = {"premier": 1, "première": 1, "second": 2, "seconde": 2} if language == "fr" else {}
    for name, value in _names(language).items():
        start, _, last = name.rpartition("-")
        ending = f"{last.removesuffix('e')}ième" if language == "fr" else f"{last}th"
        if language == "en" and last.endswith("y"):
            ending = f"{last[:-1]}ieth"
        found["-".join(filter(None, (start, irregular.get(last, ending))))] = value
    return found


def find_numbers(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int, int], ...]:
    """Find whole numbers; gives start, end and value of each, in text order.

    Percentages, decimals, ordinals and numbers inside words or brackets are passed over, and so are "one" and "un".

    >>> find_numbers("Its forty-one members sent 200 officers in 2 years.", "en")
    ((4, 13, 41), (27, 30, 200), (43, 44, 2))
    """
    found = []
    for match in _pattern(language).finditer(text, start, len(text) if end is None else end):
        words = match.group()
        value = parse_number(words, language)
        while value is None and (last := _last_word().search(words)):
            words = words[: last.start()]
            value = parse_number(words, language)
        if value is not None and not (value == 1 and words.isalpha()):
            found.append((match.start(), match.start() + len(words), value))
    return tuple(found)


@lru_cache(maxsize=1)
def _last_word() -> Any:
    import regex

    return regex.compile(r"(?:[\s\-](?:et|and))?[\s\-][\p{L}]+$")


@lru_cache(maxsize=4)
def _names(language: str) -> dict[str, int]:
    if language == "fr":
        return _french_names()
    names = {word: value for value, word in enumerate(_ENGLISH_UNITS)}
    for word, value in _ENGLISH_TENS.items():
        names[word] = value
        names |= {f"{word}-{unit}": value + place for place, unit in enumerate(_ENGLISH_UNITS[:10]) if place}
    hundreds = {"hundred": 100, "a-hundred": 100, "one-hundred": 100, "two-hundred": 200, "dozen": 12, "a-dozen": 12}
    small = dict(names)
    return names | hundreds | {f"one-hundred-{word}": 100 + value for word, value in small.items() if value}


def _french_names() -> dict[str, int]:
    names = {word: value for value, word in enumerate(_FRENCH_UNITS)} | {"une": 1}
    for word, value in _FRENCH_TENS.items():
        names[word] = value
        for place, unit in enumerate(_FRENCH_UNITS[: 20 if value == 60 else 10]):
            if place:
                names[f"{word}-{unit}"] = value + place
    names["quatre-vingts"] = 80
    for place, unit in enumerate(_FRENCH_UNITS):
        names["quatre-vingt" + (f"-{unit}" if place else "")] = 80 + place
    small = dict(names)
    return (
        names
        | {"cent": 100, "deux-cents": 200}
        | {f"cent-{word}": 100 + value for word, value in small.items() if value}
    )


@lru_cache(maxsize=4)
def _pattern(language: str) -> Any:
    import regex

    small = "et" if language == "fr" else "and"
    word = either({part for name in _names(language) for part in name.split("-")} - {"a", small})
    several = rf"(?i:(?:a\s)?(?:{word})(?:(?:[\s\-]{small})?[\s\-](?:{word})){{0,6}})"
    groups = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+" if language == "fr" else r"\d{1,3}(?:,\d{3})+"
    digits = rf"(?<![\p{{L}}\d.,(/:\-])(?:{groups}|\d+)(?![\p{{L}}\d%/:)]|[.,]\d|-\d|\s?%)"
    return regex.compile(rf"{digits}|(?<![\p{{L}}\-']){several}(?![\p{{L}}\-])")
