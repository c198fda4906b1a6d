"""Whom "she" or "him" means, where only one person can be meant.

Only what nobody would doubt is resolved: the one person whom this sentence and the one before name, or the one whom the
document calls Mrs, if the pronoun is "she". In doubt a pronoun stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.model import Sentence, Span

_PRONOUN = re.compile(r"\b(?:(?P<subject>[Hh]e|[Ss]he|[Ii]l|[Ee]lle)|(?P<object>him))\b")
_FEMALE = frozenset({"she", "elle"})
_TITLES = {
    True: r"(?:Mme|Mlle|Mrs|Ms|Miss|Madame|Queen|Princess|Princesse)",
    False: r"(?:M|Mr|MM|Monsieur|King|Prince|Sheikh|Cheikh|Sir)",
}


def add_pronouns(text: str, sentence: Sentence, before: Sentence | None) -> tuple[Span, ...]:
    """Make the pronouns of a sentence that can mean only one person spans of that person.

    Args:
        text: The document's text.
        sentence: The sentence.
        before: The sentence before it in the same zone, or None.

    Returns:
        The spans of the sentence with those of its pronouns, in text order.

    >>> told = "Ana Silva came. She met Omar Rida."
    >>> first = Sentence(0, 15, "body", (Span(0, 9, "person", "Ana Silva", "Ana Silva"),))
    >>> second = Sentence(16, 34, "body", (Span(24, 33, "person", "Omar Rida", "Omar Rida"),))
    >>> [span.name for span in add_pronouns(told, second, first)]
    ['Ana Silva', 'Omar Rida']
    """
    found = list(sentence.spans)
    for pronoun in _PRONOUN.finditer(text, sentence.start, sentence.end):
        start, end = pronoun.span()
        if any(span.start < end and start < span.end for span in sentence.spans):
            continue
        here = [s.name for s in sentence.spans if s.kind == "person" and s.end <= start and s.name]
        earlier = [s.name for s in before.spans if s.kind == "person" and s.name] if before is not None else []
        if pronoun.group("object"):
            names = [name for name in dict.fromkeys(earlier) if name not in here]
            name = _one(text, names, False)
        else:
            name = _one(text, list(dict.fromkeys([*earlier, *here])), pronoun.group().lower() in _FEMALE)
        if name is not None:
            found.append(Span(start, end, "person", text[start:end], name))
    return tuple(sorted(found, key=lambda span: span.start))


def _one(text: str, names: Sequence[str], female: bool) -> str | None:
    """Return the one name that a pronoun of this gender can mean, or None."""
    fit = [name for name in names if not _is_titled(text, name, not female)]
    sure = [name for name in fit if _is_titled(text, name, female)]
    if len(fit) == 1:
        return fit[0]
    return sure[0] if len(sure) == 1 else None


def _is_titled(text: str, name: str, female: bool) -> bool:
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    return re.search(rf"(?<!\w){_TITLES[female]}\.?\s(?:[\w'’-]+\s){{0,3}}?{last}(?!\w)", text) is not None
