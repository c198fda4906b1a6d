"""How well claims are read: precision, recall and F1 against facts that a careful reader wrote down.

:func:`score_folder` is ``kg score``; docs/scoring.md describes the format of gold files and how a claim meets a fact.
"""

from kg.scoring.gold import Gold, read_gold
from kg.scoring.model import MICRO, Mistake, Scores, Tally
from kg.scoring.report import FORMATS, format_scores
from kg.scoring.score import score_document, score_folder

__all__ = [
    "FORMATS",
    "MICRO",
    "Gold",
    "Mistake",
    "Scores",
    "Tally",
    "format_scores",
    "read_gold",
    "score_document",
    "score_folder",
]
