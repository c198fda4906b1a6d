"""The view in a terminal: coloured where there is colour, with kinds written out where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from kg.readings.model import KINDS, Mark, MarkKind, Passage, Said, Told, View
from kg.readings.views import count_kinds, opens_block
from kg.readings.wording import (
    count_words,
    describe_document,
    describe_organizations,
    find_unclaimed,
    name_claim,
    name_place,
    name_time,
)
from kg.terminal import open_console, plain

if TYPE_CHECKING:
    from rich.console import Console

_STYLES: dict[MarkKind, str] = {
    "person": "bold cyan",
    "post": "magenta",
    "rank": "italic magenta",
    "organization": "bold blue",
    "reference": "underline blue",
    "state": "bold green",
    "demonym": "green",
    "place": "yellow",
    "date": "red",
    "programme": "bold magenta",
    "number": "underline",
}
_MODALITIES = {"planned": "black on yellow", "denied": "white on red", "reported": "yellow", "hedged": "yellow"}
#: Width of the number before a sentence, and of a claim's first line.
_GUTTER = 6
Parts = list[tuple[str, str]]


def print_view(view: View, file: IO[str], *, legend: bool = True) -> None:
    """Print a view: what is known about the document, its sentences with their claims, and a summary.

    On a terminal kinds are colours and lines are as wide as it is; without colour (``NO_COLOR``, a pipe) every mark is
    written ``[words|kind]`` or ``[words|kind → what it stands for]``, and in a pipe nothing is wrapped.

    Args:
        view: The view.
        file: Where to print.
        legend: Say which colour is which kind.
    """
    console = open_console(file)
    coloured = console.color_system is not None and not console.no_color
    _print(console, 0, [(_line(view.document.header.title or view.document.header.name), "bold")])
    for word, value in describe_document(view.document):
        _print(console, 0, [(f"{word}: ", "dim"), (_line(value), "")])
    for word, value in describe_organizations(view):
        _print(console, 0, [(f"{_line(word)}: ", "dim"), (_line(value), "")])
    if legend and coloured:
        kinds = [part for kind in KINDS for part in ((kind, _STYLES[kind]), ("  ", ""))]
        _print(console, 0, [("kinds: ", "dim"), *kinds, ("not read", "dim"), ("  ○ nothing claimed", "bold yellow")])
    for place, passage in enumerate(view.passages):
        if opens_block(view, place):
            console.print()
        _print_passage(console, view.document.text, passage, coloured)
    _print_summary(console, view)


def _line(text: str) -> str:
    """Return text for one line of a terminal."""
    return plain("".join(" " if character in "\n\t\r" else character for character in text))


def _print(console: Console, indent: int, parts: Sequence[tuple[str, str]], gutter: tuple[str, str] = ("", "")) -> None:
    """Print parts; the gutter stands before the first line, and the others are indented."""
    from rich.text import Text

    text = Text.assemble(*parts)
    lines = [text] if console.soft_wrap else text.wrap(console, max(console.width - indent, 20))
    first = gutter
    for line in lines:
        line.rstrip()
        console.print(Text.assemble((f"{first[0]:<{indent}}", first[1]), line))
        first = ("", "")


def _print_passage(console: Console, text: str, passage: Passage, coloured: bool) -> None:
    if not passage.number:
        words = _line(text[passage.start : passage.end])
        _print(console, _GUTTER, [(f"({passage.zone}, not read) {words}", "dim")])
        return
    style = "bold yellow" if passage.is_unclaimed else "bold" if passage.told else "dim"
    gutter = (f"{passage.number:>3} {'○' if passage.is_unclaimed else ' '}", style)
    _print(console, _GUTTER, list(_marked(text, passage.start, passage.end, passage.marks, "", coloured)), gutter)
    for told in passage.told:
        _print(console, _GUTTER + 4, _claim_parts(told), (" " * _GUTTER + "  ▸", "dim"))


def _marked(
    text: str, start: int, end: int, marks: Sequence[Mark], style: str, coloured: bool
) -> Iterator[tuple[str, str]]:
    """Yield the words of a stretch with its marks."""
    position = start
    for mark in marks:
        yield _line(text[position : mark.start]), style
        inner = _marked(text, mark.start, mark.end, mark.inner, _STYLES[mark.kind], coloured)
        note = f" → {_line(mark.note)}" if mark.note and mark.note != text[mark.start : mark.end] else ""
        if coloured:
            yield from inner
            if note:
                yield note.replace(" → ", "→"), "dim"
        else:
            yield from (("[", ""), *inner, (f"|{mark.kind}{note}]", ""))
        position = mark.end
    yield _line(text[position:end]), style


def _claim_parts(told: Told) -> Parts:
    claim = told.claim
    parts: Parts = [(name_claim(claim), "bold")]
    if claim.modality != "asserted":
        parts += [(" ", ""), (claim.modality.upper(), _MODALITIES[claim.modality])]
    for name, mentions in told.arguments:
        parts.append((f"; {name} ", "dim"))
        for number, said in enumerate(mentions):
            parts += [(", ", "dim")] if number else []
            parts += _said_parts(said)
    if told.time is not None:
        parts += [("; time ", "dim"), (_line(name_time(told)), "red"), (_elsewhere(told.time), "yellow")]
    grade = "" if claim.grade == "stated" else f"; {claim.grade}"
    parts.append((grade, "yellow"))
    parts.append((f"; rule {_line(claim.rule)} ({_line(told.origin)})", "dim"))
    return parts


def _said_parts(said: Said) -> Parts:
    note = f" = {_line(said.note)}" if said.note else ""
    return [(_line(said.words), ""), (note, "italic"), (_elsewhere(said), "yellow")]


def _elsewhere(said: Said) -> str:
    place = name_place(said)
    return f" ({place})" if place else ""


def _print_summary(console: Console, view: View) -> None:
    marks, claims = count_kinds(view)
    sentences = sum(passage.number > 0 for passage in view.passages)
    missed = find_unclaimed(view)
    console.print()
    _print(console, 0, [("recognised: ", "bold"), (count_words(marks), "")])
    _print(console, 0, [("claims: ", "bold"), (f"{sum(claims.values())} ({count_words(claims)})", "")])
    told = f" ({', '.join(map(str, missed))})" if missed else ""
    parts = [("sentences: ", "bold"), (f"{sentences}, ", ""), (f"{len(missed)} with nothing claimed{told}", "yellow")]
    _print(console, 0, parts)
