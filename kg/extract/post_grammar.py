"""The grammar of posts: word tries made from the packs, and the parse of one post at one place.

A post is modifiers ("deputy"), a head ("minister") and what it is in charge of ("of defence"), in the order of its
language; English also has "defence minister", French also "ministre malien de la Défense". Everything is looked up
word by word, so the cost does not grow with the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from kg.errors import PackError
from kg.extract.packs import Packs

_WORD = re.compile(r"['’]s\b|[dlDL]['’](?=\w)|[^\W_]+")
_FOLD = str.maketrans("àâäáãéèêëíîïóôöõúùûüçñÀÂÄÁÃÉÈÊËÍÎÏÓÔÖÕÚÙÛÜÇÑ’", "aaaaaeeeeiiioooouuuucnAAAAAEEEEIIIOOOOUUUUCN'")
_GAPS = frozenset(("", " ", "-", "‐", "‑", "\u00a0", "\u202f"))
Trie = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, with folded forms, offsets, and whether each is joined to the next."""

    text: str
    low: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def joined(self, at: int) -> bool:
        """Return whether word ``at`` follows the word before with only a space, a hyphen or one line break between."""
        if at <= 0 or at >= len(self.low):
            return False
        gap = self.text[self.ends[at - 1] : self.starts[at]]
        return gap in _GAPS or (gap.isspace() and gap.count("\n") < 2 and len(gap) < 4)

    def capital(self, at: int) -> bool:
        """Return whether word ``at`` begins with a capital letter."""
        return self.text[self.starts[at]].isupper()


def split_words(text: str, start: int, end: int) -> Words:
    """Split a stretch of text into words; offsets count in the whole text."""
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    low = [text[a:b].lower() for a, b in spans]
    return Words(
        text,
        tuple(word.replace("’", "'") for word in low),
        tuple(word.translate(_FOLD) for word in low),
        tuple(a for a, _ in spans),
        tuple(b for _, b in spans),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A head, modifier or portfolio as one form of the packs has it."""

    concept: str
    words: tuple[str, ...]
    plural: bool = False
    status: str | None = None
    weak: bool = False
    namelike: bool = False
    verblike: bool = False
    cased: bool = False
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tries of one language.

    Args:
        heads: Head words.
        before: Modifiers in front of a head, and for English portfolios in front of it.
        after: Modifiers behind a head.
        portfolios: What follows "of".
        of: The words of "of", as word tuples, longest first.
        lists: The word lists of ``[post_words]``.
        demonyms: Folded demonym to state code.
        adjectives: Folded adjectives inside names of organisations.
        prefixed: Portfolios may stand in front of the head ("defence minister").
    """

    heads: Trie
    before: Trie
    prefixes: Trie
    after: Trie
    portfolios: Trie
    of: Trie
    aliases: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    demonyms: Mapping[str, str]
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parse:
    """One post: word positions, parts, and the demonym inside it, if any."""

    first: int
    last: int
    head: Part
    modifiers: tuple[Part, ...] = ()
    portfolio: Part | None = None
    demonym: int | None = None
    status: str | None = None

    @property
    def weak(self) -> bool:
        """Whether only an ordinary word says so."""
        return self.head.weak and self.portfolio is None and not self.modifiers


@lru_cache(maxsize=16)
def grammar(packs: Packs) -> Grammar:
    """Return the grammar that a language's packs describe."""
    from kg.territories import demonyms

    english = packs.language == "en"
    modifiers = packs.entries("post_modifiers")
    portfolios = packs.entries("post_portfolios")
    front = [entry for entry in modifiers if entry.get("before", english and not entry.get("after"))]
    lists = ("articles", "and", "organizations", "former", "acting", "designate", "not_after", "objects", "not_before")
    return Grammar(
        heads=_trie(part for entry in packs.entries("post_heads") for part in _parts(entry, english)),
        before=_trie(part for entry in front for part in _parts(entry, None)),
        prefixes=_trie(part for entry in portfolios if english for part in _parts(entry, None)),
        after=_trie(part for entry in modifiers if entry not in front for part in _parts(entry, None)),
        portfolios=_trie(part for entry in portfolios if not entry.get("before") for part in _parts(entry, None)),
        of=_trie(Part("", _split(form)) for form in packs.words("post_words", "of")),
        aliases=dict(_aliases(packs)),
        lists={
            key: frozenset(word.translate(_FOLD).lower() for word in packs.words("post_words", key)) for key in lists
        },
        demonyms={word.lower().translate(_FOLD): code for word, code in sorted(demonyms(packs.language).items())},
        adjectives=frozenset(word.translate(_FOLD).lower() for word in packs.words("organization", "adjectives")),
    )


def _aliases(packs: Packs) -> Iterable[tuple[str, str]]:
    for entry in packs.entries("post_aliases"):
        for composed in cast(Sequence[str], entry["composed"]):
            yield composed, str(entry["concept"])


def _parts(entry: Mapping[str, object], english: bool | None) -> Iterable[Part]:
    try:
        concept, forms = str(entry["concept"]), cast(Sequence[str], entry["forms"])
    except KeyError as missing:
        raise PackError(str(entry["origin"]), f"has no {missing}", "give concept, label and forms") from None
    status = cast("str | None", entry.get("status"))
    heads = frozenset(cast(Sequence[str], entry.get("heads", ())))
    weak, namelike, verblike, cased = (bool(entry.get(key)) for key in ("weak", "namelike", "verblike", "cased"))
    plain = Part(concept, (), False, status, weak, namelike, verblike, cased, heads)
    for form in forms:
        yield replace(plain, words=_split(form))
    if english is None:
        return
    plurals = entry.get("plural")
    for form in forms if plurals is None else cast(Sequence[str], plurals):
        words = _split(form)
        if plurals is None and (len(words) == 1 or not english):
            words = tuple(word if word[-1] in "sx" else word + "s" for word in words)
        elif plurals is None:
            words = (*words[:-1], words[-1] + "s")
        yield replace(plain, words=words, plural=True)


def _split(form: str) -> tuple[str, ...]:
    return tuple(form.split())


def _trie(parts: Iterable[Part]) -> Trie:
    root: Trie = {}
    for part in parts:
        node = root
        for word in part.words:
            node = node.setdefault(word.translate(_FOLD), {})
        node.setdefault("", []).append(part)
    return root


def longest(
    trie: Trie, words: Words, at: int, head: str | None = None, limit: int | None = None
) -> tuple[int, Part] | None:
    """Return the longest entry of a trie that begins at a word, with the position after it.

    Args:
        trie: Made by the grammar.
        words: The text.
        at: Position of the first word.
        head: The concept of the head, for entries that only go with some heads.
        limit: The position to stop at; the end by default.
    """
    node, found, position = trie, None, at
    while position < (len(words.keys) if limit is None else limit):
        step = node.get(words.keys[position])
        if step is None or (position > at and not words.joined(position)):
            break
        position += 1
        node = step
        part = next((part for part in node.get("", ()) if _fits(part, words, at, head)), None)
        if part is not None:
            found = (position, part)
    return found


def _fits(part: Part, words: Words, at: int, head: str | None) -> bool:
    if part.heads and head is not None and head not in part.heads:
        return False
    if part.cased and len({words.capital(at + k) for k in (0, len(part.words) - 1)}) > 1:
        return False
    return all(words.low[at + k] == word or words.capital(at + k) for k, word in enumerate(part.words))


def parse_at(rules: Grammar, words: Words, at: int, depth: int = 0) -> Parse | None:
    """Return the longest post that begins at a word, or None.

    Args:
        rules: The grammar of the language.
        words: The text.
        at: Position of the first word.
        depth: How many modifiers were read before it.
    """
    found = _head_at(rules, words, at)
    taken = 0 if found is None else at + len(found.head.words)
    if depth < 4:
        for trie in (rules.before, rules.prefixes):
            step = longest(trie, words, at)
            if step is None or not words.joined(step[0]):
                continue
            rest = parse_at(rules, words, step[0], depth + 1)
            rest = None if rest is None else _with_front(rules, words, at, rest, step, prefix=trie is rules.prefixes)
            if rest is not None and (found is None or (rest.last, step[0]) > (found.last, taken)):
                found, taken = rest, step[0]
    return found


def _with_front(
    rules: Grammar, words: Words, at: int, rest: Parse, step: tuple[int, Part], *, prefix: bool
) -> Parse | None:
    part = step[1]
    if not prefix:
        if part.heads and not rest.modifiers and rest.head.concept not in part.heads:
            return rest
        kept = (part, *rest.modifiers) if part.concept else rest.modifiers
        return replace(rest, first=at, modifiers=kept, status=part.status or rest.status)
    again = longest(rules.prefixes, words, at, rest.head.concept)
    if again is None or again[0] != step[0]:
        return replace(rest, first=at)
    return replace(rest, first=at, portfolio=again[1])


def _head_at(rules: Grammar, words: Words, at: int) -> Parse | None:
    step = longest(rules.heads, words, at)
    if step is not None and _swallows(rules, words, at, step[0]):
        step = longest(rules.heads, words, at, limit=step[0] - 1)
    if step is None:
        return None
    position, head = step
    if head.verblike and not words.capital(at) and _is_verb(rules, words, at, position):
        return None
    if words.joined(position) and words.keys[position] in rules.lists["not_before"]:
        return None
    if words.capital(at) and _in_surname(words, at):
        return None
    if head.namelike and words.capital(at) and not _titled(rules, words, at, position):
        return None
    return _complements(rules, words, Parse(at, position, head))


def _swallows(rules: Grammar, words: Words, at: int, after: int) -> bool:
    """Whether a head ends with the beginning of a name: "commandant de la | Force mixte du Danube"."""
    last = after - 1
    if words.capital(at) or not words.capital(last) or words.keys[last] not in rules.lists["organizations"]:
        return False
    of = longest(rules.of, words, after) if words.joined(after) else None
    return words.joined(after) and (of is not None or words.capital(after) or words.keys[after] in rules.adjectives)


def _is_verb(rules: Grammar, words: Words, at: int, after: int) -> bool:
    """Whether a head is a verb here: "to | head | the mission", "X, | représentant | la ligue"."""
    if words.joined(at) and words.keys[at - 1] in rules.lists["not_after"]:
        return True
    return words.joined(after) and words.keys[after] in rules.lists["objects"]


def _in_surname(words: Words, at: int) -> bool:
    """Whether a word is the end of a name such as "Bruno Le Maire"."""
    if at < 2 or not (words.joined(at) and words.joined(at - 1) and words.keys[at - 1] in ("le", "la")):
        return False
    return words.capital(at - 1) and words.capital(at - 2)


def _titled(rules: Grammar, words: Words, at: int, after: int) -> bool:
    before = at > 0 and words.joined(at) and words.keys[at - 1] in (*rules.lists["articles"], "le", "la", "l'")
    return before or (words.joined(after) and longest(rules.of, words, after) is not None)


def _complements(rules: Grammar, words: Words, parse: Parse) -> Parse:
    for _ in range(5):
        longer = (
            _after_modifier(rules, words, parse)
            or _portfolio(rules, words, parse)
            or _inner_demonym(rules, words, parse)
        )
        if longer is None:
            break
        parse = longer
    return parse


def _after_modifier(rules: Grammar, words: Words, parse: Parse) -> Parse | None:
    step = longest(rules.after, words, parse.last) if words.joined(parse.last) else None
    if step is None:
        return None
    position, part = step
    kept = (*parse.modifiers, part) if part.concept else parse.modifiers
    return replace(parse, last=position, modifiers=kept, status=part.status or parse.status)


def _portfolio(rules: Grammar, words: Words, parse: Parse) -> Parse | None:
    if parse.portfolio is not None or not words.joined(parse.last):
        return None
    step = longest(rules.of, words, parse.last)
    if step is None:
        return None
    position = step[0]
    while words.joined(position) and words.keys[position] in rules.lists["articles"]:
        position += 1
    demonym = parse.demonym
    if rules.lists["articles"] and words.joined(position) and words.keys[position] in rules.demonyms:
        demonym, position = position, position + 1
    found = longest(rules.portfolios, words, position, parse.head.concept) if words.joined(position) else None
    if found is None:
        return None
    last = found[0]
    if words.joined(last) and words.keys[last] in rules.lists["organizations"]:
        return None
    if not rules.lists["articles"] and _swallows(rules, words, parse.first, last):
        return None
    if demonym != parse.demonym and words.capital(position) and words.keys[last - 1] in ("force", "forces"):
        return None
    last = _coordinated(rules, words, last, parse.head.concept)
    return replace(parse, last=last, portfolio=found[1], demonym=demonym)


def _coordinated(rules: Grammar, words: Words, last: int, head: str) -> int:
    """Take in further portfolios ("and cooperation"); the first one names the post."""
    for _ in range(4):
        position = last
        if position >= len(words.keys):
            break
        gap = words.text[words.ends[position - 1] : words.starts[position]]
        if not (words.joined(position) or gap == ", "):
            break
        if words.keys[position] in rules.lists["and"]:
            position += 1
        elif gap != ", ":
            break
        of = longest(rules.of, words, position)
        position = of[0] if of is not None else position
        while position < len(words.keys) and words.keys[position] in rules.lists["articles"]:
            position += 1
        more = longest(rules.portfolios, words, position, head)
        if more is None or longest(rules.heads, words, more[0]) is not None:
            break
        last = more[0]
    return last


def _inner_demonym(rules: Grammar, words: Words, parse: Parse) -> Parse | None:
    if rules.lists["articles"] or parse.demonym is not None or not words.joined(parse.last):
        return None
    if words.keys[parse.last] not in rules.demonyms:
        return None
    return replace(parse, last=parse.last + 1, demonym=parse.last)
