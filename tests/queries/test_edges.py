"""Questions on the first and last day of what they ask about, over a graph written for that."""

import pyoxigraph
import pytest

from kg.queries import ask, load_question
from kg.store import Store, Table

_GRAPH = """
@base <https://w3id.org/coalition-kg/> .
@prefix kg: <ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<organization/pact> a kg:Coalition ; rdfs:label "Pact"@en .
<state/oman> a kg:State ; rdfs:label "Oman"@en .
<state/samoa> a kg:State ; rdfs:label "Samoa"@en .
<document/note> a kg:Document ; rdfs:label "note.txt" .
<claim/one> a kg:Claim ; kg:inDocument <document/note> .

<membership/oman> a kg:Membership ; rdfs:label "Oman, member of Pact"@en ; kg:hasMember <state/oman> ;
    kg:hasOrganization <organization/pact> ;
    prov:wasDerivedFrom <document/note> ; kg:membershipStatus kg:Full ; kg:isSupportedBy <claim/one> ;
    kg:hasSpan <membership/oman/span> ; kg:hasStretch <membership/oman/stretch> .
<membership/oman/span> a kg:Span ; kg:startEarliest "2019-03-01"^^xsd:date ; kg:startLatest "2019-03-10"^^xsd:date ;
    kg:endEarliest "2021-06-30"^^xsd:date ; kg:endLatest "2021-07-31"^^xsd:date .
<membership/oman/stretch> a kg:Stretch ; kg:from "2019-03-10"^^xsd:date ; kg:until "2021-06-30"^^xsd:date ;
    kg:certainty kg:Certain .

<membership/samoa> a kg:Membership ; rdfs:label "Samoa, observer at Pact"@en ; kg:hasMember <state/samoa> ;
    kg:hasOrganization <organization/pact> ;
    prov:wasDerivedFrom <document/note> ; kg:membershipStatus kg:Observer ; kg:isSupportedBy <claim/one> ;
    kg:hasSpan <membership/samoa/span> .
<membership/samoa/span> a kg:Span .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    graph = pyoxigraph.NamedNode("https://w3id.org/coalition-kg/graph/facts")
    quads = [
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in pyoxigraph.parse(_GRAPH, format=pyoxigraph.RdfFormat.TURTLE)
    ]
    return Store.load(pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS) or b"")


def _rows(store: Store, name: str, columns: str, values: dict[str, str]) -> list[str]:
    answer = ask(store, load_question(name), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(column) for column in columns.split()]
    return [" ".join("?" if (term := row[place]) is None else term.value for place in places) for row in answer.rows]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2019-02-28", []),
        ("2019-03-01", ["Oman possible"]),
        ("2019-03-09", ["Oman possible"]),
        ("2019-03-10", ["Oman certain"]),
        ("2021-06-30", ["Oman certain"]),
        ("2021-07-01", ["Oman possible"]),
        ("2021-07-31", ["Oman possible"]),
        ("2021-08-01", []),
    ],
)
def test_members_on_the_edges_and_observers_are_no_members(store: Store, day: str, found: list[str]) -> None:
    assert _rows(store, "members", "stateLabel certainty", {"organization": "Pact", "day": day}) == found


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2018-01-01", "2019-02-28", []),
        ("2018-01-01", "2019-03-01", ["began possible"]),
        ("2019-03-01", "2019-03-10", ["began certain"]),
        ("2019-03-02", "2019-03-10", ["began possible"]),
        ("2019-03-01", "2019-03-09", ["began possible"]),
        ("2019-03-10", "2019-03-10", ["began possible"]),
        ("2019-03-11", "2021-06-29", []),
        ("2021-06-30", "2021-07-31", ["ended certain"]),
        ("2021-07-31", "2022-01-01", ["ended possible"]),
        ("2021-08-01", "2022-01-01", []),
        ("2019-03-01", "2021-07-31", ["began certain", "ended certain"]),
    ],
)
def test_changes_on_the_edges(store: Store, start: str, end: str, found: list[str]) -> None:
    assert _rows(store, "changes-between", "change certainty", {"from": start, "until": end}) == found
