"""A report as text, JSON and Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyoxigraph as ox

from kgraph import vocab
from kgraph.check.report import Finding, Report, RuleResult
from kgraph.check.rules import GUARD, INFO, SHAPE, VIOLATION, WARNING
from kgraph.errors import Text

_SEVERITY: Final = {
    VIOLATION: Text("違反", "violation"),
    WARNING: Text("注意", "warning"),
    INFO: Text("参考", "info"),
}
_SH_SEVERITY: Final = {VIOLATION: "Violation", WARNING: "Warning", INFO: "Info"}
_REPORT: Final = f"{vocab.BASE}report/"


def summary(report: Report, lang: str, fail_on: str = VIOLATION) -> str:
    """Return the outcome as one line: whether it conforms, and the counts by severity."""
    good = report.conforms(fail_on)
    counts = report.counts
    if lang == "ja":
        told = "、".join(f"{_SEVERITY[s].ja} {n} 件" for s, n in counts.items())
        return f"検査: {'適合' if good else '不適合'}（{told}）"
    told = ", ".join(_plural(n, _SEVERITY[s].en) for s, n in counts.items())
    return f"Check: {'conforms' if good else 'does not conform'} ({told})"


def checked(report: Report, lang: str) -> str:
    """Return what was looked at as one line; it says so where nothing was validated."""
    nodes = sum(shape.nodes for shape in report.coverage)
    met = sum(1 for shape in report.coverage if shape.nodes)
    if lang == "ja":
        said = (
            f"調べたもの: トリプル {report.triples}、規則 {report.rules}、"
            f"対象のあるシェイプ {met}/{len(report.coverage)}（のべ {nodes} ノード）、"
            f"資料と照合した言葉 {report.quotes}"
        )
        return said if report.validated else f"{said}\nシェイプに誤りがあるため、検査は行っていません"
    said = (
        f"Checked: {report.triples} triples, {report.rules} rules, {met} of {len(report.coverage)} shapes met nodes "
        f"({nodes} in all), {report.quotes} quotes compared with the source"
    )
    return said if report.validated else f"{said}\nThe shapes are wrong: nothing was validated"


def to_text(report: Report, lang: str = "ja", fail_on: str = VIOLATION) -> str:
    """Return the report for reading, with a last line feed."""
    lines = [summary(report, lang, fail_on), checked(report, lang)]
    for result in report.results:
        lines += ["", heading(result, lang), *(f"  {finding.problem().message(lang)}" for finding in result.examples)]
        if result.rest:
            lines.append(f"  {rest(result, lang)}")
    lines += ["", "シェイプごとに調べたノードの数:" if lang == "ja" else "Nodes that each shape looked at:"]
    for shape in report.coverage:
        lines.append(f"  {shape.nodes:>6}  {shape.shape.removeprefix(SHAPE)}  {shape.name.in_(lang)}")
    return "\n".join(lines) + "\n"


def heading(result: RuleResult, lang: str) -> str:
    """Return the line that stands above the examples of a rule."""
    rule, number = result.rule, len(result.findings)
    severity = _SEVERITY[rule.severity].in_(lang)
    if lang == "ja":
        return f"[{severity}] {rule.name.ja}（{rule.id}）: {number} 件"
    return f"[{severity}] {rule.name.en} ({rule.id}): {number}"


def rest(result: RuleResult, lang: str) -> str:
    """Return how many findings are not shown, empty where all are."""
    if not result.rest:
        return ""
    return f"ほか {result.rest} 件" if lang == "ja" else f"and {result.rest} more"


def header(lang: str) -> tuple[str, ...]:
    """Return the head of the table of ``rows``."""
    if lang == "ja":
        return "程度", "規則", "直す行", "見つかったもの", "期待するものと対処"
    return "severity", "rule", "row to mend", "found", "expected, and what to do"


def rows(report: Report, lang: str) -> list[tuple[str, str, str, str, str]]:
    """Return the examples as rows of a table: severity, rule, where, found, expected and what to do."""
    found: list[tuple[str, str, str, str, str]] = []
    for result in report.results:
        severity = _SEVERITY[result.rule.severity].in_(lang)
        name = f"{result.rule.name.in_(lang)} ({len(result.findings)})"
        for finding in result.examples:
            problem = finding.problem()
            where = problem.file + (f":{problem.line}" if problem.line else "") + f" {problem.field}".rstrip()
            expected = ("。" if lang == "ja" else "; ").join((problem.expected.in_(lang), problem.todo.in_(lang)))
            found.append((severity, name, where, problem.found, expected))
        if result.rest:
            found.append((severity, name, rest(result, lang), "", ""))
    return found


def to_json(report: Report, fail_on: str = VIOLATION) -> str:
    """Return the report as JSON; the order of keys is part of the format."""
    data = {
        "conforms": report.conforms(fail_on),
        "fail_on": fail_on,
        "counts": report.counts,
        "checked": {
            "sources": list(report.sources),
            "triples": report.triples,
            "rules": report.rules,
            "validated": report.validated,
            "quotes": report.quotes,
        },
        "results": [_result(result) for result in report.results],
        "coverage": [
            {"shape": c.shape, "name": _both(c.name), "nodes": c.nodes, "required": c.required} for c in report.coverage
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _result(result: RuleResult) -> dict[str, Any]:
    rule = result.rule
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "name": _both(rule.name),
        "expected": _both(rule.expected),
        "todo": _both(rule.todo),
        "count": len(result.findings),
        "rest": result.rest,
        "examples": [_finding(finding) for finding in result.examples],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    row = finding.row
    return {
        "file": row.file if row else None,
        "line": (row.line or None) if row else None,
        "id": (row.id or None) if row else None,
        "column": (row.column or None) if row else None,
        "found": finding.found,
        "expected": _both(finding.expected or finding.rule.expected),
        "focus": finding.focus or None,
        "path": finding.path or None,
        "value": finding.value or None,
    }


def _both(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def to_turtle(report: Report, fail_on: str = VIOLATION) -> bytes:
    """Return the report as a sh:ValidationReport (SHACL, section 3.6), its nodes named and in a fixed order.

    ``sh:conforms`` follows ``fail_on``: a mere warning does not make the data fail. A row to mend is told in the
    message, since SHACL has no term for it.
    """
    root = ox.NamedNode(f"{_REPORT}check")
    quads = [_quad(root, vocab.RDF + "type", _sh("ValidationReport"))]
    quads.append(_quad(root, vocab.SH + "conforms", ox.Literal(report.conforms(fail_on))))
    for result in report.results:
        for ordinal, finding in enumerate(result.findings):
            node = ox.NamedNode(f"{_REPORT}{vocab.digest_id('r', *_identity(finding), str(ordinal))}")
            quads.append(_quad(root, vocab.SH + "result", node))
            quads.extend(_result_quads(node, finding))
    prefixes = {**vocab.PREFIXES, "shape": SHAPE, "guard": GUARD, "report": _REPORT}
    return ox.serialize(sorted(quads, key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _identity(finding: Finding) -> Sequence[str]:
    return finding.rule.iri, finding.focus, finding.path, finding.value, finding.found


def _result_quads(node: ox.NamedNode, finding: Finding) -> Iterator[ox.Quad]:
    rule = finding.rule
    yield _quad(node, vocab.RDF + "type", _sh("ValidationResult"))
    yield _quad(node, vocab.SH + "resultSeverity", _sh(_SH_SEVERITY[rule.severity]))
    yield _quad(node, vocab.SH + "sourceShape", ox.NamedNode(rule.iri))
    component = finding.component or rule.iri  # a guard or computed rule is a component of its own
    yield _quad(node, vocab.SH + "sourceConstraintComponent", ox.NamedNode(component))
    if finding.focus:
        yield _quad(node, vocab.SH + "focusNode", ox.NamedNode(finding.focus))
    if finding.path:
        yield _quad(node, vocab.SH + "resultPath", ox.NamedNode(finding.path))
    if finding.value:
        value = next(iter(ox.parse(f"<x:s> <x:p> {finding.value} .", ox.RdfFormat.N_TRIPLES))).object
        yield _quad(node, vocab.SH + "value", value)
    for lang in ("ja", "en"):
        yield _quad(node, vocab.SH + "resultMessage", ox.Literal(finding.problem().message(lang), language=lang))


def _quad(subject: ox.NamedNode, predicate: str, value: Any) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(predicate), value)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.SH + name)


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 or word == INFO else f"{number} {word}s"
