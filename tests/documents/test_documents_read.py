"""Reading files and folders: what comes out, and what is set aside with which reason."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import Document, SetAside, read_document, read_documents
from kg.errors import InputError

PACT = "The Danube Pact met in Vienna, and its chair spoke for an hour."
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 89>>stream
BT /F1 12 Tf 20 200 Td (The Danube Pact met in the city of Oslo, and it was a success.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
startxref
0
%%EOF
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, name: str, content: str | bytes) -> Document:
    found = read_document(write(folder, name, content))
    assert isinstance(found, Document), found
    return found


def reason(folder: Path, name: str, content: str | bytes) -> str:
    found = read_document(write(folder, name, content))
    assert isinstance(found, SetAside), found
    assert found.remedy
    return found.reason


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    text = f"  {PACT}\r\n\r\nIt  was\tlate. \n"
    found = read(tmp_path, "Pact note.txt", text)
    assert found.text == text
    assert found.header.sha256 == sha256(text.encode()).hexdigest()
    assert found.header.id == f"pact-note-{found.header.sha256[:8]}"
    assert (found.header.length, found.header.language, found.header.media_type) == (len(text), "en", "text/plain")
    assert [text[start : start + 2] for start in found.header.line_starts] == ["  ", "\r\n", "It"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_encodings_of_french(tmp_path: Path, encoding: str) -> None:
    text = "La délégation a été reçue à Alger, où le secrétaire général l'a félicitée."
    assert read(tmp_path, "a.txt", text.encode(encoding)).text == text


def test_markdown_keeps_its_text_and_reads_front_matter(tmp_path: Path) -> None:
    text = f"---\ntitle: The Pact\ndate: 2024-03-02\nauthor: Ana Lund\n---\n# The Pact meets\n\n{PACT}\n"
    found = read(tmp_path, "a.md", text)
    assert found.text == text
    assert (found.header.title, found.header.author) == ("The Pact", "Ana Lund")
    assert found.header.published is not None
    assert (found.header.published.earliest, found.header.published.method) == (date(2024, 3, 2), "metadata")
    assert found.zones[0].kind == "boilerplate"
    assert text[found.zones[0].start : found.zones[0].end].endswith("---\n")


def test_rule_at_the_top_of_markdown_is_no_front_matter(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", f"---\n{PACT}\n---\nMore of it came in the end.\n")
    assert {zone.kind for zone in found.zones} == {"body"}


def test_html_gives_main_text_and_metadata(tmp_path: Path) -> None:
    page = f"""<!doctype html><html><head><title>Pact meets - Nordic Wire</title>
    <meta property="og:site_name" content="Nordic Wire"><meta name="author" content="Ana Lund">
    <meta property="article:published_time" content="2022-11-03T10:00:00Z">
    <link rel="canonical" href="https://example.org/pact"><script>document.write("BAD script text")</script></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Pact meets</h1><p>{PACT} {PACT}</p>
    <p>The chair was elected in 2019, and said that the training would begin in the spring of the next year.</p>
    <ul><li>Norway</li><li>Sweden</li></ul></article></body></html>"""
    found = read(tmp_path, "a.html", page)
    header = found.header
    assert (header.title, header.publisher, header.author) == ("Pact meets", "Nordic Wire", "Ana Lund")
    assert header.published is not None
    assert (header.published.earliest, header.published.method) == (date(2022, 11, 3), "metadata")
    assert header.url == "https://example.org/pact"
    assert "BAD" not in found.text
    assert PACT in found.text
    assert "Norway" in found.text.replace("- ", "\n").split("\n")


def test_html_in_an_old_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    sentence = "Le Pacte a été signé à Alger par le général, qui était là depuis des années avec ses officiers."
    page = f'<html><head><meta charset="windows-1252"></head><body><p>{sentence}</p><p>{sentence}</p></body></html>'
    assert sentence in read(tmp_path, "a.htm", page.encode("cp1252")).text


def test_html_without_main_text_falls_back_to_its_visible_text(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", f"<div><form>{PACT}</form><script>bad()</script><style>x</style></div>")
    assert found.text == PACT


def test_html_entities_are_not_expanded_from_outside(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "TOPSECRET")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>{PACT} &x;</p></body></html>'
    assert "TOPSECRET" not in read(tmp_path, "a.html", page).text


def test_pdf_text(tmp_path: Path) -> None:
    assert "The Danube Pact met in the city of Oslo" in read(tmp_path, "a.pdf", PDF).text


def test_gaps_on_a_pdf_page_are_single_spaces(tmp_path: Path) -> None:
    assert b"The Danube Pact" in PDF
    gaps = PDF.replace(b"The Danube Pact", b"The\\tDanube  Pact")
    assert "The Danube Pact met in the city of Oslo" in read(tmp_path, "a.pdf", gaps).text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 40, "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("a.txt", PDF, "a PDF"),
        ("a.txt", b"PK\x03\x04 zip", "ZIP"),
        ("a.txt", "Die Allianz hat sich am Montag in Wien getroffen und über die Lage gesprochen.", "German"),
        ("a.txt", "اجتمع الأمين العام للتحالف مع وزير الدفاع في المدينة يوم الاثنين", "Arabic"),
        ("a.txt", "12 34 56 78 90 12 34", "language that cannot be told"),
        ("a.html", "no page at all", "no tag"),
        ("a.html", "<html><script>var x = 1;</script></html>", "no text"),
        ("a.pdf", b"%PDF-1.4 broken", "broken PDF"),
        ("a.pdf", PDF.replace(b"Tj", b"  "), "no text"),
        ("a.docx", b"PK", "no reader"),
        ("README", b"text", "no extension"),
    ],
)
def test_unusable_document_is_set_aside_with_its_reason(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    assert words in reason(tmp_path, name, content)


def test_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", refuse)
    found = read_document(path)
    assert isinstance(found, SetAside)
    assert "50.0 MB, more than the 10 MB" in found.reason


def test_letters_may_begin_late(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "-" * 3000 + "\n" + PACT).header.language == "en"


def test_deeply_nested_page_is_survived(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 50_000 + f"<p>{PACT}</p>" + "</div>" * 50_000
    assert read_document(write(tmp_path, "a.html", page)) is not None


def test_limit_is_a_parameter(tmp_path: Path) -> None:
    found = read_document(write(tmp_path, "a.txt", PACT), limit=10)
    assert isinstance(found, SetAside)


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = read_document(tmp_path / "pipe.txt")
    assert isinstance(found, SetAside)
    assert "regular file" in found.reason


def test_unreadable_file_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", PACT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = read_document(path)
    assert isinstance(found, SetAside)
    assert "Permission denied" in found.reason


def test_missing_path_and_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_documents([tmp_path / "none"])
    with pytest.raises(InputError, match="does not exist"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path)


def test_empty_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no document; put .*\.txt"):
        read_documents([tmp_path])


def test_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    for number, name in enumerate(["b.txt", "a/c.txt", "a.txt", ".hidden.txt", ".git/x.txt", "d.docx"]):
        write(tmp_path, name, f"{PACT} It was meeting number {number}.")
    found = list(read_documents([tmp_path]))
    names = [item.header.name if isinstance(item, Document) else Path(item.path).name for item in found]
    assert names == ["a.txt", "c.txt", "b.txt", "d.docx"]
    assert isinstance(found[-1], SetAside)


def test_copy_is_set_aside_whatever_the_order(tmp_path: Path) -> None:
    first, second = write(tmp_path, "one/a.txt", PACT), write(tmp_path, "two/b.txt", PACT)
    for paths in ([first, second], [second, first]):
        kept, copy = read_documents(paths)
        assert isinstance(kept, Document)
        assert isinstance(copy, SetAside)
        assert (kept.header.name, copy.path) == ("a.txt", str(second))
        assert "same content" in copy.reason


def test_same_name_in_two_folders_gives_two_ids(tmp_path: Path) -> None:
    write(tmp_path, "x/note.txt", PACT)
    write(tmp_path, "y/note.txt", PACT + " It was over.")
    ids = {item.header.id for item in read_documents([tmp_path]) if isinstance(item, Document)}
    assert len(ids) == 2


def test_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PACT)
    assert len(list(read_documents([path, tmp_path, path]))) == 1


def test_folder_that_cannot_be_listed_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", PACT)
    (tmp_path / "closed").mkdir()
    list_folder = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return list_folder(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    [document, folder] = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert isinstance(folder, SetAside)
    assert "Permission denied" in folder.reason


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/a.txt", PACT)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(read_documents([tmp_path]))
    assert [type(item).__name__ for item in found].count("Document") == 1
    assert {Path(item.path).name for item in found if isinstance(item, SetAside)} == {"self.txt", "gone.txt"}


def test_document_that_contains_markup_of_other_languages_is_text(tmp_path: Path) -> None:
    text = f'{PACT} <script>x</script> "\'<>\\ ?s ?p ?o . }} INSERT DATA {{ <a> <b> "c" }} @prefix x: <y> .'
    assert read(tmp_path, "a.txt", text).text == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_a_document_or_a_reason(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.pdf"):
        found = read_document(write(tmp_path, name, data))
        if isinstance(found, Document):
            found.text.encode()
            assert found.zones[0].start == 0
            assert found.zones[-1].end == len(found.text)
        else:
            assert found.reason


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(PDF) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_damaged_pdf_never_breaks_the_run(tmp_path: Path, damage: list[tuple[int, int]]) -> None:
    data = bytearray(PDF)
    for position, byte in damage:
        data[position] = byte
    assert read_document(write(tmp_path, "a.pdf", bytes(data))) is not None


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real documents lie outside the project")
def test_real_documents_are_read_whole_and_tell_their_dates() -> None:
    found = list(read_documents([SEEDS]))
    methods = []
    for item in found:
        assert isinstance(item, Document)
        assert "".join(item.text[zone.start : zone.end] for zone in item.zones) == item.text
        assert sum(zone.end - zone.start for zone in item.zones if zone.kind == "body") > 0.9 * len(item.text)
        published = item.header.published
        if published is not None:
            methods.append(published.method)
            assert published.start is not None
            assert item.text[published.start : published.end] == published.words
            assert (published.latest - published.earliest).days <= 1
    assert sorted(methods) == ["dateline", "dateline", "masthead"]


def test_an_earlier_build_in_the_folder_is_no_document(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PACT)
    write(tmp_path, "build/manifest.json", '{"generator": "coalition-kg 0.1.0"}')
    write(tmp_path, "build/claims.jsonl", "{}")
    assert len(list(read_documents([tmp_path]))) == 1


def test_a_name_too_long_for_a_sidecar_is_no_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "L" * 250 + ".txt", PACT).text == PACT


@pytest.mark.skipif(sys.platform != "linux", reason="file names there are always Unicode")
def test_a_name_that_is_no_unicode_can_be_written(tmp_path: Path) -> None:
    assert read(tmp_path, os.fsdecode(b"a\xff.txt"), PACT).header.name == "a\ufffd.txt"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PACT.encode(), "text/plain"),
        (f"---\ntitle: The Pact\n---\n{PACT}".encode(), "text/markdown"),
        (f"<!DOCTYPE html><html><body><p>{PACT}</p></body></html>".encode(), "text/html"),
        (PDF, "application/pdf"),
    ],
    ids=["text", "markdown", "html", "pdf"],
)
def test_a_pipe_tells_its_format_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, media_type: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    [found] = read_documents([Path("-")])
    assert isinstance(found, Document)
    assert (found.header.media_type, found.header.name) == (media_type, "stdin")
