"""A corpus read once: the headers of its documents, all their claims, and what was set aside; no texts are kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from kg.claims import Claim, check_claim, read_claims
from kg.documents import Document, Header, SetAside, read_documents
from kg.errors import ClaimError
from kg.extract import extract_claims

#: How many documents make a second process worth its start.
_PARALLEL_FROM = 40
#: How many documents may wait for each process.
_WAITING = 8

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What reading leaves: headers by id, claims by document and place in it, and what was set aside."""

    headers: tuple[Header, ...]
    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]


def read_corpus(
    paths: Iterable[Path],
    *,
    claims: Iterable[Path] = (),
    packs: tuple[Path, ...] = (),
    jobs: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Corpus:
    """Read documents and the claims in them.

    Args:
        paths: Documents, or folders of documents.
        claims: Further claims files, about documents of the same corpus.
        packs: Further rule packs.
        jobs: How many processes may share the work; the result is the same.
        progress: Called with the number of documents done so far.

    Returns:
        The corpus, in an order that does not depend on the order of the paths.

    Raises:
        InputError: A path or pack cannot be used.
        ClaimError: A claim of a claims file breaks the format, quotes words that are not there, or names no document.
    """
    given = _read_given(claims)
    set_aside: list[SetAside] = []
    headers: list[Header] = []
    found: list[Claim] = []
    work = partial(_claims_of, packs=packs, given=given)
    for header, of_document in _map_in_order(work, _usable(read_documents(paths), set_aside), jobs):
        headers.append(header)
        found.extend(of_document)
        progress(len(headers))
    known = {header.id for header in headers}
    for document in sorted(given):
        if document not in known:
            raise ClaimError(
                f"claims about {document}", "no document here has that id", "see manifest.json for the ids"
            )
    return Corpus(
        headers=tuple(sorted(headers, key=lambda header: header.id)),
        claims=tuple(sorted(found, key=lambda claim: (claim.document, claim.evidence.start, claim.kind, claim.id))),
        set_aside=tuple(set_aside),
    )


def _read_given(paths: Iterable[Path]) -> dict[str, tuple[Claim, ...]]:
    by_document: dict[str, dict[str, Claim]] = {}
    for path in paths:
        for claim in read_claims(path):
            by_document.setdefault(claim.document, {})[claim.id] = claim
    return {document: tuple(claims.values()) for document, claims in by_document.items()}


def _usable(found: Iterable[Document | SetAside], set_aside: list[SetAside]) -> Iterator[Document]:
    for one in found:
        if isinstance(one, SetAside):
            set_aside.append(one)
        else:
            yield one


def _claims_of(
    document: Document, packs: tuple[Path, ...], given: dict[str, tuple[Claim, ...]]
) -> tuple[Header, tuple[Claim, ...]]:
    """Read one document; its text goes no further than here."""
    claims = {claim.id: claim for claim in extract_claims(document, packs=packs)}
    for claim in given.get(document.header.id, ()):
        check_claim(claim, document.text)
        claims[claim.id] = claim
    return document.header, tuple(claims.values())


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
