"""Shared builders: small worlds of claims, written in one line each."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from kg.claims import ARGUMENTS, Claim, ClaimTime, Evidence, Grade, Kind, Mention, Modality, make_claim
from kg.documents.model import Document, Header, Publication, PublishedMethod, Zone
from kg.entities import Authority, Judgement, resolve_entities
from kg.entities.model import Entities, Entity
from kg.extract import link_claims
from kg.extract.model import Span
from kg.extract.packs import load_packs
from kg.extract.spans import read_spans
from kg.facts import Fact, Facts, consolidate_facts

# --- A made-up world for facts -------------------------------------------------------------------------------------

_ORGANIZATIONS = {"Accord": "Blue Accord", "Pact": "Danube Pact", "University": "Harbour University"}
_PEOPLE = ("Asha", "Boris", "Chen", "Dora")
_STATES = {"Oman": "om", "Chad": "td", "Peru": "pe"}
_PLACES = {"Muscat": "state/om", "Nizwa": "state/om", "Lima": "state/pe", "Headquarters": "state/om"}
#: Name to (owner, has one holder at a time).
_POSTS = {
    "secretary": ("organization/accord", True),
    "adviser": ("organization/accord", False),
    "minister": ("state/om", True),
    "chief": (None, True),
}


def _entities() -> dict[str, Entity]:
    made = [Entity(f"person/{name.lower()}", "person", name, "en") for name in _PEOPLE]
    made += [
        Entity(f"organization/{name.lower()}", "organization", label, "en") for name, label in _ORGANIZATIONS.items()
    ]
    made += [Entity(f"state/{code}", "state", name, "en") for name, code in _STATES.items()]
    made += [
        Entity(f"place/{name.lower()}", "place", name, "en", belongs_to=holder) for name, holder in _PLACES.items()
    ]
    made += [
        Entity(f"post/{name}", "post", name, "en", belongs_to=owner, single_holder=single)
        for name, (owner, single) in _POSTS.items()
    ]
    made += [Entity(f"rank/{name}", "rank", name, "en") for name in ("general", "marshal")]
    made += [Entity(f"domain/{name}", "domain", name, "en") for name in ("media", "finance")]
    made += [Entity(f"programme/{name.lower()}", "programme", name, "en") for name in ("Harbours", "Lanterns")]
    return {entity.id: entity for entity in sorted(made, key=lambda entity: entity.id)}


ENTITIES = _entities()
_ID_OF = {entity.id.rpartition("/")[2]: entity.id for entity in ENTITIES.values()} | {
    name.lower(): f"state/{code}" for name, code in _STATES.items()
}


def make_header(name: str, published: str) -> Header:
    """Make the header of a document.

    Args:
        name: Its id.
        published: ``undated``, a day, two days joined by ``..``, either after a method (``dateline 2026-02-03``).
    """
    if published == "undated":
        return Header(name, f"{name}.txt", "text/plain", "0" * 64, 10_000, "en")
    method, _, days = published.rpartition(" ")
    first, _, last = days.partition("..")
    publication = Publication(
        date.fromisoformat(first), date.fromisoformat(last or first), cast(PublishedMethod, method or "metadata")
    )
    return Header(name, f"{name}.txt", "text/plain", "0" * 64, 10_000, "en", published=publication)


def parse_told(line: str, start: int = 0) -> tuple[Claim, dict[tuple[str, str, int], str]]:
    """Make a claim of one line, and say which entity each of its mentions means.

    Args:
        line: ``note: role person=Asha post=secretary status=appointed time=2017``. Several mentions are joined by
            ``+``, words before ``~`` are only in the text ("delegation~University"), ``time=EDTF@anchor`` is relative.
        start: Offset of its sentence in the document.
    """
    document, _, told = line.partition(": ")
    kind, *pairs = shlex.split(told)
    given = dict(pair.split("=", 1) for pair in pairs)
    arguments: dict[str, list[Mention]] = {}
    meant: dict[tuple[str, int], str] = {}
    for argument in ARGUMENTS[cast(Kind, kind)]:
        for index, words in enumerate(given.pop(argument, "").split("+") if given.get(argument) else ()):
            before, _, name = words.rpartition("~")
            text = f"{before} of {name}" if before else name
            arguments.setdefault(argument, []).append(Mention(text, start, start + len(text), name))
            if name.lower() in _ID_OF and argument not in ("count", "type", "topic", "audience"):
                meant[argument, index] = _ID_OF[name.lower()]
    edtf, _, anchor = given.pop("time", "").partition("@")
    time = ClaimTime(edtf, edtf, start, start + len(edtf), anchor or None) if edtf else None
    claim = make_claim(
        cast(Kind, kind),
        arguments,
        Evidence(document, start, start + len(told), told),
        rule="told",
        time=time,
        status=given.pop("status", None),
        modality=cast(Modality, given.pop("modality", "asserted")),
        grade=cast(Grade, given.pop("grade", "stated")),
    )
    assert not given, f"unknown: {given}"
    return claim, {(claim.id, argument, index): entity for (argument, index), entity in meant.items()}


@dataclass(frozen=True)
class Told:
    """Claims, headers and entities of a small world, ready to be consolidated."""

    claims: tuple[Claim, ...]
    headers: tuple[Header, ...]
    entities: Entities = field(repr=False)

    def facts(self) -> Facts:
        """Return what the claims support together."""
        return consolidate_facts(self.claims, self.entities, self.headers)


def tell_world(documents: Mapping[str, str], lines: Iterable[str]) -> Told:
    """Make a small world: document name to publication day (see make_header), and one line for each claim."""
    claims: list[Claim] = []
    meant: dict[tuple[str, str, int], str] = {}
    for number, line in enumerate(lines):
        claim, mentions = parse_told(line, start=number * 100)
        claims.append(claim)
        meant |= mentions
    headers = tuple(make_header(name, published) for name, published in documents.items())
    return Told(tuple(claims), headers, Entities(ENTITIES, meant))


def certainty_on(fact: Fact, day: date) -> str:
    """Return how sure it is that a fact held on a day, as the queries do: certain, presumed, possible or not."""
    for stretch in fact.stretches:
        if stretch.start <= day <= stretch.end:
            return stretch.certainty
    first, last = fact.span.start_earliest, fact.span.end_latest
    is_outside = (first is not None and day < first) or (last is not None and day > last)
    return "not" if is_outside else "possible"


def days_between(first: date, last: date) -> list[date]:
    """Return every day from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


# --- Documents made of one text ------------------------------------------------------------------------------------


def make_document(text: str, language: str = "en", zones: tuple[Zone, ...] = ()) -> Document:
    """Make a document of a text; all of it is body unless zones are given."""
    header = Header("note", "note.txt", "text/plain", "0" * 64, len(text), language)
    return Document(header, text, zones or (Zone("body", 0, len(text)),))


def read_spans_of(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the spans recognised in a text, in text order."""
    reading = read_spans(make_document(text, language), load_packs(language))
    return tuple(span for sentence in reading.sentences for span in sentence.spans)


# --- Names in many spellings, for entities -------------------------------------------------------------------------


def resolve_told(
    lines: Iterable[str],
    *,
    published: Mapping[str, str] | None = None,
    judgements: Iterable[Judgement] = (),
    authority: Authority | None = None,
) -> tuple[tuple[Claim, ...], Entities]:
    """Make a claim of each line (see parse_told) and resolve them; a document named ``fr...`` is French."""
    claims = tuple(parse_told(line, start=number * 100)[0] for number, line in enumerate(lines))
    documents = sorted({claim.document for claim in claims})
    headers = (make_header(name, (published or {}).get(name, "undated")) for name in documents)
    spoken = tuple(replace(header, language="fr") if header.id.startswith("fr") else header for header in headers)
    return claims, resolve_entities(claims, spoken, judgements=judgements, authority=authority)


def ids_of(claims: Iterable[Claim], entities: Entities, argument: str) -> list[str | None]:
    """Return the entity id of the first mention of an argument in each claim that has it."""
    return [entities.of_mention.get((claim.id, argument, 0)) for claim in claims if argument in claim.arguments]


def read_claims(text: str, kind: str, language: str = "en", document: Document | None = None) -> list[Claim]:
    """Return the claims of a kind that the whole line reads in a text, in text order."""
    packs = load_packs(language)
    claims = link_claims(read_spans(document or make_document(text, language), packs), packs)
    return [claim for claim in claims if claim.kind == kind]


def names_in(claim: Claim, argument: str) -> list[str]:
    """Return the names (or words, where there is no name) of an argument's mentions."""
    return [mention.name or mention.text for mention in claim.arguments.get(argument, ())]
