"""Dates: exact, only agreeing, contradicting."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.scoring.dates import Verdict, compare_date, stated_dates

MEETING = {"date_start": "2026-02-02", "date_end": "2026-02-06"}
TERM = {"start": "2016", "end": "2020-06", "observed_on": "2018-05-08"}


@pytest.mark.parametrize(
    ("edtf", "verdict"),
    [
        ("2026-02-02/2026-02-06", "exact"),
        ("2026-02-04", "compatible"),
        ("2026-02", "compatible"),
        ("XXXX-02-02/XXXX-02-06", "compatible"),
        ("2026-02-01", "wrong"),
        ("2026-02-07", "wrong"),
        ("XXXX-03-02", "wrong"),
        ("not a date", "wrong"),
        (None, "none"),
    ],
)
def test_something_that_happens(edtf: str | None, verdict: Verdict) -> None:
    assert compare_date(edtf, MEETING) == verdict


@pytest.mark.parametrize(
    ("edtf", "verdict"),
    [
        ("2016", "exact"),
        ("2016/..", "exact"),
        ("2020-06", "exact"),
        ("../2020-06", "exact"),
        ("2016/2020-06", "exact"),
        ("2018-05-08", "exact"),
        ("2016-03", "compatible"),
        ("2016/2020", "compatible"),
        ("2015", "wrong"),
        ("2017/2020-06", "wrong"),
        ("2017/..", "wrong"),
        ("../2021", "wrong"),
        ("2016-03/..", "compatible"),
        ("2016/2021", "wrong"),
    ],
)
def test_something_that_lasts(edtf: str, verdict: Verdict) -> None:
    assert compare_date(edtf, TERM) == verdict


def test_without_a_date_nothing_contradicts() -> None:
    assert compare_date("2016", {"start": None, "end": None}) == "compatible"
    assert stated_dates({"start": None, "end": None}) == stated_dates({"date_start": None}) == ()


_DAYS = st.dates().map(str)


@given(_DAYS, _DAYS)
def test_one_day_is_never_another(day: str, other: str) -> None:
    facts: tuple[dict[str, Any], ...] = ({"date_start": day}, {"start": day}, {"end": day})
    for fact in facts:
        assert (compare_date(other, fact) == "exact") == (day == other)
        assert (compare_date(other, fact) == "wrong") == (day != other)


@given(_DAYS)
def test_a_coarser_or_finer_date_agrees_and_is_not_exact(day: str) -> None:
    for coarse in (day[:7], day[:4]):
        assert compare_date(coarse, {"date_start": day}) == compare_date(day, {"date_start": coarse}) == "compatible"
