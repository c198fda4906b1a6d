"""Questions are read strictly, names are resolved or refused, and no value can change what is asked."""

import csv
import json
from contextlib import suppress
from io import StringIO
from pathlib import Path

import blue_accord as world
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities.model import Entities, Entity
from kg.errors import AmbiguousNameError, InputError, QueryError, UnknownQueryError
from kg.facts.model import Facts
from kg.graph import build_graph
from kg.graph.terms import literal
from kg.ids import BASE
from kg.namespaces import XSD
from kg.queries import (
    Question,
    ask,
    ask_rows,
    bind,
    find_entity,
    find_resource_named,
    format_answer,
    format_csv,
    format_json,
    format_table,
    format_term,
    list_questions,
    load_question,
    parse_question,
    read_question,
    read_values,
)
from kg.store import Answer, Store, Table, Term, Triples

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=30)
ACCORD = f"{BASE}organization/blue-accord"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.load(world.graph_bytes())


def _question(header: str, query: str = "ASK { ?s ?p ?o }") -> Question:
    return parse_question("mine", "".join(f"#+ {line}\n" for line in header.splitlines()) + query, "mine.rq")


GOOD = (
    "summary: What?\nparameters:\n  day: {type: date, help: Which day}\n  who: {type: person, help: W, optional: true}"
)
LINES = "ASK {\n  VALUES ?day { 1 }\n  VALUES ?who { UNDEF }\n  ?s ?p ?o }"


# --- reading questions


def test_a_question_is_read() -> None:
    question = _question(GOOD + "\ntags: [a, b]", LINES)
    assert (question.name, question.summary, question.tags) == ("mine", "What?", ("a", "b"))
    assert [(n, p.type, p.help, p.optional) for n, p in question.parameters.items()] == [
        ("day", "date", "Which day", False),
        ("who", "person", "W", True),
    ]
    assert question.text == LINES + "\n"


def test_a_query_without_a_header_has_no_parameters() -> None:
    question = parse_question("mine", "ASK {\n VALUES ?x { 1 }\n}")
    assert (question.summary, dict(question.parameters)) == ("", {})


@pytest.mark.parametrize(
    ("header", "query", "words"),
    [
        ("summary: [", "ASK {}", "the header is no YAML"),
        ("- a", "ASK {}", "no summary"),
        ("tags: [a]", "ASK {}", "no summary"),
        ("summary: 1", "ASK {}", "no summary"),
        ("summary: What?\nauthor: me", "ASK {}", "unknown header key 'author'"),
        ("summary: What?\ntags: a", "ASK {}", "header key 'tags' holds 'a'"),
        ("summary: What?\nparameters:\n  day: date", "ASK {}", "parameter 'day': 'date'"),
        ("summary: What?\nparameters:\n  day: {type: date}", "ASK {}", "parameter 'day'"),
        ("summary: What?\nparameters:\n  day: {type: date, help: D, more: 1}", "ASK {}", "parameter 'day'"),
        ("summary: What?\nparameters:\n  day: {type: moment, help: D}", LINES, "of type 'moment'"),
        (GOOD, "ASK {}", "parameter 'day' has 0 VALUES lines"),
        (GOOD, LINES + "\nVALUES ?day { 2 }", "parameter 'day' has 2 VALUES lines"),
        ("summary: What?", LINES, r"VALUES \?day is not declared"),
        (GOOD, LINES.replace("{ 1 }", "{ UNDEF }"), "sample 'UNDEF' of 'day'"),
        (GOOD, LINES.replace("{ UNDEF }", "{ 1 }"), "sample '1' of 'who'"),
        (GOOD, LINES.replace("{ 1 }", "{ }"), "sample '' of 'day'"),
    ],
)
def test_a_broken_question_is_refused(header: str, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words) as raised:
        _question(header, query)
    assert str(raised.value).startswith("mine.rq: ")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_question(tmp_path / "a.rq")
    with pytest.raises(InputError, match="cannot be read"):
        read_question(tmp_path / "none.rq")


def test_every_question_that_comes_along_can_be_read_and_bound() -> None:
    questions = list_questions()
    assert [question.name for question in questions] == sorted(question.name for question in questions)
    named = {
        *("post-holders", "roles-of", "person-timeline", "members", "member-counts", "meetings", "who-met"),
        *("programmes", "events-in", "domains", "names-of", "evidence", "disagreements", "documents"),
        *("first-and-last-seen", "organizations", "changes-between"),
    }
    assert named <= {question.name for question in questions}


@pytest.mark.parametrize("name", ["memberz", "../secrets", "members.rq", "", "MEMBERS"])
def test_an_unknown_question_is_told(name: str) -> None:
    with pytest.raises(UnknownQueryError, match="no question is called"):
        load_question(name)
    with pytest.raises(UnknownQueryError, match="try members"):
        load_question("memberz")


# --- names


@pytest.mark.parametrize(
    "name",
    [ACCORD, f"<{ACCORD}>", "Blue Accord", "blue accord", "BLUE-ACCORD", "BLA", "bla", "Pacte bleu", "pacte  BLEU"],
)
def test_any_name_finds_an_entity(store: Store, name: str) -> None:
    assert find_entity(store, name, "organization") == ACCORD


@pytest.mark.parametrize("name", ["Asha Ménon", "asha menon", "ASHA MÉNON", "Āsha Meñon", "asha-menon"])
def test_accents_and_capitals_do_not_matter(store: Store, name: str) -> None:
    assert find_entity(store, name, "person") == f"{BASE}person/asha-menon"


def test_domains_are_found_by_any_wording_of_the_ontology(store: Store) -> None:
    assert find_entity(store, "Médias", "domain") == f"{BASE}domain/communications"


def test_an_unknown_name_gets_suggestions(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no organization is called 'Blue Acord'; did you mean 'Blue Accord'"):
        find_entity(store, "Blue Acord", "organization")
    with pytest.raises(QueryError, match="give the IRI or a name of a known person"):
        find_entity(store, "zzzz", "person")


def test_the_type_narrows(store: Store) -> None:
    with pytest.raises(QueryError, match="no organization is called 'Oman'"):
        find_entity(store, "Oman", "organization")
    assert find_entity(store, "Oman", "organization", "state") == f"{BASE}state/om"
    with pytest.raises(QueryError, match=r"<.*state/om> is no organization"):
        find_entity(store, f"{BASE}state/om", "organization")


def test_a_post_is_looked_for_in_its_organization(store: Store) -> None:
    within = "https://w3id.org/coalition-kg/organization/blue-accord"
    found = find_entity(store, "secretary general", "post", within=within)
    assert found == "https://w3id.org/coalition-kg/post/blue-accord--secretary-general"
    with pytest.raises(QueryError, match="no post is called"):
        find_entity(store, "secretary general", "post", within="https://w3id.org/coalition-kg/state/om")


def test_an_unknown_iri_is_told(store: Store) -> None:
    with pytest.raises(QueryError, match="the graph says nothing about"):
        find_entity(store, "https://data.example/none")


def test_anything_with_an_iri_is_found_with_its_label(store: Store) -> None:
    assert find_resource_named(store, "asha ménon") == (f"{BASE}person/asha-menon", "Asha Menon")
    fact = f"{BASE}membership/om--blue-accord"
    assert find_resource_named(store, fact) == (fact, "Oman in the Blue Accord")
    assert find_resource_named(store, f"{fact}/span") == (f"{fact}/span", f"{fact}/span")
    with pytest.raises(QueryError, match="no resource is called"):
        find_resource_named(store, "Oman in the Blue Accord")


def test_rows_leave_out_what_is_not_known(store: Store) -> None:
    rows = ask_rows(store, load_question("documents"), {})
    assert [("publisher" in row, row["fileName"]) for row in rows] == [
        (True, "brief.txt"),
        (False, "note.html"),
        (False, "leaflet.md"),
    ]
    with pytest.raises(QueryError, match="gives no table"):
        ask_rows(store, load_question("graph"), {"entity": "Oman"})


def test_an_ambiguous_name_lists_the_candidates() -> None:
    twins = [Entity(f"person/rey-{n}", "person", f"{n} Rey", "en", labels={"fr": "Rey"}) for n in ("ana", "tomas")]
    entities = Entities({entity.id: entity for entity in twins}, {})
    store = Store.load(build_graph((), (), entities, Facts({})))
    with pytest.raises(AmbiguousNameError) as raised:
        find_entity(store, "rey", "person")
    assert raised.value.candidates == ((f"{BASE}person/rey-ana", "ana Rey"), (f"{BASE}person/rey-tomas", "tomas Rey"))
    assert "person/rey-tomas" in str(raised.value)


@given(ANYTHING)
@settings(max_examples=60, deadline=None)
def test_hostile_names_are_only_names(name: str) -> None:
    with suppress(QueryError):
        assert find_entity(_small_store(), name) == f"{BASE}state/om"


@pytest.mark.parametrize(
    "name", ['") } #', "\\", '\\") . ?s ?p ?o FILTER("', "<>", "} UNION {", "https://a b", "\\u0022"]
)
def test_names_that_look_like_queries_are_only_names(store: Store, name: str) -> None:
    with pytest.raises(QueryError, match="no entity is called"):
        find_entity(store, name)


def _small_store() -> Store:
    line = f"<{BASE}state/om> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}ontology#State> .\n"
    label = f'<{BASE}state/om> <http://www.w3.org/2000/01/rdf-schema#label> "Oman"@en .\n'
    return Store.load((line + label).encode())


# --- values


def test_values_are_typed(store: Store) -> None:
    values = read_values(store, load_question("members"), {"organization": "bla", "day": "2016-12-31"})
    assert values == {"organization": Term("iri", ACCORD), "day": Term("literal", "2016-12-31", f"{XSD}date")}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"organization": "BLA"}, r"parameter --day is missing \(The day asked about\); use --organization, --day"),
        ({"organization": "BLA", "date": "2016-12-31"}, "has no parameter 'date'; use --organization, --day"),
        ({"organization": "BLA", "day": "2016-02-30"}, "'2016-02-30' is no day; write it as YYYY-MM-DD"),
        ({"organization": "BLA", "day": "31.12.2016"}, "is no day"),
        ({"organization": "BLA", "day": "20161231"}, "is no day"),
        ({"organization": "BLA", "day": "today"}, "is no day"),
        ({"organization": "BLA", "day": '2016-12-31" } #'}, "is no day"),
    ],
)
def test_wrong_values_are_told(store: Store, values: dict[str, str], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        ask(store, load_question("members"), values)


def test_a_query_that_is_no_sparql_is_told_with_its_file(store: Store) -> None:
    with pytest.raises(QueryError, match=r"^mine\.rq: error at "):
        ask(store, parse_question("mine", "SELECT ?x WHERE", "mine.rq"), {})


def test_a_question_without_parameters_takes_none(store: Store) -> None:
    with pytest.raises(QueryError, match="has no parameter 'day'; it takes none"):
        ask(store, load_question("documents"), {"day": "2016-12-31"})


def test_whole_numbers_are_read(store: Store) -> None:
    header = "summary: What?\nparameters:\n  n: {type: integer, help: N}"
    question = _question(header, "SELECT ?n {\n  VALUES ?n { 1 }\n}")
    assert ask(store, question, {"n": "-034"}) == Table(("n",), ((Term("literal", "-34", f"{XSD}integer"),),))
    with pytest.raises(QueryError, match="no whole number"):
        ask(store, question, {"n": "1 } #"})


def test_binding_replaces_only_the_braces() -> None:
    question = _question(GOOD, LINES)
    text = bind(question, {"day": Term("literal", "2020-01-01", f"{XSD}date")})
    assert text == LINES.replace("{ 1 }", f'{{ "2020-01-01"^^<{XSD}date> }}') + "\n"
    assert "UNDEF" in text
    assert "UNDEF" not in bind(question, {"day": Term("literal", "1"), "who": Term("iri", "urn:x")})


@given(ANYTHING, st.sampled_from([None, "en"]))
@settings(max_examples=150, deadline=None)
def test_no_literal_can_change_the_query(words: str, language: str | None) -> None:
    header = "summary: What?\nparameters:\n  x: {type: date, help: X}"
    question = _question(header, "SELECT ?x {\n  VALUES ?x { 1 }\n}")
    found = Store.load(b"").query(bind(question, {"x": Term("literal", words, None, language)}))
    shown = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in words)
    assert found == Table(("x",), ((Term("literal", shown, None, language),),))


@given(ANYTHING)
def test_no_iri_can_change_the_query(words: str) -> None:
    iri = f"urn:x:{words}"
    try:
        text = format_term(Term("iri", iri))
    except QueryError:
        return
    assert text == f"<{iri}>"
    assert not set(iri) & set('<>"{}|\\^` \n\r\t')


def test_blank_nodes_cannot_be_asked_for() -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        format_term(Term("blank", "b0"))


# --- formats

ODD = 'a "b", <c>\n\x1b[31m=1+1'
TABLE = Table(
    ("state", "stateLabel", "count"),
    (
        (Term("iri", "urn:om"), Term("literal", "Oman", None, "en"), Term("literal", "4", f"{XSD}integer")),
        (Term("iri", "urn:x"), None, Term("literal", ODD)),
        (Term("blank", "b0"), None, None),
    ),
)


def test_csv_reads_back() -> None:
    text = format_csv(TABLE)
    assert text.startswith("state,stateLabel,count\r\nurn:om,Oman,4\r\n")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert rows[1:] == [["urn:om", "Oman", "4"], ["urn:x", "", ODD], ["_:b0", "", ""]]


def test_json_is_sparql_json_results() -> None:
    found = json.loads(format_json(TABLE))
    assert found["head"] == {"vars": ["state", "stateLabel", "count"]}
    assert found["results"]["bindings"] == [
        {
            "state": {"type": "uri", "value": "urn:om"},
            "stateLabel": {"type": "literal", "value": "Oman", "xml:lang": "en"},
            "count": {"type": "literal", "value": "4", "datatype": f"{XSD}integer"},
        },
        {"state": {"type": "uri", "value": "urn:x"}, "count": {"type": "literal", "value": ODD}},
        {"state": {"type": "bnode", "value": "b0"}},
    ]
    assert json.loads(format_json(True)) == {"head": {}, "boolean": True}


def test_a_table_shows_labels_and_nothing_that_a_terminal_obeys() -> None:
    lines = format_table(TABLE).splitlines()
    assert lines[0].split() == ["state", "count"]
    assert lines[2].split() == ["Oman", "4"]
    assert lines[3].split()[0] == "urn:x"
    assert lines[3].endswith('a "b", <c> \ufffd[31m=1+1')
    assert max(map(len, format_table(TABLE, width=20).splitlines())) <= 20


def test_markup_in_words_is_not_read_as_markup() -> None:
    table = Table(("a",), ((Term("literal", "[bold]x[/bold] :smile:"),),))
    assert "[bold]x[/bold] :smile:" in format_table(table)


def test_an_empty_table_says_so() -> None:
    assert format_table(Table(("a",), ())).splitlines()[-1] == "nothing found"


TRIPLES = Triples(f"<{BASE}state/om> <{XSD}x> {literal('O')} .\n".encode())


@pytest.mark.parametrize(
    ("answer", "form", "text"),
    [
        (True, "table", "yes\n"),
        (False, "table", "no\n"),
        (TRIPLES, "ntriples", TRIPLES.ntriples.decode()),
        (TRIPLES, "table", f'@base <{BASE}> .\n@prefix xsd: <{XSD}> .\n\n<state/om>\n    xsd:x "O" .\n'),
    ],
)
def test_every_answer_has_a_form(answer: Answer, form: str, text: str) -> None:
    assert format_answer(answer, form) == text


@pytest.mark.parametrize(
    ("answer", "form"),
    [(True, "csv"), (True, "turtle"), (TABLE, "ntriples"), (TRIPLES, "csv"), (TRIPLES, "json"), (TABLE, "xlsx")],
)
def test_a_format_that_cannot_hold_an_answer_is_told(answer: Answer, form: str) -> None:
    with pytest.raises(QueryError, match="use "):
        format_answer(answer, form)


def test_a_byte_order_mark_is_no_part_of_a_query(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes(b"\xef\xbb\xbfASK {}")
    assert read_question(tmp_path / "a.rq").text == "ASK {}\n"


def test_a_table_too_wide_for_the_terminal_leaves_out_bare_iris_and_then_lists() -> None:
    columns = ("state", "stateLabel", "certainty", "fact")
    row = tuple(Term("literal", words) for words in ("", "Saudi Arabia", "presumed"))
    table = Table(columns, ((*row, Term("iri", "https://a.example/" + "x" * 60)),))
    assert "https://a.example/" in format_table(table, 120)
    narrow = format_table(table, 40)
    assert "a.example" not in narrow
    assert "presumed" in narrow
    assert "fact" in narrow.splitlines()[-1]
    lines = format_table(table, 14).splitlines()
    assert lines[:2] == ["state      Saudi Arabia", "certainty  presumed"]
