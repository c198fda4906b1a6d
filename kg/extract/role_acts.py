"""Posts told without their word: "who commands the force", "dirigée par X", "at the helm of the league"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.claims import Mention
from kg.extract.gaps import SYMBOLS, Strip
from kg.extract.packs import Packs
from kg.extract.posts import post_labels
from kg.extract.role_owners import Extent, owner_mention
from kg.extract.role_pairs import Pair
from kg.extract.role_rules import Act, RoleRules, role_rules


@dataclass(frozen=True, slots=True)
class ActFound:
    """A person and a body joined by a verb or noun that tells a post.

    Args:
        pair: The person, with the body as the post's owner.
        post: The verb or noun; its name is the label of the post in the document's language.
        concept: The key of the post.
    """

    pair: Pair
    post: Mention
    concept: str


def find_acts(text: str, strip: Strip, packs: Packs) -> tuple[ActFound, ...]:
    """Find the posts of a sentence that only a verb or noun tells, in the order of the packs.

    Args:
        text: The document's text.
        strip: The sentence.
        packs: The packs of the language.
    """
    if not strip.between(0, len(strip.text), SYMBOLS["person"]):
        return ()
    found: dict[tuple[int, int, str], ActFound] = {}
    rules = role_rules(packs)
    for act in rules.acts:
        for trigger, patterns in act.groups:
            if trigger.search(strip.text) is None:
                continue
            for status, pattern in patterns:
                for match in pattern.finditer(strip.text):
                    if _is_owner(strip, match, rules):
                        continue
                    told = _act(text, strip, act, status, match, packs)
                    found.setdefault((told.pair.person.at, told.pair.extent.unit.at, act.concept), told)
    return tuple(found.values())


def _is_owner(strip: Strip, match: Any, rules: RoleRules) -> bool:
    """Tell whether the verb tells no post of the person's.

    It is of somebody said to be the person's ("an aide of X leads"), only a wish ("they want X to lead"), or about
    those who came ("a delegation from the league, led by X").
    """
    at = match.start("person")
    if rules.around["wished"].search(strip.text, max(0, at - 60), at) is not None:
        return True
    if rules.around["delegation"].search(strip.text, 0, match.start("verb")) is not None:
        return True
    return at == match.start() and rules.around["owned_by"].search(strip.text, max(0, at - 60), at) is not None


def _act(text: str, strip: Strip, act: Act, status: str, match: Any, packs: Packs) -> ActFound:
    """Return what one match of a pattern tells; without a body the post is somebody's whom only the document names."""
    named = match.groupdict()
    person = strip.unit(match.start("person"))
    body = strip.unit(match.start("body")) if named.get("body") else person
    told = "noun" if named.get("noun") else "verb"
    start, end = strip.offsets[match.start(told)], strip.offsets[match.end(told) - 1] + 1
    last = max(body.at, person.at, match.end("verb") - 1) + 1
    owner = None if body is person else owner_mention(text, body.span, packs.language)
    pair = Pair(Extent(body, body.at, last, owner), person, 2.0, act.id, status, match.start("verb"), last)
    name = post_labels(act.concept).get(packs.language, act.concept)
    return ActFound(pair, Mention(text[start:end], start, end, name), act.concept)
