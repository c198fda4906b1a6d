"""Lists of one state a line, and labels before states: "Members:", "Observers: Chile and Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from kg.claims import Claim, ClaimTime, Mention, make_claim
from kg.extract.linking import Page, quote_evidence, read_time
from kg.extract.membership_words import find_alliance
from kg.extract.model import Sentence
from kg.extract.patterns import Match, compiled_patterns, find_matches
from kg.extract.tape import SYMBOLS, Mark, Tape, quote_mark

_BULLET = re.compile(r"^(?:[-*•·◦▪–—]|\d{1,3}[.)]|[a-z][.)]) ?")
_NOTE = re.compile(rf" ?\( ?(?:since |in |from |joined |depuis |en )*{SYMBOLS['date']} ?\)", re.IGNORECASE)
#: What stands between the label of a list and its first state, what before the label, and where the list ends.
_LABEL = re.compile(r" ?: ?(?:the |la |le |les |l')?(?=.)", re.IGNORECASE)
_WORDS = re.compile(r"\w")
_LIST_END = re.compile(r"[.;]|$")
_ROW_REST = re.compile(
    rf"^(?: ?[,;.|)(\]\[]| ?- |[{SYMBOLS['date']}{SYMBOLS['number']}{SYMBOLS['place']}]| |since|joined|in|depuis|"
    r"en|and|et|founding|member|full|membre|fondateur|observer|observateur|\*)*$",
    re.IGNORECASE,
)


def link_rows(page: Page, told: Set[tuple[int, int]]) -> Iterator[Claim]:
    """Read lists of one state a line, below a line that says what is listed, and labels with their states.

    Args:
        page: The document with its tapes.
        told: Start and end of the states whose membership the sentences themselves told.

    Yields:
        One ``membership`` claim a state, with the rule of the ``[[list_head]]`` entry.
    """
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
                inline = _inline_marks(tape, match)
                about = find_alliance(page, match) if inline else None
                if about is not None and not any((mark.start, mark.end) in told for mark in inline):
                    yield from (_row_claim(page, sentence, tape, mark, match, about) for mark in inline)
                is_whole = match.end >= len(tape.text.rstrip(" :.-"))
                if is_whole and (head is None or match.start < head.start):  # "former members", not its "members"
                    head, organization = match, find_alliance(page, match)


def note_date(page: Page, tape: Tape, mark: Mark) -> ClaimTime | None:
    """Return the date in brackets behind a state: "Chile (since 1994)"."""
    found = _NOTE.match(tape.text, tape.marks.index(mark) + 1)
    return read_time(page.document.text, tape.marks_in(found.start(), found.end())) if found else None


def _inline_marks(tape: Tape, match: Match) -> tuple[Mark, ...]:
    """Return the states behind a label of the same line: "Observers: Chile and Peru"."""
    label = _LABEL.match(tape.text, match.end) if not _WORDS.search(tape.text, 0, match.start) else None
    if label is None or tape.marks[label.end()] is None:
        return ()
    end = _LIST_END.search(tape.text, label.end())
    return tuple(m for m in tape.marks_in(label.end(), end.start() if end else len(tape.text)) if m.kind == "state")


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
    own = note_date(page, tape, mark)
    several = sum(m.kind == "state" for m in tape.marks_in(0, len(tape.text))) > 1
    dates = [m for m in tape.marks_in(0, len(tape.text)) if m.kind == "date"]
    time = own if several else read_time(page.document.text, dates)
    status = str(head.pattern.entry["status"])
    return make_claim(
        "membership",
        {"member": [quote_mark(page.document.text, mark)], "organization": [organization]},
        quote_evidence(page, sentence.start, sentence.end),
        rule=head.pattern.id,
        time=_since(time) if status == "member" else time,
        status=status,
        grade="stated",
    )


def _since(time: ClaimTime | None) -> ClaimTime | None:
    """Make a year beside a current member the one in which its membership began."""
    return replace(time, edtf=f"{time.edtf}/..") if time is not None and "/" not in time.edtf else time
