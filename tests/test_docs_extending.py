"""The examples in docs/extending.md are complete: pasted into an empty folder, they give the answers that stand there.

``python tests/test_docs_extending.py`` writes the answers anew.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "extending.md"
#: A block of a file, named in the line before it, or a block of commands with their answers.
_BLOCK = re.compile(
    r"`(?P<name>[\w.]+)`:\n\n```toml\n(?P<content>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def _run(command: str, folder: Path) -> str:
    """Run a command in the folder; what ``kg`` says is part of the answer, its exit code is not."""
    environment = {
        **os.environ,
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "1000",
    }
    script = f'kg() {{ "{sys.executable}" -m kg "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def _answer(console: str, folder: Path) -> str:
    commands = [line for line in console.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(command[2:], folder)}" for command in commands)


def _replay(text: str, folder: Path) -> Iterator[tuple[re.Match[str], str]]:
    """Yield every block of commands with what it should be, having written the files before it."""
    for block in _BLOCK.finditer(text):
        if block["name"]:
            (folder / block["name"]).write_text(block["content"], encoding="utf-8")
        else:
            yield block, _answer(block["console"], folder)


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every block of commands as it stands, and as it should."""
    blocks = _replay(PAGE.read_text(encoding="utf-8"), tmp_path_factory.mktemp("extending"))
    return [(block["console"], answer) for block, answer in blocks]


def test_the_examples_give_the_answers_that_stand_there(replayed: list[tuple[str, str]]) -> None:
    assert [answer for _, answer in replayed] == [console for console, _ in replayed]
    assert len(replayed) > 15


def test_every_file_of_the_page_is_written_by_an_example() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count("```toml") == sum(bool(block["name"]) for block in _BLOCK.finditer(text))


def test_what_is_added_changes_what_is_read(replayed: list[tuple[str, str]]) -> None:
    read = re.compile(r"\$ kg read (\w+\.txt)( --pack \w+\.toml)? \|[^\n]*\n(.*?)(?=\n\$|\Z)", re.DOTALL)
    told = [found.groups() for _, answer in replayed for found in read.finditer(answer)]
    before = {name: answer for name, pack, answer in told if not pack}
    after = {name: answer for name, pack, answer in told if pack and name in before}
    assert len(after) >= 5
    assert [name for name, answer in after.items() if answer == before[name]] == []


def _write() -> None:
    with tempfile.TemporaryDirectory() as name:
        text = PAGE.read_text(encoding="utf-8")
        for block, answer in list(_replay(text, Path(name))):
            text = text.replace(block[0], f"```console\n{answer}```", 1)
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write()
