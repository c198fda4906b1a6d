"""From a thing in the graph back to the document, the line and the sentence it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import KG, OA

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Properties that lead from a thing towards its evidence.
_DOWN = (KG + "hasEvidence", KG + "isSupportedBy", KG + "isBasedOn")
#: Properties by which something with evidence points at the thing.
_UP = (
    OA + "hasSelector",
    KG + "hasMention",
    KG + "hasBound",
    KG + "hasSpan",
    KG + "hasStretch",
    KG + "hasParticipation",
    KG + "refersTo",
    KG + "hasHolder",
    KG + "hasMember",
    KG + "hasPost",
    KG + "hasOrganization",
)
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a thing was read: IRI of the evidence, the document, the line, and the sentence, as far as known."""

    evidence: str | None = None
    document: str | None = None
    line: int | None = None
    quote: str | None = None


def trace_evidence(store: ox.Store, node: ox.NamedNode) -> Trace:
    """Find the sentence that a thing in the graph was read from.

    Args:
        store: The data.
        node: A claim, a fact, a span, an entity, a document, or anything tied to one.

    Returns:
        The nearest evidence, the first by IRI where several are equally near; an empty trace if there is none.
    """
    if _values(store, node, KG + "sha256"):
        return Trace(document=_document_name(store, node))
    near, seen = [node], {node}
    for _ in range(_STEPS):
        for found in near:
            if _values(store, found, OA + "hasSource"):
                return _read_evidence(store, found)
        near = sorted(_neighbours(store, near) - seen, key=lambda term: term.value)
        seen.update(near)
    return Trace()


def _neighbours(store: ox.Store, nodes: list[ox.NamedNode]) -> set[ox.NamedNode]:
    import pyoxigraph as ox

    below = {value for node in nodes for name in _DOWN for value in _values(store, node, name)}
    if below:
        return {value for value in below if isinstance(value, ox.NamedNode)}
    above = (
        quad.subject
        for node in nodes
        for name in _UP
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), node)
    )
    return {subject for subject in above if isinstance(subject, ox.NamedNode)}


def _read_evidence(store: ox.Store, evidence: ox.NamedNode) -> Trace:
    import pyoxigraph as ox

    quotes = [
        quote.value
        for selector in _values(store, evidence, OA + "hasSelector")
        if isinstance(selector, ox.NamedNode)
        for quote in _values(store, selector, OA + "exact")
    ]
    lines = [int(line.value) for line in _values(store, evidence, KG + "line") if line.value.isdecimal()]
    source = _values(store, evidence, OA + "hasSource")[0]
    document = _document_name(store, source) if isinstance(source, ox.NamedNode) else source.value
    return Trace(evidence.value, document, lines[0] if lines else None, quotes[0] if quotes else None)


def _document_name(store: ox.Store, document: ox.NamedNode) -> str:
    names = _values(store, document, KG + "fileName")
    return names[0].value if names else document.value


def _values(store: ox.Store, node: ox.NamedNode, name: str) -> list[ox.NamedNode | ox.Literal]:
    import pyoxigraph as ox

    found = {quad.object for quad in store.quads_for_pattern(node, ox.NamedNode(name), None)}
    return sorted((value for value in found if isinstance(value, ox.NamedNode | ox.Literal)), key=str)
