"""The namespaces of the terms we use, their prefixes, and the names of our own terms."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.errors import ModelError
from kg.ids import ONTOLOGY

KG = ONTOLOGY
SHAPES = "https://w3id.org/coalition-kg/shapes#"

DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
VANN = "http://purl.org/vocab/vann/"
WD = "http://www.wikidata.org/entity/"
XSD = "http://www.w3.org/2001/XMLSchema#"

#: Prefix to namespace IRI, for Turtle, SPARQL and JSON-LD contexts, in alphabetical order.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "kg": KG,
        "kgs": SHAPES,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "sh": SH,
        "skos": SKOS,
        "time": TIME,
        "vann": VANN,
        "wd": WD,
        "xsd": XSD,
    }
)


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Local names of our classes; a test holds these three lists to ``ontology/coalition-kg.ttl``.
CLASSES = _names(
    """
    Accession Activity Affiliation Agent Agreement Appointment Bound Ceremony Certainty Claim Coalition Conclusion
    Conference Departure Disagreement Document Domain DomainOfWork Entity Event Evidence Exercise Fact Founding
    Launch Meeting MemberCount Membership MembershipStatus Mention Merge Method Modality Name Organization
    Participation ParticipationRole Person Place Post Programme Rank RankHolding Record Seat Situation Span
    State Stretch Tenure Training Value Visit Withdrawal
    """
)

#: Local names of our properties.
PROPERTIES = _names(
    """
    acronym anchor argument asPost audience belongsTo byDelegation certainty claimKind claimStatus
    concernsOrganization concernsPost count day edtf endEarliest endLatest extractor fileName from grade
    hasAgent hasBound hasDomain hasEvidence hasHeadquarters hasHolder hasMember hasMention hasMerge hasName
    hasOrganization hasParent hasParticipant hasParticipation hasPost hasRank hasSide hasSpan hasStretch
    inCapacity inDocument isAbout isBasedOn isHostedBy isInitiatedBy isLocatedIn isOrganizedBy isSupportedBy
    isoCode left length line mediaType membershipStatus method modality participationRole position postConcept
    publishedBy publishedEarliest publishedLatest reason refersTo right rule sha256 singleHolder source
    standsFor startEarliest startLatest takesPlaceAt tenureStatus text timeWords topic until withRank
    """
)

#: Local names of the values of our closed lists.
VALUES = _names(
    """
    Asserted Certain Computed Denied Derived FoundingMember Full Hedged HostRole Inferred InitiatorRole
    NotMember Observed Observer OrganizerRole ParticipantRole Planned Presumed Reported SpeakerRole Stated
    Suspended
    """
)

#: Every local name in our namespace.
TERMS = CLASSES | PROPERTIES | VALUES


def term(name: str) -> str:
    """Return the IRI of one of our terms, and refuse a name that the ontology does not have.

    Args:
        name: The local name, for example ``"Tenure"`` or ``"hasSpan"``.

    Returns:
        The IRI.

    Raises:
        ModelError: No such term is in the ontology.

    >>> term("Tenure")
    'https://w3id.org/coalition-kg/ontology#Tenure'
    >>> term("Tenur")
    Traceback (most recent call last):
    kg.errors.ModelError: kg:Tenur: is not a term of the ontology; take one from ontology/coalition-kg.ttl
    """
    if name not in TERMS:
        raise ModelError(f"kg:{name}", "is not a term of the ontology", "take one from ontology/coalition-kg.ttl")
    return KG + name


def compact(iri: str) -> str:
    """Return an IRI with a prefix where one is known, for people to read.

    Args:
        iri: A full IRI.

    Returns:
        ``prefix:name`` if the rest is a plain name, else the IRI in angle brackets.

    >>> compact("http://www.w3.org/ns/oa#exact"), compact("https://example.org/a")
    ('oa:exact', '<https://example.org/a>')
    """
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{name}"
    return f"<{iri}>"
