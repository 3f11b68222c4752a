"""Checking: the guards against empty success, the shapes (run by pySHACL), the rules beside them, and the report."""

from kgraph.check.report import Coverage, Finding, Report, Row, RuleResult
from kgraph.check.rules import SEVERITIES, Rule
from kgraph.check.run import check

__all__ = ["SEVERITIES", "Coverage", "Finding", "Report", "Row", "Rule", "RuleResult", "check"]
