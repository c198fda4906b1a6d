from __future__ import annotations

import pytest

from factory import make_document
from kg.documents.model import Zone
from kg.extract.model import Reading
from kg.extract.packs import load_packs
from kg.extract.spans import read_spans

_FULL = "Blue Military Alliance to Guard Harbours"


def _read(text: str, language: str = "en") -> Reading:
    return read_spans(make_document(text, language), load_packs(language))


def _names(reading: Reading) -> dict[str, str | None]:
    return {span.text: span.name for line in reading.sentences for span in line.spans if span.kind == "organization"}


def test_every_form_of_a_name_stands_for_the_full_name() -> None:
    reading = _read(
        f"The {_FULL} (BMAGH) met. BMAGH agreed. The Blue Alliance and the alliance left. The coalition stayed."
    )
    assert reading.organization == _FULL
    assert reading.acronyms == {"BMAGH": _FULL}
    assert set(_names(reading)) == {_FULL, "BMAGH", "Blue Alliance", "alliance", "coalition"}
    assert set(_names(reading).values()) == {_FULL}


def test_french_short_forms() -> None:
    full = "Coalition Bleue Contre la Pollution"
    reading = _read(
        f"La {full} (CBCP) s'est réunie. La Coalition bleue et la Coalition ont voté. La CBCP l'a dit.", "fr"
    )
    assert _names(reading)["Coalition"] == full
    assert _names(reading)["CBCP"] == full


def test_initials_match_a_name_that_was_never_defined() -> None:
    assert _names(_read("The Northern Harbour League met. NHL members left."))["NHL"] == "Northern Harbour League"


def test_an_acronym_of_another_language_in_brackets() -> None:
    names = _names(_read("The Northern Harbour League (LPN) met. The LPN agreed."))
    assert names["LPN"] == "Northern Harbour League"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("NATO met. The alliance agreed.", "alliance", "NATO"),
        ("The UN met. The coalition agreed.", "coalition", None),
        ("ISIL fled. ISIL lost. The coalition won.", "coalition", None),
        ("The Kordavian Armed Forces left. The alliance stayed.", "alliance", None),
        ("The Danube Court and the Blue Pact met. The court sat.", "court", "Danube Court"),
    ],
)
def test_references_only_to_what_may_be_called_so(text: str, word: str, name: str | None) -> None:
    assert _names(_read(text))[word] == name


def test_the_title_says_what_a_document_is_about() -> None:
    text = "Danube Compact\nThe Blue League met the Danube Compact. The Blue League left."
    zones = (Zone("title", 0, 15), Zone("body", 15, len(text)))
    assert read_spans(make_document(text, zones=zones), load_packs("en")).organization == "Danube Compact"
