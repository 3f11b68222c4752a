"""The site: results and rows in, pages out. ``render_site`` is the door; it sees neither the store nor the disk."""

from kgraph.render.pages import render_alone, render_site
from kgraph.render.site import Settings
from kgraph.render.vendored import LEFT_OUT, has_vendor

__all__ = ["LEFT_OUT", "Settings", "has_vendor", "render_alone", "render_site"]
