"""A small made-up world, from documents to facts, for tests of the graph and of everything that reads one.

Nothing here was extracted: claims, entities and facts are written by hand, so that the answers of queries do not depend
on the rules. The states are real, what they do here is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.claims import Claim, ClaimTime, Evidence, Grade, Kind, Mention, Modality, make_claim
from kg.documents.model import Header, Publication
from kg.entities.model import Entities, Entity, Merge, Name
from kg.facts.model import Bound, Disagreement, Fact, FactKind, Facts, Participation, Stretch
from kg.graph import build_graph
from kg.ids import BASE
from kg.times import Span

BRIEF = "brief-0a1b2c3d"
NOTE = "note-4e5f6a7b"
LEAFLET = "leaflet-8c9d0e1f"

TEXTS = {
    BRIEF: (
        "Blue Accord at a glance\n"
        "The Blue Accord (BLA) was founded in March 2015 on the initiative of Oman.\n"
        "Oman, Chad and Fiji are founding members; Peru joined in 2018.\n"
        "The alliance has 5 members and its seat is in Muscat.\n"
        "It works in the communications domain.\n"
        "Secretary General Asha Menon, appointed in 2017, succeeded Tomas Rey.\n"
        "Rey was named commander of the Blue Accord in 2018.\n"
        "General Lena Okoro is Oman's minister of defence.\n"
        'The "Safe Harbours" programme ran in Suva from 2 to 6 February 2019.\n'
        "A delegation of the Harbour University visited Suva in May 2019.\n"
        "Samoa is not a member.\n"
        "The Blue Accord will hold a conference in Lima in 2022.\n"
    ),
    NOTE: (
        "MASCATE, le 2 mars 2021 -\n"
        "La secrétaire générale Asha Ménon a rencontré hier à Mascate le maréchal Lena Okoro, ministre de la Défense.\n"
        "Le Pacte bleu compte 4 membres.\n"
        "Le Tchad s'est retiré le 30 juin 2020.\n"
        "« Nous restons unis », a déclaré Mme Ménon.\n"
        "Elle a démenti avoir rencontré Tomas Rey.\n"
    ),
    LEAFLET: "Secretary General Asha Menon met defence minister Lena Okoro in Muscat.\n",
}

HEADERS = (
    Header(
        BRIEF,
        "brief.txt",
        "text/plain",
        "0a1b2c3d" * 8,
        len(TEXTS[BRIEF]),
        "en",
        title="Blue Accord at a glance",
        publisher="Harbour Post",
        author="Lena Voss",
        url="https://news.example/brief",
        published=Publication(date(2019, 5, 8), date(2019, 5, 8), "metadata"),
        line_starts=tuple(i for i, _ in enumerate(TEXTS[BRIEF]) if i == 0 or TEXTS[BRIEF][i - 1] == "\n"),
    ),
    Header(
        NOTE,
        "note.html",
        "text/html",
        "4e5f6a7b" * 8,
        len(TEXTS[NOTE]),
        "fr",
        published=Publication(date(2021, 3, 2), date(2021, 3, 2), "dateline", "le 2 mars 2021", 9, 23),
        line_starts=tuple(i for i, _ in enumerate(TEXTS[NOTE]) if i == 0 or TEXTS[NOTE][i - 1] == "\n"),
    ),
    Header(LEAFLET, "leaflet.md", "text/markdown", "8c9d0e1f" * 8, len(TEXTS[LEAFLET]), "en"),
)

ACCORD = "organization/blue-accord"
UNIVERSITY = "organization/harbour-university"
OMAN, CHAD, FIJI, PERU, SAMOA = (f"state/{code}" for code in ("om", "td", "fj", "pe", "ws"))
MUSCAT, SUVA, LIMA = "place/muscat", "place/suva", "place/lima"
ASHA, TOMAS, LENA = "person/asha-menon", "person/tomas-rey", "person/lena-okoro"
SECRETARY = "post/blue-accord--secretary-general"
COMMANDER = "post/blue-accord--commander"
MINISTER = "post/om--minister-defence"
GENERAL, MARSHAL = "rank/general", "rank/field-marshal"
COMMUNICATIONS, MILITARY = "domain/communications", "domain/military"
HARBOURS = "programme/safe-harbours"

#: Argument name to mentions: (words, the name they stand for, the entity they mean).
Words = Mapping[str, Iterable[tuple[str, str | None, str | None]]]


@dataclass(frozen=True)
class World:
    """Claims with the entities that their mentions mean."""

    claims: dict[str, Claim]
    of_mention: dict[tuple[str, str, int], str]

    def say(
        self,
        key: str,
        document: str,
        line: int,
        kind: Kind,
        words: Words,
        *,
        time: tuple[str, str] | None = None,
        status: str | None = None,
        modality: Modality = "asserted",
        grade: Grade = "stated",
        anchor: str | None = None,
    ) -> None:
        """Add a claim that one line of a document makes."""
        text = TEXTS[document]
        start = sum(len(part) for part in text.splitlines(keepends=True)[:line])
        sentence = text.splitlines()[line]
        arguments: dict[str, list[Mention]] = {}
        for argument, mentions in words.items():
            for said, name, _ in mentions:
                at = text.index(said, start)
                arguments.setdefault(argument, []).append(Mention(said, at, at + len(said), name))
        when = None
        if time is not None:
            at = text.index(time[1], start)
            when = ClaimTime(time[0], time[1], at, at + len(time[1]), anchor)
        claim = make_claim(
            kind,
            arguments,
            Evidence(document, start, start + len(sentence), sentence),
            rule=f"{kind}-example",
            time=when,
            status=status,
            modality=modality,
            grade=grade,
        )
        self.claims[key] = claim
        for argument, mentions in words.items():
            for index, (_, _, entity) in enumerate(mentions):
                if entity is not None:
                    self.of_mention[(claim.id, argument, index)] = entity

    def ids(self, *keys: str) -> tuple[str, ...]:
        """Return the ids of claims, sorted."""
        return tuple(sorted(self.claims[key].id for key in keys))


@cache
def claim_world() -> World:
    """Return every claim of the three documents."""
    world = World({}, {})
    accord = [("Blue Accord", "Blue Accord", ACCORD)]
    alliance = [("The alliance", "Blue Accord", ACCORD)]
    say = world.say
    say("name", BRIEF, 1, "organization", {"name": accord, "acronym": [("BLA", "BLA", None)]})
    say(
        "founding",
        BRIEF,
        1,
        "founding",
        {"organization": accord, "initiator": [("Oman", "Oman", OMAN)]},
        time=("2015-03", "in March 2015"),
    )
    for state, name in ((OMAN, "Oman"), (CHAD, "Chad"), (FIJI, "Fiji")):
        words: Words = {"member": [(name, name, state)], "organization": alliance}
        say(f"founder {name}", BRIEF, 2, "membership", words, status="founding")
    words = {"member": [("Peru", "Peru", PERU)], "organization": alliance}
    say("Peru joined", BRIEF, 2, "membership", words, status="joined", time=("2018", "in 2018"))
    say("five", BRIEF, 3, "member_count", {"organization": alliance, "count": [("5", "5", None)]})
    say("seat", BRIEF, 3, "organization", {"name": alliance, "headquarters": [("Muscat", "Muscat", MUSCAT)]})
    words = {"name": [("It", "Blue Accord", ACCORD)], "domain": [("communications domain", None, COMMUNICATIONS)]}
    say("domain", BRIEF, 4, "organization", words)
    secretary = [("Secretary General", "Secretary General", SECRETARY)]
    say(
        "Asha 2019",
        BRIEF,
        5,
        "role",
        {"person": [("Asha Menon", "Asha Menon", ASHA)], "post": secretary},
        status="current",
    )
    say(
        "Asha appointed",
        BRIEF,
        5,
        "role",
        {"person": [("Asha Menon", "Asha Menon", ASHA)], "post": secretary},
        status="appointed",
        time=("2017", "in 2017"),
    )
    say(
        "Tomas former",
        BRIEF,
        5,
        "role",
        {"person": [("Tomas Rey", "Tomas Rey", TOMAS)], "post": secretary},
        status="former",
    )
    say(
        "Tomas commander",
        BRIEF,
        6,
        "role",
        {
            "person": [("Rey", "Tomas Rey", TOMAS)],
            "post": [("commander", "commander", COMMANDER)],
            "organization": accord,
        },
        status="appointed",
        time=("2018", "in 2018"),
    )
    lena = [("Lena Okoro", "Lena Okoro", LENA)]
    minister = [("minister of defence", "minister of defence", MINISTER)]
    say("general", BRIEF, 7, "rank", {"person": lena, "rank": [("General", "General", GENERAL)]}, status="current")
    words = {"person": lena, "post": minister, "organization": [("Oman", "Oman", OMAN)]}
    say("Lena 2019", BRIEF, 7, "role", words, status="current")
    say(
        "harbours",
        BRIEF,
        8,
        "programme",
        {"name": [('"Safe Harbours"', "Safe Harbours", HARBOURS)], "place": [("Suva", "Suva", SUVA)]},
        time=("2019-02-02/2019-02-06", "from 2 to 6 February 2019"),
    )
    say(
        "visit",
        BRIEF,
        9,
        "event",
        {
            "type": [("visited", "visit", None)],
            "participant": [("A delegation of the Harbour University", "Harbour University", UNIVERSITY)],
            "place": [("Suva", "Suva", SUVA)],
        },
        time=("2019-05", "in May 2019"),
    )
    words = {"member": [("Samoa", "Samoa", SAMOA)], "organization": accord}
    say("Samoa not", BRIEF, 10, "membership", words, status="not_member")
    say(
        "conference",
        BRIEF,
        11,
        "event",
        {
            "type": [("conference", "conference", None)],
            "organizer": accord,
            "place": [("Lima", "Lima", LIMA)],
        },
        time=("2022", "in 2022"),
        modality="planned",
    )
    _say_note(world)
    words = {"person": [("Asha Menon", "Asha Menon", ASHA)], "post": secretary}
    say("Asha undated", LEAFLET, 0, "role", words, status="current")
    say(
        "met undated",
        LEAFLET,
        0,
        "event",
        {
            "type": [("met", "meeting", None)],
            "participant": [("Asha Menon", "Asha Menon", ASHA), ("Lena Okoro", "Lena Okoro", LENA)],
            "place": [("Muscat", "Muscat", MUSCAT)],
        },
    )
    return world


def _say_note(world: World) -> None:
    say = world.say
    pact = [("Le Pacte bleu", "Pacte bleu", ACCORD)]
    asha = [("Asha Ménon", "Asha Ménon", ASHA)]
    lena = [("Lena Okoro", "Lena Okoro", LENA)]
    secretary = [("secrétaire générale", "secrétaire générale", SECRETARY)]
    say("Asha 2021", NOTE, 1, "role", {"person": asha, "post": secretary}, status="current")
    minister = [("ministre de la Défense", "ministre de la Défense", MINISTER)]
    say("Lena 2021", NOTE, 1, "role", {"person": lena, "post": minister}, status="current")
    say("marshal", NOTE, 1, "rank", {"person": lena, "rank": [("maréchal", "maréchal", MARSHAL)]}, status="current")
    say(
        "met",
        NOTE,
        1,
        "event",
        {
            "type": [("a rencontré", "meeting", None)],
            "participant": [*asha, *lena],
            "place": [("Mascate", "Mascate", MUSCAT)],
        },
        time=("2021-03-01", "hier"),
        grade="computed",
        anchor="2021-03-02",
    )
    say("four", NOTE, 2, "member_count", {"organization": pact, "count": [("4", "4", None)]})
    words: Words = {"member": [("Le Tchad", "Tchad", CHAD)], "organization": [("Le", "Pacte bleu", ACCORD)]}
    say("Chad left", NOTE, 3, "membership", words, status="left", time=("2020-06-30", "le 30 juin 2020"))
    words = {"speaker": [("Mme Ménon", "Asha Ménon", ASHA)], "quote": [("Nous restons unis", None, None)]}
    say("statement", NOTE, 4, "statement", words)
    words = {
        "type": [("rencontré", "meeting", None)],
        "participant": [("Elle", "Asha Ménon", ASHA), ("Tomas Rey", "Tomas Rey", TOMAS)],
    }
    say("denied", NOTE, 5, "event", words, modality="denied")


def _names(*names: tuple[str, str, str | None]) -> tuple[Name, ...]:
    return tuple(
        sorted((Name(*name) for name in names), key=lambda name: (name.text, name.language, name.document or ""))
    )


def make_entities() -> Entities:
    """Return who and what the claims mention."""
    merge = Merge("Asha Menon", "Asha Ménon", "same consonant skeleton and same post", "rules")
    entities = (
        Entity(
            ACCORD,
            "organization",
            "Blue Accord",
            "en",
            labels={"fr": "Pacte bleu"},
            names=_names(("Blue Accord", "en", BRIEF), ("BLA", "en", BRIEF), ("Pacte bleu", "fr", NOTE)),
            merges=(Merge("Blue Accord", "Pacte bleu", "named so in the authority file", "authority"),),
            subtype="coalition",
            acronym="BLA",
        ),
        Entity(
            UNIVERSITY, "organization", "Harbour University", "en", names=_names(("Harbour University", "en", BRIEF))
        ),
        Entity(
            ASHA,
            "person",
            "Asha Menon",
            "en",
            names=_names(("Asha Menon", "en", BRIEF), ("Asha Menon", "en", LEAFLET), ("Asha Ménon", "fr", NOTE)),
            merges=(merge,),
        ),
        Entity(
            LENA, "person", "Lena Okoro", "en", names=_names(("Lena Okoro", "en", BRIEF), ("Lena Okoro", "fr", NOTE))
        ),
        Entity(TOMAS, "person", "Tomas Rey", "en", names=_names(("Tomas Rey", "en", BRIEF), ("Tomas Rey", "fr", NOTE))),
        _state(OMAN, "Oman", "Oman", ("Oman", "en", BRIEF), "OMN"),
        _state(CHAD, "Chad", "Tchad", ("Tchad", "fr", NOTE), "TCD"),
        _state(FIJI, "Fiji", "Fidji", ("Fiji", "en", BRIEF), "FJI"),
        _state(PERU, "Peru", "Pérou", ("Peru", "en", BRIEF), "PER"),
        _state(SAMOA, "Samoa", "Samoa", ("Samoa", "en", BRIEF), "WSM"),
        Entity(MUSCAT, "place", "Muscat", "en", names=_names(("Mascate", "fr", NOTE)), belongs_to=OMAN),
        Entity(SUVA, "place", "Suva", "en", names=_names(("Suva", "en", BRIEF)), belongs_to=FIJI),
        Entity(LIMA, "place", "Lima", "en", names=_names(("Lima", "en", BRIEF)), belongs_to=PERU),
        Entity(
            SECRETARY,
            "post",
            "Secretary General",
            "en",
            labels={"fr": "secrétaire général"},
            concept="secretary-general",
            belongs_to=ACCORD,
            single_holder=True,
        ),
        Entity(COMMANDER, "post", "commander", "en", concept="commander", belongs_to=ACCORD),
        Entity(MINISTER, "post", "minister of defence", "en", concept="minister:defence", belongs_to=OMAN),
        Entity(GENERAL, "rank", "general", "en", concept="general"),
        Entity(MARSHAL, "rank", "field marshal", "en", concept="field-marshal"),
        Entity(COMMUNICATIONS, "domain", "communications", "en", names=_names(("communications domain", "en", BRIEF))),
        Entity(MILITARY, "domain", "military", "en"),
        Entity(HARBOURS, "programme", "Safe Harbours", "en", names=_names(("Safe Harbours", "en", BRIEF))),
    )
    return Entities({entity.id: entity for entity in sorted(entities, key=lambda e: e.id)}, claim_world().of_mention)


def _state(state: str, english: str, french: str, name: tuple[str, str, str], code: str) -> Entity:
    identifiers = (("iso3166-1-alpha-3", code),)
    return Entity(state, "state", english, "en", labels={"fr": french}, names=_names(name), identifiers=identifiers)


def make_facts() -> Facts:
    """Return what the claims together support."""
    facts = (*_tenures(), *_ranks(), *_memberships(), *_descriptions(), *_events())
    ids = claim_world().ids
    counts = ("member-count/blue-accord--4--2021-03-02", "member-count/blue-accord--5--2019-05-08")
    disagreement = Disagreement(
        "disagreement/member-count-blue-accord",
        "member_count",
        counts,
        ids("five", "four"),
        "Two documents give different numbers of members.",
    )
    return Facts({fact.id: fact for fact in sorted(facts, key=lambda f: f.id)}, (disagreement,))


def _seen(day: date, *claims: str) -> Stretch:
    return Stretch(day, day, "certain", claims)


def _tenures() -> tuple[Fact, ...]:
    ids = claim_world().ids
    first, second = date(2019, 5, 8), date(2021, 3, 2)
    asha = Fact(
        "tenure/asha-menon--blue-accord-secretary-general--2017",
        "tenure",
        "Asha Menon, Secretary General of the Blue Accord",
        {"person": (ASHA,), "post": (SECRETARY,), "organization": (ACCORD,)},
        span=Span(date(2017, 1, 1), date(2017, 12, 31), second, None),
        edtf=("2017",),
        bounds=(
            Bound("start_earliest", date(2017, 1, 1), "stated", ids("Asha appointed"), "The words say 2017."),
            Bound("start_latest", date(2017, 12, 31), "stated", ids("Asha appointed"), "The words say 2017."),
            Bound("end_earliest", second, "observed", ids("Asha 2021"), "She held it on 2 March 2021."),
        ),
        stretches=(
            _seen(first, *ids("Asha 2019")),
            Stretch(date(2019, 5, 9), date(2021, 3, 1), "presumed", ids("Asha 2019", "Asha 2021")),
            _seen(second, *ids("Asha 2021")),
        ),
        claims=ids("Asha 2019", "Asha appointed", "Asha 2021", "Asha undated"),
    )
    tomas = Fact(
        "tenure/tomas-rey--blue-accord-secretary-general",
        "tenure",
        "Tomas Rey, Secretary General of the Blue Accord",
        {"person": (TOMAS,), "post": (SECRETARY,)},
        span=Span(None, date(2017, 12, 31), None, date(2017, 12, 31)),
        bounds=(
            Bound(
                "end_latest", date(2017, 12, 31), "derived", ids("Asha appointed"), "A successor had started by then."
            ),
        ),
        claims=ids("Tomas former"),
    )
    commander = Fact(
        "tenure/tomas-rey--blue-accord-commander--2018",
        "tenure",
        "Tomas Rey, commander of the Blue Accord",
        {"person": (TOMAS,), "post": (COMMANDER,)},
        {"status": ("acting",)},
        span=Span(date(2018, 1, 1), date(2018, 12, 31), date(2018, 1, 1), None),
        edtf=("2018",),
        claims=ids("Tomas commander"),
    )
    lena = Fact(
        "tenure/lena-okoro--om-minister-defence--2019",
        "tenure",
        "Lena Okoro, minister of defence of Oman",
        {"person": (LENA,), "post": (MINISTER,)},
        span=Span(None, first, second, None),
        stretches=(
            _seen(first, *ids("Lena 2019")),
            Stretch(date(2019, 5, 9), date(2021, 3, 1), "presumed", ids("Lena 2019", "Lena 2021")),
            _seen(second, *ids("Lena 2021")),
        ),
        claims=ids("Lena 2019", "Lena 2021"),
    )
    return (asha, tomas, commander, lena)


def _ranks() -> tuple[Fact, ...]:
    ids = claim_world().ids
    return tuple(
        Fact(
            f"rank-holding/lena-okoro--{rank.removeprefix('rank/')}",
            "rank",
            label,
            {"person": (LENA,), "rank": (rank,)},
            span=Span(None, day, day, None),
            stretches=(_seen(day, *ids(key)),),
            claims=ids(key),
        )
        for rank, day, key, label in (
            (GENERAL, date(2019, 5, 8), "general", "Lena Okoro, general"),
            (MARSHAL, date(2021, 3, 2), "marshal", "Lena Okoro, field marshal"),
        )
    )


def _memberships() -> tuple[Fact, ...]:
    ids = claim_world().ids
    seen, founded = date(2019, 5, 8), (date(2015, 3, 1), date(2015, 3, 31))
    rows: tuple[tuple[str, str, str, Span, tuple[str, ...]], ...] = (
        (OMAN, "Oman", "founding", Span(*founded, seen, None), ("founder Oman",)),
        (
            CHAD,
            "Chad",
            "founding",
            Span(*founded, date(2020, 6, 30), date(2020, 6, 30)),
            ("founder Chad", "Chad left"),
        ),
        (FIJI, "Fiji", "founding", Span(*founded, seen, None), ("founder Fiji",)),
        (PERU, "Peru", "member", Span(date(2018, 1, 1), date(2018, 12, 31), seen, None), ("Peru joined",)),
        (SAMOA, "Samoa", "not_member", Span(None, seen, seen, None), ("Samoa not",)),
    )
    return tuple(
        Fact(
            f"membership/{state.removeprefix('state/')}--blue-accord",
            "membership",
            f"{name} in the Blue Accord",
            {"member": (state,), "organization": (ACCORD,)},
            {"status": (status,)},
            span=span,
            stretches=(
                Stretch(span.start_latest or seen, seen, "presumed" if status == "founding" else "certain", ids(*keys)),
            ),
            claims=ids(*keys),
        )
        for state, name, status, span, keys in rows
    )


_DESCRIBED: tuple[tuple[FactKind, str, str, str, str], ...] = (
    ("domain", "domain", COMMUNICATIONS, "domain", "Blue Accord: communications"),
    ("headquarters", "headquarters", MUSCAT, "seat", "Blue Accord: seat in Muscat"),
)


def _descriptions() -> tuple[Fact, ...]:
    ids = claim_world().ids
    first, second = date(2019, 5, 8), date(2021, 3, 2)
    counts = tuple(
        Fact(
            f"member-count/blue-accord--{count}--{day}",
            "member_count",
            f"Blue Accord: {count} members",
            {"organization": (ACCORD,)},
            {"count": (count,)},
            span=Span(None, day, day, None),
            stretches=(_seen(day, *ids(key)),),
            claims=ids(key),
        )
        for count, day, key in (("5", first, "five"), ("4", second, "four"))
    )
    described = tuple(
        Fact(
            f"{kind}/blue-accord--{thing.partition('/')[2]}",
            kind,
            label,
            {"organization": (ACCORD,), argument: (thing,)},
            span=Span(None, first, first, None),
            stretches=(_seen(first, *ids(key)),),
            claims=ids(key),
        )
        for kind, argument, thing, key, label in _DESCRIBED
    )
    return (*counts, *described)


def _events() -> tuple[Fact, ...]:
    ids = claim_world().ids
    day = date(2021, 3, 1)
    asha, lena = (
        "tenure/asha-menon--blue-accord-secretary-general--2017",
        "tenure/lena-okoro--om-minister-defence--2019",
    )
    return (
        Fact(
            "meeting/asha-menon--lena-okoro--2021-03-01",
            "event",
            "Meeting of Asha Menon and Lena Okoro in Muscat",
            {"place": (MUSCAT,)},
            {"type": ("meeting",)},
            span=Span(day, day, day, day),
            edtf=("2021-03-01",),
            bounds=(
                Bound("start_earliest", day, "computed", ids("met"), "The words say yesterday."),
                Bound("end_latest", day, "computed", ids("met"), "The words say yesterday."),
            ),
            stretches=(_seen(day, *ids("met")),),
            participations=(
                Participation(ASHA, "participant", asha, SECRETARY),
                Participation(LENA, "host", lena, MINISTER, (MARSHAL,)),
            ),
            claims=ids("met", "met undated"),
        ),
        Fact(
            "visit/harbour-university--suva--2019-05",
            "event",
            "Visit of the Harbour University to Suva",
            {"place": (SUVA,)},
            {"type": ("visit",)},
            span=Span(date(2019, 5, 1), date(2019, 5, 8), date(2019, 5, 1), date(2019, 5, 8)),
            edtf=("2019-05",),
            participations=(Participation(UNIVERSITY, "participant", delegation=True),),
            claims=ids("visit"),
        ),
        Fact(
            "founding/blue-accord--2015-03",
            "event",
            "Founding of the Blue Accord",
            {"organization": (ACCORD,)},
            {"type": ("founding",)},
            span=Span(date(2015, 3, 1), date(2015, 3, 31), date(2015, 3, 1), date(2015, 3, 31)),
            edtf=("2015-03",),
            participations=(Participation(OMAN, "initiator"),),
            claims=ids("founding"),
        ),
        Fact(
            "withdrawal/td--blue-accord--2020-06-30",
            "event",
            "Withdrawal of Chad from the Blue Accord",
            {"organization": (ACCORD,)},
            {"type": ("withdrawal",)},
            span=Span(*(date(2020, 6, 30),) * 4),
            edtf=("2020-06-30",),
            stretches=(_seen(date(2020, 6, 30), *ids("Chad left")),),
            participations=(Participation(CHAD, "participant"),),
            claims=ids("Chad left"),
        ),
        Fact(
            HARBOURS,
            "programme",
            "Safe Harbours",
            {"programme": (HARBOURS,), "place": (SUVA,), "domain": (MILITARY,)},
            {"topic": ("port security",), "audience": ("harbour masters",)},
            span=Span(date(2019, 2, 2), date(2019, 2, 2), date(2019, 2, 6), date(2019, 2, 6)),
            edtf=("2019-02-02/2019-02-06",),
            stretches=(Stretch(date(2019, 2, 2), date(2019, 2, 6), "certain", ids("harbours")),),
            participations=(Participation(ACCORD, "organizer"), Participation(FIJI, "host")),
            claims=ids("harbours"),
        ),
    )


@cache
def graph_bytes(base: str = BASE) -> bytes:
    """Return the whole world as canonical N-Quads."""
    return build_graph(HEADERS, claim_world().claims.values(), make_entities(), make_facts(), base=base)


def data_lines(nquads: bytes) -> list[str]:
    """Return the lines that are not of the ontology."""
    return [line for line in nquads.decode().splitlines() if not line.endswith("graph/ontology> .")]
