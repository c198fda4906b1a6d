"""Decide whether a claim meets a gold fact: names, organizations, places, posts and dates, then each kind of fact.

Strict on purpose: a name must end with the same token and may add nothing, a post may not change its head or its rank
("deputy", "vice"), a date may not contradict. Nothing here knows how a claim was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from kg.claims import Claim, Mention
from kg.edtf import fill_year, is_yearless
from kg.errors import KgError
from kg.extract.posts import parse_post
from kg.territories import find_place, find_territory
from kg.times import intersect, parse_edtf

Fact = Mapping[str, Any]
Verdict = Literal["none", "exact", "compatible", "wrong"]

_SMALL = frozenset("a an and at d de des du et for in l la le les of on the to und y".split())
_DEPUTY = frozenset("adjoint adjointe assistant deputy under vice sous".split())
_PAST = ("former", "ended", "resigned", "dismissed", "died")
_BEGUN = ("appointed", "elected")
_NEAR = ({"meeting", "visit", "conference"}, {"launch", "founding"})
_WAYS = {"joined": "member", "founding": "member"}
_PARTICLES = frozenset("al bin ibn bint el ould mint".split())


@dataclass(frozen=True)
class Gold:
    """The facts of one document, with the forms of its names."""

    doc: str
    language: str
    published: str | None
    facts: Mapping[str, list[Fact]]
    persons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organizations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_gold(found: Mapping[str, Any]) -> Gold:
    """Return what a gold JSON file says; a person in office is observed at the events that the person attends."""
    lists = {name: list(value) for name, value in found.items() if isinstance(value, list)}
    for role in lists.get("roles", []):
        if role["status"] in ("current", "acting", "appointed", "elected"):
            attended = [event for event in lists["events"] if role["person"] in event["participants"]]
            seen = [value for event in attended for value in dates(event)]
            role["accept_dates"] = [*role.get("accept_dates", []), *seen]
    lists["memberships"] += [{**fact, "kind": "not_member"} for fact in lists.pop("negative_memberships")]
    persons = {person["name"]: (person["name"], *person["aliases"]) for person in lists["persons"]}
    forms = {o["name"]: (o["name"], *filter(None, [o["acronym"]]), *o["surface"]) for o in lists["organizations"]}
    return Gold(found["doc"], found["language"], found["published"], lists, persons, forms)


@cache
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without accents, case, punctuation and small words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    found = re.findall(r"\w+", plain.replace("’", "'"))
    return tuple(word for word in found if word not in _SMALL)


def said(mention: Mention) -> str:
    """Return what a mention stands for inside its document."""
    return mention.name or mention.text


def overlap(left: str, right: str) -> bool:
    """Return whether at least half of the words of the longer text are words of the other."""
    one, other = set(words(left)), set(words(right))
    return bool(one and other) and 2 * len(one & other) >= max(len(one), len(other))


def same_person(name: str, forms: Iterable[str]) -> bool:
    """Return whether a name ends as one of the forms does and has no token that contradicts it.

    >>> same_person("Ofori-Atta", ["Kwabena Ofori-Atta"]), same_person("Kofi Ofori-Atta", ["Kwabena Ofori-Atta"])
    (True, False)
    """
    given = words(name)
    for form in map(words, forms):
        if given and form and given[-1] == form[-1] and set(given) <= {*form, *_PARTICLES}:
            return True
    return False


def same_organization(name: str, meant: str, gold: Gold, also: Iterable[str] = ()) -> bool:
    """Return whether a name means an organization or state of the gold facts."""
    if name == meant:
        return True
    territories = find_territory(name), find_territory(meant)
    if all(territories):
        return territories[0] == territories[1]
    forms = [*gold.organizations.get(meant, (meant,)), *also]
    if any(words(name) == words(form) for form in forms):
        return True
    longest, given = set(words(meant)), set(words(name))
    return len(longest & given) > 1 and (longest <= given or given <= longest)


def same_party(name: str, meant: str, gold: Gold) -> bool:
    """Return whether a name means a person, organization or state that takes part in something."""
    if meant in gold.persons:
        return same_person(name, gold.persons[meant])
    return same_organization(name, meant, gold)


def same_place(name: str, meant: str | None) -> bool:
    """Return whether two names mean one place."""
    if meant is None:
        return False
    if words(name) == words(meant):
        return True
    places = find_place(name), find_place(meant)
    return all(places) and places[0] == places[1]


def same_post(claimed: str, fact: Fact, language: str) -> bool:
    """Return whether the words of a claim name the post of a fact: one concept, or most words and one head.

    >>> same_post("chairman", {"post": "chair", "post_class": "chair"}, "en")
    True
    >>> same_post("deputy director", {"post": "director", "post_class": "director"}, "en")
    False
    """
    post = fact["post"]
    known = {*words(post), *words(fact["post_class"].replace("_", " "))}
    given = set(words(claimed))
    if bool(given & _DEPUTY) != bool(known & _DEPUTY):
        return False
    one, other = parse_post(claimed, language), parse_post(post, language)
    if one is None or other is None:
        return 2 * len(given & known) >= len(given) > 0
    if one.concept == other.concept:
        return True
    return one.head == other.head and (None in (one.portfolio, other.portfolio) or one.portfolio == other.portfolio)


def is_weak_post(claimed: str, language: str) -> bool:
    """Return whether the words say only that somebody led something ("who heads it")."""
    post = parse_post(claimed, language)
    return post is not None and post.weak


def dates(fact: Fact) -> tuple[str, ...]:
    """Return the dates that a fact states: start, end, both, or when it was seen."""
    if "date_start" in fact:
        start, end = fact["date_start"], fact.get("date_end")
        return tuple(filter(None, [f"{start}/{end}" if start and end else start or end]))
    start, end = fact.get("start"), fact.get("end")
    both = [f"{start}/{end}"] if start and end else []
    return (*filter(None, [start, end]), *both)


def compare_date(edtf: str, fact: Fact) -> Verdict:
    """Return whether a claim's date is what a fact says, only agrees with it, or contradicts it."""
    if edtf in fact.get("wrong_dates", ()):
        return "wrong"
    start, end = fact.get("start"), fact.get("end")
    open_ended = [f"{start}/.."] * bool(start) + [f"../{end}"] * bool(end)
    values = [*dates(fact), *open_ended, *fact.get("accept_dates", ()), *filter(None, [fact.get("observed_on")])]
    if edtf in values:
        return "exact"
    lasting = "date_start" not in fact
    return "compatible" if not values or any(_agree(edtf, value, lasting) for value in values) else "wrong"


def _agree(edtf: str, value: str, lasting: bool) -> bool:
    year = re.search(r"\d{4}", value)
    try:
        if is_yearless(edtf) and year is not None:
            edtf = fill_year(edtf, int(year[0]))
        left, right = parse_edtf(edtf), parse_edtf(value)
    except KgError:
        return False
    if lasting:
        return intersect(left, right) is not None
    begins, ends = (left.start_earliest, right.start_earliest), (left.end_latest, right.end_latest)
    pairs = zip(begins, reversed(ends), strict=True)
    return all(begin is None or end is None or begin <= end for begin, end in pairs)


def names(claim: Claim, *arguments: str) -> list[str]:
    """Return what the mentions of some arguments of a claim stand for."""
    return [said(mention) for argument in arguments for mention in claim.arguments.get(argument, ())]


def meets_role(fact: Fact, claim: Claim, gold: Gold) -> bool:
    posts = {text for mention in claim.arguments["post"] for text in (mention.text, said(mention))}
    person = same_person(names(claim, "person")[0], gold.persons[fact["person"]])
    return person and any(same_post(text, fact, gold.language) for text in posts) and _status_agrees(fact, claim)


def meets_role_fully(fact: Fact, claim: Claim, gold: Gold) -> bool:
    also = fact.get("accept_orgs", ())
    organizations = names(claim, "organization")
    in_organization = any(
        same_organization(name, meant, gold) for name in organizations for meant in (fact["organization"], *also)
    )
    return in_organization and meets_role(fact, claim, gold)


def _status_agrees(fact: Fact, claim: Claim) -> bool:
    true, said_status = fact["status"], claim.status or "current"
    coming = fact.get("planned", False) or true == "designate"
    if claim.modality == "planned" or said_status == "designate":
        return coming or true in _BEGUN
    if coming or said_status in _BEGUN:
        return said_status in _BEGUN and true != "acting"
    if said_status in _PAST:
        return true in _PAST or fact["end"] is not None
    if "acting" in (true, said_status):
        return true == said_status
    return true not in _PAST or (claim.time is not None and not claim.time.edtf.endswith(".."))


def meets_membership(fact: Fact, claim: Claim, gold: Gold) -> bool:
    if not is_in_organization(fact, claim, gold) or not same_organization(
        names(claim, "member")[0], fact["state"], gold
    ):
        return False
    ways = {"joined": "member", "founding": "member"}
    true, given = ways.get(fact["kind"], fact["kind"]), ways.get(claim.status or "member", claim.status or "member")
    bygone: bool = (
        true == "left" and given == "member" and claim.time is not None and claim.time.edtf in dates(fact)[2:]
    )
    return true == given or (true, given) == ("left", "not_member") or bygone


def meets_count(fact: Fact, claim: Claim, gold: Gold) -> bool:
    return is_in_organization(fact, claim, gold) and names(claim, "count")[0] == str(fact["count"])


def meets_founding(fact: Fact, claim: Claim, gold: Gold) -> bool:
    given = names(claim, "initiator")
    known = any(same_party(name, meant, gold) for name in given for meant in fact["initiators"])
    return is_in_organization(fact, claim, gold) and (known or not given or not fact["initiators"])


def meets_event(fact: Fact, claim: Claim, gold: Gold) -> bool:
    given = names(claim, "type")[0]
    near = {fact["type"], *fact.get("near", ())}.union(*(group for group in _NEAR if fact["type"] in group))
    if given not in near:
        return False
    place = any(same_place(name, fact["place"]) for name in names(claim, "place"))
    meant = [*fact["participants"], *filter(None, [fact["host"]])]
    parties = names(claim, "participant", "host", "organizer")
    return place or any(same_party(name, party, gold) for name in parties for party in meant)


def meets_programme(fact: Fact, claim: Claim, gold: Gold) -> bool:
    organizers = names(claim, "organizer")
    agrees = fact["organizer"] is None or any(same_organization(name, fact["organizer"], gold) for name in organizers)
    return any(overlap(name, fact["name"]) for name in names(claim, "name")) and (agrees or not organizers)


def meets_programme_fully(fact: Fact, claim: Claim, gold: Gold) -> bool:
    return bool(names(claim, "organizer")) and meets_programme(fact, claim, gold)


def meets_seat(fact: Fact, claim: Claim, gold: Gold) -> bool:
    named = any(same_organization(name, fact["organization"], gold) for name in names(claim, "name"))
    return named and any(same_place(name, fact["place"]) for name in names(claim, "headquarters"))


def is_in_organization(fact: Fact, claim: Claim, gold: Gold) -> bool:
    return any(same_organization(name, fact["organization"], gold) for name in names(claim, "organization"))


def is_vague(claim: Claim, gold: Gold) -> bool:
    """Return whether a claim says only that somebody leads an organization in which that person has a post."""
    if claim.kind != "role" or not any(is_weak_post(name, gold.language) for name in names(claim, "post")):
        return False
    person = names(claim, "person")[0]
    return any(
        same_person(person, gold.persons[fact["person"]]) and is_in_organization(fact, claim, gold)
        for fact in gold.facts["roles"]
    )
