"""Which of its spellings an entity is shown by, and the spellings with their documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from kg.documents.model import Header
from kg.entities.contexts import language_of
from kg.entities.glossary import fold_name, is_acronym, likeness
from kg.entities.model import Name
from kg.entities.programmes import telling_words
from kg.entities.references import Reference
from kg.entities.spellings import split_name
from kg.territories import find_territory


def choose_name(
    references: Iterable[Reference], headers: Mapping[str, Header], *, english: bool = False
) -> tuple[str, str]:
    """Return the name that most documents have, the longest of those, and its language.

    Args:
        references: What the documents call the entity.
        headers: Document id to header.
        english: Prefer names from English documents, and names written out to acronyms.

    Returns:
        The name and the language code of a document that has it.
    """
    documents: Counter[str] = Counter()
    languages: dict[str, set[str]] = {}
    for reference in references:
        documents[reference.name] += 1
        languages.setdefault(reference.name, set()).add(language_of(reference.document, headers))

    def order(name: str) -> tuple[bool, bool, int, int, str]:
        foreign = english and "en" not in languages[name]
        return (english and is_acronym(name), foreign, -documents[name], -len(name), name)

    best = min(documents, key=order)
    return best, "en" if "en" in languages[best] else min(languages[best])


def choose_person_name(references: Iterable[Reference], headers: Mapping[str, Header]) -> tuple[str, str]:
    """Return the name of a person that most documents have, the longest of those; a bare surname last."""
    listed = list(references)
    full = [reference for reference in listed if len(split_name(reference.name)) > 1]
    return choose_name(full or listed, headers)


def spellings(
    references: Iterable[Reference], headers: Mapping[str, Header], accept: Callable[[str, str], bool]
) -> tuple[Name, ...]:
    """Return every spelling of an entity with language and document, sorted.

    Args:
        references: What the documents call the entity.
        headers: Document id to header.
        accept: Whether some words of a mention spell the given name, rather than point at it ("the coalition").
    """
    found: set[Name] = set()
    spelt: set[str] = set()
    for reference in references:
        language = language_of(reference.document, headers)
        texts = {" ".join(text.split()) for text in reference.texts}
        accepted = [text for text in texts if accept(text, reference.name)]
        if accepted or reference.document not in spelt:
            found.update(Name(text, language, reference.document) for text in accepted or [reference.name])
            spelt.add(reference.document)
    return tuple(sorted(found, key=lambda name: (name.text, name.language, name.document or "")))


def spells_person(text: str, name: str) -> bool:
    """Tell whether words are the name of a person or a part of it.

    >>> spells_person("Menon", "Asha Menon"), spells_person("she", "Asha Menon")
    (True, False)
    """
    words = {token.word for token in split_name(name)}
    return bool(words) and {token.word for token in split_name(text)} <= words and text[:1] == text[:1].upper()


def spells_organization(text: str, name: str) -> bool:
    """Tell whether words are a name of an organisation, not a noun for it.

    >>> spells_organization("NSP", "Northern Seas Pact"), spells_organization("the Pact", "Northern Seas Pact")
    (True, False)
    """
    bare = text.removeprefix("the ").removeprefix("The ").removeprefix("la ").removeprefix("La ")
    near = likeness(text, name) >= 0.5 and len(bare.split()) > 1
    return fold_name(text) == fold_name(name) or is_acronym(text) or (bare[:1].isupper() and near)


def spells_state(text: str, name: str) -> bool:
    """Tell whether words are a name of a state, not a word for its people."""
    state = find_territory(text)
    return state is not None and state == find_territory(name)


def spells_place(text: str, name: str) -> bool:
    """Tell whether words spell a place: those that are its name or begin with a capital."""
    return text == name or text[:1].isupper() or text[:1].isdigit()


def spells_programme(text: str, name: str) -> bool:
    """Tell whether words are a name of a programme, not a noun for it.

    >>> spells_programme("Programme", "Lantern Programme"), spells_programme("Lantern", "Lantern Programme")
    (False, True)
    """
    return text == name or (text[:1].isupper() and bool(telling_words(text)))
