"""Runs of capitalised words and particles that may be the name of a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.board import Board, Line
from kg.extract.lexicon import is_common, is_listed, is_name
from kg.extract.packs import Packs
from kg.extract.tokens import Token

_NATIONAL = ("ien", "ienne", "ain", "aine", "ais", "aise", "ois", "oise", "ique", "éen", "éenne", "ol", "ole", "esse")
_ARTICLES = ("al-", "el-", "as-", "an-", "ar-", "ad-", "ash-", "at-", "az-", "al'")


@dataclass(frozen=True, slots=True)
class NameWords:
    """What the packs of a language say about the names of people; all but stop words and facilities in lower case."""

    particles: frozenset[str]
    weak_particles: frozenset[str]
    strong_particles: frozenset[str]
    titles: frozenset[str]
    name_honorifics: frozenset[str]
    worn_honorifics: frozenset[str]
    suffixes: frozenset[str]
    stop_words: frozenset[str]
    facilities: frozenset[str]
    code_words: frozenset[str]
    speech: frozenset[str]
    place_words: frozenset[str]
    giving_words: frozenset[str]
    articles: frozenset[str]
    partners: frozenset[str]
    things: frozenset[str]
    who: frozenset[str]
    born: frozenset[str]
    kin: frozenset[str]
    rulers: frozenset[str]
    between_titles: frozenset[str]
    bylines: frozenset[str]
    given_names: frozenset[str]

    def is_known(self, word: str) -> bool:
        """Tell whether a word is a name: by the lexicon, by a pack, or by its Arabic article."""
        return word.lower() in self.given_names or is_name(word) or self.is_arabic(word)

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
        words("worn_honorifics"),
        words("suffixes"),
        words("stop_words") | frozenset(packs.words("organization", "not_acronyms")),
        words("facilities"),
        words("code_words"),
        words("speech"),
        words("place_words"),
        words("giving_words"),
        words("articles"),
        words("partners"),
        words("things"),
        words("who"),
        words("born"),
        words("kin"),
        words("rulers"),
        frozenset(bridges | {"his", "her", "son", "sa"}),
        words("bylines"),
        frozenset(word.lower() for word in words("given_names")),
    )


def is_title(token: Token, words: NameWords) -> bool:
    """Tell whether a token is part of a rank or an honorific ("Gen.", "Maj", "Dr")."""
    return token.lower in words.titles or token.lower.rstrip(".") in words.titles


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence, read for runs of capitals."""

    board: Board
    tokens: Sequence[Token]
    words: NameWords
    shouting: bool

    def is_name_like(self, number: int) -> bool:
        """Tell whether a token is a free capitalised word that may stand in a name."""
        token, word = self.tokens[number], self.tokens[number].text
        if not word[0].isalpha() or not (word[0].isupper() or self.words.is_arabic(word)) or not _is_latin(word):
            return False
        if len(word) == 1 or word[-1] == "'" or word in self.words.stop_words:
            return False
        if self.shouting and word.isupper() and len(word) > 2 and "." not in word:
            return False
        return self.board.is_free(token.start, token.end)

    def is_title(self, number: int) -> bool:
        """Tell whether a token is part of a rank or an honorific."""
        return is_title(self.tokens[number], self.words)

    def is_near(self, number: int) -> bool:
        """Tell whether a token follows the one before it as the next word of a name does."""
        left, right = self.tokens[number - 1], self.tokens[number]
        gap = self.board.text[left.end : right.start]
        if gap == "":
            return left.text.endswith((".", "'"))
        if gap.strip():
            return False
        wrapped = self.board.raw.count("\n", left.end, right.start) == 1
        return gap == " " or (wrapped and (left.text[0].isupper() or left.text.endswith(".")))


def find_runs(board: Board, line: Line, words: NameWords) -> Iterator[tuple[int, int]]:
    """Yield first and last token number of each run of capitals and particles that nobody has taken."""
    tokens = line.tokens
    reader = _Reader(board, tokens, words, _is_shouting(tokens))
    number = 0
    while number < len(tokens):
        if not _may_begin(reader, number):
            number += 1
            continue
        last = _go_on(reader, number)
        yield _skip_opening(tokens, number, last, words), last
        number = last + 1


def _skip_opening(tokens: Sequence[Token], first: int, last: int, words: NameWords) -> int:
    """Return the first token without an ordinary word that only has its capital from opening the sentence."""
    while first < last and first == 0 and is_common(tokens[first].text) and not is_name(tokens[first].text):
        first += 1
    return first + 1 if first < last and _is_demonym_like(tokens, first, words) else first


def _is_demonym_like(tokens: Sequence[Token], first: int, words: NameWords) -> bool:
    """Tell whether a run begins with "la Kordavienne" before a name; such words are nouns in French."""
    if first == 0 or tokens[first - 1].lower not in ("le", "la", "l'", "un", "une", "du", "au"):
        return False
    word, after = tokens[first].text, tokens[first + 1]
    named = after.text[0].isupper() and after.lower not in words.particles
    return named and word.endswith(_NATIONAL) and not is_name(word.rpartition("-")[2])


def _is_shouting(tokens: Sequence[Token]) -> bool:
    letters = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(word.isupper() and len(word) > 1 for word in letters) > 0.6 * max(1, len(letters))


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00"


def _may_begin(reader: _Reader, number: int) -> bool:
    token, words = reader.tokens[number], reader.words
    if token.text[0].islower() and "-" not in token.text and "'" not in token.text:
        return False
    if not reader.is_name_like(number):
        return _is_opening_particle(reader, number)
    if token.lower in words.suffixes and not (len(token.text) == 2 and token.text[1].islower()):
        return False
    if not reader.is_title(number):
        return True
    if number + 1 >= len(reader.tokens) or not reader.is_name_like(number + 1):
        return False
    if _is_initial(token):
        return token.lower[0] not in words.titles
    return token.lower in words.worn_honorifics and not reader.is_title(number + 1)


def _is_opening_particle(reader: _Reader, number: int) -> bool:
    """Tell whether a particle or an initial opens a name behind a title: "M. Le Guen", "Brig. S M Rahman"."""
    if not 0 < number < len(reader.tokens) - 1 or not reader.is_title(number - 1):
        return False
    word = reader.tokens[number].text
    opens = word[0].isupper() and (len(word) == 1 or word.lower() in reader.words.weak_particles)
    following = number + 2 if len(reader.tokens[number + 1].text) == 1 == len(word) else number + 1
    if not opens or following >= len(reader.tokens):
        return False
    return reader.is_near(following) and reader.is_near(number + 1) and reader.is_name_like(following)


def _go_on(reader: _Reader, first: int) -> int:
    last = first
    while last - first < 8:
        step = _next_part(reader, first, last + 1)
        if step is None:
            return last
        last = step
    return last


def _next_part(reader: _Reader, first: int, place: int) -> int | None:
    """Return the number of the next token of the name, particles and nicknames skipped; None at its end."""
    if place >= len(reader.tokens) or not reader.is_near(place):
        return None
    token, words = reader.tokens[place], reader.words
    if token.lower.rstrip(".") in words.suffixes and token.text[0].isupper():
        return place
    if token.lower in words.particles:
        return _after_particles(reader, first, place)
    if reader.is_name_like(place) and _may_follow(reader, first, place):
        return place
    if place == first + 1 and len(token.text) == 1 == len(reader.tokens[first].text) and token.text.isupper():
        return place
    return _after_nickname(reader, place) if token.text == '"' else None


def _may_follow(reader: _Reader, first: int, place: int) -> bool:
    """Tell whether a word may stand later in a name: no title, but for an initial, "Cheikh", or "Bishop"."""
    token, tokens = reader.tokens[place], reader.tokens
    if not reader.is_title(place) or _is_initial(token) or token.lower in reader.words.name_honorifics:
        return True
    ends = place + 1 >= len(tokens) or not tokens[place + 1].text[0].isupper()
    return ends and "." not in token.text and is_name(tokens[first].text) and is_listed(token.text)


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _after_particles(reader: _Reader, first: int, place: int) -> int | None:
    """Return the number of the name word after one particle or more, or None if there is no such word."""
    tokens, words = reader.tokens, reader.words
    stop = place
    while stop < len(tokens) and tokens[stop].lower in words.particles and stop - place < 4:
        stop += 1
    if stop >= len(tokens) or not (reader.is_near(stop) or tokens[stop - 1].text.endswith("'")):
        return None
    if not all(reader.board.is_free(token.start, token.end) for token in tokens[place:stop]):
        return None
    if not reader.is_name_like(stop) or not _may_follow(reader, first, stop):
        return place if tokens[place].text[0].isupper() and is_name(tokens[place].text) else None
    weak = all(token.lower in words.weak_particles and token.text[0].islower() for token in tokens[place:stop])
    if weak and (is_common(tokens[stop].text) or not (is_name(tokens[first].text) or is_name(tokens[stop].text))):
        return None
    return stop


def _after_nickname(reader: _Reader, place: int) -> int | None:
    """Return the number of the word after a nickname in quotes: the "Haddad" of `Sana "Sunny" Haddad`."""
    for stop in range(place + 2, min(place + 4, len(reader.tokens) - 1)):
        if reader.tokens[stop].text == '"':
            return stop + 1 if reader.is_near(stop + 1) and reader.is_name_like(stop + 1) else None
    return None
