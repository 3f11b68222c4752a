"""The Turtle beside each page of a thing: what the page's JSON-LD says; of a group also each word and its line.

It stands there where the graph is at hand (``given["quads"]``): what is checked is what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.render.site import Site


def beside(site: Site, path: str, linked: Mapping[str, Any], group: str = "") -> dict[str, str]:
    """Return the path of the Turtle beside the page at ``path``, and the Turtle; nothing where the graph is not given.

    ``group`` is the id of the group that the page is of, if it is of one.
    """
    known = site.descriptions
    if known is None:
        return {}
    from kgraph.rdf.descriptions import turtle  # heavy: only where there is a graph

    text = turtle(linked, known.group(group) if group else ())
    return {"turtle": f"{path.removesuffix('.html')}.ttl", "turtle_text": text}
