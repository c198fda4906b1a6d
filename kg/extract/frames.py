"""Frames: a verb or noun, and who fills which place around it.

A frame is a TOML entry in ``packs/<language>/frames-*.toml`` or in a file of the user's own::

    [[frame]]
    id = "received"
    kind = "event"
    type = "meeting"
    verb = "receive[sd]?|welcome[sd]?"
    subject = "host:agents"
    object = "participant:guests"
    yes = ["Karim Benali received Ana Silva in Lima."]
    no = ["Karim Benali received a prize in Lima."]

Where a pattern spells out the order of words, a frame only says what a verb takes; :mod:`~kg.extract.clauses` finds who
stands there, whatever stands between, in the active and in the passive voice, in relative clauses, behind "and".

Keys of both: ``verb`` (every form of it) or ``noun``; ``prepositions`` (who they bring in: an argument and a slot type
of :data:`~kg.extract.slot_types.TYPES`, with ``?`` if it may be missing); ``several`` (an argument that needs
at least two); ``title`` (a title may stand behind its words); ``general``, ``alone``, ``grade``, ``modality``,
``unless``, ``zones``, ``yes`` and ``no`` as in a pattern.

Of a verb: ``subject`` and ``object``; ``bare`` (the object may be missing only where nothing else follows the verb);
``etre`` (French: its perfect takes "être"); ``tail`` (an expression that must follow); ``proves`` (of a membership: any
name that stands there is an alliance); ``crowd`` (people told by a common noun may be its object: "met traders").

Of a noun: ``owner`` (whose it is, or what it is of); ``subject`` (what the verb before it must have); ``holder`` (who
the clause is about: "Ana Silva spoke at a summit"); ``told`` (it happened only if something says so: a verb of a
``[[light]]`` entry before or behind it, "held", "took place"; "at" or "during" before it; or a line that is no
sentence); ``verbs`` (the only verbs, as an expression, that say so: a website is "launched") and ``by`` (what "by"
brings in behind them).

A ``[[light]]`` entry has the ``verb``, what its subject is (``argument``), what its object is (``takes``), and its
``modality`` if it says that nothing happened ("cancelled") or will ("postponed to").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import regex

from kg.errors import PackError
from kg.extract.groups import Group
from kg.extract.packs import Packs
from kg.extract.slot_types import TYPES
from kg.extract.tape import Mark

#: Keys of ``[frame_words]`` that are expressions: names of events, and names that are if somebody attends them.
_NAMED = ("names", "gatherings")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a frame: the argument, what may stand there, and whether it may be missing."""

    argument: str
    kinds: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A compiled frame; it has what :class:`~kg.extract.patterns.Match` asks of a pattern."""

    id: str
    kind: str
    entry: Mapping[str, Any]
    zones: frozenset[str]
    verb: Any
    noun: Any
    subject: Place | None
    object: Place | None
    owner: Place | None
    holder: Place | None
    prepositions: Mapping[str, Place]
    tail: Any
    verbs: Light | None
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that says little by itself: "held", "attended", "took place"."""

    argument: str
    takes: str
    modality: str
    verb: Any


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``[frame_words]``: what stands around nouns of events."""

    occasions: frozenset[str]
    purposes: frozenset[str]
    heads: frozenset[str]
    compounds: frozenset[str]
    none: frozenset[str]
    coming: frozenset[str]
    own: frozenset[str]
    singular: frozenset[str]
    plans: frozenset[str]
    names: Any
    gatherings: Any


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a kind of claim; ``cues`` finds every place where one could apply."""

    frames: tuple[Frame, ...]
    cues: Any
    nouns: Any
    lights: tuple[Light, ...]
    any_light: Any
    words: Words

    def light(self, words: str) -> Light | None:
        """Return the light verb that some words are."""
        return next((light for light in self.lights if light.verb.fullmatch(words)), None)


def read_place(value: object, origin: str) -> Place:
    """Read ``"argument:type"`` or ``"argument:type?"``.

    Raises:
        PackError: The value has another form, or no such type.

    >>> read_place("host:state?", "frame").optional
    True
    """
    argument, _, kind = str(value).rstrip("?").partition(":")
    if not argument.isidentifier() or kind not in TYPES:
        raise PackError(origin, repr(value), f'write "argument:type", the type one of {", ".join(sorted(TYPES))}')
    return Place(argument, frozenset(TYPES[kind]), str(value).endswith("?"))


@lru_cache(maxsize=32)
def load_frames(packs: Packs, kind: str) -> Frames | None:
    """Return the compiled frames of one kind of claim, in file order, or None if there are none.

    Raises:
        PackError: An entry breaks the format; names it.
    """
    entries = [entry for entry in packs.entries("frame") if entry.get("kind") == kind]
    if not entries:
        return None
    frames = tuple(_frame({"general": True, **entry}) for entry in entries)
    cues = "|".join(str(entry.get("verb") or entry.get("noun")) for entry in entries)
    nouns = "|".join(str(entry["noun"]) for entry in entries if "noun" in entry) or "(?!)"
    light = [entry for entry in packs.entries("light") if entry.get("kind", "event") == kind]
    any_light = "|".join(str(entry["verb"]) for entry in light) or "(?!)"
    lights = tuple(map(_light, light))
    words = _read_words(packs)
    return Frames(frames, _words(cues, "frame"), _words(nouns, "frame"), lights, _words(any_light, "light"), words)


def _light(entry: Mapping[str, Any]) -> Light:
    verb = _words(str(entry["verb"]), str(entry["origin"]))
    return Light(str(entry["argument"]), str(entry.get("takes", "")), str(entry.get("modality", "")), verb)


def _read_words(packs: Packs) -> Words:
    keys = ("occasions", "purposes", "heads", "compounds", "none", "coming", "own", "singular", "plans")
    sets = {key: frozenset(packs.words("frame_words", key)) for key in keys}
    names, gatherings = (
        regex.compile(rf"(?i)(?:{'|'.join(packs.words('frame_words', key)) or '(?!)'})(?!\w)") for key in _NAMED
    )
    return Words(**sets, names=names, gatherings=gatherings)


def _frame(entry: Mapping[str, Any]) -> Frame:
    origin = str(entry.get("origin", entry.get("id", "frame")))
    if not isinstance(entry.get("id"), str) or ("verb" in entry) == ("noun" in entry):
        raise PackError(
            origin, "no id, or not one of verb and noun", 'write id = "..." and verb = "..." or noun = "..."'
        )
    subject, target, owner, holder = (
        read_place(entry[key], origin) if key in entry else None for key in ("subject", "object", "owner", "holder")
    )
    told = cast("Mapping[str, object]", entry.get("prepositions", {}))
    prepositions = {word: read_place(value, origin) for words, value in told.items() for word in words.split("|")}
    verb, noun, tail = (_words(str(entry[key]), origin) if key in entry else None for key in ("verb", "noun", "tail"))
    zones = frozenset(cast("list[str]", entry.get("zones", ["title", "body", "dateline"])))
    return Frame(
        str(entry["id"]),
        str(entry.get("kind", "")),
        entry,
        zones,
        verb,
        noun,
        subject,
        target,
        owner,
        holder,
        prepositions,
        tail,
        Light(str(entry.get("by", "organizer")), "", "", _words(str(entry["verbs"]), origin))
        if "verbs" in entry
        else None,
    )


def _words(source: str, origin: str) -> Any:
    try:
        return regex.compile(rf"(?<![\w-])(?<!\w\w')(?:{source})(?![\w-])", regex.IGNORECASE)
    except regex.error as error:
        raise PackError(origin, f"not a regular expression ({error})", "mend the expression") from None


@dataclass(slots=True)
class Filling:
    """What is filled so far: tokens ``low`` to ``high``, and ``at``, the token whose modality counts."""

    slots: dict[str, tuple[Mark, ...]]
    low: int
    high: int
    at: int
    ceiling: int = 0
    floor: int | None = None
    moved: int | None = None
    modality: str = ""
    loose: bool = False

    def add(self, place: Place | str, group: Group, marks: tuple[Mark, ...]) -> None:
        """Put what a group stands for into a place, beside what is there."""
        argument = place if isinstance(place, str) else place.argument
        self.slots[argument] = tuple(dict.fromkeys((*self.slots.get(argument, ()), *marks)))
        self.low, self.high = min(self.low, group.first), max(self.high, group.last)


def fits(place: Place | None, group: Group | None) -> bool:
    """Return whether a group may stand in a place of a frame."""
    return place is not None and group is not None and all(mark.kind in place.kinds for mark in group.marks)
