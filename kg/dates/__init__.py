"""Dates in running English and French text, as EDTF with exact offsets."""

from kg.dates.find import find_dates
from kg.dates.model import DateMention, Relation

__all__ = ["DateMention", "Relation", "find_dates"]
