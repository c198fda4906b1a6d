"""Which full name an organisation's short forms stand for inside one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.acronyms import is_acronym_of
from kg.extract.board import Board
from kg.extract.model import Span
from kg.extract.packs import Packs

_SMALL = frozenset("of the and for to in on against at de la le les des du l d et pour à contre en sur aux au".split())
_GREAT = (
    "coalition",
    "alliance",
    "organization",
    "organisation",
    "league",
    "ligue",
    "union",
    "pact",
    "pacte",
    "nato",
    "otan",
    "bloc",
    "compact",
    "accord",
    "entente",
    "community",
    "communauté",
    "council",
    "conseil",
)


_COLLECTIVE = frozenset(
    "coalition alliance bloc pact pacte body grouping organization organisation compact entente accord league ligue union".split()
)


def name_organizations(board: Board) -> tuple[str | None, dict[str, str]]:
    """Give every organisation span on the board its full name, as far as the document tells it.

    Acronyms get the name they were defined with, or a name whose initials they are; short forms ("the Islamic Alliance")
    the longer name with the same head that has all their words; references ("the coalition") the name with the same head
    that comes up most, or the main organisation.

    Returns:
        The name of the main organisation, or None; and acronym to full name.
    """
    spans = [span for span in board.spans if span.kind == "organization"]
    acronyms = dict(board.full_names)
    names = _full_names(spans, acronyms)
    for span in spans:
        word = span.text
        if word.isupper() and " " not in word and word not in acronyms:
            fitting = [name for name in names if " " in name and is_acronym_of(word, name)]
            if fitting:
                acronyms[word] = fitting[0]
    resolved = {span: _resolve(span, acronyms, names) for span in spans}
    counts = Counter(name for name in resolved.values() if name is not None)
    main = _main_name(board, resolved, counts)
    named = {span: name or _refer(span, counts, main, board.packs) for span, name in resolved.items()}
    weak = frozenset(
        word.lower()
        for word in (*board.packs.words("nominal", "weak"), *board.packs.words("organization", "weak_heads"))
    )
    posts = [span for span in board.spans if span.kind == "post"]
    board.spans[:] = [
        replace(span, name=named[span]) if span.kind == "organization" else span
        for span in board.spans
        if span not in named or not _is_idle(span, named[span], weak) or _is_beside_post(span, posts)
    ]
    return main, dict(sorted(acronyms.items()))


def _is_idle(span: Span, name: str | None, weak: frozenset[str]) -> bool:
    """Tell whether a reference means nothing ("the Force" where no force was named, "its mission")."""
    if not span.nominal or name is not None:
        return False
    return span.text.lower() in weak


def _is_beside_post(span: Span, posts: Sequence[Span]) -> bool:
    """Tell whether a post stands just before or after: "director of the centre", "the mission's commander"."""
    return any(0 <= span.start - post.end <= 10 or 0 <= post.start - span.end <= 4 for post in posts)


def _full_names(spans: Sequence[Span], acronyms: Mapping[str, str]) -> tuple[str, ...]:
    found = Counter(" ".join(span.text.split()) for span in spans if not span.nominal and " " in span.text)
    for name in acronyms.values():
        found[name] += 3
    return tuple(sorted(found, key=lambda name: (-found[name], name)))


def _resolve(span: Span, acronyms: Mapping[str, str], names: Sequence[str]) -> str | None:
    """Return the full name of a named organisation; None for a reference by a common noun."""
    words = " ".join(span.text.split())
    if span.nominal:
        return None
    if words in acronyms:
        return acronyms[words]
    longer = [name for name in names if _is_short_for(words, name)]
    return longer[0] if longer else words


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name is a longer form of a short one: same words in the same order, and more.

    >>> _is_short_for("Blue Alliance", "Blue Military Alliance of the South"), _is_short_for("Red Alliance", "Blue Alliance")
    (True, False)
    """
    few, many = _content(short), _content(name)
    if not 2 <= len(few) < len(many) or few[-1] not in _heads() and few[0] not in _heads():
        return False
    rest = iter(many)
    return all(word in rest for word in few)


@lru_cache(maxsize=4096)
def _content(name: str) -> tuple[str, ...]:
    words = name.lower().replace("-", " ").replace("’", " ").replace("'", " ").split()
    return tuple(_singular(word) for word in words if word not in _SMALL)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(_singular(word) for word in _GREAT)


def _main_name(board: Board, resolved: Mapping[Span, str | None], counts: Counter[str]) -> str | None:
    """Return the organisation the document is most about."""
    if not counts:
        return None
    weights = board.packs.weights("organization_weights")
    title_ends = [line.end for line in board.lines if line.zone == "title"]
    scores: dict[str, float] = {}
    for span, name in resolved.items():
        if name is None:
            continue
        score = weights.get("full_name", 1.0)
        if any(span.start < end for end in title_ends):
            score += weights.get("in_title", 2.0)
        scores[name] = scores.get(name, 0.0) + score
    for name in scores:
        scores[name] += weights.get("head", 2.0) * any(word in _heads() for word in _content(name))
        scores[name] += weights.get("defined", 3.0) * (name in board.full_names.values())
    adversaries = frozenset(board.packs.words("organization", "adversaries"))
    scores = {name: score for name, score in scores.items() if name not in adversaries}
    if not scores:
        return None
    first = {name: span.start for span, name in sorted(resolved.items(), key=lambda item: -item[0].start) if name}
    return min(scores, key=lambda name: (-scores[name], first[name], name))


def _refer(span: Span, counts: Counter[str], main: str | None, packs: Packs) -> str | None:
    """Return the name that a reference by a common noun stands for, or None."""
    words = _content(span.text)
    head = words[0] if packs.language == "fr" else words[-1]
    fitting = [
        name
        for name in counts
        if " " in name and head in _content(name) and all(word in _content(name) for word in words)
    ]
    if fitting:
        return min(fitting, key=lambda name: (name != main, -counts[name], name))
    loose = (
        [name for name in counts if " " in name and head in _content(name)]
        if len(words) == 1 or span.text[0].isupper()
        else []
    )
    if loose:
        return min(loose, key=lambda name: (name != main, -counts[name], name))
    collective = head in _COLLECTIVE and len(words) == 1 and main is not None
    if collective and main is not None and _may_be(main, head):
        return main
    return None


def _may_be(name: str, head: str) -> bool:
    """Tell whether an organisation may be called by a common noun: "the alliance" for NATO, not for an army."""
    if any(word in _heads() for word in _content(name)):
        return True
    return name.isupper() and (head in ("bloc", "body", "grouping") or head[0].upper() in name)
