"""The Python API, for notebooks: statements as networkx graphs, the answers, SPARQL, exports and figures.

    import kgraph
    network = kgraph.load()                # the packaged casebook; or kgraph.load("data") for one's own
    graph = network.graph("kind")          # a two-mode networkx graph
    network.brokers("kind").rows[0]        # the answer, with the evidence behind each row
    kgraph.api.betweenness(graph, groups)  # a measure, over any two-mode graph

Levels are ``body`` (the default), ``place`` and ``kind``; see docs/exports.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.errors import CallError, unknown_choice
from kgraph.links import LEVELS, Evidence, Filter, LinkTable, Narrowing, filter_of, narrowed, narrowing, roll_up, tables
from kgraph.network.brokers import BrokerAnswer
from kgraph.network.clusters import ClusterAnswer
from kgraph.network.components import components, harmonic
from kgraph.network.gaps import GapAnswer
from kgraph.network.measures.betweenness import betweenness
from kgraph.network.measures.brokerage import brokerage
from kgraph.network.measures.centrality import closeness, degree
from kgraph.network.measures.fragmentation import articulation_points, fragmentation, removals
from kgraph.network.measures.holes import constraint, effective_size
from kgraph.network.measures.keyplayers import KeyPlayers, key_players
from kgraph.network.measures.modularity import barber, modularity
from kgraph.network.robustness import Robustness
from kgraph.pipeline import load_statements
from kgraph.statements import Statements

if TYPE_CHECKING:
    import networkx as nx

    from kgraph.query import Result, Value
    from kgraph.store import Store

__all__ = [
    "BrokerAnswer",
    "ClusterAnswer",
    "Evidence",
    "GapAnswer",
    "Network",
    "Picture",
    "articulation_points",
    "barber",
    "betweenness",
    "brokerage",
    "closeness",
    "components",
    "constraint",
    "degree",
    "effective_size",
    "fragmentation",
    "harmonic",
    "key_players",
    "load",
    "modularity",
    "records",
    "removals",
]


def load(data: str | Path | None = None, *, ties: Sequence[str] = ("partner",)) -> Network:
    """Return the network of the statements in ``data``: a source's folder or a folder of them; default the packaged.

    ``ties`` are what counts: ``partner`` (partnerships), ``member`` (memberships), or both.
    Raises KgraphError for a folder without a source, and for rows that are wrong.

    >>> load().table("body").tied_pairs
    1
    """
    return Network(load_statements(None if data is None else Path(data), asked="data"), tuple(ties))


@dataclass(frozen=True)
class Network:
    """Groups and their partners at every level; made by ``load``. What is asked for is worked out once."""

    statements: tuple[Statements, ...]
    ties: tuple[str, ...] = ("partner",)
    wanted: Filter = field(default_factory=Filter)
    rolled_up: bool = False

    @cached_property
    def levels(self) -> Mapping[str, LinkTable]:
        """The tables of all levels."""
        found = tables(self.statements, self.ties)
        if self.rolled_up:
            found = {level: roll_up(table, self.statements) for level, table in found.items()}
        return {level: narrowed(table, self.wanted) for level, table in found.items()}

    def narrowed(self, *, rolled_up: bool = False, **options: Any) -> Network:
        """Return the network of some groups, partners and mentions; options as ``kgraph.links.filter_of`` takes them.

        ``rolled_up`` counts departments and branches as what they are part of. ``query`` still asks everything.

        >>> len(load().narrowed(prefectures=["熊本県"]).table("kind").groups)
        2
        """
        own_labels, known = self.table("body").own_labels, [one.source.id for one in self.statements]
        wanted = filter_of(own_labels=own_labels, known_sources=known, **options)
        return replace(self, wanted=wanted, rolled_up=rolled_up)

    def table(self, level: str = "body") -> LinkTable:
        """Return the group × partner table of a level. Raises CallError for an unknown one."""
        _known("level", level, LEVELS)
        return self.levels[level]

    def graph(self, level: str = "body", *, lang: str = "ja") -> nx.Graph[str]:
        """Return the two-mode graph of a level as networkx has it; a new one each time, yours to change.

        Nodes have ``bipartite`` (0 group, 1 partner), ``id``, ``label``; groups ``legal_form``, ``prefectures``,
        ``municipalities``, ``targets``, ``activities``; partners ``kind``, ``nature``, ``places``. Edges have
        ``roles``, ``weight`` (how many mentions) and ``evidence``, the mentions with their words and lines. A body
        that leads an initiative and is a partner too is two nodes: its id, and ``<id>/partner``.

        >>> graph = load().graph("kind")
        >>> sum(data["bipartite"] == 0 for _, data in graph.nodes(data=True)), graph.number_of_edges()
        (13, 75)
        """
        from kgraph.network.projection import to_networkx

        table = self.table(level)
        graph = to_networkx(table)
        for group in table.groups:
            graph.nodes[group.id].update(
                legal_form=group.legal_form,
                prefectures=group.prefectures,
                municipalities=group.municipalities,
                targets=group.targets,
                activities=group.activities,
            )
        for _, data in graph.nodes(data=True):
            if lang == "en":
                data["label"] = data["label_en"]
            del data["label_en"]
        for _, _, data in graph.edges(data=True):
            data["weight"] = len(data["evidence"])
        return graph

    def groups(self, level: str = "body") -> tuple[str, ...]:
        """Return the ids of the groups, the nodes of the first mode: what two-mode measures ask for."""
        return tuple(sorted(self.table(level).group_by_id))

    def projection(self, level: str = "body") -> nx.Graph[str]:
        """Return the graph of groups, tied by the partners they share: ``count``, and ``newman`` (1/(n-1) for each)."""
        from kgraph.network.projection import group_graph, two_mode

        table = self.table(level)
        graph = group_graph(two_mode(table))
        for group in table.groups:
            graph.nodes[group.id]["label"] = group.label
        return graph

    def brokers(self, level: str = "body", *, robustness: str = "none", **options: Any) -> BrokerAnswer:
        """Return which partners link the most groups; options as ``kgraph.network.brokers.rank`` takes them.

        ``robustness`` adds how sure it is and what chance would give: ``default`` or ``full``, as the command does.

        >>> answer = load().brokers("kind")
        >>> answer.rows[0].partner.kind, len(answer.rows[0].groups)
        ('civil-society-organisation', 10)
        """
        from kgraph.network import brokers, certainty

        _known("robustness", robustness, certainty.ROBUSTNESS)
        return certainty.with_certainty(brokers.rank(self.table(level), self._others(level), **options), robustness)

    def key_partners(self, size: int, level: str = "body", *, goal: str = "fragment") -> KeyPlayers:
        """Return the best sets of ``size`` partners: that ``fragment`` the groups most, or ``reach`` most groups."""
        from kgraph.network.scores import key_partners

        return key_partners(self.table(level), size, goal)

    def robustness(self, level: str = "body", **options: Any) -> Robustness:
        """Return how sure the ranking is, by partner; options as ``kgraph.network.robustness.robustness`` has them."""
        from kgraph.network.robustness import robustness

        return robustness(self.table(level), **options)

    def clusters(self, level: str = "body", **options: Any) -> ClusterAnswer:
        """Return which groups share partners; options as ``kgraph.network.clusters.find`` takes them."""
        from kgraph.network import clusters

        return clusters.find(self.table(level), self._others(level), **options)

    def gaps(self, *, by: str = "prefectures") -> GapAnswer:
        """Return what is not written in the sources, by ``prefectures`` or ``municipalities``."""
        from kgraph.network import gaps

        _known("by", by, ("prefectures", "municipalities"))
        return gaps.find(self.table("kind"), by=by, kinds=self.wanted.kinds)

    @cached_property
    def store(self) -> Store:
        """The graph with ontology and derived graph, ready to be asked."""
        from kgraph.pipeline.building import store_of

        return store_of(self.statements, results=True)

    def query(
        self, text: str, *, params: Mapping[str, Value] | None = None, lang: str = "ja", graphs: str = "sources"
    ) -> Result:
        """Answer SPARQL; prefixes are known. ``graphs`` is ``sources``, ``derived`` or ``all``. ``.records()`` are rows.

        Raises CallError and QuerySyntaxError as ``kgraph.query.query`` does.

        >>> load().query("SELECT (COUNT(*) AS ?n) { ?i a kg:Initiative }").records()
        [{'n': 13}]
        """
        from kgraph.query import query

        return query(self.store, text, params=params, lang=lang, graphs=graphs)

    def export(self, form: str, level: str = "body", *, lang: str = "ja", projection: bool = False) -> bytes:
        """Return the network of a level as a file: gexf, graphml, kumu, cytoscape, pajek and so on (docs/exports.md)."""
        from kgraph.pipeline import exporting

        own = self._narrowing()
        made = exporting.network(
            self.statements, self.table(level), form, lang=lang, projection=projection, narrowed=own
        )
        return made.data

    def figure(self, name: str, level: str = "kind", *, form: str = "svg", lang: str = "ja") -> Picture:
        """Return a figure (brokers, targets, activities, network) that a notebook shows. Needs the extra ``figures``."""
        from kgraph.pipeline import exporting

        _known("level", level, LEVELS)
        made = exporting.figure(
            self.statements, self.levels, name, form, level=level, lang=lang, narrowed=self._narrowing()
        )
        return Picture(made.name, made.data)

    def graph_page(self) -> bytes:
        """Return the graph page of this network as one HTML file that goes alone."""
        from kgraph.pipeline import packing

        return packing.graph_page(self.statements, self.levels, self._narrowing()).data

    def _narrowing(self) -> Narrowing:
        own_labels = self.table("body").own_labels
        return narrowing(self.wanted, ties=self.ties, rolled_up=self.rolled_up, own_labels=own_labels)

    def _others(self, level: str) -> list[LinkTable]:
        return [self.levels[name] for name in reversed(LEVELS) if name != level]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as a file; notebooks show it."""

    name: str
    data: bytes

    def _repr_svg_(self) -> str | None:
        return self.data.decode("utf-8") if self.name.endswith(".svg") else None

    def _repr_png_(self) -> bytes | None:
        return self.data if self.name.endswith(".png") else None

    def __repr__(self) -> str:
        return f"Picture({self.name})"


def _known(name: str, value: str, choices: Sequence[str]) -> None:
    """Raise CallError where the value of an argument is none of its choices."""
    if value not in choices:
        raise CallError(unknown_choice(name, value, choices))


def records(answer: BrokerAnswer | ClusterAnswer | GapAnswer, lang: str = "ja") -> list[dict[str, Any]]:
    """Return the rows of an answer as plain data, one dict each, ready for a data frame.

    Of brokers the partners, of clusters the clusters, of gaps the boxes of each scheme with the groups that ticked it.

    >>> [(row["label"], row["groups"]) for row in records(load().brokers("kind"), "en")[:2]]
    [('civil society organisation', 10), ('social welfare council', 7)]
    """
    from kgraph.network import gaps_results, results

    found: list[dict[str, Any]]
    if isinstance(answer, BrokerAnswer):
        found = results.brokers_dict(answer, lang)["brokers"]
    elif isinstance(answer, ClusterAnswer):
        found = results.clusters_dict(answer, lang)["clusters"]
    else:
        matrices = gaps_results.gaps_dict(answer, lang)["matrices"]
        found = [{"scheme": matrix["scheme"], **row} for matrix in matrices for row in matrix["rows"]]
    return found
