"""Roles: the examples of the packs, and what person, post, owner, status and time come to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from factory import make_document
from kg.claims import Claim, check_claim
from kg.extract.packs import languages, load_packs
from kg.extract.roles import link_roles
from kg.extract.spans import read_spans

TABLES = ("role_gaps", "role_acts", "role_endings", "role_beginnings", "role_successors")


def read(text: str, language: str = "en") -> tuple[Claim, ...]:
    packs = load_packs(language)
    document = make_document(text, language)
    claims = tuple(link_roles(read_spans(document, packs), packs))
    for claim in claims:
        check_claim(claim, text)
    return claims


def told(claim: Claim) -> tuple[str | None, ...]:
    """Return person, post, organisation, status and time of a role."""
    names = [mention.name if (mention := claim.first(key)) else None for key in ("person", "post", "organization")]
    return (*names, claim.status, claim.time.edtf if claim.time else None)


def tell(text: str, language: str = "en") -> list[tuple[str | None, ...]]:
    return [told(claim) for claim in read(text, language)]


def examples(key: str) -> Iterator[tuple[str, str, Mapping[str, object], str]]:
    for language in languages():
        for table in TABLES:
            for entry in load_packs(language).entries(table):
                for example in entry.get(key, ()):  # type: ignore[attr-defined]
                    yield language, table, entry, example


def matches(claims: tuple[Claim, ...], table: str, entry: Mapping[str, object]) -> bool:
    if table in ("role_endings", "role_beginnings"):
        return any(claim.status == entry["status"] for claim in claims)
    return any(claim.rule == f"role.{entry['id']}" for claim in claims)


@pytest.mark.parametrize(("language", "table", "entry", "example"), tuple(examples("yes")))
def test_examples_of_the_packs_tell_a_role(
    language: str, table: str, entry: Mapping[str, object], example: str
) -> None:
    assert matches(read(example, language), table, entry), entry["origin"]


@pytest.mark.parametrize(("language", "table", "entry", "example"), tuple(examples("no")))
def test_counter_examples_of_the_packs_do_not(
    language: str, table: str, entry: Mapping[str, object], example: str
) -> None:
    assert not matches(read(example, language), table, entry), entry["origin"]


@pytest.mark.parametrize(
    ("language", "status", "example"),
    [
        (language, str(entry["status"]), example)
        for language in languages()
        for entry in load_packs(language).entries("role_verbs")
        if entry["group"] != "succeed"
        for example in entry.get("yes", ())  # type: ignore[attr-defined]
    ],
)
def test_verbs_of_the_packs_tell_the_status(language: str, status: str, example: str) -> None:
    assert {claim.status for claim in read(example.replace("*", ""), language)} == {status}


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        (
            "Omani defence minister Ana Ruiz met the Danube Compact's secretary-general, Olav Brandt, in Spa.",
            "en",
            [
                ("Ana Ruiz", "defence minister", "Oman", "current", None),
                ("Olav Brandt", "secretary-general", "Danube Compact", "current", None),
            ],
        ),
        (
            "The appointment of former army chief General (retd) Ana Ruiz as NATO commander-in-chief in 2012 came.",
            "en",
            [
                ("Ana Ruiz", "army chief", None, "former", None),
                ("Ana Ruiz", "commander-in-chief", "NATO", "appointed", "2012"),
            ],
        ),
        (
            "Ana Ruiz, Oman's foreign minister and a former secretary general of ECOWAS, signed.",
            "en",
            [
                ("Ana Ruiz", "foreign minister", "Oman", "current", None),
                ("Ana Ruiz", "secretary general", "ECOWAS", "former", None),
            ],
        ),
        (
            "Ana Ruiz succeeded Olav Brandt as NATO secretary general on 1 October 2014.",
            "en",
            [
                ("Ana Ruiz", "secretary general", "NATO", "appointed", "2014-10-01"),
                ("Olav Brandt", "secretary general", "NATO", "former", "../2014-10-01"),
            ],
        ),
        (
            "Olav Brandt was succeeded as NATO secretary general by Ana Ruiz.",
            "en",
            [
                ("Olav Brandt", "secretary general", "NATO", "former", None),
                ("Ana Ruiz", "secretary general", "NATO", "appointed", None),
            ],
        ),
        (
            "Karim Diallo a succédé à Olav Brandt comme secrétaire général de l'OTAN.",
            "fr",
            [
                ("Karim Diallo", "secrétaire général", "OTAN", "appointed", None),
                ("Olav Brandt", "secrétaire général", "OTAN", "former", None),
            ],
        ),
        (
            "Karim Diallo cédera son fauteuil de secrétaire général de l'OTAN à Olav Brandt.",
            "fr",
            [
                ("Karim Diallo", "secrétaire général", "OTAN", "current", None),
                ("Olav Brandt", "secrétaire général", "OTAN", "appointed", None),
            ],
        ),
        (
            "Ana Ruiz handed over command of NATO to Olav Brandt in 2012.",
            "en",
            [
                ("Ana Ruiz", "Commander", "NATO", "former", "../2012"),
                ("Olav Brandt", "Commander", "NATO", "appointed", "2012"),
            ],
        ),
        (
            "Two deputy ministers, Ana Ruiz and Olav Brandt, came along.",
            "en",
            [
                ("Ana Ruiz", "deputy ministers", None, "current", None),
                ("Olav Brandt", "deputy ministers", None, "current", None),
            ],
        ),
        (
            "Ana Ruiz, president of Peru from 2004 until 2012, wrote the preface.",
            "en",
            [("Ana Ruiz", "president", "Peru", "former", "2004/2012")],
        ),
        (
            "Ana Ruiz has served as director-general of the World Trade Organization since 2019.",
            "en",
            [("Ana Ruiz", "director-general", "World Trade Organization", "current", "2019/..")],
        ),
        (
            "Le ministre omanais de la Défense, le général Karim Diallo, a vu Ana Ruiz, secrétaire générale de l'OTAN.",
            "fr",
            [
                ("Karim Diallo", "ministre omanais de la Défense", "Oman", "current", None),
                ("Ana Ruiz", "secrétaire générale", "OTAN", "current", None),
            ],
        ),
        (
            "Karim Diallo, qui fut président du Pérou de 2004 à 2012, est revenu.",
            "fr",
            [("Karim Diallo", "président", "Peru", "former", "2004/2012")],
        ),
        (
            "Ana Ruiz, Oman's defence minister from 2018 to 2021, succeeded Olav Brandt as director of NATO.",
            "en",
            [
                ("Ana Ruiz", "defence minister", "Oman", "former", "2018/2021"),
                ("Ana Ruiz", "director", "NATO", "appointed", None),
                ("Olav Brandt", "director", "NATO", "former", None),
            ],
        ),
        (
            "NATO's director, Ana Ruiz, who left on 3 May 2020, spoke.",
            "en",
            [("Ana Ruiz", "director", "NATO", "resigned", "2020-05-03")],
        ),
        (
            "Ana Ruiz spoke first; she is now director of NATO.",
            "en",
            [("Ana Ruiz", "director", "NATO", "current", None)],
        ),
        (
            "The council named Ana Ruiz acting director of NATO.",
            "en",
            [("Ana Ruiz", "director", "NATO", "acting", None)],
        ),
        (
            "Ana Ruiz's appointment as director of NATO was praised on 3 May 2020.",
            "en",
            [("Ana Ruiz", "director", "NATO", "appointed", None)],
        ),
    ],
)
def test_who_held_what(text: str, language: str, roles: list[tuple[str | None, ...]]) -> None:
    assert tell(text, language) == roles


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oman's defence minister praised the Danube Compact.", "en"),
        ("The Secretary-General of NATO expressed her thanks.", "en"),
        ("Ana Ruiz met the army chief of Oman.", "en"),
        ("Ambassador Ana Ruiz spoke.", "en"),
        ("By Ana Ruiz, editor-in-chief", "en"),
        ("Ana Ruiz's spokesman declined.", "en"),
        ("Ana Ruiz was offered the post of director of NATO.", "en"),
        ("Ana Ruiz declined the post of director of NATO.", "en"),
        ("Ana Ruiz serves as well as the director of NATO.", "en"),
        ("The director of NATO in charge of ports met Ana Ruiz.", "en"),
        ("The chief of staff, Ana Ruiz said, was late.", "en"),
        ("Ana Ruiz, représentant la ligue, a gagné.", "fr"),
        ("Le ministre a délégué ses pouvoirs à Ana Ruiz.", "fr"),
        ("La secrétaire générale de l'OTAN est avec Ana Ruiz.", "fr"),
        ("Ana Ruiz a refusé le poste de directrice de l'OTAN.", "fr"),
        ("La ministre de la Défense a remercié Karim Diallo.", "fr"),
        ("Karim Diallo dirige la réunion de l'OTAN.", "fr"),
    ],
)
def test_no_role_where_none_is_told(text: str, language: str) -> None:
    assert tell(text, language) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ana Ruiz will become secretary-general of NATO in January.", "planned"),
        ("Ana Ruiz was never appointed secretary-general of NATO.", "denied"),
        ("Ana Ruiz may be appointed secretary-general of NATO.", "hedged"),
        ("Ana Ruiz was reportedly appointed secretary-general of NATO.", "reported"),
        ("Ana Ruiz, secretary-general of NATO, will visit Oman.", "asserted"),
        ("Reports that Ana Ruiz was named secretary-general of NATO are false.", "denied"),
    ],
)
def test_modality_is_that_of_the_verb_that_tells_the_role(text: str, modality: str) -> None:
    assert [claim.modality for claim in read(text)] == [modality]


def test_he_is_the_one_person_of_the_sentence_before() -> None:
    text = "Olav Brandt studied in Spa. In 2012 he became director-general of the World Trade Organization."
    (claim,) = read(text)
    assert told(claim) == ("Olav Brandt", "director-general", "World Trade Organization", "appointed", "2012")
    assert claim.evidence.quote == text[28:]
    assert tell("Olav Brandt met Ana Ruiz. He became director-general of the World Trade Organization.") == []


def test_an_owner_that_only_the_document_suggests_is_inferred() -> None:
    text = "Peru held talks. Peru will host the games. The former army chief Ana Ruiz came. Mayor Olav Brandt did not."
    minister, mayor = read(text)
    assert told(minister) == ("Ana Ruiz", "army chief", "Peru", "former", None)
    assert minister.grade == "inferred"
    assert (told(mayor)[2], mayor.grade) == (None, "stated")


def test_a_date_reckoned_from_an_anchor_is_computed() -> None:
    (claim,) = read("Ana Ruiz was appointed secretary-general of NATO in 2012.")
    assert claim.grade == "stated"
    assert claim.time is not None
    assert re.search(r"2012", claim.time.words)


def test_one_claim_for_one_role_of_a_sentence() -> None:
    roles = tell("Ana Ruiz, secretary-general of NATO, and Ana Ruiz, secretary-general of NATO, are one.")
    assert len(roles) == len(set(roles))


def test_a_very_long_list_stays_fast() -> None:
    text = ", ".join(["General Ana Ruiz, army chief of Oman"] * 120) + " met."
    assert tell(text) == [("Ana Ruiz", "army chief", "Oman", "current", None)]
