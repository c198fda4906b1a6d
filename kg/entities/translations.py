"""Names of organisations that mean the same in other words: one concept for one, or all but one."""

from __future__ import annotations

from collections import defaultdict

from kg.entities.clusters import Edge, make_edge
from kg.entities.glossary import concepts, is_acronym, is_french, unknown_words, wording

#: From so many names on that share all words but one, the one word is what tells them apart.
_TOO_COMMON = 40


def meaning(node: str) -> frozenset[str]:
    """Return the concepts of a name; where the node says the state, neither state nor city counts beside two others."""
    found = concepts(name_of_node(node))
    core = frozenset(concept for concept in found if not concept.startswith("state:"))
    plain = frozenset(concept for concept in core if not concept.startswith("place:"))
    return (plain if len(plain) > 1 else core) if "@" in node else found


def same_concepts(nodes: list[str]) -> tuple[list[Edge], list[tuple[str, str, str]]]:
    """Return edges between names whose words mean the same, and pairs of short names that differ in a near word."""
    by_concepts: dict[tuple[frozenset[str], str], list[str]] = defaultdict(list)
    for node in nodes:
        found = meaning(node)
        if (len(found) > 1 or "@" in node) and not is_acronym(node):
            by_concepts[found, node.partition("@")[2]].append(node)
    edges: list[Edge] = []
    unsure: list[tuple[str, str, str]] = []
    for (found, scope), group in by_concepts.items():
        exact: dict[frozenset[str], list[str]] = defaultdict(list)
        for node in group:
            exact[wording(name_of_node(node)) if len(found) < 3 and not scope else frozenset()].append(node)
        for same in exact.values():
            edges += [make_edge(same[0], other, "the same words in another order or language") for other in same[1:]]
        firsts = sorted(min(same) for same in exact.values())
        why = "names of two words that mean nearly the same, and nothing else confirms it"
        unsure += [(firsts[0], other, why) for other in firsts[1:]]
    return edges, unsure


def one_word_apart(nodes: list[str]) -> list[tuple[str, str, str]]:
    """Return pairs of an English and a French name that mean the same but for one word each, one of them unknown."""
    by_rest: dict[tuple[frozenset[str], str], list[tuple[str, str]]] = defaultdict(list)
    for node in nodes:
        found = concepts(name_of_node(node))
        if not is_acronym(node) and len(found) > 2:
            for concept in sorted(found):
                by_rest[found - {concept}, node.partition("@")[2]].append((node, concept))
    why = "the same words but for one that may be a translation, and nothing else confirms it"
    pairs = set()
    for group in by_rest.values():
        if len(group) > _TOO_COMMON:
            continue
        french = [(node, word) for node, word in group if is_french(name_of_node(node))]
        english = [(node, word) for node, word in group if not is_french(name_of_node(node))]
        for one, word in french:
            for other, another in english:
                if word != another and {word, another} & (
                    unknown_words(name_of_node(one)) | unknown_words(name_of_node(other))
                ):
                    pairs.add((one, other, f"{why} ({another}, {word})"))
    return sorted(pairs)


def name_of_node(node: str) -> str:
    """Return the name of a node of an organisation, without its state or document.

    >>> name_of_node("ministry of defence@ke")
    'ministry of defence'
    """
    return node.partition("@")[0]
