"""Where in a document something is said: the sentence of an offset, and the one that most likely states a fact."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.extract.model import Reading, Sentence
from kg.scoring.names import words

#: Words that agree in this many first letters are taken for one ("Egypt", "Egyptian").
_STEM = 5


def find_line(reading: Reading, offset: int) -> int:
    """Return the line of a document, counted from 1, on which an offset lies."""
    return bisect_right(reading.document.header.line_starts, offset)


def quote_sentence(reading: Reading, sentence: Sentence) -> str:
    """Return the words of a sentence on one line."""
    return " ".join(reading.document.text[sentence.start : sentence.end].split())


def find_sentence(reading: Reading, told: Iterable[tuple[str, float]]) -> Sentence | None:
    """Return the sentence with the most of a fact, the first of them if several have as much.

    Args:
        reading: The document as read.
        told: The names, posts, places and years of the fact, each with its weight; within each, a word counts the more,
            the fewer sentences have it.

    Returns:
        The sentence, or None if no sentence has any of the words.
    """
    text = reading.document.text
    stems = [{_stem(word) for word in words(text[one.start : one.end])} for one in reading.sentences]
    usual = Counter(stem for of_sentence in stems for stem in of_sentence)
    fields = [({_stem(word) for word in words(field)}, weight) for field, weight in told]
    best, most = None, 0.0
    for sentence, known in zip(reading.sentences, stems, strict=True):
        shared = sum(weight * _weigh(field & known, usual) / _weigh(field, usual) for field, weight in fields if field)
        if shared > most + 1e-9:
            best, most = sentence, shared
    return best


def _weigh(stems: Iterable[str], usual: Mapping[str, int]) -> float:
    return sum(1 / max(usual.get(stem, 0), 1) for stem in sorted(stems))


def _stem(word: str) -> str:
    return word[:_STEM]
