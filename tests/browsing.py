"""What the browser tests share: a watched page, a written site, a click on a node."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from kgraph.check import check
from kgraph.links import LinkTable, tables
from kgraph.pipeline.downloads import downloads
from kgraph.rdf import files, to_quads
from kgraph.render import render_site
from kgraph.statements import Statements, without_withheld
from kgraph.trees import write_tree


class Watched:
    """A page and everything about it that should not happen: requests, errors, dialogs."""

    def __init__(self, page: Page, home: Path, address: str = "", own: tuple[str, ...] = ()) -> None:
        """Watch a page of the site in ``home``, or as it is served at ``address``; ``own`` are further beginnings of
        addresses that it may ask (those of its own blobs)."""
        self.page = page
        self.home = home
        self.served = address
        self.own = own
        self.bad: list[str] = []
        page.on("console", lambda message: self.bad.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.bad.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.bad.append("dialog"), dialog.dismiss()))
        page.on("request", self._check)

    @property
    def address(self) -> str:
        return self.served or self.home.as_uri()

    def _check(self, request: Any) -> None:
        if not request.url.startswith((self.address, *self.own)):
            self.bad.append(f"request: {request.url}")

    def open(self, path: str = "index.html") -> Page:
        """Open a page of the site anew."""
        if self.page.url.partition("#")[0] == f"{self.address}/{path.partition('#')[0]}":
            self.page.goto("about:blank")
        self.page.goto(f"{self.address}/{path}")
        return self.page


def written(statements: list[Statements], folder: Path, **given: Any) -> Path:
    """Write the site of statements into a folder; ``given`` is what only the pipeline knows (``graphs``)."""
    levels = tables([without_withheld(s) for s in statements])
    write_tree(folder, render_site(statements, levels, given=given))
    return folder


def everything(statements: Statements) -> dict[str, Any]:
    """Return what the pipeline gives for the pages of the data and the check, and for the Turtle beside pages."""
    levels, quads = tables([without_withheld(statements)]), to_quads(statements)
    made = {**files(quads), "derived.ttl": b"", "check.json": b"{}"}
    report = check([statements], quads)
    return {"quads": quads, "report": report, "downloads": downloads([statements], levels, made)}


def named(table: LinkTable, label: str) -> str:
    return next(partner.id for partner in table.partners if partner.label == label)


def click_node(page: Page, node: str) -> None:
    """Click on a node in the canvas with the mouse, coming from elsewhere; what was chosen before is let go."""
    page.keyboard.press("Escape")
    page.mouse.move(2, 2)
    page.evaluate("document.getElementById('graph-canvas').scrollIntoView()")
    page.evaluate(
        "id => { const box = document.getElementById('graph-canvas').getBoundingClientRect();"
        "const at = kgraph.network.canvasToDOM(kgraph.network.getPosition(id));"
        "window.scrollBy(0, box.top + at.y - 300); }",
        node,
    )
    at = page.evaluate(
        "id => { const box = document.getElementById('graph-canvas').getBoundingClientRect();"
        "const at = kgraph.network.canvasToDOM(kgraph.network.getPosition(id));"
        "return [box.left + at.x, box.top + at.y]; }",
        node,
    )
    page.mouse.click(*at)
    page.wait_for_selector("#panel:not([hidden])")


def wait_for_tooltip(page: Page, beginning: str) -> str:
    """Return the words of the tooltip once it shows what it should; whatever it shows after a while."""
    said = ""
    for _ in range(60):
        if page.locator(".vis-tooltip").count() and page.locator(".vis-tooltip").is_visible():
            said = page.text_content(".vis-tooltip") or ""
        if said.startswith(beginning):
            break
        page.wait_for_timeout(50)
    return said


def some_pages(home: Path) -> list[str]:
    """Return the pages at the top, those of all groups, and every fifth of the others (all are alike in structure)."""
    folders = ("bodies", "kinds", "places", "targets", "activities")
    others = [path for folder in folders for path in sorted(home.glob(f"{folder}/*.html"))[::5]]
    shown = [*sorted(home.glob("*.html")), *sorted(home.glob("groups/*.html")), *others]
    return [path.relative_to(home).as_posix() for path in shown]
