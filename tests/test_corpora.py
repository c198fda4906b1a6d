"""The mappings of benchmarks/corpora.py on small invented texts; the corpora themselves are no part of the project."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kg.claims import Claim, ClaimTime, Evidence, Kind, Mention, make_claim

TEXT = "Asha Menon, chair of the Blue Accord, met Omar Haddad, the president of Chile, at the Reef Games in May 2019."


@pytest.fixture(scope="module", autouse=True)
def _path() -> Any:
    folder = str(Path(__file__).parent.parent / "benchmarks")
    sys.path.insert(0, folder)
    yield
    sys.path.remove(folder)


def load(name: str) -> Any:
    return import_module(name)


def mention(words: str, name: str | None = None, text: str = TEXT) -> Mention:
    start = text.index(words)
    return Mention(words, start, start + len(words), name or words)


def claim(
    kind: Kind, status: str | None = None, edtf: str | None = None, **arguments: Mention | list[Mention]
) -> Claim:
    given = {name: value if isinstance(value, list) else [value] for name, value in arguments.items()}
    time = None if edtf is None else ClaimTime(edtf, "May 2019", 0, 8)
    return make_claim(kind, given, Evidence("d", 0, len(TEXT), TEXT), rule="test", status=status, time=time)


def redocred_text() -> Any:
    pairs = load("corpora_pairs")
    games = TEXT.index("Reef Games")
    things = [
        ("PER", "Asha Menon"),
        ("ORG", "Blue Accord"),
        ("PER", "Omar Haddad"),
        ("LOC", "Chilean"),
        ("TIME", "May 2019"),
    ]
    named = [pairs.Thing(kind, (form,)) for kind, form in things]
    return pairs.Text("d", TEXT, (*named, pairs.Thing("MISC", ("the 9th Reef Games",), ((games, games + 10),))), ())


def ends(said: Any) -> list[tuple[str, list[int], list[int]]]:
    return [(pair.relation, sorted(pair.heads), sorted(pair.tails)) for pair in said]


def test_a_chair_presides_over_an_organisation_and_a_president_over_a_state() -> None:
    chair = claim("role", person=mention("Asha Menon"), post=mention("chair"), organization=mention("Blue Accord"))
    president = claim("role", person=mention("Omar Haddad"), post=mention("president"), organization=mention("Chile"))
    said = load("corpora_redocred").to_pairs(redocred_text(), [chair, president])
    assert ends(said) == [("P488", [1], [0]), ("P35/P6", [3], [2])]


def test_a_deputy_somebody_designated_and_the_chair_of_a_state_preside_over_nothing() -> None:
    text = "Asha Menon, deputy chair of the Blue Accord."
    deputy = make_claim(
        "role",
        {
            "person": [mention("Asha Menon", text=text)],
            "post": [mention("deputy chair", text=text)],
            "organization": [mention("Blue Accord", text=text)],
        },
        Evidence("d", 0, len(text), text),
        rule="test",
    )
    designate = claim(
        "role", "designate", person=mention("Asha Menon"), post=mention("chair"), organization=mention("Blue Accord")
    )
    of_state = claim("role", person=mention("Asha Menon"), post=mention("chair"), organization=mention("Chile"))
    assert ends(load("corpora_redocred").to_pairs(redocred_text(), [deputy, designate, of_state])) == []


def test_a_founding_has_the_date_only_at_its_precision() -> None:
    to_pairs, text = load("corpora_redocred").to_pairs, redocred_text()
    exact = claim("founding", edtf="2019-05", organization=mention("Blue Accord"))
    rough = claim("founding", edtf="2019", organization=mention("Blue Accord"))
    undated = claim("founding", organization=mention("Blue Accord"))
    assert ends(to_pairs(text, [exact, rough, undated])) == [("P571", [1], [4]), ("P571", [1], [])]


def test_an_event_counts_where_the_corpus_names_it() -> None:
    to_pairs, text = load("corpora_redocred").to_pairs, redocred_text()
    games = claim("event", edtf="2019-05", type=mention("Games"), participant=mention("Omar Haddad"))
    meeting = claim("event", edtf="2019-05", type=mention("met"), participant=mention("Omar Haddad"))
    assert ends(to_pairs(text, [games])) == [("P710/P1344", [5], [2]), ("P580", [5], [4]), ("P582", [5], [4])]
    assert ends(to_pairs(text, [meeting])) == []


def test_membership_and_headquarters_are_pairs_but_non_membership_is_none() -> None:
    member = claim("membership", "joined", member=mention("Chile"), organization=mention("Blue Accord"))
    stranger = claim("membership", "not_member", member=mention("Chile"), organization=mention("Blue Accord"))
    seat = claim("organization", name=mention("Blue Accord"), headquarters=mention("Chile"))
    said = load("corpora_redocred").to_pairs(redocred_text(), [member, stranger, seat])
    assert ends(said) == [("P463", [3], [1]), ("P159", [1], [3])]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1936", {"1936"}),
        ("June 1944", {"1944-06"}),
        ("13 March 1963", {"1963-03-13"}),
        ("April 25 , 1974", {"1974-04-25"}),
        ("the 1980s", {"198X"}),
        ("1900 - 1921", {"1900", "1921", "1900/1921"}),
        ("4–5 June 1942", {"1942-06-04", "1942-06-05", "1942-06-04/1942-06-05"}),
        ("ten years", set()),
    ],
)
def test_dates_of_the_corpus_are_read_at_their_precision(words: str, values: set[str]) -> None:
    assert load("corpora_redocred").parse_date(words) == values


def test_tokens_become_running_text_with_offsets() -> None:
    tokens = [["Ana", "'s", '"', "co", "-", "op", '"', "(", "Lima", ")", "."], ["It", "grew", "."]]
    text, starts, ends_ = load("corpora_redocred").join_tokens(tokens)
    assert text == 'Ana\'s "co-op" (Lima). It grew.'
    assert text[starts[0][8] : ends_[0][8]] == "Lima"
    assert text[starts[1][0] : ends_[1][1]] == "It grew"


def test_an_entry_gives_each_pair_once_and_turns_inverses_round() -> None:
    entry = {
        "sents": [["Ana", "Silva", "ran", "at", "the", "Reef", "Games", "."], ["She", "won", "."]],
        "entities": [
            [{"name": "Ana Silva", "sent": 0, "pos": [0, 2], "type": "PER"}],
            [{"name": "Reef Games", "sent": 0, "pos": [5, 7], "type": "MISC"}],
        ],
        "relations": [
            {"head": 0, "tail": 1, "property": "P1344", "evidence": []},
            {"head": 1, "tail": 0, "property": "P710", "evidence": [0]},
        ],
    }
    text = load("corpora_redocred").parse(entry, "d")
    [gold] = text.gold
    assert (gold.relation, gold.head, gold.tail, gold.sentence) == (
        "P710/P1344",
        1,
        0,
        "Ana Silva ran at the Reef Games.",
    )
    assert gold.groups == {"together"}
    published = {
        "sents": entry["sents"],
        "vertexSet": entry["entities"],
        "labels": [{"h": 0, "t": 1, "r": "P1344"}],
    }
    assert load("corpora_redocred").parse(published, "d") == text


def re3d_text(*relations: tuple[str, str, str]) -> Any:
    def phrase(words: str, key: str) -> dict[str, Any]:
        start = TEXT.index(words)
        return {key: words, f"{key}Begin": start, f"{key}End": start + len(words)}

    kinds = {"Asha Menon": "Person", "chair of the Blue Accord": "Person", "president of Chile": "Person"}
    entities = [
        {"value": words, "begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind}
        for words, kind in kinds.items()
    ]
    stated = [{"type": kind, **phrase(one, "source"), **phrase(other, "target")} for kind, one, other in relations]
    return load("corpora_re3d").parse(TEXT, "d", entities, stated)


def test_pairs_of_phrases_are_met_by_roles_and_meetings() -> None:
    text = re3d_text(
        ("InChargeOf", "Asha Menon", "the Blue Accord"),
        ("CommWith", "Omar Haddad", "Asha Menon"),
        ("CommWith", "Asha Menon", "Omar Haddad"),
        ("CommWith", "chair of the Blue Accord", "Omar Haddad"),
        ("IsSynonymOf", "Asha Menon", "chair of the Blue Accord"),
    )
    role = claim("role", person=mention("Asha Menon"), post=mention("chair"), organization=mention("Blue Accord"))
    meeting = claim(
        "event", type=mention("met", "meeting"), participant=[mention("Asha Menon"), mention("Omar Haddad")]
    )
    said = list(load("corpora_re3d").to_pairs(text, [role, meeting]))
    met = load("corpora_pairs").is_met
    assert [gold.relation for gold in text.gold] == ["InChargeOf", "CommWith", "CommWith", "IsSynonymOf"]
    assert [pair.relation for pair in said] == ["IsSynonymOf", "BelongsTo", "InChargeOf", "CommWith"]
    for gold in text.gold:
        [pair] = [one for one in said if one.relation == gold.relation]
        assert met(gold, pair, symmetric=gold.relation != "InChargeOf")


def test_the_order_of_a_pair_counts_unless_the_relation_has_none() -> None:
    pairs = load("corpora_pairs")
    gold = pairs.Gold("InChargeOf", 0, 1)
    role = claim("role", person=mention("Asha Menon"), post=mention("chair"))
    turned = pairs.Said("d", "InChargeOf", frozenset((1,)), frozenset((0,)), ("", ""), role)
    assert not pairs.is_met(gold, turned)
    assert pairs.is_met(gold, turned, symmetric=True)


def test_the_phrase_of_a_person_may_begin_with_posts_but_not_end_in_another_name() -> None:
    pairs, find = load("corpora_pairs"), load("corpora_re3d").find
    things = [
        pairs.Thing("Person", ("Defence Minister Omar Haddad",)),
        pairs.Thing("Person", ("Omar Haddad Junior",)),
        pairs.Thing("Organisation", ("the office of Omar Haddad",)),
    ]
    assert find(mention("Omar Haddad"), things) == {0}


def test_an_acronym_is_a_synonym_and_an_adviser_is_in_charge_of_nothing() -> None:
    text = "Lena Diaz, adviser to the Blue Accord (BA), spoke."

    def at(words: str) -> Mention:
        return mention(words, text=text)

    evidence = Evidence("d", 0, len(text), text)
    role = make_claim(
        "role",
        {"person": [at("Lena Diaz")], "post": [at("adviser")], "organization": [at("Blue Accord")]},
        evidence,
        rule="test",
    )
    named = make_claim("organization", {"name": [at("Blue Accord")], "acronym": [at("BA")]}, evidence, rule="test")
    said = load("corpora_re3d").to_pairs(load("corpora_pairs").Text("d", text, (), ()), [role, named])
    assert [(pair.relation, pair.words) for pair in said] == [
        ("IsSynonymOf", ("Lena Diaz", "adviser")),
        ("BelongsTo", ("Lena Diaz", "Blue Accord")),
        ("IsSynonymOf", ("Blue Accord", "BA")),
    ]


def test_figures_count_gold_found_and_claims_that_are_gold() -> None:
    pairs = load("corpora_pairs")
    text = "Oman joined the Blue Accord in 2016."
    things = (pairs.Thing("LOC", ("Oman",)), pairs.Thing("ORG", ("Blue Accord",)), pairs.Thing("LOC", ("Chile",)))
    gold = (pairs.Gold("P463", 0, 1), pairs.Gold("P463", 2, 1, groups=frozenset(("far",))))
    rows = (pairs.Row("P463", "member of"), pairs.Row("P463", "far", "far"))
    results = pairs.score(
        [pairs.Text("d", text, things, gold)],
        rows,
        load("corpora_redocred").to_pairs,
    )
    assert pairs.format_table(results).splitlines()[2:] == [
        "| member of | 2 | 1 | 0.50 | 1 | 1 | 1.00 | 0 |",
        "| far | 1 | 0 | 0.00 |  |  |  |  |",
    ]


def test_a_sample_is_the_same_for_its_seed_and_changes_little_with_the_whole() -> None:
    draw = load("corpora_pairs").draw
    whole = [str(number) for number in range(50)]
    few = draw(whole, 10, str)
    assert draw(list(reversed(whole)), 10, str) == few
    assert len(set(draw([*whole, "one more"], 10, str)) & set(few)) >= 9
    assert draw(whole, 10, str, "other") != few
