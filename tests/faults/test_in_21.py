"""IN-21: one wrong date among thousands is one line, and costs no other row anything."""

from __future__ import annotations

from click.testing import CliRunner
from table_files import csv_file, read

from kgraph.cli.main import cli
from kgraph.rdf import to_quads

ROWS = 5000
BAD = 2500


def listed():
    dates = ["2021-02-30" if n == BAD else "2021-02-10" for n in range(2, ROWS + 2)]
    return [["団体名", "開始日"], *([f"第{n}の会", date] for n, date in enumerate(dates, 2))]


def test_4999_dates_and_exactly_one_error_that_names_the_row(tmp_path):
    result = read(csv_file(tmp_path / "list.csv", listed()))
    (problem,) = result.problems
    assert (problem.code, problem.line, problem.field, problem.found) == ("wrong-date", BAD, "開始日", "2021-02-30")
    assert len(result.statements.groups) == ROWS
    started = [fact for fact in result.statements.facts if fact.field == "started"]
    assert len(started) == ROWS - 1
    dates = [q for q in to_quads(result.statements) if q.predicate.value == "https://schema.org/startDate"]
    assert len(dates) == ROWS - 1
    assert {(q.object.value, q.object.datatype.value.rsplit("#", 1)[1]) for q in dates} == {("2021-02-10", "date")}


def test_the_command_tells_one_line_and_no_stack_trace(tmp_path):
    path = csv_file(tmp_path / "list.csv", listed()[BAD - 12 : BAD + 10])
    path = csv_file(path, [["団体名", "開始日"], *listed()[BAD - 12 : BAD + 10]])
    result = CliRunner().invoke(cli, ["--lang", "en", "read", str(path), "--format", "summary"])
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if not line.startswith("(")]
    assert len(told) == 1
    assert "2021-02-30" in told[0]
    assert "Traceback" not in result.output + result.stderr
