from pathlib import Path

from factory import ids_of, make_header, resolve_told
from kg.entities import Judgement, format_reviews, read_judgements

LINES = (
    'one: role "person=Omar Khalid Rahman" post=adviser "organization=Blue Accord" status=current',
    'two: role "person=Umar Rahman" post=spokesman "organization=Danube Compact" status=current',
    'three: role "person=Ahmed Nasser" "post=defence minister" organization=Kuwait status=current',
    'four: role "person=Ahmed Nasser" "post=defence minister" organization=Yemen status=current',
    'five: event type=visit "participant=Ahmed Nasser"',
)


def review(judgements: tuple[Judgement, ...] = ()) -> str:
    claims, entities = resolve_told(LINES, judgements=judgements)
    return format_reviews(entities, claims, [make_header(claim.document, "2020-01-01") for claim in claims])


def judge(tmp_path: Path, decision: str) -> tuple[Judgement, ...]:
    """Do as the file says: copy the line, change its first cell, read it."""
    line = next(line for line in review().splitlines() if line.startswith("unsure\tOmar Khalid Rahman"))
    (tmp_path / "judgements.tsv").write_text(line.replace("unsure", decision, 1), encoding="utf-8")
    return read_judgements(tmp_path / "judgements.tsv")


def test_a_pair_stands_with_score_reasons_and_sentences() -> None:
    lines = review().splitlines()
    start = next(number for number, line in enumerate(lines) if "Omar Khalid Rahman" in line) - 1
    assert lines[start].startswith("# person, alike 0.")
    assert "the longer name adds words in between, and nothing else confirms it" in lines[start]
    assert lines[start + 1] == "#   Omar Khalid Rahman (person/omar-khalid-rahman)"
    assert lines[start + 2].startswith('#     one.txt: role "person=Omar Khalid Rahman"')
    assert lines[start + 3] == "#   Umar Rahman (person/umar-rahman)"
    assert lines[start + 4].startswith("#     two.txt: ")


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    lines = [line.split("\t") for line in review().splitlines() if line.startswith("unsure")]
    assert all(left != right for _, left, right, _ in lines)
    assert sum(left.startswith("person/ahmed-nasser") for _, left, _, _ in lines) >= 2


def test_the_whole_file_is_a_judgement_file(tmp_path: Path) -> None:
    (tmp_path / "review.tsv").write_text(review(), encoding="utf-8")
    found = read_judgements(tmp_path / "review.tsv")
    assert len(found) == len(resolve_told(LINES)[1].undecided)


def test_a_copied_line_decides(tmp_path: Path) -> None:
    for decision, people in (("same", 1), ("different", 2), ("unsure", 2)):
        judgements = judge(tmp_path, decision)
        claims, entities = resolve_told(LINES[:2], judgements=judgements)
        assert len(set(ids_of(claims, entities, "person"))) == people
        assert ("Omar Khalid Rahman" in review(judgements)) == (decision == "unsure")


def test_a_name_cannot_break_the_file() -> None:
    lines = [LINES[0].replace("Omar Khalid", "Omar\tKhalid"), LINES[1]]
    claims, entities = resolve_told(lines)
    rows = [line for line in format_reviews(entities, claims, []).splitlines() if line and not line.startswith("#")]
    assert [row.count("\t") for row in rows] == [3]
