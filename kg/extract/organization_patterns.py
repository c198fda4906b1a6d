"""Patterns for organisations that no phrase around a capitalised head noun would find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.packs import Packs
from kg.extract.word_patterns import CAPITAL, EDGE, STOP, either


@dataclass(frozen=True, slots=True)
class OrganizationPatterns:
    """Compiled patterns of a language.

    Args:
        acronym: Two capitals or more ("NATO", "CJTF-OIR").
        fixed: The fixed names of the packs.
        prefixed: A noun and a proper name or number ("Operation Blue Heron", "Task Force 151").
        small: Names whose head is in small letters ("ministère de la Défense"); group ``name``.
        nominal: References by a common noun after a determiner ("the coalition"); group ``name``.
        not_acronyms: Words in capitals that are no organisations.
    """

    acronym: Any
    fixed: Any
    prefixed: Any
    small: Any
    nominal: Any
    not_acronyms: frozenset[str]


@lru_cache(maxsize=8)
def organization_patterns(packs: Packs) -> OrganizationPatterns:
    """Return the patterns of a language, compiled once."""
    import regex

    def words(table: str, key: str) -> str:
        return either(packs.words(table, key))

    road = r"(?!\p{Lu}\d+(?!\p{L}))"  # the A7 is no organisation
    capitals = r"\p{Lu}[\p{Lu}\d]{1,9}(?:-\p{Lu}{2,5})?"
    numbered = r"(?:\d{1,4}(?:st|nd|rd|th|e|er|ère|ème)\s)?"  # the 407th AEG
    acronym = rf"(?<![_.@/\#&]){EDGE}{numbered}{road}{capitals}(?![\p{{L}}\p{{N}}_])"
    prefixed = rf"{EDGE}(?:{words('organization', 'prefix_heads')})\s(?:{CAPITAL}(?:\s{CAPITAL})?|\d+){STOP}"
    nominal, small = (_french if packs.language == "fr" else _english)(packs)
    return OrganizationPatterns(
        regex.compile(acronym),
        regex.compile(rf"{EDGE}(?:{words('organization', 'names')}){STOP}"),
        regex.compile(prefixed),
        regex.compile(small, regex.VERBOSE),
        regex.compile(nominal, regex.VERBOSE),
        frozenset(packs.words("organization", "not_acronyms")),
    )


def _determiners(packs: Packs) -> str:
    """Return a pattern for the determiners with what parts them from the noun; elided ones need no space."""
    given = packs.words("nominal", "determiners")
    elided = either(word for word in given if word.endswith("'"))
    return rf"(?i:(?:{either(word for word in given if not word.endswith(chr(39)))})\s|(?:{elided}))"


def _english(packs: Packs) -> tuple[str, str]:
    heads, modifiers = either(packs.words("nominal", "heads")), either(packs.words("nominal", "modifiers"))
    nominal = rf"""
        (?:{EDGE}{_determiners(packs)}|(?<=\p{{L}})'s\s)
        (?:{CAPITAL}\s)?                                                # the Kordavian
        (?:[\p{{L}}\d]+-(?:nation|member|based|state|strong|country|led)\s)?   # 12-nation
        (?<name>(?i:(?:{modifiers})\s){{0,2}}(?:{heads})){STOP}"""
    small = rf"""
        {EDGE}(?<name>(?:{either(packs.words("nominal", "small_names"))})\s(?:of|for)\s(?:the\s)?
        {CAPITAL}(?:\s{CAPITAL}|\s(?:and|of)\s{CAPITAL})*)"""
    return nominal, small


def _french(packs: Packs) -> tuple[str, str]:
    heads, modifiers = either(packs.words("nominal", "heads")), either(packs.words("nominal", "modifiers"))
    nominal = rf"{EDGE}{_determiners(packs)}(?<name>(?:{heads})(?:\s(?i:{modifiers})(?!\p{{L}})){{0,2}}){STOP}"
    joint = r"(?:de\s(?:la\s|l')?|du\s|des\s|d')"
    small = rf"""
        {EDGE}(?<name>(?:{either(packs.words("nominal", "small_names"))})(?:\s(?i:{modifiers})(?!\p{{L}}))?
        (?:\s{joint}{CAPITAL}(?:\s(?:{modifiers})(?!\p{{L}})|\s{CAPITAL}|(?:,|\set)\s{joint}{CAPITAL})*)+)"""
    return nominal, small
