"""Whether two spellings are the name of one person.

The words of both names are aligned in order. Every word of the shorter name must be found in the longer one, except
honorifics and the name Muhammad; the first and the last words weigh most, because "Idriss X" may be the father of
"Mahamat Idriss X". Measured on ``tests/entities/name_pairs.tsv``; see ``tests/entities/test_names.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from kg.entities.spellings import Token, agree, coarse, same_letter, split_name

#: From this score on two names are one person's, unless their context contradicts.
SAME = 0.85
#: From this score on two names may be one person's: a shared post, rank or organisation must confirm it.
PARTIAL = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names can be one person's.

    Args:
        score: From 0 to 1; see :data:`SAME` and :data:`PARTIAL`.
        reason: A phrase that says why.
        sure: False where the names are compatible but a word stands for too little: an initial, an added family name.
        added: The longer name has words in between that the shorter lacks, honorifics aside.
    """

    score: float
    reason: str
    sure: bool = True
    added: bool = False


@lru_cache(maxsize=500_000)
def compare_names(left: str, right: str) -> Likeness:
    """Say how far two spellings can be the name of one person; the order of the two does not matter.

    Args:
        left: A name in any script, without ranks and posts.
        right: Another.

    >>> compare_names("Khaled Al-Obeidi", "Khalid bin Nasser al-Ubaydi").score >= SAME
    True
    >>> compare_names("Hasan Ali", "Hussein Ali").score < PARTIAL
    True
    """
    one, other = sorted(
        (split_name(left), split_name(right)), key=lambda tokens: (len(tokens), [t.word for t in tokens])
    )
    if not one:
        return Likeness(0.0, "no words to compare")
    if [token.word for token in one] == [token.word for token in other]:
        return Likeness(1.0 if len(one) > 1 else 0.4, "same words")
    if sorted(token.word for token in one) == sorted(token.word for token in other):
        turned = len(one) > 1 and not any(token.patronymic or token.article for token in (*one, *other))
        return Likeness(0.7 if turned else 0.4, "same words in another order", sure=False)
    pairs = _align(one, other)
    return _judge(one, other, pairs)


def block_keys(name: str) -> tuple[str, ...]:
    """Return keys of which two spellings of one person's name share at least one.

    >>> bool(set(block_keys("Khaled Al-Obeidi")) & set(block_keys("Khalid bin Nasser al-Ubaydi")))
    True
    """
    codes = [coarse(token) for token in split_name(name) if not token.initial][:6]
    keys = {"|".join(sorted(pair)) for pair in combinations(codes, 2)}
    return tuple(sorted(keys or set(codes)))


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


def _align(one: tuple[Token, ...], other: tuple[Token, ...]) -> dict[int, tuple[int, float]]:
    """Return the best order-keeping assignment of words: place in the first to place in the second and likeness."""
    best: list[list[tuple[float, tuple[tuple[int, int, float], ...]]]] = [
        [(0.0, ())] * (len(other) + 1) for _ in range(len(one) + 1)
    ]
    for i, left in enumerate(one, 1):
        for j, right in enumerate(other, 1):
            options = [best[i - 1][j], best[i][j - 1]]
            likeness = _like(left, right)
            if likeness:
                total, pairs = best[i - 1][j - 1]
                options.append((total + likeness, (*pairs, (i - 1, j - 1, likeness))))
            best[i][j] = max(options, key=lambda option: option[0])
    return {i: (j, likeness) for i, j, likeness in best[-1][-1][1]}


@lru_cache(maxsize=500_000)
def _like(left: Token, right: Token) -> float:
    """Return how alike two words of names are: 1 equal, from .8 spellings of one name, 0 different."""
    if left.word == right.word:
        return 1.0
    if left.initial or right.initial:
        return 0.8 if left.word[0] == right.word[0] else 0.0
    if agree(left, right):
        near = len(left.consonants) > 1 or DamerauLevenshtein.normalized_similarity(left.word, right.word) >= 0.6
        return 0.95 if near else 0.0
    if _one_name(left.word, right.word) and _near_consonants(left.consonants, right.consonants):
        return 0.9
    if left.consonants.removeprefix("A") == right.consonants.removeprefix("A") and len(left.consonants) > 3:
        shorter, longer = sorted((left, right), key=lambda token: len(token.consonants))
        return 0.9 if len(longer.consonants) > len(shorter.consonants) and longer.vowels[1:] == shorter.vowels else 0.0
    return 0.8 if _misspelt(left, right) else 0.0


def _misspelt(left: Token, right: Token) -> bool:
    """Tell whether two long words differ by one letter that is no vowel at the end."""
    short = min(len(left.consonants), len(right.consonants))
    if short < 4 or (left.word[-1] in "aeiouy") != (right.word[-1] in "aeiouy"):
        return False
    return DamerauLevenshtein.distance(left.word, right.word) == 1 and left.consonants != right.consonants


def _near_consonants(left: str, right: str) -> bool:
    if len(left) == len(right):
        return sum(not same_letter(*pair) for pair in zip(left, right, strict=True)) <= 1
    return abs(len(left) - len(right)) == 1 and DamerauLevenshtein.distance(left, right) == 1


def _one_name(left: str, right: str) -> bool:
    """Tell whether the name lexicon has both as spellings of one name."""
    groups = _groups()
    return not groups.get(left, frozenset()).isdisjoint(groups.get(right, frozenset()))


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    from kg.extract.lexicon import name_groups

    found: dict[str, set[int]] = {}
    for number, group in enumerate(name_groups()):
        for form in group:
            if form.isascii():
                found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _judge(one: tuple[Token, ...], other: tuple[Token, ...], pairs: dict[int, tuple[int, float]]) -> Likeness:
    """Score an alignment of a shorter with a longer name."""
    if any(not token.optional for i, token in enumerate(one) if i not in pairs and not _middle_initial(one, i)):
        return Likeness(0.0, "a word of the shorter name is missing from the longer one")
    core = [(i, j, likeness) for i, (j, likeness) in pairs.items() if not one[i].optional]
    if not core:
        return Likeness(0.9 if len(pairs) == len(one) == len(other) > 1 else 0.2, "honorifics only")
    if len(pairs) == 1:
        return Likeness(0.4, "one word in common")
    base = sum(likeness for _, likeness in pairs.values()) / len(pairs)
    if any(one[i].initial or other[j].initial for i, j, _ in core) and len(core) < 3:
        return Likeness(min(base, 0.8), "an initial stands for a word", sure=False)
    first = pairs.get(_first(one), (-1, 0.0))[0] == _first(other) or pairs.get(0, (-1, 0.0))[0] == 0
    last = pairs.get(len(one) - 1, (-1, 0.0))[0] == len(other) - 1
    if first and last:
        reached = {j for j, _ in pairs.values()}
        added = any(not token.optional for j, token in enumerate(other) if j not in reached)
        reason = "the longer name adds words in between" if added else "same words in other spellings"
        return Likeness(base, reason, added=added)
    if first:
        extra = len(other) - 1 - max(j for j, _ in pairs.values())
        known = extra <= 2 and (len(core) > 1 or any(one[i].patronymic and other[j].patronymic for i, j, _ in core))
        return Likeness(base * 0.93 if known else base * 0.7, "the longer name adds a family name", sure=False)
    return Likeness(0.5, "the longer name begins with another word")


def _first(tokens: tuple[Token, ...]) -> int:
    return next((i for i, token in enumerate(tokens) if not token.optional), 0)


def _middle_initial(tokens: tuple[Token, ...], place: int) -> bool:
    return tokens[place].initial and 0 < place < len(tokens) - 1
