"""The claims of one kind compared with the facts of one document, and the dates of what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.claims import Claim
from kg.extract.model import Reading
from kg.scoring.dates import Verdict, compare_date, stated_dates
from kg.scoring.gold import Fact, Gold, is_neutral
from kg.scoring.kinds import DATES, Kind
from kg.scoring.matching import denies, is_vague, names
from kg.scoring.mistakes import tell_fact, tell_false, tell_missed
from kg.scoring.model import Mistake, Score, Tally


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What a claim comes to: the number of the fact it tells, or why it is false; and its date beside each fact met."""

    fact: int | None
    reason: str
    verdicts: Mapping[int, Verdict]


def score_kind(kind: Kind, gold: Gold, claims: Iterable[Claim], reading: Reading) -> Iterator[Score]:
    """Compare the claims of a kind with the facts of a document.

    Args:
        kind: The row of the table.
        gold: The facts of the document.
        claims: All claims of the document.
        reading: The document as read, for the sentences of mistakes.

    Returns:
        The score of the kind and, for a main kind, that of the dates of the facts found.
    """
    facts = gold.facts[kind.facts]
    found: dict[int, set[Verdict]] = defaultdict(set)
    off_dates: dict[tuple[int, str], Claim] = {}
    false: dict[str, Mistake] = {}
    for claim in claims:
        if not _counts(kind, claim, gold):
            continue
        judgement = _judge(kind, claim, gold)
        edtf = claim.time.edtf if claim.time else None
        if judgement.fact is not None:
            verdict = judgement.verdicts[judgement.fact]
            found[judgement.fact].add(verdict)
            if edtf and verdict == "compatible":
                off_dates.setdefault((judgement.fact, edtf), claim)
        elif not is_vague(claim, gold):
            key = str((claim.status, *sorted(names(claim, *claim.arguments))))
            false.setdefault(key, tell_false(kind.name, gold, reading, claim, judgement.reason))
            if edtf and kind.claims != "event":  # with another date it is another event
                for number, verdict in judgement.verdicts.items():
                    if verdict == "wrong":
                        off_dates.setdefault((number, edtf), claim)
    counted = [n for n, fact in enumerate(facts) if not is_neutral(fact) and (not kind.field or fact[kind.field])]
    right = {n: found[n] for n in counted if n in found}
    missed = [tell_missed(kind.name, gold, reading, facts[n]) for n in counted if n not in found]
    tally = Tally(len(right), len(false), len(missed))
    yield Score(kind.name, kind.main, gold.language, tally, (*false.values(), *missed))
    if kind.main:
        yield _score_dates(gold, reading, facts, right, off_dates)


def _counts(kind: Kind, claim: Claim, gold: Gold) -> bool:
    """Tell whether a claim counts in a row: not what the text denies, nor what nobody annotated."""
    if claim.kind != kind.claims or claim.modality == "denied":
        return False
    if kind.argument and kind.argument not in claim.arguments:
        return False
    return claim.status != "not_member" or "negative_memberships" in gold.annotated


def _judge(kind: Kind, claim: Claim, gold: Gold) -> _Judgement:
    facts = gold.facts[kind.facts]
    edtf = claim.time.edtf if claim.time else None
    verdicts = {n: compare_date(edtf, fact) for n, fact in enumerate(facts) if kind.meets(fact, claim, gold)}
    timely = [n for n, verdict in verdicts.items() if verdict != "wrong"]
    good = [n for n in timely if _modality_agrees(kind, facts[n], claim)]
    if any(denies(fact, claim, gold) for fact in gold.facts["denied"]):
        return _Judgement(None, "denied", verdicts)
    if good:
        best = min(
            good,
            key=lambda n: (is_neutral(facts[n]), verdicts[n] != "exact", -kind.shared(facts[n], claim, gold), n),
        )
        return _Judgement(best, "", verdicts)
    if timely:
        planned = claim.modality == "planned"
        return _Judgement(None, "not planned" if planned else "only planned", verdicts)
    if verdicts:
        return _Judgement(None, "another date", verdicts)
    nearly = kind.nearly is not None and any(kind.nearly(fact, claim, gold) for fact in facts)
    return _Judgement(None, f"another {kind.field}" if nearly else "no such fact", verdicts)


def _modality_agrees(kind: Kind, fact: Fact, claim: Claim) -> bool:
    if kind.claims in ("role", "programme"):
        return True  # roles compare it with the status; a programme is a thing, whether it has begun or not
    return bool(fact["planned"] == (claim.modality == "planned"))


def _score_dates(
    gold: Gold,
    reading: Reading,
    facts: tuple[Fact, ...],
    right: Mapping[int, set[Verdict]],
    off: Mapping[tuple[int, str], Claim],
) -> Score:
    """Score the dates of the facts that were found: the stated value at the stated precision."""
    exact = [n for n, verdicts in right.items() if "exact" in verdicts]
    dated = [n for n in right if stated_dates(facts[n]) and not facts[n]["inferred_date"]]
    undated = [n for n in dated if n not in exact and gold.published not in stated_dates(facts[n])]
    false = [
        replace(tell_false(DATES, gold, reading, off[n, edtf], "date"), told=f"{edtf} for {tell_fact(facts[n])}")
        for n, edtf in sorted(off)
    ]
    missed = [tell_missed(DATES, gold, reading, facts[n]) for n in undated]
    return Score(DATES, False, gold.language, Tally(len(exact), len(false), len(missed)), (*false, *missed))
