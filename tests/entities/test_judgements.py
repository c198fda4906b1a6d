from pathlib import Path

import pytest

from factory import ids_of, resolve_told
from kg.entities import Judgement, read_judgements
from kg.entities.judgements import check_judgements, parse_judgement
from kg.errors import JudgementError

KHALID = 'one: role "person=Khalid Rahman" post=spokesman "organization=Blue Accord" status=current'
KHALED = 'two: role "person=Khaled Rahman" post=spokesman "organization=Blue Accord" status=current'
BORIS = 'three: rank "person=Boris Ivers" rank=General'


def test_different_keeps_apart_what_rules_join() -> None:
    claims, entities = resolve_told(
        [KHALID, KHALED], judgements=[Judgement("different", "Khalid Rahman", "Khaled Rahman", "cousins")]
    )
    assert len(set(ids_of(claims, entities, "person"))) == 2


def test_unsure_keeps_apart_and_lists() -> None:
    claims, entities = resolve_told(
        [KHALID, KHALED], judgements=[Judgement("unsure", "Khalid Rahman", "Khaled Rahman", "ask")]
    )
    assert len(set(ids_of(claims, entities, "person"))) == 2
    assert any(pair.reason == "unsure: ask" for pair in entities.undecided)


def test_same_joins_by_name_and_by_path() -> None:
    for left in ("Khalid Rahman", "person/khaled-rahman"):
        judgement = Judgement("same", left, "Boris Ivers", "a pen name")
        claims, entities = resolve_told([KHALID, KHALED, BORIS], judgements=[judgement])
        assert len(set(ids_of(claims, entities, "person"))) == 1
        merges = [merge for entity in entities.by_id.values() for merge in entity.merges]
        assert any(merge.source == "judgement" and merge.reason == "a pen name" for merge in merges)


def test_a_name_that_no_document_has_is_passed_over() -> None:
    judgement = Judgement("same", "Nobody Here", "Boris Ivers", "old")
    claims, entities = resolve_told([BORIS], judgements=[judgement])
    assert ids_of(claims, entities, "person") == ["person/boris-ivers"]


def test_a_file_is_read_with_comments_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("# who is who\n\nsame\tA B\tC D\tletter of 3 May\n", encoding="utf-8")
    assert read_judgements(path) == (Judgement("same", "A B", "C D", "letter of 3 May", f"{path}, line 3"),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("same\tA\tB", "3 cells"),
        ("maybe\tA\tB\twhy", "decision 'maybe'"),
        ("same\t\tB\twhy", "two different names"),
        ("same\tA\tA\twhy", "two different names"),
        ("same\tA\tB\t", "no reason"),
    ],
)
def test_a_broken_line_names_place_value_and_remedy(line: str, told: str) -> None:
    with pytest.raises(JudgementError, match=told) as caught:
        parse_judgement(line, "j.tsv, line 7")
    assert caught.value.place == "j.tsv, line 7"
    assert caught.value.remedy


def test_contradicting_judgements_name_both() -> None:
    lines = [
        Judgement("same", "A", "B", "x", "line 1"),
        Judgement("same", "B", "C", "x", "line 2"),
        Judgement("different", "A", "C", "x", "line 3"),
    ]
    with pytest.raises(JudgementError, match=r"line 3.*contradicts.*line [12]"):
        check_judgements(lines)
    with pytest.raises(JudgementError, match=r"line 3.*contradicts.*line 2"):
        check_judgements([Judgement("unsure", "A", "C", "x", "line 2"), lines[2]])


def test_an_unreadable_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="cannot be read"):
        read_judgements(tmp_path / "absent.tsv")
    (tmp_path / "bytes.tsv").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(JudgementError, match="UTF-8"):
        read_judgements(tmp_path / "bytes.tsv")


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "j.tsv").write_bytes(b"\xef\xbb\xbfsame\tA\tB\tone person\r\n")
    assert [judgement.decision for judgement in read_judgements(tmp_path / "j.tsv")] == ["same"]
