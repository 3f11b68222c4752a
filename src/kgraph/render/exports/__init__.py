"""The network in the formats of the field: one function for each, from a ``Net`` to the bytes of a file.

``two_mode`` and ``projection`` make a ``Net`` of the table of a level, ``from_graph`` of any networkx graph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from kgraph.errors import CallError, Problem, Text
from kgraph.render.exports.json_formats import cytoscape, node_link
from kgraph.render.exports.model import Net, from_graph
from kgraph.render.exports.pajek import pajek, pajek_two_mode
from kgraph.render.exports.sheets import edges_csv, flat_csv, kumu, nodes_csv
from kgraph.render.exports.tables import about, corporate_numbers, projection, two_mode
from kgraph.render.exports.xml import gexf, graphml
from kgraph.sheets import BOM


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what its files end in, for which program it is, and the function that writes it."""

    name: str
    suffix: str
    purpose: Text
    write: Callable[[Net], bytes]
    binary: bool = False


FORMATS = MappingProxyType(
    {
        f.name: f
        for f in (
            Format("gexf", ".gexf", Text("Gephi（GEXF 1.3）", "Gephi (GEXF 1.3)"), gexf),
            Format("graphml", ".graphml", Text("多くのツール（GraphML）", "most tools (GraphML)"), graphml),
            Format("kumu", "-kumu.xlsx", Text("Kumu に読み込むブック", "Kumu's workbook"), kumu, binary=True),
            Format("cytoscape", ".cyjs", Text("Cytoscape（JSON）", "Cytoscape (JSON)"), cytoscape),
            Format("pajek", ".net", Text("Pajek ほか（.net）", "Pajek and others (.net)"), pajek),
            Format("pajek-two-mode", "-two-mode.net", Text("Pajek（2 部）", "Pajek, two-mode"), pajek_two_mode),
            Format("json", ".json", Text("プログラム（nodes, edges）", "programs (nodes, edges)"), node_link),
            Format("nodes-csv", "-nodes.csv", Text("点の表", "table of nodes"), nodes_csv),
            Format("edges-csv", "-edges.csv", Text("線の表", "table of edges"), edges_csv),
            Format("flat-csv", "-flat.csv", Text("組ごとに 1 行の表", "one row for each pair"), flat_csv),
        )
    }
)
"""The formats by name."""


def export(net: Net, form: str, *, bom: bool = False) -> bytes:
    """Return the network as a file of the format ``form`` (a name in FORMATS).

    ``bom`` puts a byte-order mark before CSV, for Excel. Raises CallError for an unknown format.
    """
    if form not in FORMATS:
        raise CallError(
            Problem(
                code="unknown-format",
                file="FORMATS",
                field="format",
                found=form,
                expected=Text(f"次のどれか: {', '.join(FORMATS)}", f"one of: {', '.join(FORMATS)}"),
                todo=Text("形式を確かめてください", "check the format"),
            )
        )
    data = FORMATS[form].write(net)
    return BOM.encode("utf-8") + data if bom and form.endswith("-csv") else data


__all__ = [
    "FORMATS",
    "Format",
    "Net",
    "about",
    "corporate_numbers",
    "export",
    "from_graph",
    "projection",
    "two_mode",
]
