"""When something held: four day bounds, any of which may be unknown, and EDTF strings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import ModelError


@dataclass(frozen=True, slots=True)
class Span:
    """Four inclusive day bounds; None is unknown, never infinity and never today.

    Raises:
        ModelError: A bound pair is out of order, or the span would end before it starts.

    >>> Span(date(2017, 1, 1), date(2017, 12, 31))
    Span(start_earliest=datetime.date(2017, 1, 1), start_latest=datetime.date(2017, 12, 31), end_earliest=None, end_latest=None)
    """

    start_earliest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None

    def __post_init__(self) -> None:
        for name, low, high in (
            ("start", self.start_earliest, self.start_latest),
            ("end", self.end_earliest, self.end_latest),
            ("span", self.start_earliest, self.end_latest),
        ):
            if low is not None and high is not None and low > high:
                raise ModelError(f"{name} bounds", f"{low} is after {high}", "give the earlier day first")
