"""The ontology keeps the rules of ontology/STYLE.md, and each rule can fail."""

import re
from pathlib import Path

import pyoxigraph
import pytest

from kg.checks.engines import run_engine

ONTOLOGY = Path(__file__).parents[2] / "ontology"
FILES = ("coalition-kg.ttl", "domains.ttl")
SHAPES = (ONTOLOGY / "shapes.ttl").read_bytes()
PREFIXES = "".join(
    f"{line}\n"
    for line in ((ONTOLOGY / "coalition-kg.ttl").read_text(encoding="utf-8")).splitlines()
    if line.startswith("@prefix")
)
OURS = "rdfs:isDefinedBy <https://w3id.org/coalition-kg/ontology>"
GOOD = f'rdfs:label "x"@en, "x"@fr, "x"@ar ; skos:definition "This is a full sentence."@en ; {OURS}'

BROKEN = {
    "term-is-ours": "kg:Thing a owl:Class .",
    "term-labelled-in-english-and-french": 'kg:Person rdfs:label "human being"@en .',
    "class-labelled-in-arabic": 'kg:New a owl:Class ; rdfs:subClassOf kg:Entity ; rdfs:label "x"@en, "x"@fr ;'
    f' skos:definition "This is a full sentence."@en ; {OURS} .',
    "term-defined": 'kg:New a owl:Class ; rdfs:label "x"@en, "x"@fr ; skos:definition "a new thing"@en ; '
    + OURS
    + " .",
    "class-in-camel-case": f"kg:new_thing a owl:Class ; {GOOD} .",
    "property-in-lower-camel-case": f"kg:has_thing a owl:DatatypeProperty ; {GOOD} ;"
    " rdfs:domain owl:Thing ; rdfs:range xsd:string .",
    "object-property-verb-first": f"kg:thing a owl:ObjectProperty ; {GOOD} ;"
    " rdfs:domain owl:Thing ; rdfs:range kg:Entity .",
    "datatype-property-noun": f"kg:hasThing a owl:DatatypeProperty ; {GOOD} ;"
    " rdfs:domain owl:Thing ; rdfs:range xsd:string .",
    "property-has-one-domain-and-range": f"kg:hasThing a owl:ObjectProperty ; {GOOD} ; rdfs:range kg:Entity .",
    "no-undefined-class": "kg:Person rdfs:subClassOf kg:LivingThing .",
    "no-inverses": "kg:hasSpan owl:inverseOf kg:inDocument .",
    "ontology-described": "<https://example.org/o> a owl:Ontology .",
    "domain-wordings": 'domain:military skos:altLabel "military"@en .',
}


def findings(more: str = "") -> set[str]:
    text = PREFIXES + "@prefix domain: <https://w3id.org/coalition-kg/domain/> .\n" + more
    quads = [quad for name in FILES for quad in pyoxigraph.parse(path=ONTOLOGY / name)]
    quads += pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
    data = pyoxigraph.serialize([quad.triple for quad in quads], format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert data is not None
    return {result.shape for result in run_engine("shifty", data, SHAPES)}


def test_ontology_keeps_every_rule() -> None:
    assert findings() == set()


@pytest.mark.parametrize("rule", BROKEN)
def test_rule_can_fail(rule: str) -> None:
    assert findings(BROKEN[rule]) == {rule}


def test_every_rule_has_a_broken_term_and_a_line_in_the_guide() -> None:
    rules = set(re.findall(r"^kgs:([a-z-]+) a sh:", SHAPES.decode(), flags=re.MULTILINE))
    assert rules == set(BROKEN)
    guide = (ONTOLOGY / "STYLE.md").read_text(encoding="utf-8")
    assert {rule for rule in rules if f"`{rule}`" not in guide} <= {"ontology-described", "domain-wordings"}


@pytest.mark.parametrize("name", ["coalition-kg.ttl", "alignments.ttl", "domains.ttl"])
def test_files_that_travel_in_graphs_have_no_blank_nodes(name: str) -> None:
    terms = [term for quad in pyoxigraph.parse(path=ONTOLOGY / name) for term in (quad.subject, quad.object)]
    assert not any(isinstance(term, pyoxigraph.BlankNode) for term in terms)


def test_no_wording_belongs_to_two_domains() -> None:
    domains: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=ONTOLOGY / "domains.ttl"):
        if isinstance(quad.object, pyoxigraph.Literal) and quad.predicate.value.lower().endswith("label"):
            domains.setdefault(quad.object.value.casefold(), set()).add(str(quad.subject))
    assert {wording: owners for wording, owners in domains.items() if len(owners) > 1} == {}
