"""Turtle and TriG for people: prefixes, one block a subject, parts after their whole, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.exports.iris import ShortIris
from kg.exports.statements import TYPE, Statement, group_graphs, group_subjects
from kg.namespaces import XSD

_PLAIN = {
    "integer": re.compile(r'"([+-]?[0-9]+)"'),
    "boolean": re.compile(r'"(true|false)"'),
}


def format_turtle(statements: Iterable[Statement], base: str) -> bytes:
    """Write statements as Turtle; their graphs are left out."""
    terms = _Terms(base)
    body = "\n".join(_format_subjects(statements, terms, ""))
    return (terms.head() + body).encode()


def format_trig(statements: Iterable[Statement], base: str) -> bytes:
    """Write statements as TriG: entities, facts, the claims of each document, the ontology."""
    terms = _Terms(base)
    blocks: list[str] = []
    for graph, members in group_graphs(statements, base):
        if not graph:
            blocks += _format_subjects(members, terms, "")
            continue
        inner = "\n".join(_format_subjects(members, terms, "    "))
        blocks.append(f"{terms.format(graph)} {{\n{inner}}}\n")
    return (terms.head() + "\n".join(blocks)).encode()


class _Terms:
    """N-Quads terms to Turtle terms, each made once."""

    def __init__(self, base: str) -> None:
        self._short = ShortIris(base)
        self._known: dict[str, str] = {}

    def format(self, term: str) -> str:
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._format(term)
        return known

    def _format(self, term: str) -> str:
        if term.startswith("<"):
            relative = self._short.relative(term)
            return self._short.compact(term) or (f"<{relative}>" if relative else term)
        if not term.endswith(">"):
            return term
        words, _, datatype = term.rpartition("^^")
        plain = _PLAIN.get(datatype[1:-1].removeprefix(XSD))
        found = plain.fullmatch(words) if plain and datatype.startswith(f"<{XSD}") else None
        return found[1] if found else f"{words}^^{self._format(datatype)}"

    def head(self) -> str:
        lines = [f"@base <{self._short.base}> .\n"] if self._short.base else []
        lines += [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(self._short.used.items())]
        return "".join(lines) + ("\n" if lines else "")


def _format_subjects(statements: Iterable[Statement], terms: _Terms, indent: str) -> list[str]:
    blocks = []
    for subject, predicates in group_subjects(statements):
        lines = [
            f"{'a' if predicate == TYPE else terms.format(predicate)} {_format_values(values, terms, indent)}"
            for predicate, values in predicates.items()
        ]
        joined = f" ;\n{indent}    ".join(lines)
        blocks.append(f"{indent}{terms.format(subject)}\n{indent}    {joined} .\n")
    return blocks


def _format_values(values: list[str], terms: _Terms, indent: str) -> str:
    shown = [terms.format(value) for value in values]
    if sum(map(len, shown)) + 2 * len(shown) <= 100:
        return ", ".join(shown)
    return f",\n{indent}        ".join(shown)
