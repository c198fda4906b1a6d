"""The SHACL validation report as Turtle, written by hand so that the same findings give the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.checks.engines import Result
from kg.checks.tracing import Trace
from kg.ids import BASE
from kg.namespaces import PREFIXES, PROV, SH, SHAPES, compact

if TYPE_CHECKING:
    import pyoxigraph as ox

_REPORT = BASE + "report"


def format_report(results: Iterable[tuple[Result, Trace]], paths: dict[str, str], conforms: bool) -> bytes:
    """Write a SHACL validation report.

    Args:
        results: Results with their traces, in the order to write them.
        paths: Shape name to the IRI of its path, where the path is one property.
        conforms: What ``sh:conforms`` says.

    Returns:
        Turtle without blank nodes: results are ``report/<shape>-<n>``, ``prov:wasDerivedFrom`` names their evidence.
    """
    counts: Counter[str] = Counter()
    blocks = []
    for result, trace in results:
        counts[result.shape] += 1
        blocks.append((f"<{_REPORT}/{result.shape}-{counts[result.shape]}>", result, trace))
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in PREFIXES)
    head = [f"\n<{_REPORT}> a sh:ValidationReport ;", f"    sh:conforms {'true' if conforms else 'false'}"]
    if blocks:
        head[-1] += " ;"
        head.append("    sh:result\n        " + ",\n        ".join(iri for iri, _, _ in blocks))
    body = "".join(_format_result(*block, path=paths.get(block[1].shape)) for block in blocks)
    return (prefixes + "\n".join(head) + " .\n" + body).encode()


def _format_result(iri: str, result: Result, trace: Trace, path: str | None) -> str:
    lines = [
        f"\n{iri} a sh:ValidationResult",
        f"    sh:resultSeverity {compact(SH + result.severity)}",
        f"    sh:sourceShape {compact(SHAPES + result.shape)}",
        f"    sh:sourceConstraintComponent {compact(result.component)}",
        f"    sh:focusNode {_term(result.focus)}",
    ]
    if path is not None:
        lines.append(f"    sh:resultPath {compact(path)}")
    if result.value is not None:
        lines.append(f"    sh:value {_term(result.value)}")
    if trace.evidence is not None:
        lines.append(f"    {compact(PROV + 'wasDerivedFrom')} <{trace.evidence}>")
    lines.append(f"    sh:resultMessage {_message(result.message)}")
    return " ;\n".join(lines) + " .\n"


def _term(term: ox.NamedNode | ox.Literal) -> str:
    return str(term)


def _message(text: str) -> str:
    import pyoxigraph as ox

    return str(ox.Literal(text, language="en"))
