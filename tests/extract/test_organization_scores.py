from __future__ import annotations

from factory import make_document
from kg.extract.board import open_board
from kg.extract.organization_runs import find_name_runs
from kg.extract.organization_scores import Score, score_names
from kg.extract.packs import load_packs


def _score(text: str, name: str) -> Score:
    board = open_board(make_document(text, "en"), load_packs("en"))
    runs = [run for line in board.lines for run in find_name_runs(board, line, (), frozenset())]
    return score_names(board, runs, (), frozenset())[name]


def test_a_score_names_its_reasons() -> None:
    assert _score("Oman joined the Pearl Covenant.", "Pearl Covenant").reasons == ("article", "joined", "metaphor")


def test_each_kind_of_evidence_counts_once() -> None:
    once = _score("Oman joined the Pearl Ropes. They saw the Pearl Ropes.", "Pearl Ropes")
    twice = _score("Oman joined the Pearl Ropes. Chad joined the Pearl Ropes.", "Pearl Ropes")
    assert once == twice


def test_evidence_of_all_mentions_adds_up() -> None:
    told = _score("Oman joined the Pearl Ropes. The Pearl Ropes has nine members.", "Pearl Ropes")
    assert {"joined", "has-members", "repeated"} <= set(told.reasons)
    assert told.value > _score("Oman joined the Pearl Ropes.", "Pearl Ropes").value


def test_what_is_a_company_is_no_alliance() -> None:
    assert _score("Oman joined the Pearl Ropes.", "Pearl Ropes").alliance
    assert not _score("Oman joined the Pearl Ropes. The company Pearl Ropes agreed.", "Pearl Ropes").alliance


def test_states_are_not_scored() -> None:
    board = open_board(make_document("They left the Blue Nile.", "en"), load_packs("en"))
    runs = [run for line in board.lines for run in find_name_runs(board, line, (), frozenset())]
    assert "Blue Nile" not in score_names(board, runs, (), frozenset({"Blue Nile"}))
