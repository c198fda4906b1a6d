"""What the command line says to people, and the options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.documents import SetAside

#: How many rows of tables that could not be read are named; the manifest of a build has all of them.
_ROWS_SHOWN = 20
Packs = Annotated[list[Path] | None, typer.Option("--pack", help="Further rule pack (TOML); may be repeated.")]
Mapped = Annotated[
    list[Path] | None, typer.Option("--mapping", help="Mapping of a table or JSON file (TOML); may be repeated.")
]


def say(words: str) -> None:
    """Write words for people to stderr."""
    print(words, file=sys.stderr)


def say_set_aside(set_aside: Iterable[SetAside]) -> None:
    """Name what was set aside, why, and what to do about it."""
    from kg.terminal import plain

    for one in set_aside:
        say(f"set aside: {plain(one.path)}: {plain(one.reason)}; {plain(one.remedy)}")


def say_rows_set_aside(rows: tuple[SetAside, ...]) -> None:
    """Name the first rows that could not be read, and count them all."""
    say_set_aside(rows[:_ROWS_SHOWN])
    if rows:
        say(f"rows: {len(rows)} set aside")
