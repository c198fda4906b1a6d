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
