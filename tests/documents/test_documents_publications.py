"""The publication date that the head of a text gives, and the dates there that are none."""

from __future__ import annotations

import pytest

from kg.documents.layouts import read_layout

SENTENCE = "The Blue Accord trained forty officers in Lima, its secretary general said."


@pytest.mark.parametrize(
    ("head", "language", "day"),
    [
        ("TIDE WATCH\nThe Blue Accord's newsletter * No. 8 * 13 June 2025", "en", "2025-06-13"),
        ("LETTRE MENSUELLE — n° 7 — mercredi 15 juillet 2020", "fr", "2020-07-15"),
        ("COURSE ANNOUNCEMENT 07/26          Lima, 20.02.2026", "en", "2026-02-20"),
        ("COURSE NOTICE          Lima, 20.02.2026\n\nDeadline:     06.03.2026", "en", "2026-02-20"),
        ("A boat in its box\nAugust 20, 2024 · 4 min read · 37 comments", "en", "2024-08-20"),
        ("What happened in Lima\nSummary prepared by the Harbour Institute, 13 November 2023", "en", "2023-11-13"),
        ("BLUE ACCORD\nFact sheet: who sits in it\nStatus: 1 September 2024", "en", "2024-09-01"),
        ("COMMUNIQUÉ DE PRESSE\nLima, le 2 juillet 2025 — Pour diffusion immédiate", "fr", "2025-07-02"),
        ("She wanted a boat. Now she has forty.\nBy ANA SILVA\nLIMA, May 4, 2024", "en", "2024-05-04"),
    ],
)
def test_the_head_of_a_text_gives_its_date(head: str, language: str, day: str) -> None:
    published = read_layout(f"{head}\n\n{SENTENCE}\n", language).published
    assert published is not None
    assert str(published.earliest) == str(published.latest) == day


@pytest.mark.parametrize(
    "head",
    [
        "The Blue Accord trains officers\nDeadline: 6 March 2026",
        "The Blue Accord trains officers\nDates: 23.03.2026 - 27.03.2026",
        "NEWSLETTER * No. 8 * 13 June 2025\nNEWSLETTER * No. 9 * 14 July 2025",
        "Saturday, 19 October 2024    Sign in | Subscribe\nThe Blue Accord trains officers",
        "Since May 2019 the Blue Accord trains officers in Lima.",
    ],
)
def test_other_dates_in_a_head_date_nothing(head: str) -> None:
    assert read_layout(f"{head}\n\n{SENTENCE}\n", "en").published is None
