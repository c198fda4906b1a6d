"""Organisations in text: named, abbreviated, or referred to ("the Coalition").

Three passes over the board: names that the text defines with an acronym, then phrases around head nouns, fixed names
and acronyms, all cut where a post or rank begins; later, when posts are placed, references such as "the alliance".
:mod:`kg.extract.coreference` then says which full name each of them stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.acronyms import find_definitions
from kg.extract.alliance_names import put_alliances
from kg.extract.board import Board, Line
from kg.extract.lexicon import is_name
from kg.extract.model import Span
from kg.extract.organization_patterns import OrganizationPatterns, organization_patterns
from kg.extract.organization_phrases import find_phrases, phrase_words
from kg.extract.tokens import Token

#: What follows the place of a dateline; a small letter behind the comma ("ECOWAS, which") goes on with a sentence.
_DATELINE = re.compile(r"\s{0,2}(?:[(\-/]|,(?!\s(?!le\s\d|on\s\d)[a-zà-ÿ]))")


def put_defined(board: Board) -> None:
    """Take the full names and acronyms that the text defines, and remember which stands for which."""
    for line in board.lines:
        for definition in find_definitions(board.text, line.start, line.end):
            words = board.raw[definition.start : definition.end]
            name = " ".join(words.split())
            if board.put(definition.start, definition.end, "organization", name=name) is None:
                continue
            board.full_names.setdefault(definition.acronym, name)
            board.put(definition.acronym_start, definition.acronym_end, "organization", name=name)


def put_named(board: Board, posts: Sequence[Span], states: frozenset[str]) -> None:
    """Take the names of organisations, except where a post covers them.

    Args:
        board: The document's board.
        posts: Post spans found but not placed yet, in text order.
        states: Names of states as written, so that "and" does not lead from an organisation to one.
    """
    patterns = organization_patterns(board.packs)
    for line in board.lines:
        _put_fixed(board, line, patterns, posts)
        _put_phrases(board, line, posts, states)
        _put_acronyms(board, line, patterns, states, posts)
    put_alliances(board, posts, states)


def put_nominals(board: Board) -> None:
    """Take references by a common noun: "the coalition", "its secretariat", "l'Alliance", "ministère de la Défense"."""
    patterns = organization_patterns(board.packs)
    for line in board.lines:
        for start, end, _ in board.matches(patterns.small, line, "name"):
            board.put(start, end, "organization")
        for start, end, _ in board.matches(patterns.nominal, line, "name"):
            board.put(start, end, "organization", nominal=True)


def _put_fixed(board: Board, line: Line, patterns: OrganizationPatterns, posts: Sequence[Span]) -> None:
    for start, end, _ in (*board.matches(patterns.fixed, line), *board.matches(patterns.prefixed, line)):
        if not any(post.start < end and start < post.end for post in posts):
            board.put(start, end, "organization")


def _put_phrases(board: Board, line: Line, posts: Sequence[Span], states: frozenset[str]) -> None:
    words = phrase_words(board.packs)
    near = [post for post in posts if post.start < line.end and line.start < post.end]
    closed = frozenset(name.split()[0] for name in board.full_names.values())
    for first, last in find_phrases(line.tokens, board.packs, states, closed):
        kept = _cut_posts(line.tokens, first, last, near, words.heads)
        if kept is None:
            continue
        kept = _trim(line.tokens, *kept, board)
        if kept is None or not any(token.text in words.heads for token in line.tokens[kept[0] : kept[1] + 1]):
            continue
        start, end = line.tokens[kept[0]].start, line.tokens[kept[1]].end
        if kept[0] < kept[1]:
            board.put(start, end, "organization")
        elif _is_determined(board, line, kept[0]):
            board.put(start, end, "organization", nominal=True)


def _is_determined(board: Board, line: Line, number: int) -> bool:
    determiners = board.packs.words("nominal", "determiners")
    return number > 0 and line.tokens[number - 1].lower in {*determiners, "d'", "de", "of", "des", "aux", "'s"}


def _cut_posts(
    tokens: Sequence[Token], first: int, last: int, posts: Sequence[Span], heads: frozenset[str]
) -> tuple[int, int] | None:
    """Return the part of a phrase that no post covers, or None if nothing of use is left."""
    for post in posts:
        start, end = tokens[first].start, tokens[last].end
        if post.end <= start or end <= post.start:
            continue
        if post.start <= start and end <= post.end:
            return None
        if post.plural and post.start > start and _before(tokens, first, post.start) in ("of", "des"):
            continue
        if post.start <= start:
            first = next(number for number in range(first, last + 1) if tokens[number].start >= post.end)
            while first < last and tokens[first].text[0].islower():
                first += 1
        else:
            last = max(number for number in range(first, last + 1) if tokens[number].start < post.start) - (
                1 if post.start == start else 0
            )
    return (first, last) if first <= last else None


def _before(tokens: Sequence[Token], first: int, offset: int) -> str:
    """Return the token before an offset, in lower case: the "of" of "Chamber of Deputies"."""
    return next((token.lower for token in reversed(tokens[first:]) if token.end <= offset), "")


def _trim(tokens: Sequence[Token], first: int, last: int, board: Board) -> tuple[int, int] | None:
    """Return the phrase without taken characters, small words or marks at its ends."""
    for number in range(first, last + 1):
        if not board.is_free(tokens[number].start, tokens[number].end):
            last = number - 1
            break
    words = phrase_words(board.packs)
    small = {part for connector in words.connectors for part in connector}
    while last >= first and (tokens[last].lower in small or not tokens[last].text[0].isalpha()):
        last -= 1
    return (first, last) if first <= last else None


def _put_acronyms(
    board: Board, line: Line, patterns: OrganizationPatterns, states: frozenset[str], posts: Sequence[Span]
) -> None:
    shouting = _is_shouting(line)
    for start, end, word in board.matches(patterns.acronym, line):
        defined = word in board.full_names
        covered = shouting or any(post.start <= start < post.end for post in posts)
        other = covered or word in patterns.not_acronyms or word in states or _is_surname(board, line, start, end)
        if other and not defined:
            continue
        board.put(start, end, "organization", name=board.full_names.get(word))
    for acronym in sorted(board.full_names):
        if not acronym.isupper():
            start = board.text.find(acronym, line.start, line.end)
            while start >= 0:
                board.put(start, start + len(acronym), "organization", name=board.full_names[acronym])
                start = board.text.find(acronym, start + 1, line.end)


def _is_shouting(line: Line) -> bool:
    words = [token.text for token in line.tokens if token.text[0].isalpha() and len(token.text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > 0.6 * len(words)


def _is_surname(board: Board, line: Line, start: int, end: int) -> bool:
    """Tell whether a word in capitals is a surname ("Sana HADDAD"), part of a heading, or the place of a dateline."""
    word = board.text[start:end]
    if len(word) < 4:
        return False
    before = board.text[max(line.start, start - 24) : start].split()
    after = board.text[end : end + 24].split()
    neighbours = before[-1:] + after[:1]
    if any(near.isupper() and near.isalpha() and len(near) > 3 for near in neighbours):
        return True
    if start == line.start and _DATELINE.match(board.text, end) is not None:
        return True
    named = bool(before) and before[-1][:1].isupper() and is_name(before[-1].strip(".,"))
    return named and is_name(word)
