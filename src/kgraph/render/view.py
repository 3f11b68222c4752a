"""The one door to pyvis: it takes nodes and edges with their positions and gives back what vis-network draws.

pyvis' lists are filled directly (its ``add_node`` and ``add_edge`` scan them on every call), its page template is
replaced by one of ours, and its own page, which asks a CDN for files, is never made.
"""

from __future__ import annotations

import datetime
import functools
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kgraph.errors import CallError, DataError, Problem, Text
from kgraph.render import palette
from kgraph.resources import folder

TEMPLATE = "pyvis.json.j2"
FONT = "'Noto Sans JP', 'Noto Sans CJK JP', 'BIZ UDPGothic', 'Yu Gothic', Meiryo, sans-serif"
# A line does not begin with these (kinsoku, JIS X 4051).
_NEVER_FIRST = "、。・ー）」』】〕"
_NEVER_LAST = "（「『【〔"
MIN_WIDTH, MAX_WIDTH = 1.5, 8.0
FULL_WIDTH_FROM = 20.0
LABEL_CHARS, LABEL_LINES = 10, 3

OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "edges": {
        "color": {"color": palette.EDGE, "highlight": "#000000", "hover": "#000000"},
        "hoverWidth": 0.5,
        "selectionWidth": 1.5,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
    "groups": {
        "group": {
            "borderWidthSelected": 4,
            "color": {
                "background": palette.GROUP.tint,
                "border": palette.GROUP.line,
                "highlight": {"background": "#27507a", "border": "#e69f00"},
                "hover": {"background": "#27507a", "border": "#000000"},
            },
            "font": {"color": palette.GROUP_TEXT, "face": FONT, "size": 14},
        },
        **{
            name: {
                "borderWidthSelected": 4,
                "color": {
                    "background": look.tint,
                    "border": look.line,
                    "highlight": {"background": "#fff3d6", "border": "#000000"},
                    "hover": {"background": "#ffffff", "border": "#000000"},
                },
                "font": {"color": palette.TEXT, "face": FONT, "size": 14},
            }
            for name, look in palette.FAMILIES.items()
        },
    },
    "interaction": {
        "dragNodes": False,
        "hover": True,
        # vis-network would take the focus, and scroll the page, whenever the mouse moves over it: graph.js has the keys.
        "keyboard": {"enabled": False},
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 150,
        "zoomView": False,
    },
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"chosen": True, "font": {"face": FONT, "size": 14}, "shapeProperties": {"borderRadius": 3}},
    "physics": {"enabled": False},
}
"""Everything that vis-network is told: nothing moves, nothing is fetched, the wheel scrolls the page."""


def drawing(nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return ``{"nodes", "edges", "options"}`` for vis-network, as pyvis writes them through our template.

    A node has at least ``id``, ``label``, ``x`` and ``y``; an edge ``from`` and ``to``. Ids are kept as the text they
    are. Raises DataError for an id that two nodes have, an edge to a node that does not exist, and a value that is
    no plain data.
    """
    from pyvis.network import Network  # heavy: brings IPython along

    network = Network(cdn_resources="in_line")
    network.set_template_dir(str(folder("site") / "templates"), TEMPLATE)
    network.options = plain(dict(OPTIONS))
    network.nodes = [plain(dict(node)) for node in nodes]
    network.edges = [plain(dict(edge)) for edge in edges]
    _check(network.nodes, network.edges)
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    made: dict[str, Any] = json.loads(network.generate_html("graph.html"))
    return made


def vis_script() -> str:
    """Return the vis-network script that the installed pyvis carries (the newest, if several).

    Raises CallError where pyvis has none, or one that could not stand inside a page.
    """
    return _newest("vis-network.min.js")


def _newest(file: str) -> str:
    import importlib.util

    spec = importlib.util.find_spec("pyvis")
    home = Path(spec.origin).parent if spec and spec.origin else Path("pyvis")
    found = sorted(
        home.glob(f"templates/lib/vis-*/{file}"), key=lambda p: [int(n) for n in re.findall(r"\d+", p.parent.name)]
    )
    text = found[-1].read_text("utf-8").replace("\r\n", "\n") if found else ""
    if not text or "</script" in text.lower() or "<!--" in text:
        raise CallError(
            Problem(
                code="no-vis-network",
                file=f"pyvis/{file}",
                expected=Text("pyvis に付属する vis-network", "the vis-network that comes with pyvis"),
                todo=Text("pyvis を入れ直してください", "install pyvis again"),
            )
        )
    return text


def plain(value: Any) -> Any:
    """Return ``value`` as plain data for JSON: dates as ISO text, numbers of numpy as Python's, tuples as lists.

    Raises DataError for anything else, instead of an assertion or a half-written page.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if callable(getattr(value, "item", None)):
        return plain(value.item())
    raise DataError(_problem("not-plain", type(value).__name__, "文字・数・日付", "text, a number or a date"))


def _check(nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> None:
    first: dict[str, Mapping[str, Any]] = {}
    problems = []
    for node in nodes:
        if not isinstance(node["id"], str):
            problems.append(_problem("node-id", repr(node["id"]), "文字列の id", "an id that is text"))
        elif node["id"] in first:
            found = f"{node['id']}: {first[node['id']].get('label', '')} / {node.get('label', '')}"
            problems.append(_problem("duplicate-node", found, "節点ごとに一つの id", "one id for each node"))
        else:
            first[node["id"]] = node
    for edge in edges:
        lost = [end for end in (edge["from"], edge["to"]) if end not in first]
        problems += [_problem("unknown-node", str(end), "図にある節点", "a node of the drawing") for end in lost]
    if problems:
        raise DataError(*problems)


def _problem(code: str, found: str, ja: str, en: str) -> Problem:
    return Problem(
        code=code,
        file="graph",
        field="id",
        found=found,
        expected=Text(ja, en),
        todo=Text("その id をもつ行を直してください", "mend the rows with that id"),
    )


def width(strength: float, strongest: float) -> float:
    """Return how wide a line of ``strength`` is drawn: between MIN_WIDTH and MAX_WIDTH, wider for stronger.

    The scale is logarithmic; it reaches MAX_WIDTH at ``strongest``, or at FULL_WIDTH_FROM where all are weaker.
    """
    share = math.log(max(strength, 1)) / math.log(max(strongest, FULL_WIDTH_FROM))
    return round(MIN_WIDTH + (MAX_WIDTH - MIN_WIDTH) * share, 2)


def wrap(label: str, chars: float = LABEL_CHARS, lines: int = LABEL_LINES) -> str:
    """Return ``label`` on at most ``lines`` lines of about ``chars`` full-width characters, cut with ``…`` if longer.

    Lines are made about equally long. A character stays together with the marks that belong to it; words of ASCII
    letters are kept whole where they fit.
    """
    rows = _filled(label, chars)
    if 1 < len(rows) <= lines:
        size = columns(label) / len(rows)
        while size < chars and len(even := _filled(label, size)) > len(rows):
            size += 0.5
        rows = even if size < chars else rows
    if len(rows) <= lines:
        return "\n".join(rows)
    return "\n".join([*rows[: lines - 1], _head(rows[lines - 1], chars - 1) + "…"])


def _filled(label: str, chars: float) -> list[str]:
    """Return ``label`` on lines that are each as full as they can be."""
    rows: list[str] = [""]
    for piece in _pieces(label):
        if rows[-1] and columns(rows[-1] + piece.rstrip()) > chars:
            rows.append("")
        while columns(piece) > chars and len(head := _head(piece, chars)) < len(piece):
            rows[-1] = head
            piece = piece[len(head) :]
            rows.append("")
        rows[-1] += piece if rows[-1] else piece.lstrip()
    return [row.strip() for row in rows if row.strip()] or [""]


def cut(text: str, chars: float) -> str:
    """Return ``text`` on one line of at most ``chars`` full-width characters, ``…`` where it was cut."""
    return text if columns(text) <= chars else _head(text, chars - 1) + "…"


def columns(text: str) -> float:
    """Return how wide ``text`` is, in full-width characters (Unicode Standard Annex 11)."""
    return sum(_column(char) for char in text)


@functools.lru_cache(maxsize=8192)
def _column(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.55


def _head(text: str, chars: float) -> str:
    """Return the longest beginning of ``text`` that is at most ``chars`` wide (at least one whole character)."""
    taken = ""
    for piece in _clusters(text):
        if taken and columns(taken + piece) > chars:
            break
        taken += piece
    return taken


def _clusters(text: str) -> Iterable[str]:
    return re.findall(
        r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*", text, re.DOTALL
    )


def _joined(before: str, char: str) -> bool:
    """Tell whether two characters stand in one word of ASCII characters."""
    return before[-1].isascii() and char.isascii() and not before[-1].isspace() and not char.isspace()


def _pieces(text: str) -> list[str]:
    """Return what must not be parted: words of ASCII characters, and characters with the marks that go with them."""
    pieces: list[str] = []
    for cluster in _clusters(text):
        if pieces and (_joined(pieces[-1], cluster) or cluster in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces
