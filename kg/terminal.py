"""What a person sees in the terminal: progress, findings, questions and explanations.

Everything shown may come from hostile documents: :func:`plain` takes control characters out, and no text is read as
mark-up.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from kg.checks import Finding
    from kg.explain import Explained, Explanation
    from kg.pipeline import Progress
    from kg.queries import Question

_STYLES = {"certain": "bold green", "presumed": "yellow", "possible": "magenta", "not": "dim"}
_SEVERITIES = {"Violation": "bold red", "Warning": "yellow", "Info": "cyan"}


def plain(text: str) -> str:
    r"""Return text that a terminal shows and does not obey: control and direction characters become ``�``.

    >>> plain("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(
        "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t\u200c\u200d" else c for c in text
    )


def open_console(file: IO[str]) -> Console:
    """Return a console that colours only on a terminal and, away from one, does not wrap."""
    from rich.console import Console

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # the command line says what it means

    wide = None if file.isatty() else 10_000
    return Quiet(file=file, width=wide, markup=False, emoji=False, highlight=False, soft_wrap=wide is not None)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show the steps of a build on stderr: a live line on a terminal, a line a step elsewhere."""
    if not sys.stderr.isatty():
        yield _log_steps()
        return
    console = open_console(sys.stderr)
    with console.status("documents") as status:

        def show(step: str, done: int) -> None:
            status.update(f"{step} {done}" if done else step)

        yield show


def _log_steps() -> Progress:
    seen: set[str] = set()

    def log(step: str, done: int) -> None:
        if step not in seen or (done and done % 1000 == 0):
            seen.add(step)
            print(f"{step} {done}" if done > 1 else f"{step} ...", file=sys.stderr)

    return log


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings on stdout, the worst first as given, each with its place and its sentence."""
    console = open_console(sys.stdout)
    count = 0
    for finding in findings:
        count += 1
        console.print(f"{finding.severity}: ", style=_SEVERITIES.get(finding.severity, ""), end="")
        console.print(plain(finding.message))
        console.print(
            f"  at {plain(finding.focus)}" + (f", {plain(finding.path)}" if finding.path else ""), style="dim"
        )
        if finding.quote:
            line = f", line {finding.line}" if finding.line else ""
            console.print(f"  {plain(finding.document or '')}{line}: {_quoted(finding.quote)}")
    console.print("no findings" if count == 0 else f"{count} finding{'s' if count > 1 else ''}")


def summarise_findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Say each message once, with how many things it is about and the first of them, in the order given."""
    alike: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        alike.setdefault((finding.severity, finding.message), []).append(finding.focus)
    for (severity, message), found in alike.items():
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield f"{severity.lower()}: {plain(message)} ({plain(found[0])}{more})"


def print_questions(questions: Iterable[Question]) -> None:
    """Print the questions with their parameters, one a block."""
    console = open_console(sys.stdout)
    for question in questions:
        console.print(question.name, style="bold", end="")
        console.print(f"  {question.summary}")
        for name, parameter in question.parameters.items():
            optional = " (optional)" if parameter.optional else ""
            console.print(f"    --{name} {parameter.type.upper()}{optional}  {parameter.help}", style="dim")


def print_explanation(explanation: Explanation) -> None:
    """Print what is known about something: its names, then its facts with bounds, certainty and sentences."""
    console = open_console(sys.stdout)
    console.print(plain(explanation.label), style="bold", end="")
    console.print(f"  {plain(explanation.iri)}", style="dim")
    for title, values in explanation.details:
        console.print(f"  {title}: ", end="")
        console.print("; ".join(plain(value) for value in values))
    if not explanation.facts:
        console.print("  no facts" + (f" on {explanation.on}" if explanation.on else ""))
    for fact in explanation.facts:
        _print_fact(console, fact)


def _print_fact(console: Console, fact: Explained) -> None:
    console.print()
    if fact.certainty is not None:
        console.print(f"{fact.certainty:<9}", style=_STYLES[fact.certainty], end="")
    console.print(plain(fact.label), style="bold")
    console.print(f"  {fact.span}", style="cyan")
    for reason in fact.reasons:
        console.print(f"  {plain(reason)}", style="dim")
    for sentence in fact.sentences:
        console.print(
            f"  {plain(sentence.document)}, line {sentence.line}, offset {sentence.start}", style="green", end=""
        )
        console.print(f" [{sentence.modality}, {sentence.grade}, {plain(sentence.rule)}]", style="dim")
        console.print(f"    {_quoted(sentence.quote)}")


def _quoted(text: str) -> str:
    return "“" + " ".join(plain(text).split()) + "”"
