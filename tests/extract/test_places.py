from __future__ import annotations

import pytest

from factory import read_spans_of

_MEMBERS = "Members: Bahrain, Benin, Côte d’Ivoire, Guinea-Bissau, Peru (1) Chad, Türkiye, United Arab Emirates."


def _found(text: str, kind: str, language: str = "en") -> list[tuple[str, str | None, str | None]]:
    return [(span.text, span.name, span.concept) for span in read_spans_of(text, language) if span.kind == kind]


def test_a_list_of_states_loses_none_at_a_footnote_mark() -> None:
    assert [code for _, _, code in _found(_MEMBERS, "state")] == ["bh", "bj", "ci", "gw", "pe", "td", "tr", "ae"]


def test_states_get_their_usual_english_name() -> None:
    assert _found("L'Arabie saoudite et la République islamique du Pakistan", "state", "fr") == [
        ("Arabie saoudite", "Saudi Arabia", "sa"),
        ("République islamique du Pakistan", "Pakistan", "pk"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("an Omani envoy", "en", ["Omani"]),
        ("a Saudi-Gulf initiative", "en", ["Saudi"]),
        ("un Saoudien et l'armée nigérienne", "fr", ["Saoudien", "nigérienne"]),
        ("the Al-Masri family", "en", []),
    ],
)
def test_demonyms(text: str, language: str, words: list[str]) -> None:
    assert [word for word, _, _ in _found(text, "demonym", language)] == words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("They met at the Naval Headquarters in Muscat.", "en", ["Naval Headquarters", "Muscat"]),
        ("Muscat-based troops near Lake Chad", "en", ["Muscat", "Lake Chad"]),
        ("the Gulf of Aden and Prince Faisal Air Base", "en", ["Gulf of Aden", "Prince Faisal Air Base"]),
        ("à Mascate, au palais présidentiel", "fr", ["Mascate", "palais présidentiel"]),
        ("Sydney Miller and Idris Paris met", "en", []),
    ],
)
def test_places(text: str, language: str, words: list[str]) -> None:
    assert [word for word, _, _ in _found(text, "place", language)] == words


def test_a_capital_is_a_place_and_not_its_state() -> None:
    assert _found("Muscat agreed.", "state") == []
    assert _found("Mascate a signé.", "place", "fr") == [("Mascate", "Muscat", None)]


def test_people_named_like_states() -> None:
    assert _found("Chad Miller and Sana Jordan met in Jordan.", "state") == [("Jordan", "Jordan", "jo")]
