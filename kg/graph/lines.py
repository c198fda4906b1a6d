"""Lines of N-Quads, gathered per named graph, and the IRIs that they name things by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from kg.claims import Claim
from kg.errors import ModelError
from kg.graph.terms import escape_path
from kg.ids import BASE

_BASE = re.compile(r"""(https?://|urn:)[^\s<>"{}|\\^`\x00-\x20\ud800-\udfff]+[/#:]""")


class Iris(dict[str, str]):
    """Id to IRI term, each made once.

    Args:
        base: What every id is appended to; ends in ``/``, ``#`` or ``:``.
        published: IRI terms of published vocabularies (domains of work). An id that names one below the project's own
            base keeps that IRI whatever the data's base is.

    Raises:
        ModelError: The base is no absolute IRI, or holds a character that no IRI may hold.

    >>> Iris("https://data.example/")["person/asha-menon"]
    '<https://data.example/person/asha-menon>'
    """

    def __init__(self, base: str, published: AbstractSet[str] = frozenset()) -> None:
        if not _BASE.fullmatch(base):
            raise ModelError("base IRI", repr(base), "give one like https://data.example/kg/, ending in /, # or :")
        super().__init__()
        self._base = base
        self._published = published

    def __missing__(self, key: str) -> str:
        path = escape_path(key)
        published = f"<{BASE}{path}>"
        iri = self[key] = published if published in self._published else f"<{self._base}{path}>"
        return iri

    def below(self, parent: str, path: str) -> str:
        """Return the IRI term of a part of a thing: the thing's IRI term, a slash, and a path.

        >>> Iris("https://data.example/").below("<https://data.example/meeting/x>", "span")
        '<https://data.example/meeting/x/span>'
        """
        return f"{parent[:-1]}/{escape_path(path)}>"


class Lines:
    """The statements of one named graph, as lines of N-Quads in no order yet.

    Args:
        graph: The IRI term of the graph.
        out: Where the lines go; several graphs may share one list.
    """

    __slots__ = ("_out", "_tail")

    def __init__(self, graph: str, out: list[str]) -> None:
        self._out = out
        self._tail = f" {graph} .\n"

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add one statement; all three are finished terms."""
        self._out.append(f"{subject} {predicate} {value}{self._tail}")

    def add_all(self, subject: str, predicate: str, values: Iterable[str]) -> None:
        """Add one statement for each value."""
        for value in values:
            self._out.append(f"{subject} {predicate} {value}{self._tail}")


def claim_iris(claims: Iterable[Claim], iris: Iris) -> Mapping[str, str]:
    """Return claim id to IRI term for all claims."""
    return {claim.id: iris[f"claim/{claim.document}/{claim.id}"] for claim in claims}


def format_lines(lines: Iterable[str]) -> bytes:
    """Return lines of N-Quads as bytes: sorted by code point, each once (that is their canonical form)."""
    return "".join(sorted(set(lines))).encode()
