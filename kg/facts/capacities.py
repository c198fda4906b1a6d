"""In what capacity people took part: the post and ranks that the documents name, and the tenure held that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.claims import Claim
from kg.facts.model import Fact
from kg.facts.sources import Sources
from kg.facts.testimonies import ENDED
from kg.times import Span

#: Statuses that say that the person does not hold the post.
_NOT_HOLDING = (*ENDED, "former", "designate")
_CERTAINTIES = ("certain", "presumed", "possible")
_EXCLUDED = len(_CERTAINTIES)


@dataclass(frozen=True, slots=True)
class Capacity:
    """What is known of someone's part: the post named with them, their ranks, and the tenure they held."""

    post: str | None = None
    ranks: tuple[str, ...] = ()
    tenure: str | None = None


class Capacities:
    """Finds capacities, from role and rank claims and from the tenures that they gave.

    Args:
        sources: All sources.
        tenures: All tenures.
    """

    def __init__(self, sources: Sources, tenures: Iterable[Fact]) -> None:
        self._posts: dict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
        self._ranks: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._tenures: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for claim in sources.of_kind("role"):
            if claim.status not in _NOT_HOLDING:
                for person in sources.ids(claim, "person", "person"):
                    for post in sources.ids(claim, "post", "post"):
                        self._posts[claim.document, person].append((claim, post))
        for claim in sources.of_kind("rank"):
            for person in sources.ids(claim, "person", "person"):
                self._ranks[claim.document, person] |= set(sources.ids(claim, "rank", "rank"))
        for tenure in sorted(tenures, key=lambda fact: fact.id):
            self._tenures[tenure.entities["person"][0]][tenure.entities["post"][0]].append(tenure)

    def of(self, person: str, claims: Sequence[Claim], span: Span) -> Capacity:
        """Find in what capacity a person took part in something.

        A tenure counts if the documents name its post with the person and it is not excluded on these days; without
        such a post, if it is the only one that the person certainly or presumably held then.

        Args:
            person: Id of the person.
            claims: The claims that tell of it.
            span: When it was.
        """
        documents = sorted({claim.document for claim in claims})
        ranks = {rank for document in documents for rank in self._ranks.get((document, person), ())}
        named = [entry for document in documents for entry in self._posts.get((document, person), ())]
        tenures = self._tenures.get(person, {})
        if named:
            held = {post: _held(tenures.get(post, ()), span) for post in {post for _, post in named}}
            post = _choose_post(named, claims, held)
            return Capacity(post, tuple(sorted(ranks)), held[post][1])
        sure = [tenure.id for several in tenures.values() for tenure in several if _certainty(tenure, span) < 2]
        return Capacity(None, tuple(sorted(ranks)), sure[0] if len(sure) == 1 else None)


def _held(tenures: Iterable[Fact], span: Span) -> tuple[int, str | None]:
    """Return the tenure of one post that was held most certainly, and how certainly; None if all are excluded."""
    found = sorted((_certainty(tenure, span), tenure.id) for tenure in tenures)
    return found[0] if found and found[0][0] < _EXCLUDED else (_EXCLUDED, None)


def _choose_post(
    named: Sequence[tuple[Claim, str]], claims: Sequence[Claim], held: Mapping[str, tuple[int, str | None]]
) -> str:
    """Prefer a post named in the same sentence, then one held that day, then one named more often."""
    sentences = {(claim.document, claim.evidence.start) for claim in claims}
    posts = [post for _, post in named]
    near = {post for claim, post in named if (claim.document, claim.evidence.start) in sentences}
    return min(set(posts), key=lambda post: (post not in near, held[post][0], -posts.count(post), post))


def _certainty(tenure: Fact, span: Span) -> int:
    """Return 0 for certain on all these days, 1 for presumed, 2 for possible, 3 for excluded."""
    first, last = span.start_earliest, span.end_latest
    begun, ended = tenure.span.start_earliest, tenure.span.end_latest
    if (first and ended and ended < first) or (begun and last and last < begun):
        return _EXCLUDED
    if first is not None and last is not None:
        for stretch in tenure.stretches:
            if stretch.start <= first and last <= stretch.end:
                return _CERTAINTIES.index(stretch.certainty)
    return 2
