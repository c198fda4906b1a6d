"""The graph: claims, entities and facts as canonical N-Quads in named graphs.

One named graph for the claims of each document (``graph/claims/<document id>``), one for entities and documents
(``graph/entities``), one for facts (``graph/facts``), one for the ontology (``graph/ontology``). No blank nodes, so
that the sorted lines are canonical: the same input gives the same bytes everywhere. No statement stands in two graphs,
because some stores count it twice in their union.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.model import Entities
from kg.errors import ModelError
from kg.facts.model import Facts
from kg.graph.claims import ClaimSource, add_claim
from kg.graph.documents import add_document, add_extractions
from kg.graph.entities import add_entity
from kg.graph.facts import Sources, add_disagreement, add_fact
from kg.graph.lines import Iris, Lines, claim_iris, format_lines
from kg.graph.vocabulary import read_labels, read_ontology
from kg.ids import BASE

__all__ = ["build_graph"]


def build_graph(
    headers: Iterable[Header],
    claims: Iterable[Claim],
    entities: Entities,
    facts: Facts,
    *,
    base: str = BASE,
) -> bytes:
    """Write everything that is known as one RDF dataset.

    Args:
        headers: The documents, in any order. A header with ``line_starts`` gives its evidence line numbers.
        claims: The claims, in any order.
        entities: The entities of exactly these claims.
        facts: The facts of exactly these claims.
        base: Where data IRIs live; ends in ``/``, ``#`` or ``:``. The ontology and its domains keep their own IRIs.

    Returns:
        Canonical N-Quads: UTF-8, one statement a line, sorted, the ontology included.

    Raises:
        ModelError: The base is no IRI, a claim is of a document without a header, or a fact names an unknown claim or
            has an argument that its kind does not know.

    >>> from kg.entities.model import Entity
    >>> oman = Entity("state/om", "state", "Oman", "en")
    >>> graph = build_graph([], [], Entities({oman.id: oman}, {}), Facts({}), base="https://data.example/")
    >>> b'<https://data.example/state/om> <http://www.w3.org/2000/01/rdf-schema#label> "Oman"@en' in graph
    True
    """
    ontology = Iris(base)["graph/ontology"][1:-1]
    labels = read_labels(ontology)
    iris = Iris(base, labels.keys())
    said = tuple(claims)
    known = {header.id: header for header in headers}
    out = list(read_ontology(ontology))
    things = Lines(iris["graph/entities"], out)
    for header in known.values():
        add_document(things, header, iris)
    add_extractions(things, said, iris)
    for entity in entities.by_id.values():
        add_entity(
            things, entity, iris, labels, only_announced=entity.kind == "programme" and entity.id not in facts.by_id
        )

    _add_claims(out, said, known, entities, iris)
    _add_facts(out, said, entities, facts, iris)
    return format_lines(out)


def _add_claims(
    out: list[str], claims: tuple[Claim, ...], headers: dict[str, Header], entities: Entities, iris: Iris
) -> None:
    places: dict[str, tuple[Lines, ClaimSource]] = {}
    for claim in claims:
        place = places.get(claim.document)
        if place is None:
            header = headers.get(claim.document)
            if header is None:
                raise ModelError(f"claim {claim.id}", f"document {claim.document!r} has no header", "give all headers")
            source = ClaimSource.from_header(header, iris)
            place = places[claim.document] = (Lines(iris[f"graph/claims/{header.id}"], out), source)
        add_claim(place[0], claim, place[1], entities, iris)


def _add_facts(out: list[str], claims: tuple[Claim, ...], entities: Entities, facts: Facts, iris: Iris) -> None:
    sources = Sources(claim_iris(claims, iris), {claim.id: iris[f"document/{claim.document}"] for claim in claims})
    lines = Lines(iris["graph/facts"], out)
    named = frozenset(entities.by_id)
    for fact in facts.by_id.values():
        _check_claims(fact.id, fact.claims, sources)
        for bound in fact.bounds:
            _check_claims(fact.id, bound.claims, sources)
        for stretch in fact.stretches:
            _check_claims(fact.id, stretch.claims, sources)
        if not fact.claims:
            raise ModelError(fact.id, "no claims", "a fact without support is no fact; leave it out")
        add_fact(lines, fact, sources, iris, named)
    for disagreement in facts.disagreements:
        _check_claims(disagreement.id, disagreement.claims, sources)
        add_disagreement(lines, disagreement, sources, iris)


def _check_claims(place: str, claims: Iterable[str], sources: Sources) -> None:
    missing = [claim for claim in claims if claim not in sources.claims]
    if missing:
        raise ModelError(place, f"unknown claims {', '.join(missing)}", "give the claims that the facts were made from")
