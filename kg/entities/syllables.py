"""Chinese, Korean and Vietnamese names: syllables that are compared as they are, family name first or last.

One letter is another name here ("Guangming", "Guangping"), so nothing counts as a spelling of something else but the
two spellings of Chinese: "Kuo-hao" and "Guohao".
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_FIRST = "zh|ch|sh|tr|th|kh|ph|nh|ngh|ng|gi|qu|kk|tt|pp|ss|jj|hs|ts|tz|[bpmfdtnlgkhjqxrzcsvw]"
_GLIDE = "y|w"
_REST = (
    "uy(?:en|et)|[iuy]?(?:ang|eng|ing|ong|ung|an|en|in|on|un|ao|ai|ei|ou|uo|ui|iu|ia|ie|ua|ue|ieh|ueh|ih|eh|er|a|e|i|o|u|y)"
    "|(?:eo|ae|eu|ui|oo|ee|yeo)(?:ng|n|k|l|m|p)?|[aeiou](?:k|l|m|p)|[iuoy]?[aeo]?(?:nh|c|ch|t)"
)
_SYLLABLE = re.compile(f"(?:(?:{_FIRST})?(?:{_GLIDE})?(?:{_REST}))")
_TWO = re.compile(
    f"(?P<one>(?:{_FIRST})?(?:{_GLIDE})?(?:{_REST}))(?P<two>(?:{_FIRST}|{_GLIDE})(?:{_GLIDE})?(?:{_REST}))"
)
_OLD_FIRST = {"hs": "x", "ts": "Z", "tz": "Z", "ch": "J", "p": "P", "t": "T", "k": "K", "j": "r"}
_NEW_FIRST = {
    **{"b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "z": "Z", "c": "Z"},
    **{"zh": "J", "ch": "J", "j": "J", "q": "J"},
}
_OLD_REST = {"ung": "ong", "iung": "iong", "ieh": "ie", "ueh": "ue", "ien": "ian", "ih": "i", "eh": "e", "uei": "ui"}


@lru_cache(maxsize=100_000)
def read_syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the syllables of each word of a Chinese, Korean or Vietnamese name, or nothing if it cannot be one.

    Args:
        name: A name in Latin script; words joined by hyphens are one word.

    >>> read_syllables("Lin Guoqing"), read_syllables("Karim Haddad")
    ((('lin',), ('guo', 'qing')), ())
    """
    plain = re.sub("['’ʼ.]", "", anyascii(name)).lower()
    words = plain.split()
    if not 2 <= len(words) <= 4 or not re.fullmatch("[a-z -]+", plain):
        return ()
    found = tuple(_split(word) for word in words)
    if any(not syllables for syllables in found):
        return ()
    single = [len(syllables) == 1 for syllables in found]
    marked = any(re.match("x|zh|q(?!u[aeo])", syllable) for syllables in found for syllable in syllables)
    return found if all(single) or single[0] or single[-1] or (marked and len(words) == 2) or "-" in plain else ()


def same_syllables(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> str | None:
    """Say why two names in syllables are one person's, or None.

    >>> same_syllables(read_syllables("Tsai Kuo-feng"), read_syllables("Cai Guofeng"))
    'the same syllables in two spellings of Chinese'
    >>> same_syllables(read_syllables("Lin Guoqing"), read_syllables("Lin Guoping")) is None
    True
    """
    for one in _orders(left):
        for other in _orders(right):
            turned = one != _flat(left) or other != _flat(right)
            order = ", family name first or last" if turned else ""
            if "".join(one) == "".join(other):
                return f"the same syllables{order}"
            if tuple(map(_korean, one)) == tuple(map(_korean, other)):
                return f"the same syllables in two spellings of Korean{order}"
            if len(one) == len(other) and any(
                all(_old(a) == _new(b) for a, b in zip(x, y, strict=True)) for x, y in ((one, other), (other, one))
            ):
                return f"the same syllables in two spellings of Chinese{order}"
    return None


def syllable_key(name: tuple[tuple[str, ...], ...]) -> str:
    """Return a key that all spellings and orders of one name in syllables share, for finding candidates."""
    firsts = [_parts(syllable)[0] for syllable in _flat(name)]
    merged = {**_NEW_FIRST, "ts": "Z", "tz": "Z", "hs": "x", "r": "J"}
    return "~" + "".join(sorted(merged.get(first, first) or "0" for first in firsts))


def _orders(name: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the syllables as they stand, and with a family name of one syllable put first."""
    flat = _flat(name)
    return (flat, (flat[-1], *flat[:-1])) if [len(word) for word in name] == [2, 1] else (flat,)


def _flat(name: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(syllable for word in name for syllable in word)


def _split(word: str) -> tuple[str, ...]:
    if "-" in word:
        parts = tuple(part for part in word.split("-") if part)
        return parts if len(parts) <= 2 and all(_SYLLABLE.fullmatch(part) for part in parts) else ()
    if _SYLLABLE.fullmatch(word):
        return (word,)
    match = _TWO.fullmatch(word)
    return (match["one"], match["two"]) if match else ()


def _old(syllable: str) -> tuple[str, str]:
    first, rest = _parts(syllable)
    rest = _OLD_REST.get(rest, rest)
    if rest == "o":
        rest = "e" if first in ("k", "h") else "uo" if first in ("t", "l", "n", "ts", "ch", "s", "j") else "o"
    return _OLD_FIRST.get(first, first), rest


def _new(syllable: str) -> tuple[str, str]:
    first, rest = _parts(syllable)
    return _NEW_FIRST.get(first, first), rest


def _korean(syllable: str) -> str:
    return syllable.replace("yeo", "yu").replace("eo", "u").replace("oo", "u").replace("ee", "i")


def _parts(syllable: str) -> tuple[str, str]:
    match = re.match("zh|ch|sh|hs|ts|tz|[bcdfghj-np-tv-z]", syllable)
    first = match[0] if match else ""
    return first, syllable[len(first) :]
