import pytest

from factory import ids_of, make_header, resolve_told
from kg.claims import Claim, Evidence, Mention, make_claim
from kg.entities import resolve_entities
from kg.entities.people import Context, contradict


def people(*lines: str, **options: object) -> list[str | None]:
    claims, entities = resolve_told(lines)
    return ids_of(claims, entities, "person")


def test_spellings_and_ranks_do_not_make_two_people() -> None:
    found = people(
        'one: role "person=Tariq bin Salem Al-Mogrebi" "post=secretary general" "organization=Blue Accord"',
        'two: role "person=Tarek Al-Moghrabi" "post=Secretary-General" "organization=Blue Accord" status=current',
        'two: rank "person=Tarek Al-Moghrabi" "rank=Major General"',
    )
    assert len(set(found)) == 1


def test_the_reason_of_a_merge_is_kept() -> None:
    _, entities = resolve_told(
        [
            'one: role "person=Khalid Rahman" "post=spokesman" "organization=Blue Accord" status=current',
            'two: role "person=Khaled Rahman" "post=spokesman" "organization=Blue Accord" status=current',
        ]
    )
    (merge,) = next(entity for entity in entities.by_id.values() if entity.kind == "person").merges
    assert (merge.left, merge.right, merge.source) == ("Khaled Rahman", "Khalid Rahman", "rules")
    assert "same post (spokesperson)" in merge.reason


def test_officials_of_different_states_stay_apart() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Ahmed Nasser" "post=defence minister" organization=Kuwait status=current',
            'two: role "person=Ahmad Nasser" "post=defence minister" organization=Yemen status=current',
            'three: role "person=Ahmed Nasser" "post=foreign minister" organization=Oman status=current',
        ]
    )
    assert len(set(ids_of(claims, entities, "person"))) == 3
    assert any("different states" in pair.reason for pair in entities.undecided)


def test_a_namesake_without_context_is_neither() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Ahmed Nasser" "post=defence minister" organization=Kuwait status=current',
            'two: role "person=Ahmed Nasser" "post=defence minister" organization=Yemen status=current',
            'three: event type=visit "participant=Ahmed Nasser"',
        ]
    )
    first, second = ids_of(claims, entities, "person")
    (third,) = ids_of(claims, entities, "participant")
    assert len({first, second, third}) == 3
    assert any("does not say which" in pair.reason for pair in entities.undecided)


def test_nobody_is_in_office_after_his_death() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Karim Haddad" post=president organization=Chad status=died time=2015',
            'two: role "person=Kareem Haddad" post=president organization=Chad status=current',
        ],
        published={"two": "2019-01-01"},
    )
    assert len(set(ids_of(claims, entities, "person"))) == 2


def test_an_initial_needs_the_same_post() -> None:
    confirmed = people(
        'one: role "person=Bilal R." "post=army chief" organization=Oman status=current',
        'two: role "person=Bilal Raza" "post=chief of army staff" organization=Oman status=current',
    )
    assert len(set(confirmed)) == 1
    alone = people(
        'one: role "person=Bilal R." post=spokesman "organization=Blue Accord" status=current',
        'two: role "person=Bilal Raza" post=adviser "organization=Danube Compact" status=current',
    )
    assert len(set(alone)) == 2


def test_a_name_that_fits_two_people_joins_neither() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Omar Khalid Rahman" post=adviser "organization=Blue Accord" status=current',
            'two: role "person=Omar Yusuf Rahman" post=spokesman "organization=Danube Compact" status=current',
            'three: event type=visit "participant=Omar Rahman"',
        ]
    )
    assert len({*ids_of(claims, entities, "person"), *ids_of(claims, entities, "participant")}) == 3
    assert sum("fits several" in pair.reason for pair in entities.undecided) == 2


def test_added_words_between_officials_of_unrelated_bodies_are_left_to_judge() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Omar Khalid Rahman" post=adviser "organization=Blue Accord" status=current',
            'two: role "person=Omar Rahman" post=spokesman "organization=Danube Compact" status=current',
        ]
    )
    assert len(set(ids_of(claims, entities, "person"))) == 2
    assert any("nothing else confirms it" in pair.reason for pair in entities.undecided)


def test_a_surname_stays_in_its_document() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Asha Menon" post=spokeswoman "organization=Blue Accord" status=current',
            "one: statement speaker=Menon quote=yes",
            'two: role person=Menon post=spokeswoman "organization=Blue Accord" status=current',
        ]
    )
    here, elsewhere = ids_of(claims, entities, "person")
    assert ids_of(claims, entities, "speaker") == [here]
    assert elsewhere != here


def test_ids_are_of_the_most_frequent_and_longest_name() -> None:
    _, entities = resolve_told(
        [
            'one: rank "person=Tariq Shah" rank=General',
            'two: rank "person=Tariq Shah" rank=General',
            'three: rank "person=Tariq Muhammad Shah" rank=General',
        ]
    )
    assert [key for key in entities.by_id if key.startswith("person/")] == ["person/tariq-shah"]
    assert {name.text for name in entities.by_id["person/tariq-shah"].names} == {"Tariq Shah", "Tariq Muhammad Shah"}


def test_denied_offices_say_nothing_of_a_person() -> None:
    found = people(
        'one: role "person=Ahmed Nasser" "post=defence minister" organization=Kuwait status=current',
        'two: role "person=Ahmad Nasser" "post=defence minister" organization=Yemen modality=denied',
    )
    assert len(set(found)) == 1


def test_same_office_outweighs_a_second_state() -> None:
    left = Context(offices=frozenset({("adviser", "organization:x")}), states=frozenset({"state:om"}))
    right = Context(offices=frozenset({("adviser", "organization:x")}), states=frozenset({"state:ye"}))
    assert contradict(left, right) is None


def test_names_listed_side_by_side_are_two_people() -> None:
    claims, entities = resolve_told(
        [
            'one: event type=meeting "participant=Omar Rahman+Umar Rahmane"',
            'two: event type=visit "participant=Omar Rahmane"',
        ]
    )
    first, second = (entities.of_mention[claims[0].id, "participant", index] for index in (0, 1))
    assert first != second
    assert any("side by side" in pair.reason for pair in entities.undecided)
    assert ids_of(claims[1:], entities, "participant")[0] not in (first, second)


@pytest.mark.parametrize(("title", "count"), [("Mrs", 2), ("Mr", 1), ("Dr", 1)])
def test_titles_of_both_sexes_are_of_two_people(title: str, count: int) -> None:
    claims = [speak("one", "Mr", "Jan Berg"), speak("two", title, "Jaan Berg")]
    entities = resolve_entities(claims, [make_header(name, "2020-01-01") for name in ("one", "two")])
    assert len(set(ids_of(claims, entities, "person"))) == count


def speak(document: str, title: str, name: str) -> Claim:
    """Make a claim of a sentence that puts a title before a name."""
    words = f"{title}. {name} is spokesperson of the Blue Accord."
    person = Mention(name, len(title) + 2, len(title) + 2 + len(name), name)
    post = Mention("spokesperson", words.index("spokes"), words.index("spokes") + 12, "spokesperson")
    accord = Mention("Blue Accord", words.index("Blue"), words.index("Blue") + 11, "Blue Accord")
    arguments = {"person": (person,), "post": (post,), "organization": (accord,)}
    return make_claim("role", arguments, Evidence(document, 0, len(words), words), rule="told", status="current")


def test_no_chain_of_spellings_joins_what_contradicts() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Omar Rahman" "post=defence minister" organization=Kuwait status=current',
            'two: role "person=Umar Rahman" post=spokesman "organization=Blue Accord" status=current',
            'three: role "person=Umar Rahmane" post=spokesman "organization=Blue Accord" status=current',
            'four: role "person=Omar Rahmane" "post=defence minister" organization=Yemen status=current',
        ]
    )
    found = ids_of(claims, entities, "person")
    assert found[0] != found[3]
