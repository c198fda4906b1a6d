"""Front matter: the block of ``key: value`` lines between ``---`` marks at the top of a Markdown file."""

from __future__ import annotations

import re

from kg.documents.model import Publication
from kg.documents.sidecars import Metadata, is_url, parse_published

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELDS = {
    "title": ("title", "titre"),
    "author": ("author", "auteur"),
    "publisher": ("publisher", "site", "sitename", "source"),
    "url": ("url", "link", "permalink"),
    "language": ("language", "lang", "langue"),
}
_DATE_KEYS = ("published", "date", "publish_date", "pubdate")


def read_front_matter(text: str) -> tuple[int, Metadata]:
    r"""Read the front matter of a Markdown text, if it has any.

    Args:
        text: The text of the file, which is not changed.

    Returns:
        The offset where the front matter ends (0 if there is none), and what it says. Keys that no field matches are
        left alone; so is a block between rules that is not a YAML mapping, for it is text.

    >>> end, metadata = read_front_matter("---\ntitle: The Accord\ndate: 2024-03-02\n---\nIt met.")
    >>> end, metadata.title, str(metadata.published.earliest)
    (43, 'The Accord', '2024-03-02')
    """
    import yaml

    block = _BLOCK.match(text)
    if block is None:
        return 0, Metadata()
    try:
        found = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return 0, Metadata()
    if not isinstance(found, dict):
        return 0, Metadata()
    values = {str(key).lower(): value for key, value in found.items()}
    texts: dict[str, str] = {}
    for field, keys in _FIELDS.items():
        stated = [value for key in keys if isinstance(value := values.get(key), str) and value.strip()]
        if stated:
            texts[field] = " ".join(stated[0].split())[:500]
    if not is_url(texts.get("url", "http://x")):
        del texts["url"]
    days = next((days for key in _DATE_KEYS if (days := parse_published(values.get(key))) is not None), None)
    return block.end(), Metadata(**texts, published=days and Publication(*days, "metadata"))
