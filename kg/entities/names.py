"""Whether two spellings are the name of one person.

Ranks and generations are set apart; what is left is compared as it stands, in the spellings that other habits of
writing give it (:mod:`kg.entities.respellings`), with the family name at the other end where its form tells where it
belongs (:mod:`kg.entities.orders`), and syllable by syllable where the name is Chinese, Korean or Vietnamese
(:mod:`kg.entities.syllables`). Measured in ``tests/entities/test_names.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from kg.entities.alignments import PARTIAL, SAME, Likeness, compare_words, joints, name_groups_of
from kg.entities.orders import turn, vowels_contradict
from kg.entities.respellings import is_eastern, respell, respell_eastern
from kg.entities.spellings import Token, coarse, make_token, split_name
from kg.entities.syllables import read_syllables, same_syllables, syllable_key
from kg.entities.titles import split_generation, strip_ranks

__all__ = ["PARTIAL", "SAME", "Likeness", "block_keys", "compare_names", "has_initial", "initial_keys"]


@lru_cache(maxsize=500_000)
def compare_names(left: str, right: str) -> Likeness:
    """Say how far two spellings can be the name of one person; the order of the two does not matter.

    Args:
        left: A name in any script, with or without a rank.
        right: Another.

    >>> compare_names("Khaled Al-Obeidi", "Khalid bin Nasser al-Ubaydi").score >= SAME
    True
    >>> compare_names("Hasan Ali", "Hussein Ali").score < PARTIAL
    True
    >>> compare_names("Orlov Dmitri", "Dmitry Orlov").reason
    'same words in other spellings, family name first or last'
    """
    (one, generation), (other, another) = (split_generation(strip_ranks(name)) for name in sorted((left, right)))
    if generation and another and generation != another:
        return Likeness(0.0, "two generations of one family")
    found = _compare(one, other)
    if generation != another and found.score >= PARTIAL:
        return replace(
            found, score=min(found.score, 0.8), reason=f"{found.reason}; one is a junior or senior", sure=False
        )
    return found


def _compare(one: str, other: str) -> Likeness:
    syllables = read_syllables(one), read_syllables(other)
    if all(syllables) and split_name(one) and split_name(other):
        reason = same_syllables(*syllables)
        if reason is not None:
            return Likeness(0.95, reason) if one != other else Likeness(1.0, "same words")
        if _count(syllables[0]) == _count(syllables[1]):
            return Likeness(0.0, "other syllables")
    if vowels_contradict(one, other):
        return Likeness(0.0, "other vowels")
    added = _with_western_name(one, other) or _with_western_name(other, one)
    if added is not None:
        return added
    best = Likeness(0.0, "no words to compare")
    for left, right, turned in _spellings(one, other):
        found = compare_words(split_name(left), split_name(right))
        if turned:
            found = replace(found, reason=f"{found.reason}, family name first or last", score=found.score * 0.95)
            found = found if found.score >= SAME else replace(found, score=0.0)
        if found.score > best.score or best.score == 0:
            best = found if found.score or not best.score else best
        if best.score >= 0.97:
            break
    return best


def _spellings(one: str, other: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the pairs of spellings of two names that are worth comparing; true where one is turned around."""
    for left in respell(one):
        for right in respell(other):
            yield left, right, False
    turned, again = turn(one), turn(other)
    if turned is not None and again is not None:
        for left in respell(turned):
            for right in respell(other):
                yield left, right, True


def _with_western_name(short: str, long: str) -> Likeness | None:
    """Say whether the longer name is the shorter one of three syllables with a given name of elsewhere before it."""
    first, _, rest = long.partition(" ")
    syllables = read_syllables(short), read_syllables(rest)
    if all(syllables) and _count(syllables[0]) == 3 and not read_syllables(f"{first} {first}"):
        reason = same_syllables(*syllables)
        return Likeness(0.9, f"{reason}, after another given name") if reason is not None else None
    return None


def _count(syllables: tuple[tuple[str, ...], ...]) -> int:
    return sum(map(len, syllables))


@lru_cache(maxsize=100_000)
def block_keys(name: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one person's name share at least one.

    >>> bool(set(block_keys("Khaled Al-Obeidi")) & set(block_keys("Khalid bin Nasser al-Ubaydi")))
    True
    """
    plain, _ = split_generation(strip_ranks(name))
    keys: set[str] = set()
    for spelling in respell(plain):
        tokens = tuple(token for token in split_name(spelling) if not token.initial)[:6]
        words = [_codes(tokens, place) for place in range(len(tokens))]
        listed = [{f"#{group}" for group in name_groups_of(token.word)} for token in tokens]
        for one, other in combinations(range(len(tokens)), 2):
            pairs = ((words[one], words[other]), (words[one], listed[other]), (listed[one], words[other]))
            keys.update(
                "|".join(sorted((left, right))) for lefts, rights in pairs for left in lefts for right in rights
            )
        keys.update(*words) if len(words) == 1 else None
    for syllables in (read_syllables(plain), read_syllables(plain.partition(" ")[2])):
        if _count(syllables) > 1:
            keys.add(syllable_key(syllables))
    return tuple(sorted(keys))


def _codes(tokens: tuple[Token, ...], place: int) -> set[str]:
    """Return the codes of a word: of itself, joined with those after it, and as in a Cyrillic name."""
    found = {coarse(tokens[place])}
    found |= {coarse(make_token(word)) for size in (1, 2, 3) for word in joints(tokens[place : place + size])}
    if is_eastern(tuple(token.word for token in tokens)):
        found.add(coarse(make_token(respell_eastern(tokens[place].word))))
    return found


def initial_keys(name: str) -> tuple[str, ...]:
    """Return keys that a name with initials shares with the names written out: a word and the first letter of another.

    >>> bool(set(initial_keys("Bilal R.")) & set(initial_keys("Bilal Raza")))
    True
    """
    tokens = split_name(name)
    pairs = ((one, other) for one in tokens for other in tokens if one is not other and not one.initial)
    return tuple(sorted({f"{coarse(one)}|{other.word[0]}." for one, other in pairs}))


def has_initial(name: str) -> bool:
    """Tell whether a single letter stands for a word of a name."""
    return any(token.initial for token in split_name(name))
