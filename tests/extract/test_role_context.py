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
