"""Which thing a person means by a name, asked of the graph itself, so that it works on any endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.errors import AmbiguousNameError, QueryError
from kg.graph.terms import replace_halves
from kg.ids import slug
from kg.namespaces import RDFS, SKOS, term
from kg.queries.questions import TYPES
from kg.store import Queryable, Table

#: What an IRI in a query may look like; anything else is read as a name.
_IRI = re.compile(r"(?:https?://|urn:)[^\s<>\"{}|\\^`\x00-\x20\x7f\ud800-\udfff]+")
#: Names that may stand between quotes in a query as they are; others are compared here and never sent.
_PLAIN = re.compile(r"[^\"\\\x00-\x1f\x7f\ud800-\udfff]+")
_NAMES = f"<{RDFS}label>|<{SKOS}prefLabel>|<{SKOS}altLabel>|<{SKOS}hiddenLabel>|<{term('acronym')}>"
_LIMIT = 200


def find_entity(store: Queryable, given: str, *types: str, within: str | None = None, place: str = "name") -> str:
    """Return the IRI of the one thing that is meant.

    Args:
        store: The graph.
        given: Its IRI, or any of its names in any language; capitals, accents and punctuation do not matter.
        types: What it can be, as in :data:`kg.queries.questions.TYPES`; any entity if none is given.
        within: IRI of what it belongs to (the organization of a post); names are looked for only there.
        place: What asks, for messages.

    Returns:
        The IRI.

    Raises:
        AmbiguousNameError: Several things of these types bear the name; they are listed.
        QueryError: Nothing bears it (close names are suggested), or the IRI is of something else.
    """
    kinds = types or ("entity",)
    if _IRI.fullmatch(given.strip("<>")):
        return _check_iri(store, given.strip("<>"), kinds, place)
    wanted = slug(replace_halves(given), _LIMIT)
    found = _ask_names(store, kinds, within, given) if _PLAIN.fullmatch(given) else ()
    everything: tuple[tuple[str, str, str], ...] = ()
    if not found:
        everything = _ask_names(store, kinds, within)
        found = tuple(row for row in everything if slug(row[2], _LIMIT) == wanted)
    candidates = tuple(sorted({(iri, label) for iri, label, _ in found}))
    iris = {iri for iri, _ in candidates}
    if len(iris) == 1:
        return iris.pop()
    if iris:
        raise AmbiguousNameError(place, f"{given!r} is the name of {len(iris)} things", candidates)
    kind = " or ".join(kinds)
    raise QueryError(place, f"no {kind} is called {given!r}", _suggest(wanted, everything, kind))


def find_resource_named(store: Queryable, given: str) -> tuple[str, str]:
    """Return the IRI and the label of an entity, by IRI or name, or of anything else, by IRI.

    Raises:
        QueryError: As in :func:`find_entity`.
    """
    iri = find_entity(store, given, "resource")
    found = store.query(f"SELECT ?label WHERE {{ <{iri}> <{RDFS}label> ?label }} ORDER BY LANG(?label) ?label")
    labels = [row[0].value for row in found.rows if row[0] is not None] if isinstance(found, Table) else []
    return iri, labels[0] if labels else iri


def _check_iri(store: Queryable, iri: str, kinds: tuple[str, ...], place: str) -> str:
    if store.query(f"ASK {{ <{iri}> ?property ?value }}") is not True:
        raise QueryError(place, f"the graph says nothing about <{iri}>", "give another IRI, or a name")
    if (
        "resource" not in kinds
        and store.query(f"ASK {{ VALUES (?entity) {{ (<{iri}>) }} {_pattern(kinds)} }}") is not True
    ):
        raise QueryError(place, f"<{iri}> is no {' or '.join(kinds)}", "give another IRI, or a name")
    return iri


def _ask_names(
    store: Queryable, kinds: Iterable[str], within: str | None, given: str | None = None
) -> tuple[tuple[str, str, str], ...]:
    """Return (IRI, label, name) of all things of these kinds, or only of those that bear a name."""
    condition = "" if given is None else f'FILTER(LCASE(STR(?name)) = LCASE("{given}"))'
    belongs = "" if within is None else f"?entity <{term('belongsTo')}> <{within}> . "
    found = store.query(
        f"SELECT DISTINCT ?entity ?label ?name WHERE {{ {_pattern(kinds)} {belongs}?entity {_NAMES} ?name . "
        f"{condition} ?entity <{RDFS}label> ?label }} ORDER BY ?entity ?label ?name"
    )
    if not isinstance(found, Table):
        raise TypeError(found)
    labels: dict[str, str] = {}
    rows: list[tuple[str, str, str]] = []
    for entity, label, name in found.rows:
        if entity is not None and label is not None and name is not None:
            shown = labels.setdefault(entity.value, label.value)
            rows.append((entity.value, shown, name.value))
    return tuple(rows)


def _pattern(kinds: Iterable[str]) -> str:
    names = tuple(kinds)
    if names == ("fact",):
        return f"?entity <{term('isSupportedBy')}> ?support ."
    classes = dict.fromkeys(f"<{term(name)}>" for kind in names for name in TYPES[kind])
    return f"VALUES (?class) {{ {' '.join(f'({name})' for name in classes)} }} ?entity a ?class ."


def _suggest(wanted: str, known: Iterable[tuple[str, str, str]], kind: str) -> str:
    from rapidfuzz import fuzz, process

    names = {name: slug(name, _LIMIT) for _, _, name in known}
    close = process.extract(wanted, names, scorer=fuzz.WRatio, processor=None, limit=5, score_cutoff=75)
    told = ", ".join(repr(name) for _, _, name in sorted(close, key=lambda hit: (-hit[1], hit[2])))
    return f"did you mean {told}?" if told else f"give the IRI or a name of a known {kind}"
