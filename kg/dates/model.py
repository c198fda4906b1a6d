"""What one date expression is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["on", "since", "until", "by", "before", "after", "during", "for", "ago"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression.

    Args:
        start: Offset of the first character of the words.
        end: Offset after the last character.
        words: The words, prepositions that carry the meaning included ("since 2019", "from Apr. 3 to Apr. 9").
        edtf: EDTF (``2017``, ``2015-12``, ``2021-04-03/2021-04-09``, ``2019/..``, ``../2020``, ``XXXX-04-03``,
            ``2019~``), an ISO 8601 duration (``P1W``) for "week-long", or None where there is no anchor to compute
            from. Quarters are ``-33`` to ``-36``, halves ``-40`` and ``-41``, seasons ``-21`` to ``-24``,
            decades ``199X``; an English ``02/05/2019`` that can be either day is ``[2019-02-05,2019-05-02]``. "late
            2019" and "the end of 2019" are ``2019``: they name a part of it; only "about 2019" is ``2019~``.
        precision: ``day``, ``week``, ``month``, ``quarter``, ``season``, ``half``, ``year``, ``decade``, ``century``,
            ``duration``.
        relation: How the words tie the date to what they date. ``by`` and ``before`` give ``../X``, ``after`` gives
            ``X/..``: outer bounds for what they date, not its end or start.
        anchor: The EDTF day of publication, or, for "since then" and "a year earlier", the EDTF date told before, that
            it was computed from; None if absolute.
        generic: True for words that only look like a date ("today" in an essay, "over the past two decades").
    """

    start: int
    end: int
    words: str
    edtf: str | None
    precision: str
    relation: Relation = "on"
    anchor: str | None = None
    generic: bool = False
