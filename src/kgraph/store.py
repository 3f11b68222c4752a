"""The store: quads in memory or on disk, behind pyoxigraph.

Every graph keeps its name; the default graph holds the union of all but the derived one, written out, because an
engine that merges graphs while it answers returns a triple once for each graph that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, InputError, Problem, Text

GRAPHS: Final = ("sources", "derived", "all")
"""What a query sees where it names no graph: what sources and ontology say (the default), what was derived, or both."""

DERIVED: Final = ox.NamedNode(vocab.ID + "graph-derived")
ONTOLOGY: Final = ox.NamedNode(vocab.ID + "graph-ontology")

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
"""The files that can be loaded, by suffix."""

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Store:
    """Quads that can be asked; made by ``store_from``, ``store_from_files`` or ``open_store``."""

    raw: ox.Store

    def __len__(self) -> int:
        return len(self.raw)

    def graphs(self) -> tuple[str, ...]:
        """Return the names of all named graphs, sorted."""
        return tuple(sorted(g.value for g in self.raw.named_graphs() if isinstance(g, ox.NamedNode)))

    def evaluate(self, text: str, *, prefixes: Mapping[str, str], graphs: str | None = "sources") -> Answer:
        """Run a SPARQL query whose values are bound already; ``graphs`` None leaves the choice to its FROM clauses.

        Not for callers: ``kgraph.query.query`` is the door. Raises CallError for an unknown ``graphs``, and what
        pyoxigraph raises (SyntaxError, OSError, RuntimeError).
        """
        if graphs is None:
            return self.raw.query(text, prefixes=dict(prefixes))
        if graphs not in GRAPHS:
            raise CallError(_unknown_graphs(graphs))
        chosen: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = []
        if graphs != "derived":
            chosen.append(ox.DefaultGraph())
        if graphs != "sources":
            chosen.append(DERIVED)
        return self.raw.query(text, prefixes=dict(prefixes), default_graph=chosen)


def store_from(quads: Iterable[ox.Quad], path: Path | None = None) -> Store:
    """Return a store of ``quads``: in memory, or in the folder ``path``, which must be new or empty.

    Quads without a graph name go to the default graph only. Raises InputError when ``path`` cannot be used.
    """
    raw = _new(path)
    if path is None:
        raw.extend(_with_union(quads))
    else:
        raw.bulk_extend(_with_union(quads))
        raw.optimize()
    return Store(raw)


def store_from_files(paths: Iterable[Path], path: Path | None = None) -> Store:
    """Return a store of RDF files (suffixes in ``FORMATS``); triples of a file without graphs go to the default graph.

    Nothing is fetched: a JSON-LD context that lies elsewhere is an error. Raises InputError, with file and line, for
    a file that is missing, of an unknown suffix, or not what its suffix says.
    """
    return store_from((quad for file in paths for quad in _quads_of(file)), path)


def open_store(path: Path) -> Store:
    """Return the store that an earlier ``store_from`` wrote to ``path``, to be read only. Raises InputError."""
    if not path.is_dir():
        raise InputError(_unusable(path, "not a folder"))
    try:
        return Store(ox.Store.read_only(str(path)))
    except OSError as error:
        raise InputError(_unusable(path, str(error))) from error


def _new(path: Path | None) -> ox.Store:
    if path is None:
        return ox.Store()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(_unusable(path, "not empty"))
    try:
        return ox.Store(str(path))
    except OSError as error:
        raise InputError(_unusable(path, str(error))) from error


def _with_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad, and beside it its copy in the default graph unless it was derived."""
    default = ox.DefaultGraph()
    for quad in quads:
        yield quad
        if quad.graph_name not in (default, DERIVED):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, default)


def _quads_of(file: Path) -> Iterator[ox.Quad]:
    kind = FORMATS.get(file.suffix.lower())
    if kind is None:
        raise InputError(
            Problem(
                code="unknown-format",
                file=file.name,
                found=file.suffix,
                expected=Text("次の拡張子: " + " ".join(FORMATS), "a suffix of: " + " ".join(FORMATS)),
                todo=Text("RDF のファイルを指定してください", "name an RDF file"),
            )
        )
    try:
        yield from ox.parse(path=str(file), format=kind)
    except SyntaxError as error:
        raise InputError(
            Problem(
                code="bad-rdf",
                file=file.name,
                line=error.lineno or 0,
                found=str(error.msg),
                expected=Text(f"正しい {kind.name}", f"well-formed {kind.name}"),
                todo=Text("その行を直してください", "mend that line"),
            )
        ) from error
    except OSError as error:
        raise InputError(_unusable(file, error.strerror or str(error))) from error


def _unusable(path: Path, why: str) -> Problem:
    wanted = Text(
        "読み書きできる場所 (新しい保存先は空のフォルダー)", "a readable place (for a new store an empty folder)"
    )
    return Problem(
        code="unusable-store",
        file=path.name,
        found=why,
        expected=wanted,
        todo=Text("別の場所を指定してください", "name another place"),
    )


def _unknown_graphs(found: str) -> Problem:
    return Problem(
        code="unknown-graph",
        file="query",
        field="graph",
        found=found,
        expected=Text("次のどれか: " + ", ".join(GRAPHS), "one of: " + ", ".join(GRAPHS)),
        todo=Text("綴りを確かめてください", "check the spelling"),
    )
