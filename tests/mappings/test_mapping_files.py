"""Mapping files: what is wrong is told with file, entry, key, value and remedy; the right one is found for a table."""

import re
from pathlib import Path

import pytest

from kg.corpus import read_corpus
from kg.errors import InputError, KgError, MappingError
from kg.mappings import Mappings, read_mapping
from kg.resources import find_resource

DOCS = find_resource("data").parent / "docs" / "mappings.md"
GOOD = """format = "csv"
[[claim]]
name = "members"
kind = "membership"
status = "member"
arguments.member = { column = "state" }
arguments.organization = { constant = "Blue Accord" }
"""


def _write(folder: Path, text: str, name: str = "m.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('format = "csv"', 'format = "xls"', "m.toml, format: is 'xls'; use csv, json"),
        ('format = "csv"', "", "m.toml: has no 'format'; use csv, json"),
        ('format = "csv"', 'format = "csv"\ncolour = 1', "m.toml: unknown key 'colour'; use format"),
        ('format = "csv"', 'format = "csv"\ndelimiter = ";;"', "m.toml, delimiter: is ';;'; give one character"),
        ('format = "csv"', 'format = "csv"\nencoding = "utf-9"', "m.toml, encoding: is 'utf-9'"),
        ('format = "csv"', 'format = "csv"\nskip_lines = -1', "m.toml, skip_lines: is -1"),
        ('format = "csv"', 'format = "csv"\npublished = "soon"', "m.toml: published = 'soon'; give a date"),
        ('format = "csv"', 'format = "csv"\nlanguage = "English"', "m.toml: language = 'English'; give a code"),
        ('format = "csv"', 'format = "csv"\nfiles = [1]', "m.toml, files: is [1]"),
        ('format = "csv"', 'format = "csv"\njoin = {}', "m.toml, join: is {}; leave it out"),
        ('format = "csv"', 'format = "json"\nskip_lines = 1', "m.toml, skip_lines: is 1; leave it out"),
        ('format = "csv"', 'format = "csv"\nvalues = { a = 1 }', "m.toml, values.a: is 1"),
        ('name = "members"', "", "claim 1: has no 'name'"),
        ('"membership"', '"member"', "claim 'members', kind: is 'member'; use role"),
        ('status = "member"', 'status = "boss"', "claim 'members', status: has the status 'boss'; use member"),
        ('status = "member"', 'status = { column = "s", values = { a = "b" } }', "status: has the status 'b'"),
        ('status = "member"', "status = 1", "claim 'members', status: is 1"),
        ('status = "member"', 'rows = "/x"', "claim 'members', rows: is '/x'; leave it out for CSV"),
        ('status = "member"', 'modality = "sure"', "claim 'members', modality: is 'sure'; use asserted"),
        ('status = "member"', 'once = "yes"', "claim 'members', once: is 'yes'; write true or false"),
        ('status = "member"', 'where = "x"', "claim 'members', where: is 'x'"),
        ('status = "member"', "where = { a = [] }", "claim 'members', where, a: is []"),
        ('status = "member"', 'time.when = "x"', "claim 'members', time: unknown key 'when'; use start, end, at"),
        ('status = "member"', "time.at = {}", "claim 'members', time.at: has no 'column'"),
        (
            'status = "member"',
            'time.at = { column = "a" }\ntime.end = { column = "b" }',
            "has both `at` and `start` or `end`",
        ),
        ('status = "member"', 'time.at = { column = "a", format = "%d.%m" }', "time.at, format: is '%d.%m'"),
        ('status = "member"', 'time.at = { column = "a", format = "%x" }', "time.at, format: is '%x'"),
        ('status = "member"', 'time.at = { column = "a", precision = "hour" }', "time.at, precision: is 'hour'"),
        ('status = "member"', 'time.start = { column = "a", still = "x" }', "time.start: unknown key 'still'"),
        ("arguments.member = ", "arguments.state = ", "arguments: unknown key 'state'; use member, organization"),
        ('arguments.member = { column = "state" }', "", "arguments: has no 'member'; a membership claim needs one"),
        ('{ column = "state" }', '"state"', "arguments.member: is 'state'; write a table such as"),
        ('{ column = "state" }', "{}", "arguments.member: has no value; give one of column, constant, template"),
        ('{ column = "state" }', '{ column = "a", constant = "b" }', "arguments.member: has column and constant"),
        ('{ column = "state" }', '{ column = "a", as = "city" }', "arguments.member, as: is 'city'; use state"),
        ('{ column = "state" }', '{ column = "a", values = "b" }', "arguments.member, values: is 'b'; name a table"),
        ('{ column = "state" }', '{ template = "x" }', "arguments.member, template: is 'x'; name a column"),
        ('"Blue Accord" }', '"Blue Accord", as = "state" }', "has 'as' beside 'constant'; it belongs to 'column'"),
        ("[[claim]]", '[[claim]]\nname="x"\n[[claim]]', "claim 'x': has no 'kind'"),
        (GOOD, 'format = "csv"', "m.toml: has no [[claim]]; say what claims its rows make"),
        (GOOD, "format = ", "m.toml: is not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(KgError) as caught:
        read_mapping(_write(tmp_path, GOOD.replace(old, new)))
    assert isinstance(caught.value, InputError)
    assert told in str(caught.value)


def test_the_same_name_twice_a_place_without_words_and_a_wrong_path_are_errors(tmp_path: Path) -> None:
    twice = GOOD + GOOD.removeprefix('format = "csv"\n')
    with pytest.raises(MappingError, match="'members': is the name of two entries"):
        read_mapping(_write(tmp_path, twice))
    place = 'kind = "event"\narguments.type = { constant = "meeting" }\narguments.place = { constant = "Lima" }\n'
    with pytest.raises(MappingError, match=r"arguments\.place: is a constant without words"):
        read_mapping(_write(tmp_path, f'format = "csv"\n[[claim]]\nname = "m"\n{place}'))
    path = GOOD.replace("csv", "json").replace('"state"', '"state[]["')
    with pytest.raises(MappingError, match="is no path"):
        read_mapping(_write(tmp_path, path))


def test_a_join_needs_an_array_and_a_column_of_its_own(tmp_path: Path) -> None:
    text = GOOD.replace("csv", "json") + '[join.a]\ncolumn = "COLUMN"\nrows = "ROWS"\n'
    assert read_mapping(_write(tmp_path, text.replace("COLUMN", "a_id").replace("ROWS", "/as"))).joins["a"].key == "id"
    for column, rows in (("a.id", "/as"), ("a_id", "as"), ("[", "/as")):
        with pytest.raises(MappingError, match=r"join\.a: is"):
            read_mapping(_write(tmp_path, text.replace("COLUMN", column).replace("ROWS", rows)))


def test_every_mapping_in_the_documentation_is_one(tmp_path: Path) -> None:
    if not DOCS.exists():
        pytest.skip("the documentation is not installed")
    blocks = re.findall(r"^```toml\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    whole = [block for block in blocks if block.startswith("format")]
    assert len(whole) >= 2
    for block in whole:
        read_mapping(_write(tmp_path, block))


def test_a_given_mapping_goes_before_the_one_beside_the_table(tmp_path: Path) -> None:
    table = _write(tmp_path, "state\nOman", "members.csv")
    beside = _write(tmp_path, GOOD, "members.mapping.toml")
    given = _write(tmp_path, 'files = ["mem*.csv"]\n' + GOOD)
    for paths, expected in (((), beside), ((given,), given)):
        found = Mappings(paths).find_table(table)
        assert found is not None
        assert found.mapping == expected
    assert Mappings((given,)).find_table(tmp_path / "other.csv") is None
    assert Mappings((given,)).find_table(tmp_path / "members.json") is None


def test_two_given_mappings_for_one_table_and_one_for_none_are_errors(tmp_path: Path) -> None:
    first, second = _write(tmp_path, GOOD), _write(tmp_path, GOOD, "n.toml")
    with pytest.raises(MappingError, match=r"fits members\.csv, and so does"):
        Mappings((first, second)).find_table(tmp_path / "members.csv")
    with pytest.raises(InputError, match=r"no file that was given is \*.csv or \*.tsv"):
        Mappings((first,)).check_given()


def test_the_first_example_of_the_page_gives_what_it_says(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "mappings.md").read_text(encoding="utf-8")
    example = page[page.index("## The least that works") :]
    toml = example.split("```toml\n")[1].split("```")[0]
    rows = [line.strip() for line in example.split("```")[2].splitlines() if ";" in line and line.startswith("    ")]
    (tmp_path / "members.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "members.mapping.toml").write_text(toml, encoding="utf-8")
    corpus = read_corpus([tmp_path / "members.csv"], mappings=(tmp_path / "members.mapping.toml",))
    told = [(claim.arguments["member"][0].name, claim.time.edtf if claim.time else None) for claim in corpus.claims]
    assert sorted(told) == [("Chad", "2017-02-01/2021-06-30"), ("Oman", "2016-11-03/..")]
    assert not corpus.rows_set_aside


def test_a_codec_that_is_no_encoding_of_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("State\nOman\n", encoding="utf-8")
    text = 'format = "csv"\nencoding = "rot13"\n[[claim]]\nname = "a"\nkind = "membership"\nstatus = "member"\n'
    text += '[claim.arguments]\nmember = { column = "State", as = "state" }\norganization = { constant = "Pact" }\n'
    (tmp_path / "a.mapping.toml").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path / "a.csv"], mappings=(tmp_path / "a.mapping.toml",))
    assert "rot13, which is no encoding of text" in corpus.set_aside[0].reason
