"""The list of undecided pairs for a person to judge: a file of comments and of lines ready for the judgement file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.claims import Claim
from kg.documents.model import Header
from kg.entities.glossary import fold_name
from kg.entities.model import Entities, Undecided

_HEAD = """\
# Pairs of names that may be one, most alike first: {count}.
# To judge one, copy its line into your judgement file, change "unsure" to "same" or "different", say why in the last
# cell, and build with --judgements FILE. A line left out of that file decides nothing.
"""
_SENTENCES = 2
_WIDTH = 200


def format_reviews(entities: Entities, claims: Iterable[Claim], headers: Iterable[Header]) -> str:
    """Return the undecided pairs as text: how alike, why, where each is said, and a line for the judgement file.

    Args:
        entities: What :func:`kg.resolve_entities` returned.
        claims: The claims it was made from.
        headers: The headers of their documents.

    >>> print(format_reviews(Entities({}, {}), [], []).splitlines()[0])
    # Pairs of names that may be one, most alike first: 0.
    """
    said = _sentences(entities, claims, {header.id: header.name for header in headers})
    pairs = sorted(entities.undecided, key=lambda pair: (pair.kind == "post", -pair.score, pair))
    blocks = [_HEAD.format(count=len(pairs))]
    blocks += [_block(pair, said, entities) for pair in pairs]
    return "\n".join(blocks)


def _sentences(
    entities: Entities, claims: Iterable[Claim], names: Mapping[str, str]
) -> Mapping[tuple[str, str], list[str]]:
    """Return where a name is said: (entity id, folded name or nothing for any) to the first sentences."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.evidence.start, claim.id)):
        for argument, mentions in claim.arguments.items():
            for index, mention in enumerate(mentions):
                entity = entities.of_mention.get((claim.id, argument, index))
                if entity is not None:
                    quote = " ".join(claim.evidence.quote.split())
                    quote = quote if len(quote) <= _WIDTH else f"{quote[:_WIDTH]}..."
                    line = f"{names.get(claim.document, claim.document)}: {quote}"
                    found[entity, fold_name(mention.name or mention.text)][line] = None
                    found[entity, ""][line] = None
    return {key: list(lines) for key, lines in found.items()}


def _block(pair: Undecided, said: Mapping[tuple[str, str], list[str]], entities: Entities) -> str:
    lines = [f"# {pair.kind}, alike {pair.score:.2f}: {pair.reason}"]
    for name, entity in ((pair.left, pair.left_id), (pair.right, pair.right_id)):
        lines.append(f"#   {name}" + (f" ({entity})" if entity in entities.by_id else ""))
        sentences = said.get((entity, fold_name(name))) or said.get((entity, ""), [])
        lines += [f"#     {sentence}" for sentence in sentences[:_SENTENCES]]
    if pair.kind != "post":
        left, right = pair.left, pair.right
        if fold_name(left) == fold_name(right):
            left, right = pair.left_id, pair.right_id
        cells = (" ".join(cell.split()) for cell in ("unsure", left, right, pair.reason))
        lines.append("\t".join(cells))
    return "\n".join(_one_line(line) for line in lines) + "\n"


def _one_line(text: str) -> str:
    """Return text without what would break a line, tabs between cells aside."""
    return "".join(letter if letter.isprintable() or letter == "\t" else " " for letter in text)
