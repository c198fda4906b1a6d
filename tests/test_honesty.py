"""Nothing is said without words that say it: proof of every fact, zones, identity of builds, and what stays a claim."""

import re
from collections import Counter
from random import Random

import pytest
from worlds import World, build_world, read_set

import kg
from kg.errors import QueryError
from kg.explain import explain
from kg.facts import Fact, Facts
from kg.namespaces import KG, RDFS

SETS = ["samples", "real"]
#: Words of adverts, navigation, bylines, scripts and footers of each set that no fact, name or mention may carry.
NOISE = {
    "samples": "Sunrise Carpets, Subscribe, Sign in, Share this, Comments, Contributing, Foo Bar, Baz Qux, Nowhere, "
    "top of page, News Desk, Copyright, Nadia Rehmat, Ilse Vanmechelen, Tomasz Zielinski, Sanne Lindqvist",
    "real": "Effy, Watch Live, Voting Line, Junaid Qaiser, Occhiuto, Web Desk, top of page, Comments",
}


@pytest.mark.parametrize("name", SETS)
def test_every_fact_is_explained_by_a_sentence_that_stands_in_a_document(name: str) -> None:
    world = build_world(name)
    texts = {document.header.name: document.text for document in read_set(name).values()}
    table = world.store.query(f"SELECT DISTINCT ?fact WHERE {{ ?fact <{KG}isSupportedBy> ?claim }}")
    facts = [row[0].value for row in table.rows]  # type: ignore[union-attr]
    assert len(facts) == len(world.made.facts.by_id)
    for iri in facts:
        (fact,) = [found for found in explain(world.store, iri).facts if found.iri == iri]
        assert fact.sentences, iri
        for sentence in fact.sentences:
            text = texts[sentence.document]
            assert text[sentence.start : sentence.end] == sentence.quote
            assert sentence.line == text.count("\n", 0, sentence.start) + 1
            assert sentence.modality in ("asserted", "reported")


@pytest.mark.parametrize("name", SETS)
def test_every_mention_stands_where_it_says_and_none_in_mastheads_or_boilerplate(name: str) -> None:
    build_world(name)
    documents = read_set(name)
    for claim in build_world(name).made.corpus.claims:
        document = documents[claim.document]
        mentions = [mention for found in claim.arguments.values() for mention in found]
        for start, end, words in [(m.start, m.end, m.text) for m in mentions] + [
            (claim.evidence.start, claim.evidence.end, claim.evidence.quote)
        ]:
            assert document.text[start:end] == words
            around = {zone.kind for zone in document.zones if zone.start < end and start < zone.end}
            assert around <= {"body", "title", "dateline"}, (claim.rule, words)


@pytest.mark.parametrize("name", SETS)
def test_nothing_comes_from_adverts_navigation_or_bylines(name: str) -> None:
    world = build_world(name)
    words = {entity.label for entity in world.made.entities.by_id.values()}
    words |= {spelling.text for entity in world.made.entities.by_id.values() for spelling in entity.names}
    words |= {fact.label for fact in world.made.facts.by_id.values()}
    words |= {m.text for claim in world.made.corpus.claims for found in claim.arguments.values() for m in found}
    noise = re.compile("|".join(map(re.escape, NOISE[name].split(", "))))
    assert [word for word in sorted(words) if noise.search(word)] == []


# --- the same facts whatever the order, and with the authority file


def _shape(fact: Fact) -> tuple[object, ...]:
    """Return all of a fact but its ids and labels."""
    roles = sorted((p.role, p.delegation, p.capacity is None, len(p.ranks)) for p in fact.participations)
    entities = sorted((argument, len(ids)) for argument, ids in fact.entities.items())
    bounds = sorted((b.position, b.day, b.method, b.claims) for b in fact.bounds)
    held = [(s.start, s.end, s.certainty) for s in fact.stretches]
    values = sorted((key, tuple(words)) for key, words in fact.values.items())
    return (fact.kind, fact.claims, fact.span, fact.edtf, *map(repr, (roles, entities, bounds, held, values)))


def _shapes(facts: Facts) -> Counter[tuple[object, ...]]:
    return Counter(_shape(fact) for fact in facts.by_id.values())


@pytest.mark.parametrize("name", SETS)
def test_the_authority_file_changes_labels_and_ids_but_no_fact(name: str) -> None:
    without, with_it = build_world(name), build_world(name, authority=True)
    assert _shapes(with_it.made.facts) == _shapes(without.made.facts)
    assert with_it.made.corpus.claims == without.made.corpus.claims


@pytest.mark.parametrize("name", SETS)
def test_the_order_of_documents_and_claims_does_not_matter(name: str) -> None:
    world = build_world(name)
    headers, claims = list(world.made.corpus.headers), list(world.made.corpus.claims)
    for seed in range(3):
        Random(seed).shuffle(headers)
        Random(seed).shuffle(claims)
        entities = kg.resolve_entities(claims, headers)
        facts = kg.consolidate_facts(claims, entities, headers)
        assert (entities, facts) == (world.made.entities, world.made.facts)
        assert kg.build_graph(headers, claims, entities, facts) == world.nquads


# --- another alliance, with the same code


@pytest.fixture(scope="module")
def pact() -> World:
    return build_world("samples")


def test_the_other_alliance_was_founded_in_1998_on_the_initiative_of_finland(pact: World) -> None:
    (row,) = pact.ask("founding", organization="Amber Sea Security Pact")
    assert (row["startEarliest"], row["endLatest"], row["initiatorLabel"]) == ("1998-01-01", "1998-12-31", "Finland")
    assert pact.find("ASSP") == pact.find("Amber Sea Security Pact") != pact.find("IMCTC")


def test_its_tenth_member_joined_on_11_june_2024(pact: World) -> None:
    before = {row["stateLabel"] for row in pact.ask("members", organization="ASSP", day="2024-06-10")}
    after = {row["stateLabel"]: row for row in pact.ask("members", organization="ASSP", day="2024-06-12")}
    others = {"Denmark", "Estonia", "Finland", "Germany", "Latvia", "Lithuania", "Norway", "Poland", "Sweden"}
    assert before == others
    assert set(after) == others | {"Iceland"}
    assert after["Iceland"]["sinceEarliest"] == after["Iceland"]["sinceLatest"] == "2024-06-11"


def test_its_secretaries_general_follow_each_other(pact: World) -> None:
    for day, holder in (
        ("2018-05-05", "Henrik Aaltonen"),
        ("2024-06-12", "Marta Kalnina"),
        ("2023-01-01", "Marta Kalnina"),
    ):
        rows = pact.ask("post-holders", organization="ASSP", post="secretary general", day=day)
        assert [row["personLabel"] for row in rows if row["certainty"] != "possible"] == [holder]
    (row,) = pact.ask("roles-of", person="Marta Kalnina")
    assert (row["startEarliest"], row["startLatest"]) == ("2022-03-01", "2022-03-31")


def test_who_was_received_in_tallinn_in_which_capacity(pact: World) -> None:
    rows = pact.ask("meetings", from_="2024-06-01", until="2024-06-30")
    meetings = [row for row in rows if row["type"] == "meeting" and row["certainty"] == "certain"]
    assert {(row["participantLabel"], row["role"], row["capacityLabel"]) for row in meetings} == {
        ("Liis Tamberg", "host", "Prime Minister, Estonia"),
        ("Marta Kalnina", "participant", "Secretary-General, ASSP"),
        ("Gunnar Helgason", "participant", "Minister of Foreign Affairs, Iceland"),
    }
    assert {(row["placeLabel"], row["startEarliest"], row["endLatest"]) for row in meetings} == {
        ("Tallinn", "2024-06-10", "2024-06-10")
    }


def test_its_programme_with_organiser_host_and_days(pact: World) -> None:
    rows = pact.ask("programmes", organization="ASSP")
    told = {row["aspect"]: row["valueLabel"] for row in rows}
    assert told["name"] == "Clear Water"
    assert (told["organizer"], told["host"], told["audience"]) == ("Amber Sea Security Pact", "Poland", "coast guards")
    assert {(row["startEarliest"], row["endLatest"]) for row in rows} == {("2024-05-02", "2024-05-20")}
    (fact,) = [
        f for f in explain(pact.store, rows[0]["programme"], on="2024-05-10").facts if f.iri == rows[0]["programme"]
    ]
    assert fact.certainty == "certain"


def test_the_planned_summit_and_the_denied_suspension_are_no_facts(pact: World) -> None:
    planned = pact.ask("planned-and-denied", entity="ASSP")
    assert "planned" in {row["modality"] for row in planned if "summit" in row["quote"]}
    assert not [
        row for row in pact.ask("meetings", from_="2024-07-01", until="2024-12-31") if row["certainty"] != "possible"
    ]
    facts = pact.made.facts.by_id.values()
    assert not [fact for fact in facts if "Gda" in fact.label]
    assert "suspended" not in {status for fact in facts for status in fact.values.get("status", ())}
    claims = {claim.id: claim for claim in pact.made.corpus.claims}
    supporting = {claims[claim].modality for fact in facts for claim in fact.claims}
    assert supporting <= {"asserted", "reported"}


def test_states_that_are_said_not_to_be_members_are_none(pact: World) -> None:
    for state in ("Iran", "Iraq"):
        (row,) = pact.ask("memberships-of", member=state)
        assert row["status"] == "not a member"
    members = pact.ask("members", organization="IMCTC", day="2026-02-04")
    assert {"Iran", "Iraq"}.isdisjoint(row["stateLabel"] for row in members)


def test_what_a_script_says_is_not_known(pact: World) -> None:
    for name in ("Foo Bar", "Baz Qux", "Nowhere"):
        with pytest.raises(QueryError):
            explain(pact.store, name)
    labels = pact.store.query(f"SELECT ?label WHERE {{ ?thing <{RDFS}label> ?label }}")
    assert "Nowhere" not in {row[0].value for row in labels.rows}  # type: ignore[union-attr]
