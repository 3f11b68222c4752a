"""The Turtle beside each page of a thing: what the page's JSON-LD says; of a group also each word and its line.

It stands there where the graph is at hand (``given["quads"]``): what is checked is what is written. On a large site
the words and lines are in the file of the whole graph only, which is an archive of less than all of these would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kgraph.render.site import Beside, Site


def beside(site: Site, path: str, linked: Mapping[str, Any], group: str = "") -> Beside | None:
    """Return the Turtle beside the page at ``path``; None where the graph is not given.

    ``group`` is the id of the group that the page is of, if it is of one.
    """
    known = site.descriptions
    if known is None:
        return None
    from kgraph.rdf.descriptions import turtle  # heavy: only where there is a graph

    return Beside(
        f"{path.removesuffix('.html')}.ttl", turtle(linked, known.group(group) if group and not site.large else ())
    )
