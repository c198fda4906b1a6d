"""Date expressions: what they mean, where they stand, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import DateMention, find_dates
from kg.errors import ModelError
from kg.times import parse_edtf

ANCHOR = date(2024, 5, 9)  # a Thursday


def read(text: str, language: str = "en", anchor: date | None = None) -> list[tuple[str, str | None]]:
    return [(found.words, found.edtf) for found in find_dates(text, language, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("founded on 3 March 2014 in Oslo", "3 March 2014", "2014-03-03"),
        ("founded on March 3rd, 2014", "March 3rd, 2014", "2014-03-03"),
        ("on Tuesday, 3rd of March, 2020", "Tuesday, 3rd of March, 2020", "2020-03-03"),
        ("Mon, Mar 3, 2014", "Mon, Mar 3, 2014", "2014-03-03"),
        ("03-Mar-2024", "03-Mar-2024", "2024-03-03"),
        ("MARCH 3, 2014", "MARCH 3, 2014", "2014-03-03"),
        ("12 may 2015", "12 may 2015", "2015-05-12"),
        ("in March\n2014", "March\n2014", "2014-03"),
        ("created in Sept. 2014.", "Sept. 2014", "2014-09"),
        ("in 2014.", "2014", "2014"),
        ("2014-03-03T10:00", "2014-03-03", "2014-03-03"),
        ("2014/03/05", "2014/03/05", "2014-03-05"),
        ("07-6-2021", "07-6-2021", "2021-06-07"),
        ("12/25/2023", "12/25/2023", "2023-12-25"),
        ("3.4.2024", "3.4.2024", "2024-04-03"),
        ("in 2015-12", "2015-12", "2015-12"),
        ("the 2009-10 season", "2009-10", "2009/2010"),
        ("2015–17", "2015–17", "2015/2017"),
        ("2015-present", "2015-present", "2015/.."),
        ("between 2015 and 2017", "between 2015 and 2017", "2015/2017"),
        ("from Apr. 3 to Apr. 9", "from Apr. 3 to Apr. 9", "XXXX-04-03/XXXX-04-09"),
        ("Apr. 3-9, 2021", "Apr. 3-9, 2021", "2021-04-03/2021-04-09"),
        ("3–9 Apr. 2021", "3–9 Apr. 2021", "2021-04-03/2021-04-09"),
        ("28 December to 3 January 2024", "28 December to 3 January 2024", "2023-12-28/2024-01-03"),
        ("from 12 March 2014 until 3 May 2016", "from 12 March 2014 until 3 May 2016", "2014-03-12/2016-05-03"),
        ("March to May 2019", "March to May 2019", "2019-03/2019-05"),
        ("2, 3 and 4 March 2024", "2, 3 and 4 March 2024", "2024-03-02/2024-03-04"),
        ("Q3 2021", "Q3 2021", "2021-35"),
        ("the third quarter of 2021", "the third quarter of 2021", "2021-35"),
        ("the first half of 2020", "the first half of 2020", "2020-40"),
        ("spring of 2014", "spring of 2014", "2014-21"),
        ("in the 1990s", "the 1990s", "199X"),
        ("early 2019", "early 2019", "2019"),
        ("mid-March 2018", "mid-March 2018", "2018-03"),
        ("at the end of 2020", "end of 2020", "2020"),
        ("since early 2019", "since early 2019", "2019/.."),
        ("since May 2016", "since May 2016", "2016-05/.."),
        ("from 2017 onwards", "from 2017 onwards", "2017/.."),
        ("until 2020", "until 2020", "../2020"),
        ("by March 2020", "by March 2020", "../2020-03"),
        ("before 2015", "before 2015", "../2015"),
        ("after 3 May 2018", "after 3 May 2018", "2018-05-03/.."),
        ("a week-long visit", "week-long", "P1W"),
        ("a five-day visit", "five-day", "P5D"),
        ("for three years", "for three years", "P3Y"),
        ("29 February, 7 p.m.", "29 February", "XXXX-02-29"),
        ("last Tuesday", "last Tuesday", None),
        ("Since its founding the pact", "Since its founding", None),
    ],
)
def test_english_date_without_anchor(text: str, words: str, edtf: str | None) -> None:
    assert read(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("le 7 juin 2021", "7 juin 2021", "2021-06-07"),
        ("le 1er mars 2024", "1er mars 2024", "2024-03-01"),
        ("Tunis, 07-6-2021", "07-6-2021", "2021-06-07"),
        ("mercredi 3 mars 2024", "mercredi 3 mars 2024", "2024-03-03"),
        ("LE 3 MARS 2024", "3 MARS 2024", "2024-03-03"),
        ("le 3 févr. 2020", "3 févr. 2020", "2020-02-03"),
        ("en décembre 2015", "décembre 2015", "2015-12"),
        ("du 3 au 9 avril 2021", "du 3 au 9 avril 2021", "2021-04-03/2021-04-09"),
        ("les 2 et 3 mars 2024", "les 2 et 3 mars 2024", "2024-03-02/2024-03-03"),
        ("du 28 janvier au 3 février 2024", "du 28 janvier au 3 février 2024", "2024-01-28/2024-02-03"),
        ("entre mars 2015 et juin 2016", "entre mars 2015 et juin 2016", "2015-03/2016-06"),
        ("de 2015 à 2017", "de 2015 à 2017", "2015/2017"),
        ("depuis 2019", "depuis 2019", "2019/.."),
        ("jusqu’en 2020", "jusqu’en 2020", "../2020"),
        ("jusqu'au 3 mars 2021", "jusqu'au 3 mars 2021", "../2021-03-03"),
        ("d'ici fin 2025", "d'ici fin 2025", "../2025"),
        ("avant mars 2014", "avant mars 2014", "../2014-03"),
        ("après 2012", "après 2012", "2012/.."),
        ("début 2019", "début 2019", "2019"),
        ("à la mi-2021", "mi-2021", "2021"),
        ("fin mars 2020", "fin mars 2020", "2020-03"),
        ("au premier semestre 2020", "premier semestre 2020", "2020-40"),
        ("au 3e trimestre 2021", "3e trimestre 2021", "2021-35"),
        ("à l'été 2015", "été 2015", "2015-22"),
        ("dans les années 90", "les années 90", "199X"),
        ("une visite de cinq jours", "de cinq jours", "P5D"),
        ("pendant trois ans", "pendant trois ans", "P3Y"),
        ("mardi dernier", "mardi dernier", None),
        ("depuis sa création", "depuis sa création", None),
    ],
)
def test_french_date_without_anchor(text: str, words: str, edtf: str | None) -> None:
    assert read(text, "fr") == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("from Apr. 3 to Apr. 9", "en", "2024-04-03/2024-04-09"),
        ("on Dec. 30", "en", "2023-12-30"),
        ("it will meet on November 30", "en", "2024-11-30"),
        ("met in October", "en", "2023-10"),
        ("on Tuesday", "en", "2024-05-07"),
        ("on Thursday", "en", "2024-05-09"),
        ("last Thursday", "en", "2024-05-02"),
        ("next Monday", "en", "2024-05-13"),
        ("They will meet on Monday", "en", "2024-05-13"),
        ("3 days ago", "en", "2024-05-06"),
        ("11 hours ago", "en", "2024-05-08/2024-05-09"),
        ("two years ago", "en", "2022~"),
        ("yesterday", "en", "2024-05-08"),
        ("last month", "en", "2024-04"),
        ("last year", "en", "2023"),
        ("last week", "en", "2024-04-29/2024-05-05"),
        ("last March", "en", "2024-03"),
        ("last summer", "en", "2023-22"),
        ("over the past three days", "en", "2024-05-06/2024-05-09"),
        ("mardi dernier", "fr", "2024-05-07"),
        ("lundi prochain", "fr", "2024-05-13"),
        ("hier", "fr", "2024-05-08"),
        ("il y a trois jours", "fr", "2024-05-06"),
        ("l'an dernier", "fr", "2023"),
        ("le mois prochain", "fr", "2024-06"),
        ("le 3 mars", "fr", "2024-03-03"),
        ("en novembre dernier", "fr", "2023-11"),
    ],
)
def test_date_computed_from_anchor_says_so(text: str, language: str, edtf: str) -> None:
    [found] = find_dates(text, language, anchor=ANCHOR)
    assert (found.edtf, found.anchor) == (edtf, "2024-05-09")


def test_absolute_date_has_no_anchor() -> None:
    [found] = find_dates("on 3 March 2014", "en", anchor=ANCHOR)
    assert found.anchor is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("we may 2 day", "en"),
        ("March on, comrades", "en"),
        ("2,015 people and 43 member states", "en"),
        ("Resolution 1970 was adopted", "en"),
        ("sent 2000 troops", "en"),
        ("more than 2014 volunteers", "en"),
        ("Theresa May said", "en"),
        ("this may change the next year", "en"),
        ("condamné à sept ans", "fr"),
        ("le Journal du Dimanche", "fr"),
        ("une femme de 54 ans", "fr"),
        ("version 1.2.3 of S/2015/123", "en"),
        ("32 May 2014x", "en"),
        ("the 12-year-old", "en"),
        ("a été reçu avec 2000 soldats", "fr"),
        ("la résolution 1970", "fr"),
        ("sept pays", "fr"),
    ],
)
def test_not_a_date(text: str, language: str) -> None:
    assert find_dates(text, language, anchor=ANCHOR) == ()


def test_impossible_day_is_not_a_date() -> None:
    assert read("30-02-2023") == []


@pytest.mark.parametrize(
    "text", ["Diplomacy today is as much about trust.", "over the past two decades", "in recent years"]
)
def test_words_that_only_look_like_a_date_are_generic(text: str) -> None:
    [found] = find_dates(text, "en", anchor=ANCHOR)
    assert (found.generic, found.edtf) == (True, None)


def test_today_in_a_report_is_the_day_of_writing() -> None:
    [found] = find_dates("The two ministers met today in Oslo.", "en", anchor=ANCHOR)
    assert (found.generic, found.edtf) == (False, "2024-05-09")


def test_since_then_takes_up_the_date_before() -> None:
    text = "It was founded in 2014. Since then it has grown."
    found = find_dates(text, "en")[-1]
    assert (found.edtf, found.anchor, found.relation) == ("2014/..", "2014", "since")
    [alone] = find_dates(text, "en", start=text.index("Since"))
    assert alone == found


def test_that_year_takes_up_the_year_before() -> None:
    found = find_dates("It was founded in May 2014. Later that year it met, and in the same month of 2015.", "en")[1]
    assert (found.words, found.edtf, found.anchor) == ("that year", "2014", "2014-05")


def test_weekday_beside_a_day_settles_the_year() -> None:
    [found] = find_dates("on Tuesday, Nov. 21", "en", anchor=ANCHOR)
    assert found.edtf == "2023-11-21"
    [found] = find_dates("ce mercredi 5 juin", "fr", anchor=ANCHOR)
    assert found.edtf == "2024-06-05"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since 2014", "since"),
        ("until 2014", "until"),
        ("by 2014", "by"),
        ("before 2014", "before"),
        ("after 2014", "after"),
        ("during 2014", "during"),
        ("for two weeks", "for"),
        ("two weeks ago", "ago"),
        ("in 2014", "on"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert find_dates(text, "en")[0].relation == relation


def test_paragraph_break_ends_a_date() -> None:
    assert [edtf for _, edtf in read("in 2014\n\nMarch 3, 2015")] == ["2014", "2015-03-03"]


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ModelError, match="'ar'"):
        find_dates("2014", "ar")


WORDS = """from to between and since until 2014 2015-17 March mars 3 12 1er le du au Feb. ago il y a two deux days jours
week-long last dernier Monday lundi today hier , . ( ) – - / 1990s début mi- of the été janvier then depuis lors
07-6-2021 é 𝒜 İ"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


def check_mentions(text: str, mentions: tuple[DateMention, ...]) -> None:
    position = 0
    for found in mentions:
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        assert found.words.strip()
        assert not (found.generic and found.edtf)
        if found.edtf is not None and found.precision != "duration":
            parse_edtf(found.edtf)
        position = found.end


@given(TEXTS, st.sampled_from(["en", "fr"]), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_offsets_are_true_for_any_text(text: str, language: str, anchor: date | None) -> None:
    check_mentions(text, find_dates(text, language, anchor=anchor))


@given(TEXTS, st.integers(0, 50), st.integers(0, 200))
def test_offsets_are_true_in_a_part_of_the_text(text: str, start: int, end: int) -> None:
    mentions = find_dates(text, "en", start=start, end=end)
    check_mentions(text, mentions)
    assert all(start <= found.start and found.end <= end for found in mentions)


@given(
    st.dates(date(1700, 1, 1), date(2099, 12, 31)), st.sampled_from(["{0.day} {1} {0.year}", "{1} {0.day}, {0.year}"])
)
def test_every_day_is_read(day: date, form: str) -> None:
    months = "January February March April May June July August September October November December".split()
    assert read("on " + form.format(day, months[day.month - 1])) == [
        (form.format(day, months[day.month - 1]), str(day))
    ]
