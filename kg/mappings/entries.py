"""The ``[[claim]]`` entries of a mapping file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from kg.claims import ARGUMENTS, REQUIRED, STATUSES, Kind, Modality
from kg.errors import MappingError
from kg.mappings.dates import compile_format
from kg.mappings.model import ClaimRule, Format, Moment, Precision, Source
from kg.mappings.reading import Section
from kg.mappings.values import FIELD

_KEYS = ("name", "kind", "rows", "arguments", "status", "time", "where", "where_not", "modality", "once")
_SOURCE_KEYS = ("column", "constant", "template", "values", "only_values", "as", "words")
_MOMENT_KEYS = ("column", "format", "precision")
_SOURCE = '{ column = "state" }'
#: Whatever stands there would pass as the place's name, so a constant needs a cell that says it.
_PLACES = ("place", "headquarters")

#: Named tables of values.
Values = Mapping[str, Mapping[str, str]]


def parse_entry(place: str, value: object, form: Format, named: Values, language: str) -> ClaimRule:
    """Read one entry.

    Args:
        place: The file and the number of the entry.
        value: What stands there.
        form: The format of the files that the mapping reads.
        named: Tables of values that an entry may name.
        language: The language of the files.

    Raises:
        MappingError: A key or value will not do.
    """
    entry = Section.of(place, value, _KEYS, '[[claim]] with name = "...", kind = "..."')
    name = entry.needed("name", 'name the entry: name = "members"; the rule of its claims begins with it')
    entry = Section(f"{place.rpartition(',')[0]}, claim {name!r}", entry.table)
    entry.needed("kind", f"use {', '.join(ARGUMENTS)}")
    kind = cast(Kind, entry.choice("kind", tuple(ARGUMENTS)))
    rows = entry.table.get("rows", "")
    if not isinstance(rows, str) or (rows and (form == "csv" or not rows.startswith("/"))):
        raise entry.fails("rows", 'leave it out for CSV; for JSON point to an array: rows = "/memberships"')
    times = Section.of(f"{entry.place}, time", entry.table.get("time", {}), ("start", "end", "at"), _TIME)
    if "at" in times.table and len(times.table) > 1:
        raise MappingError(times.place, "has both `at` and `start` or `end`", "give `at`, or `start` and `end`")
    return ClaimRule(
        name=name,
        kind=kind,
        arguments=_parse_arguments(entry, kind, named),
        rows=rows,
        status=_parse_status(entry, kind, named),
        start=_parse_moment(times, "start", language),
        end=_parse_moment(times, "end", language),
        at=_parse_moment(times, "at", language),
        where=entry.conditions("where"),
        where_not=entry.conditions("where_not"),
        modality=cast(Modality, entry.choice("modality", get_args(Modality), "asserted")),
        once=entry.flag("once"),
    )


_TIME = 'time = { start = { column = "since" } }'


def _parse_arguments(entry: Section, kind: Kind, named: Values) -> dict[str, Source]:
    example = f'arguments.{REQUIRED[kind][0]} = {{ column = "..." }}'
    table = Section.of(f"{entry.place}, arguments", entry.table.get("arguments"), ARGUMENTS[kind], example).table
    for name in REQUIRED[kind]:
        if name not in table:
            raise MappingError(f"{entry.place}, arguments", f"has no {name!r}", f"a {kind} claim needs one: {_SOURCE}")
    found: dict[str, Source] = {}
    for name in ARGUMENTS[kind]:  # the person first, whose words may stand for a constant post
        if name in table:
            found[name] = _parse_source(f"{entry.place}, arguments.{name}", table[name], named)
            if name in _PLACES and found[name].constant is not None and found[name].words is None:
                remedy = 'name the column whose words stand for it: words = "..."'
                raise MappingError(f"{entry.place}, arguments.{name}", "is a constant without words", remedy)
    return found


def _parse_status(entry: Section, kind: Kind, named: Values) -> Source | None:
    value = entry.table.get("status")
    if value is None:
        return None
    known = STATUSES.get(kind, ())
    source = Source(constant=value) if isinstance(value, str) else None
    if source is None:
        parsed = _parse_source(f"{entry.place}, status", value, named)
        source = Source(parsed.columns, parsed.constant, None, parsed.values, closed=True)
        if not source.columns or parsed.template or parsed.state:
            raise entry.fails("status", 'write "member", or { column = "...", values = { "..." = "member" } }')
        if not source.values:
            source = Source(source.columns, values={status: status for status in known}, closed=True)
    for status in [source.constant] if source.constant is not None else sorted(source.values.values()):
        if status not in known and not (status == "" and source.constant is None):
            told = f"has the status {status!r}"
            remedy = f"use {', '.join(known)}" if known else f"leave it out: a {kind} claim has none"
            raise MappingError(f"{entry.place}, status", told, remedy)
    return source


def _parse_source(place: str, value: object, named: Values) -> Source:
    section = Section.of(place, value, _SOURCE_KEYS, _SOURCE)
    given = [key for key in ("column", "constant", "template") if key in section.table]
    if len(given) != 1:
        told = f"has {' and '.join(given)}" if given else "has no value"
        raise MappingError(place, told, "give one of column, constant, template")
    for key, owner in (("values", "column"), ("only_values", "column"), ("as", "column"), ("words", "constant")):
        if key in section.table and given[0] != owner:
            raise MappingError(place, f"has {key!r} beside {given[0]!r}", f"it belongs to {owner!r}")
    template = section.text("template")
    if template is not None and not FIELD.search(template):
        raise section.fails("template", 'name a column in it: "Member of {organization}"')
    return Source(
        columns=section.texts("column"),
        constant=section.text("constant"),
        template=template,
        values=_parse_values(section, named),
        closed=section.flag("only_values"),
        state=section.choice("as", ("state",)) is not None,
        words=section.text("words"),
    )


def _parse_values(section: Section, named: Values) -> Mapping[str, str]:
    value = section.table.get("values", {})
    if isinstance(value, str):
        if value not in named:
            known = ", ".join(sorted(named)) or "none"
            raise section.fails("values", f"name a table [values.{value}]; there is {known}")
        return named[value]
    return parse_values(f"{section.place}, values", value)


def parse_values(place: str, value: object) -> Mapping[str, str]:
    """Read a table of what is written instead of some values.

    Raises:
        MappingError: It is no table of texts.
    """
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return dict(value)
    raise MappingError(place, f"is {value!r}", 'write { "as in the table" = "as meant" }')


def _parse_moment(times: Section, key: str, language: str) -> Moment | None:
    if key not in times.table:
        return None
    own = {"start": ("at_latest_if",), "end": ("at_earliest_if", "still"), "at": ()}[key]
    place, example = f"{times.place}.{key}", '{ column = "since", format = "%d/%m/%Y" }'
    section = Section.of(place, times.table[key], (*_MOMENT_KEYS, *own), example)
    if not section.texts("column"):
        raise MappingError(place, "has no 'column'", f"write {example}")
    written = section.text("format") or "edtf"
    if written not in ("edtf", "words") and compile_format(written) is None:
        raise section.fails("format", 'use "edtf", "words", or %Y, %m and %d with marks between: "%d/%m/%Y"')
    if written == "words" and language not in ("en", "fr"):
        raise section.fails("format", 'dates in words are read in English and French: language = "en"')
    return Moment(
        columns=section.texts("column"),
        format=written,
        precision=cast("Precision | None", section.choice("precision", get_args(Precision))),
        beyond=_parse_beyond(section, "at_latest_if" if key == "start" else "at_earliest_if"),
        still=frozenset(section.texts("still", blank=True)),
    )


def _parse_beyond(section: Section, key: str) -> Mapping[str, frozenset[str]] | None:
    """Return the conditions under which the true date may lie beyond: none for ``true``, None if it never does."""
    if key not in section.table:
        return None
    return {} if section.table[key] is True else section.conditions(key)
