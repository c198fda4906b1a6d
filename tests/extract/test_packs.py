"""Packs: reading, merging, errors, and the examples of the tables that span recognition owns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest import mock

import pytest

from factory import make_document, read_spans_of
from kg.errors import PackError
from kg.extract import link_claims, read_spans
from kg.extract.packs import languages, load_packs
from kg.extract.patterns import Match, Pattern, find_matches
from kg.extract.phrases import read_tapes
from kg.extract.roles import link_roles
from kg.extract.tape import Tape


def _has_rank(entry: Mapping[str, object], example: str, language: str) -> bool:
    return any(span.kind == "rank" and span.concept == entry["id"] for span in read_spans_of(example, language))


def _has_bracketed(entry: Mapping[str, object], example: str, language: str) -> bool:
    """Tell whether every stretch between brackets is a span of the entry's kind."""
    text, wanted = "", []
    for place, part in enumerate(re.split(r"[\[\]]", example)):
        if place % 2:
            wanted.append((len(text), len(text) + len(part)))
        text += part
    found = {(span.start, span.end) for span in read_spans_of(text, language) if span.kind == entry["kind"]}
    return all(stretch in found for stretch in wanted)


def _speaks(entry: Mapping[str, object], example: str, language: str) -> bool:
    """Tell whether the stretch between brackets is an organisation, or is none if the entry's cue speaks against it."""
    return _has_bracketed({"kind": "organization"}, example, language) == (float(str(entry["weight"])) > 0)


def _heads_list(entry: Mapping[str, object], example: str, language: str) -> bool:
    """Tell whether a list in the example is read below the entry's words."""
    packs = load_packs(language)
    claims = link_claims(read_spans(make_document(example, language), packs), packs)
    return any(claim.rule == entry["id"] for claim in claims)


def _folds(entry: Mapping[str, object], example: str, language: str) -> bool:
    """Tell whether the entry folds words of the example, after the phrases before it folded theirs."""
    packs = load_packs(language)
    folding: set[str] = set()

    def watch(pattern: Pattern, tape: Tape) -> list[Match]:
        found = list(find_matches(pattern, tape))
        folding.update(match.pattern.id for match in found)
        return found

    with mock.patch("kg.extract.phrases.find_matches", watch):
        read_tapes(read_spans(make_document(example, language), packs), packs)
    return entry["id"] in folding


def _tells_status(entry: Mapping[str, object], example: str, language: str) -> bool:
    """Tell whether the example, whose verb stands between asterisks, tells a role of the verb's status."""
    packs = load_packs(language)
    document = make_document(example.replace("*", ""), language)
    return any(claim.status == entry["status"] for claim in link_roles(read_spans(document, packs), packs))


#: Table name to what says whether an entry matches an example. Other tables are tested where they are read.
CHECKS: Mapping[str, Callable[[Mapping[str, object], str, str], bool]] = {
    "rank": _has_rank,
    "example": _has_bracketed,
    "organization_cue": _speaks,
    "list_head": _heads_list,
    "phrase": _folds,
    "role_verbs": _tells_status,
}


def _examples(key: str) -> list[tuple[str, str, Mapping[str, object], str]]:
    found = []
    for language in languages():
        for table in CHECKS:
            for entry in load_packs(language).entries(table):
                examples = entry.get(key, [])
                assert isinstance(examples, list)
                found += [(language, table, entry, example) for example in examples]
    return found


@pytest.mark.parametrize(("language", "table", "entry", "example"), _examples("yes"))
def test_yes_examples_match(language: str, table: str, entry: Mapping[str, object], example: str) -> None:
    assert CHECKS[table](entry, example, language), entry["origin"]


@pytest.mark.parametrize(("language", "table", "entry", "example"), _examples("no"))
def test_no_examples_do_not_match(language: str, table: str, entry: Mapping[str, object], example: str) -> None:
    assert not CHECKS[table](entry, example, language), entry["origin"]


def test_entries_say_where_they_stand() -> None:
    assert load_packs("en").entries("rank")[0]["origin"] == "en/ranks.toml, [[rank]] 1"


def test_the_same_packs_are_read_once() -> None:
    assert load_packs("fr") is load_packs("fr")


def test_a_user_pack_adds_words_and_wins_over_weights(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[person]\nhonorifics = ["dom"]\n[person_weights]\ntitle = 3.5\n', encoding="utf-8")
    packs = load_packs("en", (pack,))
    assert {"dom", "dr"} <= set(packs.words("person", "honorifics"))
    assert packs.weights("person_weights")["title"] == 3.5
    assert load_packs("en").weights("person_weights")["title"] != 3.5


def test_a_user_pack_replaces_an_entry_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[rank]]\nid = "marshal"\nlabel = "Grand Marshal"\n', encoding="utf-8")
    entries = load_packs("en", (tmp_path,)).entries("rank")
    assert [entry["label"] for entry in entries if entry["id"] == "marshal"] == ["Grand Marshal"]
    assert len(entries) == len(load_packs("en").entries("rank"))


def test_a_user_pack_of_another_language_is_passed_over(tmp_path: Path) -> None:
    pack = tmp_path / "fr.toml"
    pack.write_text('language = "fr"\n[person]\nhonorifics = ["maestro"]\n', encoding="utf-8")
    assert "maestro" not in load_packs("en", (pack,)).words("person", "honorifics")
    assert "maestro" in load_packs("fr", (pack,)).words("person", "honorifics")


def test_a_changed_pack_is_read_again(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[person]\nhonorifics = ["dom"]\n', encoding="utf-8")
    load_packs("en", (pack,))
    pack.write_text('[person]\nhonorifics = ["dom", "dona"]\n', encoding="utf-8")
    assert "dona" in load_packs("en", (pack,)).words("person", "honorifics")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[person\n", "not TOML"),
        ('[persn]\nhonorifics = ["x"]\n', "no rule reads such a table"),
        ('[person]\nhonorific = ["x"]\n', "no rule reads the key 'honorific'"),
        ('[[person]]\nhonorifics = ["x"]\n', "is both"),
        ('[[rank]]\nid = "x"\nyes = "Colonel X spoke."\n', "[[rank]] 1, yes"),
        ('[person]\nhonorifics = "x"\n', "[person] honorifics"),
        ('person = "x"\n', "outside a table"),
    ],
)
def test_errors_name_file_entry_and_remedy(tmp_path: Path, content: str, told: str) -> None:
    pack = tmp_path / "broken.toml"
    pack.write_text(content, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs("en", (pack,))
    assert "broken.toml" in caught.value.place
    assert told in str(caught.value)
    assert caught.value.remedy


def test_a_user_pack_of_a_language_without_packs_is_an_error(tmp_path: Path) -> None:
    pack = tmp_path / "de.toml"
    pack.write_text('language = "de"\n[person]\nhonorifics = ["herr"]\n', encoding="utf-8")
    with pytest.raises(PackError, match="language 'de'; use one of en, fr"):
        load_packs("en", (pack,))


@pytest.mark.parametrize(
    ("key", "told"),
    [('side = "sideways"\nweight = 1.0', "side 'sideways'"), ('side = "after"\nweight = nan', "weight nan")],
)
def test_a_broken_cue_is_told_with_its_entry(tmp_path: Path, key: str, told: str) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(f'[[organization_cue]]\nid = "mine"\npatterns = ["the order"]\n{key}\n', encoding="utf-8")
    packs = load_packs("en", (pack,))
    with pytest.raises(PackError, match=told):
        read_spans(make_document("The Amber Order met in Lima."), packs)


def test_a_missing_pack_or_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such pack"):
        load_packs("en", (tmp_path / "none.toml",))
    with pytest.raises(PackError, match="no packs for this language"):
        load_packs("xx")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_entry_says_what_it_must_and_must_not_match(language: str) -> None:
    packs = load_packs(language)
    lacking = [
        f"{entry['origin']}: no {key!r}"
        for table in packs.arrays
        for entry in packs.entries(table)
        for key in ("yes", "no")
        if not entry.get(key)
    ]
    assert lacking == []
