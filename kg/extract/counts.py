"""How many members an organisation says it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import regex

from kg.claims import Claim, Mention, make_claim
from kg.extract.alliances import is_alliance
from kg.extract.focus import body_in_focus, read_alliance
from kg.extract.linking import Page, build_claim, find_kind, quote_evidence, read_time
from kg.extract.model import Sentence
from kg.extract.numbers import parse_number, parse_ordinal
from kg.extract.packs import Packs
from kg.extract.patterns import Match
from kg.extract.tape import SYMBOLS, Mark, Tape, quote_mark

_BODIES = "".join(SYMBOLS[kind] for kind in ("organization", "nominal", "unknown"))
#: The least number that "the ninth member" and "we are nine" can tell.
_LEAST = 3
_NOTE = r"(?: ?\([^()]{1,40}\))?"


@dataclass(frozen=True, slots=True)
class _Words:
    """The expressions made of ``[member_counts]`` of a language.

    Args:
        compound: "the nine-strong X", "a nine-member alliance".
        ordinal: "became the ninth member of X", "X's ninth member".
        subject: What may stand between an organisation and "has 21 members", with the organisation.
        open: What the sentence says before "has 21 members" when nothing is its subject.
        not_all: What says that a number is not that of all members.
        others: Bodies that have members of their own.
        states: What says that members are states.
    """

    compound: Any
    ordinal: Any
    subject: Any
    open: Any
    not_all: Any
    others: Any
    states: Any


def link_counts(page: Page) -> Iterator[Claim]:
    """Find sentences that say how many member states an organisation has.

    Args:
        page: The document with its tapes.

    Yields:
        One ``member_count`` claim a match; "15 of its members" says nothing about how many there are, "five of its
        six members" does.
    """
    words = _words(page.packs)
    for sentence, tape, match in find_kind(page, "member_count"):
        count = match.slots["count"][0]
        before = page.document.text[sentence.start : count.start]
        organization = None if words.not_all.search(before) else read_body(page, tape, match)
        told = page.document.text[match.trigger[0] : sentence.end]
        if organization is not None and words.others.search(organization.text) and not words.states.search(told):
            continue
        if organization is not None:
            arguments = {"organization": [organization], "count": [_quote_count(page, count)]}
            time = read_time(page.document.text, match.slots.get("time", ()))
            yield build_claim(page, sentence, match, arguments, time=time)
    for sentence, tape in page.tapes:
        yield from _link_words(page, sentence, tape, words)


def read_body(page: Page, tape: Tape, match: Match) -> Mention | None:
    """Return the organisation of a match: the one read, else the subject, else what "it" and "the alliance" stand for.

    Args:
        page: The document.
        tape: The sentence.
        match: A match that may have an ``organization`` slot.

    Returns:
        A mention, or None if what is read is no alliance or nothing is in focus.
    """
    entry = match.pattern.entry
    told = match.slots.get("organization", ())
    if told:
        return read_alliance(page, told[0])
    if entry.get("focus"):
        return body_in_focus(page, match.trigger[0], later=True)
    if entry.get("owned"):
        return _owner(page, tape, match.start)
    return _subject(page, tape, match.start)


def _owner(page: Page, tape: Tape, position: int) -> Mention | None:
    """Return whose "its six members" are: the last alliance before, unless a committee or the like came in between."""
    words = _words(page.packs)
    before = [m for m in tape.marks_in(0, position) if m.kind in {"organization", "nominal", "unknown"}]
    told = [m for m in before if m.span is not None and is_alliance(page, m.span)]
    start = told[-1].end if told else tape.starts[0]
    if words.others.search(page.document.text, start, tape.starts[position]) or (before and not told):
        return None
    return read_alliance(page, told[-1]) if told else body_in_focus(page, tape.starts[position], later=True)


def _subject(page: Page, tape: Tape, position: int) -> Mention | None:
    """Return of what "has 21 members" is said: the alliance before it, asides and relative clauses left out."""
    words = _words(page.packs)
    found = words.subject.search(tape.text, 0, position)
    if found is not None:
        mark = tape.marks[found.start("body")]
        if mark is None or _is_governed(page, tape, found.start("body")):
            return None
        return read_alliance(page, mark)
    if words.open.fullmatch(tape.text, 0, position) is None:
        return _fronted(page, tape, position)
    return _fronted(page, tape, position) or body_in_focus(page, tape.starts[position], later=True)


def _fronted(page: Page, tape: Tape, position: int) -> Mention | None:
    """Return the subject behind the comma of what opens a sentence: "Now counting 21 members, the Blue Accord"."""
    if regex.search(r"\w+ \w+ \w+", tape.text[:position]):
        return None
    found = regex.search(rf" ?, ?(?:(?:the|la|le) |l')?([{_BODIES}])", tape.text, pos=position)
    mark = tape.marks[found.start(1)] if found is not None else None
    return read_alliance(page, mark) if mark is not None else None


def _is_governed(page: Page, tape: Tape, position: int) -> bool:
    """Whether a preposition stands before an organisation: "the council of the Blue Accord has 21 members"."""
    words = "|".join(regex.escape(word) for word in page.packs.words("pattern_words", "not_before"))
    before = rf"(?i)(?:^|[^\w])(?:{words})(?: |(?<='))(?:the |a |an |la |le |les |l')?$"
    governed = regex.search(before, tape.text[:position]) is not None
    return governed and not regex.match(r" ?, ?(?:which|qui) ", tape.text[position + 1 :])


def _link_words(page: Page, sentence: Sentence, tape: Tape, words: _Words) -> Iterator[Claim]:
    """Read the numbers that are parts of words: "the nine-strong Blue Accord", "became its ninth member"."""
    text, language = page.document.text, page.packs.language
    for rule, pattern in (("compound-count", words.compound), ("ordinal-member", words.ordinal)):
        for found in pattern.finditer(tape.text):
            compound = rule == "compound-count"
            count = (parse_number if compound else parse_ordinal)(found["count"], language)
            body = _body_of_words(page, tape, found)
            if count is None or body is None or (count < _LEAST and not compound):
                continue
            start, end = tape.place(*found.span("count"))
            dates = [m for m in tape.marks_in(0, len(tape.text)) if m.kind == "date"]
            yield make_claim(
                "member_count",
                {"organization": [body], "count": [Mention(text[start:end], start, end, str(count))]},
                quote_evidence(page, sentence.start, sentence.end),
                rule=rule,
                time=read_time(text, dates) if not compound and len(dates) == 1 else None,
                modality=_modality(page, sentence, tape.starts[found.start("verb" if not compound else "count")]),
            )


def _modality(page: Page, sentence: Sentence, offset: int) -> Any:
    from kg.extract.modality import read_modality

    return read_modality(page.document.text, sentence, offset)


def _body_of_words(page: Page, tape: Tape, found: Any) -> Mention | None:
    place = found.start("body") if found["body"] else found.start("owner") if found.groupdict().get("owner") else -1
    if place >= 0 and tape.marks[place] is not None:
        mark = tape.marks[place]
        assert mark is not None
        return read_alliance(page, mark)
    before = regex.search(
        rf"([{_BODIES}]){_NOTE}(?: ?,| is| was| est| était) ?(?:an?|the|une?|le|la)? ?$", tape.text[: found.start()]
    )
    mark = tape.marks[before.start(1)] if before is not None else None
    if mark is not None:
        return read_alliance(page, mark)
    whose = found.groupdict().get("whose") or found.groupdict().get("the")
    return body_in_focus(page, tape.starts[found.start()], later=True) if whose else None


def _quote_count(page: Page, mark: Mark) -> Mention:
    mention = quote_mark(page.document.text, mark)
    digits = mark.span.concept if mark.span is not None and mark.span.concept else mention.text
    return replace(mention, name=digits)


@lru_cache(maxsize=8)
def _words(packs: Packs) -> _Words:
    def told(key: str) -> str:
        return "|".join(packs.words("member_counts", key)) or "(?!)"

    body = rf"(?P<body>[{_BODIES}])"
    adverbs = rf"(?: ?,? ?(?:{told('adverbs')}))*"
    relative, both, it = told("relative"), told("and"), told("pronouns")
    joined = rf"(?: [^;:]{{3,160}}? (?:{both}))?"
    clause = rf"(?: ?, (?:{relative}){joined}| (?:{relative})| ?, [^;:,]{{3,90}} (?:{both})| (?:{both}))?"
    aside = r"(?: ?, [^;:]{3,160}? ?,)?"
    article = r"(?:(?:the|an?|le|la|une?) |l')?"
    return _Words(
        regex.compile(
            rf"(?i)(?:(?P<the>the|our) )?(?<![\w-])(?P<count>[a-z]{{3,9}})-(?:{told('strong')})(?![\w-]) ?"
            rf"(?:[a-z-]+ ){{0,3}}(?:{body}|(?P<club>{told('clubs')})(?![\w-]))"
        ),
        regex.compile(
            rf"(?i)(?<!\w)(?P<verb>{told('becomes')}) (?:[^.;:,{_BODIES}]{{0,40}} )??"
            rf"(?:{article}(?P<owner>[{_BODIES}])'s? |"
            rf"(?P<whose>{told('whose')}) |{article})(?P<count>[^\W_]+(?:[- ]et[- ]\w+|-\w+)*) (?:full |and newest )?"
            rf"(?:{told('member')})(?! to )(?:(?: (?:{told('of')}) ?{article}|(?<=') ?){body})?"
        ),
        regex.compile(rf"(?i){body}{_NOTE}{aside}{clause} ?{adverbs} ?$"),
        regex.compile(
            rf"(?i)(?:(?:.*(?<!\w))?(?:{it})|(?:{it}) .*(?:[,-]|(?<!\w)(?:{both}))|.*[;:])?"
            rf"\W*{adverbs}\W*",
            regex.DOTALL,
        ),
        regex.compile(rf"(?i)(?<!\w)(?:{told('not_all')})\W*$"),
        regex.compile(rf"(?i)(?<!\w)(?:{told('others')})(?!\w)"),
        regex.compile(rf"(?i)(?<!\w)(?:{told('states')})(?!\w)"),
    )
