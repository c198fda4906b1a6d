"""The embedded store: Oxigraph in memory or in a folder, no server needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.errors import QueryError, StoreError
from kg.store.answers import Answer, read_answer
from kg.store.safety import check_query

if TYPE_CHECKING:
    import pyoxigraph


class Store:
    r"""A built graph that answers SPARQL 1.1 queries; patterns without GRAPH see all named graphs together.

    Make one with :meth:`open`, :meth:`create` or :meth:`load`, and use it in a ``with`` block or close it. One process
    may write a folder; any number may read it when nobody writes.

    >>> store = Store.load(b'<urn:a> <urn:p> "words" <urn:g> .\n')
    >>> store.query("SELECT ?o WHERE { <urn:a> ?p ?o }").rows[0][0].value
    'words'
    """

    __slots__ = ("_inner", "place")

    def __init__(self, inner: pyoxigraph.Store, place: str) -> None:
        self._inner: pyoxigraph.Store | None = inner
        #: Where the store is, for messages.
        self.place = place

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store in a folder for reading.

        Raises:
            StoreError: There is no store in the folder, or it cannot be read.
        """
        import pyoxigraph

        try:
            return cls(pyoxigraph.Store.read_only(str(path)), str(path))
        except (OSError, RuntimeError) as error:
            raise StoreError(str(path), f"cannot be opened ({_first_line(error)})", "run `kg build` again") from error

    @classmethod
    def create(cls, path: Path, nquads: bytes) -> Store:
        """Make a store in a new folder, fill it, and return it.

        Args:
            path: The folder; it must not exist yet, or be empty.
            nquads: The statements.

        Raises:
            StoreError: The folder is in use or cannot be written, or the statements are no N-Quads.
        """
        import pyoxigraph

        try:
            if path.exists() and any(path.iterdir()):
                raise StoreError(str(path), "is not empty", "give a new folder")
            inner = pyoxigraph.Store(str(path))
            _fill(inner, nquads, str(path))
            inner.flush()
        except (OSError, RuntimeError) as error:
            remedy = "free some space or give another folder"
            raise StoreError(str(path), f"cannot be written ({_first_line(error)})", remedy) from error
        return cls(inner, str(path))

    @classmethod
    def load(cls, nquads: bytes) -> Store:
        """Make a store in memory and fill it.

        Raises:
            StoreError: The statements are no N-Quads.
        """
        import pyoxigraph

        inner = pyoxigraph.Store()
        _fill(inner, nquads, "store in memory")
        return cls(inner, "store in memory")

    def query(self, text: str) -> Answer:
        """Answer a query.

        Args:
            text: A SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE.

        Raises:
            QueryError: The query is not SPARQL, cannot be evaluated, or would ask another server (SERVICE).
            StoreError: The store could not be read.
        """
        check_query(text)
        try:
            return read_answer(self._open().query(text, use_default_graph_as_union=True))
        except SyntaxError as error:
            raise QueryError("query", _first_line(error), "see https://www.w3.org/TR/sparql11-query/") from error
        except RuntimeError as error:
            raise QueryError("query", _first_line(error), "use what SPARQL 1.1 has, and nothing more") from error
        except OSError as error:
            raise StoreError(self.place, _first_line(error), "run `kg build` again") from error

    def close(self) -> None:
        """Let go of the folder; the store answers no more."""
        self._inner = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._open())

    def _open(self) -> pyoxigraph.Store:
        if self._inner is None:
            raise StoreError(self.place, "is closed", "open it again")
        return self._inner


def _fill(inner: pyoxigraph.Store, nquads: bytes, place: str) -> None:
    from pyoxigraph import RdfFormat

    try:
        inner.bulk_load(input=nquads, format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise StoreError(place, f"the statements are no N-Quads ({_first_line(error)})", "mend the line") from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
