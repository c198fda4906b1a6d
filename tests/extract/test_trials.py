"""Trials of packs: sentences that hold, that do not, and tables that are not tried."""

from __future__ import annotations

from pathlib import Path

from kg.extract.trials import try_packs

_PACK = """
language = "en"

[[frame]]
id = "cast-lot"
kind = "membership"
status = "joined"
verb = "cast its lot with"
subject = "member:states"
object = "organization:body"
yes = ["Oman cast its lot with the Blue Accord.", "Oman cast its vote."]
no = ["Oman joined the Blue Accord.", "Oman cast its net."]

[[post_heads]]
concept = "purser"
label = "Purser"
forms = ["ship purser"]
yes = ["the ship-purser of the Blue Accord"]
no = ["the purser of the Blue Accord"]

[[organization_cue]]
id = "cooks"
side = "before"
weight = 3.0
patterns = ["cooks of the "]
yes = ["She met cooks of the [Amber Gate]."]
no = ["She met cooks near the [Amber Gate]."]

[[modality]]
yes = ["Oman sang."]
"""


def test_each_sentence_is_read_as_its_entry_says(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(_PACK, encoding="utf-8")
    trials = try_packs((pack,))
    assert {trial.place.rpartition(", ")[0] for trial in trials} == {str(pack)}
    assert {(trial.key, trial.example): trial.holds for trial in trials} == {
        ("yes", "Oman cast its lot with the Blue Accord."): True,
        ("yes", "Oman cast its vote."): False,
        ("no", "Oman joined the Blue Accord."): False,
        ("no", "Oman cast its net."): True,
        ("yes", "the ship-purser of the Blue Accord"): True,
        ("no", "the purser of the Blue Accord"): True,
        ("yes", "She met cooks of the [Amber Gate]."): True,
        ("no", "She met cooks near the [Amber Gate]."): True,
        ("yes", "Oman sang."): None,
    }
    assert try_packs((tmp_path,)) == trials


def test_a_pack_for_both_languages_holds_where_one_reads_it(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    head = '[[post_heads]]\nconcept = "bosco"\nlabel = "Bosco"\nforms = ["bosco"]\n'
    pack.write_text(head + 'yes = ["the bosco of the Blue Accord"]\n', encoding="utf-8")
    assert [trial.holds for trial in try_packs((pack,))] == [True]
