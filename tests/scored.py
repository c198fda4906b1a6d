"""Claims and gold facts for the tests of scoring, each in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from factory import make_document
from kg.claims import Claim, ClaimTime, Evidence, Kind, Mention, Modality, make_claim
from kg.extract import read_spans
from kg.extract.model import Reading
from kg.extract.packs import load_packs
from kg.scoring.comparing import score_kind
from kg.scoring.gold import Gold, parse_gold
from kg.scoring.kinds import KINDS
from kg.scoring.model import Score

QUOTE = "So it was told."


def make_gold(*, complete: bool = True, **lists: Any) -> Gold:
    """Make the gold facts of an English document; people named in roles are listed unless ``persons`` says who is."""
    people = [{"name": name} for name in dict.fromkeys(role["person"] for role in lists.get("roles", ()))]
    return parse_gold({"language": "en", "persons": people, **lists}, "note.json", "note", complete=complete)


def tell(
    kind: str,
    *,
    status: str | None = None,
    time: str | None = None,
    modality: str = "asserted",
    **arguments: str | list[str],
) -> Claim:
    """Make a claim whose mentions stand for the names given."""
    mentions: Mapping[str, list[Mention]] = {
        name: [Mention(one, 0, len(one), one) for one in ([given] if isinstance(given, str) else given)]
        for name, given in arguments.items()
    }
    return make_claim(
        cast(Kind, kind),
        mentions,
        Evidence("note", 0, len(QUOTE), QUOTE),
        rule="told",
        time=None if time is None else ClaimTime(time, "then", 0, 4),
        status=status,
        modality=cast(Modality, modality),
    )


def read(text: str) -> Reading:
    """Read the spans of an English text."""
    return read_spans(make_document(text), load_packs("en"))


def compare(row: str, gold: Gold, *claims: Claim) -> tuple[Score, ...]:
    """Score claims in one row of the table; the second score of a main row is that of its dates."""
    kind = next(kind for kind in KINDS if kind.name == row)
    return tuple(score_kind(kind, gold, claims, read(QUOTE)))


def count(row: str, gold: Gold, *claims: Claim) -> tuple[int, int, int]:
    """Return how many facts of a row were found, how many claims are false, how many facts were missed."""
    tally = compare(row, gold, *claims)[0].tally
    return tally.right, tally.false, tally.missed
