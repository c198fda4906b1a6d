"""Score what is read from documents against a gold folder: precision, recall and F1 per kind and language.

``python benchmarks/extraction.py tests/gold/dev --errors``. A gold folder holds texts with a JSON file of facts beside
each; tests/gold/README.md describes the format. Facts marked ``explicit: false`` or ``offtopic`` count neither way. A
planned or denied thing that is asserted is a false claim, and so is one whose date contradicts the fact.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from matching import (
    Fact,
    Gold,
    compare_date,
    dates,
    is_vague,
    meets_count,
    meets_event,
    meets_founding,
    meets_membership,
    meets_programme,
    meets_programme_fully,
    meets_role,
    meets_role_fully,
    meets_seat,
    names,
    read_gold,
    same_party,
    same_person,
    same_place,
    words,
)

from kg import extract_claims, read_documents
from kg.claims import Claim
from kg.documents.model import Document, SetAside
from kg.errors import InputError


@dataclass
class Tally:
    """How many facts were found or missed, and how many claims were false."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def count(self, right: int, false: int, missed: int) -> None:
        self.right, self.false, self.missed = self.right + right, self.false + false, self.missed + missed

    def row(self, name: str, language: str) -> str:
        claimed, gold = self.right + self.false, self.right + self.missed
        figures = [f"{self.right / total:.2f}" if total else "–" for total in (claimed, gold, (claimed + gold) / 2)]
        return f"| {name} | {language} | {' | '.join(figures)} | {self.right} | {self.false} | {self.missed} |"


@dataclass
class Scores:
    """Tallies by kind and language, and one line an error."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)

    def add(self, kind: str, gold: Gold, right: int, false: Iterable[str], missed: Iterable[str]) -> None:
        wrong = [f"FALSE {kind} {gold.doc}: {line}" for line in false]
        absent = [f"MISS  {kind} {gold.doc}: {line}" for line in missed]
        self.errors += [*wrong, *absent]
        for language in (gold.language, "all"):
            self.tallies[kind, language].count(right, len(wrong), len(absent))


@dataclass(frozen=True)
class Kind:
    """One row of the table: which claims, which gold facts, when a claim meets a fact, and which argument it needs."""

    name: str
    claims: str
    facts: str
    meets: Callable[[Fact, Claim, Gold], bool]
    needs: str = ""
    main: bool = True


KINDS = (
    Kind("roles", "role", "roles", meets_role, main=False),
    Kind("roles with organization", "role", "roles", meets_role_fully, "organization"),
    Kind("memberships", "membership", "memberships", meets_membership),
    Kind("member counts", "member_count", "member_counts", meets_count),
    Kind("foundings", "founding", "foundings", meets_founding),
    Kind("events", "event", "events", meets_event),
    Kind("programmes", "programme", "programmes", meets_programme, main=False),
    Kind("programmes with organizer", "programme", "programmes", meets_programme_fully, "organizer"),
    Kind("headquarters", "organization", "headquarters", meets_seat, "headquarters", main=False),
)


def is_denied(claim: Claim, gold: Gold) -> bool:
    """Return whether a claim says something that the document denies."""
    for fact in gold.facts["denied"]:
        match fact["kind"], claim.kind:
            case "membership", "membership":
                denied = meets_membership({**fact, "kind": fact["status"]}, claim, gold)
            case "headquarters", "organization":
                denied = meets_seat(fact, claim, gold)
            case "event", "event":
                denied = _denies_event(fact, claim, gold)
            case _:
                denied = False
        if denied:
            return True
    return False


def _denies_event(fact: Fact, claim: Claim, gold: Gold) -> bool:
    parties, place = names(claim, "participant", "host", "organizer"), fact.get("place")
    everyone = all(any(same_party(name, party, gold) for name in parties) for party in fact["participants"])
    there = place is None or any(same_place(name, place) for name in names(claim, "place"))
    day = "date_start" not in fact or (claim.time is not None and compare_date(claim.time.edtf, fact) != "wrong")
    return names(claim, "type")[0] == fact["type"] and everyone and there and day


def score_kind(kind: Kind, gold: Gold, claims: Iterable[Claim], scores: Scores) -> None:
    """Match the claims of a kind with the facts of a document and count; dates are counted on the way."""
    facts = gold.facts[kind.facts]
    found: dict[int, set[str]] = defaultdict(set)
    wrong_dates: set[tuple[int, str]] = set()
    false: dict[str, str] = {}
    for claim in claims:
        if (
            claim.kind != kind.claims
            or claim.modality == "denied"
            or (kind.needs and kind.needs not in claim.arguments)
        ):
            continue
        met = [number for number, fact in enumerate(facts) if kind.meets(fact, claim, gold)]
        edtf = claim.time.edtf if claim.time else None
        verdicts = {number: compare_date(edtf, facts[number]) if edtf else "none" for number in met}
        good = [n for n in met if verdicts[n] != "wrong" and _modality_agrees(kind, facts[n], claim)]
        if good and not is_denied(claim, gold):
            best = min(good, key=lambda n: (_is_neutral(facts[n]), verdicts[n] != "exact", n))
            found[best].add(verdicts[best])
            if edtf and verdicts[best] == "compatible":
                wrong_dates.add((best, edtf))
        elif not is_vague(claim, gold):
            reason = "denied" if is_denied(claim, gold) else ("date or modality" if met else "no such fact")
            false[str((claim.status, *sorted(names(claim, *claim.arguments))))] = f"({reason}) {describe(claim)}"
            if kind.claims != "event":  # with another date it is another event
                wrong_dates.update((n, edtf) for n in met if edtf and verdicts[n] == "wrong")
    right = [n for n in found if not _is_neutral(facts[n])]
    missed = [fact for n, fact in enumerate(facts) if n not in found and not _is_neutral(fact)]
    scores.add(kind.name, gold, len(right), false.values(), map(_short, missed))
    if kind.main:
        exact = [n for n in right if "exact" in found[n]]
        dated = [n for n in right if dates(facts[n]) and not facts[n].get("inferred_date")]
        undated = [n for n in dated if n not in exact and gold.published not in dates(facts[n])]
        lines = [f"{edtf} for {_short(facts[n])}" for n, edtf in sorted(wrong_dates)]
        scores.add("dates of what was found", gold, len(exact), lines, [_short(facts[n]) for n in undated])


def _modality_agrees(kind: Kind, fact: Fact, claim: Claim) -> bool:
    if kind.claims in ("role", "programme"):
        return True  # roles compare it with the status; a programme is a thing, whether it has begun or not
    return bool(fact.get("planned")) == (claim.modality == "planned")


def _is_neutral(fact: Fact) -> bool:
    return fact.get("explicit") is False or bool(fact.get("offtopic"))


def score_persons(gold: Gold, claims: Iterable[Claim], scores: Scores) -> None:
    """Count the people of a document; only people in roles and ranks can be false, as parties may be states."""
    sure, seen = {}, set()
    for claim in claims:
        for name in names(claim, "person", "participant", "host", "organizer", "initiator", "speaker"):
            known = [person for person, forms in gold.persons.items() if same_person(name, forms)]
            seen.update(known)
            if not known and name in names(claim, "person"):
                sure[words(name)] = f"{name} — {describe(claim)}"
    scores.add("persons", gold, len(seen), sure.values(), [name for name in gold.persons if name not in seen])


def describe(claim: Claim) -> str:
    """Return a claim with its rule and sentence, for people who mend rules."""
    said_by = ", ".join(f"{name}={'+'.join(names(claim, name))}" for name in claim.arguments)
    when = claim.time.edtf if claim.time else None
    sentence = " ".join(claim.evidence.quote.split())
    return f"[{claim.rule}] {claim.status} {claim.modality} {when} {said_by} « {sentence} »"


def _short(fact: Fact) -> str:
    return ", ".join(f"{key}={value}" for key, value in fact.items() if value not in (None, [], "") and key != "iso3")


def read_folder(folder: Path) -> Iterator[tuple[Gold, Document]]:
    """Read the texts of a gold folder, each with its facts.

    Raises:
        InputError: A text cannot be read as a document.
    """
    for facts in sorted(folder.glob("*.json")):
        gold = read_gold(json.loads(facts.read_text(encoding="utf-8")))
        for document in read_documents([facts.with_suffix(".txt")]):
            if isinstance(document, SetAside):
                raise InputError(document.path, document.reason, document.remedy)
            yield gold, document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="texts with their gold facts")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what is false")
    options = parser.parse_args()
    scores = Scores()
    for gold, document in read_folder(options.folder):
        claims = extract_claims(document)
        score_persons(gold, claims, scores)
        for kind in KINDS:
            score_kind(kind, gold, claims, scores)
    rows = ("persons", *(kind.name for kind in KINDS), "dates of what was found")
    languages = [*sorted({language for _, language in scores.tallies} - {"all"}), "all"]
    micro: dict[str, Tally] = defaultdict(Tally)
    for (name, language), tally in scores.tallies.items():
        if name == "persons" or any(kind.name == name and kind.main for kind in KINDS):
            micro[language].count(tally.right, tally.false, tally.missed)
    print("| kind | language | precision | recall | F1 | right | false | missed |\n|---|---|---|---|---|---|---|---|")
    for name in rows:
        for language in languages:
            print(scores.tallies[name, language].row(name, language))
    for language in languages:
        print(micro[language].row("micro average", language))
    if options.errors:
        print("\n".join(["", *scores.errors]))


if __name__ == "__main__":
    main()
