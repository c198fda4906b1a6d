"""Sidecars: ``NAME.EXT.toml`` beside a document, where the user says what the document does not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.documents.model import Publication
from kg.errors import InputError

_KEYS = ("published", "title", "publisher", "author", "url", "language")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]{1,2000}")
_MOST_BYTES = 64_000
#: Years outside these are slips of the pen.
_FIRST_YEAR, _LAST_YEAR = 1500, 2200


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a sidecar, front matter or a page's own metadata says about a document."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: Publication | None = None


def read_sidecar(file: Path, sidecars: Path | None = None) -> Metadata:
    """Read the sidecar of a document.

    Args:
        file: The document; its sidecar has the same name with ``.toml`` added.
        sidecars: The folder where sidecars lie, or None for beside the document.

    Returns:
        What it says; nothing at all if there is no sidecar.

    Raises:
        InputError: It is not TOML, or a key or value is not one of ``published`` (``2024-03-02``, ``2024-03``,
            ``2024``), ``title``, ``publisher``, ``author``, ``url``, ``language``.
    """
    path = (sidecars or file.parent) / f"{file.name}.toml"
    if not _is_file(path):
        return Metadata()
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise InputError(str(path), "is too large for a sidecar", f"keep it under {_MOST_BYTES // 1000} kB")
        found = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"is not TOML ({error})", 'write lines like title = "..."') from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check its permissions") from None
    for key in found:
        if key not in _KEYS:
            raise InputError(str(path), f"unknown key {key!r}", f"use {', '.join(_KEYS)}")
    return parse_metadata(path, found)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the name of a document may be too long for a sidecar to exist
        return False


def parse_metadata(path: Path, found: dict[str, Any]) -> Metadata:
    """Check what a file says about a document.

    Args:
        path: The file, for the error message.
        found: Some of the keys of a sidecar, with their values.

    Raises:
        InputError: A value will not do.
    """
    texts: dict[str, str] = {}
    for key in ("title", "publisher", "author", "url", "language"):
        value = found.get(key)
        if value is None:
            continue
        if not isinstance(value, str) or not value.strip():
            raise InputError(str(path), f"{key} = {value!r}", f'write {key} = "..."')
        texts[key] = " ".join(value.split())
    if "url" in texts and not is_url(texts["url"]):
        raise InputError(str(path), f"url = {texts['url']!r}", "give an address that begins with http:// or https://")
    if "language" in texts and not re.fullmatch(r"[a-z]{2,3}", texts["language"]):
        raise InputError(str(path), f"language = {texts['language']!r}", "give a code such as en or fr")
    published = parse_published(found.get("published"))
    if published is None and "published" in found:
        raise InputError(str(path), f"published = {found['published']!r}", "give a date such as 2024-03-02 or 2024-03")
    return Metadata(**texts, published=published and Publication(*published, "sidecar"))


def is_url(text: str) -> bool:
    """Say whether text is an absolute web address without anything that would have to be escaped.

    >>> is_url("https://example.org/a?b=c"), is_url("javascript:alert(1)")
    (True, False)
    """
    return _URL.fullmatch(text) is not None


def parse_published(value: object) -> tuple[date, date] | None:
    """Return the first and last day that a publication date can mean, or None if it is no date.

    >>> [str(day) for day in parse_published("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    if isinstance(value, date):
        value = value.isoformat()
    found = _DATE.fullmatch(str(value).strip()[:10]) if isinstance(value, str) else None
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        first = date(year, month or 1, 1)
        following = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
    except ValueError:
        return None
    return first, date.fromordinal(following.toordinal() - 1)
