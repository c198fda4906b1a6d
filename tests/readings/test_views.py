"""What is shown of a document: passages that cover its text, marks, claims and where their rules are written."""

from pathlib import Path

import pytest

from kg.claims import ARGUMENTS, Mention
from kg.documents import Document, read_document
from kg.errors import InputError
from kg.extract.model import Span
from kg.readings import View, narrow_view, parse_kinds, view_document
from kg.readings.marks import mark_spans
from kg.readings.model import Mark, Passage
from kg.readings.origins import MODULES, RULES
from kg.readings.views import count_kinds
from kg.readings.wording import find_unclaimed
from kg.resources import find_resource

PACKAGE = Path(__file__).parent.parent.parent / "kg"
SAMPLES = [
    *sorted(find_resource("data", "documents").iterdir()),
    *sorted((Path(__file__).parent.parent / "gold" / "dev").glob("0*.txt")),
]
TEXT = """THE HARBOUR GAZETTE

OSLO, 3 March 2024 - Marta Olsen, secretary-general of the Blue Accord Council (BAC), met envoys in Muscat.
The council was founded in 2016. Olsen likes the sea.

Nobody else came. The "Lamps for Oman" programme is organised by the BAC.
"""


def read(path: Path) -> Document:
    document = read_document(path)
    assert isinstance(document, Document)
    return document


def view_text(folder: Path, text: str = TEXT) -> View:
    (folder / "note.txt").write_text(text, encoding="utf-8")
    return view_document(read(folder / "note.txt"))


def all_marks(marks: tuple[Mark, ...]) -> list[Mark]:
    return [found for mark in marks for found in (mark, *all_marks(mark.inner))]


def sentence_with(view: View, words: str) -> Passage:
    [found] = [one for one in view.passages if words in view.document.text[one.start : one.end]]
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_passages_cover_the_text_and_marks_lie_inside_them_in_order(path: Path) -> None:
    view = view_document(read(path))
    text = view.document.text
    assert text[: view.passages[0].start].strip() == ""
    assert view.passages[-1].rest == len(text)
    for before, after in zip(view.passages, view.passages[1:], strict=False):
        assert before.rest == after.start
    for passage in view.passages:
        assert text[passage.end : passage.rest].strip() == ""
        assert passage.end > passage.start
        position = passage.start
        for mark in passage.marks:
            assert position <= mark.start < mark.end <= passage.end
            position = mark.end
            assert all(mark.start <= inner.start < inner.end <= mark.end for inner in mark.inner)


def test_every_claim_stands_once_with_the_sentence_that_is_its_evidence(tmp_path: Path) -> None:
    from kg.extract import extract_claims

    view = view_text(tmp_path)
    shown = [told.claim for passage in view.passages for told in passage.told]
    assert sorted(claim.id for claim in shown) == sorted(claim.id for claim in extract_claims(view.document))
    for passage in view.passages:
        assert all(passage.start <= told.claim.evidence.start < passage.end for told in passage.told)
    numbers = [passage.number for passage in view.passages if passage.number]
    assert numbers == list(range(1, len(numbers) + 1))


def test_marks_say_what_words_stand_for(tmp_path: Path) -> None:
    view = view_text(tmp_path)
    text = view.document.text
    notes = {
        (text[mark.start : mark.end], mark.kind): mark.note
        for passage in view.passages
        for mark in all_marks(passage.marks)
    }
    assert notes["council", "reference"] == "BAC"
    assert notes["Olsen", "person"] == "Marta Olsen"
    assert notes["Marta Olsen", "person"] == ""
    assert notes["3 March 2024", "date"] == "2024-03-03"
    assert notes["2016", "date"] == ""


def test_a_programme_takes_in_the_marks_of_its_title_and_never_cuts_one() -> None:
    oman = Span(10, 14, "state", "Oman", "Oman", "om")
    title, cutting = Mention("Lamps for Oman", 0, 14, "Lamps for Oman"), Mention("Lamps for Om", 0, 12, "Lamps for Om")
    [mark] = mark_spans([oman], [title], {})
    assert (mark.kind, [inner.kind for inner in mark.inner]) == ("programme", ["state"])
    assert [mark.kind for mark in mark_spans([oman], [cutting], {})] == ["state"]
    assert len(mark_spans([oman], [title, title], {})) == 1
    body = Span(0, 14, "organization", "Lamps for Oman", "Lamps for Oman")
    assert [(mark.kind, mark.inner) for mark in mark_spans([body], [title], {})] == [("programme", ())]


def test_sentences_with_recognised_things_but_no_claim_are_told(tmp_path: Path) -> None:
    view = view_text(tmp_path)
    assert sentence_with(view, "likes the sea").is_unclaimed
    assert not sentence_with(view, "Nobody else").is_unclaimed
    assert not sentence_with(view, "was founded").is_unclaimed
    assert find_unclaimed(view) == (sentence_with(view, "likes the sea").number,)
    shown = narrow_view(view, unclaimed=True)
    assert [passage.is_unclaimed for passage in shown.passages] == [True]


def test_words_from_another_sentence_say_which(tmp_path: Path) -> None:
    view = view_text(tmp_path, "The Blue Accord was founded in 2016 in Oslo.\nOman joined in 2019.\n")
    [told] = [told for told in sentence_with(view, "Oman joined").told if told.claim.kind == "membership"]
    places = {name: [said.passage for said in mentions] for name, mentions in told.arguments}
    assert places == {"member": [None], "organization": [1]}


def test_narrowing_by_kind_keeps_sentences_and_by_rule_does_not(tmp_path: Path) -> None:
    view = view_text(tmp_path)
    roles = narrow_view(view, kinds={"role"})
    assert len(roles.passages) == len(view.passages)
    assert set(count_kinds(roles)[1]) == {"role"}
    by_rule = narrow_view(view, rule="role.*")
    assert [told.claim.kind for passage in by_rule.passages for told in passage.told] == ["role"]
    assert narrow_view(view, rule="role").passages == ()
    assert count_kinds(narrow_view(view, claims=False))[1] == {}


def test_kinds_are_parsed_strictly() -> None:
    assert parse_kinds(None) == frozenset()
    assert parse_kinds("role, event,") == {"role", "event"}
    with pytest.raises(InputError, match=r"'roles'.*role, rank"):
        parse_kinds("role,roles")


def test_origins_name_files_that_hold_the_rule(tmp_path: Path) -> None:
    assert set(MODULES) == set(ARGUMENTS)
    for module in MODULES.values():
        assert (PACKAGE / "extract" / f"{module}.py").is_file()
    for rule, module in RULES.items():
        assert f'rule="{rule}"' in (PACKAGE / "extract" / f"{module}.py").read_text(encoding="utf-8")
    told = [told for passage in view_text(tmp_path).passages for told in passage.told]
    packed = [one for one in told if one.origin.endswith(".toml")]
    assert packed
    for one in packed:
        for file in one.origin.split(" or "):
            content = (PACKAGE / "extract" / "packs" / file).read_text(encoding="utf-8")
            assert f'id = "{one.claim.rule.removeprefix("role.")}"' in content


def test_a_rule_of_the_users_own_is_shown_with_its_file(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        '[[pattern]]\nid = "threw-in"\nkind = "membership"\nstatus = "joined"\n'
        'pattern = "{member:states} threw in its lot with {organization:body}"\n',
        encoding="utf-8",
    )
    (tmp_path / "note.txt").write_text("Oman threw in its lot with the Blue Accord.", encoding="utf-8")
    view = view_document(read(tmp_path / "note.txt"), packs=(pack,))
    [told] = [told for passage in view.passages for told in passage.told]
    assert (told.claim.rule, told.origin) == ("threw-in", str(pack))
