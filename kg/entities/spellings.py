"""How a person's name is written, taken apart: tokens with consonants, vowels and their part in the name.

The same name comes in many spellings when it passes from Arabic, Urdu or Persian into English or French. What stays
is the order of its consonants, up to a few classes of letters, and roughly its vowels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from kg.entities.titles import HONORIFICS

_PATRONYMICS = frozenset("bin ben ibn bn b bint ould wuld uld walad wald oglu".split())
_ARTICLES = frozenset("al el ul as ash ar an at az aal ad ed il".split())
_DIGRAPHS = tuple(
    pair.split(">") for pair in "tch>C dj>j dh>D th>T kh>K gh>g sch>S sh>S ch>S ph>f ck>k qu>q x>ks c>k v>w".split()
)
#: Letters that other spellings of the same consonant use; each letter agrees with itself.
_SAME_LETTERS = frozenset(map(frozenset, ("kK", "qk", "qg", "Tt", "Ts", "Dd", "Dz", "SC")))
_VOWELS = {"a": "a", "e": "e", "i": "i", "o": "u", "u": "u", "y": "i", "w": "u"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Args:
        word: In ASCII, lower case.
        consonants: Its consonants, digraphs as one letter, ``A`` for a vowel at the beginning, ``@`` for "Abd al-".
        vowels: For each consonant the run of vowels after it: of ``a``, ``i``, ``u``, ``e`` (any); empty if none is.
        initial: A single letter that stands for a word.
        optional: An honorific, or the name Muhammad, which other mentions may leave out.
        patronymic: It follows "bin", "ould" or the like.
        article: It follows "al".
        attached: The particles before it, as one word: "ben", "al"; other spellings write them with it.
    """

    word: str
    consonants: str
    vowels: tuple[str, ...]
    initial: bool = False
    optional: bool = False
    patronymic: bool = False
    article: bool = False
    attached: str = ""


@lru_cache(maxsize=100_000)
def split_name(name: str) -> tuple[Token, ...]:
    """Return the words of a name that count, in order.

    Args:
        name: A person's name in any script, without ranks and posts.

    >>> [(token.word, token.consonants) for token in split_name("Khalid bin Yusuf al-Obeidi")]
    [('khalid', 'Kld'), ('yusuf', 'ysf'), ('obeidi', 'Abd')]
    """
    tokens: list[Token] = []
    patronymic = article = False
    attached = ""
    words = _words(name)
    for place, word in enumerate(words):
        if word in _PATRONYMICS and place + 1 < len(words) and (len(word) > 1 or "." not in name):
            patronymic, attached = True, attached + word
        elif word in _ARTICLES and place + 1 < len(words):
            article, attached = True, attached + word
        else:
            letters, vowels = _letters(word)
            leading = not any(not token.optional for token in tokens) and place + 1 < len(words)
            optional = (leading and word in HONORIFICS) or (letters == "mhmd" and not vowels[-1]) or word == "md"
            tokens.append(Token(word, letters, vowels, len(word) == 1, optional, patronymic, article, attached))
            patronymic, article, attached = False, False, ""
    return tuple(tokens)


def make_token(word: str) -> Token:
    """Return a word in ASCII and lower case as a token that is no initial, honorific or patronymic."""
    return Token(word, *_letters(word))


def agree(left: Token, right: Token) -> bool:
    """Tell whether two words have the same consonants up to spelling, and vowels that do not contradict."""
    return _same_consonants(left.consonants, right.consonants) and not _vowels_differ(left, right)


def same_letter(left: str, right: str) -> bool:
    """Tell whether two consonants are spellings of the same one."""
    return left == right or frozenset((left, right)) in _SAME_LETTERS


def coarse(token: Token) -> str:
    """Return a key that all spellings of a word share, for finding candidates."""
    plain = token.consonants.translate(str.maketrans("KqgTDCSzwj", "kkktdssdwy"))
    plain = plain.removeprefix("A") if len(plain) > 3 else plain
    return plain[:3] if len(plain) > 1 else token.word[:2]


def _words(name: str) -> list[str]:
    text = re.sub(r"(?<![\u0600-\u06ff])ال(?=[\u0600-\u06ff]{2})", "al ", name)
    text = re.sub(r"(?<![\u0600-\u06ff])ع", "3", text)
    text = re.sub("[اأآ]", "a", re.sub(r"(?<![\u0600-\u06ff])[اأإآ]", "e", text))
    text = re.sub(
        "[’'ʻʼ`´]", "", anyascii(text.replace("ç", "s").replace("Ç", "C").replace("ş", "sh").replace("Ş", "Sh"))
    )
    text = re.sub(r"[^a-z3\- ]", " ", text.lower()).replace("-", " ")
    text = re.sub(r"\babd(?:ul?|el?|ou?l?)? +(?:(?:al|el|ul|ur|us|ar|er|as|es|ir|l) +)?(?=[a-z]{2})", "abdul", text)
    text = re.sub(r"\b(?:abu|abou|abo|aba) +(?:(al|el|ul|l) +)?(?=[a-z]{2})", lambda m: "abul" if m[1] else "abu", text)
    text = re.sub(r"(?<=[a-z]{3}) ?(?:[aeu]| [ae][ld] )d?d(?:i|ee|ei)ne?\b", "uddin", text)
    return text.split()


@lru_cache(maxsize=200_000)
def _letters(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the consonants of a word and the vowels after each."""
    prefix = ""
    stripped = re.sub(r"^abd(?:ou|u|e|a|o|i)l?", "", word)
    if stripped != word and len(stripped) > 2:
        prefix, word = "@", re.sub(r"^(r|s|sh|z|n|d|t)(?=\1)", "", stripped)
    text = re.sub(r"e$", "", word) if len(word) > 3 else word
    for digraph, letter in _DIGRAPHS:
        text = text.replace(digraph, letter)
    text = re.sub(r"(.)\1+", r"\1", text)
    vowelled = re.search("[aeiou]", text) is not None
    consonants, vowels = [], []
    for place, letter in enumerate(text):
        before, after = text[place - 1] if place else "", text[place + 1 : place + 2]
        if letter == "h" and place and vowelled and not (before in "aeiou" and after and after in "aeiouy"):
            continue
        if letter == "3":
            consonants.append("A")
            vowels.append("")
        elif letter in "aeiouyw" and (place or letter in "aeiou"):
            if not place:
                consonants, vowels = ["A"], [""]
            vowels[-1] += _VOWELS[letter]
        else:
            consonants.append(letter)
            vowels.append("")
    kept = tuple(re.sub(r"(.)\1+", r"\1", group) for group in vowels)
    return prefix + "".join(consonants), (("",) if prefix else ()) + kept


def _same_consonants(left: str, right: str) -> bool:
    return len(left) == len(right) and all(map(same_letter, left, right))


def _vowels_differ(left: Token, right: Token) -> bool:
    """Tell whether some vowel contradicts: "Hasan" and "Husain", "Abbas" and "Abbasi", "Saad" and "Said"."""
    if not _same_ending(left.word, right.word):
        return True
    syllables = sum(map(bool, left.vowels))
    for place, (one, other) in enumerate(zip(left.vowels[:-1], right.vowels[:-1], strict=True)):
        weak = place == 0 and syllables > 1 and {one, other} == {"i", "u"}
        if _contradict(one, other) and not weak:
            return True
    return False


def _contradict(one: str, other: str) -> bool:
    """Tell whether two runs of vowels cannot be spellings of one; a run that is not written fits any."""
    if not one or not other or one == other or "e" in one + other:
        return False
    return "a" in (one, other) or (len(one) == 2 and one == other[::-1]) or not set(one) & set(other)


def _same_ending(left: str, right: str) -> bool:
    """Tell whether two words end in the same vowel, or both in a consonant or a mute e, as French adds after n."""
    ends = [_VOWELS.get(re.sub(r"(?<=.[niou])e$|(?<=a)h$", "", word)[-1:], "") for word in (left, right)]
    return ends[0] == ends[1] or (all(ends) and "e" in ends)
