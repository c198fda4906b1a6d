"""Entities for people, organisations and states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.authority import Authority, KnownOrganization
from kg.entities.clusters import merges_of
from kg.entities.drafts import Draft
from kg.entities.glossary import concepts, fold_name, initials, is_acronym
from kg.entities.labels import (
    choose_name,
    choose_person_name,
    spellings,
    spells_organization,
    spells_person,
    spells_state,
)
from kg.entities.minting import mint_ids
from kg.entities.model import Entity, EntityKind, Merge, Name
from kg.entities.organizations import authority_entry, authority_index
from kg.entities.references import Reference
from kg.ids import slug
from kg.territories import find_territory, territory

#: An entity and the nodes of the draft that it is made of.
Made = tuple[Entity, tuple[str, ...]]

_SUBTYPES = {"ALLIANCE": "coalition", "UNIVERSITY": "university", "ACADEMY": "university", "MINISTRY": "ministry"}


def group_references(draft: Draft, kind: EntityKind) -> list[tuple[tuple[str, ...], list[Reference]]]:
    """Return the groups of nodes of a kind, each with the references of its nodes, sorted."""
    by_node: dict[str, list[Reference]] = defaultdict(list)
    for key in sorted(draft.references):
        if key[0] == kind:
            node = draft.node(*key)
            if node is not None:
                by_node[node].append(draft.references[key])
    groups = draft.clusterings[kind].groups
    return [(group, [reference for node in group for reference in by_node[node]]) for group in groups]


def group_merges(draft: Draft, kind: EntityKind, names: Mapping[str, str]) -> dict[str, tuple[Merge, ...]]:
    """Return the merges inside each group, by the first node of the group."""
    first = {node: group[0] for group in draft.clusterings[kind].groups for node in group}
    edges = defaultdict(list)
    for edge in draft.clusterings[kind].edges:
        edges[first[edge.left]].append(edge)
    return {node: merges_of(found, names) for node, found in edges.items()}


def state_entities(draft: Draft, headers: Mapping[str, Header]) -> list[Made]:
    """Return the states that documents mention, and those in which mentioned places lie."""
    groups = dict(group_references(draft, "state"))
    cities = {place.country for place in draft.places.cities.values()} | {
        site[1] for site in draft.places.sites.values()
    }
    codes = {group[0] for group in groups} | {code for code in cities if code}
    found: list[Made] = []
    for code in sorted(codes):
        state = territory(code)
        identifiers = [("wikidata", state.wikidata)] + ([("iso3166-1-alpha-3", state.alpha3)] if state.alpha3 else [])
        entity = Entity(
            id=state_id(code),
            kind="state",
            label=state.labels["en"],
            language="en",
            labels=dict(state.labels),
            names=spellings(groups.get((code,), []), headers, spells_state),
            identifiers=tuple(identifiers),
        )
        found.append((entity, (code,)))
    return found


def state_id(code: str) -> str:
    """Return the id of a state.

    >>> state_id("ci")
    'state/cote-divoire'
    """
    return f"state/{slug(territory(code).labels['en'])}"


def person_entities(draft: Draft, headers: Mapping[str, Header]) -> list[Made]:
    """Return the people."""
    groups = group_references(draft, "person")
    merges = group_merges(draft, "person", draft.people.names)
    chosen = {group: choose_person_name(references, headers) for group, references in groups}
    ids = mint_ids("person", [(chosen[group][0], group, _documents(references)) for group, references in groups])
    return [
        (
            Entity(
                id=ids[group],
                kind="person",
                label=chosen[group][0],
                language=chosen[group][1],
                names=spellings(references, headers, spells_person),
                merges=merges.get(group[0], ()),
            ),
            group,
        )
        for group, references in groups
    ]


def organization_entities(
    draft: Draft, claims: Mapping[str, Claim], headers: Mapping[str, Header], authority: Authority | None
) -> list[Made]:
    """Return the organisations."""
    groups = group_references(draft, "organization")
    merges = group_merges(draft, "organization", {node: _shown(draft, node) for node in draft.organizations.names})
    joined = _joined_by_states(draft, claims)
    entries = {entry.id: entry for entry in authority.organizations} if authority is not None else {}
    index = authority_index(authority) if authority is not None else {}
    rows = []
    for group, references in groups:
        label, language = choose_name(references, headers, english=True)
        entry = next(
            (entries[key] for node in group for key in (authority_entry(node, index),) if key is not None), None
        )
        acronym = _acronym(draft, group, label)
        scope = next((node[-2:] for node in group if node[-3:-2] == "@"), "")
        wanted = entry.id if entry is not None else acronym or _scoped(label, scope)
        subtype = "coalition" if joined & set(group) else _subtype(label)
        entity = Entity(
            id="",
            kind="organization",
            label=_scoped(label, scope),
            language=language,
            names=spellings(references, headers, spells_organization),
            merges=merges.get(group[0], ()),
            acronym=acronym,
            subtype=subtype,
        )
        rows.append((_enrich(entity, entry), group, wanted, _documents(references)))
    ids = mint_ids("organization", [(wanted, group, count) for _, group, wanted, count in rows])
    return [(replace(entity, id=ids[group]), group) for entity, group, _, _ in rows]


def _enrich(entity: Entity, entry: KnownOrganization | None) -> Entity:
    """Add what the authority file knows."""
    if entry is None:
        return entity
    names = {Name(text, language, None) for language, text in entry.labels.items()}
    names |= {
        Name(text, "en", None) for text in entry.aliases if fold_name(text) not in {fold_name(n.text) for n in names}
    }
    return replace(
        entity,
        label=entry.labels["en"],
        language="en",
        labels=dict(entry.labels),
        names=tuple(sorted({*entity.names, *names}, key=lambda name: (name.text, name.language, name.document or ""))),
        acronym=entry.acronyms[0] if entry.acronyms else entity.acronym,
        subtype=entry.subtype or entity.subtype,
        identifiers=(("wikidata", entry.wikidata),) if entry.wikidata is not None else (),
    )


def _documents(references: Iterable[Reference]) -> int:
    return len({reference.document for reference in references})


def _shown(draft: Draft, node: str) -> str:
    names = draft.organizations.names[node]
    return min(names, key=lambda name: (-names[name], name))


def _scoped(label: str, code: str) -> str:
    """Return a name that many states have one of with its state behind, unless the name says it."""
    if not code:
        return label
    state = territory(code)
    said = any(concept.startswith((f"state:{code}", f"place:{code}/")) for concept in concepts(label))
    return label if said else f"{label} ({state.labels['en']})"


def _acronym(draft: Draft, group: tuple[str, ...], label: str) -> str | None:
    found: Counter[str] = Counter()
    for node in group:
        found.update(draft.organizations.acronyms.get(node, {}))
        if is_acronym(node):
            found[node] += sum(draft.organizations.names[node].values())
    fitting = initials(label)
    return min(found, key=lambda text: (text != fitting, -found[text], text)) if found else None


def _subtype(label: str) -> str | None:
    return next((subtype for kind, subtype in _SUBTYPES.items() if kind in concepts(label)), None)


def _joined_by_states(draft: Draft, claims: Mapping[str, Claim]) -> set[str]:
    """Return the nodes of organisations that claims give states as members of, or a number of members."""
    found: set[str] = set()
    for claim in claims.values():
        if claim.kind in ("membership", "member_count") and claim.modality in ("asserted", "reported"):
            members = [mention.name or mention.text for mention in claim.arguments.get("member", ())]
            if claim.kind == "member_count" or any(find_territory(name) for name in members):
                for mention in claim.arguments["organization"]:
                    node = draft.node("organization", claim.document, mention.name or " ".join(mention.text.split()))
                    found |= {node} if node is not None else set()
    return found
