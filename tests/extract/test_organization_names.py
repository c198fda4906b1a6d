from __future__ import annotations

import pytest

from factory import read_spans_of
from kg.extract.organization_scores import ALLIANCE


def _names(text: str, language: str = "en") -> list[str]:
    return [span.text for span in read_spans_of(text, language) if span.kind == "organization" and not span.nominal]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Oman joined the Pearl Covenant in 2016.", "en", ["Pearl Covenant"]),
        ("Ana Silva chairs the Gulf of Bothnia Watch.", "en", ["Gulf of Bothnia Watch"]),
        ("The Three Bays Circle has nine members.", "en", ["Three Bays Circle"]),
        ("Cadets took a course run by the Gobi Sappers' Ring in Lima.", "en", ["Gobi Sappers' Ring"]),
        ("The director of the Pearl Coast Trust resigned.", "en", ["Pearl Coast Trust"]),
        ("Sana Haddad of the Amber Ring met Omar Rida of the Pearl Quad.", "en", ["Amber Ring", "Pearl Quad"]),
        ('Envoys met the armed group "Sons of the Dune".', "en", ["Sons of the Dune"]),
        ("Le Tchad est membre de la Vigie de la mer Jaune.", "fr", ["Vigie de la mer Jaune"]),
        ("Elle dirige le Croissant d'or depuis 2016.", "fr", ["Croissant d'or"]),
        ("L'adhésion au Cercle andin de déminage est close.", "fr", ["Cercle andin de déminage"]),
        ("La charte de la Ronde de l'océan Indien est prête.", "fr", ["Ronde de l'océan Indien"]),
        ("Le siège de la Commission du golfe de Lima est loin.", "fr", ["Commission du golfe de Lima"]),
    ],
)
def test_the_words_beside_a_name_show_that_it_is_one(text: str, language: str, names: list[str]) -> None:
    assert _names(text, language) == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They sailed across the Pearl Sea.", "en"),
        ("The exercise Pearl Shield ended.", "en"),
        ("The course “Guard of the Dune” ended.", "en"),
        ("The Pearl Lanes Protocol was signed.", "en"),
        ("Mary Chapin joined the talks.", "en"),
        ("The fleet left the Red Sea on Monday.", "en"),
        ("The Norwegian Ambassador spoke.", "en"),
        ("MEDIA DAY: bring boots.", "en"),
        ("L'exercice « Bouclier ocre » a pris fin.", "fr"),
        ("L'Italien Renato Bertini dirige les travaux.", "fr"),
    ],
)
def test_places_people_and_things_are_no_organisations(text: str, language: str) -> None:
    assert _names(text, language) == []


def test_a_name_found_once_is_taken_everywhere() -> None:
    text = "Oman joined the Pearl Covenant. Whatever one says about it, Pearl\nCovenant lives."
    assert _names(text) == ["Pearl Covenant", "Pearl\nCovenant"]


def test_the_word_a_name_is_called_by_for_short_stands_for_it() -> None:
    spans = read_spans_of("Oman joined the Pearl Covenant. The Covenant lives.", "en")
    assert [(span.text, span.name) for span in spans if span.nominal] == [("Covenant", "Pearl Covenant")]


def test_states_may_belong_to_what_they_join_and_not_to_a_think_tank() -> None:
    (joined,) = [span for span in read_spans_of("Oman joined the Pearl Covenant.", "en") if span.kind == "organization"]
    tank = "The Pearl Covenant, a think tank in Lima, said so to a member of the Pearl Covenant."
    found = [span for span in read_spans_of(tank, "en") if span.text == "Pearl Covenant"]
    assert joined.concept == ALLIANCE
    assert [span.concept for span in found] == [None, None]


def test_names_above_a_list_of_members_are_organisations() -> None:
    assert _names("Pearl Heron Ropes\n\nMember states\n\n- Oman\n- Chad\n")[:1] == ["Pearl Heron Ropes"]


def test_an_organ_is_no_part_of_the_name_of_what_it_belongs_to() -> None:
    assert _names("The Secretariat of the Pearl Council met.") == ["Pearl Council"]
    assert _names("Le Conseil d'administration du Fonds Perle a siégé.", "fr") == ["Fonds Perle"]
