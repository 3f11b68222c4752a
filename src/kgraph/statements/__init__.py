"""Statements: the rows that a person can review, correct and diff; RDF, analysis and site are built from them."""

from kgraph.statements.corrections import Correction, apply_corrections, load_corrections
from kgraph.statements.held import Held, held_id
from kgraph.statements.records import records
from kgraph.statements.rows import (
    PARTNER_FIELD,
    Body,
    Concept,
    ConceptWord,
    Fact,
    Group,
    Identifier,
    LineAccount,
    Membership,
    Mention,
    Statements,
    Withheld,
)
from kgraph.statements.source import Bounds, Source
from kgraph.statements.tables import load, to_files
from kgraph.statements.tidy import tidy
from kgraph.statements.withhold import without_withheld

__all__ = [
    "PARTNER_FIELD",
    "Body",
    "Bounds",
    "Concept",
    "ConceptWord",
    "Correction",
    "Fact",
    "Group",
    "Held",
    "Identifier",
    "LineAccount",
    "Membership",
    "Mention",
    "Source",
    "Statements",
    "Withheld",
    "apply_corrections",
    "held_id",
    "load",
    "load_corrections",
    "records",
    "tidy",
    "to_files",
    "without_withheld",
]
