"""What claims say beside a name: the offices of a person, the states that a claim is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.claims import Claim, Mention
from kg.documents.model import Header
from kg.entities.concepts import post_concept, rank_key
from kg.entities.people import Context
from kg.entities.references import name_of
from kg.entities.titles import sex_before
from kg.mappings.model import is_mapped
from kg.territories import find_place, find_territory

#: Gives the key of the agent that a mention of a claim means: ``state:pk``, ``organization:...``; None for others.
AgentOf = Callable[[Claim, Mention], str | None]


def read_contexts(
    claims: Iterable[Claim], agent_of: AgentOf, headers: Mapping[str, Header]
) -> dict[tuple[str, str], Context]:
    """Return what each document says of each person it names.

    Args:
        claims: All claims; denied, planned and hedged ones say nothing here.
        agent_of: The agent that a mention means.
        headers: Document id to header.
    """
    found: dict[tuple[str, str], Context] = {}
    for claim in claims:
        for mention, manner in _manners(claim):
            key = (claim.document, name_of(mention))
            found[key] = found.get(key, Context()).joined(manner)
        if claim.kind not in ("role", "rank") or claim.modality not in ("asserted", "reported"):
            continue
        context = _rank(claim, headers) if claim.kind == "rank" else _office(claim, agent_of, headers)
        for person in claim.arguments["person"]:
            key = (claim.document, name_of(person))
            found[key] = found.get(key, Context()).joined(context)
    return found


def _manners(claim: Claim) -> Iterator[tuple[Mention, Context]]:
    """Yield the people and others that a claim names, with what titles and lists say of each."""
    for argument in ("person", "participant", "host", "organizer", "speaker", "initiator"):
        named = [mention for mention in claim.arguments.get(argument, ()) if mention.name is not None]
        several = len({name_of(mention) for mention in named}) > 1
        for mention in named:
            start = mention.start - claim.evidence.start
            sex = sex_before(claim.evidence.quote[:start][-20:]) if start > 0 else ""
            sex = sex or sex_before(mention.text.partition(" ")[0])
            if several or sex:
                lists = frozenset({f"{claim.id}/{argument}"}) if several else frozenset()
                yield mention, Context(lists=lists, titles=frozenset({sex} if sex else ()))


def language_of(document: str, headers: Mapping[str, Header]) -> str:
    """Return the language of a document, English where nothing is known of it."""
    header = headers.get(document)
    return header.language if header is not None else "en"


def _rank(claim: Claim, headers: Mapping[str, Header]) -> Context:
    language = language_of(claim.document, headers)
    return Context(ranks=frozenset(rank_key(m.text, m.name, language) for m in claim.arguments["rank"]))


def _office(claim: Claim, agent_of: AgentOf, headers: Mapping[str, Header]) -> Context:
    language = language_of(claim.document, headers)
    posts = [post_concept(mention, language) for mention in claim.arguments["post"]]
    agents = [agent for m in claim.arguments.get("organization", ()) for agent in (agent_of(claim, m),) if agent]
    years = _years(claim, headers)
    return Context(
        offices=frozenset((post, agent) for post in posts for agent in agents),
        organizations=frozenset(agent for agent in agents if not agent.startswith("state:")),
        states=frozenset(agent for agent in agents if agent.startswith("state:")),
        seen=years if claim.status in (None, "current", "acting") else frozenset(),
        died=years if claim.status == "died" else frozenset(),
        tables=frozenset({claim.document}) if is_mapped(claim) else frozenset(),
    )


def _years(claim: Claim, headers: Mapping[str, Header]) -> frozenset[int]:
    if claim.time is not None and claim.time.edtf[:4].isdigit():
        return frozenset({int(claim.time.edtf[:4])})
    header = headers.get(claim.document)
    if header is None or header.published is None or header.published.earliest.year != header.published.latest.year:
        return frozenset()
    return frozenset({header.published.earliest.year})


class ClaimStates:
    """Codes of the states that claims are about: where it happens, who hosts it, whose officials take part."""

    def __init__(self, contexts: Mapping[tuple[str, str], Context], claims: Iterable[Claim]) -> None:
        self._offices: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
        self._beside: dict[tuple[str, int], set[str]] = defaultdict(set)
        for claim in claims:
            self._beside[claim.document, claim.evidence.start].update(self.of_site(claim))
        for key, context in contexts.items():
            self._offices[key] = frozenset(state.removeprefix("state:") for state in context.states)

    def of_site(self, claim: Claim) -> tuple[str, ...]:
        """Return the states that a claim names as place or host, or in which its places lie."""
        names = [name_of(mention) for key in ("place", "host") for mention in claim.arguments.get(key, ())]
        states = [(name, find_territory(name)) for name in names]
        places = [find_place(name) for name, state in states if state is None]
        codes = [state.code for _, state in states if state is not None]
        codes += [place.country for place in places if place is not None and place.country]
        return tuple(dict.fromkeys(codes))

    def around(self, claim: Claim) -> tuple[str, ...]:
        """Return the states of the site, else the one of the host's or participants' offices, or of the sentence."""
        site = self.of_site(claim)
        if site:
            return site
        for arguments in (("host",), ("participant", "organizer"), ("participant", "organizer", "host")):
            found: set[str] = set()
            for argument in arguments:
                for mention in claim.arguments.get(argument, ()):
                    state = find_territory(name_of(mention))
                    found |= {state.code} if state else self._offices[claim.document, name_of(mention)]
            if len(found) == 1:
                return (min(found),)
        beside = self._beside[claim.document, claim.evidence.start]
        return tuple(beside) if len(beside) == 1 else ()
