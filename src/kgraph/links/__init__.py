"""From rows to a table of groups and partners at a level: the one door from data to network analysis.

A *link* is one group and one partner node of the level; a *tied pair* is two groups with at least one partner node in
common. Counted are firm, current mentions of the partner cell (``Mention.counts``). Levels:

``body``   bodies that are named, or that the word can only mean;
``place``  the same, and one unnamed node per kind and candidate area, where groups *may* share a body;
``kind``   the kinds of partner; a unit counts for its own kind and for those of the bodies it is part of.

A table may be narrowed (``narrowed`` with a ``Filter``), and its units rolled up to the bodies they are part of
(``roll_up``); both give a table again.
"""

from kgraph.links.build import table, tables
from kgraph.links.filters import Filter, filter_of, filter_words, narrowed
from kgraph.links.model import (
    BODY,
    KIND,
    LEVELS,
    TIES,
    UNNAMED,
    DirectTie,
    Evidence,
    GroupNode,
    Link,
    LinkTable,
    PartnerNode,
    Spoken,
)
from kgraph.links.naming import Narrowing, narrowing
from kgraph.links.ties import SharedTies, shared_ties
from kgraph.links.units import roll_up

__all__ = [
    "BODY",
    "KIND",
    "LEVELS",
    "TIES",
    "UNNAMED",
    "DirectTie",
    "Evidence",
    "Filter",
    "GroupNode",
    "Link",
    "LinkTable",
    "Narrowing",
    "PartnerNode",
    "SharedTies",
    "Spoken",
    "filter_of",
    "filter_words",
    "narrowed",
    "narrowing",
    "roll_up",
    "shared_ties",
    "table",
    "tables",
]
