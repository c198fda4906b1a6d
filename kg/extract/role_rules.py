"""The scored gaps of the packs, compiled: which words between a person and a post say that one holds the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from kg.errors import PackError
from kg.extract.gaps import BODIES, OWNERS, SYMBOLS
from kg.extract.packs import Packs

_MACRO = re.compile(r"(?<!P)<([a-z-]+)>")
_SYMBOL = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class GapRule:
    """One ``[[role_gaps]]`` entry, compiled.

    Args:
        id: Its name, told in the rule of a claim.
        person_first: The person stands before the post.
        weight: How much it counts.
        gap: What must stand between, cleaned of dates and brackets; None if ``raw`` is given.
        raw: What must stand between, as it is.
        before: What must stand in front of the first, or None.
        words: The most words in the gap.
        across: Other posts may stand between.
        concepts: The only posts that it is for; empty for all.
        status: The status it gives, whatever the verb.
        verb: A verb tells status, time and modality.
    """

    id: str
    person_first: bool
    weight: float
    gap: Any
    raw: Any
    before: Any
    words: int
    across: bool
    concepts: frozenset[str]
    status: str | None
    verb: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A verb or noun that tells a post without its word: "leads", "at the helm of".

    ``groups`` are the words without which no pattern of the group can match, and statuses with patterns.
    """

    id: str
    concept: str
    groups: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...]


@dataclass(frozen=True, slots=True)
class RoleRules:
    """Everything the packs say about roles in one language."""

    gaps: tuple[GapRule, ...]
    acts: tuple[Act, ...]
    verbs: Any
    statuses: tuple[str, ...]
    endings: tuple[tuple[str, Any], ...]
    beginnings: tuple[tuple[str, Any], ...]
    successors: tuple[tuple[str, str, Any], ...]
    succeed: Any
    past: Any
    dates: Any
    threshold: float
    around: Mapping[str, Any]
    lists: Mapping[str, frozenset[str]]


_OWNER_KEYS = (
    "before",
    "after",
    "complement",
    "unknown",
    "its",
    "nested",
    "opening",
    "open",
    "joined",
    "listed",
    "people",
    "definite",
    "dated",
    "one_of",
    "term",
    "first_holder",
    "ordinal",
    "still",
    "fiction",
    "as_before",
    "parenthetic",
    "had",
    "second",
    "owned_by",
    "part",
    "own_paper",
    "own_part",
    "part_of",
    "purview",
    "speaks",
    "first_to",
    "wished",
    "delegation",
    "venue",
    "party",
    "of_government",
    "diplomat",
    "formation",
)
_LISTS = (
    "states_only",
    "accredited_posts",
    "bodies_only",
    "accredited",
    "possessives",
    "bodies_near",
    "either",
    "offices",
    "inner",
    "own_midst",
    "indefinite_succession",
)


@lru_cache(maxsize=16)
def role_rules(packs: Packs) -> RoleRules:
    """Return the compiled rules of a language's packs."""
    macros = _macros(packs)
    verbs, statuses = _verbs(packs, macros)
    preposition = "(?:in|on|since|until|from|between|by|as of|en|le|de|depuis|jusqu'au|jusqu'en|au|du|dès)"
    date = SYMBOLS["date"]
    when = rf"(?: {preposition})?(?: (?:the|early|late|mid|le))* ?{date}(?: ?(?:to|and|until|au|à|et|-) ?{date})?"
    return RoleRules(
        gaps=tuple(_gap(entry, macros) for entry in packs.entries("role_gaps")),
        acts=tuple(_act(entry, macros) for entry in packs.entries("role_acts")),
        verbs=verbs,
        statuses=statuses,
        succeed=_compile(r"(?<![\p{L}])<succeed>(?![\p{L}])", macros, "roles"),
        endings=tuple(_ending(entry, macros) for entry in packs.entries("role_endings")),
        successors=tuple(
            (str(entry["id"]), str(entry["status"]), _compile(pattern, macros, str(entry["origin"])))
            for entry in packs.entries("role_successors")
            for pattern in cast(Sequence[str], entry["patterns"])
        ),
        beginnings=tuple(_beginning(entry, macros) for entry in packs.entries("role_beginnings")),
        past=_compile(r"(?<![\p{L}])<past>(?![\p{L}])", macros, "roles"),
        dates=_compile(rf",{when}(?= ?,)|{when}", macros, "roles"),
        threshold=packs.weights("role_weights")["threshold"],
        around={key: _choice(packs.words("role_owner_patterns", key), macros) for key in _OWNER_KEYS},
        lists=_lists(packs),
    )


def _lists(packs: Packs) -> dict[str, frozenset[str]]:
    found = {key: frozenset(word.replace("\\", "") for word in packs.words("role_words", key)) for key in _LISTS}
    found["not_open"] = frozenset(packs.words("role_owner_patterns", "not_open"))
    return found


def _macros(packs: Packs) -> dict[str, str]:
    macros: dict[str, str] = {}
    for key in (
        "determiner",
        "adjective",
        "copula",
        "as",
        "capacity",
        "prepositions",
        "past",
        "possessives",
    ):
        macros[key] = _any(packs.words("role_words", key))
    for key in (
        "who",
        "by",
        "purpose",
        "be",
        "start",
        "hold",
        "held",
        "acting",
        "leave",
        "of",
        "not_before",
        "units",
        "future",
        "it",
    ):
        macros[key.replace("_", "-")] = _any(packs.words("role_act_words", key))
    for group in ("appoint", "begin", "end", "serve", "succeed"):
        words = [
            word
            for entry in packs.entries("role_verbs")
            if entry["group"] == group
            for word in cast(Sequence[str], entry["words"])
        ]
        macros[group] = _any(words)
    owner = rf"[{OWNERS}{SYMBOLS['place']}](?: ?'s?)?|{SYMBOLS['date']}"
    word = rf"(?:{macros['determiner']}|{macros['adjective']})(?![\p{{L}}]|(?<!')')"
    macros["fill"] = rf"(?: ?(?:[ld]'|{word}|(?:{owner})(?![\p{{L}}])))*"
    return macros


def _choice(patterns: Sequence[str], macros: Mapping[str, str]) -> Any:
    told = "|".join(rf"(?:{pattern})" for pattern in patterns) or r"(?!)"
    return _compile(told.replace("{Name}", r"\p{Lu}[\w'-]+"), macros, "role_owner_patterns")


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))) + ")"


def _verbs(packs: Packs, macros: Mapping[str, str]) -> tuple[Any, tuple[str, ...]]:
    """Compile all verbs into one pattern whose matched group numbers the status."""
    choices: list[tuple[str, str]] = [
        (_any(cast(Sequence[str], entry["words"])), str(entry["status"]))
        for entry in packs.entries("role_verbs")
        if entry["group"] != "succeed"
    ]
    choices += [(macros["past"], "former"), (macros["copula"], "current")]
    told = "|".join(f"({words})" for words, _ in choices)
    return _compile(rf"(?<![\p{{L}}])(?:{told})(?![\p{{L}}])", macros, "roles"), tuple(s for _, s in choices)


def _gap(entry: Mapping[str, object], macros: Mapping[str, str]) -> GapRule:
    place = str(entry["origin"])
    order = entry.get("order")
    if order not in ("person-post", "post-person"):
        raise PackError(place, f"order {order!r}", "use person-post or post-person")

    def pattern(key: str) -> Any:
        return _compile(str(entry[key]), macros, place) if key in entry else None

    return GapRule(
        id=str(entry["id"]),
        person_first=order == "person-post",
        weight=float(cast(float, entry["weight"])),
        gap=pattern("gap"),
        raw=pattern("raw"),
        before=pattern("before"),
        words=int(cast(int, entry.get("words", 60))),
        across=entry.get("across") == "posts",
        concepts=frozenset(cast(Sequence[str], entry.get("concepts", ()))),
        status=cast("str | None", entry.get("status")),
        verb=bool(entry.get("verb")),
    )


def _ending(entry: Mapping[str, object], macros: Mapping[str, str]) -> tuple[str, Any]:
    words = _any(cast(Sequence[str], entry["words"]))
    return str(entry["status"]), _compile(
        rf" ?,?(?: (?:who|qui))? ({words})(?![\p{{L}}])", macros, str(entry["origin"])
    )


def _beginning(entry: Mapping[str, object], macros: Mapping[str, str]) -> tuple[str, Any]:
    words = _any(cast(Sequence[str], entry["words"]))
    return str(entry["status"]), _compile(
        rf"(?: ?,[^,;{{person}}{{post}}]{{1,60}}(?= ?, (?:who|qui) ))? ?,(?: (?:who|qui))? ({words})"
        rf"(?: (?:in|on|en|le|since|depuis))? ?{{date}}"
        rf"(?! ?(?:to|as|by|au|à|comme|dans|sur)(?![\p{{L}}]))(?! ?(?:the |la |le |l')?[{{post}}{{body}}])",
        macros,
        str(entry["origin"]),
    )


def _act(entry: Mapping[str, object], macros: Mapping[str, str]) -> Act:
    """Compile an act; each pattern has the named groups ``person`` and ``verb``, and ``body`` if it names one."""
    keys = ("present", "past", "passive", "infinitive", "nouns", "future", "begin")
    words = {key: list(cast(Sequence[str], entry.get(key, ()))) for key in keys}
    keyed = (
        (words["present"] + words["past"] + words["future"] + words["begin"] + words["infinitive"], _active(words)),
        (words["passive"], _passive(words["passive"])),
        (words["infinitive"], _infinitive(_any(words["infinitive"]))),
        (words["nouns"], _noun(_any(words["nouns"]))),
    )
    place = str(entry["origin"])
    groups = tuple(
        (
            _compile(rf"(?<![\p{{L}}]){_any(triggers)}(?![\p{{L}}])", macros, place),
            tuple((status, _compile(pattern, macros, place)) for status, pattern in patterns),
        )
        for triggers, patterns in keyed
        if triggers
    )
    return Act(str(entry["id"]), str(entry["concept"]), groups)


_ARTICLE = r"(?: ?(?:<determiner>))* ?(?:(?!<prepositions> |<of> |and |et )[\p{Ll}-]+ ){0,2}?"
_UNIT = (
    r"(?:(?:[\p{L}-]+ )?<units>(?: (?:de )?[\p{Ll}-]+)?(?: (?:in|d'|de|à) ?{place})? ?<of> ?)?"
    r"(?:{state} ?'s |{organization} ?'s (?={organization})|{demonym} )?"
)
_PART = r"(?:[\p{Ll}{place}{demonym}-]+ ){0,3}?(?:<units>(?![\p{L}])|{nominal})"
_BODY = rf"(?:(?P<body>[{{body}}])(?: ?'s {_PART})?(?! ?<not-before>)|(?P<body>{{state}}) ?'s {_PART})"
_TARGET = _ARTICLE + _UNIT + _BODY
_HOLDER = r"(?: ?(?:<determiner>|{demonym}|{state} ?'s|former|l'ancien))* ?(?P<person>{person})"
_NOW = r"(?: (?:now|currently|today|aujourd'hui|désormais|actuellement|toujours|depuis lors|encore))?"
_WHEN = rf"{_NOW}(?: ?,? (?:since|from|in|until|depuis|en|dès|jusqu'en|jusqu'au)?(?: le)? ?{{date}} ?,?)?"
_APART = r" ?,[^{person};]{1,90}?,(?: <who>)*|[^{person};,]{0,80}? (?:and|et|puis|who|qui)(?: <who>)*"
_ASIDE = r"(?: ?\([^)]*\))?(?: (?:of|from|de|du|d') ?(?:the |la |l')?{state})?(?: ?, \d\d(?: ans)? ?,)?"
_LEAD = rf"{_ASIDE}(?:(?: ?,)?(?: <who>)*|{_APART}) "


def _active(words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the patterns of "X leads the league", "X, who led it", "the league, which X led"."""
    ahead = [*words["future"], *(rf"<future> (?:[\p{{Ll}}]+ )?{verb}" for verb in words["infinitive"])]
    earlier = rf"(?:avant de|before) (?P<verb>{_any([*words['infinitive'], *words['present']])})(?![\p{{L}}])"
    yield "former", rf"(?P<person>{{person}})[^{{person}};]{{0,90}}? {earlier}{_WHEN}{_TARGET}"
    begin = words["begin"]
    for status, verbs in (
        ("current", words["present"]),
        ("former", words["past"]),
        ("designate", ahead),
        ("appointed", begin),
    ):
        if not verbs:
            continue
        verb, it = _any(verbs), r"(?: it(?![\p{L}]))"
        yield status, rf"(?P<person>{{person}}){_LEAD}(?P<verb>{verb})(?![\p{{L}}]){_WHEN}{_TARGET}"
        yield status, rf"(?P<body>[{{body}}]) ?, (?:que|qu'|which|that) ?(?P<verb>{verb}){_HOLDER}"
        yield status, rf"(?P<body>[{{body}}]) ?,? (?:which|that|que) {_HOLDER}(?: <who>)* (?P<verb>{verb})(?![\p{{L}}])"
        yield status, rf"(?P<person>{{person}}) ?,? (?:who|qui) (?P<verb><it> ?{verb}(?![\p{{L}}])|{verb}{it})"


def _passive(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the patterns of "the league, led by X"."""
    verb = rf"(?P<verb>{_any(words)}){_WHEN} ?,? <by>"
    yield "current", rf"(?P<body>[{{body}}])(?: ?\([^)]*\))?(?: ?,(?: <be>)*|(?: <be>)+) {verb}{_HOLDER}"
    yield "current", rf"(?P<body>{{nominal}}) {verb}{_HOLDER}"
    yield "current", rf"(?:^|, ){verb}{_HOLDER} ?,{_ARTICLE}{_BODY}"
    coming = rf"(?P<verb>(?:to|will) be {_any(words)})(?: for [^{{person}};,]{{1,30}})? by{_HOLDER}"
    yield "designate", rf"(?P<body>[{{body}}])[^{{person}}{{body}};]{{0,60}} {coming}"


def _infinitive(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the patterns of "X was chosen to lead the league"."""
    told = rf"<purpose> (?P<verb>{verb}){_TARGET}"
    yield "appointed", rf"(?P<person>{{person}})[^{{person}};]{{0,60}}?<appoint>[^{{person}};]{{0,40}}? {told}"
    be = "(?:became|becomes|become|is|was|will be|devient|est devenue?|est|fut|sera)"
    first = rf"{be} (?:the|la|le) (?:first|première|premier)(?: [\p{{Ll}}]+)?"
    yield "appointed", rf"(?P<person>{{person}}),?(?: [\p{{Ll}}]+)? {first} {told}"
    yield "appointed", rf"(?<![\p{{L}}])<appoint>{_HOLDER}(?:(?! to | pour )[^{{person}};,]){{0,40}} {told}"


def _noun(noun: str) -> Iterator[tuple[str, str]]:
    """Yield the patterns of "X took the chair of the league", "at the helm of the league stands X"."""
    groups = (("acting", "acting"), ("held", "former"), ("hold", "current"), ("leave", "resigned"))
    for key, status in (*groups, ("start", "appointed")):
        verb = rf"(?P<verb><{key}> ?(?P<noun>(?:[\p{{Ll}}-]+ )?{noun}(?: [\p{{Ll}}]+(?= ))?))"
        yield status, rf"(?P<person>{{person}})[^{{person}};]{{0,110}}?(?<![\p{{L}}]){verb} ?<of>{_TARGET}"
    verb = rf"(?P<verb><start> ?(?P<noun>{noun}))"
    seated = rf"(?:is|stands|sits|est|se trouve|siège){_HOLDER}"
    yield "current", rf"^[^{{person}}{{body}};]{{0,30}}?{verb} ?<of>{_TARGET} {seated}"
    yield "appointed", rf"^<appoint>[^{{person}};]{{0,40}}? {verb} ?<of>{_TARGET} ?,{_HOLDER}"
    yield "current", rf"^{verb} ?<of>{_TARGET}{_WHEN} ?,{_HOLDER}"
    passed = (
        r"(?:passe[sd]|went|goes|fell|falls|moves|moved|revient|revint|échoit|échut|passe|passa|est passée|est revenue)"
    )
    old = r"(?: (?:from|de|du|d') ?(?:the |la |l')?(?:{demonym} ?)?{person})?"
    yield "appointed", rf"(?P<verb>{noun}) ?<of>{_TARGET}(?: <who>| will| a)? {passed}{old} (?:to|à|au){_HOLDER}"
    held = rf"(?:<who> )*(?P<verb>(?:assurée?|exercée?|occupée?|held|occupied|assumed)) <by>{_HOLDER}"
    yield "current", rf"(?<![\p{{L}}]){noun}(?: [\p{{Ll}}-]+)? ?<of>{_TARGET}[^{{person}};]{{0,30}}, {held}"


def _compile(pattern: str, macros: Mapping[str, str], place: str) -> Any:
    import regex

    def macro(match: re.Match[str]) -> str:
        if match.group(1) not in macros:
            raise PackError(place, f"<{match.group(1)}>", f"use one of {', '.join(sorted(macros))}")
        return macros[match.group(1)]

    def symbol(match: re.Match[str]) -> str:
        named = {**SYMBOLS, "owner": OWNERS, "body": BODIES}
        if match.group(1) not in named:
            raise PackError(place, f"{{{match.group(1)}}}", f"use one of {', '.join(sorted(named))}")
        return named[match.group(1)]

    told = _SYMBOL.sub(symbol, _MACRO.sub(macro, pattern))
    try:
        return regex.compile(told)
    except regex.error as error:
        raise PackError(place, str(error), "mend the regular expression") from None
