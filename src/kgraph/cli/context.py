"""What holds for every command: the language of messages and labels."""

from __future__ import annotations

import contextlib
import locale
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

import click

from kgraph.errors import LANGUAGES, KgraphWarning


def default_lang() -> str:
    """Return the language of messages: KGRAPH_LANG, else English where the locale names it, else Japanese."""
    asked = os.environ.get("KGRAPH_LANG", "")
    if asked in LANGUAGES:
        return asked
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((n for n in names if n), "") or (locale.getlocale()[0] or "")
    return "en" if name.lower().startswith("en") else "ja"


@dataclass
class Settings:
    """The settings of one call."""

    lang: str = field(default_factory=default_lang)


@contextlib.contextmanager
def telling_warnings(lang: Callable[[], str]) -> Iterator[None]:
    """Tell each warning of kgraph once, in the language asked for, on standard error; others as Python does."""
    told: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", KgraphWarning)
        others = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if not isinstance(message, KgraphWarning):
                others(message, category, filename, lineno, file, line)
            elif (words := message.problem.message(lang())) not in told:
                told.add(words)
                click.echo(f"({words})", err=True)

        warnings.showwarning = show
        yield


def language(ctx: click.Context | None = None) -> str:
    """Return the language asked for (``--lang`` before or after the command), else the default."""
    context = ctx or click.get_current_context(silent=True)
    settings = context.find_object(Settings) if context else None
    return settings.lang if settings else default_lang()
