"""The claims that facts may rest on, with what is known about their documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.claims import Claim, ClaimTime
from kg.documents.model import Header, Publication
from kg.edtf import duration_days, fill_year, is_yearless
from kg.entities.model import Entities, Entity
from kg.errors import DateError
from kg.facts.model import Method
from kg.mappings.model import is_mapped
from kg.times import Span, parse_edtf

#: Modalities of claims that say that something was so; what is planned, denied or hedged stays a claim.
FACTUAL = ("asserted", "reported")


@dataclass(frozen=True, slots=True)
class Timing:
    """The time that a claim itself gives.

    Args:
        edtf: As read, or with the year filled in.
        span: Its bounds; all unknown for a duration and for a date whose year is not known.
        method: How sure the reading is: ``stated``, ``computed`` or ``inferred``.
        reason: A full sentence.
    """

    edtf: str
    span: Span
    method: Method
    reason: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Claims by id, in order of id, with their entities and headers. Made by :func:`gather_sources`."""

    claims: Mapping[str, Claim]
    entities: Entities
    headers: Mapping[str, Header]
    _timings: dict[str, Timing | None] = field(default_factory=dict, repr=False, compare=False)

    def of_kind(self, kind: str) -> tuple[Claim, ...]:
        """Return the claims of one kind, in order of id."""
        return tuple(claim for claim in self.claims.values() if claim.kind == kind)

    def entity(self, entity_id: str) -> Entity:
        """Return an entity by its id."""
        return self.entities.by_id[entity_id]

    def ids(self, claim: Claim, argument: str, *kinds: str) -> tuple[str, ...]:
        """Return the entities of an argument of a claim that are of one of the kinds."""
        found: list[str] = []
        for index in range(len(claim.arguments.get(argument, ()))):
            entity = self.entities.of_mention.get((claim.id, argument, index))
            if entity is not None and self.entities.by_id[entity].kind in kinds and entity not in found:
                found.append(entity)
        return tuple(found)

    def innermost(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return those places that contain none of the others, sorted: the city, not the state around it."""
        found = frozenset(places)
        around: set[str] = set()
        for place in found:
            within = self.entities.by_id[place].belongs_to
            while within is not None and within not in around:
                around.add(within)
                within = self.entities.by_id[within].belongs_to
        return tuple(sorted(found - around))

    def publication(self, claim: Claim) -> Publication | None:
        """Return when the document of a claim was published, or None if nobody knows."""
        header = self.headers.get(claim.document)
        return None if header is None else header.published

    def document_name(self, claim: Claim) -> str:
        """Return the file name of the document of a claim, for sentences."""
        header = self.headers.get(claim.document)
        return claim.document if header is None else header.name

    def is_from_dateline(self, claim: Claim) -> bool:
        """Tell whether the time of a claim is inferred from words outside its sentence, as a dateline's is."""
        time, evidence = claim.time, claim.evidence
        if time is None or claim.grade != "inferred":
            return False
        return not evidence.start <= time.start < evidence.end

    def timing(self, claim: Claim) -> Timing | None:
        """Return the time that a claim itself gives, or None.

        A date without a year gets the last year in which it was not after the publication; its method is ``inferred``.

        Raises:
            DateError: The claim carries a date that does not exist.
        """
        if claim.id not in self._timings:
            self._timings[claim.id] = None if claim.time is None else self._read_time(claim, claim.time)
        return self._timings[claim.id]

    def _read_time(self, claim: Claim, time: ClaimTime) -> Timing:
        edtf, place = time.edtf, f"claim {claim.id} of {claim.document}"
        words, name = shorten(time.words), self.document_name(claim)
        if duration_days(edtf) is not None:
            return Timing(edtf, Span(), "stated", "")
        if is_yearless(edtf):
            published = self.publication(claim)
            if published is None:
                parse_edtf(edtf, place)
                return Timing(edtf, Span(), "inferred", "")
            filled = last_occurrence(edtf, published, place)
            reason = f'"{words}" in {name} gives no year; {filled[:4]} is the last one that fits {published.latest}.'
            return Timing(filled, parse_edtf(filled, place), "inferred", reason)
        span = parse_edtf(edtf, place)
        if is_mapped(claim) and claim.grade == "inferred":
            reason = f'"{words}" dates another record of {name}, to which this one points.'
            return Timing(edtf, span, "inferred", reason)
        if self.is_from_dateline(claim):
            return Timing(edtf, span, "inferred", f'"{words}" in {name} dates what the document reports.')
        if time.anchor is not None:
            reason = f'"{words}" in {name} is counted from {time.anchor}.'
            return Timing(edtf, span, "computed", reason)
        return Timing(edtf, span, "stated", f'{name} says "{words}".')


def shorten(words: str) -> str:
    r"""Return words of a document on one line, fit for a sentence about them.

    >>> shorten("in  the\nyear 2017")
    'in the year 2017'
    """
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def gather_sources(claims: Iterable[Claim], entities: Entities, headers: Iterable[Header]) -> Sources:
    """Put claims in order of id, each once, and leave out those that only plan, announce, deny or hedge.

    Args:
        claims: Claims, in any order.
        entities: The entities they mention.
        headers: Headers of their documents, in any order.
    """
    by_id = {claim.id: claim for claim in claims if claim.modality in FACTUAL}
    known = Sources(by_id, entities, {header.id: header for header in headers})
    past = {claim_id: claim for claim_id, claim in sorted(by_id.items()) if not _is_announced(claim, known)}
    return replace(known, claims=past)


def _is_announced(claim: Claim, sources: Sources) -> bool:
    """Tell whether a claim tells of something that begins after its document: that is a plan, whatever the tense."""
    timing, published = sources.timing(claim), sources.publication(claim)
    if claim.kind not in {"event", "programme"} or timing is None or published is None:
        return False
    return timing.span.start_earliest is not None and timing.span.start_earliest > published.latest


def last_occurrence(edtf: str, published: Publication, place: str) -> str:
    """Give a date without a year the last year in which it does not start after a publication.

    Args:
        edtf: For example ``XXXX-02-02/XXXX-02-06``.
        published: When the document that tells of it was published.
        place: Where the date stands, for the error message.

    Returns:
        The EDTF string with its year.

    Raises:
        DateError: It is no date.
    """
    parse_edtf(edtf, place)
    for year in range(published.latest.year, published.latest.year - 9, -1):
        try:
            filled = fill_year(edtf, year, place)
        except DateError:
            continue  # 29 February in a common year
        span = parse_edtf(filled, place)
        first = span.start_earliest or span.end_earliest
        if first is None or first <= published.latest:
            return filled
    raise DateError(place, repr(edtf), "write the year")
