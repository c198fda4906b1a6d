"""Foundings: date and initiators, whatever the order of the words."""

from __future__ import annotations

import pytest

from factory import names_in, read_claims


@pytest.mark.parametrize(
    ("text", "language", "initiators", "edtf"),
    [
        (
            "Formed in December 1999 on Chile's initiative, the Blue Accord fights smuggling.",
            "en",
            ["Chile"],
            "1999-12",
        ),
        (
            "The Blue Accord (BA), was established in 1999 as a result of a Omani-led initiative.",
            "en",
            ["Oman"],
            "1999",
        ),
        ("Chile and Peru founded the Blue Accord.", "en", ["Chile", "Peru"], None),
        ("La Ligue arabe a été créée en 1945 à l'initiative de l'Égypte.", "fr", ["Egypt"], "1945"),
    ],
)
def test_founding(text: str, language: str, initiators: list[str], edtf: str | None) -> None:
    (claim,) = read_claims(text, "founding", language)
    assert names_in(claim, "initiator") == initiators
    assert (claim.time.edtf if claim.time else None) == edtf


@pytest.mark.parametrize("text", ["The Blue Accord was founded.", "Chile formed a view of the Blue Accord in 1999."])
def test_no_founding(text: str) -> None:
    assert not read_claims(text, "founding")


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        (
            "The Blue Accord is old. Founded in 1992 by Chile and joined since by Peru, it has a ship.",
            "en",
            "1992",
        ),
        ("Since its creation in 1999, the Blue Accord has grown.", "en", "1999"),
        ("What began in 1999 as a club of two, Chile and Peru, is today the Blue Accord.", "en", "1999"),
        ("The Blue Accord is old. Its founding treaty was not signed until 3 May 1999.", "en", "1999-05-03"),
        ("Le 3 mai 1999, douze pays signaient à Lima le traité fondateur de la Ligue arabe.", "fr", "1999-05-03"),
        ("La Ligue arabe est vieille. Créée à Lima en mai 1999 par le Chili, elle a grandi.", "fr", "1999-05"),
    ],
)
def test_other_words_for_a_beginning(text: str, language: str, edtf: str) -> None:
    assert {claim.time.edtf for claim in read_claims(text, "founding", language) if claim.time} == {edtf}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Karim Benali, BA (born 3 May 1970), praised the Blue Accord.", "en"),
        ("Fondée sur le droit, la Ligue arabe lutte contre la fraude depuis 1999.", "fr"),
        (
            "In 1999 she was elected to the council of the port of Lima for the Blue Accord, set up by a friend.",
            "en",
        ),
    ],
)
def test_a_date_of_something_else(text: str, language: str) -> None:
    assert not [claim for claim in read_claims(text, "founding", language) if claim.time]
