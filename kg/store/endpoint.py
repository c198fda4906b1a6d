"""Any SPARQL 1.1 endpoint, asked over the standard protocol."""

from __future__ import annotations

import ast
import re
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any, Self

from kg.errors import QueryError, StoreError
from kg.store.answers import Answer, Table, read_answer, sort_triples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

_USER = re.compile(r"//[^/?#]*@")
_URL = re.compile(r"https?://[^\s/]+(/\S*)?", re.IGNORECASE)
#: How SPARQLWrapper tells what the server said: the bytes as Python writes them.
_QUOTED = re.compile(r"Response:\n(b'.*'|b\".*\")\s*\Z", re.DOTALL)
_CHUNK = 1 << 16
_UNION = (
    "turn on the union of named graphs as default graph (oxigraph --union-default-graph, Fuseki "
    "tdb2:unionDefaultGraph, others have it on)"
)


class Endpoint:
    """A server that answers SPARQL 1.1 queries, asked like an embedded store.

    The queries of this project have no GRAPH patterns: the server must show all named graphs together as its default
    graph. Virtuoso, GraphDB and RDF4J do; Oxigraph needs ``--union-default-graph``, Fuseki ``tdb2:unionDefaultGraph``.

    Args:
        url: The address that takes queries, for example ``http://localhost:7878/query``; a user and password in it
            (``http://user:password@...``) are sent by HTTP basic authentication and never shown.
        timeout: The most seconds that one query may take, from the first byte sent to the last byte read.

    Raises:
        StoreError: The URL is not an http or https address.

    >>> Endpoint("http://localhost:7878/query").place
    'http://localhost:7878/query'
    """

    __slots__ = ("_timeout", "_union_checked", "_user", "place")

    def __init__(self, url: str, *, timeout: float = 60.0) -> None:
        if not _is_address(url):
            raise StoreError(repr(url), "is not an http address", "give one like http://localhost:7878/query")
        #: The address, without the user and password that it may hold.
        self.place = _USER.sub("//", url)
        self._user = _find_user(url)
        self._timeout = timeout
        self._union_checked = False

    def query(self, text: str) -> Answer:
        """Answer a query.

        Args:
            text: A SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE. Updates are refused.

        Raises:
            QueryError: The query is not SPARQL, or is an update.
            StoreError: The endpoint cannot be reached, takes too long, or does not answer with SPARQL results.
        """
        answer = self._ask(text)
        if not self._union_checked and isinstance(answer, Table) and not answer.rows:
            self._check_union()
        return answer

    def close(self) -> None:
        """Do nothing: every query opens and closes its own connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _check_union(self) -> None:
        """Tell an empty answer from a server that hides its named graphs."""
        self._union_checked = True
        if self._ask("ASK { ?s ?p ?o }") is False and self._ask("ASK { GRAPH ?g { ?s ?p ?o } }") is True:
            raise StoreError(self.place, "answers from an empty default graph though it has named graphs", _UNION)

    def _ask(self, text: str) -> Answer:
        wrapper = self._prepare(text)
        body = self._send(wrapper)
        from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

        try:
            if wrapper.queryType in ("SELECT", "ASK"):
                return read_answer(parse_query_results(body, format=QueryResultsFormat.JSON))
            return sort_triples(quad.triple for quad in parse(body, format=RdfFormat.TURTLE, base_iri=self.place))
        except (SyntaxError, ValueError) as error:
            found = body[:80].decode(errors="replace")
            remedy = "check that this is the address for queries (often it ends in /query or /sparql)"
            raise StoreError(
                self.place, f"answered with something else than SPARQL results: {found!r}", remedy
            ) from error

    def _prepare(self, text: str) -> Any:
        import warnings

        from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

        wrapper = SPARQLWrapper(self.place, agent="coalition-kg")
        if self._user is not None:
            wrapper.setCredentials(*self._user)
        with warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            try:
                wrapper.setQuery(text)
            except RuntimeWarning as error:
                raise QueryError(
                    "query", "has no SELECT, ASK, CONSTRUCT or DESCRIBE", "write a SPARQL query"
                ) from error
        if not wrapper.isSparqlQueryRequest():
            raise QueryError("query", f"is an update ({wrapper.queryType})", "endpoints are only read")
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON if wrapper.queryType in ("SELECT", "ASK") else TURTLE)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, round(self._timeout)))
        return wrapper

    def _send(self, wrapper: Any) -> bytes:
        from http.client import HTTPException

        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            with closing(wrapper.query().response) as response:
                return b"".join(_read(response, time.monotonic() + self._timeout))
        except (SPARQLWrapperException, OSError, HTTPException) as error:
            raise self._explain(error) from error

    def _explain(self, error: Exception) -> QueryError | StoreError:
        from urllib.error import HTTPError

        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException

        for answered in (error, error.__context__):
            if isinstance(answered, HTTPError):
                answered.close()
        if isinstance(error, QueryBadFormed):
            return QueryError(f"query at {self.place}", _told(error), "mend the query")
        if isinstance(error, EndPointNotFound):
            remedy = "check the path of the URL (often it ends in /query or /sparql)"
            return StoreError(self.place, "there is no endpoint", remedy)
        if isinstance(error, SPARQLWrapperException | HTTPError):
            return StoreError(self.place, f"refused the query ({_told(error)})", "look into the server's log")
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            return StoreError(self.place, f"no answer in {self._timeout:g} s", "try again, or ask for less")
        return StoreError(self.place, f"cannot be reached ({_told(error)})", "check the URL and that the server runs")


def _find_user(url: str) -> tuple[str, str] | None:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    return None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))


def _is_address(url: str) -> bool:
    from urllib.parse import urlsplit

    try:
        port = urlsplit(url).port
    except ValueError:  # a port or an IPv6 address that cannot be
        return False
    return port != 0 and url.isascii() and _URL.fullmatch(url) is not None


def _read(response: HTTPResponse, deadline: float) -> Iterator[bytes]:
    from http.client import IncompleteRead

    while chunk := response.read1(_CHUNK):
        yield chunk
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise IncompleteRead(b"", response.length)


def _told(error: BaseException) -> str:
    """Return what a server or the system said, on one line, without what a terminal would obey."""
    words = str(getattr(error, "reason", None) or error)
    quoted = _QUOTED.search(words)
    if quoted is not None:
        words = ast.literal_eval(quoted[1]).decode(errors="replace")
    said = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(said.split())[:200] or type(error).__name__
