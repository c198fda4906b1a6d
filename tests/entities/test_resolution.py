import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factory import make_header, parse_told, resolve_told
from kg.entities import Entities, resolve_entities

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

NAMES = ("Omar Khalid Rahman", "Omar Yusuf Rahman", "Omar Rahman", "Umar Rahmane", "Rahman", "Bilal R.", "Bilal Raza")
POSTS = ("secretary general", "defence minister", "spokesman", "army chief")
OWNERS = ("Blue Accord", "Accord bleu", "Kenya", "Mali", "Danube Compact", "DC", "")
WORLD = [
    'd1: organization "name=Danube Compact" acronym=DC',
    'd2: programme "name=Lantern" "organizer=Blue Accord" place=Nairobi',
    'fr3: programme "name=Lantern Course" "organizer=Accord bleu" place=Kenya',
    'd1: event type=meeting "place=Naval Headquarters"+Mombasa "participant=Omar Rahman"',
    'd4: event type=meeting "place=Naval Headquarters" host=Kenya',
]


@st.composite
def worlds(draw: st.DrawFn) -> list[str]:
    lines = list(WORLD)
    for number in range(draw(st.integers(1, 8))):
        owner = draw(st.sampled_from(OWNERS))
        where = f' "organization={owner}"' if owner else ""
        lines.append(
            f'd{number % 5}: role "person={draw(st.sampled_from(NAMES))}" "post={draw(st.sampled_from(POSTS))}"{where}'
        )
    return lines


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(lines: list[str], chance: random.Random) -> None:
    claims = [parse_told(line, start=number * 100)[0] for number, line in enumerate(lines)]
    headers = [make_header(name, "2020-01-01") for name in sorted({claim.document for claim in claims})]
    expected = resolve_entities(claims, headers)
    chance.shuffle(claims)
    chance.shuffle(headers)
    assert resolve_entities(claims, headers) == expected


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds(), st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True), max_size=4))
def test_nobody_is_named_beside_himself(lines: list[str], lists: list[list[str]]) -> None:
    met = [f'd{n % 3}: event type=meeting "participant={"+".join(names)}"' for n, names in enumerate(lists)]
    claims, entities = resolve_told([*lines, *met])
    for claim in claims:
        if claim.kind == "event":
            named = range(len(claim.arguments.get("participant", ())))
            found = [entities.of_mention.get((claim.id, "participant", index)) for index in named]
            people = [entity for entity in found if entity is not None]
            assert len(people) == len(set(people))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_everything_refers_to_something(lines: list[str]) -> None:
    claims, entities = resolve_told(lines)
    check_whole(entities)
    for claim in claims:
        for argument in ("person", "post"):
            for index in range(len(claim.arguments.get(argument, ()))):
                assert (claim.id, argument, index) in entities.of_mention


def check_whole(entities: Entities) -> None:
    assert set(entities.of_mention.values()) <= entities.by_id.keys()
    assert list(entities.by_id) == sorted(entities.by_id)
    for key, entity in entities.by_id.items():
        assert key == entity.id
        assert key.partition("/")[0] == entity.kind
        assert entity.label
        assert entity.belongs_to is None or entity.belongs_to in entities.by_id


def test_two_namesakes_get_different_ids() -> None:
    _, entities = resolve_told(
        [
            'one: role "person=Ahmed Nasser" "post=defence minister" organization=Kuwait status=current',
            'two: role "person=Ahmed Nasser" "post=defence minister" organization=Yemen status=current',
        ]
    )
    first, second = (key for key in entities.by_id if key.startswith("person/"))
    assert first == "person/ahmed-nasser"
    assert second.startswith("person/ahmed-nasser-")


def test_nothing_gives_nothing() -> None:
    assert resolve_entities([], []) == Entities({}, {}, ())


def test_a_person_that_other_claims_name_is_a_person_in_events_too() -> None:
    claims, entities = resolve_told(
        [
            'one: role "person=Asha Menon" post=adviser "organization=Blue Accord" status=current',
            'two: event type=meeting participant="Asha Menon"+"Blue Accord"+Oman+"Zork Quibble Agency"+"Maria Gomez"',
        ]
    )
    found = [entities.of_mention[claims[1].id, "participant", index] for index in range(5)]
    kinds = [key.partition("/")[0] for key in found]
    assert kinds == ["person", "organization", "state", "organization", "person"]


@pytest.mark.skipif(not SEEDS.exists(), reason="the real documents are not beside the checkout")
def test_real_documents_without_authority() -> None:
    from kg.documents import read_documents
    from kg.documents.model import Document
    from kg.extract import extract_claims

    documents = [document for document in read_documents([SEEDS]) if isinstance(document, Document)]
    claims = [claim for document in documents for claim in extract_claims(document)]
    entities = resolve_entities(claims, [document.header for document in documents])
    check_whole(entities)
    coalitions = [entity for entity in entities.by_id.values() if entity.subtype == "coalition"]
    assert len(coalitions) == 1
    spread = {name.document for name in coalitions[0].names}
    assert len(spread) == len(documents)
    holders = {
        entities.of(claim, "person")[0]
        for claim in claims
        if entities.of(claim, "post") == (f"post/{coalitions[0].id.partition('/')[2]}-secretary-general",)
    }
    assert len(holders) == 1
    assert len({name.text for name in entities.by_id[holders.pop()].names}) >= 3
    chiefs = {
        entities.of(c, "person")[0]
        for c in claims
        if c.kind == "role" and c.status == "current" and "chief-of-staff" in entities.of(c, "post")[0]
    }
    ranked = {entities.of(c, "person")[0]: set() for c in claims if c.kind == "rank"}  # type: ignore[var-annotated]
    for claim in claims:
        if claim.kind == "rank":
            ranked[entities.of(claim, "person")[0]].update(entities.of(claim, "rank"))
    assert len(chiefs) == 1
    assert len(ranked[chiefs.pop()]) == 2
    assert replace(coalitions[0], names=()).merges
