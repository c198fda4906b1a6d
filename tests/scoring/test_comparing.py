"""Counting: duplicates, marks, lists nobody annotated, reasons, dates."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import compare, count, make_gold, tell

PACT = {"name": "Amber Sea Pact", "acronym": "ASP"}
JOINED = {"state": "Malta", "organization": "Amber Sea Pact", "kind": "member", "start": "2016"}
EVENT = {"type": "meeting", "date_start": "2024-03-02", "place": "Oslo", "participants": ["Malta", "Oman"]}


def _joined(**changes: Any) -> Any:
    return make_gold(organizations=[PACT], memberships=[{**JOINED, **changes}])


def test_claims_that_meet_one_fact_count_once() -> None:
    claims = [tell("membership", member=name, organization="ASP", status="member") for name in ("Malta", "Malte")]
    assert count("memberships", _joined(), *claims) == (1, 0, 0)


def test_the_same_false_claim_counts_once_and_another_again() -> None:
    claims = [tell("membership", member=name, organization="ASP", time=time) for name, time in _FALSE]
    assert count("memberships", _joined(), *claims) == (0, 2, 1)


_FALSE = (("Chad", "2016"), ("Chad", "2017"), ("Peru", None))


def test_one_claim_finds_one_fact_only() -> None:
    gold = make_gold(events=[EVENT, {**EVENT, "participants": ["Malta", "Chad"]}])
    assert count("events", gold, tell("event", type="meeting", place="Oslo", participant="Malta")) == (1, 0, 1)


def test_of_two_meetings_in_one_place_each_claim_finds_that_of_its_participants() -> None:
    gold = make_gold(events=[EVENT, {**EVENT, "participants": ["Chad", "Peru"]}])
    claims = [tell("event", type="meeting", place="Oslo", participant=party) for party in ("Peru", "Chad", "Oman")]
    assert count("events", gold, *claims[:2]) == (1, 0, 1)
    assert count("events", gold, *claims) == (2, 0, 0)


def test_of_two_meetings_in_one_place_a_claim_finds_that_of_its_date() -> None:
    gold = make_gold(events=[{**EVENT, "date_start": "2024-03"}, EVENT])
    claims = [tell("event", type="meeting", place="Oslo", time=time) for time in ("2024-03-02", "2024-03-05")]
    assert count("events", gold, *claims) == (2, 0, 0)


def test_of_two_terms_each_claim_finds_that_of_its_dates() -> None:
    term = {"person": "Sana Haddad", "post": "chair", "organization": "Amber Sea Pact", "status": "former"}
    gold = make_gold(roles=[{**term, "start": "2008", "end": "2010"}, {**term, "start": "2015", "end": "2017"}])
    claims = [
        tell("role", person="Sana Haddad", post="chair", status="former", time=time)
        for time in ("2015/2017", "2008/2010")
    ]
    assert count("roles", gold, *claims) == (2, 0, 0)
    assert count("roles", gold, claims[0]) == (1, 0, 1)


@pytest.mark.parametrize("mark", [{"explicit": False}, {"offtopic": True}])
def test_a_marked_fact_counts_neither_when_missed_nor_when_found(mark: dict[str, bool]) -> None:
    assert count("memberships", _joined(**mark)) == (0, 0, 0)
    assert count("memberships", _joined(**mark), tell("membership", member="Malta", organization="ASP")) == (0, 0, 0)
    other = tell("membership", member="Chad", organization="ASP")
    assert count("memberships", _joined(**mark), other) == (0, 1, 0)


def test_a_fact_that_counts_is_found_before_one_that_does_not() -> None:
    gold = make_gold(events=[{**EVENT, "explicit": False}, EVENT])
    assert count("events", gold, tell("event", type="meeting", place="Oslo", time="2024-03-02")) == (1, 0, 0)


def test_non_memberships_are_not_false_where_nobody_annotated_them() -> None:
    refused = tell("membership", member="Chad", organization="ASP", status="not_member")
    assert count("memberships", make_gold(complete=False, memberships=[JOINED]), refused) == (0, 0, 1)
    annotated = make_gold(complete=False, memberships=[JOINED], negative_memberships=[])
    assert count("memberships", annotated, refused) == (0, 1, 1)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (tell("event", type="meeting", place="Lima"), "no such fact"),
        (tell("event", type="meeting", place="Oslo", time="2024-03-09"), "another date"),
        (tell("event", type="meeting", place="Oslo", modality="planned"), "not planned"),
        (tell("event", type="visit", place="Chad", participant="Chad"), "denied"),
    ],
)
def test_a_false_claim_comes_with_its_reason_rule_and_sentence(claim: Any, reason: str) -> None:
    denied = [{"kind": "event", "type": "visit", "participants": ["Chad"]}]
    score, _ = compare("events", make_gold(events=[EVENT], denied=denied), claim)
    false = score.mistakes[0]
    assert (false.type, false.reason, false.rule, false.sentence) == ("false", reason, "told", "So it was told.")
    assert score.mistakes[1].type == "miss"


def test_the_reasons_of_planned_events_and_of_organizations() -> None:
    planned = make_gold(events=[{**EVENT, "planned": True}])
    score, _ = compare("events", planned, tell("event", type="meeting", place="Oslo"))
    assert score.mistakes[0].reason == "only planned"
    gold = make_gold(roles=[{"person": "Sana Haddad", "post": "chair", "organization": "Amber Sea Pact"}])
    claim = tell("role", person="Sana Haddad", post="chair", organization="Danube Pact")
    score, _ = compare("roles with organization", gold, claim)
    assert score.mistakes[0].reason == "another organization"


def _dates(gold: Any, *times: str | None) -> tuple[int, int, int]:
    claims = [tell("membership", member="Malta", organization="ASP", status="joined", time=time) for time in times]
    tally = compare("memberships", gold, *claims)[1].tally
    return tally.right, tally.false, tally.missed


@pytest.mark.parametrize(
    ("time", "counted"),
    [
        ("2016", (1, 0, 0)),
        ("2016/..", (1, 0, 0)),
        ("2016-05", (0, 1, 1)),
        ("201X", (0, 1, 1)),
        (None, (0, 0, 1)),
    ],
)
def test_a_date_is_right_at_the_precision_that_is_stated(time: str | None, counted: tuple[int, int, int]) -> None:
    assert _dates(_joined(), time) == counted


def test_dates_of_facts_that_were_not_found_are_not_scored() -> None:
    assert _dates(_joined(), "2019/..") == (0, 1, 0)
    assert compare("memberships", _joined())[1].tally.missed == 0


def test_dates_that_are_accepted_or_only_inferred_or_of_publication() -> None:
    assert _dates(_joined(accept_dates=["2016-05"]), "2016-05") == (1, 0, 0)
    assert _dates(_joined(inferred_date=True), None) == (0, 0, 0)
    published = make_gold(published="2024-03-02", organizations=[PACT], memberships=[{**JOINED, "start": "2024-03-02"}])
    assert _dates(published, None) == (0, 0, 0)


def test_a_trap_is_wrong_even_if_it_agrees() -> None:
    gold = _joined(wrong_dates=["2016-05-01"])
    claim = tell("membership", member="Malta", organization="ASP", status="joined", time="2016-05-01")
    assert count("memberships", gold, claim) == (0, 1, 1)


_CLAIMS = [
    tell("event", type=kind, place=place, participant=party, time=time)
    for kind in ("meeting", "exercise")
    for place in ("Oslo", "Lima")
    for party in ("Malta", "Chad")
    for time in (None, "2024-03-02", "2024-03-05")
]


@given(st.lists(st.sampled_from(_CLAIMS), max_size=6))
def test_the_counts_add_up_and_do_not_depend_on_order(claims: list[Any]) -> None:
    gold = make_gold(events=[EVENT, {**EVENT, "place": "Lima", "participants": ["Chad"]}])
    right, false, missed = count("events", gold, *claims)
    assert right + missed == 2
    assert right + false <= len(claims)
    assert count("events", gold, *reversed(claims)) == (right, false, missed)
    assert count("events", gold, *claims, *claims) == (right, false, missed)


def test_more_claims_never_find_less() -> None:
    gold = make_gold(events=[EVENT, {**EVENT, "place": "Lima", "participants": ["Chad"]}])
    for first, second in permutations(_CLAIMS[:6], 2):
        assert count("events", gold, first, second)[0] >= count("events", gold, first)[0]
