"""Banks of phrases: the value and precision of every date, in what was tuned on and in what was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.dates import DateMention, find_dates

BANKS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text, and for each of its dates where the words stand and which values are right."""

    language: str
    anchor: date | None
    text: str
    dates: tuple[tuple[int, int, tuple[str | None, ...]], ...]


def read_bank(name: str) -> Iterator[Phrase]:
    for line in (BANKS / name).read_text(encoding="utf-8").splitlines():
        language, anchor, text, cell = line.split("\t")
        dates = []
        for item in cell.split(";") if cell != "none" else ():
            words, _, values = item.partition(" = ")
            start = text.index(words.strip())
            right = tuple(None if value.strip() == "null" else value.strip() for value in values.split("|"))
            dates.append((start, start + len(words.strip()), right))
        yield Phrase(language, None if anchor == "-" else date.fromisoformat(anchor), text, tuple(dates))


def count(phrase: Phrase) -> tuple[int, int, int]:
    """Return how many dates are right, wrong and missed; a date without a value is no wrong one."""
    found = [
        mention for mention in find_dates(phrase.text, phrase.language, anchor=phrase.anchor) if not mention.generic
    ]
    left, missed = list(found), 0
    for start, end, values in phrase.dates:
        hit: DateMention | None = next(
            (mention for mention in left if mention.start < end and start < mention.end and mention.edtf in values),
            None,
        )
        missed += hit is None
        left = [mention for mention in left if mention is not hit]
    return len(phrase.dates) - missed, sum(mention.edtf is not None for mention in left), missed


@pytest.mark.parametrize(
    "phrase",
    [phrase for number in (1, 2, 3) for phrase in read_bank(f"bank_{number}.tsv")],
    ids=lambda phrase: phrase.text,
)
def test_every_date_of_the_banks_is_read(phrase: Phrase) -> None:
    assert count(phrase)[1:] == (0, 0)


@pytest.mark.parametrize(("language", "precision", "recall"), [("en", 0.90, 0.95), ("fr", 0.95, 0.95)])
def test_dates_of_the_control_are_read(language: str, precision: float, recall: float) -> None:
    counts = [count(phrase) for phrase in read_bank("control.tsv") if phrase.language == language]
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    assert right >= precision * (right + wrong)
    assert right >= recall * (right + missed)
