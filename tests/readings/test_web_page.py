"""The web page: complete, self-contained, safe against what documents say, and usable by everyone."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.documents import Document, read_document
from kg.readings import View, format_page, view_document
from kg.readings.model import KINDS, Mark, Said
from kg.resources import find_resource

SAMPLES = [
    *sorted(find_resource("data", "documents").iterdir()),
    *sorted((Path(__file__).parent.parent / "gold" / "dev").glob("0*.txt")),
]
HOSTILE = """<script>alert(1)</script> & </style><img src=x onerror=alert(2)> -->

OSLO, 3 March 2024 - Marta "<b>" O'Olsen, secretary-general of the Blue Accord Council (BAC), met Sana O'Haddad.\r
The "Lamps <i onclick='alert(3)'>for</i> Oman" programme is organised by the BAC &amp; hosted by Oman.
Reversed \u202etxet\u202c and a bell \x07 and an escape \x1b[31m; Général عبد الله met Ms. Leila ben Youssef\u200f.
"""
VOID = {"meta", "input"}


class Page(HTMLParser):
    """Every element with its attributes and the text inside it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.words.append("")
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.words[place] += data

    def texts(self, *classes: str) -> list[str]:
        found = zip(self.elements, self.words, strict=True)
        return [words for (_, given), words in found if set(classes) & set(given.get("class", "").split())]

    def all(self, tag: str) -> list[tuple[dict[str, str], str]]:
        found = zip(self.elements, self.words, strict=True)
        return [(given, words) for (name, given), words in found if name == tag]


def view_file(path: Path) -> View:
    document = read_document(path)
    assert isinstance(document, Document)
    return view_document(document)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> View:
    path = tmp_path_factory.mktemp("hostile") / '"><img onerror=alert(4)>.txt'
    path.write_bytes(HOSTILE.encode())
    return view_file(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_text_without_marks_is_the_document_and_every_mark_is_there_once(path: Path) -> None:
    view = view_file(path)
    page = Page(format_page(view))
    text = view.document.text
    assert "".join(page.texts("text", "gap")) == text
    spans = [(given["data-span"], words) for given, words in page.all("span") if "data-span" in given]
    assert spans
    assert len({place for place, _ in spans}) == len(spans)
    for place, words in spans:
        start, end = map(int, place.split("-"))
        assert text[start:end] == words


def test_hostile_text_stays_text(hostile: View) -> None:
    source = format_page(hostile)
    page = Page(source)
    used = {tag for tag, _ in page.elements}
    assert not used & {"img", "b", "i", "iframe", "object", "link", "base", "form"}
    assert len(page.all("script")) == len(page.all("style")) == 1
    for _, given in page.elements:
        assert not [name for name in given if name.startswith("on") or name in ("src", "srcset", "style")]
        assert given.get("href", "#").startswith("#")
    assert hostile.document.header.name in "".join(words for _, words in page.all("dd"))
    shown = "".join(page.texts("text", "gap"))
    assert len(shown) == len(hostile.document.text)
    assert "<script>alert(1)</script> & </style>" in shown
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", source)
    assert "\u200f" in shown


def test_hostile_names_stay_inside_their_attributes_and_elements(hostile: View) -> None:
    bad = """"><script>alert(5)</script><i x='"""
    mark = Mark(0, 1, "person", bad, bad)
    [told] = [told for passage in hostile.passages for told in passage.told if told.claim.kind == "programme"]
    said = Said(0, 1, bad, bad, None)
    first = replace(hostile.passages[0], marks=(mark,), told=(replace(told, arguments=((bad, (said,)),), origin=bad),))
    page = Page(format_page(replace(hostile, organization=bad, acronyms=((bad, bad),), passages=(first,))))
    assert len(page.all("script")) == 1
    assert page.all("i") == []
    [given] = [given for given, _ in page.all("span") if "data-span" in given]
    assert (given["data-note"], given["title"]) == (bad, f"person: {bad}")
    assert [told.count(bad) for told in page.texts("claim")] == [4]


def test_the_title_of_a_hostile_programme_is_marked_and_kept(hostile: View) -> None:
    page = Page(format_page(hostile))
    marked = {given["data-kind"]: words for given, words in page.all("span") if "data-span" in given}
    assert marked["programme"] == "Lamps <i onclick='alert(3)'>for</i> Oman"


def test_nothing_is_loaded_and_only_our_script_may_run(hostile: View) -> None:
    source = format_page(hostile)
    page = Page(source)
    [(_, style)], [(_, script)] = page.all("style"), page.all("script")
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|fetch|XMLHttp", style + re.sub(r"^//.*$", "", script, flags=re.MULTILINE)
    )
    assert "innerHTML" not in script
    [policy] = [given["content"] for given, _ in page.all("meta") if given.get("http-equiv")]
    assert policy.startswith("default-src 'none'")
    for content in (style, script):
        assert "sha256-" + b64encode(sha256(content.encode()).digest()).decode() in policy


def test_the_same_view_gives_the_same_bytes(hostile: View) -> None:
    assert format_page(hostile) == format_page(hostile)
    assert format_page(view_document(hostile.document)) == format_page(hostile)


def test_languages_directions_labels_and_links(hostile: View) -> None:
    source = format_page(view_file(find_resource("data", "documents") / "delegation-riyad-communique.txt"))
    page = Page(source)
    assert page.all("html")[0][0]["lang"] == "en"
    assert page.all("main")[0][0]["lang"] == "fr"
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert all(given["dir"] == "auto" for given, _ in page.all("p") if "text" in given.get("class", ""))
    assert all(given["lang"] == "en" for given, _ in page.all("ul"))
    identities = [given["id"] for _, given in page.elements if "id" in given]
    assert len(set(identities)) == len(identities)
    for given, _ in page.all("a"):
        assert given["href"][1:] in identities
    claims = page.texts("claim")
    buttons = page.all("button")
    assert len(buttons) == len(claims) > 0
    assert all(words and given["aria-pressed"] == "false" for given, words in buttons)
    labelled = Page(format_page(hostile)).all("label")
    assert len(labelled) == len(KINDS) + 6
    assert all(words.strip() for _, words in labelled)


def test_words_of_a_claim_point_to_the_claim(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Oman joined the Blue Accord in 2016.", encoding="utf-8")
    page = Page(format_page(view_file(tmp_path / "note.txt")))
    used = {words: given["data-claims"] for given, words in page.all("span") if "data-claims" in given}
    assert used["Oman"] == used["Blue Accord"] == "1"
    [(given, told)] = page.all("li")
    assert given["id"] == "claim-1"
    assert "membership, joined" in told
    assert "2016" in told
    assert "joined" in told.split("rule")[1]


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def _contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_is_aa(theme: str, hostile: View) -> None:
    [(_, style)] = Page(format_page(hostile)).all("style")
    light, dark = style.split("@media screen and (prefers-color-scheme: dark)")
    colours = _colours(light if theme == "light" else dark.split("* {")[0])
    assert set(_colours(light)) == set(_colours(dark.split("* {")[0]))
    papers = ["paper", "panel", "missed-paper", *KINDS]
    for paper in papers:
        assert _contrast(colours["ink"], colours[paper]) >= 4.5, paper
        assert _contrast(colours["quiet"], colours[paper]) >= 4.5, paper
    for words in ("link", "missed", "denied", "planned", "reported", "hedged"):
        assert _contrast(colours[words], colours["paper"]) >= 4.5, words
        assert _contrast(colours[words], colours["panel"]) >= 4.5, words
    assert _contrast(colours["missed"], colours["missed-paper"]) >= 4.5
    assert _contrast(colours["lit-ink"], colours["lit"]) >= 4.5
    for kind in KINDS:
        assert _contrast(colours[f"{kind}-line"], colours["paper"]) >= 3, kind
