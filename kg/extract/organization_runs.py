"""Runs of words that may be the name of an organisation, though no head noun says so: "Blue Heron Watch".

In English capitals, joined by "of", "for" and the like; in French a capitalised noun behind an article, with adjectives
and complements in small letters. Which of them are names is decided by :mod:`~kg.extract.organization_scores`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.board import Board, Line
from kg.extract.lexicon import is_common, is_name
from kg.extract.model import Span
from kg.extract.organization_phrases import PhraseWords, connector_size, is_adjective, phrase_words, second_state
from kg.extract.packs import Packs
from kg.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of tokens of one sentence.

    Args:
        line: The sentence.
        first: Number of its first token.
        last: Number of its last token.
        head: Number of the token that says what it is: the "Watch" of "Blue Heron Watch on Rivers".
    """

    line: Line
    first: int
    last: int
    head: int

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.line.tokens[self.last].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple(token.text for token in self.line.tokens[self.first : self.last + 1])


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence with what may not be part of a name in it.

    Args:
        board: The document's board.
        tokens: The tokens of the sentence.
        words: What phrases of the language are built with.
        closed: Offsets that posts cover.
        states: Names of states as written.
        articles: Articles, in lower case.
    """

    board: Board
    tokens: Sequence[Token]
    words: PhraseWords
    closed: frozenset[int]
    states: frozenset[str]
    articles: frozenset[str]

    def is_part(self, number: int) -> bool:
        """Tell whether a token may stand in a name: a capital, no title, in no post."""
        if number >= len(self.tokens):
            return False
        token = self.tokens[number]
        if not (token.text[0].isupper() and token.text[0].isalpha()) or token.start in self.closed:
            return False
        if len(token.text) == 1 or token.text[-1] in ".'" or token.lower in self.words.titles:
            return False
        if token.lower.endswith(self.words.told_endings):
            return False
        return token.text not in self.words.openers or self._is_determined(number)

    def _is_determined(self, number: int) -> bool:
        """Tell whether an article stands before an ordinary word with a capital: "the Three Rivers Circle"."""
        before = self.tokens[number - 1] if number else None
        return before is not None and before.lower in self.articles and self.tokens[number].lower not in self.articles

    def is_after_opener(self, number: int) -> bool:
        """Tell whether a word such as "New" stands just before, with which it is another name."""
        before = self.tokens[number - 1].text if number > 1 else ""
        return before in self.words.openers and before.lower() not in self.articles and self.is_joined(number)

    def is_head(self, number: int) -> bool:
        """Tell whether a word says by itself that it is a body."""
        return self.tokens[number].text in self.words.heads or self.tokens[number].text in self.words.metaphors

    def is_joined(self, number: int) -> bool:
        """Tell whether a token follows the one before it after one blank or none."""
        return 0 <= self.tokens[number].start - self.tokens[number - 1].end <= 1


def find_name_runs(board: Board, line: Line, posts: Sequence[Span], states: frozenset[str]) -> Iterator[NameRun]:
    """Yield the runs of a sentence that may be names of organisations, longer and shorter readings of one run.

    Args:
        board: The document's board.
        line: The sentence.
        posts: The posts that begin in it.
        states: Names of states as written; "for", "on" and "against" never lead to one of them.
    """
    closed = frozenset(place for post in posts for place in range(post.start, post.end))
    words = phrase_words(board.packs)
    reader = _Reader(board, line.tokens, words, closed, states, _articles(board.packs))
    number = 0
    while number < len(line.tokens):
        if not reader.is_part(number) or reader.is_after_opener(number):
            number += 1
            continue
        pieces = _read_pieces(reader, number)
        last = pieces[-1][1]
        if board.language == "fr":
            long = _go_on_french(reader, number, last)
            if long > last:
                yield NameRun(line, number, long, number)
            pieces = pieces[:1]
            last = pieces[0][1]
        yield from _readings(reader, line, pieces)
        number = last + 1


def _readings(reader: _Reader, line: Line, pieces: Sequence[tuple[int, int]]) -> Iterator[NameRun]:
    """Yield a run whole, and without its first and its last pieces."""
    for first in range(len(pieces)):
        for last in range(len(pieces) - 1, first - 1, -1):
            start, stop = pieces[first][0], pieces[last][1]
            if last > first and not _may_lead(reader, pieces[first], pieces[first + 1]):
                continue
            short = pieces[first][0] == pieces[first][1] and last > first and not reader.is_head(start)
            head = start if reader.board.language == "fr" else pieces[last][1] if short else pieces[first][1]
            yield NameRun(line, start, stop, head)


def _may_lead(reader: _Reader, piece: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether words before "of" may be part of the name: no person, and before "of the" a word for a body."""
    tokens, (first, last) = reader.tokens, piece
    quoted = first > 0 and tokens[first - 1].text == '"'
    if quoted or reader.is_head(last) or tokens[last].text in reader.words.places:
        return True
    words = " ".join(token.text for token in tokens[first : last + 1])
    if is_name(tokens[first].text) or words in reader.states or tokens[last].text.isupper():
        return False
    return tokens[following[0] - 1].lower != "the" or first < last


def _read_pieces(reader: _Reader, first: int) -> list[tuple[int, int]]:
    """Return runs of capitals that connectors join: "Gulf" and "Guinea Watch"."""
    pieces = [(first, _go_on(reader, first))]
    while len(pieces) < 4:
        place = pieces[-1][1] + 1
        size = connector_size(reader.tokens, place, reader.words) if place < len(reader.tokens) else 0
        after = place + size
        if not size or reader.tokens[place].lower not in ("of", "for", "on", "against", "to"):
            break
        if not reader.is_part(after) or not all(reader.is_joined(number) for number in range(place, after + 1)):
            break
        last = _go_on(reader, after)
        if reader.tokens[place].lower != "of" and reader.tokens[after].text in reader.states:
            break
        pieces.append((after, last))
    return pieces


def _go_on(reader: _Reader, first: int) -> int:
    """Return the last token of a run of capitals; "the Sailors' League" goes over the apostrophe."""
    last = first
    while last - first < 6 and last + 1 < len(reader.tokens):
        following = reader.tokens[last + 1]
        if reader.tokens[last].text in reader.words.heads and _is_given(following.text, reader.words):
            break
        if reader.is_part(last + 1) and reader.is_joined(last + 1) and following.text not in reader.words.openers:
            last += 1
        elif _is_plural_owner(reader, last):
            last += 2
        else:
            break
    return last


def _is_given(word: str, words: PhraseWords) -> bool:
    """Tell whether a word right behind a name begins somebody's: "the Blue Assembly | Sana Haddad"."""
    return is_name(word) and word not in words.impersonal and word not in words.heads and word not in words.metaphors


def _is_plural_owner(reader: _Reader, last: int) -> bool:
    token, mark = reader.tokens[last], reader.tokens[last + 1]
    if mark.text != "'" or mark.start != token.end or not token.text.endswith("s") or is_name(token.text):
        return False
    return reader.is_part(last + 2) and reader.tokens[last + 2].start == mark.end + 1


def _go_on_french(reader: _Reader, first: int, last: int) -> int:
    """Return the last token of a French name with its adjectives and complements in small letters."""
    tokens, words, depth = reader.tokens, reader.words, 0
    head = tokens[first].text
    determined = first > 0 and tokens[first - 1].lower in (*reader.articles, '"')
    if (is_name(head) and not determined) or head in reader.states or head.isupper():
        return last
    while last + 1 < len(tokens) and last - first < 14:
        joined = reader.is_joined(last + 1)
        if joined and (is_adjective(tokens[last + 1].text, words) or _follows_complement(reader, last + 1, depth)):
            last += 1
            continue
        size = connector_size(tokens, last + 1, words)
        after = last + 1 + size
        if not size or after >= len(tokens) or not _is_complement(reader, last + 1, after, depth):
            last += second_state(tokens, last + 1, first, reader.states)
            break
        depth += 1
        last = after
    return last


def _follows_complement(reader: _Reader, number: int, depth: int) -> bool:
    """Tell whether a capital goes on with a complement: the "Indien" of "Veille de l'océan Indien"."""
    return depth > 0 and reader.is_part(number) and not is_name(reader.tokens[number].text)


def _is_complement(reader: _Reader, place: int, after: int, depth: int) -> bool:
    """Tell whether a connector leads to a complement of a name: "de la mer", "pour la paix", "du Nord"."""
    joint, word = reader.tokens[place].lower, reader.tokens[after]
    if joint in ("le", "la", "les", "l'", "à", "en") or depth > 3:
        return False
    if joint == "pour" and word.text.capitalize() in reader.words.places:
        return False
    if joint == "et":
        body = reader.tokens[after - 1].lower in ("le", "la", "l'") and word.text.capitalize() in reader.words.heads
        return bool(depth) and word.text in reader.words.nouns and not body
    if reader.is_part(after):
        return True
    if word.text in reader.words.nouns or not word.text.islower() or len(word.text) < 3:
        return word.text in reader.words.nouns
    if " ".join(token.lower for token in reader.tokens[place:after]) in reader.words.noun_joints:
        return True
    return joint.startswith("d") and (is_common(word.text) or word.text.endswith(reader.words.noun_endings))


@lru_cache(maxsize=8)
def _articles(packs: Packs) -> frozenset[str]:
    return frozenset(packs.words("organization", "articles"))
