"""The site: results and rows in, pages out. ``render_site`` is the door; it sees neither the store nor the disk."""

from kgraph.render.pages import Settings, render_site

__all__ = ["Settings", "render_site"]
