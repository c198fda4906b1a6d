"""Values of arguments: cells to mentions."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.claims import Mention
from kg.mappings.model import Source
from kg.mappings.records import Cell, Record, RowError
from kg.territories import find_territory, territories

#: A column in a template.
FIELD = re.compile(r"\{([^{}]+)\}")


def read_values(source: Source, record: Record, text: str, *, stand_in: Mention | None = None) -> tuple[Mention, ...]:
    """Return the mentions that a record gives for an argument; none if its cells are empty.

    Args:
        source: Where they come from.
        record: The row or object.
        text: The text of the file.
        stand_in: A mention whose words stand for a constant; None for the whole record.

    Raises:
        RowError: A value is not one that may stand there.
    """
    if source.constant is not None:
        return _constant(source.constant, source, record, text, stand_in)
    if source.template is not None:
        filled = {column: record.cells(column) for column in FIELD.findall(source.template)}
        if not all(filled.values()):
            return ()
        name = FIELD.sub(lambda match: filled[match[1]][0].value, source.template)
        cell = next(iter(filled.values()))[0]
        return (Mention(text[cell.start : cell.end], cell.start, cell.end, name),)
    column, cells = _find_cells(source, record)
    named = ((cell, _name(source, cell.value, f"{record.label}, column {column}")) for cell in cells)
    return tuple(Mention(text[cell.start : cell.end], cell.start, cell.end, name) for cell, name in named if name)


def read_status(source: Source, record: Record) -> str | None:
    """Return the status that a record gives, or None if the cell is empty.

    Raises:
        RowError: The mapping does not say what the value means.
    """
    if source.constant is not None:
        return source.constant
    column, cells = _find_cells(source, record)
    if not cells:
        return source.values.get("") or None
    return _name(source, cells[0].value, f"{record.label}, column {column}") or None


def _constant(name: str, source: Source, record: Record, text: str, stand_in: Mention | None) -> tuple[Mention, ...]:
    cells = record.cells(source.words) if source.words is not None else ()
    start, end = (cells[0].start, cells[0].end) if cells else (record.start, record.end)
    if not cells and stand_in is not None:
        start, end = stand_in.start, stand_in.end
    return (Mention(text[start:end], start, end, name),)


def _find_cells(source: Source, record: Record) -> tuple[str, tuple[Cell, ...]]:
    """Return the first column that is not empty, and its cells."""
    return next(((column, cells) for column in source.columns if (cells := record.cells(column))), ("", ()))


def _name(source: Source, value: str, place: str) -> str:
    """Return what is written for a value; nothing if it is left out."""
    name = source.values.get(value)
    if name is None:
        if source.closed:
            known = ", ".join(sorted(source.values)) or "none"
            raise RowError(place, f"{value!r} has no meaning in the mapping (only {known})", "add it to `values`")
        name = " ".join(value.split())
    if source.state and name:
        label = _state_label(name)
        if label is None:
            raise RowError(place, f"{name!r} is no state that is known", "say in `values` which state it is")
        return label
    return name


@lru_cache(maxsize=4096)
def _state_label(name: str) -> str | None:
    found = find_territory(name)
    return _codes().get(name) if found is None else found.labels["en"]


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Return ISO 3166-1 codes in capitals, each with the English name of its state."""
    found = {state.alpha3: state.labels["en"] for state in territories() if state.alpha3 is not None}
    return found | {state.code.upper(): state.labels["en"] for state in territories() if len(state.code) == 2}
