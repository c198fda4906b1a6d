"""Whose post it is, read from the words around its holder: "X of Oman", "the league named X", a post told with another.

A nationality is not an owner: "the Omani X, secretary-general" serves a body, not Oman. So states and their adjectives
count only for posts that are not those of a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.claims import Mention
from kg.extract.gaps import BODIES, SYMBOLS, Strip, Unit
from kg.extract.packs import Packs
from kg.extract.role_owners import owner_mention
from kg.extract.role_pairs import Pair
from kg.extract.role_rules import RoleRules
from kg.extract.role_times import BEGUN

_STATES = SYMBOLS["state"] + SYMBOLS["demonym"]
_AFTER = re.compile(
    r"(?: ?\([^)]*?([\ue105\ue106])[^)]*\)| (?:of|from|du|de la|de l'|d'|de) ?(?:the )?([\ue103-\ue106]))"
)
_BEFORE = re.compile(r"([\ue103-\ue106]) ?(?:'s|')? ?$")
#: "Chad - General X, chief of staff; Niger - ..."
_LISTED = re.compile(r"(?:^|[;:.*•] ?)([\ue103\ue105]) ?[-:] ?$")
_PLACED = re.compile(r"(?:in|to|at|by|with|and|à|en|par|avec|et) $")


def owner_of_pair(
    text: str, strip: Strip, pair: Pair, pairs: Sequence[Pair], packs: Packs, rules: RoleRules
) -> Mention | None:
    """Take the owner from the person ("X of Niger"), the body that appoints, or the post coordinated with it.

    Args:
        text: The document's text.
        strip: The sentence.
        pair: The person and the post, which itself names no owner.
        pairs: All pairs of the sentence.
        packs: The packs of the language.
        rules: Its rules.
    """
    person = pair.person.at
    bodies = strip.between(0, person, BODIES)
    begun = pair.status in BEGUN and pair.verb is not None and pair.verb < person
    if bodies and begun and pair.rule in ("object", "object-list", "entrusted", "capacity", "coordinated", "post-of"):
        if not _only_appoints(bodies[-1], pair, rules):
            return owner_mention(text, bodies[-1].span, packs.language)
        return None
    if rules.around["its"].search(strip.text, 0, pair.extent.start) is not None:
        return None
    beside = _beside(strip, person)
    if (
        beside is not None
        and not rules.around["party"].search(beside.span.text)
        and not (beside.symbol in _STATES and _is_of_body(strip, pair, beside, rules))
    ):
        return owner_mention(text, beside.span, packs.language)
    if pair.rule == "coordinated":
        held = [other for other in pairs if other.person is pair.person and other.extent.owner is not None]
        if held and held[-1].extent.unit.span.status == pair.extent.unit.span.status:
            return held[-1].extent.owner
    return None


def _only_appoints(body: Unit, pair: Pair, rules: RoleRules) -> bool:
    """Tell whether a body is only called "the council", and nobody knows of what: it appoints for others.

    Its president or chair it elects from its own midst.
    """
    if pair.extent.unit.span.concept in rules.lists["own_midst"]:
        return False
    return body.span.nominal and body.span.name in (None, body.span.text)


def _beside(strip: Strip, person: int) -> Unit | None:
    after = _AFTER.match(strip.text[person + 1 :])
    if after is not None:
        return strip.unit(person + 1 + (after.start(1) if after.group(1) else after.start(2)))
    listed = _LISTED.search(strip.text[:person])
    if listed is not None:
        return strip.unit(listed.start(1))
    before = _BEFORE.search(strip.text[:person])
    if before is not None and not _PLACED.search(strip.text[: before.start()]):
        return strip.unit(before.start(1))
    return None


def _is_of_body(strip: Strip, pair: Pair, beside: Unit, rules: RoleRules) -> bool:
    """Tell whether a state or adjective beside a person only says where somebody is from ("la Malienne X").

    So it does for posts that belong to bodies by their nature, for those told away from the name, and for a holder in
    a list of office-holders ("Chair: X (Oman)").
    """
    concept = pair.extent.unit.span.concept or ""
    head = concept.rpartition("+")[2].partition(":")[0]
    of_state = rules.lists["states_only"] | rules.lists["accredited_posts"] | {"chief-of-staff"}
    if concept in of_state or head in of_state:
        return False
    if {concept, head} & (rules.lists["bodies_only"] | rules.lists["bodies_near"] | rules.lists["offices"]):
        return ":" not in concept or pair.rule not in ("apposition", "title", "apposition-after")
    if head in rules.lists["own_midst"] and pair.rule == "apposition-after" and pair.extent.end < pair.person.at:
        return ":" in strip.text[pair.extent.end : pair.person.at]
    noun = beside.symbol == SYMBOLS["demonym"] and beside.at < pair.person.at and beside.span.text[:1].isupper()
    return noun and (concept in rules.lists["either"] or head not in rules.lists["own_midst"])
