"""Explanations lead from a name to facts, bounds and sentences, the same on a server, and nothing written misleads."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import blue_accord as blue
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oxigraph_server import find_server, run_server
from worlds import build_documents

from kg.entities.model import Entities, Entity
from kg.errors import AmbiguousNameError, QueryError
from kg.explain import Explanation, explain
from kg.facts.model import Facts
from kg.graph import build_graph
from kg.ids import BASE
from kg.store import Endpoint, Store
from kg.terminal import print_explanation

ASHA = f"{BASE}{blue.ASHA}"
TENURE = f"{BASE}tenure/asha-menon--blue-accord-secretary-general--2017"
MEETING = f"{BASE}meeting/asha-menon--lena-okoro--2021-03-01"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.load(blue.graph_bytes())


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    if find_server() is None:
        pytest.skip("the oxigraph server is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        with run_server(blue.graph_bytes()) as url:
            yield Endpoint(url)


def _labels(found: Explanation) -> list[str]:
    return [fact.label for fact in found.facts]


# --- by name, IRI and fact


@pytest.mark.parametrize("subject", ["Asha Menon", "asha ménon", "ASHA MENON", ASHA, f"<{ASHA}>"])
def test_a_person_is_explained_by_any_name_or_iri(store: Store, subject: str) -> None:
    found = explain(store, subject)
    assert (found.iri, found.label, found.on) == (ASHA, "Asha Menon", None)
    assert found.details == (("names", ("Asha Menon", "Asha Ménon")),)
    assert [fact.iri for fact in found.facts] == [TENURE, MEETING]
    assert {fact.certainty for fact in found.facts} == {None}


def test_a_fact_is_explained_by_its_iri_with_bounds_reasons_and_sentences(store: Store) -> None:
    (fact,) = explain(store, TENURE).facts
    assert fact.label == "Asha Menon, Secretary General of the Blue Accord"
    assert fact.span == "from a day between 2017-01-01 and 2017-12-31; until 2021-03-02 or later"
    assert fact.reasons == (
        "start earliest 2017-01-01, start latest 2017-12-31 (stated): The words say 2017.",
        "end earliest 2021-03-02 (observed): She held it on 2 March 2021.",
    )
    texts = {header.name: blue.TEXTS[header.id] for header in blue.HEADERS}
    assert {sentence.document for sentence in fact.sentences} == set(texts)
    for sentence in fact.sentences:
        assert texts[sentence.document][sentence.start : sentence.end] == sentence.quote
    (first, *_) = fact.sentences
    assert (first.document, first.line, first.modality, first.grade) == ("brief.txt", 6, "asserted", "stated")


@pytest.mark.parametrize(
    ("subject", "label"),
    [
        ("Muscat", "Meeting of Asha Menon and Lena Okoro in Muscat"),
        ("Oman", "Oman in the Blue Accord"),
        ("Tchad", "Withdrawal of Chad from the Blue Accord"),
        ("BLA", "Asha Menon, Secretary General of the Blue Accord"),
        ("Safe Harbours", "Safe Harbours"),
        ("general", "Lena Okoro, general"),
    ],
)
def test_places_states_organizations_programmes_and_ranks_are_explained(store: Store, subject: str, label: str) -> None:
    found = explain(store, subject)
    assert label in _labels(found)
    assert all(fact.sentences for fact in found.facts)


def test_facts_come_in_order_of_time(store: Store) -> None:
    days = [
        next(day for day in (b.start_earliest, b.start_latest, b.end_earliest, b.end_latest) if day is not None)
        for b in (fact.bounds for fact in explain(store, "BLA").facts)
    ]
    assert days == sorted(days)
    assert len(days) > 10


# --- on a day


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2019-05-08", "certain"),
        ("2020-06-01", "presumed"),
        ("2017-06-01", "possible"),
        ("2030-01-01", "possible"),
        ("2016-12-31", None),
    ],
)
def test_on_a_day_it_says_how_sure_a_tenure_is(store: Store, day: str, certainty: str | None) -> None:
    found = explain(store, "Asha Menon", on=day)
    assert str(found.on) == day
    assert {fact.certainty for fact in found.facts if fact.iri == TENURE} == ({certainty} if certainty else set())
    assert MEETING not in {fact.iri for fact in found.facts}


def test_an_event_holds_on_its_day_only(store: Store) -> None:
    assert _labels(explain(store, MEETING, on="2021-03-01")) == ["Meeting of Asha Menon and Lena Okoro in Muscat"]
    assert _labels(explain(store, MEETING, on="2021-03-02")) == []


@pytest.mark.parametrize("day", ["yesterday", "2021", "20210302", "2021-02-30", "2021-W09-2", "", '2021-03-02" } #'])
def test_a_wrong_day_is_told(store: Store, day: str) -> None:
    with pytest.raises(QueryError, match="give a day as YYYY-MM-DD"):
        explain(store, "Asha Menon", on=day)


# --- unknown, ambiguous, hostile


def test_an_unknown_name_gets_suggestions(store: Store) -> None:
    with pytest.raises(QueryError, match="no resource is called 'Asha Menonn'; did you mean 'Asha Menon'"):
        explain(store, "Asha Menonn")
    with pytest.raises(QueryError, match="the graph says nothing about"):
        explain(store, f"{BASE}person/nobody")


def test_an_ambiguous_name_lists_the_candidates() -> None:
    twins = [Entity(f"person/rey-{n}", "person", f"{n} Rey", "en", labels={"fr": "Rey"}) for n in ("ana", "tomas")]
    entities = Entities({entity.id: entity for entity in twins}, {})
    store = Store.load(build_graph((), (), entities, Facts({})))
    with pytest.raises(AmbiguousNameError) as raised:
        explain(store, "rey")
    assert raised.value.candidates == ((f"{BASE}person/rey-ana", "ana Rey"), (f"{BASE}person/rey-tomas", "tomas Rey"))
    assert explain(store, "ana rey").facts == ()


@cache
def _kept() -> Store:
    return Store.load(blue.graph_bytes())


@given(st.text(st.characters(codec=None, categories=None), max_size=30))
@settings(max_examples=40, deadline=None)
def test_whatever_is_asked_is_only_a_name(words: str) -> None:
    with suppress(QueryError):
        assert explain(_kept(), words).iri.startswith(BASE)


HOSTILE = (
    "The Harbour Security Pact (HSP) was founded in March 2011 on the initiative of Togo, said a note that ends with "
    '"} . <urn:x> <urn:y> "z" ; DROP ALL # and a \x1b[31mred\x1b[0m \\u0022 [bold]word[/bold] \u202e\u2066turned.'
)


def test_hostile_words_of_a_document_are_shown_as_they_stand_and_do_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text(HOSTILE + "\n", encoding="utf-8")
    world = build_documents(tmp_path)
    found = explain(world.store, "Harbour Security Pact")
    sentences = [sentence for fact in found.facts for sentence in fact.sentences]
    assert sentences
    assert any("DROP ALL" in sentence.quote for sentence in sentences)
    assert not world.store.query("ASK { <urn:x> ?p ?o }")
    print_explanation(found)
    shown = capsys.readouterr().out
    assert "DROP ALL" in shown
    assert "[bold]word[/bold]" in shown
    assert not set(shown) & set("\x1b\u202e\u2066")


# --- the same on a server


@pytest.mark.parametrize("subject", ["Asha Menon", "Pacte bleu", "OMAN", "Muscat", "Safe Harbours", TENURE, MEETING])
@pytest.mark.parametrize("on", [None, "2020-06-01"])
def test_a_server_explains_the_same(store: Store, endpoint: Endpoint, subject: str, on: str | None) -> None:
    assert explain(endpoint, subject, on=on) == explain(store, subject, on=on)


def test_a_server_does_not_know_an_unknown_name_either(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="did you mean 'Asha Menon'"):
        explain(endpoint, "Asha Menonn")
