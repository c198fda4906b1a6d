from __future__ import annotations

import pytest

from factory import read_spans_of


def _organizations(text: str, language: str = "en") -> list[tuple[str, bool]]:
    return [(span.text, span.nominal) for span in read_spans_of(text, language) if span.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("A delegation of the Harbour University met them.", "en", ["Harbour University"]),
        ("She chairs the Committee on Trade, Fisheries and Ports.", "en", ["Committee on Trade, Fisheries and Ports"]),
        ("The Blue Accord Council on Monday met.", "en", ["Blue Accord Council"]),
        ("The Danube Compact and Oman met.", "en", ["Danube Compact"]),
        ("The Kordavian Army Chief of Staff met them.", "en", []),
        ("NATO Secretary General Idris Kone spoke.", "en", ["NATO"]),
        ("The Ministry of Defence Khaled Hassan visited.", "en", ["Ministry of Defence"]),
        ("Une délégation de l'Université de la Mer de Kordaville.", "fr", ["Université de la Mer de Kordaville"]),
        ("La Commission de l'Union du Danube Idris Koné.", "fr", ["Commission de l'Union du Danube"]),
        ("L'ONU et l'Otan ont signé.", "fr", ["ONU", "Otan"]),
        ("SANA HADDAD WINS THE VOTE OF THE PACT", "en", []),
        ("ECOWAS, which has fifteen members, met.", "en", ["ECOWAS"]),
        ("NAIROBI, 3 May 2020 - They met.", "en", []),
        ("The chair passed from the Danube Compact to Olav Brandt.", "en", ["Danube Compact"]),
        (
            "The Coalition to Protect Rivers met in the Harbour University.",
            "en",
            ["Coalition to Protect Rivers", "Harbour University"],
        ),
        (
            "The Lima-based Blue Accord trained the 12th Brigade and the 407th AEG.",
            "en",
            ["Blue Accord", "12th Brigade", "407th AEG"],
        ),
        (
            "L'Agence spatiale européenne et l'Organisation de la mer Noire ont signé.",
            "fr",
            ["Agence spatiale européenne", "Organisation de la mer Noire"],
        ),
        ("L'Alliance bleue a vu la Ligue des ports.", "fr", ["Alliance bleue", "Ligue des ports"]),
        ("L'Alliance indique que la Ligue arrive.", "fr", []),
        ("The Council of Ministers of the Danube Compact met.", "en", ["Danube Compact"]),
        ("The Sixth Conference of the Danube Compact opened.", "en", ["Danube Compact"]),
        ("The Presidency of the Council of the Danube Compact ends.", "en", ["Danube Compact"]),
        ("The Council of the Danube Harbours met.", "en", ["Council of the Danube Harbours"]),
        ("The AU Liaison Office in Lima closed.", "en", ["AU Liaison Office"]),
        ("The Conference on Ports was paid for by the Government of Oman.", "en", []),
        ("The Kordavian-led Operation Blue Heron ended.", "en", []),
        ("The Harbour Diving Course (HDC) began. HDC ends today.", "en", []),
        ("The Community of Central African Harbours met.", "en", ["Community of Central African Harbours"]),
        ("Danube Customs and Transit Organization", "en", ["Danube Customs and Transit Organization"]),
        ("The chair of the Danube Assembly Sana Haddad left.", "en", ["Danube Assembly"]),
        ("The head of the Omani Air Force spoke.", "en", ["Omani Air Force"]),
        ("Le Conseil des ministres de l’Entente du Danube a voté.", "fr", ["Entente du Danube"]),
        ("Le Conseil de l'Entente a voté.", "fr", ["Conseil de l'Entente"]),
        ("La conférence du Forum du lac Bleu a eu lieu.", "fr", ["Forum du lac Bleu"]),
        ("La Communauté des ports du Pérou et du Chili vit.", "fr", ["Communauté des ports du Pérou et du Chili"]),
        ("La Ligue du Pérou et le Chili ont signé.", "fr", ["Ligue du Pérou"]),
        ("Il est commandant de la Force mixte du Danube.", "fr", ["Force mixte du Danube"]),
        ("Le chef d’état-major du Comité maghrébin de défense.", "fr", ["Comité maghrébin de défense"]),
        ("Le Gouvernement du Pérou et l'Opération Héron ont pris fin.", "fr", []),
    ],
)
def test_names(text: str, language: str, names: list[str]) -> None:
    assert [text for text, nominal in _organizations(text, language) if not nominal] == names


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("the Blue Alliance met. The alliance's secretariat agreed.", "en", ["alliance", "secretariat"]),
        ("The Kordavian defence ministry and Oman's armed forces met.", "en", ["defence ministry", "armed forces"]),
        ("Il dirige l'Alliance et son secrétariat.", "fr", ["Alliance", "secrétariat"]),
        ("Its mission is peace.", "en", []),
    ],
)
def test_references_by_a_common_noun(text: str, language: str, words: list[str]) -> None:
    assert [text for text, nominal in _organizations(text, language) if nominal] == words


def test_a_defined_name_is_found_wherever_it_stands() -> None:
    text = "Union danubienne ocre\n\nL'Union danubienne ocre (UDO-S) a trois membres. L’UDO-S siège à Lima."
    names = [(span.text, span.name) for span in read_spans_of(text, "fr") if span.kind == "organization"]
    full = "Union danubienne ocre"
    assert names == [(full, full), (full, full), ("UDO-S", full), ("UDO-S", full)]


def test_a_heading_in_capitals_has_the_name_of_the_text() -> None:
    text = "BLUE HERON BENCH: WHAT NEXT\n\nSeven states founded the Blue Heron Bench. Oman left it."
    names = [(span.text, span.name) for span in read_spans_of(text, "en") if span.kind == "organization"]
    assert names == [("BLUE HERON BENCH", "Blue Heron Bench"), ("Blue Heron Bench", "Blue Heron Bench")]


def test_an_acronym_after_a_glued_heading_is_found() -> None:
    assert ("BAO", False) in _organizations("The Blue Accord Organisation (BAO) met.Work on preventionBAO said so.")[2:]
