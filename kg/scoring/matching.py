"""Whether a claim meets a gold fact, one function a kind. Nothing here knows how a claim was read.

Strict on purpose: a post may not change its head or its rank ("deputy", "vice"), a membership not its direction, a
number nothing. Dates and modality are compared by the caller.
"""

from __future__ import annotations

from kg.claims import Claim, Mention
from kg.extract.posts import parse_post
from kg.scoring.dates import compare_date, stated_dates
from kg.scoring.gold import Fact, Gold
from kg.scoring.names import overlap, same_organization, same_party, same_person, same_place, words

_DEPUTY = frozenset("adjoint adjointe assistant deputy under vice sous".split())
_PAST = ("former", "ended", "resigned", "dismissed", "died")
_BEGUN = ("appointed", "elected")
_NEAR = ({"meeting", "visit", "conference"}, {"launch", "founding"})
_WAYS = {"joined": "member", "founding": "member"}


def said(mention: Mention) -> str:
    """Return what a mention stands for inside its document."""
    return mention.name or mention.text


def names(claim: Claim, *arguments: str) -> list[str]:
    """Return what the mentions of some arguments of a claim stand for."""
    return [said(mention) for argument in arguments for mention in claim.arguments.get(argument, ())]


def same_post(claimed: str, fact: Fact, language: str) -> bool:
    """Return whether the words of a claim name the post of a fact: one concept, or one head and no other portfolio.

    >>> same_post("chairman", {"post": "chair", "post_class": "chair"}, "en")
    True
    >>> same_post("deputy director", {"post": "director", "post_class": "director"}, "en")
    False
    """
    known = {*words(fact["post"]), *words((fact["post_class"] or "").replace("_", " "))}
    given = set(words(claimed))
    if bool(given & _DEPUTY) != bool(known & _DEPUTY):
        return False
    one, other = parse_post(claimed, language), parse_post(fact["post"], language)
    if one is None or other is None:
        return 2 * len(given & known) >= len(given) > 0
    if one.concept == other.concept:
        return True
    return one.head == other.head and (None in (one.portfolio, other.portfolio) or one.portfolio == other.portfolio)


def meets_role(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim gives the person of a fact the post of the fact, in a status that agrees."""
    posts = {text for mention in claim.arguments["post"] for text in (mention.text, said(mention))}
    person = same_person(names(claim, "person")[0], fact["person"], gold.persons)
    return person and any(same_post(text, fact, gold.language) for text in posts) and _status_agrees(fact, claim)


def meets_role_fully(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim meets a role and names its organisation or state."""
    return is_in_organization(fact, claim, gold) and meets_role(fact, claim, gold)


def _status_agrees(fact: Fact, claim: Claim) -> bool:
    true, given = fact["status"], claim.status or "current"
    coming = fact["planned"] or true == "designate"
    if true is None:
        return True
    if claim.modality == "planned" or given == "designate":
        return coming or true in _BEGUN
    if coming or given in _BEGUN:
        return given in _BEGUN and true != "acting"
    if given in _PAST:
        return true in _PAST or fact["end"] is not None
    if "acting" in (true, given):
        return bool(true == given)
    return true not in _PAST or (claim.time is not None and not claim.time.edtf.endswith(".."))


def meets_membership(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim says the same of a member and an organisation as a fact: member, left, not a member."""
    member = any(same_organization(name, fact["state"], gold.organizations) for name in names(claim, "member"))
    if not member or not is_in_organization(fact, claim, gold):
        return False
    true, given = (_WAYS.get(way, way) for way in (fact["kind"], claim.status or "member"))
    if (true, given) == ("left", "member"):  # a membership that is over, told with its beginning and its end
        return claim.time is not None and claim.time.edtf in stated_dates(fact)[2:]
    return bool(true == given) or (true, given) == ("left", "not_member")


def meets_count(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim gives an organisation the number of members of a fact."""
    return is_in_organization(fact, claim, gold) and names(claim, "count") == [str(fact["count"])]


def meets_founding(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim says that the organisation of a fact was founded; its initiators may not all be others."""
    given = names(claim, "initiator")
    known = any(_is_party(name, meant, gold) for name in given for meant in fact["initiators"])
    return is_in_organization(fact, claim, gold) and (known or not given or not fact["initiators"])


def meets_event(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim is of the type of an event, or a near one, and shares its place or a participant."""
    given = names(claim, "type")[0]
    near = {fact["type"], *fact["near"]}.union(*(group for group in _NEAR if fact["type"] in group))
    if given not in near:
        return False
    place = _is_at_place(fact, names(claim, "place"))
    meant = [*fact["participants"], *filter(None, [fact["host"]])]
    parties = names(claim, "participant", "host", "organizer")
    return place or any(_is_party(name, party, gold) for name in parties for party in meant)


def count_shared(fact: Fact, claim: Claim, gold: Gold) -> int:
    """Return how many of the place and parties of an event a claim names."""
    parties = names(claim, "participant", "host", "organizer")
    meant = {*fact["participants"], *filter(None, [fact["host"], fact["organizer"]])}
    shared = sum(any(_is_party(name, party, gold) for name in parties) for party in meant)
    return shared + _is_at_place(fact, names(claim, "place"))


def meets_programme(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim names the programme of a fact, and no other organiser."""
    organizers = names(claim, "organizer")
    agrees = fact["organizer"] is None or any(
        same_organization(name, fact["organizer"], gold.organizations) for name in organizers
    )
    return any(overlap(name, fact["name"]) for name in names(claim, "name")) and (agrees or not organizers)


def meets_programme_fully(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim meets a programme and names its organiser."""
    return fact["organizer"] is not None and bool(names(claim, "organizer")) and meets_programme(fact, claim, gold)


def meets_seat(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim gives an organisation the headquarters of a fact."""
    named = any(same_organization(name, fact["organization"], gold.organizations) for name in names(claim, "name"))
    return named and _is_at_place(fact, names(claim, "headquarters"))


def is_in_organization(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a claim names the organisation of a fact, or one that is also right."""
    meant = fact["organization"]
    return meant is not None and any(
        same_organization(name, meant, gold.organizations, fact["accept_orgs"]) for name in names(claim, "organization")
    )


def is_vague(claim: Claim, gold: Gold) -> bool:
    """Return whether a claim says only that somebody leads an organization in which that person has a post."""
    if claim.kind != "role":
        return False
    posts = [parse_post(name, gold.language) for name in names(claim, "post")]
    if not any(post is not None and post.weak for post in posts):
        return False
    person = names(claim, "person")[0]
    return any(
        same_person(person, fact["person"], gold.persons) and is_in_organization(fact, claim, gold)
        for fact in gold.facts["roles"]
    )


def denies(fact: Fact, claim: Claim, gold: Gold) -> bool:
    """Return whether a fact of the list ``denied`` is what a claim says."""
    match fact["kind"], claim.kind:
        case "membership", "membership":
            return meets_membership({**fact, "kind": fact["status"]}, claim, gold)
        case "headquarters", "organization":
            return meets_seat(fact, claim, gold)
        case "event", "event":
            return _denies_event(fact, claim, gold)
    return False


def _denies_event(fact: Fact, claim: Claim, gold: Gold) -> bool:
    parties = names(claim, "participant", "host", "organizer")
    everyone = all(any(_is_party(name, party, gold) for name in parties) for party in fact["participants"])
    there = fact["place"] is None or _is_at_place(fact, names(claim, "place"))
    edtf = claim.time.edtf if claim.time else None
    day = fact["date_start"] is None or (edtf is not None and compare_date(edtf, fact) != "wrong")
    return names(claim, "type")[0] == fact["type"] and everyone and there and day


def _is_at_place(fact: Fact, places: list[str]) -> bool:
    return any(same_place(name, place) for name in places for place in (fact["place"], *fact["accept_places"]))


def _is_party(name: str, meant: str, gold: Gold) -> bool:
    return same_party(name, meant, gold.persons, gold.organizations)
