"""Tables of members in plain text: a line of headings, then one state a line with its status or year of joining."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.claims import Claim, Mention, make_claim
from kg.extract.alliances import named_alliance
from kg.extract.linking import Page, focus_body, quote_evidence, read_time
from kg.extract.model import Span
from kg.extract.packs import Packs
from kg.extract.tape import Mark, quote_mark

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CELL = re.compile(r"\s*\|\s*|\t+|\s{2,}")
#: What may stand before the state of a row: bullets, bars, numbers.
_START = re.compile(r"[\s|•·*-]*(?:\d{1,3}[.)]?\s+)?")
_STAR = re.compile(r"\*")


def link_tables(page: Page) -> Iterator[Claim]:
    """Read tables whose headings say "Country" and "Joined".

    Args:
        page: The document with its spans.

    Yields:
        One ``membership`` claim a row: of the status that a cell tells; else ``founding`` if a star stands in the row
        and below it "* founding member", else ``member`` since the year given; evidence is the row.
    """
    text = page.document.text
    heading, footnote = _expressions(page.packs)
    spans = {span.start: span for sentence in page.reading.sentences for span in sentence.spans}
    starred = footnote.search(text) is not None
    organization: Mention | None = None
    for line in _LINE.finditer(text):
        cells = [cell for cell in _CELL.split(line.group().strip(" |\t")) if cell]
        if (
            len(cells) > 1
            and heading[0].fullmatch(cells[0])
            and any(heading[1].fullmatch(cell) or heading[2].fullmatch(cell) for cell in cells[1:])
        ):
            organization = focus_body(page, line.start(), named_alliance(page))
            continue
        if organization is None or not any(map(str.isalnum, line.group())):
            continue
        row = _read_row(line, spans, page)
        if row is None:
            organization = None
            continue
        yield from _row_claims(page, line, row, organization, starred)


def _read_row(line: re.Match[str], spans: dict[int, Span], page: Page) -> tuple[Span, Span | None, str] | None:
    """Return the state at the beginning of a line, the first date behind it and the status told, or None."""
    first = _START.match(line.group())
    start = line.start() + (first.end() if first is not None else 0)
    state = spans.get(start)
    if state is None or state.kind != "state":
        return None
    date = next((spans[at] for at in range(state.end, line.end()) if at in spans and spans[at].kind == "date"), None)
    cells = _CELL.split(page.document.text[state.end : line.end()])
    status = next((told for cell in cells if (told := _status(page.packs, cell.strip())) is not None), "")
    return (state, date, status) if date is not None or status else None


def _status(packs: Packs, cell: str) -> str | None:
    """Return the status that a cell tells: "founder", "observer *", "former member (2014-2020)"."""
    for status, expression in _statuses(packs):
        if expression.match(cell):
            return status
    return None


def _row_claims(
    page: Page, line: re.Match[str], row: tuple[Span, Span | None, str], organization: Mention, starred: bool
) -> Iterator[Claim]:
    text = page.document.text
    state, date, told = row
    founding = starred and _STAR.search(text, state.end, line.end()) is not None
    status = told or ("founding" if founding else "member")
    time = read_time(text, [Mark("date", date.start, date.end, None, date)]) if date is not None else None
    if time is not None and status in {"member", "observer"} and "/" not in time.edtf:
        time = replace(time, edtf=f"{time.edtf}/..")
    if time is not None and status == "left" and "/" in time.edtf:
        time = replace(time, edtf=time.edtf.partition("/")[2])
    quote = line.group()
    start = line.start() + len(quote) - len(quote.lstrip())
    yield make_claim(
        "membership",
        {
            "member": [quote_mark(text, Mark("state", state.start, state.end, state.name, state))],
            "organization": [organization],
        },
        quote_evidence(page, start, line.start() + len(quote.rstrip())),
        rule="table-row",
        time=time,
        status=status,
        grade="stated",
    )


@lru_cache(maxsize=8)
def _statuses(packs: Packs) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (status, re.compile(rf"(?:{'|'.join(packs.words('table_statuses', status)) or '(?!)'})(?!\w)", re.IGNORECASE))
        for status in ("left", "not_member", "suspended", "founding", "observer", "member")
    )


@lru_cache(maxsize=8)
def _expressions(packs: Packs) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    def words(key: str) -> str:
        return "|".join(packs.words("table_words", key)) or "(?!)"

    heading = tuple(re.compile(f"(?:{words(key)})", re.IGNORECASE) for key in ("state", "joined", "status"))
    return heading, re.compile(rf"^\s*\*\s*=?\s*(?:{words('founding')})", re.IGNORECASE | re.MULTILINE)
