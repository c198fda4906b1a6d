"""Scoring: each document read once, its claims and names compared with its gold facts, the counts added up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.documents import Document, SetAside, parse_document, read_document
from kg.documents.files import MEDIA_TYPES
from kg.errors import InputError
from kg.extract import link_claims, read_spans
from kg.extract.packs import load_packs
from kg.scoring.comparing import score_kind
from kg.scoring.gold import Gold, read_gold
from kg.scoring.kinds import KINDS, ROWS
from kg.scoring.model import Score, Scores, sum_scores
from kg.scoring.recognition import score_organizations, score_persons


def score_folder(
    gold: Path, documents: Path | None = None, *, packs: tuple[Path, ...] = (), language: str | None = None
) -> Scores:
    """Read documents and score what is read against their gold facts.

    Args:
        gold: A folder of gold files, or one of them.
        documents: The folder with the documents, each with the stem of its gold file; None if they lie beside the gold
            files. Sentence banks (``.jsonl``) carry their texts.
        packs: Rule packs of the user's own, added to the built-in ones.
        language: Score only the documents in this language.

    Returns:
        The counts by kind and language, and every mistake.

    Raises:
        InputError: A folder, or the document of a gold file, is not there.
        GoldError: A gold file breaks the format.
        PackError: A pack breaks its format.
    """
    folder = documents or (gold if gold.is_dir() else gold.parent)
    scores: list[Score] = []
    set_aside: list[SetAside] = []
    count = 0
    for facts in read_gold(gold):
        if language and facts.language and facts.language != language:
            continue
        document = _open_document(facts, folder)
        if isinstance(document, SetAside):
            set_aside.append(document)
        elif language in (None, facts.language or document.header.language):
            count += 1
            scores += score_document(facts, document, packs=packs)
    return sum_scores(scores, ROWS, count, set_aside)


def _open_document(gold: Gold, folder: Path) -> Document | SetAside:
    if gold.text is not None:
        found = parse_document(gold.text, gold.doc, language=gold.language or None, published=gold.published)
        return replace(found, path=gold.place) if isinstance(found, SetAside) else found
    stem = Path(gold.place).stem
    files = [folder / f"{stem}{extension}" for extension in MEDIA_TYPES]
    there = [file for file in files if file.is_file()]
    if len(there) == 1:
        return read_document(there[0])
    known = ", ".join(MEDIA_TYPES)
    if there:
        raise InputError(gold.place, f"has two documents, {there[0]} and {there[1]}", "keep one of them")
    raise InputError(gold.place, f"has no document {folder / stem} ({known})", "put it there, or name its folder")


def score_document(gold: Gold, document: Document, *, packs: tuple[Path, ...] = ()) -> tuple[Score, ...]:
    """Score one document: a score for every kind that its gold facts annotate.

    Args:
        gold: Its gold facts.
        document: The document.
        packs: Rule packs of the user's own.
    """
    rules = load_packs(document.header.language, packs)
    reading = read_spans(document, rules)
    claims = link_claims(reading, rules)
    known = gold if gold.language else replace(gold, language=document.header.language)
    scores: list[Score] = []
    if "persons" in gold.annotated:
        scores.append(score_persons(known, reading))
    if "organizations" in gold.annotated:
        scores.append(score_organizations(known, reading))
    for kind in KINDS:
        if kind.facts in gold.annotated:
            scores += score_kind(kind, known, claims, reading)
    return tuple(scores)
