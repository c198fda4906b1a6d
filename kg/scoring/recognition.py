"""Scoring the names of people and organisations as recognised in the text, each counted once a document.

A recognised name is right if its words are those of a form of the name and are not cut out of a longer form that stands
there. Somebody is found if the full name was recognised, or any form where the text does not have the full name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.model import Reading, Sentence, Span
from kg.extract.packs import languages, load_packs
from kg.scoring.gold import Fact, Gold, is_neutral
from kg.scoring.mistakes import tell_absent
from kg.scoring.model import Mistake, Score, Tally
from kg.scoring.names import WORD, words
from kg.scoring.sentences import find_line, quote_sentence

_Words = tuple[str, ...]
_Place = tuple[int, int]
_ZONES = ("title", "body")


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of the sentences of a document, with the offsets of each."""

    words: tuple[str, ...]
    places: tuple[_Place, ...]

    def find(self, name: _Words) -> Iterator[_Place]:
        """Yield the offsets at which a name stands."""
        size = len(name)
        for number, word in enumerate(self.words):
            if name and word == name[0] and self.words[number : number + size] == name:
                yield self.places[number][0], self.places[number + size - 1][1]

    def narrow(self, span: Span) -> _Place:
        """Return the offsets of the words of a span, without the articles that words leave out."""
        inside = [place for place in self.places if span.start <= place[0] and place[1] <= span.end]
        return (inside[0][0], inside[-1][1]) if inside else (span.start, span.end)


@dataclass(frozen=True, slots=True)
class _Name:
    """A person or organisation: the words of its full name, of all its forms, and of short forms nobody lists."""

    fact: Fact
    full: frozenset[_Words]
    forms: frozenset[_Words]
    cores: frozenset[_Words]
    parts: frozenset[_Words]


def score_persons(gold: Gold, reading: Reading) -> Score:
    """Score the people recognised in a document against the list ``persons``."""
    names = [_person(fact) for fact in gold.facts["persons"]]
    return _score("persons", names, gold, reading)


def score_organizations(gold: Gold, reading: Reading) -> Score:
    """Score the organisations recognised by name in a document against the list ``organizations``."""
    names = [_organization(fact) for fact in gold.facts["organizations"]]
    return _score("organizations", names, gold, reading)


def _person(fact: Fact) -> _Name:
    full = words(fact["name"])
    core = _strip_titles(full)
    aliases = {words(alias) for alias in fact["aliases"]}
    cores = {core, *(_strip_to(alias, core) for alias in aliases)}
    parts = {core[i:j] for i in range(len(core)) for j in range(i + 1, len(core) + 1)}
    forms = frozenset({full, *aliases, *cores} - {()})
    return _Name(fact, frozenset({full, core}), forms, frozenset(cores - {()}), frozenset(parts) - forms)


def _organization(fact: Fact) -> _Name:
    full = words(fact["name"])
    forms = frozenset({full, *map(words, filter(None, [fact["acronym"], *fact["surface"]]))} - {()})
    # A form around the full name ("Togo's Ministry of Ports") tells whose it is; the name is whole without.
    cores = frozenset(form for form in forms if form == full or not _contains(form, full))
    return _Name(fact, frozenset({full}), forms, cores, frozenset())


def _contains(form: _Words, name: _Words) -> bool:
    return any(form[first : first + len(name)] == name for first in range(len(form)))


def _strip_titles(name: _Words) -> _Words:
    """Return a name without the ranks and honorifics before it, for these are no part of a recognised name."""
    while len(name) > 1 and name[0] in _title_words():
        name = name[1:]
    return name


def _strip_to(alias: _Words, core: _Words) -> _Words:
    """Return the part of an alias that repeats the name ("President Haddad"), or the alias without its titles."""
    for first in range(1, len(alias)):
        if set(alias[first:]) <= set(core) and not set(alias[:first]) & set(core):
            return alias[first:]
    return _strip_titles(alias)


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    keys = (("person", "honorifics"), ("person", "name_honorifics"), ("rank", "words"))
    told = [text for language in languages() for key in keys for text in load_packs(language).words(*key)]
    return frozenset(word for text in told for word in words(text))


def _score(kind: str, names: list[_Name], gold: Gold, reading: Reading) -> Score:
    sentences = [sentence for sentence in reading.sentences if sentence.zone in _ZONES]
    text = _read_words(reading, sentences)
    standing = frozenset(place for name in names for core in name.cores for place in text.find(core))
    right: set[_Words] = set()
    wrong: dict[_Words, tuple[Span, Sentence, str]] = {}
    for sentence in sentences:
        for span in sentence.spans:
            if span.kind != kind[:-1] or span.nominal:
                continue
            reason = _judge(span, names, standing, text)
            if reason is None:
                right.add(words(span.text))
            else:
                wrong.setdefault(words(span.text), (span, sentence, reason))
    met = [name for name in names if _is_found(name, right, text)]
    missed = [name for name in names if name not in met and not is_neutral(name.fact)]
    false = {said: told for said, told in wrong.items() if said not in right}
    mistakes = (
        *(_tell_false(kind, gold, reading, *told) for told in false.values()),
        *(tell_absent(kind, gold, reading, name.fact["name"], [(name.fact["name"], 1.0)]) for name in missed),
    )
    found = sum(not is_neutral(name.fact) for name in met)
    return Score(kind, True, gold.language, Tally(found, len(false), len(missed)), mistakes)


def _read_words(reading: Reading, sentences: list[Sentence]) -> _Text:
    found = [
        (word, (match.start(), match.end()))
        for sentence in sentences
        for match in WORD.finditer(reading.document.text, sentence.start, sentence.end)
        for word in words(match[0])
    ]
    return _Text(tuple(word for word, _ in found), tuple(place for _, place in found))


def _judge(span: Span, names: list[_Name], standing: frozenset[_Place], text: _Text) -> str | None:
    """Return why a recognised name is wrong, or None if it is right."""
    said = words(span.text)
    start, end = text.narrow(span)
    if any(first <= start and end <= last and (first, last) != (start, end) for first, last in standing):
        return "cut"
    if any(said in name.forms or said in name.parts for name in names):
        return None
    longer = any(start <= first and last <= end for first, last in standing)
    return "too long" if longer else "no such name"


def _is_found(name: _Name, right: set[_Words], text: _Text) -> bool:
    there = any(True for full in name.full for _ in text.find(full))
    return bool(right & (name.full if there else name.forms))


def _tell_false(kind: str, gold: Gold, reading: Reading, span: Span, sentence: Sentence, reason: str) -> Mistake:
    quote, line = quote_sentence(reading, sentence), find_line(reading, span.start)
    return Mistake("false", kind, gold.doc, gold.language, " ".join(span.text.split()), reason, "", quote, line)
