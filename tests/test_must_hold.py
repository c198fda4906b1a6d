"""What must hold of the coalition in the sample documents, and in the real ones that they follow, asked by name.

Both sets tell of the same coalition in the same registers, so that most of it is the same for both. No authority file
is used: everything comes from the words of the documents.
"""

from collections.abc import Iterable

import pytest
from worlds import World, build_world

from kg.errors import QueryError
from kg.explain import explain
from kg.queries import Row

ENGLISH = "Islamic Military Counter Terrorism Coalition"
FRENCH = "Coalition Islamique Militaire Contre le Terrorisme"
TRANSLATED = "Islamic Military Alliance to Fight Terrorism"
SECRETARY = "Mohammed bin Saeed Al-Moghedi"
CHIEF = "Syed Asim Munir"
FORMER = "Raheel Sharif"
MINISTER = "Khawaja Muhammad Asif"
FOUNDERS = (
    "Saudi Arabia, Bahrain, United Arab Emirates, Kuwait, Qatar, Yemen, Lebanon, Palestine, Turkey, Pakistan, "
    "Bangladesh, Maldives, Malaysia, Morocco, Tunisia, Libya, Egypt, Sudan, Somalia, Djibouti, Comoros, Mauritania, "
    "Senegal, Guinea, Sierra Leone, Ivory Coast, Mali, Niger, Togo, Benin, Nigeria, Gabon"
).split(", ")
JOINED = ["Afghanistan", "Oman"]
DOMAINS = {"communications", "counter-terrorist financing", "ideology", "military"}
#: The document that calls the army chief a general, and the one that calls him a field marshal: how their names begin.
TELLERS = {
    "samples": ("general-headquarters-communique", "alliance-moment-opinion"),
    "real": ("002_", "001_"),
}
AUTHORS = {
    "samples": {"Ilse Vanmechelen", "Nadia Rehmat", "Sanne Lindqvist", "Tomasz Zielinski"},
    "real": {"Antonino Occhiuto", "Junaid Qaiser"},
}


@pytest.fixture(scope="module", params=["samples", "real"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def world(name: str) -> World:
    return build_world(name)


def _values(rows: Iterable[Row], column: str) -> set[str]:
    return {row[column] for row in rows if column in row}


def _bounds(row: Row) -> tuple[str | None, ...]:
    return tuple(row.get(key) for key in ("startEarliest", "startLatest", "endEarliest", "endLatest"))


def _file_names(world: World, fact: str) -> set[str]:
    (found,) = [one for one in explain(world.store, fact).facts if one.iri == fact]
    return {sentence.document for sentence in found.sentences}


def _events(world: World, kind: str, first: str = "2023-01-01", last: str = "2026-12-31") -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in world.ask("meetings", from_=first, until=last):
        if row["type"] == kind:
            found.setdefault(row["event"], []).append(row)
    return found


# --- the coalition


def test_the_coalition_is_one_under_its_english_french_and_translated_names(world: World) -> None:
    names = (ENGLISH, "IMCTC", FRENCH, "CIMCT", TRANSLATED)
    assert len({world.find(name, "organization") for name in names}) == 1
    assert set(names) <= world.names("IMCTC")
    (row,) = [row for row in world.ask("organizations") if row["organization"] == world.find("IMCTC")]
    assert (row["kind"], row["acronym"]) == ("coalition", "IMCTC")
    languages = {(row["name"], row["language"]) for row in world.ask("names-of", entity="IMCTC")}
    assert {(ENGLISH, "en"), (FRENCH, "fr"), ("CIMCT", "fr"), (TRANSLATED, "en")} <= languages


def test_it_was_founded_in_december_2015_on_the_initiative_of_saudi_arabia(world: World) -> None:
    (row,) = world.ask("founding", organization="CIMCT")
    assert _bounds(row) == ("2015-12-01", "2015-12-31", "2015-12-01", "2015-12-31")
    assert row["initiatorLabel"] == "Saudi Arabia"


def test_it_has_34_named_members_32_founders_and_two_that_joined_in_2016(world: World) -> None:
    rows = world.ask("members", organization="IMCTC", day="2016-12-31")
    status = {row["state"]: (row["status"], row["sinceEarliest"], row["sinceLatest"]) for row in rows}
    founders = {world.find(state, "state"): ("founding member", "2015-12-01", "2015-12-31") for state in FOUNDERS}
    joined = {world.find(state, "state"): ("member", "2016-01-01", "2016-12-31") for state in JOINED}
    assert len(rows) == len(status) == 34
    assert status == founders | joined
    early = world.ask("members", organization="IMCTC", day="2015-12-31")
    assert _values(early, "state") == set(founders)


def test_a_count_of_43_in_february_2026_stands_beside_the_34(world: World) -> None:
    (row,) = world.ask("member-counts", organization="IMCTC")
    assert (row["count"], row["namedMembers"]) == ("43", "34")
    assert row["publishedEarliest"][:7] == row["publishedLatest"][:7] == "2026-02"
    assert len(world.ask("members", organization="IMCTC", day="2026-02-04")) == 34


def test_four_domains_of_work_one_concept_each_whatever_they_are_called(world: World) -> None:
    rows = world.ask("domains", organization="IMCTC")
    assert _values(rows, "domainLabel") == DOMAINS
    assert len(_values(rows, "domain")) == len(_values(rows, "fact")) == 4
    assert len(_values(rows, "document")) == 5
    for domain in _values(rows, "domain"):
        assert len({row["words"] for row in rows if row["domain"] == domain}) >= 3


# --- people


def test_only_the_people_who_are_told_of_are_people(world: World, name: str) -> None:
    others = {"Gunnar Helgason", "Henrik Aaltonen", "Liis Tamberg", "Marta Kalnina"} if name == "samples" else set()
    assert _values(world.ask("people"), "personLabel") == {SECRETARY, CHIEF, FORMER, MINISTER} | others


def test_the_secretary_general_is_one_person_with_his_rank_apart_from_his_name(world: World) -> None:
    spellings = (SECRETARY, "Mohammad bin Saeed Al-Moghidi", "Muhammad Al-Mughaidi")
    assert len({world.find(spelling, "person") for spelling in spellings}) == 1
    assert set(spellings) <= world.names(SECRETARY) <= {*spellings, "Al-Moghedi"}
    ranks = world.ask("ranks", person=SECRETARY)
    assert _values(ranks, "rankLabel") == {"major general"}
    assert len(_values(ranks, "document")) == 4


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2023-05-08", "certain"),
        ("2026-02-03", "certain"),
        ("2024-06-01", "presumed"),
        ("2022-01-01", "possible"),
        ("2015-11-30", None),
    ],
)
def test_how_sure_it_is_that_he_was_secretary_general(world: World, day: str, certainty: str | None) -> None:
    rows = world.ask("post-holders", organization="IMCTC", post="Secretary General", day=day)
    wanted = [(world.find(SECRETARY), certainty)] if certainty else []
    assert [(row["person"], row["certainty"]) for row in rows] == wanted
    explained = explain(world.store, SECRETARY, on=day)
    tenures = [fact for fact in explained.facts if "/tenure/" in fact.iri]
    assert [fact.certainty for fact in tenures] == ([certainty] if certainty else [])


def test_the_army_chief_is_one_person_with_both_ranks_and_the_documents_of_each(world: World, name: str) -> None:
    ranks = {row["rankLabel"]: row["fact"] for row in world.ask("ranks", person=CHIEF)}
    assert set(ranks) == {"general", "field marshal"}
    for rank, teller in zip(("general", "field marshal"), TELLERS[name], strict=True):
        (file,) = _file_names(world, ranks[rank])
        assert file.startswith(teller)
    holders = world.ask("post-holders", organization="Pakistan", post="Chief of Army Staff", day="2026-02-03")
    assert [row["person"] for row in holders if row["certainty"] != "possible"] == [world.find(CHIEF)]
    assert holders[0]["certainty"] == "certain"
    (row,) = world.ask("roles-of", person=CHIEF)
    assert (row["postLabel"], row["organizationLabel"]) == ("Chief of Army Staff, Pakistan", "Pakistan")


def test_the_former_army_chief_was_appointed_commander_in_2017_end_unknown(world: World) -> None:
    roles = {row["organizationLabel"]: row for row in world.ask("roles-of", person=FORMER)}
    assert set(roles) == {ENGLISH, "Pakistan"}
    assert "Commander" in roles[ENGLISH]["postLabel"]
    assert _bounds(roles[ENGLISH])[:2] == ("2017-01-01", "2017-12-31")
    assert "endLatest" not in roles[ENGLISH]
    timeline = {row["kind"]: row for row in world.ask("person-timeline", person=FORMER)}
    assert _bounds(timeline["appointment"]) == ("2017-01-01", "2017-12-31", "2017-01-01", "2017-12-31")
    chief = roles["Pakistan"]
    assert "Army" in chief["postLabel"]
    assert chief["endLatest"] <= "2026-02-04"
    now = world.ask("post-holders", organization="Pakistan", post="Chief of Army Staff", day="2026-02-05")
    assert _values(now, "person") == {world.find(CHIEF)}


def test_the_defence_minister_with_his_state(world: World) -> None:
    (row,) = world.ask("roles-of", person=MINISTER)
    assert (row["postLabel"], row["organizationLabel"]) == ("Minister of Defence, Pakistan", "Pakistan")
    assert row["organization"] == world.find("Pakistan", "state")


def test_authors_are_authors_and_hold_nothing(world: World, name: str) -> None:
    assert _values(world.ask("documents"), "author") == AUTHORS[name]
    for author in AUTHORS[name]:
        with pytest.raises(QueryError, match="no resource is called"):
            explain(world.store, author)


# --- events and programmes


def test_one_meeting_at_the_general_headquarters_told_by_two_documents(world: World, name: str) -> None:
    ((event, rows),) = _events(world, "meeting", "2026-01-01").items()
    assert _values(rows, "placeLabel") == {"General Headquarters, Rawalpindi"}
    who = {row["participantLabel"]: (row["role"], row["capacityLabel"]) for row in rows}
    assert who == {
        CHIEF: ("host", "Chief of Army Staff, Pakistan"),
        SECRETARY: ("participant", "Secretary-General, IMCTC"),
    }
    files = _file_names(world, event)
    assert len(files) == 2
    assert {next(teller for teller in TELLERS[name] if file.startswith(teller)) for file in files} == set(TELLERS[name])
    (met,) = world.ask("who-met", person=CHIEF)
    assert (met["event"], met["otherLabel"], met["sources"]) == (event, SECRETARY, "2")


def test_the_day_of_the_meeting_is_inferred_from_the_dateline_and_no_later_by_computation(
    world: World, name: str
) -> None:
    ((event, rows),) = _events(world, "meeting", "2026-01-01").items()
    assert _values(rows, "certainty") == {"presumed"}
    (fact,) = explain(world.store, event).facts
    assert fact.span == "on 2026-02-03"
    bounds = {
        (row["position"], row["day"], row["method"]): row["reason"] for row in world.ask("bounds-of", subject=event)
    }
    assert ("end_latest", "2026-02-03", "computed") in bounds
    for position in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        assert TELLERS[name][0] in bounds[position, "2026-02-03", "inferred"]


def test_a_delegation_of_a_university_was_received_by_the_coalition_in_riyadh_on_8_may_2023(world: World) -> None:
    visits = _events(world, "visit", "2023-01-01", "2023-12-31")
    ((event, rows),) = [(event, rows) for event, rows in visits.items() if rows[0]["certainty"] == "presumed"]
    assert _values(rows, "startEarliest") == _values(rows, "endLatest") == {"2023-05-08"}
    assert _values(rows, "placeLabel") == {"Riyadh"}
    roles = {row["role"]: row["participantLabel"] for row in rows}
    assert roles["host"] == ENGLISH
    assert roles["participant"].startswith("Université")
    delegations = [row for row in world.ask("trainings-and-visits") if row["event"] == event and "delegation" in row]
    assert [row["agentLabel"] for row in delegations] == [roles["participant"]]
    assert world.find("CIMCT") in _values(rows, "participant")


def test_one_programme_under_its_two_names_with_organiser_host_and_audience(world: World) -> None:
    rows = world.ask("programmes", organization="IMCTC")
    (programme,) = _values(rows, "programme")
    told = {
        aspect: {row["valueLabel"] for row in rows if row["aspect"] == aspect} for aspect in _values(rows, "aspect")
    }
    assert told["name"] == {"Reintegration Initiative", "Integration"}
    assert told["organizer"] == {ENGLISH}
    assert told["host"] == {"Pakistan"}
    assert told["place"] == {"Islamabad"}
    assert any("member states" in audience for audience in told["audience"])
    assert len(world.files(programme)) == 2


def test_the_programme_ran_from_2_to_6_february_and_the_year_comes_from_other_documents(
    world: World, name: str
) -> None:
    (programme,) = _values(world.ask("programmes", organization="IMCTC"), "programme")
    (fact,) = [fact for fact in explain(world.store, programme).facts if fact.iri == programme]
    assert fact.span == "from 2026-02-02; until 2026-02-06"
    reasons = {
        (row["method"], row["reason"]) for row in world.ask("bounds-of", subject=programme) if row["fact"] == programme
    }
    assert reasons
    for method, reason in reasons:
        assert method == "inferred"
        assert "gives no year" in reason
        assert TELLERS[name][0] in reason


def test_the_programme_was_launched_in_islamabad_in_the_presence_of_two_named_people(world: World) -> None:
    ((event, rows),) = _events(world, "launch").items()
    assert _values(rows, "placeLabel") == {"Islamabad"}
    capacities = {row["participantLabel"]: row.get("capacityLabel") for row in rows if row["role"] == "participant"}
    assert capacities == {MINISTER: "Minister of Defence, Pakistan", SECRETARY: "Secretary-General, IMCTC"}
    (programme,) = _values(world.ask("programmes", organization="IMCTC"), "programme")
    assert event in {fact.iri for fact in explain(world.store, programme).facts}
    assert len(world.files(event)) == 2


def test_the_week_long_visit_and_the_training_at_the_university(world: World) -> None:
    rows = [row for row in world.ask("trainings-and-visits", agent="IMCTC") if row.get("startEarliest", "") < "2023"]
    where = {row["type"]: row["placeLabel"] for row in rows}
    assert where == {"training": "National University of Sciences and Technology", "visit": "Pakistan"}
    assert all(row["delegation"] == "true" for row in rows)
    assert _values(rows, "startLatest") == {"2026-02-04"}
    (visit,) = [row["event"] for row in rows if row["type"] == "visit"]
    facts = world.made.facts.by_id.values()
    assert [fact.edtf for fact in facts if visit.endswith(fact.id)] == [("P1W",)]
