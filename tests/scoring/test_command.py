"""The command ``kg score``: what it prints where, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Gen. Sana Haddad is the commander of the Amber Sea Pact. Oman joined the Amber Sea Pact in 2016.\n"
FACTS = {"language": "en", "persons": [{"name": "Sana Haddad"}, {"name": "Omar Mifsud"}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.json").write_text(json.dumps(FACTS))
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def _score(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", "score", str(folder), *words],
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_table_and_the_errors_go_to_stdout(folder: Path) -> None:
    done = _score(folder, "--errors")
    assert (done.returncode, done.stderr) == (0, "")
    assert "persons" in done.stdout
    assert "MISS   a:0  Omar Mifsud" in done.stdout


def test_json_is_json(folder: Path) -> None:
    done = _score(folder, str(folder), "--format", "json", "--language", "en")
    assert done.returncode == 0
    assert json.loads(done.stdout)["documents"] == 1


@pytest.mark.parametrize(("least", "code"), [("0.66", 0), ("0.67", 1)])
def test_a_score_under_the_least_wanted_exits_1(folder: Path, least: str, code: int) -> None:
    done = _score(folder, "--fail-under", least)
    assert done.returncode == code
    assert ("the F1 of the micro average is 0.6667, under 0.67" in done.stderr) == (code == 1)
    assert "persons" in done.stdout


def test_a_document_set_aside_exits_1_and_is_named(folder: Path) -> None:
    (folder / "a.txt").write_text(" ")
    done = _score(folder)
    assert done.returncode == 1
    assert "set aside: " in done.stderr
    assert "a.txt: is empty" in done.stderr


@pytest.mark.parametrize(
    ("facts", "words", "told"),
    [
        ('{"rolls": []}', (), "a.json: unknown list or field 'rolls'"),
        ("{", (), "a.json: is not JSON"),
        ("{}", ("--format", "csv"), "--format: 'csv'; use table, json, markdown"),
        ("{}", ("elsewhere",), "a.json: has no document elsewhere/a"),
        ("{}", ("--fail-under", "80"), "'--fail-under'"),
    ],
)
def test_what_cannot_be_used_exits_2_in_one_line(folder: Path, facts: str, words: tuple[str, ...], told: str) -> None:
    (folder / "a.json").write_text(facts)
    done = _score(folder, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_hostile_name_does_not_reach_the_terminal(folder: Path) -> None:
    (folder / "a.json").write_text(json.dumps({"language": "en", "persons": [{"name": "Sana\x1b[31m"}]}))
    assert "\x1b" not in _score(folder, "--errors").stdout
