"""Answers as people and programs read them: a table, CSV, JSON, Turtle."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from kg.errors import QueryError
from kg.store import Answer, Table, Term, Triples

FORMATS = ("table", "csv", "json", "turtle", "ntriples")
_JOINERS = "\u200c\u200d"


def format_answer(answer: Answer, form: str, *, width: int | None = None) -> str:
    """Write an answer in a format.

    Args:
        answer: What a store answered.
        form: ``table``, ``csv`` or ``json`` for a table; ``turtle`` or ``ntriples`` for triples (``table`` is Turtle
            then); ``table`` or ``json`` for yes and no.
        width: The width of a table in characters; None is as wide as it needs.

    Returns:
        The text, ending in a line break.

    Raises:
        QueryError: The format is unknown, or cannot hold this answer.

    >>> print(format_answer(True, "table"), end="")
    yes
    """
    if form not in FORMATS:
        raise QueryError("format", repr(form), f"use {', '.join(FORMATS)}")
    if isinstance(answer, Triples):
        return _format_triples(answer, form)
    if form in ("turtle", "ntriples"):
        raise QueryError("format", f"{form} holds triples, not this answer", "use table, csv or json")
    if form == "json":
        return format_json(answer)
    if isinstance(answer, bool):
        if form == "csv":
            raise QueryError("format", "csv cannot hold yes or no", "use table or json")
        return "yes\n" if answer else "no\n"
    return format_csv(answer) if form == "csv" else format_table(answer, width)


def _format_triples(answer: Triples, form: str) -> str:
    if form in ("csv", "json"):
        raise QueryError("format", f"{form} cannot hold triples", "use turtle or ntriples")
    if form == "ntriples":
        return answer.ntriples.decode()
    from kg.exports import format_export

    return format_export(answer.ntriples, "turtle").decode()


def format_csv(table: Table) -> str:
    r"""Write a table as CSV (SPARQL 1.1 CSV results, RFC 4180): IRIs and words as they are, lines end in CR LF.

    >>> format_csv(Table(("state",), ((Term("literal", 'a "b", c'),), (None,))))
    'state\r\n"a ""b"", c"\r\n\r\n'
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(table.columns)
    for row in table.rows:
        if len(row) == 1 and row[0] is None:
            out.write("\r\n")
            continue
        writer.writerow(["" if term is None else _cell(term) for term in row])
    return out.getvalue()


def _cell(term: Term) -> str:
    return f"_:{term.value}" if term.kind == "blank" else term.value


def format_json(answer: Table | bool) -> str:
    """Write a table, or yes and no, as SPARQL 1.1 JSON results.

    >>> print(format_json(False), end="")
    {"head": {}, "boolean": false}
    """
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    rows = [
        {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    found = {"head": {"vars": list(answer.columns)}, "results": {"bindings": rows}}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    kinds = {"iri": "uri", "literal": "literal", "blank": "bnode"}
    found: dict[str, Any] = {"type": kinds[term.kind], "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    if term.datatype is not None:
        found["datatype"] = term.datatype
    return found


def format_table(table: Table, width: int | None = None) -> str:
    """Write a table for people: a thing is shown by its label; its IRI is in the other formats.

    What does not fit the width loses its columns of bare IRIs, and what still does not fit becomes a list, a line a
    cell: a table with words broken in the middle helps nobody.

    Args:
        table: The answer.
        width: The width in characters; None is as wide as it needs.
    """
    labelled = {name.removesuffix("Label") for name in table.columns if name.endswith("Label")}
    shown = [index for index, name in enumerate(table.columns) if name not in labelled]
    if not table.rows:
        return _format_grid(*_cells(table, shown), width) + "nothing found\n"
    left_out: list[int] = []
    if width is not None and _width(*_cells(table, shown), by_words=False) > width:
        left_out = [index for index in shown if _holds_iris(table, index)]
        left_out = left_out if len(left_out) < len(shown) else []
    names, rows = _cells(table, [index for index in shown if index not in left_out])
    fits = width is None or _width(names, rows, by_words=True) <= width
    note = ", ".join(table.columns[index] for index in left_out)
    told = _format_grid(names, rows, width) if fits else _format_list(names, rows)
    return told + (f"({note}: IRIs, left out here; --format csv has them)\n" if note else "")


def _cells(table: Table, shown: list[int]) -> tuple[list[str], list[list[str]]]:
    names = [table.columns[index].removesuffix("Label") for index in shown]
    return names, [[_shown(table, row, index) for index in shown] for row in table.rows]


def _holds_iris(table: Table, index: int) -> bool:
    if table.columns[index].endswith("Label"):
        return False
    return all(cell is None or cell.kind == "iri" for cell in (row[index] for row in table.rows))


def _width(names: list[str], rows: list[list[str]], *, by_words: bool) -> int:
    """Return how wide a table is at least: with every cell on one line, or with every word in one piece."""
    from rich.cells import cell_len

    columns = zip(names, *rows, strict=True)
    parts = ([word for cell in column for word in (cell.split() if by_words else [cell])] for column in columns)
    return sum(max(map(cell_len, words), default=0) for words in parts) + 3 * (len(names) - 1)


def _format_grid(names: list[str], rows: list[list[str]], width: int | None) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, column in zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True):
        grid.add_column(
            Text(name), overflow="fold", min_width=_width([name], [[cell] for cell in column], by_words=True)
        )
    for row in rows:
        grid.add_row(*map(Text, row))
    out = StringIO()
    console = Console(file=out, width=width or 100_000, color_system=None, markup=False, emoji=False, highlight=False)
    console.print(grid)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _format_list(names: list[str], rows: list[list[str]]) -> str:
    wide = max(map(len, names))
    blocks = (
        "".join(f"{name:<{wide}}  {cell}".rstrip() + "\n" for name, cell in zip(names, row, strict=True))
        for row in rows
    )
    return "\n".join(blocks)


def _shown(table: Table, row: tuple[Term | None, ...], index: int) -> str:
    term = row[index]
    name = table.columns[index].removesuffix("Label")
    if term is None and name != table.columns[index] and name in table.columns:
        term = row[table.columns.index(name)]
    words = "" if term is None else " ".join(term.value.split())
    return "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in words)
