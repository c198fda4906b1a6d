"""Pairs of names that a corpus annotates and pairs that claims say, and how the two are counted.

A corpus tells for each of its documents which things it names (clusters of spellings) and which pairs of them stand in
a relation. A claim is turned into such pairs by the mapping of the corpus; nothing here knows which corpus it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from kg.claims import Claim, Mention
from kg.documents import SetAside, parse_document
from kg.extract import extract_claims
from kg.extract.posts import parse_post
from kg.scoring.names import words
from kg.territories import demonyms, find_territory

T = TypeVar("T")

#: Modifiers that make another post of a post: the deputy of a chair is no chair.
LESSER = frozenset(("assistant", "deputy", "vice"))
#: Statuses under which somebody has, had or takes up a post; somebody designated does not hold it yet.
HELD = (None, "current", "former", "acting", "appointed", "elected", "resigned", "dismissed", "died")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a document of a corpus names: its spellings and where they stand.

    Args:
        kind: As the corpus has it.
        forms: All spellings.
        places: Offsets of the start and end of each mention.
    """

    kind: str
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """A pair that the corpus annotates.

    Args:
        relation: Its name in the corpus.
        head: Number of a thing in the document.
        tail: Number of another.
        sentence: The first sentence with both, or the sentences that the corpus gives for the pair; "" without any.
        groups: Parts of the corpus that the pair belongs to, for figures of their own.
    """

    relation: str
    head: int
    tail: int
    sentence: str = ""
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus with what the corpus says about it."""

    name: str
    text: str
    things: tuple[Thing, ...]
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A pair that a claim says: the things each end can mean (none if the corpus names no such thing) and the words."""

    document: str
    relation: str
    heads: frozenset[int]
    tails: frozenset[int]
    words: tuple[str, str]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted together: a relation, or the pairs of it in one group. ``symmetric``: the order says nothing."""

    relation: str
    label: str
    group: str | None = None
    symmetric: bool = False


@dataclass(slots=True)
class Result:
    """The figures of a row and what stands behind them."""

    row: Row
    found: list[tuple[Text, Gold]] = field(default_factory=list)
    missed: list[tuple[Text, Gold]] = field(default_factory=list)
    right: list[Said] = field(default_factory=list)
    wrong: list[Said] = field(default_factory=list)


def read_claims(text: Text) -> tuple[Claim, ...]:
    """Return what the built-in rules claim from a text, without plans, denials and guesses."""
    document = parse_document(text.text, text.name, language="en")
    if isinstance(document, SetAside):
        return ()
    return tuple(claim for claim in extract_claims(document) if claim.modality in ("asserted", "reported"))


def concept(claim: Claim) -> str:
    """Return the key of the post of a role without its portfolio, "" for a deputy's or an unknown one."""
    mention = claim.first("post")
    post = None if mention is None else parse_post(mention.text, "en")
    if post is None or LESSER & set(post.concept.split("+")[:-1]):
        return ""
    return post.concept.split("+")[-1].split(":")[0]


def link(mention: Mention, things: Sequence[Thing], kinds: Iterable[str] = ()) -> frozenset[int]:
    """Return which things of a document a mention can mean: those with its words or its name as a spelling.

    States are one whatever word names them; nothing else is compared loosely.
    """
    wanted = frozenset(kinds)
    given = {mention.text, mention.name or mention.text}
    return frozenset(
        number
        for number, thing in enumerate(things)
        if (not wanted or thing.kind in wanted)
        and any(is_same_name(name, form) for name in given for form in thing.forms)
    )


def link_around(mention: Mention, things: Sequence[Thing], kinds: Iterable[str]) -> frozenset[int]:
    """Return the things of some kinds one of whose mentions a mention lies in, or that it names."""
    wanted = frozenset(kinds)
    around = frozenset(
        number
        for number, thing in enumerate(things)
        if thing.kind in wanted and any(s <= mention.start and mention.end <= e for s, e in thing.places)
    )
    return around or link(mention, things, wanted)


@lru_cache(maxsize=262144)
def is_same_name(left: str, right: str) -> bool:
    """Tell whether two names have the same words, or name the same state ("Chile", "Chilean")."""
    one, other = words(left), words(right)
    if one and one == other:
        return True
    state = _state(left)
    return state is not None and state == _state(right)


@lru_cache(maxsize=65536)
def _state(name: str) -> str | None:
    plain = re.sub(r"^(?i:the) |['’]s?$", "", name.strip())
    found = find_territory(plain)
    return demonyms("en").get(plain) if found is None else found.code


def score(
    texts: Sequence[Text], rows: Sequence[Row], to_pairs: Callable[[Text, tuple[Claim, ...]], Iterable[Said]]
) -> list[Result]:
    """Read every text and count, for each row, gold pairs found and missed, and pairs said that are gold or not."""
    results = [Result(row) for row in rows]
    for text in texts:
        said = _distinct(to_pairs(text, read_claims(text)))
        for result in results:
            _count(result, text, said)
    return results


def _distinct(said: Iterable[Said]) -> list[Said]:
    seen: dict[tuple[object, ...], Said] = {}
    for pair in said:
        ends = tuple(
            tuple(sorted(things)) or words(name)
            for things, name in zip((pair.heads, pair.tails), pair.words, strict=True)
        )
        seen.setdefault((pair.relation, ends), pair)
    return list(seen.values())


def _count(result: Result, text: Text, said: Sequence[Said]) -> None:
    row = result.row
    gold = [pair for pair in text.gold if pair.relation == row.relation]
    pairs = [pair for pair in said if pair.relation == row.relation]
    for one in gold:
        if row.group is None or row.group in one.groups:
            hit = any(is_met(one, pair, symmetric=row.symmetric) for pair in pairs)
            (result.found if hit else result.missed).append((text, one))
    for pair in pairs:
        hit = any(is_met(one, pair, symmetric=row.symmetric) for one in gold)
        (result.right if hit else result.wrong).append(pair)


def is_met(gold: Gold, pair: Said, *, symmetric: bool = False) -> bool:
    """Tell whether a pair that a claim says is a pair of the corpus."""
    straight = gold.head in pair.heads and gold.tail in pair.tails
    return straight or (symmetric and gold.head in pair.tails and gold.tail in pair.heads)


def format_table(results: Sequence[Result]) -> str:
    """Return the figures as a Markdown table. Rows of a group have a recall only: a claim belongs to no group."""
    lines = [
        "| relation | gold | found | recall | claimed | in gold | precision | an end unknown to the corpus |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for result in results:
        found, gold = len(result.found), len(result.found) + len(result.missed)
        cells = [result.row.label, str(gold), str(found), _share(found, gold)]
        if result.row.group is None:
            right, said = len(result.right), len(result.right) + len(result.wrong)
            unknown = sum(not (pair.heads and pair.tails) for pair in result.wrong)
            cells += [str(said), str(right), _share(right, said), str(unknown)]
        else:
            cells += [""] * 4
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def draw(items: Iterable[T], count: int, key: Callable[[T], str], seed: str = "corpora") -> list[T]:
    """Return some items, the same for the same seed; adding or taking away others changes as little as it can."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed} {key(item)}".encode()).hexdigest())[:count]


def show_wrong(results: Sequence[Result], count: int) -> str:
    """Return a sample of the pairs that are not in the corpus, for a person to judge."""
    wrong = [pair for result in results if result.row.group is None for pair in result.wrong]
    return "\n".join(
        f"{pair.relation}\t{pair.words[0]} -> {pair.words[1]}\t{pair.claim.status or ''} "
        f"{pair.claim.rule}\t{pair.claim.evidence.quote}"
        for pair in draw(wrong, count, lambda pair: f"{pair.relation} {pair.document} {pair.words}")
    )


def show_missed(results: Sequence[Result], count: int) -> str:
    """Return, for each row, a sample of the pairs that no claim says, with their sentence."""
    lines = []
    for result in results:
        lines.append(f"\n## {result.row.label}")
        sample = draw(result.missed, count, lambda miss: f"{miss[0].name} {miss[1].head} {miss[1].tail}")
        for text, gold in sample:
            ends = " -> ".join(text.things[end].forms[0] for end in (gold.head, gold.tail))
            lines.append(f"{ends}\t{gold.sentence or '(not in one sentence)'}")
    return "\n".join(lines)
