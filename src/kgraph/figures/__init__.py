"""Figures as SVG and PNG, with the extra ``figures``: brokers with the intervals of their ranks, the matrix of targets
and places, the two-mode drawing. Each ``draw`` takes results and returns a ``Sheet`` to save."""

from kgraph.figures.sheet import FORMATS, Sheet, japanese_font

FIGURES = ("brokers", "matrix", "network")
"""The figures by name."""

__all__ = ["FIGURES", "FORMATS", "Sheet", "japanese_font"]
