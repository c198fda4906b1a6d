"""Facts that are states of affairs, made from spells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.claims import Claim
from kg.facts.model import Fact, FactKind
from kg.facts.naming import fact_id, modality_of, year_of
from kg.facts.sources import Sources
from kg.facts.spells import Rivals, Spell, join, stretches_of
from kg.facts.successions import Reasons, bound_by_neighbours
from kg.facts.testimonies import Testimony, testify

#: What a state is about: argument name to entity ids; and a mark that keeps states about the same things apart.
Key = tuple[tuple[tuple[str, str], ...], str]


def collect(
    claims: Iterable[Claim], sources: Sources, keys: Callable[[Claim], Iterable[Key]]
) -> dict[Key, list[Testimony]]:
    """Read each claim's testimony and put it with the others about the same state, in order of key.

    Args:
        claims: Claims of one kind.
        sources: All sources.
        keys: What states a claim is about.
    """
    collected: dict[Key, list[Testimony]] = defaultdict(list)
    for claim in claims:
        found = tuple(keys(claim))
        if found:
            testimony = testify(claim, sources)
            for key in found:
                collected[key].append(testimony)
    return dict(sorted(collected.items()))


def join_exclusive(
    holders: Mapping[str, Iterable[Testimony]], reasons: Reasons | None = None
) -> dict[str, tuple[Spell, ...]]:
    """Join the testimonies of several of whom only one can hold at a time.

    Args:
        holders: Key of each to its testimonies.
        reasons: Why each bounds those before and after it; None if it only splits them.
    """
    testimonies = {key: tuple(found) for key, found in holders.items()}
    rivals = Rivals({key: [w for t in found for w in t.windows] for key, found in testimonies.items()})
    spells = {key: join(found, key, rivals) for key, found in testimonies.items()}
    return spells if reasons is None else bound_by_neighbours(spells, reasons)


def state_fact(
    kind: FactKind,
    path: str,
    parts: tuple[str, ...],
    label: str,
    entities: Mapping[str, tuple[str, ...]],
    spell: Spell,
    values: Mapping[str, tuple[str, ...]] | None = None,
) -> Fact:
    """Make a fact of one spell.

    Args:
        kind: What it is.
        path: The first part of its id.
        parts: Further parts of its id; the year by which it held is added.
        label: A short English phrase.
        entities: Argument name to entity ids.
        spell: When it held, and who says so.
        values: Argument name to words.
    """
    modality = modality_of(testimony.claim.modality for testimony in spell.testimonies)
    return Fact(
        id=fact_id(path, *parts[:2], year_of(spell.span), *parts[2:]),
        kind=kind,
        label=label,
        entities=entities,
        values={**(values or {}), **modality},
        span=spell.span,
        edtf=tuple(sorted({t.edtf for t in spell.testimonies if t.edtf is not None})),
        bounds=spell.bounds,
        stretches=stretches_of(spell),
        claims=spell.claims,
    )
