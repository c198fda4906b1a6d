"""The ontology as a named graph, so that a graph file explains its own terms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.errors import ModelError
from kg.graph.terms import ALTERNATIVE, LABEL, PREFERRED
from kg.ids import BASE, ONTOLOGY
from kg.namespaces import OWL
from kg.resources import find_resource

#: The files in ``ontology/`` that travel with every graph; class expressions (``axioms.ttl``) are for reasoners only.
FILES = ("coalition-kg.ttl", "alignments.ttl", "domains.ttl")


@cache
def read_ontology(graph: str) -> tuple[str, ...]:
    """Return the ontology, its alignments and its vocabularies as lines of N-Quads.

    Args:
        graph: The IRI of the named graph.

    Raises:
        ModelError: A file has a blank node; a graph that has none is canonical when it is sorted.
        InputError: A file is missing from the installation.
    """
    from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse, serialize

    quads = []
    for name in FILES:
        text = find_resource("ontology", name).read_bytes()
        for quad in parse(text, format=RdfFormat.TURTLE, base_iri=BASE):
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise ModelError(f"ontology/{name}", f"blank node in {quad.triple}", "move it to ontology/axioms.ttl")
            quads.append(Quad(quad.subject, quad.predicate, quad.object, NamedNode(graph)))
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().split("\n")
    return tuple(sorted({line + "\n" for line in lines if line}))


@cache
def read_version(graph: str) -> str:
    """Return the version of the ontology as its own metadata gives it.

    Args:
        graph: The IRI of the named graph of the ontology.

    Returns:
        The version, such as ``0.1.0``.

    Raises:
        ModelError: The ontology does not say its version.

    >>> read_version("https://data.example/graph/ontology").count(".")
    2
    """
    begin = f'<{ONTOLOGY.rstrip("#")}> <{OWL}versionInfo> "'
    for line in read_ontology(graph):
        if line.startswith(begin):
            return line.removeprefix(begin).partition('"')[0]
    raise ModelError("ontology/coalition-kg.ttl", "has no version", "give it an owl:versionInfo")


@cache
def read_labels(graph: str) -> Mapping[str, frozenset[str]]:
    """Return what the ontology calls its own terms: IRI term to the literals of all its labels."""
    found: dict[str, set[str]] = {}
    for line in read_ontology(graph):
        subject, predicate, rest = line.split(" ", 2)
        if predicate in (LABEL, PREFERRED, ALTERNATIVE):
            found.setdefault(subject, set()).add(rest.removesuffix(f" <{graph}> .\n"))
    return {subject: frozenset(labels) for subject, labels in found.items()}
