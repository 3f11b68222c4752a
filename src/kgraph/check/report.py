"""What a check found, as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kgraph.check.rules import SEVERITIES, VIOLATION, Rule, severity_rank
from kgraph.errors import Problem, Text

EXAMPLES = 5
"""How many findings of one rule are shown to a person; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The row of statements to mend: its file, its line there (0 where not known), its id and the column."""

    file: str
    line: int = 0
    id: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One breach of a rule: at which node, by which property, what was found, and in which row it is to be mended.

    ``focus`` is an IRI, ``value`` a term in the syntax of N-Triples (both empty where there is none); ``found`` is
    for people. ``expected`` is the rule's unless the case asks for more. ``component`` is the constraint component of
    SHACL that found it, empty for a guard or a rule beside SHACL; two that find the same are one finding.
    """

    rule: Rule
    focus: str = ""
    path: str = ""
    value: str = ""
    found: str = ""
    row: Row | None = None
    expected: Text | None = None
    component: str = field(default="", compare=False)

    def problem(self) -> Problem:
        """Return the finding as a problem, which knows how to be told in one line."""
        row = self.row or Row(file=self.focus or self.rule.id)
        where = f"{row.column} [{row.id}]" if row.id and row.column else row.column or row.id
        return Problem(
            code=self.rule.id,
            file=row.file,
            line=row.line,
            field=where,
            found=self.found,
            expected=self.expected or self.rule.expected,
            todo=self.rule.todo,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """All breaches of one rule, in the order of files and lines."""

    rule: Rule
    findings: tuple[Finding, ...]

    @property
    def examples(self) -> tuple[Finding, ...]:
        """The first few, to be shown."""
        return self.findings[:EXAMPLES]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return len(self.findings) - len(self.examples)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many nodes one shape looked at; ``required`` where looking at none is a violation."""

    shape: str
    name: Text
    nodes: int
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a check.

    ``validated`` is False where the shapes themselves are wrong, so that nothing was validated. ``quotes`` is how
    many quotes were compared with the source text.
    """

    sources: tuple[str, ...]
    triples: int
    rules: int
    validated: bool
    quotes: int
    results: tuple[RuleResult, ...]
    coverage: tuple[Coverage, ...]

    def count(self, severity: str) -> int:
        """Return the number of findings of one severity; raises CallError for an unknown one."""
        severity_rank(severity)
        return sum(len(r.findings) for r in self.results if r.rule.severity == severity)

    @property
    def counts(self) -> dict[str, int]:
        """The number of findings by severity, worst first."""
        return {severity: self.count(severity) for severity in SEVERITIES}

    def conforms(self, fail_on: str = VIOLATION) -> bool:
        """Return whether nothing as bad as ``fail_on`` (violation, warning or info) or worse was found.

        Raises CallError for another word.
        """
        limit = severity_rank(fail_on)
        return not any(severity_rank(r.rule.severity) <= limit for r in self.results)


def grouped(findings: Iterable[Finding]) -> tuple[RuleResult, ...]:
    """Return findings by rule, worst first: by severity, guards before shapes, then by number and name."""
    by_rule: dict[Rule, set[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, set()).add(finding)
    results = [RuleResult(rule=rule, findings=tuple(sorted(found, key=_key))) for rule, found in by_rule.items()]
    return tuple(sorted(results, key=_rank))


def merged(reports: Sequence[Report], beside: Iterable[Finding] = ()) -> Report:
    """Return the reports on several sources as one, with what was found ``beside`` them."""
    coverage: dict[str, Coverage] = {}
    for one in (one for report in reports for one in report.coverage):
        so_far = coverage.get(one.shape)
        if so_far is not None:
            required = one.required or so_far.required
            one = replace(one, nodes=one.nodes + so_far.nodes, required=required)
        coverage[one.shape] = one
    return Report(
        sources=tuple(source for report in reports for source in report.sources),
        triples=sum(report.triples for report in reports),
        rules=max(report.rules for report in reports),
        validated=all(report.validated for report in reports),
        quotes=sum(report.quotes for report in reports),
        results=grouped([*beside, *(f for report in reports for result in report.results for f in result.findings)]),
        coverage=tuple(coverage.values()),
    )


def _rank(result: RuleResult) -> tuple[int, bool, int, str]:
    rule = result.rule
    return severity_rank(rule.severity), not rule.is_guard, -len(result.findings), rule.iri


def _key(finding: Finding) -> tuple[str, int, str, str, str, str]:
    row = finding.row or Row(file="")
    return row.file, row.line, finding.focus, finding.path, finding.value, finding.found
