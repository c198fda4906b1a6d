"""The view as one web page that needs nothing else: no network, no fonts, no pictures.

Documents are untrusted. Every word of theirs is escaped where it is written, characters that browsers obey (controls,
direction overrides) become ``�``, and the page's own policy lets a browser run only the one script and the one style
sheet that stand beside this module.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise
from pathlib import Path

from kg.readings.model import KINDS, Mark, Passage, Said, Told, View
from kg.readings.views import count_kinds, opens_block
from kg.readings.wording import (
    count_words,
    describe_document,
    describe_organizations,
    find_unclaimed,
    name_claim,
    name_place,
)

_FOLDER = Path(__file__).parent
#: Switches of the page: id, whether on at first, words.
_SWITCHES = (
    ("show-notes", True, "what words stand for"),
    ("show-kinds", False, "names of kinds"),
    ("show-claims", True, "claims"),
    ("show-rules", True, "rules"),
    ("show-unread", True, "text not read"),
    ("show-unclaimed", False, "only sentences with nothing claimed"),
)
_KEPT_FORMATS = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\ufeff")
#: Start, end and number of every stretch of words that a claim uses.
Uses = Sequence[tuple[int, int, int]]


def format_page(view: View) -> str:
    """Write a view as one self-contained HTML page, the same bytes for the same view.

    Args:
        view: The view.

    Returns:
        The page. The text of its ``.text`` elements and ``.gap`` elements, in order, is the text of the document.

    >>> from kg.documents.model import Document, Header, Zone
    >>> from kg.readings.views import view_document
    >>> text = "Oman joined the <b>Blue Accord</b> in 2016."
    >>> header = Header("note", "note.txt", "text/plain", "", len(text), "en")
    >>> page = format_page(view_document(Document(header, text, (Zone("body", 0, len(text)),))))
    >>> "<b>" in page, "&lt;b&gt;" in page, "http" in page.replace("http-equiv", "")
    (False, True, False)
    """
    style, script = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    style += "".join(
        f"body:has(#kind-{kind}:not(:checked)) .text .mark[data-kind={kind}] {{ background: none; border-bottom: 0; "
        "padding: 0; }\n"
        f"body:has(#kind-{kind}:not(:checked)) .text .mark[data-kind={kind}]::after {{ content: none; }}\n"
        f"body:has(#kind-{kind}:not(:checked)) .text .mark[data-kind={kind}]::before {{ content: none; }}\n"
        for kind in KINDS
    )
    title = view.document.header.title or view.document.header.name
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{_safe(title)}: as read</title>\n<style>{style}</style>\n</head>\n<body>\n",
        *_head(view, title),
        *_main(view),
        f"<script>{script}</script>\n</body>\n</html>\n",
    ]
    return "".join(parts)


def _digest(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _safe(text: str) -> str:
    """Return text for an element or a quoted attribute, each character where it was."""
    shown = "".join("�" if _is_obeyed(character) else character for character in text)
    return escape(shown, quote=True).replace("\r", "&#13;")


def _is_obeyed(character: str) -> bool:
    if character in "\n\t\r" or character in _KEPT_FORMATS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn")


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_safe(value)}"' if value else ""


def _head(view: View, title: str) -> Iterator[str]:
    language = view.document.header.language
    yield f'<header>\n<h1 lang="{_safe(language)}" dir="auto">{_safe(title)}</h1>\n<dl class="known">\n'
    for word, value in (*describe_document(view.document), *describe_organizations(view)):
        yield f"<div><dt><bdi>{_safe(word)}</bdi></dt><dd><bdi>{_safe(value)}</bdi></dd></div>\n"
    yield "</dl>\n</header>\n"
    marks, claims = count_kinds(view)
    yield '<section class="panel" aria-labelledby="summary">\n<h2 id="summary">Legend and summary</h2>\n'
    yield '<fieldset class="kinds"><legend>Kinds</legend>\n'
    for kind, told in KINDS.items():
        swatch = f'<span class="mark swatch {_class(kind)}" title="{_safe(told)}">{kind}</span>'
        count = f'<span class="count">{marks.get(kind, 0)}</span>'
        yield f'<label><input type="checkbox" id="kind-{kind}" checked>{swatch} {count}</label>\n'
    yield '</fieldset>\n<fieldset class="show"><legend>Show</legend>\n'
    for name, is_on, words in _SWITCHES:
        yield f'<label><input type="checkbox" id="{name}"{" checked" if is_on else ""}>{words}</label>\n'
    yield "</fieldset>\n"
    yield f"<p><strong>Claims</strong> {sum(claims.values())}: {_safe(count_words(claims))}</p>\n"
    yield f"<p>{''.join(_missed(view))}</p>\n"
    yield '<p class="show">Point at a claim to see its words in the text; click its name to keep them lit.</p>\n'
    yield "</section>\n"


def _missed(view: View) -> Iterator[str]:
    count = sum(passage.number > 0 for passage in view.passages)
    missed = find_unclaimed(view)
    yield f"<strong>Sentences</strong> {count}; with recognised things but no claim: {len(missed)}"
    yield "".join(f'{"," if place else ":"} <a href="#s{number}">{number}</a>' for place, number in enumerate(missed))


def _main(view: View) -> Iterator[str]:
    text = view.document.text
    uses = _uses(view)
    first = view.passages[0].start if view.passages else 0
    yield f'<main lang="{_safe(view.document.header.language)}">\n<h2 class="hidden" lang="en">Text and claims</h2>\n'
    yield f'<span class="gap" hidden>{_safe(text[:first])}</span>' if text[:first].isspace() else ""
    number = 0
    for place, passage in enumerate(view.passages):
        yield from _row(
            text, passage, uses.get(place, ()), number, "row opening" if opens_block(view, place) else "row"
        )
        number += len(passage.told)
    yield "</main>\n"


def _uses(view: View) -> dict[int, list[tuple[int, int, int]]]:
    """Return the stretches that claims use by the place of the passage that they touch."""
    starts = [passage.start for passage in view.passages]
    found: dict[int, list[tuple[int, int, int]]] = {}
    told = (one for passage in view.passages for one in passage.told)
    for number, one in enumerate(told, start=1):
        said = [*(said for _, mentions in one.arguments for said in mentions), *((one.time,) if one.time else ())]
        for start, end in sorted({(words.start, words.end) for words in said}):
            for place in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)):
                found.setdefault(place, []).append((start, end, number))
    return found


def _row(text: str, passage: Passage, uses: Uses, before: int, row: str) -> Iterator[str]:
    words = text[passage.start : passage.end]
    content = "".join(_marked(text, passage.start, passage.end, passage.marks, uses))
    gap = f'<span class="gap" hidden>{_safe(text[passage.end : passage.rest])}</span>'
    if not passage.number:
        yield f'<div class="{row} unread"><span class="number" lang="en">{passage.zone}, not read</span>'
        yield f'<p class="text" dir="auto">{content}</p>{gap}</div>\n'
        return
    classes = f"{row} {passage.zone}" + (" unclaimed" if passage.is_unclaimed else "")
    aligned = " aligned" if "\t" in words or "   " in words else ""
    number = passage.number
    label = f"Sentence {number}" + (", nothing claimed" if passage.is_unclaimed else "")
    yield f'<div class="{classes}" id="s{number}"><a class="number" href="#s{number}" lang="en" aria-label="{label}">'
    yield f'{number}</a><p class="text{aligned}" dir="auto">{content}</p>{gap}'
    if passage.told:
        yield f'\n<ul class="claims" lang="en" aria-label="Claims of sentence {number}">\n'
        for place, told in enumerate(passage.told, start=before + 1):
            yield from _claim(told, place)
        yield "</ul>"
    yield "</div>\n"


def _marked(text: str, start: int, end: int, marks: Sequence[Mark], uses: Uses) -> Iterator[str]:
    """Yield a stretch of text with its marks, its words cut where the words of claims begin and end."""
    position = start
    for mark in marks:
        yield from _words(text, position, mark.start, uses)
        title = f"{mark.kind}: {mark.key or mark.note}" if mark.key or mark.note else mark.kind
        place = f' data-span="{mark.start}-{mark.end}" data-kind="{mark.kind}"'
        yield f'<span class="mark {_class(mark.kind)}"{place}{_attribute("data-note", mark.note)}'
        yield f"{_attribute('title', title)}>"
        yield from _marked(text, mark.start, mark.end, mark.inner, uses)
        yield "</span>"
        position = mark.end
    yield from _words(text, position, end, uses)


def _class(kind: str) -> str:
    return "number-mark" if kind == "number" else kind


def _words(text: str, start: int, end: int, uses: Uses) -> Iterator[str]:
    cuts = sorted({start, end, *(cut for low, high, _ in uses for cut in (low, high) if start < cut < end)})
    for low, high in pairwise(cuts):
        numbers = sorted({number for first, last, number in uses if first <= low and high <= last})
        words = _safe(text[low:high])
        yield f'<span data-claims="{" ".join(map(str, numbers))}">{words}</span>' if numbers else words


def _claim(told: Told, number: int) -> Iterator[str]:
    claim = told.claim
    yield f'<li class="claim" id="claim-{number}">'
    yield f'<button type="button" aria-pressed="false">{_safe(name_claim(claim))}</button> '
    if claim.modality != "asserted":
        yield f'<span class="modality {claim.modality}">{claim.modality}</span> '
    for name, mentions in told.arguments:
        yield f'<span class="key">{_safe(name)}</span> '
        yield ", ".join("".join(_said(said)) for said in mentions) + " "
    if told.time is not None and claim.time is not None:
        anchor = f", from {_safe(claim.time.anchor)}" if claim.time.anchor else ""
        yield f'<span class="key">time</span> {_safe(claim.time.edtf)} (<bdi>{_safe(told.time.words)}</bdi>{anchor}) '
        yield _elsewhere(told.time)
    grade = f"{claim.grade}, " if claim.grade != "stated" else ""
    yield f'<span class="rule"><span class="key">{grade}rule</span> <code>{_safe(claim.rule)}</code> '
    yield f"<small>{_safe(told.origin)}</small></span></li>\n"


def _said(said: Said) -> Iterator[str]:
    yield f"<bdi>{_safe(said.words)}</bdi>"
    if said.note:
        yield f' <bdi class="note">{_safe(said.note)}</bdi>'
    place = _elsewhere(said)
    if place:
        yield f" {place.strip()}"


def _elsewhere(said: Said) -> str:
    place = name_place(said)
    if not place:
        return ""
    return f'(<a href="#s{said.passage}">{place}</a>) ' if said.passage else f"({place}) "
