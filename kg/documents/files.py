"""Which files make up the input, in an order that does not depend on how they were named on the command line."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.documents.model import SetAside
from kg.documents.tables import MAPPING_SUFFIX, TABLE_TYPES, FindTable, is_mapping
from kg.errors import InputError
from kg.publish import is_build

#: File name extension to media type.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
}
#: The path that means standard input, as everywhere on the command line.
PIPE = Path("-")
_EXTENSIONS = "`.txt`, `.md`, `.html` or `.pdf`"


def find_files(paths: Iterable[Path], tables: FindTable = lambda _: None) -> tuple[Path | SetAside, ...]:
    """List the documents that files and folders hold.

    Folders are searched to the bottom; hidden files and folders and those that a build published are skipped,
    sidecars are left to their documents, and a folder that a link reaches twice is entered once. The order is by
    path below the folder given.

    Args:
        paths: Files and folders; ``-`` is standard input.
        tables: Finds the mapping of a table; a table without one is set aside.

    Returns:
        The files that can be documents, and what else lies there with the reason why it is none.

    Raises:
        InputError: A path does not exist, or a folder holds no document.
    """
    found: dict[str, tuple[str, Path | SetAside]] = {}
    for path in sorted(paths):
        for place, item in _list_path(path, tables):
            key = os.path.realpath(item.path if isinstance(item, SetAside) else item)
            if key not in found or (place, str(item)) < (found[key][0], str(found[key][1])):
                found[key] = (place, item)
    return tuple(item for _, item in sorted(found.values(), key=lambda pair: (pair[0], str(pair[1]))))


def _list_path(path: Path, tables: FindTable) -> Iterator[tuple[str, Path | SetAside]]:
    if path == PIPE:
        yield str(PIPE), PIPE
    elif is_folder(path):
        items = [(place.relative_to(path).as_posix(), item) for place, item in _walk(path, set(), tables)]
        if not any(isinstance(item, Path) for _, item in items):
            raise InputError(str(path), "holds no document", f"put {_EXTENSIONS} files into it, or give another folder")
        yield from items
    elif os.path.lexists(path):
        yield path.name, check_kind(path, tables)
    else:
        raise InputError(str(path), "does not exist", "give the path of a document or of a folder of documents")


def is_folder(path: Path) -> bool:
    """Say whether a path is a folder; one that may not be looked at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, entered: set[str], tables: FindTable) -> Iterator[tuple[Path, Path | SetAside]]:
    real = os.path.realpath(folder)
    if real in entered:
        return
    entered.add(real)
    if is_build(folder):
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder, SetAside(str(folder), f"cannot be listed ({error.strerror})", "allow reading it")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if is_folder(entry):
            yield from _walk(entry, entered, tables)
        elif not _is_sidecar(entry) and not is_mapping(entry, tables):
            yield entry, check_kind(entry, tables)


def _is_sidecar(file: Path) -> bool:
    return file.suffix.lower() == ".toml" and file.with_suffix("").suffix.lower() in MEDIA_TYPES


def check_kind(file: Path, tables: FindTable = lambda _: None) -> Path | SetAside:
    """Return the file if its extension is one that is read, or why it is set aside; a table needs a mapping."""
    suffix = file.suffix.lower()
    if suffix in TABLE_TYPES:
        told = f"is a {suffix} file without a mapping"
        remedy = f"say what its columns mean in {file.stem}{MAPPING_SUFFIX} beside it, or give --mapping"
        return file if tables(file) is not None else SetAside(str(file), told, remedy)
    if suffix not in MEDIA_TYPES:
        kind = f"is a {file.suffix} file" if file.suffix else "has no extension"
        return SetAside(str(file), f"{kind}, which no reader knows", f"turn it into {_EXTENSIONS}")
    return file


def read_bytes(file: Path, limit: int) -> bytes | SetAside:
    """Read a file that must not be larger than the limit; a larger one is refused before it is read.

    Args:
        file: The path of a file; ``-`` is standard input.
        limit: The most bytes that are accepted.

    Returns:
        The bytes, or why they cannot be had.
    """
    if file == PIPE:
        data = sys.stdin.buffer.read(limit + 1) if sys.stdin is not None else b""
        return data if len(data) <= limit else SetAside("-", f"is more than the {limit / 1e6:g} MB allowed", "split it")
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return SetAside(str(file), "is not a regular file", "give a copy of its content as a file")
        if status.st_size <= limit:
            with file.open("rb") as stream:
                data = stream.read(limit + 1)
            if len(data) <= limit:
                return data
    except OSError as error:
        return SetAside(str(file), f"cannot be read ({error.strerror})", "check the link and the permissions")
    size = f"{status.st_size / 1e6:.1f} MB, more than the {limit / 1e6:g} MB allowed"
    return SetAside(str(file), f"is too large ({size})", "split it")
