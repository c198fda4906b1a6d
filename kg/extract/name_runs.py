"""Runs of capitalised words and particles that may be the name of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.board import Board, Line
from kg.extract.lexicon import is_common, is_listed, is_name
from kg.extract.packs import Packs
from kg.extract.tokens import Token

_ARTICLES = ("al-", "el-", "as-", "an-", "ar-", "ad-", "ash-", "at-", "az-", "al'")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the packs of a language say about the names of people; all but stop words and facilities in lower case."""

    particles: frozenset[str]
    weak_particles: frozenset[str]
    strong_particles: frozenset[str]
    titles: frozenset[str]
    name_honorifics: frozenset[str]
    suffixes: frozenset[str]
    stop_words: frozenset[str]
    facilities: frozenset[str]
    speech: frozenset[str]
    place_words: frozenset[str]
    articles: frozenset[str]
    partners: frozenset[str]
    things: frozenset[str]
    who: frozenset[str]
    kin: frozenset[str]
    rulers: frozenset[str]
    between_titles: frozenset[str]
    bylines: frozenset[str]

    def is_arabic(self, word: str) -> bool:
        """Tell whether a word has an Arabic article before a capital: "Al-Hassan"."""
        lower = word.lower()
        return lower.startswith(_ARTICLES) and "-" in word and word.split("-", 1)[1][:1].isupper()


@lru_cache(maxsize=8)
def name_words(packs: Packs) -> NameWords:
    """Return what the packs of a language say about the names of people."""

    def words(key: str) -> frozenset[str]:
        return frozenset(packs.words("person", key))

    ranks: set[str] = set()
    for entry in packs.entries("rank"):
        spellings = entry.get("words")
        for spelling in spellings if isinstance(spellings, list) else ():
            ranks.update((str(spelling).lower(),) if " " not in str(spelling) else ())
    bridges = {word for key in ("qualifiers", "retired") for word in packs.words("rank_words", key)}
    return NameWords(
        words("particles"),
        words("weak_particles"),
        words("strong_particles"),
        frozenset(ranks) | words("honorifics"),
        words("name_honorifics"),
        words("suffixes"),
        words("stop_words"),
        words("facilities"),
        words("speech"),
        words("place_words"),
        words("articles"),
        words("partners"),
        words("things"),
        words("who"),
        words("kin"),
        words("rulers"),
        frozenset(bridges | {"his", "her", "son", "sa"}),
        words("bylines"),
    )


def is_title(token: Token, words: NameWords) -> bool:
    """Tell whether a token is part of a rank or an honorific ("Gen.", "Maj", "Dr")."""
    return token.lower in words.titles or token.lower.rstrip(".") in words.titles


def find_runs(board: Board, line: Line, words: NameWords) -> Iterator[tuple[int, int]]:
    """Yield first and last token number of each run of capitals and particles that nobody has taken."""
    tokens = line.tokens
    shouting = _is_shouting(tokens)
    number = 0
    while number < len(tokens):
        if not _may_begin(board, tokens, number, words, shouting):
            number += 1
            continue
        last = _go_on(board, tokens, number, words, shouting)
        first = number
        while first < last and first == 0 and is_common(tokens[first].text) and not is_name(tokens[first].text):
            first += 1
        if first < last and _is_demonym_like(tokens, first, words):
            first += 1
        while last > first and tokens[last].lower.rstrip(".") in words.suffixes and len(tokens[last].text) == 1:
            last -= 1
        yield first, last
        number = last + 1


def _is_demonym_like(tokens: Sequence[Token], first: int, words: NameWords) -> bool:
    """Tell whether a run begins with "la Kordavienne" before a name; such words are nouns in French."""
    if first == 0 or tokens[first - 1].lower not in ("le", "la", "l'", "un", "une"):
        return False
    word = tokens[first].text
    noun = word.endswith(
        ("ien", "ienne", "ain", "aine", "ais", "aise", "ois", "oise", "ique", "éen", "éenne", "ol", "ole")
    )
    return (
        noun
        and not is_name(word)
        and tokens[first + 1].text[0].isupper()
        and tokens[first + 1].lower not in words.particles
    )


def _is_shouting(tokens: Sequence[Token]) -> bool:
    letters = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word.isupper() and len(word) > 1 for word in letters) > 0.6 * max(1, len(letters))


def _is_name_like(board: Board, token: Token, words: NameWords, shouting: bool) -> bool:
    word = token.text
    if not (word[0].isupper() or words.is_arabic(word)) or not word[0].isalpha() or word in words.stop_words:
        return False
    if not board.is_free(token.start, token.end) or len(word) == 1 or word[-1] == "'" or not _is_latin(word):
        return False
    return not (word.isupper() and len(word) > 2 and shouting and "." not in word)


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00"


def _may_begin(board: Board, tokens: Sequence[Token], number: int, words: NameWords, shouting: bool) -> bool:
    token = tokens[number]
    if not _is_name_like(board, token, words, shouting):
        return False
    if token.lower in words.suffixes:
        return False
    if not is_title(token, words):
        return True
    follows = number + 1 < len(tokens) and _is_name_like(board, tokens[number + 1], words, shouting)
    if _is_inner_initial(token) and follows and token.lower[0] not in words.titles:
        return True
    return (
        token.lower in words.name_honorifics
        and follows
        and not is_title(tokens[number + 1], words)
        and _keeps_honorific(tokens, number)
    )


def _keeps_honorific(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether an honorific is worn as part of the name: after another title, or before two words."""
    return tokens[number].lower not in ("sheikh", "cheikh", "imam", "haji", "cheick")


def _go_on(board: Board, tokens: Sequence[Token], first: int, words: NameWords, shouting: bool) -> int:
    last = first
    while last - first < 8:
        step = _next_part(board, tokens, first, last, words, shouting)
        if step is None:
            return last
        last = step
    return last


def _next_part(
    board: Board, tokens: Sequence[Token], first: int, last: int, words: NameWords, shouting: bool
) -> int | None:
    """Return the number of the next token of the name, particles and nicknames skipped; None at its end."""
    place = last + 1
    if place >= len(tokens) or not _is_near(board, tokens[last], tokens[place]):
        return None
    token = tokens[place]
    if token.lower.rstrip(".") in words.suffixes and token.text[0].isupper():
        return place
    if token.lower in words.particles:
        return _after_particles(board, tokens, first, place, words, shouting)
    if _is_name_like(board, token, words, shouting) and _may_follow(tokens, place, words):
        return place
    if token.text == '"':
        return _after_nickname(board, tokens, place, words, shouting)
    return None


def _may_follow(tokens: Sequence[Token], place: int, words: NameWords) -> bool:
    """Tell whether a word may stand later in a name: no title, but for an initial, "Cheikh", or a surname such as "Bishop"."""
    token = tokens[place]
    if not is_title(token, words) or _is_inner_initial(token) or token.lower in words.name_honorifics:
        return True
    ends = place + 1 >= len(tokens) or not tokens[place + 1].text[0].isupper()
    return ends and "." not in token.text and is_name(tokens[place - 1].text) and is_listed(token.text)


def _is_inner_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _is_near(board: Board, left: Token, right: Token) -> bool:
    gap = board.text[left.end : right.start]
    return (
        gap == " " or (gap in ("", "\n") and left.text.endswith((".", "'"))) or (gap == "\n" and left.text[0].isupper())
    )


def _after_particles(
    board: Board, tokens: Sequence[Token], first: int, place: int, words: NameWords, shouting: bool
) -> int | None:
    stop = place
    while stop < len(tokens) and tokens[stop].lower in words.particles and stop - place < 4:
        stop += 1
    if (
        stop >= len(tokens)
        or not _is_near(board, tokens[stop - 1], tokens[stop])
        and not tokens[stop - 1].text.endswith("'")
    ):
        return None
    if not _is_name_like(board, tokens[stop], words, shouting) or is_title(tokens[stop], words):
        return (
            place
            if tokens[place].text[0].isupper()
            and board.is_free(tokens[place].start, tokens[place].end)
            and is_name(tokens[place].text)
            else None
        )
    if not all(board.is_free(token.start, token.end) for token in tokens[place:stop]):
        return None
    weak = all(token.lower in words.weak_particles and token.text[0].islower() for token in tokens[place:stop])
    if weak and (is_common(tokens[stop].text) or not (is_name(tokens[first].text) or is_name(tokens[stop].text))):
        return None
    return stop


def _after_nickname(board: Board, tokens: Sequence[Token], place: int, words: NameWords, shouting: bool) -> int | None:
    for stop in range(place + 1, min(place + 4, len(tokens) - 1)):
        if tokens[stop].text == '"':
            after = tokens[stop + 1]
            close = _is_near(board, tokens[stop], after) and _is_name_like(board, after, words, shouting)
            return stop + 1 if close and stop > place + 1 else None
    return None
