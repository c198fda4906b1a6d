"""Entities for places and programmes."""

from __future__ import annotations

from collections.abc import Mapping

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.agents import Made, group_merges, group_references, state_id
from kg.entities.drafts import Draft
from kg.entities.glossary import fold_name
from kg.entities.labels import choose_name, spellings, spells_place, spells_programme
from kg.entities.minting import mint_ids
from kg.entities.model import Entity
from kg.entities.references import Reference


def place_entities(draft: Draft, headers: Mapping[str, Header]) -> list[Made]:
    """Return the cities, regions and facilities."""
    names = {node: min(found) for node, found in draft.places.names.items()}
    merges = group_merges(draft, "place", names)
    rows = []
    for group, references in group_references(draft, "place"):
        city = next((draft.places.cities[node] for node in group if node in draft.places.cities), None)
        sites = [draft.places.sites[node] for node in group if node in draft.places.sites]
        label, language = choose_name(references, headers, english=True)
        code = city.country if city is not None else max((site[1] for site in sites), default="")
        town = max((site[2] for site in sites), default="")
        if town and fold_name(town) not in fold_name(label):
            label = f"{label}, {town}"
        rows.append((group, references, city, label, language, code, town))
    ids = mint_ids("place", [(c.name if c else label, g, len(r)) for g, r, c, label, *_ in rows])
    towns = {fold_name(city.name): ids[group] for group, _, city, *_ in rows if city is not None}
    return [
        (
            Entity(
                id=ids[group],
                kind="place",
                label=city.name if city is not None else label,
                language="en" if city is not None else language,
                labels=dict(city.labels) if city is not None else {},
                names=spellings(references, headers, spells_place),
                merges=merges.get(group[0], ()),
                belongs_to=towns.get(fold_name(town)) or (state_id(code) if code else None),
            ),
            group,
        )
        for group, references, city, label, language, code, town in rows
    ]


def programme_entities(draft: Draft, claims: Mapping[str, Claim], headers: Mapping[str, Header]) -> list[Made]:
    """Return the programmes."""
    names = {node: min(found) for node, found in draft.programmes.names.items()}
    merges = group_merges(draft, "programme", names)
    groups = group_references(draft, "programme")
    chosen = {group: choose_name(_titled(references, claims) or references, headers) for group, references in groups}
    ids = mint_ids("programme", [(chosen[group][0], group, len(references)) for group, references in groups])
    return [
        (
            Entity(
                id=ids[group],
                kind="programme",
                label=chosen[group][0],
                language=chosen[group][1],
                names=spellings(references, headers, spells_programme),
                merges=merges.get(group[0], ()),
            ),
            group,
        )
        for group, references in groups
    ]


def _titled(references: list[Reference], claims: Mapping[str, Claim]) -> list[Reference]:
    """Return the references that some mention gives as a name, not only as a description."""
    return [
        reference
        for reference in references
        if any(claims[claim_id].arguments[argument][index].name for claim_id, argument, index in reference.slots)
    ]
