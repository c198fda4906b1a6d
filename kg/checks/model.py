"""What checking data gives: findings, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["Violation", "Warning", "Info"]
Engine = Literal["shifty", "pyshacl"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with the data, or may be, and where it comes from.

    Args:
        severity: ``Violation`` stops a build; ``Warning`` and ``Info`` do not.
        shape: Name of the shape that found it, for example ``start-not-after-end``; its file is in ``shapes/``.
        focus: IRI of the thing it is about.
        path: The property it is about, shortened (``kg:hasPost``), or None.
        value: The value that is wrong, or None.
        message: How to mend the data.
        document: File name (or IRI) of a document that the thing was read from, or None.
        line: Line of the evidence in that document, counted from 1, or None.
        quote: The sentence that says it, or None.
    """

    severity: Severity
    shape: str
    focus: str
    path: str | None
    value: str | None
    message: str
    document: str | None = None
    line: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check.

    Args:
        findings: The worst first, then by shape, focus and value.
        conforms: True if no finding is a violation; warnings pass.
        turtle: The findings as a SHACL validation report in Turtle, the same bytes for the same data.
    """

    findings: tuple[Finding, ...]
    conforms: bool
    turtle: bytes
