"""Time each step of the line on synthetic documents, and the whole line beside the naive way.

The naive way is what the common libraries give without thought: an rdflib graph parsed from the same N-Quads, pySHACL
over it, TriG written by rdflib, and the same question asked through rdflib; documents to facts cost it what they cost
the line. Run ``python benchmarks/steps.py 1000``; ``--naive SECONDS`` adds the comparison, each of its steps given up
after so many seconds. Figures are printed, never asserted.
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
from kg.documents import SetAside, read_documents
from kg.entities import resolve_entities
from kg.exports import format_export
from kg.extract import extract_claims
from kg.facts import consolidate_facts
from kg.graph import build_graph
from kg.queries import ask, bind, load_question, read_values
from kg.store import Store

QUESTION = "meetings"
VALUES = {"from": "2015-01-01", "until": "2026-12-31"}


#: Step to seconds, in order.
spent: dict[str, float] = {}


@contextmanager
def timed(step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    spent[step] = time.perf_counter() - start


def tell(step: str, *rates: tuple[int, str]) -> None:
    shown = "".join(f"{count / spent[step]:12,.0f} {unit}/s" for count, unit in rates)
    print(f"{step:<28}{spent[step]:9.2f} s{shown}", flush=True)


def line(folder: Path, count: int) -> bytes:
    documents_rate = (count, "documents")
    with timed("documents"):
        documents = [one for one in read_documents([folder]) if not isinstance(one, SetAside)]
    tell("documents", documents_rate)
    with timed("claims"):
        claims = [claim for document in documents for claim in extract_claims(document)]
    tell("claims", documents_rate)
    headers = [document.header for document in documents]
    with timed("entities"):
        entities = resolve_entities(claims, headers)
    tell("entities", documents_rate)
    with timed("facts"):
        facts = consolidate_facts(claims, entities, headers)
    tell("facts", documents_rate)
    with timed("graph"):
        nquads = build_graph(headers, claims, entities, facts)
    quads = nquads.count(b"\n")
    rates = (documents_rate, (quads, "quads"))
    tell("graph", *rates)
    with timed("checks"):
        report = check_graph(nquads)
    tell("checks", *rates)
    with timed("exports: TriG"):
        format_export(nquads, "trig")
    tell("exports: TriG", *rates)
    with tempfile.TemporaryDirectory() as aside, timed("store"):
        Store.create(Path(aside) / "store", nquads)
    tell("store", *rates)
    with Store.load(nquads) as store, timed(f"question: {QUESTION}"):
        ask(store, load_question(QUESTION), VALUES)
    tell(f"question: {QUESTION}")
    spent["whole line"] = sum(spent.values())
    tell("whole line", *rates)
    kinds = {severity: sum(f.severity == severity for f in report.findings) for severity in ("Violation", "Warning")}
    print(f"{len(claims):,} claims, {len(facts.by_id):,} facts, {quads:,} quads, {kinds}")
    return nquads


def naive(nquads: bytes, limit: int) -> None:
    """Do the same with rdflib and pySHACL, each step in a process of its own that can be given up."""
    total = sum(spent[step] for step in ("documents", "claims", "entities", "facts"))
    incomplete, parsed = False, 0.0
    for step in ("parse", "check", "export", "ask"):
        start = time.perf_counter()
        process = get_context("fork").Process(target=_naive_step, args=(step, nquads))
        process.start()
        process.join(limit)
        given_up = process.is_alive()
        process.kill()
        process.join()
        seconds = time.perf_counter() - start
        if not given_up and process.exitcode:
            raise SystemExit(f"naive: {step}: failed")
        if step == "parse":
            parsed = seconds
        elif step != "check" and not given_up:  # both parse first, which is already counted
            seconds = max(0.0, seconds - parsed)
        total, incomplete = total + seconds, incomplete or given_up
        print(f"{'naive: ' + step:<28}{seconds:9.2f} s{' or more, given up' if given_up else ''}", flush=True)
    print(f"{'naive: whole line':<28}{total:9.2f} s{' or more' if incomplete else ''}")


def _naive_step(step: str, nquads: bytes) -> None:
    import rdflib

    if step == "check":
        check_graph(nquads, engine="pyshacl")
        return
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=nquads, format="nquads")
    if step == "export":
        dataset.serialize(format="trig")
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
