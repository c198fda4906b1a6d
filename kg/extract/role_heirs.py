"""Roles whose post another sentence of the document names.

"She succeeded X, who had led the pact from 2016 to 2022" is about the post that the document gave her before; so are
"Y, who took office in May 2021" and "Y resigned on 3 June". Only posts of a single holder count, and only where the
document leaves one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.claims import ClaimTime, Mention, Modality
from kg.extract.gaps import SYMBOLS, Strip, Unit, read_strip
from kg.extract.modality import read_modality
from kg.extract.model import Sentence
from kg.extract.packs import Packs
from kg.extract.posts import is_single_holder
from kg.extract.role_acts import ActFound
from kg.extract.role_drafts import Draft, held_post, person_mention
from kg.extract.role_owners import Extent, owner_mention, read_extent
from kg.extract.role_pairs import Pair
from kg.extract.role_rules import RoleRules
from kg.extract.role_succession import list_successions
from kg.extract.role_times import read_time

_ASSERTED: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Page:
    """One sentence and what the document has told before it.

    Args:
        text: The document's text.
        sentence: The sentence.
        strip: The same as symbols and words.
        told: The roles that this sentence itself tells.
        earlier: The roles of the sentences before, in text order.
        packs: The packs of the language.
        rules: Its rules.
    """

    text: str
    sentence: Sentence
    strip: Strip
    told: Sequence[Draft]
    earlier: Sequence[Draft]
    packs: Packs
    rules: RoleRules


def base_of(page: Page, before: Sentence) -> Draft | None:
    """Return a role without holder for the one post of a sentence without people ("The league has a new chair").

    Args:
        page: The sentence that may tell who follows whom.
        before: The sentence before it.
    """
    posts = [span for span in before.spans if span.kind == "post"]
    if len(posts) != 1 or posts[0].plural or not is_single_holder(posts[0].concept or ""):
        return None
    if any(span.kind == "person" for span in before.spans):
        return None
    post, strip = posts[0], read_strip(page.text, before, page.packs)
    unit = next((unit for unit in strip.units if unit.span is post), None)
    bodies = [span for span in before.spans if span.kind == "organization" and span.name is not None]
    if unit is None or len({span.name for span in bodies}) > 1:
        return None
    owner = read_extent(page.text, strip, unit, page.packs).owner
    if owner is None and bodies:
        owner = owner_mention(page.text, bodies[0], page.packs.language)
    words = Mention(post.text, post.start, post.end, " ".join(post.text.split()))
    place, told = (post.start, post.end), (before.start, before.end)
    concept = post.concept or ""
    return Draft(page.sentence, words, words, concept, owner, "current", _ASSERTED, None, "succession", place, told)


def read_heirs(
    page: Page, pairs: Sequence[Pair], acts: Sequence[ActFound], vacant: Draft | None = None
) -> tuple[Draft, ...]:
    """Give successor and predecessor the post that the document has given one of them.

    Args:
        page: The sentence.
        pairs: The pairs of the sentence; a succession that they already tell is left alone.
        acts: Its posts told by a verb; the time of one may date the predecessor ("who had led the pact until 2016").
        vacant: The post of the sentence before, if it names no holder.
    """
    done = {pair.person.at for pair in pairs if pair.rule == "succession"}
    found: list[Draft] = []
    for new, old, verb in list_successions(page.strip, page.rules):
        if new.at in done or old.at in done:
            continue
        known = (*page.earlier, *page.told, *found)
        base = held_post(known, new.span.name or new.span.text)
        base = base or held_post(known, old.span.name or old.span.text, ended=True)
        base = base or vacant
        if base is None:
            continue
        act = next((act for act in acts if act.pair.person.at == old.at), None)
        modality = _modality(page, verb)
        found.append(_heir(page, base, new, old, verb, "appointed", modality))
        status, held = ("former", modality) if modality != "planned" else ("current", _ASSERTED)
        told = _heir(page, base, old, old, verb, status, held)
        if act is not None and told.time is None:
            told = replace(told, time=read_time(page.text, page.strip, act.pair, told.status))
        found.append(told)
    return tuple(found)


def _heir(page: Page, base: Draft, person: Unit, old: Unit, verb: int, status: str, modality: Modality) -> Draft:
    extent = Extent(old, old.at, old.at + 1, None)
    pair = Pair(extent, person, 2.0, "succession", status, verb, max(verb, person.at + 1))
    time = read_time(page.text, page.strip, pair, status)
    who = person_mention(page.text, person.span)
    term = page.rules.around["term"].match(page.strip.text, person.at + 1)
    if term is not None and modality == "asserted":
        behind = Pair(replace(extent, unit=person, end=term.start("date")), person, 2.0, "term", "former")
        held = read_time(page.text, page.strip, behind, "former")
        if held is not None and "/" in held.edtf:
            status, time = "former", held
    return replace(
        base,
        sentence=page.sentence,
        person=who,
        status=status,
        modality=modality,
        time=time,
        rule="succession",
        told=base.place,
    )


def _modality(page: Page, verb: int) -> Modality:
    return read_modality(page.text, page.sentence, page.strip.offsets[verb], page.packs)


def read_first_holder(page: Page, before: Sentence) -> tuple[Draft, ...]:
    """Read "the first to hold the office was X" with the one post of the sentence before.

    Args:
        page: The sentence.
        before: The sentence before it.
    """
    posts = [span for span in before.spans if span.kind == "post"]
    match = page.rules.around["first_holder"].search(page.strip.text)
    if match is None or len({post.concept for post in posts}) != 1 or not is_single_holder(posts[0].concept or ""):
        return ()
    person, verb, post = page.strip.unit(match.start("person")), int(match.start()), posts[0]
    pair = Pair(Extent(person, person.at, person.at + 1, None), person, 2.0, "first", "former", verb, person.at + 1)
    return (
        Draft(
            page.sentence,
            person_mention(page.text, person.span),
            Mention(post.text, post.start, post.end, " ".join(post.text.split())),
            post.concept or "",
            None,
            "former",
            _modality(page, verb),
            read_time(page.text, page.strip, pair, "former"),
            "first-holder",
            (post.start, post.end),
        ),
    )


def read_ordinals(page: Page, before: Sequence[Sentence]) -> tuple[Draft, ...]:
    """Read "The first, X, served until 2014; the second, Y" with the one plural post of the sentences before.

    Args:
        page: The sentence.
        before: The sentences before it, the nearest last.
    """
    matches = list(page.rules.around["ordinal"].finditer(page.strip.text))
    homes = [sentence for sentence in before if any(span.kind == "post" and span.plural for span in sentence.spans)]
    posts = [span for sentence in homes for span in sentence.spans if span.kind == "post"]
    if not matches or len(posts) != 1:
        return ()
    post, told = posts[0], (homes[0].start, homes[0].end)
    named = {draft.person.start for draft in page.told}
    found: list[Draft] = []
    for match in matches:
        person = page.strip.unit(match.start("person"))
        if person.span.start in named:
            continue
        status, time = _term_behind(page, person)
        words = Mention(post.text, post.start, post.end, " ".join(post.text.split()))
        found.append(
            Draft(
                page.sentence,
                person_mention(page.text, person.span),
                words,
                post.concept or "",
                None,
                status,
                _modality(page, match.start()),
                time,
                "ordinal",
                (post.start, post.end),
                told,
            )
        )
    return tuple(found)


def _term_behind(page: Page, person: Unit) -> tuple[str, ClaimTime | None]:
    """Return status and term of one of several holders, from the words behind the name."""
    end = person.at + 1
    reach = page.strip.text[end:].partition(";")[0]
    pair = Pair(Extent(person, person.at, end, None), person, 2.0, "ordinal", "former", person.at, end)
    time = read_time(page.text, page.strip, pair, "former") if SYMBOLS["date"] in reach else None
    time = time if time is not None and "/" in time.edtf else None
    open_ended = time is not None and time.edtf.endswith("/..")
    held = open_ended or page.rules.around["still"].search(reach) is not None
    return "current" if held else "former", time


def read_changes(page: Page) -> tuple[Draft, ...]:
    """Begin or end the post of somebody whose post only an earlier sentence names: "Y, who took office in 2021".

    Args:
        page: The sentence; people to whom it gives a post itself are left alone.
    """
    named = {draft.person.start for draft in page.told}
    found: list[Draft] = []
    for person in page.strip.between(0, len(page.strip.text), SYMBOLS["person"]):
        base = held_post(page.earlier, person.span.name or person.span.text)
        if person.span.start in named or base is None:
            continue
        change = _change(page, person)
        if change is None:
            continue
        status, verb, end, rule = change
        extent = Extent(person, person.at, end, None)
        pair = Pair(extent, person, 2.0, rule, status, verb, end)
        modality = _modality(page, verb)
        time = read_time(page.text, page.strip, pair, status)
        who = person_mention(page.text, person.span)
        found.append(
            replace(
                base,
                sentence=page.sentence,
                person=who,
                status=status,
                modality=modality,
                time=time,
                rule=rule,
                told=base.place,
            )
        )
    return tuple(found)


def _change(page: Page, person: Unit) -> tuple[str, int, int, str] | None:
    """Return status, verb, end of the words and rule of a clause behind a person that begins or ends a post."""
    after = person.at + 1
    for status, pattern in page.rules.beginnings:
        match = pattern.match(page.strip.text, after)
        if match is not None:
            return status, match.start(1), match.end() - 1, "beginning"
    for status, pattern in page.rules.endings:
        match = pattern.match(page.strip.text, after)
        if match is not None and page.rules.around["dated"].match(page.strip.text, match.end()) is not None:
            return status, match.start(1), match.end(), "ending"
    return None
