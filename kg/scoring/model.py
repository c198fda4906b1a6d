"""What scoring gives: counts by kind and language, and each mistake with the sentence it was made in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.documents.model import SetAside

#: The language under which the documents of all languages are counted.
ALL = "all"
#: The kind under which the main kinds are summed.
MICRO = "micro average"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts were found, how many claims are false, how many facts were missed.

    >>> tally = Tally(right=3, false=1, missed=2)
    >>> tally.precision, tally.recall, round(tally.f1, 2)
    (0.75, 0.6, 0.67)
    >>> Tally().precision is None
    True
    """

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of claims that are right; None without claims."""
        return _share(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        """The share of facts that were found; None without facts."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None without claims and facts."""
        return _share(2 * self.right, 2 * self.right + self.false + self.missed)

    def __add__(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(self.right + other.right, self.false + other.false, self.missed + other.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """One false claim or missed fact.

    Args:
        type: ``false`` or ``miss``.
        kind: The row of the table it counts in.
        document: The document, by its name in the gold file.
        language: The language of the document.
        told: What was claimed, or the fact that was missed.
        reason: Why a claim is false: no such fact, another date or modality, denied; empty for a miss.
        rule: What made the claim; empty for a miss or a recognised name.
        sentence: The sentence of the claim, or the one that most likely states the missed fact.
        line: The line of the document on which the sentence begins, counted from 1; of a sentence bank, the line there.
    """

    type: Literal["false", "miss"]
    kind: str
    document: str
    language: str
    told: str
    reason: str = ""
    rule: str = ""
    sentence: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one document in one kind, with its mistakes."""

    kind: str
    main: bool
    language: str
    tally: Tally
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts of a gold folder.

    Args:
        tallies: ``(kind, language)`` to counts, in the order of the table; language ``all`` sums the languages and kind
            ``micro average`` the main kinds.
        mistakes: Every miss and every false claim, by kind and document.
        documents: How many documents were scored.
        set_aside: Documents that cannot be read, which count nowhere.
    """

    tallies: dict[tuple[str, str], Tally]
    mistakes: tuple[Mistake, ...]
    documents: int
    set_aside: tuple[SetAside, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The rows of the table."""
        return tuple(dict.fromkeys(kind for kind, _ in self.tallies))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the documents, and ``all``."""
        return tuple(dict.fromkeys(language for _, language in self.tallies))

    def tally(self, kind: str, language: str = ALL) -> Tally:
        """Return the counts of a kind; zero for one that nothing was scored in."""
        return self.tallies.get((kind, language), Tally())


def sum_scores(scores: Iterable[Score], kinds: Iterable[str], documents: int, set_aside: Iterable[SetAside]) -> Scores:
    """Add up the scores of documents.

    Args:
        scores: The scores, one a document and kind.
        kinds: The kinds in the order of the table.
        documents: How many documents were scored.
        set_aside: Documents that could not be read.
    """
    given = tuple(scores)
    order = [*kinds, MICRO]
    languages = [*sorted({score.language for score in given}), ALL]
    sums = {(kind, language): Tally() for kind in order for language in languages}
    for score in given:
        for kind in (score.kind, *([MICRO] if score.main else [])):
            for language in (score.language, ALL):
                sums[kind, language] += score.tally
    mistakes = [mistake for score in given for mistake in score.mistakes]
    mistakes.sort(key=lambda mistake: order.index(mistake.kind))
    return Scores(sums, tuple(mistakes), documents, tuple(set_aside))
