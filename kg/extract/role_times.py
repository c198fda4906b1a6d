"""When a role began, ended or held: the date in the same clause."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.claims import ClaimTime
from kg.extract.gaps import SYMBOLS, Strip, Unit
from kg.extract.role_pairs import Pair

#: Statuses whose time is a start.
BEGUN = ("appointed", "elected", "designate")
_DATE = SYMBOLS["date"]
#: Statuses whose time is an end.
ENDED = ("resigned", "dismissed", "died")
#: What may stand before a date at the head of a sentence.
_HEAD = re.compile(r"\W*(?:(?:in|on|since|by|early|late|mid|the|en|le|au|dès|depuis|début|fin|courant)[ -]?)*$")
#: What may stand between a verb and its date.
_REACH = (
    r"(?:(?!(?:and|et) ?, |, (?:who|which|qui|when|where|dont)|after|before|après|avant|prévue?|scheduled|expected"
    r"|due )"
    r"[^;:\ue101\ue102]){0,60}?"
)
#: The same inside a relative clause, which ends at the comma.
_WITHIN = r"[^,;:\ue101\ue102]{0,60}?"
#: Nouns for a change of holder; the verb behind one tells another story: "X's appointment was praised on Monday".
_NOUN = re.compile(
    r"(?:appointment|nomination|election|selection|promotion|resignation|désignation|élection|démission)\b"
)
_NEXT = (
    r"(?: (?:was|were|has been|is|takes|took|a été|est|sera)(?: \w+)? (?:announced|confirmed|approved|made|agreed|"
    r"effect|annoncée?|confirmée?|approuvée?|décidée?|entérinée?|effective))?"
    r"(?: (?:on|in|as of|from|le|en|à compter du|dès le))?(?: the)? ?"
)
#: A post without a holder since a date: the date is no holder's.
_VACANT = re.compile(r"\b(?:vacant|vacante|empty|inoccupée?|vide)s?(?: \w+)? ?(?:since|depuis)?(?: le| the)? ?$")
#: A clause of its own before a date: "until she is sworn in on".
_OWN_CLAUSE = re.compile(
    r"\b(?:until|after|before|when|once|while|avant|après|lorsqu'?|quand) ?(?:qu'?)?(?:he|she|they|it|il|elle)\b[^,;]*$"
)
#: A date of birth or death before the post is told dates no post.
_LIFE = re.compile(r"(?:\b(?:died|born|killed|décédée?|morte?|née?|tuée?))\b[^,;]{0,25}$")
#: "until March 2018, when she was confirmed": what ends a stretch begins the post.
_SINCE_THEN = re.compile(r",\s(?:when|date de|date à laquelle|lorsqu|quand)")
#: Between a holder told behind the post and the term: "the director, X, in office since 2019".
_IN_POST = (
    r" ?,? ?(?:in office|in post|in place|in the job|en poste|en fonctions?|en place|aux commandes|\()"
    r"(?: ?(?:since|from|until|depuis|de|jusqu'en|jusqu'au|dès))?(?: le)? ?"
)
#: Between a post and its term: "for military affairs | until June".
_COMPLEMENT = r" (?:for|of|in|des|de la|du|chargée? des?) (?:[a-zà-ÿ-]+ ){1,3}"
_PERSON_OR_POST = SYMBOLS["person"] + SYMBOLS["post"]


def read_time(text: str, strip: Strip, pair: Pair, status: str) -> ClaimTime | None:
    """Return the date that dates a role: its start, its end, a stretch or a day it held, by its status.

    Args:
        text: The document's text.
        strip: The sentence.
        pair: The person and the post.
        status: The status of the role.

    Returns:
        The time, or None. A date counts beside the post ("until 2012"), or in the clause of its verb.
    """
    under = rf"(?: (?:under|sous) {SYMBOLS['person']})?"
    close = _date_after(strip, pair.extent.end, rf"{under} ?[,(]? ?(?:from|de|en poste)? ?")
    if close is None:
        close = _date_after(strip, pair.extent.end, _COMPLEMENT)
        close = close if close is not None and _is_stretch(close) else None
    if close is not None and _is_others(close, pair, status):
        close = None
    if close is None and pair.person.at > pair.extent.end - 1:
        close = _date_after(strip, pair.person.at + 1, _IN_POST)
    if close is not None and (_is_stretch(close) or pair.time_from is not None):
        return _claim_time(text, close, status)
    if pair.time_from is None:
        return None
    low, high = sorted((pair.person.at, pair.extent.unit.at))
    within = [unit for unit in strip.between(low, high, _DATE) if not _in_brackets(strip.text, low, unit.at)]
    behind = _date_after(strip, pair.time_from, _reach(strip, pair))
    ahead = [
        unit
        for unit in strip.between(0, low, _DATE)
        if not strip.between(unit.at, low, _PERSON_OR_POST) and not _OWN_CLAUSE.search(strip.text[: unit.at])
    ]
    ahead += [unit for unit in strip.between(0, low, _DATE) if _is_fronted(strip, unit, low)]
    ahead = [unit for unit in ahead if not _LIFE.search(strip.text[: unit.at])]
    ahead = [unit for unit in ahead if pair.rule != "succession" or not _is_stretch(unit)]
    inner = [unit for unit in within if pair.verb is not None and pair.verb < unit.at]
    told = ([behind] if behind else []) + within + ahead
    if inner and (behind is None or not _is_stretch(behind)):
        told = inner + told
    if _is_participle(strip, pair, status):
        told = within + ahead + ([behind] if behind else [])
    found = [unit for unit in told if not (_is_others(unit, pair, status) or _VACANT.search(strip.text[: unit.at]))]
    if not found or (status == "current" and not _is_stretch(found[0])):
        return None
    time = _claim_time(text, found[0], status)
    if time is not None and pair.rule == "succession" and status in ("former", "current") and "/" not in time.edtf:
        return replace(time, edtf=f"../{time.edtf}")
    return time


def _is_participle(strip: Strip, pair: Pair, status: str) -> bool:
    """Tell whether a clause in front of the person gives the post: "Elected president in 2018, X was re-elected"."""
    between = strip.text[pair.extent.unit.at + 1 : pair.person.at]
    lead = re.fullmatch(rf"[^,;]*, ?(?:the |le |la |l'|{SYMBOLS['demonym']})*", between) is not None
    return status in BEGUN and lead and not strip.between(0, pair.extent.unit.at, SYMBOLS["person"])


def _reach(strip: Strip, pair: Pair) -> str:
    """Return what may stand before a date behind a role, by what tells it: a noun, a relative clause, or a verb."""
    if pair.verb is not None and _NOUN.match(strip.text, pair.verb) is not None:
        return _NEXT
    return _WITHIN if _is_relative(strip, pair) else _REACH


def _is_relative(strip: Strip, pair: Pair) -> bool:
    """Tell whether a relative clause tells the post: "X, who leads the league, left in May"."""
    if pair.verb is None or pair.verb < pair.person.at:
        return False
    return re.match(r" ?, (?:who|qui) ", strip.text[pair.person.at + 1 : pair.person.at + 8]) is not None


def _is_fronted(strip: Strip, unit: Unit, low: int) -> bool:
    """Tell whether a date opens the sentence, before its first person: "In 2017 the former chief, X, was named"."""
    return _HEAD.match(strip.text[: unit.at]) is not None and not strip.between(unit.at, low, SYMBOLS["person"])


def _is_others(unit: Unit, pair: Pair, status: str) -> bool:
    """Tell whether a stretch dates something else: a successor's or a resignation's date is no stretch."""
    date = unit.span.date
    if date is None or date.edtf is None:
        return False
    if status in ENDED:
        return date.relation == "since" or date.edtf.endswith("/..")
    closed = "/" in date.edtf and ".." not in date.edtf
    return pair.rule == "succession" and status in BEGUN and (closed or _is_stretch(unit))


def _in_brackets(text: str, low: int, at: int) -> bool:
    return text.count("(", low, at) > text.count(")", low, at)


def _date_after(strip: Strip, at: int, gap: str) -> Unit | None:
    match = re.compile(gap + _DATE).match(strip.text, at)
    return None if match is None else strip.unit(match.end() - 1)


def _is_stretch(unit: Unit) -> bool:
    date = unit.span.date
    return date is not None and date.edtf is not None and ("/" in date.edtf or date.relation in ("since", "until"))


def _claim_time(text: str, unit: Unit, status: str) -> ClaimTime | None:
    date = unit.span.date
    if date is None or date.edtf is None or date.precision == "duration" or date.edtf.startswith("P"):
        return None
    edtf = date.edtf
    if "/" not in edtf and date.relation in ("since", "until"):
        edtf = f"{edtf}/.." if date.relation == "since" else f"../{edtf}"
    if status in BEGUN and edtf.endswith("/.."):
        edtf = edtf[:-3]
    if status in BEGUN and edtf.startswith("../") and _SINCE_THEN.match(text, unit.span.end) is not None:
        edtf = edtf[3:]
    if status in ENDED and edtf.startswith("../"):
        edtf = edtf[3:]
    return ClaimTime(edtf, text[unit.span.start : unit.span.end], unit.span.start, unit.span.end, date.anchor)
