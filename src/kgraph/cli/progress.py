"""Progress of long work on a terminal's standard error: a line that is written over. A file or a pipe gets none of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from time import monotonic

import click

from kgraph.errors import Text

QUIET = 1.0
"""Seconds of work before anything is shown: what is done by then needs no progress."""

_WIDTH = 60


class Progress:
    """Called with the stage of the work, how much of it is done, and of how much; ``names`` are words for stages."""

    def __init__(self, lang: str, names: Mapping[str, Text] | None = None) -> None:
        self.lang, self.names = lang, names or {}
        self.start = monotonic()
        self.shown = ("", -1)
        self.open = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far the stage is, where that is news and there is a terminal to show it on."""
        part = 100 * done // max(total, 1)
        news = (stage, part)
        if not sys.stderr.isatty() or news == self.shown or monotonic() - self.start < QUIET:
            return
        self.shown = news
        name = self.names[stage].in_(self.lang) if stage in self.names else stage
        line = f"{name}: {part} %"
        click.echo(f"\r{line:<{_WIDTH}}", nl=False, err=True)
        self.open = True

    def close(self) -> None:
        """Clear the line."""
        if self.open:
            click.echo(f"\r{' ' * _WIDTH}\r", nl=False, err=True)
            self.open = False
