"""Rule packs: what the extractor knows about a language, in TOML files that anyone can add to.

A pack holds two kinds of tables. ``[[name]]`` entries are single pieces of knowledge, each of which may carry ``yes``
and ``no`` (sentences it must and must not match, run as tests) and ``id`` (a later entry with the same id replaces
it). ``[name]`` tables hold word lists and weights: lists of the same key are joined, numbers of a later file win.

Built-in packs are in ``kg/extract/packs/<language>/``. A user's pack is any TOML file (or folder of them); a top-level
``language = "fr"`` limits it to one language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import PackError

_FOLDER = Path(__file__).parent / "packs"
#: Tables whose keys are names that patterns make up.
_OPEN_TABLES = frozenset({"pattern_words"})
_ENTRY_KEYS = frozenset({"id", "yes", "no", "note"})
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Packs:
    """All packs of one language, read and checked. Compared by identity, so that it can key caches.

    Args:
        language: ``en`` or ``fr``.
        arrays: Table name to its ``[[name]]`` entries, in file order; each entry has ``origin``, where it stands.
        tables: Table name to its ``[name]`` keys, merged.
    """

    language: str
    arrays: Mapping[str, tuple[Table, ...]]
    tables: Mapping[str, Table]

    def entries(self, table: str) -> tuple[Table, ...]:
        """Return the ``[[table]]`` entries of all files in order, each with its ``origin``; empty if there are none."""
        return self.arrays.get(table, ())

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return the words under a key of ``[table]`` and of all its ``[[table]]`` entries, each once, in order.

        >>> "bin" in load_packs("en").words("person", "particles")
        True
        """
        found: list[str] = []
        for holder in (self.tables.get(table, {}), *self.entries(table)):
            value = holder.get(key, ())
            found += [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
        return tuple(dict.fromkeys(found))

    def weights(self, table: str) -> Mapping[str, float]:
        """Return the numbers of ``[table]`` by key, those of later files winning.

        >>> load_packs("en").weights("person_weights")["title"] > 0
        True
        """
        return {
            key: float(value) for key, value in self.tables.get(table, {}).items() if isinstance(value, int | float)
        }


def load_packs(language: str, extra: tuple[Path, ...] = ()) -> Packs:
    """Read everything the rules know about a language: the built-in packs and those a user adds.

    Args:
        language: A language that has a folder of packs: ``en`` or ``fr``.
        extra: TOML files, or folders of them, added after the built-in packs in the order given.

    Returns:
        The packs; read once for the same files in the same state.

    Raises:
        PackError: No packs for the language, or a file breaks the format; names file, entry and remedy.

    >>> load_packs("en").language
    'en'
    """
    files = tuple(_pack_files(extra))
    stamps = tuple((path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _load(language, files, stamps)


def languages() -> tuple[str, ...]:
    """Return the languages that have built-in packs.

    >>> languages()
    ('en', 'fr')
    """
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")))


def _pack_files(extra: Iterable[Path]) -> Iterable[Path]:
    for path in extra:
        if path.is_dir():
            yield from sorted(path.glob("*.toml"))
        elif path.is_file():
            yield path
        else:
            raise PackError(str(path), "no such pack", "give a TOML file or a folder of TOML files")


@lru_cache(maxsize=16)
def _load(language: str, files: tuple[Path, ...], stamps: tuple[tuple[int, int], ...]) -> Packs:
    folder = _FOLDER / language
    if not folder.is_dir():
        raise PackError(str(language), "no packs for this language", f"use one of {', '.join(languages())}")
    arrays: dict[str, list[Table]] = {}
    tables: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*.toml")):
        _add(_read(path), f"{language}/{path.name}", arrays, tables)
    known = {name: _keys(name, arrays, tables) for name in {*arrays, *tables}}
    for path in files:
        content = _read(path)
        told = content.pop("language", language)
        if told not in languages():
            raise PackError(str(path), f"language {told!r}", f"use one of {', '.join(languages())}")
        if told == language:
            _check_known(content, str(path), known)
            _add(content, str(path), arrays, tables)
    frozen = {name: tuple(MappingProxyType(dict(entry)) for entry in entries) for name, entries in arrays.items()}
    return Packs(language, frozen, {name: MappingProxyType(table) for name, table in tables.items()})


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(str(path), f"not TOML ({error})", "mend the line; strings need quotes") from None


def _add(content: Mapping[str, Any], place: str, arrays: dict[str, list[Table]], tables: dict[str, Any]) -> None:
    for name, value in content.items():
        if name in (tables if isinstance(value, list) else arrays):
            other = "[[...]]" if name in arrays else "[...]"
            raise PackError(
                f"{place}, {name}", "is both [...] and [[...]]", f"write it as {other}, as the other packs do"
            )
        if isinstance(value, list):
            _add_entries(name, value, place, arrays.setdefault(name, []))
        elif isinstance(value, dict):
            _merge(name, value, place, tables.setdefault(name, {}))
        else:
            raise PackError(
                f"{place}, {name}", f"{value!r} outside a table", "put it below a [table] or [[table]] line"
            )


def _add_entries(name: str, entries: list[Any], place: str, found: list[Table]) -> None:
    for number, entry in enumerate(entries, start=1):
        origin = f"{place}, [[{name}]] {number}"
        if not isinstance(entry, dict):
            raise PackError(origin, f"{entry!r} is no table", f"write a [[{name}]] line and its keys below it")
        for key in ("yes", "no"):
            examples = entry.get(key, [])
            if not isinstance(examples, list) or not all(isinstance(example, str) for example in examples):
                raise PackError(f"{origin}, {key}", repr(examples), "give a list of sentences in quotes")
        told = {**entry, "origin": origin}
        replaced = [place for place, other in enumerate(found) if "id" in entry and other.get("id") == entry["id"]]
        if replaced:
            found[replaced[0]] = told
        else:
            found.append(told)


def _merge(name: str, table: Mapping[str, Any], place: str, found: dict[str, object]) -> None:
    for key, value in table.items():
        before = found.get(key)
        if before is not None and isinstance(before, list) != isinstance(value, list):
            raise PackError(f"{place}, [{name}] {key}", repr(value), f"give a value like {before!r}")
        found[key] = [*before, *value] if isinstance(before, list) else value


def _keys(name: str, arrays: Mapping[str, list[Table]], tables: Mapping[str, Table]) -> frozenset[str]:
    return frozenset(tables.get(name, {})).union(_ENTRY_KEYS, *(entry.keys() for entry in arrays.get(name, [])))


def _check_known(content: Mapping[str, Any], place: str, known: Mapping[str, frozenset[str]]) -> None:
    for name, value in content.items():
        if name not in known:
            raise PackError(f"{place}, {name}", "no rule reads such a table", f"use one of {', '.join(sorted(known))}")
        for holder in value if isinstance(value, list) else [value]:
            for key in holder if isinstance(holder, dict) else ():
                if key not in known[name] and name not in _OPEN_TABLES:
                    names = ", ".join(sorted(known[name] - {"origin"}))
                    raise PackError(f"{place}, {name}", f"no rule reads the key {key!r}", f"use one of {names}")
