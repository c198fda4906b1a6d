"""Short forms of IRIs, for people: ``kg:hasSpan`` for terms, ``person/asha-menon`` for data below the base."""

from __future__ import annotations

import re

from kg.namespaces import PREFIXES

#: What may stand after a prefix without any escape, in Turtle, JSON-LD and XML alike.
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
#: What may stand in a relative IRI so that it means the base followed by just these characters.
_RELATIVE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*")


class ShortIris:
    """IRI terms to short forms, each made once; remembers which prefixes it used.

    Args:
        base: What data IRIs begin with; only one that ends in ``/`` and has a host makes relative IRIs.

    >>> short = ShortIris("https://data.example/")
    >>> short.compact("<http://www.w3.org/ns/prov#Agent>"), short.relative("<https://data.example/state/om>")
    ('prov:Agent', 'state/om')
    """

    def __init__(self, base: str) -> None:
        self.base = base if base.startswith(("https://", "http://")) and base.endswith("/") else ""
        self.used: dict[str, str] = {}
        self._compacted: dict[str, str | None] = {}

    def compact(self, term: str) -> str | None:
        """Return ``prefix:name`` for an IRI term, or None if no prefix fits."""
        if term not in self._compacted:
            self._compacted[term] = self._find(term[1:-1])
        return self._compacted[term]

    def _find(self, iri: str) -> str | None:
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :]}"
        return None

    def relative(self, term: str) -> str | None:
        """Return an IRI term relative to the base, or None if it is not below it."""
        iri = term[1:-1]
        if self.base and iri.startswith(self.base) and _RELATIVE.fullmatch(iri, len(self.base)):
            return iri[len(self.base) :]
        return None
