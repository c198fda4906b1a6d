from __future__ import annotations

import pytest

from factory import make_document
from kg.extract import extract_claims


def _owners(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    found = []
    for claim in extract_claims(make_document(text, language)):
        if claim.kind == "role":
            owner = claim.arguments.get("organization")
            found.append((str(claim.arguments["person"][0].name), owner[0].name if owner else None))
    return found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Blue Accord met. They appointed Dr. Sana Haddad (Oman) as executive secretary.", "Blue Accord"),
        ("The Blue Accord met. Sana Haddad was named executive secretary for a term of two years.", "Blue Accord"),
        ("General Sana Haddad, force commander, briefed donors of the Blue Accord.", "Blue Accord"),
        ("The Blue Accord named Colonel Sana Haddad of Oman as its chief of staff.", "Blue Accord"),
    ],
)
def test_the_organisation_that_the_document_suggests(text: str, owner: str) -> None:
    assert _owners(text) == [("Sana Haddad", owner)]


def test_a_list_of_those_who_came_names_no_owner() -> None:
    assert _owners("Ana Ruiz, commander, NATO and Oman met.") == [("Ana Ruiz", None)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Blue Accord newsletter. Sana Haddad is our new legal counsel.", "Blue Accord"),
        (
            "PRESS RELEASE. The Blue Accord met. The Blue Accord spoke. Contact: Sana Haddad, legal adviser.",
            "Blue Accord",
        ),
        ("The Blue Accord met. The Blue Accord spoke. Sana Haddad, legal adviser, wrote to a paper.", None),
        ("The Blue Accord named Sana Haddad (Oman) legal adviser.", "Blue Accord"),
        ("The Blue Accord met. Sana Haddad, head of the legal department, spoke.", "Blue Accord"),
        ("Its first secretary-general was Sana Haddad; the Blue Accord still thanks her.", "Blue Accord"),
        ("Sana Haddad is an Omani diplomat who has been ambassador to Hungary since 2020.", "Oman"),
        ("A delegation from Oman led by Defence Minister Sana Haddad came to Chad.", "Oman"),
    ],
)
def test_an_office_belongs_to_the_organisation_whose_paper_it_is(text: str, owner: str | None) -> None:
    assert _owners(text) == [("Sana Haddad", owner)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Sana Haddad, porte-parole de la Force en attente, a parlé.", "Force en attente"),
        (
            "Sana Haddad, présidente de la République démocratique du Congo, a parlé.",
            "Democratic Republic of the Congo",
        ),
        ("L'Union du Nord a parlé. Sana Haddad, chef adjointe au commissariat de la ville, a parlé.", None),
        ("L'Union du Nord a nommé Sana Haddad (Sénégal) contrôleuse financière.", "Union du Nord"),
    ],
)
def test_whose_post_it_is_in_french(text: str, owner: str | None) -> None:
    assert _owners(text, "fr") == [("Sana Haddad", owner)]


@pytest.mark.parametrize(
    "text",
    [
        "A delegation from the Blue Accord, led by Sana Haddad, visited NATO.",
        "They do not want Sana Haddad to lead the Blue Accord.",
        "Point of contact: Sana Haddad.",
        "They met Sana Haddad, a spokesperson for the Blue Accord confirmed.",
    ],
)
def test_what_only_looks_like_a_role(text: str) -> None:
    assert _owners(text) == []


def test_a_table_of_holders_below_a_heading() -> None:
    text = (
        "The Blue Accord is a body.\n\nSecretaries-General\n\nNo.  Name          Country   Term\n"
        "1    Sana Haddad   Oman      1987–1991\n2    Olav Brandt   Chad      1991–1999\n"
    )
    assert _owners(text) == [("Sana Haddad", "Blue Accord"), ("Olav Brandt", "Blue Accord")]
