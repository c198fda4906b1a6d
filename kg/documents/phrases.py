"""Words that belong to a page rather than to its text: navigation, sharing, adverts, comments, bylines.

The tables of ``phrases.toml`` hold what is plain words; here are the patterns that read something out of a line.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

#: Whole lines found around a text, whatever follows them.
NAVIGATION = frozenset(phrase for table in _TABLES.values() for phrase in table["lines"])
#: Beginnings of lines that are never part of the text, however they go on.
OPENINGS = re.compile(
    "|".join(f"(?:{phrase})" for table in _TABLES.values() for phrase in table["openings"]), re.IGNORECASE
)

#: Lines after which a page holds readers' comments only.
COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:comments?|reader comments|commentaires?|leave a (?:reply|comment)|laisser un commentaire|"
    r"post a comment|join the (?:conversation|discussion)|réagir(?: à cet article)?|vos réactions)(?:\s*\(\d+\))?\s*:?",
    re.IGNORECASE,
)

#: The name part of a byline: two to five words with capitals, particles between them.
_NAME = (
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]*)(?:\s+(?:(?:de|du|des|la|le|van|von|der|den|bin|ibn|bint|ben|al|el|da|di|dos|ould|y)\s+)*"
    r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*){1,4}"
)
BYLINE = re.compile(
    r"(?i:by|par|written by|reported by|story by|report by|text by|posted by|published by|author\s*:|auteur\s*:|"
    r"autrice\s*:|écrit par|rédigé par|publié par|propos recueillis par)\s+"
    rf"(?P<name>{_NAME}(?:\s*(?:,|and|et|&)\s*{_NAME})?)"
    r"\s*(?:$|[,|/•·–—(-].{0,80}$)"
)
#: "Web Desk:" and the like before the first sentence.
DESK = re.compile(
    r"\s*\(?(?:[A-Z][\w'’&]*\s+){0,3}(?:[Dd]esk|DESK|Bureau|Report|Monitoring)\)?\s*(?::|\s[-–—])\s+(?=[A-Z“\"«])"
)
#: Words that introduce the date of the page itself.
DATED = re.compile(
    r"(?:(?P<updated>last updated|updated|update|modified|mis à jour|mise à jour|dernière mise à jour|modifié)|"
    r"published|posted|first published|date published|publication date|release date|date|dated|issued|publié|"
    r"mis en ligne|date de publication|paru|posté|(?:status|stand|état)(?=\s*:)|as of|situation)"
    r"(?:\s+(?:on|at|le|en|au))?\s*[:\-–—|]?\s*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:copyright|©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\s+)?(?P<name>[^\W\d_][^.|©\n]{1,60}?)"
    r"\s*(?:[.|–—,]|all rights|tous droits|$)",
    re.IGNORECASE,
)
