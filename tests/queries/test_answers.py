"""Every question gives its answer file, on every engine, as it stands and when asked by names."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import blue_accord as world
import pyoxigraph
import pytest
import rdflib
from oxigraph_server import run_server

from kg.namespaces import KG, TERMS
from kg.queries import ask, format_answer, list_questions, load_question
from kg.resources import find_resource
from kg.store import Answer, Endpoint, Store, Table, Term, sort_triples

ANSWERS = Path(__file__).parent / "answers"
#: The sample values of each question, as a person would write them.
VALUES = {
    "bounds-of": {"subject": "Asha Menon"},
    "capacities": {"person": "Lena Okoro"},
    "changes-between": {"from": "2018-06-01", "until": "2021-12-31"},
    "domains": {"organization": "blue accord"},
    "events-in": {"place": "OMAN"},
    "evidence": {"fact": "asha menon secretary general of the blue accord"},
    "facts-of": {"subject": "asha menon"},
    "first-and-last-seen": {"entity": "Asha Ménon"},
    "founding": {"organization": "Pacte bleu"},
    "graph": {"entity": "Tomas Rey"},
    "meetings": {"from": "2019-01-01", "until": "2021-12-31"},
    "member-counts": {"organization": "BLA"},
    "members": {"organization": "bla", "day": "2020-06-01"},
    "memberships-of": {"member": "Tchad"},
    "names-of": {"entity": "asha menon"},
    "person-timeline": {"person": "Asha Menon"},
    "post-holders": {"organization": "BLA", "day": "2020-06-01"},
    "posts": {"organization": "https://w3id.org/coalition-kg/organization/blue-accord"},
    "programmes": {"organization": "Blue Accord"},
    "roles-of": {"person": "Asha Menon"},
    "sentences-of": {"subject": "Asha Menon"},
    "statements": {"speaker": "Asha Menon"},
    "stretches-of": {"subject": "https://w3id.org/coalition-kg/person/asha-menon"},
    "who-met": {"person": "Asha Menon"},
    "why-merged": {"entity": "Asha Menon"},
}
QUESTIONS = {question.name: question for question in list_questions()}


def _expected(name: str) -> str:
    suffix = "nt" if name == "graph" else "csv"
    return (ANSWERS / f"{name}.{suffix}").read_bytes().decode()


def _shown(answer: Answer) -> str:
    return format_answer(answer, "csv" if isinstance(answer, Table) else "ntriples")


@cache
def _store() -> Store:
    return Store.load(world.graph_bytes())


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with run_server(world.graph_bytes()) as url:
        yield Endpoint(url)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@cache
def _dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=world.graph_bytes(), format="nquads")
    return dataset


def test_every_question_has_its_answer_and_no_answer_is_left_over() -> None:
    assert {path.stem for path in ANSWERS.iterdir()} == set(QUESTIONS)
    assert len(QUESTIONS) >= 20
    assert set(VALUES) <= set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_file_runs_as_it_is(name: str) -> None:
    assert _shown(_store().query(QUESTIONS[name].text)) == _expected(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_asked_by_names(name: str) -> None:
    assert _shown(ask(_store(), QUESTIONS[name], VALUES.get(name, {}))) == _expected(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_server_gives_the_same_answer(endpoint: Endpoint, name: str) -> None:
    assert _shown(ask(endpoint, QUESTIONS[name], VALUES.get(name, {}))) == _expected(name)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_same_answer(name: str) -> None:
    found = _dataset().query(QUESTIONS[name].text)
    if name == "graph":
        assert found.graph is not None
        quads = pyoxigraph.parse(found.graph.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert _shown(sort_triples(quad.triple for quad in quads)) == _expected(name)
        return
    columns = tuple(str(variable) for variable in found.vars or ())
    rows = tuple(tuple(None if v is None else Term("literal", str(v)) for v in row) for row in found)  # type: ignore[union-attr]
    assert _shown(Table(columns, rows)) == _expected(name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_queries_use_only_terms_of_the_ontology(name: str) -> None:
    text = QUESTIONS[name].text
    assert f"PREFIX kg: <{KG}>" in text
    assert set(re.findall(r"\bkg:(\w+)", text)) <= TERMS


@pytest.mark.parametrize("name", QUESTIONS)
def test_queries_are_ordered_and_find_something(name: str) -> None:
    question = QUESTIONS[name]
    assert ("\nORDER BY " in question.text) != ("\nCONSTRUCT " in question.text)
    assert question.summary.endswith("?")
    assert question.tags
    assert _expected(name).count("\n") >= 2
    assert " \n" not in find_resource("queries", f"{name}.rq").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
def test_columns_that_name_a_thing_carry_iri_and_label(name: str) -> None:
    answer = _store().query(QUESTIONS[name].text)
    if not isinstance(answer, Table):
        return
    for index, column in enumerate(answer.columns):
        kinds = {row[index].kind for row in answer.rows if row[index] is not None}  # type: ignore[union-attr]
        if kinds == {"iri"} and column not in ("claim", "disagreement"):
            assert f"{column}Label" in answer.columns or column == "fact", column
        if column.endswith("Label"):
            assert column.removesuffix("Label") in answer.columns


def _rows(name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    answer = ask(_store(), load_question(name), {key.rstrip("_"): value for key, value in values.items()})
    assert isinstance(answer, Table)
    places = [answer.columns.index(column) for column in columns.split()]
    return [tuple("" if row[i] is None else row[i].value for i in places) for row in answer.rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2016-12-31", None),
        ("2017-06-01", "possible"),
        ("2019-05-08", "certain"),
        ("2019-05-09", "presumed"),
        ("2021-03-01", "presumed"),
        ("2021-03-02", "certain"),
        ("2030-01-01", "possible"),
    ],
)
def test_certainty_of_a_holder_on_a_day(day: str, certainty: str | None) -> None:
    rows = _rows("post-holders", "personLabel certainty", organization="BLA", post="secretary general", day=day)
    assert [row[1] for row in rows if row[0] == "Asha Menon"] == ([] if certainty is None else [certainty])
    roles = _rows("roles-of", "postLabel certainty", person="Asha Menon", day=day)
    assert roles == ([] if certainty is None else [("Secretary General", certainty)])


def test_a_predecessor_is_possible_until_the_successor_must_have_started() -> None:
    for day, holders in (("2012-01-01", ["Tomas Rey"]), ("2017-12-31", ["Asha Menon", "Tomas Rey"])):
        rows = _rows("post-holders", "personLabel", organization="BLA", post="secretary general", day=day)
        assert [label for (label,) in rows] == holders


def test_one_post_or_all_posts() -> None:
    every = _rows("post-holders", "postLabel", organization="BLA", day="2019-05-08")
    assert every == [("Secretary General",), ("commander",)]
    assert _rows("post-holders", "postLabel", organization="BLA", post="commander", day="2019-05-08") == [
        ("commander",)
    ]
    assert _rows("post-holders", "postLabel", organization="Oman", day="2019-05-08") == [("minister of defence",)]


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2015-02-28", []),
        ("2015-03-15", ["Chad possible", "Fiji possible", "Oman possible"]),
        ("2016-01-01", ["Chad presumed", "Fiji presumed", "Oman presumed"]),
        ("2018-06-01", ["Chad presumed", "Fiji presumed", "Oman presumed", "Peru possible"]),
        ("2019-05-08", ["Chad presumed", "Fiji presumed", "Oman presumed", "Peru certain"]),
        ("2019-05-09", ["Chad possible", "Fiji possible", "Oman possible", "Peru possible"]),
        ("2020-06-30", ["Chad possible", "Fiji possible", "Oman possible", "Peru possible"]),
        ("2020-07-01", ["Fiji possible", "Oman possible", "Peru possible"]),
    ],
)
def test_members_on_a_day(day: str, members: list[str]) -> None:
    rows = _rows("members", "stateLabel certainty", organization="BLA", day=day)
    assert [" ".join(row) for row in rows] == members


def test_who_is_not_a_member_is_no_member() -> None:
    assert ("Samoa",) not in _rows("members", "stateLabel", organization="BLA", day="2019-05-08")
    assert _rows("memberships-of", "status", member="Samoa") == [("not a member",)]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2021-03-01", "2021-03-01", {("meeting", "certain")}),
        ("2021-03-02", "2021-12-31", set()),
        ("2019-05-03", "2019-05-20", {("visit", "possible")}),
        ("2019-05-01", "2019-05-08", {("visit", "certain")}),
        ("2010-01-01", "2030-12-31", {("visit", "certain"), ("meeting", "certain")}),
    ],
)
def test_meetings_in_a_window(start: str, end: str, found: set[tuple[str, str]]) -> None:
    assert set(_rows("meetings", "type certainty", from_=start, until=end)) == found


def test_one_entity_or_all_in_what_is_planned_and_denied() -> None:
    assert _rows("planned-and-denied", "modality") == [("planned",), ("denied",)]
    assert _rows("planned-and-denied", "modality", entity="Tomas Rey") == [("denied",)]
    assert _rows("planned-and-denied", "modality", entity="Lima") == [("planned",)]
    assert _rows("planned-and-denied", "modality", entity="Suva") == []


def test_one_fact_or_all_facts_of_an_entity() -> None:
    (fact,) = (row[0] for row in _rows("facts-of", "fact", subject="Asha Menon") if "/tenure/" in row[0])
    assert _rows("facts-of", "fact", subject=fact) == [(fact,)]
    assert {row[0] for row in _rows("sentences-of", "fact", subject=fact)} == {fact}
    assert ("Tomas Rey, commander of the Blue Accord",) in _rows("facts-of", "factLabel", subject="BLA")


def test_one_agent_or_all() -> None:
    assert len(_rows("trainings-and-visits", "agentLabel")) == 1
    assert _rows("trainings-and-visits", "agentLabel", agent="Asha Menon") == []
    assert len(_rows("ranks", "rankLabel")) == 2
    assert _rows("ranks", "rankLabel", person="Asha Menon") == []


def test_places_inside_a_place_count() -> None:
    assert _rows("events-in", "whereLabel", place="Muscat") == _rows("events-in", "whereLabel", place="Oman")
    assert [kind for (kind,) in _rows("events-in", "type", place="Fiji")] == ["programme", "visit"]


#: Columns that name a claim or a disagreement; those have no label, their words stand beside them.
_WITHOUT_LABEL = {"claim", "disagreement"}


@pytest.mark.parametrize("path", sorted(ANSWERS.glob("*.csv")), ids=lambda path: str(path.stem))
def test_columns_that_name_a_thing_carry_its_iri_and_its_label(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    named = {name for row in rows for name, value in row.items() if value.startswith("http")} - _WITHOUT_LABEL
    assert rows
    assert {f"{name}Label" for name in named} <= rows[0].keys()
