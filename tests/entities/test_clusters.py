"""Joining nodes: a judgement wins, what is confirmed goes first, and two that cannot be one are never joined."""

from itertools import permutations

from kg.entities.clusters import Rulings, cluster, make_edge


def test_a_name_that_two_incompatible_ones_claim_joins_neither() -> None:
    edges = [make_edge("short", other, "same acronym") for other in ("left", "right")]
    found = cluster(["left", "right", "short"], edges, Rulings(), lambda one, other: {one, other} != {"left", "right"})
    assert found.groups == (("left",), ("right",), ("short",))
    assert {(low, high) for low, high, _ in found.undecided} == {("left", "short"), ("right", "short")}


def test_a_name_that_only_one_of_two_confirms_joins_that_one() -> None:
    edges = [make_edge("short", "left", "same words", confirmed=False), make_edge("short", "right", "same post")]
    found = cluster(["left", "right", "short"], edges, Rulings(), lambda one, other: {one, other} != {"left", "right"})
    assert found.groups == (("left",), ("right", "short"))


def test_what_is_confirmed_is_joined_first_in_any_order() -> None:
    apart = Rulings(different={frozenset(("a", "c")): "different: two people"})
    edges = [make_edge("a", "b", "same words", confirmed=False), make_edge("b", "c", "same post")]
    for order in permutations(edges):
        assert cluster("abc", order, apart).groups == (("a",), ("b", "c"))


def test_a_judgement_joins_before_any_rule() -> None:
    rulings = Rulings(
        same=(make_edge("b", "c", "said to be one", "judgement"),),
        different={frozenset(("a", "c")): "different: two people"},
    )
    found = cluster("abc", [make_edge("a", "b", "same post")], rulings)
    assert found.groups == (("a",), ("b", "c"))
    assert ("a", "b", "a judgement keeps them apart") in found.undecided
