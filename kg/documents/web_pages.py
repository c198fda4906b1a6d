"""HTML: the main text of a page and what the page says about itself. Nothing is fetched, no script is run."""

from __future__ import annotations

import logging
import re

from kg.documents.model import Publication
from kg.documents.sidecars import Metadata, is_url, parse_published
from kg.errors import DocumentError

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table td th title tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "head"})
_TAG = re.compile(r"<[a-zA-Z!/?]")
#: A fixed last day for dates in metadata, so that the answer does not depend on the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def read_page(html: str, place: str) -> tuple[str, Metadata]:
    """Take the main text and the metadata out of an HTML page.

    Args:
        html: The decoded page.
        place: The path of the file, for the error.

    Returns:
        The text, a line a block, and the metadata.

    Raises:
        DocumentError: There is no HTML, or no text in it.
    """
    if not _TAG.search(html):
        raise DocumentError(place, "is called HTML but holds no tag", "rename it to .txt")
    text, metadata = _main_text(html)
    if not text.strip():
        text = _plain_text(html)
    if not text.strip():
        raise DocumentError(place, "holds no text outside scripts and navigation", "save the page again, or as text")
    return without_surrogates(text), metadata


def without_surrogates(text: str) -> str:
    """Return text that every encoding can write: half characters, which broken files hold, become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _main_text(html: str) -> tuple[str, Metadata]:
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        page = bare_extraction(
            html,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except (LxmlError, ValueError, RecursionError):
        return "", Metadata()
    if page is None or isinstance(page, dict):
        return "", Metadata()
    days = parse_published(page.date) if page.date else None
    url = page.url if page.url and is_url(page.url) else None
    metadata = Metadata(
        title=_line(page.title),
        publisher=_line(page.sitename),
        author=_line(page.author),
        url=url,
        published=days and Publication(*days, "metadata"),
    )
    return page.text or "", metadata


def _line(text: str | None) -> str | None:
    return " ".join(without_surrogates(text).split())[:500] or None if text else None


def _plain_text(html: str) -> str:
    """Return all visible text, a line a block, for pages in which no main text was found."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return ""
    pieces: list[str] = []
    hidden = 0
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            pieces.append("\n" if tag in _BLOCKS else "")
            pieces.append("" if hidden else element.text or "")
        else:
            hidden -= tag in _UNSEEN
            pieces.append("\n" if tag in _BLOCKS else "")
            pieces.append("" if hidden else element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
