"""Objects of JSON arrays as records: paths are their columns, and joins read the objects they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.errors import DocumentError
from kg.mappings.json_text import Node
from kg.mappings.model import Join
from kg.mappings.records import Cell, RowError

_STEP = re.compile(r"(?P<name>[^\[\].]+)(?P<each>\[(?:(?P<key>[^\[\]=]+)=(?P<value>[^\[\]]*))?\])?")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a member, and of an array each item, or those in which a member has a value."""

    name: str
    each: bool = False
    key: str | None = None
    value: str | None = None


def parse_path(path: str) -> tuple[Step, ...] | None:
    """Read a path such as ``name``, ``other_names[].name`` or ``other_names[lang=en].name``; None if it is none.

    >>> parse_path("area.name"), parse_path("[x]")
    ((Step(name='area', each=False, key=None, value=None), Step(name='name', each=False, key=None, value=None)), None)
    """
    steps: list[Step] = []
    at = 0
    while True:
        found = _STEP.match(path, at)
        if found is None:
            return None
        steps.append(Step(found["name"], found["each"] is not None, found["key"], found["value"]))
        at = found.end()
        if at == len(path):
            return tuple(steps)
        if path[at] != ".":
            return None
        at += 1


def find_array(root: Node, pointer: str, place: str) -> list[Node]:
    """Return the items of the array at a JSON pointer (RFC 6901); the empty pointer is the whole text.

    Raises:
        DocumentError: There is no array.
    """
    node: Node | None = root
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        node = node.value.get(name) if node is not None and isinstance(node.value, dict) else None
    if node is None or not isinstance(node.value, list):
        raise DocumentError(place, f"has no array at {pointer or 'its top'}", "correct `rows` in the mapping")
    return node.value


@dataclass(frozen=True, slots=True)
class Linked:
    """The objects that a join can reach, by key."""

    join: Join
    by_key: dict[str, Node] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)


def index_joins(root: Node, joins: Mapping[str, Join], place: str) -> dict[str, Linked]:
    """Return the objects of each join by their keys.

    Raises:
        DocumentError: There is no array where a join looks for one.
    """
    found: dict[str, Linked] = {}
    for name, join in joins.items():
        linked = found[name] = Linked(join)
        for node in find_array(root, join.rows, place):
            for key in _walk(node, (Step(join.key),)):
                if isinstance(key.value, str):
                    (linked.repeated.add if key.value in linked.by_key else _ignore)(key.value)
                    linked.by_key.setdefault(key.value, node)
    return found


def _ignore(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class ObjectRecord:
    """One object of an array: :class:`kg.mappings.records.Record`."""

    label: str
    node: Node
    joins: Mapping[str, Linked]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.node.start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.node.end

    def cells(self, column: str) -> tuple[Cell, ...]:
        """Return the values at a path that are not empty.

        Raises:
            RowError: A value is an object or array, or a join finds no object, or several.
        """
        steps = parse_path(column) or ()
        linked = self.joins.get(steps[0].name) if len(steps) > 1 else None
        if linked is None:
            return tuple(self._read(self.node, steps, column, inside=True))
        found: list[Cell] = []
        for key in self.cells(linked.join.column):
            target = linked.by_key.get(key.value)
            if target is None or key.value in linked.repeated:
                told = "no object" if target is None else "several objects"
                raise RowError(
                    f"{self.label}, column {linked.join.column}",
                    f"{key.value!r} is the {linked.join.key} of {told} in {linked.join.rows}",
                    "add the object, or mend the reference",
                )
            found += self._read(target, steps[1:], column, inside=False)
        return tuple(found)

    def _read(self, node: Node, steps: tuple[Step, ...], column: str, *, inside: bool) -> Iterator[Cell]:
        for found in _walk(node, steps):
            if not isinstance(found.value, str):
                kind = "an object" if isinstance(found.value, dict) else "an array"
                remedy = f"name a member of it: {column}.MEMBER or {column}[].MEMBER"
                raise RowError(f"{self.label}, column {column}", f"is {kind}", remedy)
            value = found.value.strip()
            if not value or (value == "null" and not found.quoted):
                continue
            yield Cell(value, found.start + found.quoted, found.end - found.quoted, inside)


def _walk(node: Node, steps: tuple[Step, ...]) -> Iterable[Node]:
    if not steps:
        return (node,)
    step = steps[0]
    below = node.value.get(step.name) if isinstance(node.value, dict) else None
    if below is None:
        return ()
    if not step.each:
        return _walk(below, steps[1:])
    items = below.value if isinstance(below.value, list) else []
    chosen = [item for item in items if step.key is None or _has(item, step.key, step.value)]
    return [found for item in chosen for found in _walk(item, steps[1:])]


def _has(item: Node, key: str, value: str | None) -> bool:
    member = item.value.get(key) if isinstance(item.value, dict) else None
    return member is not None and member.value == value
