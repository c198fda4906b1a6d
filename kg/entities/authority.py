"""The authority file: what is known about well-known organisations before any document is read.

It adds labels in other languages, acronyms, aliases, seats, Wikidata ids, and which posts one person holds at a time.
The line works without it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import JudgementError

_TEXTS = ("id", "en", "fr", "ar", "wikidata", "subtype", "headquarters")
_LISTS = ("acronyms", "aliases", "single_holder")
#: What becomes part of an IRI must have this form.
_FORMS = (("id", re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "nordic-pact"), ("wikidata", re.compile(r"Q[0-9]+"), "Q851"))


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """One organisation of the authority file.

    Args:
        id: The last part of its IRI path.
        labels: Name by language, ``en`` always.
        acronyms: In any language.
        aliases: Further names, in any language.
        wikidata: Wikidata id, or None.
        subtype: ``coalition`` for organisations that states are members of, or None.
        headquarters: English name of the city of its seat, or None.
        single_holder: Concepts of its posts that one person holds at a time.
    """

    id: str
    labels: Mapping[str, str]
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    subtype: str | None = None
    headquarters: str | None = None
    single_holder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """Everything in an authority file."""

    organizations: tuple[KnownOrganization, ...] = field(default=())


def read_authority(path: Path) -> Authority:
    """Read an authority file.

    Args:
        path: TOML with one ``[[organization]]`` table for each organisation; see ``data/authority.toml``.

    Raises:
        JudgementError: The file cannot be read, is no TOML, or an entry has unknown, missing or doubtful values.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise JudgementError(str(path), f"cannot be read ({error.strerror})", "give a UTF-8 TOML file") from None
    except (ValueError, RecursionError) as error:
        raise JudgementError(str(path), f"is not TOML ({error})", "give a UTF-8 TOML file") from None
    for name, value in table.items():
        if name != "organization" or not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise JudgementError(f"{path}, {name}", f"{value!r:.80}", "use [[organization]] tables only")
    found = tuple(
        _organization(entry, f"{path}, organization {n}") for n, entry in enumerate(table.get("organization", []), 1)
    )
    ids = [organization.id for organization in found]
    for name in ids:
        if ids.count(name) > 1:
            raise JudgementError(str(path), f"id {name!r} twice", "give each organisation its own id")
    return Authority(found)


def _organization(entry: Mapping[str, object], place: str) -> KnownOrganization:
    for key, value in entry.items():
        text = key in _TEXTS and isinstance(value, str) and bool(value)
        strings = key in _LISTS and isinstance(value, list) and all(isinstance(item, str) and item for item in value)
        if not (text or strings):
            raise JudgementError(
                place, f"{key} = {value!r}", f"use the texts {', '.join(_TEXTS)} and the lists {', '.join(_LISTS)}"
            )
    for key in ("id", "en"):
        if key not in entry:
            raise JudgementError(place, f"no {key!r}", "give id and English name")
    for key, form, example in _FORMS:
        if key in entry and not form.fullmatch(str(entry[key])):
            raise JudgementError(place, f"{key} = {entry[key]!r}", f"write it as {example}")
    texts = {key: str(value) for key, value in entry.items() if key in _TEXTS}
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return KnownOrganization(
        id=texts["id"],
        labels={language: texts[language] for language in ("en", "fr", "ar") if language in texts},
        acronyms=lists.get("acronyms", ()),
        aliases=lists.get("aliases", ()),
        wikidata=texts.get("wikidata"),
        subtype=texts.get("subtype"),
        headquarters=texts.get("headquarters"),
        single_holder=lists.get("single_holder", ()),
    )
