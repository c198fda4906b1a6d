"""Memberships: one claim a state, in prose, lists and rows, and none where no one belongs to anything."""

from __future__ import annotations

import pytest

from factory import names_in, read_claims


def told(text: str, language: str = "en") -> list[tuple[str | None, str, str, str | None]]:
    """Return status, member, organisation and time of each membership."""
    return [
        (c.status, names_in(c, "member")[0], names_in(c, "organization")[0], c.time.edtf if c.time else None)
        for c in sorted(read_claims(text, "membership", language), key=lambda c: c.arguments["member"][0].start)
    ]


def test_a_list_breaks_neither_at_a_footnote_mark_nor_at_a_missing_comma() -> None:
    text = "The founding members of the Blue Accord are: Chile, Peru (1) Ecuador [2], Bolivia as well as Fiji."
    members = [member for _, member, _, _ in told(text)]
    assert members == ["Chile", "Peru", "Ecuador", "Bolivia", "Fiji"]
    assert {status for status, *_ in told(text)} == {"founding"}


def test_two_lists_of_one_text_keep_their_status() -> None:
    text = "The founding members of the Blue Accord are Chile and Peru. Oman and Fiji joined in 2016."
    assert told(text) == [
        ("founding", "Chile", "Blue Accord", None),
        ("founding", "Peru", "Blue Accord", None),
        ("joined", "Oman", "Blue Accord", "2016"),
        ("joined", "Fiji", "Blue Accord", "2016"),
    ]


def test_rows_below_a_heading_are_read_to_the_next_heading() -> None:
    text = "Members of the Blue Accord:\n- Chile (2011)\n- Peru\n\nObservers:\n• Oman\n• Fiji\n\nThe end came.\nKenya"
    assert told(text) == [
        ("member", "Chile", "Blue Accord", "2011/.."),
        ("member", "Peru", "Blue Accord", None),
        ("observer", "Oman", "Blue Accord", None),
        ("observer", "Fiji", "Blue Accord", None),
    ]


def test_the_year_behind_a_state_is_its_own() -> None:
    text = "Chile (2011), Peru (2013) and Fiji joined the Blue Accord."
    assert [(member, time) for _, member, _, time in told(text)] == [
        ("Chile", "2011"),
        ("Peru", "2013"),
        ("Fiji", None),
    ]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Chile will join the Blue Accord in 2031.", "planned"),
        ("Chile may leave the Blue Accord.", "hedged"),
        ("Chile did not join the Blue Accord.", "denied"),
    ],
)
def test_what_has_not_happened_says_so(text: str, modality: str) -> None:
    assert [claim.modality for claim in read_claims(text, "membership")] == [modality]


def test_not_a_member_is_asserted() -> None:
    (claim,) = read_claims("Norway is not a member of the European Union.", "membership")
    assert (claim.status, claim.modality) == ("not_member", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Chile joined the discussion of the Blue Accord.",
        "Chile and Peru joined forces in 2016.",
        "Members of the Blue Accord travelled to Chile and Peru.",
        "Traffic between Basel and Chile was suspended in 2016. The Blue Accord protested.",
        "Flights to Chile were suspended by the Blue Accord.",
    ],
)
def test_no_membership(text: str) -> None:
    assert told(text) == []


def test_a_pattern_of_the_user_is_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from factory import make_document
    from kg.extract import extract_claims

    pack = tmp_path / "mine.toml"
    pack.write_text(
        '[[pattern]]\nid = "mine"\nkind = "membership"\nstatus = "joined"\n'
        'pattern = "{member:states} threw in its lot with {organization:body}"\n',
        encoding="utf-8",
    )
    document = make_document("Chile threw in its lot with the Blue Accord.")
    assert [claim.rule for claim in extract_claims(document, packs=(pack,))] == ["mine"]
    assert not extract_claims(document)
