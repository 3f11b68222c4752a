"""The page of the check: whether the data conforms, what was looked at, each finding with what to do, what is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kgraph import vocab
from kgraph.errors import Text
from kgraph.render.book import Book, label
from kgraph.render.site import Beside, Page, Site
from kgraph.render.texts import TEXTS
from kgraph.statements import Statements
from kgraph.statements.summary import counts

if TYPE_CHECKING:
    from kgraph.check import Report
    from kgraph.check.report import Finding, RuleResult

MOST = 200
"""So many findings of a rule are shown; ``kgraph check`` and the file beside the page tell the others."""

TURTLE = "files/check.ttl"
SEVERITIES = ("violation", "warning", "info")


def pages(site: Site) -> Iterable[Page]:
    """Yield the page; the whole report as SHACL has it stands beside it."""
    from kgraph.check import writers  # heavy: only where there is a report

    report: Report = site.given["report"]
    context = {
        "conforms": report.conforms(),
        "validated": report.validated,
        "counts": report.counts,
        "checked": {
            "sources": len(report.sources),
            "triples": report.triples,
            "rules": report.rules,
            "met": sum(1 for shape in report.coverage if shape.nodes),
            "shapes": len(report.coverage),
            "nodes": sum(shape.nodes for shape in report.coverage),
        },
        "quotes": report.quotes,
        "results": [_result(result) for result in report.results],
        "coverage": [
            {"name": shape.name, "nodes": shape.nodes, "required": shape.required}
            for shape in sorted(report.coverage, key=lambda shape: -shape.nodes)
        ],
        "accounts": [_account(site.book, each) for each in site.book.sources],
    }
    text = writers.to_turtle(report).decode("utf-8")
    yield Page(path="check.html", title=TEXTS["check-title"], context=context, turtle=Beside(TURTLE, text))


def _result(result: RuleResult) -> dict[str, Any]:
    rule = result.rule
    return {
        "severity": rule.severity,
        "name": rule.name,
        "id": rule.id,
        "n": len(result.findings),
        "todo": rule.todo,
        "rows": [_finding(finding) for finding in result.findings[:MOST]],
        "rest": max(0, len(result.findings) - MOST),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    problem = finding.problem()
    return {
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "found": problem.found,
        "expected": problem.expected,
    }


def _account(book: Book, each: Statements) -> dict[str, Any]:
    """Return what became of the lines of a source: how many were taken, which fields were kept back or not read."""
    fields: dict[str, Counter[str]] = {"withheld": Counter(), "unread": Counter()}
    for line in each.lines:
        if line.fate in fields:
            fields[line.fate][line.field] += 1
    own = counts(each)
    return {
        "title": each.source.title,
        "taken": own.taken,
        "lines": len(each.lines),
        **{
            fate: {"n": sum(found.values()), "fields": [(_field(name), n) for name, n in sorted(found.items())]}
            for fate, found in fields.items()
        },
    }


_OF_TABLES = {
    "row": Text("表の行", "row of the table"),
    "person": Text("個人の行", "row of a person"),
    "note": Text("注・合計などの行", "row of notes or totals"),
    "header": Text("見出し", "header"),
    "title": Text("題・発行者・日付", "title, publisher, date"),
}
"""What the accounts of a table hold for a field where it is no column of theirs."""


def _field(name: str) -> Text:
    if name in _OF_TABLES:
        return _OF_TABLES[name]
    if name in vocab.scheme("fields"):
        return label("fields", name)
    return Text(name, name) if name else TEXTS["k-no-field"]  # of a table: the header of a column
