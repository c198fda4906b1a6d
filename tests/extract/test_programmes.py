"""Programmes: titles, descriptive names that stand for them, and what is said about them later."""

from __future__ import annotations

import pytest

from factory import names_in, read_claims
from kg.claims import Claim


def facts(claims: list[Claim]) -> dict[str, list[str]]:
    return {key: names_in(claim, key) for claim in claims for key in claim.arguments if key != "name"}


def test_everything_said_about_one_programme_goes_under_its_title() -> None:
    text = (
        'The Blue Accord launched a port safety programme called "Calm Waters" in Lima, aimed at helping pilots. '
        "The programme, running from 3 May 2019 to 7 May 2019, targets young officers of member states. "
        "Chile hosted the programme."
    )
    claims = read_claims(text, "programme")
    assert {name for claim in claims for name in names_in(claim, "name")} == {"Calm Waters"}
    told = facts(claims)
    assert told["organizer"] == ["Blue Accord"]
    assert told["place"] == ["Lima"]
    assert told["topic"] == ["helping pilots"]
    assert told["audience"] == ["young officers of member states"]
    assert told["host"] == ["Chile"]
    assert [claim.time.edtf for claim in claims if claim.time] == ["2019-05-03/2019-05-07"]


def test_a_launch_is_about_the_programme() -> None:
    text = 'The initiative "Calm Waters" was launched in Lima in the presence of Ana Silva and General Ali Haddad.'
    (claim,) = read_claims(text, "event")
    assert names_in(claim, "participant") == ["Ana Silva", "Ali Haddad"]
    assert names_in(claim, "about") == ["Calm Waters"]


def test_a_comma_inside_the_quotes_is_not_part_of_the_title() -> None:
    text = 'It praised the port safety initiative "Calm Waters," which was launched by the Blue Accord in Lima.'
    (claim,) = read_claims(text, "programme")
    assert [mention.text for mention in claim.arguments["name"]] == ["port safety initiative", "Calm Waters"]
    assert names_in(claim, "name") == ["Calm Waters", "Calm Waters"]


def test_french() -> None:
    text = "La Ligue arabe a lancé à Amman un programme intitulé « Eau claire », visant à former des ingénieurs."
    claims = read_claims(text, "programme", "fr")
    assert facts(claims) == {
        "organizer": ["Ligue arabe"],
        "place": ["Amman"],
        "topic": ["former des ingénieurs"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "The programme of the festival was long.",
        "The city centre of Lima is old.",
        '"Ships are safe," the programme of the evening said.',
        "He praised the initiatives and programs of member states.",
    ],
)
def test_no_programme(text: str) -> None:
    assert not read_claims(text, "programme")


def test_an_audience_ends_where_its_task_begins() -> None:
    text = 'The course "Safe Harbours", run by the Blue Accord in Lima, teaches officers how to read a chart.'
    audiences = [
        mention.text for claim in read_claims(text, "programme") for mention in claim.arguments.get("audience", ())
    ]
    assert audiences == ["officers"]


@pytest.mark.parametrize(
    ("text", "language", "name", "organizer"),
    [
        ("The Calm Waters, a joint programme of the Blue Accord, trains pilots.", "en", "Calm Waters", "Blue Accord"),
        ("Through its Calm Waters scheme, the Blue Accord lends radios.", "en", "Calm Waters", "Blue Accord"),
        ("Chile pays for Calm Sea, a campaign that the Blue Accord will run.", "en", "Calm Sea", "Blue Accord"),
        ("Nurses took the Blue Accord's Calm Waters course in Lima.", "en", "Calm Waters", "Blue Accord"),
        ("The Blue Accord set up Project Heron in 2016.", "en", "Project Heron", "Blue Accord"),
        ("The Heron Fellowship is paid for by the Blue Accord.", "en", "Heron Fellowship", "Blue Accord"),
        ("La campagne Eaux calmes de la Ligue arabe durera trois ans.", "fr", "Eaux calmes", "Ligue arabe"),
        ("Dans le cadre de son projet Héron, la Ligue arabe forme des pilotes.", "fr", "Héron", "Ligue arabe"),
    ],
)
def test_a_title_in_capitals_and_who_runs_it(text: str, language: str, name: str, organizer: str) -> None:
    claims = read_claims(text, "programme", language)
    assert {told for claim in claims for told in names_in(claim, "name")} == {name}
    assert facts(claims)["organizer"] == [organizer]


@pytest.mark.parametrize(
    "text",
    [
        "The Blue Accord took part in exercise Calm Waters, a course for ships.",
        "Ana Silva, a scholarship holder, met the Blue Accord.",
        "An Omani-led initiative of the Blue Accord failed.",
        "The Blue Accord Daily, the manifesto was met by a campaign.",
    ],
)
def test_no_title_in_capitals(text: str) -> None:
    assert not [
        name for claim in read_claims(text, "programme") for name in names_in(claim, "name") if name[0].isupper()
    ]


def test_money_alone_does_not_make_an_organizer() -> None:
    text = "Le programme « Eaux calmes », financé par le Chili et piloté par la Ligue arabe, équipera des ports."
    assert facts(read_claims(text, "programme", "fr"))["organizer"] == ["Ligue arabe"]


def test_another_campaign_is_not_the_one_with_the_title() -> None:
    text = "The Blue Accord set up Project Heron in Lima. It began a campaign aimed at helping pilots in Quito."
    assert not [claim for claim in read_claims(text, "programme") if "topic" in claim.arguments]
