"""The whole extraction of a document: order, offsets, and what is still to come."""

from datetime import date

import pytest

from kg.claims import Claim
from kg.documents import Document, Header, Publication, Zone
from kg.extract import extract_claims

SUMMIT = "The Harbour Security Pact (HSP) held a summit in Accra on 5 March 2024."


def _claims(text: str, published: date | None = None) -> tuple[Claim, ...]:
    dated = None if published is None else Publication(published, published, "sidecar")
    header = Header("note-00000000", "note.txt", "text/plain", "", len(text), "en", published=dated)
    return extract_claims(Document(header, text, (Zone("body", 0, len(text)),)))


@pytest.mark.parametrize(
    ("published", "modality"),
    [(None, "asserted"), (date(2024, 3, 5), "asserted"), (date(2024, 3, 6), "asserted"), (date(2024, 3, 4), "planned")],
)
def test_what_begins_after_its_document_is_planned_whatever_the_tense(published: date | None, modality: str) -> None:
    assert [claim.modality for claim in _claims(SUMMIT, published) if claim.kind == "event"] == [modality]


def test_claims_stand_in_the_order_of_the_text_and_quote_it() -> None:
    text = (
        f"{SUMMIT} Ghana and Togo joined the HSP in 2019. Its secretary general, Ama Mensah, met Kofi Boateng in Lomé."
    )
    claims = _claims(text)
    assert [claim.evidence.start for claim in claims] == sorted(claim.evidence.start for claim in claims)
    assert {"event", "membership", "role", "organization"} <= {claim.kind for claim in claims}
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_text_without_anything_gives_nothing() -> None:
    assert _claims("It rained all day and nobody went out.") == ()
