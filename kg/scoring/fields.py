"""The gold format as data: which lists a gold object may hold, and the fields of each.

Every fact is filled up to all fields of its list, so that whoever reads facts finds each field in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.claims.model import STATUSES
from kg.edtf import is_yearless
from kg.errors import DateError, GoldError
from kg.times import parse_edtf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the entries of a list.

    Args:
        form: What it holds, for people: "text", "an EDTF date".
        holds: Whether a value other than None may stand here.
        required: Whether it must be there and not be null.
        empty: What stands for one that is not there.
    """

    form: str
    holds: Callable[[Any], bool]
    required: bool = False
    empty: Any = None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_date(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        if not is_yearless(value):
            parse_edtf(value)
    except DateError:
        return False
    return True


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(one) for one in value)


def _are_dates(value: Any) -> bool:
    return isinstance(value, list) and all(_is_date(one) for one in value)


def _one_of(*values: str, required: bool = False) -> Field:
    return Field(f"one of {', '.join(values)}", lambda value: value in values, required)


_TEXT = Field("text", _is_text)
_NAME = Field("text", _is_text, required=True)
_DATE = Field("an EDTF date such as 2017, 2015-12 or 2026-02-03", _is_date)
_TEXTS = Field("a list of texts", _are_texts, empty=())
_DATES = Field("a list of EDTF dates", _are_dates, empty=())
_FLAG = Field("true or false", lambda value: isinstance(value, bool), empty=False)
_COUNT = Field("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool), required=True)
_STATUS = _one_of("ended", *STATUSES["role"])
_LASTING = {"start": _DATE, "end": _DATE, "observed_on": _DATE}
_MEMBER = {"state": _NAME, "iso3": _TEXT, "organization": _NAME}
_HAPPENING = {"type": _NAME, "label": _TEXT, "date_start": _DATE, "date_end": _DATE, "place": _TEXT}

#: What any fact may carry beside the fields of its list; ``note`` is for the annotator.
MARKS: Mapping[str, Field] = {
    "explicit": Field("true or false", lambda value: isinstance(value, bool), empty=True),
    "offtopic": _FLAG,
    "planned": _FLAG,
    "inferred_date": _FLAG,
    "accept_dates": _DATES,
    "wrong_dates": _DATES,
    "accept_orgs": _TEXTS,
    "accept_places": _TEXTS,
    "near": _TEXTS,
    "note": _TEXT,
}

#: The fields of the entries of each list.
LISTS: Mapping[str, Mapping[str, Field]] = {
    "organizations": {"name": _NAME, "acronym": _TEXT, "surface": _TEXTS},
    "persons": {"name": _NAME, "aliases": _TEXTS},
    "roles": {
        "person": _NAME,
        "post": _NAME,
        "organization": _TEXT,
        **_LASTING,
        "status": _STATUS,
        "post_class": _TEXT,
    },
    "memberships": {
        **_MEMBER,
        **_LASTING,
        "kind": _one_of("member", "founding", "joined", "observer", "left", "suspended", required=True),
    },
    "negative_memberships": {**_MEMBER, **_LASTING},
    "member_counts": {"organization": _NAME, "count": _COUNT, "observed_on": _DATE},
    "foundings": {"organization": _NAME, "date_start": _DATE, "initiators": _TEXTS},
    "headquarters": {"organization": _NAME, "place": _NAME},
    "domains": {"organization": _NAME, "domain": _NAME},
    "events": {**_HAPPENING, "organizer": _TEXT, "host": _TEXT, "participants": _TEXTS},
    "programmes": {
        "name": _NAME,
        "organizer": _TEXT,
        "host": _TEXT,
        "place": _TEXT,
        "start": _DATE,
        "end": _DATE,
        "topic": _TEXT,
    },
}

#: The fields of an entry of ``denied``, by its ``kind``.
DENIED: Mapping[str, Mapping[str, Field]] = {
    "membership": {**_MEMBER, **_LASTING, "status": _one_of(*STATUSES["membership"], required=True)},
    "headquarters": LISTS["headquarters"],
    "event": LISTS["events"],
}


def check_fact(found: Any, name: str, place: str) -> dict[str, Any]:
    """Check one entry of a list and fill it up to all its fields.

    Args:
        found: The entry as JSON gives it.
        name: The name of its list.
        place: Where it stands, for the error message.

    Returns:
        The entry with all its fields and marks; texts as they are, lists as tuples.

    Raises:
        GoldError: It is no object, or a field is unknown, missing or holds what it may not.

    >>> check_fact({"name": "Sana Haddad"}, "persons", "note.json, persons entry 1")["aliases"]
    ()
    >>> check_fact({"aliases": []}, "persons", "note.json, persons entry 1")
    Traceback (most recent call last):
    ...
    kg.errors.GoldError: note.json, persons entry 1: 'name' is not given; give text
    """
    if not isinstance(found, dict):
        raise GoldError(place, f"{found!r:.60} is not an object", 'write {"field": value, ...}')
    fields = {**_fields(found, name, place), **MARKS}
    for key in found:
        if key not in fields and not (name == "denied" and key == "kind"):
            raise GoldError(place, f"unknown field {key!r}", f"use {', '.join(fields)}")
    kind = {"kind": found["kind"]} if name == "denied" else {}
    return kind | {key: _check_field(found.get(key), key, field, place) for key, field in fields.items()}


def _fields(found: dict[str, Any], name: str, place: str) -> Mapping[str, Field]:
    if name != "denied":
        return LISTS[name]
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in DENIED:
        raise GoldError(place, f"'kind' is {kind!r:.60}", f"give one of {', '.join(DENIED)}")
    return DENIED[kind]


def _check_field(value: Any, key: str, field: Field, place: str) -> Any:
    if value is None:
        if field.required:
            raise GoldError(place, f"{key!r} is not given", f"give {field.form}")
        return field.empty
    if not field.holds(value):
        raise GoldError(
            place, f"{key!r} is {value!r:.60}", f"give {field.form}" + (" or null" if not field.required else "")
        )
    return tuple(value) if isinstance(value, list) else value
