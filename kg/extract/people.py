"""People in text, each with the full name it stands for in the document.

Candidates (:mod:`kg.extract.candidates`) are scored (:mod:`kg.extract.people_scores`). Once a document has given a full
name, its surname and its shorter forms are accepted everywhere and carry the full name. Ranks and honorifics stay
outside the span; bylines are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.board import Board
from kg.extract.candidates import Candidate, find_candidates
from kg.extract.lexicon import is_name
from kg.extract.name_runs import NameWords, name_words
from kg.extract.people_scores import Surroundings, score_candidate, survey

_JOINTS = (", ", " , ", " and ", " et ", ", and ")


@dataclass(frozen=True, slots=True)
class _FullNames:
    """The full names of a document, the longest first, and the same by each of their words."""

    names: Sequence[str]
    by_word: Mapping[str, Sequence[str]]


def put_people(board: Board) -> None:
    """Take the names of people that nobody has taken; those of bylines are left out."""
    words = name_words(board.packs)
    candidates = _with_places(board, tuple(find_candidates(board, words)))
    around = survey(board, candidates, words)
    scores = {candidate: score_candidate(candidate, around) for candidate in candidates}
    accepted = _accept(candidates, scores, around)
    fulls = _full_names(accepted, board, words)
    _reclaim_places(board, fulls, words)
    for candidate in accepted:
        name = _full_name(candidate, board, fulls, words)
        board.put(candidate.start, candidate.end, "person", name=name, score=round(scores[candidate], 2))


def _with_places(board: Board, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Let a city end the name of somebody with a title, where it follows directly: "Admiral Idris Kone Dakar"."""
    places = {span.start: span for span in board.spans if span.kind == "place" and " " not in span.text}
    found: list[Candidate] = []
    for candidate in candidates:
        after = candidate.after
        place = places.get(after.start) if after is not None and candidate.is_titled else None
        if place is not None and len(candidate.core) > 1 and board.text[candidate.end : place.start] == " ":
            board.drop(place)
            found.append(replace(candidate, last=candidate.last + 1, core=(*candidate.core, place.text)))
        else:
            found.append(candidate)
    return tuple(found)


def _accept(
    candidates: Sequence[Candidate], scores: dict[Candidate, float], around: Surroundings
) -> tuple[Candidate, ...]:
    """Return the candidates that are people: by score, by company in a list, or by a surname that is known."""
    threshold = around.weights["accept"]
    accepted = {candidate for candidate in candidates if scores[candidate] >= threshold}
    near = threshold - around.weights["list"]
    starts, ends = {other.start for other in accepted}, {other.end for other in accepted}
    for candidate in candidates:
        doubtful = candidate not in accepted and scores[candidate] >= near and len(candidate.core) > 1
        if doubtful and _is_listed_with(candidate, starts, ends, around.text):
            accepted.add(candidate)
            starts.add(candidate.start)
            ends.add(candidate.end)
    known = {other.core[-1].lower() for other in accepted if len(other.core) > 1 or other.is_titled}
    return tuple(candidate for candidate in candidates if candidate in accepted or _is_known(candidate, known))


def _is_listed_with(candidate: Candidate, starts: set[int], ends: set[int], text: str) -> bool:
    """Tell whether a person stands beside a candidate in a list: "Sana Haddad, X Y and Z W"."""
    before, after = text[max(0, candidate.start - 6) : candidate.start], text[candidate.end : candidate.end + 6]
    return any(before.endswith(joint) and candidate.start - len(joint) in ends for joint in _JOINTS) or any(
        after.startswith(joint) and candidate.end + len(joint) in starts for joint in _JOINTS
    )


def _is_known(candidate: Candidate, known: set[str]) -> bool:
    """Tell whether a rejected candidate is the surname of somebody accepted elsewhere."""
    core = [word.lower() for word in candidate.core]
    return core[-1] in known and all(word in known or is_name(word) for word in core)


def _full_names(accepted: Iterable[Candidate], board: Board, words: NameWords) -> _FullNames:
    """Return the names of two words and more, the longest and most frequent first."""
    counts = Counter(
        " ".join(board.raw[candidate.start : candidate.end].split())
        for candidate in accepted
        if len(candidate.core) > 1
    )
    names = tuple(sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name)))
    by_word: dict[str, list[str]] = {}
    for name in names:
        for word in sorted(set(_proper(name, words))):
            by_word.setdefault(word, []).append(name)
    return _FullNames(names, by_word)


def _reclaim_places(board: Board, fulls: _FullNames, words: NameWords) -> None:
    """Make a place into a person where somebody bears that surname and no word for a place stands before."""
    surnames = {full.split()[-1]: full for full in reversed(fulls.names)}
    placing = words.place_words | words.articles | {"of", "de", "d'"}
    for number, span in enumerate(board.spans):
        if span.kind == "place" and span.text in surnames:
            before = board.text[max(0, span.start - 24) : span.start].lower().split()
            if not before or before[-1] not in placing:
                board.spans[number] = replace(span, kind="person", name=surnames[span.text])


def _full_name(candidate: Candidate, board: Board, fulls: _FullNames, words: NameWords) -> str:
    """Return the longest name in the document that a name is a short form of, or the name itself."""
    plain = " ".join(board.raw[candidate.start : candidate.end].split())
    before = candidate.line.tokens[candidate.first - 1].lower if candidate.first else ""
    if before in words.rulers and len(candidate.core) == 1:
        return plain
    mine = _proper(plain, words)
    longer = fulls.by_word.get(mine[-1], ()) if mine else ()
    return next((full for full in longer if full != plain and _is_short_for(mine, _proper(full, words))), plain)


def _proper(name: str, words: NameWords) -> tuple[str, ...]:
    return tuple(word for word in name.lower().split() if word not in words.particles)


def _is_short_for(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether words are a part of a longer name that people use for short.

    >>> full = ("khaled", "hassan", "al-amri")
    >>> [_is_short_for(words, full) for words in (("al-amri",), ("khaled", "al-amri"), ("khaled", "haddad"))]
    [True, True, False]
    """
    if not 0 < len(mine) < len(theirs):
        return False
    if len(mine) == 1:
        return mine[0] in theirs[1:] or (mine[0] == theirs[0] and is_name(mine[0]))
    rest = iter(theirs)
    return all(word in rest for word in mine) and mine[-1] == theirs[-1]
