"""Rivals: the fast look-up against the plain one; stretches that fill gaps."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.facts.model import Certainty, Stretch
from kg.facts.spells import Rivals, fill_gaps

DAYS = [date(2020, 1, 1) + timedelta(days=number) for number in range(8)]
windows = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda pair: (min(pair), max(pair)))


@given(
    st.dictionaries(st.sampled_from("abc"), st.lists(windows, max_size=4)),
    st.sampled_from("abc"),
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
)
def test_rivals_agree_with_looking_at_every_window(
    held: dict[str, list[tuple[date, date]]], own: str, after: date, before: date
) -> None:
    others = [window for key, found in held.items() if key != own for window in found]
    expected = any(after < low and high < before for low, high in others)
    assert Rivals(held).held_between(own, after, before) == expected


def _stretch(first: int, last: int, certainty: Certainty, *claims: str) -> Stretch:
    return Stretch(date(2020, 1, first), date(2020, 1, last), certainty, claims)


def test_gaps_are_filled_to_the_day_and_with_the_claims_on_both_sides() -> None:
    certain = (_stretch(3, 4, "certain", "c2"), _stretch(5, 5, "certain", "c3"), _stretch(9, 9, "certain", "c4"))
    assert fill_gaps(certain, date(2020, 1, 1), date(2020, 1, 10), ("c1",), ("c5",)) == (
        _stretch(1, 2, "presumed", "c1", "c2"),
        *certain[:2],
        _stretch(6, 8, "presumed", "c3", "c4"),
        certain[2],
        _stretch(10, 10, "presumed", "c4", "c5"),
    )


def test_certain_days_before_the_first_day_to_fill_do_not_move_it() -> None:
    certain = (_stretch(1, 1, "certain", "c1"),)
    filled = fill_gaps(certain, date(2020, 1, 5), date(2020, 1, 6), ("c2",), ("c3",))
    assert filled == (*certain, _stretch(5, 6, "presumed", "c1", "c3"))
