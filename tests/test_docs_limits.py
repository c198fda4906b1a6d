"""The examples in docs/limits.md hold: what it calls read is read, what it calls missed is missed, and so on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.claims import Claim
from kg.documents import Document, read_document
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs

PAGE = Path(__file__).parent.parent / "docs" / "limits.md"
#: A row: mark, a remark in italics if there is one, the text, the claim.
_ROW = re.compile(r"^\| (?P<mark>\w+) \| (?:\*[^*]+\* )?(?P<text>.+) \| `(?P<claim>[^`]+)` \|$", re.MULTILINE)
#: What "…" at the head of an example stands for.
_HEAD = "The pact and its people\n\nThe Lagoon Entente met in Lomé on 3 May 2019.\n\n"
_ADVICE = {
    "read": "no longer read: mend the rule, or mark it as missed",
    "missed": "now read: move it, or mark it as read",
    "wrong": "no longer read wrongly: take it out",
}
_ROWS = [(row["mark"], row["text"], row["claim"]) for row in _ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def _says(claim: Claim) -> set[str]:
    words = {mention.text for mentions in claim.arguments.values() for mention in mentions}
    words |= {mention.name for mentions in claim.arguments.values() for mention in mentions if mention.name}
    dated = {claim.time.edtf, "dated"} if claim.time is not None else set()
    return {word.casefold() for word in (*words, *dated, claim.status or "", claim.modality)}


def _is_read(text: str, wanted: str, folder: Path) -> bool:
    path = folder / "example.txt"
    path.write_text(text + "\n", encoding="utf-8")
    document = read_document(path)
    if not isinstance(document, Document):
        return False
    packs = load_packs(document.header.language)
    reading = read_spans(document, packs)
    kind, _, words = wanted.partition(": ")
    if kind.startswith("seen "):
        spans = (span for sentence in reading.sentences for span in sentence.spans if span.kind == kind[5:])
        return any(span.text == words for span in spans)
    needed = {word.casefold() for word in words.split("; ")}
    return any(claim.kind == kind and needed <= _says(claim) for claim in link_claims(reading, packs))


@pytest.mark.parametrize(("mark", "row", "claim"), _ROWS)
def test_the_examples_hold(tmp_path: Path, mark: str, row: str, claim: str) -> None:
    text = row.replace("…<br>", _HEAD).replace("<br>", "\n").replace("\\|", "|")
    assert _is_read(text, claim, tmp_path) == (mark != "missed"), f"{_ADVICE[mark]}: {text}"


def test_every_row_is_an_example() -> None:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| (?!\||-)\w", line)]
    assert len(lines) == len(_ROWS) > 60
    assert {mark for mark, _, _ in _ROWS} == set(_ADVICE)
