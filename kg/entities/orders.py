"""Names whose two words are a family name and a given name, in one order at home and in the other abroad."""

from __future__ import annotations

import re

from anyascii import anyascii

from kg.entities.respellings import is_eastern_surname

_MORA = re.compile(
    r"(?:(?:[kgmnbpr]|ry|ky|gy|ny|my|by|hy|py)?[aeo]|(?:[kgmnbpr]y?|sh|ch|j|y|ry)?[uo]|[kgmnbpr]?i"
    r"|(?:sh|ch|j|h)[aio]|j[u]|[sz][aueo]|[td][aeo]|tsu|fu|h[aeio]|wa|y[auo]|n(?![aeiouy]))+"
)
_JAPANESE = re.compile("shi|chi|tsu|ki|ryo|ryu|kyo|kei")
_HUNGARIAN = re.compile("[őű]|(?:sz|gy|cs|zs|ly)[a-z]*[áéíóúöü]|[áéíóúöü][a-z]*(?:sz|gy|cs|zs|ly)", re.IGNORECASE)


def is_japanese(name: str) -> bool:
    """Tell whether a name of two words is spelt in Japanese syllables only.

    >>> is_japanese("Kenta Morishita"), is_japanese("Omar Rashid")
    (True, False)
    """
    words = anyascii(name).lower().split()
    spelt = len(words) == 2 and all(len(word) > 2 and _MORA.fullmatch(word) for word in words)
    return spelt and _JAPANESE.search(" ".join(words)) is not None


def vowels_contradict(left: str, right: str) -> bool:
    """Tell whether two Japanese or two Armenian names, which are spelt with all their vowels, have others.

    >>> vowels_contradict("Kenta Morishita", "Kento Morishita"), vowels_contradict("Levon Adamyan", "Levon Adamian")
    (True, False)
    """
    if not all(map(is_japanese, (left, right))) and not all(map(_is_armenian, (left, right))):
        return False
    one, other = (sorted(re.findall("[aeou]", anyascii(name).lower())) for name in (left, right))
    return len(one) == len(other) and one != other


def _is_armenian(name: str) -> bool:
    return re.search("[a-z]{3}[yi]an$", anyascii(name).lower()) is not None


def turn(name: str) -> str | None:
    """Return a name of two words with the family name at the other end, where its form tells that it has one.

    >>> turn("Orlov Dmitri"), turn("BERG Karl"), turn("Anwar Ibrahim")
    ('Dmitri Orlov', 'Karl BERG', None)
    """
    words = name.split()
    if len(words) != 2:
        return None
    plain = [re.sub("[^a-z]", "", anyascii(word).lower()) for word in words]
    eastern = [is_eastern_surname(word) for word in plain]
    capitals = [len(word) > 2 and word.isupper() for word in words]
    if eastern[0] != eastern[1] or capitals[0] != capitals[1] or is_japanese(name) or _HUNGARIAN.search(name):
        return f"{words[1]} {words[0]}"
    return None
