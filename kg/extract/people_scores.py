"""How much a run of capitals looks like the name of a person: what it contains and what stands beside it.

A candidate starts below zero. It gains by name words, a rank or honorific, a post, an apposition or a verb of speech;
it loses after "in" or "the", with ordinary words, or beside a noun for a site. All weights are in the packs, table
``person_weights``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.board import Board
from kg.extract.candidates import Candidate
from kg.extract.lexicon import is_common, is_listed, is_name
from kg.extract.model import Span
from kg.extract.name_runs import NameWords
from kg.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the scores of all candidates of a document look at.

    Args:
        text: The folded text.
        ends: Spans placed so far, by the offset where they end.
        posts: Post spans in text order.
        repeated: How often each single word is a candidate.
        words: The words of the packs.
        weights: The weights of the packs.
    """

    text: str
    ends: Mapping[int, Span]
    posts: Sequence[Span]
    repeated: Mapping[str, int]
    words: NameWords
    weights: Mapping[str, float]


def survey(board: Board, candidates: Iterable[Candidate], words: NameWords) -> Surroundings:
    """Gather what the scores look at from the board and all candidates."""
    return Surroundings(
        board.text,
        {span.end: span for span in board.spans},
        sorted((span for span in board.spans if span.kind == "post"), key=lambda span: span.start),
        Counter(candidate.core[0] for candidate in candidates if len(candidate.core) == 1),
        words,
        board.packs.weights("person_weights"),
    )


def score_candidate(candidate: Candidate, around: Surroundings) -> float:
    """Return how much a candidate looks like a person; the packs' ``accept`` is the threshold."""
    reasons = (
        *_read_words(candidate, around),
        *_read_before(candidate, around),
        *_read_noun_before(candidate, around),
        *_read_after(candidate, around),
    )
    return around.weights["base"] + sum(reasons) + _score_repeats(candidate, around)


def _read_words(candidate: Candidate, around: Surroundings) -> Iterable[float]:
    """Yield what the name itself is worth."""
    weights, words, core = around.weights, around.words, candidate.core
    arabic = any(words.is_arabic(word) for word in core)
    named = sum(map(words.is_known, core))
    yield weights["lexicon"] * named / len(core) if len(core) > 1 else weights["lexicon_single"] * named
    if arabic or any(token.lower in words.strong_particles for token in _tokens(candidate)[:-1]):
        yield weights["strong_particle"]
    if 2 <= len(core) <= 4:
        yield weights["length"]
    if len(core) == 1:
        yield weights["single"]
    if any(len(word) == 2 and word[1] == "." for word in core):
        yield weights["initial"]
    yield from _read_ordinary(candidate, around, named)
    if any(word in words.facilities for word in core[1:]):
        yield weights["facility"]
    elif len(core) > 1 and not candidate.is_titled and all(_is_code_word(word, words) for word in core):
        yield weights["code_name"]
    if all(word.isupper() and len(word) > 1 for word in core):
        yield weights["capitals"]


def _read_ordinary(candidate: Candidate, around: Surroundings, named: int) -> Iterable[float]:
    """Yield what ordinary words in the name cost; less where they are surnames too and something else says person."""
    core = candidate.core
    ordinary = sum(is_common(word) and not around.words.is_known(word) for word in core)
    if len(core) > 1 and not named and not ordinary and candidate.first:
        yield around.weights["unknown"]
    excused = sum(is_common(word) and is_listed(word) for word in core) if candidate.is_titled or named else 0
    yield around.weights["common_word"] * (ordinary - 0.4 * excused)


def _is_code_word(word: str, words: NameWords) -> bool:
    """Tell whether a word is one that exercises and ships are named with ("Anchor", "Falcon"), or an ordinary one."""
    return word.lower() in words.code_words or (is_common(word) and not is_name(word))


def _tokens(candidate: Candidate) -> Sequence[Token]:
    return candidate.line.tokens[candidate.first : candidate.last + 1]


def _read_before(candidate: Candidate, around: Surroundings) -> Iterable[float]:
    """Yield what the word or span before the name is worth."""
    weights, words, before = around.weights, around.words, candidate.before
    if candidate.is_titled:
        yield weights["title"]
    elif before in words.giving_words and len(candidate.core) > 1:
        yield weights["after_giving_word"]
    elif before in words.place_words:
        yield weights["after_place_word"]
    elif before in words.articles:
        yield weights["after_article"]
    beside = around.ends.get(candidate.outer) or around.ends.get(candidate.outer - 1)
    if beside is not None and beside.kind == "post":
        yield weights["post_before"]
    elif beside is not None and beside.kind == "demonym" and beside.text[0].isupper() and weights["national_noun"]:
        yield weights["national_noun"]
    elif beside is not None and beside.kind == "demonym" and _is_kin_before(candidate, words, 1):
        yield weights["demonym_before"]
    elif before == "," and _is_post_in_apposition(candidate, around):
        yield weights["post_apposition"]
    if before in words.partners:
        yield weights["partner"]
    if not before and _opens_clause(candidate):
        yield weights["opens_sentence"]
    if candidate.outer and around.text[candidate.outer - 1] == "@":
        yield 2 * weights["facility"]


def _read_noun_before(candidate: Candidate, around: Surroundings) -> Iterable[float]:
    """Yield what the noun or place before the name is worth."""
    weights, words = around.weights, around.words
    if _is_kin_before(candidate, words, 0):
        yield weights["kin"]
    if _is_thing_before(candidate, words):
        yield weights["after_thing"]
    if candidate.title_first < 2:
        return
    owner = around.ends.get(candidate.line.tokens[candidate.title_first - 2].end)
    single = len(candidate.core) == 1
    if candidate.before == "'s" and owner is not None and owner.kind == "state":
        yield weights["possessor_state"]
    if candidate.before == "," and owner is not None and owner.kind in ("place", "state") and single:
        yield weights["after_place"]
    if candidate.before == "(" and single and around.text[candidate.end : candidate.end + 1] in (")", ","):
        yield weights["in_brackets"]


def _is_kin_before(candidate: Candidate, words: NameWords, skipped: int) -> bool:
    """Tell whether a noun for a person stands just before: "its successor X", "the Kordavian diplomat, X"."""
    tokens = candidate.line.tokens
    place = candidate.title_first - 1 - skipped
    if place >= 0 and tokens[place].text == ",":
        place -= 1
    return any(place - step >= 0 and tokens[place - step].lower in words.kin for step in range(2))


def _is_thing_before(candidate: Candidate, words: NameWords) -> bool:
    """Tell whether a noun for a thing that bears a name stands just before: "the ship X", "la ville de X"."""
    tokens = candidate.line.tokens
    place = candidate.title_first - 1
    if place >= 1 and tokens[place].lower in ("de", "d'", "of"):
        place -= 1
    return place >= 0 and tokens[place].lower in words.things


def _is_post_in_apposition(candidate: Candidate, around: Surroundings) -> bool:
    """Tell whether a post ends shortly before a comma and the name: "the secretary of the pact, X"."""
    place = bisect_left(around.posts, candidate.outer, key=lambda post: post.start) - 1
    if place < 0 or around.posts[place].start < candidate.line.start:
        return False
    post = around.posts[place]
    between = around.text[post.end : max(post.end, candidate.outer - 2)]
    return 0 < candidate.outer - post.end < 60 and not any(mark in between for mark in ".;:,")


def _opens_clause(candidate: Candidate) -> bool:
    after = candidate.after
    small = ("of", "de", "and", "et", "in", "for", "du", "des", "or")
    return after is not None and after.text.isalpha() and after.text.islower() and after.text not in small


def _read_after(candidate: Candidate, around: Surroundings) -> Iterable[float]:
    """Yield what the words after the name are worth."""
    weights, words, after = around.weights, around.words, candidate.after
    if after is None:
        return
    if after.lower in words.speech:
        yield weights["speech"]
    if after.lower in ("of", "de") and len(candidate.core) > 1 and _is_state_behind(candidate, around):
        yield weights["of_state"]
    if after.lower in words.who or around.text[candidate.end : candidate.end + 5] in (", who", ", qui"):
        yield weights["who"]
    if after.text in words.facilities and after.start - candidate.end <= 1:
        yield weights["facility"]
    if _is_age_after(candidate) or _is_born_after(candidate, words):
        yield weights["age"]
    if len(candidate.core) > 1 and _is_number_after(candidate, around.text) and not candidate.is_titled:
        yield weights["numbered"]
    if after.text == "," and _is_post_after(candidate, around):
        yield weights["post_after"]


def _is_state_behind(candidate: Candidate, around: Surroundings) -> bool:
    """Tell whether the name is said to be of a state: "X of Tonga"."""
    tokens = candidate.line.tokens[candidate.last + 2 : candidate.last + 5]
    return any((span := around.ends.get(token.end)) is not None and span.kind == "state" for token in tokens)


def _is_age_after(candidate: Candidate) -> bool:
    tokens = candidate.line.tokens[candidate.last + 1 : candidate.last + 4]
    if len(tokens) < 3 or tokens[0].text not in ("(", ",") or tokens[2].text not in (")", ","):
        return False
    return tokens[1].text.isdigit() and len(tokens[1].text) == 2


def _is_born_after(candidate: Candidate, words: NameWords) -> bool:
    """Tell whether years of a life follow in brackets: "X (born 1971)", "X (1931-2004)"."""
    tokens = candidate.line.tokens[candidate.last + 1 : candidate.last + 3]
    return len(tokens) == 2 and tokens[0].text == "(" and tokens[1].lower.rstrip(".") in words.born


def _is_number_after(candidate: Candidate, text: str) -> bool:
    """Tell whether a number numbers the name, as it does exercises: "Northern Wind 26", "Cold Harbour-2024"."""
    mark, rest = text[candidate.end : candidate.end + 1], text[candidate.end + 1 : candidate.end + 6]
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return mark in (" ", "-") and len(digits) in (2, 4) and not rest[len(digits) :].strip().isalnum()


def _is_post_after(candidate: Candidate, around: Surroundings) -> bool:
    """Tell whether a post follows a comma: "X, the pact's secretary"."""
    place = bisect_left(around.posts, candidate.end, key=lambda post: post.start)
    if place == len(around.posts) or around.posts[place].end > candidate.line.end:
        return False
    between = around.text[candidate.end + 1 : around.posts[place].start]
    return len(between) < 32 and not any(mark in between for mark in ".;:,") and len(between.split()) <= 4


def _score_repeats(candidate: Candidate, around: Surroundings) -> float:
    """Score a single name word that comes up again and again: a surname, not a place."""
    words, word = around.words, candidate.core[0]
    if len(candidate.core) != 1 or around.repeated[word] < 2 or not is_name(word):
        return 0.0
    if candidate.before in words.place_words | words.articles | {"d'", "de", "of", "l'"}:
        return 0.0
    after = candidate.after
    return around.weights["repeated_single"] + (0.5 if after is not None and after.lower in words.speech else 0.0)
