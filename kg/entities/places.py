"""Places: cities and regions by the place data, facilities by their words and where they stand.

"General Headquarters" in one city is not that in another. A facility named without a city joins the only one of its
name in the state that the claim is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.claims import Claim
from kg.entities.clusters import Clustering, Edge, Rulings, add_undecided, cluster, make_edge
from kg.entities.glossary import concepts, fold_name
from kg.entities.references import Reference, name_of
from kg.territories import Place, find_place, find_territory

#: A city that is only found in another spelling must have as many people, or be a capital.
_LARGE = 200_000


@dataclass(slots=True)
class Places:
    """Nodes of places.

    Args:
        node_of: (document, name) to node.
        cities: Node to the city or region of the place data; facilities have none.
        sites: Node of a facility to what its words mean, the code of its state and the city, empty if unknown.
        names: Node to the names as written.
        undecided: Pairs of nodes of one name, with the reason.
    """

    node_of: dict[tuple[str, str], str] = field(default_factory=dict)
    cities: dict[str, Place] = field(default_factory=dict)
    sites: dict[str, tuple[frozenset[str], str, str]] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    undecided: list[tuple[str, str, str]] = field(default_factory=list)


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
    unclear: list[tuple[Reference, Place]] = []
    meant: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        if reference.kind != "place":
            continue
        around = [claims[claim_id] for claim_id, _, _ in reference.slots]
        codes = [code for claim in around for code in states_of(claim)]
        told = [code for code in codes if any(_tells(claim, reference.name, code) for claim in around)]
        place = _find_city(reference.name, told)
        if place is None:
            _add(found, reference, _add_site(found, reference.name, around, codes))
        elif place.country not in told:
            unclear.append((reference, place))
        else:
            meant[fold_name(reference.name)].add(_add_city(found, place))
            _add(found, reference, _add_city(found, place))
    for reference, place in unclear:
        several = meant.get(fold_name(reference.name), set())
        if len(several) > 1:
            node = f"{fold_name(reference.name)}@@?"
            found.sites[node] = (frozenset({node}), "", "")
            why = "several places have this name; this document does not say which"
            found.undecided += [(node, other, why) for other in sorted(several)]
            _add(found, reference, node)
        else:
            _add(found, reference, _add_city(found, place))
    return found


def _tells(claim: Claim, name: str, code: str) -> bool:
    """Tell whether something in a claim other than the place itself says that it is about a state."""
    if not any(name_of(mention) == name for mention in claim.arguments.get("place", ())):
        return True
    for mention in (mention for mentions in claim.arguments.values() for mention in mentions):
        other = name_of(mention)
        state, place = find_territory(other), find_place(other)
        if other != name and code in (state and state.code, place and place.country):
            return True
    return False


def _add(found: Places, reference: Reference, node: str) -> None:
    found.node_of[reference.document, reference.name] = node
    found.names[node][reference.name] += 1


def _add_city(found: Places, place: Place) -> str:
    node = f"{place.name}, {place.country}"
    found.cities[node] = place
    return node


def _add_site(found: Places, name: str, around: Iterable[Claim], codes: list[str]) -> str:
    meaning, city = _site(name)
    city = city or _city_beside(around, name)
    code = city.country if city else (codes[0] if codes else "")
    town = city.name if city else ""
    node = f"{'+'.join(sorted(meaning))}@{code}@{town}"
    found.sites[node] = (meaning, code, town)
    return node


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
    return add_undecided(cluster(found.names, edges, rulings), found.undecided, rulings)


def _find_city(name: str, codes: Iterable[str]) -> Place | None:
    spellings = _spellings(name)
    for code in codes:
        for spelling in spellings:
            place = find_place(spelling, code)
            if place is not None:
                return place
    plain = [place for place in map(find_place, spellings[:2]) if place is not None]
    if plain:
        return max(plain, key=lambda place: place.population)
    respelt = [place for place in map(find_place, spellings[2:]) if place is not None]
    return next((place for place in respelt if place.capital or place.population >= _LARGE), None)


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name, the same with "Saint" written out, and as English would spell what French spells by ear.

    >>> _spellings("Kichinev"), _spellings("St. Croix")
    (('Kichinev', 'Kichinev', 'kishinev'), ('St. Croix', 'Saint Croix'))
    """
    whole = re.sub(r"^(?:St\.?|Saint) ", "Saint ", name)
    heard = fold_name(name)
    for french, english in (("tch", "~"), ("ch", "sh"), ("~", "ch"), ("dj", "j"), ("ou", "u"), ("gue", "ge")):
        heard = heard.replace(french, english)
    return (name, whole, heard) if heard != fold_name(name) else (name, whole)


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
