"""Facts: what all claims together support, with when it held and why."""

from kg.facts.consolidation import consolidate_facts
from kg.facts.model import Bound, Disagreement, Fact, Facts, Participation, Stretch

__all__ = ["Bound", "Disagreement", "Fact", "Facts", "Participation", "Stretch", "consolidate_facts"]
