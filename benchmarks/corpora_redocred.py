"""Re-DocRED: encyclopaedic texts with relations of Wikidata, and what claims say in these relations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpora_pairs import HELD, Gold, Row, Said, Text, Thing, concept, link, link_around

from kg.claims import Claim, Mention
from kg.territories import find_territory

_STATES = ("LOC",)
_BODIES = ("ORG", "LOC", "MISC")
_AGENTS = ("PER", "ORG", "LOC", "MISC")
#: Who presides over an organisation, who is head of a state or its government, and posts that are a membership.
_CHAIRS = frozenset("chair co-chair head leader president".split())
_HEADS = frozenset(
    "caliph chancellor chief-minister emir governor head-of-government head-of-state king mayor president "
    "prime-minister queen sultan".split()
)
_MEMBERS = frozenset("board-member member-of-european-parliament member-of-parliament".split())

#: Relations of the corpus that are counted as one, and those that are another's inverse.
_SAME = {"P35": "P35/P6", "P6": "P35/P6", "P710": "P710/P1344", "P1344": "P710/P1344"}
_INVERSE = ("P1344",)
ROWS = (
    Row("P463", "P463 member of"),
    Row("P463", "P463 of states and organisations", "bodies"),
    Row("P463", "P463 both named in one sentence", "together"),
    Row("P488", "P488 chairperson"),
    Row("P488", "P488 both named in one sentence", "together"),
    Row("P35/P6", "P35, P6 head of state or government"),
    Row("P35/P6", "P35, P6 both named in one sentence", "together"),
    Row("P571", "P571 inception"),
    Row("P571", "P571 of organisations and places", "bodies"),
    Row("P571", "P571 both named in one sentence", "together"),
    Row("P580", "P580 start"),
    Row("P582", "P582 end"),
    Row("P710/P1344", "P710, P1344 participant"),
    Row("P710/P1344", "P710, P1344 both named in one sentence", "together"),
    Row("P159", "P159 headquarters"),
    Row("P159", "P159 both named in one sentence", "together"),
)

_NO_SPACE_BEFORE = re.compile(r"[-,.;:!?%)\]]+|['’](?:s|m|ll|re|ve|d)?|n['’]t")
_NO_SPACE_AFTER = frozenset("( [ $ £ € -".split())


def read(path: Path) -> list[Text]:
    """Read the texts of a file such as ``dev_revised.json``, in the form published or with the keys spelt out."""
    return [parse(entry, f"text-{number:03}") for number, entry in enumerate(json.loads(path.read_text("utf-8")))]


def parse(entry: Mapping[str, Any], name: str) -> Text:
    """Turn an entry into running text with its things and pairs."""
    text, starts, ends = join_tokens(entry["sents"])
    named = entry.get("vertexSet") or entry.get("entities", [])
    things = tuple(_thing(mentions, starts, ends) for mentions in named)
    sentences = [text[begin[0] : end[-1]] for begin, end in zip(starts, ends, strict=True)]
    gold: dict[tuple[str, int, int], Gold] = {}
    for head, tail, name_of, evidence in _relations(entry):
        shared = sorted({m["sent"] for m in named[head]} & {m["sent"] for m in named[tail]})
        told = " ".join(sentences[number] for number in shared[:1] or sorted(evidence))
        groups = [*(["together"] if shared else []), *(["bodies"] if things[head].kind in ("ORG", "LOC") else [])]
        pair = Gold(_SAME.get(name_of, name_of), head, tail, told, frozenset(groups))
        gold.setdefault((pair.relation, head, tail), pair)
    return Text(name, text, things, tuple(gold.values()))


def _relations(entry: Mapping[str, Any]) -> Iterator[tuple[int, int, str, Sequence[int]]]:
    """Yield head, tail, relation and evidence of each annotation in either form, inverses turned round."""
    stated = [(one["h"], one["t"], one["r"], one.get("evidence", ())) for one in entry.get("labels", [])]
    stated += [
        (one["head"], one["tail"], one["property"], one.get("evidence", ())) for one in entry.get("relations", [])
    ]
    for head, tail, name, evidence in stated:
        yield (tail, head, name, evidence) if name in _INVERSE else (head, tail, name, evidence)


def _thing(mentions: Sequence[Mapping[str, Any]], starts: list[list[int]], ends: list[list[int]]) -> Thing:
    places = [(starts[m["sent"]][m["pos"][0]], ends[m["sent"]][m["pos"][1] - 1]) for m in mentions]
    return Thing(mentions[0]["type"], tuple(dict.fromkeys(m["name"] for m in mentions)), tuple(places))


def join_tokens(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[int]], list[list[int]]]:
    """Return one running text and the offsets at which the words of each sentence start and end."""
    text, glued, quoted = "", True, False
    starts: list[list[int]] = []
    ends: list[list[int]] = []
    for sentence in sentences:
        starts.append([])
        ends.append([])
        for token in sentence:
            bare = token.strip()
            closing = bare == '"' and quoted
            if bare and not glued and not closing and not _NO_SPACE_BEFORE.fullmatch(bare):
                text += " "
            starts[-1].append(len(text))
            text += bare
            ends[-1].append(len(text))
            quoted = quoted != (bare == '"')
            if bare:
                glued = bare in _NO_SPACE_AFTER or (bare == '"' and quoted)
    return text, starts, ends


def to_pairs(text: Text, claims: Iterable[Claim]) -> Iterator[Said]:
    """Turn the claims of a text into pairs of the relations counted here."""
    for claim in claims:
        match claim.kind:
            case "role":
                yield from _role_pairs(text, claim)
            case "membership" if claim.status != "not_member":
                yield from _pairs(text, claim, "P463", "member", "organization", _AGENTS, _BODIES)
            case "founding":
                yield from _dated(text, claim, "P571", "organization", claim.time.edtf if claim.time else "")
            case "organization":
                yield from _pairs(text, claim, "P159", "name", "headquarters", _BODIES, _STATES)
            case "event":
                yield from _event_pairs(text, claim)


def _role_pairs(text: Text, claim: Claim) -> Iterator[Said]:
    body, post = claim.first("organization"), concept(claim)
    if body is None or claim.status not in HELD:
        return
    bodies = link(body, text.things, _BODIES)
    kinds = {text.things[number].kind for number in bodies}
    is_state = "LOC" in kinds or (not kinds and find_territory(body.name or body.text) is not None)
    if is_state and post in _HEADS:
        yield from _pairs(text, claim, "P35/P6", "organization", "person", _STATES, ("PER",))
    elif not is_state and post in _CHAIRS:
        yield from _pairs(text, claim, "P488", "organization", "person", _BODIES, ("PER",))
    elif post in _MEMBERS:
        yield from _pairs(text, claim, "P463", "person", "organization", ("PER",), _BODIES)


def _event_pairs(text: Text, claim: Claim) -> Iterator[Said]:
    """Yield pairs for events that the corpus names; of others it can say nothing."""
    for argument in ("type", "about"):
        for mention in claim.arguments.get(argument, ()):
            events = link_around(mention, text.things, ("MISC",))
            if not events:
                continue
            for party in parties(claim):
                given = (mention.text, said(party))
                yield Said(text.name, "P710/P1344", events, link(party, text.things, _AGENTS), given, claim)
            if claim.time is not None:
                start, _, end = claim.time.edtf.partition("/")
                yield from _dated(text, claim, "P580", argument, start)
                yield from _dated(text, claim, "P582", argument, end or start)


def parties(claim: Claim) -> list[Mention]:
    """Return everyone who takes part in an event."""
    return [m for argument in ("participant", "host", "organizer") for m in claim.arguments.get(argument, ())]


def said(mention: Mention) -> str:
    return mention.name or mention.text


def _pairs(
    text: Text, claim: Claim, relation: str, head: str, tail: str, heads: Sequence[str], tails: Sequence[str]
) -> Iterator[Said]:
    for one in claim.arguments.get(head, ()):
        for other in claim.arguments.get(tail, ()):
            ends = link(one, text.things, heads), link(other, text.things, tails)
            yield Said(text.name, relation, *ends, (said(one), said(other)), claim)


def _dated(text: Text, claim: Claim, relation: str, argument: str, edtf: str) -> Iterator[Said]:
    mention = claim.first(argument)
    if mention is None or edtf in ("", ".."):
        return
    find = link_around if argument in ("type", "about") else link
    times = frozenset(
        number
        for number, thing in enumerate(text.things)
        if thing.kind == "TIME" and any(edtf in parse_date(form) for form in thing.forms)
    )
    yield Said(text.name, relation, find(mention, text.things, _BODIES), times, (mention.text, edtf), claim)


_MONTHS = "january february march april may june july august september october november december".split()


def parse_date(words: str) -> frozenset[str]:
    """Return the EDTF values of a date as the corpus writes it, empty for what is none.

    Written apart from the date grammar of the project, which is what it measures. A range gives the range and its ends.
    """
    plain = " ".join(
        re.sub(r"[,.]|\b(?:the|of|in|circa|early|late|mid|about)\b|\bc\b|-\s*s\b", " ", words.lower()).split()
    )
    ends = re.split(r"\s*(?:–|—|-|\bto\b|\band\b|\buntil\b)\s*", plain.removeprefix("from ").removeprefix("between "))
    values = [_point(end) for end in ends]
    if len(values) == 2 and values[1] is not None:
        first = values[0] or _point(f"{ends[0]} {re.sub(r'^[0-9]{1,2} ', '', ends[1])}")
        return frozenset(filter(None, [first, values[1], f"{first}/{values[1]}" if first else None]))
    return frozenset(value for value in values if value is not None and len(values) == 1)


def _point(plain: str) -> str | None:
    month = next((number for number, name in enumerate(_MONTHS, 1) if name[:3] in plain.split() or name in plain), None)
    year = re.search(r"\b(\d{4})(s?)\b", plain)
    if year is None:
        return None
    if year[2]:
        return f"{year[1][:3]}X"
    day = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", plain)
    if month is None:
        return year[1] if re.fullmatch(r"\d{4}", plain) else None
    return f"{year[1]}-{month:02}-{int(day[1]):02}" if day else f"{year[1]}-{month:02}"
