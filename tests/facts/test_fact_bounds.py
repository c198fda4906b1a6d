"""Bounds put together: the tightest wins, and nothing that supports it is lost."""

from datetime import date

import pytest

from kg.errors import ModelError
from kg.facts.bounds import add_if_possible, settle, span_of
from kg.facts.model import Bound, Method, Position

EARLY, LATE = date(2019, 1, 1), date(2020, 6, 30)


def _bound(position: Position, day: date, claim: str, reason: str, method: Method = "stated") -> Bound:
    return Bound(position, day, method, (claim,), reason)


def test_bounds_of_the_same_day_share_their_claims_and_count_their_reasons() -> None:
    found = settle([_bound("start_latest", EARLY, claim, f"{claim} says so.") for claim in ("c2", "c1", "c3")])
    assert found == (
        Bound("start_latest", EARLY, "stated", ("c1", "c2", "c3"), "c1 says so. 2 more sources give the same day."),
    )


def test_one_reason_of_two_claims_is_told_once() -> None:
    found = settle([_bound("start_latest", EARLY, claim, "Both say so.") for claim in ("c1", "c2")])
    assert found == (Bound("start_latest", EARLY, "stated", ("c1", "c2"), "Both say so."),)


def test_the_same_day_by_two_methods_is_two_bounds() -> None:
    methods: tuple[Method, ...] = ("stated", "observed")
    found = settle(_bound("end_earliest", LATE, "c1", "It says so.", method) for method in methods)
    assert [bound.method for bound in found] == ["observed", "stated"]


@pytest.mark.parametrize(
    ("position", "tightest"),
    [("start_earliest", LATE), ("start_latest", EARLY), ("end_earliest", LATE), ("end_latest", EARLY)],
)
def test_the_tightest_day_wins(position: Position, tightest: date) -> None:
    bounds = [_bound(position, day, f"c{day.year}", "It says so.") for day in (EARLY, LATE)]
    assert [(bound.day, bound.claims) for bound in settle(bounds)] == [(tightest, (f"c{tightest.year}",))]


@pytest.mark.parametrize(
    ("low", "high"),
    [("start_earliest", "start_latest"), ("end_earliest", "end_latest"), ("start_earliest", "end_latest")],
)
def test_bounds_out_of_order_contradict(low: Position, high: Position) -> None:
    first, second = _bound(low, LATE, "c1", "It says so."), _bound(high, EARLY, "c2", "It says so.")
    assert span_of([first, second]) is None
    assert add_if_possible((first,), [second]) == (first,)
    with pytest.raises(ModelError, match="settle only bounds that agree"):
        settle([first, second])
