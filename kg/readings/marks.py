"""From spans and claims to marks: what is coloured, and what is said behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.claims import Claim, Mention
from kg.extract.model import Span
from kg.readings.model import Mark, MarkKind

#: Kinds of marks that claims are made of; a sentence with only dates and numbers is not expected to claim anything.
_TELLING = frozenset({"person", "post", "organization", "reference", "state"})


def mark_spans(spans: Iterable[Span], programmes: Sequence[Mention], short: Mapping[str, str]) -> tuple[Mark, ...]:
    """Return the marks of a sentence.

    Args:
        spans: Its spans, in order, none overlapping.
        programmes: Mentions of programmes in it, in order; one that cuts through a span is left out.
        short: Full name to acronym, as the text defines them, for shorter notes.

    Returns:
        Marks in order; those of spans inside the title of a programme are inside its mark, and one of the same
        words gives way to it.

    >>> oman, title = Span(10, 14, "state", "Oman", "Oman", "om"), Mention("Lamps for Oman", 0, 14, "Lamps for Oman")
    >>> [(mark.kind, [inner.kind for inner in mark.inner]) for mark in mark_spans([oman], [title], {})]
    [('programme', ['state'])]
    """
    marks = [_mark_span(span, short) for span in spans]
    for mention in programmes:
        inside = tuple(mark for mark in marks if mention.start <= mark.start and mark.end <= mention.end)
        touched = [mark for mark in marks if mark.start < mention.end and mention.start < mark.end]
        if len(touched) > len(inside) or any(mark.kind == "programme" for mark in inside):
            continue
        note = _note(mention.text, mention.name, short)
        kept = [mark for mark in marks if mark not in inside]
        inside = tuple(mark for mark in inside if (mark.start, mark.end) != (mention.start, mention.end))
        marks = sorted(
            [*kept, Mark(mention.start, mention.end, "programme", note, inner=inside)], key=lambda mark: mark.start
        )
    return tuple(marks)


def find_programmes(claims: Iterable[Claim]) -> tuple[Mention, ...]:
    """Return every mention of a programme in claims, each once, in text order."""
    claims = tuple(claims)
    titled = [m for claim in claims if claim.kind == "programme" for m in claim.arguments["name"] if m.name]
    names = {mention.name for mention in titled}
    meant = [m for claim in claims for m in claim.arguments.get("about", ()) if m.name in names]
    return tuple(sorted({*titled, *meant}, key=lambda m: (m.start, -m.end, m.name or "")))


def has_telling_marks(marks: Sequence[Mark]) -> bool:
    """Tell whether a sentence holds what claims are made of: a person, a post, an organisation or a state."""
    return any(mark.kind in _TELLING for mark in marks)


def _mark_span(span: Span, short: Mapping[str, str]) -> Mark:
    kind: MarkKind = "reference" if span.kind == "organization" and span.nominal else span.kind
    note = key = ""
    if span.date is not None:
        note = "general" if span.date.generic else span.date.edtf or "no value"
        note = "" if note == span.text else note
        key = f"from {span.date.anchor}" if span.date.anchor else ""
    elif kind in ("person", "organization", "reference", "place"):
        note = "" if short.get(span.name or "") == span.text else _note(span.text, span.name, short)
    elif kind in ("state", "demonym"):
        key = f"{span.name} ({span.concept})" if span.concept else span.name or ""
    else:
        key = " ".join(part for part in (span.status, span.concept) if part)
    return Mark(span.start, span.end, kind, note, key)


def _note(words: str, name: str | None, short: Mapping[str, str]) -> str:
    """Return the name that words stand for, as its acronym if there is one; empty if the words are the name."""
    if name is None or name.casefold() == " ".join(words.split()).casefold():
        return ""
    return short.get(name, name)
