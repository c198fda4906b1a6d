"""Rows and objects: every cell is where its offsets say, whatever the dialect."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.mappings.delimited import read_rows
from kg.mappings.json_text import Node, parse_json
from kg.mappings.model import Join
from kg.mappings.objects import ObjectRecord, find_array, index_joins
from kg.mappings.records import RowError

_words = st.lists(st.sampled_from(["a", "é", '"', "\n", "\r\n", ",", ";", "|", "\t", " ", "1"]), max_size=8).map(
    "".join
)


@given(
    st.lists(st.lists(_words, min_size=3, max_size=3), min_size=1, max_size=4),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_the_csv_module_writes_is_read_with_true_offsets(table: list[list[str]], mark: str, ending: str) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=mark, lineterminator=ending)
    writer.writerows([["a", "b", "c"], *table])
    text = file.getvalue()
    rows = read_rows(text, "t.csv", delimiter=mark).rows
    assert [[cell.value for cell in row.parts] for row in rows] == [
        [cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)
    ]
    for row in rows:
        for cell in row.parts:
            assert row.start <= cell.start <= cell.end <= row.end
            assert text[cell.start : cell.end].replace('""', '"') == cell.value
        assert not text[row.end : row.end + 1].strip()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_heading(mark: str) -> None:
    text = mark.join(("state", '"a,b;c|d"', "since")) + "\n" + mark.join(("Oman", "x", "2016"))
    [row] = read_rows(text, "t.csv").rows
    assert [cell.value for cell in row.parts] == ["Oman", "x", "2016"]


def test_lines_before_the_heading_are_left_out_and_rows_counted_as_a_spreadsheet_does() -> None:
    sheet = read_rows("Members, as of today\n\nstate\nOman\n\nChad\n", "t.csv", skip_lines=2)
    assert [(row.label, row.cells("state")[0].value) for row in sheet.rows] == [("row 4", "Oman"), ("row 6", "Chad")]


def test_a_table_without_heading_takes_the_names_given() -> None:
    [row] = read_rows("Oman,2016", "t.csv", columns=("state", "since")).rows
    assert row.cells("since")[0].value == "2016"


def test_a_row_of_another_length_cannot_be_read() -> None:
    row = read_rows("state,since\nOman,2016,x\n", "t.csv").rows[0]
    with pytest.raises(RowError, match="row 2: has 3 cells where the heading has 2"):
        row.cells("state")


def test_a_quote_that_is_never_closed_is_an_error_of_the_file() -> None:
    with pytest.raises(DocumentError, match="row 3 has a quote"):
        read_rows('state\nOman\n"Chad\n', "t.csv")


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def _check(node: Node, value: object, text: str) -> None:
    assert json.loads(text[node.start : node.end]) == value
    if isinstance(node.value, dict):
        assert isinstance(value, dict)
        assert list(node.value) == list(value)
        for name, below in node.value.items():
            _check(below, value[name], text)
    elif isinstance(node.value, list):
        assert isinstance(value, list)
        for below, one in zip(node.value, value, strict=True):
            _check(below, one, text)
    elif node.quoted:
        assert node.value == value


@given(_json, st.sampled_from([None, 2]), st.booleans())
def test_every_json_value_stands_where_its_offsets_say(value: object, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=not plain)
    _check(parse_json(text, "t.json"), value, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1,}', "line 1, column 9"),
        ('{"a": 1} x', "Something follows"),
        ('{"a": 1, "a": 2}', "'a' stands here twice"),
        ("[1 2]", "Expecting ','"),
        ("[" * 200, "Nested too deep"),
        ('{"a" 1}', "Expecting ':'"),
        ("[nul]", "Expecting a value"),
        ('["a\n"]', "control character"),
    ],
)
def test_what_is_not_json_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(DocumentError, match=r"t\.json: is not JSON") as caught:
        parse_json(text, "t.json")
    assert told in caught.value.value


_PEOPLE = """{"people": [{"id": 7, "name": "Zo\\u00e9",
  "names": [{"lang": "en", "n": "Zoe"}, {"lang": "fr", "n": "Zo"}]},
 {"id": "8", "name": null}, {"id": "9", "name": "A"}, {"id": "9", "name": "B"}],
 "seats": [{"who": "7"}, {"who": "8"}, {"who": "5"}, {"who": "9"}, {}]}"""


def _seat(number: int) -> ObjectRecord:
    root = parse_json(_PEOPLE, "t.json")
    joins = index_joins(root, {"person": Join("who", "/people", "id")}, "t.json")
    return ObjectRecord(f"/seats/{number}", find_array(root, "/seats", "t.json")[number], joins)


def test_paths_reach_into_arrays_and_other_objects() -> None:
    [cell] = _seat(0).cells("person.name")
    assert (cell.value, _PEOPLE[cell.start : cell.end], cell.inside) == ("Zoé", "Zo\\u00e9", False)
    assert [cell.value for cell in _seat(0).cells("person.names[].n")] == ["Zoe", "Zo"]
    assert [cell.value for cell in _seat(0).cells("person.names[lang=fr].n")] == ["Zo"]
    assert _seat(1).cells("person.name") == _seat(4).cells("person.name") == ()


@pytest.mark.parametrize(("number", "told"), [(2, "'5' is the id of no object"), (3, "'9' is the id of several")])
def test_a_reference_that_means_none_or_several_is_an_error_of_the_record(number: int, told: str) -> None:
    with pytest.raises(RowError, match=told):
        _seat(number).cells("person.name")


def test_an_array_is_no_value() -> None:
    with pytest.raises(RowError, match=r"is an array; name a member of it: person.names.MEMBER"):
        _seat(0).cells("person.names")
