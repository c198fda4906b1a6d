"""Dates of records: cells to EDTF, and EDTF to the time of a claim."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.claims import ClaimTime
from kg.dates import find_dates
from kg.edtf import duration_days, is_yearless, read_edtf
from kg.errors import DateError
from kg.mappings.model import ClaimRule, Conditions, Moment, Precision
from kg.mappings.records import Cell, Record, RowError

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
_CLOCK = re.compile(r"(?<=\d\d-\d\d)[T ]\d\d:\d\d.*")
_KEPT = {"year": 4, "month": 7, "day": 10}
_FIELDS = {"%Y": r"(?P<Y>\d{4})", "%m": r"(?P<m>\d{1,2})", "%d": r"(?P<d>\d{1,2})"}
#: How many characters a claim's time words may have before only one cell is quoted.
_LONGEST = 200


def compile_format(pattern: str) -> re.Pattern[str] | None:
    """Compile a pattern of ``%Y``, ``%m``, ``%d`` and other characters as they are; None if it is no such pattern.

    >>> compile_format("%d/%m/%Y").fullmatch("3/11/2016")["m"], compile_format("%d.%m") is None
    ('11', True)
    """
    parts = re.split(r"(%.)", pattern)
    fields = [part for part in parts if part.startswith("%")]
    if any(field not in _FIELDS for field in fields) or len(set(fields)) != len(fields):
        return None
    if "%Y" not in fields or ("%d" in fields and "%m" not in fields):
        return None
    return re.compile("".join(_FIELDS.get(part) or re.escape(part) for part in parts))


@lru_cache(maxsize=1 << 14)
def parse_date(value: str, written: str, precision: Precision | None, language: str) -> str | None:
    """Read the date in a cell.

    Args:
        value: What the cell says.
        written: ``edtf``, ``words``, or a pattern of :func:`compile_format`.
        precision: Cut off what is finer; None keeps all.
        language: ``en`` or ``fr``, of ``words``.

    Returns:
        EDTF, or None if the cell is no such date.

    >>> parse_date("3/11/2016", "%d/%m/%Y", None, "en"), parse_date("1960-01-01", "edtf", "year", "en")
    ('2016-11-03', '1960')
    >>> parse_date("mars 2016", "words", None, "fr"), parse_date("2016", "%d/%m/%Y", None, "en")
    ('2016-03', None)
    """
    edtf = _read_words(value, language) if written == "words" else _CLOCK.sub("", value)
    if written not in ("edtf", "words"):
        pattern = compile_format(written)
        found = pattern.fullmatch(value) if pattern is not None else None
        parts = found.groupdict() if found is not None else {}
        edtf = "-".join(parts[key].zfill(2) for key in "Ymd" if key in parts)
    if not edtf or duration_days(edtf) is not None or is_yearless(edtf):
        return None
    try:
        read_edtf(edtf)
    except DateError:
        return None
    return edtf[: _KEPT[precision]] if precision is not None and _PLAIN.fullmatch(edtf) else edtf


def _read_words(value: str, language: str) -> str | None:
    found = find_dates(value, language)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(value))
    return found[0].edtf if whole else None


def read_time(rule: ClaimRule, record: Record, text: str, language: str) -> tuple[ClaimTime | None, bool]:
    """Read when a record says that it was so.

    Returns:
        The time, or None if no cell has a date; and whether a date stands in another record, which makes it inferred.

    Raises:
        RowError: A cell is no date, or the end lies before the start.
    """
    if rule.at is not None:
        edtf, cells = _read_moment(rule.at, record, language)
    else:
        start, first = _read_moment(rule.start, record, language, is_end=False)
        end, last = _read_moment(rule.end, record, language, is_end=True)
        edtf, cells = f"{start}/{end}", (*first, *last)
    if not cells:
        return None, False
    try:
        read_edtf(edtf)
    except DateError as error:
        raise RowError(record.label, error.value, "mend the dates of this record") from None
    elsewhere = tuple(cell for cell in cells if not cell.inside)
    low, high = _place(elsewhere or cells)
    return ClaimTime(edtf, text[low:high], low, high), bool(elsewhere)


def _place(cells: tuple[Cell, ...]) -> tuple[int, int]:
    """Return the stretch of all cells, or of the first if they are far apart."""
    low, high = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return (low, high) if high - low <= _LONGEST else (cells[0].start, cells[0].end)


def _read_moment(
    moment: Moment | None, record: Record, language: str, *, is_end: bool | None = None
) -> tuple[str, tuple[Cell, ...]]:
    """Return a date as EDTF and its cell; ``..`` if it goes on, an empty text if nothing is said."""
    if moment is None:
        return "", ()
    column, cells = next(((name, found) for name in moment.columns if (found := record.cells(name))), ("", ()))
    if not cells:
        return ("..", ()) if is_end and "" in moment.still else ("", ())
    cell = cells[0]
    if cell.value in moment.still:
        return "..", (cell,)
    edtf = parse_date(cell.value, moment.format, moment.precision, language)
    is_one = len(cells) == 1 and (is_end is None or ((edtf or "")[:1].isdigit() and "/" not in (edtf or "")))
    if edtf is None or not is_one:
        told = f"{cell.value!r} is no date written as {moment.format}"
        raise RowError(f"{record.label}, column {column}", told, "mend the cell, or `format` in the mapping")
    if is_end is not None and moment.beyond is not None and meets(record, moment.beyond):
        return (f"[{edtf}..]" if is_end else f"[..{edtf}]"), (cell,)
    return edtf, (cell,)


def meets(record: Record, conditions: Conditions) -> bool:
    """Tell whether in each of these columns a record has one of the values; an empty cell has the value ``""``."""
    return all(
        not wanted.isdisjoint({cell.value for cell in record.cells(column)} or {""})
        for column, wanted in conditions.items()
    )
