"""Tables: nodes and edges as CSV (Gephi's column names), the flat list of pairs, and Kumu's workbook.

No cell runs as a formula: in CSV an apostrophe stands before text that would, in a workbook such text is kept as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kgraph.render.exports.model import GROUP, Edge, Net, Node
from kgraph.render.exports.values import as_text
from kgraph.sheets import csv_text, safe, workbook_bytes

FLAT_HEADER = ("Id", "Source", "Target", "Type", "Weight", "Kinds")
KUMU_SEPARATOR = "|"


def nodes_csv(net: Net) -> bytes:
    """Return the nodes: ``Id``, ``Label``, then every attribute."""
    header = ("Id", "Label", *_free(net.node_columns, ("Id", "Label")))
    return _csv(header, ((n.id, n.label, *_cells(n, net.node_columns)) for n in net.nodes))


def edges_csv(net: Net) -> bytes:
    """Return the edges: ``Id``, ``Source``, ``Target``, ``Type``, ``Weight``, then every attribute."""
    keys = ("Id", "Source", "Target", "Type", "Weight")
    rows = ((e.id, e.source, e.target, _type(net), f"{e.weight:g}", *_cells(e, net.edge_columns)) for e in net.edges)
    return _csv((*keys, *_free(net.edge_columns, keys)), rows)


def flat_csv(net: Net) -> bytes:
    """Return one row for each pair of nodes: strengths summed, kinds listed, one ``Type`` for all (see FLAT_HEADER).

    In a directed network the two directions of a pair are two rows.
    """
    pairs: dict[tuple[str, str], tuple[float, dict[str, None]]] = {}
    for edge in net.edges:
        ends = (edge.source, edge.target)
        if not net.directed and ends[::-1] in pairs:
            ends = ends[::-1]
        weight, kinds = pairs.get(ends, (0.0, {}))
        pairs[ends] = (weight + edge.weight, {**kinds, **dict.fromkeys(edge.kinds)})
    rows = (
        (f"p{at}", *ends, _type(net), f"{weight:g}", "; ".join(sorted(kinds)))
        for at, (ends, (weight, kinds)) in enumerate(sorted(pairs.items()), 1)
    )
    return _csv(FLAT_HEADER, rows)


def kumu(net: Net) -> bytes:
    """Return Kumu's workbook: the sheets Elements and Connections, joined by ID.

    Kumu takes elements of one label for one element: so there is an ``ID``, and a label that several share has their
    places (or ids) behind it. ``Tags`` are parted by ``|``. ``From`` and ``To`` are IDs.
    """
    from openpyxl import Workbook  # heavy: the other formats need none

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Elements")
    own = [name for name in net.node_columns if name not in ("mode", "kind_label", "targets")]
    header = ("ID", "Label", "Type", "Description", "Tags", *own)
    _fill(sheet, header, (_element(net, node, own) for node in net.nodes))
    keys = ("From", "To", "ID", "Type", "Direction", "Strength", "Description")
    columns = [name for name in net.edge_columns if name not in ("roles", "words", "relation_kind", "shared")]
    direction = "directed" if net.directed else "undirected"
    rows = (
        (
            *(e.source, e.target, e.id, ", ".join(e.kinds) or "link", direction, e.weight, _about(e)),
            *(e.attributes.get(name) for name in columns),
        )
        for e in net.edges
    )
    _fill(book.create_sheet("Connections"), (*keys, *columns), rows)
    return workbook_bytes(book)


def _element(net: Net, node: Node, own: Sequence[str]) -> tuple[Any, ...]:
    attributes = node.attributes
    kind = as_text(attributes.get("kind_label")) or node.mode or "element"
    tags = [node.mode, *as_text(attributes.get("targets")).split("; ")]
    if node.mode == GROUP:
        kind = node.mode
    description = as_text(attributes.get("activities"))
    shown = KUMU_SEPARATOR.join(tag.replace(KUMU_SEPARATOR, "/") for tag in tags if tag)
    return (
        node.id,
        net.scoped_labels[node.id],
        kind,
        description or as_text(attributes.get("place_names")),
        shown,
        *(attributes.get(name) for name in own),
    )


def _about(edge: Edge) -> str:
    """Return the words behind an edge and their lines."""
    words = as_text(edge.attributes.get("words") or edge.attributes.get("shared"))
    lines = as_text(edge.attributes.get("lines"))
    return f"{words} ({lines})" if lines else words


def _fill(sheet: Any, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    for row, values in enumerate((header, *rows), 1):
        for column, value in enumerate(values, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(row=row, column=column, value=value)
            if isinstance(value, str):
                cell.data_type = "s"  # text, whatever it begins with
                cell.quotePrefix = safe(value) != value
    sheet.freeze_panes = "A2"


def _type(net: Net) -> str:
    return "Directed" if net.directed else "Undirected"


def _cells(part: Node | Edge, columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(as_text(part.attributes.get(name)) for name in columns)


def _free(columns: Iterable[str], keys: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, those that differ from a key in case only with ``own_`` before them."""
    taken = {key.casefold() for key in keys}
    return tuple(f"own_{name}" if name.casefold() in taken else name for name in columns)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return csv_text([header, *([safe(cell) for cell in row] for row in rows)]).encode("utf-8")
