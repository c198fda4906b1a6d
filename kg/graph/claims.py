"""What the graph says about one claim: the words, where they stand, and what they mention."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.model import Entities
from kg.graph.documents import extraction_id
from kg.graph.lines import Iris, Lines
from kg.graph.terms import (
    DERIVED_FROM,
    EDTF,
    END,
    EXACT,
    GENERATED_BY,
    IN_DOCUMENT,
    START,
    TYPE,
    integer,
    kg,
    literal,
    term,
)
from kg.namespaces import OA

_HAS_SOURCE = term(OA, "hasSource")
_HAS_SELECTOR = term(OA, "hasSelector")
_QUOTE_SELECTOR = term(OA, "TextQuoteSelector")
_POSITION_SELECTOR = term(OA, "TextPositionSelector")
_CLAIM = kg("Claim")
_EVIDENCE = kg("Evidence")
_MENTION = kg("Mention")
_CLAIM_KIND = kg("claimKind")
_CLAIM_STATUS = kg("claimStatus")
_HAS_MODALITY = kg("modality")
_HAS_GRADE = kg("grade")
_RULE = kg("rule")
_EXTRACTOR = kg("extractor")
_HAS_EVIDENCE = kg("hasEvidence")
_HAS_MENTION = kg("hasMention")
_ARGUMENT = kg("argument")
_REFERS_TO = kg("refersTo")
_STANDS_FOR = kg("standsFor")
_TIME_WORDS = kg("timeWords")
_ANCHOR = kg("anchor")
_LINE = kg("line")

#: Modality and grade values to their individuals in the ontology.
MODALITIES = {name: kg(name.capitalize()) for name in ("asserted", "planned", "denied", "reported", "hedged")}
GRADES = {name: kg(name.capitalize()) for name in ("stated", "computed", "inferred")}


@dataclass(frozen=True, slots=True)
class ClaimSource:
    """What all claims of one document share: its IRI term and the offsets at which its lines start."""

    document: str
    line_starts: tuple[int, ...]

    @classmethod
    def from_header(cls, header: Header, iris: Iris) -> ClaimSource:
        """Make it from a document's header."""
        return cls(iris[f"document/{header.id}"], header.line_starts)


def add_claim(lines: Lines, claim: Claim, source: ClaimSource, entities: Entities, iris: Iris) -> None:
    """Add one claim with its evidence and its mentions."""
    it = iris[f"claim/{claim.document}/{claim.id}"]
    add = lines.add
    add(it, TYPE, _CLAIM)
    add(it, _CLAIM_KIND, literal(claim.kind))
    add(it, _HAS_MODALITY, MODALITIES[claim.modality])
    add(it, _HAS_GRADE, GRADES[claim.grade])
    add(it, _RULE, literal(claim.rule))
    add(it, _EXTRACTOR, literal(claim.extractor))
    add(it, IN_DOCUMENT, source.document)
    add(it, DERIVED_FROM, source.document)
    add(it, GENERATED_BY, iris[extraction_id(claim.extractor)])
    if claim.status is not None:
        add(it, _CLAIM_STATUS, literal(claim.status))
    if claim.time is not None:
        add(it, EDTF, literal(claim.time.edtf))
        add(it, _TIME_WORDS, literal(claim.time.words))
        if claim.time.anchor is not None:
            add(it, _ANCHOR, literal(claim.time.anchor))
        _add_mention(lines, it, "time-1", "time", (claim.time.words, claim.time.start, claim.time.end))
    _add_evidence(lines, it, claim, source)
    for argument, mentions in claim.arguments.items():
        for index, mention in enumerate(mentions):
            part = _add_mention(
                lines, it, f"{argument}-{index + 1}", argument, (mention.text, mention.start, mention.end)
            )
            if mention.name is not None:
                add(part, _STANDS_FOR, literal(mention.name))
            entity = entities.of_mention.get((claim.id, argument, index))
            if entity is not None:
                add(part, _REFERS_TO, iris[entity])


def _add_mention(lines: Lines, claim: str, path: str, argument: str, words: tuple[str, int, int]) -> str:
    text, start, end = words
    it = f"{claim[:-1]}/{path}>"
    lines.add(claim, _HAS_MENTION, it)
    lines.add(it, TYPE, _MENTION)
    lines.add(it, _ARGUMENT, literal(argument))
    lines.add(it, EXACT, literal(text))
    lines.add(it, START, integer(start))
    lines.add(it, END, integer(end))
    return it


def _add_evidence(lines: Lines, claim: str, said: Claim, source: ClaimSource) -> None:
    it, quote, position = f"{claim[:-1]}/evidence>", f"{claim[:-1]}/evidence/quote>", f"{claim[:-1]}/evidence/position>"
    lines.add(claim, _HAS_EVIDENCE, it)
    lines.add(it, TYPE, _EVIDENCE)
    lines.add(it, _HAS_SOURCE, source.document)
    lines.add(it, _HAS_SELECTOR, quote)
    lines.add(it, _HAS_SELECTOR, position)
    lines.add(quote, TYPE, _QUOTE_SELECTOR)
    lines.add(quote, EXACT, literal(said.evidence.quote))
    lines.add(position, TYPE, _POSITION_SELECTOR)
    lines.add(position, START, integer(said.evidence.start))
    lines.add(position, END, integer(said.evidence.end))
    if source.line_starts:
        lines.add(it, _LINE, integer(line_of(said.evidence.start, source.line_starts)))


def line_of(offset: int, line_starts: tuple[int, ...]) -> int:
    """Return the number of the line that an offset stands in, counted from 1.

    Args:
        offset: Offset in the document.
        line_starts: Offset of the first character of each line, in order; the first is 0.

    >>> line_of(5, (0, 4, 9)), line_of(0, (0, 4, 9))
    (2, 1)
    """
    return max(bisect_right(line_starts, offset), 1)
