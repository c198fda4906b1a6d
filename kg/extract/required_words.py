"""Which words a regular expression cannot match without: read off the expression, so that no sentence is tried in vain.

``(?:joined|acceded to) the`` needs "joined" or "acceded to". Looking for a few words in a sentence is much faster than
trying every expression on it.
"""

from __future__ import annotations

import re
from typing import Any

#: Words shorter than this are in every sentence.
_SHORTEST = 3
#: More words than this are no faster to look for than to try the expression.
_MOST = 60

#: Stands for anything at all in an expression given here.
ANYTHING = "\ue000"
_ANY = ord(ANYTHING)
_NAMED = re.compile(r"\(\?P<\w+>")
_parser: Any = re._parser  # type: ignore[attr-defined]


def required_words(source: str) -> tuple[str, ...]:
    """Return words, in lower case, one of which stands in every match of an expression; () if there are none.

    Args:
        source: A regular expression of the standard library.

    Raises:
        re.error: The expression is broken.

    >>> required_words("(?:has )?(?:joined|acceded to)( in)?")
    ('acceded to', 'joined')
    >>> required_words("(?:joined)?")
    ()
    """
    found = _required(_parser.parse(_NAMED.sub("(?:", source), re.IGNORECASE))
    return tuple(sorted(found)) if found is not None and len(found) <= _MOST else ()


def _required(parsed: Any) -> frozenset[str] | None:
    """Return the best of the sets of words that the parts of a sequence need."""
    candidates: list[frozenset[str]] = []
    run = ""
    for operation, value in parsed:
        name = str(operation)
        if name == "LITERAL" and value != _ANY:
            run += chr(value).lower()
            continue
        candidates += [frozenset([run.strip()])] if len(run.strip()) >= _SHORTEST else []
        run = ""
        inner = _inner(name, value)
        if inner is not None:
            candidates.append(inner)
    if len(run.strip()) >= _SHORTEST:
        candidates.append(frozenset([run.strip()]))
    return max(candidates, key=lambda words: (min(map(len, words)) >= 4, -len(words), sorted(words)), default=None)


def _inner(name: str, value: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _required(value[-1])
    if name == "BRANCH":
        parts = [_required(part) for part in value[1]]
        return None if None in parts else frozenset(word for part in parts if part is not None for word in part)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _required(value[2])
    return None
