"""The public surface is a list."""

import subprocess
import sys

import kg

PUBLIC = [
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


def test_the_public_names_are_these_and_all_load() -> None:
    assert kg.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(kg, name).__doc__


def test_importing_the_package_loads_none_of_the_heavy_libraries() -> None:
    heavy = "{'rdflib', 'pyoxigraph', 'pyshacl', 'trafilatura', 'owlready2'}"
    program = f"import sys, kg, kg.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
