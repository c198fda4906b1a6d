"""Tables in the line: files with a mapping are documents like others, and their claims become facts that hold."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.claims import Claim
from kg.corpus import read_corpus
from kg.entities import resolve_entities
from kg.errors import InputError
from kg.facts import Facts, consolidate_facts
from kg.pipeline import build
from kg.resources import find_resource

SAMPLES = find_resource("data", "mappings")
SHARED = Path(__file__).parents[3] / "shared" / "corpora"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real tables are not here")


def _facts(*paths: Path, mappings: tuple[Path, ...] = ()) -> tuple[tuple[Claim, ...], Facts]:
    corpus = read_corpus(paths, mappings=mappings)
    entities = resolve_entities(corpus.claims, corpus.headers)
    return corpus.claims, consolidate_facts(corpus.claims, entities, corpus.headers)


def test_the_samples_make_a_graph_that_passes_its_checks(tmp_path: Path) -> None:
    made = build([SAMPLES], tmp_path / "build")
    assert made.output is not None
    assert made.report.findings == ()
    assert made.corpus.set_aside == made.corpus.rows_set_aside == ()
    spans = {fact.label: fact.span for fact in made.facts.by_id.values()}
    fiji = spans["Fiji, member of Lantern Islands Fisheries Compact"]
    assert (fiji.start_earliest, fiji.start_latest) == (None, date(1974, 12, 31))
    assert (fiji.end_earliest, fiji.end_latest) == (date(2014, 1, 1), None)
    assert sum("New Zealand" in label for label in spans) == 1  # the label is one, the facts are two
    assert sum("New Zealand" in fact.label for fact in made.facts.by_id.values()) == 2
    assert not any("Tonga" in label or "uscany" in label for label in spans)
    manifest = json.loads((tmp_path / "build" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["inputs"]["mappings"]) == 2
    assert {row["name"] for row in manifest["documents"]} == {"council.json", "memberships.csv"}


def test_a_date_of_another_record_makes_a_presumed_stretch(tmp_path: Path) -> None:
    _, facts = _facts(SAMPLES / "council.json")
    tenures = {fact.label.split(",")[0]: fact for fact in facts.by_id.values() if fact.kind == "tenure"}
    assert [one.certainty for one in tenures["Tomas Okonedo"].stretches] == ["presumed"]
    assert [one.certainty for one in tenures["Ilse Varga"].stretches] == ["certain"]
    assert {bound.reason for bound in tenures["Tomas Okonedo"].bounds} == {
        '"2015-04-01", "end_date": "2019-03-31" dates another record of council.json, to which this one points.'
    }


def test_a_table_and_a_text_tell_of_the_same_entities(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "Oman joined the Blue Accord Organization (BAO) in March 2019.", encoding="utf-8"
    )
    (tmp_path / "members.csv").write_text("state,until\nOMN,2023\n", encoding="utf-8")
    (tmp_path / "members.mapping.toml").write_text(
        'format = "csv"\n[[claim]]\nname = "end"\nkind = "membership"\nstatus = "left"\n'
        'arguments.member = { column = "state", as = "state" }\n'
        'arguments.organization = { constant = "Blue Accord Organization" }\ntime.at = { column = "until" }\n',
        encoding="utf-8",
    )
    claims, facts = _facts(tmp_path)
    assert {claim.extractor for claim in claims} == {"rules", "mapping-members"}
    [fact] = [fact for fact in facts.by_id.values() if fact.kind == "membership"]
    assert (fact.span.start_earliest, fact.span.end_latest) == (date(2019, 3, 1), date(2023, 12, 31))


def test_people_whom_one_table_names_apart_stay_apart(tmp_path: Path) -> None:
    names = ("Karim Anwar", "Karim Anwar Malik", "Dr. Karim Anwar", "Samira", "Samira Obeid")
    table = "who,body\n" + "".join(f"{name},Reef House\n" for name in names)
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'format = "csv"\n[[claim]]\nname = "seat"\nkind = "role"\nstatus = "current"\n'
        'arguments.person = { column = "who" }\narguments.post = { constant = "Secretary" }\n'
        'arguments.organization = { column = "body" }\n',
        encoding="utf-8",
    )
    (tmp_path / "house.csv").write_text(table, encoding="utf-8")
    _, facts = _facts(tmp_path / "house.csv", mappings=(mapping,))
    assert len({fact.entities["person"] for fact in facts.by_id.values()}) == 5


def test_a_table_without_a_mapping_is_set_aside_and_one_that_is_not_csv_too(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "memberships.csv", tmp_path / "alone.csv")
    shutil.copy(SAMPLES / "council.mapping.toml", tmp_path / "house.mapping.toml")
    (tmp_path / "house.json").write_text("{", encoding="utf-8")
    (tmp_path / "note.txt").write_text("Oman joined the Blue Accord in 2016.", encoding="utf-8")
    corpus = read_corpus([tmp_path])
    assert [header.name for header in corpus.headers] == ["note.txt"]
    assert [(Path(one.path).name, one.reason.split(" (")[0]) for one in corpus.set_aside] == [
        ("alone.csv", "is a .csv file without a mapping"),
        ("house.json", "is not JSON"),
    ]


def test_given_mappings_and_sidecars_are_no_documents(tmp_path: Path) -> None:
    for name in ("memberships.csv", "memberships.mapping.toml"):
        shutil.copy(SAMPLES / name, tmp_path / name.replace("memberships.mapping", "m"))
    (tmp_path / "memberships.csv.toml").write_text('published = "2015"\ntitle = "Spells"\n', encoding="utf-8")
    corpus = read_corpus([tmp_path], mappings=(tmp_path / "m.toml",))
    [header] = corpus.headers
    assert corpus.set_aside == ()
    assert (header.title, header.media_type) == ("Spells", "text/csv")
    assert header.published is not None
    assert header.published.latest == date(2015, 12, 31)


def test_a_mapping_that_fits_no_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Oman joined the Blue Accord in 2016.", encoding="utf-8")
    with pytest.raises(InputError, match=r"no file that was given is \*\.json"):
        read_corpus([tmp_path], mappings=(SAMPLES / "council.mapping.toml",))


def test_several_processes_read_tables_as_one_does(tmp_path: Path) -> None:
    for number in range(45):
        shutil.copy(SAMPLES / "memberships.mapping.toml", tmp_path / f"m{number}.mapping.toml")
        table = (SAMPLES / "memberships.csv").read_text(encoding="utf-8").replace("1974", str(1900 + number))
        (tmp_path / f"m{number}.csv").write_text(table, encoding="utf-8")
    assert read_corpus([tmp_path], jobs=2) == read_corpus([tmp_path])


def _kg(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *words], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_line_reads_tables_and_names_the_rows_it_cannot_read(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    rows = "".join(f"NN,Reef Pact,nowhere{number},member,1990,2000,no,no\n" for number in range(25))
    table.write_text((SAMPLES / "memberships.csv").read_text(encoding="utf-8") + rows, encoding="utf-8")
    mapping = str(SAMPLES / "memberships.mapping.toml")
    done = _kg("extract", "--mapping", mapping, str(table))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 9
    assert "set aside: t.csv, row 11, column state: 'nowhere0' is no state that is known" in done.stderr
    assert done.stderr.count("is no state") == 20
    assert "rows: 25 set aside" in done.stderr
    assert _kg("extract", "--mapping", mapping, str(SAMPLES / "memberships.csv")).returncode == 0
    assert _kg("text", str(SAMPLES / "council.json")).stdout == (SAMPLES / "council.json").read_text(encoding="utf-8")
    wrong = _kg("extract", "--mapping", str(SAMPLES / "council.mapping.toml"), str(table))
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in wrong.stderr


@needs_shared
def test_the_real_table_of_memberships_is_read(tmp_path: Path) -> None:
    mapping = (SAMPLES / "memberships.mapping.toml",)
    corpus = read_corpus([SHARED / "igo" / "memberships.csv"], mappings=mapping)
    assert corpus.rows_set_aside == ()
    assert sum(claim.kind == "membership" for claim in corpus.claims) > 18_000
    assert {claim.time.edtf.count("/") for claim in corpus.claims if claim.time is not None} == {1}


@needs_shared
@pytest.mark.parametrize(("name", "people", "wrong"), [("estonia", 193, 4), ("pakistan", 349, 0)])
def test_the_real_parliaments_are_read_with_their_people_apart(name: str, people: int, wrong: int) -> None:
    mapping = (SAMPLES / "council.mapping.toml",)
    corpus = read_corpus([SHARED / "popolo" / f"{name}.json"], mappings=mapping)
    assert len(corpus.rows_set_aside) == wrong
    entities = resolve_entities(corpus.claims, corpus.headers)
    assert sum(entity.kind == "person" for entity in entities.by_id.values()) == people
