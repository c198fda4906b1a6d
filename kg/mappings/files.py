"""Mapping files: read, checked, and found for the table that they are about."""

from __future__ import annotations

import codecs
import os
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, cast

from kg.documents.sidecars import parse_metadata
from kg.documents.tables import MAPPING_SUFFIX, Table
from kg.errors import InputError, MappingError
from kg.mappings.columns import columns_of
from kg.mappings.entries import parse_entry, parse_values
from kg.mappings.model import Format, Join, Mapping
from kg.mappings.objects import parse_path
from kg.mappings.reading import Section

_METADATA = ("published", "title", "publisher", "author", "url", "language")
_CSV_KEYS = ("delimiter", "columns", "skip_lines")
_KEYS = ("format", "files", "encoding", *_METADATA, *_CSV_KEYS, "values", "join", "claim")
_EXTENSIONS = {"csv": (".csv", ".tsv"), "json": (".json",)}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Args:
        path: A TOML file; ``docs/mappings.md`` describes it.

    Raises:
        InputError: The file cannot be read.
        MappingError: It is not TOML, or a key or value will not do; the message names file, key, value and remedy.

    >>> from tempfile import TemporaryDirectory
    >>> told = '''
    ... format = "csv"
    ... [[claim]]
    ... name = "members"
    ... kind = "membership"
    ... arguments = { member = { column = "state" }, organization = { constant = "Danube Compact" } }
    ... '''
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "members.mapping.toml"
    ...     _ = file.write_text(told)
    ...     mapping = read_mapping(file)
    >>> mapping.claims[0].arguments["member"].columns
    ('state',)
    """
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a mapping file (TOML)") from None
    except (ValueError, RecursionError) as error:
        raise MappingError(str(path), f"is not TOML ({error})", "see docs/mappings.md for its form") from None
    return parse_mapping(path, found)


def parse_mapping(path: Path, table: dict[str, Any]) -> Mapping:
    """Check the content of a mapping file; see :func:`read_mapping`."""
    whole = Section.of(str(path), table, _KEYS, "")
    whole.needed("format", "use csv, json")
    form = cast(Format, whole.choice("format", tuple(_EXTENSIONS)))
    _check_format(whole, form)
    metadata = parse_metadata(path, {key: table[key] for key in _METADATA if key in table})
    named = Section(f"{path}, values", table.get("values", {}))
    if not isinstance(named.table, dict):
        raise whole.fails("values", "write tables: [values.states]")
    values = {name: parse_values(f"{named.place}.{name}", one) for name, one in named.table.items()}
    entries = table.get("claim")
    if not isinstance(entries, list) or not entries:
        raise MappingError(str(path), "has no [[claim]]", "say what claims its rows make")
    rules = tuple(
        parse_entry(f"{path}, claim {number}", entry, form, values, metadata.language or "en")
        for number, entry in enumerate(entries, 1)
    )
    names = [rule.name for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise MappingError(f"{path}, claim {name!r}", "is the name of two entries", "name them apart")
    mapping = Mapping(
        path=path,
        format=form,
        claims=rules,
        files=whole.texts("files"),
        metadata=metadata,
        encoding=whole.text("encoding"),
        delimiter=table.get("delimiter"),
        columns=whole.texts("columns"),
        skip_lines=table.get("skip_lines", 0),
        joins=_parse_joins(whole),
    )
    _check_paths(mapping)
    return mapping


def _check_format(whole: Section, form: Format) -> None:
    for key in (*_CSV_KEYS, "join"):
        if key in whole.table and (key == "join") == (form == "csv"):
            raise whole.fails(key, f"leave it out: it does not belong to the format {form}")
    delimiter, skipped = whole.table.get("delimiter"), whole.table.get("skip_lines", 0)
    if delimiter is not None and (not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '"\r\n'):
        raise whole.fails("delimiter", 'give one character: delimiter = ";"')
    if type(skipped) is not int or skipped < 0:
        raise whole.fails("skip_lines", "give the number of lines before the heading")
    encoding = whole.text("encoding")
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError:
        raise whole.fails("encoding", "give one such as utf-8 or cp1252, or leave it out") from None


def _parse_joins(whole: Section) -> dict[str, Join]:
    table = whole.table.get("join", {})
    if not isinstance(table, dict):
        raise whole.fails("join", "write tables: [join.person]")
    joins: dict[str, Join] = {}
    for name, value in table.items():
        example = 'column = "person_id", rows = "/persons", key = "id"'
        section = Section.of(f"{whole.place}, join.{name}", value, ("column", "rows", "key"), example)
        column, rows = section.needed("column", example), section.needed("rows", example)
        if parse_path(column) is None or column.startswith(f"{name}.") or not rows.startswith("/"):
            raise MappingError(
                section.place, f"is {value!r}", f"write {example}; the column is one of the record's own"
            )
        joins[name] = Join(column, rows, section.text("key") or "id")
    return joins


def _check_paths(mapping: Mapping) -> None:
    """Check that each column of a JSON mapping is a path."""
    for rule in mapping.claims if mapping.format == "json" else ():
        for key, column in columns_of(rule):
            if parse_path(column) is None:
                place = f"{mapping.path}, claim {rule.name!r}, {key}"
                raise MappingError(place, f"{column!r} is no path", "write it as name, area.name or other_names[].name")


@dataclass(slots=True)
class Mappings:
    """The mappings of a run: those given, and those that lie beside their tables.

    Args:
        given: Mapping files that the user named; they go before one beside the table.
    """

    given: tuple[Path, ...] = ()
    _known: dict[Path, Mapping] = field(default_factory=dict)
    _used: set[Path] = field(default_factory=set)

    @property
    def used(self) -> tuple[Path, ...]:
        """The mapping files that some file was read with, sorted."""
        return tuple(sorted(self._used))

    def is_given(self, path: str) -> bool:
        """Say whether a path is that of a given mapping, which is no document."""
        return any(os.path.realpath(given) == os.path.realpath(path) for given in self.given)

    def check_given(self) -> None:
        """Check that each given mapping was used.

        Raises:
            InputError: One fits no file.
        """
        for path in self.given:
            if path not in self._used:
                mapping = self._read(path)
                fitting = " or ".join(mapping.files or tuple(f"*{end}" for end in _EXTENSIONS[mapping.format]))
                raise InputError(str(path), f"no file that was given is {fitting}", "give one, or correct `files`")

    def find_table(self, file: Path) -> Table | None:
        """Return what the mapping of a file says about it as a document, or None if it has no mapping.

        Raises:
            MappingError: A mapping breaks its format, or two given ones fit the file.
        """
        path = self._find(file)
        if path is None:
            return None
        self._used.add(path)
        mapping = self._read(path)
        return Table(path, mapping.metadata, mapping.encoding)

    def _read(self, path: Path) -> Mapping:
        if path not in self._known:
            self._known[path] = read_mapping(path)
        return self._known[path]

    def _find(self, file: Path) -> Path | None:
        fitting = [path for path in self.given if _fits(self._read(path), file)]
        if len(fitting) > 1:
            told = f"fits {file.name}, and so does {fitting[1]}"
            raise MappingError(str(fitting[0]), told, 'say in each which it reads: files = ["members*.csv"]')
        beside = file.with_name(file.stem + MAPPING_SUFFIX)
        if fitting:
            return fitting[0]
        is_beside = _is_file(beside) and file.suffix.lower() in _EXTENSIONS[self._read(beside).format]
        return beside if is_beside else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the name of a table may be too long for a mapping to exist
        return False


def _fits(mapping: Mapping, file: Path) -> bool:
    if file.suffix.lower() not in _EXTENSIONS[mapping.format]:
        return False
    return not mapping.files or any(fnmatchcase(file.name, pattern) for pattern in mapping.files)
