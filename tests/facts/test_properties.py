"""What must hold of all facts: the order of claims cannot matter, and no day stands without support."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import Told, certainty_on, days_between, tell_world
from kg.edtf import is_yearless
from kg.errors import DateError
from kg.facts import Fact, Facts, consolidate_facts
from kg.times import parse_edtf

DAYS = [date(2020, 1, 1) + timedelta(days=number) for number in range(6)]
people = st.sampled_from(["Asha", "Boris", "Chen"])
members = st.sampled_from(["Oman", "Chad", "Peru"])
times = st.sampled_from(
    [
        "",
        "2020",
        "2020-01",
        "2020-01-02",
        "2020-01-03/2020-01-05",
        "2020-01-02/..",
        "../2020-01-04",
        "XXXX-01-03",
        "P1W",
        "2019",
        "2020~",
        "2020-01-03@2020-01-04",
    ]
)
documents = st.sampled_from(["a", "b", "c", "d", "e"])
modalities = st.sampled_from(["asserted"] * 6 + ["reported", "planned", "denied", "hedged"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    told = draw(
        st.one_of(
            st.builds(
                "role person={} post={} status={}".format,
                people,
                st.sampled_from(["secretary", "adviser", "chief"]),
                st.sampled_from(
                    ["current", "current", "former", "acting", "designate", "appointed", "resigned", "died"]
                ),
            ),
            st.builds("rank person={} rank={}".format, people, st.sampled_from(["general", "marshal"])),
            st.builds(
                "membership organization=Accord member={} status={}".format,
                members,
                st.sampled_from(["member", "founding", "joined", "left", "observer", "not_member"]),
            ),
            st.builds("founding organization=Accord initiator={}".format, members),
            st.builds("member_count organization=Accord count={}".format, st.sampled_from(["3", "4"])),
            st.builds(
                "event type={} participant={} host={} place={}".format,
                st.sampled_from(["meeting", "visit"]),
                people,
                people,
                st.sampled_from(["Muscat", "Nizwa", "Oman", "Headquarters", "University"]),
            ),
            st.just("event type=meeting"),
            st.builds("event type=launch about={} participant={}".format, st.just("Harbours"), people),
            st.just("programme name=Harbours organizer=Accord"),
            st.builds(
                "organization name=Accord domain={}".format, st.sampled_from(["media", "finance", "media+finance"])
            ),
        )
    )
    time = draw(times)
    return f"{draw(documents)}: {told}{f' time={time}' if time else ''} modality={draw(modalities)}"


published = st.sampled_from(
    ["undated", "2020-01-02..2020-01-04", "dateline 2020-01-03", *(day.isoformat() for day in DAYS)]
)
worlds = st.builds(
    tell_world,
    st.fixed_dictionaries(dict.fromkeys("abcde", published)),
    st.lists(lines(), min_size=1, max_size=14),
)


@settings(max_examples=300, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_claims_and_documents_does_not_matter(told: Told, shuffler: random.Random) -> None:
    claims, headers = list(told.claims) * 2, list(told.headers)
    shuffler.shuffle(claims)
    shuffler.shuffle(headers)
    assert consolidate_facts(claims, told.entities, headers) == told.facts()


@settings(max_examples=300, deadline=None)
@given(worlds)
def test_every_day_rests_on_claims(told: Told) -> None:
    by_id = {claim.id: claim for claim in told.claims}
    published_of = {header.id: header.published for header in told.headers}
    for fact in told.facts().by_id.values():
        assert fact.claims
        assert all(by_id[claim].modality in ("asserted", "reported") for claim in fact.claims)
        _check_bounds(fact)
        for bound in fact.bounds:
            assert bound.claims
            assert bound.reason.endswith(".")
            allowed: set[date | None] = set()
            for claim in (by_id[identifier] for identifier in bound.claims):
                publication = published_of[claim.document]
                if publication is not None:
                    allowed |= {publication.earliest, publication.latest}
                if claim.time is not None:
                    edtf = claim.time.edtf.replace("XXXX", "2020") if is_yearless(claim.time.edtf) else claim.time.edtf
                    span = parse_edtf(edtf)
                    allowed |= {span.start_earliest, span.start_latest, span.end_earliest, span.end_latest}
                    allowed |= {day and day.replace(year=2019) for day in tuple(allowed)}
            assert bound.day in allowed, bound
        for stretch in fact.stretches:
            assert set(stretch.claims) <= set(by_id)
            assert stretch.claims


def _check_bounds(fact: Fact) -> None:
    """Every known day of the span has a bound, and every bound is a day of the span."""
    positions = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    days = {position: getattr(fact.span, position) for position in positions}
    assert {bound.position for bound in fact.bounds} == {position for position, day in days.items() if day is not None}
    assert all(bound.day == days[bound.position] for bound in fact.bounds)
    assert len({(bound.position, bound.method) for bound in fact.bounds}) == len(fact.bounds)
    for one, other in zip(fact.stretches, fact.stretches[1:], strict=False):
        assert one.end < other.start
    for stretch in fact.stretches:
        assert stretch.start <= stretch.end
        assert certainty_on(fact, stretch.start) == stretch.certainty
        for outer, low in ((fact.span.start_earliest, True), (fact.span.end_latest, False)):
            assert outer is None or (outer <= stretch.start if low else stretch.end <= outer)


@settings(max_examples=100, deadline=None)
@given(worlds)
def test_ids_are_unique_and_disagreements_name_facts(told: Told) -> None:
    facts = told.facts()
    assert all(fact_id == fact.id for fact_id, fact in facts.by_id.items())
    assert list(facts.by_id) == sorted(facts.by_id)
    for disagreement in facts.disagreements:
        assert len(disagreement.facts) == 2
        assert set(disagreement.facts) <= set(facts.by_id)
        assert set(disagreement.claims) <= {claim.id for claim in told.claims}
    tenures = {fact.id for fact in facts.by_id.values() if fact.kind == "tenure"}
    for fact in facts.by_id.values():
        assert {part.capacity for part in fact.participations} - {None} <= tenures


holding = st.lists(
    st.tuples(st.sampled_from(["Asha", "Boris", "Chen"]), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=4
)


@settings(max_examples=300, deadline=None)
@given(holding, st.data())
def test_truthful_documents_never_make_a_false_certainty(
    terms: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    """Make a true history of one post, tell parts of it, and hold every answer against it."""
    history: dict[date, str] = {}
    day, calendar = DAYS[0], days_between(DAYS[0], DAYS[0] + timedelta(days=40))
    for person, gap, length in terms:
        start = day + timedelta(days=gap)
        for held in days_between(start, start + timedelta(days=length)):
            history[held] = person
        day = start + timedelta(days=length + 1)
    told_days = data.draw(st.lists(st.sampled_from(sorted(history)), max_size=5, unique=True))
    told = tell_world(
        {f"n{number}": held.isoformat() for number, held in enumerate(told_days)},
        [f"n{number}: role person={history[held]} post=secretary" for number, held in enumerate(told_days)],
    )
    answers: dict[tuple[str, date], set[str]] = defaultdict(set)
    for fact in _tenures(told.facts()):
        for asked in calendar:
            answers[fact.entities["person"][0].rpartition("/")[2].title(), asked].add(certainty_on(fact, asked))
    for (person, asked), found in answers.items():
        if "certain" in found:
            assert history.get(asked) == person
        if history.get(asked) == person and _is_of_a_told_term(terms, person, asked, told_days):
            assert found & {"certain", "presumed", "possible"}


def _tenures(facts: Facts) -> list[Fact]:
    return [fact for fact in facts.by_id.values() if fact.kind == "tenure"]


def _is_of_a_told_term(terms: list[tuple[str, int, int]], person: str, asked: date, told: list[date]) -> bool:
    """Tell whether the term in which the person held on that day is one that some document tells of."""
    day = DAYS[0]
    for holder, gap, length in terms:
        start = day + timedelta(days=gap)
        term = days_between(start, start + timedelta(days=length))
        day = start + timedelta(days=length + 1)
        if holder == person and asked in term:
            return bool(set(term) & set(told))
    return False


def test_a_date_that_does_not_exist_is_an_error_that_names_the_claim() -> None:
    told = tell_world({"note": "2020-01-01"}, ["note: role person=Asha post=secretary time=2023-02-30"])
    with pytest.raises(DateError, match=told.claims[0].id):
        told.facts()


def test_a_reason_goes_when_its_claim_goes() -> None:
    documents = {"a": "2015-01-01", "b": "2017-01-01"}
    lines = ["a: role person=Asha post=secretary", "b: role person=Boris post=secretary"]
    both = tell_world(documents, lines).facts().by_id["tenure/asha--secretary--2015"]
    alone = tell_world(documents, lines[:1]).facts().by_id["tenure/asha--secretary--2015"]
    assert both.span.end_latest == date(2017, 1, 1)
    assert alone.span.end_latest is None
