"""Names of events turned into words: "Protocol on Ports" is signed, it does not act."""

from __future__ import annotations

from kg.extract.frames import Frames
from kg.extract.tape import Mark, Tape

_NAMES = frozenset({"organization", "unknown"})
#: How far before "council" its date may stand, in characters.
_BACK = 12
#: How far before a name a verb may begin, in characters.
_BEFORE = 40


def _is_council(tape: Tape, number: int, mark: Mark, text: str, frames: Frames) -> bool:
    """Whether a body's noun tells its meeting: "at last week's | council"."""
    if mark.kind != "nominal" or mark.name is not None or frames.nouns.fullmatch(text, mark.start, mark.end) is None:
        return False
    before = tape.text[max(0, number - _BACK) : number]
    return (
        tape.text[number - 2 : number] == "s "
        and any(m is not None and m.kind == "date" for m in tape.marks[number - 4 : number])
        and " at " in f" {before}"
    )


def _is_attended(tape: Tape, number: int, mark: Mark, text: str, frames: Frames) -> bool:
    """Whether a name that could be a body's is that of a gathering: "addressed | the Lima Forum"."""
    if mark.kind not in _NAMES or frames.words.gatherings.fullmatch(text, mark.start, mark.end) is None:
        return False
    before = frames.any_light.finditer(tape.text, max(0, number - _BEFORE), number)
    return any(tape.text[found.end() : number].strip() in {"", "the", "l'", "le", "la", "au"} for found in before)


def open_names(tape: Tape, frames: Frames, text: str) -> Tape:
    """Turn names that begin with the noun of an event into words: "Protocol on Ports" is signed, it does not act.

    Args:
        tape: A folded sentence.
        frames: The frames; their ``names`` say which names.
        text: The document's text.
    """
    opened = [
        number
        for number, mark in enumerate(tape.marks)
        if mark is not None
        and (
            (mark.kind in _NAMES and frames.words.names.fullmatch(text, mark.start, mark.end))
            or _is_council(tape, number, mark, text, frames)
            or _is_attended(tape, number, mark, text, frames)
        )
    ]
    if not opened:
        return tape
    pieces: list[tuple[str, int, int, Mark | None]] = []
    for number, mark in enumerate(tape.marks):
        if number in opened and mark is not None:
            pieces += [
                (" " if c.isspace() else c, mark.start + n, mark.start + n + 1, None)
                for n, c in enumerate(text[mark.start : mark.end])
            ]
        else:
            pieces.append((tape.text[number], tape.starts[number], tape.ends[number], mark))
    letters, starts, ends, marks = zip(*pieces, strict=True)
    return Tape("".join(letters), (*starts, tape.starts[-1]), (*ends, tape.ends[-1]), marks)
