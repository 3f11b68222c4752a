"""GEXF 1.3, for Gephi, and GraphML, which most tools read.

GEXF: https://gexf.net/schema.html (XSD of 1.3). GraphML: http://graphml.graphdrawing.org/specification.html. Every
attribute is declared once, with the one type that holds its values over all nodes or edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kgraph.render.exports.model import Net
from kgraph.render.exports.values import Plain, as_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_BREAKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def gexf(net: Net) -> bytes:
    """Return the network as GEXF 1.3; no date is written, so that the same network gives the same bytes."""
    lines = [
        _HEAD,
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        "  <meta>",
        "    <creator>kgraph</creator>",
        f"    <title>{escape(net.title)}</title>",
        f"    <description>{escape(net.about)}</description>",
        "  </meta>",
        f'  <graph defaultedgetype="{_direction(net)}" mode="static">',
        *_declared("node", net.node_columns),
        *_declared("edge", net.edge_columns),
        "    <nodes>",
    ]
    numbers = {name: at for at, name in enumerate(net.node_columns)}
    for node in net.nodes:
        lines.append(f"      <node id={_value(node.id)} label={_value(node.label)}>")
        lines += _attvalues(node.attributes, numbers)
        lines.append("      </node>")
    lines += ["    </nodes>", "    <edges>"]
    numbers = {name: at for at, name in enumerate(net.edge_columns)}
    for edge in net.edges:
        ends = f"source={_value(edge.source)} target={_value(edge.target)}"
        lines.append(f'      <edge id={_value(edge.id)} {ends} weight="{edge.weight:g}">')
        lines += _attvalues(edge.attributes, numbers)
        lines.append("      </edge>")
    return _file([*lines, "    </edges>", "  </graph>", "</gexf>"])


def graphml(net: Net) -> bytes:
    """Return the network as GraphML; labels are the attribute ``label``, strengths ``weight``."""
    lines = [
        _HEAD,
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
        ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
        *_keys("graph", {"title": "string", "about": "string"}),
        *_keys("node", {"label": "string", **net.node_columns}),
        *_keys("edge", {"weight": "double", **net.edge_columns}),
        f'  <graph edgedefault="{_direction(net)}">',
        *_data("graph", {"title": net.title, "about": net.about}, "    "),
    ]
    for node in net.nodes:
        lines.append(f"    <node id={_value(node.id)}>")
        lines += _data("node", {"label": node.label, **node.attributes}, "      ")
        lines.append("    </node>")
    for edge in net.edges:
        ends = f"source={_value(edge.source)} target={_value(edge.target)}"
        lines.append(f"    <edge id={_value(edge.id)} {ends}>")
        lines += _data("edge", {"weight": edge.weight, **edge.attributes}, "      ")
        lines.append("    </edge>")
    return _file([*lines, "  </graph>", "</graphml>"])


def _direction(net: Net) -> str:
    return "directed" if net.directed else "undirected"


def _declared(part: str, columns: Mapping[str, str]) -> Iterator[str]:
    if columns:
        yield f'    <attributes class="{part}">'
        for at, (name, kind) in enumerate(columns.items()):
            yield f'      <attribute id="{at}" title={_value(name)} type="{kind}"/>'
        yield "    </attributes>"


def _attvalues(attributes: Mapping[str, Plain], numbers: Mapping[str, int]) -> Iterator[str]:
    if attributes:
        yield "        <attvalues>"
        for name, value in attributes.items():
            yield f'          <attvalue for="{numbers[name]}" value={_value(as_text(value))}/>'
        yield "        </attvalues>"


def _keys(part: str, columns: Mapping[str, str]) -> Iterator[str]:
    for name, kind in columns.items():
        yield f'  <key id={_value(f"{part}-{name}")} for="{part}" attr.name={_value(name)} attr.type="{kind}"/>'


def _data(part: str, attributes: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for name, value in attributes.items():
        if (text := as_text(value)) != "":
            yield f"{indent}<data key={_value(f'{part}-{name}')}>{escape(text)}</data>"


def _value(text: str) -> str:
    return quoteattr(text, _BREAKS)


def _file(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")
