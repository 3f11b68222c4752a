"""What the tests with mutated inputs share: texts to mutate, and what each mutation may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_printer import RECORDS, without_line_breaks
from form_renderer import Encoding, Layout, render


@pytest.fixture(scope="session")
def casebooks(shared: Path) -> tuple[bytes, ...]:
    """The casebook, and fictional groups in two layouts, as bytes."""
    pairs = [(without_line_breaks(record), Layout()) for record in RECORDS]
    odd = Layout(columns=3, halves="line", cell_gap="：", broken_labels=True, width=40, indent="\t", wide=True)
    return (
        next((shared / "source").glob("casebook-r7-*.txt")).read_bytes(),
        render(pairs, Encoding()),
        render([(record, odd) for record, _ in pairs], Encoding(line_end="\r\n", encoding="cp932")),
    )
