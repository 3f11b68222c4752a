"""From a source to statements, and from statements to everything that is built; joins reading and identity."""

from kgraph.pipeline.sources import load_statements, source_folders

__all__ = ["load_statements", "source_folders"]
