"""Roles: which person holds, held or is to hold which post of which organisation or state.

Spans first, then links: in every sentence the words between each person and each post are scored by the rules of the
packs (:mod:`~kg.extract.role_rules`, :mod:`~kg.extract.role_pairs`); the owner of the post is read from the words around
it (:mod:`~kg.extract.role_owners`). A post named without a person ("the defence minister said") claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims import Claim, ClaimTime, Evidence, Mention, Modality, make_claim
from kg.extract.gaps import SYMBOLS, Strip, Unit, read_strip
from kg.extract.modality import read_modality
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.posts import post_labels
from kg.extract.role_owners import Context, Extent, infer_owner, owner_mention, read_context, read_extent
from kg.extract.role_pairs import Pair, find_pairs
from kg.extract.role_rules import RoleRules, role_rules
from kg.extract.role_succession import add_successions

_DATE = SYMBOLS["date"]
_PERSON_OR_POST = SYMBOLS["person"] + SYMBOLS["post"]
_ENDED = ("former", "resigned", "dismissed", "died")
_BEGUN = ("appointed", "elected", "designate")


@dataclass(frozen=True, slots=True)
class Draft:
    """A role as read from one sentence, before the document has been asked whose post it is."""

    sentence: Sentence
    person: Mention
    post: Mention
    concept: str
    owner: Mention | None
    status: str
    modality: Modality
    time: ClaimTime | None
    rule: str
    at: int


def link_roles(reading: Reading, packs: Packs) -> Iterator[Claim]:
    """Claim the roles that a document tells.

    Args:
        reading: The document with its spans.
        packs: The packs of its language.

    Yields:
        Claims of kind ``role``, in text order; their rule is ``role.`` and the name of the gap or verb. A claim whose
        organisation only the rest of the document suggests has the grade ``inferred``.
    """
    rules = role_rules(packs)
    drafts: list[Draft] = []
    subject: Span | None = None
    for sentence in reading.sentences:
        sentence, subject = _resolve_pronoun(reading.document.text, sentence, subject, rules)
        if any(span.kind == "person" for span in sentence.spans):
            drafts += _read_sentence(reading, sentence, packs, rules)
    context = read_context(reading)
    for draft in drafts:
        if draft.owner is not None:
            context.of_person.setdefault((draft.person.name or "", draft.concept), draft.owner)
            context.of_post[draft.concept] = (*context.of_post.get(draft.concept, ()), draft.owner)
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        claim = _claim(reading, draft, context, packs)
        if (key := _key(claim)) not in seen:
            seen.add(key)
            yield claim


def _key(claim: Claim) -> tuple[object, ...]:
    names = tuple((key, tuple(m.name for m in mentions)) for key, mentions in claim.arguments.items())
    return claim.evidence.start, names, claim.status, claim.modality


def _claim(reading: Reading, draft: Draft, context: Context, packs: Packs) -> Claim:
    text = reading.document.text
    sentence, owner, inferred = draft.sentence, draft.owner, False
    if owner is None:
        place = (sentence.start, sentence.end)
        owner = infer_owner(text, reading, context, draft.person.name or "", draft.concept, draft.at, place, packs)
        inferred = owner is not None
    arguments = {"person": (draft.person,), "post": (draft.post,), "organization": () if owner is None else (owner,)}
    computed = draft.time is not None and draft.time.anchor is not None
    return make_claim(
        "role",
        arguments,
        Evidence(reading.document.header.id, sentence.start, sentence.end, text[sentence.start : sentence.end]),
        rule=f"role.{draft.rule}",
        time=draft.time,
        status=draft.status,
        modality=draft.modality,
        grade="inferred" if inferred else "computed" if computed else "stated",
    )


def _resolve_pronoun(
    text: str, sentence: Sentence, subject: Span | None, rules: RoleRules
) -> tuple[Sentence, Span | None]:
    """Put a person span on "He" at the head of a sentence when one person was the only one in the sentence before."""
    people = [span for span in sentence.spans if span.kind == "person"]
    first = re.match(r"\w+", text[sentence.start : sentence.end])
    if subject is not None and first is not None and first.group().lower() in rules.lists["pronouns"]:
        start, end = sentence.start, sentence.start + first.end()
        pronoun = Span(start, end, "person", text[start:end], name=subject.name or subject.text, nominal=True)
        kept = tuple(span for span in sentence.spans if span.start >= end)
        sentence = replace(sentence, spans=(pronoun, *kept))
        people = [pronoun, *people]
    names = {span.name or span.text for span in people}
    if len(names) == 1:
        return sentence, next(span for span in people)
    return sentence, None


def _read_sentence(reading: Reading, sentence: Sentence, packs: Packs, rules: RoleRules) -> list[Draft]:
    text = reading.document.text
    strip = read_strip(text, sentence, packs)
    extents = tuple(read_extent(text, strip, unit, packs) for unit in strip.between(0, len(strip.text), SYMBOLS["post"]))
    extents = _outer(strip, extents)
    pairs = add_successions(strip, find_pairs(strip, extents, rules), extents, rules) if extents else ()
    drafts = [_draft(reading, sentence, strip, pair, pairs, packs, rules) for pair in pairs]
    return drafts + _read_acts(reading, sentence, strip, packs, rules)


def _outer(strip: Strip, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    """Leave out posts that only say whose post another one is ("adviser to the president")."""
    found: list[Extent] = []
    for extent in extents:
        lead = strip.text[max(0, extent.start - 24) : extent.start]
        nested = found and re.search(
            rf"{SYMBOLS['post']}(?: general)? (?:to|of|for|auprès du|auprès de la|du|de la|de l'|des) ?(?:the |his |its )?$", lead
        )
        if not nested:
            found.append(extent)
    return tuple(found)


def _draft(
    reading: Reading, sentence: Sentence, strip: Strip, pair: Pair, pairs: Sequence[Pair], packs: Packs, rules: RoleRules
) -> Draft:
    text = reading.document.text
    span = pair.extent.unit.span
    modality: Modality = "asserted"
    if pair.verb is not None:
        modality = read_modality(text, sentence, strip.offsets[pair.verb], packs)
    status = _status(strip, pair, packs)
    if pair.rule == "succession" and status == "former" and modality == "planned":
        status, modality = "current", "asserted"
    return Draft(
        sentence,
        _person(text, pair.person.span),
        Mention(span.text, span.start, span.end, " ".join(span.text.split())),
        span.concept or "",
        pair.extent.owner or _owner_of_pair(text, strip, pair, pairs, packs),
        status,
        modality,
        _time(text, strip, pair, status),
        pair.rule,
        span.start,
    )


def _person(text: str, span: Span) -> Mention:
    return Mention(text[span.start : span.end], span.start, span.end, span.name or span.text)


def _status(strip: Strip, pair: Pair, packs: Packs) -> str:
    told = pair.extent.unit.span.status
    status = pair.status or "current"
    if status != "current":
        return status
    if told is not None:
        return told
    low = pair.person.at + 1 if pair.person.at < pair.extent.unit.at else max(0, pair.extent.start - 40)
    words = re.findall(r"[\w'-]+", re.split(r"[;:]", strip.text[low : pair.extent.unit.at])[-1])
    former = set(packs.words("post_words", "former"))
    phrase = " ".join(words)
    if pair.rule in ("apposition", "coordinated", "parenthesis", "title", "apposition-after") and (
        former & set(words[-6:]) or re.search(r"until (?:recently|last|then|now)|jusqu'(?:ici|à récemment|alors)|jusque-là", phrase)
    ):
        return "former"
    return "current"


def _owner_of_pair(text: str, strip: Strip, pair: Pair, pairs: Sequence[Pair], packs: Packs) -> Mention | None:
    """Take the owner from the person ("X of Niger"), the body that appoints, or the post coordinated with it."""
    person = pair.person.at
    bodies = strip.between(0, person, SYMBOLS["organization"] + SYMBOLS["nominal"])
    begun = pair.status in _BEGUN and pair.verb is not None and pair.verb < person
    if bodies and begun and pair.rule in ("object", "object-list", "entrusted", "capacity", "coordinated"):
        return owner_mention(text, bodies[-1].span, packs.language)
    after = re.match(r"(?: ?\([^)]*?([\ue103-\ue106])[^)]*\)| (?:of|from|du|de la|de l'|d'|de) ?(?:the )?([\ue103-\ue106]))", strip.text[person + 1 :])
    if after is not None:
        at = person + 1 + (after.start(1) if after.group(1) else after.start(2))
        return owner_mention(text, strip.unit(at).span, packs.language)
    before = re.search(r"([\ue103-\ue106]) ?(?:'s|')? ?$", strip.text[:person])
    if before is not None and not re.search(r"(?:in|to|at|by|with|and|à|en|par|avec|et) $", strip.text[: before.start()]):
        return owner_mention(text, strip.unit(before.start(1)).span, packs.language)
    if pair.rule == "coordinated":
        held = [other for other in pairs if other.person is pair.person and other.extent.owner is not None]
        if held and held[-1].extent.unit.span.status == pair.extent.unit.span.status:
            return held[-1].extent.owner
    return None


def _time(text: str, strip: Strip, pair: Pair, status: str) -> ClaimTime | None:
    close = _date_after(strip, pair.extent.end, r" ?[,(]? ?(?:from|de|en poste)? ?")
    if close is not None and (_is_stretch(close) or pair.time_from is not None):
        return _claim_time(text, close, status)
    if pair.time_from is None:
        return None
    low, high = sorted((pair.person.at, pair.extent.unit.at))
    dates = [unit for unit in strip.between(low, high, _DATE)]
    behind = _date_after(strip, pair.time_from, r"[^;:\ue101\ue102]{0,60}")
    ahead = [unit for unit in strip.between(0, low, _DATE) if not strip.between(unit.at, low, _PERSON_OR_POST)]
    found = (dates + ([behind] if behind else []) + ahead)[:1]
    if not found or (status == "current" and not _is_stretch(found[0])):
        return None
    return _claim_time(text, found[0], status)


def _date_after(strip: Strip, at: int, gap: str) -> Unit | None:
    match = re.compile(gap + _DATE).match(strip.text, at)
    return None if match is None else strip.unit(match.end() - 1)


def _is_stretch(unit: Unit) -> bool:
    date = unit.span.date
    return date is not None and date.edtf is not None and ("/" in date.edtf or date.relation in ("since", "until"))


def _claim_time(text: str, unit: Unit, status: str) -> ClaimTime | None:
    date = unit.span.date
    if date is None or date.edtf is None or date.precision == "duration" or date.edtf.startswith("P"):
        return None
    edtf = date.edtf
    if "/" not in edtf and date.relation in ("since", "until"):
        edtf = f"{edtf}/.." if date.relation == "since" else f"../{edtf}"
    if status in _BEGUN and edtf.endswith("/.."):
        edtf = edtf[:-3]
    if status in ("resigned", "dismissed", "died") and edtf.startswith("../"):
        edtf = edtf[3:]
    return ClaimTime(edtf, text[unit.span.start : unit.span.end], unit.span.start, unit.span.end, date.anchor)


def _read_acts(reading: Reading, sentence: Sentence, strip: Strip, packs: Packs, rules: RoleRules) -> list[Draft]:
    """Read posts told by a verb or noun: "who commands the force", "at the helm of the league"."""
    text = reading.document.text
    if not strip.between(0, len(strip.text), SYMBOLS["organization"] + SYMBOLS["nominal"]):
        return []
    told: list[tuple[Pair, Mention, str]] = []
    for act in rules.acts:
        for status, pattern in act.patterns:
            for match in pattern.finditer(strip.text):
                person, body = strip.unit(match.start("person")), strip.unit(match.start("body"))
                start, end = strip.offsets[match.start("verb")], strip.offsets[match.end("verb") - 1] + 1
                last = max(body.at, person.at) + 1
                extent = Extent(body, body.at, last, owner_mention(text, body.span, packs.language))
                name = post_labels(act.concept).get(packs.language, act.concept)
                pair = Pair(extent, person, 2.0, act.id, status, match.start("verb"), last)
                told.append((pair, Mention(text[start:end], start, end, name), act.concept))
    pairs = add_successions(strip, [pair for pair, _, _ in told], (), rules) if told else ()
    found: list[Draft] = []
    for pair in pairs:
        _, post, concept = next(item for item in told if item[0].extent is pair.extent)
        status = pair.status or "current"
        modality: Modality = read_modality(text, sentence, strip.offsets[pair.verb or 0], packs)
        if pair.rule == "succession" and status == "former" and modality == "planned":
            status, modality = "current", "asserted"
        time = _time(text, strip, pair, status)
        person = _person(text, pair.person.span)
        owner = pair.extent.owner
        found.append(Draft(sentence, person, post, concept, owner, status, modality, time, pair.rule, post.start))
    return found
