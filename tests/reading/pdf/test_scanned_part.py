"""A table that was pasted into a page as an image is told as unread; a photograph in colour, or an image under text, is
not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_maker import Sheet, Words, make_pdf

from kgraph.reading.pdf import pdf_text

FORM = (Words("団体名：山川の会", y=60), Words("取組地域：熊本県 熊本市", y=90), Words("取組名：見守り", y=120))
LOWER_HALF = (60.0, 400.0, 540.0, 780.0)


def told(tmp_path: Path, sheet: Sheet) -> list[tuple[str, str]]:
    path = tmp_path / "cases.pdf"
    path.write_bytes(make_pdf([Sheet(FORM), sheet]))
    return [(p.code, p.field) for p in pdf_text(path).problems]


def test_a_grey_image_on_half_a_page_is_told_with_its_page(tmp_path: Path) -> None:
    assert told(tmp_path, Sheet(FORM, image=LOWER_HALF)) == [("part-without-text", "p. 2")]


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(FORM, image=LOWER_HALF, colour=True),
        Sheet((*FORM, Words("みどり市民センター", y=500)), image=LOWER_HALF),
        Sheet(FORM, image=(60.0, 400.0, 90.0, 430.0)),
    ],
    ids=["photograph", "text upon it", "seal"],
)
def test_what_looks_like_no_scan_is_not_told(sheet: Sheet, tmp_path: Path) -> None:
    assert told(tmp_path, sheet) == []
