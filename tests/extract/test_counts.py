"""Member counts: what an organisation says of itself, not how many of its members did something."""

from __future__ import annotations

import pytest

from factory import names_in, read_claims


@pytest.mark.parametrize(
    ("text", "language", "organization", "count"),
    [
        ("The Blue Accord met. Now comprising 21 member states, it is large.", "en", "Blue Accord", "21"),
        ("The Blue Accord is a 34-nation alliance. The 34-nation Blue Accord met.", "en", "Blue Accord", "34"),
        ("The Blue Accord has twelve members.", "en", "Blue Accord", "12"),
        ("La Ligue arabe regroupe 22 États membres.", "fr", "Ligue arabe", "22"),
    ],
)
def test_count(text: str, language: str, organization: str, count: str) -> None:
    claim = read_claims(text, "member_count", language)[-1]
    assert (names_in(claim, "organization"), names_in(claim, "count")) == ([organization], [count])


@pytest.mark.parametrize(
    "text",
    [
        "Only 15 of its members sent troops to the Blue Accord.",
        "The Blue Accord met 21 members of parliament.",
        "The Blue Accord has at least 15 members in Lima.",
        "The Blue Accord opened offices in 21 countries.",
    ],
)
def test_no_count(text: str) -> None:
    assert not read_claims(text, "member_count")


def test_another_subject_keeps_its_members() -> None:
    assert not read_claims("The Blue Accord met. The county council has 47 members.", "member_count")


def test_it_stands_for_the_organisation_in_focus() -> None:
    (claim,) = read_claims("The Blue Accord met. It has 21 members.", "member_count")
    assert names_in(claim, "organization") == ["Blue Accord"]
