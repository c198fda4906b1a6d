"""The command line: data on stdout, words on stderr, exit codes, and errors without tracebacks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.resources import find_resource

SAMPLES = find_resource("data", "documents")
PACT = SAMPLES / "amber-sea-pact.md"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    done = _kg(folder, "build", str(PACT))
    assert done.returncode == 0, done.stderr
    return folder


def _kg(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _fails(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Wrong usage or unusable input: exit 2, one clear line, nothing on stdout."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_build_says_on_stderr_what_it_made(folder: Path) -> None:
    done = _kg(folder, "build", str(PACT), "-o", "second")
    assert done.stdout == ""
    assert "published: second" in done.stderr
    assert "documents: 1 read, 0 set aside" in done.stderr


def test_a_document_set_aside_is_named_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.txt").write_text("")
    done = _kg(folder, "build", str(PACT), str(tmp_path), "-o", "third")
    assert done.returncode == 1
    assert "picture.txt" in done.stderr
    assert "empty.txt" in done.stderr
    manifest = json.loads((folder / "third" / "manifest.json").read_text(encoding="utf-8"))
    assert [Path(one["path"]).name for one in manifest["set_aside"]] == ["empty.txt", "picture.txt"]
    assert all(one["reason"] and one["remedy"] for one in manifest["set_aside"])
    assert all(one["reason"] in done.stderr for one in manifest["set_aside"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "no-such-folder"), ("no-such-folder",)),
        (("build", "empty-folder"), ("empty-folder",)),
        (("build", str(PACT), "-o", "/proc/nowhere/build"), ("/proc/nowhere",)),
        (("build", str(PACT), "-o", "precious"), ("precious", "no build made")),
        (("build", str(PACT), "--judgements", "broken.tsv"), ("broken.tsv", "line 1")),
        (("build", str(PACT), "--engine", "magic"), ("magic", "shifty")),
        (("build", str(PACT), "--base", "nonsense"), ("nonsense",)),
        (("build", str(PACT), "--base", "http://[bad/"), ("http://[bad/",)),
        (("build", str(PACT), "--claims", "no-such-claims.jsonl"), ("no-such-claims.jsonl",)),
        (("check", "empty-folder"), ("empty-folder", "is a folder")),
        (("extract",), ("--schema",)),
        (("text", "no-such-file.txt"), ("no-such-file.txt",)),
        (("check", "broken.ttl"), ("broken.ttl", "line")),
        (("query", "no-such-question"), ("no-such-question", "kg queries")),
        (("query", "members"), ("organization",)),
        (("query", "members", "--organisation", "ASSP", "--day", "2024-06-12"), ("organisation", "organization")),
        (("query", "members", "--organization", "ASSP", "--day", "yesterday"), ("yesterday", "YYYY-MM-DD")),
        (("query", "members", "--organization", "Atlantis Pact", "--day", "2024-06-12"), ("Atlantis Pact",)),
        (("query", "members", "--organization", "ASSP", "--day", "2024-06-12", "--format", "xls"), ("xls", "csv")),
        (("query", "members", "--build", "elsewhere"), ("elsewhere", "kg build")),
        (("query", "--file", "broken.rq"), ("broken.rq",)),
        (("query", "organizations", "--endpoint", "http://127.0.0.1:9/query"), ("127.0.0.1:9",)),
        (("explain", "Nobody At All"), ("Nobody At All",)),
        (("explain", "ASSP", "--on", "last year"), ("last year", "YYYY-MM-DD")),
        (("export", "--format", "docx"), ("docx", "turtle")),
        (("export", "--build", "elsewhere"), ("elsewhere", "kg build")),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else None,
)
def test_mistakes_are_told_with_place_value_and_remedy(
    folder: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    (folder / "empty-folder").mkdir(exist_ok=True)
    (folder / "precious").mkdir(exist_ok=True)
    (folder / "precious" / "thesis.txt").write_text("mine")
    (folder / "broken.tsv").write_text("perhaps\tA\tB\n")
    (folder / "broken.ttl").write_text("@prefix a: <http://a/> .\na:b a:c .\n")
    (folder / "broken.rq").write_text("SELECT ?x WHERE {")
    _fails(_kg(folder, *words), *told)


def test_extract_names_what_it_sets_aside_and_exits_1(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = _kg(folder, "extract", str(tmp_path / "empty.txt"), str(PACT))
    assert done.returncode == 1
    assert "set aside: " in done.stderr
    assert all(json.loads(line)["document"].startswith("amber-sea-pact-") for line in done.stdout.splitlines())
    assert done.stdout


def test_extract_writes_claims_and_nothing_else(folder: Path) -> None:
    done = _kg(folder, "extract", str(PACT))
    assert done.returncode == 0
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    text = _kg(folder, "text", str(PACT)).stdout
    assert claims
    for claim in claims:
        evidence = claim["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert json.loads((_kg(folder, "extract", "--schema")).stdout)["title"] == "Claim"


@pytest.mark.parametrize("output_format", ["table", "csv", "json"])
def test_query_formats(folder: Path, output_format: str) -> None:
    done = _kg(folder, "query", "members", "--organization=ASSP", "--day", "2024-06-12", "--format", output_format)
    assert done.returncode == 0, done.stderr
    assert "Iceland" in done.stdout
    if output_format == "json":
        assert {"head", "results"} <= set(json.loads(done.stdout))


def test_a_query_of_ones_own(folder: Path) -> None:
    (folder / "mine.rq").write_text("SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }")
    done = _kg(folder, "query", "--file", "mine.rq", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.splitlines()[1]) > 100


def test_queries_lists_every_question_with_its_parameters(folder: Path) -> None:
    done = _kg(folder, "queries")
    assert done.returncode == 0
    for path in find_resource("queries").glob("*.rq"):
        assert path.stem in done.stdout
    assert "--organization" in done.stdout


def test_check_passes_a_build_and_fails_a_wrong_file(folder: Path) -> None:
    assert _kg(folder, "check", "build/graph.ttl").returncode == 0
    (folder / "wrong.ttl").write_text(
        "@prefix kg: <https://w3id.org/coalition-kg/ontology#> .\n<http://a.example/m> a kg:Meeting .\n"
    )
    done = _kg(folder, "check", "wrong.ttl")
    assert done.returncode == 1
    assert "Violation" in done.stdout
    assert "sh:ValidationReport" in _kg(folder, "check", "wrong.ttl", "--report").stdout


@pytest.mark.parametrize("output_format", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_export_writes_every_format_to_stdout_and_to_a_file(folder: Path, output_format: str) -> None:
    done = _kg(folder, "export", "--format", output_format)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 1000
    _kg(folder, "export", "--format", output_format, "-o", "out.rdf")
    assert (folder / "out.rdf").read_text(encoding="utf-8") == done.stdout


def test_explain_shows_sentences_with_document_line_and_offset(folder: Path) -> None:
    done = _kg(folder, "explain", "Marta Kalnina", "--on", "2023-01-01")
    assert done.returncode == 0, done.stderr
    assert "amber-sea-pact.md, line" in done.stdout
    assert "offset" in done.stdout
    assert "elected secretary general in March 2022" in done.stdout


def test_help_answers_for_every_command(folder: Path) -> None:
    commands = ("build", "extract", "text", "read", "try", "check", "queries", "query", "explain", "export")
    everything = _kg(folder, "--help").stdout
    for command in commands:
        assert command in everything
        assert _kg(folder, command, "--help").returncode == 0


def test_a_reader_that_stops_early_is_no_finding(folder: Path) -> None:
    words = f"{sys.executable} -m kg queries | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", words], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_under_stdout_is_told(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "queries"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("kg: stdout: No space left")


def test_stdout_is_utf8_whatever_the_locale(folder: Path) -> None:
    environment = {"PYTHONPATH": ":".join(sys.path), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    words = [sys.executable, "-m", "kg", "explain", "Marta Kalnina"]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "“" in done.stdout.decode("utf-8")


def test_control_characters_in_names_do_not_reach_the_terminal(folder: Path) -> None:
    done = _kg(folder, "extract", "no\x1b[31mfile.txt")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


def test_a_broken_manifest_is_no_build(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "build", tmp_path / "broken")
    (tmp_path / "broken" / "graph.nq").unlink()
    _fails(_kg(tmp_path, "export", "--build", "broken"), "graph.nq", "kg build")
    (tmp_path / "broken" / "manifest.json").write_text("[]")
    _fails(_kg(tmp_path, "export", "--build", "broken"), "is not a build")


def test_a_document_comes_through_a_pipe(folder: Path) -> None:
    words = [sys.executable, "-m", "kg", "text", "-"]
    done = subprocess.run(words, cwd=folder, input=PACT.read_bytes(), capture_output=True, check=False)
    assert done.stdout == PACT.read_bytes()


def test_a_judgement_on_a_name_that_no_document_has_is_told(folder: Path) -> None:
    (folder / "typo.tsv").write_text("same\tMarta Kalnina\tMarta Kallnina\tone person\n")
    done = _kg(folder, "build", str(PACT), "-o", "judged", "--judgements", "typo.tsv")
    assert done.returncode == 0, done.stderr
    assert "judgement without effect: typo.tsv, line 1" in done.stderr


def test_try_finds_a_pack_whose_sentences_do_not_hold(folder: Path, tmp_path: Path) -> None:
    head = '[[post_heads]]\nconcept = "purser"\nlabel = "Purser"\nforms = ["purser"]\n'
    (tmp_path / "good.toml").write_text(head + 'yes = ["the purser of the Blue Accord"]\n', encoding="utf-8")
    (tmp_path / "bad.toml").write_text(head + 'no = ["the purser of the Blue Accord"]\n', encoding="utf-8")
    assert _kg(folder, "try", str(tmp_path / "good.toml")).returncode == 0
    bad = _kg(folder, "try", str(tmp_path / "bad.toml"))
    assert (bad.returncode, bad.stdout) == (
        1,
        f"{tmp_path / 'bad.toml'}, [[post_heads]] 1, no: is read: the purser of the Blue Accord\n",
    )
