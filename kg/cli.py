"""The command ``kg``: a thin skin over the library. Data goes to stdout, words to stderr.

Exit codes: 0 done; 1 done, with findings (documents set aside, violations); 2 wrong usage or unusable input.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli_reading import extract, read, score, text, try_pack
from kg.cli_words import Mapped, Packs, say, say_rows_set_aside, say_set_aside
from kg.errors import InputError, KgError, QueryError

if TYPE_CHECKING:
    from kg.pipeline import Build
    from kg.store import Endpoint, Store

#: What writing fails with when the place that stdout leads to is full or gone.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class _Commands(TyperGroup):
    """All commands, with one answer to a stdout that does not take what is written."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except KeyboardInterrupt:
            say("kg: stopped; nothing was changed")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        except OSError as error:
            if error.errno not in _FULL or error.filename is not None:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise InputError("stdout", error.strerror or str(error), "free some space or write elsewhere") from None


app = typer.Typer(
    name="kg",
    cls=_Commands,
    help="From documents about international coalitions to a validated temporal knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

BuildFolder = Annotated[Path, typer.Option("--build", help="Folder that `kg build` made.")]
EndpointUrl = Annotated[str | None, typer.Option("--endpoint", help="Ask this SPARQL 1.1 endpoint, not the build.")]
EngineName = Annotated[str, typer.Option("--engine", help="SHACL engine: shifty or pyshacl.")]


def main() -> None:
    """Run the command line; a user's mistake ends in one clear line and exit code 2, a bug in its traceback."""
    _prepare_streams()
    try:
        app()
    except KgError as error:
        from kg.terminal import plain

        told = str(error)
        say(plain(told if told.startswith("kg ") else f"kg: {told}"))
        sys.exit(2)
    except KeyboardInterrupt:
        say("kg: stopped; nothing was changed")
        sys.exit(130)


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale, and write nowhere what was closed before the start."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if name == "stdout" else None, errors="backslashreplace")


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        print(f"coalition-kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From documents about international coalitions to a validated temporal knowledge graph."""


@app.command()
def build(
    documents: Annotated[list[Path], typer.Argument(help="Documents (.txt .md .html .pdf), or folders of them.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to publish; an earlier build is replaced.")] = (
        Path("build")
    ),
    authority: Annotated[
        str, typer.Option(help="Authority file; 'default' is the one that comes along, 'none' does without.")
    ] = "default",
    judgements: Annotated[Path | None, typer.Option(help="File of judgements: same, different, unsure.")] = None,
    claims: Annotated[
        list[Path] | None, typer.Option(help="Further claims (JSON Lines, or notes in TOML); may be repeated.")
    ] = None,
    pack: Packs = None,
    mapping: Mapped = None,
    base: Annotated[str | None, typer.Option(help="IRI that data IRIs begin with.")] = None,
    with_claims: Annotated[bool, typer.Option("--with-claims", help="Put claims into graph.ttl too.")] = False,
    engine: EngineName = "shifty",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read documents.")] = os.cpu_count() or 1,
) -> None:
    """Turn documents into a validated graph with its store and exports."""
    from kg.checks import parse_engine
    from kg.ids import BASE
    from kg.pipeline import Options
    from kg.pipeline import build as build_all
    from kg.terminal import show_progress

    options = Options(
        authority=_authority(authority),
        judgements=judgements,
        claims=tuple(claims or ()),
        packs=tuple(pack or ()),
        mappings=tuple(mapping or ()),
        base=BASE if base is None else base,
        with_claims=with_claims,
        engine=parse_engine(engine),
        jobs=jobs,
    )
    with show_progress() as progress:
        made = build_all(documents, output, options, progress)
    _summarise(made)
    if made.output is None or made.corpus.set_aside or made.corpus.rows_set_aside:
        raise typer.Exit(1)


def _authority(choice: str) -> Path | None:
    from kg.resources import find_resource

    if choice == "none":
        return None
    return find_resource("data", "authority.toml") if choice == "default" else Path(choice)


def _summarise(made: Build) -> None:
    from kg.pipeline import count_parts
    from kg.terminal import plain, summarise_findings

    say_set_aside(made.corpus.set_aside)
    say_rows_set_aside(made.corpus.rows_set_aside)
    for judgement in made.idle:
        say(f"judgement without effect: {plain(judgement.place)}: {plain(judgement.left)}, {plain(judgement.right)}")
    for words in summarise_findings(made.report.findings):
        say(words)
    counts = count_parts(made)
    say(f"documents: {len(made.corpus.headers)} read, {len(made.corpus.set_aside)} set aside")
    for part in ("claims", "entities", "facts"):
        kinds = ", ".join(f"{kind} {count}" for kind, count in counts[part].items())
        say(f"{part}: {sum(counts[part].values())}" + (f" ({kinds})" if kinds else ""))
    if made.output is None:
        place = plain(str(made.rejected))
        say(f"not published, an earlier build stays: the graph has violations, see {place}/report.ttl")
    else:
        pairs = counts["undecided"]["pairs"]
        if pairs:
            say(f"pairs of names to judge: {pairs}, see {plain(str(made.output / 'review.tsv'))}")
        say(f"published: {plain(str(made.output))}")


for _command in (extract, score, text, read):
    app.command()(_command)
app.command(name="try")(try_pack)


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(help="Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML; - is a pipe.")
    ],
    engine: EngineName = "shifty",
    report: Annotated[bool, typer.Option("--report", help="Print the SHACL report as Turtle.")] = False,
) -> None:
    """Check RDF data against the shapes; exits 1 if there is a violation."""
    from kg.checks import check_files, parse_engine
    from kg.terminal import print_findings

    found = check_files(files, engine=parse_engine(engine))
    if report:
        sys.stdout.write(found.turtle.decode())
    else:
        print_findings(found.findings)
    if not found.conforms:
        raise typer.Exit(1)


@app.command()
def queries() -> None:
    """List the questions that `kg query` can ask, with their parameters."""
    from kg.queries import list_questions
    from kg.terminal import print_questions

    print_questions(list_questions())


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Name of a question; see `kg queries`.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Ask the SPARQL query in this file.")] = None,
    build: BuildFolder = Path("build"),
    endpoint: EndpointUrl = None,
    output_format: Annotated[
        str, typer.Option("--format", help="table, csv or json; turtle or ntriples for CONSTRUCT.")
    ] = "table",
) -> None:
    """Ask a question by name, with its parameters as options: kg query members --organization NATO --day 2016-12-31."""
    from kg.queries import ask, format_answer, load_question, read_question

    if (name is None) == (file is None):
        raise QueryError("kg query", "give the name of a question, or --file", "`kg queries` lists the names")
    question = read_question(file) if file is not None else load_question(name or "")
    values = _parameters(ctx.args)
    with _open_store(build, endpoint) as store:
        answer = ask(store, question, values)
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        sys.stdout.write(format_answer(answer, output_format, width=width))


def _parameters(words: list[str]) -> dict[str, str]:
    """Read ``--name value`` and ``--name=value`` pairs."""
    values: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise QueryError("kg query", repr(word), "give parameters as --name value")
        if not equals:
            following = next(rest, None)
            if following is None:
                raise QueryError("kg query", f"--{name} has no value", f"give --{name} VALUE")
            value = following
        if name in values:
            raise QueryError("kg query", f"--{name} is given twice", "give each parameter once")
        values[name] = value
    return values


@contextmanager
def _open_store(build: Path, endpoint: str | None) -> Iterator[Store | Endpoint]:
    from kg.store import Endpoint, Store

    if endpoint is not None:
        yield Endpoint(endpoint)
        return
    _read_manifest(build)
    yield Store.open(build / "store")


def _read_manifest(build: Path) -> dict[str, Any]:
    """Return the manifest of a build, after a swap that was cut off is finished."""
    from kg.publish import read_manifest, recover

    recover(build)
    manifest = read_manifest(build)
    if manifest is None:
        remedy = "run `kg build DOCUMENTS -o FOLDER` first, or name one with --build"
        raise InputError(str(build), "is not a build", remedy)
    return manifest


@app.command()
def explain(
    subject: Annotated[str, typer.Argument(help="Name or IRI of an entity, or IRI of a fact.")],
    on: Annotated[
        str | None, typer.Option("--on", help="A day (YYYY-MM-DD): say what held then, and how surely.")
    ] = None,
    build: BuildFolder = Path("build"),
    endpoint: EndpointUrl = None,
) -> None:
    """Show what is known about something, with bounds, certainty and the sentences that say so."""
    from kg.explain import explain as explain_subject
    from kg.terminal import print_explanation

    with _open_store(build, endpoint) as store:
        print_explanation(explain_subject(store, subject, on=on))


@app.command()
def export(
    output_format: Annotated[
        str, typer.Option("--format", help="turtle, trig, nquads, ntriples, jsonld or rdfxml.")
    ] = "turtle",
    output: Annotated[str, typer.Option("--output", "-o", help="File to write; - is stdout.")] = "-",
    build: BuildFolder = Path("build"),
    with_claims: Annotated[bool, typer.Option("--with-claims", help="Claims too, in formats without graphs.")] = False,
) -> None:
    """Write a built graph in another format."""
    from kg.exports import format_export

    base = str(_read_manifest(build).get("base", ""))
    try:
        nquads = (build / "graph.nq").read_bytes()
    except OSError as error:
        told = f"cannot be read ({error.strerror})"
        raise InputError(str(build / "graph.nq"), told, "run `kg build` again") from error
    data = format_export(nquads, output_format, base=base, with_claims=with_claims)
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    from kg.exports import replace_file

    replace_file(Path(output), data)
