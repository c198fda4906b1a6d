"""Whose post it is: the organisation or state that the words around a post name.

Looked for in this order: a possessor or adjective before ("Oman's", "the Omani"), an adjective inside ("ministre malien
de la Défense"), "of" and the like after it, "its". What only the rest of the document suggests is :func:`infer_owner`'s,
and is graded ``inferred``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.claims import Mention
from kg.extract.gaps import BODIES, OWNERS, SYMBOLS, Strip, Unit
from kg.extract.model import Reading, Span
from kg.extract.packs import Packs
from kg.extract.posts import parse_post
from kg.extract.role_rules import RoleRules, role_rules

_ORG, _NOMINAL, _STATE, _DEMONYM, _PLACE = (SYMBOLS[key] for key in ("organization", "nominal", "state", "demonym", "place"))
_PERSON_OR_POST = SYMBOLS["person"] + SYMBOLS["post"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A post with what belongs to it on the strip.

    Args:
        unit: The post.
        start: Strip position where its possessor begins.
        end: Strip position after its "of" phrases.
        owner: The organisation, state or adjective it belongs to, as a mention, or None.
        loose: The owner was only guessed from this sentence ("its").
    """

    unit: Unit
    start: int
    end: int
    owner: Mention | None
    loose: bool = False


def owner_mention(text: str, span: Span, language: str) -> Mention:
    """Return an organisation, state or demonym span as a mention that carries the full name."""
    if span.kind in ("state", "demonym") and span.concept is not None:
        return Mention(text[span.start : span.end], span.start, span.end, state_name(span.concept, span.name or span.text))
    return Mention(text[span.start : span.end], span.start, span.end, span.name or span.text)


def state_name(code: str, default: str) -> str:
    """Return the English short name of a state by its code, or the default for an unknown code."""
    from kg.territories import territory

    found = territory(code)
    return default if found is None else found.labels["en"]


def read_extent(text: str, strip: Strip, unit: Unit, packs: Packs) -> Extent:
    """Return a post with its possessor, "of" phrases and owner.

    Args:
        text: The document's text.
        strip: The sentence.
        unit: The post.
        packs: The packs of the language.
    """
    rules, words = role_rules(packs), _owner_patterns(packs)
    start, owner = _before(text, strip, unit, words, packs)
    owner = _inside(text, unit, packs) or owner
    extent = Extent(unit, start, unit.at + 1, owner)
    extent = _after(text, strip, extent, words, rules, packs)
    return extent if extent.owner is not None else _its(text, strip, extent, words, packs)


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: Any
    after: Any
    complement: Any
    its: Any


@lru_cache(maxsize=16)
def _owner_patterns(packs: Packs) -> _Patterns:
    rules = role_rules(packs)
    place = rf"{OWNERS}{_PLACE}"
    if packs.language == "en":
        before = rf"([{place}])(?: ?'s?)?(?: (?:<adjective>|most|top))* ?$"
        after = rf" ?,? ?(<prepositions>) (?:<determiner> )?(?:(?!<prepositions> |and |who )[\p{{L}}'-]+ ){{0,2}}?([{place}])"
    else:
        before = r"(?!x)x"
        after = rf" ?(<prepositions>) ?(?:<determiner> ?)?(?:(?!qui |et |de |du |des )[\p{{Ll}}-]+ (?:de la |de l'|du |des |de |d')?){{0,1}}?([{place}])|( )([{_DEMONYM}{_ORG}])"
    complement = r"(?: (?:of|for|in|on|de|d'|du|des|en|de la|de l'|à la|chargée? de|chargée? des) ?(?:the |its )?[\p{Ll}'-]+(?: (?:and |et )?[\p{Ll}'-]+){0,3}?)(?=(?: ?,)? ?(?:(?:le|la|the) )?{person}|,| <prepositions> ?(?:<determiner> ?)?[{body}{state}])"
    its = rf"(?:^|[ (])(?:{'|'.join(sorted(rules.lists['possessives']))})(?: [\p{{L}}-]+)?? ?$"
    return _Patterns(rules.compile(before), rules.compile(after), rules.compile(complement), rules.compile(its))


def _before(text: str, strip: Strip, unit: Unit, words: _Patterns, packs: Packs) -> tuple[int, Mention | None]:
    found = words.before.search(strip.text, max(0, unit.at - 60), unit.at)
    if found is None:
        return unit.at, None
    owner = strip.unit(found.start(1))
    possessive = "'" in strip.text[owner.at : unit.at]
    if owner.symbol == _PLACE:
        return (found.start(), None) if possessive else (unit.at, None)
    if owner.symbol == _STATE and not possessive and re.search(r"(?:^|[ ,])(?:in|from|to|at|near|of|and) $", strip.text[: owner.at]):
        return unit.at, None
    if owner.symbol == _NOMINAL and not possessive and strip.text[owner.at + 1 : unit.at] != " ":
        return unit.at, None
    return found.start(), owner_mention(text, owner.span, packs.language)


def _inside(text: str, unit: Unit, packs: Packs) -> Mention | None:
    post = parse_post(unit.span.text, packs.language, packs)
    if post is None or post.state is None or post.state_start is None or post.state_end is None:
        return None
    start, end = unit.span.start + post.state_start, unit.span.start + post.state_end
    return Mention(text[start:end], start, end, state_name(post.state, text[start:end]))


def _after(text: str, strip: Strip, extent: Extent, words: _Patterns, rules: RoleRules, packs: Packs) -> Extent:
    accredited = extent.unit.span.concept in rules.lists["accredited_posts"]
    for turn in range(3):
        found = words.after.match(strip.text, extent.end)
        if found is None and turn == 0:
            more = words.complement.match(strip.text, extent.end)
            if more is not None and not re.search(r"\b(?:who|qui|said|met|is|was|est|a|has|and)\b", more.group()):
                extent = replace(extent, end=more.end())
                continue
        if found is None or strip.between(extent.end, found.end(), _PERSON_OR_POST):
            break
        group = 2 if found.group(2) else 4
        owner = strip.unit(found.start(group))
        preposition = (found.group(1) or "").strip()
        end = found.end()
        tail = strip.text[end:]
        if owner.symbol == _DEMONYM and re.match(rf" [{BODIES}]", tail):
            owner, end = strip.unit(end + 1), end + 2
        elif re.match(r" ?'s ", tail):
            inner = re.match(rf" ?'s [{BODIES}]", tail)
            if inner is None:
                break
            end += inner.end()
        taken = _owns(owner, preposition, extent, accredited, rules)
        mention = owner_mention(text, owner.span, packs.language) if taken else extent.owner
        extent = replace(extent, end=end, owner=mention)
    return extent


def _owns(owner: Unit, preposition: str, extent: Extent, accredited: bool, rules: RoleRules) -> bool:
    if owner.symbol == _PLACE:
        return False
    away = preposition.split(" ")[0] in rules.lists["accredited"]
    if away and (accredited or owner.symbol in _STATE + _DEMONYM):
        return False
    if extent.owner is None:
        return True
    state_before = extent.start < extent.unit.at or len(extent.owner.text) < 20
    return owner.symbol == _ORG and not away and state_before and extent.end == extent.unit.at + 1


def _its(text: str, strip: Strip, extent: Extent, words: _Patterns, packs: Packs) -> Extent:
    if words.its.search(strip.text, 0, extent.start) is None:
        return extent
    before = strip.between(0, extent.start, OWNERS)
    after = strip.between(extent.end, len(strip.text), BODIES)
    owner = before[-1] if before else after[0] if after else None
    if owner is None:
        return extent
    return replace(extent, owner=owner_mention(text, owner.span, packs.language), loose=True)


# ---- what the rest of the document suggests


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about whose posts are whose, gathered before anything is inferred.

    Args:
        of_person: (person name, post concept) to owner.
        of_post: Post concept to the owners seen with it.
        states: Every state or demonym span with its state code, in text order.
        bodies: Every organisation span, in text order.
    """

    of_person: dict[tuple[str, str], Mention]
    of_post: dict[str, tuple[Mention, ...]]
    states: tuple[Span, ...]
    bodies: tuple[Span, ...]


def read_context(reading: Reading) -> Context:
    """Gather the states and organisations of a document."""
    spans = [span for sentence in reading.sentences for span in sentence.spans]
    return Context(
        {},
        {},
        tuple(span for span in spans if span.kind in ("state", "demonym") and span.concept),
        tuple(span for span in spans if span.kind == "organization"),
    )


def infer_owner(
    text: str, reading: Reading, context: Context, person: str, concept: str, at: int, sentence: tuple[int, int], packs: Packs
) -> Mention | None:
    """Return the owner that the document suggests for a post whose sentence gives none, or None if that is not safe.

    Args:
        text: The document's text.
        reading: The document.
        context: What it says elsewhere.
        person: The holder's name.
        concept: The post.
        at: Document offset of the post.
        sentence: Start and end of the sentence.
        packs: The packs of the language.
    """
    rules = role_rules(packs)
    known = context.of_person.get((person, concept))
    if known is not None:
        return known
    seen = {mention.name: mention for mention in context.of_post.get(concept, ())}
    if len(seen) == 1:
        return next(iter(seen.values()))
    if _in_list(concept, rules.lists["states_only"]):
        return _state_nearby(text, context, at, sentence, packs)
    if _in_list(concept, rules.lists["bodies_only"]):
        return _main_body(text, reading, context, sentence, packs)
    return None


def _in_list(concept: str, keys: frozenset[str]) -> bool:
    return concept in keys or concept.split(":")[0] in keys


def _state_nearby(text: str, context: Context, at: int, sentence: tuple[int, int], packs: Packs) -> Mention | None:
    start, end = sentence
    near = [span for span in context.states if start <= span.start < at]
    if len({span.concept for span in near}) == 1:
        return owner_mention(text, near[-1], packs.language)
    if near:
        return None
    counts = Counter(span.concept for span in context.states)
    if not counts:
        return None
    (code, count), *others = counts.most_common(2)
    if count >= 2 and (not others or count > 2 * others[0][1]) and count >= 0.5 * counts.total():
        before = [span for span in context.states if span.concept == code]
        return owner_mention(text, before[0], packs.language)
    return None


def _main_body(text: str, reading: Reading, context: Context, sentence: tuple[int, int], packs: Packs) -> Mention | None:
    here = [span for span in context.bodies if sentence[0] <= span.start < sentence[1]]
    here = [span for span in here if not span.nominal] or here
    names = {span.name or span.text for span in here}
    if len(names) == 1:
        return owner_mention(text, here[0], packs.language)
    if here or reading.organization is None:
        return None
    same: Sequence[Span] = [span for span in context.bodies if span.name == reading.organization]
    return owner_mention(text, same[0], packs.language) if same else None
