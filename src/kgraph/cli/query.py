"""``kgraph query``: a named query, or one's own SPARQL, put to the graph."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.context import language
from kgraph.cli.output import GRAPHS, bom_option, chosen, data_option, emit, graph_option, to_json, to_table
from kgraph.errors import CallError, Problem, Text

if TYPE_CHECKING:
    from kgraph.query import Header, Result, Value

FORMATS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "jsonld")
_TIES = "kg:SharedPartnerTie"
_SPARQL = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE)\b", re.IGNORECASE)


@click.command(
    help="Ask the graph: a named query (see --list), a file with SPARQL, - for standard input, or SPARQL itself.\n\n"
    "グラフに尋ねる。名前つきの問い (--list)、SPARQL のファイル、- (標準入力)、または SPARQL の文。"
)
@click.argument("what", metavar="NAME|FILE|-", required=False)
@click.option("--list", "listing", is_flag=True, help="Show the named queries.  名前つきの問いの一覧")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter's value.  問いに渡す値")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: table on a terminal, json when piped; ttl for CONSTRUCT.  端末では表、パイプでは JSON",
)
@graph_option("What a query sees that names no graph.  問いが見るグラフ")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help="Give up after so many seconds (0: never).  待つ秒数",
)
@data_option
@bom_option
def command(
    what: str | None,
    listing: bool,
    params: tuple[str, ...],
    form: str | None,
    graph: str,
    timeout: float,
    data: Path | None,
    bom: bool,
) -> None:
    """Find the query, put it to the store, and write the answer."""
    lang = language()
    if listing:
        emit(_listing(form, lang))
        return
    from kgraph.pipeline.building import load_store
    from kgraph.query import check_text, parse_header, query

    name, text = _find(what)
    check_text(text, name)
    header = parse_header(text, name)
    given = _given(params, header)
    # What the analysis gives is worked out only where it can be seen; a query for ties does not look at it.
    store = load_store(data, results=(graph != GRAPHS[0] or "graph-derived" in text) and _TIES not in text)
    result = query(store, text, params=given, lang=lang, graphs=graph, timeout=timeout or None, name=name)
    emit(_written(result, header, form, lang, bom))


def _find(what: str | None) -> tuple[str, str]:
    """Return the name (for messages) and the text of the query that ``what`` means, without a BOM."""
    from kgraph.files import decode, read_text
    from kgraph.query import named_query

    if what is None:
        raise CallError(_nothing_asked())
    if what == "-":
        return "stdin", decode(sys.stdin.buffer.read(), "stdin").text
    if "{" in what or _SPARQL.match(what):
        return "query", what.removeprefix("\ufeff")
    path = Path(what)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        return path.name, read_text(path).text
    return f"{what}.rq", named_query(what).text


def _given(params: Iterable[str], header: Header) -> dict[str, Value]:
    """Return the values by name; ``<...>`` is an IRI where the query does not declare the parameter."""
    from kgraph.query import Iri

    declared = {parameter.name for parameter in header.parameters}
    values: dict[str, Value] = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign or not name or name in values:
            raise CallError(_bad_param(param))
        iri = name not in declared and value.startswith("<") and value.endswith(">")
        values[name] = Iri(value[1:-1]) if iri else value
    return values


def _written(result: Result, header: Header, form: str | None, lang: str, bom: bool) -> str:
    from kgraph.query import default_format, write

    asked = chosen(form)
    if result.kind == "construct" and (form is None or form == "table"):  # triples are no table
        asked = default_format(result)
    if asked != "table":
        return ("\ufeff" if bom and asked == "csv" else "") + write(result, asked)
    if result.kind == "ask":
        return ("はい\n" if result.answer else "いいえ\n") if lang == "ja" else ("yes\n" if result.answer else "no\n")
    title = header.purpose.in_(lang)
    if not result.rows:
        return (f"{title}\n" if title else "") + ("該当なし\n" if lang == "ja" else "no matching rows\n")
    # An id is for programs: JSON and CSV hold it, a table has better use for the width.
    shown = [name for name in result.variables if name != "id" or not header.columns]
    rows = [[record[name] for name in shown] for record in result.records()]
    numbers = [at for at in range(len(shown)) if all(isinstance(row[at], int | float) for row in rows)]
    cells = ([_short(cell) for cell in row] for row in rows)
    return to_table([header.column(name, lang) for name in shown], cells, title=title, right=numbers)


def _short(cell: Any) -> Any:
    """Return an IRI of ours with its prefix, anything else as it is."""
    from kgraph.vocab import PREFIXES

    if isinstance(cell, str):
        fitting = [(len(space), prefix) for prefix, space in PREFIXES.items() if cell.startswith(space)]
        if fitting:
            length, prefix = max(fitting)
            return f"{prefix}:{cell[length:]}"
    return cell


def _listing(form: str | None, lang: str) -> str:
    from kgraph.query import named_queries

    asked = chosen(form)
    if asked not in ("table", "json"):
        raise CallError(_bad_listing(asked))
    if asked == "json":
        return to_json(
            [
                {
                    "name": query.name,
                    "purpose": query.header.purpose.in_(lang),
                    "parameters": [
                        {
                            "name": p.name,
                            "type": p.type,
                            "required": p.required,
                            "default": p.default,
                            "example": p.example,
                        }
                        for p in query.header.parameters
                    ],
                    "columns": {name: label.in_(lang) for name, label in query.header.columns},
                }
                for query in named_queries()
            ]
        )
    header = ("名前", "何の問いか", "パラメーター") if lang == "ja" else ("name", "purpose", "parameters")
    return to_table(header, ((q.name, q.header.purpose.in_(lang), _signature(q.header)) for q in named_queries()))


def _signature(header: Header) -> str:
    shown = []
    for parameter in header.parameters:
        if parameter.type != "lang":
            form = f"{parameter.name}={parameter.default or parameter.type.upper()}"
            shown.append(form if parameter.required else f"[{form}]")
    return " ".join(shown)


def _nothing_asked() -> Problem:
    return Problem(
        code="nothing-asked",
        file="query",
        expected=Text("名前つきの問い、ファイル、- か SPARQL", "a named query, a file, - or SPARQL"),
        todo=Text("`kgraph query --list` で一覧を見られます", "`kgraph query --list` shows the named queries"),
    )


def _bad_param(found: str) -> Problem:
    return Problem(
        code="bad-parameter",
        file="query",
        field="--param",
        found=found,
        expected=Text("名前=値 (同じ名前は一度だけ)", "NAME=VALUE, each name once"),
        todo=Text("--param prefecture=愛媛県 のように書いてください", "write it like --param prefecture=愛媛県"),
    )


def _bad_listing(found: str) -> Problem:
    return Problem(
        code="unknown-format",
        file="query",
        field="--format",
        found=found,
        expected=Text("一覧の形式: table, json", "a format for the list: table, json"),
        todo=Text("--format を変えてください", "choose another --format"),
    )
