"""From a document to its view: passages with marks and claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

from kg.claims import ARGUMENTS, REQUIRED, Claim, Mention
from kg.documents.model import Document
from kg.errors import InputError
from kg.extract import link_claims, read_spans
from kg.extract.model import Reading
from kg.extract.packs import load_packs
from kg.readings.marks import find_programmes, has_telling_marks, mark_spans
from kg.readings.model import KINDS, Mark, Passage, Said, Told, View
from kg.readings.origins import find_origin, rule_origins


def view_document(document: Document, *, packs: tuple[Path, ...] = ()) -> View:
    """Read a document and lay out everything that was recognised and claimed in it.

    Args:
        document: A document in English or French.
        packs: Rule packs of the user's own, added to the built-in ones.

    Returns:
        The view; its passages cover the text.

    Raises:
        PackError: A pack breaks its format.

    >>> from kg.documents.model import Header, Zone
    >>> text = "Oman joined the Blue Accord in 2016."
    >>> header = Header("note", "note.txt", "text/plain", "", len(text), "en")
    >>> [passage] = view_document(Document(header, text, (Zone("body", 0, len(text)),))).passages
    >>> [mark.kind for mark in passage.marks], [told.claim.rule for told in passage.told]
    (['state', 'organization', 'date'], ['joined'])
    """
    rules = load_packs(document.header.language, packs)
    reading = read_spans(document, rules)
    claims = link_claims(reading, rules)
    passages = _with_marks(tuple(_cover(reading)), reading, find_programmes(claims))
    starts = [passage.start for passage in passages]
    read = [place for place, passage in enumerate(passages) if passage.number]
    held: dict[int, list[Claim]] = {}
    for claim in claims:
        held.setdefault(_place(starts, claim.evidence.start, read), []).append(claim)
    for of_passage in held.values():
        of_passage.sort(key=_order)
    origins = rule_origins(rules)
    told = tuple(
        tuple(_tell(claim, passage, passages, starts, find_origin(claim, origins)) for claim in held.get(place, ()))
        for place, passage in enumerate(passages)
    )
    shown = tuple(
        replace(passage, told=claimed, is_unclaimed=not claimed and has_telling_marks(passage.marks))
        for passage, claimed in zip(passages, told, strict=True)
    )
    return View(document, reading.organization, tuple(sorted(reading.acronyms.items())), shown)


def parse_kinds(words: str | None) -> frozenset[str]:
    """Return the kinds of claims named in a list with commas; none for None.

    Raises:
        InputError: A kind does not exist; names those that do.

    >>> sorted(parse_kinds("role, event"))
    ['event', 'role']
    """
    kinds = frozenset(word.strip() for word in (words or "").split(",") if word.strip())
    for kind in sorted(kinds):
        if kind not in ARGUMENTS:
            raise InputError("--only", repr(kind), f"use one or more of {', '.join(ARGUMENTS)}")
    return kinds


def narrow_view(
    view: View, *, kinds: Collection[str] = (), rule: str | None = None, unclaimed: bool = False, claims: bool = True
) -> View:
    """Leave out what somebody does not want to see.

    Args:
        view: The view.
        kinds: Show only claims of these kinds; all if empty.
        rule: Show only the sentences where this rule fired; ``role.*`` is any rule whose name begins so.
        unclaimed: Show only the sentences with recognised things but no claim.
        claims: False shows no claims.

    Returns:
        The view without those passages and claims.
    """
    kept = []
    for passage in view.passages:
        told = tuple(
            one
            for one in passage.told
            if (not kinds or one.claim.kind in kinds) and (rule is None or fnmatchcase(one.claim.rule, rule))
        )
        if (rule is not None and not told) or (unclaimed and not passage.is_unclaimed):
            continue
        kept.append(replace(passage, told=told if claims else ()))
    return replace(view, passages=tuple(kept))


def _cover(reading: Reading) -> Iterator[Passage]:
    """Yield bare passages: the sentences, and what is left of the text between them, cut where zones end."""
    text = reading.document.text
    bare: list[Passage] = []
    position = 0
    for number, sentence in enumerate(reading.sentences, start=1):
        bare += _unread(reading.document, position, sentence.start)
        bare.append(Passage(sentence.start, sentence.end, sentence.end, sentence.zone, number))
        position = sentence.end
    bare += _unread(reading.document, position, len(text))
    for passage, following in pairwise(bare):
        yield replace(passage, rest=following.start)
    if bare:
        yield replace(bare[-1], rest=len(text))


def _unread(document: Document, start: int, end: int) -> Iterator[Passage]:
    for zone in document.zones:
        low, high = max(start, zone.start), min(end, zone.end)
        words = document.text[low:high]
        if low < high and words.strip():
            low += len(words) - len(words.lstrip())
            high = low + len(words.strip())
            yield Passage(low, high, high, zone.kind)


def _with_marks(passages: Sequence[Passage], reading: Reading, programmes: Sequence[Mention]) -> tuple[Passage, ...]:
    short = {name: acronym for acronym, name in sorted(reading.acronyms.items(), reverse=True)}
    spans = {sentence.start: sentence.spans for sentence in reading.sentences}
    at = [mention.start for mention in programmes]
    found = []
    for passage in passages:
        near = programmes[bisect_left(at, passage.start) : bisect_left(at, passage.end)]
        inside = [mention for mention in near if mention.end <= passage.end]
        marks = mark_spans(spans[passage.start], inside, short) if passage.number else ()
        found.append(replace(passage, marks=marks))
    return tuple(found)


def _place(starts: Sequence[int], offset: int, read: Sequence[int]) -> int:
    """Return the number of the last passage that starts by an offset; of those that are read, if any."""
    place = max(bisect_right(starts, offset) - 1, 0)
    before = bisect_right(read, place) - 1
    return read[max(before, 0)] if read else place


def _order(claim: Claim) -> tuple[int, int, str]:
    """Sort claims of a sentence by kind, then by where their first argument stands."""
    kind = list(ARGUMENTS).index(claim.kind)
    return kind, min(mention.start for mention in claim.arguments[REQUIRED[claim.kind][0]]), claim.id


def _tell(claim: Claim, own: Passage, passages: Sequence[Passage], starts: Sequence[int], origin: str) -> Told:
    def say(start: int, end: int, words: str, name: str | None) -> Said:
        words = " ".join(words.split())
        note = "" if name is None or name.casefold() == words.casefold() else name
        number = passages[max(bisect_right(starts, start) - 1, 0)].number
        here = own.start <= start < max(own.end, claim.evidence.end)
        return Said(start, end, words, note, None if here else number)

    arguments = tuple(
        (name, tuple(say(m.start, m.end, m.text, m.name) for m in mentions))
        for name, mentions in claim.arguments.items()
    )
    time = claim.time
    return Told(claim, arguments, say(time.start, time.end, time.words, None) if time else None, origin)


def opens_block(view: View, place: int) -> bool:
    """Tell whether the passage at a place stands after a blank line, or after passages that are left out."""
    before, passage = view.passages[place - 1], view.passages[place]
    return place == 0 or before.rest != passage.start or view.document.text.count("\n", before.end, passage.start) > 1


def count_kinds(view: View) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many marks of each kind and how many claims of each kind are shown, each in the order of its table."""
    marks = Counter[str](mark.kind for passage in view.passages for mark in _flat(passage.marks))
    claims = Counter[str](told.claim.kind for passage in view.passages for told in passage.told)
    return (
        {kind: marks[kind] for kind in KINDS if marks[kind]},
        {kind: claims[kind] for kind in ARGUMENTS if claims[kind]},
    )


def _flat(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark
        yield from _flat(mark.inner)
