"""The site as a mapping of paths to contents: pure, the same for the same statements, no clock, no file written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import linked_data, palette
from kgraph.render.book import Book, date_text
from kgraph.render.data_js import DATA_FILE
from kgraph.render.lean import lean
from kgraph.render.markup import both, csp_hash, name, script_json
from kgraph.render.shared_texts import TEXTS_FILE, SharedTexts
from kgraph.render.site import MENU_FIRST, Page, PageType, Settings, Site, hand_written
from kgraph.render.texts import TEXTS
from kgraph.resources import folder
from kgraph.statements import Statements

if TYPE_CHECKING:
    from jinja2 import Environment

STAGES = ("graph page", "pages")
"""The stages of making the site, in their order."""

CELLS = (
    "th-partner",
    "th-kind",
    "th-shared",
    "th-shared-kind",
    "th-value",
    "th-source-words",
    "th-place",
    "th-target",
    "th-activity",
    "th-named",
    "th-unnamed",
    "th-words",
    "th-ticked",
    "th-unmarked",
    "th-g-told",
    "th-groups-naming",
    "th-group",
    "th-bodies",
    "th-role",
    "th-initiative",
    "th-summary-here",
    "th-summary-all",
    "th-summary-lines",
    "b-rank",
    "b-linked",
    "b-mentioned",
    "b-roles",
    "b-only",
    "b-only-mentioned",
    "b-range",
    "b-stay",
    "b-chance",
    "b-betweenness",
    "b-constraint",
    "b-size",
    "b-cut",
    "b-prefectures",
    "b-sectors",
    "b-names",
    "c-sure",
    "c-shares",
    "c-shares-alike",
    "c-other",
    "c-together",
    "c-groups",
    "c-in-each",
    "c-shared",
    "c-expected",
    "th-d-for",
    "th-d-files",
    "th-k-value",
    "th-k-expected",
    "th-k-lines",
    "th-k-why",
    "th-v-means",
    "th-v-code",
)
"""The columns whose cells carry their heading where a table is stacked; the class of the cell is the text's name."""
_ALWAYS = {"default-src": "'none'", "img-src": "'self' data:", "base-uri": "'none'", "form-action": "'none'"}
_FIRST_SCRIPTS = (DATA_FILE, "site.js")


def render_site(
    statements: Iterable[Statements],
    tables: Mapping[str, LinkTable],
    *,
    texts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    given: Mapping[str, Any] | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> dict[str, str | bytes]:
    """Return the files of the site by relative path; ``kgraph.trees.write_tree`` puts them where they belong.

    ``tables`` holds the table of each level (body, place, kind) over the same statements without what is withheld;
    ``statements`` may still hold it: it is taken out here, and only its reason and date are told. ``texts`` are
    decoded texts of sources by the id of the source: with them the pages quote the sentences of the partner field and
    are marked as internal. ``given`` is what only the pipeline knows, by name: ``quads`` (the graph, for
    the Turtle beside pages), and what page types need (``PageType.needs``). ``on_stage`` is called with STAGES as each
    begins. Raises DataError for ids that could not be file names, and for links to what has no row.
    """
    from kgraph.render.site_map import FILES, PAGES  # every page type, each of which imports what it shows with

    stage = on_stage or (lambda _: None)
    known = given or {}
    types = [one for one in PAGES if all(need in known for need in one.needs)]
    chosen = settings or Settings()
    book = Book(statements, texts, own_pages=chosen.own_pages)
    menu = [(one.path, one.menu) for one in types if one.menu]
    site = Site(book, tables, chosen, known, paths=[one.path for one in types if one.path], menu=menu)
    maker = _Maker(site)
    files: dict[str, str | bytes] = {"style.css": maker.style}
    for kind in FILES:
        if all(need in known for need in kind.needs):
            files.update(kind.build(site))
    stage(STAGES[0])
    for one in (one for one in types if one.alone):
        _add(files, maker, one)
    stage(STAGES[1])
    for one in (one for one in types if not one.alone):
        _add(files, maker, one)
    if maker.shared:
        files[TEXTS_FILE] = maker.shared.script()
    return files


def _add(files: dict[str, str | bytes], maker: _Maker, kind: PageType) -> None:
    """Add the pages of a type, what stands beside them, and the scripts that they load."""
    loads = not kind.alone
    for page in kind.build(maker.site):
        files[page.path] = maker.page(kind, page)
        files.update(page.files)
        if page.turtle:
            files[page.turtle.path] = page.turtle.text
        loads = loads or bool(page.files)
    if loads:
        files.update((script, hand_written(script)) for script in ("site.js", *kind.scripts) if script not in files)


def render_alone(
    statements: Iterable[Statements],
    tables: Mapping[str, LinkTable],
    path: str = "graph.html",
    *,
    settings: Settings | None = None,
    given: Mapping[str, Any] | None = None,
) -> str:
    """Return one page of a type that is one file of its own, made to go alone: it links to no other page.

    ``given`` as in ``render_site``; its ``narrowed`` (Text) says above the page what the tables were narrowed to.
    Raises KeyError for a page that is no file of its own.
    """
    from kgraph.render.site_map import PAGES

    kind = {one.path: one for one in PAGES if one.alone}[path]
    whole = replace(settings or Settings(), share_texts=sys.maxsize)  # however much there is: one file
    site = Site(Book(statements, linked=False), tables, whole, given)
    (page,) = kind.build(site)
    return _Maker(site).page(kind, page)


class _Maker:
    """The templates, and what every page of one site has in common."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.environment = _environment()
        self.style = hand_written("style.css") + palette.stylesheet() + _cell_labels()
        self.common = self._common()
        self.alone_scripts: dict[str, str] = {}
        self.shared = SharedTexts() if site.large else None

    def page(self, kind: PageType, page: Page) -> str:
        """Return one page as HTML."""
        own_scripts = [path for path in page.files if path.endswith(".js")]
        scripts = [*_FIRST_SCRIPTS, *own_scripts, *kind.scripts]
        alone = kind.alone and not page.files
        # Scripts of other pages than these may look for both languages of a text.
        shared = self.shared if page.files or "/" in page.path or {*kind.scripts} <= {"table.js"} else None
        if shared:
            scripts.insert(0, TEXTS_FILE)
        own: dict[str, Any] = {
            "root": "../" * page.path.count("/"),
            "path": page.path,
            "brief": self.site.large and "/" in page.path and not page.path.startswith("print/"),
            "scripts": scripts,
            "inline": None,
            "csp": _policy({"style-src": "'self'", "script-src": "'self'"}, kind.policy),
        }
        if alone:
            inside = [*page.inline, *(_tight(self._script(script)) for script in scripts)]
            style = _tight(self.style)
            hashes = " ".join(csp_hash(text) for text in inside)
            own["inline"] = {"style": Markup(style), "scripts": [Markup(text) for text in inside]}
            own["csp"] = _policy({"style-src": csp_hash(style), "script-src": hashes}, kind.policy)
        told = linked_data.short(page.linked_data) if page.linked_data and self.site.large else page.linked_data
        linked = script_json(told) if told else ""
        turtle = page.turtle.path if page.turtle else ""
        title = _whole_title(page.title)
        # A page whose title is a name in both languages has the English of the rest from its script.
        named = own["brief"] and page.title.ja == page.title.en
        about = {
            "title": title,
            "title_en": "" if named else title.en,
            "linked_data": linked,
            "turtle": turtle,
            "turtle_at": turtle.rpartition("/")[2] if own["brief"] else f"{own['root']}{turtle}",
        }
        context = {**self.common, **own, **about, **page.context}
        made = self.environment.get_template(kind.template).render(context).strip() + "\n"
        return lean(shared.take(made)) if shared else made

    def _script(self, script: str) -> str:
        if script not in self.alone_scripts:
            from kgraph.render.data_js import files

            made = dict(files(self.site)) if script == DATA_FILE else {}
            self.alone_scripts[script] = str(made[script]) if made else hand_written(script)
        return self.alone_scripts[script]

    def _common(self) -> dict[str, Any]:
        book = self.site.book
        return {
            "menu": [{"path": path, "text": text, "more": text not in MENU_FIRST} for path, text in self.site.menu],
            "has": self.site.has,
            "sources": [
                {
                    "publisher": name(s.source.publisher),
                    "title": name(s.source.title),
                    "issued": date_text(s.source.issued),
                    "document": s.source.document,
                }
                for s in book.sources
            ],
            "issued": book.issued,
            "large": self.site.large,
            "internal": bool(book.texts),
            "narrowed": self.site.given.get("narrowed"),
            "contact": self.site.settings.contact,
            "withheld": [(date_text(on), reason) for on, reason, _ in book.withheld],
            "version": self.site.settings.version,
        }


def _whole_title(title: Text) -> Text:
    own = TEXTS["site-short"]
    return title if title is TEXTS["site"] else Text(f"{title.ja}｜{own.ja}", f"{title.en} | {own.en}")


def _policy(own: Mapping[str, str], more: Mapping[str, str]) -> Markup:
    """Return a Content-Security-Policy; ``more`` adds sources to a directive, or a directive."""
    rules = {**_ALWAYS, **own}
    for directive, sources in more.items():
        rules[directive] = f"{rules[directive]} {sources}" if directive in rules else sources
    return Markup("; ".join(f"{directive} {sources}" for directive, sources in rules.items()))


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # heavy: only when a site is made

    environment = Environment(
        loader=FileSystemLoader(str(folder("site") / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        both=both,
        comma=both(Text("、", ", ")),
        texts=TEXTS,
        t=lambda key, **values: both(TEXTS[key], **values),
        aria=lambda key: _pair("aria-label", "data-label", TEXTS[key]),
        words_json=lambda *keys: script_json({key: [TEXTS[key].ja, TEXTS[key].en] for key in keys}),
    )
    return environment


def _cell_labels() -> str:
    """Return the rules by which the cells of a table that is stacked on a narrow screen say what they are."""
    rules = []
    for key in CELLS:
        own = TEXTS[key]
        rules.append(f'  .stack .{key}::before {{ content: "{own.ja}："; }}')
        rules.append(f'  html[data-lang="en"] .stack .{key}::before {{ content: "{own.en}: "; }}')
    return "@media (max-width: 46rem) {\n" + "\n".join(rules) + "\n}\n"


def _tight(text: str) -> str:
    """Return a hand-written script or style without its indentation (no line of ours stands inside a longer string)."""
    return "\n".join(line.strip() for line in text.split("\n"))


def _pair(attribute: str, data: str, text: Text) -> Markup:
    """Return an attribute with its text in both languages beside it, from which the script chooses."""
    return Markup(f'{attribute}="{escape(text.ja)}" {data}-ja="{escape(text.ja)}" {data}-en="{escape(text.en)}"')
