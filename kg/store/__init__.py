"""Stores: a built graph that answers SPARQL, embedded or behind a URL, with the same answers."""

from kg.store.answers import Answer, Queryable, Table, Term, TermKind, Triples, sort_triples
from kg.store.embedded import Store
from kg.store.endpoint import Endpoint

__all__ = ["Answer", "Endpoint", "Queryable", "Store", "Table", "Term", "TermKind", "Triples", "sort_triples"]
