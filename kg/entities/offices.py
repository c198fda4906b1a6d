"""Entities for posts, ranks and domains of work: concepts that mentions stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.agents import state_id
from kg.entities.authority import Authority
from kg.entities.concepts import domain_key, domain_labels, post_concept, post_words, rank_key
from kg.entities.contexts import language_of
from kg.entities.glossary import concepts, is_common_kind, state_in
from kg.entities.labels import spellings
from kg.entities.minting import mint_ids
from kg.entities.model import Entity, Merge, Name, Undecided
from kg.entities.organizations import INSTITUTIONS
from kg.entities.references import Reference, Slot, name_of
from kg.ids import slug


@dataclass(frozen=True, slots=True)
class Offices:
    """Entities for posts, ranks and domains, which mention means which, and posts that fit several organisations."""

    entities: tuple[Entity, ...]
    of_mention: Mapping[Slot, str]
    undecided: tuple[Undecided, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One mention of a concept: slot, document, words, key, and for a post its owner and holder."""

    slot: Slot
    document: str
    text: str
    concept: str
    owner: str | None = None
    holder: str | None = None


def office_entities(
    claims: Mapping[str, Claim],
    headers: Mapping[str, Header],
    entities: Mapping[str, Entity],
    of_mention: Mapping[Slot, str],
    authority: Authority | None,
) -> Offices:
    """Return posts, ranks and domains.

    A post is a concept in an organisation or state. One without either is the post of that concept that the same
    person holds elsewhere, if there is only one; else it stays by itself, and is listed.

    Args:
        claims: Claims by id.
        headers: Document id to header.
        entities: People, organisations, states, places by id.
        of_mention: Slots to their ids.
        authority: Says which posts have one holder, beside the post packs; or None.
    """
    posts = _posts(claims, headers, entities, of_mention)
    placed, undecided = _place(posts, entities)
    made: dict[tuple[str, ...], list[_Found]] = defaultdict(list)
    merges: dict[tuple[str, ...], set[Merge]] = defaultdict(set)
    for post, owner, reason in placed:
        made[owner, post.concept].append(post)
        if reason is not None:
            merges[owner, post.concept].add(Merge(post.text, post.concept, reason, "rules"))
    wanted = ((f"{key[0].partition('/')[2]} {key[1]}", key, len(there)) for key, there in made.items())
    ids = mint_ids("post", wanted)
    single = _single_posts(authority, entities)
    found = [
        _post_entity(ids[key], there, entities, key[0], tuple(sorted(merges[key])), headers, single)
        for key, there in sorted(made.items())
    ]
    slots = {post.slot: ids[key] for key, there in made.items() for post in there}
    for entity, its_slots in [*_ranks(claims, headers), *_domains(claims, headers)]:
        found.append(entity)
        slots.update((slot, entity.id) for slot in its_slots)
    return Offices(tuple(found), slots, tuple(sorted(set(undecided))))


def _posts(
    claims: Mapping[str, Claim],
    headers: Mapping[str, Header],
    entities: Mapping[str, Entity],
    of_mention: Mapping[Slot, str],
) -> list[_Found]:
    found = []
    for claim in claims.values():
        if claim.kind == "role":
            owners = (
                of_mention.get((claim.id, "organization", i))
                for i in range(len(claim.arguments.get("organization", ())))
            )
            owner = next((owner for owner in owners if owner is not None), None)
            for index, mention in enumerate(claim.arguments["post"]):
                concept = post_concept(mention, language_of(claim.document, headers))
                its_owner = _owner(owner, concept, entities) if owner is not None else None
                holder = of_mention.get((claim.id, "person", 0))
                slot = (claim.id, "post", index)
                words = post_words(mention, language_of(claim.document, headers))
                found.append(_Found(slot, claim.document, words, concept, its_owner, holder))
    return found


def _owner(owner: str, concept: str, entities: Mapping[str, Entity]) -> str:
    """Return the state instead of its army or ministry for a post that names its own charge."""
    entity = entities[owner]
    code = state_in(entity.label)
    if entity.kind == "organization" and ":" in concept and code is not None and is_common_kind(entity.label):
        state = state_id(code)
        if state in entities and not concepts(entity.label).isdisjoint(INSTITUTIONS):
            return state
    return owner


def _place(
    posts: list[_Found], entities: Mapping[str, Entity]
) -> tuple[list[tuple[_Found, str, str | None]], list[Undecided]]:
    """Give each post its owner, or its holder where it has none."""
    elsewhere: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for post in posts:
        if post.owner is not None:
            elsewhere[post.holder, post.concept].add(post.owner)
    placed: list[tuple[_Found, str, str | None]] = []
    undecided = []
    for post in posts:
        owners = elsewhere.get((post.holder, post.concept), set()) if post.holder is not None else set()
        if post.owner is not None:
            placed.append((post, post.owner, None))
        elif len(owners) == 1:
            placed.append((post, min(owners), "the same person holds this post there"))
        else:
            why = "the person holds it in several organisations" if owners else "no organisation is named with it"
            placed.append((post, post.holder or f"document/{post.document}", f"kept as this person's own: {why}"))
            if owners and post.holder is not None:
                undecided.append(Undecided(post.text, entities[post.holder].label, why, "post", right_id=post.holder))
    return placed, undecided


def _single_posts(authority: Authority | None, entities: Mapping[str, Entity]) -> frozenset[tuple[str, str]]:
    if authority is None:
        return frozenset()
    return frozenset(
        (f"organization/{entry.id}", concept)
        for entry in authority.organizations
        if f"organization/{entry.id}" in entities
        for concept in entry.single_holder
    )


def _post_entity(
    key: str,
    posts: list[_Found],
    entities: Mapping[str, Entity],
    owner: str,
    merges: tuple[Merge, ...],
    headers: Mapping[str, Header],
    single: frozenset[tuple[str, str]],
) -> Entity:
    from kg.extract.posts import is_single_holder, post_labels

    concept = posts[0].concept
    belongs = owner if owner.startswith(("organization/", "state/", "place/")) else None
    labels = post_labels(concept)
    there = entities[belongs] if belongs is not None else None
    where = (there.acronym or there.label) if there is not None else None
    texts = sorted({" ".join(post.text.split()) for post in posts}, key=lambda text: (-len(text), text))
    shown = {lang: f"{label}, {_in(there, where, lang)}" if where else label for lang, label in labels.items()}
    return Entity(
        id=key,
        kind="post",
        label=shown.get("en") or (f"{texts[0]}, {where}" if where else texts[0]),
        language="en" if "en" in shown else language_of(posts[0].document, headers),
        labels=shown,
        names=_names(posts, headers),
        merges=merges,
        concept=concept,
        belongs_to=belongs if there is not None and there.kind in ("organization", "state") else None,
        single_holder=belongs is not None and (is_single_holder(concept) or (owner, concept) in single),
    )


def _in(owner: Entity | None, where: str, language: str) -> str:
    return owner.labels.get(language, where) if owner is not None and owner.acronym is None else where


def _names(mentions: list[_Found], headers: Mapping[str, Header]) -> tuple[Name, ...]:
    references: dict[str, Reference] = {}
    for mention in mentions:
        reference = references.setdefault(mention.document, Reference("post", mention.document, mention.text))
        reference.texts[mention.text] = 1
    return spellings(references.values(), headers, lambda _, __: True)


def _ranks(claims: Mapping[str, Claim], headers: Mapping[str, Header]) -> list[tuple[Entity, list[Slot]]]:
    from kg.extract.ranks import rank_labels

    found: dict[str, list[_Found]] = defaultdict(list)
    for claim in claims.values():
        if claim.kind == "rank":
            for index, mention in enumerate(claim.arguments["rank"]):
                key = rank_key(mention.text, mention.name, language_of(claim.document, headers))
                found[key].append(_Found((claim.id, "rank", index), claim.document, mention.text, key))
    return [_concept("rank", key, mentions, dict(rank_labels(key)), headers) for key, mentions in sorted(found.items())]


def _domains(claims: Mapping[str, Claim], headers: Mapping[str, Header]) -> list[tuple[Entity, list[Slot]]]:
    found: dict[str, list[_Found]] = defaultdict(list)
    for claim in claims.values():
        for index, mention in enumerate(claim.arguments.get("domain", ())):
            key = domain_key(name_of(mention)) or domain_key(mention.text)
            if key is not None:
                found[key].append(_Found((claim.id, "domain", index), claim.document, mention.text, key))
    labels = domain_labels()
    return [_concept("domain", key, mentions, labels[key], headers) for key, mentions in sorted(found.items())]


def _concept(
    kind: str, key: str, mentions: list[_Found], labels: dict[str, str], headers: Mapping[str, Header]
) -> tuple[Entity, list[Slot]]:
    label = labels.get("en") or min(mention.text for mention in mentions)
    language = "en" if "en" in labels else language_of(mentions[0].document, headers)
    entity = Entity(
        id=f"{kind}/{slug(key)}",
        kind="rank" if kind == "rank" else "domain",
        label=label,
        language=language,
        labels=labels,
        names=_names(mentions, headers),
        concept=key,
    )
    return entity, [mention.slot for mention in mentions]
