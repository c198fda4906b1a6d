"""RDF terms as escaped N-Quads text: the one place where hostile words become safe ones.

The hot path of a build makes strings, not term objects. Every function here returns text that may stand in a line of
canonical N-Quads as it is (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from kg.namespaces import OA, OWL, PROV, RDF, RDFS, SKOS, XSD
from kg.namespaces import term as _own

_UNSAFE = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_ESCAPES: dict[int, str] = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **_HALVES,
    **{ord(plain): "\\" + mark for plain, mark in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)},
}
_SAFE_PATH = re.compile(r"[A-Za-z0-9_.~/:@!$&'()*+,;=-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_URL = re.compile(
    r"""(https?)://([^\s/?#@:\[\]<>"{}|\\^`%]+)(:[0-9]{1,5})?(/[^?#]*)?(\?[^#]*)?(\#.*)?""", re.IGNORECASE | re.DOTALL
)
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEEP = "%/:@!$&'()*+,;=~?"


def escape_text(text: str) -> str:
    r"""Return text as it stands between the quotes of an N-Quads literal.

    Half a surrogate pair is no character and cannot be written; U+FFFD takes its place, one for one, so that offsets
    still fit.

    >>> print(escape_text('He said "no"\n'))
    He said \"no\"\n
    """
    return text.translate(_ESCAPES) if _UNSAFE.search(text) else text


def replace_halves(text: str) -> str:
    r"""Return text with U+FFFD in the place of every half surrogate pair, so that it can be encoded.

    >>> replace_halves("a\ud800b") == "a\ufffdb"
    True
    """
    return text if text.isascii() else text.translate(_HALVES)


def literal(text: str) -> str:
    r"""Return a plain string literal.

    >>> print(literal('a "quoted" <word>'))
    "a \"quoted\" <word>"
    """
    return f'"{escape_text(text)}"'


def words_in(text: str, language: str) -> str:
    """Return a literal with a language tag, or a plain one where the tag is no tag (BCP 47).

    >>> words_in("Pacte bleu", "fr"), words_in("Blue Accord", "")
    ('"Pacte bleu"@fr', '"Blue Accord"')
    """
    return f"{literal(text)}@{language.lower()}" if _LANGUAGE.fullmatch(language) else literal(text)


def day(value: date) -> str:
    """Return a day as an ``xsd:date`` literal.

    >>> day(date(2017, 1, 31))
    '"2017-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return f'"{value.isoformat()}"^^<{XSD}date>'


def integer(value: int) -> str:
    """Return a whole number as an ``xsd:integer`` literal.

    >>> integer(34)
    '"34"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{value}"^^<{XSD}integer>'


def boolean(value: bool) -> str:
    """Return true or false as an ``xsd:boolean`` literal."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def escape_path(path: str) -> str:
    """Return an id as it stands in an IRI: anything that is not safe there is percent-encoded.

    >>> escape_path("person/asha-menon"), escape_path('a b>"%')
    ('person/asha-menon', 'a%20b%3E%22%25')
    """
    if _SAFE_PATH.fullmatch(path):
        return path
    return quote(replace_halves(path), safe="/:@!$&'()*+,;=~")


def web_address(url: str) -> str | None:
    """Return a web address as an IRI term, or None if it is not an http or https address.

    >>> web_address("https://news.example/a b?q=1#top"), web_address("javascript:alert(1)")
    ('<https://news.example/a%20b?q=1#top>', None)
    """
    found = _URL.fullmatch(replace_halves(url))
    if found is None:
        return None
    scheme, host, port, path, query, fragment = (part or "" for part in found.groups())
    rest = "".join(part[:1] + quote(_PERCENT.sub("%25", part[1:]), safe=_KEEP) for part in (path, query, fragment))
    return f"<{scheme.lower()}://{quote(host)}{port}{rest}>"


def term(namespace: str, name: str) -> str:
    """Return a vocabulary term as an IRI term.

    >>> term("http://www.w3.org/2004/02/skos/core#", "altLabel")
    '<http://www.w3.org/2004/02/skos/core#altLabel>'
    """
    return f"<{namespace}{name}>"


def kg(name: str) -> str:
    """Return one of the project's own terms as an IRI term; a name that the ontology does not have is refused.

    >>> kg("hasSpan")
    '<https://w3id.org/coalition-kg/ontology#hasSpan>'
    """
    return f"<{_own(name)}>"


TYPE = term(RDF, "type")
LABEL = term(RDFS, "label")
SAME_AS = term(OWL, "sameAs")
CONCEPT = term(SKOS, "Concept")
PREFERRED = term(SKOS, "prefLabel")
ALTERNATIVE = term(SKOS, "altLabel")
DERIVED_FROM = term(PROV, "wasDerivedFrom")
GENERATED_BY = term(PROV, "wasGeneratedBy")
EXACT = term(OA, "exact")
START = term(OA, "start")
END = term(OA, "end")
IN_DOCUMENT = kg("inDocument")
EDTF = kg("edtf")
BASED_ON = kg("isBasedOn")
REASON = kg("reason")
TOPIC = kg("topic")
IS_ORGANIZED_BY = kg("isOrganizedBy")
IS_HOSTED_BY = kg("isHostedBy")
HAS_DOMAIN = kg("hasDomain")
