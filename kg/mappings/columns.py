"""Which columns a mapping reads, and whether a table has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims import REQUIRED
from kg.errors import MappingError
from kg.mappings.delimited import Sheet
from kg.mappings.model import ClaimRule, Mapping, Source
from kg.mappings.records import Record, RowError
from kg.mappings.values import FIELD


def columns_of(rule: ClaimRule) -> Iterator[tuple[str, str]]:
    """Yield each column that an entry reads, with the key that names it."""
    for name, source in rule.arguments.items():
        yield from ((f"arguments.{name}", column) for column in _columns(source))
    if rule.status is not None:
        yield from (("status", column) for column in _columns(rule.status))
    for key, moment in (("start", rule.start), ("end", rule.end), ("at", rule.at)):
        if moment is not None:
            yield from ((f"time.{key}", column) for column in (*moment.columns, *(moment.beyond or ())))
    yield from (("where", column) for column in rule.where)
    yield from (("where_not", column) for column in rule.where_not)


def _columns(source: Source) -> tuple[str, ...]:
    words = () if source.words is None else (source.words,)
    return (*source.columns, *FIELD.findall(source.template or ""), *words)


def check_paths(rule: ClaimRule, records: Sequence[Record], mapping: Mapping, place: str) -> None:
    """Check that some object has what a claim cannot do without, so that a slip in a path does not pass for no data.

    Raises:
        MappingError: Names the entry and the path.
    """
    for name in REQUIRED[rule.kind]:
        for column in rule.arguments[name].columns:
            if any(_has(record, column) for record in records):
                break
        else:
            columns = " or ".join(map(repr, rule.arguments[name].columns))
            if columns and records:
                where = f"{mapping.path}, claim {rule.name!r}, arguments.{name}"
                raise MappingError(where, f"no object of {place} in {rule.rows} has {columns}", "correct the path")


def _has(record: Record, column: str) -> bool:
    try:
        return bool(record.cells(column))
    except RowError:
        return True


def check_columns(mapping: Mapping, sheet: Sheet, place: str) -> None:
    """Check that a table has each column that its mapping reads, once.

    Raises:
        MappingError: Names the entry, the column, and the columns of the table.
    """
    for rule in mapping.claims:
        for key, column in columns_of(rule):
            where = f"{mapping.path}, claim {rule.name!r}, {key}"
            if column not in sheet.columns:
                told = f"{place} has no column {column!r}"
                raise MappingError(where, told, f"it has {', '.join(map(repr, sheet.columns))}")
            if column in sheet.repeated:
                told = f"{place} has two columns {column!r}"
                raise MappingError(where, told, "name them apart in the heading")
