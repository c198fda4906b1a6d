"""Posts told without their word: "who commands the force", "dirigée par X", "at the helm of the league"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims import Mention
from kg.extract.gaps import BODIES, Strip
from kg.extract.packs import Packs
from kg.extract.posts import post_labels
from kg.extract.role_owners import Extent, owner_mention
from kg.extract.role_pairs import Pair
from kg.extract.role_rules import role_rules


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
    if not strip.between(0, len(strip.text), BODIES):
        return ()
    found: list[ActFound] = []
    for act in role_rules(packs).acts:
        name = post_labels(act.concept).get(packs.language, act.concept)
        for status, pattern in act.patterns:
            for match in pattern.finditer(strip.text):
                person, body = strip.unit(match.start("person")), strip.unit(match.start("body"))
                start, end = strip.offsets[match.start("verb")], strip.offsets[match.end("verb") - 1] + 1
                last = max(body.at, person.at) + 1
                extent = Extent(body, body.at, last, owner_mention(text, body.span, packs.language))
                pair = Pair(extent, person, 2.0, act.id, status, match.start("verb"), last)
                found.append(ActFound(pair, Mention(text[start:end], start, end, name), act.concept))
    return tuple(found)
