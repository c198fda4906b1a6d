"""Hostile words come out as valid, canonical N-Quads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse, serialize

from kg.errors import ModelError
from kg.graph.lines import Iris, Lines, format_lines
from kg.graph.terms import boolean, day, escape_path, integer, kg, literal, web_address, words_in

#: Any character at all, half surrogate pairs and control characters included.
ANYTHING = st.text(st.characters(codec=None, categories=None))
S, P, G = "https://data.example/s", "https://data.example/p", "https://data.example/g"


def _parsed(term: str) -> NamedNode | Literal:
    line = f"<{S}> <{P}> {term} <{G}> .\n".encode()
    (quad,) = parse(line, format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, NamedNode | Literal)
    assert serialize([quad], format=RdfFormat.N_QUADS) == line
    return quad.object


def _without_halves(text: str) -> str:
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)


@given(ANYTHING)
def test_literals_parse_back_and_are_canonical(text: str) -> None:
    assert _parsed(literal(text)) == Literal(_without_halves(text))
    assert _parsed(words_in(text, "fr")) == Literal(_without_halves(text), language="fr")


def test_every_ascii_character_and_the_odd_ones_parse_back() -> None:
    text = "".join(map(chr, range(256))) + "\u2028\u2029\ufeff\ufffe\uffff\U0001f600\U0010ffff\\u0041 <a> \"\"\" '''"
    assert _parsed(literal(text)) == Literal(text)


def test_half_a_surrogate_pair_keeps_its_place() -> None:
    assert literal("a\ud800b") == '"a\ufffdb"'


@given(ANYTHING)
def test_languages_that_are_none_are_dropped(language: str) -> None:
    found = _parsed(words_in("word", language))
    assert isinstance(found, Literal)
    assert found.value == "word"


@given(ANYTHING)
def test_paths_make_iris(path: str) -> None:
    assert isinstance(_parsed(f"<https://data.example/{escape_path(path)}>"), NamedNode)


@given(st.lists(ANYTHING, min_size=2, max_size=2, unique_by=_without_halves))
def test_different_paths_make_different_iris(paths: list[str]) -> None:
    assert escape_path(paths[0]) != escape_path(paths[1])


@given(ANYTHING, ANYTHING)
def test_web_addresses_make_iris_or_nothing(host: str, rest: str) -> None:
    for url in (host, f"https://{host}", f"https://{host}/{rest}", f"http://news.example/{rest}", f"http://a:{rest}"):
        found = web_address(url)
        if found is not None:
            assert isinstance(_parsed(found), NamedNode)


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "javascript:alert(1)", "https://", "//a.example", "", "http://[::1]/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert web_address(url) is None


def test_plain_addresses_stay_as_they_are() -> None:
    url = "https://news.example:8080/a/b%20c?q=1&r=2#part"
    assert web_address(url) == f"<{url}>"


def test_typed_values() -> None:
    assert str(_parsed(day(date(987, 6, 5)))) == '"0987-06-05"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert str(_parsed(integer(-3))) == '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert [boolean(True)[:6], boolean(False)[:7]] == ['"true"', '"false"']


def test_a_term_that_the_ontology_does_not_have_is_refused() -> None:
    with pytest.raises(ModelError, match="kg:hasSpam"):
        kg("hasSpam")


@pytest.mark.parametrize(
    "base", ["", "data.example/", "https://data.example", "https://a b/", "https://a>/", "javascript:/", "https://\n/"]
)
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(ModelError, match="base IRI"):
        Iris(base)


def test_published_terms_keep_their_iri_under_another_base() -> None:
    own = "<https://w3id.org/coalition-kg/domain/military>"
    iris = Iris("urn:data:", frozenset({own}))
    assert [iris["domain/military"], iris["domain/other"]] == [own, "<urn:data:domain/other>"]


def test_lines_are_sorted_by_code_point_and_unique() -> None:
    out: list[str] = []
    lines = Lines(f"<{G}>", out)
    values = ["\U0001f600", "\uffee", "z", "a", "a"]
    lines.add_all(f"<{S}>", f"<{P}>", map(literal, values))
    found = format_lines(out).split(b"\n")
    assert found[-1] == b""
    assert found[:-1] == sorted(set(found[:-1]))
    assert len(found) == 5
