"""The graph says everything that claims, entities and facts say, in terms of the ontology, the same way each time."""

import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import blue_accord as world
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from kg.claims import Evidence, Mention, make_claim
from kg.documents.model import Header
from kg.entities.model import Entities, Entity, Name
from kg.errors import ModelError
from kg.facts.model import Fact, Facts, Participation
from kg.graph import build_graph
from kg.graph.claims import line_of
from kg.ids import BASE
from kg.namespaces import KG, PREFIXES, TERMS


def _store(nquads: bytes) -> Store:
    store = Store()
    store.bulk_load(input=nquads, format=RdfFormat.N_QUADS)
    return store


def _ask(store: Store, pattern: str) -> bool:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return bool(store.query(f"BASE <{BASE}> {prefixes} ASK {{ {pattern} }}", use_default_graph_as_union=True))


@pytest.fixture(scope="module")
def store() -> Store:
    return _store(world.graph_bytes())


@pytest.mark.parametrize(
    "pattern",
    [
        # documents
        'GRAPH <graph/entities> { <document/brief-0a1b2c3d> a kg:Document ; rdfs:label "Blue Accord at a glance" ; '
        'dcterms:title "Blue Accord at a glance"@en ; dcterms:publisher "Harbour Post" ; dcterms:creator "Lena Voss" ; '
        'dcterms:source <https://news.example/brief> ; dcterms:language "en" ; kg:fileName "brief.txt" ; '
        'kg:publishedEarliest "2019-05-08"^^xsd:date ; kg:publishedLatest "2019-05-08"^^xsd:date ; '
        'kg:publishedBy "metadata" ; kg:mediaType "text/plain" ; kg:length ?length }',
        # claims, evidence, mentions, provenance
        "GRAPH <graph/claims/note-4e5f6a7b> { ?c a kg:Claim ; kg:claimKind 'membership' ; kg:claimStatus 'left' ; "
        "kg:modality kg:Asserted ; kg:grade kg:Stated ; kg:rule 'membership-example' ; kg:extractor 'rules' ; "
        "kg:edtf '2020-06-30' ; kg:timeWords 'le 30 juin 2020' ; kg:inDocument <document/note-4e5f6a7b> ; "
        "prov:wasDerivedFrom <document/note-4e5f6a7b> ; prov:wasGeneratedBy ?run ; kg:hasEvidence ?e ; "
        "kg:hasMention ?m . ?e oa:hasSource <document/note-4e5f6a7b> ; kg:line 4 ; oa:hasSelector ?quote, ?position . "
        '?quote a oa:TextQuoteSelector ; oa:exact "Le Tchad s\'est retiré le 30 juin 2020." . '
        "?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end . FILTER(?start < ?end) "
        "?m a kg:Mention ; kg:argument 'member' ; oa:exact 'Le Tchad' ; kg:standsFor 'Tchad' ; "
        "kg:refersTo <state/td> ; oa:start ?start } "
        "?run a prov:Activity ; prov:wasAssociatedWith ?agent . ?agent a prov:SoftwareAgent ; rdfs:label ?name",
        "?c kg:modality kg:Planned ; kg:claimKind 'event'",
        "?c kg:modality kg:Denied ; kg:grade kg:Stated",
        "?c kg:grade kg:Computed ; kg:anchor '2021-03-02' ; kg:hasMention [ kg:argument 'time' ; oa:exact 'hier' ]",
        # entities
        "GRAPH <graph/entities> { <organization/blue-accord> a kg:Coalition, kg:Organization ; kg:acronym 'BLA' ; "
        "rdfs:label 'Blue Accord'@en ; skos:prefLabel 'Pacte bleu'@fr, 'Blue Accord'@en ; skos:altLabel 'BLA'@en ; "
        "kg:hasName [ a kg:Name ; kg:text 'Pacte bleu'@fr ; kg:inDocument <document/note-4e5f6a7b> ] ; "
        "kg:hasMerge [ a kg:Merge ; kg:left 'Blue Accord' ; kg:right 'Pacte bleu' ; kg:source 'authority' ] }",
        "<state/om> a kg:State ; kg:isoCode 'OMN'",
        "<place/muscat> a kg:Place ; kg:isLocatedIn <state/om>",
        "<post/blue-accord--secretary-general> a kg:Post ; kg:belongsTo <organization/blue-accord> ; "
        "kg:postConcept 'secretary-general' ; kg:singleHolder true",
        "<rank/general> a kg:Rank, skos:Concept",
        "<domain/communications> a kg:Domain",
        # facts
        "GRAPH <graph/facts> { <tenure/asha-menon--blue-accord-secretary-general--2017> a kg:Tenure ; "
        "kg:hasHolder <person/asha-menon> ; kg:hasPost <post/blue-accord--secretary-general> ; "
        "prov:wasDerivedFrom <document/note-4e5f6a7b>, <document/brief-0a1b2c3d> ; kg:isSupportedBy ?c ; "
        "kg:hasSpan ?s . ?s a kg:Span ; kg:startEarliest '2017-01-01'^^xsd:date ; "
        "kg:startLatest '2017-12-31'^^xsd:date ; kg:endEarliest '2021-03-02'^^xsd:date ; kg:edtf '2017' ; "
        "kg:hasBound [ a kg:Bound ; kg:position 'end_earliest' ; kg:day '2021-03-02'^^xsd:date ; "
        "kg:method kg:Observed ; kg:reason ?why ; kg:isBasedOn ?based ] } "
        "?c a kg:Claim . ?based a kg:Claim . FILTER NOT EXISTS { ?s time:hasBeginning ?x }",
        "<tenure/asha-menon--blue-accord-secretary-general--2017> kg:hasStretch [ a kg:Stretch ; "
        "kg:from '2019-05-09'^^xsd:date ; kg:until '2021-03-01'^^xsd:date ; kg:certainty kg:Presumed ; "
        "kg:isBasedOn ?c ]",
        "<tenure/tomas-rey--blue-accord-commander--2018> kg:tenureStatus 'acting'",
        "<membership/om--blue-accord> a kg:Membership ; kg:hasMember <state/om> ; "
        "kg:membershipStatus kg:FoundingMember ; kg:hasOrganization <organization/blue-accord>",
        "<membership/ws--blue-accord> kg:membershipStatus kg:NotMember",
        "?f a kg:MemberCount ; kg:count 5 ; kg:hasOrganization <organization/blue-accord>",
        "?f a kg:RankHolding ; kg:hasHolder <person/lena-okoro> ; kg:hasRank <rank/field-marshal>",
        "<organization/blue-accord> kg:hasHeadquarters <place/muscat> ; kg:hasDomain <domain/communications> . "
        "?seat a kg:Seat ; kg:hasOrganization <organization/blue-accord> ; kg:hasHeadquarters <place/muscat> . "
        "?work a kg:DomainOfWork ; kg:hasOrganization <organization/blue-accord> ; kg:hasDomain ?domain",
        "<meeting/asha-menon--lena-okoro--2021-03-01> a kg:Meeting, kg:Event ; kg:takesPlaceAt <place/muscat> ; "
        "kg:isHostedBy <person/lena-okoro> ; kg:hasParticipant <person/asha-menon>, <person/lena-okoro> ; "
        "kg:hasParticipation [ a kg:Participation ; kg:hasAgent <person/lena-okoro> ; "
        "kg:participationRole kg:HostRole ; kg:asPost <post/om--minister-defence> ; "
        "kg:withRank <rank/field-marshal> ; kg:inCapacity ?t ] ; "
        "kg:hasSpan [ time:hasBeginning [ a time:Instant ; time:inXSDDate '2021-03-01'^^xsd:date ] ; "
        "time:hasEnd <day/2021-03-01> ]",
        "?v a kg:Visit ; kg:hasParticipation [ kg:byDelegation true ; kg:hasAgent <organization/harbour-university> ]",
        "?f a kg:Founding ; kg:isInitiatedBy <state/om> ; kg:concernsOrganization <organization/blue-accord>",
        "?w a kg:Withdrawal ; kg:concernsOrganization <organization/blue-accord>  ; kg:hasParticipant <state/td>",
        "<programme/safe-harbours> a kg:Programme ; kg:isOrganizedBy <organization/blue-accord> ; "
        "kg:isHostedBy <state/fj> ; kg:takesPlaceAt <place/suva> ; kg:hasDomain <domain/military> ; "
        "kg:topic 'port security' ; kg:audience 'harbour masters' ; rdfs:label 'Safe Harbours'@en",
        "?d a kg:Disagreement ; kg:topic 'member_count' ; kg:hasSide ?a, ?b ; kg:isBasedOn ?c ; kg:reason ?why "
        "FILTER(?a != ?b)",
        # the ontology
        "GRAPH <graph/ontology> { kg:Tenure a owl:Class ; rdfs:label 'tenure'@en }",
    ],
)
def test_the_graph_says(store: Store, pattern: str) -> None:
    assert _ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))",
        "<document/leaflet-8c9d0e1f> kg:publishedEarliest ?day",
        "<document/note-4e5f6a7b> dcterms:creator ?nobody",
        "?f a kg:Event ; kg:isSupportedBy [ kg:modality kg:Planned ]",
        "?f kg:isSupportedBy [ kg:modality kg:Denied ]",
        # exactly one label to show
        "?e a ?kind ; rdfs:label ?a, ?b FILTER(?kind IN (kg:Organization, kg:Person, kg:State) && ?a != ?b)",
        "?e skos:prefLabel ?a ; skos:altLabel ?a",
        # no date of the run
        "?s prov:generatedAtTime|prov:startedAtTime|prov:endedAtTime ?when",
    ],
)
def test_the_graph_does_not_say(store: Store, pattern: str) -> None:
    assert not _ask(store, pattern)


def test_lines_are_canonical() -> None:
    lines = world.graph_bytes().split(b"\n")
    assert lines[:-1] == sorted(set(lines[:-1]))
    assert lines[-1] == b""


def test_no_statement_stands_in_two_graphs() -> None:
    statements = [quad.triple for quad in parse(world.graph_bytes(), format=RdfFormat.N_QUADS)]
    assert len(statements) == len(set(statements))


def test_every_own_term_is_in_the_ontology() -> None:
    used = {
        node.value.removeprefix(KG)
        for quad in parse(world.graph_bytes(), format=RdfFormat.N_QUADS)
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(KG)
    }
    assert used <= TERMS


def test_data_lives_below_another_base() -> None:
    lines = world.data_lines(world.graph_bytes("https://data.example/kg/"))
    subjects = {line.partition(" ")[0] for line in lines}
    assert subjects
    published = {s for s in subjects if s.startswith(f"<{BASE}")}
    assert published
    assert all(s.startswith(f"<{BASE}domain/") for s in published)
    assert all(s.startswith("<https://data.example/kg/") for s in subjects - published)


@given(st.permutations(world.HEADERS), st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_order_of_input_does_not_matter(headers: list[Header], chance: object) -> None:
    claims = list(world.claim_world().claims.values())
    chance.shuffle(claims)  # type: ignore[attr-defined]
    facts = world.make_facts()
    backwards = Facts(dict(reversed(list(facts.by_id.items()))), facts.disagreements)
    assert build_graph(headers, claims, world.make_entities(), backwards) == world.graph_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seeds_do_not_matter(seed: str) -> None:
    code = "import hashlib, blue_accord; print(hashlib.sha256(blue_accord.graph_bytes()).hexdigest())"
    folder = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{folder}:{folder.parent}"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == sha256(world.graph_bytes()).hexdigest()


HOSTILE = st.text(st.characters(codec=None, categories=None), min_size=1, max_size=20)


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=200)
def test_hostile_words_give_a_valid_graph_that_says_them(quote: str, name: str, title: str) -> None:
    header = Header(
        "d-1", name, "text/plain", "0" * 64, len(quote), "en", title, name, name, f"https://x.example/{name}"
    )
    mention = Mention(quote, 0, len(quote), name)
    claim = make_claim(
        "founding",
        {"organization": [mention]},
        Evidence("d-1", 0, len(quote), quote),
        rule=name,
        extractor=quote,
    )
    entity = Entity("organization/x", "organization", name, "en", names=(Name(quote, "xx", "d-1"),), acronym=name)
    entities = Entities({entity.id: entity}, {(claim.id, "organization", 0): entity.id})
    nquads = build_graph([header], [claim], entities, Facts({}))
    said = {quad.object.value for quad in parse(nquads, format=RdfFormat.N_QUADS) if isinstance(quad.object, Literal)}
    assert {_shown(quote), _shown(name), _shown(title)} <= said


def _shown(text: str) -> str:
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)


def _fact(**changes: object) -> Fact:
    fact = next(iter(world.make_facts().by_id.values()))
    return replace(fact, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (_fact(claims=()), "no claims"),
        (_fact(claims=("c0000000000000000",)), "unknown claims c0000000000000000"),
        (_fact(kind="tenure", entities={"boss": ("person/x",)}), "tenure argument 'boss'"),
        (_fact(kind="membership", entities={}, values={"status": ("honorary",)}), "membership value status='honorary'"),
        (_fact(kind="event", entities={}, participations=(Participation("person/x", "cook"),)), "role 'cook'"),
    ],
)
def test_what_a_fact_may_not_say_is_refused(fact: Fact, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        build_graph(world.HEADERS, world.claim_world().claims.values(), world.make_entities(), _only(fact))


def test_a_reported_fact_is_marked_by_its_claims() -> None:
    fact = _fact(kind="event", entities={}, values={"type": ("meeting",), "modality": ("reported",)})
    claims = world.claim_world().claims.values()
    nquads = build_graph(world.HEADERS, claims, world.make_entities(), _only(fact))
    assert f"<{BASE}{fact.id}> <{KG}modality>".encode() not in nquads


def _only(fact: Fact) -> Facts:
    return Facts({fact.id: fact})


def test_a_claim_of_an_unknown_document_is_refused() -> None:
    with pytest.raises(ModelError, match="has no header"):
        build_graph((), world.claim_world().claims.values(), world.make_entities(), Facts({}))


def test_a_person_that_belongs_to_something_is_refused() -> None:
    entity = Entity("person/x", "person", "X", "en", belongs_to="state/om")
    with pytest.raises(ModelError, match="a person that belongs to"):
        build_graph((), (), Entities({entity.id: entity}, {}), Facts({}))


def test_two_parts_of_one_agent_in_one_role_stay_apart() -> None:
    twice = (Participation("person/x", "host"), Participation("person/x", "host", post="post/y"))
    fact = _fact(id="meeting/m", kind="event", entities={}, values={"type": ("meeting",)}, participations=twice)
    nquads = build_graph(world.HEADERS, world.claim_world().claims.values(), world.make_entities(), _only(fact))
    assert b"/meeting/m/host/person/x/2>" in nquads


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (3, 1), (4, 2), (8, 2), (9, 3), (100, 3)])
def test_lines_are_counted_from_one(offset: int, line: int) -> None:
    assert line_of(offset, (0, 4, 9)) == line


def test_without_line_starts_there_is_no_line() -> None:
    headers = [replace(header, line_starts=()) for header in world.HEADERS]
    nquads = build_graph(headers, world.claim_world().claims.values(), world.make_entities(), world.make_facts())
    assert f"<{KG}line>".encode() in world.graph_bytes()
    assert not any(f"<{KG}line>" in line for line in world.data_lines(nquads))


def test_the_graph_has_no_violation() -> None:
    from kg.checks import check_graph

    report = check_graph(world.graph_bytes())
    assert report.conforms, [finding for finding in report.findings if finding.severity == "Violation"]
