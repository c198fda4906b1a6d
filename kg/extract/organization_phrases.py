"""Names of organisations built around a head noun: "the Economic Council of the Blue Accord"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.lexicon import is_common, is_name
from kg.extract.packs import Packs
from kg.extract.tokens import Token
from kg.territories import demonyms

#: The number of a unit: "the 12th Brigade".
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words of a language's packs that phrases are built with; sets are in the case the packs have."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    openers: frozenset[str]
    connectors: frozenset[tuple[str, ...]]
    adjectives: frozenset[str]
    nouns: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    placing_heads: frozenset[str]
    joined_titles: frozenset[str]
    told_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    no_adjectives: frozenset[str]
    noun_joints: frozenset[str]
    noun_endings: tuple[str, ...]
    metaphors: frozenset[str]
    places: frozenset[str]
    impersonal: frozenset[str]


@lru_cache(maxsize=8)
def phrase_words(packs: Packs) -> PhraseWords:
    """Return the words that phrases of a language are built with."""

    def words(key: str) -> frozenset[str]:
        return frozenset(packs.words("organization", key))

    ranks = {word.lower() for entry in packs.entries("rank") for word in _listed(entry.get("words")) if " " not in word}
    titles = ranks | set(packs.words("person", "honorifics"))
    return PhraseWords(
        words("heads"),
        words("weak_heads"),
        words("openers"),
        frozenset(tuple(word.replace("'", "' ").split()) for word in words("connectors")),
        words("adjectives"),
        words("nouns"),
        frozenset(titles | {title + "." for title in titles}) - {"major"},
        frozenset(packs.words("person", "particles")),
        words("placing_heads"),
        words("joined_titles"),
        tuple(sorted(words("told_endings"))),
        tuple(sorted(words("adjective_endings"))),
        words("no_adjectives"),
        words("noun_joints"),
        tuple(sorted(words("noun_endings"))),
        frozenset(packs.words("organization_scores", "metaphors")),
        frozenset(packs.words("organization_scores", "places")),
        frozenset(packs.words("person", "stop_words")) | frozenset(demonyms(packs.language)),
    )


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def find_phrases(
    tokens: Sequence[Token], packs: Packs, places: frozenset[str], closed: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield first and last token number of each name built around a head noun, from left to right, not overlapping.

    Args:
        tokens: The tokens of one sentence.
        packs: The rules of the language.
        places: Names of states, in the case they are written in; "and" never leads to one of them.
        closed: Heads of names that the text defines; "l'Alliance des ..." is no new name beside them.
    """
    words = phrase_words(packs)
    words = replace(words, weak_heads=words.weak_heads | closed) if closed else words
    number = 0
    while number < len(tokens):
        if tokens[number].text not in words.heads:
            number += 1
            continue
        if packs.language == "en":
            number = _last_head(tokens, number, words)
        first = _go_left(tokens, number, words) if packs.language == "en" else number
        last = _go_right(tokens, number, words, packs.language, places)
        last = _cut_person(tokens, first, number, last, words)
        yield first, last
        number = last + 1


def _is_joined(left: Token, right: Token) -> bool:
    return 0 <= right.start - left.end <= 1


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _last_head(tokens: Sequence[Token], head: int, words: PhraseWords) -> int:
    """Return the last head in a run of capitals: the "Committee" of "Senate Defence Committee"."""
    found = head
    for number in range(head + 1, min(head + 7, len(tokens))):
        token = tokens[number]
        ordinary = _is_capital(token) and token.text not in words.openers and token.lower not in words.titles
        if not ordinary or not _is_joined(tokens[number - 1], token) or is_name(token.text):
            break
        if token.text in words.heads:
            found = number
    return found


def _go_left(tokens: Sequence[Token], head: int, words: PhraseWords) -> int:
    first = head
    while first > 0 and head - first < 7:
        before = tokens[first - 1]
        if not _is_joined(before, tokens[first]):
            break
        titled = before.lower in words.titles and not (before.text in words.joined_titles and first == head)
        told = before.text in words.openers or titled or before.lower.endswith(words.told_endings)
        if (_is_capital(before) and not told) or _ORDINAL.fullmatch(before.text):
            first -= 1
        elif before.lower in ("and", "&") and first >= 2 and _joins_left(tokens, first - 2, words):
            first -= 2
        else:
            break
    while first < head and tokens[first].text in words.openers:
        first += 1
    return first


def _joins_left(tokens: Sequence[Token], number: int, words: PhraseWords) -> bool:
    """Tell whether "X and" before a name is part of it: "National Defence and Security Council"."""
    word = tokens[number]
    ordinary = _is_capital(word) and word.text not in words.openers and not word.text.isupper()
    determined = number > 0 and tokens[number - 1].lower in ("the", "'s", "national", "joint", "federal")
    longer = number > 1 and _is_capital(tokens[number - 1]) and tokens[number - 2].lower == "the"
    return ordinary and (determined or longer or _is_titled(tokens, number))


def _is_titled(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a word stands in the capitals that a heading opens with: "Blue Transport and Security Council"."""
    first = number
    while first > 0 and _is_capital(tokens[first - 1]):
        first -= 1
    opening = first == 0 or tokens[first - 1].text == "|"
    return opening and tokens[-1].text not in (".", "!", "?") and not is_name(tokens[number].text)


def _go_right(tokens: Sequence[Token], head: int, words: PhraseWords, language: str, places: frozenset[str]) -> int:
    last = head
    inside = False
    while last + 1 < len(tokens) and last - head < 16:
        following = tokens[last + 1]
        if _is_joined(tokens[last], following) and _extends(following, tokens[last], head == last, words, language):
            last += 1
            continue
        step = connector_size(tokens, last + 1, words)
        if step == 0 or not _leads_on(tokens, last + 1, step, inside, words, places, tokens[head]):
            step = _list_step(tokens, last + 1, inside, words, places)
            step = step or second_state(tokens, last + 1, head, places)
            if step == 0:
                break
            last += step
            continue
        inside = True
        last += step + 1
    return last


def _extends(word: Token, before: Token, at_head: bool, words: PhraseWords, language: str) -> bool:
    """Tell whether a word right after the name so far still belongs to it, without a connector."""
    if word.lower in words.titles or word.text in words.openers:
        return False
    if language == "fr":
        if is_adjective(word.text, words):
            return True
        return _is_capital(word) and len(word.text) > 1 and (not word.text.isupper() or at_head)
    if at_head:
        return word.text in words.heads and word.text not in ("House", "Group", "Party", "Front")
    return (
        _is_capital(word)
        and word.text not in ("Secretary", "President", "Minister", "Ambassador")
        and before.text[0].isupper()
    )


def is_adjective(word: str, words: PhraseWords) -> bool:
    """Tell whether a word in small letters may be an adjective inside a name: "spatiale" in "Agence spatiale"."""
    if word in words.adjectives:
        return True
    return (
        word.islower() and len(word) > 4 and word.endswith(words.adjective_endings) and word not in words.no_adjectives
    )


def connector_size(tokens: Sequence[Token], number: int, words: PhraseWords) -> int:
    """Return how many tokens the connector at a place has, 0 if there is none."""
    if number + 1 < len(tokens) and tokens[number + 1].lower == "the" and (tokens[number].lower,) in words.connectors:
        return 2
    for size in (3, 2, 1):
        group = tokens[number : number + size]
        if len(group) == size and tuple(token.lower for token in group) in words.connectors:
            return size
    return 0


def _leads_on(
    tokens: Sequence[Token],
    number: int,
    step: int,
    inside: bool,
    words: PhraseWords,
    places: frozenset[str],
    head: Token,
) -> bool:
    """Tell whether a connector and the word after it still belong to the name."""
    if number + step >= len(tokens) or tokens[number + step].start - tokens[number].start > 24:
        return False
    connector, word = tokens[number].lower, tokens[number + step]
    known = _is_capital(word) or word.text in words.nouns or word.text in words.adjectives
    if not known and (inside or not _is_plain_noun(tokens, number, step, words, head)):
        return False
    if word.text in words.openers or word.lower in words.titles:
        return False
    if connector in ("la", "le", "les", "l'") and step == 1 and word.text in places:
        return False
    if connector in ("and", "et", "&"):
        ordinary = not word.text.isupper() and word.text not in places and word.text not in words.heads
        ordinary = ordinary and not (step == 2 and word.text.capitalize() in words.heads)
        return inside and ordinary and not is_name(word.text)
    if connector in ("in", "en", "à"):
        placed = head.text in words.placing_heads and (not inside or word.text in places)
        return placed or (step > 1 and connector != "in")
    if connector == "pour" and word.text.capitalize() in words.places:
        return False
    if connector == "to":
        return head.text in words.placing_heads or (is_common(word.text) and not is_name(word.text))
    return not (connector == "the" and step == 1)


def _is_plain_noun(tokens: Sequence[Token], number: int, step: int, words: PhraseWords, head: Token) -> bool:
    """Tell whether any noun may complete a head with an article before it: "la Ligue des ports", "du fleuve"."""
    joint = " ".join(token.lower for token in tokens[number : number + step])
    word, opening = tokens[number + step].text, tokens[0].start == head.start
    weak = head.text in words.weak_heads and tokens[number - 1].start == head.start
    if joint not in words.noun_joints or weak or opening:
        return False
    return word.islower() and len(word) > 2 and is_common(word)


def second_state(tokens: Sequence[Token], number: int, head: int, places: frozenset[str]) -> int:
    """Return how many tokens "et du Togo" has in "Communauté des ports du Bénin et du Togo", 0 if it is no such.

    Args:
        tokens: The tokens of one sentence.
        number: The token "et".
        head: The first token of the name.
        places: Names of states, in the case they are written in.
    """
    if number - head < 5 or number + 2 >= len(tokens) or tokens[number].lower != "et":
        return 0
    articles = ("du", "de", "d'", "des", "la", "l'")
    last = number + 1
    while last + 1 < len(tokens) and tokens[last].lower in articles:
        last += 1
    if last == number + 1 or tokens[head + 2].text.istitle() or not _state_size(tokens, number - 1, places, -1):
        return 0
    size = _state_size(tokens, last, places, 1)
    return last + size - number if size else 0


def _state_size(tokens: Sequence[Token], number: int, places: frozenset[str], step: int) -> int:
    """Return how many tokens the name of a state has that begins (or with step -1 ends) at a token, 0 for none."""
    for size in (3, 2, 1):
        first = number if step > 0 else number - size + 1
        if first >= 0 and " ".join(token.text for token in tokens[first : first + size]) in places:
            return size
    return 0


def _list_step(tokens: Sequence[Token], number: int, inside: bool, words: PhraseWords, places: frozenset[str]) -> int:
    """Return how many tokens ", Industry and Trade" has after a complement, 0 if there is no such list."""
    if not inside or number + 3 >= len(tokens) or tokens[number].text != ",":
        return 0
    place = number + 1
    while place + 2 < len(tokens) and place - number < 9:
        word, following = tokens[place], tokens[place + 1]
        plain = (
            _is_capital(word)
            and word.text not in places | words.openers | words.heads
            and word.lower not in words.titles
        )
        if not plain or word.text.isupper() or is_name(word.text):
            return 0
        if following.lower in ("and", "et", "&"):
            after = tokens[place + 2]
            is_part = (
                _is_capital(after) and after.text not in places and not is_name(after.text) and not after.text.isupper()
            )
            return place + 3 - number if is_part and after.text not in words.heads else 0
        place += 2 if following.text == "," else 1
    return 0


def _cut_person(tokens: Sequence[Token], first: int, head: int, last: int, words: PhraseWords) -> int:
    """Return the last token without the name of a person that follows directly."""
    joints = {part for connector in words.connectors for part in connector}
    for number in range(head + 1, last):
        if tokens[number].text in words.impersonal or not is_name(tokens[number].text):
            continue
        if not _is_capital(tokens[number]):
            continue
        before = tokens[number - 1]
        rest = tokens[number : last + 1]
        if before.lower in joints or before.text == "&" or (number == head + 1 and len(rest) < 2):
            continue
        proper = [token for token in rest if token.lower not in words.particles]
        if not all(_is_capital(token) for token in proper) or rest[-1].text in words.heads | words.metaphors:
            continue
        if len(rest) >= 2 and sum(is_name(token.text) for token in proper) >= 0.5 * len(proper):
            return number - 1
    return last
