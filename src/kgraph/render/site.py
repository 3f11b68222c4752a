"""What all page types share: the rows, the tables, the answers (made when first asked for), and what a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kgraph import __version__
from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render.book import Book
from kgraph.render.texts import TEXTS
from kgraph.resources import folder

if TYPE_CHECKING:
    from kgraph.network.answers import Answers
    from kgraph.rdf.descriptions import Descriptions

MAX_NODES = 1500
OWN_PAGES = 1500
LIST_ROWS = 1000
SHARE_TEXTS = 600
MENU_FIRST = ("to-start", "to-invite", "to-graph", "to-brokers", "to-clusters", "to-gaps", "find", "ask")
"""The entries of the menu that always show, in their order; the others stand below "lists and data"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What whoever publishes the site decides: whom to write to, and from which sizes on pages are cut or shared.

    ``max_nodes`` is how many nodes a drawing may have; beyond ``own_pages`` bodies those of which the sources say but
    one thing share pages; ``list_rows`` is how many rows a page of a list has; a site of more than ``share_texts``
    groups and bodies is a large one: the English of its pages, and what the graph page draws, stand in files of
    their own.
    """

    contact: Text = TEXTS["contact"]
    version: str = __version__
    max_nodes: int = MAX_NODES
    share_texts: int = SHARE_TEXTS
    own_pages: int = OWN_PAGES
    list_rows: int = LIST_ROWS


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside a page: its path below the site, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its path below the site, its title, what its template is given.

    ``linked_data`` stands in the page as JSON-LD. ``inline`` are scripts that stand in the page before those of its
    type (only for a type that is one file of its own). ``turtle`` is the file with the same beside it. ``files``, by
    path, are what a page of such a type loads where the site is too large for one file; its scripts come first.
    """

    path: str
    title: Text
    context: Mapping[str, Any]
    linked_data: Mapping[str, Any] | None = None
    inline: tuple[str, ...] = ()
    turtle: Beside | None = None
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType:
    """A kind of page: its template, what makes its pages, and what they need.

    ``path`` is its page, or the folder of its pages (``print/``): what others ask for before they link to it. ``menu``
    is the name of the text of its entry in the menu, which leads to ``path``. ``scripts`` are files of
    ``site/`` that its pages load after ``data.js`` and ``site.js``, in their order. ``alone`` says that everything
    stands in the page: style and scripts, allowed by their hashes. ``policy`` adds to the Content-Security-Policy (a
    directive and its sources). ``needs`` names what only the pipeline can give (``Site.given``): without it the type
    has no pages.
    """

    template: str
    build: Callable[[Site], Iterable[Page]]
    path: str = ""
    menu: str = ""
    scripts: tuple[str, ...] = ()
    alone: bool = False
    policy: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType:
    """Files that are no pages, by path: data for scripts, tables to download."""

    build: Callable[[Site], Iterable[tuple[str, str | bytes]]]
    needs: tuple[str, ...] = ()


class Site:
    """One site in the making: everything that a page type may ask for; nothing is computed before it is asked for."""

    def __init__(
        self,
        book: Book,
        tables: Mapping[str, LinkTable],
        settings: Settings | None = None,
        given: Mapping[str, Any] | None = None,
        paths: Iterable[str] = (),
        menu: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Take what pages are made of; ``paths`` are those that others may link to, ``menu`` has a path and a text each."""
        self.book = book
        self.tables = tables
        self.settings = settings or Settings()
        self.given = given or {}
        self.paths = frozenset(paths)
        order = {text: at for at, text in enumerate(MENU_FIRST)}
        self.menu = tuple(sorted(menu, key=lambda entry: order.get(entry[1], len(order))))

    @cached_property
    def large(self) -> bool:
        """Whether there are so many groups and bodies that what pages have in common stands in files of its own."""
        return len({*self.book.records, *self.book.bodies}) > self.settings.share_texts

    @cached_property
    def analysis(self) -> Mapping[str, tuple[str, str | bytes]]:
        """The answers as tables to take away, by name: the path below the site, and the content."""
        from kgraph.render.analysis_csv import tables

        return tables(self.answers)

    def has(self, path: str) -> bool:
        """Whether the site has the page, or the folder of pages, ``path``, so that others may link to it."""
        return path in self.paths

    @cached_property
    def descriptions(self) -> Descriptions | None:
        """What the graph says, for the Turtle beside pages; None where the pipeline gives no graph (``quads``)."""
        if "quads" not in self.given:
            return None
        from kgraph.rdf.descriptions import Descriptions  # heavy: only where there is a graph

        return Descriptions(self.given["quads"])

    @cached_property
    def answers(self) -> Answers:
        """Who links whom, what belongs together, where it is thin: those of the pipeline, where it has them already."""
        from kgraph.network.answers import Answers

        return self.given.get("answers") or Answers(self.tables)


def hand_written(name: str) -> str:
    """Return a file of ``site/``, line ends as LF: the hash of a script is that of these characters."""
    return (folder("site") / name).read_text("utf-8").replace("\r\n", "\n")
