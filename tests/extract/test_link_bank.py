"""The bank of sentences about many alliances: what must be read in them, and nothing beside it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from factory import make_document
from kg.claims import Claim
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs

BANK = Path(__file__).with_name("link_bank.tsv")
#: Lowest recall and precision over the whole bank, by language.
FLOORS = {"en": (0.98, 0.98), "fr": (0.95, 0.97)}
KINDS = ("membership", "member_count", "founding", "event", "programme")


def label(claim: Claim) -> str:
    kind = claim.first("type")
    return f"event/{kind.name}" if kind is not None else f"{claim.kind}/{claim.status}" if claim.status else claim.kind


def fits(expected: str, claim: Claim) -> bool:
    """Whether a claim is the expected one: ``kind/status|argument=part of a name|time=EDTF|modality=...``."""
    first, *rest = expected.split("|")
    wanted = [part.split("=", 1) for part in rest]
    modality = dict(wanted).get("modality", "asserted")
    if first != label(claim) or claim.modality != modality:
        return False
    for key, value in wanted:
        if key == "time" and (claim.time is None or claim.time.edtf.removesuffix("/..") != value):
            return False
        mentions = claim.arguments.get(key, ())
        if key not in ("time", "modality") and not any(
            value.lower() in f"{mention.text}\n{mention.name or ''}".lower() for mention in mentions
        ):
            return False
    return True


def test_bank() -> None:
    found: Counter[str] = Counter()
    for line in BANK.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, _, text, told = line.split("\t")
        packs = load_packs(language)
        claims = link_claims(read_spans(make_document(text.replace("\\n", "\n"), language), packs), packs)
        expected = [] if told == "-" else told.split(" ;; ")
        found[f"{language} expected"] += len(expected)
        found[f"{language} read"] += sum(any(fits(one, claim) for claim in claims) for one in expected)
        found[f"{language} wrong"] += sum(
            claim.kind in KINDS and not any(fits(one, claim) for one in expected) for claim in claims
        )
    for language, (recall, precision) in FLOORS.items():
        read, wrong = found[f"{language} read"], found[f"{language} wrong"]
        assert read / found[f"{language} expected"] >= recall, found
        assert read / (read + wrong) >= precision, found
