"""Which full name an organisation's short forms stand for inside one document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.acronyms import is_acronym_of
from kg.extract.board import Board
from kg.extract.model import Span
from kg.extract.organization_scores import ALLIANCE
from kg.extract.packs import Packs

_SMALL = frozenset("of the and for to in on against at de la le les des du l d et pour à contre en sur aux au".split())


#: Within so many characters "the pact" is the last pact named, and not the one that the document is about.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class _Words:
    """What the packs say about names and references, lower case and singular."""

    heads: frozenset[str]
    alliances: frozenset[str]
    generic: frozenset[str]
    loose: frozenset[str]
    national: tuple[str, ...]
    weak: frozenset[str]
    adversaries: frozenset[str]
    weights: Mapping[str, float]
    head_first: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of organisations in a document, the most frequent first, and the same by each of their words."""

    counts: Mapping[str, int]
    by_word: Mapping[str, Sequence[str]]

    def with_words(self, words: Sequence[str], head: str) -> Iterable[str]:
        """Yield the names that have a head and all of some words, most frequent first."""
        return (name for name in self.by_word.get(head, ()) if all(word in _content(name) for word in words))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document has said of organisations.

    Args:
        main: The one that it is most about, or None.
        mentions: Offset and full name of each mention, in text order.
        allied: The names that states may belong to, by the words beside them.
    """

    main: str | None
    mentions: Sequence[tuple[int, str]]
    allied: frozenset[str]

    def last(self, offset: int, fits: Collection[str]) -> str | None:
        """Return the last of some names that was mentioned shortly before an offset, or None."""
        place = bisect_left(self.mentions, (offset, ""))
        while place and offset - self.mentions[place - 1][0] < _NEAR:
            place -= 1
            if self.mentions[place][1] in fits:
                return self.mentions[place][1]
        return None


def name_organizations(board: Board) -> tuple[str | None, dict[str, str]]:
    """Give every organisation span on the board its full name, as far as the document tells it.

    Acronyms get the name they were defined with, or a name whose initials they are; short forms ("the Blue Alliance")
    the longer name that has all their words in order; references ("the coalition") the name with the same head that
    comes up most, or the main organisation if it may be called so.

    Returns:
        The name of the main organisation, or None; and acronym to full name.
    """
    words = _words(board.packs)
    spans = [span for span in board.spans if span.kind == "organization"]
    acronyms = _match_acronyms(spans, board.full_names | _bracketed(spans, board))
    names = _count_names(_written(span) for span in spans if not span.nominal and " " in span.text)
    resolved = {span.start: _resolve(span, acronyms, names, words) for span in spans if not span.nominal}
    allied = {resolved[span.start] for span in spans if span.concept == ALLIANCE and not span.nominal}
    short = [span for span in spans if span.nominal and span.text[0].isupper()]
    main = _main_name(board, {**resolved, **_named_short(short, names, words)}, allied, words)
    used = _count_names(name for name in resolved.values() if " " in name)
    told = _Told(main, tuple(sorted(resolved.items())), frozenset(allied))
    named = resolved | {span.start: _refer(span, used, told, words) for span in spans if span.nominal}
    beside = {place for span in board.spans if span.kind == "post" for place in _beside(span)}
    board.spans[:] = [
        replace(span, name=named[span.start]) if span.kind == "organization" else span
        for span in board.spans
        if not _is_idle(span, named, words) or span.start in beside or -span.end in beside
    ]
    return main, dict(sorted(acronyms.items()))


def _bracketed(spans: Sequence[Span], board: Board) -> dict[str, str]:
    """Return acronyms in brackets just after a name, whatever their letters: those of another language."""
    ends = {span.end: span for span in spans if not span.nominal}
    found: dict[str, str] = {}
    for span in spans:
        name = ends.get(span.start - 2)
        inside = board.text[span.start - 2 : span.start] == " (" and board.text[span.end : span.end + 1] == ")"
        if name is not None and inside and span.text.isupper() and span.text not in board.full_names:
            found.setdefault(span.text, board.full_names.get(name.text, " ".join(name.text.split())))
    return found


def _match_acronyms(spans: Sequence[Span], defined: Mapping[str, str]) -> dict[str, str]:
    """Return acronym to full name: as defined, or where a name in the text has these initials."""
    acronyms = dict(defined)
    names = Counter(_written(span) for span in spans if not span.nominal and " " in span.text)
    ordered = sorted(names, key=lambda name: (-names[name], name))
    short = {span.text.split()[-1] for span in spans if span.text[0].isdigit() or " " not in span.text}
    for word in sorted({word for word in short if word.isupper()} - set(acronyms)):
        fitting = next((name for name in ordered if is_acronym_of(word, name)), None)
        if fitting is not None:
            acronyms[word] = fitting
    return acronyms


def _count_names(found: Iterable[str]) -> _Names:
    counts = Counter(found)
    by_word: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        for word in set(_content(name)):
            by_word.setdefault(word, []).append(name)
    return _Names(counts, by_word)


def _resolve(span: Span, acronyms: Mapping[str, str], names: _Names, words: _Words) -> str:
    """Return the full name of a named organisation."""
    plain = _written(span)
    if plain in acronyms:
        return acronyms[plain]
    number, _, rest = plain.partition(" ")
    if number[0].isdigit() and rest in acronyms:
        return f"{number} {acronyms[rest].removeprefix(number).strip()}"
    if span.name is not None and span.name in acronyms.values():
        return span.name
    few = _content(plain)
    if len(few) < 2 or not (few[0] in words.heads or few[-1] in words.heads):
        return plain
    longer = (name for name in names.with_words(few, few[-1]) if _is_short_for(few, _content(name)))
    return next((name for name in longer if _same_head(plain, name, words)), plain)


def _written(span: Span) -> str:
    """Return a name as the text writes it, but the name in small letters where a heading has it in capitals."""
    if span.name is not None and " " in span.text and span.text.isupper():
        return span.name
    return " ".join(span.text.split())


def _same_head(short: str, name: str, words: _Words) -> bool:
    """Tell whether a short name has the head of a longer one; "Blue Accord" is not the "Council of the Blue Accord"."""
    if words.head_first:
        return short.split(maxsplit=1)[0] == name.split(maxsplit=1)[0]
    before = re.split(r" (?:of|for|on|to|against|in) ", name)
    return len(before) == 1 or short.rsplit(maxsplit=1)[-1] in before[0].split() or short.isupper()


def _is_short_for(few: Sequence[str], many: Sequence[str]) -> bool:
    """Tell whether words are some, but not all, of the words of a name, in the same order.

    >>> _is_short_for(("blue", "alliance"), ("blue", "military", "alliance", "south"))
    True
    """
    rest = iter(many)
    return len(few) < len(many) and all(word in rest for word in few)


def _named_short(spans: Sequence[Span], names: _Names, words: _Words) -> dict[int, str]:
    """Return the names that capitalised references such as "the Covenant" can only stand for, by offset."""
    found: dict[int, str] = {}
    for span in spans:
        few = _content(span.text)
        fitting = tuple(names.with_words(few, few[0] if words.head_first else few[-1]))
        if len(fitting) == 1:
            found[span.start] = fitting[0]
    return found


def _main_name(board: Board, resolved: Mapping[int, str], allied: Collection[str], words: _Words) -> str | None:
    """Return the organisation that the document is most about."""
    titles = [line for line in board.lines if line.zone == "title"]
    title_end = titles[-1].end if titles else 0
    scores: dict[str, float] = {}
    for start, name in sorted(resolved.items()):
        if name not in words.adversaries:
            bonus = words.weights["in_title"] * (start < title_end)
            scores[name] = scores.get(name, 0.0) + words.weights["mention"] + bonus
    defined = set(board.full_names.values())
    for name in scores:
        scores[name] += words.weights["alliance"] * (
            name in allied or any(word in words.alliances for word in _content(name))
        )
        scores[name] += words.weights["defined"] * (name in defined)
    return max(scores, key=lambda name: scores[name]) if scores else None


def _refer(span: Span, names: _Names, told: _Told, words: _Words) -> str | None:
    """Return the name that a reference by a common noun stands for, or None."""
    few = _content(span.text)
    head = few[0] if words.head_first else few[-1]
    loose = (head,) if len(few) == 1 or span.text[0].isupper() else few
    for wanted in (few, loose):
        fitting = tuple(names.with_words(wanted, head))
        if fitting:
            near = told.last(span.start, fitting) if len(fitting) > 1 else None
            return near or (told.main if told.main in fitting else fitting[0])
    if told.main is not None and _may_be(told.main, head, told, words):
        return told.main
    return None


def _may_be(name: str, head: str, told: _Told, words: _Words) -> bool:
    """Tell whether an organisation may be called by a common noun: "the alliance" for NATO, not for an army."""
    if head not in words.alliances:
        return False
    content = _content(name)
    national = any(f" {word} " in f" {name.lower()} " for word in words.national)
    if name in told.allied or (head in words.generic and not national):
        return True
    if not national and (content[0] if words.head_first else content[-1]) in words.loose:
        return True
    if any(word in words.alliances for word in _content(name)):
        return True
    return name.isupper() and (head in ("bloc", "grouping", "groupement") or head[0].upper() in name)


def _beside(post: Span) -> Iterable[int]:
    """Yield where a span beside a post may start, and (negative) where it may end: "director of the centre"."""
    yield from range(post.end, post.end + 11)
    yield from (-place for place in range(post.start - 4, post.start + 1))


def _is_idle(span: Span, named: Mapping[int, str | None], words: _Words) -> bool:
    """Tell whether a reference means nothing ("the Force" where no force was named, "its mission")."""
    if span.kind != "organization" or not span.nominal or named[span.start] is not None:
        return False
    return _singular(span.text.lower()) in words.weak


@lru_cache(maxsize=8192)
def _content(name: str) -> tuple[str, ...]:
    words = name.lower().replace("-", " ").replace("’", " ").replace("'", " ").split()
    return tuple(_singular(word) for word in words if word not in _SMALL) or (name.lower(),)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


@lru_cache(maxsize=8)
def _words(packs: Packs) -> _Words:
    def singular(table: str, *keys: str) -> frozenset[str]:
        return frozenset(_singular(word.lower()) for key in keys for word in packs.words(table, key))

    return _Words(
        singular("organization", "heads") | singular("nominal", "heads"),
        singular("nominal", "alliances"),
        singular("nominal", "generic"),
        singular("alliance_cues", "loose_heads") | singular("organization_scores", "metaphors"),
        packs.words("alliance_cues", "national_heads"),
        singular("nominal", "weak") | singular("organization", "weak_heads"),
        frozenset(packs.words("organization", "adversaries")),
        packs.weights("organization_weights"),
        packs.language == "fr",
    )
