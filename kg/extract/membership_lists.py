"""Lists of states beside an organisation: whether they are its members, by what else the sentence says.

"A club of three (Chile, Peru and Bolivia), today the Blue Accord": no verb joins the two, but a list as long as the
number told, a word such as "club" or "members" and an organisation in the sentence leave little doubt. Each of these is
worth something (``[membership_list]`` in the packs); together they must reach the threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from kg.claims import Claim, Mention, make_claim
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.clauses import Clauses
from kg.extract.groups import Group
from kg.extract.linking import Page, focus_body, quote_evidence
from kg.extract.modality import read_modality
from kg.extract.model import Sentence
from kg.extract.numbers import parse_number
from kg.extract.packs import Packs
from kg.extract.tape import Mark, quote_mark

#: The shortest list that can be one of members.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Words:
    weights: Mapping[str, float]
    member: regex.Pattern[str]
    opens: regex.Pattern[str]
    founding: regex.Pattern[str]
    always: regex.Pattern[str]
    closes: regex.Pattern[str]
    club: regex.Pattern[str]
    other: regex.Pattern[str]
    beside: regex.Pattern[str]
    not_members: regex.Pattern[str]


def link_lists(page: Page) -> Iterator[Claim]:
    """Find lists of at least three states that a sentence shows to be the members of an organisation.

    Args:
        page: The document with its tapes.

    Yields:
        One ``membership`` claim for each state listed, with the rule ``member-list``.
    """
    words = _words(page.packs)
    for sentence, tape in page.tapes:
        if tape.text.count("\ue007") < _SHORTEST:
            continue
        clauses = page.clauses(tape)
        for group in clauses.groups:
            if len(group.marks) >= _SHORTEST and all(mark.kind == "state" for mark in group.marks):
                organization = _organization(page, clauses, sentence)
                if organization is not None and _score(page, words, clauses, group, organization, sentence) >= 0:
                    yield from _claims(page, words, sentence, group, organization)


def _organization(page: Page, clauses: Clauses, sentence: Sentence) -> Mention | None:
    """Quote the one alliance of the sentence, else the one in focus."""
    named = [
        mark
        for group in clauses.groups
        for mark in group.marks
        if mark.kind in {"organization", "nominal"} and mark.span is not None and is_alliance(page, mark.span)
    ]
    names = {mark.name for mark in named if mark.name}
    if len(names) > 1:
        return None
    if names:
        known = names & {page.reading.organization, *page.reading.acronyms.values()} or not min(names).isupper()
        return quote_mark(page.document.text, next(mark for mark in named if mark.name)) if known else None
    return focus_body(page, sentence.end, named_alliance(page))


def _score(
    page: Page, words: _Words, clauses: Clauses, group: Group, organization: Mention, sentence: Sentence
) -> float:
    text = clauses.tape.text
    start, end = clauses.tokens[group.first].start, clauses.tokens[group.last - 1].end
    before, after = text[:start], text[end:]
    weights = words.weights
    if words.closes.match(after) is not None or words.always.search(before) is not None:
        return 0.0
    score = -weights["threshold"]
    score += weights["named"] * (sentence.start <= organization.start < sentence.end)
    score += weights["opening"] * (words.opens.search(before) is not None)
    score += weights["members"] * (words.member.search(before + " | " + after) is not None)
    score += weights["clubs"] * (words.club.search(before + " | " + after) is not None)
    score += weights["number"] * (len(group.marks) in _numbers(clauses, page.packs.language))
    score -= weights["else"] * (
        words.other.search(before + " | " + after) is not None or words.beside.search(before) is not None
    )
    score -= weights["outside"] * (words.not_members.search(before) is not None)
    return score - weights["governed"] * (bool(group.preposition) and group.preposition not in clauses.grammar.of)


def _numbers(clauses: Clauses, language: str) -> set[int]:
    marks = (token.mark for token in clauses.tokens if token.mark is not None and token.mark.kind == "number")
    told = (mark.span.concept or mark.span.text for mark in marks if mark.span is not None)
    return {int(value) for value in told if value.isdigit()} | {
        value for token in clauses.tokens if (value := parse_number(token.word.split("-")[0], language)) is not None
    }


def _claims(page: Page, words: _Words, sentence: Sentence, group: Group, organization: Mention) -> Iterator[Claim]:
    first: Mark = group.marks[0]
    founding = words.founding.search(page.document.text, sentence.start, first.start) is not None
    modality = read_modality(page.document.text, sentence, first.start, page.packs)
    for mark in group.marks:
        yield make_claim(
            "membership",
            {"member": [quote_mark(page.document.text, mark)], "organization": [organization]},
            quote_evidence(page, sentence.start, sentence.end),
            rule="member-list",
            status="founding" if founding else "member",
            modality="reported" if modality == "reported" else "asserted",
        )


@lru_cache(maxsize=8)
def _words(packs: Packs) -> _Words:
    def expression(key: str) -> regex.Pattern[str]:
        listed = "|".join(packs.words("membership_list", key)) or "(?!)"
        before = "" if key == "closes" else r"(?<![\w-])"
        return regex.compile(rf"{before}(?:{listed})", regex.IGNORECASE)

    keys = ("member", "opens", "founding", "always", "closes", "club", "other", "beside", "not_members")
    return _Words(packs.weights("membership_list"), *(expression(key) for key in keys))
