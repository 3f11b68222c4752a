"""The one door to the store: every question goes through ``query``."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text
from kgraph.query.bind import Value, bind, check_known, term_of
from kgraph.query.guard import guard
from kgraph.query.header import Header, parse_header
from kgraph.query.lookup import resolve
from kgraph.query.result import Result, Term
from kgraph.query.seam import Engine
from kgraph.query.syntax import explain
from kgraph.query.tokens import has_dataset_clause, variables


def query(
    store: Engine,
    text: str,
    *,
    params: Mapping[str, Value] | None = None,
    lang: str = "ja",
    graphs: str = "sources",
    timeout: float | None = None,
    name: str = "query",
) -> Result:
    """Answer a SPARQL query (SELECT, ASK, CONSTRUCT, DESCRIBE).

    All prefixes of ``kgraph.vocab`` are there unless the query declares them itself. ``params`` are bound as terms:
    those that the opening comment declares by their type (see ``kgraph.query.header``), others as the literals that
    they are, or IRIs as ``Iri``. A declared ``lang`` is bound to ``lang`` by itself. ``graphs`` is one of
    ``kgraph.store.GRAPHS``. Derived graphs can always be named: ``GRAPH id:graph-derived { … }``.

    With ``timeout`` (seconds) the answer is worked out beside the caller. The engine cannot be stopped: when time is
    up the caller gets its error, and the engine works on unseen until it yields a row or the process ends.

    Raises CallError for a query that is refused (updates, SERVICE), that lacks a parameter or is given one it does
    not know, or that takes too long; QuerySyntaxError, with the place and a hint, for one that is no SPARQL.
    """
    text = text.removeprefix("\ufeff")

    def work(stop: threading.Event) -> Result:
        check_text(text, name)
        header = parse_header(text, name)
        bound = bind(text, _values(store, text, header, params or {}, lang))
        chosen = None if has_dataset_clause(text) and graphs == "sources" else graphs
        return _run(store, bound, chosen, name, stop)

    return work(threading.Event()) if timeout is None else _beside(work, name, timeout)


def check_text(text: str, name: str = "query") -> None:
    """Refuse a query that is an update, calls out, or is no SPARQL, before there is a store to ask.

    Raises as ``query`` does. The text is parsed as it was written, so that places in errors are the author's.
    """
    guard(text, name)
    try:
        ox.Store().query(text, prefixes=dict(vocab.PREFIXES))
    except SyntaxError as error:
        raise explain(text, str(error), vocab.PREFIXES, name) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise CallError(_failed(name, str(error))) from error


def _values(
    store: Engine, text: str, header: Header, params: Mapping[str, Value], lang: str
) -> dict[str, ox.NamedNode | ox.Literal]:
    declared = {parameter.name: parameter for parameter in header.parameters}
    check_known(params, declared or variables(text))
    missing = [p for p in header.parameters if p.required and p.name not in params]
    if missing:
        raise CallError(*(_lacking(p.name, p.type, p.example) for p in missing))
    values = {key: term_of(value, key) for key, value in params.items() if key not in declared}
    for parameter in header.parameters:
        fallback = lang if parameter.type == "lang" else parameter.default
        values[parameter.name] = resolve(store, parameter, params.get(parameter.name, fallback))
    return values


def _run(store: Engine, text: str, graphs: str | None, name: str, stop: threading.Event) -> Result:
    try:
        answer = store.evaluate(text, prefixes=vocab.PREFIXES, graphs=graphs)
        if isinstance(answer, ox.QuerySolutions):
            names = tuple(variable.value for variable in answer.variables)
            return Result(kind="select", variables=names, rows=tuple(_rows(answer, stop)))
        if isinstance(answer, ox.QueryBoolean):
            return Result(kind="ask", answer=bool(answer))
        return Result(kind="construct", triples=tuple(sorted(set(answer), key=str)))
    except SyntaxError as error:  # only a value can be the cause: the text itself was parsed before
        raise CallError(_failed(name, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise CallError(_failed(name, str(error))) from error


def _rows(answer: ox.QuerySolutions, stop: threading.Event) -> Iterator[tuple[Term | None, ...]]:
    size = len(answer.variables)
    for solution in answer:
        if stop.is_set():
            return
        yield tuple(solution[at] for at in range(size))


def _beside(work: Callable[[threading.Event], Result], name: str, timeout: float) -> Result:
    """Do the work in a thread and wait so many seconds for it; the engine lets other threads run meanwhile."""
    done: list[Result | BaseException] = []
    stop = threading.Event()

    def do() -> None:
        try:
            done.append(work(stop))
        except BaseException as error:  # handed to the caller, whatever it is
            done.append(error)

    worker = threading.Thread(target=do, name="kgraph-query", daemon=True)
    worker.start()
    worker.join(timeout)
    if not done:
        stop.set()
        raise CallError(_too_slow(name, timeout))
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _lacking(name: str, kind: str, example: str) -> Problem:
    shown = f" ({example})" if example else ""
    return Problem(
        code="missing-parameter",
        file="query",
        field=name,
        found="-",
        expected=Text(f"{kind} の値{shown}", f"a value: {kind}{shown}"),
        todo=Text(f"--param {name}=値 を加えてください", f"add --param {name}=VALUE"),
    )


def _too_slow(name: str, timeout: float) -> Problem:
    return Problem(
        code="timeout",
        file=name,
        found=f"> {timeout:g} s",
        expected=Text(f"{timeout:g} 秒以内の答え", f"an answer within {timeout:g} seconds"),
        todo=Text(
            "条件を絞る、LIMIT を加える (FILTER NOT EXISTS は MINUS に)、または --timeout を延ばしてください",
            "narrow the query, add LIMIT, write MINUS for FILTER NOT EXISTS, or give it more --timeout",
        ),
    )


def _failed(name: str, found: str) -> Problem:
    return Problem(
        code="query-failed",
        file=name,
        found=found,
        expected=Text("実行できる問い", "a query that can be run"),
        todo=Text("問いと値を確かめてください", "check the query and its values"),
    )
