"""Who held which post, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.claims import Claim
from kg.entities.model import Entity
from kg.facts.foundings import Founding
from kg.facts.model import Fact
from kg.facts.naming import name_apart, tail
from kg.facts.sources import Sources
from kg.facts.spells import Spell, join
from kg.facts.states import Key, collect, join_exclusive, state_fact
from kg.facts.successions import start_not_before
from kg.facts.testimonies import Testimony

#: A tenure as built: the fact, and the spell that it was made of.
Tenures = tuple[tuple[Fact, Spell], ...]


def build_tenures(sources: Sources, foundings: Mapping[str, Founding]) -> Tenures:
    """Make one fact for each unbroken time for which a person held a post.

    Full holders of a post that has one holder at a time split and bound one another; those who only act do not. A post
    that is tied to no organisation or state may be many posts, and is never treated as having one holder.

    Args:
        sources: All sources.
        foundings: When organisations were founded; no post in one was held before.
    """
    states = collect(sources.of_kind("role"), sources, lambda claim: _keys(claim, sources))
    by_post: dict[tuple[str, str], dict[str, list[Testimony]]] = defaultdict(dict)
    for (arguments, mark), testimonies in states.items():
        found = dict(arguments)
        by_post[found["post"], mark][found["person"]] = testimonies
    built: list[tuple[Fact, Spell]] = []
    for (post, mark), holders in sorted(by_post.items()):
        for person, spells in _join(post, mark, holders, sources).items():
            for spell in spells:
                bounded = _bound_by_founding(spell, post, sources, foundings)
                built.append((_tenure(person, post, mark, bounded, sources), bounded))
    facts = name_apart(fact for fact, _ in built)
    return tuple(zip(facts, (spell for _, spell in built), strict=True))


def has_one_holder(post: str, sources: Sources) -> bool:
    """Tell whether a post is known to have one holder at a time, and whose post it is."""
    entity = sources.entity(post)
    return entity.single_holder and entity.belongs_to is not None


def _keys(claim: Claim, sources: Sources) -> Iterable[Key]:
    mark = "acting" if claim.status == "acting" else ""
    for person in sources.ids(claim, "person", "person"):
        for post in sources.ids(claim, "post", "post"):
            yield (("person", person), ("post", post)), mark


def _join(
    post: str, mark: str, holders: Mapping[str, list[Testimony]], sources: Sources
) -> Mapping[str, tuple[Spell, ...]]:
    if mark == "" and has_one_holder(post, sources):
        return join_exclusive(holders, {person: _reasons(sources.entity(person).label) for person in holders})
    return {person: join(testimonies) for person, testimonies in holders.items()}


def _reasons(name: str) -> tuple[str, str]:
    only = "and the post has one holder at a time"
    return (f"{name} held the post by then, {only}.", f"{name} still held the post then, {only}.")


def _bound_by_founding(spell: Spell, post: str, sources: Sources, foundings: Mapping[str, Founding]) -> Spell:
    owner = sources.entity(post).belongs_to
    founding = foundings.get(owner or "")
    if owner is None or founding is None:
        return spell
    reason = f"{sources.entity(owner).label} was not founded before then."
    return start_not_before(spell, founding.span.start_earliest, founding.claims, reason)


def _names(held: str, owner: Entity) -> bool:
    """Tell whether the label of a post already names whose post it is."""
    return any(name.casefold() in held.casefold() for name in (owner.label, owner.acronym) if name)


def _tenure(person: str, post: str, mark: str, spell: Spell, sources: Sources) -> Fact:
    owner = sources.entity(post).belongs_to
    owners = {owner} if owner else set()
    if not owners:
        for testimony in spell.testimonies:
            owners |= set(sources.ids(testimony.claim, "organization", "organization", "state"))
    status = mark
    if all(testimony.claim.status == "designate" for testimony in spell.testimonies):
        status = "designate"
    held = sources.entity(post).label
    label = f"{sources.entity(person).label}, {f'{status} ' if status else ''}{held}"
    if owner is not None and not _names(held, sources.entity(owner)):
        label = f"{label} ({sources.entity(owner).label})"
    return state_fact(
        "tenure",
        "tenure",
        (tail(person), tail(post), status),
        label,
        {"person": (person,), "post": (post,), **({"organization": tuple(sorted(owners))} if owners else {})},
        spell,
        {"status": (status,)} if status else {},
    )
