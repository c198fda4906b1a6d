"""Clauses: who stands before a verb and behind it, where a clause begins and ends, what prepositions bring in."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.extract import read_spans
from kg.extract.clauses import Clauses, read_clauses
from kg.extract.groups import Group
from kg.extract.linking import Page
from kg.extract.packs import load_packs


def clauses(text: str, language: str = "en") -> Clauses:
    packs = load_packs(language)
    ((_, tape),) = Page(read_spans(make_document(text, language), packs), packs).tapes
    return read_clauses(tape, packs)


def verb(found: Clauses, word: str) -> int:
    return next(number for number, token in enumerate(found.tokens) if token.word == word)


def names(group: Group | None) -> list[str | None]:
    return [mark.name for mark in group.marks] if group is not None else []


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Ana Silva, who heads the Blue Accord, met Karim Benali.", "met", ["Ana Silva"]),
        ("The Blue Accord, which met in Lima, is small.", "met", ["Blue Accord"]),
        ("Ana Silva travelled to Lima and met Karim Benali.", "met", ["Ana Silva"]),
        ("Hours after landing in Lima, Ana Silva met Karim Benali.", "landing", ["Ana Silva"]),
        ("Ana Silva of the Blue Accord and Karim Benali of the Red Pact met.", "met", ["Ana Silva", "Karim Benali"]),
        ("The plan for Chile met with anger.", "met", []),
    ],
)
def test_who_does_it(text: str, word: str, subject: list[str]) -> None:
    found = clauses(text)
    assert names(found.subject(verb(found, word))) == subject


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("Karim Benali received on Monday at his office in Lima Ana Silva.", "received", ["Ana Silva"]),
        ("Karim Benali received a letter from Ana Silva.", "received", []),
        ("Karim Benali received guests, Ana Silva said.", "received", []),
        ("Karim Benali met friends to discuss Chile.", "met", []),
    ],
)
def test_to_whom(text: str, word: str, target: list[str]) -> None:
    found = clauses(text)
    assert names(found.object(verb(found, word) + 1)) == target


@pytest.mark.parametrize(
    ("text", "word", "language", "passive"),
    [
        ("Ana Silva was received by Karim Benali.", "received", "en", True),
        ("Ana Silva has received Karim Benali.", "received", "en", False),
        ("The ministers are to meet in Lima.", "meet", "en", False),
        ("Ana Silva a été reçue par Karim Benali.", "reçue", "fr", True),
        ("Ana Silva a reçu Karim Benali.", "reçu", "fr", False),
    ],
)
def test_the_voice(text: str, word: str, language: str, passive: bool) -> None:
    found = clauses(text, language)
    assert found.is_passive(verb(found, word)) == passive


@pytest.mark.parametrize(
    ("text", "word", "end"),
    [
        ("Ana Silva met Karim Benali in Lima, where he lives.", "met", "where"),
        ("Ana Silva met Karim Benali in Lima, and Oman has left the Blue Accord.", "met", "and"),
        ('Ana Silva opened the course "Safe Ports" in Lima.', "opened", "."),
        ("Ana Silva met Karim Benali and Omar Rida.", "met", "."),
    ],
)
def test_a_clause_ends_before_another_begins(text: str, word: str, end: str) -> None:
    found = clauses(text)
    number = found.clause_end(verb(found, word))
    assert (found.tokens[number].word if number < len(found.tokens) else ".") == end


def test_a_body_without_a_name_stands_for_whose_it_is() -> None:
    found = clauses("The Blue Accord's council met in Lima.")
    subject = found.subject(verb(found, "met"))
    assert subject is not None
    assert [mark.name for mark in found.owned(subject)] == ["Blue Accord"]


def test_titles_before_a_name_are_no_things() -> None:
    found = clauses("Oman met Mrs. Ana Silva.")
    assert [names(group) for group in found.groups] == [["Oman"], ["Ana Silva"]]
