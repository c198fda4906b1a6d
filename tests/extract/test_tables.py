"""Tables of members in plain text."""

from __future__ import annotations

from factory import make_document
from kg.claims import Claim
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs

TABLE = """The Blue Accord shares radar data.

Country      Joined     Contact
Chile        2007*      Ms Ana Silva
Peru         2011       Mr Karim Benali

* founding member

Bolivia      2015       is no row of the table
"""


def _rows(text: str) -> list[Claim]:
    packs = load_packs("en")
    claims = link_claims(read_spans(make_document(text, "en"), packs), packs)
    return [claim for claim in claims if claim.rule == "table-row"]


def test_rows_of_a_table_are_memberships() -> None:
    found = {
        claim.arguments["member"][0].name: (claim.status, claim.time.edtf if claim.time is not None else None)
        for claim in _rows(TABLE)
    }
    assert found == {"Chile": ("founding", "2007"), "Peru": ("member", "2011/..")}


def test_evidence_is_the_row() -> None:
    assert {claim.evidence.quote.split()[0] for claim in _rows(TABLE)} == {"Chile", "Peru"}


def test_a_table_without_such_headings_says_nothing() -> None:
    assert not _rows(TABLE.replace("Joined", "Medals"))


def test_a_table_of_nobody_says_nothing() -> None:
    assert not _rows(TABLE.replace("The Blue Accord", "Everybody"))
