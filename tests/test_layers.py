"""The straight line is kept: a module imports only from its left, and from support."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
#: Imported by everything; they import only support themselves.
SUPPORT = ("errors", "ids", "resources", "namespaces", "times", "edtf", "dates", "territories", "publish")
#: The order of the work, from left to right.
LINE = (
    "documents",
    "claims",
    "extract",
    "mappings",
    "entities",
    "facts",
    "graph",
    "ontology",
    "checks",
    "exports",
    "store",
    "queries",
    "explain",
    "corpus",
    "scoring",
    "pipeline",
    "terminal",
    "readings",
    "cli_words",
    "cli_reading",
    "cli",
    "__main__",
)


def _modules() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        found.setdefault(name, []).append(path)
    del found["__init__"]
    return found


def _imports(path: Path) -> set[str]:
    """Return the kg modules that a file imports, those for type checking left out."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("kg.")}
    return {name for name in found if not name.startswith("__")}


def test_every_module_has_its_place() -> None:
    assert set(_modules()) == {*SUPPORT, *LINE}


@pytest.mark.parametrize("name", [*SUPPORT, *LINE])
def test_modules_import_only_from_their_left(name: str) -> None:
    allowed = {name, *SUPPORT} if name in SUPPORT else {*SUPPORT, *LINE[: LINE.index(name) + 1]}
    for path in _modules()[name]:
        assert _imports(path) <= allowed, path
