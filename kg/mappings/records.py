"""A record, whatever file it comes from: a row or an object with its place in the text, and its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kg.errors import InputError


class RowError(InputError, ValueError):
    """A record that cannot be read: it is set aside as a whole and counted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a record.

    Args:
        value: What it says, without quotes and escapes of the format and without outer blanks.
        start: Offset of its first character in the text.
        end: Offset after its last character; ``text[start:end]`` are the characters as they stand there.
        inside: It stands in the record itself, not in another that the record points to.
    """

    value: str
    start: int
    end: int
    inside: bool = True


class Record(Protocol):
    """One row or object.

    Attributes:
        label: How to find it: ``row 12``, ``/memberships/11``.
        start: Offset of its first character in the text.
        end: Offset after its last character.
    """

    @property
    def label(self) -> str: ...  # noqa: D102

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102

    def cells(self, column: str) -> tuple[Cell, ...]:
        """Return the values of a column that are not empty.

        Raises:
            RowError: The value is not text, or points to nothing.
        """
        ...
