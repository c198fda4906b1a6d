"""Bytes to text: byte order marks, then UTF-8, then the likeliest older encoding; never mojibake on purpose."""

from __future__ import annotations

import codecs
import re

#: Byte order marks, the longer first, since the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: First bytes of formats that are no text whatever the file is called.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
)
#: The encodings that charset-normalizer chooses from: those that texts on the open web really use.
_CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_6", "koi8_r", "mac_roman", "cp850",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|\?xml|!--|div|article|p)\b", re.IGNORECASE)
#: French letters as Windows-1252 bytes; they settle short texts that fit several encodings.
_FRENCH_BYTES = re.compile(rb"[A-Za-z][\xe0\xe2\xe7-\xeb\xee\xef\xf4\xf9\xfb\x92][A-Za-z ,.]")
_SAMPLE = 20_000


def find_format(data: bytes) -> str | None:
    """Name the format of bytes that are no text although they are called so, or None.

    >>> find_format(b"%PDF-1.7 ..."), find_format(b"The Danube Compact")
    ('a PDF', None)
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if any(data.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(data) is not None:
        return None
    sample = data[:_SAMPLE]
    if b"\0" in data or len(_CONTROL_BYTES.findall(sample)) * 50 > len(sample):
        return "binary data"
    return None


def find_media_type(data: bytes) -> str:
    """Tell the media type of a document that has no name by its first bytes: PDF, HTML, Markdown or plain text.

    >>> find_media_type(b"<!doctype html><p>It met."), find_media_type(b"OSLO, 3 March 2024 - It met.")
    ('text/html', 'text/plain')
    """
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if _PAGE.match(data):
        return "text/html"
    return "text/markdown" if data.startswith((b"---\n", b"---\r\n", b"# ")) else "text/plain"


def decode_text(data: bytes, *, is_html: bool = False) -> str | None:
    """Decode the bytes of a text; the byte order mark is not part of the text, all else is kept.

    Args:
        data: The bytes of a file.
        is_html: Whether a ``<meta charset>`` may say the encoding.

    Returns:
        The text, or None if no encoding makes sense of the bytes.

    >>> decode_text("Traité signé à Alger".encode("cp1252"))
    'Traité signé à Alger'
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide_encoding(data)
    declared = _META_CHARSET.search(data[:4096]) if is_html else None
    tried = [encoding] if encoding else ["utf-8", *([declared[1].decode("ascii")] if declared else [])]
    for name in tried:
        text = _try_decode(data, name)
        if text is not None:
            return text
    return None if encoding else _decode_older(data)


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if isinstance(text, str) and len(_CONTROL.findall(text)) * 50 <= len(text) else None


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the zero bytes between Latin letters."""
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) * 10 > len(zeros) * 7 and letters.count(0) * 20 < len(letters):
            return encoding
    return None


def _decode_older(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if high and len(_FRENCH_BYTES.findall(sample)) * 2 >= high:
        text = _try_decode(data, "cp1252")
        if text is not None:
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return None if best is None else _try_decode(data, best.encoding) or _try_decode(data, "cp1252")
