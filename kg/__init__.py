"""Coalition KG: from documents about international coalitions to a validated temporal knowledge graph.

The steps of the line, each one function; ``build`` does them all. Importing the package is cheap: each name is loaded
when it is first used.

"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.checks import check_graph
    from kg.documents import read_documents
    from kg.entities import resolve_entities
    from kg.errors import KgError
    from kg.extract import extract_claims
    from kg.facts import consolidate_facts
    from kg.graph import build_graph
    from kg.pipeline import Options, build
    from kg.store import Endpoint, Store

_HOMES = {
    "read_documents": "documents",
    "extract_claims": "extract",
    "resolve_entities": "entities",
    "consolidate_facts": "facts",
    "build_graph": "graph",
    "check_graph": "checks",
    "Store": "store",
    "Endpoint": "store",
    "build": "pipeline",
    "Options": "pipeline",
    "KgError": "errors",
}

__all__ = [
    "Endpoint",
    "KgError",
    "Options",
    "Store",
    "build",
    "build_graph",
    "check_graph",
    "consolidate_facts",
    "extract_claims",
    "read_documents",
    "resolve_entities",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
