"""Rivals: the fast look-up against the plain one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kg.facts.spells import Rivals

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
