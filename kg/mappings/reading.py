"""Tables of a TOML file read strictly: each key is known, each value has its type, each error names its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import MappingError


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a mapping file.

    Args:
        place: The file, and the entry and key in it.
        table: Its keys and values.
    """

    place: str
    table: Mapping[str, Any]

    @classmethod
    def of(cls, place: str, value: object, keys: Collection[str], example: str) -> Section:
        """Make one of a value that must be a table with only these keys.

        Raises:
            MappingError: It is no table, or has another key.
        """
        if not isinstance(value, dict):
            raise MappingError(place, f"is {value!r}", f"write a table such as {example}")
        for key in value:
            if key not in keys:
                raise MappingError(place, f"unknown key {key!r}", f"use {', '.join(keys)}")
        return cls(place, value)

    def fails(self, key: str, remedy: str) -> MappingError:
        """Return the error for a value that will not do."""
        return MappingError(f"{self.place}, {key}", f"is {self.table.get(key)!r}", remedy)

    def text(self, key: str, remedy: str = "write some text in quotes") -> str | None:
        """Return a text that is not empty, or None if the key is not there."""
        value = self.table.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        raise self.fails(key, remedy)

    def needed(self, key: str, remedy: str) -> str:
        """Return a text that must be there."""
        value = self.text(key, remedy)
        if value is None:
            raise MappingError(self.place, f"has no {key!r}", remedy)
        return value

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> str | None:
        """Return one of some words."""
        value = self.table.get(key, default)
        if value is None or (isinstance(value, str) and value in known):
            return value
        raise self.fails(key, f"use {', '.join(known)}")

    def flag(self, key: str) -> bool:
        """Return true or false; false if the key is not there."""
        value = self.table.get(key, False)
        if isinstance(value, bool):
            return value
        raise self.fails(key, "write true or false")

    def texts(self, key: str, *, blank: bool = False) -> tuple[str, ...]:
        """Return one text or a list of texts; nothing if the key is not there."""
        value = self.table.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or (not listed and key in self.table):
            listed = [None]
        if all(isinstance(one, str) and (blank or one.strip()) for one in listed):
            return tuple(listed)
        raise self.fails(key, 'write "..." or a list ["...", "..."]')

    def conditions(self, key: str) -> dict[str, frozenset[str]]:
        """Return column to values."""
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.fails(key, 'write { column = "value" } or { column = ["one", "another"] }')
        inner = Section(f"{self.place}, {key}", value)
        return {column: frozenset(inner.texts(column, blank=True)) for column in value}
