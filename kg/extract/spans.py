"""Reading a document: everything recognised in it, before anything is claimed.

How the parts fit. :mod:`~kg.extract.board` cuts the document into sentences (:mod:`~kg.extract.sentences`) and tokens
(:mod:`~kg.extract.tokens`). The recognisers then take characters in this order, and the first taker keeps them:

1. full names that the text itself abbreviates, and dates (:mod:`~kg.extract.acronyms`, :mod:`kg.dates`);
2. ranks of several words (:mod:`~kg.extract.ranks`), sites ("General Headquarters");
3. names of organisations, cut where a post begins (:mod:`~kg.extract.organizations`);
4. posts (:mod:`~kg.extract.posts`);
5. references such as "the coalition"; states and demonyms; ranks of one word; cities (:mod:`~kg.extract.places`);
6. people, scored by what stands beside them (:mod:`~kg.extract.people`);
7. numbers (:mod:`~kg.extract.numbers`).

Last, :mod:`~kg.extract.coreference` gives short names the full names they stand for. All knowledge of a language is in
its packs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.dates import find_dates
from kg.documents.model import Document
from kg.extract.board import Board, Line, open_board
from kg.extract.coreference import name_organizations
from kg.extract.model import Reading, Sentence, Span
from kg.extract.numbers import find_numbers
from kg.extract.organizations import put_defined, put_named, put_nominals
from kg.extract.packs import Packs
from kg.extract.people import put_people
from kg.extract.places import put_places, put_sites, put_states, state_spellings
from kg.extract.posts import find_posts
from kg.extract.ranks import find_ranks


def read_spans(document: Document, packs: Packs) -> Reading:
    """Find the people, organisations, posts, ranks, states, places, dates and numbers of a document.

    Args:
        document: The document; only its title, dateline and body are read.
        packs: The rules of its language.

    Returns:
        Sentences in text order, each with its spans, none overlapping; ``text[span.start:span.end] == span.text``.

    >>> from kg.documents.model import Header, Zone
    >>> from kg.extract.packs import load_packs
    >>> text = "Gen. Sana Haddad of the Blue Accord Council (BAC) met Haddad's team in Oman."
    >>> header = Header("note", "note.txt", "text/plain", "", len(text), "en")
    >>> reading = read_spans(Document(header, text, (Zone("body", 0, len(text)),)), load_packs("en"))
    >>> [(span.kind, span.name) for span in reading.sentences[0].spans if span.kind in ("person", "state")]
    [('person', 'Sana Haddad'), ('person', 'Sana Haddad'), ('state', 'Oman')]
    """
    board = open_board(document, packs)
    put_defined(board)
    _put_dates(board, document)
    ranks = [
        rank for line in board.lines for rank in find_ranks(board.raw, packs.language, packs, line.start, line.end)
    ]
    _put_ranks(board, [rank for rank in ranks if len(rank.text.replace("-", " ").split()) > 1])
    put_sites(board)
    posts = [post for line in board.lines for post in _find_posts(board, line)]
    put_named(board, posts, state_spellings(packs.language))
    for post in posts:
        board.add(post)
    put_nominals(board)
    put_states(board)
    _put_ranks(board, ranks)
    put_places(board)
    put_people(board)
    _put_numbers(board)
    main, acronyms = name_organizations(board)
    return Reading(document, _sentences(board), main, acronyms)


def _find_posts(board: Board, line: Line) -> Iterator[Span]:
    """Yield the posts of a line read by itself, so that words glued to its beginning do not hide one."""
    for post in find_posts(board.raw[line.start : line.end], board.language, board.packs, 0, line.end - line.start):
        yield replace(post, start=post.start + line.start, end=post.end + line.start)


def _put_ranks(board: Board, ranks: Sequence[Span]) -> None:
    for rank in ranks:
        board.add(rank)


def _put_dates(board: Board, document: Document) -> None:
    """Take dates; each line is asked for by itself, so that no date runs over a cut."""
    published = document.header.published
    anchor = published.latest if published is not None and published.earliest == published.latest else None
    for zone in document.zones:
        if zone.kind not in ("title", "dateline", "body"):
            continue
        for found in find_dates(board.raw, board.language, anchor=anchor, start=zone.start, end=zone.end):
            line = board.line_at(found.start)
            if line is None or found.end > line.end:
                continue
            board.add(Span(found.start, found.end, "date", found.words, date=found))


def _put_numbers(board: Board) -> None:
    for line in board.lines:
        for start, end, value in find_numbers(board.text, board.language, line.start, line.end):
            board.put(start, end, "number", concept=str(value))


def _sentences(board: Board) -> tuple[Sentence, ...]:
    spans = sorted(board.spans, key=lambda span: span.start)
    sentences = []
    place = 0
    for line in board.lines:
        while place < len(spans) and spans[place].start < line.start:
            place += 1
        first = place
        while place < len(spans) and spans[place].end <= line.end:
            place += 1
        named = tuple(replace(span, name=span.text) if _names_itself(span) else span for span in spans[first:place])
        sentences.append(Sentence(line.start, line.end, line.zone, named))
    return tuple(sentences)


def _names_itself(span: Span) -> bool:
    return span.name is None and span.kind in ("person", "place", "organization") and not span.nominal
