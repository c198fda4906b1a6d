from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.extract.lexicon import is_common, is_listed, is_name, name_groups
from kg.resources import find_resource


@pytest.mark.parametrize("word", ["Fatima", "OUMAROU", "Jean-Yves", "Zoe", "Zoé", "Muhammad"])
def test_names_in_any_case_with_or_without_accents(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["coalition", "Minister", "Ministre", "Security", "le", "Qwrtzp"])
def test_common_and_unknown_words_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_a_word_may_be_a_name_and_a_common_word() -> None:
    assert is_listed("Strong")
    assert is_common("Strong")
    assert not is_name("Strong")


def test_groups_hold_spellings_of_one_name() -> None:
    assert any({"muhammad", "mohammed", "mohamed"} <= set(group) for group in name_groups())
    assert all(len(set(group)) == len(group) > 1 for group in name_groups())


def test_the_lists_are_small_and_load_fast() -> None:
    folder = find_resource("data", "lexicons")
    files = ("person_names.txt.xz", "name_forms.txt.xz", "common_words.txt.xz")
    assert sum((folder / name).stat().st_size for name in files) < 1_500_000
    name_groups.cache_clear()
    start = time.perf_counter()
    name_groups()
    assert time.perf_counter() - start < 1.0


def test_the_script_gives_the_same_bytes(tmp_path: Path) -> None:
    script = find_resource("data", "lexicons", "make_person_names.py")
    (tmp_path / "names.tsv").write_text("wikidata\tforms\nQ1\tsana|sanaa|سناء\nQ2\tkone\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text("the pact, the Pact, Sana", encoding="utf-8")
    command = [
        sys.executable,
        str(script),
        str(tmp_path / "names.tsv"),
        str(tmp_path / "text.txt"),
        "--into",
        str(tmp_path),
    ]
    made = []
    for _ in range(2):
        subprocess.run(command, check=True)
        made.append({path.name: path.read_bytes() for path in sorted(tmp_path.glob("*.xz"))})
    assert made[0] == made[1]
    assert len(made[0]) == 3
