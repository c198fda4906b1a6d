"""What the graph says about when a fact held: bounds, where each comes from, and certain stretches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kg.facts.model import Fact
from kg.graph.lines import Iris, Lines
from kg.graph.terms import BASED_ON, EDTF, REASON, TYPE, day, kg, literal, term
from kg.namespaces import TIME

_BEGINNING = term(TIME, "hasBeginning")
_END = term(TIME, "hasEnd")
_INSTANT = term(TIME, "Instant")
_IN_DATE = term(TIME, "inXSDDate")
_SPAN = kg("Span")
_BOUND = kg("Bound")
_STRETCH = kg("Stretch")
_HAS_SPAN = kg("hasSpan")
_HAS_BOUND = kg("hasBound")
_HAS_STRETCH = kg("hasStretch")
_POSITION = kg("position")
_DAY = kg("day")
_METHOD = kg("method")
_FROM = kg("from")
_UNTIL = kg("until")
_CERTAINTY = kg("certainty")
_BOUNDS = {
    "start_earliest": kg("startEarliest"),
    "start_latest": kg("startLatest"),
    "end_earliest": kg("endEarliest"),
    "end_latest": kg("endLatest"),
}
_METHODS = {name: kg(name.capitalize()) for name in ("stated", "observed", "computed", "inferred", "derived")}
_CERTAINTIES = {name: kg(name.capitalize()) for name in ("certain", "presumed")}


def add_span(lines: Lines, it: str, fact: Fact, claims: Mapping[str, str], iris: Iris) -> None:
    """Add when a fact held.

    Bounds are plain ``xsd:date`` values that any store can filter on; OWL-Time instants stand beside them only where
    a start or an end is known to the day.

    Args:
        lines: The graph of facts.
        it: The IRI term of the fact.
        fact: The fact.
        claims: Claim id to IRI term.
        iris: Id to IRI.
    """
    span = iris.below(it, "span")
    lines.add(it, _HAS_SPAN, span)
    lines.add(span, TYPE, _SPAN)
    for position, predicate in _BOUNDS.items():
        value: date | None = getattr(fact.span, position)
        if value is not None:
            lines.add(span, predicate, day(value))
    lines.add_all(span, EDTF, (literal(edtf) for edtf in fact.edtf))
    _add_instant(lines, span, _BEGINNING, (fact.span.start_earliest, fact.span.start_latest), iris)
    _add_instant(lines, span, _END, (fact.span.end_earliest, fact.span.end_latest), iris)
    seen: dict[str, int] = {}
    for bound in fact.bounds:
        seen[bound.position] = seen.get(bound.position, 0) + 1
        path = f"{bound.position.replace('_', '-')}{'' if seen[bound.position] == 1 else f'-{seen[bound.position]}'}"
        node = iris.below(span, path)
        lines.add(span, _HAS_BOUND, node)
        lines.add(node, TYPE, _BOUND)
        lines.add(node, _POSITION, literal(bound.position))
        lines.add(node, _DAY, day(bound.day))
        lines.add(node, _METHOD, _METHODS[bound.method])
        lines.add(node, REASON, literal(bound.reason))
        lines.add_all(node, BASED_ON, (claims[claim] for claim in bound.claims))
    for stretch in fact.stretches:
        node = iris.below(it, f"stretch/{stretch.start.isoformat()}--{stretch.end.isoformat()}")
        lines.add(it, _HAS_STRETCH, node)
        lines.add(node, TYPE, _STRETCH)
        lines.add(node, _FROM, day(stretch.start))
        lines.add(node, _UNTIL, day(stretch.end))
        lines.add(node, _CERTAINTY, _CERTAINTIES[stretch.certainty])
        lines.add_all(node, BASED_ON, (claims[claim] for claim in stretch.claims))


def _add_instant(lines: Lines, span: str, edge: str, bounds: tuple[date | None, date | None], iris: Iris) -> None:
    earliest, latest = bounds
    if earliest is None or earliest != latest:
        return
    instant = iris[f"day/{earliest.isoformat()}"]
    lines.add(span, edge, instant)
    lines.add(instant, TYPE, _INSTANT)
    lines.add(instant, _IN_DATE, day(earliest))
