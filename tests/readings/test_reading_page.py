"""docs/reading.md does not drift: its example is run, and its options are those of the command."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

PROJECT = Path(__file__).parent.parent.parent
PAGE = PROJECT / "docs" / "reading.md"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the docs are not part of the source distribution")


def test_the_example_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    [(command, answer)] = re.findall(r"```console\n\$ kg (.*)\n((?:(?!```).*\n)*)```", PAGE.read_text(encoding="utf-8"))
    assert CliRunner().invoke(app, command.split()).stdout == answer


def test_every_option_is_told() -> None:
    told = PAGE.read_text(encoding="utf-8")
    help_text = CliRunner().invoke(app, ["read", "--help"], env={"COLUMNS": "200"}).stdout
    options = set(re.findall(r"--[a-z][a-z-]+", help_text)) - {"--help", "--output", "--claims"}
    assert options == {"--html", "--only", "--rule", "--unclaimed", "--no-claims", "--pack"}
    for option in options:
        assert f"`{option}" in told
