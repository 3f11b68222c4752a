"""One page of every type that a site has: what must hold of each page is looked at on these."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("ja", "en")


def one_of_each(home: Path) -> list[str]:
    """Return the pages at the top of a written site, and of each folder the first and the largest page."""
    shown = sorted(path for path in home.glob("*.html"))
    for folder in sorted(path for path in home.iterdir() if path.is_dir()):
        pages = sorted(folder.glob("*.html"))
        if pages:
            largest = max(pages, key=lambda path: (path.stat().st_size, path.name))
            shown += sorted({pages[0], largest})
    return [path.relative_to(home).as_posix() for path in shown]


def in_language(path: str, lang: str) -> str:
    """Return the address of a page, below the site's, at which it opens in a language."""
    return f"{path}#lang={lang}"
