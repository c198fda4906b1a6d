"""Documents: files become texts with language, publication date, zones and hash; unusable ones are set aside."""

from kg.documents.model import Document, Header, Publication, PublishedMethod, SetAside, Zone, ZoneKind
from kg.documents.read import parse_document, read_document, read_documents

__all__ = [
    "Document",
    "Header",
    "Publication",
    "PublishedMethod",
    "SetAside",
    "Zone",
    "ZoneKind",
    "parse_document",
    "read_document",
    "read_documents",
]
