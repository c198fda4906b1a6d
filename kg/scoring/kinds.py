"""The rows of the table of scores: which claims and facts each compares, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.claims import Claim
from kg.scoring.gold import Fact, Gold
from kg.scoring.matching import (
    count_shared,
    meets_count,
    meets_event,
    meets_founding,
    meets_membership,
    meets_programme,
    meets_programme_fully,
    meets_role,
    meets_role_fully,
    meets_seat,
)

Meets = Callable[[Fact, Claim, Gold], bool]


def _share_nothing(fact: Fact, claim: Claim, gold: Gold) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table.

    Args:
        name: Its name.
        claims: The kind of claims it looks at.
        facts: The list of gold facts.
        meets: When a claim meets a fact.
        argument: The argument without which a claim does not count here.
        field: The field without which a fact does not count here.
        nearly: For a row that asks for more than another: what the other asks for.
        shared: How much of a fact a claim has, to choose between facts that it meets.
        main: Whether it counts in the micro average, and its dates in the row of dates.
    """

    name: str
    claims: str
    facts: str
    meets: Meets
    argument: str = ""
    field: str = ""
    nearly: Meets | None = None
    shared: Callable[[Fact, Claim, Gold], int] = _share_nothing
    main: bool = True


KINDS = (
    Kind("roles", "role", "roles", meets_role, main=False),
    Kind(
        "roles with organization",
        "role",
        "roles",
        meets_role_fully,
        argument="organization",
        field="organization",
        nearly=meets_role,
    ),
    Kind("memberships", "membership", "memberships", meets_membership),
    Kind("member counts", "member_count", "member_counts", meets_count),
    Kind("foundings", "founding", "foundings", meets_founding),
    Kind("headquarters", "organization", "headquarters", meets_seat, argument="headquarters"),
    Kind("events", "event", "events", meets_event, shared=count_shared),
    Kind("programmes", "programme", "programmes", meets_programme, main=False),
    Kind(
        "programmes with organizer",
        "programme",
        "programmes",
        meets_programme_fully,
        argument="organizer",
        field="organizer",
        nearly=meets_programme,
    ),
)
#: The row that counts the dates of the facts found in the main rows.
DATES = "dates of what was found"
#: The rows of the table, in order, but for the micro average.
ROWS = ("persons", "organizations", *(kind.name for kind in KINDS), DATES)
