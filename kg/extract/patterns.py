"""Patterns over tapes: what they look like, how they are compiled, what a match gives.

A pattern is a TOML entry in ``packs/<language>/patterns-*.toml`` or in a file of the user's own::

    [[pattern]]
    id = "joined"
    kind = "membership"
    status = "joined"
    pattern = "{member:states} <have>joined {organization:body}( <in>?{time:date})?"
    yes = ["Oman joined the Blue Accord in 2016."]
    no = ["Oman joined the discussion."]

In a pattern

- ``{argument:type}`` is a slot: the argument of the claim and what may stand there; ``time`` is the claim's time, and
  an argument that starts with ``_`` is read and dropped. Types are in
  :data:`kg.extract.slot_types.TYPES`; an article before is allowed;
- ``<word>`` is a list of words from the table ``[pattern_words]`` of the same language;
- ``@(...)`` marks the words that name the type of an event; otherwise the first words outside slots do;
- ``...`` is up to 60 characters of words, without a recognised thing and without the end of a clause;
- the rest is a regular expression over lower- or upper-case words; ``(`` groups without capturing.

Other keys: ``type`` (of an event), ``cue`` (an expression without which nothing can match, for speed), ``alone`` (of an
event: its place is enough), ``resumes`` (types of events that the sentence takes up again), ``subject`` (of a
programme: "it" is the organisation in focus),
``zones`` (where it applies; title, body and dateline unless given), ``grade``,
``modality`` (if the words fix it), ``unless`` (the modality if the words around do not say another: "will join" is
planned), ``adjuncts`` and ``focus`` (of a programme: places told behind the match count; the document's one title is
meant), ``yes`` and ``no`` (sentences that must and must not give a claim of this kind, run as tests). A claim whose
organisation the pattern does not read gets the one in focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

import regex

from kg.errors import PackError
from kg.extract.packs import Packs
from kg.extract.required_words import ANYTHING, required_words
from kg.extract.slot_types import TYPES, WORDS
from kg.extract.tape import SYMBOLS, Mark, Tape

#: Word lists of auxiliary verbs: the verb that tells the modality stands behind them.
_AUXILIARIES = frozenset({"have", "will", "were", "willbe", "be", "nothave"})
_LISTS = frozenset({"agents", "parties", "people", "states", "guests"})
_ARTICLE = r"(?:(?:the|a|an|its|their|his|her|la|le|les|un|une|son|sa|des|both) |l')?"
_AND = (
    r"(?:and|et|&|as well as|along with|together with|ainsi que|accompanied by|accompagnée? (?:de|par|d')|and by|"
    r"et par|and with|et avec|and from|and the)"
)
_NEXT = r"(?:(?:also|by|par|with|avec|de la|de l'|de|d'|du|des) ?)?"
_NOTE = rf"(?: ?[(\[] ?(?:\d{{1,3}}|[{SYMBOLS['number']}]|\*{{1,3}}|[a-z]) ?[)\]]| ?\*{{1,3}}| ?\([^)(]{{0,40}}\))"
_STATE_JOIN = (
    rf"(?:{_NOTE}*(?: ?[,/•·] ?(?:(?:and|et|as well as|along with|ainsi que) )?"
    r"|,? (?:and|et|&|as well as|along with|ainsi que) | ?[-*] | ))"
)
_SLOT = re.compile(r"\{(\w+):(\w+)\}")
_WORD = re.compile(r"(?<!\(\?)(?<!\?P)<([a-z_]+)>")
#: What :func:`_alternatives` looks at: brackets, bars, slots; escapes and character classes are skipped whole.
_GROUPS = re.compile(r"(\\.|\[[^\]]*\]|[()|]|\{\w+:\w+\})")
_GROUP_NAME = re.compile(r"\(\?P<(\w+)>")
_OPEN = re.compile(r"\\.|\[[^\]]*\]|\((?!\?)")
_ALL = "".join(SYMBOLS.values())
_LONGEST_TITLE = 9
_FREE: Mapping[str, str] = {
    "words": rf'[^{_ALL}.;:!?,"]{{2,70}}?',
    "clause": r"[^.;:!?,\"]{4,160}?(?= ?(?:[.;:!?,\"]| and forms | and is | and was | and has |$))",
    "group": r"[^.;:!?,\"]{4,160}?(?:(?:, [^.;:!?,\"]{3,40})+,? (?:and|et) [^.;:!?,\"]{3,60})?"
    r"(?= ?(?:[.;:!?,\"]| how | comment | and forms | and is | and was | and has |$))",
    "title": rf'(?:"[^"]{{1,90}}"|{SYMBOLS["programme"]})',
}


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern; ``entry`` has its fixed arguments, ``slots`` the type of each argument.

    ``needs`` has, for each alternative, the sets of symbols (as bits) of which a tape must have one;
    ``leads`` says that it begins with its subject; ``cue`` is what its tape must contain, and one of the ``words`` too.
    """

    id: str
    kind: str
    entry: Mapping[str, Any]
    source: str
    slots: tuple[tuple[str, str], ...]
    zones: frozenset[str]
    needs: tuple[tuple[int, ...], ...]
    groups: frozenset[str]
    leads: bool
    cue: Any
    words: tuple[str, ...] = ()

    @property
    def expression(self) -> Any:
        """The regular expression, compiled when a sentence first needs it."""
        return _compile(self.source)


@cache
def _compile(source: str) -> Any:
    return regex.compile(source, regex.IGNORECASE | regex.VERSION0)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matches a tape.

    Args:
        pattern: The pattern.
        start: Tape position of the first character.
        end: Tape position after the last.
        slots: Argument to the marks found there, in text order.
        at: Document offset of the verb, or else of the trigger: where the modality is read.
        trigger: Document offsets of the words marked ``@(...)``, or else of the first words outside slots.
        modality: The modality that its words fix ("was cancelled"), or "".
    """

    pattern: Pattern
    start: int
    end: int
    slots: Mapping[str, tuple[Mark, ...]]
    at: int
    trigger: tuple[int, int]
    modality: str = ""


def compile_pattern(entry: Mapping[str, Any], words: Mapping[str, object], lazy: bool = False) -> Pattern:
    """Compile one entry.

    Args:
        entry: The keys of a ``[[pattern]]`` (or ``[[phrase]]``) table.
        words: The ``[pattern_words]`` table: name to a list of alternatives.
        lazy: Leave the expression uncompiled until a sentence needs it; for the built-in packs, which tests compile.

    Raises:
        PackError: A key is missing, a type or word list is unknown, or the expression is broken; names the entry.

    >>> from kg.extract.model import Sentence, Span
    >>> from kg.extract.tape import render_tape
    >>> sentence = Sentence(0, 22, "body", (Span(0, 4, "state", "Oman"), Span(16, 22, "organization", "Accord")))
    >>> tape = render_tape("Oman joined the Accord", sentence)
    >>> entry = {"id": "x", "kind": "membership", "pattern": "{member:states} joined {organization:body}"}
    >>> [match.slots["member"][0].start for match in find_matches(compile_pattern(entry, {}), tape)]
    [0]
    """
    place = str(entry.get("origin", entry.get("id", "pattern")))
    source = entry.get("pattern")
    if not isinstance(source, str) or not isinstance(entry.get("id"), str):
        raise PackError(place, "no id or no pattern", 'write id = "..." and pattern = "..."')
    slots: list[tuple[str, str]] = []

    def slot(found: re.Match[str]) -> str:
        name, kind = found.group(1), found.group(2)
        if kind in WORDS:
            slots.append((name, kind))
            return f"{_ARTICLE}(?P<{name}>{WORDS[kind] or _FREE[kind]})"
        if kind not in TYPES:
            raise PackError(place, f"slot type {kind!r}", f"use one of {', '.join(sorted({*TYPES, *WORDS}))}")
        slots.append((name, kind))
        return f"{_ARTICLE}(?P<{name}>{_expression(kind)})"

    def word(found: re.Match[str]) -> str:
        listed = words.get(found.group(1))
        if not listed:
            raise PackError(place, f"word list <{found.group(1)}>", f"use one of {', '.join(sorted(words))}")
        alternatives = [listed] if isinstance(listed, str) else list(cast("list[str]", listed))
        verb = "(?P<_verb>)" if found.group(1) in _AUXILIARIES else ""
        return f"((?:{'|'.join(alternatives)}){verb})"

    for _ in range(4):
        source = _WORD.sub(word, source)
    needed = _needed_words(str(entry["pattern"])) or _needed_words(source)
    source = source.replace("...", f"[^{_ALL}.;:!?]{{0,60}}?")
    source = _OPEN.sub(lambda found: "(?:" if found.group() == "(" else found.group(), source)
    source = _SLOT.sub(slot, source.replace("@(?:", "(?P<_type>"))
    source = rf"(?<![\w-])(?<!\w\w'){source}(?![\w-])"
    try:
        if not lazy:
            _compile(source)
    except regex.error as error:
        raise PackError(place, f"not a regular expression ({error})", "mend the pattern") from None
    zones = frozenset(cast("list[str]", entry.get("zones", ["title", "body", "dateline"])))
    needs = tuple(_needs(part) for part in _alternatives(str(entry["pattern"])))
    return Pattern(
        str(entry["id"]),
        str(entry.get("kind", "")),
        entry,
        source,
        tuple(slots),
        zones,
        needs,
        frozenset(_GROUP_NAME.findall(source)),
        entry["pattern"][:1] == "{",
        regex.compile(str(entry["cue"]), regex.IGNORECASE) if "cue" in entry else None,
        needed,
    )


def _needed_words(source: str) -> tuple[str, ...]:
    source = _WORD.sub(ANYTHING, _SLOT.sub(ANYTHING, source.replace("...", ".*").replace("@(", "(")))
    try:
        return required_words(source)
    except re.error:
        return ()


def _expression(kind: str) -> str:
    item = f"[{_expression_kinds(kind)}]"
    if kind == "states":
        return rf"{item}(?:{_STATE_JOIN}{_ARTICLE}{item})*+"
    if kind in _LISTS:
        comma = rf" ?, ?{_NEXT}{_ARTICLE}{item}"
        return rf"{item}(?:(?:{comma})* ?,? {_AND} ?{_NEXT}{_ARTICLE}{item})?{'+' if kind == 'agents' else ''}"
    if kind == "where":
        towns = f"[{_expression_kinds('town')}]"
        return rf"{item}(?:(?:,| in| at| of| à| de| d'|) ?{_ARTICLE}{towns})?"
    return item


def _expression_kinds(kind: str) -> str:
    return "".join(SYMBOLS[mark] for mark in TYPES[kind])


def _alternatives(source: str) -> list[str]:
    """Cut a pattern at the bars that stand outside every group."""
    parts, depth = [""], 0
    for piece in _GROUPS.split(source):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def is_possible(pattern: Pattern, text: str) -> bool:
    """Tell whether a tape's text has the symbols, words and cue without which a pattern cannot match."""
    has, plain = _traits(text)
    for part in pattern.needs:
        for need in part:
            if not need & has:
                break
        else:
            break
    else:
        return False
    if pattern.words and not any(word in plain for word in pattern.words):
        return False
    return pattern.cue is None or pattern.cue.search(text) is not None


@lru_cache(maxsize=64)
def _traits(text: str) -> tuple[int, str]:
    """Return the symbols of a tape's text as a number, one bit for each kind of mark, and the text in lower case."""
    return _bits(text), text.lower()


def _bits(symbols: str) -> int:
    return sum(1 << number for number, symbol in enumerate(SYMBOLS.values()) if symbol in symbols)


def _needs(source: str) -> tuple[int, ...]:
    """Return the symbols of each slot that stands outside every group and is not optional: no match can lack one."""
    depth = 0
    found = set()
    pieces = _GROUPS.split(source)
    for number, piece in enumerate(pieces):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        slot = _SLOT.fullmatch(piece)
        after = pieces[number + 1] if number + 1 < len(pieces) else ""
        if depth == 0 and slot is not None and slot.group(2) in TYPES and after[:1] not in {"?", "*"}:
            found.add(_bits(_expression_kinds(slot.group(2))))
    return tuple(sorted(found))


def find_matches(pattern: Pattern, tape: Tape) -> Iterator[Match]:
    """Find a pattern in a tape, left to right, without overlaps.

    Args:
        pattern: A compiled pattern.
        tape: A sentence's tape.

    Yields:
        Each match, its slots filled with marks.
    """
    if not is_possible(pattern, tape.text):
        return
    for found in pattern.expression.finditer(tape.text):
        slots: dict[str, tuple[Mark, ...]] = {}
        taken: list[tuple[int, int]] = []
        for name, kind in pattern.slots:
            for start, end in found.spans(name):
                marks = _slot_marks(tape, start, end, kind)
                slots[name] = tuple(dict.fromkeys((*slots.get(name, ()), *marks)))
                taken.append((start, end))
        trigger = _trigger(found.start(), found.end(), sorted(set(taken)), tape)
        typed = [tape.place(*span) for span in found.spans("_type")] if "_type" in pattern.groups else []
        verbs = [at for at, _ in found.spans("_verb")] if "_verb" in pattern.groups else []
        at = tape.starts[verbs[-1]] if verbs else (typed[0] if typed else trigger)[0]
        yield Match(pattern, found.start(), found.end(), slots, at, typed[0] if typed else trigger)


def _slot_marks(tape: Tape, start: int, end: int, kind: str) -> tuple[Mark, ...]:
    if kind in WORDS:
        return _word_marks(tape, start, end, kind)
    return tuple(mark for mark in tape.marks_in(start, end) if mark.kind in TYPES[kind])


def _trigger(start: int, end: int, taken: list[tuple[int, int]], tape: Tape) -> tuple[int, int]:
    gaps: list[tuple[int, int]] = []
    position = start
    for low, high in [*taken, (end, end)]:
        if low > position:
            gaps.append((position, low))
        position = max(position, high)
    for low, high in gaps:
        words = tape.place(low, high)
        if words[1] - words[0] > 3:
            return words
    return tape.place(start, end)


def _word_marks(tape: Tape, start: int, end: int, kind: str) -> tuple[Mark, ...]:
    """Make the mark of a slot for words; a title is what stands between the quotes, without a comma at its end."""
    if kind == "title":
        known = [mark for mark in tape.marks_in(start, end) if mark.kind == "programme"]
        if known:
            return tuple(known)
        while start < end and tape.text[start] in '" ':
            start += 1
        while end > start and tape.text[end - 1] in '" ,.;':
            end -= 1
        words = tape.text[start:end].split()
        if not words or len(words) > _LONGEST_TITLE or words[0][0].islower():
            return ()
    return (Mark("words", *tape.place(start, end), None, None),) if end > start else ()


@lru_cache(maxsize=32)
def compiled_patterns(packs: Packs, kind: str, table: str = "pattern") -> tuple[Pattern, ...]:
    """Return the compiled patterns of one kind of claim, in file order; compiled once for each set of packs.

    Raises:
        PackError: An entry breaks the format.
    """
    words = packs.tables.get("pattern_words", {})
    return tuple(
        compile_pattern(entry, words, _is_built_in(packs, entry))
        for entry in packs.entries(table)
        if not kind or entry.get("kind") == kind
    )


def _is_built_in(packs: Packs, entry: Mapping[str, Any]) -> bool:
    return str(entry.get("origin", "")).startswith(f"{packs.language}/patterns-")
