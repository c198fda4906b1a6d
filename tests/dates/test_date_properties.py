"""What holds for every day: all ways of writing it, and a first look that never overlooks a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_dates
from kg.dates.calendars import Partial
from kg.dates.following import Step, end_term, follow
from kg.dates.grammars import Grammar, load_grammar
from kg.edtf import read_edtf

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
FORMS = {
    "en": (
        "on {d} {month} {y}|on {d}{th} {month} {y}|on {month} {d}, {y}|on {month} {d}{th}, {y}|on {d}.{m:02}.{y}|"
        "on {y}-{m:02}-{d:02}|on {y}/{m:02}/{d:02}|on {d} {short} {y}|on the {d}{th} of {month}, {y}|"
        "on {weekday}, {d} {month} {y}"
    ).split("|"),
    "fr": (
        "le {d} {month} {y}|le {d:02}/{m:02}/{y}|le {d:02}.{m:02}.{y}|le {d}-{m}-{y}|le {weekday} {d} {month} {y}|"
        "au {y}-{m:02}-{d:02}"
    ).split("|"),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
DAYS = st.dates(date(1700, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from([(language, form) for language, forms in FORMS.items() for form in forms]))
def test_a_day_is_read_back_from_every_form(day: date, written: tuple[str, str]) -> None:
    language, form = written
    month = MONTHS[language][day.month - 1]
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    words = form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=month,
        short=month[:3],
        th=ending,
        weekday=WEEKDAYS[language][day.weekday()],
    )
    [found] = find_dates(f"The pact was signed {words} in Oslo.", language)
    assert (found.edtf, found.precision, found.anchor) == (str(day), "day", None)


@given(DAYS, DAYS)
def test_an_english_slashed_day_is_one_of_two_unless_another_shows_the_order(day: date, other: date) -> None:
    [found] = find_dates(f"on {day.day:02}/{day.month:02}/{day.year}", "en")
    first, last = read_edtf(found.edtf or "")[:2]
    assert first is not None
    assert last is not None
    assert first <= day <= last
    if day.day <= 12 and day.day != day.month:
        assert found.edtf == f"[{','.join(sorted([str(day), str(date(day.year, day.day, day.month))]))}]"
        shown = find_dates(f"on {day.day:02}/{day.month:02}/{day.year}, and 25/12/2020", "en")
        assert shown[0].edtf == str(day)
        shown = find_dates(f"on {day.day:02}/{day.month:02}/{day.year}, and 12/25/2020", "en")
        assert shown[0].edtf == str(date(day.year, day.day, day.month))


@given(DAYS, st.integers(1, 400))
def test_days_later_and_earlier_are_days_away(day: date, number: int) -> None:
    text = f"It met on {day.isoformat()}; {number} days later it met again, and {number} days before that it had not."
    found = find_dates(text, "en")
    assert [mention.edtf for mention in found] == [str(day), str(day + timedelta(days=number)), str(day)]
    assert [mention.anchor for mention in found] == [None, found[0].edtf, found[1].edtf]


@given(DAYS, st.integers(1, 12), st.sampled_from([1, -1]))
def test_the_following_month_is_the_nearest_of_its_name(day: date, month: int, side: int) -> None:
    meant = follow(str(day), Step("month", side, name=month))
    assert meant is not None
    year, number = map(int, meant[0].split("-"))
    apart = (year - day.year) * 12 + number - day.month
    assert number == month
    assert 0 < apart * side <= 12


@given(DAYS, st.integers(1, 30), st.sampled_from("YMWD"))
def test_a_term_ends_after_it_begins(day: date, number: int, unit: str) -> None:
    end = end_term(Partial(day.year, day.month, day.day), number, unit)
    assert end is not None
    assert read_edtf(f"{day}/{end}")[3] is not None


@dataclass(frozen=True, slots=True)
class Thorough(Grammar):
    """A grammar that tries every word of a text as the beginning of a date."""

    def _windows(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        yield start, end

    def _openings(self, text: str, low: int, high: int) -> Iterator[int]:
        return (at for at in range(low, high) if text[at].isalnum() and not (at and text[at - 1].isalpha()))


def banked_texts() -> list[tuple[str, str]]:
    lines = [
        line for path in sorted(Path(__file__).parent.glob("*.tsv")) for line in path.read_text("utf-8").splitlines()
    ]
    return [(line.split("\t")[0], line.split("\t")[2]) for line in lines]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_look_overlooks_nothing(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for written, text in banked_texts() if written == language]
    quick = [find_dates(text, language) for text in texts]
    grammar = load_grammar(language)
    thorough = Thorough(**{field.name: getattr(grammar, field.name) for field in fields(Grammar)})
    monkeypatch.setattr("kg.dates.find.load_grammar", lambda _: thorough)
    assert [find_dates(text, language) for text in texts] == quick
