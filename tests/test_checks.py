"""Checking graphs and files: findings, their traces, the report, and what happens with files that are no RDF."""

import io
import random
from pathlib import Path

import pyoxigraph
import pytest

from kg.checks import check_files, check_graph, parse_engine
from kg.errors import InputError
from kg.ids import BASE
from kg.namespaces import SH

PREFIXES = """
@prefix ex: <https://w3id.org/coalition-kg/example/> .
@prefix kg: <https://w3id.org/coalition-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
WORLD = Path(__file__).parent / "shapes" / "valid" / "blue-accord.ttl"
EXAMPLE = BASE + "example/"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def add(folder: Path, text: str) -> list[Path]:
    return [WORLD, write(folder, "more.ttl", PREFIXES + text)]


def world(syntax: pyoxigraph.RdfFormat) -> bytes:
    quads = list(pyoxigraph.parse(path=WORLD))
    graph = pyoxigraph.NamedNode(EXAMPLE + "graph")
    named = [pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]
    data = pyoxigraph.serialize(named if syntax.supports_datasets else quads, format=syntax)
    assert data is not None
    return data


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("a.nq", pyoxigraph.RdfFormat.N_QUADS),
        ("a.nt", pyoxigraph.RdfFormat.N_TRIPLES),
        ("a.trig", pyoxigraph.RdfFormat.TRIG),
        ("a.TTL", pyoxigraph.RdfFormat.TURTLE),
        ("a.jsonld", pyoxigraph.RdfFormat.JSON_LD),
        ("a.rdf", pyoxigraph.RdfFormat.RDF_XML),
    ],
)
def test_every_syntax_is_read(tmp_path: Path, name: str, syntax: pyoxigraph.RdfFormat) -> None:
    path = tmp_path / name
    path.write_bytes(world(syntax))
    assert check_files([path]).findings == ()
    wrong = write(tmp_path, "wrong.ttl", PREFIXES + 'ex:ana-ruiz rdfs:label "Anna"@en .')
    assert [finding.shape for finding in check_files([path, wrong]).findings] == ["label-once-per-language"]


def test_named_graphs_count_as_one() -> None:
    assert check_graph(world(pyoxigraph.RdfFormat.N_QUADS)).findings == ()


def test_finding_is_traced_to_document_line_and_sentence(tmp_path: Path) -> None:
    files = add(tmp_path, 'ex:oman-member-span kg:endLatest "2016-12-31"^^xsd:date .')
    found = {finding.shape: finding for finding in check_files(files).findings}
    assert set(found) == {"start-not-after-end", "stretch-inside-bounds", "bounds-have-provenance"}
    finding = found["start-not-after-end"]
    assert (finding.document, finding.line) == ("note.txt", 2)
    assert finding.quote == "Oman joined the Blue Accord in 2017, and the alliance counts 9 members."
    assert finding.focus == EXAMPLE + "oman-member-span"
    assert finding.value == "2016-12-31"
    assert "2017-01-01" in finding.message


@pytest.mark.parametrize(
    ("text", "shape", "document", "line"),
    [
        ('ex:c6 kg:claimKind "rumour" .', "claim-kind-known", "note.txt", 3),
        ("ex:c6-position <http://www.w3.org/ns/oa#start> -5 .", "offsets-are-counts", "note.txt", 3),
        ("ex:meeting-guest kg:hasAgent ex:oman .", "participation-complete", "note.txt", 3),
        ('ex:oman rdfs:label "Sultanate"@en .', "label-once-per-language", "note.txt", 2),
        ("ex:note kg:length 7 .", "document-has-length", "note.txt", None),
        ("ex:lisbon a kg:Place .", "entity-labelled", None, None),
    ],
)
def test_anything_near_evidence_is_traced(
    tmp_path: Path, text: str, shape: str, document: str | None, line: int | None
) -> None:
    found = {finding.shape: finding for finding in check_files(add(tmp_path, text)).findings}
    assert (found[shape].document, found[shape].line) == (document, line)


def test_violations_come_first_and_warnings_pass(tmp_path: Path) -> None:
    warning = "ex:commander a kg:Post ; rdfs:label 'commander'@en ; kg:postConcept 'commander' ."
    report = check_files(add(tmp_path, warning))
    assert [finding.severity for finding in report.findings] == ["Warning"]
    assert report.conforms
    report = check_files(add(tmp_path, warning + " ex:zoo a kg:Place ."))
    assert [finding.severity for finding in report.findings] == ["Violation", "Warning"]
    assert not report.conforms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:a kg:hasPots ex:b .", "did you mean kg:hasPost?"),
        ("ex:a a kg:Persn .", "did you mean kg:Person?"),
        ("ex:a a kg:Zzzzz .", "take a term"),
        ("kg:Wizard a <http://www.w3.org/2002/07/owl#Class> .", "There is no term kg:Wizard"),
    ],
)
def test_mistyped_term_is_a_violation(tmp_path: Path, text: str, message: str) -> None:
    report = check_files(add(tmp_path, text))
    assert not report.conforms
    assert [finding.shape for finding in report.findings] == ["no-such-term"]
    assert message in report.findings[0].message


def test_term_that_every_triple_uses_is_found_once_per_thing(tmp_path: Path) -> None:
    report = check_files(add(tmp_path, "ex:a kg:hasPots ex:b, ex:c . ex:d kg:hasPots ex:b ."))
    assert [finding.focus for finding in report.findings] == [EXAMPLE + "a", EXAMPLE + "d"]


@pytest.mark.parametrize(
    "text", ["", "<urn:a> <urn:b> <urn:c> .", "<urn:a> a <https://w3id.org/coalition-kg/Person> ."]
)
def test_data_of_another_kind_does_not_pass_silently(tmp_path: Path, text: str) -> None:
    report = check_files([write(tmp_path, "a.ttl", text)])
    assert [(finding.severity, finding.shape) for finding in report.findings] == [("Warning", "something-to-check")]


def test_blank_nodes_are_named_the_same_each_time(tmp_path: Path) -> None:
    files = add(
        tmp_path, "[] a kg:Place ; rdfs:label 'Lisbon'@en . [] a kg:Place . _:x a kg:Place ; kg:isLocatedIn [] ."
    )
    reports = {check_files(files).turtle for _ in range(3)}
    assert len(reports) == 1
    assert b"_:" not in reports.pop()


def test_blank_nodes_that_are_hard_to_tell_apart_take_no_time(tmp_path: Path) -> None:
    clique = "".join(f"_:a{i} <urn:p> _:a{j} .\n" for i in range(12) for j in range(12) if i != j)
    data = clique + "_:a1 a <https://w3id.org/coalition-kg/ontology#Place> .\n"
    found = {finding.shape for finding in check_graph(data.encode(), syntax="text/turtle").findings}
    assert found == {"entity-labelled", "named-nodes"}


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    files = [
        write(tmp_path, name, PREFIXES + f"_:x a kg:Place ; rdfs:label '{name}'@en .") for name in ("a.ttl", "b.ttl")
    ]
    assert [finding.shape for finding in check_files(files).findings] == ["named-nodes", "named-nodes"]


def test_report_is_the_same_in_any_order_and_is_shacl() -> None:
    invalid = sorted((WORLD.parents[1] / "invalid").glob("*.ttl"))
    quads = [quad for path in (WORLD, *invalid) for quad in pyoxigraph.parse(path=path)]
    graphs = []
    for seed in (1, 2):
        random.Random(seed).shuffle(quads)
        data = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
        assert data is not None
        graphs.append(data)
    first, second = (check_graph(data) for data in graphs)
    assert graphs[0] != graphs[1]
    assert first == second
    report = list(pyoxigraph.parse(first.turtle, format=pyoxigraph.RdfFormat.TURTLE))
    results = [quad for quad in report if quad.predicate.value == SH + "result"]
    assert len(results) == len(first.findings)
    for needed in ("focusNode", "resultSeverity", "sourceShape", "sourceConstraintComponent", "resultMessage"):
        assert len([quad for quad in report if quad.predicate.value == SH + needed]) == len(results)


def test_hostile_words_stay_words_in_the_report(tmp_path: Path) -> None:
    text = """ex:oman kg:isoCode "x\\" . <urn:evil> a kg:Person ; \\n\\\\ '''" ."""
    report = check_files(add(tmp_path, text))
    parsed = list(pyoxigraph.parse(report.turtle, format=pyoxigraph.RdfFormat.TURTLE))
    assert not [quad for quad in parsed if "evil" in quad.subject.value]


def test_clean_report_says_so() -> None:
    assert check_graph(world(pyoxigraph.RdfFormat.N_QUADS)).turtle.decode().endswith("sh:conforms true .\n")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.ttl", "@prefix ex: <urn:x:> .\nex:a ex:b .", "a.ttl, line 2"),
        ("a.ttl", "<a> a <urn:b> .", "a.ttl, line 1"),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:d> .\n<urn:a> urn:b .\n", "a.nq, line 2"),
        ("a.jsonld", '{"@context": "https://example.org/context"}', "a.jsonld"),
        ("a.rdf", "<rdf>", "a.rdf"),
        ("a.txt", "", "a.txt"),
    ],
)
def test_broken_file_is_refused_with_its_place(tmp_path: Path, name: str, text: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        check_files([write(tmp_path, name, text)])
    assert place in caught.value.place
    assert caught.value.remedy


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xff\xfe\x00<urn:a>")
    with pytest.raises(InputError, match=r"a\.ttl"):
        check_files([path])


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        check_files([tmp_path / "none.ttl"])
    with pytest.raises(InputError):
        check_files([tmp_path.rename(tmp_path.with_suffix(".ttl"))])


def test_broken_graph_is_refused() -> None:
    with pytest.raises(InputError, match="graph, line 1"):
        check_graph(b"<urn:a> nonsense .")


@pytest.mark.parametrize("value", ["<<( <urn:a> <urn:b> <urn:c> )>>", '"x"@en--ltr'])
def test_terms_that_shacl_does_not_know_are_refused(value: str) -> None:
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        check_graph(f"<urn:a> <urn:b> {value} .".encode())


def test_unknown_engine_is_refused() -> None:
    assert parse_engine("pyshacl") == "pyshacl"
    with pytest.raises(InputError, match="shifty, pyshacl"):
        parse_engine("magic")


def test_data_without_claims_is_told_so_once_and_a_lone_missing_claim_is_a_violation() -> None:
    fact = """@prefix kg: <https://w3id.org/coalition-kg/ontology#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <https://example.org/f> a kg:Conference ; rdfs:label "A conference"@en ; kg:hasSpan <https://example.org/s> ;
        kg:isSupportedBy <https://example.org/c> .
    <https://example.org/s> a kg:Span ."""
    shapes = {finding.shape: finding.severity for finding in check_graph(fact.encode(), syntax="text/turtle").findings}
    assert shapes.get("claims-in-the-data") == "Warning"
    assert "fact-supported-by-claim" not in shapes
    other = fact + " <https://example.org/other> a kg:Claim ."
    shapes = {finding.shape: finding.severity for finding in check_graph(other.encode(), syntax="text/turtle").findings}
    assert shapes.get("fact-supported-by-claim") == "Violation"


@pytest.mark.parametrize(
    "data",
    [
        "<urn:a> a <https://w3id.org/coalition-kg/ontology#Persn> .",
        "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/coalition-kg/ontology#Persn> <urn:g> .",
        '{"@id": "urn:a", "@type": "https://w3id.org/coalition-kg/ontology#Persn"}',
        "[] a <https://w3id.org/coalition-kg/ontology#Persn> .",
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:kg="https://w3id.org/coalition-kg/ontology#"><kg:Persn rdf:about="urn:a"/></rdf:RDF>',
    ],
    ids=["turtle", "nquads", "jsonld", "blank", "rdfxml"],
)
def test_a_pipe_tells_its_syntax_by_its_first_line(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    assert "did you mean kg:Person?" in " ".join(finding.message for finding in check_files([Path("-")]).findings)
