"""Roles whose post another sentence names: successors, predecessors, and posts begun or ended elsewhere."""

from __future__ import annotations

import pytest

from factory import make_document
from kg.claims import check_claim
from kg.extract.packs import load_packs
from kg.extract.roles import link_roles
from kg.extract.spans import read_spans

Told = tuple[str | None, ...]


def tell(text: str, language: str = "en") -> list[Told]:
    """Return person, post, organisation, status and time of each role."""
    packs = load_packs(language)
    found: list[Told] = []
    for claim in link_roles(read_spans(make_document(text, language), packs), packs):
        check_claim(claim, text)
        names = [mention.name if (mention := claim.first(key)) else None for key in ("person", "post", "organization")]
        found.append((*names, claim.status, claim.time.edtf if claim.time else None))
    return found


@pytest.mark.parametrize("subject", ["She", "Ruiz", "Ana Ruiz"])
def test_a_successor_gets_the_post_the_document_gave_her_and_the_predecessor_the_stretch(subject: str) -> None:
    told = tell(
        "Ana Ruiz is secretary general of the Danube Compact. "
        f"{subject} succeeded Olav Brandt, who had led the pact from 2016 to 2022."
    )
    assert told == [
        ("Ana Ruiz", "secretary general", "Danube Compact", "current", None),
        ("Ana Ruiz", "secretary general", "Danube Compact", "appointed", None),
        ("Olav Brandt", "secretary general", "Danube Compact", "former", "2016/2022"),
    ]


def test_french_successors_too() -> None:
    told = tell(
        "Ana Ruiz est secrétaire générale de la Ligue des ports. "
        "Elle a succédé à Karim Diallo, qui avait dirigé la ligue de 2016 à 2022.",
        "fr",
    )
    assert ("Ana Ruiz", "secrétaire générale", "Ligue des ports", "appointed", None) in told
    assert ("Karim Diallo", "secrétaire générale", "Ligue des ports", "former", "2016/2022") in told


def test_what_the_successor_was_before_is_not_handed_on() -> None:
    told = tell(
        "Ana Ruiz was named chair of the Blue Accord. Ruiz, who until then was deputy chief of the Omani navy, "
        "succeeds Olav Brandt."
    )
    assert ("Olav Brandt", "chair", "Blue Accord", "former", None) in told
    assert not any(person == "Olav Brandt" and post != "chair" for person, post, *_ in told)


def test_a_closed_stretch_behind_the_predecessor_is_not_the_start_of_the_successor() -> None:
    told = tell("Ana Ruiz succeeded Olav Brandt, who had been chair of the Blue Accord from 2016 to 2022.")
    assert ("Ana Ruiz", "chair", "Blue Accord", "appointed", None) in told
    assert ("Olav Brandt", "chair", "Blue Accord", "former", "2016/2022") in told


def test_a_post_named_before_begins_and_ends() -> None:
    first = "Ana Ruiz, chair of the Blue Accord, spoke. "
    assert ("Ana Ruiz", "chair", "Blue Accord", "appointed", "2021-05") in tell(
        first + "Ruiz, who took office in May 2021, left early."
    )
    assert ("Ana Ruiz", "chair", "Blue Accord", "resigned", "2023-06-03") in tell(
        first + "Ruiz resigned on 3 June 2023."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz is an adviser to the Blue Accord. She succeeded Olav Brandt.",
        "Ana Ruiz is chair of the Blue Accord and president of NATO. She succeeded Olav Brandt.",
        "Ana Ruiz was chair of the Blue Accord until 2010. Ruiz resigned from the club.",
        "Ana Ruiz is chair of the Blue Accord. Ruiz resigned from the club.",
    ],
)
def test_without_one_answer_nothing_is_said(text: str) -> None:
    assert not any(person == "Olav Brandt" or status == "resigned" for person, _, _, status, _ in tell(text))


def test_a_deputy_acts_in_the_post_of_the_sentence_before() -> None:
    told = tell(
        "Karim Diallo a quitté ses fonctions de secrétaire général de l'Otan. Olav Brandt assura l'intérim "
        "jusqu'en janvier 2017.",
        "fr",
    )
    assert ("Olav Brandt", "secrétaire général", "Otan", "acting", "../2017-01") in told


def test_a_list_of_holders_after_the_post_itself() -> None:
    told = tell(
        "The Blue Accord is led by a director-general. The first to hold the office was Ana Ruiz of Oman, from 1996 to "
        "2003. She was followed by Olav Brandt (Chile, 2003-2010) and by Sana Haddad, an engineer."
    )
    assert told == [
        ("Ana Ruiz", "director-general", "Blue Accord", "former", "1996/2003"),
        ("Olav Brandt", "director-general", "Blue Accord", "former", "2003/2010"),
        ("Ana Ruiz", "director-general", "Blue Accord", "former", None),
        ("Sana Haddad", "director-general", "Blue Accord", "appointed", None),
    ]


def test_the_first_to_do_anything_else_holds_nothing() -> None:
    assert tell("The Blue Accord is led by a director-general. The first to speak was Ana Ruiz of Oman.") == []


def test_an_election_to_something_else_begins_nothing() -> None:
    told = tell("Ana Ruiz is chair of the Blue Accord. Ruiz, elected in 2010 to parliament, spoke.")
    assert told == [("Ana Ruiz", "chair", "Blue Accord", "current", None)]
