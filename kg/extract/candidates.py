"""Candidates for names of people: a run of capitals, with the ranks and honorifics that stand before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.board import Board, Line
from kg.extract.name_runs import NameWords, find_runs, is_title
from kg.extract.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A run of capitals that may be a name.

    Args:
        line: The sentence.
        first: Number of its first token in the line.
        last: Number of its last token.
        title_first: Number of the first token of the ranks and honorifics before it; ``first`` if there are none.
        core: Its words without particles.
    """

    line: Line
    first: int
    last: int
    title_first: int
    core: tuple[str, ...]

    @property
    def start(self) -> int:
        """Offset of the first character of the name."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after the name."""
        return self.line.tokens[self.last].end

    @property
    def outer(self) -> int:
        """Offset of the first character of the name with its titles."""
        return self.line.tokens[self.title_first].start

    @property
    def is_titled(self) -> bool:
        """A rank or honorific stands just before the name."""
        return self.title_first < self.first

    @property
    def before(self) -> str:
        """The token before the name and its titles, in lower case; empty at the start of the sentence."""
        return self.line.tokens[self.title_first - 1].lower if self.title_first else ""

    @property
    def after(self) -> Token | None:
        """The token after the name."""
        return self.line.tokens[self.last + 1] if self.last + 1 < len(self.line.tokens) else None


def find_candidates(board: Board, words: NameWords) -> Iterator[Candidate]:
    """Yield the candidates of all lines but bylines, in text order."""
    ranks = frozenset(place for span in board.spans if span.kind == "rank" for place in range(span.start, span.end))
    for line in board.lines:
        if _is_byline(line, words):
            continue
        for first, last in find_runs(board, line, words):
            run = line.tokens[first : last + 1]
            core = tuple(token.text for number, token in enumerate(run) if _is_core(token, number == 0, words))
            yield Candidate(
                line, first, last, _title_start(board, line.tokens, first, words, ranks), core or (run[0].text,)
            )


def _is_byline(line: Line, words: NameWords) -> bool:
    """Tell whether a line only says who wrote the text: "By Sana Haddad"."""
    first, *rest = line.tokens
    if first.text not in words.bylines or not 0 < len(rest) <= 12:
        return False
    joints = words.particles | {",", "and", "et", "&", "/", "-", "for", "pour", "."}
    return all(token.text[0].isupper() or token.lower in joints for token in rest)


def _is_core(token: Token, opening: bool, words: NameWords) -> bool:
    if not token.text[0].isalpha():
        return False
    return token.lower not in words.particles or (opening and token.text[0].isupper())


def _title_start(board: Board, tokens: Sequence[Token], first: int, words: NameWords, ranks: frozenset[int]) -> int:
    """Return the number of the first token of the ranks and honorifics that stand before a name."""
    number = first
    place = first - 1
    while place >= 0 and first - place < 12:
        token = tokens[place]
        if token.start in ranks or (is_title(token, words) and board.is_free(token.start, token.end)):
            number = place
        elif not _is_bridge(board, tokens, place, first, words):
            break
        place -= 1
    return number


def _is_bridge(board: Board, tokens: Sequence[Token], place: int, first: int, words: NameWords) -> bool:
    """Tell whether a small word or mark stands inside a title: "(retd)", "Pilot", the "His" of "His Excellency"."""
    token = tokens[place]
    if token.text == "," or not (token.lower in words.between_titles or token.text in "()."):
        return False
    return token.text not in "()." or token.text == "." or ")" in board.text[token.start : tokens[first].start]
