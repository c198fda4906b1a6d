"""Exports: a built graph in the formats that other tools read, in a stable order.

TriG, N-Quads and JSON-LD carry everything in its named graphs. Turtle, N-Triples and RDF/XML have no graphs: they carry
entities, facts and the domains of work, and claims with their evidence when asked.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal, get_args

from kg.errors import InputError
from kg.exports.jsonld import format_jsonld
from kg.exports.rdfxml import format_rdfxml
from kg.exports.statements import read_statements, select_graphs
from kg.exports.turtle import format_trig, format_turtle
from kg.ids import BASE

__all__ = ["FORMATS", "Format", "format_export", "parse_format", "replace_file", "write_export"]

Format = Literal["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"]
FORMATS: tuple[Format, ...] = get_args(Format)


def parse_format(name: str) -> Format:
    """Read the name of a format.

    Raises:
        InputError: It is none of :data:`FORMATS`.

    >>> parse_format("trig")
    'trig'
    """
    for known in FORMATS:
        if name == known:
            return known
    raise InputError("format", repr(name), f"use {', '.join(FORMATS)}")


def format_export(nquads: bytes, form: str, *, base: str = BASE, with_claims: bool = False) -> bytes:
    r"""Write a graph in a format.

    Args:
        nquads: The graph as canonical N-Quads, or any sorted N-Triples.
        form: One of :data:`FORMATS`.
        base: What data IRIs begin with.
        with_claims: Put claims and evidence into formats without graphs too.

    Returns:
        The bytes of the file, UTF-8; the same graph gives the same bytes.

    Raises:
        InputError: The format is unknown, the statements are no canonical N-Quads, or RDF/XML cannot write a predicate.

    >>> line = b'<https://w3id.org/coalition-kg/state/om> <http://www.w3.org/2000/01/rdf-schema#label> "Oman"@en .\n'
    >>> print(format_export(line, "turtle").decode().splitlines()[-1])
        rdfs:label "Oman"@en .
    """
    match parse_format(form):
        case "nquads":
            return nquads
        case "trig":
            return format_trig(read_statements(nquads), base)
        case "jsonld":
            return format_jsonld(read_statements(nquads), base)
        case "turtle":
            return format_turtle(select_graphs(read_statements(nquads), base, with_claims=with_claims), base)
        case "rdfxml":
            return format_rdfxml(select_graphs(read_statements(nquads), base, with_claims=with_claims))
        case "ntriples":
            kept = select_graphs(read_statements(nquads), base, with_claims=with_claims)
            return "".join(sorted({f"{one.subject} {one.predicate} {one.value} .\n" for one in kept})).encode()


def write_export(nquads: bytes, form: str, path: Path, *, base: str = BASE, with_claims: bool = False) -> None:
    """Write a graph to a file in a format; see :func:`format_export` and :func:`replace_file`."""
    replace_file(path, format_export(nquads, form, base=base, with_claims=with_claims))


def replace_file(path: Path, data: bytes) -> None:
    """Write a file all at once: readers see the old one or the new one, never half of one.

    Raises:
        InputError: The file cannot be written; an old one is intact.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace_file(Path(folder) / "a.ttl", b"words")
    ...     (Path(folder) / "a.ttl").read_bytes()
    b'words'
    """
    aside = ""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe is written to, not replaced
            return
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(aside).chmod(0o666 & ~mask)
        Path(aside).replace(path)
    except OSError as error:
        if aside:
            Path(aside).unlink(missing_ok=True)
        raise InputError(str(path), error.strerror or str(error), "give a file that can be written") from error
