"""One matched expression -> one point in time, not yet tied to the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.dates.calendars import (
    Partial,
    count_back,
    day_of,
    near_month,
    near_season,
    near_unit,
    near_weekday,
    shift_month,
)
from kg.dates.model import Relation
from kg.dates.vocabulary import Vocabulary

#: "de 54 ans" is an age rather than a stretch of time.
_LONGEST_YEARS = 15
_CENTURIES = {"XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}


@dataclass(frozen=True, slots=True)
class Point:
    """What one expression says before its neighbours are looked at.

    Either ``first`` (and for a range inside one month ``last``) is given, which may lack a year and may be joined
    into a range, or ``edtf`` is final. ``weak`` needs a preposition or a partner to count ("March"); ``weekday`` is the
    one that the words name beside the day.
    """

    start: int
    end: int
    precision: str
    first: Partial | None = None
    last: Partial | None = None
    edtf: str | None = None
    relation: Relation = "on"
    anchored: bool = False
    generic: bool = False
    weak: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a match may depend on: the language, the anchor, and whether the sentence looks forward."""

    words: Vocabulary
    anchor: date | None
    future: Callable[[int], bool]

    def read(self, name: str, found: re.Match[str]) -> Point | None:
        """Return the point of a match of the rule of that name, or None if it is no date after all."""
        groups = {key: value for key, value in found.groupdict().items() if value is not None}
        return _READERS[name](self, groups, found.start(), found.end())

    def number(self, word: str | None) -> int | None:
        """Return the number of "12" or "twelve"; 1 if there is no word, None for "several"."""
        if word is None:
            return 1
        return int(word) if word.isdecimal() else self.words.numbers[_plain(word)]

    def month(self, word: str) -> int:
        """Return the number of a month's name, or of digits."""
        return int(word) if word.isdecimal() else self.words.months[_plain(word).rstrip(".")]


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())


def _day(word: str) -> int:
    return int("".join(filter(str.isdecimal, word)))


def _partial_point(start: int, end: int, first: Partial, last: Partial | None = None) -> Point | None:
    if not first.is_real() or (last is not None and not last.is_real()):
        return None
    return Point(start, end, first.precision, first, last)


def _read_iso(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, month = int(groups["y"]), int(groups["m"])
    if "d" in groups:
        return _partial_point(start, end, Partial(year, month, int(groups["d"])))
    if month > year % 100:  # "2009-10" is two years, "2015-12" a month
        return Point(start, end, "year", Partial(year), Partial(year - year % 100 + month))
    return _partial_point(start, end, Partial(year, month))


def _read_numeric(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    day, month = int(groups["a"]), int(groups["b"])
    if month > 12:
        day, month = month, day
    return _partial_point(start, end, Partial(int(groups["y"]), month, day)) if day and month else None


def _stated_year(groups: Mapping[str, str]) -> int | None:
    word = groups.get("y") or groups.get("y2")
    return int(word) if word else None


def _is_lower_word(reader: Reader, word: str) -> bool:
    """Say whether a month's name is more likely the ordinary word ("we may 2")."""
    return word == word.lower() and word.rstrip(".") in reader.words.doubtful_months and not word.endswith(".")


def _read_day(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year = _stated_year(groups)
    if year is None and "w" not in groups and reader.words.capital_months and _is_lower_word(reader, groups["m"]):
        return None
    point = _partial_point(start, end, Partial(year, reader.month(groups["m"]), _day(groups["d"])))
    if point is None or "w" not in groups:
        return point
    return replace(point, weekday=reader.words.weekdays[groups["w"].lower()])


def _read_days(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    month, year = reader.month(groups["m"]), _stated_year(groups)
    if year is None and reader.words.capital_months and _is_lower_word(reader, groups["m"]):
        return None
    first, last = Partial(year, month, _day(groups["d"])), Partial(year, month, _day(groups["d2"]))
    return _partial_point(start, end, first, last) if last.follows(first) else None


def _read_month(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year = _stated_year(groups)
    if year is None and reader.words.capital_months and groups["m"] == groups["m"].lower():
        return None
    return Point(start, end, "month", Partial(year, reader.month(groups["m"])), weak=year is None)


def _read_year(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "year", Partial(int(groups["y"])))


def _read_years(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, last = int(groups["y"]), int(groups["y2"])
    if last < 100:
        last += year - year % 100
    if last <= year:
        return None
    return Point(start, end, "year", Partial(year), Partial(last))


def _read_open_years(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "year", edtf=f"{groups['y']}/..", relation="since")


def _part_of_year(first_code: int, precision: str) -> Callable[[Reader, Mapping[str, str], int, int], Point | None]:
    def read(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
        number = int(groups["n"]) if "n" in groups else reader.words.ordinals[groups["o"].lower()]
        number = min(number, 2) if precision == "half" else number
        return Point(start, end, precision, edtf=f"{groups['y']}-{first_code + number - 1}")

    return read


def _read_season(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "season", edtf=f"{groups['y']}-{reader.words.seasons[groups['s'].lower()]}")


def _read_decade(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "decade", edtf=(groups.get("y") or "19" + groups["t"]) + "X")


def _read_century(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    word = groups["c"]
    digits = "".join(filter(str.isdecimal, word))
    number = int(digits) if digits else _CENTURIES[word[:-1].strip().upper()]
    return Point(start, end, "century", edtf=f"{number - 1}XX")


def _read_near_day(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if reader.anchor is None:
        return Point(start, end, "day")
    shift = reader.words.days[_plain(groups["t"])]
    return Point(start, end, "day", day_of(reader.anchor + timedelta(days=shift)), anchored=True)


def _direction(reader: Reader, groups: Mapping[str, str]) -> int | None:
    word = groups.get("r")
    return None if word is None else reader.words.directions[_plain(word).split()[-1]]


def _read_weekday(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if reader.anchor is None:
        return Point(start, end, "day")
    weekday = reader.words.weekdays[groups["w"].lower()]
    day = near_weekday(weekday, reader.anchor, _direction(reader, groups), future=reader.future(start))
    return Point(start, end, "day", day_of(day), anchored=True)


def _read_near_month(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if reader.words.capital_months and groups["m"] == groups["m"].lower():
        return None
    month = reader.month(groups["m"])
    if reader.anchor is None:
        return Point(start, end, "month", Partial(None, month))
    return Point(start, end, "month", near_month(month, reader.anchor, _direction(reader, groups) or 0), anchored=True)


def _read_near_season(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if reader.anchor is None:
        return Point(start, end, "season")
    season = reader.words.seasons[groups["s"].lower()]
    edtf = near_season(season, reader.anchor, _direction(reader, groups) or 0)
    return Point(start, end, "season", edtf=edtf, anchored=True)


_UNIT_NAMES = {"m": "day", "h": "day", "D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "decade"}


def _read_near_unit(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    unit = reader.words.units[groups["u"].lower()]
    if reader.anchor is None:
        return Point(start, end, _UNIT_NAMES[unit])
    edtf = near_unit(unit, reader.anchor, _direction(reader, groups) or 0)
    return Point(start, end, _UNIT_NAMES[unit], edtf=edtf, anchored=True)


def _read_ago(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    number, unit = reader.number(groups.get("n")), reader.words.units[groups["u"].lower()]
    if number is None or reader.anchor is None or number > (40 if unit == "10Y" else 400):
        return Point(start, end, _UNIT_NAMES[unit], relation="ago", generic=number is None)
    edtf, precision = count_back(number, unit, reader.anchor)
    return Point(start, end, precision, edtf=edtf, relation="ago", anchored=True)


def _read_past(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    unit, number = reader.words.units[groups["u"].lower()], reader.number(groups.get("n"))
    is_vague = number is None or "Y" in unit or unit == "m" or ("n" not in groups and groups["u"].lower().endswith("s"))
    if is_vague or number is None or reader.anchor is None:
        return Point(start, end, _UNIT_NAMES[unit], relation="during", generic=is_vague)
    if unit == "M":
        first = f"{shift_month(reader.anchor, -number)}~"
    else:
        first = str(reader.anchor - timedelta(days={"h": 1, "D": 1, "W": 7}[unit] * number))
    return Point(start, end, "day", edtf=f"{first}/{reader.anchor}", relation="during", anchored=True)


def _read_vague(_reader: Reader, _groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "year", relation="during", generic=True)


def _read_duration(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    number, unit = reader.number(groups.get("n")), reader.words.units[groups["u"].lower()]
    if number is None:
        return Point(start, end, "duration", relation="for", generic=True)
    if unit == "Y" and number > _LONGEST_YEARS and groups["u"].lower() in ("an", "ans"):
        return None  # an age, "une femme de 54 ans"
    if unit == "10Y":
        number, unit = number * 10, "Y"
    edtf = f"PT{number}{unit.upper()}" if unit in "hm" else f"P{number}{unit}"
    return Point(start, end, "duration", edtf=edtf, relation="for")


def _read_since(_reader: Reader, _groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, "year", relation="since")


def _read_same_year(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    return Point(start, end, _UNIT_NAMES[reader.words.units[groups["u"].lower()]])


_READERS: Mapping[str, Callable[[Reader, Mapping[str, str], int, int], Point | None]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "days": _read_days,
    "day": _read_day,
    "month": _read_month,
    "near_month": _read_near_month,
    "quarter": _part_of_year(33, "quarter"),
    "half": _part_of_year(40, "half"),
    "season": _read_season,
    "near_season": _read_near_season,
    "decade": _read_decade,
    "century": _read_century,
    "years": _read_years,
    "open_years": _read_open_years,
    "year": _read_year,
    "past": _read_past,
    "vague": _read_vague,
    "ago": _read_ago,
    "near_unit": _read_near_unit,
    "same_year": _read_same_year,
    "weekday": _read_weekday,
    "near_day": _read_near_day,
    "duration": _read_duration,
    "since_then": _read_since,
    "since_start": _read_since,
}
