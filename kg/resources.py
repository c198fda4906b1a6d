"""Where the files that come with the package are: in the wheel, or in a checkout."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError

_PACKAGE = Path(__file__).parent


def find_resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the package.

    Args:
        parts: Path below the top level, for example ``"queries", "members.rq"``; the first is one of
            ``ontology``, ``shapes``, ``queries``, ``data``.

    Raises:
        InputError: The file is missing from the installation.

    >>> find_resource("shapes").is_dir()
    True
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise InputError("/".join(parts), "is missing from this installation", "install the package again")
