"""Statements as the writers need them: read from N-Quads, grouped by subject, in an order that people can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.ids import BASE
from kg.namespaces import RDF, RDFS, XSD

TYPE = f"<{RDF}type>"
LABEL = f"<{RDFS}label>"
STRING = f"{XSD}string"
_LINE = re.compile(
    r'(<[^<>"\s]*>|_:\S+) (<[^<>"\s]*>) (<[^<>"\s]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^<>"\s]*>)?)'
    r'(?: (<[^<>"\s]*>|_:\S+))? \.'
)
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>"\s]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_MARKS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_ORDER = ("entities", "facts", "claims/", "ontology")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; all parts are N-Quads text, ``graph`` is empty for the default graph."""

    subject: str
    predicate: str
    value: str
    graph: str


def read_statements(nquads: bytes) -> Iterator[Statement]:
    """Read N-Quads or N-Triples as this project writes them: one space between terms, one statement a line.

    Raises:
        InputError: A line is not such a statement.
    """
    for number, line in enumerate(nquads.decode("utf-8").split("\n"), 1):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise InputError(f"line {number}", f"{line[:80]!r} is no canonical N-Quads", "give a graph.nq of a build")
        yield Statement(found[1], found[2], found[3], found[4] or "")


def select_graphs(statements: Iterable[Statement], base: str, *, with_claims: bool) -> Iterator[Statement]:
    """Keep what a format without graphs carries: entities, facts, the domains of work, and claims if wanted.

    Args:
        statements: All statements.
        base: What data IRIs begin with.
        with_claims: Keep claims, evidence and mentions too.
    """
    ontology, claims, domain = f"<{base}graph/ontology>", f"<{base}graph/claims/", f"<{BASE}domain/"
    for one in statements:
        if one.graph == ontology:
            if one.subject.startswith(domain):
                yield one
        elif with_claims or not one.graph.startswith(claims):
            yield one


def group_graphs(statements: Iterable[Statement], base: str) -> Iterator[tuple[str, list[Statement]]]:
    """Group statements by graph: the default graph, entities, facts, claims by document, the ontology, others."""
    graphs: dict[str, list[Statement]] = {}
    for one in statements:
        graphs.setdefault(one.graph, []).append(one)

    def place(graph: str) -> tuple[int, str]:
        name = graph[1:-1].removeprefix(f"{base}graph/")
        known = (number for number, start in enumerate(_ORDER, 1) if name.startswith(start) and name != graph[1:-1])
        return (next(known, len(_ORDER) + 1) if graph else 0, graph)

    for graph in sorted(graphs, key=place):
        yield graph, graphs[graph]


def group_subjects(statements: Iterable[Statement]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Group statements by subject, then by predicate: what a thing is first, then its label, then the rest.

    A part comes after its whole: ``<a/span>`` after ``<a>``. Values are sorted, each once.
    """
    subjects: dict[str, dict[str, set[str]]] = {}
    for one in statements:
        subjects.setdefault(one.subject, {}).setdefault(one.predicate, set()).add(one.value)
    for subject in sorted(subjects, key=lambda subject: subject.removesuffix(">")):
        found = subjects[subject]
        first = [predicate for predicate in (TYPE, LABEL) if predicate in found]
        rest = sorted(found.keys() - {TYPE, LABEL})
        yield subject, {predicate: sorted(found[predicate]) for predicate in (*first, *rest)}


def split_literal(term: str) -> tuple[str, str, str] | None:
    r"""Return the words of a literal as they are, its language and its datatype IRI; None if it is no literal.

    >>> split_literal('"a \\"b\\""@en'), split_literal("<urn:a>")
    (('a "b"', 'en', ''), None)
    """
    found = _LITERAL.fullmatch(term)
    if found is None:
        return None
    words = _ESCAPE.sub(_unescape, found[1]) if "\\" in found[1] else found[1]
    return words, found[2] or "", found[3] or ("" if found[2] else STRING)


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _MARKS[found[3]]
