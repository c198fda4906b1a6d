"""Pieces of regular expressions over words of the packs."""

from __future__ import annotations

from collections.abc import Iterable

#: Where a word may begin: not inside a word, a number or a compound; after a French elided article it may.
EDGE = r"(?:(?<![\p{L}\p{N}\-'])|(?<=(?<!\p{L})[dlDL]'))"
#: Where a word may end.
STOP = r"(?![\p{L}\-])"
#: A capitalised word.
CAPITAL = r"\p{Lu}[\p{L}\-']+"


def either(words: Iterable[str]) -> str:
    r"""Return a pattern for any of some words, the longest first, or one that never matches if there are none.

    >>> either(("air", "air force"))
    'air\\ force|air'
    """
    import regex

    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(regex.escape(word) for word in ordered) or r"(?!)"
