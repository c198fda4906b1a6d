from __future__ import annotations

import pytest

from factory import make_document
from kg.extract.board import open_board
from kg.extract.model import Span
from kg.extract.organization_runs import find_name_runs
from kg.extract.packs import load_packs


def _runs(text: str, language: str, *posts: Span) -> list[str]:
    board = open_board(make_document(text, language), load_packs(language))
    return [
        text[run.start : run.end]
        for line in board.lines
        for run in find_name_runs(board, line, posts, frozenset({"Oman"}))
    ]


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("the Gulf of Bothnia Watch met", "en", ["Gulf of Bothnia Watch", "Gulf", "Bothnia Watch"]),
        ("the Watch for Oman met", "en", ["Watch", "Oman"]),
        ("the New Pearl Circle met", "en", ["New Pearl Circle"]),
        ("a Lima-based Pearl Circle met", "en", ["Pearl Circle"]),
        ("le Cercle andin de déminage siège", "fr", ["Cercle andin de déminage", "Cercle"]),
        ("la Ronde pour la paix et le développement", "fr", ["Ronde pour la paix et le développement", "Ronde"]),
    ],
)
def test_runs(text: str, language: str, runs: list[str]) -> None:
    assert _runs(text, language) == runs


def test_posts_and_titles_are_no_part_of_a_name() -> None:
    assert _runs("Pearl Secretary Kone met Dr Haddad", "en", Span(6, 15, "post", "Secretary")) == ["Pearl", "Kone"]


def test_the_head_is_the_noun_that_says_what_it_is() -> None:
    board = open_board(make_document("the Watch on Rivers met", "en"), load_packs("en"))
    (run, *_) = find_name_runs(board, board.lines[0], (), frozenset())
    assert (run.words, run.line.tokens[run.head].text) == (("Watch", "on", "Rivers"), "Watch")
