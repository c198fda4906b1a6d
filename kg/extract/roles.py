"""Roles: which person holds, held or is to hold which post of which organisation or state.

Spans first, then links: in every sentence the words between each person and each post are scored by the rules of the
packs (:mod:`~kg.extract.role_rules`, :mod:`~kg.extract.role_pairs`); the owner is read from the words around it
(:mod:`~kg.extract.role_owners`) or around its holder (:mod:`~kg.extract.role_holders`). Posts that only another
sentence names are in :mod:`~kg.extract.role_heirs`. A post named without a person ("the defence minister said") claims
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.claims import Claim, ClaimTime, Evidence, Mention, Modality, make_claim
from kg.extract.gaps import SYMBOLS, Strip, Unit, is_byline, read_strip
from kg.extract.modality import read_modality
from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import Packs
from kg.extract.posts import is_single_holder, post_labels
from kg.extract.role_acts import ActFound, find_acts
from kg.extract.role_bodies import Context, read_context
from kg.extract.role_context import infer_owner, is_part
from kg.extract.role_drafts import HELD, Draft, held_post, person_mention, read_ahead
from kg.extract.role_heirs import Page, base_of, read_changes, read_first_holder, read_heirs, read_ordinals
from kg.extract.role_holders import owner_of_pair
from kg.extract.role_lines import read_lines
from kg.extract.role_owners import Extent, owner_mention, read_extent
from kg.extract.role_pairs import Pair, find_pairs, read_begun
from kg.extract.role_rules import RoleRules, role_rules
from kg.extract.role_succession import add_successions, find_successors
from kg.extract.role_times import read_time

#: Rules for people told by somebody who holds a post at the same time.
_BESIDE = ("deputy", "counterpart")
#: Longer stretches are no sentences anyone wrote; they are not searched.
_LONGEST = 5000


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
    before: int | None = None
    for plain in reading.sentences:
        sentence, subject = _resolve_pronoun(reading.document.text, plain, subject, rules)
        if any(span.kind == "person" for span in sentence.spans) and not _is_skipped(reading, plain, rules):
            drafts += _read_sentence(reading, sentence, before, drafts, packs, rules)
        before = plain.start
    drafts += read_lines(reading, drafts, packs)
    context = read_context(reading)
    drafts = [replace(draft, owner=_whole_body(reading, draft.owner, context, packs)) for draft in drafts]
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


def _is_skipped(reading: Reading, sentence: Sentence, rules: RoleRules) -> bool:
    if sentence.end - sentence.start > _LONGEST or is_byline(reading.document.text, sentence):
        return True
    return rules.around["fiction"].search(reading.document.text, sentence.start, sentence.end) is not None


def _key(claim: Claim) -> tuple[object, ...]:
    names = tuple((key, tuple(m.name for m in mentions)) for key, mentions in claim.arguments.items())
    return claim.evidence.start, names, claim.status, claim.modality


def _claim(reading: Reading, draft: Draft, context: Context, packs: Packs) -> Claim:
    text = reading.document.text
    sentence, owner, inferred = draft.sentence, draft.owner, False
    if owner is None:
        person = draft.person.name or ""
        owner = infer_owner(text, reading, context, person, draft.concept, draft.at, draft.place, packs)
        inferred = owner is not None
    arguments = {"person": (draft.person,), "post": (draft.post,), "organization": () if owner is None else (owner,)}
    status, modality = read_ahead(draft, reading.document.header.published)
    computed = draft.time is not None and draft.time.anchor is not None
    return make_claim(
        "role",
        arguments,
        Evidence(reading.document.header.id, sentence.start, sentence.end, text[sentence.start : sentence.end]),
        rule=f"role.{draft.rule}",
        time=draft.time,
        status=status,
        modality=modality,
        grade="inferred" if inferred else "computed" if computed else "stated",
    )


def _whole_body(reading: Reading, owner: Mention | None, context: Context, packs: Packs) -> Mention | None:
    """Return the owner, or None if its words only name a part of a body that the document has to tell."""
    if owner is None or (owner.name == owner.text and owner.text.lower() in role_rules(packs).lists["inner"]):
        return None
    return None if is_part(reading, context, owner, packs) else owner


def _resolve_pronoun(
    text: str, sentence: Sentence, subject: Span | None, rules: RoleRules
) -> tuple[Sentence, Span | None]:
    """Put a person span on "He" at the head of a sentence when one person was the only one in the sentence before."""
    people = [span for span in sentence.spans if span.kind == "person"]
    first = rules.around["opening"].match(text, sentence.start, sentence.end)
    if first is not None:
        if subject is None:
            return sentence, None
        start, end = first.span("word")
        if any(span.end <= start for span in people):
            return sentence, None
        pronoun = Span(start, end, "person", text[start:end], name=subject.name or subject.text, nominal=True)
        before = tuple(span for span in sentence.spans if span.end <= start)
        behind = tuple(span for span in sentence.spans if span.start >= end)
        return replace(sentence, spans=(*before, pronoun, *behind)), pronoun
    names = {span.name or span.text for span in people}
    if len(names) == 1:
        return _resolve_second(text, sentence, people[-1], rules), people[0]
    return sentence, None


def _resolve_second(text: str, sentence: Sentence, person: Span, rules: RoleRules) -> Sentence:
    """Put a person span on the "she" of "X spoke first; she is now director" when X is the only person."""
    found = rules.around["second"].search(text, person.end, sentence.end)
    if found is None:
        return sentence
    start, end = found.span("word")
    pronoun = Span(start, end, "person", text[start:end], name=person.name or person.text, nominal=True)
    return replace(sentence, spans=tuple(sorted((*sentence.spans, pronoun), key=lambda span: span.start)))


def _read_sentence(
    reading: Reading, sentence: Sentence, before: int | None, earlier: Sequence[Draft], packs: Packs, rules: RoleRules
) -> list[Draft]:
    text = reading.document.text
    strip = read_strip(text, sentence, packs)
    extents = tuple(
        read_extent(text, strip, unit, packs) for unit in strip.between(0, len(strip.text), SYMBOLS["post"])
    )
    extents = _outer(strip, extents, rules)
    acts = find_acts(text, strip, packs)
    busy = frozenset(act.pair.person.at for act in acts)
    pairs = add_successions(strip, find_pairs(strip, extents, rules), extents, rules, busy) if extents else ()
    drafts = [_draft(reading, sentence, strip, pair, pairs, packs, rules) for pair in pairs]
    last_told = next((other for other in reading.sentences if other.start == before), None)
    page = Page(text, sentence, strip, drafts, earlier, packs, rules)
    heirs = read_heirs(page, pairs, acts, None if last_told is None else base_of(page, last_told))
    inherited = {draft.person.start for draft in heirs}
    acts = tuple(act for act in acts if act.pair.person.span.start not in inherited)
    drafts += [*heirs, *_read_acts(reading, sentence, strip, acts, packs, rules)]
    drafts += _read_first(Page(text, sentence, strip, drafts, earlier, packs, rules), reading, before)
    drafts += read_changes(Page(text, sentence, strip, drafts, earlier, packs, rules))
    return drafts + _read_successors(reading, sentence, strip, drafts, before, earlier, packs, rules)


def _read_first(page: Page, reading: Reading, before: int | None) -> tuple[Draft, ...]:
    at = next((at for at, other in enumerate(reading.sentences) if other.start == before), None)
    if at is None:
        return ()
    first = () if page.told else read_first_holder(page, reading.sentences[at])
    return first or read_ordinals(page, reading.sentences[max(0, at - 1) : at + 1])


def _outer(strip: Strip, extents: Sequence[Extent], rules: RoleRules) -> tuple[Extent, ...]:
    """Leave out posts that only say whose post another one is ("adviser to the president")."""
    found: list[Extent] = []
    for extent in extents:
        nested = rules.around["nested"].search(strip.text, max(0, extent.start - 40), extent.start)
        titled = strip.text[extent.end : extent.end + 2].strip()[:1] == SYMBOLS["person"]
        if nested is None or titled:
            found.append(extent)
    return tuple(found)


def _draft(
    reading: Reading,
    sentence: Sentence,
    strip: Strip,
    pair: Pair,
    pairs: Sequence[Pair],
    packs: Packs,
    rules: RoleRules,
) -> Draft:
    text = reading.document.text
    span = pair.extent.unit.span
    modality: Modality = "asserted"
    if pair.verb is not None:
        modality = read_modality(text, sentence, strip.offsets[pair.verb], packs)
    status = _status(strip, pair, packs)
    time = read_time(text, strip, pair, status)
    if status == "current" and time is not None and not time.edtf.endswith("/.."):
        status = "former"
    if pair.rule == "succession" and status == "former" and modality == "planned":
        status, modality, time = "current", "asserted", None
    return Draft(
        sentence,
        person_mention(text, pair.person.span),
        Mention(span.text, span.start, span.end, " ".join(span.text.split())),
        span.concept or "",
        pair.extent.owner or owner_of_pair(text, strip, pair, pairs, packs, rules),
        status,
        modality,
        time,
        pair.rule,
        (span.start, span.end),
    )


def _status(strip: Strip, pair: Pair, packs: Packs) -> str:
    told = pair.extent.unit.span.status
    status = pair.status or "current"
    if told is not None and (status == "current" or (told != "former" and status in ("appointed", "elected"))):
        return told
    if status != "current":
        return status
    low = pair.person.at + 1 if pair.person.at < pair.extent.unit.at else max(0, pair.extent.start - 40)
    words = re.findall(r"[\w'-]+", re.split(r"[;:]", strip.text[low : pair.extent.unit.at])[-1])
    former = set(packs.words("post_words", "former"))
    phrase = " ".join(words)
    if pair.rule in ("apposition", "coordinated", "parenthesis", "title", "apposition-after") and (
        former & set(words[-6:])
        or re.search(r"until (?:recently|last|then|now)|jusqu'(?:ici|à récemment|alors)|jusque-là", phrase)
    ):
        return "former"
    return "current"


def _read_acts(
    reading: Reading, sentence: Sentence, strip: Strip, acts: Sequence[ActFound], packs: Packs, rules: RoleRules
) -> list[Draft]:
    """Read posts told by a verb or noun: "who commands the force", "at the helm of the league"."""
    text = reading.document.text
    pairs = add_successions(strip, [act.pair for act in acts], (), rules) if acts else ()
    pairs = (*pairs, *(begun for pair in pairs if (begun := read_begun(strip, pair, rules)) is not None))
    found: list[Draft] = []
    for pair in pairs:
        act = next(act for act in acts if act.pair.extent is pair.extent)
        status = pair.status or "current"
        modality: Modality = read_modality(text, sentence, strip.offsets[pair.verb or 0], packs)
        time = read_time(text, strip, pair, status)
        if pair.rule == "succession" and status == "former" and modality == "planned":
            status, modality, time = "current", "asserted", None
        status = _settled(strip, pair, status, time, rules)
        found.append(
            Draft(
                sentence,
                person_mention(text, pair.person.span),
                act.post,
                act.concept,
                pair.extent.owner,
                status,
                modality,
                time,
                pair.rule,
                (act.post.start, act.post.end),
            )
        )
    return found


def _settled(strip: Strip, pair: Pair, status: str, time: ClaimTime | None, rules: RoleRules) -> str:
    """Return the status of an act after its time: over if the stretch has an end, not over if it is open."""
    if time is None or "/" not in time.edtf or status not in ("current", "former") or pair.rule == "succession":
        return status
    if not time.edtf.endswith("/.."):
        return "former"
    over = rules.around["had"].search(strip.text, pair.person.at, (pair.verb or 0) + 12) is not None
    return "former" if over else "current"


def _read_successors(
    reading: Reading,
    sentence: Sentence,
    strip: Strip,
    told: Sequence[Draft],
    before: int | None,
    earlier: Sequence[Draft],
    packs: Packs,
    rules: RoleRules,
) -> list[Draft]:
    """Give "his successor, X" the one post that this sentence or the one before has told."""
    last = [draft for draft in earlier if before is not None and draft.sentence.start == before]
    found: list[Draft] = []
    for person, rule, status, verb in find_successors(strip, rules):
        who = person_mention(reading.document.text, person.span)
        here: Sequence[Draft] = [draft for draft in told if draft.person.name != who.name]
        others = here or _known_before(strip, verb, person, last, earlier)
        others = [draft for draft in others if draft.status != "former"] or others
        if rule in _BESIDE:
            others = [draft for draft in others if draft.person.start < strip.offsets[verb]][-1:]
        if rule in ("predecessor", "leaving"):
            others = [draft for draft in others if draft.status != "former"]
        posts = {(draft.concept, draft.owner.name if draft.owner else None) for draft in others}
        if len(posts) != 1 or who.name in {draft.person.name for draft in others}:
            continue
        modality = read_modality(reading.document.text, sentence, strip.offsets[verb], packs)
        modality = "asserted" if rule in _BESIDE else modality
        end = max(verb, person.at + 1)
        pair = Pair(Extent(person, person.at, end, None), person, 2.0, rule, status, verb, end)
        time = None if rule in _BESIDE else read_time(reading.document.text, strip, pair, status)
        base = others[-1]
        if rule == "deputy":
            base = _deputy_of(reading.document.text, strip, verb, base, packs)
        elif rule == "counterpart":
            base = _counterpart_of(reading.document.text, strip, verb, person, base, packs)
        found.append(
            replace(
                base,
                sentence=sentence,
                person=who,
                status=status,
                modality=modality,
                time=time,
                rule=rule,
                told=others[-1].place,
            )
        )
    return found


def _known_before(
    strip: Strip, verb: int, person: Unit, last: Sequence[Draft], earlier: Sequence[Draft]
) -> Sequence[Draft]:
    """Return the roles that "his" may mean: of who stands before it, else of the sentence before, else the only one."""
    people = [unit for unit in strip.between(0, verb, SYMBOLS["person"]) if unit is not person]
    if people:
        name = people[-1].span.name or people[-1].span.text
        base = held_post(earlier, name)
        return [draft for draft in last if draft.person.name == name] or ([base] if base is not None else [])
    if last:
        return last
    held = [draft for draft in earlier if draft.status in HELD and is_single_holder(draft.concept)]
    return held[-1:] if len({(draft.person.name, draft.concept) for draft in held}) == 1 else []


def _counterpart_of(text: str, strip: Strip, at: int, person: Unit, base: Draft, packs: Packs) -> Draft:
    """Return a role with the same post of another state: "his Omani counterpart"."""
    start = strip.offsets[at]
    word = re.compile(r"\w+").match(text, start)
    states = strip.between(max(0, at - 4), person.at, SYMBOLS["demonym"])
    post = Mention(text[start : word.end()], start, word.end(), base.post.name) if word is not None else base.post
    owner = owner_mention(text, states[0].span, packs.language) if states else None
    return replace(base, post=post, owner=owner)


def _deputy_of(text: str, strip: Strip, at: int, base: Draft, packs: Packs) -> Draft:
    """Return a role with the post of a deputy, told by one word: "his deputy"."""
    start = strip.offsets[at]
    word = re.compile(r"\w+").match(text, start)
    end = start if word is None else word.end()
    concept = base.concept if base.concept.startswith("deputy+") else f"deputy+{base.concept}"
    name = post_labels(concept).get(packs.language) or text[start:end]
    return replace(base, post=Mention(text[start:end], start, end, name), concept=concept)
