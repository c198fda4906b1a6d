"""Tables and JSON as extractors: a mapping says what the columns mean, and every row that says something is a claim.

A mapping is a TOML file (``docs/mappings.md``); :class:`Mappings` finds the one for a file, and :func:`extract_rows`
reads the records of a document with it.
"""

from kg.mappings.extraction import Extraction, extract_rows
from kg.mappings.files import Mappings, read_mapping
from kg.mappings.model import Mapping

__all__ = ["Extraction", "Mapping", "Mappings", "extract_rows", "read_mapping"]
