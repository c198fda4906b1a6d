"""One holder after another: "X succeeded Y as secretary-general" says something about both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.gaps import SYMBOLS, Strip, Unit
from kg.extract.role_owners import Extent
from kg.extract.role_pairs import Pair
from kg.extract.role_rules import RoleRules

_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|being|is|été|est|sera|était)(?: \w+)? (?:succeeded|replaced|followed|remplacée?|suivie?)\b"
)
_HANDS_ON = re.compile(r"\bhand|\brem(?:is|et)|relinquish|\bpass|\bc[èé]d|transm|laiss|confi")
_NOUN = re.compile(r"(?:son|sa|his|her|whose|'s)(?: \w+)? (?:successor|replacement|successeure?|remplaçante?)\b")
#: The most words between the two.
_WORDS = 20
#: "followed by X (2003-2010) and by Y".
_CHAIN = re.compile(
    r"(?: ?\([^)]*\))? ?,?(?: (?:and|et))?(?: then| puis)?(?: ?, [\w-]+(?: [\w-]+){0,3} ?,)? ?(?:by|par)"
    r"(?: (?:the|le|la) )? ?$"
)
#: A semicolon, but for one before "he was followed by".
_OTHER_CLAUSE = re.compile(r";(?! (?:and |et )?(?:he|she|who|il|elle|qui|lui|to) )")
_FROM = re.compile(r"from|de$|du$|d'$")


def add_successions(
    strip: Strip, pairs: Sequence[Pair], extents: Sequence[Extent], rules: RoleRules, busy: frozenset[int] = frozenset()
) -> tuple[Pair, ...]:
    """Give predecessor and successor the same post, one as former and one as appointed.

    Args:
        strip: The sentence.
        pairs: What the gaps said.
        extents: The posts of the sentence.
        rules: The rules of the language.
        busy: Strip positions of people to whom a verb or noun gives the post that changes hands.

    Returns:
        The pairs, those of a succession with their status set and the missing ones added.
    """
    found = list(pairs)
    for new, old, verb in list_successions(strip, rules):
        one, two = sorted((new, old), key=lambda unit: unit.at)
        left = [pair.extent for pair in found if _is_left(pair, new)]
        others = [extent for extent in extents if extent not in left]
        post = _post_in_play(strip, one, two, [pair for pair in found if pair.extent not in left], others, rules)
        if post is None or (post.rule == "title" and busy & {one.at, two.at}):
            continue
        found = [pair for pair in found if not (pair.extent is post.extent and pair.person in (one, two))]
        told = replace(post, rule="succession", verb=verb, time_from=max(post.extent.end, two.at + 1))
        found.append(replace(told, person=new, status="appointed"))
        found.append(replace(told, person=old, status="former"))
    return tuple(sorted(found, key=lambda pair: (pair.extent.unit.at, pair.person.at)))


def list_successions(strip: Strip, rules: RoleRules) -> tuple[tuple[Unit, Unit, int], ...]:
    """List who follows whom in a sentence: successor, predecessor and the strip position of the verb that says so.

    Args:
        strip: The sentence.
        rules: The rules of the language.
    """
    found: list[tuple[Unit, Unit, int]] = []
    for one, two in pairwise(strip.between(0, len(strip.text), SYMBOLS["person"])):
        verb = _verb(strip, one, two, rules)
        if verb is not None and one.span.name != two.span.name:
            found.append((*_order(strip, one, two, verb), verb))
        elif verb is None and found and found[-1][0] is one and _CHAIN.match(strip.text[one.at + 1 : two.at]):
            found.append((two, one, found[-1][2]))
    return tuple(found)


def _is_left(pair: Pair, successor: Unit) -> bool:
    """Tell whether a pair is what the successor was before: "X, until then the navy's deputy chief, succeeds Y"."""
    left = pair.status == "former" and pair.rule != "capacity"
    return pair.person is successor and (left or pair.extent.unit.span.status == "former")


def _verb(strip: Strip, one: Unit, two: Unit, rules: RoleRules) -> int | None:
    between = strip.text[one.at : two.at]
    found = rules.succeed.search(between)
    if found is None or _OTHER_CLAUSE.search(between) or len(between.split()) > _WORDS:
        return None
    if any(re.search(words, between) for words in rules.lists["indefinite_succession"]):
        return None
    return one.at + int(found.start())


def _post_in_play(
    strip: Strip, one: Unit, two: Unit, pairs: Sequence[Pair], extents: Sequence[Extent], rules: RoleRules
) -> Pair | None:
    """Return the post that changes hands: one told with "as", one that a holder has, or the only one left."""
    for extent in extents:
        if one.at < extent.start and rules.around["as_before"].search(strip.text, one.at, extent.start) is not None:
            return Pair(extent, two, 1.8, "succession")
    held = [pair for pair in pairs if pair.person in (one, two)]
    told = [pair for pair in held if pair.rule != "title"]
    if told:
        own = [pair for pair in told if pair.person is two and pair.extent.start > two.at and pair.status != "former"]
        kept = [pair for pair in told if pair not in own or not extents]
        return kept[0] if kept else None
    if held and len(extents) == len(held):
        return held[0]
    free = [extent for extent in extents if not any(pair.extent is extent for pair in pairs)]
    if len(free) != 1:
        return None
    return Pair(free[0], two, 1.8, "succession")


def _order(strip: Strip, one: Unit, two: Unit, verb: int) -> tuple[Unit, Unit]:
    """Return successor and predecessor."""
    gap = strip.text[one.at + 1 : two.at]
    passive = (
        _PASSIVE.search(gap) is not None
        or re.search(r"(?:succeeded|replaced|remplacée?|suivie?)\b[^,;]* (?:by|par) ", gap) is not None
    )
    hands = _HANDS_ON.search(strip.text[verb : two.at]) is not None and _FROM.search(gap.strip()) is None
    return (two, one) if passive or hands or _NOUN.search(gap) else (one, two)


def find_successors(strip: Strip, rules: RoleRules) -> tuple[tuple[Unit, str, str, int], ...]:
    """Find people told only by whom they follow or precede: "His successor, X".

    Args:
        strip: The sentence.
        rules: The rules of the language.

    Returns:
        Person, rule, status and strip position of the words that say so, in the order of the packs.
    """
    return tuple(
        (strip.unit(match.start("person")), rule, status, match.start("verb"))
        for rule, status, pattern in rules.successors
        for match in pattern.finditer(strip.text)
    )
