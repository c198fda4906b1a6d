"""re3d: defence press texts with relations between phrases, and what claims say in four of these relations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

from corpora_pairs import HELD, Gold, Row, Said, Text, Thing, concept, is_same_name, link, link_around

from kg.claims import Claim, Mention
from kg.scoring.names import words

#: Annotations that annotators agreed on less are left out.
_AGREED = 0.5
#: Posts that put nobody in charge.
_SERVING = frozenset(
    "adviser ambassador analyst assistant board-member contact-point counsellor defence-attache envoy first-lady "
    "legal-adviser member-of-european-parliament member-of-parliament mediator negotiator officer "
    "permanent-representative professor rapporteur representative research-fellow researcher senator sherpa "
    "special-representative spokesperson".split()
)
_TALKS = frozenset(("agreement", "conference", "meeting", "visit"))
ROWS = (
    Row("InChargeOf", "InChargeOf"),
    Row("InChargeOf", "InChargeOf by a person", "person"),
    Row("BelongsTo", "BelongsTo"),
    Row("BelongsTo", "BelongsTo of a person", "person"),
    Row("CommWith", "CommWith", symmetric=True),
    Row("CommWith", "CommWith of a person", "person", symmetric=True),
    Row("IsSynonymOf", "IsSynonymOf", symmetric=True),
    Row("IsSynonymOf", "IsSynonymOf of names", "names", symmetric=True),
    Row("IsSynonymOf", "IsSynonymOf of a person and a post", "post", symmetric=True),
)


def read(path: Path) -> list[Text]:
    """Read the texts of a folder with ``documents.json``, or of all its sub-folders that have one."""
    folders = [path] if (path / "documents.json").exists() else sorted(p.parent for p in path.glob("*/documents.json"))
    return [text for folder in folders for text in _read_folder(folder)]


def _read_folder(folder: Path) -> Iterator[Text]:
    entities, relations = _by_document(folder / "entities.json"), _by_document(folder / "relations.json")
    for number, document in enumerate(_lines(folder / "documents.json")):
        own = document["_id"]
        yield parse(document["text"], f"{folder.name}-{number:02}", entities.get(own, []), relations.get(own, []))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in _lines(path):
        if line["confidence"] >= _AGREED:
            found.setdefault(line["documentId"], []).append(line)
    return found


def parse(text: str, name: str, entities: Sequence[Mapping[str, Any]], relations: Sequence[Mapping[str, Any]]) -> Text:
    """Turn a document's annotations into things (phrases of the same words are one) and pairs.

    The phrases of an IsSynonymOf pair keep their own numbers, or that relation could not be counted; they share their
    spellings, so that either stands for both elsewhere.
    """
    numbers: dict[tuple[str, ...], int] = {}
    phrases: list[list[tuple[str, int, int]]] = []
    kinds: list[str] = []
    kind_at = {(e["begin"], e["end"]): e["type"] for e in entities}
    spans = {(e["value"], e["begin"], e["end"]) for e in entities}
    for relation in relations:
        spans.add((relation["source"], relation["sourceBegin"], relation["sourceEnd"]))
        spans.add((relation["target"], relation["targetBegin"], relation["targetEnd"]))
    for value, begin, end in sorted(spans, key=lambda span: (span[1], span[2], span[0])):
        number = numbers.setdefault(words(value), len(phrases))
        if number == len(phrases):
            phrases.append([])
            kinds.append(kind_at.get((begin, end), ""))
        phrases[number].append((value, begin, end))
    things = tuple(_thing(kind, found) for kind, found in zip(kinds, phrases, strict=True))
    gold: dict[tuple[str, frozenset[int] | tuple[int, int]], Gold] = {}
    for relation in relations:
        head, tail = numbers[words(relation["source"])], numbers[words(relation["target"])]
        kind = relation["type"]
        if head != tail and kind in {row.relation for row in ROWS}:
            told = _sentence(text, relation)
            key = frozenset((head, tail)) if kind in ("CommWith", "IsSynonymOf") else (head, tail)
            gold.setdefault((kind, key), Gold(kind, head, tail, told, _groups(things[head], things[tail], kind)))
    return Text(name, text, things, tuple(gold.values()))


def _thing(kind: str, found: Sequence[tuple[str, int, int]]) -> Thing:
    return Thing(kind, tuple(dict.fromkeys(v for v, _, _ in found)), tuple((s, e) for _, s, e in found))


def _sentence(text: str, relation: Mapping[str, Any]) -> str:
    low = min(relation["sourceBegin"], relation["targetBegin"])
    high = max(relation["sourceEnd"], relation["targetEnd"])
    starts = [at + 1 for at in (text.rfind(mark, 0, low) for mark in (". ", "\n")) if at >= 0]
    stops = [at for at in (text.find(mark, high) for mark in (". ", "\n")) if at >= 0]
    return " ".join(text[max(starts, default=0) : min(stops, default=len(text))].split())


def _groups(head: Thing, tail: Thing, relation: str) -> frozenset[str]:
    people = [thing.kind == "Person" for thing in (head, tail)]
    if relation == "IsSynonymOf":
        return frozenset(("post",) if all(people) else ("names",))
    return frozenset(("person",) if any(people if relation == "CommWith" else people[:1]) else ())


def to_pairs(text: Text, claims: Iterable[Claim]) -> Iterator[Said]:
    """Turn the claims of a text into pairs of the relations counted here."""
    aliases = [(pair.head, pair.tail) for pair in text.gold if pair.relation == "IsSynonymOf"]
    for claim in claims:
        for relation, one, other in _said(claim):
            ends = find(one, text.things), find(other, text.things)
            if other in claim.arguments.get("post", ()):
                ends = ends[0], link_around(other, text.things, ("Person",)) - ends[0]
            if relation != "IsSynonymOf":
                ends = _widen(ends[0], aliases), _widen(ends[1], aliases)
            yield Said(text.name, relation, *ends, (_name(one, relation), _name(other, relation)), claim)


def _widen(things: frozenset[int], aliases: Sequence[tuple[int, int]]) -> frozenset[int]:
    return things.union(*({one, other} for one, other in aliases if things & {one, other}))


def _name(mention: Mention, relation: str) -> str:
    return mention.text if relation == "IsSynonymOf" else mention.name or mention.text


def _said(claim: Claim) -> Iterator[tuple[str, Mention, Mention]]:
    match claim.kind:
        case "role" if claim.status in HELD:
            yield from _role(claim)
        case "membership" if claim.status not in ("not_member", "left"):
            yield from (("BelongsTo", *ends) for ends in _across(claim, "member", "organization"))
        case "organization":
            yield from (("IsSynonymOf", *ends) for ends in _across(claim, "name", "acronym", "alias"))
            yield from (("BelongsTo", *ends) for ends in _across(claim, "name", "parent"))
        case "event" if claim.arguments["type"][0].name in _TALKS:
            for one, other in combinations(_mentions(claim, "participant", "host"), 2):
                if not is_same_name(one.name or one.text, other.name or other.text):
                    yield "CommWith", one, other
    yield from _resolved(claim)


def _role(claim: Claim) -> Iterator[tuple[str, Mention, Mention]]:
    yield from (("IsSynonymOf", *ends) for ends in _across(claim, "person", "post"))
    for ends in _across(claim, "person", "organization"):
        yield "BelongsTo", *ends
        if concept(claim) not in {"", *_SERVING}:
            yield "InChargeOf", *ends


def _across(claim: Claim, left: str, *right: str) -> Iterator[tuple[Mention, Mention]]:
    return product(_mentions(claim, left), _mentions(claim, *right))


def _mentions(claim: Claim, *arguments: str) -> list[Mention]:
    return [mention for argument in arguments for mention in claim.arguments.get(argument, ())]


def _resolved(claim: Claim) -> Iterator[tuple[str, Mention, Mention]]:
    """Yield the words of a mention with the full name meant, where one sentence has both."""
    quote, start = claim.evidence.quote, claim.evidence.start
    for mention in _mentions(claim, "person", "organization", "participant", "host", "organizer", "speaker", "member"):
        name = mention.name or mention.text
        at = quote.find(name)
        apart = at >= 0 and (start + at + len(name) <= mention.start or mention.end <= start + at)
        if apart and words(mention.text) != words(name):
            yield "IsSynonymOf", mention, Mention(name, start + at, start + at + len(name))


def find(mention: Mention, things: Sequence[Thing]) -> frozenset[int]:
    """Return the phrases that a mention can mean; the phrase of a person may begin with posts and ranks."""
    exact = link(mention, things)
    given = [words(text) for text in {mention.text, mention.name or mention.text}]
    titled = {
        number
        for number, thing in enumerate(things)
        if thing.kind == "Person"
        and any(name and words(form)[-len(name) :] == name for name in given for form in thing.forms)
    }
    return exact | titled
