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
from kg.facts import Fact, consolidate_facts
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


@settings(max_examples=120, deadline=None)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_claims_and_documents_does_not_matter(told: Told, shuffler: random.Random) -> None:
    claims, headers = list(told.claims) * 2, list(told.headers)
    shuffler.shuffle(claims)
    shuffler.shuffle(headers)
    assert consolidate_facts(claims, told.entities, headers) == told.facts()


@settings(max_examples=120, deadline=None)
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


Term = tuple[str, date, date]


@st.composite
def histories(draw: st.DrawFn) -> list[Term]:
    """Draw a true history of one post: one holder at a time, with gaps, people coming back."""
    terms: list[Term] = []
    day = DAYS[0]
    for _ in range(draw(st.integers(1, 4))):
        start = day + timedelta(days=draw(st.integers(0, 4)))
        end = start + timedelta(days=draw(st.integers(0, 6)))
        terms.append((draw(people), start, end))
        day = end + timedelta(days=2)
    return terms


def true_sentences(terms: list[Term], day: date) -> list[tuple[Term, str]]:
    """Return true sentences about the post that can be written on a day, with the term that each is about."""
    told: list[tuple[Term, str]] = []
    for term in terms:
        person, start, end = term
        if start <= day:
            told.append((term, f"person={person} status=appointed time={start}"))
        if start <= day <= end:
            told += [(term, f"person={person} time={start}/.."), (term, f"person={person}")]
        if end < day:
            told.append((term, f"person={person} status=resigned time={end}"))
            told.append((term, f"person={person} status=former time={start}/{end}"))
            if not any(p == person and s <= day <= e for p, s, e in terms):
                told.append((term, f"person={person} status=former"))
    return told


@settings(max_examples=200, deadline=None)
@given(histories(), st.data())
def test_truthful_documents_never_make_a_false_answer(terms: list[Term], data: st.DataObject) -> None:
    """Tell parts of a true history, and hold every answer against it."""
    calendar = days_between(DAYS[0] - timedelta(days=3), terms[-1][2] + timedelta(days=3))
    documents_, lines_, told = {}, [], []
    for number, day in enumerate(data.draw(st.lists(st.sampled_from(calendar), min_size=1, max_size=6))):
        sentences = true_sentences(terms, day)
        if sentences:
            term, sentence = data.draw(st.sampled_from(sentences))
            documents_[f"n{number}"] = day.isoformat()
            lines_.append(f"n{number}: role post=secretary {sentence}")
            if not sentence.endswith("former"):  # a bare "former" may be about any term before
                told.append((f"person/{term[0].lower()}", term[1], term[2]))
    answers: dict[tuple[str, date], set[str]] = defaultdict(set)
    for fact in tell_world(documents_, lines_).facts().by_id.values():
        if fact.kind == "tenure":
            for asked in calendar:
                answers[fact.entities["person"][0], asked].add(certainty_on(fact, asked))
    for (person, asked), found in answers.items():
        holds = any(f"person/{p.lower()}" == person and s <= asked <= e for p, s, e in terms)
        assert holds or "certain" not in found
        if any(person == p and s <= asked <= e for p, s, e in told):
            assert found != {"not"}


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
