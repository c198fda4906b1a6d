"""Gold files: what a careful reader takes from a document, read and checked.

One JSON file a document, beside the document or with the same stem in another folder; or JSON Lines, where each line
carries its own text. docs/scoring.md describes the format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.documents.sidecars import parse_published
from kg.errors import GoldError, InputError
from kg.scoring.dates import stated_dates
from kg.scoring.fields import LISTS, check_fact
from kg.scoring.names import Forms

Fact = Mapping[str, Any]

_TEXTS = ("doc", "language", "published", "text")
_LISTS = (*LISTS, "denied")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_IN_OFFICE = ("current", "acting", "appointed", "elected")


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of one document.

    Args:
        place: Where it stands: the path of the file and, in JSON Lines, the line.
        doc: The name of the document: the stem of its file unless the gold object says another.
        language: ``en``, ``fr``, or empty if the gold object does not say.
        published: The date of publication that the text gives, or None.
        text: The text, in JSON Lines; None if the document is a file.
        facts: List name to its facts, for every list; the negative memberships are among ``memberships``.
        annotated: The lists that the annotator has filled, be it with nothing.
        persons: Name of each person to all forms of the name.
        organizations: Name of each organisation to its acronym and other forms.
    """

    place: str
    doc: str
    language: str
    published: str | None
    text: str | None
    facts: Mapping[str, tuple[Fact, ...]]
    annotated: frozenset[str]
    persons: Forms = field(default_factory=dict)
    organizations: Forms = field(default_factory=dict)


def is_neutral(fact: Fact) -> bool:
    """Return whether a fact counts neither as missed nor as found: an inference, or beside the point."""
    return fact["explicit"] is False or fact["offtopic"] is True


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read a gold file, or all gold files of a folder.

    Args:
        path: A ``.json`` file, a ``.jsonl`` file, or a folder that holds such files.

    Returns:
        One gold object a document or line, by file name and line.

    Raises:
        InputError: The path cannot be read, or holds no gold file.
        GoldError: A file breaks the format; names file, list, entry, field and remedy.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in (".json", ".jsonl"))
        if not files:
            raise InputError(str(path), "holds no gold file", "put .json or .jsonl files with facts into it")
    else:
        files = [path]
    return tuple(gold for file in files for gold in _read_file(file))


def _read_file(file: Path) -> Iterator[Gold]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            str(file), f"cannot be read ({error.strerror})", "give a gold file or a folder of them"
        ) from None
    except UnicodeDecodeError:
        raise GoldError(str(file), "is not UTF-8", "save it as UTF-8") from None
    if file.suffix != ".jsonl":
        yield parse_gold(_parse_json(content, str(file)), str(file), file.stem, complete=False)
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            place = f"{file}, line {number}"
            gold = parse_gold(_parse_json(line, place), place, f"{file.stem}-{number}", complete=True)
            if gold.text is None:
                raise GoldError(place, "'text' is not given", "give the text that the facts are about")
            yield gold


def _parse_json(content: str, place: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise GoldError(place, f"{twice!r} is given twice", "join the two, or drop one")
        return dict(pairs)

    try:
        return json.loads(content, object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise GoldError(place, f"is not JSON ({error})", "mend it there") from None


def parse_gold(found: Any, place: str, doc: str, *, complete: bool) -> Gold:
    """Check a gold object.

    Args:
        found: The object as JSON gives it.
        place: Where it stands, for error messages.
        doc: The name of its document, unless the object gives one.
        complete: Whether a list that is not there is empty, and not just not annotated.

    Raises:
        GoldError: It breaks the format; names list, entry, field and remedy.

    >>> gold = parse_gold({"language": "en", "persons": [{"name": "Sana Haddad"}]}, "a.json", "a", complete=False)
    >>> gold.persons, sorted(gold.annotated)
    ({'Sana Haddad': ('Sana Haddad',)}, ['persons'])
    """
    if not isinstance(found, dict):
        raise GoldError(place, "is not a JSON object", 'write {"language": "en", "persons": [...], ...}')
    for key, value in found.items():
        if key in _LISTS and not isinstance(value, list):
            raise GoldError(f"{place}, {key}", f"{value!r:.60} is not a list", "give a list, empty if there is nothing")
        if key not in _LISTS and key not in _TEXTS:
            raise GoldError(place, f"unknown list or field {key!r}", f"use {', '.join((*_TEXTS, *_LISTS))}")
    _check_texts(found, place)
    facts: dict[str, tuple[Fact, ...]] = {
        name: tuple(
            check_fact(entry, name, f"{place}, {name} entry {number}")
            for number, entry in enumerate(found.get(name, ()), 1)
        )
        for name in _LISTS
    }
    annotated = frozenset(_LISTS) if complete else frozenset(name for name in _LISTS if name in found)
    persons = {fact["name"]: (fact["name"], *fact["aliases"]) for fact in facts["persons"]}
    for number, fact in enumerate(facts["roles"], 1):
        if "persons" in annotated and fact["person"] not in persons:
            where = f"{place}, roles entry {number}"
            raise GoldError(where, f"'person' is {fact['person']!r}, who is not in persons", "list that name there")
        persons.setdefault(fact["person"], (fact["person"],))
    return Gold(
        place=place,
        doc=found.get("doc") or doc,
        language=found.get("language") or "",
        published=found.get("published"),
        text=found.get("text"),
        facts=_joined(facts),
        annotated=annotated,
        persons=persons,
        organizations={
            fact["name"]: (fact["name"], *filter(None, [fact["acronym"]]), *fact["surface"])
            for fact in facts["organizations"]
        },
    )


def _check_texts(found: Mapping[str, Any], place: str) -> None:
    for key in _TEXTS:
        value = found.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise GoldError(place, f"{key!r} is {value!r:.60}", "give text or null")
    if found.get("published") is not None and parse_published(found["published"]) is None:
        remedy = "give a date such as 2024-03-02 or 2024-03, or null"
        raise GoldError(place, f"'published' is {found['published']!r:.60}", remedy)
    if found.get("language") is not None and _LANGUAGE.fullmatch(found["language"]) is None:
        raise GoldError(place, f"'language' is {found['language']!r:.60}", "give a code such as en or fr")


def _joined(facts: dict[str, tuple[Fact, ...]]) -> dict[str, tuple[Fact, ...]]:
    """Return the facts with non-memberships among memberships, and people in office seen at the events they attend."""
    refused = tuple({**fact, "kind": "not_member"} for fact in facts["negative_memberships"])
    return facts | {
        "memberships": facts["memberships"] + refused,
        "roles": tuple(_observe(role, facts["events"]) for role in facts["roles"]),
    }


def _observe(role: Fact, events: tuple[Fact, ...]) -> Fact:
    if role["status"] not in _IN_OFFICE:
        return role
    attended = (event for event in events if role["person"] in event["participants"])
    seen = tuple(value for event in attended for value in stated_dates(event))
    return {**role, "accept_dates": (*role["accept_dates"], *seen)}
