"""Posts in running text: "Chief of Army Staff", "ministre malien de la Défense", and one key for each post.

The key is the same in every language and wording: modifiers, head, and the first thing the post is in charge of, as in
``secretary-general``, ``deputy+secretary-general``, ``minister:defence``, ``chief-of-staff:army``. Commander-in-chief,
supreme commander and commander share the key ``commander``, because reports call the one commander of a coalition by
all of them. "Federal", "national" and "in office" leave the post the same. All words are in the packs (``posts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.model import Span
from kg.extract.packs import Packs, languages, load_packs
from kg.extract.post_grammar import Grammar, Parse, Words, grammar, parse_at, split_words

#: How far before a post a word such as "former" may stand ("former Freedonian army chief").
_REACH = 4
#: Words that may stand between "former" and the post.
_PASSED = frozenset(("'s", "new", "nouveau", "first", "second", "third", "premier", "première"))


@dataclass(frozen=True, slots=True)
class Post:
    """A post read from words.

    Args:
        start: Offset of the first character in the text.
        end: Offset after the last character.
        text: The words.
        concept: The language-neutral key.
        head: The key of the head alone (``minister``).
        portfolio: What it is in charge of (``defence``), or None.
        status: ``former``, ``acting``, ``designate``, or None.
        plural: The words name several holders.
        weak: Only an ordinary word ("leader") says so.
        state: Code of the state whose adjective stands inside ("ministre malien de la Défense": ``ml``), or None.
        state_start: Offset of that adjective, or None.
        state_end: Offset after it, or None.
    """

    start: int
    end: int
    text: str
    concept: str
    head: str
    portfolio: str | None = None
    status: str | None = None
    plural: bool = False
    weak: bool = False
    state: str | None = None
    state_start: int | None = None
    state_end: int | None = None


def find_posts(
    text: str, language: str, packs: Packs | None = None, start: int = 0, end: int | None = None
) -> tuple[Span, ...]:
    """Find every post named in a stretch of text.

    Args:
        text: The whole text; offsets count in it.
        language: ``en`` or ``fr``.
        packs: The packs to use; those that come with the package by default.
        start: Where to begin.
        end: Where to stop; the end of the text by default.

    Returns:
        Spans of kind ``post`` with concept, status and plural, in text order, none overlapping; the score is 0 for an
        ordinary word that needs a person or organisation beside it, else 1.

    >>> [
    ...     (span.text, span.concept, span.status)
    ...     for span in find_posts("The former army chief met the defence minister.", "en")
    ... ]
    [('army chief', 'chief-of-staff:army', 'former'), ('defence minister', 'minister:defence', None)]
    """
    packs = packs or load_packs(language)
    return tuple(
        Span(
            post.start,
            post.end,
            "post",
            post.text,
            concept=post.concept,
            status=post.status,
            plural=post.plural,
            score=0.0 if post.weak else 1.0,
        )
        for post in _read_posts(text, packs, start, len(text) if end is None else end)
    )


def parse_post(text: str, language: str, packs: Packs | None = None) -> Post | None:
    """Read the first post that some words name.

    Args:
        text: The words, for example ``"Federal Minister for Defence"``.
        language: ``en`` or ``fr``.
        packs: The packs to use; those that come with the package by default.

    Returns:
        The post with its parts, or None if the words name none.

    >>> parse_post("Federal Minister for Defence", "en").concept
    'minister:defence'
    >>> post = parse_post("ministre malien de la Défense", "fr")
    >>> post.concept, post.state
    ('minister:defence', 'ml')
    """
    return next(_read_posts(text, packs or load_packs(language), 0, len(text)), None)


def _read_posts(text: str, packs: Packs, start: int, end: int) -> Iterator[Post]:
    rules = grammar(packs)
    words = split_words(text, start, end)
    at = 0
    while at < len(words.keys):
        key = words.keys[at]
        parse = None
        if key in rules.heads or key in rules.before or key in rules.prefixes:
            parse = parse_at(rules, words, at)
        if parse is None:
            at += 1
        else:
            yield _post(rules, words, parse)
            at = parse.last


def _post(rules: Grammar, words: Words, parse: Parse) -> Post:
    start, end = words.starts[parse.first], words.ends[parse.last - 1]
    inner = parse.demonym
    return Post(
        start,
        end,
        words.text[start:end],
        _concept(rules, parse),
        parse.head.concept,
        None if parse.portfolio is None else parse.portfolio.concept,
        parse.status or _status_before(rules, words, parse.first),
        parse.head.plural,
        parse.weak,
        None if inner is None else rules.demonyms[words.keys[inner]],
        None if inner is None else words.starts[inner],
        None if inner is None else words.ends[inner],
    )


def _concept(rules: Grammar, parse: Parse) -> str:
    modifiers = sorted({part.concept for part in parse.modifiers})
    head = parse.head.concept
    if parse.portfolio is not None and ":" not in head:
        head = f"{head}:{parse.portfolio.concept}"
    head = rules.aliases.get(head, head)
    key = "+".join((*modifiers, head))
    short, _, portfolio = key.partition(":")
    named = rules.aliases.get(short, short)
    return f"{named}:{portfolio}" if portfolio else named


def _status_before(rules: Grammar, words: Words, first: int) -> str | None:
    for back in range(1, _REACH + 1):
        at = first - back
        if at < 0 or not words.joined(at + 1):
            return None
        for status in ("former", "acting", "designate"):
            if words.keys[at] in rules.lists[status]:
                return status
        passable = words.capital(at) or words.keys[at] in rules.demonyms or words.low[at] in _PASSED
        if not passable:
            return None
    return None


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, Mapping[str, str]], Mapping[str, str]]:
    labels: dict[str, dict[str, str]] = {}
    single: dict[str, str] = {}
    for language in languages():
        packs = load_packs(language)
        for table in ("post_heads", "post_modifiers", "post_portfolios", "post_aliases"):
            for entry in packs.entries(table):
                key = f"{table}/{entry['concept']}"
                labels.setdefault(key, {}).setdefault(language, str(entry["label"]))
                if "link" in entry:
                    labels.setdefault(f"post_links/{entry['concept']}", {}).setdefault(language, str(entry["link"]))
                if table == "post_heads" and "single" in entry:
                    single.setdefault(str(entry["concept"]), str(entry["single"]))
    return labels, single


def post_labels(concept: str) -> dict[str, str]:
    """Return the name of a post in each language that has packs.

    Args:
        concept: A key made by :func:`find_posts`.

    Returns:
        Language to label; a language that lacks a word for a part is left out; empty for an unknown key.

    >>> post_labels("minister:defence")
    {'en': 'Minister of Defence', 'fr': 'ministre de la Défense'}
    >>> post_labels("deputy+secretary-general")
    {'en': 'Deputy Secretary-General', 'fr': 'secrétaire général adjoint'}
    """
    labels, _ = _tables()
    whole = {**labels.get(f"post_aliases/{concept}", {}), **labels.get(f"post_heads/{concept}", {})}
    *modifiers, key = concept.split("+")
    found: dict[str, str] = {}
    for language in languages():
        if language in whole:
            found[language] = whole[language]
            continue
        base = _base_label(labels, key, language)
        front = [labels.get(f"post_modifiers/{modifier}", {}).get(language) for modifier in modifiers]
        if base is not None and None not in front:
            found[language] = _joined(base, [word for word in front if word], language)
    return found


def _base_label(labels: Mapping[str, Mapping[str, str]], key: str, language: str) -> str | None:
    for table in ("post_aliases", "post_heads"):
        if language in labels.get(f"{table}/{key}", {}):
            return labels[f"{table}/{key}"][language]
    head, _, portfolio = key.partition(":")
    name = labels.get(f"post_heads/{head}", {}).get(language)
    if name is None or not portfolio:
        return name
    charge = labels.get(f"post_portfolios/{portfolio}", {}).get(language)
    if charge is None:
        return None
    link = labels.get(f"post_links/{head}", {}).get(language, "of" if language == "en" else "")
    return " ".join(word for word in (name, link, charge) if word)


def _joined(base: str, modifiers: list[str], language: str) -> str:
    if language == "en":
        return " ".join((*modifiers, base))
    before = "".join(word if word.endswith("-") else word + " " for word in modifiers if word in ("vice-", "premier"))
    behind = "".join(" " + word for word in modifiers if word not in ("vice-", "premier"))
    return before + base + behind


def is_single_holder(concept: str) -> bool:
    """Return whether a post by its nature has one holder at a time.

    Args:
        concept: A key made by :func:`find_posts`.

    Returns:
        True for a secretary-general, a minister in charge of something, a head of state, an army chief; False for
        deputies, ambassadors, spokespeople, a minister of nothing named, and unknown keys.

    >>> is_single_holder("minister:defence"), is_single_holder("minister"), is_single_holder("deputy+minister:defence")
    (True, False, False)
    """
    if "+" in concept:
        return False
    _, single = _tables()
    if concept in single:
        return single[concept] == "yes"
    head, _, portfolio = concept.partition(":")
    return bool(portfolio) and portfolio != "regional" and single.get(head) in ("yes", "portfolio")
