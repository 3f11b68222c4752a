"""Sheets that came back broken: never a stack trace, and never a change that was not meant."""

import contextlib
import random

import pytest
from two_sources import write

from kgraph.errors import KgraphError
from kgraph.identity.review import model, workbook
from kgraph.pipeline import load_statements
from kgraph.pipeline.reviewing import apply_review, review_items


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    data = write(tmp_path_factory.mktemp("data"))
    rows = workbook.read(workbook.to_csv(review_items(data)).encode(), "s.csv")
    for row in rows[1:]:
        if row[0] == model.MISSED:
            row[rows[0].index("団体")], row[rows[0].index("言葉")] = "ちゅうりっぷの会", "見落とした言葉"
            continue
        sort = next(sort for sort, label in model.SORTS.items() if label == row[1])
        row[rows[0].index("判断")] = model.CHOICES[sort][0]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return data, workbook.to_xlsx(review_items(data)), text.encode("utf-8")


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_sheet_is_read_in_part_or_refused(sheets, tmp_path, seed):
    data, xlsx, text = sheets
    dice = random.Random(seed)
    content = bytearray(dice.choice((xlsx, text, text)))
    for _ in range(dice.randint(1, 12)):
        at, size = dice.randrange(len(content)), dice.randint(0, 40)
        sort = dice.randrange(4)
        if sort == 0:
            content[at] = dice.randrange(256)
        elif sort == 1:
            del content[at : at + size]
        elif sort == 2:
            content[at:at] = bytes(content[at : at + size])
        else:
            content[at:at] = dice.choice((b'"', b",", b"\r\n", b"\t", b"\0", "（".encode(), b"=cmd()", b"x" * 1000))
    (tmp_path / "sheet").write_bytes(content)
    with contextlib.suppress(KgraphError):  # a file that is no sheet any more; anything else fails the test
        done = apply_review(tmp_path / "sheet", data, by="担当", on="2025-06-01")
        assert all(p.message("ja") and p.line for p in done.problems)
    assert load_statements(data)
