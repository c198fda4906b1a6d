"""Names compared strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.scoring.names import find_people, overlap, same_organization, same_party, same_person, same_place, words

PEOPLE = {
    "Mariem Mint Sidi Baba": ("Mariem Mint Sidi Baba", "Mme Baba"),
    "Ilir Hoxhaj": ("Ilir Hoxhaj",),
    "Arben Hoxhaj": ("Arben Hoxhaj",),
}
ORGANIZATIONS = {
    "African Union": ("African Union", "AU"),
    "African Union Mission": ("African Union Mission",),
    "Ministry of Ports": ("Ministry of Ports",),
    "Harbour League": ("Harbour League", "the league"),
    "Inland League": ("Inland League", "the league"),
}


@pytest.mark.parametrize("name", ["Mariem Mint Sidi Baba", "mariem mint sidi baba", "Sidi Baba", "Baba", "Mme Baba"])
def test_forms_and_short_forms_mean_the_person(name: str) -> None:
    assert same_person(name, "Mariem Mint Sidi Baba", PEOPLE)


@pytest.mark.parametrize("name", ["Mariem", "Mariem Mint Sidi", "Fatma Baba", "Sidi Baba Ali", "Hoxhaj", "", "de la"])
def test_cut_longer_and_other_names_do_not(name: str) -> None:
    assert not same_person(name, "Mariem Mint Sidi Baba", PEOPLE)


def test_a_short_name_of_two_people_can_mean_both_and_is_the_same_as_neither() -> None:
    assert find_people("Hoxhaj", PEOPLE) == {"Ilir Hoxhaj", "Arben Hoxhaj"}
    assert not same_person("Hoxhaj", "Ilir Hoxhaj", PEOPLE)


def test_somebody_who_is_not_listed_is_compared_by_the_name_given() -> None:
    assert same_person("Kone", "Idris Kone", {})
    assert not same_person("Kone", "Idris Kone", {"Awa Kone": ("Awa Kone",)})


@pytest.mark.parametrize(
    ("name", "meant", "same"),
    [
        ("the African Union", "African Union", True),
        ("AU", "African Union", True),
        ("African Union (AU)", "African Union", True),
        ("AU", "African Union Mission", False),
        ("African Union Mission", "African Union", False),
        ("African Union", "African Union Mission", False),
        ("Togolese Ministry of Ports", "Ministry of Ports", True),
        ("Ministry of Ports of the Harbour League", "Ministry of Ports", True),
        ("Togolese Ministry of Ports", "Malian Ministry of Ports", False),
        ("Ministry of Ports", "Ministry of Ports of the Harbour League", False),
        ("Office of Tides", "Office of Tides of the Harbour League", False),
        ("Harbour League", "Ministry of Ports", False),
        ("Ministry of Posts", "Ministry of Ports", False),
        ("Ministry", "Ministry of Ports", False),
        ("Ministry of Ports and Railways", "Ministry of Ports", False),
        ("League", "Harbour League", False),
        ("Kingdom of Morocco", "Maroc", True),
        ("Niger", "Nigeria", False),
        ("Guinea", "Guinea-Bissau", False),
        ("Republic of the Congo", "Democratic Republic of the Congo", False),
        ("the", "African Union", False),
    ],
)
def test_organizations_and_states(name: str, meant: str, same: bool) -> None:
    assert same_organization(name, meant, ORGANIZATIONS) is same


def test_a_party_is_a_person_where_the_name_is_that_of_a_person() -> None:
    assert same_party("Baba", "Mariem Mint Sidi Baba", PEOPLE, ORGANIZATIONS)
    assert not same_party("Hoxhaj", "Ilir Hoxhaj", PEOPLE, ORGANIZATIONS)
    assert same_party("AU", "African Union", PEOPLE, ORGANIZATIONS)


def test_places() -> None:
    assert same_place("Genève", "Geneva")
    assert same_place("the Amber Hall", "Amber Hall")
    assert not same_place("Amber Hall", "Amber House")
    assert not same_place("Tripoli", "Tunis")


def test_half_of_the_words() -> None:
    assert overlap("Quiet Harbour", "Guard of the Quiet Harbour")
    assert not overlap("Harbour", "Guard of the Quiet Harbour")
    assert not overlap("of the", "of the")


_NAMES = st.lists(st.sampled_from(["Sana", "Omar", "Haddad", "Malouf", "al"]), min_size=1, max_size=4).map(" ".join)


@given(_NAMES, _NAMES)
def test_a_name_that_adds_a_word_is_never_the_same_person(name: str, more: str) -> None:
    people = {name: (name,)}
    if set(words(more)) - set(words(name)):  # "al" and other articles are no words
        assert not same_person(f"{more} {name}", name, people)


@given(_NAMES, _NAMES)
def test_full_names_are_the_same_only_if_their_words_are(left: str, right: str) -> None:
    people = {name: (name,) for name in (left, right)}
    if words(left) and words(right) and words(left) != words(right):
        assert not same_person(left, right, people)


@given(st.text(alphabet="abcéèÀ'’- .,", max_size=12))
def test_words_are_stable(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)
    assert words(text.upper()) == words(text)
