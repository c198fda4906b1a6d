"""Organisations: acronyms, seats, parents, other names and domains of work."""

from __future__ import annotations

import pytest

from factory import names_in, read_claims
from kg.claims import Claim


def with_argument(text: str, argument: str, language: str = "en") -> list[Claim]:
    return [claim for claim in read_claims(text, "organization", language) if argument in claim.arguments]


def test_a_definition_gives_name_and_acronym() -> None:
    (claim,) = with_argument("The Harbour Safety Organization (HSO) met.", "acronym")
    assert (names_in(claim, "name"), names_in(claim, "acronym")) == (["Harbour Safety Organization"], ["HSO"])


@pytest.mark.parametrize(
    ("text", "argument", "name"),
    [
        ("The Blue Accord is headquartered in Lima.", "headquarters", "Lima"),
        ("The Port Institute, an agency of the Blue Accord, met.", "parent", "Blue Accord"),
        ("The Blue Accord, formerly known as the Lima Pact, met.", "alias", "Lima Pact"),
    ],
)
def test_seat_parent_and_alias(text: str, argument: str, name: str) -> None:
    (claim,) = with_argument(text, argument)
    assert names_in(claim, argument) == [name]


@pytest.mark.parametrize(
    ("text", "language", "domains"),
    [
        (
            "The Blue Accord works in four areas: training, media, fighting the funding of crime, and medicine.",
            "en",
            ["training", "media", "fighting the funding of crime", "medicine"],
        ),
        (
            "It uses the Blue Accord's method across its three domains training, media and port safety and aims high.",
            "en",
            ["training", "media", "port safety"],
        ),
        (
            "By acting across naval, legal, financial, and media spheres, the Blue Accord grew.",
            "en",
            ["naval", "legal", "financial", "media"],
        ),
        (
            "La Ligue arabe agit à travers des actions navales, juridiques, de lutte contre la fraude et sportives.",
            "fr",
            ["navales", "juridiques", "lutte contre la fraude", "sportives"],
        ),
    ],
)
def test_domains_keep_the_words_of_the_text(text: str, language: str, domains: list[str]) -> None:
    if language == "en":
        text = f"The Blue Accord met. {text}"
    (claim,) = with_argument(text, "domain", language)
    assert names_in(claim, "domain") == domains
    assert all(mention.name is None for mention in claim.arguments["domain"])


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Accord fought in three areas, which were hard to reach.",
        "The Blue Accord sent ships to the areas of Lima, Quito and Bogota.",
        "Four domains were named by the Blue Accord: two.",
    ],
)
def test_no_domains(text: str) -> None:
    assert not with_argument(text, "domain")


@pytest.mark.parametrize(
    ("text", "language", "town"),
    [
        ("The Blue Accord moved its secretariat to Lima from Quito in 2018.", "en", "Lima"),
        ("The Blue Accord moved its headquarters from Quito to Lima.", "en", "Lima"),
        ("The flags of the Blue Accord flew in Lima, where it has had its seat since 1991.", "en", "Lima"),
        ("From its offices above a shop in Lima, the Blue Accord runs a fleet.", "en", "Lima"),
        ("The Blue Accord is old. The General Secretariat is based in Lima.", "en", "Lima"),
        ("La Ligue arabe a transféré son siège de Tunis au Caire.", "fr", "Cairo"),
        ("La Ligue arabe a transféré son siège à Tunis en 1979.", "fr", "Tunis"),
        ("La Ligue arabe est vieille. Son secrétariat occupe un étage à Tunis.", "fr", "Tunis"),
        ("Ana Silva se rendra à Tunis, où la Ligue arabe a son siège.", "fr", "Tunis"),
    ],
)
def test_seats(text: str, language: str, town: str) -> None:
    told = {name for claim in with_argument(text, "headquarters", language) for name in names_in(claim, "headquarters")}
    assert told == {town}


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Accord met at its headquarters. Lima was quiet.",
        "In March he joined a private Lima-based Blue Accord company.",
        "The Blue Accord moved its ships from Quito to Lima.",
    ],
)
def test_no_seat(text: str) -> None:
    assert not with_argument(text, "headquarters")
