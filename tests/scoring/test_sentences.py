"""The sentence shown beside a miss: the one that most likely states the fact."""

import pytest
from scored import make_gold, read

from kg.scoring.gold import parse_gold
from kg.scoring.mistakes import tell_fact, tell_missed

TEXT = (
    "The Amber Sea Pact has a new office in Oslo. The Pact met in Oslo in 2016. "
    "Officials of Malta came to it in 2017. Sana Haddad came to Oslo too. Haddad left."
)
PACT = "Amber Sea Pact"


@pytest.mark.parametrize(
    ("name", "fact", "sentence"),
    [
        (
            "memberships",
            {"state": "Malta", "organization": PACT, "kind": "member"},
            "Officials of Malta came to it in 2017.",
        ),
        ("events", {"type": "meeting", "place": "Oslo", "date_start": "2016-05-02"}, "The Pact met in Oslo in 2016."),
        ("headquarters", {"organization": PACT, "place": "Oslo"}, "The Amber Sea Pact has a new office in Oslo."),
        ("programmes", {"name": "Haddad in Oslo"}, "Sana Haddad came to Oslo too."),
        ("persons", {"name": "Haddad"}, "Sana Haddad came to Oslo too."),
        ("persons", {"name": "Omar Mifsud"}, ""),
    ],
)
def test_the_sentence_with_the_most_of_a_fact_is_shown(name: str, fact: dict[str, str], sentence: str) -> None:
    gold = parse_gold({name: [fact]}, "note.json", "note", complete=True)
    assert tell_missed(name, gold, read(TEXT), gold.facts[name][0]).sentence == sentence


def test_a_rare_word_says_more_than_frequent_ones() -> None:
    text = "The harbour board met. The harbour board voted. Lanterns came to the harbour. The harbour board left."
    gold = make_gold(programmes=[{"name": "Harbour Board Lanterns"}])
    assert tell_missed("programmes", gold, read(text), gold.facts["programmes"][0]).sentence.startswith("Lanterns")


def test_a_fact_is_told_by_what_it_says() -> None:
    [fact] = make_gold(events=[{"type": "visit", "participants": ["Malta", "Oman"], "near": ["meeting"]}]).facts[
        "events"
    ]
    assert tell_fact(fact) == "type: visit; participants: Malta, Oman"
