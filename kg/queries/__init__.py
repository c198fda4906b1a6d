"""Questions by name: the files in ``queries/``, their parameters, and their answers in every format."""

from kg.queries.binding import ask, bind, format_term, read_values
from kg.queries.formats import FORMATS, format_answer, format_csv, format_json, format_table
from kg.queries.names import find_entity
from kg.queries.questions import Parameter, Question, list_questions, load_question, parse_question, read_question

__all__ = [
    "FORMATS",
    "Parameter",
    "Question",
    "ask",
    "bind",
    "find_entity",
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
