"""Questions by name: the files in ``queries/``, their parameters, and their answers in every format."""

from kg.queries.binding import Row, ask, ask_rows, bind, format_term, read_values
from kg.queries.formats import FORMATS, format_answer, format_csv, format_json, format_table
from kg.queries.names import find_entity, find_resource_named
from kg.queries.questions import Parameter, Question, list_questions, load_question, parse_question, read_question

__all__ = [
    "FORMATS",
    "Parameter",
    "Question",
    "Row",
    "ask",
    "ask_rows",
    "bind",
    "find_entity",
    "find_resource_named",
    "format_answer",
    "format_csv",
    "format_json",
    "format_table",
    "format_term",
    "list_questions",
    "load_question",
    "parse_question",
    "read_question",
    "read_values",
]
