"""Names of alliances that no head noun gives away, found by the words beside them: "a member of the Blue Heron".

Nobody can list what alliances are called ("the Lake Covenant", "the Harbour Five"). But their texts say what they are:
states are members of them, accede to them, or the name is followed by "is a nine-nation alliance of". A name found once
so is taken wherever the text writes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.board import Board, Line
from kg.extract.lexicon import is_name
from kg.extract.model import Span
from kg.extract.packs import Packs
from kg.extract.word_patterns import CAPITAL, EDGE, STOP, either

#: The concept of organisations that states belong to, by the words beside their name.
ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class _Cues:
    stems: Any
    before: Any
    after: Any
    counted: Any
    heading: Any
    stops: Any


def put_alliances(board: Board, posts: Sequence[Span], states: frozenset[str]) -> None:
    """Take the names that the words beside them show to be alliances, everywhere in the text.

    Args:
        board: The document's board.
        posts: Post spans found but not placed yet.
        states: Names of states as written, which are no alliances.
    """
    cues = _cues(board.packs)
    posted = [(post.start, post.end) for post in posts]
    names = {found.group("name") for found in cues.heading.finditer(board.text)}
    for line in board.lines:
        for start, end in _find_cued(board, line, cues):
            if any(low < end and start < high for low, high in posted) or not _clear(board, start, end):
                continue
            names.add(board.text[start:end])
    names = {name for name in names if name not in states and not _is_person(name)}
    heads = {_head(name, board.language) for name in {*names, *board.full_names.values()}}
    for line in board.lines:
        for name in sorted(names, key=lambda name: (-len(name), name)):
            _take(board, line, name)
        for head in sorted(heads - {""}):
            _take_head(board, line, head)


def _find_cued(board: Board, line: Line, cues: _Cues) -> Iterator[tuple[int, int]]:
    told = cues.stems.search(board.text, line.start, line.end) is not None
    for pattern in (cues.before, cues.after, cues.counted) if told else (cues.counted,):
        for start, _, words in board.matches(pattern, line, "name"):
            stop = cues.stops.search(words)
            name = words[: stop.start()].rstrip() if stop else words
            if " " in name:
                yield start, start + len(name)


def _is_person(name: str) -> bool:
    words = name.split()
    return is_name(words[0]) and is_name(words[-1])


def _head(name: str, language: str) -> str:
    """Return the word by which a name is called for short: the "Covenant" of "Blue Covenant"; "" if there is none."""
    words = name.split()
    if language == "en":
        joint = next((place for place, word in enumerate(words) if word.islower()), len(words))
        words = words[joint - 1 :]
    return words[0] if words[0].istitle() else ""


def _take_head(board: Board, line: Line, head: str) -> None:
    """Take "the Covenant" where no longer name begins or goes on there."""
    start = board.text.find(head, line.start, line.end)
    while start >= 0:
        end = start + len(head)
        told = board.text[max(line.start, start - 4) : start].lower().endswith(("the ", " la ", " le ", "l'"))
        if told and not board.text[end : end + 1].isalpha() and not board.text[end + 1 : end + 2].isupper():
            board.put(start, end, "organization", nominal=True)
        start = board.text.find(head, end, line.end)


def _clear(board: Board, start: int, end: int) -> bool:
    """Tell whether nothing but shorter readings of the same organisation is in the way."""
    if board.is_free(start, end):
        return True
    return all(
        span.kind == "organization" and start <= span.start and span.end <= end and (span.nominal or span.end < end)
        for span in board.spans
        if span.start < end and start < span.end
    )


def _take(board: Board, line: Line, name: str) -> None:
    start = board.text.find(name, line.start, line.end)
    while start >= 0:
        end = start + len(name)
        whole = not board.text[end : end + 1].isalpha() and not board.text[max(0, start - 1) : start].isalpha()
        if whole and _clear(board, start, end):
            for span in [span for span in board.spans if span.start < end and start < span.end]:
                board.drop(span)
            board.put(start, end, "organization", concept=ALLIANCE)
        start = board.text.find(name, end, line.end)


@lru_cache(maxsize=8)
def _cues(packs: Packs) -> _Cues:
    import regex

    def words(key: str) -> str:
        return "|".join(packs.words("alliance_cues", key)) or "(?!)"

    name = (_french if packs.language == "fr" else _english)(packs)
    article = rf"(?:{words('articles')})"
    numbers = either(packs.words("alliance_cues", "numbers"))
    return _Cues(
        regex.compile(rf"(?i){words('stems')}"),
        regex.compile(rf"{EDGE}(?i:{words('before')})\s?(?<name>{name}){STOP}"),
        regex.compile(rf"(?:^|[\s\"(']){article}(?<name>{name})(?i:{words('after')})"),
        regex.compile(rf"(?:^|\s){article}(?<name>{CAPITAL}\s(?:{numbers})){STOP}"),
        regex.compile(rf"(?m)^(?:#+ )?(?<name>{name})\n+(?:#+ )?(?i:{words('headings')})\W*$"),
        regex.compile(rf"\s(?:{words('stops')})(?!\p{{L}})|(?<=\p{{L}})'s(?!\p{{L}})"),
    )


def _english(packs: Packs) -> str:
    joint = r"(?:of|for|on|against|to)\s(?:the\s)?"
    return rf"{CAPITAL}(?:\s(?:{joint})?{CAPITAL}){{0,6}}"


def _french(packs: Packs) -> str:
    joint = r"(?:(?:de|pour|contre|sur|à)\s(?:la\s|les\s|le\s|l')?|d(?:u|es)\s|aux?\s|d')"
    noun = r"[\p{L}\-]{3,}"
    soft = [word.capitalize() for word in packs.words("alliance_cues", "loose_heads")]
    heads = [*packs.words("organization", "heads"), *soft]
    taken = either(packs.words("alliance_cues", "no_adjectives"))
    verb = r"\p{L}*(?:[^n]ent|ont|ait|era)(?!\p{L})"
    adjective = rf"\s(?!(?:{taken})(?!\p{{L}}))(?!{verb})\p{{Ll}}[\p{{L}}\-]{{3,}}"
    return (
        rf"(?:{either(heads)})"
        rf"(?:{adjective}|\s{CAPITAL})?(?:\s{joint}{noun}(?:{adjective}|\s{CAPITAL})?){{0,3}}"
    )
