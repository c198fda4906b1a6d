"""CSV and its kin (RFC 4180 and laxer), read with the offsets of every cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import DocumentError
from kg.mappings.records import Cell, RowError

#: What may part cells if the mapping does not say; the first of equals.
DELIMITERS = ",;\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: :class:`kg.mappings.records.Record`.

    Args:
        label: ``row 12``, counted from 1 with the heading and the lines before it, as a spreadsheet counts.
        start: Offset of its first character in the text.
        end: Offset after its last character, without the line break.
        parts: Its cells in order.
        index: Column name to place in ``parts``.
        columns: How many cells the heading has.
    """

    label: str
    start: int
    end: int
    parts: tuple[Cell, ...]
    index: dict[str, int]
    columns: int

    def cells(self, column: str) -> tuple[Cell, ...]:
        """Return the value of a column, if it is not empty.

        Raises:
            RowError: The row has more or fewer cells than the heading.
        """
        if len(self.parts) != self.columns:
            told = f"has {len(self.parts)} cells where the heading has {self.columns}"
            raise RowError(self.label, told, "quote cells with a delimiter or line break in them, or mend the row")
        cell = self.parts[self.index[column]]
        return (cell,) if cell.value else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns, those that stand there twice, and its rows."""

    columns: tuple[str, ...]
    repeated: frozenset[str]
    rows: tuple[Row, ...]


def read_rows(
    text: str, place: str, *, delimiter: str | None = None, columns: tuple[str, ...] = (), skip_lines: int = 0
) -> Sheet:
    r"""Read a table; blank rows are left out.

    Args:
        text: The text of the file.
        place: The file, for the error message.
        delimiter: One character, or None for the one of ``, ; tab |`` that the heading has most of.
        columns: Names of the columns if there is no heading.
        skip_lines: Lines to leave out at the beginning.

    Raises:
        DocumentError: A quote is never closed, or there is no heading.

    >>> sheet = read_rows('state;note\r\nOman;"a ""b""\nc"\r\n', "members.csv")
    >>> [(row.label, row.cells("state")[0].value, row.cells("note")[0].value) for row in sheet.rows]
    [('row 2', 'Oman', 'a "b"\nc')]
    """
    at = 0
    for _ in range(skip_lines):
        line = _LINE.match(text, at)
        at = line.end() if line is not None else at
    lead = _LINE.match(text, at)
    parted = delimiter or _find_delimiter(_QUOTED.sub("", lead.group() if lead is not None else ""))
    found = _split(text, at, parted, place, skip_lines)
    heading = columns or tuple(cell.value for cell in next(found, (0, 0, 0, ()))[3])
    if not heading:
        raise DocumentError(place, "has no heading", "name the columns in its first line")
    counts = Counter(heading)
    index = {name: number for number, name in reversed(list(enumerate(heading)))}
    rows = tuple(Row(f"row {number}", low, high, parts, index, len(heading)) for number, low, high, parts in found)
    return Sheet(heading, frozenset(name for name, count in counts.items() if count > 1), rows)


def _find_delimiter(heading: str) -> str:
    return max(DELIMITERS, key=lambda mark: (heading.count(mark), -DELIMITERS.index(mark)))


def _split(
    text: str, at: int, delimiter: str, place: str, number: int
) -> Iterator[tuple[int, int, int, tuple[Cell, ...]]]:
    """Yield each row that is not blank as its number, first and last offset, and cells."""
    cell = _cell(delimiter)
    start = at
    parts: list[Cell] = []
    while at < len(text) or parts:
        found = cell.match(text, at)
        if found is None:
            told = f"row {number + 1} has a quote that is not closed as CSV closes it, at offset {at}"
            raise DocumentError(place, told, 'write a quote inside a quoted cell twice: ""')
        parts.append(_make_cell(found))
        at = found.end()
        if found["end"] == delimiter:
            continue
        number += 1
        if any(part.value for part in parts):
            yield number, start, found.start("end"), tuple(parts)
        start, parts = at, []


def _make_cell(found: re.Match[str]) -> Cell:
    group = "quoted" if found["quoted"] is not None else "plain"
    words = found[group]
    value = words.strip()
    start = found.start(group) + (len(words) - len(words.lstrip()) if value else 0)
    end = start + len(value)
    return Cell(value.replace('""', '"') if group == "quoted" else value, start, end)


@lru_cache(maxsize=16)
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(
        rf'(?:[ ]*"(?P<quoted>(?:[^"]|"")*)"[ ]*|(?P<plain>(?![ ]*")[^{mark}\r\n]*))(?P<end>{mark}|\r\n|\n|\r|\Z)'
    )
