"""Every shape accepts what is right and finds what is wrong, and both engines find the same."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from kg.checks import Report, check_files, check_graph
from kg.checks.reading import read_data, read_shapes
from kg.namespaces import RDFS, SH, SHAPES

HERE = Path(__file__).parent
WORLD = HERE / "valid" / "blue-accord.ttl"
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
#: What a graph may have and still be published; everything else is a violation.
WARNINGS = set(
    "bounds-have-provenance change-concerns-post event-says-something fact-has-span fact-labelled founded-once "
    "label-has-language member-and-not-member membership-not-before-founding named-nodes one-entity-per-identifier "
    "one-holder-at-a-time post-belongs-somewhere post-concept-known stretches-apart".split()
)
TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")


@cache
def shapes() -> dict[str, dict[str, list[str]]]:
    """Name of each shape to its properties: the local name of each to its values, as strings."""
    found: dict[str, dict[str, list[str]]] = {}
    for quad in pyoxigraph.parse(read_shapes(), format=pyoxigraph.RdfFormat.TURTLE):
        if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple):
            properties = found.setdefault(quad.subject.value.removeprefix(SHAPES), {})
            properties.setdefault(quad.predicate.value.removeprefix(SH), []).append(quad.object.value)
    return {name: properties for name, properties in found.items() if any(target in properties for target in TARGETS)}


def check(*files: Path) -> Report:
    return check_files([WORLD, *(path for path in files if path != WORLD)])


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_data_has_no_finding(path: Path) -> None:
    assert check(path).findings == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_data_violates_its_shape_and_no_other(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(f"# Violates {path.stem} and nothing else")
    report = check(path)
    assert {finding.shape for finding in report.findings} == {path.stem}
    severity = shapes()[path.stem]["severity"][0].removeprefix(SH)
    assert {finding.severity for finding in report.findings} == {severity}
    assert report.conforms == (severity != "Violation")


def test_which_shapes_only_warn() -> None:
    assert {name for name, properties in shapes().items() if properties["severity"] == [f"{SH}Warning"]} == WARNINGS


def test_every_shape_has_invalid_data() -> None:
    assert {path.stem for path in INVALID} == set(shapes())


def test_every_shape_has_something_to_accept_in_valid_data() -> None:
    store = read_data(VALID)
    untried = []
    for name, properties in shapes().items():
        patterns = [
            *(f"?s a/<{RDFS}subClassOf>* <{value}>" for value in properties.get("targetClass", ())),
            *(f"?s <{value}> ?o" for value in properties.get("targetSubjectsOf", ())),
            *(f"?o <{value}> ?s" for value in properties.get("targetObjectsOf", ())),
        ]
        if not any(store.query(f"ASK {{ {pattern} }}", use_default_graph_as_union=True) for pattern in patterns):
            untried.append(name)
    assert untried == []


def test_every_shape_is_readable() -> None:
    for name, properties in shapes().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert len(properties["name"]) == 1
        assert len(properties["severity"]) == 1
        assert "message" in properties or "sparql" in properties
    assert len(re.findall(r"sh:message", read_shapes().decode())) == len(shapes())


def test_no_shape_is_in_two_files() -> None:
    names = re.findall(rb"^kgs:([a-z-]+) a sh:(?:Node|Property)Shape", read_shapes(), flags=re.MULTILINE)
    assert len(names) == len(set(names)) == len(shapes())


def test_queries_in_shapes_avoid_what_is_slow_or_forbidden() -> None:
    for select in re.findall(r'sh:select """(.*?)"""', read_shapes().decode(), flags=re.DOTALL):
        assert not re.search(r"\b(MINUS|VALUES|SERVICE)\b", select)  # forbidden by SHACL, section 5.2.1
        for inner in re.findall(r"NOT EXISTS \{(.*?)\}", select):
            assert inner.count(" . ") + inner.count(";") == 0


@pytest.mark.parametrize("files", [VALID, [*VALID, *INVALID]], ids=["valid", "valid and invalid"])
def test_engines_find_the_same(files: list[Path]) -> None:
    fast, reference = (check_files(files, engine=engine) for engine in ("shifty", "pyshacl"))
    assert fast.findings == reference.findings
    assert fast.turtle == reference.turtle
    assert bool(fast.findings) == (files != VALID)


def test_engines_agree_on_dates_that_do_not_exist() -> None:
    data = b"""
<urn:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/coalition-kg/ontology#Span> .
<urn:s> <https://w3id.org/coalition-kg/ontology#startEarliest> "2021"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:s> <https://w3id.org/coalition-kg/ontology#startLatest> "2021-02-30"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:s> <https://w3id.org/coalition-kg/ontology#endLatest> "spring" .
<urn:s> <https://w3id.org/coalition-kg/ontology#endEarliest> "99999-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
<urn:s> <https://w3id.org/coalition-kg/ontology#endEarliest> "2020-01-01Z"^^<http://www.w3.org/2001/XMLSchema#date> .
"""
    fast, reference = (check_graph(data, engine=engine).findings for engine in ("shifty", "pyshacl"))
    assert fast == reference
    assert len([finding for finding in fast if finding.shape == "dates-exist"]) == 5
