"""The terms that the graph is written with, as nodes: the one place where rdf spells a term of a vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph import vocab


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.expand(name))


TYPE = _node("rdf:type")

# Classes of our own.
NAMED_BODY = _node("kg:NamedBody")
UNNAMED_BODY = _node("kg:UnnamedBody")
INITIATIVE = _node("kg:Initiative")
MENTION = _node("kg:Mention")
PARTNERSHIP = _node("kg:Partnership")
PLANNED_PARTNERSHIP = _node("kg:PlannedPartnership")
PLACE = _node("kg:Place")
STAFF_PART = _node("kg:StaffPart")
DATED_EVENT = _node("kg:DatedEvent")
SHARED_PARTNER_TIE = _node("kg:SharedPartnerTie")
GROUP_PAIR = _node("kg:GroupPair")
PARTNER_PAIR = _node("kg:PartnerPair")

# Classes of others.
ORGANIZATIONAL_UNIT = _node("org:OrganizationalUnit")
TEXT_QUOTE_SELECTOR = _node("oa:TextQuoteSelector")
TEXT_POSITION_SELECTOR = _node("oa:TextPositionSelector")
DIGITAL_DOCUMENT = _node("schema:DigitalDocument")
DATASET = _node("schema:Dataset")
PROV_ENTITY = _node("prov:Entity")
PROV_ACTIVITY = _node("prov:Activity")

# Bodies.
PREF_LABEL = _node("skos:prefLabel")
ALT_LABEL = _node("skos:altLabel")
NOTE = _node("skos:note")
HEADING_NAME = _node("kg:headingName")
NAME_BASIS = _node("kg:nameBasis")
KIND = _node("kg:kind")
CLASSIFICATION = _node("org:classification")
LEGAL_FORM = _node("kg:legalForm")
FORM_STATUS = _node("kg:formStatus")
SUB_ORGANIZATION_OF = _node("org:subOrganizationOf")
ORG_IDENTIFIER = _node("org:identifier")
SCHEMA_IDENTIFIER = _node("schema:identifier")
CORPORATE_NUMBER = _node("kg:corporateNumber")
BODY_COUNT = _node("kg:bodyCount")
CANDIDATE_PLACE = _node("kg:candidatePlace")
PLACE_NOT_TOLD = _node("kg:placeNotTold")
IS_REPLACED_BY = _node("dct:isReplacedBy")

# What the form tells of a group.
FOUNDING_DATE = _node("schema:foundingDate")
FOUNDING = _node("kg:founding")
INCORPORATION = _node("kg:incorporation")
NUMBER_OF_EMPLOYEES = _node("schema:numberOfEmployees")
HAS_STAFF_PART = _node("kg:staffPart")
COUNT = _node("kg:count")
URL = _node("schema:url")
MEMBER_COUNT = _node("kg:memberCount")
TELEPHONE = _node("schema:telephone")

# Numbers and codes by which others know a body, and memberships.
IDENTIFICATION = _node("kg:Identification")
HAS_IDENTIFICATION = _node("kg:identification")
IDENTIFIER_SCHEME = _node("kg:identifierScheme")
REGISTERED_NAME = _node("kg:registeredName")
REGISTER = _node("kg:register")
NOTATION = _node("skos:notation")
MEMBERSHIP = _node("org:Membership")
MEMBER_OF = _node("org:memberOf")
MEMBER = _node("org:member")
ORGANIZATION = _node("org:organization")

# Words of prose that speak of a concept.
CONCEPT_MENTION = _node("kg:ConceptMention")
SPEAKS_OF = _node("kg:speaksOf")

# Concepts that a source adds to a scheme.
CONCEPT = _node("skos:Concept")
IN_SCHEME = _node("skos:inScheme")
BROADER = _node("skos:broader")

# Dates.
DATE = _node("dct:date")
AS_WRITTEN = _node("kg:asWritten")
START = _node("kg:start")
END = _node("kg:end")

# Initiatives.
LEAD = _node("kg:lead")
SPATIAL = _node("dct:spatial")
REGION_NOTE = _node("kg:regionNote")
BEGINNING = _node("kg:beginning")
START_DATE = _node("schema:startDate")
ACTIVITY = _node("kg:activity")
MAIN_ACTIVITY = _node("kg:mainActivity")
SUB_ACTIVITY = _node("kg:subActivity")
TARGET = _node("kg:target")
MAIN_TARGET = _node("kg:mainTarget")
SUB_TARGET = _node("kg:subTarget")
QUALIFIED_ASSOCIATION = _node("prov:qualifiedAssociation")
PARTNER = _node("kg:partner")
HAS_PLANNED_PARTNERSHIP = _node("kg:plannedPartnership")

# Partnerships and plans.
AGENT = _node("prov:agent")
HAD_ROLE = _node("prov:hadRole")
ROLE_TEXT = _node("kg:roleText")
EVIDENCE = _node("kg:evidence")
PLANNED_AGENT = _node("kg:plannedAgent")
PLANNED_ROLE = _node("kg:plannedRole")

# Mentions.
OF_INITIATIVE = _node("kg:initiative")
FIELD = _node("kg:field")
LINE = _node("kg:line")
GROUNDING = _node("kg:grounding")
RULE = _node("kg:rule")
WEAK = _node("kg:weak")
HAS_SOURCE = _node("oa:hasSource")
HAS_SELECTOR = _node("oa:hasSelector")
EXACT = _node("oa:exact")
OA_START = _node("oa:start")
OA_END = _node("oa:end")

# Places.
IDENTIFIER = _node("dct:identifier")
IS_PART_OF = _node("dct:isPartOf")
SEE_ALSO = _node("rdfs:seeAlso")

# The source and its graph.
SOURCE = _node("dct:source")
TITLE = _node("dct:title")
ISSUED = _node("dct:issued")
PUBLISHER = _node("schema:publisher")
SHA256 = _node("schema:sha256")
DESCRIPTION = _node("schema:description")
WAS_DERIVED_FROM = _node("prov:wasDerivedFrom")

# Derived ties.
WAS_GENERATED_BY = _node("prov:wasGeneratedBy")
USED = _node("prov:used")
METHOD = _node("kg:method")
VERSION = _node("kg:version")
LEVEL = _node("kg:level")
TIED_GROUP = _node("kg:tiedGroup")
PAIRED_PARTNER = _node("kg:pairedPartner")
SHARED_PARTNER = _node("kg:sharedPartner")
WEIGHT = _node("kg:weight")

# Derived results: what was measured, and clusters.
MEASUREMENT = _node("kg:Measurement")
UNNAMED_NODE = _node("kg:UnnamedNode")
CLUSTER = _node("kg:Cluster")
CLUSTER_MEMBERSHIP = _node("kg:ClusterMembership")
MEASURED = _node("kg:measured")
MEASURE = _node("kg:measure")
VALUE = _node("prov:value")
RANK = _node("kg:rank")
OUT_OF = _node("kg:outOf")
PARAMETER = _node("kg:parameter")
IN_CLUSTER = _node("kg:inCluster")
CLUSTERED_GROUP = _node("kg:clusteredGroup")
CERTAINTY = _node("kg:certainty")
HELD_BY = _node("kg:heldBy")
CLUSTER_NUMBER = _node("kg:clusterNumber")

# Datatypes.
XSD_ANY_URI = _node("xsd:anyURI")
XSD_BOOLEAN = _node("xsd:boolean")
XSD_DATE = _node("xsd:date")
XSD_DECIMAL = _node("xsd:decimal")
XSD_INTEGER = _node("xsd:integer")
XSD_STRING = _node("xsd:string")

Literal = ox.Literal
TRUE = ox.Literal(True)


def integer(value: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(value)
