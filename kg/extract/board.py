"""The working sheet of one document: its words, its sentences, and who has taken which characters.

Recognisers put spans on the board in a fixed order; the first taker keeps the characters. The board is the only mutable
thing while a document is read, and nothing outside :func:`kg.extract.spans.read_spans` sees it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.documents.model import Document, ZoneKind
from kg.extract.model import Span, SpanKind
from kg.extract.packs import Packs
from kg.extract.sentences import document_sentences
from kg.extract.tokens import Token, fold_text, split_tokens


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tokens, before it has spans."""

    start: int
    end: int
    zone: ZoneKind
    tokens: tuple[Token, ...]


@dataclass(slots=True)
class Board:
    """What the recognisers share while one document is read.

    Args:
        raw: The document's text.
        text: The same, folded (same length).
        packs: The rules of the document's language.
        lines: The sentences that are read.
        spans: What was found so far, in the order found.
        full_names: Short form (acronym) to full name, as the text defines them.
        occasions: Short forms that the text defines for courses, exercises and the like.
    """

    raw: str
    text: str
    packs: Packs
    lines: tuple[Line, ...]
    spans: list[Span] = field(default_factory=list)
    full_names: dict[str, str] = field(default_factory=dict)
    occasions: set[str] = field(default_factory=set)
    taken: bytearray = field(default_factory=bytearray)

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.packs.language

    def put(
        self,
        start: int,
        end: int,
        kind: SpanKind,
        *,
        name: str | None = None,
        concept: str | None = None,
        nominal: bool = False,
        score: float = 0.0,
    ) -> Span | None:
        """Take characters for a span; None if some are taken already."""
        if start >= end or not self.is_free(start, end):
            return None
        words = self.raw[start:end]
        span = Span(start, end, kind, words, name=name, concept=concept, nominal=nominal, score=score)
        self.add(span)
        return span

    def add(self, span: Span) -> bool:
        """Add a span that another module made; False if some of its characters are taken already."""
        if not self.is_free(span.start, span.end):
            return False
        self.taken[span.start : span.end] = b"\1" * (span.end - span.start)
        self.spans.append(span)
        return True

    def drop(self, span: Span) -> None:
        """Take a span off the board, so that its characters are free again."""
        self.spans.remove(span)
        self.taken[span.start : span.end] = bytes(span.end - span.start)

    def close(self, start: int, end: int) -> None:
        """Take characters that are no span of any kind."""
        self.taken[start:end] = b"\1" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nobody has taken any of the characters."""
        return self.taken.find(1, start, end) < 0

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of all lines in order."""
        for line in self.lines:
            yield from line.tokens

    def matches(self, pattern: Any, line: Line, group: str | int = 0) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and words of a group wherever a pattern matches in a line, as if the line stood alone."""
        for match in pattern.finditer(self.text[line.start : line.end]):
            start, end = match.span(group)
            yield start + line.start, end + line.start, match.group(group)

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds an offset."""
        place = bisect_left(self.lines, offset + 1, key=lambda line: line.start) - 1
        if place < 0 or self.lines[place].end <= offset:
            return None
        return self.lines[place]


def open_board(document: Document, packs: Packs) -> Board:
    """Return the empty board of a document: text folded, cut into sentences and tokens."""
    sentences = document_sentences(document, packs)
    text = _unwrap(fold_text(document.text), sentences)
    lines = tuple(
        Line(start, end, zone, split_tokens(text, packs.language, start, end)) for start, end, zone in sentences
    )
    board = Board(document.text, text, packs, lines)
    board.taken = bytearray(len(text) + 1)
    return board


def _unwrap(text: str, sentences: Iterable[tuple[int, int, str]]) -> str:
    """Make the line ends inside sentences blanks, so that a name is found where a line was wrapped: "Sri|Lanka"."""
    parts = []
    position = 0
    for start, end, _ in sentences:
        parts += [text[position:start], text[start:end].replace("\n", " ")]
        position = end
    return "".join((*parts, text[position:]))
