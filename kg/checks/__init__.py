"""Checks: the graph against the shapes, with every finding traced back to a document, a line and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checks.engines import Result, parse_engine, run_engine
from kg.checks.model import Engine, Finding, Report, Severity
from kg.checks.reading import format_triples, load_bytes, read_data, read_shapes
from kg.checks.report import format_report
from kg.checks.terms import find_nothing, find_unknown_terms, pass_over_absent_claims
from kg.checks.tracing import Trace, trace_evidence
from kg.ids import BASE
from kg.namespaces import SH, SHAPES, compact

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Engine", "Finding", "Report", "Severity", "check_files", "check_graph", "parse_engine"]

_ORDER = {"Violation": "0", "Warning": "1", "Info": "2"}


def check_graph(data: bytes, *, engine: Engine = "shifty", syntax: str = "application/n-quads") -> Report:
    """Check a graph against all shapes.

    The named graphs count as one; the ontology and the domains of work are added, so data need not carry them.

    Args:
        data: The graph, in UTF-8.
        engine: ``shifty`` (fast) or ``pyshacl`` (the reference); both find the same.
        syntax: Media type of the data.

    Returns:
        The report; its findings are sorted, the worst first.

    Raises:
        InputError: The data breaks its syntax.

    >>> person = b'@prefix kg: <https://w3id.org/coalition-kg/ontology#> . <https://example.org/x> a kg:Person .'
    >>> report = check_graph(person, syntax="text/turtle")
    >>> report.conforms, [(finding.shape, finding.path) for finding in report.findings]
    (False, [('person-named', 'rdfs:label')])
    """
    return _check_store(load_bytes(data, syntax, "graph"), engine)


def check_files(files: Iterable[Path], *, engine: Engine = "shifty") -> Report:
    """Check RDF files, also ones written by hand, together as one graph.

    Args:
        files: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told apart by the ending of the name.
        engine: ``shifty`` or ``pyshacl``.

    Returns:
        The report, see :func:`check_graph`.

    Raises:
        InputError: A file is missing, has an unknown ending, or breaks its syntax (with the line).
    """
    return _check_store(read_data(files), engine)


def _check_store(store: ox.Store, engine: Engine) -> Report:
    results = [
        *pass_over_absent_claims(
            store, run_engine(engine, format_triples(store), read_shapes()), BASE + "graph/claims"
        ),
        *find_unknown_terms(store),
        *find_nothing(store, BASE + "graph/facts"),
    ]
    told: dict[tuple[str, ...], Result] = {}
    for result in sorted(results, key=_order):  # what breaks one shape in two ways is told once
        told.setdefault(_order(result)[:-1], result)
    traced = [(result, _trace(store, result)) for result in told.values()]
    conforms = all(result.severity != "Violation" for result in told.values())
    findings = tuple(_make_finding(result, trace) for result, trace in traced)
    return Report(findings, conforms, format_report(traced, _simple_paths(), conforms))


def _order(result: Result) -> tuple[str, ...]:
    place = "" if result.value is None else str(result.value)
    return _ORDER[result.severity], result.shape, str(result.focus), place, result.message, result.component


def _trace(store: ox.Store, result: Result) -> Trace:
    import pyoxigraph as ox

    return trace_evidence(store, result.focus) if isinstance(result.focus, ox.NamedNode) else Trace()


def _make_finding(result: Result, trace: Trace) -> Finding:
    path = _simple_paths().get(result.shape)
    return Finding(
        severity=result.severity,
        shape=result.shape,
        focus=result.focus.value,
        path=None if path is None else compact(path),
        value=None if result.value is None else result.value.value,
        message=result.message,
        document=trace.document,
        line=trace.line,
        quote=trace.quote,
    )


@cache
def _simple_paths() -> dict[str, str]:
    """Return shape name to path, for the shapes whose path is one property."""
    import pyoxigraph as ox

    quads = ox.parse(read_shapes(), format=ox.RdfFormat.TURTLE)
    return {
        quad.subject.value.removeprefix(SHAPES): quad.object.value
        for quad in quads
        if quad.predicate.value == SH + "path"
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    }
