"""Whose post it is: the organisation or state that the words around a post name.

Looked for in this order: a possessor or adjective before ("Oman's", "the Omani"), an adjective inside ("ministre malien
de la Défense"), "of" and the like after it, "its". What only the rest of the document suggests is the business of
:mod:`~kg.extract.role_context`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.claims import Mention
from kg.extract.gaps import BODIES, OWNERS, SYMBOLS, Strip, Unit
from kg.extract.model import Span
from kg.extract.packs import Packs
from kg.extract.posts import parse_post
from kg.extract.role_rules import RoleRules, role_rules

_ORG, _NOMINAL, _STATE, _DEMONYM, _PLACE = (
    SYMBOLS[key] for key in ("organization", "nominal", "state", "demonym", "place")
)
_PERSON_OR_POST = SYMBOLS["person"] + SYMBOLS["post"]


#: A complement holds no verb and does not end in a preposition or article.
_COMPLEMENT_ENDS = re.compile(
    r"\b(?:who|qui|said|met|is|was|est|a|has|and)\b|(?:[ ']|^)(?:of|for|in|on|to|by|the|de|du|des|d'|à|au|la|le|l'|et)$"
)
_ACRONYM = re.compile(r"(?<![\w.])(?P<owner>[A-Z]{3,9})['’]s $")
#: Forces behind the adjective of a state: "commander of the Omani Air Force".
_FORCES = re.compile(
    r" (?:Royal )?(?:Air Force|Navy|Army|Coast ?guard|National Guard|Marine Corps|(?:Armed|Land|Naval) Forces)(?!\w)"
)
#: "président de la République | démocratique du Congo": a state whose name begins inside the post.
_REPUBLIC = re.compile(
    r"R[ée]publi(?:que|c)(?P<rest>(?: [a-zé]+)?(?: of (?:the )?| du | de | de la | d['’])[A-Z][\w'’-]+)"
)
#: Adjectives behind the name of a body that the recogniser left out.
_ADJECTIVES = re.compile(
    rf"(?: (?!et |qui |a |est |pour |en |au |à |de |du |par )[^\W\d_]{{4,}}){{1,2}}(?= ?,| ?{SYMBOLS['person']})"
)


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
        return Mention(
            text[span.start : span.end], span.start, span.end, state_name(span.concept, span.name or span.text)
        )
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
    rules = role_rules(packs)
    named = _formation(text, strip, unit, rules)
    if named is not None:
        return named
    start, owner = _before(text, strip, unit, rules, packs)
    owner = _republic(text, unit) or _inside(text, unit, packs) or owner or _acronym_before(text, unit)
    extent = Extent(unit, start, unit.at + 1, owner)
    extent = _after(text, strip, extent, rules, packs)
    return extent if extent.owner is not None else _its(text, strip, extent, rules, packs)


def _formation(text: str, strip: Strip, unit: Unit, rules: RoleRules) -> Extent | None:
    """Cut a post where the name of a force begins: "commandant de la | Force d'attente du Liptako"."""
    span = unit.span
    found = rules.around["formation"].search(text, span.start, span.end + 90)
    if found is None or found.start() > span.end:
        return None
    start, end = found.span("owner")
    if any(other.symbol == _ORG and other.span.start <= start and end <= other.span.end for other in strip.units):
        return None
    cut = min(span.end, found.start())
    behind = next((at for at, offset in enumerate(strip.offsets) if offset >= end), len(strip.offsets))
    owner = Mention(text[start:end], start, end, " ".join(text[start:end].split()))
    whole = replace(unit, span=replace(span, end=cut, text=text[span.start : cut]))
    return Extent(whole, unit.at, max(unit.at + 1, behind), owner)


def _republic(text: str, unit: Unit) -> Mention | None:
    """Return the state whose name begins inside a post: "président de la République démocratique du Congo"."""
    from kg.territories import find_territory

    found = _REPUBLIC.search(text, unit.span.start, unit.span.end + 60)
    if found is None or not found.start() < unit.span.end <= found.start("rest"):
        return None
    state = find_territory(found.group())
    return None if state is None else Mention(found.group(), found.start(), found.end(), state.labels["en"])


def _acronym_before(text: str, unit: Unit) -> Mention | None:
    """Take capitals with an apostrophe right before a post as a body that nobody recognised: "NATO's director"."""
    found = _ACRONYM.search(text, max(0, unit.span.start - 16), unit.span.start)
    if found is None:
        return None
    start, end = found.span("owner")
    return Mention(text[start:end], start, end, text[start:end])


def _before(text: str, strip: Strip, unit: Unit, rules: RoleRules, packs: Packs) -> tuple[int, Mention | None]:
    found = rules.around["before"].search(strip.text, max(0, unit.at - 60), unit.at)
    if found is None:
        return unit.at, None
    owner = strip.unit(found.start("owner"))
    possessive = "'" in strip.text[owner.at : unit.at]
    if owner.symbol == _PLACE:
        return (found.start(), None) if possessive else (unit.at, None)
    if (
        owner.symbol == _STATE
        and not possessive
        and re.search(r"(?:^|[ ,])(?:in|from|to|at|near|of|and) $", strip.text[: owner.at])
    ):
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


def _after(text: str, strip: Strip, extent: Extent, rules: RoleRules, packs: Packs) -> Extent:
    accredited = extent.unit.span.concept in rules.lists["accredited_posts"]
    for turn in range(3):
        found = rules.around["after"].match(strip.text, extent.end)
        if found is None and turn == 0:
            more = rules.around["complement"].match(strip.text, extent.end)
            if more is not None and _COMPLEMENT_ENDS.search(more.group()) is None:
                extent = replace(extent, end=more.end())
                continue
        if found is None or strip.between(extent.end, found.end(), _PERSON_OR_POST):
            break
        owner = strip.unit(found.start("owner"))
        preposition = found.group("preposition").strip()
        end = found.end()
        tail = strip.text[end:]
        if owner.symbol == _DEMONYM and re.match(rf" [{BODIES}]", tail):
            owner, end = strip.unit(end + 1), end + 2
        elif (adjectives := _ADJECTIVES.match(tail)) is not None and packs.language == "fr" and owner.symbol in BODIES:
            end += adjectives.end()
        elif re.match(r" ?'s ", tail):
            inner = re.match(rf" ?'s [{BODIES}]", tail) or (
                rules.around["part_of"].match(tail) if owner.symbol in BODIES else None
            )
            if inner is None:
                break
            end += inner.end()
        taken = _owns(owner, preposition, extent, accredited, rules)
        mention = owner_mention(text, owner.span, packs.language) if taken else extent.owner
        forces = _FORCES.match(text, owner.span.end) if taken and owner.symbol == _DEMONYM else None
        if forces is not None:
            start, stop = owner.span.start, forces.end()
            mention = Mention(text[start:stop], start, stop, text[start:stop])
        extent = replace(extent, end=end, owner=mention)
    return extent if extent.owner is not None else _unknown_body(text, strip, extent, rules)


def _unknown_body(text: str, strip: Strip, extent: Extent, rules: RoleRules) -> Extent:
    """Take capitals behind "of the" as the name of a body that nobody recognised."""
    found = rules.around["unknown"].match(text, extent.unit.span.end)
    if found is None:
        return extent
    start, end = found.span("owner")
    taken = [unit for unit in strip.units if unit.span.start < end and unit.span.end > start]
    behind = next((at for at, offset in enumerate(strip.offsets) if offset >= end), len(strip.offsets))
    if taken:
        return extent
    return replace(
        extent,
        end=max(extent.end, behind),
        owner=Mention(text[start:end], start, end, " ".join(text[start:end].split())),
    )


def _owns(owner: Unit, preposition: str, extent: Extent, accredited: bool, rules: RoleRules) -> bool:
    if owner.symbol == _PLACE:
        return False
    away = preposition.split(" ", maxsplit=1)[0] in rules.lists["accredited"]
    if away and (accredited or owner.symbol in _STATE + _DEMONYM):
        return False
    if extent.owner is None:
        return True
    if accredited:
        return False
    state_before = extent.start < extent.unit.at or len(extent.owner.text) < 20
    return owner.symbol == _ORG and not away and state_before and extent.end == extent.unit.at + 1


def _its(text: str, strip: Strip, extent: Extent, rules: RoleRules, packs: Packs) -> Extent:
    if rules.around["its"].search(strip.text, 0, extent.start) is None:
        return extent
    before = strip.between(0, extent.start, OWNERS)
    after = strip.between(extent.end, len(strip.text), _NOMINAL)
    concept = extent.unit.span.concept or ""
    if concept.partition(":")[0] in rules.lists["states_only"]:
        before, after = strip.between(0, extent.start, _STATE + _DEMONYM), ()
    else:
        before = tuple(unit for unit in before if unit.symbol in BODIES) or before
    owner = before[-1] if before else after[0] if after else None
    if owner is None:
        return extent
    return replace(extent, owner=owner_mention(text, owner.span, packs.language), loose=True)
