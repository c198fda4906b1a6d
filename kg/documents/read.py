"""Read documents: bytes to text, then language, metadata, zones and publication date."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from kg.documents.encodings import decode_text, find_format, find_media_type
from kg.documents.files import MEDIA_TYPES, PIPE, check_kind, find_files, is_folder, read_bytes
from kg.documents.front_matter import read_front_matter
from kg.documents.languages import KNOWN, find_language, language_name
from kg.documents.layouts import read_layout
from kg.documents.lines import find_line_starts
from kg.documents.model import Document, Header, Publication, SetAside, Zone
from kg.documents.pdf_pages import read_pdf
from kg.documents.sidecars import Metadata, parse_published, read_sidecar
from kg.documents.tables import TABLE_TYPES, FindTable, Table, decode_table, merge_metadata
from kg.documents.web_pages import read_page
from kg.errors import DocumentError, InputError
from kg.ids import slug

#: The most bytes a document may have unless the caller says otherwise.
LARGEST = 10_000_000
#: The same for a table or JSON file.
LARGEST_TABLE = 100_000_000


def read_documents(
    paths: Iterable[Path],
    *,
    sidecars: Path | None = None,
    limit: int = LARGEST,
    tables: FindTable = lambda _: None,
) -> Iterator[Document | SetAside]:
    """Read all documents in files and folders; what cannot be used comes out with the reason.

    Documents are read one at a time, in an order that does not depend on the order of ``paths``. A document whose
    bytes were read before is set aside as a copy.

    Args:
        paths: Files (``.txt``, ``.md``, ``.html``, ``.htm``, ``.pdf``) and folders, which are searched to the bottom;
            ``-`` is standard input, whose format shows in its first bytes.
        sidecars: A folder with sidecars (``NAME.EXT.toml``), or None if they lie beside the documents.
        limit: The most bytes a document may have.
        tables: Finds the mapping of a table (``.csv``, ``.tsv``, ``.json``); one without is set aside.

    Returns:
        An iterator over documents and what was set aside.

    Raises:
        InputError: A path does not exist, a folder holds no document, or a sidecar is broken.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = (Path(folder) / "note.txt").write_text("OSLO, 3 March 2024 - The Danube Pact met in Oslo.")
    ...     [document] = read_documents([Path(folder)])
    >>> document.header.language, str(document.header.published.earliest), document.header.published.method
    ('en', '2024-03-03', 'dateline')
    """
    return _read_all(find_files(paths, tables), sidecars, limit, tables)


def _read_all(
    files: tuple[Path | SetAside, ...], sidecars: Path | None, limit: int, tables: FindTable
) -> Iterator[Document | SetAside]:
    seen: dict[str, Path] = {}
    for file in files:
        if isinstance(file, SetAside):
            yield file
            continue
        found = read_document(file, sidecars=sidecars, limit=limit, tables=tables)
        if isinstance(found, Document):
            first = seen.setdefault(found.header.sha256, file)
            if first is not file:
                found = SetAside(str(file), f"has the same content as {first}", "keep one of them")
        yield found


def read_document(
    path: Path, *, sidecars: Path | None = None, limit: int = LARGEST, tables: FindTable = lambda _: None
) -> Document | SetAside:
    """Read one document.

    Args:
        path: A file; ``-`` is standard input.
        sidecars: A folder with sidecars, or None if they lie beside the documents.
        limit: The most bytes the document may have.
        tables: Finds the mapping of a table; a table without one cannot be used.

    Returns:
        The document, or the reason why it cannot be used.

    Raises:
        InputError: The path does not exist or is a folder, or the sidecar is broken.
    """
    if path == PIPE:
        return _read_bytes_as(Path("stdin"), read_bytes(PIPE, limit), None, Metadata())
    if is_folder(path):
        raise InputError(str(path), "is a folder", "give one of the files in it")
    if not os.path.lexists(path):
        raise InputError(str(path), "does not exist", "give the path of a document")
    checked = check_kind(path, tables)
    if isinstance(checked, SetAside):
        return checked
    table = tables(path) if path.suffix.lower() in TABLE_TYPES else None
    if table is not None:
        return _read_table(path, read_bytes(path, max(limit, LARGEST_TABLE)), table, read_sidecar(path, sidecars))
    data = read_bytes(path, limit)
    sidecar = read_sidecar(path, sidecars) if isinstance(data, bytes) else Metadata()
    return _read_bytes_as(path, data, MEDIA_TYPES[path.suffix.lower()], sidecar)


def _read_table(path: Path, data: bytes | SetAside, table: Table, sidecar: Metadata) -> Document | SetAside:
    """Read a table: its text is all body, and what is known about it comes from its sidecar and its mapping."""
    if isinstance(data, SetAside):
        return data
    try:
        text = decode_table(data, table.encoding, str(path))
    except DocumentError as error:
        return SetAside(str(path), error.value, error.remedy)
    if not text.strip():
        return SetAside(str(path), "is empty", "remove it, or add rows")
    known = merge_metadata(sidecar, table.metadata)
    header = _make_header(path, data, TABLE_TYPES[path.suffix.lower()], text, known.language or "en", known)
    return Document(header, text, (Zone("body", 0, len(text)),), table.mapping)


def parse_document(
    text: str, name: str, *, language: str | None = None, published: str | None = None
) -> Document | SetAside:
    """Read a text that is at hand as a document, in the way of a text file with a sidecar.

    Args:
        text: The text.
        name: What the document is called, as a file name without its extension.
        language: ``en`` or ``fr``, or None to find it in the text.
        published: When it was published (``2024-03-02``, ``2024-03``, ``2024``), or None to find it in the text.

    Returns:
        The document, or the reason why it cannot be used.

    Raises:
        InputError: ``published`` is no date.

    >>> document = parse_document("The Danube Pact met in Oslo.", "note", language="en", published="2024-03")
    >>> document.header.name, str(document.header.published.latest)
    ('note.txt', '2024-03-31')
    """
    days = parse_published(published)
    if days is None and published is not None:
        raise InputError(name, f"published = {published!r}", "give a date such as 2024-03-02 or 2024-03")
    known = Metadata(language=language, published=days and Publication(*days, "sidecar"))
    return _read_bytes_as(Path(f"{name}.txt"), text.encode(), "text/plain", known)


def _read_bytes_as(
    path: Path, data: bytes | SetAside, media_type: str | None, sidecar: Metadata
) -> Document | SetAside:
    if isinstance(data, SetAside):
        return data
    media_type = media_type or find_media_type(data)
    try:
        text, start, found = _read_text(data, media_type, str(path))
        language = _check_language(text[start:], sidecar.language, str(path))
    except DocumentError as error:
        return SetAside(str(path), error.value, error.remedy)
    return _make_document(path, data, media_type, text, start, language, sidecar, found)


def _read_text(data: bytes, media_type: str, place: str) -> tuple[str, int, Metadata]:
    """Return the text, where it begins after front matter, and what the file says about itself."""
    if not data.strip():
        raise DocumentError(place, "is empty", "remove it, or add text")
    if media_type == "application/pdf":
        text, metadata = read_pdf(data, place)
        return text, 0, metadata
    kind = find_format(data)
    if kind is not None:
        raise DocumentError(place, f"is {kind}, not text", "give it its right extension, or turn it into text")
    text = decode_text(data, is_html=media_type == "text/html") or ""
    if not text:
        raise DocumentError(place, "is in an encoding that cannot be told", "save it as UTF-8")
    if not text.strip():
        raise DocumentError(place, "is empty", "remove it, or add text")
    if media_type == "text/html":
        text, metadata = read_page(text, place)
        return text, 0, metadata
    if media_type == "text/markdown":
        start, metadata = read_front_matter(text)
        return text, start, metadata
    return text, 0, Metadata()


def _check_language(text: str, stated: str | None, place: str) -> str:
    language = stated or find_language(text)
    if language is None:
        raise DocumentError(place, "is in a language that cannot be told", 'say it in a sidecar: language = "en"')
    if language not in KNOWN:
        remedy = "translate it, or give it to an extractor that reads it"
        raise DocumentError(place, f"is in {language_name(language)}; English and French are read", remedy)
    return language


def _make_document(
    path: Path, data: bytes, media_type: str, text: str, start: int, language: str, sidecar: Metadata, found: Metadata
) -> Document:
    layout = read_layout(text, language, start=start, title=found.title)
    by_text = layout.published
    published = sidecar.published or (by_text if by_text is not None and by_text.method == "dateline" else None)
    known = Metadata(
        title=sidecar.title or found.title or layout.title,
        publisher=sidecar.publisher or found.publisher or layout.publisher,
        author=sidecar.author or found.author or layout.author,
        url=sidecar.url or found.url,
        published=published or found.published or by_text,
    )
    return Document(_make_header(path, data, media_type, text, language, known), text, layout.zones)


def _make_header(path: Path, data: bytes, media_type: str, text: str, language: str, known: Metadata) -> Header:
    digest = sha256(data).hexdigest()
    name = os.fsencode(path.name).decode("utf-8", "replace")  # the same in every locale
    return Header(
        id=f"{slug(Path(name).stem, 60)}-{digest[:8]}",
        name=name,
        media_type=media_type,
        sha256=digest,
        length=len(text),
        language=language,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        url=known.url,
        published=known.published,
        line_starts=find_line_starts(text),
    )
