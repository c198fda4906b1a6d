"""Golden cases in plain words: small claims in, expected bounds, certainties and disagreements out."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import certainty_on, tell_world
from kg.facts import Fact, Facts

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]
]


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{topic}: {case['title']}" for topic, case in CASES])
def test_case(topic: str, case: dict[str, Any]) -> None:
    assert set(case) <= {"title", "documents", "claims", "facts", "count", "disagreements"}
    facts = tell_world(case["documents"], case["claims"]).facts()
    for expected in case.get("facts", ()):
        _check(_find(facts, expected["fact"]), dict(expected))
    count = Counter(fact.kind for fact in facts.by_id.values())
    assert {kind: count[kind] for kind in case.get("count", {})} == case.get("count", {})
    assert [disagreement.topic for disagreement in facts.disagreements] == case.get("disagreements", [])


def test_there_are_enough_cases() -> None:
    titles = [case["title"] for _, case in CASES]
    assert len(titles) == len(set(titles)) >= 40


def _find(facts: Facts, wanted: str) -> Fact:
    """Find the one fact whose id is the wanted one."""
    assert wanted in facts.by_id, f"{wanted} is not among {', '.join(facts.by_id)}"
    return facts.by_id[wanted]


def _check(fact: Fact, expected: dict[str, Any]) -> None:
    del expected["fact"]
    span = fact.span
    for edge, first, last in (
        ("start", span.start_earliest, span.start_latest),
        ("end", span.end_earliest, span.end_latest),
    ):
        if edge in expected:
            assert f"{first or '?'} {last or '?'}" == expected.pop(edge), edge
    for certainty in ("certain", "presumed", "possible", "not"):
        for day in expected.pop(certainty, ()):
            assert certainty_on(fact, date.fromisoformat(str(day))) == certainty, day
    for position, methods in expected.pop("methods", {}).items():
        assert [bound.method for bound in fact.bounds if bound.position == position] == methods, position
    for argument, ids in expected.pop("entities", {}).items():
        assert list(fact.entities.get(argument, ())) == ids
    for name, words in expected.pop("values", {}).items():
        assert list(fact.values.get(name, ())) == words
    for agent, role in expected.pop("roles", {}).items():
        assert {part.agent: part.role for part in fact.participations}.get(agent) == role
    for agent, capacity in expected.pop("capacities", {}).items():
        assert {part.agent: part.capacity or "none" for part in fact.participations}.get(agent) == capacity
    if "claims" in expected:
        assert len(fact.claims) == expected.pop("claims")
    assert not expected, f"unknown expectations: {expected}"
