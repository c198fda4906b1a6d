"""Putting values into a question, so that nothing a user writes can change what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from kg.errors import QueryError
from kg.graph.terms import literal
from kg.namespaces import XSD
from kg.queries.names import find_entity
from kg.queries.questions import VALUES_LINE, Parameter, Question
from kg.store import Answer, Queryable, Table, Term

#: One row of an answer: column to IRI or words.
Row = Mapping[str, str]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f\ud800-\udfff]")


def ask(store: Queryable, question: Question, values: Mapping[str, str]) -> Answer:
    """Ask a question.

    Args:
        store: The graph: embedded, or an endpoint.
        question: The question.
        values: Parameter name to what a person wrote: a day as ``2016-12-31``, a thing by its IRI or any of its names.

    Returns:
        A table, triples, or yes and no.

    Raises:
        QueryError: A parameter is missing, unknown or of the wrong type, or nothing bears the name.
        AmbiguousNameError: Several things bear the name; they are listed.
        StoreError: The store or endpoint cannot be used.
    """
    text = bind(question, read_values(store, question, values))
    try:
        return store.query(text)
    except QueryError as error:
        raise QueryError(question.place or question.name, error.value, error.remedy) from error


def ask_rows(store: Queryable, question: Question, values: Mapping[str, str]) -> tuple[Row, ...]:
    """Ask a question and return its table as rows of plain text; what is not known is left out.

    Raises:
        QueryError: See :func:`ask`; or the question does not give a table.
    """
    answer = ask(store, question, values)
    if not isinstance(answer, Table):
        raise QueryError(question.name, "gives no table", "ask a SELECT query")
    return tuple(
        {name: term.value for name, term in zip(answer.columns, row, strict=True) if term is not None}
        for row in answer.rows
    )


def read_values(store: Queryable, question: Question, values: Mapping[str, str]) -> dict[str, Term]:
    """Read what a person wrote as values of the types that the question declares.

    Raises:
        QueryError: See :func:`ask`.
    """
    _check_names(question, values)
    found: dict[str, Term] = {}
    for name, parameter in question.parameters.items():
        if name in values:
            within = found.get(parameter.of or "")
            found[name] = _read_value(store, parameter, values[name], within, f"{question.name} --{name}")
    return found


def _check_names(question: Question, given: Mapping[str, object]) -> None:
    told = ", ".join(f"--{name}" + (" (optional)" if p.optional else "") for name, p in question.parameters.items())
    for name in given:
        if name not in question.parameters:
            raise QueryError(question.name, f"has no parameter {name!r}", f"use {told}" if told else "it takes none")
    for name, parameter in question.parameters.items():
        if name not in given and not parameter.optional:
            raise QueryError(question.name, f"parameter --{name} is missing ({parameter.help})", f"use {told}")


def _read_value(store: Queryable, parameter: Parameter, value: str, within: Term | None, place: str) -> Term:
    if parameter.types == ("date",):
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None:
            raise QueryError(place, f"{value!r} is no day", "write it as YYYY-MM-DD, for example 2016-12-31")
        return Term("literal", value, f"{XSD}date")
    if parameter.types == ("integer",):
        if not _INTEGER.fullmatch(value):
            raise QueryError(place, f"{value!r} is no whole number", "write it as 34")
        return Term("literal", str(int(value)), f"{XSD}integer")
    owner = None if within is None else within.value
    return Term("iri", find_entity(store, value, *parameter.types, within=owner, place=place))


def bind(question: Question, values: Mapping[str, Term]) -> str:
    r"""Return the query with its sample values replaced.

    Args:
        question: The question.
        values: Parameter name to value; optional ones may be left out.

    Returns:
        A SPARQL query.

    Raises:
        QueryError: A parameter is missing or unknown, or an IRI holds what no IRI may hold.

    >>> from kg.queries import parse_question
    >>> header = "#+ summary: Known?\n#+ parameters: {thing: {type: entity, help: What}}\n"
    >>> question = parse_question("known", header + "ASK {\nVALUES ?thing { <urn:x> }\n?thing ?p ?o }")
    >>> print(bind(question, {"thing": Term("iri", "urn:y")}), end="")
    ASK {
    VALUES ?thing { <urn:y> }
    ?thing ?p ?o }
    """
    _check_names(question, values)
    terms = {name: format_term(value) for name, value in values.items()}

    def replace(line: re.Match[str]) -> str:
        return f"{line[1]} {terms[line[2]]} {line[4]}" if line[2] in terms else line[0]

    return VALUES_LINE.sub(replace, question.text)


def format_term(term: Term) -> str:
    r"""Return a value as SPARQL writes it, escaped.

    Raises:
        QueryError: An IRI holds a character that no IRI may hold, or the value is a blank node.

    >>> print(format_term(Term("literal", 'a "b" } #')))
    "a \"b\" } #"
    """
    if term.kind == "literal":
        if term.language is not None:
            return f"{literal(term.value)}@{term.language}"
        return literal(term.value) + (f"^^{format_term(Term('iri', term.datatype))}" if term.datatype else "")
    if term.kind == "blank" or _FORBIDDEN.search(term.value):
        raise QueryError("query", f"{term.value!r} is no IRI", "percent-encode what no IRI may hold")
    return f"<{term.value}>"
