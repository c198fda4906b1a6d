"""Language-neutral keys of posts, ranks and domains that mentions stand for."""

from __future__ import annotations

from functools import lru_cache

from kg.claims import Mention
from kg.entities.glossary import concepts as words_of
from kg.entities.glossary import fold_name
from kg.ids import BASE, slug
from kg.resources import find_resource

_DOMAIN = BASE + "domain/"
_NAMES = ("prefLabel", "altLabel", "hiddenLabel")
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def post_concept(mention: Mention, language: str) -> str:
    """Return the key of a post from its words; a post that the packs do not know is keyed by its own words."""
    return _post(" ".join(mention.text.split()), mention.name, language)


def post_words(mention: Mention, language: str) -> str:
    """Return the words of a post, or its name where the text only tells of it by a verb ("led")."""
    text = " ".join(mention.text.split())
    return text if mention.name is None or _post(text, None, language) != slug(fold_name(text)) else mention.name


@lru_cache(maxsize=50_000)
def _post(text: str, name: str | None, language: str) -> str:
    from kg.extract.posts import parse_post

    for words in (text, name):
        for spoken in (language, "en", "fr"):
            post = parse_post(words, spoken) if words and spoken in ("en", "fr") else None
            if post is not None:
                return post.concept
    return slug(fold_name(name or text))


@lru_cache(maxsize=10_000)
def rank_key(text: str, name: str | None, language: str) -> str:
    """Return the key of a rank from its words; an unknown rank is keyed by its own words."""
    from kg.extract.ranks import parse_rank

    for words in (text, name):
        for spoken in (language, "en", "fr"):
            key = parse_rank(words, spoken) if words and spoken in ("en", "fr") else None
            if key is not None:
                return key
    return slug(fold_name(name or text))


@lru_cache(maxsize=10_000)
def domain_key(words: str) -> str | None:
    """Return the key of the domain of work that some words name, in any of its wordings, or None.

    >>> domain_key("counter-terrorist financing"), domain_key("médiatiques"), domain_key("gardening")
    ('counter-terrorist-financing', 'communications', None)
    """
    wordings = _wordings()
    folded = fold_name(words)
    if folded in wordings:
        return wordings[folded]
    trimmed = " ".join(
        word for word in folded.split() if word not in ("domain", "field", "area", "domaine", "cooperation")
    )
    if trimmed in wordings:
        return wordings[trimmed]
    return _by_meaning().get(words_of(trimmed))


@lru_cache(maxsize=1)
def domain_labels() -> dict[str, dict[str, str]]:
    """Return the preferred label of each domain by language."""
    return {key: {lang: text for name, text, lang in rows if name == "prefLabel"} for key, rows in _domains().items()}


@lru_cache(maxsize=1)
def _domains() -> dict[str, list[tuple[str, str, str]]]:
    """Return the wordings of each domain as (property, text, language)."""
    import pyoxigraph

    found: dict[str, list[tuple[str, str, str]]] = {}
    path = find_resource("ontology", "domains.ttl")
    for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        name = triple.predicate.value.removeprefix(_SKOS)
        if not isinstance(subject, pyoxigraph.NamedNode) or not isinstance(value, pyoxigraph.Literal):
            continue
        if subject.value.startswith(_DOMAIN) and name in _NAMES:
            key = subject.value.removeprefix(_DOMAIN)
            found.setdefault(key, []).append((name, value.value, value.language or "en"))
    return {key: sorted(rows) for key, rows in sorted(found.items())}


@lru_cache(maxsize=1)
def _wordings() -> dict[str, str]:
    found: dict[str, str] = {}
    for rank in _NAMES:
        for key, rows in _domains().items():
            for name, text, _ in rows:
                if name == rank:
                    found.setdefault(fold_name(text), key)
    return found


@lru_cache(maxsize=1)
def _by_meaning() -> dict[frozenset[str], str]:
    """Return the concepts of each wording that only one domain has."""
    found: dict[frozenset[str], set[str]] = {}
    for text, key in _wordings().items():
        found.setdefault(words_of(text), set()).add(key)
    return {meaning: min(keys) for meaning, keys in found.items() if len(keys) == 1 and meaning}
