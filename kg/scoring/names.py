"""Names compared strictly: words without case, accents and articles; then people, organisations, places.

A name may be shorter than another only where a document itself shortens names (a surname, "the Togolese army"), and
only if it can mean nobody else there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.territories import demonyms, find_place, find_territory

#: Name to all its forms, the name itself among them.
Forms = Mapping[str, tuple[str, ...]]

_SMALL = frozenset("a al an and at d de des du el et for in l la le les of on the to und y".split())
_PARTICLES = frozenset("bin bint ibn mint ould".split())
#: A word as it stands in text, its combining accents too.
WORD = re.compile(r"[\w\u0300-\u036f]+")


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents, punctuation, articles and other small words.

    >>> words("L'École de la Défense"), words("the Sana'a Pact")
    (('ecole', 'defense'), ('sana', 'pact'))
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return tuple(word for word in re.findall(r"\w+", plain) if word not in _SMALL and (len(word) > 1 or word != "s"))


def overlap(left: str, right: str) -> bool:
    """Return whether at least half of the words of the text with more words are words of the other."""
    one, other = set(words(left)), set(words(right))
    return bool(one and other) and 2 * len(one & other) >= max(len(one), len(other))


def find_people(name: str, people: Forms) -> frozenset[str]:
    """Return the people of a document that a name can mean: those with that form, or else those it is short for.

    A short form ends as the name does and adds nothing to it.

    Args:
        name: A name as claimed.
        people: The people of the document, each with all forms of the name.

    >>> people = {"Kwabena Ofori-Atta": ("Kwabena Ofori-Atta",), "Ama Mensah": ("Ama Mensah", "Ms Mensah")}
    >>> sorted(find_people("Ofori-Atta", people)), sorted(find_people("Kofi Ofori-Atta", people))
    (['Kwabena Ofori-Atta'], [])
    """
    given = words(name)
    if not given:
        return frozenset()
    same = frozenset(person for person, forms in people.items() if any(words(form) == given for form in forms))
    return same or frozenset(
        person for person, forms in people.items() if any(_is_short_for(given, words(form)) for form in forms)
    )


def _is_short_for(given: tuple[str, ...], form: tuple[str, ...]) -> bool:
    return bool(form) and given[-1] == form[-1] and set(given) <= {*form, *_PARTICLES}


def same_person(name: str, meant: str, people: Forms) -> bool:
    """Return whether a name means a person of the document and can mean no other.

    >>> people = {"Sana Haddad": ("Sana Haddad",), "Omar Haddad": ("Omar Haddad",)}
    >>> same_person("Sana HADDAD", "Sana Haddad", people), same_person("Haddad", "Sana Haddad", people)
    (True, False)
    """
    known = people if meant in people else {**people, meant: (meant,)}
    return find_people(name, known) == {meant}


def same_organization(name: str, meant: str, organizations: Forms, also: Iterable[str] = ()) -> bool:
    """Return whether a name means an organisation or state, and no other organisation of the document.

    Beside the forms given, words for a state may be added or left out ("the Togolese army", "the army"), an acronym may
    follow the name, and another organisation of the document that it belongs to ("the Media Office of the League").

    Args:
        name: A name as claimed.
        meant: The organisation or state.
        organizations: The organisations of the document, each with all forms of its name.
        also: Further names that are right as well.

    >>> union = {"African Union": ("African Union", "AU"), "African Union Mission": ("African Union Mission",)}
    >>> given = ("AU", "African Union (AU)", "African Union Mission")
    >>> [same_organization(name, "African Union", union) for name in given]
    [True, True, False]
    """
    targets = {meant, *also}
    if any(_same_state(name, target) for target in targets):
        return True
    given = words(name)
    if not given:
        return False
    bearers = {one for one, forms in organizations.items() if any(words(form) == given for form in forms)}
    if bearers:
        return bearers <= targets
    for target in sorted(targets):
        forms = organizations.get(target, (target,))
        if any(words(form) == given for form in forms):
            return True
        acronyms = {words(form)[0] for form in forms if form.isupper() and len(words(form)) == 1}
        owners = [set(words(form)) for one, theirs in organizations.items() if one != target for form in theirs]
        if any(_differ_by_owner(set(given), set(words(form)), acronyms, owners) for form in forms):
            return True
    return False


def _same_state(name: str, meant: str) -> bool:
    one, other = find_territory(name), find_territory(meant)
    return one is not None and one == other


def _differ_by_owner(given: set[str], form: set[str], acronyms: set[str], owners: list[set[str]]) -> bool:
    """Tell whether one name is the other and its acronym, or the state or organisation that it belongs to."""
    common = given & form
    extra = (given ^ form) - acronyms - {"in", "within", "dans", "sein"}
    if len(common) < 2 or common not in (given, form):
        return False
    return all(word in _state_words() for word in extra) or (common == form and extra in owners)


@lru_cache(maxsize=1)
def _state_words() -> frozenset[str]:
    return frozenset(word for language in ("en", "fr") for form in demonyms(language) for word in words(form))


def same_party(name: str, meant: str, people: Forms, organizations: Forms) -> bool:
    """Return whether a name means a person, organisation or state that takes part in something."""
    if meant in people:
        return same_person(name, meant, people)
    return same_organization(name, meant, organizations)


def same_place(name: str, meant: str | None) -> bool:
    """Return whether two names mean one place.

    >>> same_place("Le Caire", "Cairo"), same_place("Tripoli", "Tunis"), same_place("Oslo", None)
    (True, False, False)
    """
    if meant is None:
        return False
    if words(name) == words(meant):
        return True
    one, other = find_place(name), find_place(meant)
    return one is not None and one == other
