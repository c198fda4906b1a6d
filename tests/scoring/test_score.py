"""Scoring a folder: which documents, which kinds, which languages; and the report of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.scoring import Scores, Tally, format_scores, score_folder

DOCS = Path(__file__).parents[2] / "docs" / "scoring.md"
TEXT = "Gen. Sana Haddad is the commander of the Amber Sea Pact. Oman joined the Amber Sea Pact in 2016.\n"
FACTS: dict[str, Any] = {
    "language": "en",
    "persons": [{"name": "Sana Haddad"}],
    "memberships": [{"state": "Malta", "organization": "Amber Sea Pact", "kind": "member", "start": "2016"}],
}


def _write(folder: Path, **files: Any) -> Path:
    """Write files: ``a_json`` is ``a.json``; texts as they are, objects as JSON, lists as JSON Lines."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        if isinstance(content, list):
            told = "\n".join(json.dumps(line) for line in content)
        else:
            told = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("_", ".")).write_text(told, encoding="utf-8")
    return folder


def test_only_what_is_annotated_is_scored(tmp_path: Path) -> None:
    scores = score_folder(_write(tmp_path, a_json=FACTS, a_txt=TEXT))
    assert scores.tally("persons") == Tally(1, 0, 0)
    assert scores.tally("memberships", "en") == Tally(0, 1, 1)
    assert scores.tally("organizations") == scores.tally("roles") == Tally()
    assert scores.tally("micro average") == Tally(1, 1, 1)
    assert (scores.documents, scores.set_aside) == (1, ())


def test_in_a_sentence_bank_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    scores = score_folder(_write(tmp_path, bank_jsonl=[{**FACTS, "text": TEXT}]))
    assert scores.tally("roles") == Tally(0, 1, 0)
    assert scores.tally("organizations").false == 1


def test_relative_dates_of_a_sentence_bank_are_computed_from_its_publication(tmp_path: Path) -> None:
    bank = {
        "text": "Oman joined the Amber Sea Pact last year.",
        "published": "2017-05-01",
        "language": "en",
        "memberships": [{"state": "Oman", "organization": "Amber Sea Pact", "kind": "joined", "start": "2016"}],
    }
    scores = score_folder(_write(tmp_path, bank_jsonl=[bank]))
    assert scores.tally("dates of what was found") == Tally(1, 0, 0)
    undated = score_folder(_write(tmp_path, bank_jsonl=[{**bank, "published": None}]))
    assert undated.tally("dates of what was found").right == 0


def test_documents_may_lie_elsewhere_in_any_format(tmp_path: Path) -> None:
    gold = _write(tmp_path / "gold", a_json=FACTS, b_json=FACTS)
    page = f"<html><body><article><p>{TEXT}</p></article></body></html>"
    documents = _write(tmp_path / "documents", a_html=page, b_md=TEXT, c_txt="left alone")
    assert score_folder(gold, documents).tally("persons") == Tally(2, 0, 0)
    assert score_folder(gold / "a.json", documents).tally("persons") == Tally(1, 0, 0)
    with pytest.raises(InputError, match=r"a\.json: has no document .*\.txt, \.md"):
        score_folder(gold)
    _write(documents, a_txt=TEXT)
    with pytest.raises(InputError, match=r"a\.json: has two documents, .*a\.txt and .*a\.html; keep one"):
        score_folder(gold, documents)


def test_languages_are_counted_apart_and_can_be_chosen(tmp_path: Path) -> None:
    french = {"language": "fr", "persons": [{"name": "Awa Koné"}]}
    text = "Mme Awa Koné, ministre de la Défense, a rencontré ses homologues à Dakar, a annoncé son ministère.\n"
    folder = _write(tmp_path, a_json=FACTS, a_txt=TEXT, b_json=french, b_txt=text)
    scores = score_folder(folder)
    assert scores.languages == ("en", "fr", "all")
    assert [scores.tally("persons", language).right for language in scores.languages] == [1, 1, 2]
    only = score_folder(folder, language="fr")
    assert (only.documents, only.tally("persons")) == (1, Tally(1, 0, 0))


def test_documents_in_another_language_than_the_chosen_are_not_set_aside(tmp_path: Path) -> None:
    folder = _write(tmp_path, a_json=FACTS, a_txt=TEXT, b_json={"language": "ar"}, b_txt="اجتمع المجلس في مسقط أمس.")
    assert [Path(one.path).name for one in score_folder(folder).set_aside] == ["b.txt"]
    assert score_folder(folder, language="en").set_aside == ()


def test_a_document_that_cannot_be_read_is_set_aside_and_the_rest_scored(tmp_path: Path) -> None:
    scores = score_folder(_write(tmp_path, a_json=FACTS, a_txt=TEXT, b_json=FACTS, b_txt=" "))
    assert [Path(one.path).name for one in scores.set_aside] == ["b.txt"]
    assert scores.tally("persons") == Tally(1, 0, 0)


def test_the_users_packs_are_used(tmp_path: Path) -> None:
    pack = tmp_path / "extra.toml"
    pack.write_text("[unfinished")
    with pytest.raises(InputError, match=r"extra\.toml"):
        score_folder(_write(tmp_path / "gold", a_json=FACTS, a_txt=TEXT), packs=(pack,))


def test_the_example_in_the_docs_is_read_without_mistake(tmp_path: Path) -> None:
    example = re.search(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    scores = score_folder(_write(tmp_path, bank_jsonl=[json.loads(example[1])]))
    for kind in ("persons", "organizations", "roles with organization", "memberships", "dates of what was found"):
        assert scores.tally(kind) == Tally(1, 0, 0), kind
    assert scores.mistakes == ()


def test_the_docs_name_every_list_and_field() -> None:
    from kg.scoring.fields import LISTS, MARKS

    told = DOCS.read_text(encoding="utf-8")
    for name, fields in LISTS.items():
        row = next(line for line in told.splitlines() if line.startswith(f"| `{name}` |"))
        assert set(fields) <= set(re.findall(r"`(\w+)`", row)), name
        assert {key for key, field in fields.items() if field.required} <= set(re.findall(r"\*\*`(\w+)`\*\*", row))
    assert all(f"`{mark}" in told for mark in MARKS)


@pytest.fixture
def scores(tmp_path: Path) -> Scores:
    return score_folder(_write(tmp_path, a_json=FACTS, a_txt=f"A first line.\n\n{TEXT}"))


def test_the_table_has_a_row_for_each_kind(scores: Scores) -> None:
    head, *rows = format_scores(scores).splitlines()
    assert head.split() == ["kind", "language", "precision", "recall", "F1", "right", "false", "missed"]
    assert "persons                    en             1.00    1.00  1.00      1      0       0" in rows
    assert "memberships                en             0.00    0.00  0.00      0      1       1" in rows
    assert "roles                      en                –       –     –      0      0       0" in rows


def test_errors_come_by_kind_with_sentence_rule_and_line(scores: Scores) -> None:
    told = format_scores(scores, errors=True)
    kind = told[told.index("memberships: 1 false, 1 missed") :].splitlines()
    assert re.fullmatch(
        r"  FALSE \[no such fact\] \[[\w.-]+\]  a:3  member: Oman; organization: Amber Sea Pact; .*", kind[1]
    )
    assert kind[2] == "         “Oman joined the Amber Sea Pact in 2016.”"
    assert kind[3].startswith("  MISS   a:3  state: Malta; organization: Amber Sea Pact; start: 2016; kind: member")
    assert "FALSE" not in format_scores(scores)


def test_what_a_row_shares_with_one_that_asks_for_less_is_listed_once(tmp_path: Path) -> None:
    roles = [{"person": "Sana Haddad", "post": "treasurer", "organization": "Amber Sea Pact"}]
    facts = {"persons": [{"name": "Sana Haddad"}], "roles": roles}
    told = format_scores(score_folder(_write(tmp_path, a_json=facts, a_txt=TEXT)), errors=True)
    assert told.count("post: treasurer") == told.count("post: commander") == 1
    assert "roles: 1 false, 1 missed" in told
    assert "roles with organization: " not in told


def test_markdown_and_json_say_the_same(scores: Scores) -> None:
    markdown = format_scores(scores, "markdown", errors=True)
    assert "| memberships | en | 0.00 | 0.00 | 0.00 | 0 | 1 | 1 |" in markdown
    assert "## memberships: 1 false, 1 missed" in markdown
    told = json.loads(format_scores(scores, "json", errors=True))
    row = next(row for row in told["scores"] if row["kind"] == "memberships" and row["language"] == "all")
    assert row == {**row, "precision": 0.0, "f1": 0.0, "right": 0, "false": 1, "missed": 1}
    assert [(error["type"], error["kind"], error["line"]) for error in told["errors"]] == [
        ("false", "memberships", 3),
        ("miss", "memberships", 3),
    ]
    assert "errors" not in json.loads(format_scores(scores, "json"))


def test_another_format_is_an_error(scores: Scores) -> None:
    with pytest.raises(InputError, match="--format: 'csv'; use table, json, markdown"):
        format_scores(scores, "csv")
