"""A sentence as clauses: who stands before a verb, what stands behind it, what prepositions bring in.

No parser: words of the language's packs (``[clause_words]``) say what is a preposition, an auxiliary, a break between
clauses; everything else follows from the order of recognised things on the tape. What this cannot settle it leaves
open: a subject is found or it is not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.extract.groups import (
    AGENTS,
    BODIES,
    THINGS,
    Grammar,
    Group,
    Token,
    cut_tokens,
    find_breaks,
    find_groups,
    read_grammar,
)
from kg.extract.packs import Packs
from kg.extract.tape import Mark, Tape

#: How the first word of a clause ends if it is a participle: "Founded in 1999, ...".
_PARTICIPLES = (
    "ed",
    "et up",
    "up",
    "held",
    "é",
    "ée",
    "és",
    "ées",
    "u",
    "ue",
    "us",
    "ues",
    "is",
    "ise",
    "it",
    "ite",
    "ie",
)
#: The most words that may stand between a verb and its subject or object, recognised things and asides not counted.
_REACH = 9
_OBJECT_REACH = 7
#: The most words before the verb of a clause that opens a sentence: "Hours after | landing in Chad, X ...".
_OPENING = 4
#: The most words, names not counted, between two subjects of one verb.
_PARTNER_WORDS = 6
#: The most words between a body and whose it is: "the council | of ministers of | the Guard".
_OWNER_WORDS = 3
#: The most tokens before a noun in its phrase.
_PHRASE = 9
#: The most tokens between a verb and an aside before its object: "received on Monday at the seat of X |, in Lima, Y".
_ADJUNCT = 8


@dataclass(frozen=True, slots=True)
class Clauses:
    """A tape cut into tokens and groups.

    Args:
        tape: The sentence.
        grammar: The words of its language.
        tokens: In order.
        groups: In order, none overlapping.
    """

    tape: Tape
    grammar: Grammar
    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    breaks: frozenset[int] = frozenset()

    def token_at(self, position: int) -> int:
        """Return the number of the first token that begins at or behind a tape position."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def verb_start(self, cue: int) -> int:
        """Return the number of the first token of the verb group that ends with a cue: "had on Monday | received"."""
        first = cue
        while first > 0 and self._is_inside_verb(first - 1):
            first -= 1
        while first < cue and self.is_adjunct(first):
            first += 1
        return first

    def is_passive(self, cue: int, etre: bool = False) -> bool:
        """Return whether the verb at a token is in the passive voice; ``etre``: its perfect takes "être"."""
        words = [token.word for token in self.tokens[self.verb_start(cue) : cue]]
        grammar = self.grammar
        if any(word in grammar.reflexive for word in words) or etre:
            return False
        told = [word for word in words if word in grammar.be | grammar.have | grammar.modals]
        if told:
            return told[-1] in grammar.be
        following = self.tokens[cue + 1 : cue + 2]
        if following and following[0].word in grammar.by:
            return True
        start = self.verb_start(cue)
        return start == self.clause_start(start) and self.tokens[cue].word.endswith(_PARTICIPLES)

    def subject(self, cue: int, kinds: frozenset[str] = AGENTS) -> Group | None:
        """Return who does what the verb at a token says, or None if nobody can be told."""
        first = self.verb_start(cue)
        if first and self.tokens[first - 1].word in self.grammar.relative:
            return self._antecedent(first - 1, kinds)
        floor = self.clause_start(first)
        free = [g for g in self.groups if floor <= g.first and g.last <= first and self._is_free(g, kinds)]
        before = self.tokens[first - 1] if first > floor else None
        if not free:
            opens = before is None or all(
                t.mark is None and t.word not in self.grammar.joiners for t in self.tokens[floor:first]
            )
            return self.fronted(cue, kinds) if opens and first - floor <= _OPENING else None
        if before is not None and before.word in self.grammar.coordinators:
            return self._with_partners(free[0], free)
        aside = self._before_aside(free, first) if before is not None and before.word == "," else None
        if aside is not None and free[-1].last != first - 1:
            return self._with_partners(aside, free)
        nearest = free[-1]
        return self._with_partners(nearest, free) if self._words_between(nearest.last, first) <= _REACH else None

    def object(self, cue: int, kinds: frozenset[str] = AGENTS) -> Group | None:
        """Return whom or what the verb that ends before a token is about: the next thing that no preposition takes."""
        ceiling = self.clause_end(cue, listing=True)
        for group in self.groups:
            if group.first < cue or group.first >= ceiling:
                continue
            if not self._is_free(group, THINGS, cue):
                continue
            if self._words_between(cue, group.first) > _OBJECT_REACH or self._crosses_comma(cue, group.first):
                return None
            stops = self.grammar.topics | self.grammar.things | self.grammar.joiners
            if any(t.word in stops and t.mark is None for t in self.tokens[cue : group.first]):
                return None
            if self.qualifies(group):
                continue
            if group.last < len(self.tokens) and self.tokens[group.last].word in self.grammar.nations:
                continue
            if self._is_free(group, kinds, cue):
                return group
            if self._is_free(group, THINGS, cue):
                return None
        return None

    def is_complete(self, number: int) -> bool:
        """Return whether nothing that a verb could be about follows: "joined in 2016", but not "joined the talks"."""
        if number >= len(self.tokens):
            return True
        if self.is_adjunct(number):
            return True
        word = self.tokens[number].word
        if word in self.grammar.adverbs:
            return self.is_complete(number + 1)
        return self.tokens[number].mark is None and (
            not word.isalnum() or word in self.grammar.joiners | self.grammar.breaks
        )

    def qualifies(self, group: Group) -> bool:
        """Return whether a state or body only qualifies the noun behind it: "visited | US | troops"."""
        if group.last >= len(self.tokens) or group.marks[-1].kind not in BODIES:
            return False
        following = self.tokens[group.last]
        if following.word == "-":
            return True
        known = self.grammar.after | self.grammar.prepositions | self.grammar.auxiliaries | self.grammar.joiners
        plain = following.mark is None and following.word.isalpha() and not following.word.endswith(("ly", "ing", "ed"))
        return (
            plain and following.word not in known | self.grammar.relative | self.grammar.articles | self.grammar.breaks
        )

    def behind(self, start: int, end: int | None = None) -> Iterator[Group]:
        """Yield the groups that prepositions take, from a token to the end of the clause."""
        ceiling = self.clause_end(start) if end is None else end
        yield from (g for g in self.groups if start <= g.first < ceiling and g.preposition)

    def owner(self, noun: int) -> Group | None:
        """Return whose a noun is: "Chile's annual | summit", adjectives and numbers between them."""
        place = noun
        while place > 0 and self.tokens[place - 1].word != "'s" and self._is_plain(place - 1) and noun - place < 5:
            place -= 1
        if place == 0 or self.tokens[place - 1].word not in {"'s", "'"}:
            return None
        return next((g for g in self.groups if g.last == place - 1), None)

    def phrase_start(self, noun: int, verbs: Any = None) -> int:
        """Return the number of the first token of a noun's phrase: "at | the second Lima round".

        Args:
            noun: Number of the noun's token.
            verbs: What is a verb and stands before the phrase, an expression.
        """
        place = noun
        while place > 0 and noun - place < _PHRASE and self._is_modifier(place - 1):
            token = self.tokens[place - 1]
            if verbs is not None and token.mark is None and verbs.match(self.tape.text, token.start) is not None:
                break
            place -= 1
            if token.word in self.grammar.articles and self.tokens[place - 1].word not in self.grammar.articles:
                break
        return place

    def _is_modifier(self, number: int) -> bool:
        token = self.tokens[number]
        if token.mark is not None:
            following = self.tokens[number + 1].word
            return (
                token.mark.kind in {"demonym", "number", "duration", "place", "date", "state", "unknown"}
                or following == "'s"
            )
        grammar = self.grammar
        if token.word in grammar.articles or token.word == "'s":
            return True
        plain = token.word.replace("-", "").replace("'", "").isalnum()
        return (
            plain and token.word not in grammar.prepositions | grammar.auxiliaries | grammar.joiners | grammar.relative
        )

    def _is_plain(self, number: int) -> bool:
        token = self.tokens[number]
        if token.mark is not None:
            return token.mark.kind in {"demonym", "number", "duration", "unknown"}
        grammar = self.grammar
        return token.word.replace("-", "").isalnum() and token.word not in grammar.prepositions | grammar.auxiliaries

    def _is_inside_verb(self, number: int) -> bool:
        return (
            self.tokens[number].word in self.grammar.auxiliaries
            or self.is_adjunct(number)
            or (self.tokens[number].word.endswith("ly") and self.tokens[number].mark is None)
        )

    def is_adjunct(self, number: int) -> bool:
        """Return whether a token belongs to a date that stands inside a verb: "met | on Monday | in Lima"."""
        if number >= len(self.tokens):
            return False
        token = self.tokens[number]
        if token.mark is not None:
            return token.mark.kind in {"date", "duration"}
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        is_date = following is not None and following.mark is not None and following.mark.kind in {"date", "duration"}
        return token.word in self.grammar.prepositions | self.grammar.articles and is_date

    def _is_free(self, group: Group, kinds: frozenset[str], verb: int = 0) -> bool:
        """Whether a group is subject or object; the preposition of a verb ("flew to") takes nothing away."""
        governed = group.preposition and not all(
            t.word in self.grammar.articles for t in self.tokens[verb : group.first]
        )
        return not governed and not group.owns and all(mark.kind in kinds for mark in group.marks)

    def _with_partners(self, group: Group, free: Sequence[Group]) -> Group:
        """Add who stands before "and": "Ana Silva of the Blue Accord, its head, and | Karim Benali"."""
        before = next((g for g in reversed(free) if g.last < group.first), None)
        at = group.first - 1
        while at > 0 and self.tokens[at].word in self.grammar.articles:
            at -= 1
        if before is None or at <= 0 or self.tokens[at].word not in self.grammar.joiners:
            return group
        words = self.tokens[before.last : at]
        plain = sum(token.mark is None and token.word not in {",", "."} for token in words)
        if plain > _PARTNER_WORDS or any(token.word in self.grammar.auxiliaries for token in words):
            return group
        return Group(before.first, group.last, (*before.marks, *group.marks), before.preposition, group.owns)

    def owned(self, group: Group) -> tuple[Mark, ...]:
        """Return what a group stands for: "the Guard's council" and "the council of the Guard" stand for the Guard."""
        marks = group.marks
        if not all(mark.kind == "nominal" and mark.name is None for mark in marks):
            return marks
        owner = next((g for g in self.groups if g.owns and g.last + 1 == group.first), None)
        behind = next((g for g in self.groups if g.preposition in self.grammar.of and g.first >= group.last), None)
        if owner is None and behind is not None and self._words_between(group.last, behind.first) <= _OWNER_WORDS:
            owner = behind
        return owner.marks if owner is not None and any(m.name for m in owner.marks) else marks

    def _antecedent(self, relative: int, kinds: frozenset[str]) -> Group | None:
        end = relative - 1 if relative and self.tokens[relative - 1].word == "," else relative
        found = next((g for g in reversed(self.groups) if g.last == end), None)
        return found if found is not None and all(mark.kind in kinds for mark in found.marks) else None

    def _before_aside(self, free: Sequence[Group], first: int) -> Group | None:
        """Return the group before "X, ..., met": the one that stands right before the comma that opens the aside."""
        for group in reversed(free):
            end = self._behind_note(group.last)
            if end < first - 1 and self.tokens[end].word == ",":
                return group
        return free[0]

    def _behind_note(self, number: int) -> int:
        """Return the number of the token behind a note in brackets: "Blue Accord (BA) |, set up in Lima"."""
        if number < len(self.tokens) and self.tokens[number].word == "(":
            closing = (n for n in range(number, len(self.tokens)) if self.tokens[n].word == ")")
            return next(closing, number) + 1
        return number

    def fronted(self, cue: int, kinds: frozenset[str] = AGENTS) -> Group | None:
        """Return the subject behind the comma: "Founded in Lima in 1999, the Blue Accord ..."."""
        commas = [n for n in range(cue, self.clause_end(cue)) if self.tokens[n].word == ","]
        for group in self.groups:
            start = group.first
            while start > cue and self.tokens[start - 1].word in self.grammar.articles:
                start -= 1
            if start - 1 in commas and self._is_free(group, kinds):
                return group
        return None

    def clause_start(self, number: int) -> int:
        """Return the number of the first token of the clause that a token stands in."""
        return next((place + 1 for place in range(number - 1, -1, -1) if place in self.breaks), 0)

    def clause_end(self, number: int, *, listing: bool = False) -> int:
        """Return where a clause ends; a colon before a thing opens a list that still belongs to it."""
        for place in range(number, len(self.tokens)):
            word = self.tokens[place].word
            if listing and word == ":" and any(t.mark is not None for t in self.tokens[place + 1 : place + 3]):
                continue
            if place in self.breaks or (place > number and word in self.grammar.relative):
                return place
        return len(self.tokens)

    def _words_between(self, start: int, end: int) -> int:
        depth, count = 0, 0
        for token in self.tokens[start:end]:
            depth += {"(": 1, ")": -1}.get(token.word, 0)
            count += token.mark is None and not depth and token.word not in self.grammar.articles
        return count

    def _crosses_comma(self, start: int, end: int) -> bool:
        """Whether a comma ends the clause before a thing; ", on Monday," does not."""
        commas = [n for n in range(start, end) if self.tokens[n].word == ","]
        return len(commas) % 2 == 1 or (len(commas) > 1 and commas[0] > start + _ADJUNCT)


def read_clauses(tape: Tape, packs: Packs) -> Clauses:
    """Cut a tape into tokens and groups.

    Args:
        tape: A folded sentence.
        packs: Its language's packs.

    >>> from kg.extract.model import Sentence, Span
    >>> from kg.extract.packs import load_packs
    >>> from kg.extract.tape import render_tape
    >>> told = "Oman and Mali met the Blue Accord."
    >>> spans = (Span(0, 4, "state", "Oman"), Span(9, 13, "state", "Mali"), Span(22, 33, "organization", "Blue Accord"))
    >>> clauses = read_clauses(render_tape(told, Sentence(0, len(told), "body", spans)), load_packs("en"))
    >>> [len(group.marks) for group in (clauses.subject(3), clauses.object(4)) if group]
    [2, 1]
    """
    grammar = read_grammar(packs)
    tokens = cut_tokens(tape, grammar)
    groups = tuple(find_groups(tokens, grammar))
    return Clauses(tape, grammar, tokens, groups, frozenset(find_breaks(tokens, groups, grammar)))
