"""JSON: Cytoscape's, and a plain one of nodes and edges (node-link) for D3 and other programs.

The keys are fixed and documented in docs/exports.md. An attribute never takes the place of a key: see ``values``.
"""

from __future__ import annotations

import json
from typing import Any

from kgraph.render.exports.model import Edge, Net, Node


def cytoscape(net: Net) -> bytes:
    """Return the network as Cytoscape.js JSON (``.cyjs``), which Cytoscape desktop opens as well.

    ``id``, ``name`` (the label) and ``value`` (the id again, which networkx reads) are the keys of a node's ``data``,
    ``id``, ``source``, ``target`` and ``weight`` those of an edge's.
    """
    return _json(
        {
            "format_version": "1.0",
            "generated_by": "kgraph",
            "target_cytoscapejs_version": "~2.1",
            "directed": net.directed,
            "multigraph": net.parallel,
            "data": {"name": net.title, "shared_name": net.title, "about": net.about},
            "elements": {
                "nodes": [
                    {"data": {**_free(node, ("id", "name", "value")), **_cytoscape_keys(node)}} for node in net.nodes
                ],
                "edges": [{"data": _edge(net, edge)} for edge in net.edges],
            },
        }
    )


def node_link(net: Net) -> bytes:
    """Return the network as ``{"directed", "multigraph", "graph", "nodes": [{"id", …}], "edges": [{"source", …}]}``."""
    return _json(
        {
            "directed": net.directed,
            "multigraph": net.parallel,
            "graph": {"title": net.title, "about": net.about},
            "nodes": [{"id": node.id, "label": node.label, **_free(node, ("id", "label"))} for node in net.nodes],
            "edges": [_edge(net, edge) for edge in net.edges],
        }
    )


def _cytoscape_keys(node: Node) -> dict[str, str]:
    return {"id": node.id, "name": node.label, "value": node.id}


def _edge(net: Net, edge: Edge) -> dict[str, Any]:
    keys: dict[str, Any] = {"id": edge.id, "source": edge.source, "target": edge.target, "weight": edge.weight}
    if net.parallel:
        keys["key"] = edge.id  # what parts parallel edges in networkx
    return {**_free(edge, tuple(keys)), **keys}


def _free(part: Node | Edge, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the attributes, those of a key's name with ``own_`` before it."""
    return {f"own_{name}" if name in keys else name: value for name, value in part.attributes.items()}


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")
