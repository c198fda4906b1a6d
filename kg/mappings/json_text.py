"""JSON read with the offsets of every value, so that evidence can point at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from kg.errors import DocumentError

_BLANK = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
#: Nesting beyond all sense.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Node:
    """One JSON value.

    Args:
        start: Offset of its first character.
        end: Offset after its last.
        value: The text of a string (without quotes and escapes) or literal (as written); the members of an object; the
            items of an array.
        quoted: It is a string.
    """

    start: int
    end: int
    value: str | dict[str, Node] | list[Node]
    quoted: bool = False


def parse_json(text: str, place: str) -> Node:
    r"""Read a JSON text (RFC 8259).

    Args:
        text: The text.
        place: The file, for the error message.

    Raises:
        DocumentError: It is not JSON, an object names a member twice, or it nests deeper than a hundred levels.

    >>> node = parse_json('{"name": "Zo\\u00e9"}', "people.json")
    >>> name = node.value["name"]
    >>> name.value, name.start, name.end
    ('Zoé', 9, 19)
    """
    try:
        node = _read(text, _skip(text, 0), 0)
        if _skip(text, node.end) != len(text):
            raise JSONDecodeError("Something follows the value", text, node.end)  # noqa: TRY301
    except JSONDecodeError as error:
        told = f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg})"
        raise DocumentError(place, told, "write it as one JSON value") from None
    return node


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found is not None else at


def _read(text: str, at: int, depth: int) -> Node:
    first = text[at : at + 1]
    if depth > _DEEPEST:
        raise JSONDecodeError("Nested too deep", text, at)
    if first == '"':
        value, end = scanstring(text, at + 1, True)
        return Node(at, end, value, quoted=True)
    if first == "{":
        return _read_object(text, at, depth)
    if first == "[":
        return _read_array(text, at, depth)
    found = _PLAIN.match(text, at)
    if found is None:
        raise JSONDecodeError("Expecting a value", text, at)
    return Node(at, found.end(), found.group())


def _read_object(text: str, start: int, depth: int) -> Node:
    members: dict[str, Node] = {}
    at = _skip(text, start + 1)
    while text[at : at + 1] != "}":
        if members:
            at = _expect(text, at, ",")
        if text[at : at + 1] != '"':
            raise JSONDecodeError("Expecting the name of a member in quotes", text, at)
        name, after = scanstring(text, at + 1, True)
        if name in members:
            raise JSONDecodeError(f"Member {name!r} stands here twice", text, at)
        members[name] = _read(text, _expect(text, _skip(text, after), ":"), depth + 1)
        at = _skip(text, members[name].end)
    return Node(start, at + 1, members)


def _read_array(text: str, start: int, depth: int) -> Node:
    items: list[Node] = []
    at = _skip(text, start + 1)
    while text[at : at + 1] != "]":
        if items:
            at = _expect(text, at, ",")
        items.append(_read(text, at, depth + 1))
        at = _skip(text, items[-1].end)
    return Node(start, at + 1, items)


def _expect(text: str, at: int, mark: str) -> int:
    if text[at : at + 1] != mark:
        raise JSONDecodeError(f"Expecting {mark!r}", text, at)
    return _skip(text, at + 1)
