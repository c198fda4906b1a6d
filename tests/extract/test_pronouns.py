"""Pronouns that can mean only one person."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "General Omar Rida arrived. Minister Ana Silva received him in Lima.", {"Omar Rida", "Ana Silva"}),
        ("en", "Ana Silva is the new chair. Last month she met Omar Rida in Lima.", {"Omar Rida", "Ana Silva"}),
        ("en", "Omar Rida and Karim Benali arrived. He met Ana Silva in Lima.", set()),
        ("en", "Omar Rida arrived. HE Dr Ana Silva met Karim Benali in Lima.", {"Ana Silva", "Karim Benali"}),
        (
            "fr",
            "Mme Ana Silva a salué Omar Rida. Elle a été reçue à Lima par le général Karim Benali.",
            {"Ana Silva", "Karim Benali"},
        ),
    ],
)
def test_who_met(language: str, text: str, names: set[str]) -> None:
    packs = load_packs(language)
    claims = link_claims(read_spans(make_document(text, language), packs), packs)
    met = [c for c in claims if c.kind == "event" and c.arguments["type"][0].name == "meeting"]
    assert {mention.name for claim in met for mention in claim.arguments["participant"]} == names
