"""What the graph says about entities: kinds, labels, every spelling, and why names were merged."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from kg.entities.model import Entity, EntityKind, Merge, Name
from kg.errors import ModelError
from kg.graph.lines import Iris, Lines
from kg.graph.terms import (
    ALTERNATIVE,
    CONCEPT,
    IN_DOCUMENT,
    LABEL,
    PREFERRED,
    REASON,
    SAME_AS,
    TYPE,
    boolean,
    escape_path,
    kg,
    literal,
    replace_halves,
    term,
    words_in,
)
from kg.ids import digest
from kg.namespaces import DCTERMS, WD

_CLASSES: Mapping[EntityKind, tuple[str, ...]] = {
    "person": (kg("Person"),),
    "organization": (kg("Organization"),),
    "state": (kg("State"),),
    "place": (kg("Place"),),
    "post": (kg("Post"),),
    "programme": (kg("Programme"),),
    "rank": (kg("Rank"), CONCEPT),
    "domain": (kg("Domain"), CONCEPT),
}
_BELONGS: Mapping[EntityKind, str] = {
    "post": kg("belongsTo"),
    "place": kg("isLocatedIn"),
    "organization": kg("hasParent"),
}
_ENTITY = kg("Entity")
_COALITION = kg("Coalition")
_HAS_NAME = kg("hasName")
_HAS_MERGE = kg("hasMerge")
_NAME = kg("Name")
_MERGE = kg("Merge")
_TEXT = kg("text")
_LEFT = kg("left")
_RIGHT = kg("right")
_SOURCE = kg("source")
_ISO_CODE = kg("isoCode")
_ACRONYM = kg("acronym")
_POST_CONCEPT = kg("postConcept")
_SINGLE_HOLDER = kg("singleHolder")
_IDENTIFIER = term(DCTERMS, "identifier")


def add_entity(
    lines: Lines,
    entity: Entity,
    iris: Iris,
    known: Mapping[str, AbstractSet[str]],
    *,
    only_announced: bool = False,
) -> None:
    """Add one entity.

    It gets exactly one ``rdfs:label``, the one to show, and one ``skos:prefLabel`` per language; every other
    spelling is a ``skos:altLabel`` and a name with its document. What the ontology says already is not said again.

    Args:
        lines: The graph of entities.
        entity: The entity.
        iris: Id to IRI.
        known: What the ontology calls its own terms: IRI term to labels. Further labels here are alternative ones.
        only_announced: A programme that documents plan or deny and none reports: something named, but no fact.

    Raises:
        ModelError: An organisation, place or post belongs to something though its kind cannot.
    """
    it = iris[entity.id]
    if it not in known:
        lines.add_all(it, TYPE, (_ENTITY,) if only_announced else _CLASSES[entity.kind])
    if entity.subtype == "coalition":
        lines.add(it, TYPE, _COALITION)
    _add_labels(lines, entity, it, known.get(it))
    for name in entity.names:
        _add_name(lines, name, it, iris)
    for merge in entity.merges:
        _add_merge(lines, merge, it)
    for scheme, value in entity.identifiers:
        _add_identifier(lines, scheme, value, it)
    if entity.acronym is not None:
        lines.add(it, _ACRONYM, literal(entity.acronym))
    if entity.belongs_to is not None:
        if entity.kind not in _BELONGS:
            raise ModelError(entity.id, f"a {entity.kind} that belongs to {entity.belongs_to}", "leave belongs_to None")
        lines.add(it, _BELONGS[entity.kind], iris[entity.belongs_to])
    if entity.kind == "post":
        lines.add(it, _SINGLE_HOLDER, boolean(entity.single_holder))
        if entity.concept is not None:
            lines.add(it, _POST_CONCEPT, literal(entity.concept))


def _add_labels(lines: Lines, entity: Entity, it: str, known: AbstractSet[str] | None) -> None:
    preferred = {**entity.labels, entity.language: entity.label}
    shown = {words_in(text, language) for language, text in preferred.items()}
    spellings = {words_in(name.text, name.language) for name in entity.names}
    if known is not None:
        lines.add_all(it, ALTERNATIVE, (shown | spellings) - known)
        return
    lines.add(it, LABEL, words_in(entity.label, entity.language))
    lines.add_all(it, PREFERRED, shown)
    lines.add_all(it, ALTERNATIVE, spellings - shown)


def _add_name(lines: Lines, name: Name, entity: str, iris: Iris) -> None:
    it = f"{entity[:-1]}/name/{digest(*map(replace_halves, (name.text, name.language, name.document or '')))}>"
    lines.add(entity, _HAS_NAME, it)
    lines.add(it, TYPE, _NAME)
    lines.add(it, _TEXT, words_in(name.text, name.language))
    if name.document is not None:
        lines.add(it, IN_DOCUMENT, iris[f"document/{name.document}"])


def _add_merge(lines: Lines, merge: Merge, entity: str) -> None:
    it = f"{entity[:-1]}/merge/{digest(*map(replace_halves, (merge.left, merge.right, merge.reason, merge.source)))}>"
    lines.add(entity, _HAS_MERGE, it)
    lines.add(it, TYPE, _MERGE)
    lines.add(it, _LEFT, literal(merge.left))
    lines.add(it, _RIGHT, literal(merge.right))
    lines.add(it, REASON, literal(merge.reason))
    lines.add(it, _SOURCE, literal(merge.source))


def _add_identifier(lines: Lines, scheme: str, value: str, entity: str) -> None:
    if scheme == "wikidata":
        lines.add(entity, SAME_AS, f"<{WD}{escape_path(value)}>")
    elif scheme == "iso3166-1-alpha-3":
        lines.add(entity, _ISO_CODE, literal(value))
    else:
        lines.add(entity, _IDENTIFIER, literal(f"{scheme}:{value}"))
