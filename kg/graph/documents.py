"""What the graph says about documents, and about what read them."""

from __future__ import annotations

from collections.abc import Iterable

from kg import __version__
from kg.claims import Claim
from kg.documents.model import Header
from kg.graph.lines import Iris, Lines
from kg.graph.terms import LABEL, TYPE, day, integer, kg, literal, replace_halves, term, web_address, words_in
from kg.ids import digest, slug
from kg.namespaces import DCTERMS, PROV

_DOCUMENT = kg("Document")
_TITLE = term(DCTERMS, "title")
_LANGUAGE = term(DCTERMS, "language")
_PUBLISHER = term(DCTERMS, "publisher")
_CREATOR = term(DCTERMS, "creator")
_SOURCE = term(DCTERMS, "source")
_EARLIEST = kg("publishedEarliest")
_LATEST = kg("publishedLatest")
_PUBLISHED_BY = kg("publishedBy")
_SHA256 = kg("sha256")
_LENGTH = kg("length")
_MEDIA_TYPE = kg("mediaType")
_FILE_NAME = kg("fileName")
_ACTIVITY = term(PROV, "Activity")
_AGENT = term(PROV, "Agent")
_SOFTWARE = term(PROV, "SoftwareAgent")
_ASSOCIATED = term(PROV, "wasAssociatedWith")


def add_document(lines: Lines, header: Header, iris: Iris) -> None:
    """Add what is known about one document; an unknown publication date is left out, never guessed."""
    it = iris[f"document/{header.id}"]
    lines.add(it, TYPE, _DOCUMENT)
    lines.add(it, LABEL, literal(header.title or header.name))
    lines.add(it, _LANGUAGE, literal(header.language))
    lines.add(it, _FILE_NAME, literal(header.name))
    lines.add(it, _MEDIA_TYPE, literal(header.media_type))
    lines.add(it, _SHA256, literal(header.sha256))
    lines.add(it, _LENGTH, integer(header.length))
    if header.title:
        lines.add(it, _TITLE, words_in(header.title, header.language))
    if header.publisher:
        lines.add(it, _PUBLISHER, literal(header.publisher))
    if header.author:
        lines.add(it, _CREATOR, literal(header.author))
    address = web_address(header.url) if header.url else None
    if address is not None:
        lines.add(it, _SOURCE, address)
    if header.published is not None:
        lines.add(it, _EARLIEST, day(header.published.earliest))
        lines.add(it, _LATEST, day(header.published.latest))
        lines.add(it, _PUBLISHED_BY, literal(header.published.method))


def extraction_id(extractor: str) -> str:
    """Return the id of the activity in which an extractor made its claims.

    >>> extraction_id("rules") == f"activity/extraction-by-rules-{__version__}", extraction_id("table")
    (True, 'activity/extraction-by-table')
    """
    if extractor == "rules":
        return f"activity/extraction-by-rules-{__version__}"
    whole = replace_halves(extractor)
    name = slug(whole)
    return f"activity/extraction-by-{name}" + ("" if name == extractor else f"-{digest(whole)}")


def add_extractions(lines: Lines, claims: Iterable[Claim], iris: Iris) -> None:
    """Add one PROV-O activity for each extractor, without a time: the same input gives the same bytes."""
    for extractor in sorted({claim.extractor for claim in claims}):
        activity = iris[extraction_id(extractor)]
        lines.add(activity, TYPE, _ACTIVITY)
        if extractor == "rules":
            agent, kind, label = f"agent/coalition-kg-{__version__}", _SOFTWARE, f"Coalition KG {__version__}"
        else:
            agent, kind, label = (
                extraction_id(extractor).replace("activity/extraction-by-", "agent/"),
                _AGENT,
                extractor,
            )
        lines.add(activity, LABEL, words_in(f"Extraction by {label}", "en"))
        lines.add(activity, _ASSOCIATED, iris[agent])
        lines.add(iris[agent], TYPE, kind)
        lines.add(iris[agent], LABEL, words_in(label, "en"))
