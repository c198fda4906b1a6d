"""What meets a fact, and above all what must not."""

from typing import Any

import pytest
from scored import count, make_gold, tell

PACT = {"name": "Amber Sea Pact", "acronym": "ASP", "surface": ["the Pact"]}
ROLE = {"person": "Sana Haddad", "post": "secretary general", "organization": "Amber Sea Pact", "status": "current"}
EVENT = {
    "type": "meeting",
    "date_start": "2024-03-02",
    "place": "Oslo",
    "participants": ["Sana Haddad", "Malta", "Amber Sea Pact"],
}
FOUND, WRONG = (1, 0, 0), (0, 1, 1)


def _role(**changes: Any) -> Any:
    return make_gold(organizations=[PACT], roles=[{**ROLE, **changes}])


@pytest.mark.parametrize(
    ("person", "post"),
    [
        ("Sana Haddad", "secretary general"),
        ("SANA HADDAD", "Secretary-General"),
        ("Haddad", "secretary general"),
    ],
)
def test_a_role_is_met_whatever_the_spelling(person: str, post: str) -> None:
    assert count("roles", _role(), tell("role", person=person, post=post, status="current")) == FOUND


@pytest.mark.parametrize(
    ("person", "post", "status"),
    [
        ("Omar Haddad", "secretary general", "current"),
        ("Sana Haddad Malouf", "secretary general", "current"),
        ("Sana", "secretary general", "current"),
        ("Sana Haddad", "deputy secretary general", "current"),
        ("Sana Haddad", "assistant secretary general", "current"),
        ("Sana Haddad", "secretary", "current"),
        ("Sana Haddad", "chair", "current"),
        ("Sana Haddad", "secretary general", "former"),
        ("Sana Haddad", "secretary general", "acting"),
        ("Sana Haddad", "secretary general", "designate"),
    ],
)
def test_another_person_post_or_status_is_another_role(person: str, post: str, status: str) -> None:
    assert count("roles", _role(), tell("role", person=person, post=post, status=status)) == WRONG


def test_a_head_is_no_deputy() -> None:
    gold = _role(post="deputy secretary general")
    assert count("roles", gold, tell("role", person="Sana Haddad", post="secretary general")) == WRONG


def test_a_minister_of_one_thing_is_no_minister_of_another() -> None:
    gold = _role(post="defence minister", organization="Malta")
    assert count("roles", gold, tell("role", person="Sana Haddad", post="minister of defence")) == FOUND
    assert count("roles", gold, tell("role", person="Sana Haddad", post="foreign minister")) == WRONG


def test_a_surname_that_two_people_share_means_neither() -> None:
    persons = [{"name": "Sana Haddad"}, {"name": "Omar Haddad"}]
    gold = make_gold(persons=persons, organizations=[PACT], roles=[ROLE])
    assert count("roles", gold, tell("role", person="Haddad", post="secretary general")) == WRONG
    assert count("roles", gold, tell("role", person="Sana Haddad", post="secretary general")) == FOUND


def test_a_name_that_is_an_alias_of_one_person_means_that_person() -> None:
    persons = [{"name": "Sana Haddad"}, {"name": "Omar Haddad", "aliases": ["Haddad"]}]
    gold = make_gold(persons=persons, organizations=[PACT], roles=[ROLE])
    assert count("roles", gold, tell("role", person="Haddad", post="secretary general")) == WRONG


@pytest.mark.parametrize(
    ("time", "counted"),
    [("2020", FOUND), ("2020-05", FOUND), ("2021", FOUND), ("2016", WRONG), ("2017/2018", WRONG), ("2025", WRONG)],
)
def test_a_role_at_another_time_is_another_role(time: str, counted: tuple[int, int, int]) -> None:
    claim = tell("role", person="Sana Haddad", post="secretary general", status="former", time=time)
    assert count("roles", _role(start="2020", end="2021", status="former"), claim) == counted


@pytest.mark.parametrize(
    ("organization", "counted"),
    [
        ("Amber Sea Pact", FOUND),
        ("ASP", FOUND),
        ("Amber Sea Pact (ASP)", FOUND),
        ("Pact", FOUND),
        ("Amber Sea Pact Academy", WRONG),
        ("Amber Sea", WRONG),
        ("Danube Pact", WRONG),
        ("DP", WRONG),
        ("Malta", WRONG),
    ],
)
def test_the_organization_of_a_role_is_the_one_meant(organization: str, counted: tuple[int, int, int]) -> None:
    gold = make_gold(organizations=[PACT, {"name": "Danube Pact", "acronym": "DP"}], roles=[ROLE])
    claim = tell("role", person="Sana Haddad", post="secretary general", organization=organization)
    assert count("roles with organization", gold, claim) == counted
    assert count("roles", gold, claim) == FOUND


def test_a_form_that_two_organizations_share_means_neither() -> None:
    gold = make_gold(organizations=[PACT, {"name": "Danube Pact", "surface": ["the Pact"]}], roles=[ROLE])
    claim = tell("role", person="Sana Haddad", post="secretary general", organization="Pact")
    assert count("roles with organization", gold, claim) == WRONG


def test_an_organization_where_the_text_has_none_is_false_and_none_is_missed() -> None:
    claim = tell("role", person="Sana Haddad", post="secretary general", organization="ASP")
    assert count("roles with organization", _role(organization=None), claim) == (0, 1, 0)
    assert count("roles", _role(organization=None), claim) == FOUND


def test_a_role_without_its_organization_is_missed_there_and_not_false() -> None:
    claim = tell("role", person="Sana Haddad", post="secretary general")
    assert count("roles with organization", _role(), claim) == (0, 0, 1)


def test_an_accepted_organization_is_right_too() -> None:
    claim = tell("role", person="Sana Haddad", post="secretary general", organization="Harbour Office")
    assert count("roles with organization", _role(), claim) == WRONG
    assert count("roles with organization", _role(accept_orgs=["Harbour Office"]), claim) == FOUND


def test_heading_something_without_a_post_counts_neither_way() -> None:
    claim = tell("role", person="Sana Haddad", post="leader", organization="Amber Sea Pact")
    assert count("roles", _role(), claim) == (0, 0, 1)
    assert count("roles", _role(), tell("role", person="Omar Mifsud", post="leader", organization="ASP")) == WRONG


MEMBER = {"state": "Malta", "organization": "Amber Sea Pact", "kind": "member"}


def _membership(**changes: Any) -> Any:
    return make_gold(organizations=[PACT], memberships=[{**MEMBER, **changes}])


@pytest.mark.parametrize(
    ("member", "status", "counted"),
    [
        ("Malta", "member", FOUND),
        ("Malte", "member", FOUND),
        ("Republic of Malta", "joined", FOUND),
        ("Malta", "founding", FOUND),
        ("Mali", "member", WRONG),
        ("Malta", "left", WRONG),
        ("Malta", "not_member", WRONG),
        ("Malta", "observer", WRONG),
        ("Malta", "suspended", WRONG),
    ],
)
def test_a_membership_has_one_state_and_one_direction(member: str, status: str, counted: tuple[int, int, int]) -> None:
    claim = tell("membership", member=member, organization="Amber Sea Pact", status=status)
    assert count("memberships", _membership(), claim) == counted


def test_who_is_a_member_of_another_organization_is_no_member_of_this() -> None:
    gold = make_gold(organizations=[PACT, {"name": "Danube Pact"}], memberships=[MEMBER])
    assert count("memberships", gold, tell("membership", member="Malta", organization="Danube Pact")) == WRONG


def test_a_non_membership_is_met_by_a_non_membership_only() -> None:
    gold = make_gold(organizations=[PACT], negative_memberships=[{"state": "Malta", "organization": "Amber Sea Pact"}])
    refused = tell("membership", member="Malta", organization="ASP", status="not_member")
    assert count("memberships", gold, refused) == FOUND
    assert count("memberships", gold, tell("membership", member="Malta", organization="ASP", status="member")) == WRONG


def test_a_membership_that_is_over_may_be_told_with_beginning_and_end() -> None:
    gold = _membership(kind="left", start="2010", end="2015")
    whole = tell("membership", member="Malta", organization="ASP", status="member", time="2010/2015")
    assert count("memberships", gold, whole) == FOUND
    begun = tell("membership", member="Malta", organization="ASP", status="member", time="2010")
    assert count("memberships", gold, begun) == WRONG


def test_a_member_count_is_one_number() -> None:
    gold = make_gold(organizations=[PACT], member_counts=[{"organization": "Amber Sea Pact", "count": 12}])
    assert count("member counts", gold, tell("member_count", organization="ASP", count="12")) == FOUND
    assert count("member counts", gold, tell("member_count", organization="ASP", count="112")) == WRONG
    assert count("member counts", gold, tell("member_count", organization="Danube Pact", count="12")) == WRONG


def test_a_founding_has_its_year_and_one_of_its_initiators() -> None:
    fact = {"organization": "Amber Sea Pact", "date_start": "2011", "initiators": ["Malta", "Oman"]}
    gold = make_gold(organizations=[PACT], foundings=[fact])
    assert count("foundings", gold, tell("founding", organization="ASP", initiator="Oman", time="2011")) == FOUND
    assert count("foundings", gold, tell("founding", organization="ASP")) == FOUND
    assert count("foundings", gold, tell("founding", organization="ASP", initiator="Chad")) == WRONG
    assert count("foundings", gold, tell("founding", organization="ASP", time="2012")) == WRONG


def test_headquarters_are_one_place_of_one_organization() -> None:
    gold = make_gold(organizations=[PACT], headquarters=[{"organization": "Amber Sea Pact", "place": "Valletta"}])
    assert count("headquarters", gold, tell("organization", name="ASP", headquarters="Valletta")) == FOUND
    assert count("headquarters", gold, tell("organization", name="ASP", headquarters="Oslo")) == WRONG
    assert count("headquarters", gold, tell("organization", name="Danube Pact", headquarters="Valletta")) == WRONG
    assert count("headquarters", gold, tell("organization", name="ASP", acronym="ASP")) == (0, 0, 1)


def _event(**changes: Any) -> Any:
    return make_gold(persons=[{"name": "Sana Haddad"}], organizations=[PACT], events=[{**EVENT, **changes}])


@pytest.mark.parametrize(
    "claim",
    [
        tell("event", type="meeting", place="Oslo", time="2024-03-02"),
        tell("event", type="visit", participant="Haddad"),
        tell("event", type="conference", host="Malta", time="2024-03"),
        tell("event", type="meeting", participant=["Chad", "ASP"]),
    ],
)
def test_an_event_is_met_by_its_type_and_its_place_or_a_participant(claim: Any) -> None:
    assert count("events", _event(), claim) == FOUND


@pytest.mark.parametrize(
    "claim",
    [
        tell("event", type="meeting"),
        tell("event", type="meeting", time="2024-03-02"),
        tell("event", type="exercise", place="Oslo", time="2024-03-02"),
        tell("event", type="meeting", place="Bergen", time="2024-03-02"),
        tell("event", type="meeting", place="Oslo", time="2024-03-03"),
        tell("event", type="meeting", place="Oslo", time="2024-03-01"),
        tell("event", type="meeting", place="Oslo", time="2023-03-02"),
        tell("event", type="meeting", participant="Omar Haddad"),
        tell("event", type="meeting", participant="Mali"),
        tell("event", type="meeting", place="Oslo", modality="planned"),
    ],
)
def test_another_type_place_party_or_day_is_another_event(claim: Any) -> None:
    assert count("events", _event(), claim) == WRONG


def test_a_planned_event_told_as_having_happened_is_an_error() -> None:
    gold = _event(planned=True)
    assert count("events", gold, tell("event", type="meeting", place="Oslo")) == WRONG
    assert count("events", gold, tell("event", type="meeting", place="Oslo", modality="planned")) == FOUND


def test_what_the_text_denies_must_not_be_asserted() -> None:
    denied = [{"kind": "event", "type": "meeting", "place": "Oslo", "participants": ["Malta"]}]
    gold = make_gold(events=[EVENT], denied=denied)
    asserted = tell("event", type="meeting", place="Oslo", participant="Malta")
    assert count("events", gold, asserted) == WRONG
    read_as_denied = tell("event", type="meeting", place="Oslo", participant="Malta", modality="denied")
    assert count("events", gold, read_as_denied) == (0, 0, 1)
    assert count("events", gold, tell("event", type="meeting", place="Oslo", participant="Sana Haddad")) == FOUND


def test_a_denied_withdrawal_or_seat_must_not_be_asserted() -> None:
    withdrawal = {"kind": "membership", "state": "Malta", "organization": "Amber Sea Pact", "status": "left"}
    seat = {"kind": "headquarters", "organization": "Amber Sea Pact", "place": "Oslo"}
    gold = make_gold(
        organizations=[PACT],
        memberships=[{**MEMBER, "kind": "left"}],
        headquarters=[{"organization": "Amber Sea Pact", "place": "Oslo"}],
        denied=[withdrawal, seat],
    )
    left = tell("membership", member="Malta", organization="ASP", status="left")
    assert count("memberships", gold, left) == WRONG
    assert count("headquarters", gold, tell("organization", name="ASP", headquarters="Oslo")) == WRONG


def test_types_and_places_that_are_right_too() -> None:
    claim = tell("event", type="training", place="Bergen")
    assert count("events", _event(), claim) == WRONG
    assert count("events", _event(near=["training"], accept_places=["Bergen"]), claim) == FOUND


PROGRAMME = {"name": "Guard of the Quiet Harbour", "organizer": "Amber Sea Pact", "start": "2024-03"}


PROGRAMMES: Any = [
    ({"name": "Guard of the Quiet Harbour", "organizer": "ASP"}, FOUND, FOUND),
    ({"name": "Quiet Harbour"}, FOUND, (0, 0, 1)),
    ({"name": "Harbour"}, WRONG, (0, 0, 1)),
    ({"name": "Guard of the Open Sea", "organizer": "ASP"}, WRONG, WRONG),
    ({"name": "Quiet Harbour", "organizer": "Danube Pact"}, WRONG, WRONG),
]


def test_an_organizer_where_the_text_has_none_is_false() -> None:
    gold = make_gold(programmes=[{"name": "Quiet Harbour"}])
    claim = tell("programme", name="Quiet Harbour", organizer="Danube Pact")
    assert count("programmes", gold, claim) == FOUND
    assert count("programmes with organizer", gold, claim) == (0, 1, 0)


@pytest.mark.parametrize(
    ("arguments", "plain", "full"),
    PROGRAMMES,
)
def test_a_programme_is_met_by_half_its_name_and_no_other_organizer(
    arguments: dict[str, str], plain: tuple[int, int, int], full: tuple[int, int, int]
) -> None:
    gold = make_gold(organizations=[PACT], programmes=[PROGRAMME])
    assert count("programmes", gold, tell("programme", **arguments)) == plain
    assert count("programmes with organizer", gold, tell("programme", **arguments)) == full
