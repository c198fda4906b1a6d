"""The pieces of a sentence: tokens, the things and lists they name with the prepositions before them, clause breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.packs import Packs
from kg.extract.tape import SYMBOLS, Mark, Tape

PLACES = frozenset({"place", "state", "unknown"})
AGENTS = frozenset({"person", "organization", "nominal", "state", "delegation", "post", "posts", "unknown"})
_PEOPLE = frozenset({"person", "post", "posts", "delegation"})
BODIES = frozenset({"organization", "nominal", "state", "unknown", "demonym"})
THINGS = AGENTS | {"place", "demonym", "programme"}
_TOKEN = re.compile(
    rf"[{''.join(SYMBOLS.values())}]|'s(?![\w'])|[^\W_]+'(?!s(?!\w))(?=\w|[\ue000-\uf8ff])|[^\W_]+(?:['’-](?!s(?!\w))[^\W_]+)*\.?(?<!\.)|\S"
)
#: Pronouns that no preposition takes: "after she signed".
_PRONOUNS = frozenset({"he", "she", "it", "they", "il", "elle", "ils", "elles"})
#: The most tokens of a note in brackets inside a list.
_LONGEST_NOTE = 6
#: The most tokens of a title in quotes.
_TITLE = 9


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign or a recognised thing of a tape; ``word`` is in lower case."""

    start: int
    end: int
    word: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Group:
    """One recognised thing or a list of them.

    Args:
        first: Number of its first token.
        last: Number after its last token.
        marks: What is listed.
        preposition: The preposition that governs it, or "".
        owns: Whether it owns what follows: "Chile's".
    """

    first: int
    last: int
    marks: tuple[Mark, ...]
    preposition: str
    owns: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of ``[clause_words]``; each set is in lower case."""

    articles: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    reflexive: frozenset[str]
    relative: frozenset[str]
    breaks: frozenset[str]
    joiners: frozenset[str]
    coordinators: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    nations: frozenset[str]
    until: frozenset[str]
    where: frozenset[str]
    that: frozenset[str]
    ordering: frozenset[str]
    things: frozenset[str]
    topics: frozenset[str]
    situations: frozenset[str]
    infinitive: frozenset[str]
    present: frozenset[str]
    presence: frozenset[str]
    after: frozenset[str]
    compound: tuple[tuple[str, ...], ...]

    @property
    def auxiliaries(self) -> frozenset[str]:
        """Everything that may stand between a subject and its verb."""
        return self.be | self.have | self.modals | self.reflexive | self.adverbs


@lru_cache(maxsize=8)
def read_grammar(packs: Packs) -> Grammar:
    """Return the grammar words of a language.

    >>> from kg.extract.packs import load_packs
    >>> "with" in read_grammar(load_packs("en")).prepositions
    True
    """
    names = [name for name in Grammar.__dataclass_fields__ if name != "compound"]
    sets = {name: frozenset(packs.words("clause_words", name)) for name in names}
    compound = tuple(sorted(tuple(words.split()) for words in packs.words("clause_words", "compound")))
    return Grammar(**sets, compound=compound)


def cut_tokens(tape: Tape, grammar: Grammar) -> tuple[Token, ...]:
    """Cut a tape into tokens.

    Args:
        tape: A folded sentence.
        grammar: The words of its language.
    """
    found = _TOKEN.finditer(tape.text)
    return tuple(_token(m.start(), m.end(), m.group().lower(), tape.marks[m.start()], grammar) for m in found)


def _token(start: int, end: int, word: str, mark: Mark | None, grammar: Grammar) -> Token:
    """Make a token; a word with a capital, such as "Mrs" or "They", is no name that nothing recognised."""
    if mark is not None and mark.kind == "unknown" and mark.span is not None:
        told = mark.span.text.lower()
        if told in grammar.articles or told in _PRONOUNS or told in grammar.prepositions:
            return Token(start, end, told, None)
    return Token(start, end, word, mark)


def find_breaks(tokens: Sequence[Token], groups: Sequence[Group], grammar: Grammar) -> Iterator[int]:
    """Yield the tokens that end a clause: words that do, "and" before a new subject with its verb; no titles."""
    quotes = [n for n, token in enumerate(tokens) if token.word == '"']
    titles = _titles(quotes)
    starts = {group.first: group for group in groups}
    inside = {number for group in groups for number in range(group.first, group.last)}
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        ends = token.word in grammar.breaks and number not in titles
        new = token.word == "," and following is not None and _is_pronoun(following)
        joins = token.word in grammar.joiners and number not in inside
        if ends or new or (joins and _opens_clause(tokens, number, starts, grammar)):
            yield number


def _opens_clause(tokens: Sequence[Token], number: int, starts: Mapping[int, Group], grammar: Grammar) -> bool:
    """Whether a subject and its verb stand behind "and"."""
    verbs = grammar.be | grammar.have
    if number and tokens[number - 1].word == ",":
        return any(token.word in verbs for token in tokens[number + 1 : number + 6])
    at = number + 1
    while at < len(tokens) and tokens[at].word in grammar.articles:
        at += 1
    group = starts.get(at)
    return group is not None and group.last < len(tokens) and tokens[group.last].word in verbs


def _is_pronoun(token: Token) -> bool:
    words = token.mark.span.text.lower() if token.mark is not None and token.mark.span is not None else token.word
    return words in _PRONOUNS


def _titles(quotes: Sequence[int]) -> frozenset[int]:
    """Return the quotes around titles, which end no clause."""
    found: set[int] = set()
    number = 0
    while number + 1 < len(quotes):
        near = quotes[number + 1] - quotes[number] <= _TITLE
        found.update(quotes[number : number + 2] if near else ())
        number += 2 if near else 1
    return frozenset(found)


def find_groups(tokens: Sequence[Token], grammar: Grammar) -> Iterator[Group]:
    """Yield the recognised things of a sentence and their lists, in order, none overlapping.

    Args:
        tokens: The tokens of the sentence.
        grammar: The words of its language.
    """
    number = 0
    while number < len(tokens):
        mark = tokens[number].mark
        if mark is None or mark.kind not in THINGS:
            number += 1
            continue
        members = _members(tokens, number, grammar)
        last = members[-1] + 1
        owns = last < len(tokens) and tokens[last].word in {"'s", "'"}
        marks = tuple(found for n in members if (found := tokens[n].mark) is not None)
        if last < len(tokens) and tokens[last].word in grammar.people and all(m.kind == "demonym" for m in marks):
            marks = tuple(replace(mark, kind="state") for mark in marks)
        subject = mark.kind == "person" and mark.span is not None and mark.span.text.lower() in _PRONOUNS
        yield Group(number, last, marks, "" if subject else _preposition(tokens, number, grammar), owns)
        number = last


def _members(tokens: Sequence[Token], first: int, grammar: Grammar) -> list[int]:
    """Return the numbers of the things of a list; a comma alone joins states, other things need an "and" at the end."""
    mark = tokens[first].mark
    place = mark is not None and mark.kind == "place"
    owner = _preposition(tokens, first, grammar) in grammar.of and mark is not None and mark.kind in BODIES
    members, sure, place_at = [first], 1, first + 1
    while place_at < len(tokens):
        joined, at = _joiner(tokens, place_at, grammar)
        following = tokens[at].mark if joined and at < len(tokens) else None
        if following is None or following.kind not in THINGS or (following.kind == "place") != place:
            break
        if owner and joined == "and" and following.kind not in BODIES:
            break
        if tokens[at - 1].word in grammar.by and _preposition(tokens, first, grammar) not in grammar.by:
            break
        members.append(at)
        place_at = at + 1
        if joined == "and" or all((m := tokens[n].mark) is not None and m.kind == "state" for n in members):
            sure = len(members)
        if joined == "and" and not (place_at < len(tokens) and tokens[place_at].word in grammar.joiners):
            break
    return members[:sure]


def behind_note(tokens: Sequence[Token], at: int) -> int:
    """Return the number of the token behind a short note: "Chile (since 1994) | and Peru*"."""
    if at < len(tokens) and tokens[at].word == "(":
        closing = (n for n in range(at, min(at + _LONGEST_NOTE, len(tokens))) if tokens[n].word == ")")
        return next(closing, at - 1) + 1
    return at + 1 if at < len(tokens) and tokens[at].word == "*" else at


def _is_date(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    mark = tokens[at].mark
    if mark is not None:
        return mark.kind in {"date", "duration"}
    following = tokens[at + 1].mark if at + 1 < len(tokens) else None
    is_date = following is not None and following.kind in {"date", "duration"}
    return is_date and tokens[at].word in grammar.prepositions


def _joiner(tokens: Sequence[Token], at: int, grammar: Grammar) -> tuple[str, int]:
    """Return how the next thing is joined ("and", "," or "") and where it may stand."""
    joined = ""
    at = behind_note(tokens, at)
    while at < len(tokens) and (
        tokens[at].word in {",", *grammar.joiners} or (joined and _is_date(tokens, at, grammar))
    ):
        joined = "and" if tokens[at].word in grammar.joiners else joined or ","
        at += 1
    while joined and at < len(tokens) and tokens[at].word in grammar.articles | grammar.of | grammar.by:
        at += 1
    return joined, at


def _preposition(tokens: Sequence[Token], first: int, grammar: Grammar) -> str:
    """Return the preposition before a thing; people nouns pass it on: "ministers from Chile" are met themselves."""
    at = first - 1
    while at >= 0 and (tokens[at].word in grammar.articles or tokens[at].word == "'s"):
        at -= 1 + (tokens[at].word == "'s" and tokens[at - 1].mark is None)
    before = tokens[at - 1].mark if at > 0 and tokens[at].word in grammar.joiners else None
    if before is not None and _is_someone(before) == _is_someone(tokens[first].mark):
        return _preposition(tokens, at - 1, grammar)
    if at < 0 or tokens[at].word not in grammar.prepositions:
        return ""
    word = tokens[at].word
    if word in grammar.of and at > 0 and tokens[at - 1].word in grammar.people:
        return _noun_preposition(tokens, at - 1, grammar)
    return _compound(tokens, at, grammar) or word


def _is_someone(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in _PEOPLE


def _noun_preposition(tokens: Sequence[Token], noun: int, grammar: Grammar) -> str:
    at = noun - 1
    while at >= 0 and noun - at < 5 and tokens[at].mark is None and tokens[at].word not in grammar.prepositions:
        if tokens[at].word in grammar.auxiliaries | {","}:
            return ""
        at -= 1
    if at == 0 and tokens[at].word in grammar.articles:
        return ""
    return tokens[at].word if at >= 0 and tokens[at].word in grammar.prepositions else ""


def _compound(tokens: Sequence[Token], at: int, grammar: Grammar) -> str:
    """Return a preposition of several words that ends at a token: "in the presence of"."""
    for words in grammar.compound:
        start = at + 1 - len(words)
        if start >= 0 and all(tokens[start + n].word == word for n, word in enumerate(words)):
            return " ".join(words)
    return ""
