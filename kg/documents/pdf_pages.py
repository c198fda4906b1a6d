"""PDF: the text of the pages, in reading order, bounded in pages and size."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.documents.sidecars import Metadata
from kg.documents.web_pages import without_surrogates
from kg.errors import DocumentError

if TYPE_CHECKING:
    from pypdf import PageObject

_MOST_PAGES = 1000
_MOST_CHARACTERS = 10_000_000
#: How a PDF sets words apart: a tab or several spaces are a gap on the page, not characters of the text.
_SPACES = re.compile(r"[ \t\xa0]+")
#: What pypdf lets escape, besides its own errors, when a file is broken (found by feeding it thousands of them).
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_pdf(data: bytes, place: str) -> tuple[str, Metadata]:
    """Take the text and title out of a PDF.

    The creation date of a PDF is the day somebody saved it, not the day of publication, so it is not used.

    Args:
        data: The bytes of the file.
        place: The path of the file, for the error.

    Returns:
        The text, pages set apart by an empty line, and the metadata.

    Raises:
        DocumentError: It is broken, locked, too long, or holds pictures only.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(place, "is locked with a password", "save a copy without one")
        if len(reader.pages) > _MOST_PAGES:
            raise DocumentError(place, f"has more than {_MOST_PAGES} pages", "split it")
        text = "\n\n".join(_page_texts(reader.pages, place))
        title = reader.metadata.title if reader.metadata else None
    except FileNotDecryptedError:
        raise DocumentError(place, "is locked with a password", "save a copy without one") from None
    except LimitReachedError:
        raise DocumentError(place, "unpacks to more than any text needs", "save it again, or as text") from None
    except (PyPdfError, DependencyError, *_BROKEN) as error:
        reason = f"is a broken PDF ({type(error).__name__})"
        raise DocumentError(place, reason, "save it again from its source, or as text") from None
    if not text.strip():
        raise DocumentError(place, "holds no text, only pictures", "run text recognition over it first")
    return text, Metadata(title=" ".join(without_surrogates(title).split())[:500] or None if title else None)


def _page_texts(pages: Iterable[PageObject], place: str) -> Iterator[str]:
    length = 0
    for page in pages:
        text = _SPACES.sub(" ", without_surrogates(page.extract_text()))
        length += len(text)
        if length > _MOST_CHARACTERS:
            raise DocumentError(place, f"holds more than {_MOST_CHARACTERS:,} characters", "split it")
        yield text
