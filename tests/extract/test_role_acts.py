"""Posts told by a verb or a noun: who leads, will lead, or was chosen to lead a body or a part of it."""

from __future__ import annotations

import pytest

from factory import read_claims

Told = tuple[str | None, str | None, str | None, str | None]


def tell(text: str, language: str) -> list[Told]:
    """Return holder, body, status and time of each role of a text."""
    claims = read_claims(text, "role", language)
    return [
        (
            claim.arguments["person"][0].name,
            claim.arguments["organization"][0].name if "organization" in claim.arguments else None,
            claim.status,
            claim.time.edtf if claim.time is not None else None,
        )
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        (
            "Ana Ruiz will lead the Blue Accord from June 2030.",
            "en",
            [("Ana Ruiz", "Blue Accord", "designate", "2030-06")],
        ),
        ("Ana Ruiz ran the Blue Accord from 2009 to 2013.", "en", [("Ana Ruiz", "Blue Accord", "former", "2009/2013")]),
        ("Ana Ruiz heads the Blue Accord's legal office.", "en", [("Ana Ruiz", "Blue Accord", "current", None)]),
        ("Ana Ruiz of Oman leads the Blue Accord.", "en", [("Ana Ruiz", "Blue Accord", "current", None)]),
        ("Ana Ruiz took over the Blue Accord in 2019.", "en", [("Ana Ruiz", "Blue Accord", "appointed", "2019")]),
        (
            "Ana Ruiz is the first woman to command the Blue Accord.",
            "en",
            [("Ana Ruiz", "Blue Accord", "appointed", None)],
        ),
        (
            "Ana Ruiz, who leads the Blue Accord, left in May 2019.",
            "en",
            [("Ana Ruiz", "Blue Accord", "current", None)],
        ),
        (
            "The Blue Accord was headed by Ana Ruiz until 2012.",
            "en",
            [("Ana Ruiz", "Blue Accord", "former", "../2012")],
        ),
        (
            "Ana Ruiz takes the rotating presidency of the Blue Accord from Olav Brandt.",
            "en",
            [("Ana Ruiz", "Blue Accord", "appointed", None), ("Olav Brandt", "Blue Accord", "former", None)],
        ),
        ("Ana Ruiz dirigera l'Union du Nord.", "fr", [("Ana Ruiz", "Union du Nord", "designate", None)]),
        (
            "Ana Ruiz préside depuis le 1er mai 2020 l'Union du Nord.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "current", "2020-05-01/..")],
        ),
        (
            "Ana Ruiz a pris le 3 mai 2020 la présidence de l'Union du Nord.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "appointed", "2020-05-03")],
        ),
        (
            "Ana Ruiz assure l'intérim à la tête de l'Union du Nord.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "acting", None)],
        ),
        (
            "À la tête de l'Union du Nord depuis 2019, Ana Ruiz a parlé.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "current", "2019/..")],
        ),
        (
            "Le conseil a désigné Ana Ruiz pour diriger l'Union du Nord.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "appointed", None)],
        ),
        (
            "Ana Ruiz a remis le commandement de l'Union du Nord à Olav Brandt.",
            "fr",
            [("Ana Ruiz", "Union du Nord", "former", None), ("Olav Brandt", "Union du Nord", "appointed", None)],
        ),
    ],
)
def test_who_leads_what(text: str, language: str, roles: list[Told]) -> None:
    assert sorted(tell(text, language), key=str) == roles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Ruiz heads for the Blue Accord.", "en"),
        ("Ana Ruiz leads talks with the Blue Accord.", "en"),
        ("Ana Ruiz chaired the Blue Accord meeting.", "en"),
        ("Ana Ruiz dirige la réunion de l'Union du Nord.", "fr"),
    ],
)
def test_who_does_something_else(text: str, language: str) -> None:
    assert tell(text, language) == []


def test_the_post_is_the_noun_and_not_the_verb_before_it() -> None:
    (claim,) = read_claims("Ana Ruiz took over the presidency of the Blue Accord.", "role", "en")
    assert claim.arguments["post"][0].text == "presidency"


def test_it_is_the_body_of_an_earlier_sentence() -> None:
    (claim,) = read_claims("L'Union du Nord patrouille. L'amirale Ana Ruiz, qui la commande, a parlé.", "role", "fr")
    assert claim.status == "current"
