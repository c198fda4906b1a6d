"""Ids and IRIs: made here and nowhere else, readable, and stable for the same input."""

from __future__ import annotations

import re
from hashlib import sha256

#: Where the project's own terms live; never configurable.
ONTOLOGY = "https://w3id.org/coalition-kg/ontology#"
#: Where data IRIs live unless the user gives another base.
BASE = "https://w3id.org/coalition-kg/"


def slug(text: str, limit: int = 80) -> str:
    """Return text as lower-case ASCII words joined by hyphens, safe in paths and IRIs.

    Args:
        text: Any text, in any script.
        limit: The most characters to keep; the cut is at a word.

    Returns:
        A slug of ``a-z``, ``0-9`` and ``-``; ``x`` followed by a hash where nothing can be transliterated.

    >>> slug("Côte d'Ivoire"), slug("Maj. Gen. <b>Zoë</b>")
    ('cote-divoire', 'maj-gen-b-zoe-b')
    """
    from anyascii import anyascii

    ascii_text = anyascii(text).lower().replace("'", "")
    words = "-".join(re.findall(r"[a-z0-9]+", ascii_text))
    if not words:
        return "x" + digest(text)
    return words if len(words) <= limit else words[: limit + 1].rsplit("-", 1)[0][:limit]


def digest(*parts: str) -> str:
    """Return eight hexadecimal digits that depend on all parts and their order."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]
