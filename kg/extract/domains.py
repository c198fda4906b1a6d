"""The domains an organisation says it works in: "across four areas: training, logistics, ... and health"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from kg.claims import Claim, Mention, make_claim
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, focus_body, quote_evidence
from kg.extract.model import Sentence
from kg.extract.packs import Packs
from kg.extract.tape import SYMBOLS, Tape, quote_mark

_ALL = "".join(symbol for kind, symbol in SYMBOLS.items() if kind != "unknown")
#: The most words of one domain, and the fewest items of a list without a number.
_LONGEST, _FEWEST = 6, 3
_OF = regex.compile(r" (?:of|du|de|d')")
#: Prepositions that may stand inside an item: "training in languages".
_INNER = frozenset({"in", "for", "at", "en", "pour"})
_BODIES = "".join(SYMBOLS[kind] for kind in ("organization", "nominal"))


@dataclass(frozen=True, slots=True)
class _Lists:
    after: Any
    nouns: Any
    verbs: Any
    before: Any
    stop: frozenset[str]
    conjunctions: frozenset[str]
    counts: dict[str, int]
    articles: tuple[str, ...]


def link_domains(page: Page) -> Iterator[Claim]:
    """Find lists of domains of work and tie each to the organisation named before it.

    Args:
        page: The document with its tapes.

    Yields:
        One ``organization`` claim a list, a ``domain`` mention for each item, in the words of the text.
    """
    lists = _lists(page.packs)
    for sentence, tape in page.tapes:
        for start, items in _find_lists(tape, lists):
            organization = _owner(page, tape, start)
            if organization is None:
                continue
            text = page.document.text
            places = [tape.place(low, high) for low, high in items]
            yield make_claim(
                "organization",
                {"name": [organization], "domain": [Mention(text[low:high], low, high) for low, high in places]},
                _evidence(page, sentence),
                rule="domain-list",
            )


def _evidence(page: Page, sentence: Sentence) -> Any:
    return quote_evidence(page, sentence.start, sentence.end)


def _owner(page: Page, tape: Tape, position: int) -> Mention | None:
    for mark in reversed(tape.marks_in(0, position)):
        if (
            mark.kind in {"organization", "nominal", "unknown"}
            and mark.span is not None
            and is_alliance(page, mark.span)
        ):
            if mark.name is not None or mark.kind != "nominal":
                return quote_mark(page.document.text, mark)
            break
    return focus_body(page, tape.starts[position], named_alliance(page))


@lru_cache(maxsize=8)
def _lists(packs: Packs) -> _Lists:
    def words(key: str) -> str:
        return "|".join(packs.words("domain_words", key))

    counts = dict(pair.split("=") for pair in packs.words("domain_words", "counts"))
    number = (
        rf"(?:(?P<count>{'|'.join(counts)}|[{SYMBOLS['number']}]) )?(?:main |key |core |principaux |grands |major )?"
    )
    heads = words("heads")
    nouns = words("nouns")
    after = rf"(?<!\w){number}(?:[a-z]+ )?(?:{heads})(?!\w)(?P<bridge>{words('bridge')}) ?"
    if nouns:
        after = rf"(?:{after})|(?<!\w)(?:{words('before')}) ?(?:{nouns})(?P<bridge>) "
    ends = "|".join((*packs.words("domain_words", "heads"), *packs.words("domain_words", "before_heads")))
    before = rf"(?<!\w)(?:{words('before')}) (?:the )?(?P<list>[^{_ALL}.;:!?]{{10,160}}?) (?:{ends})(?!\w)"
    return _Lists(
        regex.compile(after, regex.IGNORECASE),
        regex.compile(rf"(?:{nouns or '(?!)'}) $", regex.IGNORECASE),
        regex.compile(rf"[{_BODIES}](?: ?, [^.;:,]{{3,60}} ?,)? (?:{words('verbs') or '(?!)'}) ?", regex.IGNORECASE),
        regex.compile(before, regex.IGNORECASE),
        frozenset(packs.words("domain_words", "stop")),
        frozenset(packs.words("domain_words", "and")),
        {word: int(value) for word, value in counts.items()},
        packs.words("domain_words", "articles"),
    )


def _find_lists(tape: Tape, lists: _Lists) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    for found in lists.after.finditer(tape.text):
        count = _count(found, tape, lists)
        if count is None and not found.group("bridge").strip() and not lists.nouns.search(found.group()):
            continue
        items = _items(tape.text, found.end(), len(tape.text), count, lists)
        if _OF.match(found.group("bridge")) and any(SYMBOLS["unknown"] in tape.text[low:high] for low, high in items):
            continue
        if len(items) == count or (count is None and len(items) >= _FEWEST):
            yield found.end(), items
    for found in lists.verbs.finditer(tape.text):
        items = _items(tape.text, found.end(), len(tape.text), None, lists)
        if len(items) >= _FEWEST and not tape.text[items[-1][1] :].strip(" .;"):
            yield found.end(), items
    for found in lists.before.finditer(tape.text):
        low, high = found.span("list")
        items = _items(tape.text, low, high, None, lists)
        if len(items) >= _FEWEST and items[-1][1] == high:
            yield found.start(), items


def _count(found: Any, tape: Tape, lists: _Lists) -> int | None:
    word = found.groupdict().get("count")
    if word is None:
        return None
    if word in lists.counts or word.lower() in lists.counts:
        return lists.counts.get(word, lists.counts.get(word.lower()))
    mark = tape.marks[found.start("count")]
    digits = (mark.span.concept or mark.span.text) if mark is not None and mark.span is not None else ""
    return int(digits) if digits.isdigit() else lists.counts.get(digits.lower())


def _items(text: str, start: int, end: int, count: int | None, lists: _Lists) -> list[tuple[int, int]]:
    """Cut a stretch at commas and conjunctions; stop at the first piece that is no item, or behind the last one."""
    joint = regex.compile(
        rf" ?, ?(?:(?:{'|'.join(lists.conjunctions)}) )?| (?:{'|'.join(lists.conjunctions)}) |[.;:!?]|$"
    )
    found: list[tuple[int, int]] = []
    position = start
    while position < end:
        cut = joint.search(text, position, end)
        low, high = _trim(text, position, cut.start() if cut else end, lists)
        if not _is_item(text[low:high], lists):
            break
        found.append((low, high))
        last = bool(found) and _was_last(text, start, position, lists)
        if cut is None or cut.end() == cut.start() or cut.group().strip() in {".", ";", ":", "!", "?"}:
            break
        if (count is not None and len(found) >= count) or (count is None and last):
            break
        position = cut.end()
    return found


def _was_last(text: str, start: int, position: int, lists: _Lists) -> bool:
    """Whether the piece that begins here came behind the conjunction that closes a list."""
    before = text[start:position].rstrip()
    return before.rsplit(" ", 1)[-1].strip(",") in lists.conjunctions


def _trim(text: str, low: int, high: int, lists: _Lists) -> tuple[int, int]:
    while low < high and text[low] in ' "-(':
        low += 1
    while high > low and text[high - 1] in ' "-)':
        high -= 1
    for article in lists.articles:
        if text[low:high].lower().startswith(article):
            return low + len(article), high
    return low, high


def _is_item(words: str, lists: _Lists) -> bool:
    tokens = words.lower().split()
    if not tokens or len(tokens) > _LONGEST or any(c in _ALL for c in words) or _is_short(words):
        return False
    return tokens[0] not in lists.stop and not any(word in lists.stop for word in tokens[1:-1] if word not in _INNER)


def _is_short(words: str) -> bool:
    return len(words) < 3 and SYMBOLS["unknown"] not in words
