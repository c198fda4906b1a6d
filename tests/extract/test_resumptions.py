"""Events that a later sentence takes up again."""

from __future__ import annotations

from factory import make_document
from kg.claims import Claim
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs

MEETING = "Ana Silva met General Karim Benali in Lima on 3 May 2019."


def _last(text: str) -> list[Claim]:
    packs = load_packs("en")
    claims = link_claims(read_spans(make_document(text, "en"), packs), packs)
    return [claim for claim in claims if claim.kind == "event" and claim.evidence.start > 0]


def test_those_who_attended_join_the_meeting_told_before() -> None:
    (claim,) = _last(f"{MEETING} The meeting was attended by Colonel Omar Rida.")
    assert {m.name for m in claim.arguments["participant"]} == {"Ana Silva", "Karim Benali", "Omar Rida"}
    assert claim.time is not None
    assert (claim.time.edtf, claim.grade, claim.arguments["place"][0].name) == ("2019-05-03", "inferred", "Lima")


def test_a_meeting_nobody_told_is_not_resumed() -> None:
    assert not _last("The plan is old. The meeting was attended by Colonel Omar Rida.")


def test_a_ceremony_does_not_resume_a_meeting() -> None:
    assert not _last(f"{MEETING} The ceremony was attended by Colonel Omar Rida.")
