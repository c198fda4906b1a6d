"""Every kg: term that anything uses is in the ontology, and the lists in kg.namespaces are the ontology's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import ModelError
from kg.namespaces import CLASSES, KG, PREFIXES, PROPERTIES, TERMS, VALUES, compact, term

ROOT = Path(__file__).parents[1]
TYPE = pyoxigraph.NamedNode(PREFIXES["rdf"] + "type")
#: ``kg:Term`` in Turtle, SPARQL and prose; ``{KG}Term``, ``KG + "Term"`` and ``term("Term")`` in Python.
USES = re.compile(r"""\bkg:([A-Za-z]\w*)|\{KG\}([A-Za-z]\w*)|\bKG \+ f?["']([A-Za-z]\w*)|\bterm\(["'](\w+)["']\)""")


def declared() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"Class": set(), "Property": set(), "NamedIndividual": set()}
    for quad in pyoxigraph.parse(path=ROOT / "ontology" / "coalition-kg.ttl"):
        name = quad.subject.value.removeprefix(KG)
        if quad.predicate == TYPE and name != quad.subject.value:
            kind = quad.object.value.removeprefix(PREFIXES["owl"])
            for key, names in found.items():
                if kind.endswith(key):
                    names.add(name)
    return found


def sources() -> Iterator[Path]:
    for folder, endings in (("kg", ("py",)), ("queries", ("rq",)), ("shapes", ("ttl",)), ("ontology", ("ttl",))):
        for ending in endings:
            yield from sorted((ROOT / folder).rglob(f"*.{ending}"))


def test_lists_are_those_of_the_ontology() -> None:
    found = declared()
    assert found["Class"] == CLASSES
    assert found["Property"] == PROPERTIES
    assert found["NamedIndividual"] == VALUES


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_term_used_is_in_the_ontology(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name == "namespaces.py":  # its docstring shows a mistyped term
        text = text.replace("kg:Tenur:", "").replace('term("Tenur")', "")
    used = {next(filter(None, match.groups())) for match in USES.finditer(text)}
    assert used - TERMS == set()


def test_uses_are_seen_in_every_spelling() -> None:
    text = """kg:One f"{KG}Two" KG + "Three" term("Four")"""
    assert [next(filter(None, match.groups())) for match in USES.finditer(text)] == ["One", "Two", "Three", "Four"]


def test_mistyped_term_is_refused() -> None:
    with pytest.raises(ModelError, match="kg:hasSpann"):
        term("hasSpann")


def test_prefixes_are_sorted_and_distinct() -> None:
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_compact_keeps_iris_that_have_no_plain_name() -> None:
    assert compact(PREFIXES["kg"] + "a/b") == f"<{KG}a/b>"
    assert compact(KG + "hasSpan") == "kg:hasSpan"
