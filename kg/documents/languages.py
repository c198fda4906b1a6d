"""Which language a text is in: script and stop words first, a trained model only for what they leave open."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

#: The languages that the line reads.
KNOWN = ("en", "fr")
#: What py3langid may choose from, with the names that a reader of the report knows.
_NAMES = {
    "en": "English", "fr": "French", "ar": "Arabic", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "ru": "Russian", "fa": "Persian", "ur": "Urdu",
    "id": "Indonesian", "ms": "Malay", "sw": "Swahili", "pl": "Polish", "ro": "Romanian", "sv": "Swedish",
    "da": "Danish", "no": "Norwegian", "fi": "Finnish", "hu": "Hungarian", "cs": "Czech", "uk": "Ukrainian",
    "el": "Greek", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali", "zh": "Chinese", "ja": "Japanese",
    "ko": "Korean", "vi": "Vietnamese", "so": "Somali", "ha": "Hausa",
}  # fmt: skip
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_SHARED_SCRIPTS = {"ARABIC": ("ar", "fa", "ur"), "CYRILLIC": ("ru", "uk")}
_ENGLISH = frozenset(
    "the of and to in is was for that with by on as it its from are at has have be an this which will were".split()
)
_FRENCH = frozenset(
    "le la les des du de une est dans et aux au qui que sur par pour avec ses son sa ont été ce cette il en".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000


def find_language(text: str) -> str | None:
    """Return the code of the language that most of a text is in.

    Args:
        text: The text of a document; only the first 6,000 characters are looked at.

    Returns:
        ``en``, ``fr``, another two-letter code, or None if there are too few letters to tell.

    >>> find_language("The alliance held its third meeting in Tunis."), find_language("L'alliance est née à Tunis.")
    ('en', 'fr')
    >>> find_language("12 / 34") is None
    True
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < 12:
        return None
    script = _main_script(words)
    if script != "LATIN":
        return _language_of_script(script, sample)
    english = sum(word in _ENGLISH for word in words) / len(words)
    french = sum(word in _FRENCH for word in words) / len(words)
    if english >= 0.18 and english >= 2.5 * french:
        return "en"
    if (
        french >= 0.25
        and french >= 4 * english
        and re.search(r"\b(?:[ldsnjmc]|qu)['’]|\b(?:les|des|du|est|une|aux|dans)\b", sample)
    ):
        return "fr"
    return _ask_model(sample, tuple(_NAMES))


def language_name(code: str) -> str:
    """Return the English name of a language code, or the code itself if it has none here.

    >>> language_name("de")
    'German'
    """
    return _NAMES.get(code, code)


def _main_script(words: list[str]) -> str:
    letters = (char for word in words[:400] for char in word)
    scripts = Counter(unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0] for char in letters)
    return min(scripts, key=lambda script: (-scripts[script], script))


def _language_of_script(script: str, sample: str) -> str | None:
    if script in _SHARED_SCRIPTS:
        return _ask_model(sample, _SHARED_SCRIPTS[script])
    name = _SCRIPTS.get(script, script.title())
    codes = {"Devanagari": "hi"} | {language: code for code, language in _NAMES.items()}
    return codes.get(name, name)


def _ask_model(sample: str, codes: tuple[str, ...]) -> str:
    import py3langid

    py3langid.set_languages(list(codes))
    code, _ = py3langid.classify(" ".join(sample.split())[:1500])
    return str(code)
