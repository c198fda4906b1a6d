"""A reading to look at: a document with what was recognised and claimed in it, for the terminal and as a web page."""

from kg.readings.model import View
from kg.readings.views import narrow_view, parse_kinds, view_document
from kg.readings.web_page import format_page

__all__ = ["View", "format_page", "narrow_view", "parse_kinds", "view_document"]
