"""A role as read from one sentence, before the document has been asked whose post it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims import ClaimTime, Mention, Modality
from kg.documents.model import Publication
from kg.edtf import is_yearless
from kg.extract.model import Sentence, Span
from kg.extract.posts import is_single_holder
from kg.times import parse_edtf

#: Statuses of a person who holds the post or is to hold it.
HELD = ("current", "appointed", "elected", "designate", "acting")


@dataclass(frozen=True, slots=True)
class Draft:
    """A role of one sentence.

    The arguments are those of its claim, ``at`` is where the post stands, ``told`` the sentence that names the post, if
    that is another one.
    """

    sentence: Sentence
    person: Mention
    post: Mention
    concept: str
    owner: Mention | None
    status: str
    modality: Modality
    time: ClaimTime | None
    rule: str
    at: tuple[int, int]
    told: tuple[int, int] | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Start and end of the sentence that names the post."""
        return self.told or (self.sentence.start, self.sentence.end)


def person_mention(text: str, span: Span) -> Mention:
    """Return a person span as a mention that carries the full name."""
    return Mention(text[span.start : span.end], span.start, span.end, span.name or span.text)


def held_post(drafts: Sequence[Draft], person: str, *, ended: bool = False) -> Draft | None:
    """Return the one post of a single holder that a document has given a person so far, or None.

    Args:
        drafts: The roles read so far, in text order.
        person: The person's full name.
        ended: Posts that the person has left count too.

    Returns:
        The latest draft of that post; None if the document gives the person no such post, or several.
    """
    mine = [draft for draft in drafts if draft.person.name == person and is_single_holder(draft.concept)]
    held = [draft for draft in mine if draft.modality != "denied" and (ended or draft.status in HELD)]
    return held[-1] if len({draft.concept for draft in held}) == 1 else None


def read_ahead(draft: Draft, published: Publication | None) -> tuple[str, Modality]:
    """Return status and modality of a role, minding that a change dated after the day of writing is still to come.

    Args:
        draft: The role.
        published: When the document was published.

    Returns:
        Who takes over or leaves then only plans to; whose time is over then still holds the post.
    """
    time, status = draft.time, draft.status
    if published is None or time is None or draft.modality != "asserted" or is_yearless(time.edtf):
        return status, draft.modality
    span = parse_edtf(time.edtf)
    change = span.end_earliest if status == "former" else span.start_earliest
    if change is None or change <= published.latest or status in ("designate", "acting", "current"):
        return status, draft.modality
    return ("current", "asserted") if status == "former" else (status, "planned")
