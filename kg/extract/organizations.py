"""Organisations in text: named, abbreviated, or referred to ("the Coalition").

Three passes over the board: names that the text defines with an acronym, then phrases around head nouns, fixed names
and acronyms, all cut where a post or rank begins; later, when posts are placed, references such as "the alliance".
:mod:`kg.extract.coreference` then says which full name each of them stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.acronyms import find_definitions
from kg.extract.board import Board, Line
from kg.extract.lexicon import is_common, is_name
from kg.extract.model import Span
from kg.extract.organization_names import put_scored
from kg.extract.organization_patterns import OrganizationPatterns, organization_patterns
from kg.extract.organization_phrases import find_phrases, phrase_words
from kg.extract.tokens import Token
from kg.territories import demonyms, place_names

#: What follows the place of a dateline; a small letter behind the comma ("ECOWAS, which") goes on with a sentence.
_DATELINE = re.compile(r"\s{0,2}(?:[(\-/]|,(?!\s(?!le\s\d|on\s\d)[a-zà-ÿ]))")


def put_defined(board: Board) -> None:
    """Take the full names and acronyms that the text defines, and remember which stands for which."""
    occasions = frozenset(board.packs.words("organization", "occasions"))
    written: dict[str, str] = {}
    for line in board.lines:
        for definition in find_definitions(board.text, line.start, line.end):
            words = board.raw[definition.start : definition.end]
            name = " ".join(words.split())
            if _naming_word(name, board.language) in occasions:
                board.occasions |= {definition.acronym, definition.acronym.split()[0]}
                continue
            if board.put(definition.start, definition.end, "organization", name=name) is None:
                continue
            board.full_names.setdefault(definition.acronym, name)
            board.put(definition.acronym_start, definition.acronym_end, "organization", name=name)
            written[board.text[definition.start : definition.end]] = name
            if not definition.acronym.isalpha():
                written[definition.acronym] = name
    for line in board.lines:
        for words, name in sorted(written.items()):
            _put_again(board, line, words, name)


def _naming_word(name: str, language: str) -> str:
    """Return the word that says what a name is of: the "Course" of "Staff Course for Pilots"."""
    words = name.split()
    joint = next((place for place, word in enumerate(words) if word.islower()), len(words))
    return words[0] if language == "fr" else words[max(0, joint - 1)]


def _put_again(board: Board, line: Line, words: str, name: str | None) -> None:
    """Take words wherever a line has them whole."""
    start = board.text.find(words, line.start, line.end)
    while start >= 0:
        end = start + len(words)
        if not board.text[end : end + 1].isalnum() and not (start and board.text[start - 1].isalnum()):
            board.put(start, end, "organization", name=name)
        start = board.text.find(words, end, line.end)


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
        _put_phrases(board, line, patterns, posts, states)
        _put_acronyms(board, line, patterns, states, posts)
    put_scored(board, posts, states)
    _drop_things(board, patterns, states)
    _put_headings(board)


def _put_headings(board: Board) -> None:
    """Take names of several words wherever the text writes them, also in capitals, over shorter readings of them."""
    articles = tuple(f"{word} ".replace("' ", "'") for word in board.packs.words("organization", "articles"))
    found: dict[str, Span] = {}
    for span in board.spans:
        words = " ".join(board.text[span.start : span.end].split())
        told = (
            span.name is not None
            or words.count(" ") > 2
            or board.text[max(0, span.start - 6) : span.start].lower().endswith(articles)
        )
        if span.kind == "organization" and not span.nominal and " " in words and told and not words.isupper():
            found.setdefault(words, span)
    for words, span in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        for written in (words, words.upper()):
            for place in _places_of(board.text, written):
                _retake(board, place, place + len(written), span)


def _places_of(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _retake(board: Board, start: int, end: int, like: Span) -> None:
    """Take a name again that is free, or covered by shorter names of bodies and places."""
    over = [span for span in board.spans if span.start < end and start < span.end]
    size = end - start + board.text[start:end].isupper()
    inside = all(
        span.kind in ("organization", "place") and start <= span.start and span.end <= end and len(span.text) < size
        for span in over
    )
    whole = not board.text[end : end + 1].isalnum() and not board.text[start - 1 : start].isalnum()
    line = board.line_at(start)
    if not inside or not whole or line is None or end > line.end:
        return
    for span in over:
        board.drop(span)
    board.put(
        start,
        end,
        "organization",
        name=like.name or " ".join(like.text.split()),
        concept=like.concept,
        score=like.score,
    )


def _drop_things(board: Board, patterns: OrganizationPatterns, states: frozenset[str]) -> None:
    """Take off names of things that are no organisations: the course "Guard of the Coast", the exercise OBELISK."""
    for span in [span for span in board.spans if span.kind == "organization"]:
        thing = patterns.thing.search(board.text, max(0, span.start - 40), span.start)
        if thing is not None or _is_state_body(board, span.start, span.end, states):
            board.drop(span)
        elif span.name is None and patterns.happening.fullmatch(board.text, span.start, span.end):
            board.drop(span)
            board.close(span.start, span.end)
        elif patterns.reference.fullmatch(board.text, span.start, span.end):
            board.drop(span)
            board.put(span.start, span.end, "organization", nominal=True)


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


def _put_phrases(
    board: Board, line: Line, patterns: OrganizationPatterns, posts: Sequence[Span], states: frozenset[str]
) -> None:
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
        name_start = _skip_organ(board, line.tokens[kept[0] : kept[1] + 1], patterns, words.heads | words.metaphors)
        if name_start is None:
            continue
        start = name_start
        for site in _sites_inside(board, start, end):
            board.drop(site)
        if kept[0] < kept[1]:
            board.put(start, end, "organization")
        elif _is_determined(board, line, kept[0]):
            board.put(start, end, "organization", nominal=True)


def _skip_organ(
    board: Board, tokens: Sequence[Token], patterns: OrganizationPatterns, heads: frozenset[str]
) -> int | None:
    """Return where the name of what an organ belongs to begins; None if an organ's owner is no name of a body."""
    start, end = tokens[0].start, tokens[-1].end
    organ = patterns.organ.match(board.text, start) or patterns.assembly.match(board.text, start)
    if organ is None:
        return start
    if organ.end() >= end:
        return None if " " in organ.group("organ") or _organization_at(board, organ.end()) else start
    reference = patterns.reference.match(board.text, start, end)
    if reference is not None:
        board.close(*reference.span())
    rest = [token for token in tokens if token.start >= organ.end()]
    owner = [token.text for token in rest]
    named = any(word in heads or word.split("-")[0].isupper() for word in owner)
    if named and (len(owner) > 1 or owner[0] not in heads):
        return _skip_organ(board, rest, patterns, heads)
    return None if " " in organ.group("organ") and not named else start


def _organization_at(board: Board, start: int) -> bool:
    return any(span.start == start and span.kind == "organization" for span in board.spans)


def _is_state_body(board: Board, start: int, end: int, states: frozenset[str]) -> bool:
    """Tell whether a name only says who governs a state: "Government of Oman", "Omani Government"."""
    bodies = board.packs.words("organization", "state_bodies")
    before, _, after = board.text[start:end].rpartition(" ")
    if after in bodies and (before in demonyms(board.language) or before in states):
        return True
    head, _, state = board.text[start:end].partition(" ")
    if head not in bodies:
        return False
    joint, _, rest = state.partition("'" if state[:2].lower() in ("d'", "l'") else " ")
    return bool(joint) and rest.removeprefix("the ").removeprefix("la ").removeprefix("l'") in states


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


def _sites_inside(board: Board, start: int, end: int) -> list[Span]:
    """Return the places inside a French name behind its head: the gulf of "Commission du golfe Bleu"."""
    if board.language != "fr":
        return []
    return [span for span in board.spans if span.kind == "place" and start < span.start and span.end <= end]


def _trim(tokens: Sequence[Token], first: int, last: int, board: Board) -> tuple[int, int] | None:
    """Return the phrase without taken characters, small words or marks at its ends."""
    inside = _sites_inside(board, tokens[first].start, tokens[last].end)
    for number in range(first, last + 1):
        token = tokens[number]
        if any(site.start <= token.start and token.end <= site.end for site in inside):
            continue
        if not board.is_free(token.start, token.end):
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
        if word in board.occasions:
            continue
        defined = word in board.full_names
        covered = shouting or any(post.start <= start < post.end for post in posts)
        other = covered or word in patterns.not_acronyms or word in states or _is_surname(board, line, start, end)
        other = other or _is_heading(board, line, start, end)
        if other and not defined:
            continue
        board.put(start, end, "organization", name=board.full_names.get(word))
    for acronym in sorted(board.full_names):
        if not acronym.isupper():
            start = board.text.find(acronym, line.start, line.end)
            while start >= 0:
                board.put(start, start + len(acronym), "organization", name=board.full_names[acronym])
                start = board.text.find(acronym, start + 1, line.end)


def _is_heading(board: Board, line: Line, start: int, end: int) -> bool:
    """Tell whether a word in capitals is one of a heading, or a city's name in one: "MEDIA DAY", "RIGA"."""
    word = board.text[start:end]
    before, after = board.text[line.start : start].split(), board.text[end : line.end].split()
    if before[-1:] and before[-1].lower() in board.packs.words("organization", "articles") and before[-1].islower():
        return False
    if start == line.start and board.text[end : end + 1] == ":" and len(word) > 6:
        return True
    beside = [near.strip(",:;.") for near in before[-1:] + after[:1]]
    run = [word, *(near for near in beside if len(near) > 1 and near.isupper() and near.isalpha())]
    small = phrase_words(board.packs).openers
    ordinary = any(near.capitalize() in small or (is_common(near) and len(near) > 2) for near in run)
    return ordinary or word.title() in place_names(board.language)


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
