"""What the door asks of whatever answers it: the embedded store today, a remote SPARQL 1.1 endpoint some day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import pyoxigraph as ox


class Engine(Protocol):
    """Something that runs a whole SPARQL query in which every value stands already.

    A remote endpoint would send the text with the prefixes before it, and read the answer with
    ``pyoxigraph.parse_query_results``; nothing above needs to know.
    """

    def evaluate(
        self, text: str, *, prefixes: Mapping[str, str], graphs: str | None = "sources"
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run the query on the graphs named in ``kgraph.store.GRAPHS`` (None: its own FROM clauses choose)."""
        ...
