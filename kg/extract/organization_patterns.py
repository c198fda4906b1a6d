"""Patterns for organisations that no phrase around a capitalised head noun would find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.packs import Packs
from kg.extract.word_patterns import CAPITAL, EDGE, STOP, either
from kg.territories import demonyms


@dataclass(frozen=True, slots=True)
class OrganizationPatterns:
    """Compiled patterns of a language.

    Args:
        acronym: Two capitals or more ("NATO", "CJTF-OIR").
        fixed: The fixed names of the packs.
        prefixed: A noun and a proper name or number ("Operation Blue Heron", "Task Force 151").
        small: Names whose head is in small letters ("ministère de la Défense"); group ``name``.
        nominal: References by a common noun after a determiner ("the coalition"); group ``name``.
        organ: An organ at the beginning of the name of what it belongs to: "Secretariat of the ".
        assembly: The same where more of a name may stand behind it, or not: "Council of the ".
        happening: What is held and is no organisation: "Conference on Ports".
        reference: An organ that stands for what it belongs to: "General Assembly".
        thing: A noun for what has a name and is no organisation, up to the name: "the exercise ".
        not_acronyms: Words in capitals that are no organisations.
    """

    acronym: Any
    fixed: Any
    prefixed: Any
    small: Any
    nominal: Any
    organ: Any
    assembly: Any
    happening: Any
    reference: Any
    thing: Any
    not_acronyms: frozenset[str]


@lru_cache(maxsize=8)
def organization_patterns(packs: Packs) -> OrganizationPatterns:
    """Return the patterns of a language, compiled once."""
    import regex

    def words(table: str, key: str) -> str:
        return either(packs.words(table, key))

    road = r"(?!\p{Lu}\d+(?!\p{L}))"  # the A7 is no organisation
    capitals = r"\p{Lu}[\p{Lu}\d]{1,9}(?:-(?:\p{Lu}{2,5}|\d{1,2}|North|South|East|West|Nord|Sud|Est|Ouest))?"
    numbered = r"(?:\d{1,4}(?:st|nd|rd|th|e|er|ère|ème)\s)?"  # the 407th AEG
    acronym = rf"(?<![_.@/\#&]){EDGE}{numbered}{road}{capitals}(?![\p{{L}}\p{{N}}_])"
    prefixed = rf"{EDGE}(?:{words('organization', 'prefix_heads')})\s(?:{CAPITAL}(?:\s{CAPITAL})?|\d+){STOP}"
    ordinal = r"(?:\p{Lu}\p{Ll}+(?:-\p{Ll}+)?(?:st|nd|rd|th)|\d+(?:st|nd|rd|th))\s"
    joint = r"(?:of\sthe\s|du\s|de\sla\s|de\sl')"
    quoted = words("organization", "quoted_things")
    nominal, small = (_french if packs.language == "fr" else _english)(packs)
    return OrganizationPatterns(
        regex.compile(acronym),
        regex.compile(rf"{EDGE}(?:{words('organization', 'names')}){STOP}"),
        regex.compile(prefixed),
        regex.compile(small, regex.VERBOSE),
        regex.compile(nominal, regex.VERBOSE),
        regex.compile(rf"(?:{ordinal})?(?<organ>{words('organization', 'organs')})\s{joint}(?=\p{{Lu}})"),
        regex.compile(rf"(?:{ordinal})?(?<organ>{words('organization', 'assemblies')})\s{joint}(?=\p{{Lu}})"),
        regex.compile(
            rf"(?:{ordinal})?(?:\p{{L}}+\s)*?(?:{words('organization', 'called_on')})\s(?:on|sur)\s.*"
            rf"|{ordinal}(?:{words('organization', 'called_on')})"
        ),
        regex.compile(words("organization", "references")),
        regex.compile(rf"(?<!\p{{L}})(?:(?:{quoted})\s?\"\s?|(?:{words('organization', 'things')})\s)$"),
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
    national = either(word for word in demonyms("fr") if word[0].islower())
    endings = either(packs.words("organization", "adjective_endings"))
    joint = r"(?:de\s(?:la\s|l')?|du\s|des\s|d')"
    small = rf"""
        {EDGE}(?<name>(?:{either(packs.words("nominal", "small_names"))})
        (?:\s(?:(?i:{modifiers})|{national})(?!\p{{L}}))?
        (?:\s{joint}{CAPITAL}(?:\s(?:{modifiers}|\p{{Ll}}{{2,}}(?:{endings}))(?!\p{{L}})|\s{CAPITAL}|(?:,|\set)\s{joint}{CAPITAL})*)+)"""
    return nominal, small
