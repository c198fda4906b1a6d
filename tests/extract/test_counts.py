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


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("The Blue Accord, which was set up in Lima in 1999 and has 21 members, met.", "en", "21"),
        ("The Blue Accord met. Five of its six members were there.", "en", "6"),
        ("Chile became the Blue Accord's ninth member in 2003.", "en", "9"),
        ("Chile became the 31st member of the Blue Accord.", "en", "31"),
        ("A forum of 14 states, the Blue Accord met.", "en", "14"),
        ("The Blue Accord met. We are nine now.", "en", "9"),
        ("The flags of all eighteen nations of the Blue Accord flew.", "en", "18"),
        ("La Ligue arabe a admis le Chili comme neuvième membre de la Ligue arabe.", "fr", "9"),
        ("Le Chili compte parmi les 22 pays de la Ligue arabe.", "fr", "22"),
        ("La Ligue arabe, fondée en 1945 et forte de 22 États membres, s'est réunie.", "fr", "22"),
    ],
)
def test_how_many_there_are(text: str, language: str, count: str) -> None:
    assert {told for claim in read_claims(text, "member_count", language) for told in names_in(claim, "count")} == {
        count
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Accord set up a panel and its six members met.",
        "The Blue Accord ran a course that brings together nine states.",
        "The council of the Blue Accord has 21 members.",
        "Chile was the Blue Accord's third member to leave.",
    ],
)
def test_members_of_something_else(text: str) -> None:
    assert not read_claims(text, "member_count")


def test_a_member_to_come_is_a_count_to_come() -> None:
    (claim,) = read_claims("Chile will become the ninth member of the Blue Accord.", "member_count")
    assert claim.modality == "planned"
