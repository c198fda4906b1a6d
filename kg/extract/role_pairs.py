"""Which person holds which post in one sentence, by the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.gaps import SYMBOLS, Strip, Unit, clean_gap
from kg.extract.role_owners import Extent
from kg.extract.role_rules import GapRule, RoleRules

_PERSON, _POST = SYMBOLS["person"], SYMBOLS["post"]
_BOTH = _PERSON + _POST


#: "X of Oman", "X from Chad": where somebody comes from, between a name and what follows.
_OF_STATE = re.compile(rf"^ (?:of|from|du|de la|de l'|d'|de) ?(?:the )?{SYMBOLS['state']}(?! ?'s)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and a post that belong together.

    Args:
        extent: The post.
        person: The person.
        score: How sure the words are.
        rule: The name of the rule.
        status: What the rule says about the status, or None.
        verb: Strip position of the verb that says so, or None.
        time_from: Strip position after which a date in the same clause dates it; None if no verb ties it to a date.
    """

    extent: Extent
    person: Unit
    score: float
    rule: str
    status: str | None = None
    verb: int | None = None
    time_from: int | None = None


def find_pairs(strip: Strip, extents: Sequence[Extent], rules: RoleRules) -> tuple[Pair, ...]:
    """Return the pairs of a sentence, each post with the person that the words around it name best.

    Args:
        strip: The sentence.
        extents: Its posts.
        rules: The rules of the language.
    """
    people = strip.between(0, len(strip.text), _PERSON)
    scored = [
        pair
        for extent in extents
        for person in _neighbours(extent, people)
        if (pair := _score(strip, extent, person, rules)) is not None
    ]
    best: dict[int, Pair] = {}
    for pair in scored:
        held = best.get(pair.extent.unit.at)
        if held is None or _rank(pair) > _rank(held):
            best[pair.extent.unit.at] = pair
    pairs = [pair for pair in best.values() if pair.score >= rules.threshold and not _is_aside(strip, pair, rules)]
    pairs = _swap_lists(strip, pairs, people, rules)
    pairs += _plural(strip, extents, pairs, people, rules)
    pairs = [pair for pair in pairs if not _is_lone(strip, pair, pairs, rules)]
    pairs += _coordinated(strip, extents, pairs, rules)
    pairs = [_ended(strip, pair, rules) for pair in pairs]
    pairs += [begun for pair in pairs if (begun := read_begun(strip, pair, rules)) is not None]
    return tuple(sorted(pairs, key=lambda pair: (pair.extent.unit.at, pair.person.at)))


def _is_aside(strip: Strip, pair: Pair, rules: RoleRules) -> bool:
    """Tell whether post and person stand side by side by chance.

    Only somebody's words stand behind the post ("The chief of staff, X said, was late"); the post is that of who speaks
    ("X left, a spokesperson confirmed"), of others in a list ("X, the ambassadors of"), a label ("Point of contact:
    X"), or of nobody yet ("the first minister to go there").
    """
    post, person, behind = pair.extent.unit, pair.person.at, strip.text[pair.extent.end :]
    gap = strip.text[person + 1 : pair.extent.start] if person < post.at else strip.text[pair.extent.end : person]
    if pair.rule == "apposition-after":
        said = "," in gap and rules.around["parenthetic"].match(strip.text, person + 1) is not None
        return said or (post.span.concept == "contact-point" and ":" in gap)
    if pair.rule == "apposition":
        speaks = re.search(r"(?:^|\W)(?:an?|une?) $", gap) and rules.around["speaks"].match(behind)
        return bool(speaks) or (post.span.plural and re.search(r", ?(?:les|the) ?$", gap) is not None)
    return pair.rule == "copula" and rules.around["first_to"].match(behind) is not None


def _neighbours(extent: Extent, people: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the last person before a post and the first one behind it; nobody further off counts."""
    place = bisect_left([person.at for person in people], extent.unit.at)
    return tuple(people[max(0, place - 1) : place + 1])


def _ended(strip: Strip, pair: Pair, rules: RoleRules) -> Pair:
    """Turn "The army chief, X, was dismissed in June" into the end of the post."""
    if pair.verb is not None or pair.extent.unit.span.status == "former":
        return pair
    end = max(pair.extent.end, pair.person.at + 1)
    for status, pattern in rules.endings:
        match = pattern.match(strip.text, end)
        if match is not None:
            return replace(pair, status=status, verb=match.start(1), time_from=match.end())
    return pair


def read_begun(strip: Strip, pair: Pair, rules: RoleRules) -> Pair | None:
    """Add the beginning that a clause behind tells: "The army chief, X, who took over in January 2022,".

    Args:
        strip: The sentence.
        pair: A person and a post told without a verb that dates it.
        rules: The rules of the language.
    """
    end = max(pair.extent.end, pair.person.at + 1)
    for status, pattern in rules.beginnings:
        match = pattern.match(strip.text, end)
        if match is not None and (pair.verb is None or pair.status == "current"):
            return replace(pair, rule="beginning", status=status, verb=match.start(1), time_from=match.end() - 1)
    return None


def _rank(pair: Pair) -> tuple[float, int]:
    return pair.score, -abs(pair.person.at - pair.extent.unit.at)


def _score(strip: Strip, extent: Extent, person: Unit, rules: RoleRules) -> Pair | None:
    first = person.at < extent.unit.at
    low, high = (person.at + 1, extent.start) if first else (extent.end, person.at)
    between = strip.between(min(low, high), extent.unit.at if first else high, _BOTH)
    if any(unit.symbol == _PERSON for unit in between) or len(between) > 2:
        return None
    raw = strip.text[low : max(low, high)]
    possessed = first and re.match(r" ?'s?(?![\w])", strip.text[person.at + 1 : person.at + 4]) is not None
    if first and between:
        lead = [unit for unit in between if unit.symbol == _POST][-1]
        raw = strip.text[lead.at + 1 : max(lead.at + 1, high)]
        raw = re.sub(r"^(?: of| for| de| du| de la| de l'| des| d')?(?: the)? ?[\ue103-\ue107]", "", raw)
    gap = clean_gap(raw, rules.dates)
    gap = _OF_STATE.sub("", gap) if first else gap
    owned = first and rules.around["owned_by"].search(strip.text, max(0, person.at - 60), person.at) is not None
    found: Pair | None = None
    for rule in rules.gaps:
        if rule.concepts and extent.unit.span.concept not in rule.concepts:
            continue
        if owned and rule.before is None and rule.verb and rule.id != "term":
            continue
        if rule.person_first != first or rule.across != bool(between) or (possessed and rule.id != "term"):
            continue
        if (found is None or rule.weight > found.score) and _fits(rule, strip, raw, gap, min(person.at, extent.start)):
            found = Pair(extent, person, rule.weight, rule.id, rule.status)
            found = _with_verb(strip, found, rule, rules)
    return found


def _fits(rule: GapRule, strip: Strip, raw: str, gap: str, start: int) -> bool:
    if rule.raw is not None:
        return rule.raw.search(raw) is not None
    if len(gap.split()) > rule.words or rule.gap.search(gap) is None:
        return False
    return rule.before is None or rule.before.search(strip.text, max(0, start - 90), start) is not None


def _with_verb(strip: Strip, pair: Pair, rule: GapRule, rules: RoleRules) -> Pair:
    if not rule.verb:
        return pair
    person, post = pair.person.at, pair.extent.start
    low, high = (person + 1, post) if rule.person_first else (pair.extent.end, person)
    found = _last_verb(rules, strip.text, low, high)
    if found is None:
        found = _last_verb(rules, strip.text, max(0, min(person, post) - 90), min(person, post))
    end = max(pair.extent.end, person + 1)
    if found is None:
        return replace(pair, time_from=end)
    at, status = found
    if rule.status == "current":
        status = "former" if rules.past.search(strip.text, low, max(low, high)) else "current"
    else:
        status = rule.status or status
    return replace(pair, status=status, verb=at, time_from=end)


def _last_verb(rules: RoleRules, text: str, low: int, high: int) -> tuple[int, str] | None:
    last: tuple[int, str] | None = None
    for match in rules.verbs.finditer(text, low, max(low, high)):
        last = (match.start(), rules.statuses[match.lastindex - 1])
    return last


def _swap_lists(strip: Strip, pairs: list[Pair], people: Sequence[Unit], rules: RoleRules) -> list[Pair]:
    """In "P1, Q1, P2, Q2" give each person the post behind, not the one in front."""
    kept: list[Pair] = []
    for pair in pairs:
        if pair.rule == "apposition-after":
            before = [person for person in people if person.at < pair.extent.start]
            gap = strip.text[before[-1].at + 1 : pair.extent.start] if before else "x"
            free = before and not any(other.person is before[-1] for other in pairs)
            if free and rules.around["listed"].search(gap):
                kept.append(replace(pair, person=before[-1], rule="apposition"))
                continue
        kept.append(pair)
    return kept


def _plural(
    strip: Strip, extents: Sequence[Extent], pairs: Sequence[Pair], people: Sequence[Unit], rules: RoleRules
) -> list[Pair]:
    """Give every person of a list the plural post in front of it."""
    found = []
    for pair in pairs:
        if not pair.extent.unit.span.plural or pair.person.at < pair.extent.unit.at:
            continue
        last = pair.person
        for person in people:
            gap = clean_gap(strip.text[last.at + 1 : person.at], rules.dates)
            if person.at > last.at and rules.around["people"].search(gap):
                found.append(replace(pair, person=person, rule="list"))
                last = person
    return found


def _is_lone(strip: Strip, pair: Pair, pairs: Sequence[Pair], rules: RoleRules) -> bool:
    """Tell whether a plural post is followed by one name only: "after years with the Chiefs, X went home"."""
    if pair.rule != "apposition-after" or not pair.extent.unit.span.plural:
        return False
    several = sum(other.extent is pair.extent for other in pairs) > 1
    return not several and rules.around["one_of"].search(strip.text, 0, pair.extent.start) is None


def _coordinated(strip: Strip, extents: Sequence[Extent], pairs: list[Pair], rules: RoleRules) -> list[Pair]:
    """Let a post that is joined to another by "and" share its person."""
    found: list[Pair] = []
    ordered = sorted(extents, key=lambda extent: extent.unit.at)
    for one, two in pairwise(ordered):
        if one.end > two.start or strip.between(one.end, two.start, _PERSON):
            continue
        gap = clean_gap(strip.text[one.end : two.start], rules.dates)
        if rules.around["joined"].search(gap) is None or not re.search(r"and|et|,|puis|also|ainsi", gap):
            continue
        left = [pair for pair in (*pairs, *found) if pair.extent is one]
        right = [pair for pair in (*pairs, *found) if pair.extent is two]
        if left and not right and left[0].rule != "title":
            found += [replace(pair, extent=two, rule="coordinated", score=pair.score - 0.4) for pair in left]
        elif right and not left and right[0].person.at > two.unit.at and _shares(strip, gap, right[0], rules):
            found += [replace(pair, extent=one, rule="coordinated", score=pair.score - 0.4) for pair in right]
    return found


def _shares(strip: Strip, gap: str, pair: Pair, rules: RoleRules) -> bool:
    definite = rules.around["definite"]
    if definite.search(gap) or definite.search(strip.text, 0, pair.extent.start):
        return False
    return pair.rule != "title" or pair.extent.unit.span.text[:1].islower()
