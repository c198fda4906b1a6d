"""The README does not drift: its commands are run on the sample documents, and its answers are the real ones.

``python tests/test_readme.py`` writes the answers into the README anew.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_CONSOLE = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<answer>(?:(?!```).*\n)*)```$", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def _run(command: str, folder: Path) -> str:
    """Run a command line of the README with this interpreter's ``kg``, away from any terminal."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    prepared = re.sub(r"^kg ", f"{sys.executable} -m kg ", command)
    done = subprocess.run(
        ["bash", "-c", prepared],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _build(folder: Path) -> Path:
    _run(f"kg build {ROOT / 'data' / 'documents'} -o build", folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize(
    "block", list(_CONSOLE.finditer(README.read_text(encoding="utf-8"))), ids=lambda m: str(m["command"][:40])
)
def test_the_answers_in_the_readme_are_real(built: Path, block: re.Match[str]) -> None:
    assert block["answer"], "run `python tests/test_readme.py`"
    assert _run(block["command"], built) == block["answer"]


def test_the_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = _PYTHON.search(README.read_text(encoding="utf-8"))
    assert code is not None
    exec(compile(code["code"], "README.md", "exec"), {})
    assert capsys.readouterr().out == "True\n"


def test_the_two_commands_are_there_for_the_check_to_run() -> None:
    lines = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2
    assert "kg build" in lines[0]
    assert "pytest" in lines[1]


def _write() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = _build(Path(name))
        text = README.read_text(encoding="utf-8")
        new = _CONSOLE.sub(
            lambda m: f"```console\n$ {m['command']}\n{_run(m['command'], folder)}```",
            text,
        )
        README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    _write()
