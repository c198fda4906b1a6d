"""The English date grammar: words and patterns."""

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

_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
_SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_COUNT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
NUMBERS: dict[str, int | None] = {word: number for number, word in enumerate(_COUNT, 1)}
NUMBERS |= {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a couple of": 2, "couple of": 2}
NUMBERS |= {"a few": None, "few": None, "several": None, "many": None, "some": None}
_UNIT_NAMES = {"minute": "m", "hour": "h", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "10Y"}
UNITS = _UNIT_NAMES | {f"{name}s": unit for name, unit in _UNIT_NAMES.items()}
_TENTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
)
_TENTH += "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
ORDINAL_DAYS = {word: number for number, word in enumerate(_TENTH, 1)}
ORDINAL_DAYS |= {f"twenty {word}": 20 + number for number, word in enumerate(_TENTH[:9], 1)}
ORDINAL_DAYS |= {"thirtieth": 30, "thirty first": 31}
DECADES = {"sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199}
CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DIRECTIONS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "the current": 0}
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
DAYS |= {"this morning": 0, "this afternoon": 0, "this evening": 0, "last night": -1}
DAYS |= {"the day before yesterday": -2, "the day after tomorrow": 2}

_SHORT_MONTHS = [name for name in MONTHS if len(name) < 5 and name not in ("may", "june", "july")]
_MONTH = rf"(?P<m>{one_of(_NAMES)}\b|{one_of(_SHORT_MONTHS)}\b\.?)"
#: Between month and day: a gap, which a dot makes needless ("Dec.14").
_MONTH_GAP = rf"(?:{GAP}|(?<=\.))"
_WEEKDAY = rf"(?:(?P<w>{one_of([*WEEKDAYS, *_SHORT_DAYS])})\b\.?,?{GAP})?"
_D = rf"(?P<d>{DAY})(?:st|nd|rd|th)?(?!\w)"
_D2 = rf"(?P<d2>{DAY})(?:st|nd|rd|th)?(?!\w)"
_NEAR_YEAR = rf"(?:of{GAP})?(?P<r>last|this|next){GAP}year{WORD_END}"
_YEAR_AFTER = rf"(?:(?:,?{GAP}|,|{GAP}of{GAP})(?P<y>{YEAR}){NUMBER_END}|{GAP}{_NEAR_YEAR})?"
_TO = rf"(?:{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|{GAP}(?:to|and|until|till|through|thru|&){GAP}(?:the{GAP})?)"
_LIST = rf"(?:,{OPTIONAL_GAP}{DAY}(?:st|nd|rd|th)?(?=,|{GAP}and)){{0,4}},?"
_N = rf"(?P<n>\d{{1,3}}|{one_of(NUMBERS)})"
_U = rf"(?P<u>{one_of(UNITS)})"
_ORDINAL_DAY = rf"(?P<o>{one_of(ORDINAL_DAYS).replace(GAP, f'(?:{GAP}|-)')})"
#: What a bare "07/2024" must follow, lest a number of a decision be taken for a month.
_MONTH_PLACE = (
    r"(?:(?<![^\n])|(?<=[:(,–—]\s)|(?<=\()|(?<=\b(?:in|to|by)\s)|(?<=\b(?:from|till)\s)|(?<=\b(?:since|until)\s))"
)
_BLUR = "(?:early|mid|late)"
_THAT_YEAR = (
    rf"(?:of{GAP}|in{GAP})?(?:the{GAP}same|that(?:{GAP}same)?|the{GAP}(?:(?P<after>following|next)|(?P<before>previous|preceding)))"
    rf"{GAP}year{WORD_END}"
)
_EDGE = rf"(?={OPTIONAL_GAP}(?:[,.;:)–—]|\Z))"
_CLAUSE = rf"(?:{_EDGE}|(?={GAP}(?:he|she|it|they|we|the|an?|his|her|its|their)\b))"
_AFTER = "(?P<after>following|subsequent)"
_BEFORE = "(?P<before>previous|preceding)"
_PART_OF_DAY = "morning|afternoon|evening|night"
_AROUND = rf"(?:(?:about|around|over|nearly|almost|some|more{GAP}than|less{GAP}than){GAP})?"

RULES = (
    Rule("of_year", rf"{NUMBER_START}(?:the{GAP})?{_D}(?:{GAP}of{GAP}|{GAP}){_MONTH}{GAP}{_THAT_YEAR}"),
    Rule("of_year", rf"{WORD_START}{_MONTH}(?:{GAP}{_D})?{GAP}{_THAT_YEAR}"),
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
        rf"{WORD_START}{_WEEKDAY}{_MONTH}{_MONTH_GAP}{_D}{_LIST}{_TO}{_D2}(?!{GAP}{one_of(MONTHS)}\b){_YEAR_AFTER}",
    ),
    Rule(
        "days",
        rf"{NUMBER_START}(?:(?:from|between|on){GAP})?(?:the{GAP})?{_D}{_LIST}{_TO}{_D2}{GAP}(?:of{GAP})?{_MONTH}{_YEAR_AFTER}",
    ),
    Rule("day", rf"{WORD_START}{_WEEKDAY}{_MONTH}{_MONTH_GAP}(?:the{GAP})?{_D}(?![.,:]\d{{1,2}}\b){_YEAR_AFTER}"),
    Rule(
        "day",
        rf"{NUMBER_START}{_WEEKDAY}(?:the{GAP})?{_D}(?:{GAP}of{GAP}|{GAP}|-){_MONTH}(?:-(?P<y2>{YEAR})|{_YEAR_AFTER})",
    ),
    Rule("day", rf"{WORD_START}{_WEEKDAY}the{GAP}{_ORDINAL_DAY}{GAP}of{GAP}{_MONTH}{_YEAR_AFTER}"),
    Rule("day", rf"{WORD_START}{_ORDINAL_DAY}{GAP}of{GAP}{_MONTH},?{GAP}(?:of{GAP})?(?P<y>{YEAR}){NUMBER_END}"),
    Rule("month", rf"{WORD_START}{_MONTH},?(?:{GAP}of)?{GAP}(?P<y>{YEAR}){NUMBER_END}"),
    Rule("month", rf"{WORD_START}{_MONTH}{GAP}{_NEAR_YEAR}"),
    Rule("month", rf"(?<!\w){_MONTH}(?!\w)"),
    Rule(
        "quarter",
        rf"{WORD_START}(?:Q(?P<n>[1-4])|(?:the{GAP})?(?P<o>{one_of(_ORDINAL)}){GAP}quarter(?:{GAP}of)?),?{GAP}(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule(
        "half",
        rf"{WORD_START}(?:H(?P<n>[12])|(?:the{GAP})?(?P<o>first|second|last){GAP}half(?:{GAP}of)?),?{GAP}(?P<y>{YEAR}){NUMBER_END}",
    ),
    Rule("season", rf"{WORD_START}(?P<s>{one_of(SEASONS)})(?:{GAP}of)?,?{GAP}(?P<y>{YEAR}){NUMBER_END}"),
    Rule("near_season", rf"{WORD_START}(?P<r>last|next|this){GAP}(?P<s>{one_of(SEASONS)}){WORD_END}"),
    Rule("decade", rf"(?<![\w.,/$€£])(?:the{GAP})?(?:{_BLUR}[- ])?(?P<y>{YEAR[:-2]})0['’]?s{WORD_END}"),
    Rule("decade", rf"{WORD_START}the{GAP}(?:{_BLUR}[- ])?['’]?(?P<t>[2-9])0['’]?s{WORD_END}"),
    Rule(
        "decade",
        rf"{WORD_START}(?:the{GAP}(?:{_BLUR}[- ])?|(?:early|mid|late)[- ])(?P<k>{one_of(DECADES)}){WORD_END}",
    ),
    Rule(
        "century",
        rf"{WORD_START}(?:the{GAP})?(?:{_BLUR}[- ])?(?P<c>1[5-9]th|20th|21st|{one_of(CENTURIES)}){GAP}century"
        rf"{WORD_END}",
    ),
    Rule(
        "years", rf"(?<![\w/.,$€£-])(?P<y>{YEAR}){OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}(?P<y2>{YEAR}|\d\d){NUMBER_END}(?!-)"
    ),
    Rule("years", rf"(?<![\w/.,$€£-])(?P<y>{YEAR})/(?P<y2>\d\d){NUMBER_END}"),
    Rule(
        "open_years",
        rf"(?<![\w/.,$€£-])(?P<y>{YEAR})(?:{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|{GAP}to{GAP}(?:the{GAP})?)(?:present|now|date|today){WORD_END}",
    ),
    Rule("year", rf"(?:(?<=mid-)|(?<=pre-)|(?<=post-)|{NUMBER_START})(?P<y>{YEAR}){NUMBER_END}(?!-\d)"),
    Rule(
        "past",
        rf"{WORD_START}(?:(?:over|in|during|for|within|throughout){GAP})?(?:the|these){GAP}(?:past|last)(?:{GAP}{_N})?{GAP}{_U}{WORD_END}",
    ),
    Rule("vague", rf"{WORD_START}(?:in{GAP})?recent{GAP}(?:years|months|weeks|days|decades){WORD_END}"),
    Rule("ago", rf"{UNHYPHENATED}{_AROUND}{_N}{GAP}{_U}{GAP}ago{WORD_END}"),
    Rule(
        "near_unit",
        rf"{WORD_START}(?<!the\s)(?:(?:earlier|later|early|late){GAP})?(?P<r>last|next|this){GAP}(?P<u>week|month|year){WORD_END}(?!-)",
    ),
    Rule("near_month", rf"{WORD_START}(?P<r>last|next|this){GAP}{_MONTH}(?!\w)"),
    Rule(
        "part_of_near",
        rf"{WORD_START}(?:(?:the|its){GAP})?(?:very{GAP})?(?:beginning|start|middle|end|close){GAP}of{GAP}"
        rf"(?:the(?:{GAP}current)?|(?P<r>this|next|last)){GAP}(?P<u>week|month|year){WORD_END}(?!-|{GAP}{YEAR})",
    ),
    Rule(
        "later",
        rf"{UNHYPHENATED}{_AROUND}{_N}{GAP}{_U}{GAP}(?:(?P<after>later|afterwards?|thereafter|after{GAP}(?:that|this){_CLAUSE})|"
        rf"(?P<before>earlier|previously|beforehand|before{GAP}(?:that|this){_CLAUSE})){WORD_END}(?!{GAP}than)",
    ),
    Rule(
        "beside",
        rf"{WORD_START}(?:the{GAP}same|that(?:{GAP}same)?){GAP}(?P<u>year|month|week|day|{_PART_OF_DAY}){WORD_END}(?!-)",
    ),
    Rule(
        "beside",
        rf"{WORD_START}the{GAP}(?:{_AFTER}|{_BEFORE}){GAP}(?P<u>day|week|month|year|{_PART_OF_DAY}){WORD_END}(?!-)",
    ),
    Rule(
        "beside",
        rf"{WORD_START}(?<!over\s)(?<!within\s)(?<!during\s)(?<!for\s)(?<!in\s)(?<!of\s)"
        rf"the{GAP}(?P<after>next){GAP}(?P<u>day|{_PART_OF_DAY}|(?:week|month|year)(?=,|{GAP}(?:he|she|it|they|we)\b)){WORD_END}(?!-)",
    ),
    Rule(
        "beside",
        rf"{WORD_START}the{GAP}(?:{_AFTER}|{_BEFORE}){GAP}(?:{_MONTH}|(?P<w>{one_of(WEEKDAYS)})|(?P<s>{one_of(SEASONS)}))(?!\w)",
    ),
    Rule(
        "beside", rf"{WORD_START}the{GAP}(?P<u>day|week|month|year){GAP}(?:(?P<after>after)|(?P<before>before)){_EDGE}"
    ),
    Rule(
        "weekday",
        rf"{WORD_START}(?:(?P<r>last|next|this|this{GAP}past|this{GAP}coming){GAP})?(?P<w>{one_of(WEEKDAYS)})(?!\w)",
    ),
    Rule("near_day", rf"{WORD_START}(?P<t>{one_of(DAYS)}){WORD_END}(?<!today(?=['’]s))"),
    Rule(
        "duration",
        rf"{UNHYPHENATED}(?:(?!an?{GAP}){_N}(?:{DASH}|{GAP}))?(?P<u>hour|day|week|month|year|decade){DASH}?long{WORD_END}",
    ),
    Rule("duration", rf"{UNHYPHENATED}{_N}{DASH}(?P<u>day|week|month|year){WORD_END}(?!{DASH}old)(?!{GAP}old)"),
    Rule(
        "duration",
        rf"{UNHYPHENATED}for{GAP}{_AROUND}(?!an?{GAP}(?:hour|day|minute))(?:the{GAP}next{GAP})?{_N}{GAP}{_U}{WORD_END}(?!{GAP}ago)",
    ),
    Rule(
        "duration",
        rf"{UNHYPHENATED}(?:(?:a|one|his|her|its){GAP})?(?:term|period|mandate){GAP}of{GAP}{_N}{GAP}{_U}{WORD_END}",
    ),
    Rule("since_then", rf"{WORD_START}(?:ever{GAP})?since{GAP}then{WORD_END}"),
    Rule(
        "since_start",
        rf"{WORD_START}(?:ever{GAP})?since{GAP}(?:its|their|the){GAP}(?:founding|foundation|inception|establishment|creation|formation|launch){WORD_END}",
    ),
)

_MOD = (
    r"early|mid|middle|late|circa|ca\.|c\.|around|about|approximately|roughly|"
    rf"(?:(?:the|its){GAP})?(?:very{GAP})?(?:beginning|start|middle|end|early{GAP}part){GAP}of(?:{GAP}the{GAP}year)?"
)

ENGLISH = Vocabulary(
    language="en",
    months=MONTHS,
    doubtful_months=frozenset(
        {"may", "march", "april", "june", "august", "mar", "jan", "jun", "dec", "sept", "sep", "oct"}
    ),
    weekdays=WEEKDAYS | _SHORT_DAYS,
    numbers=NUMBERS,
    ordinal_days=ORDINAL_DAYS,
    decades=DECADES,
    centuries=CENTURIES,
    units=UNITS,
    ordinals=_ORDINAL,
    seasons=SEASONS,
    directions=DIRECTIONS,
    days=DAYS,
    rules=RULES,
    lead=(
        rf"(?:(?P<since>(?:ever{GAP})?since|as{GAP}from|(?:starting|beginning|effective)(?:{GAP}(?:in|on|from|as{GAP}of))?)|"
        rf"(?P<until>until|till|up{GAP}(?:to|until)|through)|(?P<by>by|no{GAP}later{GAP}than)|"
        rf"(?P<before>before|prior{GAP}to)|(?P<after>after)|(?P<during>during|throughout)|(?P<from>from|between)|"
        rf"(?P<on>in|on|of|the|for|at)){GAP}(?:the{GAP})?(?P<mod>(?:{_MOD})(?:{GAP}|-)(?:the{GAP})?)?|"
        rf"(?P<mod2>(?:{_MOD})(?:{GAP}|-)(?:the{GAP})?)"
    ),
    join=(
        rf"{OPTIONAL_GAP}{DASH}{OPTIONAL_GAP}|"
        rf",?{GAP}(?:to|until|till|through|thru|up{GAP}to|(?P<and>and)){GAP}(?:the{GAP})?(?P<mod>(?:{_MOD})(?:{GAP}|-))?"
    ),
    tail=rf"{GAP}(?:onwards?|forward|on(?=[,.;)]|$))(?!\w)",
    month_lead=rf"(?:in|since|until|till|by|before|after|during|through|from|between|early|mid|late|of)(?:{GAP}|-)",
    future=(
        r"\b(?:will|shall|must|is to|are to|(?:is|are|was|were) (?:due|set|scheduled|expected|planned)|upcoming|"
        r"forthcoming|to be held|plans? to|hopes? to|"
        r"takes? (?:over|office|up|command|effect|place)|steps down|leaves?|expir(?:es?|ing)|begins?|starts|opens|ends|"
        r"closes|runs|meets?|convenes?|resumes?|returns|chooses?|elects?|passes to|hands? over|retires?|departs?|"
        r"invitation to|postponed|rescheduled|until (?:he|she|it|they|a successor) (?:is|are))\b"
    ),
    past=(
        r"\b(?:\w+ed|met|held|said|told|left|took|began|begun|gave|went|came|made|spoke|wrote|sent|won|paid|saw|led|flew)\b"
    ),
    verb="is|are|was|were|has|have|had|be|been|said|says|since|will",
    approximate=r"circa|ca\.|c\.|around|about|approximately|roughly",
    negated="not|never|n['’]t",
    from_lead="from|starting|effective",
    counted=(
        r"troops|soldiers|people|men|women|personnel|police|officers|fighters|militants|civilians|dead|deaths|killed|wounded|injured|"
        r"refugees|volunteers|recruits|cadets|trainees|sailors|marines|reservists|protesters|demonstrators|villagers|residents|migrants|students|participants|members|delegates|families|homes|houses|villages|square|km|kilomet\w+|miles|met(?:er|re)s?|"
        r"m|ft|feet|kg|tons|tonnes|barrels|dollars|euros|pounds|usd|hours|days|years|times|copies|vehicles|tanks|jobs|workers|employees|"
        r"votes|seats|peacekeepers|observers|prisoners|hostages|inmates|children|rockets|missiles|sorties|strikes|airstrikes|megawatts?|mw|"
        r"pieces|units|guests|experts|forces|staff|million|billion|gmt|utc|bst|est|hrs|[ap]\.?m\.?"
    ),
    numbered=(
        r"resolutions?|res|unscr|no|nos|number|articles?|flight|rooms?|suite|hall|gate|pages?|law|act|highway|route|area|channel|psi|p|pp|forms?|"
        r"sections?|paras?|paragraphs?|agenda|vision|horizon|strategy|roadmap|expo|windows|building|box|line|class|model|track|unit|squadron|iso|boeing|airbus|sukhoi|mig"
    ),
    count_lead=rf"some|nearly|almost|more{GAP}than|at{GAP}least|as{GAP}many{GAP}as|less{GAP}than|fewer{GAP}than|an{GAP}estimated|additional|another",
    since_then=r"(?:ever\s+)?since\s+then",
    term=(
        rf"(?:{GAP}(?:[a-z]+{GAP}){{0,2}}?(?:term|mandate|period|contract|tenure|stint|presidency|chairmanship|rotation|mission))?,?{GAP}"
        rf"(?:(?:that|which){GAP})?(?:from|effective|with{GAP}effect{GAP}from|as{GAP}(?:from|of)|"
        rf"(?:starting|beginning|commencing|running|begins?|began|starts?|started)(?:{GAP}(?:in|on|from))?){GAP}(?:the{GAP})?"
    ),
    recurring=(
        rf"(?:once|twice|times){GAP}an?{GAP}year,?{GAP}in(?:{GAP}\w+{GAP}and(?:{GAP}in)?)?|"
        rf"(?:every|each)(?:{GAP}(?:other|first|second|third|last))?|most|(?:every|each){GAP}(?:other{GAP})?year,?(?:{GAP}\w+)?{GAP}in|"
        rf"(?:annually|yearly|usually|normally|traditionally),?{GAP}in"
    ),
    measured=r"square|km|kilomet\w+|miles|met(?:er|re)s?|m|ft|feet|kg|tons|tonnes|words|pages|dollars|euros|hours",
    openers=frozenset([*_SHORT_DAYS, *NUMBERS, *_ORDINAL, *CENTURIES])
    | frozenset("q h term period mandate his her a an couple the these that its very in on over during for".split())
    | frozenset("within throughout recent about around nearly almost some more less earlier later early mid".split())
    | frozenset("late next this last ever from between beginning start middle end close".split())
    | frozenset(word.split()[0] for word in ORDINAL_DAYS),
    followers=frozenset("past following subsequent previous preceding same then of than current coming".split())
    | frozenset("quarter half term period mandate".split())
    | frozenset(word.split()[-1] for word in ORDINAL_DAYS),
    triggers=frozenset(
        [
            *MONTHS,
            *WEEKDAYS,
            *UNITS,
            *DECADES,
            "today",
            "tonight",
            "yesterday",
            "tomorrow",
            "since",
            "century",
            "weeklong",
        ]
    )
    | frozenset(
        [
            "daylong",
            "monthlong",
            "yearlong",
            "morning",
            "afternoon",
            "evening",
            "night",
            *SEASONS,
            "hourlong",
            "decadelong",
        ]
    ),
    capital_months=True,
)
