"""Questions: one SPARQL query a file, with a YAML header that says what it answers and what it needs to know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.errors import InputError, QueryError, UnknownQueryError
from kg.resources import find_resource

#: Classes of our ontology that each parameter type allows; ``date`` and ``integer`` are written as they are. A
#: ``resource`` is an entity by name, or anything that has an IRI; a ``fact`` is what claims support.
TYPES: Mapping[str, tuple[str, ...]] = {
    "date": (),
    "integer": (),
    "person": ("Person",),
    "organization": ("Organization", "Coalition"),
    "state": ("State",),
    "place": ("Place",),
    "post": ("Post",),
    "rank": ("Rank",),
    "domain": ("Domain",),
    "programme": ("Programme",),
    "document": ("Document",),
    "entity": ("Person", "Organization", "Coalition", "State", "Place", "Post", "Rank", "Domain", "Programme"),
    "resource": ("Person", "Organization", "Coalition", "State", "Place", "Post", "Rank", "Domain", "Programme"),
    "fact": (),
}
_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
#: A parameter: a line with the VALUES of one variable and nothing else.
VALUES_LINE = re.compile(r"^([ \t]*VALUES[ \t]+\?(\w+)[ \t]*\{)([^{}\n]*)(\}[ \t]*)$", re.MULTILINE)
_UNDEFINED = "UNDEF"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a question needs to know.

    Args:
        type: One of :data:`TYPES`, or several joined by ``or`` (``organization or state``).
        help: What it means, in a few words.
        optional: It may be left out; its sample value is ``UNDEF``.
        of: The parameter that it belongs to (a post of an organization): names are looked for only there.
    """

    type: str
    help: str
    optional: bool = False
    of: str | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """The types, each by itself."""
        return tuple(self.type.split(" or "))


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        name: The stem of its file.
        summary: What it answers, in one line.
        parameters: Parameter name to parameter, in the order of the header.
        tags: What it is about.
        text: The SPARQL query, with sample values: it runs as it is.
        place: Where it comes from, for messages.
    """

    name: str
    summary: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    text: str = ""
    place: str = ""


def list_questions() -> tuple[Question, ...]:
    """Return all questions that come with the package, by name.

    >>> "members" in [question.name for question in list_questions()]
    True
    """
    return tuple(read_question(path) for path in sorted(find_resource("queries").glob("*.rq")))


def load_question(name: str) -> Question:
    """Return a question that comes with the package.

    Args:
        name: Its name, for example ``members``.

    Raises:
        UnknownQueryError: There is no such question; close names are suggested.

    >>> list(load_question("members").parameters)
    ['organization', 'day']
    """
    known = {path.stem: path for path in sorted(find_resource("queries").glob("*.rq"))}
    if name not in known:
        close = ", ".join(get_close_matches(name, known)) or "one that `kg queries` lists"
        raise UnknownQueryError("kg query", f"no question is called {name!r}", f"try {close}")
    return read_question(known[name])


def read_question(path: Path) -> Question:
    """Read a question from a file; a file without a header is a question without parameters.

    Raises:
        InputError: The file cannot be read.
        QueryError: The header breaks the format, or header and query disagree about the parameters.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a UTF-8 text file") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 (byte {error.start})", "give a UTF-8 text file") from error
    return parse_question(path.stem, text, str(path))


def parse_question(name: str, text: str, place: str = "query") -> Question:
    r"""Read a question from its text.

    Args:
        name: What to call it.
        text: The header (lines that begin with ``#+``, YAML after that) and the query.
        place: Where it comes from, for messages.

    Raises:
        QueryError: A header key is unknown, a type is unknown, a declared parameter has no ``VALUES`` line of its own,
            or such a line has no declaration.

    >>> parse_question("all", "#+ summary: Everything?\nSELECT * { ?s ?p ?o }").summary
    'Everything?'
    """
    header = _parse_header("\n".join(_HEADER.findall(text)), place)
    query = _HEADER.sub("", text).strip() + "\n"
    if header is None:
        return Question(name, "", text=query, place=place)
    parameters: dict[str, Parameter] = {}
    for key, value in header.get("parameters", {}).items():
        parameters[key] = _parse_parameter(key, value, parameters, place)
    _check_lines(parameters, query, place)
    tags = tuple(map(str, header.get("tags", ())))
    return Question(name, str(header["summary"]), parameters, tags, query, place)


def _parse_header(text: str, place: str) -> dict[str, Any] | None:
    import yaml

    if not text.strip():
        return None
    try:
        header = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise QueryError(place, "the header is no YAML", " ".join(str(error).split())) from error
    keys = {"summary": str, "parameters": dict, "tags": list}
    if not isinstance(header, dict) or not isinstance(header.get("summary"), str):
        raise QueryError(place, "the header has no summary", "begin with: #+ summary: What does it answer?")
    for key, value in header.items():
        if key not in keys:
            raise QueryError(place, f"unknown header key {key!r}", f"use {', '.join(keys)}")
        if not isinstance(value, keys[key]):
            raise QueryError(place, f"header key {key!r} holds {value!r}", f"give a {keys[key].__name__}")
    return header


def _parse_parameter(name: str, found: object, before: Mapping[str, Parameter], place: str) -> Parameter:
    if not isinstance(found, dict) or not {"type", "help"} <= found.keys() <= {"type", "help", "optional", "of"}:
        raise QueryError(place, f"parameter {name!r}: {found!r}", "write {type: ..., help: ..., optional: true}")
    parameter = Parameter(str(found["type"]), str(found["help"]), found.get("optional") is True, found.get("of"))
    if parameter.of is not None and str(parameter.of) not in before:
        raise QueryError(place, f"parameter {name!r} of {parameter.of!r}", "name a parameter that stands before it")
    for kind in parameter.types:
        if kind not in TYPES:
            raise QueryError(place, f"parameter {name!r} of type {kind!r}", f"use {', '.join(TYPES)}")
    return parameter


def _check_lines(parameters: Mapping[str, Parameter], query: str, place: str) -> None:
    lines = [(match[2], match[3].strip()) for match in VALUES_LINE.finditer(query)]
    names = [name for name, _ in lines]
    for name in parameters:
        if names.count(name) != 1:
            raise QueryError(place, f"parameter {name!r} has {names.count(name)} VALUES lines", "give it exactly one")
    for name, sample in lines:
        if name not in parameters:
            raise QueryError(place, f"VALUES ?{name} is not declared", "add it to the parameters in the header")
        if not sample or (sample == _UNDEFINED) != parameters[name].optional:
            raise QueryError(place, f"sample {sample!r} of {name!r}", "give one value; UNDEF if and only if optional")
