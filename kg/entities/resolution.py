"""From claims to entities: draft, judgements, ids, labels, and which mention means which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.agents import organization_entities, person_entities, state_entities
from kg.entities.authority import Authority
from kg.entities.drafts import Draft, make_draft
from kg.entities.glossary import likeness
from kg.entities.judgements import Judgement, check_judgements
from kg.entities.model import Entities, Entity, EntityKind, Undecided
from kg.entities.names import compare_names
from kg.entities.offices import office_entities
from kg.entities.references import Slot
from kg.entities.rulings import make_rulings
from kg.entities.sites import place_entities, programme_entities


def resolve_entities(
    claims: Iterable[Claim],
    headers: Iterable[Header],
    *,
    judgements: Iterable[Judgement] = (),
    authority: Authority | None = None,
) -> Entities:
    """Find out who and what the claims of all documents mention, across spellings and languages.

    The order of claims and headers does not matter. Two names become one entity only for a reason, which the entity
    keeps; where the documents do not settle it the pair is listed as undecided.

    Args:
        claims: Claims of any number of documents.
        headers: The headers of these documents, for language and publication date.
        judgements: What people decided; it wins over everything else.
        authority: Labels, acronyms and identifiers of well-known organisations, or None.

    Returns:
        Entities by id, the entity of every mention that names one, and the undecided pairs.

    Raises:
        JudgementError: Judgements contradict each other.

    >>> from kg.claims import Evidence, Mention, make_claim
    >>> words = "Oman joined the Blue Accord Organization."
    >>> oman, accord = Mention("Oman", 0, 4, "Oman"), Mention(words[16:40], 16, 40, words[16:40])
    >>> arguments = {"member": (oman,), "organization": (accord,)}
    >>> claim = make_claim("membership", arguments, Evidence("note-1", 0, 41, words), rule="joined", status="joined")
    >>> sorted(entity.label for entity in resolve_entities([claim], []).by_id.values())
    ['Blue Accord Organization', 'Oman']
    """
    decided = check_judgements(judgements)
    by_id = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    known = {header.id: header for header in headers}
    draft = make_draft(by_id, known, {}, authority)
    result = _Resolution(draft, by_id, known, authority)
    if decided:
        rulings = make_rulings(decided, draft, result.entities, result.nodes_of)
        result = _Resolution(make_draft(by_id, known, rulings, authority), by_id, known, authority)
    return result.finish()


class _Resolution:
    """The entities of one draft."""

    def __init__(
        self,
        draft: Draft,
        claims: Mapping[str, Claim],
        headers: Mapping[str, Header],
        authority: Authority | None,
    ) -> None:
        self.draft = draft
        self.entities: dict[str, Entity] = {}
        self.nodes_of: dict[str, tuple[str, ...]] = {}
        self.of_mention: dict[Slot, str] = {}
        self.undecided: list[Undecided] = []
        made = [
            *state_entities(draft, headers),
            *organization_entities(draft, claims, headers, authority),
            *person_entities(draft, headers),
            *place_entities(draft, headers),
            *programme_entities(draft, claims, headers),
        ]
        self.id_of: dict[tuple[EntityKind, str], str] = {}
        for entity, nodes in made:
            self.entities[entity.id] = entity
            self.nodes_of[entity.id] = nodes
            self.id_of.update(((entity.kind, node), entity.id) for node in nodes)
        for (kind, document, name), reference in draft.references.items():
            node = draft.node(kind, document, name)
            entity_id = self.id_of.get((kind, node)) if node is not None else None
            if entity_id is not None:
                self.of_mention.update((slot, entity_id) for slot in reference.slots)
        offices = office_entities(claims, headers, self.entities, self.of_mention, authority)
        self.entities.update((entity.id, entity) for entity in offices.entities)
        self.of_mention.update(offices.of_mention)
        self.undecided += offices.undecided
        self._add_parents(claims)

    def _add_parents(self, claims: Mapping[str, Claim]) -> None:
        """Give organisations the parent that documents state, unless that makes a circle."""
        for claim in claims.values():
            if claim.kind != "organization" or claim.modality not in ("asserted", "reported"):
                continue
            entity = self.entities.get(self.of_mention.get((claim.id, "name", 0), ""))
            parent = self.of_mention.get((claim.id, "parent", 0))
            if entity is None or parent is None or entity.kind != "organization" or entity.belongs_to is not None:
                continue
            if not self._above(parent, entity.id):
                self.entities[entity.id] = replace(entity, belongs_to=parent)

    def _above(self, start: str, sought: str) -> bool:
        seen: set[str] = set()
        at: str | None = start
        while at is not None and at not in seen:
            if at == sought:
                return True
            seen.add(at)
            at = self.entities[at].belongs_to if at in self.entities else None
        return False

    def finish(self) -> Entities:
        """Return everything, sorted."""
        pairs = {*self.undecided}
        for kind, clustering in self.draft.clusterings.items():
            pairs.update(self._pair(kind, *triple) for triple in clustering.undecided)
        return Entities(
            by_id=dict(sorted(self.entities.items())),
            of_mention=dict(sorted(self.of_mention.items())),
            undecided=tuple(sorted(pairs)),
        )

    def _pair(self, kind: EntityKind, one: str, other: str, reason: str) -> Undecided:
        """Return two nodes as an undecided pair of names as the documents write them."""
        (left, left_id), (right, right_id) = sorted(
            (self._name(kind, node), self.id_of[kind, node]) for node in (one, other)
        )
        alike = compare_names(left, right).score if kind == "person" else likeness(left, right)
        return Undecided(left, right, reason, kind, round(alike, 2), left_id, right_id)

    def _name(self, kind: EntityKind, node: str) -> str:
        written: dict[EntityKind, Mapping[str, Mapping[str, int]]] = {
            "organization": self.draft.organizations.names,
            "place": self.draft.places.names,
            "programme": self.draft.programmes.names,
        }
        if kind == "person":
            return self.draft.people.names[node]
        return min(written[kind][node], key=lambda name: (-written[kind][node][name], name))
