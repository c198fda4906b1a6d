"""Ids of entities: readable, and different for different entities."""

from __future__ import annotations

from collections.abc import Iterable

from kg.ids import digest, slug


def mint_ids(kind: str, wanted: Iterable[tuple[str, tuple[str, ...], int]]) -> dict[tuple[str, ...], str]:
    """Return an id for each group of nodes.

    Args:
        kind: First part of the path: ``person``.
        wanted: For each group: the text to make a slug of, the sorted nodes, and how many documents it has.

    Returns:
        Nodes to id. Of several groups with one slug, that with the most documents has the plain id; the others have
        eight digits of a hash over their nodes behind it.

    >>> mint_ids("person", [("Asha Menon", ("asha",), 1), ("Asha Menon", ("asha#1",), 3)])
    {('asha#1',): 'person/asha-menon', ('asha',): 'person/asha-menon-b22b87fd'}
    """
    found: dict[tuple[str, ...], str] = {}
    taken: set[str] = set()
    for text, nodes, _ in sorted(wanted, key=lambda group: (-group[2], group[1])):
        plain = f"{kind}/{slug(text)}"
        found[nodes] = plain if plain not in taken else f"{plain}-{digest(*nodes)}"
        taken.add(found[nodes])
    return found
