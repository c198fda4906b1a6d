from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tokens import fold_text, split_tokens


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold_text(text)) == len(text)


@given(st.text(alphabet="ab'’-. AÉ1d\"", max_size=60), st.sampled_from(["en", "fr"]))
def test_tokens_quote_the_text_in_order(text: str, language: str) -> None:
    folded = fold_text(text)
    tokens = split_tokens(folded, language)
    assert all(folded[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(folded.split())


def test_titles_initials_and_honorifics_stay_whole() -> None:
    assert [token.text for token in split_tokens("Maj. Gen. J. S. Haddad", "en")] == [
        "Maj.",
        "Gen.",
        "J.",
        "S.",
        "Haddad",
    ]
    assert [token.text for token in split_tokens("S.E. M. Koné", "fr")] == ["S.E.", "M.", "Koné"]


def test_only_articles_are_elided() -> None:
    assert [token.text for token in split_tokens("N'Djamena qu'il d'Oman", "fr")] == [
        "N'Djamena",
        "qu'",
        "il",
        "d'",
        "Oman",
    ]
