"""How fast documents become claims: documents of 500 words a second and core, growth with length, loading of the packs.

``python benchmarks/reading.py tests/gold/dev``. Documents of each length are made of paragraphs of the texts given,
English and French apart. The floor is a single pass of a regular expression for words over the same texts in the same
run: the ratio says more than the seconds, which depend on the machine.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from kg import extract_claims, read_documents
from kg.documents.model import Document, Header, Zone

WORDS = re.compile(r"\w+")
LENGTHS = (500, 1000, 2000, 4000)


def paragraphs(folder: Path, language: str) -> list[str]:
    """Return the paragraphs of all texts of a language, in order of files."""
    documents = [found for found in read_documents([folder]) if isinstance(found, Document)]
    texts = [found.text for found in documents if found.header.language == language]
    return [part.strip() for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def documents(parts: Sequence[str], length: int, number: int, language: str) -> Iterator[Document]:
    """Yield documents of at least ``length`` words each, made of whole paragraphs."""
    source = cycle(parts)
    for name in range(number):
        text = ""
        while len(text.split()) < length:
            text += next(source) + "\n\n"
        header = Header(f"d{name}", f"d{name}.txt", "text/plain", "0" * 64, len(text), language)
        yield Document(header, text, (Zone("body", 0, len(text)),))


def seconds(made: Sequence[Document]) -> tuple[float, float]:
    """Return the processor seconds for the claims of some documents, and those of the floor."""
    start = time.process_time()
    for document in made:
        extract_claims(document)
    middle = time.process_time()
    for document in made:
        sum(1 for _ in WORDS.finditer(document.text))
    return middle - start, time.process_time() - middle


def loading(language: str) -> float:
    """Return the seconds that loading the packs of a language takes in a fresh process, start-up not counted."""
    code = (
        "import time; from kg.extract.packs import load_packs; t = time.perf_counter(); "
        f"load_packs({language!r}); print(time.perf_counter() - t)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="texts in English and French")
    parser.add_argument("--documents", type=int, default=20, help="documents of each length")
    options = parser.parse_args()
    print("| language | words | documents/s | words/s | times the floor |\n|---|---|---|---|---|")
    for language in ("en", "fr"):
        parts = paragraphs(options.folder, language)
        seconds(list(documents(parts, 500, 3, language)))  # rules are compiled when first used
        seconds(list(islice(documents(parts, 500, 40, language), 40)))
        for length in LENGTHS:
            made = list(documents(parts, length, options.documents, language))
            words = sum(len(document.text.split()) for document in made)
            took, floor = seconds(made)
            print(f"| {language} | {length} | {len(made) / took:.1f} | {words / took:,.0f} | {took / floor:,.0f} |")
        print(f"| {language} | packs loaded in {loading(language):.3f} s | | | |")


if __name__ == "__main__":
    main()
