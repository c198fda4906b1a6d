"""Which queries the embedded store runs: none that reach for the network, none that nest without end."""

from __future__ import annotations

import re

from kg.errors import QueryError

#: What may hold any words without meaning them: escaped characters, IRIs, strings, comments, variables, prefixed names.
_QUOTED = re.compile(
    r"""\\.
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | \#[^\n\r]*
    | [?$]\w+ | \w*:\w+ | \w+(?=:)""",
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_BRACKETS = re.compile(r"[({\[]|([)}\]])")
#: More than any question needs; Oxigraph runs out of stack at some ten thousand.
_DEEPEST = 500


def check_query(text: str) -> None:
    """Refuse a query that would ask another server, or that nests too deeply to be read.

    Args:
        text: A SPARQL query; that it is one, the store itself checks.

    Raises:
        QueryError: It has a SERVICE pattern, or more than 500 brackets within each other.

    >>> check_query("SELECT ?service { ?service ?p 'SERVICE <http://a.example/>' } # SERVICE")
    """
    for words in (text, _CODE.sub(_read_code, text)):  # SPARQL reads escaped letters before words
        plain = _QUOTED.sub(" ", words)
        if _SERVICE.search(plain):
            raise QueryError("query", "asks another server with SERVICE", "leave SERVICE out; nothing here is fetched")
        depth = 0
        for bracket in _BRACKETS.finditer(plain):
            depth += -1 if bracket[1] else 1
            if depth > _DEEPEST:
                raise QueryError("query", f"has more than {_DEEPEST} brackets within each other", "nest it less")


def _read_code(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else found[0]
