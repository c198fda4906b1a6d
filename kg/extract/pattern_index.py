"""Which patterns are worth trying on a sentence: one scan for the words of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kg.extract.patterns import Pattern
from kg.extract.tape import Tape


def possible_patterns(patterns: tuple[Pattern, ...], tape: Tape) -> Iterator[Pattern]:
    """Yield the patterns one of whose words a tape has, in order; no other can match it.

    Args:
        patterns: Compiled patterns.
        tape: A sentence's tape.
    """
    scanner, owners, always = _word_index(patterns)
    told = set(always)
    for word, _, _ in scanner.find_matches_as_indexes(tape.text.lower(), overlapping=True):
        told.update(owners[word])
    yield from (patterns[number] for number in sorted(told))


@lru_cache(maxsize=256)
def _word_index(patterns: tuple[Pattern, ...]) -> tuple[Any, tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """Return a scanner for the words of all patterns, which patterns each word belongs to, and those without words."""
    from ahocorasick_rs import AhoCorasick

    owners: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for word in pattern.words:
            owners.setdefault(word, []).append(number)
    always = tuple(number for number, pattern in enumerate(patterns) if not pattern.words)
    return AhoCorasick(list(owners)), tuple(map(tuple, owners.values())), always
