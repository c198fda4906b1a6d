"""Zones, titles, authors and publication dates, on pages made up for the purpose."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.datelines import find_dateline
from kg.documents.layouts import Layout, read_layout

NEWS = """The Harbour Gazette
Home | News | World | Opinion
Sat, 4 May 2024

ALLIANCE

Danube Compact opens cyber school in Vienna
The school will train officers from nine member states
By Marta Kovac, Vienna correspondent
Published 3 days ago

VIENNA — The Danube Compact opened a cyber school in Vienna on Tuesday, its secretary-general Ana Lund said.

Ms Lund, who took office in 2021, said the school would train 200 officers a year.

Advertisement

“We start small,” she told reporters.

Related articles
Compact to meet in Bratislava
Nine states, one plan
Member states pledged 3 million euros for the school in its first year.

Share this article
Facebook
© 2024 The Harbour Gazette. All rights reserved.
"""
SENTENCE = "The Blue Accord trained forty officers in the port of Aden last spring."


def kinds(text: str, layout: Layout) -> dict[str, str]:
    """Return the zone of every line that is not blank."""
    found: dict[str, str] = {}
    position = 0
    for line in text.splitlines(keepends=True):
        inside = next(
            zone for zone in layout.zones if zone.start <= position + len(line) - len(line.lstrip()) < zone.end
        )
        if line.strip():
            found[line.strip()] = inside.kind
        position += len(line)
    return found


def test_news_page_is_zoned_by_its_form() -> None:
    layout = read_layout(NEWS, "en")
    told = kinds(NEWS, layout)
    of_kind = {kind: [line for line in told if told[line] == kind] for kind in sorted(set(told.values()))}
    assert of_kind["title"] == ["Danube Compact opens cyber school in Vienna"]
    assert [line.split()[0] for line in of_kind["masthead"]] == ["The", "Home", "Sat,", "ALLIANCE", "By", "Published"]
    assert of_kind["boilerplate"] == [
        "Advertisement",
        "Related articles",
        "Compact to meet in Bratislava",
        "Nine states, one plan",
        "Share this article",
        "Facebook",
        "© 2024 The Harbour Gazette. All rights reserved.",
    ]
    assert len(of_kind["body"]) == 5
    assert (layout.title, layout.author) == ("Danube Compact opens cyber school in Vienna", "Marta Kovac")
    assert layout.publisher == "The Harbour Gazette"
    assert layout.published is not None
    assert (layout.published.earliest, layout.published.method) == (date(2024, 5, 1), "masthead")
    assert NEWS[layout.published.start : layout.published.end] == layout.published.words == "3 days ago"


def test_known_title_is_found_under_its_heading_mark() -> None:
    layout = read_layout(f"# Accord trains\n\n{SENTENCE}\n", "en", title="Accord trains")
    assert [zone.kind for zone in layout.zones] == ["title", "body"]


def test_comments_end_the_text() -> None:
    text = f"{SENTENCE}\n\nComments\n\nGreat work, the Accord is the best thing that was ever made.\n"
    assert list(kinds(text, read_layout(text, "en")).values()) == ["body", "boilerplate", "boilerplate"]


def test_line_that_repeats_around_the_text_is_an_advert() -> None:
    text = f"Golden Watches\n\nAccord trains officers\n\n{SENTENCE}\n\nGolden Watches\n"
    layout = read_layout(text, "en")
    assert [zone.kind for zone in layout.zones] == ["masthead", "title", "body", "boilerplate"]
    assert layout.title == "Accord trains officers"


def test_list_of_fields_without_a_sentence_is_body() -> None:
    text = "Blue Accord: key facts\nFounded: 2011\nMembers:\nOman\nChad\n"
    assert set(kinds(text, read_layout(text, "en")).values()) == {"body"}


def test_list_after_the_last_sentence_is_body() -> None:
    text = f"{SENTENCE}\n\nThe members are:\n- Oman\n- Chad\n"
    assert set(kinds(text, read_layout(text, "en")).values()) == {"body"}


def test_hard_line_breaks_do_not_make_a_masthead() -> None:
    text = "The Blue Accord, which was founded in the port of Aden\nin 2011, has trained\nforty officers.\n"
    assert set(kinds(text, read_layout(text, "en")).values()) == {"body"}


def test_desk_credit_before_the_first_sentence_is_masthead() -> None:
    text = f"News Desk: {SENTENCE}"
    assert [zone.kind for zone in read_layout(text, "en").zones] == ["masthead", "body"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Lund", "Ana Lund"),
        ("BY ANA LUND", "ANA LUND"),
        ("By Ana Lund | 3 March 2024", "Ana Lund"),
        ("By Ana van der Berg and Bo Ek", "Ana van der Berg and Bo Ek"),
        ("Par Jean Diatta", "Jean Diatta"),
        ("Written by Ana Lund", "Ana Lund"),
        ("By Popular Demand the Accord returns to the port and says so.", None),
        ("By 2015", None),
    ],
)
def test_byline(line: str, author: str | None) -> None:
    layout = read_layout(f"Accord trains officers\n{line}\nEditor\n{SENTENCE}\n", "en")
    assert layout.author == author


@pytest.mark.parametrize(
    ("text", "language", "day", "words"),
    [
        ("Tunis, 07-6-2021\n", "fr", "2021-06-07", "Tunis, 07-6-2021"),
        ("TUNIS, March 3, 2024 (Agency) — The Pact met.", "en", "2024-03-03", "TUNIS, March 3, 2024 (Agency) — "),
        (" date 2021-03-04 The Pact met.", "en", "2021-03-04", " date 2021-03-04 "),
        ("PARIS, le 3 mars 2024 – Le Pacte", "fr", "2024-03-03", "PARIS, le 3 mars 2024 – "),
        (
            "New York, Nairobi, 12 February 2020 -- The Pact",
            "en",
            "2020-02-12",
            "New York, Nairobi, 12 February 2020 -- ",
        ),
        ("OSLO, Norway, 3 May 2020 (AFP) – X", "en", "2020-05-03", "OSLO, Norway, 3 May 2020 (AFP) – "),
        ("(Oslo, 3 May 2019) The Pact", "en", "2019-05-03", "(Oslo, 3 May 2019) "),
        ("3 March 2024 – The Pact", "en", "2024-03-03", "3 March 2024 – "),
        ("Publié le 3 mars 2024\n", "fr", "2024-03-03", "Publié le 3 mars 2024"),
    ],
)
def test_dateline(text: str, language: str, day: str, words: str) -> None:
    found = find_dateline(text, 0, language)
    assert found is not None
    assert (str(found.day), text[found.start : found.end]) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2024 the Pact met.",
        "In Oslo, 3 March 2024 was a cold day.",
        "Updated 3 March 2024\n",
        "The Pact met on 3 March 2024 - a Sunday.",
        "Founded in March 2014 - the Pact",
        "OSLO - The Pact",
    ],
)
def test_not_a_dateline(text: str) -> None:
    assert find_dateline(text, 0, "en") is None


def test_dateline_without_year_is_zoned_but_dates_nothing() -> None:
    layout = read_layout(f"OSLO, March 3 (Agency) - {SENTENCE}", "en")
    assert [zone.kind for zone in layout.zones] == ["dateline", "body"]
    assert layout.published is None


@pytest.mark.parametrize(
    ("head", "earliest", "latest"),
    [
        ("Wed, 4 May 2022 Log in\n\nAccord trains officers\n\n11 hours ago\n", "2022-05-03", "2022-05-04"),
        ("4 May 2022\n\nAccord trains officers\n\n2 weeks ago\n", "2022-04-14", "2022-04-20"),
        ("4 May 2022\n\nAccord trains officers\n\nYesterday\n", "2022-05-03", "2022-05-03"),
        ("Accord trains officers\n\nPublished: 4 May 2022\n", "2022-05-04", "2022-05-04"),
        ("Accord trains officers\n\nUpdated: 5 May 2022\nPublished: 4 May 2022\n", "2022-05-04", "2022-05-04"),
        ("Accord trains officers\n\n4 May 2022, 16 h 38 UTC\n", "2022-05-04", "2022-05-04"),
        ("Accord trains officers\n\n4 May 2022\n", "2022-05-04", "2022-05-04"),
    ],
)
def test_publication_by_masthead(head: str, earliest: str, latest: str) -> None:
    found = read_layout(f"{head}\n{SENTENCE}\n", "en").published
    assert found is not None
    assert (str(found.earliest), str(found.latest), found.method) == (earliest, latest, "masthead")


@pytest.mark.parametrize(
    "head",
    [
        "Wed, 4 May 2022 Log in\n\nAccord trains officers\n",
        "Accord trains officers\n\n11 hours ago\n",
        "Accord trains officers\n\nLast updated: 5 May 2022\n",
        "Accord trains officers\n",
    ],
)
def test_page_that_does_not_tell_its_publication(head: str) -> None:
    assert read_layout(f"{head}\n{SENTENCE}\n", "en").published is None


FORMS = (
    "",
    " ",
    "Menu",
    "Comments",
    "By Ana Lund",
    "3 May 2020",
    "2 days ago",
    "# Pact",
    "Web Desk: Yes.",
    "\x0c",
    "---",
)
MORE = (
    "Related articles",
    "Pact meets in Oslo",
    "© 2020 Wire",
    "Read also: x",
    "Oslo, 3 May 2020",
    "x" * 300,
    SENTENCE,
)
LINES = st.sampled_from([*FORMS, *MORE, "OSLO, 3 May 2020 - " + SENTENCE])


@given(
    st.one_of(
        st.text(max_size=300), st.lists(LINES, max_size=14).map("\n".join), st.lists(LINES, max_size=9).map("\r\n".join)
    ),
    st.sampled_from(["en", "fr"]),
    st.booleans(),
)
def test_zones_cover_any_text(text: str, language: str, has_front_matter: bool) -> None:
    start = len(text) // 3 if has_front_matter else 0
    zones = read_layout(text, language, start=start).zones
    assert "".join(text[zone.start : zone.end] for zone in zones) == text
    assert zones[0].start == 0
    assert zones[-1].end == len(text)
    assert all(left.end == right.start and left.kind != right.kind for left, right in pairwise(zones))
    assert all(zone.start < zone.end for zone in zones) or not text


@pytest.mark.parametrize(
    "wrapped",
    [
        "OSLO, 3 March 2024 - Chile and Kenya joined the pact on Friday, its secretary general,\nInga Sol, said.",
        "OSLO, 3 March 2024 - Chile and Kenya joined the\nFjord Pact on Friday.",
    ],
)
def test_a_dateline_above_a_paragraph_with_hard_line_breaks_is_no_title(wrapped: str) -> None:
    layout = read_layout(f"Pact grows\n\n{wrapped}\n\nThe pact has its seat in Oslo.\n", "en")
    assert layout.title == "Pact grows"
    assert layout.published is not None
    assert (layout.published.earliest, layout.published.method) == (date(2024, 3, 3), "dateline")
