"""Statements: who says a verbatim quote, and where nobody can be told."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.claims import check_claim
from kg.extract.packs import languages, load_packs
from kg.extract.spans import read_spans
from kg.extract.statements import link_statements


def tell(text: str, language: str = "en") -> list[tuple[str | None, str, str]]:
    """Return speaker, first two words of the quote, and rule of every statement."""
    packs = load_packs(language)
    found = []
    for claim in link_statements(read_spans(make_document(text, language), packs), packs):
        check_claim(claim, text)
        speaker, quote = claim.first("speaker"), claim.first("quote")
        assert speaker is not None
        assert quote is not None
        assert claim.evidence.start <= quote.start
        assert quote.end <= claim.evidence.end
        found.append((speaker.name, " ".join(quote.text.split()[:2]), claim.rule.partition(".")[2]))
    return found


@pytest.mark.parametrize(
    ("text", "language", "statements"),
    [
        ("“We stand with our friends,” said Ana Ruiz.", "en", [("Ana Ruiz", "We stand", "verb-speaker")]),
        ("“We stand with our friends,” Ana Ruiz told reporters.", "en", [("Ana Ruiz", "We stand", "speaker-verb")]),
        ('Ana Ruiz, the chair, said: "We stand with our friends."', "en", [("Ana Ruiz", "We stand", "before")]),
        (
            "Ana Ruiz spoke at length. “We stand with our friends,” she said. “They know it very well.”",
            "en",
            [("Ana Ruiz", "We stand", "pronoun"), ("Ana Ruiz", "They know", "continued")],
        ),
        (
            "« Nous restons avec nos amis », a déclaré la présidente, Ana Ruiz.",
            "fr",
            [("Ana Ruiz", "Nous restons", "verb-speaker")],
        ),
        (
            "Karim Diallo a parlé. « Nous restons avec nos amis », a-t-il ajouté.",
            "fr",
            [("Karim Diallo", "Nous restons", "pronoun")],
        ),
        ("According to Ana Ruiz, “we stand with our friends”.", "en", [("Ana Ruiz", "we stand", "source")]),
        ("« Nous restons avec nos amis », selon Ana Ruiz.", "fr", [("Ana Ruiz", "Nous restons", "source")]),
        ("“We stand with our friends,” the chair, Ana Ruiz, said.", "en", [("Ana Ruiz", "We stand", "speaker-verb")]),
        ("Ana Ruiz met Olav Brandt. “We stand with our friends,” he said.", "en", []),
        ("The plan, called “A Light for the North”, pleased Ana Ruiz.", "en", []),
        ("“Yes,” said Ana Ruiz.", "en", []),
        ("“We stand with our friends.” The crowd sang.", "en", []),
    ],
)
def test_who_says_what(text: str, language: str, statements: list[tuple[str, str, str]]) -> None:
    assert tell(text, language) == statements


def test_the_quote_is_verbatim_without_its_marks() -> None:
    text = "“We stand with our friends,” said Ana Ruiz."
    packs = load_packs("en")
    (claim,) = link_statements(read_spans(make_document(text), packs), packs)
    quote = claim.first("quote")
    assert quote is not None
    assert quote.text == "We stand with our friends"
    assert quote.name is None
    assert claim.evidence.quote == text


@pytest.mark.parametrize("language", languages())
def test_examples_of_the_packs(language: str) -> None:
    packs = load_packs(language)
    assert all(tell(text, language) for text in packs.words("statement", "yes"))
    assert not any(tell(text, language) for text in packs.words("statement", "no"))
