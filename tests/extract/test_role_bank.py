"""The bank of passages about people of many cultures and their posts: what must be read, and nothing beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factory import make_document
from kg.claims import Claim
from kg.documents.model import Publication
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs

BANK = Path(__file__).with_name("role_bank.tsv")
PUBLISHED = Publication(date(2024, 6, 14), date(2024, 6, 14), "dateline")
#: Lowest precision and recall over the whole bank, by language and kind.
FLOORS: dict[str, dict[str, tuple[float, float]]] = {
    "en": {"person": (0.99, 0.96), "role": (0.96, 0.88), "owned": (0.98, 0.80), "time": (0.88, 0.82)},
    "fr": {"person": (0.97, 0.96), "role": (0.98, 0.87), "owned": (0.97, 0.84), "time": (0.95, 0.91)},
}

Told = tuple[str, str, str, str, str]


def read_told(words: str) -> Told:
    """Read ``person|post|organization|status|time``."""
    person, post, organization, status, time = (part.strip() for part in words.split("|"))
    return person, post, organization, status, time


def read_bank() -> Iterator[tuple[str, str, str, list[Told], list[str]]]:
    """Yield language, batch, text, expected roles and other people of every passage."""
    for line in BANK.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, batch, text, roles, others = line.split("\t")
        told = [read_told(part) for part in roles.split(" ; ") if part]
        people = [name for name in others.split(",") if name]
        yield language, batch, text.replace("\\n", "\n"), told, people


def is_person(told: str, found: str) -> bool:
    """Whether a found name is the told one: the same last word, and no word added."""
    words, others = told.lower().split(), found.lower().split()
    return bool(others) and words[-1] == others[-1] and set(others) <= set(words)


def is_post(told: str, found: str) -> bool:
    """Whether the found words share a stem with the told ones, "deputy" and its like apart."""
    stems, others = ({word[:4] for word in re.findall(r"[\w']+", words.lower())} for words in (told, found))
    apart = {"deput", "adjoi", "vice", "sous"}
    return bool(stems & others) and (stems & apart == others & apart or told.count(" ") == 0)


def fits(told: Told, claim: Claim) -> bool:
    person, post, _, status, _ = told
    mention, words = claim.first("person"), claim.first("post")
    assert mention is not None
    assert words is not None
    if not is_person(person, mention.name or mention.text) or not is_post(post, f"{words.text} {words.name or ''}"):
        return False
    ended = {"former", "resigned", "dismissed", "died"}
    wanted = ended if status in ended else {"current", "appointed", "elected"} if status else set()
    return not status or claim.status == status or claim.status in wanted or (status == "acting" == claim.status)


def is_owned(told: Told, claim: Claim) -> bool:
    mention = claim.first("organization")
    words = "" if mention is None else f"{mention.text}\n{mention.name or ''}".lower()
    return any(part.lower() in words for part in told[2].split("/"))


def score(language: str, text: str, roles: list[Told], others: list[str]) -> tuple[Counter[str], list[str]]:
    """Count what is told, found and false in one passage; also return the errors in words."""
    document = make_document(text, language)
    document = replace(document, header=replace(document.header, published=PUBLISHED))
    packs = load_packs(language)
    reading = read_spans(document, packs)
    spans = {s.name or s.text for line in reading.sentences for s in line.spans if s.kind == "person" and not s.nominal}
    claims = [claim for claim in link_claims(reading, packs) if claim.kind == "role" and claim.modality != "denied"]
    count: Counter[str] = Counter()
    errors: list[str] = []

    def add(kind: str, told: int, found: int, false: list[str], missed: list[str]) -> None:
        count.update({f"{kind} told": told, f"{kind} found": found, f"{kind} false": len(false)})
        errors.extend(f"{kind}: FALSE {words}" for words in false)
        errors.extend(f"{kind}: MISSED {words}" for words in missed)

    people = sorted({role[0] for role in roles} | set(others))
    missed = [name for name in people if not any(is_person(name, span) for span in spans)]
    false = sorted(span for span in spans if not any(is_person(name, span) for name in people))
    add("person", len(people), len(people) - len(missed), false, missed)
    found = [role for role in roles if any(fits(role, claim) for claim in claims)]
    add(
        "role",
        len(roles),
        len(found),
        [describe(claim) for claim in claims if not any(fits(role, claim) for role in roles)],
        ["|".join(role) for role in roles if role not in found],
    )
    owned = [role for role in roles if role[2]]
    named = [claim for claim in claims if claim.first("organization") is not None]
    right = [role for role in owned if any(fits(role, claim) and is_owned(role, claim) for claim in named)]
    add(
        "owned",
        len(owned),
        len(right),
        [describe(claim) for claim in named if not any(fits(r, claim) and is_owned(r, claim) for r in roles)],
        ["|".join(role) for role in owned if role not in right],
    )
    for role in found:
        times = {claim.time.edtf for claim in claims if fits(role, claim) and claim.time is not None}
        wanted = set(role[4].split(",")) - {""}
        add(
            "time",
            bool(wanted),
            bool(times & wanted),
            [f"{role[0]} {time}" for time in sorted(times - wanted)] if wanted or any("/" in t for t in times) else [],
            [f"{role[0]} {role[4]}"] if wanted and not times & wanted else [],
        )
    return count, errors


def describe(claim: Claim) -> str:
    said = [claim.first(key) for key in ("person", "post", "organization")]
    time = claim.time.edtf if claim.time is not None else ""
    return "|".join([*((m.name or m.text) if m else "" for m in said), claim.status or "", time, claim.rule])


def count_bank(batch: str = "") -> dict[str, Counter[str]]:
    """Count over all passages of a batch (all when empty), by language."""
    counts: dict[str, Counter[str]] = {"en": Counter(), "fr": Counter()}
    for language, told, text, roles, others in read_bank():
        if batch in ("", told):
            counts[language] += score(language, text, roles, others)[0]
    return counts


def rates(count: Counter[str], kind: str) -> tuple[float, float]:
    """Return precision and recall of a kind."""
    found = count[f"{kind} found"]
    return found / max(1, found + count[f"{kind} false"]), found / max(1, count[f"{kind} told"])


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_bank(language: str) -> None:
    count = count_bank()[language]
    for kind, floors in FLOORS[language].items():
        assert all(rate >= floor for rate, floor in zip(rates(count, kind), floors, strict=True)), (kind, count)
