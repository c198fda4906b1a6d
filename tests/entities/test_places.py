import pytest

from factory import ids_of, resolve_told


def places(*lines: str) -> list[str | None]:
    claims, entities = resolve_told(lines)
    return ids_of(claims, entities, "place")


@pytest.mark.parametrize(
    "names",
    [
        ("Chişinău", "Chisinau", "Kichinev", "Kishinev"),
        ("Cairo", "Le Caire"),
        ("Beijing", "Pékin", "Peking"),
        ("St. Petersburg", "Saint-Pétersbourg"),
        ("Algiers", "Alger"),
    ],
)
def test_spellings_and_languages_of_one_city(names: tuple[str, ...]) -> None:
    found = places(*(f'd{number}: event type=visit "place={name}"' for number, name in enumerate(names)))
    assert len(set(found)) == 1


def test_two_cities_of_one_name_stay_apart_and_a_third_mention_joins_neither() -> None:
    claims, entities = resolve_told(
        [
            "one: event type=visit place=Tripoli host=Libya",
            "two: event type=visit place=Tripoli host=Lebanon",
            "three: event type=visit place=Tripoli",
        ]
    )
    found = ids_of(claims, entities, "place")
    assert len(set(found)) == 3
    assert [entities.by_id[str(place)].belongs_to for place in found] == ["state/libya", "state/lebanon", None]
    assert sum("does not say which" in pair.reason for pair in entities.undecided) == 2


@pytest.mark.parametrize(("host", "cities"), [("Libya", 1), ("Lebanon", 2)])
def test_a_name_without_a_state_is_the_largest_city_of_that_name(host: str, cities: int) -> None:
    found = places(f"one: event type=visit place=Tripoli host={host}", "two: event type=visit place=Tripoli")
    assert len(set(found)) == cities


def test_a_capital_is_a_place_not_its_state() -> None:
    (found,) = places("one: event type=visit place=Muscat")
    assert found == "place/muscat"


def test_a_name_is_not_respelt_into_a_town() -> None:
    first, second = places("one: event type=visit place=Mushin", "two: event type=visit place=Muchin")
    assert first == "place/mushin" != second
