"""A sentence as a tape: every recognised thing is one symbol, the words between stay, and nothing loses its place.

Patterns over such a tape say "a state joined an organisation" without caring how long the names are or what they
contain. Each character of a tape knows which stretch of the document it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import category

from kg.claims import Mention
from kg.extract.model import Sentence, Span

#: The symbol of each kind of mark; private-use characters, so that no text contains them by chance.
SYMBOLS: dict[str, str] = {
    "person": "\ue001",
    "organization": "\ue002",
    "nominal": "\ue003",
    "post": "\ue004",
    "posts": "\ue005",
    "rank": "\ue006",
    "state": "\ue007",
    "demonym": "\ue008",
    "place": "\ue009",
    "date": "\ue00a",
    "duration": "\ue00b",
    "programme": "\ue00c",
    "number": "\ue00d",
    "delegation": "\ue00e",
    "unknown": "\ue00f",
}
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
)
_COUNT = re.compile(r"(?<![\w.,$€£/-])\d{1,3}(?![\w%]|[.,:/]\d|-\d)")
#: The score of a span that is only a run of capitals.
UNKNOWN = -9.0
_DELEGATION = ("delegation", "délégation")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a symbol stands for: a recognised thing, or a phrase around one.

    Args:
        kind: A key of :data:`SYMBOLS`; ``unknown`` is a run of capitals that nothing recognised.
        start: Offset in the document of the words to quote.
        end: Offset after them.
        name: The full name meant, or None.
        span: The recognised span, or None for a phrase such as "a delegation of the Blue Accord".
        parts: Other marks that the phrase took in: the owners of a post, the leader of a delegation.
    """

    kind: str
    start: int
    end: int
    name: str | None
    span: Span | None
    parts: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Tape:
    """A rendered sentence.

    Args:
        text: Symbols and words; white space is one blank, quotes and dashes are plain.
        starts: Document offset of each character, and of the end of the sentence.
        ends: Document offset after each character, and the end of the sentence.
        marks: The mark of each character; None for words.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: tuple[Mark | None, ...]

    def marks_in(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks between two tape positions, in order."""
        return tuple(mark for mark in self.marks[start:end] if mark is not None)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the document offsets of a stretch of the tape, without blanks at its ends."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return (self.starts[start], self.ends[end - 1]) if start < end else (self.starts[start], self.starts[start])


def render_tape(text: str, sentence: Sentence, taken: Callable[[Span], bool] = lambda span: True) -> Tape:
    """Render a sentence to its tape.

    Args:
        text: The whole document text.
        sentence: The sentence, with its spans in order.
        taken: Says which spans become symbols; the words of the others stay.

    Returns:
        The tape, whose offsets point into ``text``.

    >>> span = Span(0, 4, "state", "Oman", name="Oman")
    >>> tape = render_tape("Oman  joined.", Sentence(0, 13, "body", (span,)))
    >>> tape.text[1:], tape.place(2, 8)
    (' joined.', (6, 12))
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: list[Mark | None] = []

    def add(character: str, start: int, end: int, mark: Mark | None = None) -> None:
        characters.append(character)
        starts.append(start)
        ends.append(end)
        marks.append(mark)

    def add_words(start: int, end: int) -> None:
        counts = {found.start(): found.end() for found in _COUNT.finditer(text, start, end)}
        for offset in range(start, end):
            character = text[offset]
            if character > "\x7f" and category(character) == "Cf":
                continue
            if offset in counts:
                span = Span(offset, counts[offset], "number", text[offset : counts[offset]], concept=None)
                add(SYMBOLS["number"], offset, counts[offset], Mark("number", offset, counts[offset], None, span))
            elif counts and any(low < offset < high for low, high in counts.items()):
                continue
            elif not character.isspace():
                add(
                    character if character <= "\x7f" else character.translate(_PLAIN)[:1] or character,
                    offset,
                    offset + 1,
                )
            elif not characters or characters[-1] != " ":
                add(" ", offset, offset + 1)

    position = sentence.start
    for span in sentence.spans:
        kind = _mark_kind(span)
        if kind is None or span.start < position or not taken(span):
            continue
        add_words(position, span.start)
        add(SYMBOLS[kind], span.start, span.end, Mark(kind, span.start, span.end, span.name, span))
        position = span.end
    add_words(position, sentence.end)
    return Tape("".join(characters), (*starts, sentence.end), (*ends, sentence.end), tuple(marks))


def _mark_kind(span: Span) -> str | None:
    kind: str = span.kind
    if kind == "organization":
        if span.text.lower().endswith(_DELEGATION) or span.text.lower().startswith(_DELEGATION):
            return None
        if span.score == UNKNOWN:
            return "unknown"
        return "nominal" if span.nominal else "organization"
    if kind == "post":
        return "posts" if span.plural else "post"
    if kind == "date":
        if span.date is None or span.date.generic:
            return None
        return "duration" if span.date.precision == "duration" else "date"
    return kind


def fold_tape(tape: Tape, stretches: Iterable[tuple[int, int, Mark]]) -> Tape:
    """Replace stretches of a tape by one symbol each.

    Args:
        tape: The tape.
        stretches: Start, end and new mark of each stretch, in order, none overlapping.

    Returns:
        A shorter tape over the same document.
    """
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: list[Mark | None] = []
    position = 0
    for start, end, mark in stretches:
        text += [tape.text[position:start], SYMBOLS[mark.kind]]
        starts += [*tape.starts[position:start], tape.starts[start]]
        ends += [*tape.ends[position:start], tape.ends[end - 1]]
        marks += [*tape.marks[position:start], mark]
        position = end
    text.append(tape.text[position:])
    return Tape(
        "".join(text),
        (*starts, *tape.starts[position:]),
        (*ends, *tape.ends[position:]),
        (*marks, *tape.marks[position:]),
    )


def quote_mark(text: str, mark: Mark) -> Mention:
    """Return a mark as the mention of a claim's argument; its own words name it when nothing fuller is known.

    >>> quote_mark("Oman joined.", Mark("state", 0, 4, None, None))
    Mention(text='Oman', start=0, end=4, name='Oman')
    """
    words = text[mark.start : mark.end]
    name = None if mark.kind in {"number", "date", "duration", "words"} else mark.name or " ".join(words.split())
    return Mention(words, mark.start, mark.end, name)
