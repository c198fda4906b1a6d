"""What a document suggests about whose a post is, when the sentence does not say.

Precision first: only for posts that belong to states by their nature (a minister of something, an army chief) or to
bodies (a secretary-general, a commander), and only where the document leaves one answer. Claims so completed have the
grade ``inferred``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.claims import Mention
from kg.extract.model import Reading, Span
from kg.extract.packs import Packs
from kg.extract.role_bodies import Context, first_named, known_bodies
from kg.extract.role_owners import owner_mention
from kg.extract.role_rules import RoleRules, role_rules

#: "its director", "their new spokesman", in front of a post.
_ITS = re.compile(r"(?<!\w)(?:[Ii]ts|[Tt]heir|[Ss]on|[Ss]a|[Ll]eur)\s+(?:\w+\s+)?$")
#: "She comes from the court": a body that somebody came from or goes to is not what the next sentence is about.
_FROM = re.compile(
    r"(?<!\w)(?:from|at|joins|joined|to|with|like|avec|chez|auprès|rejoint|rejoindrai|rejoindra)\s+"
    r"(?:(?:the|de|du|la|le)\s+|l['’]\s*)*$"
)
#: "our new legal counsel": the body that speaks, which is what its own paper is about.
_OUR = re.compile(r"(?<!\w)(?:[Oo]ur|[Nn]otre|[Nn]os)\s+(?:\w+\s+){0,2}$")


def infer_owner(
    text: str,
    reading: Reading,
    context: Context,
    person: str,
    concept: str,
    at: tuple[int, int],
    sentence: tuple[int, int],
    packs: Packs,
) -> Mention | None:
    """Return the owner that the document suggests for a post whose sentence gives none, or None if that is not safe.

    Args:
        text: The document's text.
        reading: The document.
        context: What it says elsewhere.
        person: The holder's name.
        concept: The post.
        at: Start and end of the post.
        sentence: Start and end of the sentence.
        packs: The packs of the language.
    """
    rules = role_rules(packs)
    concept = concept.removeprefix("first+")
    known = context.of_person.get((person, concept))
    if known is not None:
        return known
    if _OUR.search(text, max(0, at[0] - 40), at[0]) is not None and not _in_list(concept, rules.lists["states_only"]):
        return None if reading.organization is None else first_named(text, context, reading.organization, packs)
    if _ITS.search(text, max(0, at[0] - 40), at[0]) is not None:
        before = _its_before(text, reading, context, concept, sentence, packs)
        return before or _its_later(text, context, concept, at[0], packs)
    if text.startswith(", ", at[1]) and any(span.start == at[1] + 2 for span in context.bodies):
        return None  # a list of those who came: "Ana Ruiz, commander, NATO and Oman"
    if concept.partition(":")[0] in rules.lists["accredited_posts"]:
        return _nationality(text, reading, sentence, at, packs)
    if rules.around["of_government"].search(text, at[0], at[1]) is not None:
        last = _sentence_before(reading, sentence[0])
        opened = rules.around["open"].match(text, at[1]) is not None
        return None if opened else _state_nearby(text, context, at[0], sentence, last, packs)
    by_kind = _by_kind(text, reading, context, concept, at, sentence, packs)
    if by_kind is not None or _is_open(text, context, at, rules):
        return by_kind
    return _only_body(text, reading, context, concept, at, sentence, packs) or own_office(
        text, reading, context, concept, at, sentence, packs
    )


def _by_kind(
    text: str,
    reading: Reading,
    context: Context,
    concept: str,
    at: tuple[int, int],
    sentence: tuple[int, int],
    packs: Packs,
) -> Mention | None:
    """Return the owner by the kind of post: of states, of bodies, of the body nearby."""
    rules = role_rules(packs)
    of_state, of_body, near = (
        _in_list(concept, rules.lists[key]) for key in ("states_only", "bodies_only", "bodies_near")
    )
    if ":" in concept and not of_state:
        return None
    if near and not of_state and not _is_open(text, context, at, rules):
        return _body_nearby(text, reading, context, at[0], sentence, packs) or _body_all_over(
            text, reading, context, packs
        )
    if not (of_state or of_body) or concept == "minister" or _is_open(text, context, at, rules):
        return None
    seen = {mention.name: mention for mention in context.of_post.get(concept, ())}
    if len(seen) == 1 and of_body:
        return next(iter(seen.values()))
    if of_state:
        return _state_nearby(text, context, at[0], sentence, _sentence_before(reading, sentence[0]), packs)
    return _main_body(text, reading, context, sentence, packs)


def _its_before(
    text: str, reading: Reading, context: Context, concept: str, sentence: tuple[int, int], packs: Packs
) -> Mention | None:
    """Return whom "its" means: the one body, or for a minister the one state, that the sentence before names."""
    lists = role_rules(packs).lists
    before = _sentence_before(reading, sentence[0])
    if before is None or any(sentence[0] <= span.start < sentence[1] for span in context.bodies if not span.nominal):
        return None
    if packs.language != "en" and any(
        span.kind == "person" for other in reading.sentences if other.start == before for span in other.spans
    ):
        return None
    if _in_list(concept, lists["states_only"]):
        near = [span for span in context.states if before <= span.start < sentence[0]]
        return (
            owner_mention(text, near[0], packs.language)
            if len({span.concept for span in near}) == 1
            else _first(text, near, before, packs)
        )
    bodies = [span for span in known_bodies(context) if before <= span.start < sentence[0]]
    names = {span.name or span.text for span in bodies}
    return owner_mention(text, bodies[-1], packs.language) if len(names) == 1 else None


def _nationality(
    text: str, reading: Reading, sentence: tuple[int, int], at: tuple[int, int], packs: Packs
) -> Mention | None:
    """Return the state that an envoy comes from: "a Kazakh diplomat who has been ambassador to Hungary"."""
    spans = next((other.spans for other in reading.sentences if other.start == sentence[0]), ())
    told = [span for span in spans if span.kind == "demonym" and span.start < at[0]]
    found = [span for span in told if role_rules(packs).around["diplomat"].search(text, sentence[0], span.end + 12)]
    return owner_mention(text, found[0], packs.language) if len(told) == len(found) == 1 else None


def _its_later(text: str, context: Context, concept: str, at: int, packs: Packs) -> Mention | None:
    """Return the only body of a document that names none before "its": "Its first director was X. The league ..."."""
    bodies = [span for span in known_bodies(context) if not span.nominal]
    names = {span.name or span.text for span in bodies}
    of_state = _in_list(concept, role_rules(packs).lists["states_only"])
    if len(names) != 1 or of_state or any(span.start < at for span in context.bodies):
        return None
    return owner_mention(text, bodies[0], packs.language)


def _first(text: str, near: Sequence[Span], before: int, packs: Packs) -> Mention | None:
    """Return the state that opens the sentence before, its subject: "Oman took over the chair from Chad"."""
    opens = near and near[0].start == before and near[0].kind == "state"
    return owner_mention(text, near[0], packs.language) if opens else None


def _only_body(
    text: str,
    reading: Reading,
    context: Context,
    concept: str,
    at: tuple[int, int],
    sentence: tuple[int, int],
    packs: Packs,
) -> Mention | None:
    """Return the only organisation that a document is about, for a post that no state or adjective is near."""
    lists = role_rules(packs).lists
    bodies = [span for span in known_bodies(context) if not span.nominal]
    if not bodies:
        return None
    if any(sentence[0] <= span.start < sentence[1] for span in context.states):
        return None
    head = concept.rpartition("+")[2].partition(":")[0]
    if _in_list(concept, lists["states_only"]) or head in lists["accredited_posts"] | lists["states_only"]:
        return None
    of_body = lists["bodies_near"] | lists["bodies_only"] | lists["own_midst"]
    if concept not in of_body and head not in of_body and concept.rpartition("+")[2] not in of_body:
        return None
    listed = text[at[0] - 2 : at[0]] == ", " and re.match(r"\s[A-Z]", text[at[1] : at[1] + 2]) is None
    if concept == "president" and re.match(r",|\s?:", text[at[1] : at[1] + 2]) is None and not listed:
        return None
    only = len({span.name or span.text for span in bodies}) == 1
    if only:
        return owner_mention(text, bodies[0], packs.language)
    here = any(sentence[0] <= span.start < sentence[1] for span in bodies)
    return None if here else _body_all_over(text, reading, context, packs)


def _is_open(text: str, context: Context, post: tuple[int, int], rules: RoleRules) -> bool:
    """Whether words that name an owner stand beside the post, though nobody recognised it; "for two years" does not."""
    near = range(post[1], post[1] + 24)
    lasting = any(place in context.dates and text[post[1] : place].lower() == text[post[1] : place] for place in near)
    part = rules.around["part"].match(text, post[1]) is not None
    lasting = lasting or rules.around["purview"].match(text, post[0]) is not None
    if not lasting and not part and rules.around["open"].match(text, post[1]):
        return True
    before = re.search(r"(?:^|[.!?:“”\"]\s*|\s)(\S+) $", text[max(0, post[0] - 40) : post[0]])
    if before is None or not before.group(1)[0].isupper() or before.group(1)[-1] in ",:;":
        return False
    return before.group(1).lower().replace("’", "'") not in rules.lists["not_open"]


def _in_list(concept: str, keys: frozenset[str]) -> bool:
    return concept in keys or concept.partition(":")[0] in keys


def _state_nearby(
    text: str, context: Context, at: int, sentence: tuple[int, int], before: int | None, packs: Packs
) -> Mention | None:
    """Return the one state named before a post in its sentence, else in the one before, else all over the document."""
    start, end = sentence
    near = [span for span in context.states if start <= span.start < at]
    if not near and before is not None and not any(start <= span.start < end for span in context.states):
        near = [span for span in context.states if before <= span.start < start and _is_main_state(span, context)]
    if len({span.concept for span in near}) == 1:
        return owner_mention(text, near[-1], packs.language)
    if near:
        return None
    counts = Counter(span.concept for span in context.states)
    if not counts:
        return None
    (code, count), *others = counts.most_common(2)
    if count >= 2 and (not others or count > 2 * others[0][1]) and count >= 0.65 * counts.total():
        first = next(span for span in context.states if span.concept == code)
        return owner_mention(text, first, packs.language)
    return None


def _is_main_state(span: Span, context: Context) -> bool:
    """Tell whether more than half of what the document says about states is about this one."""
    return 2 * sum(other.concept == span.concept for other in context.states) > len(context.states)


def _main_body(
    text: str, reading: Reading, context: Context, sentence: tuple[int, int], packs: Packs
) -> Mention | None:
    here = [span for span in context.bodies if sentence[0] <= span.start < sentence[1]]
    here = [span for span in here if not span.nominal] or here
    names = {span.name or span.text for span in here}
    if len(names) == 1:
        return owner_mention(text, here[0], packs.language)
    if here or reading.organization is None:
        return None
    same: Sequence[Span] = [span for span in context.bodies if span.name == reading.organization]
    return owner_mention(text, same[0], packs.language) if same else None


def _body_nearby(
    text: str, reading: Reading, context: Context, at: int, sentence: tuple[int, int], packs: Packs
) -> Mention | None:
    """Return the one organisation named before a post in its sentence, or else in the sentence before."""
    before = _sentence_before(reading, sentence[0])
    venue = role_rules(packs).around["venue"]
    bodies = [span for span in known_bodies(context) if venue.search(span.text) is None]
    here = [span for span in bodies if sentence[0] <= span.start < at]
    here = here or [s for s in bodies if at <= s.start < sentence[1] and s.name == reading.organization]
    if not here and before is not None:
        here = [span for span in bodies if before <= span.start < sentence[0]]
        elsewhere = [span for span in here if span.name != reading.organization]
        if any(_FROM.search(text, max(0, span.start - 20), span.start) for span in elsewhere):
            return None
    names = {span.name or span.text for span in here}
    return owner_mention(text, here[-1], packs.language) if len(names) == 1 else None


def _sentence_before(reading: Reading, start: int) -> int | None:
    """Return where the sentence before a place begins."""
    return max((other.start for other in reading.sentences if other.start < start), default=None)


def _body_all_over(text: str, reading: Reading, context: Context, packs: Packs) -> Mention | None:
    """Return the organisation that a document is about: named three times, and most of what it says about bodies."""
    bodies = known_bodies(context)
    counts = Counter(span.name or span.text for span in bodies)
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    most = 3 * count >= 2 * counts.total()
    main = name == reading.organization and 3 * count >= counts.total() and count >= 2 * (others or [("", 0)])[0][1]
    if count < 3 or not (most or main):
        return None
    return first_named(text, context, name, packs)


def own_office(
    text: str,
    reading: Reading,
    context: Context,
    concept: str,
    at: tuple[int, int],
    sentence: tuple[int, int],
    packs: Packs,
) -> Mention | None:
    """Return the main organisation of its own paper as the owner of an office that no words give to anybody else."""
    rules = role_rules(packs)
    lists = rules.lists
    head = concept.rpartition("+")[2].partition(":")[0]
    main = reading.organization
    if main is None or concept in lists["states_only"] or head in lists["states_only"] | lists["accredited_posts"]:
        return None
    if head not in lists["offices"]:
        return None
    here = {
        span.name or span.text
        for span in known_bodies(context)
        if sentence[0] <= span.start < sentence[1] and rules.around["own_part"].search(span.text) is None
    }
    before = any(sentence[0] <= span.start < at[0] for span in known_bodies(context))
    if here - {main} or any(sentence[0] <= span.start < sentence[1] for span in context.states):
        return None
    if (here and before) or _is_own_paper(reading, context, packs):
        return first_named(text, context, main, packs)
    return None


def is_part(reading: Reading, context: Context, owner: Mention, packs: Packs) -> bool:
    """Tell whether an owner is only a part of the main organisation in its own paper: "Chief, Patrol Unit"."""
    part = role_rules(packs).around["own_part"].search(owner.text) is not None
    return part and owner.name != reading.organization and _is_own_paper(reading, context, packs)


def _is_own_paper(reading: Reading, context: Context, packs: Packs) -> bool:
    """Tell whether a document speaks for its main organisation: its publisher, a communiqué, a newsletter."""
    text, main = reading.document.text, reading.organization
    if main is None:
        return False
    publisher = (reading.document.header.publisher or "").casefold()
    if publisher:
        return publisher in main.casefold() or main.casefold() in publisher
    part = role_rules(packs).around["own_part"]
    bodies = [span for span in known_bodies(context) if part.search(span.text) is None]
    counts = Counter(span.name or span.text for span in bodies)
    first = bool(bodies) and (bodies[0].name or bodies[0].text) == main
    if counts[main] < max(counts.values(), default=0) or not (first or counts[main] >= 3):
        return False
    return role_rules(packs).around["own_paper"].search(text) is not None
