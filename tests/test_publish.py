"""Publishing all or nothing, also when killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg.publish
from kg.errors import BuildError, InputError
from kg.publish import GENERATOR, MARK, publish_folder, read_manifest, recover


def _manifest(word: str) -> str:
    return json.dumps({"generator": GENERATOR, "word": word})


def _word(target: Path) -> str:
    manifest = read_manifest(target)
    assert manifest is not None
    return str(manifest["word"])


def _publish(target: Path, word: str) -> None:
    with publish_folder(target) as folder:
        (folder / MARK).write_text(_manifest(word))


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_second_build_replaces_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool) -> None:
    if not can_exchange:
        monkeypatch.setattr(kg.publish, "_exchange", lambda left, right: False)
    target = tmp_path / "build"
    _publish(target, "one")
    _publish(target, "two")
    assert _word(target) == "two"
    assert _names(tmp_path) == ["build"]


def test_the_earlier_build_is_only_moved_while_the_new_one_is_not_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.publish, "_exchange", lambda left, right: False)
    target = tmp_path / "build"
    _publish(target, "one")
    rename = Path.rename

    def fail_for_the_new_one(path: Path, to: Path) -> Path:
        if ".new-" in path.name:
            raise OSError(28, "No space left on device")
        return rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", fail_for_the_new_one)
        with pytest.raises(BuildError, match="No space left"):
            _publish(target, "two")
    recover(target)
    assert _word(target) == "one"
    assert _names(tmp_path) == ["build"]


def test_what_a_running_build_fills_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "build"
    with publish_folder(target) as folder:
        recover(target)
        (folder / MARK).write_text(_manifest("one"))
    assert _word(target) == "one"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_build_can_be_read_as_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        _publish(tmp_path / "build", "one")
    finally:
        os.umask(before)
    assert (tmp_path / "build").stat().st_mode & 0o777 == 0o755


def test_an_error_leaves_the_earlier_build_and_no_rubbish(tmp_path: Path) -> None:
    target = tmp_path / "build"
    _publish(target, "one")
    with pytest.raises(ZeroDivisionError), publish_folder(target) as folder:
        (folder / MARK).write_text(str(1 / 0))
    assert _word(target) == "one"
    assert _names(tmp_path) == ["build"]


def test_a_failing_disk_is_told_as_a_build_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no-such-folder"), publish_folder(tmp_path / "build") as folder:
        (folder / "no-such-folder" / "file").write_text("x")
    assert _names(tmp_path) == []


@pytest.mark.parametrize("kind", ["file", "foreign folder", "foreign manifest", "missing parent"])
def test_a_target_that_is_not_ours_is_refused(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "build"
    if kind == "file":
        target.write_text("precious")
    elif kind == "foreign folder":
        target.mkdir()
        (target / "thesis.txt").write_text("precious")
    elif kind == "foreign manifest":  # of a web app, a browser extension, another tool
        target.mkdir()
        (target / MARK).write_text('{"name": "precious", "manifest_version": 3}')
    else:
        target = tmp_path / "no" / "build"
    with pytest.raises(InputError, match="build"):
        _publish(target, "one")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_an_unwritable_parent_is_refused(tmp_path: Path) -> None:
    parent = tmp_path / "locked"
    parent.mkdir(mode=0o500)
    with pytest.raises(InputError, match="cannot be written"):
        _publish(parent / "build", "one")


def test_a_swap_cut_off_between_two_renames_is_finished(tmp_path: Path) -> None:
    target = tmp_path / "build"
    _publish(target, "one")
    target.rename(tmp_path / ".build.old")
    recover(target)
    assert _word(target) == "one"


def test_killed_at_any_moment_a_whole_build_stands(tmp_path: Path) -> None:
    target = tmp_path / "build"
    _publish(target, "0" * 1000)
    program = (
        "import json, sys, pathlib\n"
        "from kg.publish import publish_folder\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "print('ready', flush=True)\n"
        "for n in range(1, 100000):\n"
        "    with publish_folder(target) as folder:\n"
        "        word = {'generator': 'coalition-kg', 'word': str(n % 10) * 1000}\n"
        "        (folder / 'manifest.json').write_text(json.dumps(word))\n"
    )
    for wait in (0.0, 0.003, 0.01, 0.017, 0.03):
        with subprocess.Popen([sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        found = _word(target)
        assert len(found) == 1000
        assert len(set(found)) == 1
    recover(target)
    assert _names(tmp_path) == ["build"]
