"""What holds for every command: the language of messages and labels."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass, field

import click

from kgraph.errors import LANGUAGES


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


def language(ctx: click.Context | None = None) -> str:
    """Return the language asked for (``--lang`` before or after the command), else the default."""
    context = ctx or click.get_current_context(silent=True)
    settings = context.find_object(Settings) if context else None
    return settings.lang if settings else default_lang()
