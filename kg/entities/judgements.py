"""What people decided about names: same, different, unsure; kept in a file under git, and always right.

``judgements.tsv`` has one judgement a line: ``same``, ``different`` or ``unsure``, the left and the right name (or IRI
path such as ``person/asha-menon``), and the reason, with tabs between. Lines that begin with ``#`` are comments.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from kg.entities.glossary import fold_name
from kg.entities.model import Entities
from kg.errors import JudgementError

Decision = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two names.

    Args:
        decision: ``same`` joins, ``different`` keeps apart, ``unsure`` keeps apart and lists the pair.
        left: A name or an IRI path below the base.
        right: Another.
        reason: Why, in a phrase.
        place: File and line, for messages.
    """

    decision: Decision
    left: str
    right: str
    reason: str
    place: str = "judgements"


def find_idle(judgements: Iterable[Judgement], entities: Entities) -> tuple[Judgement, ...]:
    """Return the judgements that decide nothing because a name in them is in no document, as a typing error is.

    IRI paths are not looked at: a path that an earlier judgement joined to another is still a good name for it.

    Args:
        judgements: The judgements.
        entities: What they were used for.
    """
    known = {fold_name(name.text) for entity in entities.by_id.values() for name in entity.names}
    known |= {fold_name(entity.label) for entity in entities.by_id.values()}
    return tuple(
        judgement
        for judgement in judgements
        if any("/" not in side and fold_name(side) not in known for side in (judgement.left, judgement.right))
    )


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read a judgement file.

    Args:
        path: A UTF-8 file of tab-separated lines.

    Returns:
        The judgements in the order of the file.

    Raises:
        JudgementError: The file cannot be read, a line is broken, or two lines contradict each other.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise JudgementError(str(path), f"cannot be read ({error.strerror})", "give a UTF-8 text file") from None
    except UnicodeDecodeError as error:
        raise JudgementError(str(path), f"is not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    lines = enumerate(text.splitlines(), 1)
    found = (
        parse_judgement(line, f"{path}, line {number}")
        for number, line in lines
        if line.strip() and not line.startswith("#")
    )
    return check_judgements(found)


def parse_judgement(line: str, place: str = "judgements") -> Judgement:
    r"""Read one line as a judgement.

    Raises:
        JudgementError: It has not four cells, an unknown decision, an empty name, or the same name twice.

    >>> parse_judgement("same\tAsha Menon\tA. Menon\tsame post on the same day").decision
    'same'
    """
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 4:
        raise JudgementError(
            place, f"{line!r} has {len(cells)} cells", "write decision, left, right, reason with tabs between"
        )
    decision, left, right, reason = cells
    if decision not in get_args(Decision):
        raise JudgementError(place, f"decision {decision!r}", "use same, different or unsure")
    if not left or not right or left == right:
        raise JudgementError(place, f"names {left!r} and {right!r}", "give two different names or IRI paths")
    if not reason:
        raise JudgementError(place, "no reason", "say why in the fourth cell")
    return Judgement(cast(Decision, decision), left, right, reason, place)


def check_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements, if none contradicts others, chains of ``same`` included.

    Raises:
        JudgementError: A pair is judged apart that other lines join, or twice in different ways; it names both lines.
    """
    found = tuple(judgements)
    groups: dict[str, set[str]] = {}
    for judgement in found:
        if judgement.decision == "same":
            joined = groups.get(judgement.left, {judgement.left}) | groups.get(judgement.right, {judgement.right})
            groups.update((name, joined) for name in joined)
    decided: dict[frozenset[str], Judgement] = {}
    for judgement in found:
        pair = frozenset((judgement.left, judgement.right))
        earlier = decided.setdefault(pair, judgement)
        if judgement.decision != "same" and judgement.right in groups.get(judgement.left, ()):
            earlier = next(j for j in found if j.decision == "same" and j.left in groups[judgement.left])
        if earlier.decision != judgement.decision:
            raise JudgementError(
                judgement.place,
                f"{judgement.decision} {judgement.left!r} {judgement.right!r} contradicts "
                f"{earlier.decision} {earlier.left!r} {earlier.right!r} ({earlier.place})",
                "remove one of the two lines",
            )
    return found
