"""Make the name lists of this folder from a table of name items and some plain text.

    python make_person_names.py person_names.tsv TEXT... [--into FOLDER]

``person_names.tsv`` has one name item a line: a Wikidata id, a tab, and its forms joined by ``|``, in lower case. TEXT
are plain text files in the languages read, from which the words that are common words rather than names are counted.
Written, each as sorted lines in UTF-8, compressed with xz:

- ``person_names.txt.xz``: every word of the forms in Latin script, two letters or more;
- ``name_forms.txt.xz``: the forms of one name a line, joined by ``|``, where a name has two or more;
- ``common_words.txt.xz``: the words that the texts write in lower case at least half of the time.

The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex

_LATIN = regex.compile(r"[\p{Latin}\p{M}'’ .\-]+")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def read_forms(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the forms in Latin script of each name item."""
    with path.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            forms = line.rstrip("\n").split("\t")[1].split("|")
            latin = tuple(form.replace("’", "'") for form in forms if _LATIN.fullmatch(form))
            if latin:
                yield latin


def common_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the words that texts write in lower case at least twice and at least half of the time."""
    small: Counter[str] = Counter()
    great: Counter[str] = Counter()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match.group()
            if word.islower():
                small[word] += 1
            elif word[0].isupper():
                great[word.lower()] += 1
    kept = {word for word, count in small.items() if count >= 2 and (count >= great[word] * 0.5 or len(word) <= 3)}
    return tuple(sorted(kept))


def write_list(path: Path, lines: Iterable[str]) -> None:
    """Write sorted lines, compressed."""
    content = "\n".join(sorted(set(lines))).encode()
    path.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def main(arguments: list[str]) -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description="Make the name lists of this folder.")
    parser.add_argument("names", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent)
    given = parser.parse_args(arguments)
    items = tuple(read_forms(given.names))
    words = (word for forms in items for form in forms for word in regex.split(r"[ \-]", form))
    write_list(given.into / "person_names.txt.xz", (word for word in words if len(word) > 1))
    write_list(
        given.into / "name_forms.txt.xz", ("|".join(sorted(set(forms))) for forms in items if len(set(forms)) > 1)
    )
    if given.texts:
        texts = (path.read_text(encoding="utf-8") for path in given.texts)
        write_list(given.into / "common_words.txt.xz", common_words(texts))


if __name__ == "__main__":
    main(sys.argv[1:])
