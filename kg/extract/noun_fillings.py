"""Who stands around the noun of an event: whose it is, the verbs before and behind it, what prepositions bring in."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import Clauses
from kg.extract.frames import Filling, Frame, Frames, Light, fits

#: How far behind a participle "by" may stand, and "of" behind a noun, in tokens.
_BY, _OF = 6, 4
#: The most tokens between a light verb and the noun it governs.
_GOVERNED = 9
#: The most tokens of a line that is no sentence.
_LINE = 18
_TOWNS = frozenset({"place"})
_SUBJECTS = frozenset({"person", "post", "posts", "organization", "nominal", "state"})


def fill_noun(frame: Frame, frames: Frames, clauses: Clauses, first: int, last: int) -> Filling | None:
    """Fill the places of a noun's frame.

    Args:
        frame: The frame.
        frames: All frames of its kind, with the light verbs.
        clauses: The sentence.
        first: Number of the noun's first token.
        last: Number after its last one.

    Returns:
        What is filled, or None if a place that may not be missing is, or nothing says that it happened.
    """
    start = clauses.phrase_start(first, frames.any_light)
    phrase = {token.word for token in clauses.tokens[start:first]}
    following = clauses.tokens[last].word if last < len(clauses.tokens) else ""
    if phrase & frames.words.none or following in frames.words.compounds:
        return None
    if (
        start == first
        and first
        and clauses.tokens[first - 1].word == ","
        and clauses.tokens[last - 1].word.endswith("ing")
    ):
        return None
    filling = Filling({}, first, last, first, ceiling=_ceiling(clauses, last))
    preposition = clauses.tokens[start - 1].word if start and clauses.tokens[start - 1].mark is None else ""
    head = _head(clauses, start, preposition)
    heads = frames.words.heads | clauses.grammar.people
    if frame.verbs is None and preposition in clauses.grammar.of and head not in heads:
        return None
    purpose = clauses.grammar.of | frames.words.purposes | clauses.grammar.until
    if phrase & frames.words.coming or (preposition in purpose and head in frames.words.plans):
        filling.modality = "planned"
    _add_owner(frame, filling, clauses, first)
    _add_prepositions(frame, filling, clauses, last)
    governed = _add_governor(frame, frames, filling, clauses, start, first)
    told = _add_followers(frame, frames, filling, clauses, last) or governed
    if not governed and (preposition not in clauses.grammar.of or head in frames.words.heads):
        _add_holder(frame, filling, clauses, first, preposition)
    told = (frame.verbs is None and _is_line(filling, clauses, first)) or told
    if clauses.tokens[last - 1].word.endswith("s") and clauses.tokens[last - 1].word not in frames.words.singular:
        filling.slots["_plural"] = ()
    if told:
        filling.slots["_told"] = ()
    elif frame.verbs is not None:
        told = frame.verbs.verb.fullmatch(head) is not None
    else:
        told = preposition in frames.words.occasions | frames.words.purposes or head in frames.words.heads
        filling.ceiling = _before_subject(clauses, last, filling.ceiling) if told else filling.ceiling
    places = (*frame.prepositions.values(), *filter(None, [frame.subject]))
    if any(not p.optional and p.argument not in filling.slots for p in places):
        return None
    return filling if told or (filling.slots and not frame.entry.get("told")) else None


def _ceiling(clauses: Clauses, last: int) -> int:
    """Return where a noun's clause ends; a relative clause right behind the noun belongs to it."""
    end = clauses.clause_end(last)
    tokens, grammar = clauses.tokens, clauses.grammar
    if end == len(tokens):
        return end
    relative = tokens[end].word in grammar.relative | grammar.that and end - last <= _BY
    return clauses.clause_end(end + 1) if relative or (end == last and tokens[end].word == ":") else end


def _before_subject(clauses: Clauses, last: int, ceiling: int) -> int:
    """Return where a phrase that opens a sentence ends: "At a summit in Lima on Monday | , the ministers ..."."""
    tokens = clauses.tokens
    for number in range(last, ceiling - 1):
        mark = tokens[number + 1].mark
        opens = tokens[number + 1].word in clauses.grammar.articles or (mark is not None and mark.kind in _SUBJECTS)
        if tokens[number].word == "," and (opens or tokens[number + 1].word in clauses.grammar.joiners):
            return number
    verbs = clauses.grammar.auxiliaries
    subjects = (g for g in clauses.groups if last < g.first < ceiling and not g.preposition and g.last < len(tokens))
    return next((g.first for g in subjects if tokens[g.last].word in verbs), ceiling)


def _head(clauses: Clauses, start: int, preposition: str) -> str:
    """Return the noun that a preposition before a noun's phrase belongs to: "the opening | of | the summit"."""
    if preposition not in clauses.grammar.prepositions:
        return ""
    before = reversed(clauses.tokens[max(0, start - 4) : start - 1])
    return next((t.word for t in before if t.mark is None and t.word not in clauses.grammar.articles), "")


def _add_owner(frame: Frame, filling: Filling, clauses: Clauses, first: int) -> None:
    owner = clauses.owner(first) or next((g for g in clauses.groups if g.last == first and not g.preposition), None)
    if frame.owner is not None and owner is not None and fits(frame.owner, owner):
        filling.add(frame.owner, owner, clauses.owned(owner))


def _add_prepositions(frame: Frame, filling: Filling, clauses: Clauses, last: int) -> None:
    for group in clauses.behind(last, filling.ceiling):
        place = frame.prepositions.get(group.preposition)
        near = group.first - last <= _OF and not any(t.word == "," for t in clauses.tokens[last : group.first])
        if not fits(place, group) and group.preposition in clauses.grammar.of and near:
            place = frame.owner
        if place is not None and fits(place, group) and not (group.owns and place is frame.owner):
            filling.add(place, group, clauses.owned(group))


def _add_governor(frame: Frame, frames: Frames, filling: Filling, clauses: Clauses, start: int, first: int) -> bool:
    """Add the subject of the light verb before a noun: "Chile hosted | the annual summit"."""
    found = _fronted(frame, frames, clauses, start) or _governing(frame, frames, clauses, first)
    if found is None:
        return False
    light, at, _ = found
    filling.at = at
    filling.modality = light.modality or filling.modality
    town = clauses.subject(at, _TOWNS) if light.argument == "host" else None
    if town is not None:
        filling.add("place", town, town.marks)
        return True
    opens = at == clauses.clause_start(at)
    if clauses.is_passive(at) or (opens and not clauses.tokens[at].word.endswith(("ing", "ant"))):
        return True
    subject = clauses.fronted(at) if opens else clauses.subject(at)
    if subject is not None and light.argument and (frame.subject is None or fits(frame.subject, subject)):
        own = light.argument == "participant" and any(t.word in frames.words.own for t in clauses.tokens[start:first])
        filling.add("organizer" if own else light.argument, subject, clauses.owned(subject))
    return True


def _fronted(frame: Frame, frames: Frames, clauses: Clauses, start: int) -> tuple[Light, int, int] | None:
    """Return the participle that opens a clause: "Signed in Lima in 2019, | the protocol ..."."""
    floor = clauses.clause_start(start)
    if start - floor < 2 or clauses.tokens[start - 1].word != ",":
        return None
    verbs = frames.any_light if frame.verbs is None else frame.verbs.verb
    found = verbs.match(clauses.tape.text, clauses.tokens[floor].start)
    light = (frame.verbs or frames.light(found.group())) if found is not None else None
    return (light, floor, clauses.token_at(found.end())) if light is not None else None


def _governing(frame: Frame, frames: Frames, clauses: Clauses, first: int) -> tuple[Light, int, int] | None:
    tokens = clauses.tokens
    verbs = frames.any_light if frame.verbs is None else frame.verbs.verb
    for number in range(first - 1, max(-1, first - _GOVERNED), -1):
        if number in clauses.breaks:
            return None
        found = verbs.match(clauses.tape.text, tokens[number].start)
        if (
            found is not None
            and found.end() <= tokens[first].start
            and tokens[number].word not in frames.words.occasions
        ):
            light = frame.verbs or frames.light(found.group())
            return (light, number, clauses.token_at(found.end())) if light is not None else None
        if frames.nouns.match(clauses.tape.text, tokens[number].start) is not None:
            return None
    return None


def _add_followers(frame: Frame, frames: Frames, filling: Filling, clauses: Clauses, last: int) -> bool:
    """Add whom the verbs behind a noun bring in: "took place", ", attended by X", "brought together X"."""
    told, fixed = False, False
    for light, at, end in _following(frame, frames, clauses, last, filling.ceiling):
        first = clauses.verb_start(at)
        if any(token.word in clauses.grammar.present for token in clauses.tokens[first:at]):
            filling.slots["_present"] = ()
        finite = first < at or _is_future(clauses.tokens[at].word)
        if not fixed and (not told or finite):
            filling.at, fixed = at, finite
        told = True
        filling.modality = light.modality or filling.modality
        if light.modality == "planned":
            filling.moved = end
        _add_partners(light, filling, clauses, at, end, last)
        filling.high = max(filling.high, end)
    return told


def _add_partners(light: Light, filling: Filling, clauses: Clauses, at: int, end: int, last: int) -> None:
    by = [group for group in clauses.behind(end) if group.preposition in clauses.grammar.by]
    if by and light.argument and by[0].first - end <= _BY:
        for group in by:
            filling.add(light.argument, group, clauses.owned(group))
        return
    taken = clauses.object(end) if light.takes else None
    if taken is not None:
        filling.add(light.takes, taken, clauses.owned(taken))
    subject = clauses.subject(at) if light.argument and not clauses.is_passive(at) else None
    if subject is not None and subject.first > last:
        filling.add(light.argument, subject, clauses.owned(subject))


def _following(
    frame: Frame, frames: Frames, clauses: Clauses, last: int, ceiling: int
) -> Iterator[tuple[Light, int, int]]:
    if ceiling <= last:
        return
    limit = clauses.tokens[ceiling - 1].end
    verbs = frames.any_light if frame.verbs is None else frame.verbs.verb
    for found in verbs.finditer(clauses.tape.text, clauses.tokens[last].start, limit):
        between = frames.nouns.search(clauses.tape.text, clauses.tokens[last].start, found.start())
        light = frame.verbs or frames.light(found.group())
        if between is not None or light is None:
            return
        yield light, clauses.token_at(found.start()), clauses.token_at(found.end())


def _is_future(word: str) -> bool:
    return word.endswith(("ra", "ront"))


def _add_holder(frame: Frame, filling: Filling, clauses: Clauses, first: int, preposition: str) -> None:
    """Add who the clause is about: "Ana Silva praised the plan at a meeting with Karim Benali"."""
    if frame.holder is None or not preposition:
        return
    if len(filling.slots.get(frame.holder.argument, ())) > 1 or clauses.owner(first) is not None:
        return
    partners = any(p.argument in filling.slots for p in frame.prepositions.values())
    floor = clauses.clause_start(first)
    before = (g for g in clauses.groups if floor <= g.first < first and not g.preposition and not g.owns)
    group = next((g for g in before if fits(frame.holder, g)), None) or clauses.fronted(first, frame.holder.kinds)
    if group is not None and (partners or len(group.marks) > 1 or frame.entry["type"] != "meeting"):
        filling.add(frame.holder, group, clauses.owned(group))


def _is_line(filling: Filling, clauses: Clauses, first: int) -> bool:
    """Whether a line is no sentence: "14 May: meeting of the board, Lima"."""
    tokens, grammar = clauses.tokens, clauses.grammar
    floor = clauses.clause_start(first)
    if floor and tokens[floor - 1].word == ":":
        floor = clauses.clause_start(floor - 1)
    stretch = tokens[floor : filling.ceiling]
    if len(stretch) > _LINE or any(token.word in grammar.be | grammar.have | grammar.modals for token in stretch):
        return False
    start = clauses.phrase_start(first)
    opening = tokens[floor:start] if start > floor else ()
    if any(
        t.mark is None and t.word[:1].isalpha()
        for t in opening
        if t.word not in grammar.prepositions | grammar.articles
    ):
        return False
    if not any(t.mark is not None and t.mark.kind == "date" for t in stretch):
        return False
    filling.loose, filling.floor = True, floor
    return True
