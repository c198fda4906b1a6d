"""Rows to claims: arguments, statuses, dates and their bounds, and rows that are set aside as a whole."""

from pathlib import Path
from typing import Any

import pytest

from kg.claims import Claim, check_claim
from kg.documents import Document, read_document
from kg.errors import MappingError
from kg.mappings import Extraction, Mappings, extract_rows, read_mapping

HEAD = 'format = "csv"\n[[claim]]\nname = "spell"\nkind = "membership"\n'
MEMBER = 'arguments = { member = { column = "state" }, organization = { constant = "Blue Accord" } }\n'


def _read(folder: Path, mapping: str, table: str | bytes, name: str = "members.csv") -> tuple[Document, Extraction]:
    file, beside = folder / name, folder / f"{Path(name).stem}.mapping.toml"
    file.write_bytes(table.encode() if isinstance(table, str) else table)
    beside.write_text(mapping, encoding="utf-8")
    document = read_document(file, tables=Mappings().find_table)
    assert isinstance(document, Document)
    extraction = extract_rows(document, read_mapping(beside))
    for claim in extraction.claims:
        check_claim(claim, document.text)
    return document, extraction


def _claims(folder: Path, mapping: str, table: str | bytes, name: str = "members.csv") -> tuple[Claim, ...]:
    extraction = _read(folder, mapping, table, name)[1]
    assert extraction.set_aside == ()
    return extraction.claims


def _dates(folder: Path, time: str, *rows: str, extra: str = "") -> list[str | None]:
    """Return the EDTF of each row of a table with the columns state, since, until, flag."""
    table = "state,since,until,flag\n" + "".join(f"Oman,{row}\n" for row in rows)
    found = _claims(folder, extra + HEAD + MEMBER + f"[claim.time]\n{time}\n", table)
    return [None if claim.time is None else claim.time.edtf for claim in found]


def test_evidence_is_the_row_and_every_offset_is_true(tmp_path: Path) -> None:
    table = '\ufeffnr;state;since\r\n1;"Cote\r\nd\'Ivoire";2016\r\n2;"the ""Oman""";\r\n'
    document, extraction = _read(tmp_path, HEAD + MEMBER + 'time.start = { column = "since" }', table)
    first, second = extraction.claims
    assert document.text.startswith("nr;state")
    assert first.evidence.quote == '1;"Cote\r\nd\'Ivoire";2016'
    member = first.first("member")
    assert member is not None
    assert (member.text, member.name) == ("Cote\r\nd'Ivoire", "Cote d'Ivoire")
    assert (first.rule, first.extractor, first.grade) == ("spell, row 2", "mapping-members", "stated")
    assert first.time is not None
    assert (first.time.edtf, first.time.words) == ("2016/", "2016")
    assert second.time is None
    assert [mention.name for mention in second.arguments["member"]] == ['the "Oman"']
    organization = second.first("organization")
    assert organization is not None
    assert organization.text == second.evidence.quote


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_from_the_bytes_or_given(tmp_path: Path, encoding: str) -> None:
    table = "état\tdepuis\nCôte d'Ivoire\t2016\nSénégal\t2017\n".encode(encoding)
    mapping = HEAD + MEMBER.replace('"state"', '"état"')
    for given in ("", f'encoding = "{encoding}"\n'):
        claims = _claims(tmp_path, given + mapping, table, "membres.tsv")
        assert [claim.arguments["member"][0].name for claim in claims] == ["Côte d'Ivoire", "Sénégal"]


def test_values_states_and_templates_name_what_is_meant(tmp_path: Path) -> None:
    mapping = HEAD.replace("membership", "role") + (
        'status = { column = "s", values = { M = "current", F = "former", "" = "designate" } }\n'
        'arguments.person = { column = ["full", "short"] }\n'
        'arguments.post = { template = "Minister of {portfolio}" }\n'
        'arguments.organization = { column = "iso", as = "state", values = { xx = "Chad", "-" = "" } }\n'
    )
    table = "full,short,portfolio,iso,s\n,A. Bell,Finance,OMN,M\nAda Bell,A. Bell,Trade,xx,F\nIda Fox,,Defence,-,\n"
    found = [
        (claim.status, *(claim.arguments[name][0].name for name in claim.arguments))
        for claim in _claims(tmp_path, mapping, table)
    ]
    assert found == [
        ("current", "A. Bell", "Minister of Finance", "Oman"),
        ("former", "Ada Bell", "Minister of Trade", "Chad"),
        ("designate", "Ida Fox", "Minister of Defence"),
    ]


def test_the_words_of_a_constant_post_are_the_person_or_the_column_given(tmp_path: Path) -> None:
    mapping = HEAD.replace("membership", "role") + (
        'arguments.post = { constant = "Speaker"WORDS }\narguments.person = { column = "who" }\n'
    )
    table = "who,seat\nAda Bell,chair\n"
    assert _claims(tmp_path, mapping.replace("WORDS", ""), table)[0].arguments["post"][0].text == "Ada Bell"
    words = mapping.replace("WORDS", ', words = "seat"')
    assert _claims(tmp_path, words, table)[0].arguments["post"][0].text == "chair"


def test_rows_that_do_not_meet_the_conditions_or_say_nothing_make_no_claim(tmp_path: Path) -> None:
    mapping = HEAD + 'where = { kind = ["full", ""] }\nwhere_not = { state = "Chad" }\n' + MEMBER
    table = "state,kind\nOman,full\nPeru,half\nChad,full\nFiji,\n,full\n"
    assert [claim.evidence.quote for claim in _claims(tmp_path, mapping, table)] == ["Oman,full", "Fiji,"]


def test_an_entry_that_is_said_once_is_said_for_the_first_row(tmp_path: Path) -> None:
    mapping = HEAD.replace("membership", "organization") + (
        'once = true\narguments = { name = { column = "body" }, acronym = { column = "short" } }\n'
    )
    table = "body,short,state\nBlue Accord,BA,Oman\nBlue Accord,BA,Peru\nDanube Pact,DP,Peru\n"
    assert [claim.rule for claim in _claims(tmp_path, mapping, table)] == ["spell, row 2", "spell, row 4"]


START, END = 'start = { column = "since" }', 'end = { column = "until" }'


@pytest.mark.parametrize(
    ("time", "row", "edtf"),
    [
        (f"{START}\n{END}", "2016,2019-03,", "2016/2019-03"),
        (f"{START}\n{END}", "2016-05-01T10:00:00Z,,", "2016-05-01/"),
        (f"{START}\n{END}", ",2019,", "/2019"),
        (f"{START}\n{END}", ",,", None),
        (START, "1950~,,", "1950~/"),
        ('at = { column = "since" }', "2016/2017,,", "2016/2017"),
        ('at = { column = "since", format = "%d.%m.%Y" }', "3.11.2016,,", "2016-11-03"),
        ('at = { column = "since", format = "%Y%m" }', "201611,,", "2016-11"),
        ('at = { column = "since", format = "words" }', "3 November 2016,,", "2016-11-03"),
        ('at = { column = "since", precision = "year" }', "1960-01-01,,", "1960"),
        ('at = { column = "since", precision = "month" }', "1960,,", "1960"),
        ('start = { column = "since", at_latest_if = { flag = "yes" } }', "1950,,yes", "[..1950]/"),
        ('start = { column = "since", at_latest_if = { flag = "yes" } }', "1950,,no", "1950/"),
        ('start = { column = "since", at_latest_if = true }', "1950,,", "[..1950]/"),
        (
            f'{START}\nend = {{ column = "until", at_earliest_if = {{ flag = ["", "x"] }} }}',
            "1950,2014,",
            "1950/[2014..]",
        ),
        (f'{START}\nend = {{ column = "until", still = ["", "now"] }}', "1950,,", "1950/.."),
        (f'{START}\nend = {{ column = "until", still = ["", "now"] }}', "1950,now,", "1950/.."),
        ('start = { column = ["until", "since"] }', "1950,,", "1950/"),
    ],
)
def test_dates(tmp_path: Path, time: str, row: str, edtf: str | None) -> None:
    assert _dates(tmp_path, time, row) == [edtf]


def test_dates_in_words_follow_the_language(tmp_path: Path) -> None:
    time = 'at = { column = "since", format = "words" }'
    assert _dates(tmp_path, time, "3 mai 2016,,", extra='language = "fr"\n') == ["2016-05-03"]


@pytest.mark.parametrize(
    ("time", "row", "told"),
    [
        (START, "2016-13,,", "row 3, column since: '2016-13' is no date written as edtf"),
        (START, "P1Y,,", "'P1Y' is no date"),
        (START, "XXXX-02-02,,", "'XXXX-02-02' is no date"),
        (START, "2016/2017,,", "'2016/2017' is no date"),
        (START, "'[2016,2017]',,", "is no date"),
        (START, "since ever,,", "'since ever' is no date"),
        (f"{START}\n{END}", "2019,2016,", "row 3: '2019/2016' ends before it starts"),
        ('at = { column = "since", format = "%d/%m/%Y" }', "31/02/2016,,", "'31/02/2016' is no date"),
        ('at = { column = "since", format = "words" }', "about 3 May 2016 or so,,", "is no date written as words"),
        ('at = { column = "since", format = "words" }', "3 May,,", "'3 May' is no date"),
    ],
)
def test_a_row_with_a_wrong_date_is_set_aside_and_the_rest_is_read(
    tmp_path: Path, time: str, row: str, told: str
) -> None:
    mapping = HEAD + MEMBER + f"[claim.time]\n{time}\n"
    table = f"state,since,until,flag\nOman,,,\nChad,{row}\nPeru,,,\n".replace("'[2016,2017]'", '"[2016,2017]"')
    extraction = _read(tmp_path, mapping, table)[1]
    assert [claim.arguments["member"][0].name for claim in extraction.claims] == ["Oman", "Peru"]
    assert extraction.records == 3
    [failed] = extraction.set_aside
    assert told in f"{failed.path}: {failed.reason}"
    assert failed.path.startswith("members.csv, row 3")
    assert failed.remedy


@pytest.mark.parametrize(
    ("changes", "row", "told"),
    [
        (
            {'"state" }': '"state", as = "state" }'},
            "Freedonia,M",
            "column state: 'Freedonia' is no state that is known",
        ),
        ({'"state" }': '"state", values = { a = "Oman" }, only_values = true }'}, "b,M", "'b' has no meaning"),
        ({}, "Oman,X", "column s: 'X' has no meaning in the mapping (only M)"),
        ({}, "Oman", "row 2: has 1 cells where the heading has 2"),
    ],
)
def test_a_row_is_read_whole_or_not_at_all(tmp_path: Path, changes: dict[str, str], row: str, told: str) -> None:
    member = MEMBER
    for old, new in changes.items():
        member = member.replace(old, new)
    mapping = HEAD + 'status = { column = "s", values = { M = "member" } }\n' + member
    count = '[[claim]]\nname = "count"\nkind = "organization"\narguments.name = { constant = "Blue Accord" }\n'
    extraction = _read(tmp_path, mapping + count, f"state,s\n{row}\n")[1]
    assert extraction.claims == ()
    [failed] = extraction.set_aside
    assert told in f"{failed.path}: {failed.reason}"


@pytest.mark.parametrize(("heading", "told"), [("land", "has no column 'state'"), ("state,state", "has two columns")])
def test_a_table_without_the_column_stops_with_what_it_has(tmp_path: Path, heading: str, told: str) -> None:
    with pytest.raises(MappingError, match=told) as caught:
        _read(tmp_path, HEAD + MEMBER, f"{heading}\nOman,Oman\n")
    assert "claim 'spell', arguments.member" in str(caught.value)


JSON = (
    'format = "json"\n[join.who]\ncolumn = "who"\nrows = "/people"\n'
    '[[claim]]\nname = "seat"\nkind = "role"\nrows = "/seats"\n'
    'arguments = { person = { column = "who.name" }, post = { column = "post" } }\n'
    'time = { start = { column = ["since", "who.since"] }, end = { column = "until" } }\n'
)


def _seats(*seats: str) -> str:
    people = '{"id": "1", "name": "Zo\\u00e9 Bell", "since": "2001"}'
    return f'{{"people": [{people}],\n "seats": [{", ".join(seats)}]}}'


def test_objects_are_evidence_at_their_path_and_dates_of_others_are_inferred(tmp_path: Path) -> None:
    seats = ('{"who": "1", "post": "Speaker", "since": "2016"}', '{"who": "1", "post": "Clerk"}', '{"post": "Cook"}')
    first, second = _claims(tmp_path, JSON, _seats(*seats), "house.json")
    assert (first.evidence.quote, second.evidence.quote) == seats[:2]
    assert (first.rule, first.grade, second.rule, second.grade) == (
        "seat, /seats/0",
        "stated",
        "seat, /seats/1",
        "inferred",
    )
    person = first.first("person")
    assert person is not None
    assert (person.name, person.text) == ("Zoé Bell", "Zo\\u00e9 Bell")
    assert [claim.time and claim.time.edtf for claim in (first, second)] == ["2016/", "2001/"]


def test_the_words_of_a_time_are_those_that_make_it_inferred_and_never_a_long_stretch(tmp_path: Path) -> None:
    note = "x" * 300
    seats = (
        '{"who": "1", "post": "Clerk", "until": "2005"}',
        f'{{"who": "1", "post": "Cook", "since": "2003", "note": "{note}", "until": "2004"}}',
    )
    times = [claim.time for claim in _claims(tmp_path, JSON, _seats(*seats), "house.json")]
    assert [(time.edtf, time.words) for time in times if time is not None] == [
        ("2001/2005", "2001"),
        ("2003/2004", "2003"),
    ]


def test_a_reference_to_nothing_sets_the_object_aside(tmp_path: Path) -> None:
    seats = ('{"who": "1", "post": "Speaker"}', '{"who": "2", "post": "Clerk"}')
    extraction = _read(tmp_path, JSON, _seats(*seats), "house.json")[1]
    assert len(extraction.claims) == 1
    assert [one.path for one in extraction.set_aside] == ["house.json, /seats/1, column who"]


def test_a_path_that_no_object_has_is_a_slip(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"no object of house\.json in /seats has 'post'"):
        _read(tmp_path, JSON, _seats('{"who": "1", "role": "Speaker"}'), "house.json")


def test_statuses_of_a_column_without_values_are_those_of_the_kind(tmp_path: Path) -> None:
    mapping = HEAD + 'status = { column = "s" }\n' + MEMBER
    found: list[Any] = [claim.status for claim in _claims(tmp_path, mapping, "state,s\nOman,left\nChad,\n")]
    assert found == ["left", None]
