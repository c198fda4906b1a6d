"""Acronyms that a text defines itself: "the Blue Accord Organisation (BAO)", "BAO (Blue Accord Organisation)"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_SMALL = frozenset(
    "of the and for to in on against at de la le les des du l d et pour à contre en sur aux au un une".split()
)
#: Numbers in figures to their words, as in "G5" for a group of five.
_NUMBERS = {
    str(number): frozenset(words.split())
    for number, words in enumerate(
        (
            "two deux",
            "three trois",
            "four quatre",
            "five cinq",
            "six",
            "seven sept",
            "eight huit",
            "nine neuf",
            "ten dix",
        ),
        start=2,
    )
}


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym, where its full name stands, and where the acronym itself stands."""

    acronym: str
    start: int
    end: int
    acronym_start: int
    acronym_end: int


def find_definitions(text: str, start: int = 0, end: int | None = None) -> tuple[Definition, ...]:
    """Find the acronyms that a text defines, each with its full name.

    Args:
        text: Folded text (see :func:`kg.extract.tokens.fold_text`).
        start: Offset to begin at.
        end: Offset to stop at.

    Returns:
        Definitions in text order; the letters of the acronym begin words of the full name, small words optional.

    >>> text = "the Economic Pact of Western States (EPWS) met; the DLC (Danube League Court) did not."
    >>> [(d.acronym, text[d.start : d.end]) for d in find_definitions(text)]
    [('EPWS', 'Economic Pact of Western States'), ('DLC', 'Danube League Court')]
    """
    patterns = _patterns()
    end = len(text) if end is None else end
    found = []
    for match in patterns["after"].finditer(text, start, end):
        acronym = match.group("acronym")
        begin = _name_start(text, max(start, match.start() - 160), match.start(), acronym)
        if begin is not None:
            stop = match.start()
            while stop > begin and text[stop - 1] in " ,\"'":
                stop -= 1
            stop -= 2 if text[begin:stop].endswith("'s") else 0
            found.append(Definition(acronym, begin, stop, match.start("acronym"), match.end("acronym")))
    for match in patterns["before"].finditer(text, start, end):
        acronym, name = match.group("acronym"), match.group("name")
        if _name_start(name, 0, len(name), acronym) == 0:
            found.append(Definition(acronym, *match.span("name"), *match.span("acronym")))
    return tuple(sorted(found, key=lambda definition: definition.start))


def is_acronym_of(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym begin the words of a name, in order.

    >>> is_acronym_of("EPWS", "Economic Pact of Western States"), is_acronym_of("EPWS", "Danube League")
    (True, False)
    """
    words = [match.group() for match in _patterns()["word"].finditer(name)]
    return _fits(_letters(acronym), words)


def _name_start(text: str, start: int, end: int, acronym: str) -> int | None:
    """Return where the full name that ends at `end` begins, or None if the letters do not fit."""
    letters, compound = _letters(acronym), not acronym.isalpha() and "." not in acronym
    found = _patterns()["word"].finditer(text, start, end)
    words: list[tuple[int, str]] = [(match.start(), match.group()) for match in found]
    for place in range(len(words) - 1, max(-1, len(words) - 16), -1):
        begin, word = words[place]
        if _patterns()["break"].search(text, begin, end):
            return None
        later = [word for _, word in words[place:]]
        if word[0].isupper() and (_fits(letters, later) or (compound and _parts_fit(acronym, later))):
            return begin
    return None


def _fits(letters: str, words: list[str]) -> bool:
    parts = [part for word in words for part in word.split("-") if part]
    readings = (
        [part for part in parts if part[0].isupper()],
        [part for part in parts if len(part) > 3 or part[0].isupper()],
        [part for part in parts if part.lower() not in _SMALL],
        parts,
        [word for word in words if word[0].isupper()],
        [word for word in words if word.lower() not in _SMALL],
    )
    if any(_initials(reading) == letters for reading in readings):
        return True
    return len(letters) >= 4 and _runs_through(letters, [part for part in parts if part.lower() not in _SMALL])


def _runs_through(letters: str, words: list[str]) -> bool:
    """Tell whether letters are first letters of all words, some words giving more than one ("AMISOM")."""
    if not words:
        return not letters
    word = _plain(words[0])
    if not word[0].isupper() and word.upper()[0] != letters[:1]:
        return False
    return any(
        letters.startswith(word[:size].upper()) and _runs_through(letters[size:], words[1:])
        for size in range(min(4, len(word), len(letters)), 0, -1)
    )


def _initials(words: list[str]) -> str:
    return "".join(_plain(word[0]) for word in words).upper()


def _parts_fit(acronym: str, words: list[str]) -> bool:
    """Tell whether "G5 Sahara" or "OMS-M" shortens some words: its words and numbers among them, or all but an end."""
    short, *rest = acronym.replace("-", " ").split()
    letters, digits = _letters(short), "".join(letter for letter in short if letter.isdigit())
    number = _NUMBERS.get(digits, frozenset())
    named = [word for word in rest if not word.isupper()]
    if any(word not in words for word in named) or (digits and not any(word.lower() in number for word in words)):
        return False
    if digits or named:
        left = [word for word in words if word not in named and word.lower() not in number]
        return _fits(letters, left) or (len(letters) == 1 and words[0][0] == letters and bool(digits))
    return bool(rest) and len(letters) > 2 and _fits(letters, words)


def _letters(acronym: str) -> str:
    return _plain("".join(letter for letter in acronym if letter.isalpha())).upper()


def _plain(text: str) -> str:
    import unicodedata

    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, Any]:
    import regex

    plain = r"\p{Lu}[\p{L}]{0,2}\p{Lu}[\p{L}\-]{0,9}(?:-\d{1,2})?|\p{Lu}(?:\.\p{Lu}){1,6}\.?"
    longer = (
        r"(?:\p{Lu}{1,6}-?\d{1,2}|\p{Lu}{2,8})(?:[\s\-]\p{Lu}\p{Ll}+){1,2}|\p{Lu}{1,6}-?\d{1,2}|\p{Lu}{3,8}\s\d{1,2}"
    )
    acronym = rf"(?<acronym>{longer}|{plain})"
    return {
        "after": regex.compile(
            rf"""\s\(\s?(?:(?:the|l'|la|le|or|ou|dite?|hereafter)\s?)?["]?{acronym}["]?(?:,[^)]{{1,40}}|\sen\s\p{{Ll}}+)?\s?\)""",
            regex.VERBOSE,
        ),
        "before": regex.compile(
            rf"(?<!\p{{L}}){acronym}\s\((?:the |l'|la |le |les )?(?<name>\p{{Lu}}\p{{L}}+[^()]{{6,120}})\)"
        ),
        "word": regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*"),
        "break": regex.compile(r"[.;:!?()\n](?=\s|$)"),
    }
