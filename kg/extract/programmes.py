"""Programmes: their names, who runs and hosts them, where, when, what about and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from kg.claims import Claim, ClaimTime, Mention, make_claim
from kg.extract.adjuncts import find_adjuncts
from kg.extract.focus import body_in_focus
from kg.extract.linking import Page, quote_evidence, read_match_modality, read_time
from kg.extract.model import Sentence
from kg.extract.pattern_index import possible_patterns
from kg.extract.patterns import Match, compiled_patterns, find_matches
from kg.extract.tape import SYMBOLS, Mark, Tape, quote_mark

_DETERMINED = regex.compile(
    r"(?i)(?<![\w])(?:the|this|that|an?|its|their|le|la|l['’]|ce|cette|une?|son|sa|leur|\w['’]s)\s*$"
)
#: What stands before another programme than the one with the title: "a campaign", "ISIL's campaign".
_OTHER = regex.compile(r"(?i)(?:(?<![\w])(?:an?|une?|other|another|new|every|each)|\w['’]s)\s*$")
#: An operation is a programme only if somebody is said to run it.
_OPERATION = regex.compile(r"(?i)op[eé]ration ")
_CENTRE = regex.compile(r"(?i)\bcent(?:er|re)\b")
#: What a sentence about a programme has: a head noun, or the word for a course before its title.
_TOLD = regex.compile(
    r"(?i)(?:program|course|initiative|campaign|campagne|proje|scheme|platform|plateform|cent[er]|dispositif)"
    r"|(?:cours|séminaire|seminar|workshop|atelier|stage) ?\""
)
#: What stands for the programme of the sentence before.
_GOES_ON = regex.compile(r"(?i)^(?:it|il|elle) |\b(?:host|hosting) (?:it|this)\b")
_FACTS = ("organizer", "host", "place", "topic", "audience")
_HEAD = regex.compile(
    r"(?i)(cours|séminaire|seminar|workshop|atelier|stage|program|course|initiative|campaign|campagne|proje|scheme|platform|plateform|cent[er]|dispositif)\w*"
)


@dataclass(slots=True)
class _Draft:
    """What one sentence says about one programme."""

    names: list[Mention] = field(default_factory=list)
    facts: dict[str, list[Mention]] = field(default_factory=dict)
    time: ClaimTime | None = None
    matches: list[Match] = field(default_factory=list)


def link_programmes(page: Page) -> Iterator[Claim]:
    """Find what the text says about programmes; "the initiative" stands for the document's one titled programme.

    Args:
        page: The document with its tapes.

    Yields:
        One ``programme`` claim for each programme and sentence that says something about it.
    """
    titles = find_titles(page)
    for sentence, tape in _candidates(page):
        drafts: dict[str, _Draft] = {}
        for pattern in possible_patterns(compiled_patterns(page.packs, "programme"), tape):
            if sentence.zone in pattern.zones:
                for match in find_matches(pattern, tape):
                    _collect(page, tape, match, titles, drafts)
        for draft in drafts.values():
            if _is_enough(draft):
                yield _claim(page, sentence, draft)


def _is_enough(draft: _Draft) -> bool:
    """Whether a draft says something: a title, or facts; of an operation, who runs it."""
    if any(_OPERATION.match(name.name or "") for name in draft.names):
        return bool(draft.facts.get("organizer"))
    return bool(draft.facts or draft.time or any(match.slots.get("name") for match in draft.matches))


def _candidates(page: Page) -> Iterator[tuple[Sentence, Tape]]:
    """Yield the sentences that have a head noun or a title of a programme, and those that go on about it."""
    told = False
    for sentence, tape in page.tapes:
        here = SYMBOLS["programme"] in tape.text or _TOLD.search(tape.text) is not None
        if here or (told and _GOES_ON.search(tape.text) is not None):
            yield sentence, tape
        told = here


def find_titles(page: Page) -> tuple[Mention, ...]:
    """Return the titles that the document gives to programmes, each once, where it first stands."""
    found: dict[str, Mention] = {}
    for _, tape in page.tapes:
        if SYMBOLS["programme"] in tape.text:
            for mark in tape.marks_in(0, len(tape.text)):
                if mark.kind == "programme":
                    title = _title(page, mark)
                    found.setdefault(_key(title.name or ""), title)
    return tuple(sorted(found.values(), key=lambda title: title.start))


def programme_name(page: Page, mark: Mark, titles: Sequence[Mention]) -> str | None:
    """Return the title that a descriptive mention stands for, or None.

    Args:
        page: The document.
        mark: "the initiative", "a training programme", or a title.
        titles: The document's titles.
    """
    if mark.kind == "programme":
        return mark.name or page.document.text[mark.start : mark.end]
    text = page.document.text
    words = text[mark.start : mark.end]
    head = _HEAD.search(words)
    first = min((title.start for title in titles), default=mark.start)
    if mark.start > first and _OTHER.search(text, max(0, mark.start - 12), mark.start) is not None:
        return None
    if len(titles) == 1 and not _OPERATION.match(titles[0].text):
        return titles[0].name
    same = [t for t in titles if head is not None and head.group(1).lower() in t.text.lower() and t.start < mark.start]
    return same[-1].name if same else None


def _title(page: Page, mark: Mark) -> Mention:
    quoted = quote_mark(page.document.text, mark)
    return Mention(quoted.text, quoted.start, quoted.end, mark.name or " ".join(quoted.text.split()))


def _key(name: str) -> str:
    return " ".join(regex.findall(r"\w+", name.lower()))


def _collect(page: Page, tape: Tape, match: Match, titles: tuple[Mention, ...], drafts: dict[str, _Draft]) -> None:
    known = {_key(title.name or "") for title in titles}
    named = [_title(page, mark) for mark in match.slots.get("name", ())]
    named = [title for title in named if _key(title.name or "") in known]
    if match.pattern.entry.get("focus") and len(titles) == 1:
        named = list(titles)
    called = match.slots.get("called", ())
    if not named and not (called and _is_meant(page, tape, called[0])):
        return
    name = named[0].name if named else programme_name(page, called[0], titles)
    if name is None and not _is_introduced(page, called[0], match):
        return
    text = page.document.text
    mentions = [Mention(text[m.start : m.end], m.start, m.end, name) for m in called]
    told = [*named, *(m for m in mentions if not named or not _HEAD.fullmatch(m.text))]
    draft = drafts.setdefault(_key(name or mentions[0].text), _Draft())
    draft.names += [mention for mention in told if mention not in draft.names]
    draft.matches.append(match)
    if match.pattern.entry.get("subject") and not draft.facts.get("organizer"):
        owner = body_in_focus(page, match.trigger[0])
        draft.facts["organizer"] = [owner] if owner is not None else []
    draft.time = draft.time or read_time(text, match.slots.get("time", ()))
    _add_facts(page, tape, match, draft)


def _add_facts(page: Page, tape: Tape, match: Match, draft: _Draft) -> None:
    text = page.document.text
    for fact in _FACTS:
        if fact == "organizer" and match.pattern.entry.get("weak") and draft.facts.get("organizer"):
            continue
        for mark in match.slots.get(fact, ()):
            mention = quote_mark(text, mark)
            kept = "place" if fact == "host" and mark.kind == "place" else fact
            if fact == "topic" and _is_for(page, mark):
                kept = "audience"
            if fact == "audience" and not _has_people(page, mention.text):
                continue
            if _is_told(mark, mention) and mention not in draft.facts.get(kept, ()):
                draft.facts.setdefault(kept, []).append(mention)
    if match.pattern.entry.get("adjuncts") and not draft.facts.get("place"):
        places = find_adjuncts(tape, match.start, match.end, page.packs).places
        if places:
            draft.facts["place"] = [quote_mark(text, places[0])]
    _add_host_state(text, match, draft)


def _is_told(mark: Mark, mention: Mention) -> bool:
    """Whether a mark names somebody: no reference to nobody, no single word that nothing recognised."""
    return (
        mark.kind not in {"nominal", "unknown"}
        or mark.name is not None
        or (mark.kind == "unknown" and " " in mention.text)
    )


def _is_for(page: Page, mark: Mark) -> bool:
    """Whether what a programme is aimed at are people: "aimed at former fighters", not "aimed at training fighters"."""
    text = page.document.text
    words = text[mark.start : mark.end].split()
    aimed = text[max(0, mark.start - 14) : mark.start].rstrip().endswith("aimed at")
    return aimed and not words[0].endswith("ing") and _has_people(page, " ".join(words[:4]))


def _has_people(page: Page, words: str) -> bool:
    """Whether an audience are people: "prison staff", not "prevention and rehabilitation"."""
    nouns = page.packs.words("pattern_words", "audience_nouns")
    return any(word.startswith(nouns) for word in regex.findall(r"[\w-]+", words.lower()))


def _is_meant(page: Page, tape: Tape, mark: Mark) -> bool:
    """Whether a common noun can stand for a programme: no town centre, and "the programme", not "programme" alone."""
    text = page.document.text
    if _CENTRE.search(text, mark.start, mark.end):
        return False
    return not _is_bare(text, mark) or _DETERMINED.search(text[tape.starts[0] : mark.start]) is not None


def _add_host_state(text: str, match: Match, draft: _Draft) -> None:
    """Make Chile the host of a programme "in Chile"; one in a city only takes place there."""
    for mark in match.slots.get("place", ()):
        if mark.kind == "state" and not draft.facts.get("host"):
            draft.facts["host"] = [quote_mark(text, mark)]


def _is_bare(text: str, mark: Mark) -> bool:
    """Whether a mention is only a head noun: "the initiative"."""
    return _HEAD.fullmatch(text[mark.start : mark.end]) is not None


def _is_introduced(page: Page, mark: Mark, match: Match) -> bool:
    """Whether an untitled programme is worth a claim: told with words of its own and who runs it."""
    return (
        not _is_bare(page.document.text, mark)
        and any(mark.kind == "organization" or mark.name is not None for mark in match.slots.get("organizer", ()))
        and "_verb" in match.pattern.groups
    )


def _claim(page: Page, sentence: Sentence, draft: _Draft) -> Claim:
    names = sorted(dict.fromkeys(draft.names), key=lambda m: (m.start, m.end))
    kept = [m for m in names if not any(o is not m and o.start <= m.start and m.end <= o.end for o in names)]
    told = [match for match in draft.matches if "_verb" in match.pattern.groups]
    modality = read_match_modality(page, sentence, told[0]) if told else "asserted"
    facts = {name: sorted(found, key=lambda m: m.start) for name, found in draft.facts.items()}
    return make_claim(
        "programme",
        {"name": kept, **facts},
        quote_evidence(page, sentence.start, sentence.end),
        rule=draft.matches[0].pattern.id,
        time=draft.time,
        modality=modality,
        grade="computed" if draft.time is not None and draft.time.anchor else "stated",
    )
