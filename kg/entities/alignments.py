"""The words of two names, aligned in order, and what the alignment says of the two.

Every word of the shorter name must be found in the longer one, except honorifics and the name Muhammad; the first and
the last words weigh most, because "Idriss X" may be the father of "Mahamat Idriss X".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from kg.entities.respellings import is_eastern, respell_eastern
from kg.entities.spellings import Token, agree, make_token, same_letter

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


def compare_words(one: tuple[Token, ...], other: tuple[Token, ...]) -> Likeness:
    """Say how far two sequences of words can be one person's name; the order of the two does not matter.

    >>> from kg.entities.spellings import split_name
    >>> compare_words(split_name("Lakhdar Ben Zerrouk"), split_name("Lakhdar Benzerrouk")).reason
    'same words in other spellings'
    """
    if not one or not other:
        return Likeness(0.0, "no words to compare")
    if _words(one) == _words(other):
        return Likeness(1.0 if len(one) > 1 else 0.4, "same words")
    one, other = _joined(one, other), _joined(other, one)
    one, other = sorted((one, other), key=lambda tokens: (len(tokens), _words(tokens)))
    if is_eastern(_words(one)) and is_eastern(_words(other)):
        one, other = _eastern(one), _eastern(other)
    if _words(one) == _words(other):
        return Likeness(0.97 if len(one) > 1 else 0.4, "same words in other spellings")
    if sorted(_words(one)) == sorted(_words(other)):
        turned = len(one) > 1 and not any(token.patronymic or token.article for token in (*one, *other))
        return Likeness(0.7 if turned else 0.4, "same words in another order", sure=False)
    return _judge(one, other, _align(one, other))


def _words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.word for token in tokens)


def _eastern(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token if token.initial else make_token(respell_eastern(token.word)) for token in tokens)


def _joined(one: tuple[Token, ...], other: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a name, those joined that the other writes as one ("Ben Zerrouk" beside "Benzerrouk")."""
    found: list[Token] = []
    place = 0
    while place < len(one):
        size, token = _joint(one[place:], other)
        found.append(token)
        place += size
    return tuple(found)


def _joint(rest: tuple[Token, ...], other: tuple[Token, ...]) -> tuple[int, Token]:
    if not any(token.word == rest[0].word for token in other):
        for size in range(min(3, len(rest)), 0, -1):
            for word in joints(rest[:size]):
                token = make_token(word)
                if any(len(match.word) > 4 and agree(match, token) for match in other):
                    return size, replace(token, optional=size > 1 and all(part.optional for part in rest[:size]))
    return 1, rest[0]


def joints(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return some words of a name written as one: with the particles before them, and without, and with elision."""
    if any(token.initial for token in tokens):
        return ()
    with_particles = "".join(token.attached + token.word for token in tokens)
    plain = "".join(token.word for token in tokens)
    found = [word for word in (with_particles, plain) if word != tokens[0].word]
    if len(tokens) == 2 and tokens[0].word[-1] in "aeiou" and tokens[1].word[0] in "aeiou":
        found.append(tokens[0].word[:-1] + tokens[1].word)
    return tuple(found)


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
    shorter, longer = sorted((left, right), key=lambda token: len(token.consonants))
    if shorter.consonants == longer.consonants.removeprefix("A") and len(longer.consonants) > 3:
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
    return not name_groups_of(left).isdisjoint(name_groups_of(right))


def name_groups_of(word: str) -> frozenset[int]:
    """Return the numbers of the groups of spellings that the name lexicon has a word in."""
    return _groups().get(word, frozenset())


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
    respelt = any(likeness < 1.0 and not _sounds(one[i], other[j]) for i, j, likeness in core)
    base = sum(likeness for _, likeness in pairs.values()) / len(pairs)
    if any(one[i].initial or other[j].initial for i, j, _ in core) and len(core) < 3:
        return Likeness(min(base, 0.8), "an initial stands for a word", sure=False)
    first = pairs.get(_first(one), (-1, 0.0))[0] == _first(other) or pairs.get(0, (-1, 0.0))[0] == 0
    last = pairs.get(len(one) - 1, (-1, 0.0))[0] == len(other) - 1
    if first and last and _maybe_other_sex(one, other):
        return Likeness(0.8, "an e at the end may tell a woman from a man", sure=False)
    if first and last:
        reached = {j for j, _ in pairs.values()}
        added = any(not token.optional for j, token in enumerate(other) if j not in reached)
        reason = "the longer name adds words in between" if added else "same words in other spellings"
        return Likeness(base, reason, added=added)
    if first:
        extra = len(other) - 1 - max(j for j, _ in pairs.values())
        known = extra <= 2 and (len(core) > 1 or any(one[i].patronymic and other[j].patronymic for i, j, _ in core))
        return Likeness(
            min(base * 0.93 if known else base * 0.7, 0.8 if respelt else 1.0),
            "the longer name adds a family name" + (" and spells another word otherwise" if respelt else ""),
            sure=False,
        )
    return Likeness(0.5, "the longer name begins with another word")


def _sounds(left: Token, right: Token) -> bool:
    """Tell whether two words differ in double letters and silent ones at most."""
    return (left.consonants, left.vowels) == (right.consonants, right.vowels)


def _first(tokens: tuple[Token, ...]) -> int:
    return next((i for i, token in enumerate(tokens) if not token.optional), 0)


def _maybe_other_sex(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Tell whether two names differ in an e after the given name only, as "Simon" and "Simone" do."""
    left, right = sorted((one[0].word, other[0].word), key=len)
    return right in (left + "e", left + left[-1] + "e") and _words(one[1:]) == _words(other[1:])


def _middle_initial(tokens: tuple[Token, ...], place: int) -> bool:
    return tokens[place].initial and 0 < place < len(tokens) - 1
