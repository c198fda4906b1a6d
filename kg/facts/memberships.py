"""Which states and organisations were members of what, from when to when, and which were not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.claims import Claim
from kg.facts.bounds import add_if_possible, bounds_of, settle
from kg.facts.foundings import AGENTS, Founding
from kg.facts.model import Fact
from kg.facts.naming import name_apart, tail
from kg.facts.sources import Sources
from kg.facts.spells import Spell, join, with_bounds
from kg.facts.states import Key, collect, join_exclusive, state_fact
from kg.facts.successions import start_not_before
from kg.facts.testimonies import Testimony
from kg.times import Span

#: Claim status to the state that it tells of; founding, joining and leaving are about full membership.
_STATES = {"observer": "observer", "suspended": "suspended", "not_member": "not_member"}
#: Only one of these can be so at a time; why each bounds the other.
_EXCLUSIVE = {
    "member": ("It was a member by then.", "It was still a member then."),
    "not_member": ("It was not a member by then.", "It was still not a member then."),
}
_PHRASES = {
    "member": "member of",
    "founding": "founding member of",
    "observer": "observer at",
    "suspended": "suspended from",
    "not_member": "not a member of",
}

#: A membership as built: the fact, and the spell that it was made of.
Memberships = tuple[tuple[Fact, Spell], ...]


def build_memberships(sources: Sources, foundings: Mapping[str, Founding]) -> Memberships:
    """Make one fact for each unbroken time for which an agent was a member, an observer, suspended, or not a member.

    A founding member starts when the organisation was founded (derived, unless the words give a date). No membership
    starts before the founding.

    Args:
        sources: All sources.
        foundings: When organisations were founded.
    """
    states = collect(sources.of_kind("membership"), sources, lambda claim: _keys(claim, sources))
    by_pair: dict[tuple[str, str], dict[str, list[Testimony]]] = defaultdict(dict)
    for (arguments, mark), testimonies in states.items():
        found = dict(arguments)
        by_pair[found["member"], found["organization"]][mark] = testimonies
    built: list[tuple[Fact, Spell]] = []
    for (member, organization), marks in sorted(by_pair.items()):
        founding = foundings.get(organization)
        name = sources.entity(organization).label
        for mark, spells in _join(marks).items():
            for spell in spells:
                bounded = _bound(spell, mark, founding, name)
                built.append((_membership(member, organization, mark, bounded, sources), bounded))
    facts = name_apart(fact for fact, _ in built)
    return tuple(zip(facts, (spell for _, spell in built), strict=True))


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    mark = _STATES.get(claim.status or "", "member")
    for member in sources.ids(claim, "member", *AGENTS):
        for organization in sources.ids(claim, "organization", "organization"):
            if member != organization:
                yield (("member", member), ("organization", organization)), mark


def _join(marks: Mapping[str, list[Testimony]]) -> dict[str, tuple[Spell, ...]]:
    exclusive = {mark: testimonies for mark, testimonies in marks.items() if mark in _EXCLUSIVE}
    joined = join_exclusive(exclusive, _EXCLUSIVE)
    return {**joined, **{mark: join(found) for mark, found in marks.items() if mark not in exclusive}}


def _bound(spell: Spell, mark: str, founding: Founding | None, name: str) -> Spell:
    if founding is None or mark == "not_member":
        return spell
    if any(testimony.claim.status == "founding" for testimony in spell.testimonies):
        is_stated = any(bound.position.startswith("start") and bound.method == "stated" for bound in spell.bounds)
        if not is_stated:
            start = Span(founding.span.start_earliest, founding.span.end_latest)
            reason = f"A founding member is one from the start, and {name} was founded then."
            bounds = add_if_possible(spell.bounds, bounds_of(start, "derived", founding.claims, reason))
            spell = with_bounds(spell, settle(bounds))
    return start_not_before(
        spell, founding.span.start_earliest, founding.claims, f"{name} was not founded before then."
    )


def _membership(member: str, organization: str, mark: str, spell: Spell, sources: Sources) -> Fact:
    is_founding = mark == "member" and any(testimony.claim.status == "founding" for testimony in spell.testimonies)
    status = "founding" if is_founding else mark
    label = f"{sources.entity(member).label}, {_PHRASES[status]} {sources.entity(organization).label}"
    return state_fact(
        "membership",
        "membership",
        (tail(member), tail(organization), "" if mark == "member" else mark.replace("_", "-")),
        label,
        {"member": (member,), "organization": (organization,)},
        spell,
        {"status": (status,)},
    )
