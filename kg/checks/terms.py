"""Terms that the data uses and the ontology does not have: a typing error must not pass silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.checks.engines import Result
from kg.checks.reading import ontology_quads, select_rows
from kg.namespaces import KG, SH, TERMS

if TYPE_CHECKING:
    import pyoxigraph as ox

#: Names of the findings made here; they have no file in ``shapes/`` because SHACL cannot ask about every term.
UNKNOWN_TERM = "no-such-term"
NOTHING_TO_CHECK = "something-to-check"
CLAIMS_ELSEWHERE = "claims-in-the-data"
#: The shapes that ask for a described claim behind a link to it.
_ABOUT_CLAIMS = ("fact-supported-by-claim", "bound-based-on-claim")

_USED = f"""
SELECT DISTINCT ?term WHERE {{
    {{ SELECT DISTINCT ?term WHERE {{ ?s ?term ?o }} }}
    UNION {{ SELECT DISTINCT ?term WHERE {{ ?s ?p ?term }} }}
    UNION {{ SELECT DISTINCT ?term WHERE {{ ?term ?p ?o }} }}
    FILTER(isIRI(?term) && STRSTARTS(STR(?term), "{KG}"))
}}
"""
_WHERE = """
SELECT ?s ?term WHERE { { ?s ?term ?o } UNION { ?s ?p ?term } UNION { ?term ?p ?o . BIND(?term AS ?s) } }
"""


def find_unknown_terms(store: ox.Store) -> Iterator[Result]:
    """Find uses of terms in our namespace that the ontology does not define.

    Args:
        store: The data.

    Yields:
        One violation for each thing and unknown term.
    """
    for row in select_rows(store, _USED):
        term = row["term"]
        name = term.value.removeprefix(KG)
        if name in TERMS:
            continue
        near = get_close_matches(name, sorted(TERMS), n=1)
        advice = f"did you mean kg:{near[0]}?" if near else "take a term of ontology/coalition-kg.ttl."
        for focus in {found["s"] for found in select_rows(store, _WHERE, term=term)}:
            yield Result(
                UNKNOWN_TERM,
                "Violation",
                SH + "SPARQLConstraintComponent",
                focus,
                None if focus == term else term,
                f"There is no term kg:{name}: {advice}",
            )


def find_nothing(store: ox.Store, focus: str) -> Iterator[Result]:
    """Warn if the data has nothing that the shapes could check, for example because its namespace is mistyped.

    Args:
        store: The data.
        focus: IRI to report it on.

    Yields:
        One warning, or nothing.
    """
    import pyoxigraph as ox

    ours = {quad.subject for quad in ontology_quads()}
    query = f'SELECT DISTINCT ?s WHERE {{ ?s a ?class FILTER(STRSTARTS(STR(?class), "{KG}")) }} LIMIT {len(ours) + 1}'
    if all(row["s"] in ours for row in select_rows(store, query)):
        yield Result(
            NOTHING_TO_CHECK,
            "Warning",
            SH + "SPARQLConstraintComponent",
            ox.NamedNode(focus),
            None,
            f"Nothing here has a type of the ontology, so nothing was checked: use the namespace <{KG}>.",
        )


def pass_over_absent_claims(store: ox.Store, results: Iterable[Result], focus: str) -> Iterator[Result]:
    """Judge data without any claims, such as ``graph.ttl``, by its links to claims and not by the claims.

    Args:
        store: The data.
        results: What the shapes found.
        focus: IRI to report on that the claims are elsewhere.

    Yields:
        The results; where no claim is described at all, one warning instead of a violation for each link to one.
    """
    import pyoxigraph as ox

    described = bool(select_rows(store, f"SELECT ?claim WHERE {{ ?claim a <{KG}Claim> }} LIMIT 1"))
    absent = False
    for result in results:
        if not described and result.shape in _ABOUT_CLAIMS and result.value is not None:
            absent = True
        else:
            yield result
    if absent:
        yield Result(
            CLAIMS_ELSEWHERE,
            "Warning",
            SH + "ClassConstraintComponent",
            ox.NamedNode(focus),
            None,
            "The claims that the facts rest on are not in this data and were not checked: add them to check them.",
        )
