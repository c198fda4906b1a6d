"""The French date grammar: words and patterns."""

from __future__ import annotations

from kg.dates.vocabulary import (
    DASH,
    DAY,
    GAP,
    NUMBER_END,
    NUMBER_START,
    OPTIONAL_GAP,
    UNHYPHENATED,
    WORD_END,
    WORD_START,
    YEAR,
    Rule,
    Vocabulary,
    one_of,
)

_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
MONTHS |= {"fevrier": 2, "aout": 8, "decembre": 12, "janv": 1, "fév": 2, "févr": 2, "fev": 2, "fevr": 2, "avr": 4}
MONTHS |= {"juil": 7, "juill": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "dec": 12}
WEEKDAYS = {name: number for number, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())}
_COUNT = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
NUMBERS: dict[str, int | None] = {word: number for number, word in enumerate(_COUNT, 2)}
NUMBERS |= {"un": 1, "une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}
NUMBERS |= {"quelques": None, "plusieurs": None}
UNITS = {
    "minute": "m",
    "minutes": "m",
    "heure": "h",
    "heures": "h",
    "jour": "D",
    "jours": "D",
    "semaine": "W",
    "semaines": "W",
}
UNITS |= {"mois": "M", "an": "Y", "ans": "Y", "année": "Y", "années": "Y", "décennie": "10Y", "décennies": "10Y"}
_ORDINAL = {"premier": 1, "première": 1, "1er": 1, "1ère": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3}
_ORDINAL |= {"quatrième": 4, "dernier": 4, "2e": 2, "3e": 3, "4e": 4, "2ème": 2, "3ème": 3, "4ème": 4}
DECADES = {"trente": 193, "quarante": 194, "cinquante": 195, "soixante": 196, "soixante-dix": 197}
DECADES |= {"quatre-vingt": 198, "quatre-vingts": 198, "quatre-vingt-dix": 199}
_CENTURY = {"xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}
CENTURIES = {
    f"{number}{gap}{end}": value for number, value in _CENTURY.items() for gap in ("", " ") for end in ("e", "ème")
}
SEASONS = {"printemps": 21, "été": 22, "automne": 23, "hiver": 24}
DIRECTIONS = {"dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "prochain": 1, "prochaine": 1}
DIRECTIONS |= {"ce": 0, "cet": 0, "cette": 0, "en cours": 0}
DAYS = {"aujourd'hui": 0, "hier": -1, "demain": 1, "avant-hier": -2, "après-demain": 2, "ce matin": 0, "ce soir": 0}
DAYS |= {"cet après-midi": 0, "hier soir": -1, "hier matin": -1}

_LAST = "(?:dernier|dernière|passée?|prochaine?)"
_SHORT_MONTHS = ["janv", "fév", "févr", "fev", "fevr", "avr", "juil", "juill", "sept", "oct", "nov", "déc", "dec"]
_MONTH = rf"(?P<m>{one_of(MONTHS.keys() - set(_SHORT_MONTHS))}\b|{one_of(_SHORT_MONTHS)}\b\.?)"
_WEEKDAY = rf"(?:(?:ce{GAP})?(?P<w>{one_of(WEEKDAYS)})\b,?{GAP}(?:le{GAP})?)?"
_FR_DAY = rf"(?:1[ \xa0]?er|1ᵉʳ|premier|{DAY})"
_D = rf"(?P<d>{_FR_DAY})(?!\w)"
_D2 = rf"(?P<d2>{_FR_DAY})(?!\w)"
_NEAR_YEAR = (
    rf"(?:de{GAP})?(?:l['’]an(?:née)?{GAP}(?P<r>dernière?|prochaine?|passée?)|(?P<r2>cette){GAP}année(?!-là)){WORD_END}"
)
_YEAR_AFTER = (
    rf"(?:(?:,?{GAP}|{GAP}de{GAP}(?:l['’]année{GAP})?)(?P<y>{YEAR}){NUMBER_END}|{GAP}{_NEAR_YEAR}|"
    rf"{GAP}(?P<near>derniers?|prochains?){WORD_END})?"
)
_THAT_YEAR = (
    rf"(?:de{GAP})?(?:la{GAP}même{GAP}année|cette{GAP}même{GAP}année|cette{GAP}année-là|"
    rf"l['’]année{GAP}(?:(?P<after>suivante|d['’]après)|(?P<before>précédente|d['’]avant))){WORD_END}"
)
_TO = (
    rf"(?:{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|{GAP}(?:au|à|et|jusqu['’]au){GAP}(?:le{GAP})?(?:{one_of(WEEKDAYS)}{GAP})?)"
)
#: What a bare "07/2024" must follow, lest a number of a decision be taken for a month.
_MONTH_PLACE = r"(?:(?<![^\n])|(?<=[:(,–—]\s)|(?<=\()|(?<=\b(?:en|de)\s)|(?<=\bdepuis\s))"
_EDGE = rf"(?={OPTIONAL_GAP}(?:[,.;:)–—]|\Z))"
_AFTER = "(?P<after>suivante?|d['’]après)"
_BEFORE = "(?P<before>précédente?|d['’]avant)"
_LIST = rf"(?:,{OPTIONAL_GAP}{_FR_DAY}(?=,|{GAP}et)){{0,4}}"
_N = rf"(?P<n>\d{{1,3}}|{one_of(NUMBERS)})"
_U = rf"(?P<u>{one_of(UNITS)})"
_LONG_UNIT = rf"(?P<u>{one_of(word for word, unit in UNITS.items() if unit not in 'hm')})"
_OF = rf"(?:{GAP}(?:de{GAP}(?:l['’]année{GAP})?|d['’])?|{GAP})"
_AROUND = rf"(?:(?:environ|près{GAP}de|plus{GAP}de|moins{GAP}de|presque|à{GAP}peine){GAP})?"

RULES = (
    Rule("of_year", rf"{NUMBER_START}{_D}{GAP}{_MONTH}{GAP}{_THAT_YEAR}"),
    Rule("of_year", rf"{WORD_START}{_MONTH}{GAP}{_THAT_YEAR}"),
    Rule("iso", rf"{NUMBER_START}(?P<y>{YEAR})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?!\d|-\d)"),
    Rule("iso", rf"{NUMBER_START}(?P<y>{YEAR})(?P<sep>[/.])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?![\d/])"),
    Rule(
        "numeric_days",
        rf"{NUMBER_START}(?P<a>\d{{1,2}})[./]?(?:(?<=[./])(?P<am>\d{{1,2}})[./]?)?{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}"
        rf"(?P<b>\d{{1,2}})(?P<sep>[./])(?P<m>\d{{1,2}})(?P=sep)(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule("month", rf"{_MONTH_PLACE}(?P<m>0[1-9]|1[0-2])/(?P<y>{YEAR}){NUMBER_END}"),
    Rule("numeric", rf"{NUMBER_START}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR}){NUMBER_END}"),
    Rule(
        "days",
        rf"{NUMBER_START}(?:(?:du|des|entre{GAP}le|les){GAP})?{_WEEKDAY}{_D}{_LIST}{_TO}{_D2}{GAP}{_MONTH}{_YEAR_AFTER}",
    ),
    Rule("day", rf"{NUMBER_START}{_WEEKDAY}{_D}{GAP}{_MONTH}{_YEAR_AFTER}"),
    Rule("beside", rf"{WORD_START}{_MONTH}{GAP}(?:(?P<after>suivant)|(?P<before>précédent)){WORD_END}"),
    Rule("month", rf"{WORD_START}{_MONTH}{_OF}(?P<y>{YEAR}){NUMBER_END}"),
    Rule("near_month", rf"{WORD_START}{_MONTH}{GAP}(?P<r>{_LAST}){WORD_END}"),
    Rule("month", rf"{WORD_START}{_MONTH}{GAP}{_NEAR_YEAR}"),
    Rule("month", rf"(?<!\w){_MONTH}(?!\w)"),
    Rule(
        "quarter",
        rf"{WORD_START}(?:T(?P<n>[1-4])|(?P<o>{one_of(_ORDINAL)}){GAP}trimestre){_OF}(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule(
        "half",
        rf"{WORD_START}(?:S(?P<n>[12])|(?P<o>{one_of(_ORDINAL)}){GAP}(?:semestre|moitié)){_OF}(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule(
        "season",
        rf"(?:(?<=l['’])|(?<=d['’])|(?<=en\s)|{WORD_START}(?!été))(?P<s>{one_of(SEASONS)}){_OF}(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule(
        "near_season",
        rf"(?:(?<=l['’])|(?<=le\s)|(?<=au\s))(?P<s>{one_of(SEASONS)}){GAP}(?P<r>dernier|prochain|passé){WORD_END}",
    ),
    Rule("near_season", rf"{WORD_START}(?P<r>cet?){GAP}(?P<s>{one_of(SEASONS)}){WORD_END}"),
    Rule(
        "decade",
        rf"{WORD_START}(?:(?:débuts?|milieu|fin){GAP}(?:des|d['’]){OPTIONAL_GAP}|(?:les|des|aux){GAP})?années{GAP}"
        rf"(?:(?P<y>{YEAR[:-2]})0|['’]?(?P<t>[2-9])0|(?P<k>{one_of(DECADES)})){WORD_END}",
    ),
    Rule(
        "century",
        rf"{WORD_START}(?:(?:début|milieu|fin){GAP}du{GAP})?"
        rf"(?P<c>(?:XVI|XVII|XVIII|XIX|XX|XXI|1[6-9]|2[01]){OPTIONAL_GAP}(?:e|ème)){GAP}siècle{WORD_END}",
    ),
    Rule(
        "years", rf"(?<![\w/.,$€£-])(?P<y>{YEAR}){OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}(?P<y2>{YEAR}|\d\d){NUMBER_END}(?!-)"
    ),
    Rule("years", rf"(?<![\w/.,$€£-])(?P<y>{YEAR})/(?P<y2>\d\d){NUMBER_END}"),
    Rule(
        "open_years",
        rf"(?<![\w/.,$€£-])(?P<y>{YEAR})(?:{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|{GAP}à{GAP})(?:aujourd['’]hui|présent|ce{GAP}jour|nos{GAP}jours){WORD_END}",
    ),
    Rule("year", rf"(?:(?<=mi-)|{NUMBER_START})(?P<y>{YEAR}){NUMBER_END}(?!-\d)"),
    Rule(
        "past",
        rf"{WORD_START}(?:(?:au{GAP}cours|lors|depuis|pendant|durant|dans){GAP})?(?:ces|les|des){GAP}(?:{_N}{GAP})?(?:derniers|dernières){GAP}{_U}{WORD_END}",
    ),
    Rule("vague", rf"{WORD_START}(?:depuis{GAP})?(?:quelque{GAP}temps|de{GAP}longue{GAP}date){WORD_END}"),
    Rule(
        "ago",
        rf"{UNHYPHENATED}(?:voici|voilà|il{GAP}y{GAP}a){GAP}{_AROUND}{_N}{GAP}{_U}{WORD_END}(?!{GAP}(?:que|de)\b)",
    ),
    Rule(
        "near_unit",
        rf"{WORD_START}(?:l['’]|la{GAP}|le{GAP}|(?=mois|semaine))(?P<u>an|année|mois|semaine){GAP}(?P<r>{_LAST}){WORD_END}",
    ),
    Rule("near_unit", rf"{WORD_START}(?P<r>ce|cette){GAP}(?P<u>mois|année|semaine)(?:-ci)?{WORD_END}(?!-là|{GAP}de)"),
    Rule(
        "part_of_near",
        rf"{WORD_START}(?:fin|début|milieu){GAP}(?:du{GAP}|de{GAP}la{GAP}|de{GAP}l['’]|de{GAP}cette{GAP}|d['’])(?P<u>mois|semaine|année)"
        rf"(?:{GAP}(?:en{GAP}cours|(?P<r>prochaine?|dernière?)))?{WORD_END}(?!-|{GAP}(?:{YEAR}|de\b|d['’]|suivant|précédent))",
    ),
    Rule(
        "later",
        rf"{UNHYPHENATED}{_AROUND}{_N}{GAP}{_U}{GAP}(?:(?P<after>plus{GAP}tard|après{_EDGE})|"
        rf"(?P<before>plus{GAP}tôt|auparavant|avant{_EDGE})){WORD_END}(?!{GAP}que)",
    ),
    Rule("beside", rf"{WORD_START}(?:la|le){GAP}même{GAP}(?P<u>année|mois|semaine|jour|soir){WORD_END}"),
    Rule("beside", rf"{WORD_START}(?:cette|ce){GAP}(?P<u>année|mois|semaine|jour|soir)-là{WORD_END}"),
    Rule("beside", rf"{WORD_START}le{GAP}(?P<u>jour|soir){GAP}même{WORD_END}"),
    Rule(
        "beside",
        rf"{WORD_START}(?:l['’]|la{GAP}|le{GAP})(?P<u>année|semaine|mois|jour){GAP}(?:{_AFTER}|{_BEFORE}){WORD_END}",
    ),
    Rule(
        "beside",
        rf"{WORD_START}(?:(?<!au\s)(?P<after>le{GAP}lendemain)|(?P<before>la{GAP}veille)){WORD_END}(?!{GAP}(?:de|du|des|d['’]|où)\b)(?!{GAP}d['’])",
    ),
    Rule(
        "beside",
        rf"{WORD_START}(?:le{GAP})?(?P<w>{one_of(WEEKDAYS)}){GAP}(?:(?P<after>suivant)|(?P<before>précédent)){WORD_END}",
    ),
    Rule("weekday", rf"{WORD_START}(?:(?P<r2>ce){GAP})?(?P<w>{one_of(WEEKDAYS)})(?:{GAP}(?P<r>{_LAST}))?{WORD_END}"),
    Rule("near_day", rf"{WORD_START}(?P<t>{one_of(DAYS)}){WORD_END}"),
    Rule(
        "duration",
        rf"{UNHYPHENATED}(?:pendant|durant|pour(?:{GAP}une{GAP}durée{GAP}de)?|d['’]une{GAP}durée{GAP}de){GAP}{_AROUND}{_N}{GAP}{_U}{WORD_END}",
    ),
    Rule(
        "duration",
        rf"(?<!\w)(?<!\bâge\s)(?<!\bage\s)(?<!âgé\s)(?<!âgée\s)(?<!plus\s)(?<!moins\s)(?<!près\s)(?:de{GAP}|d['’]){_N}{GAP}{_LONG_UNIT}{WORD_END}",
    ),
    Rule("since_then", rf"{WORD_START}depuis{GAP}(?:lors|cette{GAP}date|cette{GAP}époque|ce{GAP}moment){WORD_END}"),
    Rule(
        "since_start",
        rf"{WORD_START}depuis{GAP}(?:sa|leur|la){GAP}(?:fondation|création|naissance|mise{GAP}en{GAP}place|formation){WORD_END}",
    ),
)

_MOD = (
    rf"(?:(?:le|au|du|dès{GAP}le|les|aux){GAP})?débuts?(?:{GAP}d[eu])?|(?:(?:la|à{GAP}la|de{GAP}la){GAP})?(?:fin|mi)(?:{GAP}de)?|"
    rf"(?:le{GAP}|au{GAP})?milieu{GAP}de|vers(?:{GAP}le)?|environ|autour{GAP}de|aux{GAP}alentours{GAP}d[eu]|courant"
)
_ARTICLE = rf"(?:(?:le|la|les|l['’]|l['’]année|en|de|du|d['’])(?:{GAP}|(?<=['’])))?"

FRENCH = Vocabulary(
    language="fr",
    months=MONTHS,
    doubtful_months=frozenset({"mars", "sept", "mai", "avr", "oct", "nov", "dec"}),
    weekdays=WEEKDAYS,
    numbers=NUMBERS,
    ordinal_days={},
    decades=DECADES,
    centuries=CENTURIES,
    units=UNITS,
    ordinals=_ORDINAL,
    seasons=SEASONS,
    directions=DIRECTIONS,
    days=DAYS,
    rules=RULES,
    lead=(
        rf"(?:(?P<since>depuis|à{GAP}partir{GAP}d[eu]|à{GAP}compter{GAP}d[eu]|dès)|(?P<until>jusqu['’](?:en|au|aux|à))|"
        rf"(?P<by>d['’]ici(?:{GAP}(?:à|au|en))?|au{GAP}plus{GAP}tard)|(?P<before>avant)|(?P<after>après)|"
        rf"(?P<during>pendant|durant|au{GAP}cours{GAP}d[eu])|(?P<from>du|de|d['’]|entre)|"
        rf"(?P<on>en|le|la|l['’]|au|dans|à|ce)){OPTIONAL_GAP}{_ARTICLE}(?P<mod>(?:{_MOD})(?:{GAP}|-|(?<=['’]))(?:l['’]année{GAP})?)?|"
        rf"(?P<mod2>(?:{_MOD})(?:{GAP}|-|(?<=['’]))(?:l['’]année{GAP})?)"
    ),
    join=(
        rf"{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|"
        rf",?{GAP}(?:au|à|jusqu['’](?:en|au|à)|(?P<and>et)){GAP}(?:(?:le|la|en){GAP})?(?P<mod>(?:{_MOD})(?:{GAP}|-))?"
    ),
    tail=rf"{GAP}et{GAP}(?:après|au-delà)(?=[\s,.;)]|$)",
    month_lead=(
        rf"(?:en|depuis|jusqu['’](?:en|à)|d['’]ici(?:{GAP}à)?|avant|après|du{GAP}mois{GAP}de|au{GAP}mois{GAP}de|courant|début|mi|fin|"
        rf"ce{GAP}mois{GAP}de)(?:{GAP}|-|(?<=['’]))"
    ),
    future=(
        r"\b(?:sera|seront|aura|auront|doit|doivent|devrait|devraient|prévue?s?|prochaine?s?|se tiendra|"
        r"se tiendront|va|vont|expire|débute|commence|s['’]ouvre|reportée?s?|"
        r"(?:prend|quitte) (?:ses|leurs) fonctions|entre en fonctions?|"
        r"\w+(?:(?:e|i|d)(?:ra|ront|rai|rons|rez|rait|raient)))\b"
    ),
    past=r"\b(?:a|ont|est|sont|s['’]est|avait|fut|furent)\s+(?:\w+\s){0,2}\w+(?:é|ée|és|ées|i|is|it|u|us|ue|ues|ert|erte)\b",
    verb=r"est|sont|était|étaient|a|ont|avait|fut|furent|\w+(?:ait|aient|èrent|irent)|depuis|dit",
    approximate="vers|environ|autour|aux alentours",
    negated="(?!)",
    from_lead=r"à (?:partir|compter) d[eu]|dès(?: le)?",
    counted=(
        r"soldats|hommes|femmes|personnes|militaires|policiers|gendarmes|combattants|civils|morts|blessés|tués|réfugiés|migrants|étudiants|"
        r"participants|membres|délégués|familles|maisons|villages|km|kilomètres|mètres|m|kg|tonnes|barils|dollars|euros|francs|heures|jours|"
        r"ans|fois|exemplaires|véhicules|chars|emplois|salariés|voix|sièges|casques|observateurs|prisonniers|otages|enfants|roquettes|habitants|"
        r"élèves|agents|pages|places|manifestants|victimes|experts|millions|milliards|touristes|passagers|ouvriers|gmt|utc"
    ),
    numbered=(
        r"résolutions?|n°|numéro|no|articles?|vol|pages?|p|pp|loi|décret|route|rn|section|paragraphe|airbus|boeing|windows|salle|chambre|"
        r"bureau|bâtiment|ligne|boîte|agenda|vision|horizon|stratégie|feuille de route|expo|cap"
    ),
    count_lead=rf"quelques?|près{GAP}de|plus{GAP}de|moins{GAP}de|au{GAP}moins|presque|les{GAP}quelques?",
    since_then=r"depuis\s+(?:lors|cette|ce)\b",
    term=(
        rf"(?:{GAP}(?:non{GAP})?renouvelables?)?,?{GAP}"
        rf"(?:(?:qui{GAP}(?:débute|commence|court|prend{GAP}effet){GAP})?(?:à{GAP}(?:compter|partir){GAP}d[eu]|dès){GAP}(?:le{GAP})?|"
        rf"à{GAP}(?:compter|partir){GAP}d['’]|"
        rf"(?:débutant|commençant|qui{GAP}(?:débute|commence|a{GAP}(?:débuté|commencé))){GAP}(?:le|en|au){GAP})"
    ),
    recurring=(
        rf"fois{GAP}(?:par{GAP}an|l['’]an),?{GAP}en(?:{GAP}\w+{GAP}et(?:{GAP}en)?)?|"
        rf"chaque|tous{GAP}les|toutes{GAP}les|un|(?:chaque|tous{GAP}les){GAP}(?:premier{GAP}|dernier{GAP})?(?:mois{GAP}de|ans?,?{GAP}en|année,?{GAP}en)|"
        rf"(?:chaque|tous{GAP}les){GAP}(?:premier|dernier)s?|toutes{GAP}les{GAP}années,?{GAP}en|(?:habituellement|traditionnellement),?{GAP}en"
    ),
    measured=r"km|kilomètres|mètres|m|kg|tonnes|dollars|euros|francs|mots|pages|heures",
    openers=frozenset([*NUMBERS, *_ORDINAL, "xvi", "xvii", "xviii", "xix", "xx", "xxi"])
    | frozenset("t s mi du des entre les le la l ce cet cette ces cours au aux dans lors pendant durant pour".split())
    | frozenset("quelque de d voici voilà il environ près plus moins presque à fin début débuts milieu avant".split())
    | frozenset("xvie xviie xviiie xixe xxie xvième xviième xviiième xixème xxème xxième après".split()),
    followers=frozenset("même derniers dernières y peine longue semestre trimestre moitié".split()),
    triggers=frozenset(
        [*MONTHS, *WEEKDAYS, *UNITS, *SEASONS, "aujourd", "hier", "demain", "depuis", "siècle", "matin", "soir"]
    )
    | frozenset(["midi", "xxe", "date", "temps", "veille", "lendemain"]),
    capital_months=False,
)
