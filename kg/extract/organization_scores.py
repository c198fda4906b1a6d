"""How much a run of words looks like the name of an organisation, over all its mentions in a document.

Nobody can list what alliances are called ("the Lake Covenant", "the Harbour Five"). But their texts say what they are:
states join them, they have members, a secretariat and a spokesman. Each kind of evidence counts once a document, each
is an entry of the packs (``[[organization_cue]]``), and a name carries the ids of what spoke for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import Any

from kg.errors import PackError
from kg.extract.board import Board
from kg.extract.lexicon import is_common, is_name
from kg.extract.model import Span
from kg.extract.organization_runs import NameRun
from kg.extract.packs import Packs
from kg.territories import demonyms

#: The concept of organisations that states may belong to, by the words beside their name.
ALLIANCE = "alliance"


@dataclass(frozen=True, slots=True)
class Score:
    """How sure it is that a name is an organisation's; 0 is the threshold.

    Args:
        value: The sum of the weights.
        reasons: The ids of what spoke for or against it, sorted.
        alliance: Something says that states belong to it, and nothing that it is a company, a newspaper and so on.
    """

    value: float
    reasons: tuple[str, ...]
    alliance: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of a language: one pattern a side, its groups named by the number of the cue."""

    before: Any
    after: Any
    names: Sequence[str]
    weights: Sequence[float]
    allied: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    places: frozenset[str]
    happenings: frozenset[str]
    papers: frozenset[str]
    metaphors: frozenset[str]
    domains: frozenset[str]
    articles: frozenset[str]


def score_names(
    board: Board, runs: Iterable[NameRun], posts: Sequence[Span], states: frozenset[str]
) -> Mapping[str, Score]:
    """Score the names that runs of words make, each over all its mentions.

    Args:
        board: The document's board.
        runs: Runs of words of the document.
        posts: Post spans found but not placed yet, in text order.
        states: Names of states as written, which are no organisations.

    Returns:
        Name, with single blanks, to its score.
    """
    mentions: dict[str, list[NameRun]] = {}
    for run in runs:
        mentions.setdefault(" ".join(run.words), []).append(run)
    taken = [span for span in board.spans if span.kind == "organization"]
    evidence = _Evidence(
        board,
        sorted(posts, key=lambda post: post.start),
        {span.end: span.start for span in taken},
        {span.start: span.end for span in taken},
        _cues(board.packs),
        _words(board.packs),
        board.packs.weights("organization_scores"),
    )
    called = _short_names(mentions, evidence)
    nations = demonyms(board.language)
    return {
        name: _score(name, same, called, evidence)
        for name, same in mentions.items()
        if name not in states and name not in nations
    }


def _short_names(mentions: Mapping[str, Sequence[NameRun]], evidence: _Evidence) -> frozenset[str]:
    """Return the single words that stand behind an article and are no part of a longer run: "the Heron"."""
    long = {place for name, same in mentions.items() if " " in name for run in same for place in (run.start, run.end)}
    return frozenset(
        name
        for name, same in mentions.items()
        if " " not in name and any(evidence.is_determined(run) and not {run.start, run.end} & long for run in same)
    )


def _score(name: str, same: Sequence[NameRun], called: frozenset[str], evidence: _Evidence) -> Score:
    """Add up what all mentions of a name and the name itself say."""
    cues, weights, language = evidence.cues, evidence.weights, evidence.board.language
    reasons = {reason: weight for run in same for reason, weight in evidence.read(run)}
    reasons |= {reason: weights[reason] for reason in _read_name(same[0], len(same), evidence.words)}
    if " " in name and same[0].line.tokens[same[0].head].text in called:
        reasons["called"] = weights["called"]
    if "person" in reasons and "article" in reasons and " " in name:
        reasons["person"] /= 3
    if " " in name and same[0].words[0] in demonyms(language):
        reasons["national"] = weights["national"]
    allied = bool(cues.allied & reasons.keys()) and not cues.others & reasons.keys()
    return Score(round(weights["base"] + sum(reasons.values()), 2), tuple(sorted(reasons)), allied)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What reads the words beside a name."""

    board: Board
    posts: Sequence[Span]
    ends: Mapping[int, int]
    starts: Mapping[int, int]
    cues: _Cues
    words: _Words
    weights: Mapping[str, float]

    def read(self, run: NameRun) -> Iterator[tuple[str, float]]:
        """Yield id and weight of each cue beside a mention."""
        cues, line, text, weights = self.cues, run.line, self.board.text, self.weights
        for found in (cues.before.match(text, line.start, run.start), cues.after.match(text, run.end, line.end)):
            if found is not None:
                number = int(found.lastgroup[1:])
                yield cues.names[number], cues.weights[number]
        before = line.tokens[run.first - 1].lower if run.first else ""
        if self.is_determined(run):
            yield "article", weights["article"]
            if _is_person_before(run):
                yield "person-of", weights["person-of"]
        for reason in self._read_posts(run, before):
            yield reason, weights[reason]
        if self._is_longer(run):
            yield "longer", weights["longer"]

    def is_determined(self, run: NameRun) -> bool:
        """Tell whether an article stands before a mention."""
        return run.first > 0 and run.line.tokens[run.first - 1].lower in self.words.articles

    def _is_longer(self, run: NameRun) -> bool:
        """Tell whether a name with a head noun is a part of the run: "Guinea Watch" of "Gulf of Guinea Watch"."""
        if self.board.language == "fr":
            end = self.starts.get(run.start, run.end)
            return end < run.end and not self.board.text[run.start : end].isupper()
        start = self.ends.get(run.end, run.start)
        if start <= run.start or self.board.text[start : run.end].isupper():
            return False
        joints = [token.start for token in run.line.tokens[run.first : run.last] if token.text.islower()]
        return not joints or joints[-1] > start or run.words[0] in self.words.places

    def _read_posts(self, run: NameRun, before: str) -> Iterator[str]:
        """Yield whether the name stands where the owner of a post does."""
        place = bisect_left(self.posts, run.start, key=lambda post: post.start)
        post = self.posts[place] if place < len(self.posts) else None
        beside = post is not None and self.board.text[run.end : post.start] in (" ", "'s ")
        if beside and before in self.words.articles:
            yield "post-after"
        post = self.posts[place - 1] if place else None
        if post is None or post.start < run.line.start or (post.concept or "").startswith("minister"):
            return
        between = self.board.text[post.end : run.start].lower().strip()
        joined = between.removesuffix("the").strip() in ("of", "for", "at") and before in self.words.articles
        if between in self.words.articles or joined:
            yield "post-of"


def _is_person_before(run: NameRun) -> bool:
    """Tell whether a person belongs to the name: "Sana Haddad of the Blue Heron"."""
    tokens, place = run.line.tokens, run.first - 2
    if place >= 1 and tokens[place].lower in ("of", "for", "from"):
        place -= 1
    elif run.line.tokens[run.first - 1].lower not in ("du", "des"):
        return False
    return tokens[place].text[0].isupper() and is_name(tokens[place].text)


def _read_name(run: NameRun, count: int, words: _Words) -> Iterator[str]:
    """Yield what a name itself says."""
    names, head = run.words, run.line.tokens[run.head].text
    if len(names) == 1:
        yield "single"
    if len(names) > 2:
        yield "length"
    if len(names) > 3:
        yield "long"
    if count > 1:
        yield "repeated"
    if names[0].isupper() and len(names) > 1:
        yield "acronym-first"
    if _looks_personal(names, head, words):
        yield "person"
    yield from _read_nouns(run, head, words)


def _looks_personal(names: Sequence[str], head: str, words: _Words) -> bool:
    """Tell whether a name may as well be somebody's: capitals only, and half of them given names or surnames."""
    if head in words.metaphors or not all(word[0].isupper() for word in names):
        return False
    named = sum(is_name(word) for word in names)
    return (is_name(names[0]) and named * 2 >= len(names)) or (named > 1 and is_name(names[-1]))


def _read_nouns(run: NameRun, head: str, words: _Words) -> Iterator[str]:
    """Yield what the nouns of a name are: words for bodies, or for places, happenings and texts."""
    names = run.words
    if any(word in words.domains for word in names):
        yield "domain"
    if head in words.metaphors:
        yield "metaphor"
    elif is_common(head):
        yield "common"
    if head in words.places or (run.head != run.first and names[-1] in words.places):
        yield "place"
    if head in words.happenings or names[0] in words.happenings:
        yield "happening"
    if head in words.papers:
        yield "paper"


@lru_cache(maxsize=8)
def _words(packs: Packs) -> _Words:
    def words(key: str) -> frozenset[str]:
        return frozenset(packs.words("organization_scores", key))

    places = words("places") | frozenset(packs.words("place", "heads"))
    articles = frozenset(packs.words("organization", "articles"))
    return _Words(places, words("happenings"), words("papers"), words("metaphors"), words("domains"), articles)


@lru_cache(maxsize=8)
def _cues(packs: Packs) -> _Cues:
    import regex

    entries = packs.entries("organization_cue")
    sides: dict[str, list[str]] = {"before": [], "after": []}
    order = sorted(range(len(entries)), key=lambda number: -abs(_weight(entries[number])))
    for number in order:
        patterns = entries[number].get("patterns")
        side = str(entries[number].get("side"))
        if side not in sides or not isinstance(patterns, list):
            origin = str(entries[number].get("origin", "organization_cue"))
            raise PackError(origin, f"side {side!r}", 'write side = "before" or side = "after", and patterns = ["..."]')
        sides[side].append(f"(?<c{number}>{'|'.join(patterns)})")
    return _Cues(
        regex.compile(rf"(?ri)(?<![\p{{L}}\-])(?:{'|'.join(sides['before'])})"),
        regex.compile(rf"(?i)(?:{'|'.join(sides['after'])})(?!\p{{L}})"),
        tuple(str(entry["id"]) for entry in entries),
        tuple(_weight(entry) for entry in entries),
        frozenset({"metaphor", *(str(entry["id"]) for entry in entries if entry.get("alliance"))}),
        frozenset(str(entry["id"]) for entry in entries if entry.get("other")),
    )


def _weight(entry: Mapping[str, object]) -> float:
    weight = entry.get("weight")
    if not isinstance(weight, int | float) or not isfinite(weight):
        raise PackError(
            str(entry.get("origin", "organization_cue")), f"weight {weight!r}", "write a number: weight = 1.5"
        )
    return float(weight)
