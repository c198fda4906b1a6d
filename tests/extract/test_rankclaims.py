"""Rank claims: ranks before a name, "(retd)", promotions."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.claims import check_claim
from kg.extract.packs import languages, load_packs
from kg.extract.rankclaims import link_ranks
from kg.extract.spans import read_spans

Told = tuple[str | None, str | None, str | None, str | None]


def tell(text: str, language: str = "en") -> list[Told]:
    """Return person, rank, status and time of every rank claim."""
    packs = load_packs(language)
    found: list[Told] = []
    for claim in link_ranks(read_spans(make_document(text, language), packs), packs):
        check_claim(claim, text)
        person, rank = claim.first("person"), claim.first("rank")
        time = claim.time.edtf if claim.time else None
        assert person is not None
        assert rank is not None
        found.append((person.name, rank.text, claim.status, time))
    return found


@pytest.mark.parametrize(
    ("text", "language", "ranks"),
    [
        ("Maj. Gen. Ana Ruiz spoke.", "en", [("Ana Ruiz", "Maj. Gen.", "current", None)]),
        ("General (retd) Ana Ruiz spoke.", "en", [("Ana Ruiz", "General", "former", None)]),
        ("Ana Ruiz spoke to a general.", "en", []),
        (
            "Lieutenant General Ana Ruiz met Captain Olav Brandt.",
            "en",
            [("Ana Ruiz", "Lieutenant General", "current", None), ("Olav Brandt", "Captain", "current", None)],
        ),
        (
            "Le général de division Karim Diallo a salué le colonel Olav Brandt.",
            "fr",
            [("Karim Diallo", "général de division", "current", None), ("Olav Brandt", "colonel", "current", None)],
        ),
        (
            "The council promoted Ana Ruiz to the rank of field marshal in May 2018.",
            "en",
            [("Ana Ruiz", "field marshal", "promoted", "2018-05")],
        ),
        (
            "Karim Diallo a été promu au grade de général de division en 2018.",
            "fr",
            [("Karim Diallo", "général de division", "promoted", "2018")],
        ),
        ("By General Ana Ruiz", "en", []),
        ("Ana Ruiz will be promoted to the rank of colonel.", "en", []),
    ],
)
def test_which_rank_a_text_gives(text: str, language: str, ranks: list[Told]) -> None:
    assert tell(text, language) == ranks


def test_one_claim_for_a_rank_told_twice_in_a_sentence() -> None:
    assert len(tell("General Ana Ruiz, said General Ana Ruiz, is well.")) == 1


@pytest.mark.parametrize("language", languages())
def test_examples_of_the_packs(language: str) -> None:
    packs = load_packs(language)
    assert all(any(told[2] == "promoted" for told in tell(text, language)) for text in packs.words("promotion", "yes"))
    assert not any(told[2] == "promoted" for text in packs.words("promotion", "no") for told in tell(text, language))
