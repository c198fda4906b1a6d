"""Reading RDF data of any syntax for a check: one store, with no blank nodes and with the ontology beside the data."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.errors import InputError
from kg.ids import BASE
from kg.resources import find_resource

if TYPE_CHECKING:
    import pyoxigraph as ox

#: File name ending to syntax; the values are media types.
SYNTAXES = {
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".json": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".owl": "application/rdf+xml",
    ".xml": "application/rdf+xml",
}
#: The path that means standard input.
PIPE = Path("-")
#: What JSON-LD begins with and no Turtle does.
_JSON = re.compile(rb'\{\s*[}"]|\[\s*[{"]')
#: What a blank node becomes, so that results are the same each time (RDF 1.1, section 3.5, Skolem IRIs).
SKOLEM = BASE + ".well-known/genid/"


def read_data(files: Iterable[Path]) -> ox.Store:
    """Read RDF files into one store.

    Args:
        files: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told apart by the ending of the name; ``-`` is
            standard input, whose syntax shows in its first line.

    Returns:
        The store, with the ontology in it.

    Raises:
        InputError: A file is missing, has another ending, or breaks its syntax.
    """
    quads = [quad for path in files for quad in _read_file(path)]
    return load_quads(quads)


def _read_file(path: Path) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    media_type = SYNTAXES.get(path.suffix.lower())
    if path == PIPE:
        data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        media_type = _find_syntax(data)
    elif path.is_dir():
        raise InputError(str(path), "is a folder", "give one of the RDF files in it")
    elif media_type is None:
        ending = f"ends in {path.suffix!r}" if path.suffix else "has no ending that tells its syntax"
        raise InputError(str(path), ending, f"give a file that ends in {', '.join(SYNTAXES)}, or - for a pipe")
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            told = error.strerror or "cannot be read"
            raise InputError(str(path), told, "give an RDF file that can be read") from error
    syntax = ox.RdfFormat.from_media_type(media_type)
    try:
        yield from ox.parse(data, format=syntax, rename_blank_nodes=True)
    except SyntaxError as error:
        place = f"{path}, line {error.lineno}" if error.lineno else str(path)
        raise InputError(place, error.msg, f"correct the {syntax.name if syntax else 'RDF'} syntax") from error


def _find_syntax(data: bytes) -> str:
    """Tell the syntax of RDF that has no file name; TriG holds Turtle and N-Triples too.

    >>> _find_syntax(b'<urn:a> <urn:p> "b" <urn:g> .'), _find_syntax(b"@prefix a: <urn:a> .")
    ('application/n-quads', 'application/trig')
    """
    import pyoxigraph as ox

    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<?xml", b"<!DOCTYPE", b"<rdf:")):
        return "application/rdf+xml"
    if _JSON.match(start):
        return "application/ld+json"
    first = next((line for line in start.splitlines() if line.strip() and not line.lstrip().startswith(b"#")), b"")
    try:
        next(ox.parse(first, format=ox.RdfFormat.N_QUADS), None)
    except SyntaxError:
        return "application/trig"
    return "application/n-quads"


def load_bytes(data: bytes, syntax: str, place: str) -> ox.Store:
    """Read RDF from memory into a store; see :func:`read_data`.

    Args:
        data: The text, in UTF-8.
        syntax: A media type of :data:`SYNTAXES`.
        place: What to call the data in an error.

    Returns:
        The store, with the ontology in it.

    Raises:
        InputError: The data breaks its syntax.
    """
    import pyoxigraph as ox

    store = ox.Store()
    try:
        store.bulk_load(data, format=ox.RdfFormat.from_media_type(syntax))
    except SyntaxError as error:
        raise InputError(f"{place}, line {error.lineno}", error.msg, f"give valid {syntax}") from error
    _refuse_new_terms(store, place)
    blank = "ASK { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }"
    if store.query(blank, use_default_graph_as_union=True):
        return load_quads(ox.parse(data, format=ox.RdfFormat.from_media_type(syntax)))
    store.bulk_extend(ontology_quads())
    return store


def load_quads(quads: Iterable[ox.Quad]) -> ox.Store:
    """Put quads into a store, with an IRI for every blank node and the ontology beside them.

    Blank nodes are counted in the order in which they appear: the same for the same text, and never slow, as canonical
    names can be on a graph made to be hard.
    """
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_extend(_name_blank_nodes(quads))
    _refuse_new_terms(store, "data")
    store.bulk_extend(ontology_quads())
    return store


def _refuse_new_terms(store: ox.Store, place: str) -> None:
    new = "ASK { ?s ?p ?o FILTER(isTRIPLE(?o) || hasLANGDIR(?o)) }"
    if store.query(new, use_default_graph_as_union=True):
        raise InputError(place, "has a triple term or a base direction (RDF 1.2)", "use RDF 1.1, which SHACL is for")


def _name_blank_nodes(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox

    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(node: ox.BlankNode) -> ox.NamedNode:
        return names.setdefault(node, ox.NamedNode(f"{SKOLEM}b{len(names) + 1}"))

    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        yield ox.Quad(
            name(subject) if isinstance(subject, ox.BlankNode) else subject,
            quad.predicate,
            name(value) if isinstance(value, ox.BlankNode) else value,
            name(graph) if isinstance(graph, ox.BlankNode) else graph,
        )


def select_rows(store: ox.Store, query: str, **values: ox.NamedNode) -> list[ox.QuerySolution]:
    """Return the rows of a SELECT over the union of all graphs, with variables replaced by values."""
    import pyoxigraph as ox

    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): value for name, value in values.items()
    }
    found = store.query(query, use_default_graph_as_union=True, substitutions=substitutions)
    return list(cast("ox.QuerySolutions", found))


def format_triples(store: ox.Store) -> bytes:
    """Return the union of all graphs as N-Triples."""
    import pyoxigraph as ox

    union = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
    return cast("ox.QueryTriples", union).serialize(format=ox.RdfFormat.N_TRIPLES) or b""


@cache
def ontology_quads() -> tuple[ox.Quad, ...]:
    """Return the terms and the domains of work, which checks need for the class hierarchy and the closed lists."""
    import pyoxigraph as ox

    graph = ox.NamedNode(BASE + "graph/ontology")
    return tuple(
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for name in ("coalition-kg.ttl", "domains.ttl")
        for quad in ox.parse(path=find_resource("ontology", name))
    )


@cache
def read_shapes() -> bytes:
    """Return all shapes as one Turtle text."""
    files = sorted(find_resource("shapes").glob("*.ttl"))
    return b"\n".join(path.read_bytes() for path in files)
