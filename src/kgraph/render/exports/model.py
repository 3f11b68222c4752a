"""A network as every format writes it: nodes and edges with plain attributes, in one order, and what was changed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kgraph.errors import CallError, Problem, Text
from kgraph.render.exports.values import Plain, as_text, attribute_names, clean, plain, removed, type_of, unclean

if TYPE_CHECKING:
    import networkx as nx

GROUP, PARTNER = "group", "partner"
"""The modes of a two-mode network."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: an id that no other has, a label for people, its mode (empty in other networks), and attributes."""

    id: str
    label: str
    mode: str
    attributes: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with an id of its own; ``weight`` is its strength, ``kinds`` are what it is (roles, for a link)."""

    id: str
    source: str
    target: str
    weight: float
    kinds: tuple[str, ...]
    attributes: Mapping[str, Plain]


@dataclass(frozen=True)
class Net:
    """Nodes and edges, sorted; ``title`` and ``about`` say what it is, ``notices`` what was changed for the sake of it."""

    title: str
    about: str
    directed: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notices: tuple[Text, ...] = ()

    @cached_property
    def node_columns(self) -> Mapping[str, str]:
        """The attributes of nodes with the one type that holds all their values, in the order in which they are met."""
        return _columns(node.attributes for node in self.nodes)

    @cached_property
    def edge_columns(self) -> Mapping[str, str]:
        """The attributes of edges with the one type that holds all their values."""
        return _columns(edge.attributes for edge in self.edges)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each node in the order, from 1."""
        return {node.id: at for at, node in enumerate(self.nodes, 1)}

    @cached_property
    def parallel(self) -> bool:
        """Whether two edges have the same ends."""
        ends = {(e.source, e.target) if self.directed else frozenset((e.source, e.target)) for e in self.edges}
        return len(ends) < len(self.edges)

    @cached_property
    def scoped_labels(self) -> Mapping[str, str]:
        """A label for each node that no other bears: where several share one, their places (or ids) stand behind it."""
        bearers: dict[str, list[Node]] = {}
        for node in self.nodes:
            bearers.setdefault(node.label, []).append(node)
        found: dict[str, str] = {}
        taken = {label for label, some in bearers.items() if len(some) == 1}
        for label, some in bearers.items():
            for node in some:
                found[node.id] = label if len(some) == 1 else _scoped(node, taken)
                taken.add(found[node.id])
        return found


@dataclass(frozen=True, slots=True)
class Draft:
    """A node or an edge as it comes, its attributes of any name and type."""

    id: str
    label: str
    attributes: Mapping[str, Any]
    mode: str = ""
    source: str = ""
    target: str = ""
    weight: float = 1.0
    kinds: tuple[str, ...] = ()


def net(
    nodes: Iterable[Draft], edges: Iterable[Draft], *, title: str = "", about: str = "", directed: bool = False
) -> Net:
    """Return the network of drafts: names mapped, values plain, forbidden characters left out and told of."""
    some, links = list(nodes), list(edges)
    dirty = 0
    for draft in (*some, *links):
        dirty += sum(map(unclean, (draft.id, draft.label, *_texts(draft.attributes.values()))))
    names = attribute_names((draft.attributes for draft in some), edges=False)
    edge_names = attribute_names((draft.attributes for draft in links), edges=True)
    notices = (removed(dirty),) if dirty else ()
    ids = _unique_ids(some)
    return Net(
        title=clean(title),
        about=clean(about),
        directed=directed,
        nodes=tuple(
            Node(
                ids[d.id],
                clean(d.label),
                d.mode,
                {**({"mode": d.mode} if d.mode else {}), **_attributes(d.attributes, names)},
            )
            for d in some
        ),
        edges=tuple(
            Edge(
                clean(d.id),
                ids[d.source],
                ids[d.target],
                d.weight,
                tuple(map(clean, d.kinds)),
                _attributes(d.attributes, edge_names),
            )
            for d in links
        ),
        notices=notices,
    )


def from_graph(graph: nx.Graph[Any], *, title: str = "", weight: str = "weight") -> Net:
    """Return any networkx graph as a network to export; nodes and edges in the order of their ids.

    A node's ``label`` is its label, else its id; ``bipartite`` 0 and 1 are the modes. ``weight`` names the strength of
    an edge, 1 where it has none; its kinds are what its attributes ``kinds``, ``relation_kind``, ``kind`` or ``type``
    tell. Raises CallError for a strength that is no number.
    """
    nodes = [
        Draft(
            id=str(name),
            label=as_text(data.get("label", name)),
            mode={0: GROUP, 1: PARTNER}.get(data.get("bipartite", -1), ""),
            attributes={str(key): value for key, value in data.items() if key != "label"},
        )
        for name, data in sorted(graph.nodes(data=True), key=lambda item: str(item[0]))
    ]
    ends = []
    for a, b, data in graph.edges(data=True):
        first, second = (str(a), str(b)) if graph.is_directed() or str(a) <= str(b) else (str(b), str(a))
        ends.append((first, second, sorted((str(k), as_text(v)) for k, v in data.items()), data))
    edges = []
    for at, (first, second, _, data) in enumerate(sorted(ends, key=lambda end: end[:3]), 1):
        edges.append(
            Draft(
                id=f"e{at}",
                label="",
                source=first,
                target=second,
                weight=_weight(data.get(weight, 1), weight),
                kinds=_kinds(data),
                attributes={str(key): value for key, value in data.items() if key != weight},
            )
        )
    return net(nodes, edges, title=title, directed=graph.is_directed())


def _kinds(data: Mapping[str, Any]) -> tuple[str, ...]:
    for name in ("kinds", "relation_kind", "kind", "type"):
        if name in data:
            value = data[name]
            some = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
            return tuple(sorted(as_text(one) for one in some))
    return ()


def _weight(value: Any, name: str) -> float:
    value = plain(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    raise CallError(
        Problem(
            code="strength",
            file="graph",
            field=name,
            found=as_text(value),
            expected=Text("有限の数", "a finite number"),
            todo=Text("つながりの強さを直してください", "mend the strength of that tie"),
        )
    )


def _attributes(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Plain]:
    found = {}
    for name, value in values.items():
        kept = plain(value)
        if kept is not None:
            found[names[name]] = kept
    return found


def _columns(rows: Iterable[Mapping[str, Plain]]) -> dict[str, str]:
    values: dict[str, list[Plain]] = {}
    for row in rows:
        for name, value in row.items():
            values.setdefault(name, []).append(value)
    return {name: type_of(some) for name, some in values.items()}


def _texts(values: Iterable[Any]) -> Iterable[str]:
    """Yield every text in values, also within lists."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, tuple, set, frozenset)):
            yield from (part for part in value if isinstance(part, str))


def _unique_ids(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return the ids as they are written. Raises ValueError for two nodes of one id."""
    ids = {draft.id: clean(draft.id) for draft in drafts}
    if len(set(ids.values())) != len(drafts):
        raise ValueError("two nodes of one id")
    return ids


def _scoped(node: Node, taken: set[str]) -> str:
    places = node.attributes.get("place_names") or node.attributes.get("prefecture") or node.attributes.get("place")
    for scope in (places, node.id):
        label = f"{node.label}（{scope}）"
        if scope and label not in taken:
            return label
    return f"{node.label}（{node.id}）"
