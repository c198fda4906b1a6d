"""Measure the rules on annotated corpora that lie outside the project: which of their pairs are found, and what else.

``python benchmarks/corpora.py redocred dev.json`` reads Re-DocRED, ``python benchmarks/corpora.py re3d FOLDER`` reads
re3d (or one of its sources). ``--misses 10`` lists pairs that are not found with their sentences, ``--wrong 25`` draws
claims that are not in the corpus for a person to judge. CORPORA.md says how to read the figures.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import corpora_re3d
import corpora_redocred
from corpora_pairs import format_table, score, show_missed, show_wrong

CORPORA = {"redocred": corpora_redocred, "re3d": corpora_re3d}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the rules on an annotated corpus.")
    parser.add_argument("corpus", choices=sorted(CORPORA))
    parser.add_argument("path", type=Path, help="the file of Re-DocRED, or a folder of re3d")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N missed pairs of each relation")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="draw N claimed pairs that are not annotated")
    given = parser.parse_args()
    corpus = CORPORA[given.corpus]
    start = time.perf_counter()
    texts = corpus.read(given.path)
    results = score(texts, corpus.ROWS, corpus.to_pairs)
    seconds = time.perf_counter() - start
    print(f"{given.corpus}: {len(texts)} texts, {sum(len(t.text.split()) for t in texts):,} words, {seconds:.0f} s\n")
    print(format_table(results))
    if given.misses:
        print(show_missed(results, given.misses))
    if given.wrong:
        print(f"\n{show_wrong(results, given.wrong)}")


if __name__ == "__main__":
    main()
