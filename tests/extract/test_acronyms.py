from __future__ import annotations

import pytest

from kg.extract.acronyms import find_definitions, is_acronym_of


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("the Blue Accord Organisation (BAO) met", "BAO", "Blue Accord Organisation"),
        ("the Economic Pact of Western States (EPOWS)", "EPOWS", "Economic Pact of Western States"),
        ("la Coalition Bleue Contre la Pollution (CBCP)", "CBCP", "Coalition Bleue Contre la Pollution"),
        ("the Counter-Piracy Harbour Forum (CPHF)", "CPHF", "Counter-Piracy Harbour Forum"),
        ("the Danube Mission in Kordavia (DAMIKOR)", "DAMIKOR", "Danube Mission in Kordavia"),
        ("the BAO (Blue Accord Organisation) met", "BAO", "Blue Accord Organisation"),
        ("the Northern Harbour League (or “NHL”)", "NHL", "Northern Harbour League"),
        ("l'Union danubienne des ports (UDP-S) siège", "UDP-S", "Union danubienne des ports"),
        ("le Groupe des Six du Danube (G6 Danube)", "G6 Danube", "Groupe des Six du Danube"),
        ("the Group of Six of the Harbours (G6)", "G6", "Group of Six of the Harbours"),
        ("the Harbour Diving Course (HDC 12) begins", "HDC 12", "Harbour Diving Course"),
    ],
)
def test_definitions(text: str, acronym: str, name: str) -> None:
    from kg.extract.tokens import fold_text

    (found,) = find_definitions(fold_text(text))
    assert found.acronym == acronym
    assert text[found.start : found.end] == name
    assert text[found.acronym_start : found.acronym_end] == acronym


@pytest.mark.parametrize(
    "text",
    ["the Blue Accord (XYZ) met", "He left. The pact (BAO) met", "the minister (UK) said", "the Group of Six (G5) met"],
)
def test_letters_that_do_not_fit_define_nothing(text: str) -> None:
    assert find_definitions(text) == ()


def test_initials_of_small_words_may_count_or_not() -> None:
    assert is_acronym_of("EPWS", "Economic Pact of Western States")
    assert is_acronym_of("EPOWS", "Economic Pact of Western States")
    assert not is_acronym_of("EWPS", "Economic Pact of Western States")
