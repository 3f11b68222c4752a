"""A legal form that a cell of its own tells, beside the one that the name itself holds."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph import vocab
from kgraph.errors import Problem, Text
from kgraph.identity.names import normal_name
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.rows import TableReading


def two_forms(reading: TableReading, file: str) -> Iterator[Problem]:
    """Yield a problem for each row whose name holds another legal form than the column of legal forms tells."""
    if not any(use.field == "legal_form" for _, use in reading.mapping.columns):
        return
    for row in reading.rows:
        own = normal_name(row.name.text).legal_form
        if own and row.legal_form and own != row.legal_form:
            here, there = (vocab.label("legal-forms", form, "ja") for form in (row.legal_form, own))
            expected = Text(
                f"名前の法人格（{there}）と同じ法人格（欄: {here}）",
                f"the legal form that the name holds ({there}), where the column says {here}",
            )
            todo = Text(
                "名前か法人格の欄のどちらかを直してください。欄の値を使いました",
                "mend the name or the legal form; that of the column was used",
            )
            yield problem(
                "contradiction", file, line=row.line, field="legal_form", found=row.name.text,
                expected=expected, todo=todo,
            )  # fmt: skip
