"""Pajek's ``.net`` (A. Mrvar and V. Batagelj, Pajek reference manual): vertices by number, then edges.

UTF-8 with a byte-order mark, by which Pajek knows it; a comment follows the mark, so that readers that do not know the
mark skip no line that counts. Labels are those that no other vertex bears: many readers take them for names.
"""

from __future__ import annotations

import re

from kgraph.render.exports.model import GROUP, Net
from kgraph.sheets import BOM

_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans({'"': "”", "\\": "＼"})


def pajek(net: Net) -> bytes:
    """Return the network with one number of vertices, as every reader takes it; the shape tells the mode.

    Groups are boxes, partners ellipses; groups come first, so that the partition is the first so many and the rest.
    """
    return _file(net, f"*Vertices {len(net.nodes)}")


def pajek_two_mode(net: Net) -> bytes:
    """Return the network with the number of all vertices and of those of the first mode, as Pajek's two-mode menus want.

    Not every other reader takes that line (networkx does not).
    """
    return _file(net, f"*Vertices {len(net.nodes)} {sum(node.mode == GROUP for node in net.nodes)}")


def _file(net: Net, vertices: str) -> bytes:
    lines = [f"{BOM}% kgraph: {_text(net.title)}", f"% {_text(net.about)}", vertices]
    for node in net.nodes:
        shape = "" if not node.mode else " 0.5 0.5 box" if node.mode == GROUP else " 0.5 0.5 ellipse"
        lines.append(f'{net.numbers[node.id]} "{_text(net.scoped_labels[node.id])}"{shape}')
    lines.append("*Arcs" if net.directed else "*Edges")
    lines += [f"{net.numbers[e.source]} {net.numbers[e.target]} {e.weight:g}" for e in net.edges]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _text(text: str) -> str:
    return _SPACE.sub(" ", text).strip().translate(_QUOTES)
