"""Scores as people and programs read them: a table in the terminal, Markdown, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from kg.errors import InputError
from kg.scoring.model import Mistake, Scores, Tally

FORMATS = ("table", "json", "markdown")
_HEAD = ("kind", "language", "precision", "recall", "F1", "right", "false", "missed")


def format_scores(scores: Scores, form: str = "table", *, errors: bool = False) -> str:
    """Return scores as text that ends in a line break.

    Args:
        scores: What :func:`kg.scoring.score_folder` returned.
        form: ``table``, ``json`` or ``markdown``.
        errors: Whether every miss and false claim is listed too.

    Raises:
        InputError: There is no such format.
    """
    match form:
        case "table":
            lines = [*_table(scores), *(_list_errors(scores) if errors else ())]
        case "markdown":
            lines = [*_markdown(scores), *(_list_errors_in_markdown(scores) if errors else ())]
        case "json":
            lines = [json.dumps(_json(scores, errors), ensure_ascii=False, indent=1)]
        case _:
            raise InputError("--format", repr(form), f"use {', '.join(FORMATS)}")
    return "\n".join([*lines, ""])


def _rows(scores: Scores) -> Iterator[tuple[str, ...]]:
    several = len(scores.languages) > 2
    for kind in scores.kinds:
        for language in scores.languages if several else scores.languages[-1:]:
            tally = scores.tally(kind, language)
            shares = (_share(value) for value in (tally.precision, tally.recall, tally.f1))
            shown = language if several else scores.languages[0]
            yield (kind, shown, *shares, str(tally.right), str(tally.false), str(tally.missed))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(scores: Scores) -> Iterator[str]:
    rows = [_HEAD, *_rows(scores)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    last = ""
    for row in rows:
        cells = [" " * len(row[0]) if row[0] == last else row[0], *row[1:]]
        last = row[0]
        aligned = [
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        yield "  ".join(aligned).rstrip()


def _group_errors(scores: Scores) -> Iterator[tuple[str, list[Mistake]]]:
    """Yield the mistakes by kind; what one row has from another that asks for less is listed there only."""
    listed: set[tuple[str, str, str]] = set()
    for kind, mistakes in groupby(scores.mistakes, key=lambda mistake: mistake.kind):
        fresh = [one for one in mistakes if (one.type, one.document, one.told) not in listed]
        listed.update((one.type, one.document, one.told) for one in fresh)
        if fresh:
            yield kind, fresh


def _list_errors(scores: Scores) -> Iterator[str]:
    for kind, mistakes in _group_errors(scores):
        yield f"\n{_count_errors(kind, mistakes)}"
        for mistake in mistakes:
            yield f"  {_title(mistake)}  {mistake.document}:{mistake.line}  {mistake.told}"
            if mistake.sentence:
                yield f"         “{mistake.sentence}”"


def _count_errors(kind: str, mistakes: list[Mistake]) -> str:
    false = sum(one.type == "false" for one in mistakes)
    return f"{kind}: {false} false, {len(mistakes) - false} missed"


def _title(mistake: Mistake) -> str:
    if mistake.type == "miss":
        return "MISS "
    return "FALSE" + "".join(f" [{word}]" for word in (mistake.reason, mistake.rule) if word)


def _markdown(scores: Scores) -> Iterator[str]:
    yield f"| {' | '.join(_HEAD)} |"
    yield "|" + "---|" * len(_HEAD)
    for row in _rows(scores):
        yield f"| {' | '.join(row)} |"


def _list_errors_in_markdown(scores: Scores) -> Iterator[str]:
    for kind, mistakes in _group_errors(scores):
        yield f"\n## {_count_errors(kind, mistakes)}\n"
        for mistake in mistakes:
            yield f"- **{_title(mistake)}** `{mistake.document}:{mistake.line}` {mistake.told}"
            if mistake.sentence:
                yield f"  > {mistake.sentence}"


def _json(scores: Scores, errors: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "documents": scores.documents,
        "set_aside": [asdict(one) for one in scores.set_aside],
        "scores": [
            {"kind": kind, "language": language, **_figures(tally)}
            for (kind, language), tally in scores.tallies.items()
        ],
    }
    return told | ({"errors": [asdict(mistake) for mistake in scores.mistakes]} if errors else {})


def _figures(tally: Tally) -> dict[str, Any]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    return {
        **{name: None if value is None else round(value, 4) for name, value in shares.items()},
        **asdict(tally),
    }
