"""States, their demonyms, cities, regions and named sites in text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from kg.extract.board import Board
from kg.extract.lexicon import is_common, is_name
from kg.extract.packs import Packs
from kg.extract.tokens import Token, fold_text
from kg.extract.word_patterns import CAPITAL, EDGE, STOP, either
from kg.territories import ambiguous_names, demonyms, place_names, state_names, territory


def put_states(board: Board) -> None:
    """Take names of states, each with its code and its usual English name; then words for their people and things."""
    scanner, codes = _states(board.language)
    for start, end in _scan(board, scanner):
        words = board.text[start:end]
        if not _is_part_of_name(board, start, end, words):
            code = codes[words]
            board.put(start, end, "state", name=territory(code).labels["en"], concept=code)
    adjectives = demonyms(board.language)
    for line in board.lines:
        for token in line.tokens:
            for start, word in _parts(token):
                found = adjectives.get(word)
                if found is not None:
                    board.put(start, start + len(word), "demonym", name=territory(found).labels["en"], concept=found)


def put_sites(board: Board) -> None:
    """Take names of sites such as headquarters and airports."""
    pattern = _sites(board.packs)
    for line in board.lines:
        for start, end, _ in board.matches(pattern, line, "name"):
            board.put(start, end, "place")


def put_places(board: Board) -> None:
    """Take names of cities and regions."""
    regions = _regions(board.packs)
    for line in board.lines:
        for start, end, _ in board.matches(regions, line):
            board.put(start, end, "place")
    scanner, names = _cities(board.language)
    for start, end in _scan(board, scanner):
        words = board.text[start:end]
        if not _is_part_of_name(board, start, end, words):
            board.put(start, end, "place", name=names[words][0])


def _parts(token: Token) -> list[tuple[int, str]]:
    """Return a token and the halves of a compound such as "Kordavian-led" or "Kordavian-Gulf", with their offsets."""
    found = [(token.start, token.text)]
    left, dash, right = token.text.partition("-")
    if dash and len(left) > 3 and len(right) > 2:
        found += [(token.start, left), (token.start + len(left) + 1, right)]
    return found


def state_spellings(language: str) -> frozenset[str]:
    """Return the names of states in a language, folded, in the case they are written in."""
    return frozenset(_states(language)[1])


def _scan(board: Board, scanner: Any) -> Iterator[tuple[int, int]]:
    """Yield offsets of whole words that a scanner finds in the lines that are read."""
    text = board.text
    for _, start, end in scanner.find_matches_as_indexes(text):
        line = board.line_at(start)
        if line is None or end > line.end or not board.is_free(start, end):
            continue
        if start > line.start and _clings(text[start - 1]) and not _is_after_dash(board, start):
            continue
        if end < line.end and (text[end].isalnum() or text[end] == "_" or _begins_compound(board, end)):
            continue
        yield start, end


def _clings(mark: str) -> bool:
    return mark.isalnum() or mark in "-_@#/"


def _begins_compound(board: Board, end: int) -> bool:
    """Tell whether a dash and a capital follow that make another name of the two, and not a pair of states."""
    text = board.text
    if text[end] != "-" or not text[end + 1 : end + 2].isupper():
        return False
    stop = end + 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    following = text[end + 1 : stop]
    return following not in _states(board.language)[1] and following not in demonyms(board.language)


def _is_after_dash(board: Board, start: int) -> bool:
    """Tell whether a dash before a name joins two places ("Kordavia-Oman border") and not the parts of one name."""
    text = board.text
    if start < 2 or text[start - 1] not in "-/" or text[start - 2] == " ":
        return start > 1 and text[start - 1] in "-/"
    begin = start - 1
    while begin > 0 and text[begin - 1].isalpha():
        begin -= 1
    word, language = text[begin : start - 1], board.language
    known = word in _states(language)[1] or word in demonyms(language) or word in _cities(language)[1]
    return known or word[:1].islower()


def _is_part_of_name(board: Board, start: int, end: int, words: str) -> bool:
    """Tell whether the name of a place is a word in the name of a person ("Chad Miller", "Sana Jordan")."""
    if " " in words:
        return False
    line = board.line_at(start)
    if line is None:
        return False
    before = board.text[max(line.start, start - 30) : start]
    after = board.text[end : min(line.end, end + 30)]
    previous = before.split()[-1:] if before.endswith(" ") else []
    following = after.split()[:1] if after.startswith(" ") else []
    if previous and previous[0].lower() in _place_words(board.packs):
        return previous[0] in ("de", "of") and is_name(words) and _is_surname(after)
    doubtful = words in ambiguous_names(board.language) or is_name(words)
    if doubtful and following and _is_proper(following[0].strip(".,;:'")) and board.is_free(end + 1, end + 3):
        return True
    if not previous or not board.is_free(start - 2, start):
        return False
    word = previous[0].strip('("')
    if len(word) == 2 and word[1] == "." and word[0].isupper():
        return True
    return _is_proper(word) and (doubtful or is_name(word))


def _is_surname(after: str) -> bool:
    """Tell whether one name word follows, and no other capital: the "Martin" of "of George Martin, who"."""
    following, *rest = after.split(" ")[1:3] if after.startswith(" ") else [""]
    word = following.strip(".,;:'")
    return is_name(word) and _is_proper(word) and (word != following or not rest or not rest[0][:1].isupper())


def _is_proper(word: str) -> bool:
    """Tell whether a word beside the name of a place looks like part of a person's name."""
    lower = word.lower()
    return lower in ("bin", "ben", "ould", "mint", "al") or (
        word[:1].isupper()
        and len(word) > 2
        and word.replace("-", "").isalpha()
        and not word.isupper()
        and not is_common(lower)
    )


@lru_cache(maxsize=8)
def _place_words(packs: Packs) -> frozenset[str]:
    return frozenset((*packs.words("person", "place_words"), *packs.words("person", "articles"), "of", "de", "d'"))


@lru_cache(maxsize=4)
def _states(language: str) -> tuple[Any, Mapping[str, str]]:
    names = {fold_text(name): code for name, code in sorted(state_names(language).items())}
    names |= {name.upper(): code for name, code in names.items() if len(name) > 3}
    return _scanner(tuple(names)), names


@lru_cache(maxsize=4)
def _cities(language: str) -> tuple[Any, Mapping[str, tuple[str, str]]]:
    names = {
        fold_text(name): value
        for name, value in sorted(place_names(language).items())
        if len(name) > 2 and not (is_common(name) and " " not in name)
    }
    names |= {name.upper(): value for name, value in names.items() if len(name) > 4}
    return _scanner(tuple(names)), names


def _scanner(words: tuple[str, ...]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=8)
def _regions(packs: Packs) -> Any:
    import regex

    return regex.compile(rf"{EDGE}(?:{either(packs.words('place', 'regions'))}){STOP}")


@lru_cache(maxsize=8)
def _sites(packs: Packs) -> Any:
    """Return the pattern of named sites: the noun after the name in English, before it in French."""
    import regex

    heads, openers = either(packs.words("place", "heads")), either(packs.words("place", "openers"))
    if packs.language == "fr":
        kinds = either(packs.words("place", "kinds"))
        joint = r"(?:\sde\sla\s|\sde\sl'|\sdu\s|\sdes\s|\sde\s|\sd'|\s)"
        named = rf"(?:{heads})(?:\s(?:{kinds}))?{joint}{CAPITAL}(?:[\s\-]{CAPITAL}){{0,3}}"
    else:
        named = rf"(?!(?:{openers})\s){CAPITAL}\s(?:{CAPITAL}\s){{0,4}}(?:{heads})(?!\s\p{{Lu}}\p{{Ll}})"
    return regex.compile(rf"{EDGE}(?<name>{either(packs.words('place', 'fixed'))}|{named}){STOP}")
