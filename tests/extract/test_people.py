from __future__ import annotations

from pathlib import Path

import pytest

from factory import make_document, read_spans_of
from kg.extract import read_spans
from kg.extract.packs import load_packs


def _people(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(span.text, span.name) for span in read_spans_of(text, language) if span.kind == "person"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("General (retd) Idris Kone met Dr. Sana Haddad.", "en", ["Idris Kone", "Sana Haddad"]),
        ("Lt. Gen. Khaled bin Faisal Al-Mersi spoke.", "en", ["Khaled bin Faisal Al-Mersi"]),
        ("H.E. Sheikh Omar bin Hamad Al Qadri visited.", "en", ["Omar bin Hamad Al Qadri"]),
        ("Crown Prince Faisal bin Omar received him.", "en", ["Faisal bin Omar"]),
        ("J. S. Haddad and Idris “Sunny” Kone won.", "en", ["J. S. Haddad", "Idris “Sunny” Kone"]),
        ("Idris Kone, Zrvx Qwplm and Sana Haddad signed.", "en", ["Idris Kone", "Zrvx Qwplm", "Sana Haddad"]),
        ("Le Major Général Omar bin Saïd Al-Qadri a parlé.", "fr", ["Omar bin Saïd Al-Qadri"]),
        ("L'amiral Idris d'Almeida et Mme Sana Haddad.", "fr", ["Idris d'Almeida", "Sana Haddad"]),
        ("Hassan Cheikh Mohamoud, président de Kordavie, est là.", "fr", ["Hassan Cheikh Mohamoud"]),
        ("Son Premier ministre, Idris Koné de Tambèla, part.", "fr", ["Idris Koné de Tambèla"]),
        ("It was signed by Admiral Idris\n    el-Masri today.", "en", ["Idris\n    el-Masri"]),
        ("Capt. S M Haddad and Siobhán Ó Kone met.", "en", ["S M Haddad", "Siobhán Ó Kone"]),
        ("Minister Xi Qadri met Dr. De Santis.", "en", ["Xi Qadri", "De Santis"]),
        ("The post went to Ms. Rosario Chávez-Lira, a judge.", "en", ["Rosario Chávez-Lira"]),
        ("The death of George Haddad was told.", "en", ["George Haddad"]),
        ("Zrvxan Qwplmov (born 1971) is an engineer.", "en", ["Zrvxan Qwplmov"]),
        ("Zrvxan Qwplmov of Tonga won.", "en", ["Zrvxan Qwplmov"]),
        ("Le mandat du Vanuatais Idris Koné a pris fin.", "fr", ["Idris Koné"]),
    ],
)
def test_names_without_ranks_and_honorifics(text: str, language: str, names: list[str]) -> None:
    assert [words for words, _ in _people(text, language)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("By Sana Haddad and Idris Kone", "en"),
        ("Troops left Fatima Street and the Hassan Mosque.", "en"),
        ("In three fields: Doctrine, Outreach, Counter Piracy Financing, and Training.", "en"),
        ("Share This Article. Read More. Watch Live", "en"),
        ("La commune de Fatima et le virus Zika.", "fr"),
        ("C'est fini. Le Sommet de la Terre reprend.", "fr"),
        ("The Summit on Friday in Karachi", "en"),
        ("The ships began Frozen Anchor on Monday.", "en"),
        ("Soldiers took part in Desert Haddad-2024 there.", "en"),
        ("La rencontre s'est tenue à Las Palmas.", "fr"),
    ],
)
def test_no_people(text: str, language: str) -> None:
    assert _people(text, language) == []


def test_short_forms_carry_the_full_name() -> None:
    text = "Syed Idris Omar Kone spoke. Idris Kone smiled. Gen. Kone left. Kone's aide stayed in Oman."
    assert [name for _, name in _people(text)] == ["Syed Idris Omar Kone"] * 4


def test_a_ruler_of_the_same_name_is_somebody_else() -> None:
    text = "Le prince Khaled ben Salmane est venu. Le roi Salmane l'a reçu."
    assert _people(text, "fr")[1] == ("Salmane", "Salmane")


def test_a_surname_that_is_a_place_too_is_the_person() -> None:
    text = "President Manuel Belgrano spoke. Belgrano smiled. He lives in Belgrano."
    assert [words for words, _ in _people(text)] == ["Manuel Belgrano", "Belgrano"]


def test_a_city_ends_the_name_of_somebody_with_a_title() -> None:
    def people(text: str) -> list[str]:
        return [span.text for span in read_spans_of(text) if span.kind == "person"]

    assert people("Rear Admiral Idris Kone Lagos spoke.") == ["Idris Kone Lagos"]
    assert people("Rear Admiral Idris Kone, Lagos, spoke.") == ["Idris Kone"]


def test_a_pack_may_know_further_first_names(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[person]\ngiven_names = ["Fortune"]\n', encoding="utf-8")
    document = make_document("A letter from Fortune Marsh reached Lima.")
    people = [
        [span.text for sentence in read_spans(document, load_packs("en", packs)).sentences for span in sentence.spans]
        for packs in ((), (pack,))
    ]
    assert people == [["Lima"], ["Fortune Marsh", "Lima"]]
