"""Words with offsets: text folded without changing its length, and cut into tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

_FOLD = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´′", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‑–—−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u200a\u3000", " "),
    }
)


class Token(NamedTuple):
    """One word or mark: its offsets, the folded text, and the same in lower case."""

    start: int
    end: int
    text: str
    lower: str


def fold_text(text: str) -> str:
    """Return the text with one kind of quote, apostrophe, dash and space, every character in its old place.

    >>> print(fold_text("L’accord “bleu”"))
    L'accord "bleu"
    """
    return text.translate(_FOLD)


def split_tokens(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut folded text into words and marks, each with its offsets.

    Initials, dotted titles ("Gen.", "S.E.") and names such as "Al-Hassan" stay whole; an English possessive and a
    French elided article are tokens of their own.

    Args:
        text: Text as :func:`fold_text` gives it.
        language: ``en`` or ``fr``.
        start: Offset to begin at.
        end: Offset to stop at; the end of the text if None.

    >>> [token.text for token in split_tokens("Oman's envoy, Gen. A. Al-Hassan", "en")]
    ['Oman', "'s", 'envoy', ',', 'Gen.', 'A.', 'Al-Hassan']
    >>> [token.text for token in split_tokens("l'accord d'Oman", "fr")]
    ["l'", 'accord', "d'", 'Oman']
    """
    words, elision = _patterns()
    found: list[Token] = []
    for match in words.finditer(text, start, len(text) if end is None else end):
        begin, stop, word = match.start(), match.end(), match.group()
        if language == "fr" and "'" in word:
            while (cut := elision.match(word)) and cut.end() < len(word):
                found.append(_token(begin, begin + cut.end(), word[: cut.end()]))
                begin, word = begin + cut.end(), word[cut.end() :]
        elif len(word) > 2 and word[-2:] in ("'s", "'S"):
            found.append(_token(begin, stop - 2, word[:-2]))
            begin, word = stop - 2, word[-2:]
        found.append(_token(begin, stop, word))
    return tuple(found)


def _token(start: int, end: int, text: str) -> Token:
    return Token(start, end, text, text.lower())


@lru_cache(maxsize=1)
def _patterns() -> tuple[Any, Any]:
    import regex

    titles = (
        "gen lt col maj brig adm capt dr mr mrs ms prof st sgt amb rep sen hon gov mme mlle cdr cmdr jr sr retd rtd "
        "ret gén eng engr lieut rev mgr cpl spc pfc pvt brig-gen lt-gen maj-gen vs"
    )
    dotted = "|".join(sorted((regex.escape(title) for title in titles.split()), key=len, reverse=True))
    words = regex.compile(
        rf"""(?:\p{{Lu}}\.(?:-(?=\p{{Lu}}\.))?){{2,}}     # S.E.M., U.S., J.-C.
        | \p{{Lu}}\.(?=[\s-]?\p{{Lu}})                        # an initial
        | (?<!\p{{L}})(?i:{dotted})\.                         # Gen., Maj.
        | '[sS](?!\p{{L}})
        | [\p{{L}}\p{{M}}]+(?:[-'][\p{{L}}\p{{M}}]+)*
        | \d+(?:[.,:/-]\d+)*\p{{L}}*
        | \S""",
        regex.VERBOSE,
    )
    elided = r"(?:[lLdDsScCjJ]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)"
    elision = regex.compile(rf"{elided}'(?=\p{{L}})|[nmtNMT]'(?=[a-zà-ÿ])")
    return words, elision
