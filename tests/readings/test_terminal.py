"""The view in a terminal, and the command that shows it."""

import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from kg.cli import app
from kg.documents import Document, read_document
from kg.errors import InputError
from kg.readings import view_document
from kg.readings.terminal import print_view
from kg.resources import find_resource

PACT = find_resource("data", "documents") / "amber-sea-pact.md"
TEXT = """Menu \x1b[31m Home

Gen. Sana Haddad, secretary-general of the Blue Accord Council (BAC), met Général عبد الله on 3 March 2024.
The council will meet again in Oslo. Haddad likes [red]the sea[/red].
"""


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _show(folder: Path, monkeypatch: pytest.MonkeyPatch, *, terminal: bool, **environment: str) -> str:
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    document = read_document(folder / "note.txt")
    assert isinstance(document, Document)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    file = _Terminal() if terminal else StringIO()
    print_view(view_document(document), file)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Done:
    """What a run of the command left."""

    exit_code: int
    stdout: str
    stderr: str
    exception: BaseException | None


def _run(*words: str, stdin: bytes | None = None) -> Done:
    done = CliRunner().invoke(app, ["read", *words], input=stdin)
    return Done(done.exit_code, done.stdout, done.stderr, done.exception)


def test_without_colour_kinds_are_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _show(tmp_path, monkeypatch, terminal=False)
    assert (
        "[Gen.|rank] [Sana Haddad|person], [secretary-general|post] of the [Blue Accord Council|organization]" in shown
    )
    assert "The [council|reference → BAC] will meet" in shown
    assert "[Haddad|person → Sana Haddad] likes [red]the sea[/red]." in shown
    assert "عبد الله" in shown
    assert "\x1b" not in shown
    [line] = [line for line in shown.splitlines() if "▸ rank" in line]
    assert (
        line.strip()
        == "▸ rank, current; person Sana Haddad; rank Gen.; rule rank.before-name (kg/extract/rankclaims.py)"
    )


def test_no_color_is_kept_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _show(tmp_path, monkeypatch, terminal=True, NO_COLOR="1", TERM="xterm-256color", COLUMNS="80")
    assert "[Sana Haddad|person]" in " ".join(_without_styles(shown).split())
    assert "\x1b[36m" not in shown
    assert "\x1b[1;36m" not in shown


def test_on_a_terminal_kinds_are_colours_and_lines_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _show(tmp_path, monkeypatch, terminal=True, TERM="xterm-256color", COLUMNS="60")
    assert "\x1b[1;36mSana Haddad" in shown
    assert "|person]" not in shown
    assert "\x1b[31m Home" not in shown
    plain = _without_styles(shown)
    assert max(cell_len(line) for line in plain.splitlines()) <= 60
    words = " ".join(plain.split())
    assert "council→BAC will meet again" in words
    assert "kinds: person post rank" in words
    assert "1 with nothing claimed" in words


def _without_styles(shown: str) -> str:
    from rich.text import Text

    return Text.from_ansi(shown).plain


def test_the_command_shows_sentences_claims_and_a_summary() -> None:
    done = _run(str(PACT))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "published: 2024-06-12 (by dateline)" in done.stdout
    assert "(boilerplate, not read) --- title:" in done.stdout
    assert "membership, joined; member Iceland; organization Amber Sea Security Pact; time 2024-06-11" in done.stdout
    assert "event PLANNED" in done.stdout
    assert "sentences: 21, 1 with nothing claimed (1)" in done.stdout


def test_the_command_narrows() -> None:
    only = _run(str(PACT), "--only", "founding")
    assert [line for line in only.stdout.splitlines() if "▸" in line] == [
        line for line in _run(str(PACT)).stdout.splitlines() if "▸ founding" in line
    ]
    assert "▸" not in _run(str(PACT), "--no-claims").stdout
    rule = _run(str(PACT), "--rule", "member-rows").stdout
    assert "Denmark" in rule
    assert "Clear Water" not in rule
    unclaimed = _run(str(PACT), "--unclaimed").stdout
    assert "admits a tenth member" in unclaimed
    assert "Denmark" not in unclaimed
    nothing = _run(str(PACT), "--rule", "no-such-rule")
    assert nothing.exit_code == 0
    assert "--rule" in nothing.stderr


def test_the_command_reads_a_pipe_and_writes_a_page(tmp_path: Path) -> None:
    piped = _run("-", "--html", stdin=PACT.read_bytes())
    assert piped.stdout.startswith("<!DOCTYPE html>")
    page, text = tmp_path / "page.html", tmp_path / "read.txt"
    assert _run(str(PACT), "--html", "-o", str(page)).stdout == ""
    assert page.read_text(encoding="utf-8") == _run(str(PACT), "--html").stdout
    assert _run(str(PACT), "-o", str(text)).stdout == ""
    assert text.read_text(encoding="utf-8") == _run(str(PACT)).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("no-such-file.txt",), "no-such-file.txt"),
        ((str(PACT), "--only", "roles"), "'roles'"),
        ((str(PACT), "--html", "-o", "/proc/nowhere/page.html"), "/proc/nowhere"),
        ((str(PACT), "--pack", "no-such-pack.toml"), "no-such-pack.toml"),
    ],
    ids=["file", "only", "output", "pack"],
)
def test_mistakes_are_told(words: tuple[str, ...], told: str) -> None:
    done = _run(*words)
    assert isinstance(done.exception, InputError)
    assert told in str(done.exception)
    assert done.stdout == ""


def test_a_mistake_ends_in_one_line_and_exit_code_2(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "kg", "read", "no-such-file.txt"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: no-such-file.txt: does not exist; give the path of a document\n"
