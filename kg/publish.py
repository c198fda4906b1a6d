"""Publishing a folder all at once: built aside, swapped in, and the previous one intact until then.

Where the platform can exchange two paths in one step (Linux ``renameat2``, macOS ``renamex_np``), there is no moment
without a published folder. Elsewhere there are two renames, and :func:`recover` finishes what was cut off between them.
"""

from __future__ import annotations

import ctypes
import glob
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import BuildError, InputError

_AT_FDCWD = -100
_EXCHANGE = 2
#: The file that marks a folder as one that may be replaced, and what its ``generator`` begins with.
MARK = "manifest.json"
GENERATOR = "coalition-kg"


def check_target(target: Path) -> None:
    """Check that a folder may be published at a path, before any work is done.

    Args:
        target: Where the folder is to stand; it must not exist, be empty, or be an earlier result (have our manifest).

    Raises:
        InputError: The path is a file, holds something else, or cannot be written next to.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise InputError(str(target), "is not a folder", "give another --output")
    if target.is_dir() and not is_build(target) and not _is_empty(target):
        raise InputError(str(target), "holds files that no build made", "give an empty or new folder as --output")
    parent = target.absolute().parent
    if not parent.is_dir():
        raise InputError(str(target), f"{parent} does not exist", "make that folder first")
    if not os.access(parent, os.W_OK | os.X_OK):
        raise InputError(str(target), f"{parent} cannot be written", "give an --output that can be written")


@contextmanager
def publish_folder(target: Path) -> Iterator[Path]:
    """Give a new folder to fill, and swap it in at ``target`` when the block ends without an error.

    Args:
        target: Where the folder is to stand, see :func:`check_target`.

    Yields:
        The folder to fill. It is removed if the block raises, and the earlier one at ``target`` stays as it was.

    Raises:
        InputError: See :func:`check_target`.
        BuildError: The folder could not be written or swapped in.

    >>> with tempfile.TemporaryDirectory() as root:
    ...     with publish_folder(Path(root) / "build") as folder:
    ...         _ = (folder / MARK).write_text('{"generator": "coalition-kg"}')
    ...     sorted(path.name for path in Path(root).iterdir())
    ['build']
    """
    recover(target)
    check_target(target)
    try:
        aside = Path(tempfile.mkdtemp(prefix=f"{_aside(target)}{os.getpid()}-", dir=target.absolute().parent))
    except OSError as error:
        raise BuildError(str(target), error.strerror or "cannot be written", "give another --output") from error
    try:
        try:
            yield aside
            _make_readable(aside)
            _swap(aside, target)
        except OSError as error:
            named = error.filename or target
            raise BuildError(
                str(named), error.strerror or str(error), "free some space or give another --output"
            ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def is_build(folder: Path) -> bool:
    """Say whether a folder is one that was published here: many folders have a manifest, ours says who made it."""
    return read_manifest(folder) is not None


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a published folder, or None if it has none of ours."""
    try:
        found = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    made_here = isinstance(found, dict) and str(found.get("generator", "")).startswith(GENERATOR)
    return found if made_here else None


def recover(target: Path) -> None:
    """Put back the earlier folder if a swap was cut off between two renames, and clear what killed builds left."""
    old = _old(target)
    if old.is_dir() and not target.exists():
        old.rename(target)
    for left in sorted(target.absolute().parent.glob(f"{glob.escape(_aside(target))}*")):
        owner = left.name.removeprefix(_aside(target)).split("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there, signal 0 is not a question
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _aside(target: Path) -> str:
    return f".{target.name}.new-"


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _make_readable(folder: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)


def _swap(aside: Path, target: Path) -> None:
    if not target.exists():
        aside.rename(target)
        return
    if _exchange(aside, target):
        return
    old = _old(target)
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    aside.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(left: Path, right: Path) -> bool:
    """Exchange two paths in one step; False if the platform or file system cannot."""
    a, b = os.fsencode(left), os.fsencode(right)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            return int(library.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _EXCHANGE)) == 0
        if sys.platform == "darwin":
            return int(library.renamex_np(a, b, _EXCHANGE)) == 0
    except (AttributeError, OSError, TypeError):
        return False
    return False
