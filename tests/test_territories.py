import pytest

from kg.errors import ModelError
from kg.territories import (
    ambiguous_names,
    demonyms,
    find_place,
    find_territory,
    place_names,
    state_names,
    territories,
    territory,
)


def code_of(name: str) -> str | None:
    found = find_territory(name)
    return found.code if found else None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Niger", "ne"),
        ("Nigeria", "ng"),
        ("Guinea", "gn"),
        ("Guinea-Bissau", "gw"),
        ("Equatorial Guinea", "gq"),
        ("Ivory Coast", "ci"),
        ("Côte d’Ivoire", "ci"),
        ("Cote d'Ivoire", "ci"),
        ("Palestine", "ps"),
        ("State of Palestine", "ps"),
        ("UAE", "ae"),
        ("the United Arab Emirates", "ae"),
        ("Émirats arabes unis", "ae"),
        ("Emirats Arabes Unis", "ae"),
        ("Kingdom of Saudi Arabia", "sa"),
        ("Royaume d'Arabie saoudite", "sa"),
        ("المملكة العربية السعودية", "sa"),
        ("Islamic Republic of Pakistan", "pk"),
        ("République islamique de Mauritanie", "mr"),
        ("Türkiye", "tr"),
        ("Turkey", "tr"),
        ("Burma", "mm"),
        ("Zaire", "cd"),
        ("Upper Volta", "bf"),
        ("Swaziland", "sz"),
        ("USSR", "suhh"),
        ("Bahreïn", "bh"),
    ],
)
def test_a_state_is_found_by_each_of_its_names(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize("name", ["Nigeri", "Islamabad", "Riyadh", "Tunis", "Algiers", "us", "Congo", "", "Atlantis"])
def test_capitals_shared_names_and_near_misses_are_no_state(name: str) -> None:
    assert find_territory(name) is None


def test_codes_labels_and_identifiers() -> None:
    found = territory("pk")
    assert (found.alpha3, found.wikidata, found.capital, found.sovereign) == ("PAK", "Q843", "Islamabad", True)
    assert found.labels["fr"] == "Pakistan"
    assert found.labels["ar"] == "باكستان"
    assert found.names[0] == "Pakistan"
    assert not territory("gl").sovereign
    with pytest.raises(ModelError, match="alpha-2"):
        territory("PAK")


def test_every_state_has_its_own_names_and_a_capital_that_is_a_place() -> None:
    states = [found for found in territories() if found.sovereign]
    assert 190 < len(states) < 200
    for state in states:
        assert code_of(state.labels["en"]) == state.code
        assert code_of(state.labels["fr"]) == state.code
        assert {"en", "fr", "ar"} <= state.labels.keys()
    known = [find_place(state.capital, state.code) for state in states if state.capital]
    assert sum(place is not None and place.capital for place in known) >= len(states) - 2


def test_names_to_look_for_are_kept_by_language() -> None:
    assert state_names("en")["Saudi Arabia"] == "sa"
    assert "Arabie saoudite" not in state_names("en")
    assert state_names("fr")["Mexique"] == "mx"
    assert "Mexico" not in state_names("fr")
    assert state_names("de") == {}


@pytest.mark.parametrize(
    ("language", "word", "code"),
    [
        ("en", "Saudi", "sa"),
        ("en", "Pakistanis", "pk"),
        ("en", "Nigerien", "ne"),
        ("en", "Nigerian", "ng"),
        ("fr", "nigérienne", "ne"),
        ("fr", "nigérianes", "ng"),
        ("fr", "Sénégalais", "sn"),
        ("fr", "grecques", "gr"),
        ("fr", "soviétique", "suhh"),
        ("fr", "émiratie", "ae"),
    ],
)
def test_demonyms_are_inflected(language: str, word: str, code: str) -> None:
    assert demonyms(language)[word] == code


def test_demonyms_that_two_states_share_are_left_out() -> None:
    assert "Congolese" not in demonyms("en")
    assert "congolais" not in demonyms("fr")


def test_no_name_to_look_for_is_both_state_and_place() -> None:
    for language in ("en", "fr", "ar"):
        assert not state_names(language).keys() & place_names(language).keys()


def test_places_by_language_spelling_and_state() -> None:
    assert place_names("en")["Jeddah"] == ("Jeddah", "sa")
    assert place_names("fr")["Djeddah"] == ("Jeddah", "sa")
    assert place_names("ar")["الرياض"] == ("Riyadh", "sa")
    tripoli = find_place("Tripoli", "lb")
    assert tripoli is not None
    assert not tripoli.capital
    riyadh = find_place("Riyad")
    assert riyadh is not None
    assert (riyadh.name, riyadh.country, riyadh.capital) == ("Riyadh", "sa", True)
    assert find_place("Riyadhi") is None


def test_names_that_people_bear_are_marked() -> None:
    assert {"Chad", "Jordan", "Georgia"} <= ambiguous_names("en")
    assert not {"Pakistan", "Egypt", "Rawalpindi"} & ambiguous_names("en")
