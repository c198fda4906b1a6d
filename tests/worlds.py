"""Builds of whole sets of documents for tests, each made once: the sample documents, and the real ones if present."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import kg
from kg.documents import Document
from kg.pipeline import Build, Options
from kg.queries import Row, ask_rows, find_entity, load_question
from kg.resources import find_resource
from kg.store import Store

SAMPLES = find_resource("data", "documents")
AUTHORITY = find_resource("data", "authority.toml")
#: The documents that the project was made for; they stay outside of it.
REAL = Path(__file__).parents[2] / "shared" / "seeds"
SETS = {"samples": SAMPLES, "real": REAL}


@dataclass(frozen=True, slots=True)
class World:
    """What a build made, and its graph in a store.

    Args:
        made: The build.
        nquads: The canonical graph.
        store: The graph, to be asked.
    """

    made: Build
    nquads: bytes
    store: Store

    def ask(self, question: str, **values: str) -> tuple[Row, ...]:
        """Ask a question by name; parameters that are Python words end in an underscore."""
        return ask_rows(self.store, load_question(question), {name.rstrip("_"): v for name, v in values.items()})

    def find(self, name: str, *types: str) -> str:
        """Return the IRI of the one thing that bears a name."""
        return find_entity(self.store, name, *types)

    def names(self, name: str) -> set[str]:
        """Return all spellings of the one thing that bears a name."""
        return {row["name"] for row in self.ask("names-of", entity=self.find(name))}

    def files(self, fact: str) -> set[str]:
        """Return the titles (or file names) of the documents that support a fact."""
        return {row["documentLabel"] for row in self.ask("evidence", fact=fact)}


@cache
def build_world(name: str, *, authority: bool = False) -> World:
    """Build a set of documents (see SETS), without the authority file unless asked; skip the test if it is absent."""
    if not SETS[name].is_dir():
        pytest.skip(f"{SETS[name]} is absent")
    return build_documents(SETS[name], AUTHORITY if authority else None)


def build_documents(folder: Path, authority: Path | None = None) -> World:
    """Build the documents of a folder."""
    with TemporaryDirectory() as output:
        made = kg.build([folder], Path(output) / "build", Options(authority=authority))
        assert made.output is not None, [finding.message for finding in made.report.findings]
        assert not made.corpus.set_aside
        nquads = (made.output / "graph.nq").read_bytes()
    return World(made, nquads, Store.load(nquads))


@cache
def read_set(name: str) -> dict[str, Document]:
    """Read the documents of a set, by id."""
    found = [document for document in kg.read_documents([SETS[name]]) if isinstance(document, Document)]
    return {document.header.id: document for document in found}
