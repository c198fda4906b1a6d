from pathlib import Path

import pytest

from factory import ids_of, resolve_told
from kg.entities import Authority, KnownOrganization, read_authority
from kg.errors import JudgementError
from kg.resources import find_resource

KNOWN = Authority(
    (
        KnownOrganization(
            "dc",
            {"en": "Danube Compact", "fr": "Pacte du Danube"},
            acronyms=("DC",),
            aliases=("Vienna Table",),
            wikidata="Q42",
            subtype="coalition",
        ),
    )
)
LINES = [
    'one: member_count "organization=Danube Compact" count=4',
    'two: member_count "organization=Vienna Table" count=4',
    "three: member_count organization=DC count=4",
]


def test_it_merges_and_enriches() -> None:
    claims, entities = resolve_told(LINES, authority=KNOWN)
    assert set(ids_of(claims, entities, "organization")) == {"organization/dc"}
    found = entities.by_id["organization/dc"]
    assert (found.label, found.labels["fr"], found.identifiers) == (
        "Danube Compact",
        "Pacte du Danube",
        (("wikidata", "Q42"),),
    )
    assert {merge.source for merge in found.merges} >= {"authority"}
    assert any(name.document is None for name in found.names)


def test_the_line_works_without_it() -> None:
    claims, entities = resolve_told(LINES)
    first, second, third = ids_of(claims, entities, "organization")
    assert first == third != second


def test_the_file_that_comes_with_the_project() -> None:
    known = read_authority(find_resource("data", "authority.toml"))
    by_id = {entry.id: entry for entry in known.organizations}
    assert {"nato", "african-union", "ecowas", "gcc", "arab-league", "oic", "csto", "eu", "un"} <= by_id.keys()
    assert all({"en", "fr", "ar"} <= entry.labels.keys() for entry in known.organizations)
    assert by_id["nato"].wikidata == "Q7184"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[organization]]\nid = 'x'", "no 'en'"),
        ("[[organization]]\nid = 'x'\nen = 3", "en = 3"),
        ("[[organization]]\nid = 'x'\nen = 'X'\ncolour = 'red'", "colour"),
        ("[[organization]]\nid = 'x'\nen = 'X'\n[[organization]]\nid = 'x'\nen = 'Y'", "twice"),
        ("[[person]]\nid = 'x'", "person"),
        ("no toml", "is not TOML"),
        ("organization = ['x']", "organization"),
        ("[[organization]]\nid = '../x'\nen = 'X'", "nordic-pact"),
        ("[[organization]]\nid = 'x'\nen = 'X'\nwikidata = '> <x'", "Q851"),
    ],
)
def test_a_broken_file_names_place_and_value(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "authority.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError, match=told) as caught:
        read_authority(path)
    assert caught.value.place.startswith(str(path))
