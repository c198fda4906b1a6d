from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers import find_numbers, parse_number


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("forty-three", "en", 43),
        ("Thirty four", "en", 34),
        ("one hundred and twelve", "en", 112),
        ("quarante-trois", "fr", 43),
        ("quarante et un", "fr", 41),
        ("soixante-quinze", "fr", 75),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("vingt-et-un", "fr", 21),
        ("1 200", "fr", 1200),
        ("coalition", "en", None),
    ],
)
def test_parse_number(words: str, language: str, value: int | None) -> None:
    assert parse_number(words, language) == value


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("43 states and forty-one members", "en", [43, 41]),
        ("Kordavia (1) Oman", "en", []),
        ("3.5 percent, 12% and 4/5 of COVID-19", "en", []),
        ("quarante-trois États, dont 34 membres", "fr", [43, 34]),
        ("one state, a ten-nation bloc, the tenth", "en", []),
        ("18,000 troops", "en", [18000]),
    ],
)
def test_find_numbers(text: str, language: str, values: list[int]) -> None:
    found = find_numbers(text, language)
    assert [value for _, _, value in found] == values


@given(st.integers(min_value=2, max_value=10**6))
def test_digits_are_read_back(value: int) -> None:
    assert find_numbers(f"It has {value} members", "en") == ((7, 7 + len(str(value)), value),)


def test_a_long_chain_of_number_words_ends_quickly() -> None:
    assert len(find_numbers("forty three " * 2000, "en")) > 500


def test_a_run_of_digits_too_long_to_count_is_no_number() -> None:
    assert parse_number("9" * 15, "en") == 10**15 - 1
    assert parse_number("9" * 5000, "en") is None
    assert find_numbers("Its " + "9" * 5000 + " members", "en") == ()
