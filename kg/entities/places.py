"""Places: cities and regions by the place data, facilities by their words and where they stand.

"General Headquarters" in one city is not that in another. A facility named without a city joins the only one of its
name in the state that the claim is about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.claims import Claim
from kg.entities.clusters import Clustering, Edge, Rulings, cluster, make_edge
from kg.entities.glossary import concepts, fold_name
from kg.entities.references import Reference, name_of
from kg.territories import Place, find_place, find_territory


@dataclass(slots=True)
class Places:
    """Nodes of places.

    Args:
        node_of: (document, name) to node.
        cities: Node to the city or region of the place data; facilities have none.
        sites: Node of a facility to what its words mean, the code of its state and the city, empty if unknown.
        names: Node to the names as written.
    """

    node_of: dict[tuple[str, str], str] = field(default_factory=dict)
    cities: dict[str, Place] = field(default_factory=dict)
    sites: dict[str, tuple[frozenset[str], str, str]] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def gather_places(
    references: Iterable[Reference],
    claims: Mapping[str, Claim],
    states_of: Callable[[Claim], Iterable[str]],
) -> Places:
    """Return the nodes for places.

    Args:
        references: All references; those of other kinds are left out.
        claims: Claims by id.
        states_of: Codes of the states that a claim is about, the likeliest first.
    """
    found = Places()
    for reference in references:
        if reference.kind != "place":
            continue
        around = [claims[claim_id] for claim_id, _, _ in reference.slots]
        codes = [code for claim in around for code in states_of(claim)]
        place = _find_city(reference.name, codes)
        if place is not None:
            node = f"{place.name}, {place.country}"
            found.cities[node] = place
        else:
            meaning, city = _site(reference.name)
            city = city or _city_beside(around, reference.name)
            code = city.country if city else (codes[0] if codes else "")
            town = city.name if city else ""
            node = f"{'+'.join(sorted(meaning))}@{code}@{town}"
            found.sites[node] = (meaning, code, town)
        found.node_of[reference.document, reference.name] = node
        found.names[node][reference.name] += 1
    return found


def cluster_places(found: Places, rulings: Rulings) -> Clustering:
    """Join facilities of one name where one of them lacks the city or the state."""
    by_meaning: dict[frozenset[str], list[str]] = defaultdict(list)
    for node, (meaning, _, _) in sorted(found.sites.items()):
        by_meaning[meaning].append(node)
    edges: list[Edge] = []
    for nodes in by_meaning.values():
        towns = {found.sites[node][1:] for node in nodes if found.sites[node][2]}
        codes = {found.sites[node][1] for node in nodes if found.sites[node][1]}
        for node in nodes:
            _, code, town = found.sites[node]
            if town:
                continue
            there = sorted(pair for pair in towns if pair[0] == code) if code else sorted(towns)
            if len(there) == 1 and (code or len(codes) == 1):
                other = next(n for n in nodes if found.sites[n][1:] == there[0])
                edges.append(make_edge(node, other, f"the only place of that name in {there[0][0].upper()}"))
            elif not code and not towns and len(codes) == 1:
                other = next(n for n in nodes if found.sites[n][1])
                edges.append(make_edge(node, other, "the only place of that name"))
    return cluster(found.names, edges, rulings)


def _find_city(name: str, codes: Iterable[str]) -> Place | None:
    for code in codes:
        place = find_place(name, code)
        if place is not None:
            return place
    return find_place(name)


def _site(name: str) -> tuple[frozenset[str], Place | None]:
    """Return what the words of a facility mean, and the city its name ends with."""
    words = fold_name(name).split()
    for size in (3, 2, 1):
        city = find_place(" ".join(words[-size:])) if len(words) > size else None
        if city is not None and (city.capital or city.population >= 100_000):
            return _meaning(" ".join(words[:-size])), city
    return _meaning(name), None


def _meaning(name: str) -> frozenset[str]:
    """Return concepts of a facility's name: "General Headquarters", "GHQ" and "the headquarters" are one."""
    found = concepts(name)
    return found - {"general"} if "HEADQUARTERS" in found else found or frozenset({name})


def _city_beside(claims: Iterable[Claim], name: str) -> Place | None:
    """Return the only city that the claims give as a place beside a facility."""
    beside = {
        place.name: place
        for claim in claims
        for mention in claim.arguments.get("place", ())
        if name_of(mention) != name and find_territory(name_of(mention)) is None
        for place in (find_place(name_of(mention)),)
        if place is not None
    }
    return next(iter(beside.values())) if len(beside) == 1 else None
