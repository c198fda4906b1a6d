"""The straight line in one call: documents in, a validated graph, its store and its exports out, all or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg import __version__
from kg.checks import Engine, Report, check_graph
from kg.claims import write_claims
from kg.corpus import Corpus, read_corpus
from kg.documents import SetAside
from kg.entities import (
    Entities,
    Judgement,
    find_idle,
    format_reviews,
    read_authority,
    read_judgements,
    resolve_entities,
)
from kg.errors import InputError
from kg.exports import write_export
from kg.facts import Facts, consolidate_facts
from kg.graph import build_graph
from kg.graph.terms import replace_halves
from kg.graph.vocabulary import read_version
from kg.ids import BASE
from kg.publish import GENERATOR, MARK, check_target, publish_folder
from kg.store import Store

#: Called with the name of a step and, while documents are read, how many are done.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; the defaults are those of the command line, but for the authority file, which is opt-in here.

    Args:
        authority: Authority file, or None to do without.
        judgements: File of judgements on identity, or None.
        claims: Further claims (JSON Lines, or notes in TOML), about documents of the same build.
        packs: Further rule packs (TOML).
        mappings: Mappings of tables and JSON files (TOML), before those that lie beside them.
        base: IRI that data IRIs begin with; ends with ``/`` or ``#``.
        with_claims: Put claims and evidence into ``graph.ttl`` too.
        engine: SHACL engine.
        jobs: How many processes read documents.
    """

    authority: Path | None = None
    judgements: Path | None = None
    claims: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    mappings: tuple[Path, ...] = ()
    base: str = BASE
    with_claims: bool = False
    engine: Engine = "shifty"
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made.

    Args:
        output: The published folder; None if the graph has violations and nothing was published.
        rejected: Where the graph with violations and its report were left, or None.
        corpus: The headers, the claims, and what was set aside.
        entities: Who and what the claims mention.
        facts: What the claims together support.
        report: The findings of the checks.
        idle: The judgements that decided nothing because no document has the name.
    """

    output: Path | None
    rejected: Path | None
    corpus: Corpus
    entities: Entities
    facts: Facts
    report: Report
    idle: tuple[Judgement, ...] = ()


def build(
    paths: Iterable[Path],
    output: Path,
    options: Options | None = None,
    progress: Progress = lambda step, done: None,
) -> Build:
    """Turn documents into a validated temporal knowledge graph in a folder.

    The folder gets ``claims.jsonl``, ``graph.nq`` (canonical), ``graph.trig``, ``graph.ttl``, ``report.ttl``,
    ``review.tsv`` (names that may be one), ``store/`` and ``manifest.json``. It is built aside and swapped in: an
    earlier build stays whole until then.

    Args:
        paths: Documents, or folders of documents.
        output: The folder to publish; it may hold an earlier build.
        options: See :class:`Options`.
        progress: Called as the work goes on.

    Returns:
        What was made. If the checks find a violation, nothing is published, and ``<output>.rejected`` holds the
        claims, the graph and the report.

    Raises:
        InputError: A path, option or file cannot be used.
        BuildError: The folder could not be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     note = Path(folder) / "note.txt"
    ...     _ = note.write_text("Oman and Bahrain joined the Blue Accord Organization (BAO) in March 2019.")
    ...     made = build([note], Path(folder) / "build")
    >>> [fact.label for fact in made.facts.by_id.values() if fact.kind == "membership"]
    ['Bahrain, member of Blue Accord Organization', 'Oman, member of Blue Accord Organization']
    """
    options = options or Options()
    _check_base(options.base)
    check_target(output)
    judgements = read_judgements(options.judgements) if options.judgements else ()
    authority = read_authority(options.authority) if options.authority else None
    corpus = read_corpus(
        paths,
        claims=options.claims,
        packs=options.packs,
        mappings=options.mappings,
        jobs=options.jobs,
        progress=lambda done: progress("documents", done),
    )
    if not corpus.headers:
        told = "; ".join(f"{one.path}: {one.reason}" for one in corpus.set_aside)
        raise InputError(
            "documents", f"none can be used ({told})", "an earlier build stays; give at least one that can"
        )
    progress("entities", 0)
    entities = resolve_entities(corpus.claims, corpus.headers, judgements=judgements, authority=authority)
    progress("facts", 0)
    facts = consolidate_facts(corpus.claims, entities, corpus.headers)
    progress("graph", 0)
    nquads = build_graph(corpus.headers, corpus.claims, entities, facts, base=options.base)
    progress("checks", 0)
    report = check_graph(nquads, engine=options.engine)
    made = Build(output, None, corpus, entities, facts, report, find_idle(judgements, entities))
    if not report.conforms:
        made = replace(made, output=None, rejected=output.with_name(f"{output.name}.rejected"))
    progress("exports", 0)
    with publish_folder(made.output or output.with_name(f"{output.name}.rejected")) as folder:
        _write_folder(folder, made, nquads, options)
    return made


def _check_base(base: str) -> None:
    begins, ends = base.startswith(("https://", "http://", "urn:")), base.endswith(("/", "#", ":"))
    try:
        NamedNode(base)
    except ValueError:
        begins = False
    if not (begins and ends and base.isprintable()):
        raise InputError("base IRI", repr(base), "give an absolute IRI that ends with / or #")


def _write_folder(folder: Path, made: Build, nquads: bytes, options: Options) -> None:
    with (folder / "claims.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        write_claims(made.corpus.claims, file)
    (folder / "graph.nq").write_bytes(nquads)
    (folder / "report.ttl").write_bytes(made.report.turtle)
    if made.output is not None:
        write_export(nquads, "trig", folder / "graph.trig", base=options.base)
        write_export(nquads, "turtle", folder / "graph.ttl", base=options.base, with_claims=options.with_claims)
        Store.create(folder / "store", nquads)
        review = replace_halves(format_reviews(made.entities, made.corpus.claims, made.corpus.headers))
        (folder / "review.tsv").write_text(review, encoding="utf-8", newline="\n")
    text = json.dumps(_manifest(folder, made, options), ensure_ascii=False, indent=2)
    (folder / MARK).write_text(replace_halves(text) + "\n", encoding="utf-8", newline="\n")


def _manifest(folder: Path, made: Build, options: Options) -> dict[str, Any]:
    """Say what went in and what came out; nothing in it depends on the clock or the machine."""
    claims_by_document = Counter(claim.document for claim in made.corpus.claims)
    return {
        "generator": f"{GENERATOR} {__version__}",
        "versions": {
            "coalition-kg": __version__,
            "ontology": read_version(f"{options.base}graph/ontology"),
        },
        "base": options.base,
        "inputs": {
            "authority": _hash(options.authority),
            "judgements": _hash(options.judgements),
            "claims": [_hash(path) for path in options.claims],
            "packs": [_hash(path) for path in options.packs],
            "mappings": sorted(filter(None, map(_hash, made.corpus.mappings))),
        },
        "documents": [
            {
                "id": header.id,
                "name": header.name,
                "sha256": header.sha256,
                "media_type": header.media_type,
                "language": header.language,
                "title": header.title,
                "published": None
                if header.published is None
                else {
                    "earliest": header.published.earliest.isoformat(),
                    "latest": header.published.latest.isoformat(),
                    "method": header.published.method,
                    "words": header.published.words,
                },
                "claims": claims_by_document[header.id],
            }
            for header in made.corpus.headers
        ],
        "set_aside": [_describe(one) for one in made.corpus.set_aside],
        "rows_set_aside": [_describe(one) for one in made.corpus.rows_set_aside],
        "counts": count_parts(made),
        "findings": dict(sorted(Counter(finding.severity for finding in made.report.findings).items())),
        "files": {path.name: _hash(path) for path in sorted(folder.iterdir()) if path.is_file()},
    }


def count_parts(made: Build) -> dict[str, dict[str, int]]:
    """Count the claims, entities and facts of a build by kind."""
    return {
        "claims": _tally(claim.kind for claim in made.corpus.claims),
        "entities": _tally(entity.kind for entity in made.entities.by_id.values()),
        "facts": _tally(fact.kind for fact in made.facts.by_id.values()),
        "undecided": {"pairs": len(made.entities.undecided)},
        "disagreements": _tally(one.topic for one in made.facts.disagreements),
    }


def _describe(one: SetAside) -> dict[str, str]:
    return {"path": one.path, "reason": one.reason, "remedy": one.remedy}


def _tally(kinds: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(kinds).items()))


def _hash(path: Path | None) -> str | None:
    return None if path is None else sha256(path.read_bytes()).hexdigest()
