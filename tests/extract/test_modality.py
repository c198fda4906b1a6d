"""The modality of what a verb says: examples of the packs, and the cases where scope matters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.extract.modality import read_modality
from kg.extract.model import Sentence
from kg.extract.packs import languages, load_packs


def read(marked: str, language: str | None = None) -> str:
    """Read the modality at the word between asterisks."""
    text = marked.replace("*", "")
    packs = None if language is None else load_packs(language)
    return read_modality(text, Sentence(0, len(text), "body", ()), marked.index("*"), packs)


def examples(key: str) -> Iterator[tuple[str, str, str]]:
    for language in languages():
        for entry in load_packs(language).entries("modality"):
            for example in entry.get(key, ()):  # type: ignore[attr-defined]
                yield language, str(entry["value"]), example


@pytest.mark.parametrize(("language", "value", "example"), tuple(examples("yes")))
def test_examples_of_the_packs_read_as_they_say(language: str, value: str, example: str) -> None:
    assert read(example, language) == value
    assert read(example) == value


@pytest.mark.parametrize(("language", "value", "example"), tuple(examples("no")))
def test_counter_examples_of_the_packs_do_not(language: str, value: str, example: str) -> None:
    assert read(example, language) != value


@pytest.mark.parametrize(
    "marked",
    [
        "The minister, who will visit Spa on Monday, *thanked* the president.",
        "The chair said the pact *launched* a programme.",
        "It did not rain, but the ministers *met*.",
        "Le ministre, qui ira à Spa, a *remercié* la présidente.",
    ],
)
def test_a_cue_in_another_clause_does_not_count(marked: str) -> None:
    assert read(marked) == "asserted"


def test_the_strongest_cue_wins() -> None:
    assert read("According to the daily Echo, Sylvania will not *join*.") == "denied"
    assert read("According to the daily Echo, Sylvania will *join*.") == "planned"
