"""The queries that come with the package: ``queries/*.rq``, each asked by its name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kgraph.errors import CallError, Problem, Text
from kgraph.query.header import Header, parse_header


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the package: its name (the file's), its text, and what its opening comment says."""

    name: str
    text: str
    header: Header


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return all named queries by name; raises DataError for a file whose opening comment cannot be read."""
    folder = files("kgraph") / "queries"
    texts = {f.name.removesuffix(".rq"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".rq")}
    return tuple(NamedQuery(name, texts[name], parse_header(texts[name], f"{name}.rq")) for name in sorted(texts))


def named_query(name: str) -> NamedQuery:
    """Return the query called ``name``; raises CallError, with the names that come close, when there is none."""
    known = {query.name: query for query in named_queries()}
    if name not in known:
        close = [n for n in known if name and name in n] or difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        names = ", ".join(close or known)
        wanted = Text(f"名前つきの問い ({names})、ファイル、SPARQL", f"a named query ({names}), a file, or SPARQL")
        raise CallError(
            Problem(
                code="unknown-query",
                file="query",
                field="name",
                found=name,
                expected=wanted,
                todo=Text("`kgraph query --list` で一覧を見られます", "`kgraph query --list` shows them all"),
            )
        )
    return known[name]
