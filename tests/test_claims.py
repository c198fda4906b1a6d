"""The claims format: ids, checks, JSON Lines and schema."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import (
    ARGUMENTS,
    REQUIRED,
    STATUSES,
    Claim,
    ClaimTime,
    Evidence,
    Mention,
    check_claim,
    claim_schema,
    format_claim,
    make_claim,
    parse_claim,
    read_claims,
    write_claims,
)
from kg.errors import ClaimError, InputError

TEXT = "Fiji joined the Reef Accord in 2019, its secretary said."


def _claim(**changes: object) -> Claim:
    fields: dict[str, object] = {
        "rule": "test",
        "status": "joined",
        "time": ClaimTime("2019", "2019", 31, 35),
    }
    fields.update(changes)
    return make_claim(
        "membership",
        {"member": [Mention("Fiji", 0, 4, "Fiji")], "organization": [Mention("Reef Accord", 16, 27, "Reef Accord")]},
        Evidence("note", 0, len(TEXT), TEXT),
        **fields,  # type: ignore[arg-type]
    )


def test_the_same_claim_has_the_same_id_and_any_change_another() -> None:
    ids = {
        _claim().id,
        _claim(rule="other").id,
        _claim(status="left").id,
        _claim(time=None).id,
        _claim(modality="denied").id,
        _claim(grade="inferred").id,
        _claim(extractor="table").id,
    }
    assert len(ids) == 7
    assert _claim().id in ids


@pytest.mark.parametrize("kind", ARGUMENTS)
def test_every_kind_requires_known_arguments(kind: str) -> None:
    assert set(REQUIRED[kind]) <= set(ARGUMENTS[kind])
    with pytest.raises(ClaimError, match=REQUIRED[kind][0]):
        make_claim(kind, {}, Evidence("d", 0, 1, "x"), rule="r")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "elected"}, "status 'elected'"),
        ({"modality": "rumoured"}, "modality 'rumoured'"),
        ({"grade": "guessed"}, "grade 'guessed'"),
    ],
)
def test_unknown_values_are_named(change: dict[str, str], words: str) -> None:
    with pytest.raises(ClaimError, match=words):
        _claim(**change)


def test_an_unknown_argument_is_named() -> None:
    mention = [Mention("Fiji", 0, 4)]
    with pytest.raises(ClaimError, match="argument 'country'"):
        make_claim("founding", {"organization": mention, "country": mention}, Evidence("d", 0, 4, "Fiji"), rule="r")


@pytest.mark.parametrize(
    "claim",
    [
        _claim(time=ClaimTime("2019", "2018", 31, 35)),
        _claim(time=ClaimTime("2019", "2019", 30, 34)),
        make_claim("founding", {"organization": [Mention("Reef", 16, 20)]}, Evidence("note", 0, 99, TEXT), rule="r"),
        make_claim("founding", {"organization": [Mention("Reef", 0, 4)]}, Evidence("note", 0, 4, "Fiji"), rule="r"),
    ],
)
def test_words_that_are_not_there_are_refused(claim: Claim) -> None:
    with pytest.raises(ClaimError, match="is not what stands there"):
        check_claim(claim, TEXT)


def test_words_that_are_there_pass() -> None:
    check_claim(_claim(), TEXT)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(words, st.integers(0, 10**6), st.none() | words, st.sampled_from([None, *STATUSES["rank"]]))
def test_claims_survive_a_round_trip(text: str, start: int, name: str | None, status: str | None) -> None:
    mention = Mention(text, start, start + len(text), name)
    claim = make_claim(
        "rank", {"person": [mention], "rank": [mention]}, Evidence("d", 0, 5, text), rule="r", status=status
    )
    line = format_claim(claim)
    assert len(line.splitlines()) >= 1
    assert "\n" not in line
    assert parse_claim(line) == claim


def test_files_are_json_lines_and_errors_name_the_line(tmp_path: Path) -> None:
    file = io.StringIO()
    assert write_claims([_claim(), _claim(rule="other")], file) == 2
    path = tmp_path / "claims.jsonl"
    path.write_text(file.getvalue() + "\n{broken\n", encoding="utf-8")
    lines = read_claims(path)
    assert next(lines) == _claim()
    assert next(lines) == _claim(rule="other")
    with pytest.raises(ClaimError, match=r"line 4: not JSON"):
        next(lines)


def test_evidence_from_another_document_is_refused_also_without_an_id() -> None:
    fields = json.loads(format_claim(_claim()))
    del fields["id"]
    assert parse_claim(json.dumps(fields), "here") == _claim()
    with pytest.raises(ClaimError, match="must equal the document of the evidence"):
        parse_claim(json.dumps({**fields, "document": "other"}), "here")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "rumour"},
        {"surprise": 1},
        {"arguments": {}},
        {"arguments": {"member": [{"text": "Fiji"}]}},
        {"evidence": {"document": "other", "start": 0, "end": 4, "quote": "Fiji"}},
        {"id": "c0000000000000000"},
        {"status": "elected"},
    ],
)
def test_lines_that_break_the_format_are_refused(change: dict[str, object]) -> None:
    fields = {**json.loads(format_claim(_claim())), **change}
    with pytest.raises(ClaimError):
        parse_claim(json.dumps(fields))


def test_an_id_may_be_left_out() -> None:
    fields = json.loads(format_claim(_claim()))
    del fields["id"]
    assert parse_claim(json.dumps(fields)).id == _claim().id


def test_the_schema_is_a_schema() -> None:
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(claim_schema())


@pytest.mark.parametrize("line", ["[" * 100_000, "1" * 5000])
def test_json_beyond_all_sense_is_a_claim_error(line: str) -> None:
    with pytest.raises(ClaimError, match="beyond all sense"):
        parse_claim(line)


def test_a_claims_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        list(read_claims(tmp_path / "none.jsonl"))
    with pytest.raises(InputError, match="directory"):
        list(read_claims(tmp_path))
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(ClaimError, match="UTF-8"):
        list(read_claims(tmp_path / "a.jsonl"))
