"""Which states belong to an organisation, joined it, left it or never did: one claim for each state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.claims import Claim, ClaimTime, Mention, make_claim
from kg.extract.alliances import is_alliance, named_alliance
from kg.extract.linking import Page, build_claim, find_kind, focus_body, quote_evidence, read_time
from kg.extract.model import Sentence
from kg.extract.patterns import Match, compiled_patterns, find_matches
from kg.extract.tables import link_tables
from kg.extract.tape import SYMBOLS, Mark, Tape, quote_mark

_YEAR = re.compile(rf" ?[(\[,:|-]? ?(?:since |joined |in |depuis |en |membre depuis |member since )*{SYMBOLS['date']}")
#: A state behind "and" that no list took in: what stands before it is no state.
_COORDINATED = re.compile(r"(?:^|[^,;\s]) (?:and|et|or|ou|&) (?:the |la |le |les |l')?$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*•·◦▪–—]|\d{1,3}[.)]|[a-z][.)]) ?")
_ROW_REST = re.compile(
    rf"^(?: ?[,;.|)(\]\[]| ?- |[{SYMBOLS['date']}{SYMBOLS['number']}{SYMBOLS['place']}]| |since|joined|in|depuis|"
    r"en|and|et|founding|member|full|membre|fondateur|observer|observateur|\*)*$",
    re.IGNORECASE,
)


def link_memberships(page: Page) -> Iterator[Claim]:
    """Find who is, became, ceased to be or is not a member of what.

    Args:
        page: The document with its tapes.

    Yields:
        One ``membership`` claim for each state named; evidence is the sentence or the row of the list.
    """
    for sentence, tape, match in find_kind(page, "membership"):
        organization = _organization(page, match)
        if organization is None or (match.pattern.leads and _COORDINATED.search(tape.text[: match.start])):
            continue
        for mark in match.slots.get("member", ()):
            yield build_claim(
                page,
                sentence,
                match,
                {"member": [_member(page, mark)], "organization": [organization]},
                time=_own_year(page, tape, mark, match) or read_time(page.document.text, match.slots.get("time", ())),
            )
    yield from _link_rows(page)
    yield from link_tables(page)


def _member(page: Page, mark: Mark) -> Mention:
    return quote_mark(page.document.text, mark)


def _organization(page: Page, match: Match) -> Mention | None:
    """Quote the organisation that the pattern read, else the one in focus; None if neither can have member states."""
    marks = match.slots.get("organization", ())
    for mark in marks:
        if mark.span is not None and (mark.name is not None or not mark.span.nominal) and is_alliance(page, mark.span):
            return quote_mark(page.document.text, mark)
    if marks and not any(
        mark.span is not None and mark.span.nominal and is_alliance(page, mark.span) for mark in marks
    ):
        return None
    return focus_body(page, match.trigger[0], named_alliance(page)) or _later(page, match)


def _later(page: Page, match: Match) -> Mention | None:
    """Quote the only alliance that the sentence names: "Member states such as X asked for it, the Accord said"."""
    for sentence in page.reading.sentences:
        if sentence.start <= match.trigger[0] < sentence.end:
            named = [s for s in sentence.spans if s.kind == "organization" and not s.nominal and is_alliance(page, s)]
            if len({span.name for span in named}) == 1:
                return quote_mark(
                    page.document.text, Mark("organization", named[0].start, named[0].end, named[0].name, named[0])
                )
    return None


def _own_year(page: Page, tape: Tape, mark: Mark, match: Match) -> ClaimTime | None:
    """Return the year behind one state of a list, as in "Latvia (2004), Malta (2013)"."""
    if len(match.slots.get("member", ())) < 2:
        return None
    position = next((i for i in range(match.start, match.end) if tape.marks[i] == mark), None)
    if position is None:
        return None
    found = re.compile(rf" ?\( ?(?:since |in |depuis |en )?{SYMBOLS['date']} ?\)").match(tape.text, position + 1)
    return read_time(page.document.text, tape.marks_in(found.start(), found.end())) if found else None


def _link_rows(page: Page) -> Iterator[Claim]:
    """Read lists of one state a line, below a line that says what is listed."""
    heads = compiled_patterns(page.packs, "membership", "list_head")
    head: Match | None = None
    organization: Mention | None = None
    previous: Sentence | None = None
    for sentence, tape in page.tapes:
        rows = _row_marks(tape)
        if rows and head is not None and organization is not None and _follows(page, previous, sentence):
            yield from (_row_claim(page, sentence, tape, mark, head, organization) for mark in rows)
            previous = sentence
            continue
        head, organization, previous = None, None, sentence
        for pattern in heads:
            for match in find_matches(pattern, tape):
                is_whole = match.end >= len(tape.text.rstrip(" :.-"))
                if is_whole and (head is None or match.start < head.start):  # "former members", not its "members"
                    head, organization = match, _organization(page, match)


def _row_marks(tape: Tape) -> tuple[Mark, ...]:
    """Return the states of a line that holds nothing else: bullet, states, year, footnote."""
    text = _BULLET.sub("", tape.text)
    first = len(tape.text) - len(text)
    states = [i for i in range(first, len(tape.text)) if (mark := tape.marks[i]) is not None and mark.kind == "state"]
    rest = "".join(c for c in text if c != SYMBOLS["state"])
    if not states or not _ROW_REST.match(rest):
        return ()
    return tuple(mark for i in states if (mark := tape.marks[i]) is not None)


def _follows(page: Page, previous: Sentence | None, sentence: Sentence) -> bool:
    return previous is not None and not page.document.text[previous.end : sentence.start].strip(" \n\t\r-*•·◦▪|,;")


def _row_claim(page: Page, sentence: Sentence, tape: Tape, mark: Mark, head: Match, organization: Mention) -> Claim:
    dates = [m for m in tape.marks_in(0, len(tape.text)) if m.kind == "date"]
    time = read_time(page.document.text, dates)
    status = str(head.pattern.entry["status"])
    return make_claim(
        "membership",
        {"member": [_member(page, mark)], "organization": [organization]},
        quote_evidence(page, sentence.start, sentence.end),
        rule=head.pattern.id,
        time=_since(time) if status == "member" else time,
        status=status,
        grade="stated",
    )


def _since(time: ClaimTime | None) -> ClaimTime | None:
    """Make a year beside a current member the one in which its membership began."""
    return replace(time, edtf=f"{time.edtf}/..") if time is not None and "/" not in time.edtf else time
