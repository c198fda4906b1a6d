"""The states and organisations that a document names, gathered before anybody asks whose a post is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.claims import Mention
from kg.extract.model import Reading, Span
from kg.extract.packs import Packs
from kg.extract.role_owners import owner_mention


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says about whose posts are whose, gathered before anything is inferred.

    Args:
        of_person: (person name, post concept) to owner.
        of_post: Post concept to the owners seen with it.
        states: Every state or demonym span with its state code, in text order.
        bodies: Every organisation span, in text order.
        dates: Where dates, durations and numbers start.
    """

    of_person: dict[tuple[str, str], Mention]
    of_post: dict[str, tuple[Mention, ...]]
    states: tuple[Span, ...]
    bodies: tuple[Span, ...]
    dates: frozenset[int] = frozenset()


def read_context(reading: Reading) -> Context:
    """Gather the states and organisations of a document."""
    text = reading.document.text
    spans = [span for sentence in reading.sentences for span in sentence.spans]
    people = {place for span in spans if span.kind == "person" for place in (span.start, -span.end)}
    states = (span for span in spans if span.kind in ("state", "demonym") and span.concept)
    return Context(
        {},
        {},
        tuple(span for span in states if not is_nationality(text, span, people)),
        tuple(span for span in spans if span.kind == "organization"),
        frozenset(span.start for span in spans if span.kind in ("date", "number")),
    )


def is_nationality(text: str, span: Span, people: Collection[int]) -> bool:
    """Tell whether a state only says where somebody is from: "Sana Haddad (Oman)", "the Omani Sana Haddad".

    Args:
        text: The document's text.
        span: A state or demonym.
        people: Where people start, and where they end, as negative numbers.

    >>> is_nationality("Sana Haddad (Oman)", Span(13, 17, "state", "Oman"), {0, -11})
    True
    """
    if text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] in (")", ","):
        return 2 - span.start in people or 1 - span.start in people
    return span.kind == "demonym" and span.end + 1 in people


def known_bodies(context: Context) -> list[Span]:
    """Return the organisations without references to nobody knows what ("the council")."""
    return [span for span in context.bodies if not span.nominal or span.name is not None]


def first_named(text: str, context: Context, name: str, packs: Packs) -> Mention | None:
    """Return where a document first names a body, in full if it ever does."""
    same = [span for span in context.bodies if (span.name or span.text) == name]
    if not same:
        return None
    return owner_mention(text, next((span for span in same if not span.nominal), same[0]), packs.language)
