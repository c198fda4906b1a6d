"""The next June."""

from __future__ import annotations

import pytest

from kg.claims import ClaimTime
from kg.extract.plans import look_ahead


@pytest.mark.parametrize(
    ("edtf", "words", "told", "expected"),
    [
        ("2021-06", "June", "She will", "2022-06"),
        ("2021-06-03", "3 June", "She will", "2022-06-03"),
        ("2021-06", "June", "She was to", "2021-06"),
        ("2021-06", "last June", "She will", "2021-06"),
        ("2022-02", "February", "She will", "2022-02"),
        ("2021-06/2021-07", "June and July", "She will", "2021-06/2021-07"),
    ],
)
def test_a_bare_month_is_moved_ahead(edtf: str, words: str, told: str, expected: str) -> None:
    moved = look_ahead(ClaimTime(edtf, words, 0, len(words), "2022-02-07"), told)
    assert moved is not None
    assert moved.edtf == expected


def test_a_time_without_anchor_stays() -> None:
    assert look_ahead(None, "She will") is None
    time = ClaimTime("2021-06", "June", 0, 4)
    assert look_ahead(time, "She will") == time
