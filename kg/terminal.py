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


def _print_line(console: Console, indent: int, *parts: tuple[str, str]) -> None:
    """Print one line of styled parts; where it is broken to fit a terminal, the rest is indented further."""
    from rich.text import Text

    text = Text.assemble(*((words, style) for words, style in parts))
    if console.soft_wrap:
        console.print(" " * indent + text.plain)
        return
    first, *rest = text.wrap(console, max(console.width - indent - 2, 20))
    console.print(Text(" " * indent) + first)
    for line in rest:
        console.print(Text(" " * (indent + 2)) + line)


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings on stdout, the worst first as given, each with its place and its sentence."""
    console = open_console(sys.stdout)
    count = 0
    for finding in findings:
        count += 1
        style = _SEVERITIES.get(finding.severity, "")
        _print_line(console, 0, (f"{finding.severity}: ", style), (plain(finding.message), ""))
        place = f"at {plain(finding.focus)}" + (f", {plain(finding.path)}" if finding.path else "")
        _print_line(console, 2, (place, "dim"))
        if finding.quote:
            line = f", line {finding.line}" if finding.line else ""
            _print_line(console, 2, (f"{plain(finding.document or '')}{line}: {_quoted(finding.quote)}", ""))
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
        _print_line(console, 0, (question.name, "bold"), (f"  {question.summary}", ""))
        for name, parameter in question.parameters.items():
            optional = " (optional)" if parameter.optional else ""
            told = f"--{name} {parameter.type.upper()}{optional}  {parameter.help}"
            _print_line(console, 4, (told, "dim"))


def print_explanation(explanation: Explanation) -> None:
    """Print what is known about something: its names, then its facts with bounds, certainty and sentences."""
    console = open_console(sys.stdout)
    _print_line(console, 0, (plain(explanation.label), "bold"), (f"  {plain(explanation.iri)}", "dim"))
    for title, values in explanation.details:
        _print_line(console, 2, (f"{title}: {'; '.join(plain(value) for value in values)}", ""))
    if not explanation.facts:
        console.print("  no facts" + (f" on {explanation.on}" if explanation.on else ""))
    for fact in explanation.facts:
        _print_fact(console, fact)


def _print_fact(console: Console, fact: Explained) -> None:
    console.print()
    certainty = () if fact.certainty is None else ((f"{fact.certainty:<9}", _STYLES[fact.certainty]),)
    _print_line(console, 0, *certainty, (plain(fact.label), "bold"))
    _print_line(console, 2, (fact.span, "cyan"))
    for reason in fact.reasons:
        _print_line(console, 2, (plain(reason), "dim"))
    for sentence in fact.sentences:
        place = f"{plain(sentence.document)}, line {sentence.line}, offset {sentence.start}"
        rule = f" [{sentence.modality}, {sentence.grade}, {plain(sentence.rule)}]"
        _print_line(console, 2, (place, "green"), (rule, "dim"))
        _print_line(console, 4, (_quoted(sentence.quote), ""))


def _quoted(text: str) -> str:
    return "“" + " ".join(plain(text).split()) + "”"
