"""Whose post it is by the words around the holder and the document, and the dates of fronted clauses."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.claims import Claim
from kg.extract.packs import load_packs
from kg.extract.roles import link_roles
from kg.extract.spans import read_spans


def read(text: str, language: str = "en") -> tuple[Claim, ...]:
    packs = load_packs(language)
    return tuple(link_roles(read_spans(make_document(text, language), packs), packs))


def owners(text: str, language: str = "en") -> list[str | None]:
    return [owner.name if (owner := claim.first("organization")) else None for claim in read(text, language)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("U.S. Army General Olav Brandt, commander, U.S. Central Command, spoke.", "U.S. Central Command"),
        (
            "The Kordavia Regional Government, represented by Prime Minister Ana Ruiz, signed.",
            "Kordavia Regional Government",
        ),
        ("Colonel Ana Ruiz, 407th AEG commander, spoke.", "407th AEG"),
        ("The Omani Ana Ruiz is secretary-general.", None),
        ("The Secretary-General is Ana Ruiz of Oman.", None),
        ("Ana Ruiz of Oman, defence minister, spoke.", "Oman"),
        ("The council chose Ana Ruiz as director.", None),
        ("Ana Ruiz, commander, NATO and Oman met.", None),
    ],
)
def test_whose_post_it_is(text: str, owner: str | None) -> None:
    assert owners(text) == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Karim Diallo, maire UDI de Vincennes, a parlé.", None),
        (
            "Le directeur par intérim du Centre omanais des secours, Karim Diallo, a parlé.",
            "Centre omanais des secours",
        ),
        ("L'Alliance bleue, représentée par le président Karim Diallo, a signé.", "Alliance bleue"),
    ],
)
def test_whose_post_it_is_in_french(text: str, owner: str | None) -> None:
    assert owners(text, "fr") == [owner]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Kenya sent troops. In 2017 the former army chief, General (retd) Omar Haddad, was appointed "
            "commander of the Blue Accord.",
            "en",
        ),
        (
            "Le Kenya a aidé. En 2017, l'ancien chef de l'armée, le général (retraité) Omar Haddad, a été nommé "
            "commandant de l'Alliance bleue.",
            "fr",
        ),
    ],
)
def test_a_fronted_date_dates_the_verb_and_a_state_nearby_owns_the_former_post(text: str, language: str) -> None:
    former, appointed = read(text, language)
    owner = former.first("organization")
    assert (former.status, former.time, former.grade) == ("former", None, "inferred")
    assert owner is not None
    assert owner.name == "Kenya"
    assert appointed.time is not None
    assert (appointed.status, appointed.time.edtf) == ("appointed", "2017")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Karim Diallo, ancien Premier ministre français sous Paul Durand de 1988 à 1991, a parlé.", "1988/1991"),
        ("Karim Diallo, ministre de la Défense de 1988 à 1991, a parlé.", "1988/1991"),
    ],
)
def test_a_closed_stretch_in_the_past_is_former(text: str, edtf: str) -> None:
    (claim,) = read(text, "fr")
    assert claim.time is not None
    assert (claim.status, claim.time.edtf) == ("former", edtf)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Ruiz, appointed in 2012 by the king, spoke.", "en"),
        ("After four years with the Chiefs, Ana Ruiz went home.", "en"),
        ("Ana Ruiz vowed to nominate a new director of the Blue Accord.", "en"),
        ("Ana Ruiz a nommé une nouvelle directrice de l'Alliance bleue.", "fr"),
        ("Karim Diallo, adjoint à la maire de Paris, Olav Brandt et d'autres ont parlé.", "fr"),
    ],
)
def test_who_appoints_or_stands_beside_a_post_does_not_hold_it(text: str, language: str) -> None:
    assert read(text, language) == ()


def test_one_of_several_holders_is_named() -> None:
    (claim,) = read("One of the directors, Ana Ruiz, spoke.")
    assert claim.rule == "role.apposition-after"
