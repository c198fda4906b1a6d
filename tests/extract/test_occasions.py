"""What sort of occasion a noun names, and when it lies ahead."""

from __future__ import annotations

import pytest

from kg.extract.occasions import is_future, read_kind
from kg.extract.packs import load_packs


@pytest.mark.parametrize(
    ("language", "text", "noun", "kind"),
    [
        ("en", "A naval drill began.", "naval drill", "exercise"),
        ("en", "A refresher course began.", "refresher course", "training"),
        ("en", "A workshop for prosecutors began.", "workshop", "training"),
        ("en", "A workshop on port security began.", "workshop", "conference"),
        ("fr", "Un atelier pour les magistrats a eu lieu.", "atelier", "training"),
        ("fr", "Un sommet a eu lieu.", "sommet", "conference"),
    ],
)
def test_kind(language: str, text: str, noun: str, kind: str) -> None:
    start = text.index(noun)
    assert read_kind(load_packs(language), text, (start, start + len(noun))) == kind


def test_future_is_told_by_the_verb() -> None:
    assert is_future(load_packs("fr"), "Lima accueillera le sommet")
    assert not is_future(load_packs("fr"), "Lima a accueilli l'opéra")
    assert not is_future(load_packs("en"), "Lima hosted the summit")
