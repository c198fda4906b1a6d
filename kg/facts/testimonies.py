"""What one claim says about when a state of affairs held: a tenure, a rank, a membership."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kg.claims import Claim
from kg.documents.model import Publication
from kg.facts.bounds import bounds_of, span_of
from kg.facts.model import Bound, Stretch
from kg.facts.sources import Sources, Timing
from kg.times import Span

#: Statuses by what they say: it held, it began, it ended, it is over, it is yet to begin.
HELD = ("current", "acting", "member", "observer", "suspended", "not_member")
BEGAN = ("appointed", "elected", "promoted", "joined", "founding")
ENDED = ("resigned", "dismissed", "died", "left")

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim's account of a state.

    Args:
        claim: The claim.
        bounds: What it says about start and end.
        span: The same, as a span.
        windows: In each of these windows the state held on at least one day.
        stretch: Days on which it held throughout, by this claim alone.
        edtf: The date as read, if any.
    """

    claim: Claim
    bounds: tuple[Bound, ...]
    span: Span
    windows: tuple[Window, ...] = ()
    stretch: Stretch | None = None
    edtf: str | None = None

    @property
    def is_undated(self) -> bool:
        """True if it says nothing about when."""
        return not self.bounds

    @property
    def order(self) -> tuple[date, int, str]:
        """Where it belongs when testimonies are put in order of time."""
        span, status = self.span, self.claim.status
        days = [span.start_earliest, span.end_earliest, span.start_latest, span.end_latest]
        if status in ENDED or not self.windows:
            days = [span.end_latest, span.start_earliest, span.start_latest, span.end_earliest]
        rank = 0 if status in BEGAN else 2 if status in (*ENDED, "former") else 1
        return (next((day for day in days if day is not None), date.min), rank, self.claim.id)


def testify(claim: Claim, sources: Sources) -> Testimony:
    """Read from one claim when the state that it tells of held, began or ended.

    A claim without a status says that it held. A document published within a window of days (earliest before latest)
    observes that it held on one of them, which is certain of no single day.
    """
    timing, published = sources.timing(claim), sources.publication(claim)
    dated = None if timing is None or timing.span == Span() else timing
    bounds, windows, stretch = _reader(claim.status)(claim, dated, published, sources.document_name(claim))
    stretch = _until_published(stretch, published)
    span = span_of(bounds)
    if span is None:  # the words contradict the publication day: keep the words
        bounds = tuple(bound for bound in bounds if dated is not None and bound.method == dated.method)
        span, windows = span_of(bounds) or Span(), windows[:1]
    edtf = None if timing is None else timing.edtf
    return Testimony(claim, bounds, span, windows, stretch, edtf)


_Reading = tuple[tuple[Bound, ...], tuple[Window, ...], Stretch | None]
_Reader = Callable[[Claim, Timing | None, Publication | None, str], _Reading]


def _reader(status: str | None) -> _Reader:
    if status in BEGAN:
        return _read_beginning
    if status in ENDED:
        return _read_end
    if status == "former":
        return _read_former
    return _read_designate if status == "designate" else _read_held


def _read_held(claim: Claim, timing: Timing | None, published: Publication | None, name: str) -> _Reading:
    if timing is not None:
        return _read_interval(claim, timing, published, name) if "/" in timing.edtf else _read_instant(claim, timing)
    if published is None:
        return (), (), None
    reason = f"{name}, published {_days(published)}, tells of it as holding then."
    seen = Span(None, published.latest, published.earliest, None)
    bounds = bounds_of(seen, "observed", (claim.id,), reason)
    return bounds, ((published.earliest, published.latest),), _certain(published.latest, published.earliest, claim)


def _read_instant(claim: Claim, timing: Timing) -> _Reading:
    """Read a single date: it held on at least one day of it."""
    first, last = timing.span.start_earliest, timing.span.end_latest
    bounds = bounds_of(Span(None, last, first, None), timing.method, (claim.id,), timing.reason)
    windows = ((first, last),) if first is not None and last is not None else ()
    return bounds, windows, _certain(last, first, claim, timing)


def _read_interval(claim: Claim, timing: Timing, published: Publication | None, name: str) -> _Reading:
    span = timing.span
    bounds = bounds_of(span, timing.method, (claim.id,), timing.reason)
    windows = _windows((span.start_earliest, span.start_latest), (span.end_earliest, span.end_latest))
    last = span.end_earliest
    if not windows and last is not None and span.start_latest is not None:  # begun by then, not over before
        windows = ((min(last, span.start_latest), max(last, span.start_latest)),)
    if timing.edtf.endswith("/..") and published is not None and claim.status != "former":
        reason = f"{name}, published {_days(published)}, tells of it as still holding."
        bounds += bounds_of(Span(end_earliest=published.earliest), "observed", (claim.id,), reason)
        windows, last = (*windows, (published.earliest, published.latest)), published.earliest
    return bounds, windows, _certain(span.start_latest, last, claim, timing)


def _read_beginning(claim: Claim, timing: Timing | None, published: Publication | None, name: str) -> _Reading:
    if timing is not None:
        span = timing.span
        start = (span.start_earliest, span.start_latest)
        if start == (None, None):
            start = (None, span.end_latest)
        end = (span.end_earliest, span.end_latest)
        is_past = published is not None and end[1] is not None and end[1] <= published.latest
        told = Span(*start, *(end if "/" in timing.edtf and is_past and span.start_earliest else (None, None)))
        bounds = bounds_of(told, timing.method, (claim.id,), timing.reason)
        return bounds, _windows(start), _certain(told.start_latest, told.end_earliest or start[0], claim, timing)
    if published is None:
        return (), (), None
    reason = f"{name}, published {_days(published)}, tells of the beginning as past."
    return bounds_of(Span(start_latest=published.latest), "computed", (claim.id,), reason), (), None


def _read_end(claim: Claim, timing: Timing | None, published: Publication | None, name: str) -> _Reading:
    if timing is None:
        return _read_over(claim, published, name)
    span = timing.span
    if "/" in timing.edtf and span.end_latest is not None:
        return _read_interval(claim, timing, None, name)
    end = (span.end_earliest, span.end_latest) if span.end_latest else (span.start_earliest, span.start_latest)
    bounds = bounds_of(Span(None, None, *end), timing.method, (claim.id,), timing.reason)
    return bounds, _windows(end), _certain(end[1], end[0], claim, timing)


def _read_former(claim: Claim, timing: Timing | None, published: Publication | None, name: str) -> _Reading:
    over = _read_over(claim, published, name)[0]
    if timing is None:
        return over, (), None
    read = _read_interval(claim, timing, None, name) if "/" in timing.edtf else _read_instant(claim, timing)
    bounds = (*read[0], *over)
    return (read[0] if span_of(bounds) is None else bounds), read[1], read[2]


def _read_over(claim: Claim, published: Publication | None, name: str) -> _Reading:
    if published is None:
        return (), (), None
    reason = f"{name}, published {_days(published)}, tells of it as over."
    return bounds_of(Span(end_latest=published.latest), "computed", (claim.id,), reason), (), None


def _read_designate(claim: Claim, timing: Timing | None, published: Publication | None, name: str) -> _Reading:
    if timing is not None:
        start = Span(timing.span.start_earliest, timing.span.start_latest)
        return bounds_of(start, timing.method, (claim.id,), timing.reason), (), None
    if published is None:
        return (), (), None
    reason = f"{name}, published {_days(published)}, tells of it as yet to begin."
    return bounds_of(Span(start_earliest=published.earliest), "observed", (claim.id,), reason), (), None


def _windows(*pairs: tuple[date | None, date | None]) -> tuple[Window, ...]:
    return tuple((first, last) for first, last in pairs if first is not None and last is not None)


def _certain(first: date | None, last: date | None, claim: Claim, timing: Timing | None = None) -> Stretch | None:
    """Return the days from the latest start to the earliest end, if there are any."""
    if first is None or last is None or first > last:
        return None
    inferred = timing is not None and timing.method == "inferred"
    return Stretch(first, last, "presumed" if inferred else "certain", (claim.id,))


def _until_published(stretch: Stretch | None, published: Publication | None) -> Stretch | None:
    """Leave out days after the document was published: what it says of them is only announced."""
    if stretch is None or published is None or stretch.end <= published.latest:
        return stretch
    return None if stretch.start > published.latest else replace(stretch, end=published.latest)


def _days(published: Publication) -> str:
    if published.earliest == published.latest:
        return f"on {published.latest}"
    return f"between {published.earliest} and {published.latest}"
