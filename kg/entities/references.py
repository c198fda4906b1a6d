"""Which names the claims of each document mention, and what kind of thing each name is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.claims import Claim, Mention
from kg.entities.glossary import concepts, fold_name, is_acronym
from kg.entities.model import EntityKind
from kg.territories import find_place, find_territory

#: A mention in a claim: claim id, argument, index.
Slot = tuple[str, str, int]

_ORGANIZATION_SLOTS = frozenset(
    {
        ("role", "organization"),
        ("membership", "organization"),
        ("member_count", "organization"),
        ("founding", "organization"),
        ("organization", "name"),
        ("organization", "parent"),
        ("organization", "alias"),
        ("organization", "acronym"),
    }
)
_PERSON_SLOTS = frozenset({("role", "person"), ("rank", "person")})
_AGENT_SLOTS = frozenset(
    {
        ("membership", "member"),
        ("founding", "initiator"),
        ("event", "participant"),
        ("event", "host"),
        ("event", "organizer"),
        ("programme", "organizer"),
        ("programme", "host"),
        ("statement", "speaker"),
    }
)
_PLACE_SLOTS = frozenset({("event", "place"), ("programme", "place"), ("organization", "headquarters")})


@dataclass(slots=True)
class Reference:
    """Everything that one document means by one name of one kind.

    Args:
        kind: What the name is a name of.
        document: The document's id.
        name: The name in full, as the document has it.
        texts: The words of the mentions, with how often each stands there.
        slots: The mentions.
    """

    kind: EntityKind
    document: str
    name: str
    texts: dict[str, int] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)


def collect_references(claims: Iterable[Claim]) -> dict[tuple[EntityKind, str, str], Reference]:
    """Return the names of people, organisations, states, places and programmes that claims mention.

    Args:
        claims: Claims of any number of documents, sorted by id.

    Returns:
        (kind, document, name) to reference. Posts, ranks and domains are read from the claims elsewhere.
    """
    known = tuple(claims)
    certain = _certain_kinds(known)
    programmes = _programme_spans(known)
    found: dict[tuple[EntityKind, str, str], Reference] = {}
    for claim in known:
        for argument, mentions in claim.arguments.items():
            for index, mention in enumerate(mentions):
                kind, name = _kind(claim, argument, mention, certain), name_of(mention)
                if kind is None and (claim.kind, argument) == ("event", "about"):
                    name = programmes.get((claim.document, mention.start, mention.end), "")
                    kind = "programme" if name else None
                if kind is None:
                    continue
                reference = found.setdefault((kind, claim.document, name), Reference(kind, claim.document, name))
                reference.texts[mention.text] = reference.texts.get(mention.text, 0) + 1
                reference.slots.append((claim.id, argument, index))
    return found


def _programme_spans(claims: Iterable[Claim]) -> dict[tuple[str, int, int], str]:
    """Return where documents speak of a programme, and its name: an event may be about it in the same words."""
    return {
        (claim.document, mention.start, mention.end): name_of(mention)
        for claim in claims
        if claim.kind == "programme"
        for mention in claim.arguments["name"]
    }


def name_of(mention: Mention) -> str:
    """Return the name a mention stands for, or its words where it has none."""
    return mention.name or " ".join(mention.text.split())


def _certain_kinds(claims: Iterable[Claim]) -> Mapping[str, EntityKind]:
    """Return the names that some claim uses where only a person, or only an organisation, can stand."""
    found: dict[str, EntityKind] = {}
    for claim in claims:
        for argument, mentions in claim.arguments.items():
            slot = (claim.kind, argument)
            kind: EntityKind | None = "person" if slot in _PERSON_SLOTS else None
            kind = "organization" if slot in _ORGANIZATION_SLOTS else kind
            for mention in mentions if kind is not None else ():
                name = name_of(mention)
                if kind == "person" or found.get(name) != "person":
                    found[name] = "person" if kind == "person" else "organization"
    return found


def _kind(claim: Claim, argument: str, mention: Mention, certain: Mapping[str, EntityKind]) -> EntityKind | None:
    slot = (claim.kind, argument)
    if slot in _PERSON_SLOTS:
        return "person"
    if slot == ("programme", "name"):
        return "programme"
    if mention.name is None:
        return "place" if slot in _PLACE_SLOTS else None
    if slot in _ORGANIZATION_SLOTS:
        return _agent_kind(mention.name, "organization")
    if slot in _AGENT_SLOTS:
        return _agent_kind(mention.name, certain.get(mention.name))
    if slot in _PLACE_SLOTS:
        state = find_territory(mention.name) is not None
        return "state" if state else "place"
    if slot == ("event", "about"):
        return _about_kind(mention.name, certain)
    return None


def _agent_kind(name: str, certain: EntityKind | None) -> EntityKind:
    if certain == "person":
        return "person"
    if find_territory(name) is not None:
        return "state"
    if not is_acronym(name) and find_place(name) is not None:
        return "place"
    return certain or _guess_kind(name)


def _about_kind(name: str, certain: Mapping[str, EntityKind]) -> EntityKind | None:
    if name in certain:
        return _agent_kind(name, certain[name])
    return "state" if find_territory(name) is not None else "programme"


@lru_cache(maxsize=100_000)
def _guess_kind(name: str) -> EntityKind:
    """Guess whether a name is a person's from the name lexicon and the words of organisations' names."""
    from kg.extract.lexicon import is_listed

    words = fold_name(name).split()
    if is_acronym(name) or any(concept.isupper() for concept in concepts(name)) or len(words) > 6:
        return "organization"
    return "person" if any(is_listed(word) for word in words) else "organization"
