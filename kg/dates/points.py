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
    near_day,
    near_month,
    near_season,
    near_unit,
    near_weekday,
    shift_month,
)
from kg.dates.following import Step
from kg.dates.model import Relation
from kg.dates.vocabulary import Vocabulary

#: "de 54 ans" is an age rather than a stretch of time.
_LONGEST_YEARS = 15


@dataclass(frozen=True, slots=True)
class Point:
    """What one expression says before its neighbours are looked at.

    Either ``first`` (and for a range inside one month ``last``) is given, which may lack a year and may be joined
    into a range, or ``edtf`` is final. ``weak`` needs a preposition or a partner to count ("March"); ``weekday`` is the
    one that the words name beside the day; ``step`` leads there from the date told before, which goes first.
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
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a match may depend on: the language, the anchor, whether the sentence looks forward.

    ``month_first`` says how the text writes 02/05/2019: month first, day first, or None if that cannot be told.
    """

    words: Vocabulary
    anchor: date | None
    future: Callable[[int], bool]
    month_first: Callable[[], bool | None]

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


def _read_numeric(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, day, month = int(groups["y"]), int(groups["a"]), int(groups["b"])
    if not day or not month:
        return None
    month_first: bool | None = month > 12
    if groups["sep"] == "/" and max(day, month) <= 12 and day != month:
        month_first = reader.month_first()
    if month_first is None:
        either = sorted(str(Partial(year, *pair)) for pair in ((day, month), (month, day)))
        return Point(start, end, "day", edtf=f"[{','.join(either)}]")
    if month_first:
        day, month = month, day
    return _partial_point(start, end, Partial(year, month, day))


def _read_numeric_days(_reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, month = int(groups["y"]), int(groups["m"])
    first = Partial(year, int(groups.get("am") or month), int(groups["a"]))
    last = Partial(year, month, int(groups["b"]))
    is_range = all((first.month, first.day, last.month, last.day)) and last.follows(first)
    return _partial_point(start, end, first, last) if is_range else None


def _stated_year(reader: Reader, groups: Mapping[str, str]) -> tuple[int | None, bool]:
    """Return the year beside a day or month, and whether it is computed from the anchor ("January this year")."""
    word = groups.get("y") or groups.get("y2")
    direction = _direction(reader, groups)
    if direction is not None and reader.anchor is not None:
        return reader.anchor.year + direction, True
    return (int(word) if word else None), False


def _is_lower_word(reader: Reader, word: str) -> bool:
    """Say whether a month's name is more likely the ordinary word ("we may 2")."""
    return word == word.lower() and word.rstrip(".") in reader.words.doubtful_months and not word.endswith(".")


def _read_day(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, computed = _stated_year(reader, groups)
    near = groups.get("near")
    if year is None and "w" not in groups and reader.words.capital_months and _is_lower_word(reader, groups["m"]):
        return None
    day = _day(groups["d"]) if "d" in groups else reader.words.ordinal_days[_plain(groups["o"]).replace("-", " ")]
    point = _partial_point(start, end, Partial(year, reader.month(groups["m"]), day))
    if point is None:
        return None
    if near is not None and reader.anchor is not None and point.first is not None:
        return _near_point(reader, point, near, reader.anchor)
    weekday = reader.words.weekdays[groups["w"].lower()] if "w" in groups else None
    return replace(point, weekday=weekday, anchored=computed)


def _read_days(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    month, (year, computed) = reader.month(groups["m"]), _stated_year(reader, groups)
    if year is None and reader.words.capital_months and _is_lower_word(reader, groups["m"]):
        return None
    first, last = Partial(year, month, _day(groups["d"])), Partial(year, month, _day(groups["d2"]))
    point = _partial_point(start, end, first, last) if last.follows(first) else None
    if point is not None and "near" in groups and reader.anchor is not None:
        return _near_point(reader, point, groups["near"], reader.anchor)
    return point and replace(point, anchored=computed)


def _near_point(reader: Reader, point: Point, word: str, anchor: date) -> Point:
    """Give the day or days of "3 mai prochain" their year."""
    direction = reader.words.directions[_plain(word).rstrip("s")]
    days = [day and near_day(day, anchor, direction) for day in (point.first, point.last)]
    return replace(point, first=days[0], last=days[1], anchored=True)


def _read_month(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    year, computed = _stated_year(reader, groups)
    is_bare = year is None and "r" not in groups and "r2" not in groups
    if is_bare and reader.words.capital_months and groups["m"] == groups["m"].lower():
        return None
    return Point(start, end, "month", Partial(year, reader.month(groups["m"])), weak=is_bare, anchored=computed)


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


def _read_decade(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    word = groups.get("k")
    tens = str(reader.words.decades[_plain(word)]) if word else groups.get("y") or "19" + groups["t"]
    return Point(start, end, "decade", edtf=f"{tens}X")


def _read_century(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    word = _plain(groups["c"])
    digits = "".join(filter(str.isdecimal, word))
    number = int(digits) if digits else reader.words.centuries[word]
    return Point(start, end, "century", edtf=f"{number - 1}XX")


def _read_near_day(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if reader.anchor is None:
        return Point(start, end, "day")
    shift = reader.words.days[_plain(groups["t"])]
    return Point(start, end, "day", day_of(reader.anchor + timedelta(days=shift)), anchored=True)


def _direction(reader: Reader, groups: Mapping[str, str]) -> int | None:
    word = groups.get("r") or groups.get("r2")
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
    if unit == "D" and "n" not in groups:
        return None  # "the last day" of a course
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


def _read_part_of_near(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    unit = reader.words.units[groups["u"].lower()]
    direction = _direction(reader, groups)
    step = Step("unit", 0, unit) if direction is None else None
    if reader.anchor is None:
        return Point(start, end, _UNIT_NAMES[unit], step=step)
    edtf = near_unit(unit, reader.anchor, direction or 0)
    return Point(start, end, _UNIT_NAMES[unit], edtf=edtf, anchored=True, step=step)


def _read_later(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    number, unit = reader.number(groups.get("n")), reader.words.units[groups["u"].lower()]
    if unit in "hm":
        return None
    signed = None if number is None else number * _side(groups)
    return Point(start, end, _UNIT_NAMES[unit], step=Step("shift", signed, unit))


def _read_of_year(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    month, day = reader.month(groups["m"]), _day(groups["d"]) if "d" in groups else 0
    if not Partial(None, month, day or None).is_real():
        return None
    return Point(start, end, "day" if day else "month", step=Step("of_year", _side(groups), name=month, day=day))


def _read_beside(reader: Reader, groups: Mapping[str, str], start: int, end: int) -> Point | None:
    if "m" in groups:
        if reader.words.capital_months and groups["m"] == groups["m"].lower():
            return None
        return Point(start, end, "month", step=Step("month", _side(groups), name=reader.month(groups["m"])))
    if "w" in groups:
        weekday = reader.words.weekdays[groups["w"].lower()]
        return Point(start, end, "day", step=Step("weekday", _side(groups), name=weekday))
    if "s" in groups:
        season = reader.words.seasons[groups["s"].lower()]
        return Point(start, end, "season", step=Step("season", _side(groups), name=season))
    unit = reader.words.units.get(groups.get("u", "").lower(), "D")  # "the same evening" is a day
    return Point(start, end, _UNIT_NAMES[unit], step=Step("unit", _side(groups), unit))


def _side(groups: Mapping[str, str]) -> int:
    return 1 if "after" in groups else -1 if "before" in groups else 0


_READERS: Mapping[str, Callable[[Reader, Mapping[str, str], int, int], Point | None]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "numeric_days": _read_numeric_days,
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
    "part_of_near": _read_part_of_near,
    "later": _read_later,
    "of_year": _read_of_year,
    "beside": _read_beside,
    "weekday": _read_weekday,
    "near_day": _read_near_day,
    "duration": _read_duration,
    "since_then": _read_since,
    "since_start": _read_since,
}
