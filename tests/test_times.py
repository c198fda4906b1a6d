"""Spans and EDTF: against brute force over a calendar small enough to try every pair of days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import duration_days, fill_year, is_yearless
from kg.errors import DateError, ModelError
from kg.times import Span, before, covers, format_edtf, held_on, hull, intersect, overlaps, parse_edtf

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(5)]
maybe_day = st.sampled_from([None, *DAYS])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.tuples(maybe_day, maybe_day).filter(_in_order))
    end = draw(st.tuples(maybe_day, maybe_day).filter(lambda pair: _in_order(pair) and _in_order((start[0], pair[1]))))
    return Span(start[0], start[1], end[0], end[1])


def _in_order(pair: tuple[date | None, date | None]) -> bool:
    return pair[0] is None or pair[1] is None or pair[0] <= pair[1]


#: Every first and last day; two days more on either side stand for "unknown, but further away".
CALENDAR = [FIRST + timedelta(days=number) for number in range(-2, 7)]


def worlds(span: Span) -> set[tuple[date, date]]:
    return {
        (start, end)
        for start, end in product(CALENDAR, CALENDAR)
        if start <= end
        and _in_order((span.start_earliest, start))
        and _in_order((start, span.start_latest))
        and _in_order((span.end_earliest, end))
        and _in_order((end, span.end_latest))
    }


def likelihood(answers: list[bool]) -> str:
    return "certain" if all(answers) else "possible" if any(answers) else "impossible"


@given(spans(), spans())
def test_relations_agree_with_every_world(first: Span, second: Span) -> None:
    pairs = list(product(worlds(first), worlds(second)))
    assert before(first, second) == likelihood([a[1] < b[0] for a, b in pairs])
    assert overlaps(first, second) == likelihood([a[0] <= b[1] and b[0] <= a[1] for a, b in pairs])
    assert covers(first, second) == likelihood([a[0] <= b[0] and b[1] <= a[1] for a, b in pairs])


@given(spans(), st.sampled_from(DAYS))
def test_held_on_agrees_with_every_world(span: Span, day: date) -> None:
    assert held_on(span, day) == likelihood([start <= day <= end for start, end in worlds(span)])


@given(spans(), spans())
def test_intersection_is_what_both_allow(first: Span, second: Span) -> None:
    both = intersect(first, second)
    assert (worlds(both) if both else set()) == worlds(first) & worlds(second)
    assert both == intersect(second, first)


@given(st.lists(spans(), min_size=1, max_size=3))
def test_hull_allows_what_any_allows(several: list[Span]) -> None:
    allowed = worlds(hull(several))
    assert all(worlds(span) <= allowed for span in several)
    assert hull(several) == hull(several[::-1])


@given(spans())
def test_formatted_span_allows_at_least_the_span(span: Span) -> None:
    assert worlds(span) <= worlds(parse_edtf(format_edtf(span)))


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_instants_survive_a_round_trip(day: date, form: str) -> None:
    edtf = day.strftime(form).zfill({"%Y-%m-%d": 10, "%Y-%m": 7, "%Y": 4}[form])
    assert format_edtf(parse_edtf(edtf)) == edtf


READINGS = {
    "2017": "2017-01-01 2017-12-31 2017-01-01 2017-12-31",
    "2015-12": "2015-12-01 2015-12-31 2015-12-01 2015-12-31",
    "2024-02-29": "2024-02-29 2024-02-29 2024-02-29 2024-02-29",
    "2024-02-29T08:30:00Z": "2024-02-29 2024-02-29 2024-02-29 2024-02-29",
    "2016/2020": "2016-01-01 2016-12-31 2020-01-01 2020-12-31",
    "2016/2016": "2016-01-01 2016-12-31 2016-01-01 2016-12-31",
    "2026-02-02/2026-02-06": "2026-02-02 2026-02-02 2026-02-06 2026-02-06",
    "2019/..": "2019-01-01 2019-12-31 - -",
    "2019/": "2019-01-01 2019-12-31 - -",
    "../2020": "- - 2020-01-01 2020-12-31",
    "2026-02-02/P5D": "2026-02-02 2026-02-02 2026-02-06 2026-02-06",
    "199X": "1990-01-01 1999-12-31 1990-01-01 1999-12-31",
    "199": "1990-01-01 1999-12-31 1990-01-01 1999-12-31",
    "19XX": "1900-01-01 1999-12-31 1900-01-01 1999-12-31",
    "2016-XX": "2016-01-01 2016-12-31 2016-01-01 2016-12-31",
    "2016-02-XX": "2016-02-01 2016-02-29 2016-02-01 2016-02-29",
    "2016-1X-31": "2016-10-31 2016-12-31 2016-10-31 2016-12-31",
    "201X-02-29": "2012-02-29 2016-02-29 2012-02-29 2016-02-29",
    "2019~": "2018-01-01 2020-12-31 2018-01-01 2020-12-31",
    "2019%": "2017-01-01 2021-12-31 2017-01-01 2021-12-31",
    "2019-03?": "2019-02-01 2019-04-30 2019-02-01 2019-04-30",
    "2019-03-15~": "2019-03-14 2019-03-16 2019-03-14 2019-03-16",
    "2019?-03-15": "2018-03-15 2020-03-15 2018-03-15 2020-03-15",
    "2016-21": "2016-03-01 2016-05-31 2016-03-01 2016-05-31",
    "2016-24": "2015-12-01 2017-02-28 2015-12-01 2017-02-28",
    "2016-34": "2016-04-01 2016-06-30 2016-04-01 2016-06-30",
    "2016-39": "2016-09-01 2016-12-31 2016-09-01 2016-12-31",
    "2016-41": "2016-07-01 2016-12-31 2016-07-01 2016-12-31",
    "[2016,2018..2019]": "2016-01-01 2019-12-31 2016-01-01 2019-12-31",
    "[..2016]": "- 2016-12-31 - 2016-12-31",
    "[..1950]/[2014..]": "- 1950-12-31 2014-01-01 -",
    "[2016,2018]/2020": "2016-01-01 2018-12-31 2020-01-01 2020-12-31",
    "{2016,2018}": "2016-01-01 2016-12-31 2018-01-01 2018-12-31",
    "XXXX-02-29": "- - - -",
    "XXXX": "- - - -",
    "P1W": "- - - -",
    "../..": "- - - -",
}


@pytest.mark.parametrize(("edtf", "expected"), READINGS.items())
def test_reads(edtf: str, expected: str) -> None:
    span = parse_edtf(edtf)
    days = (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)
    assert " ".join("-" if day is None else day.isoformat() for day in days) == expected


@pytest.mark.parametrize(
    "edtf",
    [
        *["2023-02-29", "2023-13", "2023-00", "XXXX-02-30", "2016-02-3X", "0000", "2020/2019", "2020-05-02/2020-05-01"],
        *["", "yesterday", "2016-21-05", "2016/2017/2018", "P", "May 2020", "[", "[]", "-0044", "2016-2"],
        *["[..]/2014", "[2014..]/2010", "[/2014]", "{1950}/2000", "[1950/..]"],
    ],
)
def test_dates_that_do_not_exist_are_errors(edtf: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(edtf, "claim c1")
    assert caught.value.place == "claim c1"
    assert caught.value.value
    assert caught.value.remedy


def test_bounds_out_of_order_are_errors() -> None:
    with pytest.raises(ModelError):
        Span(DAYS[1], DAYS[0])


def test_a_year_is_filled_in_across_the_new_year() -> None:
    assert fill_year("XXXX-02-02/XXXX-02-06", 2026) == "2026-02-02/2026-02-06"
    assert fill_year("XXXX-12-30/XXXX-01-02", 2025) == "2025-12-30/2026-01-02"
    assert fill_year("XXXX-02-29", 2024) == "2024-02-29"
    with pytest.raises(DateError):
        fill_year("XXXX-02-29", 2023)


def test_yearless_dates_and_durations_are_told_apart() -> None:
    assert [is_yearless(edtf) for edtf in ("XXXX-02-02", "XXXX", "2016", "../XXXX-05")] == [True, False, False, True]
    assert [duration_days(text) for text in ("P10D", "P2M", "P1Y6M", "P", "PT5H")] == [
        (10, 10),
        (56, 62),
        (533, 552),
        None,
        None,
    ]
