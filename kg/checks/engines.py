"""The SHACL engines, each a function from triples to results; a test holds their findings against each other.

``shifty`` is fast and the default, ``pyshacl`` is the reference. Neither sees a blank node,
see :mod:`kg.checks.reading`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast, get_args

from kg.checks.model import Engine, Severity
from kg.errors import InputError
from kg.namespaces import SH, SHAPES

if TYPE_CHECKING:
    import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Result:
    """One result as an engine gives it, in RDF terms; ``value`` is None where it only repeats the focus."""

    shape: str
    severity: Severity
    component: str
    focus: ox.NamedNode | ox.Literal
    value: ox.NamedNode | ox.Literal | None
    message: str


def parse_engine(name: str) -> Engine:
    """Return the name of a SHACL engine, and refuse any other.

    Args:
        name: ``shifty`` or ``pyshacl``.

    Returns:
        The same name.

    Raises:
        InputError: There is no such engine.

    >>> parse_engine("shifty")
    'shifty'
    """
    if name not in get_args(Engine):
        raise InputError("engine", name, f"use one of {', '.join(get_args(Engine))}")
    return cast("Engine", name)


def run_engine(engine: Engine, data: bytes, shapes: bytes) -> tuple[Result, ...]:
    """Check triples against shapes.

    Args:
        engine: Which engine.
        data: N-Triples without blank nodes, class hierarchy included.
        shapes: All shapes, as Turtle.

    Returns:
        Every result once, in no order that means anything.
    """
    report = {"shifty": _run_shifty, "pyshacl": _run_pyshacl}[engine](data, shapes)
    return tuple(dict.fromkeys(_read_results(report)))


@cache
def _prepare_shifty(shapes: bytes) -> Any:
    from shifty import PreparedValidator

    return PreparedValidator(shapes)


def _run_shifty(data: bytes, shapes: bytes) -> bytes:
    with _literals_as_written():
        _, report, _ = _prepare_shifty(shapes).validate(
            data, graph_mode="data", infer=False, sort_results=False, on_unsupported="error"
        )
    return cast("bytes", report.serialize(format="nt", encoding="utf-8"))


def _run_pyshacl(data: bytes, shapes: bytes) -> bytes:
    import rdflib
    from pyshacl import validate

    with _literals_as_written():
        graph = rdflib.Graph().parse(data=data, format="nt")
        shape_graph = rdflib.Graph().parse(data=shapes, format="turtle")
        _, report, _ = validate(graph, shacl_graph=shape_graph, inference="none", inplace=True, js=False)
    return cast("bytes", report.serialize(format="nt", encoding="utf-8"))


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """Keep rdflib from mending literals (it drops the Z of a day) and from logging each that is no date."""
    import rdflib

    logger = logging.getLogger("rdflib.term")
    level, normalize = logger.level, rdflib.NORMALIZE_LITERALS
    logger.setLevel(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        logger.setLevel(level)
        rdflib.NORMALIZE_LITERALS = normalize


def _read_results(report: bytes) -> Iterator[Result]:
    import pyoxigraph as ox

    properties: dict[ox.NamedNode | ox.BlankNode, dict[str, Any]] = {}
    for quad in ox.parse(report, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value.startswith(SH) and not isinstance(quad.subject, ox.Triple):
            properties.setdefault(quad.subject, {})[quad.predicate.value.removeprefix(SH)] = quad.object
    for found in properties.values():
        if "focusNode" in found:
            focus, value = found["focusNode"], found.get("value")
            yield Result(
                shape=found["sourceShape"].value.removeprefix(SHAPES),
                severity=found["resultSeverity"].value.removeprefix(SH),
                component=found["sourceConstraintComponent"].value,
                focus=focus,
                value=None if value == focus else value,
                message=found["resultMessage"].value,
            )
