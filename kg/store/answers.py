"""What a store answers: a table, triples, or yes and no; the same whoever answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from kg.namespaces import XSD

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

TermKind = Literal["iri", "literal", "blank"]


@dataclass(frozen=True, slots=True)
class Term:
    """One value in an answer.

    Args:
        kind: ``iri``, ``literal`` or ``blank``.
        value: The IRI, the words of the literal, or the label of the blank node.
        datatype: IRI of the datatype of a literal; None for plain and language-tagged ones.
        language: Language tag of a literal, or None.
    """

    kind: TermKind
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to SELECT: named columns and rows; a cell is None where nothing is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE, as sorted N-Triples, each once."""

    ntriples: bytes


Answer = Table | Triples | bool


class Queryable(Protocol):
    """Anything that answers SPARQL 1.1 queries: an embedded store or an endpoint."""

    def query(self, text: str) -> Answer:
        """Answer a query."""
        ...


def read_answer(found: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    """Read everything that Oxigraph found into values of ours."""
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(_term(solution[name]) for name in columns) for solution in found)
        return Table(columns, rows)
    if isinstance(found, QueryBoolean):
        return bool(found)
    return sort_triples(found)


def _term(node: object) -> Term | None:
    from pyoxigraph import BlankNode, NamedNode
    from pyoxigraph import Literal as Words

    if isinstance(node, NamedNode):
        return Term("iri", node.value)
    if isinstance(node, Words):
        plain = node.language is not None or node.datatype.value == f"{XSD}string"
        return Term("literal", node.value, None if plain else node.datatype.value, node.language)
    if isinstance(node, BlankNode):
        return Term("blank", node.value)
    return None


def sort_triples(triples: Iterable[Triple]) -> Triples:
    """Return triples as sorted N-Triples, each once."""
    from pyoxigraph import RdfFormat, serialize

    lines = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").split(b"\n")
    return Triples(b"".join(line + b"\n" for line in sorted({line for line in lines if line})))
