"""Commands that read documents and stop there: extract, score, text, read, try."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli_words import Mapped, Packs, say, say_rows_set_aside, say_set_aside
from kg.errors import InputError


def extract(
    files: Annotated[list[Path] | None, typer.Argument(help="Documents, or folders of them; - is a pipe.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a claim, and stop.")] = False,
    pack: Packs = None,
    mapping: Mapped = None,
) -> None:
    """Write the claims in documents as JSON Lines."""
    import json

    from kg.claims import claim_schema, format_claim

    if schema:
        print(json.dumps(claim_schema(), indent=2, ensure_ascii=False))
        return
    from kg.corpus import read_corpus

    if not files:
        raise InputError("kg extract", "no documents", "name at least one file or folder, or give --schema")
    corpus = read_corpus(files, packs=tuple(pack or ()), mappings=tuple(mapping or ()))
    for claim in corpus.claims:
        print(format_claim(claim))
    say_set_aside(corpus.set_aside)
    say_rows_set_aside(corpus.rows_set_aside)
    if corpus.set_aside or corpus.rows_set_aside:
        raise typer.Exit(1)


def score(
    gold: Annotated[Path, typer.Argument(help="Gold facts (.json, .jsonl), or a folder of them.")],
    documents: Annotated[Path | None, typer.Argument(help="Folder of the documents; by default beside the facts.")] = (
        None
    ),
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every false claim.")] = False,
    output_format: Annotated[str, typer.Option("--format", help="table, markdown or json.")] = "table",
    language: Annotated[str | None, typer.Option(help="Score only documents in this language (en, fr).")] = None,
    fail_under: Annotated[
        float | None, typer.Option(min=0, max=1, help="Exit 1 if the F1 of the micro average is lower.")
    ] = None,
    pack: Packs = None,
) -> None:
    """Measure what is read against gold facts: precision, recall and F1 (format in docs/scoring.md)."""
    from kg.scoring import FORMATS, MICRO, format_scores, score_folder
    from kg.terminal import plain

    if output_format not in FORMATS:
        raise InputError("--format", repr(output_format), f"use {', '.join(FORMATS)}")
    scores = score_folder(gold, documents, packs=tuple(pack or ()), language=language)
    told = format_scores(scores, output_format, errors=errors)
    sys.stdout.write(told if output_format == "json" else plain(told))
    say_set_aside(scores.set_aside)
    reached = scores.tally(MICRO).f1 or 0.0
    low = fail_under is not None and reached < fail_under
    if low:
        say(f"the F1 of the micro average is {reached:.4f}, under {fail_under:g}")
    if low or scores.set_aside:
        raise typer.Exit(1)


def text(file: Annotated[Path, typer.Argument(help="A document; - is a pipe.")]) -> None:
    """Print the text of a document as it is read: the text that all offsets count in."""
    from kg.documents import SetAside, read_document
    from kg.mappings import Mappings

    document = read_document(file, tables=Mappings().find_table)
    if isinstance(document, SetAside):
        raise InputError(document.path, document.reason, document.remedy)
    sys.stdout.write(document.text)


def read(
    file: Annotated[Path, typer.Argument(help="A document; - is a pipe.")],
    html: Annotated[bool, typer.Option("--html", help="Write one self-contained web page.")] = False,
    output: Annotated[str, typer.Option("--output", "-o", help="File to write; - is stdout.")] = "-",
    only: Annotated[str | None, typer.Option("--only", help="Kinds of claims to show: role,event.")] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", help="Only sentences where this rule fired; 'role.*' is any that begins so.")
    ] = None,
    unclaimed: Annotated[
        bool, typer.Option("--unclaimed", help="Only sentences with recognised things but no claim.")
    ] = False,
    claims: Annotated[bool, typer.Option("--claims/--no-claims", help="Show the claims, or only the text.")] = True,
    pack: Packs = None,
) -> None:
    """Show a document as it was read: what was recognised, and the claims of each sentence with their rules."""
    from io import StringIO

    from kg.documents import SetAside, read_document
    from kg.exports import replace_file
    from kg.readings import format_page, narrow_view, parse_kinds, view_document
    from kg.readings.terminal import print_view

    kinds = parse_kinds(only)
    document = read_document(file)
    if isinstance(document, SetAside):
        raise InputError(document.path, document.reason, document.remedy)
    view = view_document(document, packs=tuple(pack or ()))
    view = narrow_view(view, kinds=kinds, rule=rule, unclaimed=unclaimed, claims=claims)
    if not view.passages:
        say("no sentence is left to show; leave out --rule or --unclaimed to see all of them")
    if not html and output == "-":
        print_view(view, sys.stdout)
        return
    told = StringIO()
    if html:
        told.write(format_page(view))
    else:
        print_view(view, told)
    data = told.getvalue().encode()
    if output == "-":
        sys.stdout.buffer.write(data)
    else:
        replace_file(Path(output), data)


def try_pack(packs: Annotated[list[Path], typer.Argument(help="Rule packs (TOML), or folders of them.")]) -> None:
    """Run the yes and no sentences of your own rule packs."""
    from kg.extract.trials import try_packs
    from kg.terminal import plain

    trials = try_packs(tuple(packs))
    failed = [trial for trial in trials if trial.holds is False]
    for trial in failed:
        told = "is not read" if trial.key == "yes" else "is read"
        print(plain(f"{trial.place}, {trial.key}: {told}: {trial.example}"))
    held = sum(trial.holds is True for trial in trials)
    say(f"sentences: {held} hold, {len(failed)} do not, {len(trials) - held - len(failed)} not tried")
    if failed:
        raise typer.Exit(1)
