"""RDF/XML: one element a subject, one element a value, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kg.errors import InputError
from kg.exports.iris import ShortIris
from kg.exports.statements import STRING, TYPE, Statement, group_subjects, split_literal
from kg.namespaces import RDF

_SPLIT = re.compile(r"(.*[/#:])([A-Za-z_][A-Za-z0-9_.-]*)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def format_rdfxml(statements: Iterable[Statement]) -> bytes:
    """Write statements as RDF/XML; their graphs are left out.

    XML has no way to write most control characters; U+FFFD takes their place, as it does for half a surrogate pair.

    Raises:
        InputError: A predicate cannot be written as an XML name.
    """
    names = _Names()
    body = "".join(_format_subject(subject, found, names) for subject, found in group_subjects(statements))
    spaces = "".join(f'\n    xmlns:{prefix}="{iri}"' for prefix, iri in sorted(names.spaces.items()))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n{body}</rdf:RDF>\n'.encode()


class _Names:
    """IRI terms to XML names; makes up prefixes where none is known."""

    def __init__(self) -> None:
        self._short = ShortIris("")
        self._made: dict[str, str] = {}

    @property
    def spaces(self) -> dict[str, str]:
        return {
            "rdf": RDF,
            **{prefix: escape(iri, {'"': "&quot;"}) for prefix, iri in self._short.used.items()},
            **{prefix: escape(iri, {'"': "&quot;"}) for iri, prefix in self._made.items()},
        }

    def name(self, term: str) -> str | None:
        known = self._short.compact(term)
        if known is not None:
            return known
        found = _SPLIT.fullmatch(term[1:-1])
        if found is None or term.startswith("_:"):
            return None
        return f"{self._made.setdefault(found[1], f'ns{len(self._made) + 1}')}:{found[2]}"


def _format_subject(subject: str, predicates: dict[str, list[str]], names: _Names) -> str:
    types = [(value, names.name(value)) for value in predicates.get(TYPE, ())]
    head = next(((value, name) for value, name in types if name is not None), (None, "rdf:Description"))
    lines = [f"  <{head[1]} {_reference('about', subject)}>\n"]
    for predicate, values in predicates.items():
        name = names.name(predicate)
        if name is None:
            raise InputError(predicate, "has no XML name", "use another format")
        lines += [_format_value(name, value) for value in values if not (predicate == TYPE and value == head[0])]
    return "".join(lines) + f"  </{head[1]}>\n"


def _reference(kind: str, term: str) -> str:
    if term.startswith("_:"):
        return f"rdf:nodeID={quoteattr(term[2:])}"
    return f"rdf:{kind}={quoteattr(term[1:-1])}"


def _format_value(name: str, value: str) -> str:
    literal = split_literal(value)
    if literal is None:
        return f"    <{name} {_reference('resource', value)}/>\n"
    words, language, datatype = literal
    mark = f' xml:lang="{language}"' if language else ""
    if datatype not in ("", STRING):
        mark = f" rdf:datatype={quoteattr(datatype)}"
    text = escape(_NO_XML.sub("\ufffd", words), {"\r": "&#13;"})
    return f"    <{name}{mark}>{text}</{name}>\n"
