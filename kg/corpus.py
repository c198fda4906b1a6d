"""A corpus read once: the headers of its documents, all their claims, and what was set aside; no texts are kept.

Prose is read by the rules, a table or JSON file by its mapping.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.claims import Claim, Note, check_claim, note_claim, read_claims, read_notes
from kg.documents import Document, Header, SetAside, read_documents
from kg.errors import ClaimError, DocumentError
from kg.extract import extract_claims
from kg.mappings import Mappings, extract_rows, read_mapping

#: How many documents make a second process worth its start.
_PARALLEL_FROM = 40
#: How many documents may wait for each process.
_WAITING = 8

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What reading leaves: headers by id, claims by document and place in it, and what was set aside.

    ``rows_set_aside`` are the rows and objects of tables that could not be read; ``mappings`` the mapping files used.
    """

    headers: tuple[Header, ...]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
    rows_set_aside: tuple[SetAside, ...] = ()
    mappings: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What one document leaves."""

    header: Header
    claims: tuple[Claim, ...] = ()
    rows_set_aside: tuple[SetAside, ...] = ()
    failure: SetAside | None = None


def read_corpus(
    paths: Iterable[Path],
    *,
    claims: Iterable[Path] = (),
    packs: tuple[Path, ...] = (),
    mappings: tuple[Path, ...] = (),
    jobs: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Corpus:
    """Read documents and the claims in them.

    Args:
        paths: Documents, or folders of documents.
        claims: Further claims, JSON Lines or notes (TOML), about documents of the same corpus.
        packs: Further rule packs.
        mappings: Mappings of tables and JSON files, before those that lie beside them.
        jobs: How many processes may share the work; the result is the same.
        progress: Called with the number of documents done so far.

    Returns:
        The corpus, in an order that does not depend on the order of the paths.

    Raises:
        InputError: A path or pack cannot be used, or a mapping fits no file.
        MappingError: A mapping breaks its format, or names a column that its table does not have.
        ClaimError: A claim of a claims file breaks the format, quotes words that are not there, or names no document.
    """
    given = _read_given(claims)
    known_mappings = Mappings(mappings)
    set_aside: list[SetAside] = []
    headers: list[Header] = []
    found: list[Claim] = []
    rows: list[SetAside] = []
    work = partial(_claims_of, packs=packs, given=given)
    documents = _usable(read_documents(paths, tables=known_mappings.find_table), set_aside)
    for read in _map_in_order(work, documents, jobs):
        if read.failure is not None:
            set_aside.append(read.failure)
            continue
        headers.append(read.header)
        found.extend(read.claims)
        rows.extend(read.rows_set_aside)
        progress(len(headers))
    known_mappings.check_given()
    known = {header.id for header in headers}
    names = {header.name for header in headers}
    for document in sorted(given):
        if document not in known and not (document in names and all(isinstance(one, Note) for one in given[document])):
            raise ClaimError(
                f"claims about {document}",
                "no document here has that id",
                "see manifest.json for the ids; notes may say the file name",
            )
    return Corpus(
        headers=tuple(sorted(headers, key=lambda header: header.id)),
        claims=tuple(sorted(found, key=lambda claim: (claim.document, claim.evidence.start, claim.kind, claim.id))),
        set_aside=tuple(one for one in set_aside if not known_mappings.is_given(one.path)),
        rows_set_aside=tuple(rows),
        mappings=known_mappings.used,
    )


def _read_given(paths: Iterable[Path]) -> dict[str, tuple[Claim | Note, ...]]:
    """Return what other extractors and people claim, by what they call the document."""
    by_document: dict[str, list[Claim | Note]] = {}
    for path in paths:
        for claim in read_notes(path) if path.suffix == ".toml" else read_claims(path):
            by_document.setdefault(claim.document, []).append(claim)
    return {document: tuple(claims) for document, claims in by_document.items()}


def _usable(found: Iterable[Document | SetAside], set_aside: list[SetAside]) -> Iterator[Document]:
    for one in found:
        if isinstance(one, SetAside):
            set_aside.append(one)
        else:
            yield one


def _claims_of(document: Document, packs: tuple[Path, ...], given: dict[str, tuple[Claim | Note, ...]]) -> _Read:
    """Read one document; its text goes no further than here."""
    rows: tuple[SetAside, ...] = ()
    if document.mapping is None:
        found = extract_claims(document, packs=packs)
    else:
        try:
            extraction = extract_rows(document, read_mapping(document.mapping))
        except DocumentError as error:
            return _Read(document.header, failure=SetAside(error.place, error.value, error.remedy))
        found, rows = extraction.claims, extraction.set_aside
    claims = {claim.id: claim for claim in found}
    header = document.header
    for one in (one for called in dict.fromkeys((header.id, header.name)) for one in given.get(called, ())):
        claim = note_claim(one, header.id, document.text) if isinstance(one, Note) else one
        check_claim(claim, document.text)
        claims[claim.id] = claim
    return _Read(document.header, tuple(claims.values()), rows)


def _map_in_order(work: Callable[[_Item], _Result], items: Iterator[_Item], jobs: int) -> Iterator[_Result]:
    """Map over items in order, with several processes once there are enough items, holding only a few at a time."""
    yield from map(work, islice(items, _PARALLEL_FROM))
    if jobs < 2:
        yield from map(work, items)
        return
    head = next(items, None)
    if head is None:
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[_Result]] = deque([pool.submit(work, head)])
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > jobs * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
