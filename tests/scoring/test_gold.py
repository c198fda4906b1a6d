"""Reading gold files: what is filled up, and what each mistake in a file is told as."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GoldError, InputError
from kg.scoring import read_gold
from kg.scoring.gold import parse_gold

#: A gold file with all that the first description of the format has, and no more.
PLAIN: dict[str, Any] = {
    "doc": "01-slug",
    "language": "en",
    "published": None,
    "organizations": [{"name": "Amber Sea Pact", "acronym": None, "surface": ["Amber Sea Pact"]}],
    "persons": [{"name": "Sana Haddad", "aliases": []}],
    "roles": [
        {
            "person": "Sana Haddad",
            "post": "chair",
            "organization": "Amber Sea Pact",
            "start": "2017",
            "end": None,
            "observed_on": "2017-11-25",
            "status": "current",
            "post_class": "chair",
        }
    ],
    "memberships": [],
    "negative_memberships": [{"state": "Malta", "organization": "Amber Sea Pact"}],
    "member_counts": [{"organization": "Amber Sea Pact", "count": 4, "observed_on": None}],
    "events": [
        {
            "type": "meeting",
            "label": "talks",
            "date_start": "2026-02-02",
            "date_end": "2026-02-06",
            "place": None,
            "organizer": None,
            "host": None,
            "participants": ["Sana Haddad"],
        }
    ],
    "programmes": [],
}


def _parse(complete: bool = False, **changes: Any) -> Any:
    return parse_gold({**PLAIN, **changes}, "a.json", "a", complete=complete)


def test_facts_are_filled_up_and_joined() -> None:
    gold = _parse()
    assert gold.organizations == {"Amber Sea Pact": ("Amber Sea Pact", "Amber Sea Pact")}
    assert gold.persons == {"Sana Haddad": ("Sana Haddad",)}
    assert [fact["kind"] for fact in gold.facts["memberships"]] == ["not_member"]
    role = gold.facts["roles"][0]
    assert (role["planned"], role["explicit"], role["accept_orgs"]) == (False, True, ())
    assert role["accept_dates"] == ("2026-02-02/2026-02-06",), "seen in office at the event"


def test_what_is_not_there_was_not_annotated_or_is_empty() -> None:
    assert "foundings" not in _parse().annotated
    assert "programmes" in _parse().annotated
    assert _parse().facts["foundings"] == ()
    assert "foundings" in _parse(complete=True).annotated


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"roles": {}}, r"a\.json, roles: \{\} is not a list; give a list"),
        ({"rolls": []}, r"a\.json: unknown list or field 'rolls'; use .*roles"),
        ({"published": "soon"}, r"a\.json: 'published' is 'soon'; give a date such as 2024-03-02"),
        ({"published": 2024}, r"a\.json: 'published' is 2024; give text or null"),
        ({"language": "English"}, r"a\.json: 'language' is 'English'; give a code"),
        ({"persons": ["Sana"]}, r"a\.json, persons entry 1: 'Sana' is not an object"),
        ({"persons": [{"name": "A"}, {}]}, r"a\.json, persons entry 2: 'name' is not given; give text"),
        ({"persons": [{"name": " "}]}, r"a\.json, persons entry 1: 'name' is ' '; give text$"),
        ({"persons": [{"name": "A", "alias": []}]}, r"persons entry 1: unknown field 'alias'; use name, aliases"),
        ({"persons": [{"name": "A", "aliases": "B"}]}, r"'aliases' is 'B'; give a list of texts"),
        ({"persons": [], "roles": PLAIN["roles"]}, r"roles entry 1: 'person' is 'Sana Haddad', who is not in persons"),
        ({"roles": [{**PLAIN["roles"][0], "start": "2017-13"}]}, r"roles entry 1: 'start' is '2017-13'; give an EDTF"),
        ({"roles": [{**PLAIN["roles"][0], "status": "boss"}]}, r"'status' is 'boss'; give one of ended, current"),
        ({"roles": [{**PLAIN["roles"][0], "explicit": "no"}]}, r"'explicit' is 'no'; give true or false"),
        ({"roles": [{**PLAIN["roles"][0], "wrong_dates": ["x"]}]}, r"'wrong_dates' is \['x'\]; give a list of EDTF"),
        ({"member_counts": [{"organization": "A", "count": "4"}]}, r"'count' is '4'; give a whole number$"),
        ({"member_counts": [{"organization": "A", "count": True}]}, r"'count' is True; give a whole number$"),
        ({"memberships": [{"state": "Malta", "organization": "A", "kind": "not_member"}]}, r"'kind' is 'not_member'"),
        ({"memberships": [{"state": "Malta", "organization": "A"}]}, r"'kind' is not given; give one of member"),
        ({"denied": [{"kind": "role"}]}, r"denied entry 1: 'kind' is 'role'; give one of membership"),
        ({"denied": [{"kind": []}]}, r"denied entry 1: 'kind' is \[\]; give one of membership"),
    ],
)
def test_a_mistake_is_told_with_place_value_and_remedy(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(GoldError, match=told):
        _parse(**changes)


def test_a_gold_object_is_an_object() -> None:
    with pytest.raises(GoldError, match=r"a\.json: is not a JSON object"):
        parse_gold([], "a.json", "a", complete=False)


@pytest.mark.parametrize("date", ["2009-21", "199X", "XXXX-02-02", "2019/..", "2026-02-02/2026-02-06"])
def test_dates_are_edtf(date: str) -> None:
    assert _parse(roles=[{**PLAIN["roles"][0], "end": date}]).facts["roles"][0]["end"] == date


def test_files_of_a_folder_come_by_name_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("\ufeff" + json.dumps(PLAIN), encoding="utf-8")
    lines = [{"text": "Sana Haddad spoke."}, {"doc": "second", "text": "Nobody spoke."}]
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps(lines[0]), "", json.dumps(lines[1]), ""]), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no facts")
    assert [gold.doc for gold in read_gold(tmp_path)] == ["a-1", "second", "01-slug"]
    assert [gold.text for gold in read_gold(tmp_path / "a.jsonl")] == ["Sana Haddad spoke.", "Nobody spoke."]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", b"{", r"a\.json: is not JSON .*line 1 column 2"),
        ("a.json", b"\xff\xfe{", r"a\.json: is not UTF-8; save it as UTF-8"),
        ("a.jsonl", b'{"text": "x"}\n{"text": 1}', r"a\.jsonl, line 2: 'text' is 1; give text or null"),
        ("a.jsonl", b'\n{"language": "en"}', r"a\.jsonl, line 2: 'text' is not given"),
        ("a.jsonl", b"[1,", r"a\.jsonl, line 1: is not JSON"),
        ("a.json", b"[" * 100_000, r"a\.json: is not JSON"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GoldError, match=told):
        read_gold(tmp_path)


def test_a_place_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold file; put"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match=r"none\.json: cannot be read \(No such file"):
        read_gold(tmp_path / "none.json")


def test_a_list_given_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"language": "en", "persons": [], "persons": []}', encoding="utf-8")
    with pytest.raises(GoldError, match="'persons' is given twice"):
        read_gold(tmp_path)
