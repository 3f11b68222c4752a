"""The site as a mapping of paths to contents: pure, the same for the same statements, no clock, no file written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kgraph import __version__
from kgraph.errors import Text
from kgraph.links import LinkTable
from kgraph.render import answers, graph, palette, view
from kgraph.render.book import Book, date_text
from kgraph.render.evidence import link_rows
from kgraph.render.markup import both, csp_hash, name, script_json
from kgraph.render.one import body_page, group_page
from kgraph.render.texts import TEXTS
from kgraph.resources import folder
from kgraph.statements import Statements

if TYPE_CHECKING:
    from jinja2 import Environment

    from kgraph.network.brokers import BrokerAnswer
    from kgraph.network.clusters import ClusterAnswer

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
    "th-counted",
)
"""The columns whose cells carry their heading where a table is stacked; the class of the cell is the text's name."""
_ALWAYS = "default-src 'none'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What whoever publishes the site decides: whom to write to, and how many nodes a drawing may have."""

    contact: Text = TEXTS["contact"]
    version: str = __version__
    max_nodes: int = graph.MAX_NODES


def render_site(
    statements: Iterable[Statements],
    tables: Mapping[str, LinkTable],
    *,
    texts: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> dict[str, str]:
    """Return the files of the site by relative path; ``kgraph.trees.write_tree`` puts them where they belong.

    ``tables`` holds the table of each level (body, place, kind) over the same statements without what is withheld;
    ``statements`` may still hold it: it is taken out here, and only its reason and date are told. ``texts`` are
    decoded texts of sources by the id of the source: with them the pages quote the sentences of the partner field and
    are marked as internal. ``on_stage`` is called with STAGES as each begins. Raises DataError for ids that could not
    be file names, and for links to what has no row.
    """
    stage = on_stage or (lambda _: None)
    site = _Site(Book(statements, texts), settings or Settings())
    stage(STAGES[0])
    files = {"style.css": site.style, "site.js": _read("site.js"), "index.html": site.index(tables)}
    stage(STAGES[1])
    for identifier in site.book.records:
        title, context = group_page(site.book, tables["body"], identifier)
        files[site.book.page(identifier)] = site.page("group.html.j2", title, context)
    for identifier in site.book.bodies:
        if identifier not in site.book.records:
            title, context = body_page(site.book, tables["body"], identifier)
            files[site.book.page(identifier)] = site.page("body.html.j2", title, context)
    return files


def results(tables: Mapping[str, LinkTable]) -> tuple[dict[str, BrokerAnswer], dict[str, ClusterAnswer]]:
    """Return who links whom, and what belongs together, at each level."""
    from kgraph.network import brokers, clusters  # heavy: scipy and networkx

    others = {level: [tables[o] for o in reversed(list(tables)) if o != level] for level in tables}
    return (
        {level: brokers.rank(tables[level], others[level]) for level in tables},
        {level: clusters.find(tables[level], others[level]) for level in tables},
    )


class _Site:
    """The templates, and what every page of one site has in common."""

    def __init__(self, book: Book, settings: Settings) -> None:
        self.book = book
        self.settings = settings
        self.environment = _environment()
        self.style = _read("style.css") + palette.stylesheet() + _cell_labels()

    def page(self, template: str, title: Text, context: Mapping[str, Any]) -> str:
        """Return one page below the start page; style and script are files of the site."""
        csp = f"{_ALWAYS}; style-src 'self'; script-src 'self'"
        return self._render(template, title, {"root": "../", "csp": Markup(csp), "inline": None, **context})

    def index(self, tables: Mapping[str, LinkTable]) -> str:
        """Return the start page: everything it draws with is inside it, so that it can be sent as one file."""
        brokers, clusters = results(tables)
        inline = {
            "style": Markup(self.style),
            "vis": Markup(view.vis_script()),
            "site": Markup(_read("site.js")),
            "graph": Markup(_read("graph.js")),
        }
        scripts = " ".join(csp_hash(inline[key]) for key in ("vis", "site", "graph"))
        csp = f"{_ALWAYS}; style-src {csp_hash(inline['style'])}; script-src {scripts}"
        drawn = {level: graph.draw(tables[level], self.book, self.settings.max_nodes) for level in tables}
        context = {
            "root": "",
            "csp": Markup(csp),
            "inline": inline,
            "links": answers.who_links(tables, brokers, self.book),
            "clusters": answers.belonging(clusters, self.book),
            "gaps": answers.gaps(self.book),
            "basis": answers.basis(self.book),
            "groups": answers.group_list(self.book),
            "drawings": [_drawing(drawn[level], tables[level], self.book) for level in tables],
            "graph_data": script_json(_graph_data(drawn)),
        }
        return self._render("index.html.j2", TEXTS["site"], context)

    def _render(self, template: str, title: Text, context: Mapping[str, Any]) -> str:
        own = TEXTS["site-short"]
        whole = title if title is TEXTS["site"] else Text(f"{title.ja}｜{own.ja}", f"{title.en} | {own.en}")
        sources = [
            {
                "publisher": name(s.source.publisher),
                "title": name(s.source.title),
                "issued": date_text(s.source.issued),
                "document": s.source.document,
            }
            for s in self.book.sources
        ]
        common = {
            "title": whole,
            "sources": sources,
            "issued": self.book.issued,
            "internal": bool(self.book.texts),
            "contact": self.settings.contact,
            "withheld": [(date_text(on), reason) for on, reason, _ in self.book.withheld],
            "version": self.settings.version,
        }
        rendered = self.environment.get_template(template).render({**common, **context})
        return rendered.strip() + "\n"


def _drawing(drawing: graph.Drawing, table: LinkTable, book: Book) -> dict[str, Any]:
    return {
        "level": drawing.level,
        "shown": drawing.shown,
        "all": drawing.all,
        "counts": answers.level_counts(table),
        "legend": [
            {
                "sign": item.look.sign,
                "style": item.family,
                "label": answers.kind_look(item.family)["label"],
                "count": item.count,
            }
            for item in drawing.legend
        ],
        "rows": link_rows(table, book),
    }


def _graph_data(drawn: Mapping[str, graph.Drawing]) -> dict[str, Any]:
    return {
        "options": next(iter(drawn.values())).options if drawn else {},
        "levels": {
            level: {"nodes": d.nodes, "edges": d.edges, "width": d.width, "height": d.height}
            for level, d in drawn.items()
        },
    }


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


def _pair(attribute: str, data: str, text: Text) -> Markup:
    """Return an attribute with its text in both languages beside it, from which the script chooses."""
    return Markup(f'{attribute}="{escape(text.ja)}" {data}-ja="{escape(text.ja)}" {data}-en="{escape(text.en)}"')


def _read(name: str) -> str:
    """Return a hand-written file of the site, line ends as LF: the hash of a script is that of these characters."""
    return (folder("site") / name).read_text("utf-8").replace("\r\n", "\n")
