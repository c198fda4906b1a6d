"""Every export says what the graph says, to a parser that did not write it, in the same bytes each time."""

import json
import stat
from pathlib import Path
from xml.etree import ElementTree

import blue_accord as world
import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.exports import FORMATS, format_export, parse_format, replace_file, write_export
from kg.graph.terms import escape_path, literal, words_in
from kg.ids import BASE

RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
WITH_GRAPHS = ("trig", "nquads", "jsonld")


def _lines(nquads: bytes) -> set[str]:
    return set(nquads.decode().splitlines())


def _expected(nquads: bytes, form: str, *, with_claims: bool) -> set[str]:
    """What an export has to say, worked out line by line."""
    if form in WITH_GRAPHS:
        return _lines(nquads)
    kept = set()
    for line in _lines(nquads):
        statement, _, graph = line.removesuffix(" .").rpartition(" ")
        name = graph.removeprefix(f"<{BASE}graph/")
        if name.startswith(("entities", "facts")) or (with_claims and name.startswith("claims/")):
            kept.add(f"{statement} .")
        if name.startswith("ontology") and line.startswith(f"<{BASE}domain/"):
            kept.add(f"{statement} .")
    return kept


def _read_with_rdflib(data: bytes, form: str) -> set[str]:
    if form in WITH_GRAPHS:
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=RDFLIB[form])
        return _lines(_canonical(dataset.serialize(format="nquads").encode(), RdfFormat.N_QUADS))
    graph = rdflib.Graph()
    graph.parse(data=data, format=RDFLIB[form])
    return _lines(_canonical(graph.serialize(format="nt").encode(), RdfFormat.N_TRIPLES))


def _canonical(data: bytes, form: RdfFormat) -> bytes:
    quads = pyoxigraph.parse(data, format=form)
    if form in (RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD):
        return pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS) or b""
    return pyoxigraph.serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""


@pytest.mark.parametrize("base", [BASE, "https://data.example/kg/", "https://data.example/kg#", "urn:kg:"])
@pytest.mark.parametrize("form", FORMATS)
def test_oxigraph_reads_every_format_back(form: str, base: str) -> None:
    nquads = world.graph_bytes(base)
    found = _lines(_canonical(format_export(nquads, form, base=base, with_claims=True), OXIGRAPH[form]))
    if form in WITH_GRAPHS:
        assert found == _lines(nquads)
    else:
        assert found == _lines(format_export(nquads, "ntriples", base=base, with_claims=True))


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("with_claims", [False, True])
@pytest.mark.parametrize("form", FORMATS)
def test_rdflib_reads_every_format_back(form: str, with_claims: bool) -> None:
    nquads = world.graph_bytes()
    data = format_export(nquads, form, with_claims=with_claims)
    assert _read_with_rdflib(data, form) == _expected(nquads, form, with_claims=with_claims)


def test_turtle_and_rdfxml_are_isomorphic_for_rdflib() -> None:
    left, right = rdflib.Graph(), rdflib.Graph()
    left.parse(data=format_export(world.graph_bytes(), "turtle"), format="turtle")
    right.parse(data=format_export(world.graph_bytes(), "rdfxml"), format="xml")
    assert isomorphic(left, right)


@pytest.mark.parametrize("form", FORMATS)
def test_order_of_lines_does_not_matter(form: str) -> None:
    lines = world.graph_bytes().splitlines(keepends=True)
    backwards = b"".join(reversed(lines))
    if form != "nquads":
        assert format_export(backwards, form) == format_export(world.graph_bytes(), form)


def test_claims_are_left_out_unless_wanted() -> None:
    assert b"kg:Claim" not in format_export(world.graph_bytes(), "turtle")
    assert b"a kg:Claim" in format_export(world.graph_bytes(), "turtle", with_claims=True)


def test_turtle_is_for_people() -> None:
    text = format_export(world.graph_bytes(), "turtle").decode()
    block = text[text.index("<tenure/tomas-rey--blue-accord-commander--2018>\n") :]
    assert block[: block.index(" .\n")] == (
        "<tenure/tomas-rey--blue-accord-commander--2018>\n"
        "    a kg:Tenure ;\n"
        '    rdfs:label "Tomas Rey, commander of the Blue Accord"@en ;\n'
        "    prov:wasDerivedFrom <document/brief-0a1b2c3d> ;\n"
        "    kg:hasHolder <person/tomas-rey> ;\n"
        "    kg:hasPost <post/blue-accord--commander> ;\n"
        "    kg:hasSpan <tenure/tomas-rey--blue-accord-commander--2018/span> ;\n"
        f"    kg:isSupportedBy <claim/brief-0a1b2c3d/{world.claim_world().claims['Tomas commander'].id}> ;\n"
        '    kg:tenureStatus "acting"'
    )


def test_a_part_comes_after_its_whole() -> None:
    text = format_export(world.graph_bytes(), "turtle").decode()
    assert text.index("\n<membership/om--blue-accord>\n") < text.index("\n<membership/om--blue-accord/span>\n")


def test_trig_begins_with_entities_and_ends_with_the_ontology() -> None:
    text = format_export(world.graph_bytes(), "trig").decode()
    places = [text.index(f"\n<graph/{name}> {{") for name in ("entities", "facts", f"claims/{world.BRIEF}", "ontology")]
    assert places == sorted(places)


def test_jsonld_values_are_plain_where_the_context_says_what_they_are() -> None:
    found = json.loads(format_export(world.graph_bytes(), "jsonld"))
    (facts,) = (graph["@graph"] for graph in found["@graph"] if graph["@id"] == "graph/facts")
    (node,) = (node for node in facts if node["@id"] == "member-count/blue-accord--5--2019-05-08")
    assert (node["@type"], node["kg:count"], node["kg:hasOrganization"]) == ("kg:MemberCount", 5, world.ACCORD)
    assert found["@context"]["kg:hasOrganization"]["@type"] == "@id"


HOSTILE = st.text(st.characters(codec=None, categories=None), max_size=12)
TURTLE_TRAPS = st.sampled_from(
    ["a. ", '"""', "'''", "\\", "<x>", "@en", "^^", "]]>", "&amp;", " .\n<a> <b> <c> .", "\r\n"]
)


@given(st.lists(HOSTILE | TURTLE_TRAPS, min_size=1, max_size=3))
@settings(max_examples=150)
def test_hostile_words_survive_every_format(texts: list[str]) -> None:
    lines = [f"<{BASE}s{i}> <{BASE}ontology#text> {literal(t)} <{BASE}graph/facts> .\n" for i, t in enumerate(texts)]
    lines += [
        f"<{BASE}s{i}> <{BASE}ontology#text> {words_in(t, 'fr')} <{BASE}graph/facts> ." for i, t in enumerate(texts)
    ]
    nquads = "".join(sorted(line.rstrip("\n") + "\n" for line in lines)).encode()
    for form in ("turtle", "trig", "jsonld", "ntriples"):
        found = _lines(_canonical(format_export(nquads, form), OXIGRAPH[form]))
        assert found == (_lines(nquads) if form in WITH_GRAPHS else _lines(format_export(nquads, "ntriples"))), form


@given(HOSTILE | TURTLE_TRAPS)
@settings(max_examples=150)
def test_hostile_words_make_well_formed_xml(text: str) -> None:
    line = f"<{BASE}s> <{BASE}ontology#text> {literal(text)} <{BASE}graph/facts> .\n".encode()
    data = format_export(line, "rdfxml")
    (quad,) = pyoxigraph.parse(data, format=RdfFormat.RDF_XML)
    lost = [c for c in map(chr, range(32)) if c not in "\t\n\r"] + ["\ufffe", "\uffff"]
    shown = "".join("\ufffd" if c in lost or 0xD800 <= ord(c) < 0xE000 else c for c in text)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == shown
    assert ElementTree.fromstring(data)[0][0].text in (shown, None)


@given(st.text(st.characters(blacklist_characters='<>"{}|\\^`', min_codepoint=0x21, max_codepoint=0x2FF), max_size=8))
@example("a/b")
@example("a.")
@example("..")
@example("//x")
@example("a:b")
@example("#")
@settings(max_examples=150)
def test_odd_iris_survive_every_format(rest: str) -> None:
    starts = (BASE, f"{BASE}ontology#", "http://www.w3.org/ns/prov#")
    iris = [f"<{start}{escape_path(rest)}>" for start in starts]
    nquads = "".join(sorted(f"{iri} <{BASE}ontology#left> {iri} <{BASE}graph/facts> .\n" for iri in set(iris))).encode()
    for form in FORMATS:
        found = _lines(_canonical(format_export(nquads, form), OXIGRAPH[form]))
        assert found == (_lines(nquads) if form in WITH_GRAPHS else _lines(format_export(nquads, "ntriples"))), form


def test_unknown_predicates_get_a_prefix_in_xml() -> None:
    line = b'<urn:s> <https://other.example/terms/is-so> "yes" .\n<urn:s> <urn:x:y> <urn:o> .\n'
    data = format_export(line, "rdfxml")
    assert _lines(_canonical(data, RdfFormat.RDF_XML)) == _lines(line)


def test_a_predicate_without_an_xml_name_is_refused() -> None:
    with pytest.raises(InputError, match="no XML name"):
        format_export(b'<urn:s> <https://other.example/1> "yes" .\n', "rdfxml")


def test_blank_nodes_of_others_are_kept() -> None:
    line = b"_:a <urn:p:q> _:b .\n"
    for form in ("turtle", "rdfxml", "jsonld"):
        (quad,) = pyoxigraph.parse(format_export(line, form), format=OXIGRAPH[form])
        assert isinstance(quad.subject, pyoxigraph.BlankNode)
        assert isinstance(quad.object, pyoxigraph.BlankNode)


@pytest.mark.parametrize(
    "line", [b"hello\n", b"<a> <b> .\n", b'<a> <b> "c" <d>\n', b'<a>  <b> "c" .\n', b'"a" <b> <c> .\n']
)
def test_other_text_is_refused(line: bytes) -> None:
    with pytest.raises(InputError, match="line 1"):
        format_export(line, "turtle")


def test_an_empty_graph_is_an_empty_file() -> None:
    for form in FORMATS:
        assert not list(pyoxigraph.parse(format_export(b"", form), format=OXIGRAPH[form]))


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(InputError, match="use turtle, trig"):
        parse_format("ttl")


def test_files_are_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    write_export(world.graph_bytes(), "turtle", path)
    assert path.read_bytes() == format_export(world.graph_bytes(), "turtle")
    assert [found.name for found in tmp_path.iterdir()] == ["graph.ttl"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o400


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give a file that can be written"):
        replace_file(tmp_path / "none" / "graph.ttl", b"")
    with pytest.raises(InputError, match="give a file"):
        replace_file(tmp_path, b"")
