"""Names of organisations that no head noun gives away, found by the words beside them: "a member of the Blue Heron".

Runs of words (:mod:`~kg.extract.organization_runs`) are scored over the whole document
(:mod:`~kg.extract.organization_scores`). A name accepted once is taken wherever the text writes it, and so is the word
that it is called by for short ("the Heron").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

from kg.extract.board import Board, Line
from kg.extract.model import Span
from kg.extract.organization_patterns import OrganizationPatterns, organization_patterns
from kg.extract.organization_runs import NameRun, find_name_runs
from kg.extract.organization_scores import ALLIANCE, Score, score_names
from kg.extract.packs import Packs
from kg.extract.word_patterns import CAPITAL


def put_scored(board: Board, posts: Sequence[Span], states: frozenset[str]) -> None:
    """Take the names that the words beside them show to be organisations, everywhere in the text.

    Args:
        board: The document's board.
        posts: Post spans found but not placed yet.
        states: Names of states as written, which are no organisations.
    """
    patterns = organization_patterns(board.packs)
    taken = {span.start for span in board.spans if span.kind == "organization"}
    runs = [
        run
        for line in board.lines
        for run in find_name_runs(board, line, _within(posts, line), states)
        if _is_clear(board, run.start, run.end) and not _is_organ(board.text, run, patterns, taken)
    ]
    names = {name: score for name, score in score_names(board, runs, posts, states).items() if score.value >= 0}
    names |= {name: Score(0.0, ("member-list",), True) for name in _listed_below(board) if name not in states}
    heads = {_head(name, board.language) for name in {*names, *board.full_names.values()} if " " in name}
    names = {name: score for name, score in names.items() if name not in heads}
    for run in sorted(runs, key=lambda run: (run.start - run.end, run.start)):
        score = names.get(" ".join(run.words))
        if score is not None:
            _take(board, run.start, run.end, score)
    for line in board.lines:
        for head in sorted(heads - {""}):
            _take_head(board, line, head)


def _is_organ(text: str, run: NameRun, patterns: OrganizationPatterns, taken: Collection[int]) -> bool:
    """Tell whether a run begins with an organ of another body: "Council of the Blue Accord"."""
    if patterns.organ.match(text, run.start, run.end) is not None:
        return True
    found = patterns.assembly.match(text, run.start, run.end)
    return found is not None and found.end() in taken


def _within(posts: Sequence[Span], line: Line) -> Sequence[Span]:
    return [post for post in posts if line.start <= post.start < line.end]


def _listed_below(board: Board) -> Iterator[str]:
    """Yield the names that stand above a heading such as "Member states"."""
    for found in _headings(board.packs).finditer(board.text):
        yield found.group("name")


def _is_clear(board: Board, start: int, end: int) -> bool:
    """Tell whether nothing but shorter readings of the same organisation is in the way."""
    if board.is_free(start, end):
        return True
    whole = board.raw[start:end]
    over = [span for span in board.spans if span.start < end and start < span.end]
    return board.taken.count(1, start, end) <= sum(len(span.text) for span in over) and all(
        span.kind in ("organization", "place") and start <= span.start and span.end <= end and span.text != whole
        for span in over
    )


def _take(board: Board, start: int, end: int, score: Score) -> None:
    if not _is_clear(board, start, end):
        return
    for span in [span for span in board.spans if span.start < end and start < span.end]:
        board.drop(span)
    board.put(start, end, "organization", concept=ALLIANCE if score.alliance else None, score=round(score.value, 2))


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


@lru_cache(maxsize=8)
def _headings(packs: Packs) -> Any:
    import regex

    joint = r"(?:\s(?:of|for|on|de|du|des|pour|d')(?:\s(?:the|la|les))?)?\s"
    name = rf"{CAPITAL}(?:{joint}{CAPITAL}){{1,6}}"
    words = "|".join(packs.words("alliance_cues", "headings"))
    return regex.compile(rf"(?m)^(?:#+ )?(?<name>{name})\n+(?:#+ )?(?i:{words})\W*$")
