"""The whole line: what a build leaves, that it is all or nothing, and that the same input gives the same bytes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.claims import Claim, Evidence, Mention, format_claim, make_claim
from kg.corpus import read_corpus
from kg.errors import ClaimError, InputError
from kg.pipeline import Options, build
from kg.resources import find_resource

SAMPLES = find_resource("data", "documents")
FILES = ["claims.jsonl", "graph.nq", "graph.trig", "graph.ttl", "manifest.json", "report.ttl", "review.tsv", "store"]


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "build"
    made = build([SAMPLES], folder, Options(authority=find_resource("data", "authority.toml")))
    assert made.output == folder, [finding.message for finding in made.report.findings]
    return folder


def test_a_build_leaves_what_the_readme_says(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == FILES
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["versions"] == {"coalition-kg": kg.__version__, "ontology": "0.1.0"}
    assert {one["name"]: one["sha256"] for one in manifest["documents"]} == _hashes(SAMPLES)
    (riyadh,) = (one["published"] for one in manifest["documents"] if "riyad" in one["name"])
    assert riyadh == {"earliest": "2023-05-08", "latest": "2023-05-08", "method": "dateline", "words": "08-05-2023"}
    assert manifest["files"]["graph.nq"] == _hashes(built)["graph.nq"]
    assert manifest["findings"].get("Violation", 0) == 0


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed_and_order(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, kg\n"
        "order = sorted(pathlib.Path(sys.argv[1]).iterdir(), reverse=sys.argv[3] == 'reverse')\n"
        "kg.build(order, pathlib.Path(sys.argv[2]))\n"
    )
    for seed, order in (("1", "forward"), ("2", "reverse")):
        subprocess.run(
            [sys.executable, "-c", program, str(SAMPLES), str(tmp_path / order), order],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert _hashes(tmp_path / "forward") == _hashes(tmp_path / "reverse")


def test_several_processes_read_the_same(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.txt").write_text(
            f"Ghana and Togo joined the Harbour Security Pact (HSP) in {1970 + number}, the pact said in Accra today."
        )
    assert read_corpus([tmp_path], jobs=2) == read_corpus([tmp_path], jobs=1)


def test_violations_are_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "build"
    build([SAMPLES / "amber-sea-pact.md"], target)
    before = _hashes(target)
    real = kg.build_graph

    def spoil(*args: object, **options: object) -> bytes:
        lines: bytes = real(*args, **options)  # type: ignore[arg-type]
        fact = b"<https://w3id.org/coalition-kg/meeting/nobody>"
        a = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        return lines + fact + b" " + a + b" <https://w3id.org/coalition-kg/ontology#Meeting> .\n"

    monkeypatch.setattr("kg.pipeline.build_graph", spoil)
    made = build([SAMPLES / "amber-sea-pact.md"], target)
    assert made.output is None
    assert made.rejected is not None
    assert (made.rejected / "report.ttl").is_file()
    assert _hashes(target) == before


def _given_claim(document: str, quote: str) -> Claim:
    return make_claim(
        "membership",
        {"member": [Mention("Iceland", 0, 7, "Iceland")], "organization": [Mention("Pact", 8, 12, "Pact")]},
        Evidence(document, 0, len(quote), quote),
        rule="by hand",
        extractor="a person",
        status="member",
    )


@pytest.mark.parametrize(
    ("document", "quote", "words"),
    [
        ("no-such-00000000", "Iceland Pact", "no document here has that id"),
        (None, "Iceland Pact", "is not what stands"),
    ],
)
def test_claims_from_elsewhere_must_quote_what_is_there(
    tmp_path: Path, document: str | None, quote: str, words: str
) -> None:
    sample = SAMPLES / "amber-sea-pact.md"
    document = document or read_corpus([sample]).headers[0].id
    path = tmp_path / "claims.jsonl"
    path.write_text(format_claim(_given_claim(document, quote)) + "\n", encoding="utf-8")
    with pytest.raises(ClaimError, match=words):
        build([sample], tmp_path / "build", Options(claims=(path,)))
    assert not (tmp_path / "build").exists()


def test_claims_from_elsewhere_are_taken_like_any_other(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Iceland Pact. The weather report for the whole week says that it will be fine and that all is well."
    )
    document = read_corpus([note]).headers[0].id
    path = tmp_path / "claims.jsonl"
    path.write_text(format_claim(_given_claim(document, "Iceland Pact")) + "\n", encoding="utf-8")
    made = build([note], tmp_path / "build", Options(claims=(path,)))
    assert [fact.kind for fact in made.facts.by_id.values()] == ["membership"]


def test_claims_are_in_the_turtle_only_when_asked_for(tmp_path: Path, built: Path) -> None:
    assert b"a kg:Claim" not in (built / "graph.ttl").read_bytes()
    (tmp_path / "note.txt").write_text("Oman and Bahrain joined the Blue Accord Organization (BAO) in March 2019.")
    build([tmp_path / "note.txt"], tmp_path / "build", Options(with_claims=True))
    assert b"a kg:Claim" in (tmp_path / "build" / "graph.ttl").read_bytes()


@pytest.mark.parametrize("base", ["", "here/", "https://x.example", "https://x.example/a b/", 'https://x.example/">/'])
def test_a_base_that_is_no_iri_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(InputError, match="base IRI"):
        build([SAMPLES], tmp_path / "build", Options(base=base))


def test_another_base_is_used_everywhere(tmp_path: Path, built: Path) -> None:
    made = build([SAMPLES], tmp_path / "build", Options(base="https://data.example/kg/"))
    assert made.output is not None
    text = (tmp_path / "build" / "graph.nq").read_text(encoding="utf-8")
    assert "<https://data.example/kg/organization/" in text
    assert "<https://w3id.org/coalition-kg/organization/" not in text


def test_a_copied_build_can_be_queried(tmp_path: Path, built: Path) -> None:
    from kg.store import Store

    shutil.copytree(built / "store", tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        assert store.query("ASK { ?s ?p ?o }") is True


def test_a_build_of_nothing_usable_leaves_the_earlier_one(tmp_path: Path) -> None:
    build([SAMPLES / "amber-sea-pact.md"], tmp_path / "build")
    before = _hashes(tmp_path / "build")
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(InputError, match=r"none can be used .*empty\.txt"):
        build([tmp_path / "empty.txt"], tmp_path / "build")
    assert _hashes(tmp_path / "build") == before
