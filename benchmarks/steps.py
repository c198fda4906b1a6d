"""Time each step of the line on synthetic documents, and the checks and a question beside the naive way.

The naive way is what the common libraries give without thought: an rdflib graph parsed from the same N-Quads, pySHACL
over it, and the same question asked through rdflib. Run ``python benchmarks/steps.py 1000``; ``--naive SECONDS`` adds
the comparison, each of its steps given up after so many seconds. Figures are printed, never asserted.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from synthetic import write_documents

from kg.checks import check_graph
from kg.corpus import read_corpus
from kg.entities import resolve_entities
from kg.exports import format_export
from kg.facts import consolidate_facts
from kg.graph import build_graph
from kg.queries import ask, bind, load_question, read_values
from kg.store import Store

QUESTION = "meetings"
VALUES = {"from": "2015-01-01", "until": "2026-12-31"}


@contextmanager
def timed(step: str, per: int = 0, unit: str = "") -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    rate = f"{per / seconds:12,.0f} {unit}/s" if per else ""
    print(f"{step:<28}{seconds:9.2f} s {rate}", flush=True)


def line(folder: Path, count: int) -> bytes:
    with timed("documents and claims", count, "documents"):
        corpus = read_corpus([folder])
    with timed("entities", count, "documents"):
        entities = resolve_entities(corpus.claims, corpus.headers)
    with timed("facts", len(corpus.claims), "claims"):
        facts = consolidate_facts(corpus.claims, entities, corpus.headers)
    start = time.perf_counter()
    nquads = build_graph(corpus.headers, corpus.claims, entities, facts)
    quads = nquads.count(b"\n")
    print(f"{'graph':<28}{(s := time.perf_counter() - start):9.2f} s {quads / s:12,.0f} quads/s")
    with timed("checks", quads, "quads"):
        report = check_graph(nquads)
    with timed("exports: TriG", quads, "quads"):
        format_export(nquads, "trig")
    with tempfile.TemporaryDirectory() as aside, timed("store", quads, "quads"):
        Store.create(Path(aside) / "store", nquads)
    with Store.load(nquads) as store, timed(f"question: {QUESTION}"):
        ask(store, load_question(QUESTION), VALUES)
    kinds = {severity: sum(f.severity == severity for f in report.findings) for severity in ("Violation", "Warning")}
    print(f"{len(corpus.claims):,} claims, {len(facts.by_id):,} facts, {quads:,} quads, {kinds}")
    return nquads


def naive(nquads: bytes, limit: int) -> None:
    """Do the same with rdflib and pySHACL, each step in a process of its own that can be given up."""
    for step in ("parse", "check", "ask"):
        start = time.perf_counter()
        process = get_context("fork").Process(target=_naive_step, args=(step, nquads))
        process.start()
        process.join(limit)
        given_up = process.is_alive()
        process.kill()
        process.join()
        spent = time.perf_counter() - start
        print(f"naive: {step:<21}{'more than' if given_up else '':>10}{spent:9.2f} s", flush=True)


def _naive_step(step: str, nquads: bytes) -> None:
    import rdflib

    if step == "check":
        check_graph(nquads, engine="pyshacl")
        return
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=nquads, format="nquads")
    if step == "ask":
        list(
            dataset.query(bind(load_question(QUESTION), read_values(Store.load(b""), load_question(QUESTION), VALUES)))
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--naive", type=int, metavar="SECONDS")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), given.count)
        nquads = line(Path(folder), given.count)
    if given.naive:
        naive(nquads, given.naive)


if __name__ == "__main__":
    main()
