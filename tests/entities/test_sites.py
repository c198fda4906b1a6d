from factory import ids_of, resolve_told


def test_a_facility_without_its_city_is_the_only_one_of_that_state() -> None:
    claims, entities = resolve_told(
        [
            'one: event type=meeting place="Naval Headquarters"+Mombasa "participant=Asha Menon"+"Ravi Das"',
            'two: role "person=Ravi Das" "post=navy chief" organization=Kenya status=current',
            'two: event type=meeting place="Naval Headquarters" "participant=Ravi Das" "host=Ravi Das"',
            'three: event type=meeting place="Naval Headquarters" host=Oman',
        ]
    )
    first, second, third = ids_of(claims, entities, "place")
    assert first == second == "place/naval-headquarters-mombasa"
    assert third != first
    assert entities.by_id[str(first)].belongs_to == "place/mombasa"
    assert entities.by_id[str(first)].label == "Naval Headquarters, Mombasa"


def test_cities_by_their_spellings_and_capitals_are_no_states() -> None:
    claims, entities = resolve_told(["one: event type=visit place=Riyadh", "fr-two: event type=visit place=Riyad"])
    assert set(ids_of(claims, entities, "place")) == {"place/riyadh"}
    city = entities.by_id["place/riyadh"]
    assert city.belongs_to == "state/saudi-arabia"
    assert city.labels["fr"] == "Riyad"
    assert "state/saudi-arabia" in entities.by_id


def test_a_city_is_that_of_the_state_told_of() -> None:
    claims, entities = resolve_told(
        ['one: event type=visit "place=Tripoli"+Lebanon', "two: event type=visit place=Tripoli"]
    )
    first, second = ids_of(claims, entities, "place")
    assert first != second
    assert entities.by_id[str(first)].belongs_to == "state/lebanon"


def test_states_by_all_names() -> None:
    claims, entities = resolve_told(
        [
            'one: membership "member=Ivory Coast" "organization=Blue Accord" status=member',
            'fr-two: membership "member=Côte d\'Ivoire" "organization=Blue Accord" status=member',
        ]
    )
    assert set(ids_of(claims, entities, "member")) == {"state/cote-divoire"}
    state = entities.by_id["state/cote-divoire"]
    assert ("wikidata", "Q1008") in state.identifiers
    assert ("iso3166-1-alpha-3", "CIV") in state.identifiers
    assert {name.text for name in state.names} == {"Ivory Coast", "Côte d'Ivoire"}


def test_a_programme_under_two_names() -> None:
    claims, entities = resolve_told(
        [
            'one: programme "name=Lantern Initiative" "organizer=Blue Accord" place=Muscat "topic=night rescue at sea"',
            'two: programme "name=Rescue by Night" "organizer=Blue Accord" place=Oman',
            'three: programme "name=Rescue by Night" "organizer=Blue Accord" place=Kenya',
            'four: programme "name=Rescue by Night" "organizer=Danube Compact" place=Muscat',
        ]
    )
    first, second, third, fourth = ids_of(claims, entities, "name")
    assert first == second
    assert len({first, third, fourth}) == 3


def test_who_launched_a_programme_tells_for_whom_it_runs() -> None:
    told = [
        'one: programme "name=Lantern Initiative" "organizer=Blue Accord" place=Muscat',
        'two: role "person=Asha Menon" post=secretary-general "organization=Blue Accord" status=current',
        'two: programme "name=New Lantern" place=Muscat',
    ]
    launch = 'two: event type=launch "participant=Asha Menon" "about=New Lantern"'
    for lines, number in (((*told, launch), 1), (told, 2)):
        claims, entities = resolve_told(lines)
        assert len(set(ids_of(claims, entities, "name"))) == number


def test_programmes_of_different_years_stay_apart() -> None:
    claims, entities = resolve_told(
        [
            'one: programme "name=Lantern Course" "organizer=Blue Accord" place=Muscat time=2021-03',
            'two: programme "name=Lantern Course" "organizer=Blue Accord" place=Muscat time=2023-03',
        ]
    )
    assert len(set(ids_of(claims, entities, "name"))) == 2


def test_names_that_one_claim_gives_to_a_programme() -> None:
    claims, entities = resolve_told(
        [
            'one: programme "name=Lantern"+"Night Rescue Course" "organizer=Blue Accord"',
            "one: event type=launch about=Lantern",
            "one: event type=launch about=gardening",
        ]
    )
    (programme,) = ids_of(claims, entities, "name")
    assert ids_of(claims, entities, "about") == [programme, None]
