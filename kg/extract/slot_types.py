"""What may stand in the slots of patterns and the places of frames: kinds of recognised things, and words."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.tape import SYMBOLS

_AGENT = ("person", "organization", "nominal", "state", "delegation", "post", "posts")
_BODY = ("organization", "nominal", "unknown")
#: Slot type to the kinds of marks it takes; a plural type takes a list of them.
TYPES: Mapping[str, tuple[str, ...]] = {
    **{kind: (kind,) for kind in SYMBOLS},
    "organization": _BODY,
    "named": ("organization",),
    "agent": _AGENT,
    "agents": _AGENT,
    "party": (*_BODY, "state"),
    "parties": (*_BODY, "state"),
    "person": ("person",),
    "people": ("person",),
    "states": ("state",),
    "nation": ("state", "demonym"),
    "body": _BODY,
    "post": ("post", "posts"),
    "guest": ("person", "delegation"),
    "guests": ("person", "delegation", "post", "posts"),
    "where": ("place", "state", "organization", "nominal"),
    "town": ("place", "state", "unknown"),
    "city": ("place", "unknown"),
    "date": ("date",),
    "when": ("date", "duration"),
}
_HEADS = (
    "programme|program|course|initiative|campaign|project|scheme|platform|cent(?:er|re)|projet|campagne|plateforme|"
    "dispositif"
)
_MADE = (
    "(?:launched|run|led|organi[sz]ed|managed|funded|started|set up|lancée?|menée?|organisée?|portée?|pilotée?|"
    "financée?|dirigée?|conduite?|conçue?|créée?)"
)
_LIGHT = (
    r"(?!(?:the|an?|this|that|these|its|their|his|her|to|in|by|for|with|from|is|was|are|were|has|have|had|said|says|on|at|"
    r"which|who|of|le|la|les|une?|des|du|de|ce|cette|son|sa|ses|leur|qui|que|dans|par|pour|avec|et|a|ont|au|aux)\b)"
)
#: Slot types for words rather than recognised things; ``venture`` is a programme told by a common noun.
WORDS: Mapping[str, str] = {
    "venture": rf"(?:{_LIGHT}[\w'-]+(?:, | )){{0,7}}?(?:{_HEADS})(?![\w-])"
    r"(?: (?:d'|de (?:la |l')?|of |for |against |contre (?:la |le |l')?|pour (?:la |le |l')?)"
    r"[a-zà-ÿ-]{4,}(?: [a-zà-ÿ'-]+){0,4}?"
    r"(?= ?[,.;\"]| (?:in|à|au|en|with|avec|on|le|aimed|visant|intitulé|called|titled)\b"
    rf"| {_MADE} (?:by|par)\b))?"
    r"|(?:cours|séminaire|seminar|workshop|atelier|stage)(?= ?\")",
    "words": "",
    "clause": "",
    "group": "",
    "title": "",
}
