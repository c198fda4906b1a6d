"""Tables and JSON: read as documents only where a mapping says what their columns mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.documents.encodings import decode_text, find_format
from kg.documents.sidecars import Metadata
from kg.errors import DocumentError

#: File name extension to media type of what a mapping can read.
TABLE_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".json": "application/json"}
#: Ends the name of a mapping that lies beside its table: ``members.csv``, ``members.mapping.toml``.
MAPPING_SUFFIX = ".mapping.toml"


@dataclass(frozen=True, slots=True)
class Table:
    """What a mapping says about the file that it reads.

    Args:
        mapping: The mapping file.
        metadata: Language, title, publisher, date and the like; a sidecar of the table comes before it.
        encoding: The encoding of the file, or None to tell it from the bytes.
    """

    mapping: Path
    metadata: Metadata
    encoding: str | None = None


#: Finds what a mapping says about a file; None for a file that no mapping reads.
FindTable = Callable[[Path], Table | None]


def decode_table(data: bytes, encoding: str | None, place: str) -> str:
    r"""Decode a table; the byte order mark is not part of the text, line breaks stay as they are.

    Args:
        data: The bytes of the file.
        encoding: Its encoding as Python names it, or None to tell it from the bytes.
        place: The path, for the error message.

    Raises:
        DocumentError: The bytes are no text, or not in that encoding.

    >>> decode_table(b"\xef\xbb\xbfstate;since\r\n", None, "members.csv")
    'state;since\r\n'
    """
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except LookupError:
            told = f"has a mapping that gives {encoding}, which is no encoding of text"
            raise DocumentError(place, told, "write a name such as utf-8 or cp1252 in the mapping") from None
        except UnicodeDecodeError:
            told = f"is not in the encoding {encoding} that its mapping gives"
            raise DocumentError(place, told, "correct `encoding` in the mapping, or leave it out") from None
    kind = find_format(data)
    if kind is not None:
        raise DocumentError(place, f"is {kind}, not text", "save it as CSV or JSON")
    text = decode_text(data)
    if text is None:
        raise DocumentError(place, "is in an encoding that cannot be told", "give `encoding` in the mapping")
    return text


def merge_metadata(sidecar: Metadata, mapping: Metadata) -> Metadata:
    """Fill what a sidecar does not say with what the mapping says.

    >>> merge_metadata(Metadata(title="Members"), Metadata(title="States", language="en")).title
    'Members'
    """
    return replace(
        sidecar,
        title=sidecar.title or mapping.title,
        publisher=sidecar.publisher or mapping.publisher,
        author=sidecar.author or mapping.author,
        url=sidecar.url or mapping.url,
        language=sidecar.language or mapping.language,
        published=sidecar.published or mapping.published,
    )


def is_mapping(file: Path, tables: FindTable) -> bool:
    """Say whether a file is the mapping, or the sidecar, of a table beside it that is read."""
    if file.name.endswith(MAPPING_SUFFIX):
        stem = file.name.removesuffix(MAPPING_SUFFIX)
        return any(file.with_name(stem + suffix).is_file() for suffix in TABLE_TYPES)
    table = file.with_suffix("")
    return file.suffix.lower() == ".toml" and table.suffix.lower() in TABLE_TYPES and tables(table) is not None
