"""Roles told by the layout: a post as the heading of a list of its holders, a life told in lines, a signature.

"Secretaries-general of the league" above "Ana Ruiz (Chile), 1994-2002"; "Curriculum vitae of Ana Ruiz" above
"2009-2012: commander, Amber Brigade"; "Ana Ruiz" above "Secretary General, Blue Accord". Every line is a sentence of
its own here, and only lines that hold nothing else count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.claims import Mention
from kg.extract.gaps import BODIES, SYMBOLS, Strip, Unit, read_strip
from kg.extract.model import Reading, Sentence
from kg.extract.packs import Packs
from kg.extract.role_drafts import Draft, person_mention
from kg.extract.role_owners import Extent, owner_mention, read_extent
from kg.extract.role_pairs import Pair
from kg.extract.role_times import read_time

_PERSON, _POST, _DATE, _STATE, _DEMONYM = (SYMBOLS[key] for key in ("person", "post", "date", "state", "demonym"))
#: The longest heading, in characters.
_HEADING = 110
_MARK = r"^(?:[^\w\ue100-\ue108]|\d{1,2}(?:[.)]|(?= )))*"
_TERM = (
    rf"(?: ?\([^)\ue101\ue102]*\))?(?: ?[|]? ?(?:[{_STATE}{_DEMONYM}{_PERSON}]|[^\W\d_]+))? ?[,:|-]? ?"
    rf"(?:(?:from|de|in|en|since|depuis) )?(?P<date>{_DATE})[^\w\ue100-\ue108]*$"
)
_HOLDER = re.compile(rf"{_MARK} ?(?P<person>{_PERSON}){_TERM}")
_HOLDER_IN_BRACKETS = re.compile(
    rf"{_MARK} ?(?P<person>{_PERSON}) ?\((?:[^)\ue101\ue102]*, ?)?(?P<date>{_DATE}) ?\)[^\w\ue100-\ue108]*$"
)
_HOLDER_BEHIND = re.compile(
    rf"{_MARK} ?(?:(?:from|since|de|depuis) )?(?P<date>{_DATE}) ?[:,-]? ?(?P<person>{_PERSON})"
    r"(?: ?\([^)\ue101\ue102]*\))?\W*$"
)
_STATION = re.compile(rf"{_MARK} ?(?:(?:from|de|since|depuis) )?(?P<date>{_DATE}) ?[:,-]? (?P<post>{_POST})")
_OWNER = re.compile(rf" ?,(?: the| la| le| l')? ?(?P<owner>[{BODIES}{_STATE}])[^\w\ue100-\ue108]*$")


@dataclass(frozen=True, slots=True)
class _Row:
    sentence: Sentence
    strip: Strip


def read_lines(reading: Reading, drafts: Sequence[Draft], packs: Packs) -> tuple[Draft, ...]:
    """Read the roles that headings, lists and signatures tell.

    Args:
        reading: The document.
        drafts: The roles that its sentences tell; a sentence that tells one is left alone.
        packs: The packs of its language.
    """
    told = {draft.sentence.start for draft in drafts}
    found: list[Draft] = []
    for block in _blocks(reading):
        rows: list[_Row] = []
        for at, sentence in enumerate(block[:-1]):
            if sentence.start in told or block[at + 1].start in told or not _may_head(sentence):
                continue
            rows = rows or [_Row(line, read_strip(reading.document.text, line, packs)) for line in block]
            row, rest = rows[at], rows[at + 1 :]
            people, posts = (row.strip.between(0, len(row.strip.text), kind) for kind in (_PERSON, _POST))
            if len(posts) == 1 and not people:
                found += _read_holders(reading, row, posts[0], rest, packs)
            elif len(people) == 1 and not posts:
                found += _read_stations(reading, row, people[0], rest, packs)
                found += _read_signature(reading, row, people[0], rest[0], packs)
    return tuple(found)


def _may_head(sentence: Sentence) -> bool:
    """Tell whether a line may be a heading: it names one person, or a post and nobody."""
    kinds = [span.kind for span in sentence.spans]
    return kinds.count("person") == 1 or ("post" in kinds and "person" not in kinds)


def _blocks(reading: Reading) -> Iterator[list[Sentence]]:
    """Yield runs of lines: sentences of the body with a line break and nothing else between them."""
    text, block = reading.document.text, list[Sentence]()
    for sentence in reading.sentences:
        last = block[-1] if block else None
        between = text[last.end : sentence.start] if last is not None else ""
        cells = "\n" in between or "  " in between
        if last is not None and (not cells or between.strip() or last.zone != sentence.zone):
            if len(block) > 1:
                yield block
            block = []
        if sentence.end - sentence.start > 2 * _HEADING:
            if len(block) > 1:
                yield block
            block = []
            continue
        block.append(sentence)
    if len(block) > 1:
        yield block


def _read_holders(reading: Reading, head: _Row, post: Unit, rest: Sequence[_Row], packs: Packs) -> Iterator[Draft]:
    """Read the holders below a heading that is a post and its body: "Secretaries-general of the league"."""
    text = reading.document.text
    extent = read_extent(text, head.strip, post, packs)
    before, behind = head.strip.text[: extent.start], head.strip.text[extent.end :]
    alone = re.fullmatch(r"\W*(?:(?:the|le|la|les|list of|liste des|former|anciens)[ :]?)*(?:l')?", before) is not None
    if not alone or re.fullmatch(r"[\s:,.-]*", behind) is None or head.sentence.end - head.sentence.start > _HEADING:
        return
    for number, row in enumerate(rest):
        found = next(
            (m for p in (_HOLDER, _HOLDER_IN_BRACKETS, _HOLDER_BEHIND) if (m := p.match(row.strip.text)) is not None),
            None,
        )
        if found is not None:
            person = row.strip.unit(found.start("person"))
            yield from _draft(text, row, person, extent, found.start("date"), extent.owner, "role-list")
        elif number == 0 and re.fullmatch(rf"\W*{_PERSON}\W*", row.strip.text) and not post.span.plural:
            person = row.strip.between(0, len(row.strip.text), _PERSON)[0]
            yield from _draft(text, row, person, extent, None, extent.owner, "signature")
            return
        elif number > 1 or row.sentence.spans or row.sentence.end - row.sentence.start > _HEADING // 2:
            return


def _read_stations(reading: Reading, head: _Row, person: Unit, rest: Sequence[_Row], packs: Packs) -> Iterator[Draft]:
    """Read the stations of a life below a heading with one name: "2009-2012: commander, Amber Brigade"."""
    text = reading.document.text
    if head.sentence.end - head.sentence.start > _HEADING or head.strip.text.rstrip().endswith("."):
        return
    for row in rest:
        found = _STATION.match(row.strip.text)
        if found is None or row.strip.between(0, len(row.strip.text), _PERSON):
            return
        post = row.strip.unit(found.start("post"))
        extent = read_extent(text, row.strip, post, packs)
        owner = extent.owner or _owner_behind(text, row.strip, extent, packs)
        yield from _draft(text, row, person, extent, found.start("date"), owner, "station")


def _read_signature(reading: Reading, head: _Row, person: Unit, row: _Row, packs: Packs) -> Iterator[Draft]:
    """Read a name with its post and body on the line below."""
    text = reading.document.text
    posts = row.strip.between(0, len(row.strip.text), _POST)
    if len(posts) != 1 or re.fullmatch(rf"\W*{_PERSON}\W*", head.strip.text) is None:
        return
    if row.strip.between(0, len(row.strip.text), _PERSON + _DATE):
        return
    extent = read_extent(text, row.strip, posts[0], packs)
    owner = extent.owner or _owner_behind(text, row.strip, extent, packs)
    tail = row.strip.text[extent.end :]
    whole = re.fullmatch(r"\W*", tail) is not None or _OWNER.match(tail) is not None
    if owner is not None and whole and re.fullmatch(r"\W*(?:the|le|la)?\W*", row.strip.text[: extent.start]):
        yield from _draft(text, row, person, extent, None, owner, "signature")


def _owner_behind(text: str, strip: Strip, extent: Extent, packs: Packs) -> Mention | None:
    found = _OWNER.match(strip.text, extent.end)
    return None if found is None else owner_mention(text, strip.unit(found.start("owner")).span, packs.language)


def _draft(
    text: str, row: _Row, person: Unit, extent: Extent, date: int | None, owner: Mention | None, rule: str
) -> Iterator[Draft]:
    """Yield the role of a line; a date that is no stretch ("1994") tells too little, so the line is left alone."""
    span, status, time = extent.unit.span, extent.unit.span.status or "current", None
    if date is not None:
        begin = Pair(Extent(person, date, date, None), person, 2.0, rule, "former")
        time = read_time(text, row.strip, begin, "former")
        if time is None or "/" not in time.edtf:
            return
        status = "current" if time.edtf.endswith("/..") else "former"
    post = Mention(span.text, span.start, span.end, " ".join(span.text.split()))
    place = (span.start, span.end)
    who = person_mention(text, person.span)
    told = (extent.unit.span.start, extent.unit.span.end)
    yield Draft(row.sentence, who, post, span.concept or "", owner, status, "asserted", time, rule, place, told)
