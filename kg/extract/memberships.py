"""Which states belong to an organisation, joined it, left it or never did: one claim for each state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.claims import Claim, ClaimTime
from kg.extract.frames import Frame
from kg.extract.linking import (
    Page,
    build_claim,
    find_kind,
    read_time,
)
from kg.extract.membership_lists import link_lists
from kg.extract.membership_rows import link_rows, note_date
from kg.extract.membership_words import find_alliance, is_negated, is_told
from kg.extract.patterns import Match
from kg.extract.tables import link_tables
from kg.extract.tape import Mark, Tape, quote_mark

#: Statuses that say the same of a state in one sentence.
_WAYS = {"founding": "member", "joined": "member"}
#: Statuses that "never" turns into no membership.
_HELD = ("member", "observer", "not_member")
#: A state behind "and" that no list took in: what stands before it is no state.
_COORDINATED = re.compile(r"(?:^|[^,;\s]) (?:and|et|or|ou|&) (?:the |la |le |les |l')?$", re.IGNORECASE)


def link_memberships(page: Page) -> Iterator[Claim]:
    """Find who is, became, ceased to be or is not a member of what.

    Args:
        page: The document with its tapes.

    Yields:
        One ``membership`` claim for each state named; evidence is the sentence or the row of the list.
    """
    told: set[tuple[int, int, str]] = set()
    read: list[tuple[Tape, Match]] = []
    for sentence, tape, match in find_kind(page, "membership"):
        organization = find_alliance(page, match)
        if organization is None or (match.pattern.leads and _COORDINATED.search(tape.text[: match.start])):
            continue
        framed = isinstance(match.pattern, Frame)
        if framed and (_is_read(tape, match, read) or not is_told(page, sentence, tape, match)):
            continue
        read.append((tape, match))
        negated = framed and is_negated(page, sentence, match)
        if match.pattern.entry.get("only") == "negated" and not negated:
            continue
        for mark in (mark for mark in match.slots.get("member", ()) if mark.kind == "state"):
            said = _WAYS.get(str(match.pattern.entry["status"]), str(match.pattern.entry["status"]))
            if (mark.start, mark.end, said) in told:
                continue
            told.add((mark.start, mark.end, said))
            yield build_claim(
                page,
                sentence,
                match,
                {"member": [quote_mark(page.document.text, mark)], "organization": [organization]},
                time=None
                if negated
                else _own_year(page, tape, mark, match) or read_time(page.document.text, _dates(tape, match)),
                status="not_member" if negated and said in _HELD else None,
                modality=("asserted" if said in _HELD else "denied") if negated else None,
            )
    listed = {(start, end) for start, end, said in told if said != "founding"}
    yield from link_rows(page, listed)
    yield from link_tables(page)
    for claim in link_lists(page):
        mention = claim.arguments["member"][0]
        if (mention.start, mention.end) not in listed:
            yield claim


def _is_read(tape: Tape, match: Match, read: Sequence[tuple[Tape, Match]]) -> bool:
    """Whether a pattern has read the words of a frame already."""
    at = match.trigger[0]
    return any(
        other is tape and tape.place(old.start, old.end)[0] <= at < tape.place(old.start, old.end)[1]
        for other, old in read
    )


def _dates(tape: Tape, match: Match) -> tuple[Mark, ...]:
    """Return the dates of a match; behind its verb none that follows another state: "joined, and Peru followed in"."""
    members = {mark for name in ("member", "organization") for mark in match.slots.get(name, ())}
    others = [mark.start for mark in tape.marks_in(0, len(tape.text)) if mark.kind == "state" and mark not in members]
    ends = [start for start in others if start > match.trigger[1]]
    return tuple(date for date in match.slots.get("time", ()) if not ends or date.start < ends[0])


def _own_year(page: Page, tape: Tape, mark: Mark, match: Match) -> ClaimTime | None:
    """Return the year behind one state of a list, as in "Latvia (2004), Malta (2013)"."""
    if len(match.slots.get("member", ())) < 2:
        return None
    return note_date(page, tape, mark)
