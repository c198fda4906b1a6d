"""A text as lines with offsets, and what can be seen of each line without reading it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kg.documents.phrases import COMMENTS, NAVIGATION, OPENINGS

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*(?:\[?\d{0,3}\]?)$")
_SENTENCE_INSIDE = re.compile(r"[a-zà-ÿ)\"”»][.!?…][\"”»)]*\s+[A-ZÀ-Ý“\"«]")
#: A line this long is text, whatever it ends with.
_LONG = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``start`` and ``end`` enclose it without its line break and outer blanks, ``full_end`` with them."""

    full_start: int
    start: int
    end: int
    full_end: int
    text: str
    words: int
    is_prose: bool
    is_navigation: bool
    opens_comments: bool

    @property
    def is_blank(self) -> bool:
        """Nothing but white space or marks, such as a rule of dashes."""
        return self.words == 0


def find_line_starts(text: str) -> tuple[int, ...]:
    r"""Return the offset of the first character of each line.

    >>> find_line_starts("a\nb\r\n"), find_line_starts("")
    ((0, 2), (0,))
    """
    return tuple(found.start() for found in _LINE.finditer(text) if found.start() < found.end()) or (0,)


def split_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    r"""Cut a text into lines, and mark each as prose, navigation, or neither.

    Args:
        text: The text of a document.
        start: Where to begin.

    >>> [(line.text, line.is_prose, line.is_navigation) for line in split_lines("Menu\nThe Pact met in Oslo today.")]
    [('Menu', False, True), ('The Pact met in Oslo today.', True, False)]
    """
    spans = [found.span() for found in _LINE.finditer(text, start) if found.start() < found.end()]
    stripped = [text[low:high].strip() for low, high in spans]
    repeated = {line for line, count in Counter(stripped).items() if count > 1 and 0 < len(line) < 60}
    lines = []
    for index, ((low, high), content) in enumerate(zip(spans, stripped, strict=True)):
        following = stripped[index + 1] if index + 1 < len(stripped) else ""
        lines.append(_describe(low, high, text, content, following, is_repeated=content in repeated))
    return tuple(lines)


def _describe(low: int, high: int, text: str, content: str, following: str, *, is_repeated: bool) -> Line:
    first = low + len(text[low:high]) - len(text[low:high].lstrip()) if content else low
    words = len(_WORD.findall(content[:2000]))
    is_navigation = _is_navigation(content, words, is_repeated=is_repeated)
    return Line(
        full_start=low,
        start=first,
        end=first + len(content),
        full_end=high,
        text=content,
        words=words,
        is_prose=bool(content) and not is_navigation and _is_prose(content, words, following),
        is_navigation=is_navigation,
        opens_comments=words <= 5 and COMMENTS.fullmatch(content) is not None,
    )


def _is_prose(content: str, words: int, following: str) -> bool:
    if words >= _LONG or (words >= 4 and _SENTENCE_END.search(content[-20:])):
        return True
    if words >= 8 and _SENTENCE_INSIDE.search(content):
        return True
    goes_on = following[:1].islower() or (bool(following) and content[-1:] in ",;")
    return words >= 7 and goes_on  # the first line of a paragraph with hard line breaks


def _is_navigation(content: str, words: int, *, is_repeated: bool) -> bool:
    if not words:
        return False
    plain = content.lower().replace("’", "'").strip(" \t|»›>«‹<•·→←:.#*-–—[]()")
    if plain in NAVIGATION or (words <= 30 and OPENINGS.match(content)):
        return True
    parts = [part.strip() for part in re.split(r"\s*[|•·»›>/]\s*", plain) if part.strip()]
    if len(parts) > 1 and sum(part in NAVIGATION for part in parts) * 2 >= len(parts):
        return True
    return is_repeated and words <= 6 and not _SENTENCE_END.search(content[-20:])
