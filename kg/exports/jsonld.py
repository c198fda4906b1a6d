"""JSON-LD 1.1 with a context: named graphs, one node a line, short names, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from kg.exports.iris import ShortIris
from kg.exports.statements import STRING, TYPE, Statement, group_graphs, group_subjects, split_literal
from kg.namespaces import XSD

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def format_jsonld(statements: Iterable[Statement], base: str) -> bytes:
    """Write statements as JSON-LD.

    The context holds the base, the prefixes in use, and for each predicate whose values are all IRIs or all of one
    datatype that fact, so that values are plain strings.
    """
    writer = _Writer(tuple(statements), base)
    parts = []
    for graph, members in group_graphs(writer.statements, base):
        nodes = [
            json.dumps(writer.node(subject, found), ensure_ascii=False) for subject, found in group_subjects(members)
        ]
        if graph:
            name = json.dumps(writer.iri(graph))
            parts.append(f'{{"@id": {name}, "@graph": [\n' + ",\n".join(nodes) + "\n]}")
        else:
            parts += nodes
    entries = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in writer.context().items())
    context = "{\n" + ",\n".join(entries) + "\n}"
    listed = ",\n".join(parts)
    return f'{{"@context": {context},\n"@graph": [\n{listed}\n]}}\n'.encode()


class _Writer:
    def __init__(self, statements: tuple[Statement, ...], base: str) -> None:
        self.statements = statements
        self._short = ShortIris(base)
        kinds: dict[str, set[str]] = {}
        for one in statements:
            literal = None if one.value.startswith(("<", "_:")) else split_literal(one.value)
            kind = "@id" if literal is None else ("@language" if literal[1] else literal[2])
            kinds.setdefault(one.predicate, set()).add(kind)
        self._kinds = {predicate: next(iter(kind)) for predicate, kind in kinds.items() if len(kind) == 1}

    def context(self) -> dict[str, Any]:
        terms: dict[str, Any] = {}
        for predicate, kind in sorted(self._kinds.items()):
            key = self._short.compact(predicate)
            if key is None or predicate == TYPE or kind in ("@language", STRING):
                continue
            shown = "@id" if kind == "@id" else self._short.compact(f"<{kind}>") or kind
            terms[key] = {"@id": predicate[1:-1], "@type": shown}
        base = {"@base": self._short.base} if self._short.base else {}
        return {"@version": 1.1, **base, **dict(sorted(self._short.used.items())), **terms}

    def iri(self, term: str) -> str:
        """Return an IRI where JSON-LD expects one: relative to the base, or whole."""
        if term.startswith("_:"):
            return term
        return self._short.relative(term) or term[1:-1]

    def node(self, subject: str, predicates: dict[str, list[str]]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self.iri(subject)}
        for predicate, values in predicates.items():
            if predicate == TYPE:
                shown: list[Any] = [self._short.compact(value) or self._whole(value) for value in values]
                key = "@type"
            else:
                shown = [self._value(predicate, value) for value in values]
                key = self._short.compact(predicate) or predicate[1:-1]
            node[key] = shown[0] if len(shown) == 1 else shown
        return node

    def _whole(self, term: str) -> str:
        return term if term.startswith("_:") else term[1:-1]

    def _value(self, predicate: str, value: str) -> Any:
        coerced = self._kinds.get(predicate) if self._short.compact(predicate) else None
        literal = split_literal(value)
        if literal is None:
            return self.iri(value) if coerced == "@id" else {"@id": self.iri(value)}
        words, language, datatype = literal
        if language:
            return {"@language": language, "@value": words}
        if datatype == STRING:
            return words
        if datatype == f"{XSD}boolean" and words in ("true", "false"):
            return words == "true"
        if datatype == f"{XSD}integer" and _INTEGER.fullmatch(words):
            return int(words)
        if coerced == datatype:
            return words
        return {"@type": self._short.compact(f"<{datatype}>") or datatype, "@value": words}
