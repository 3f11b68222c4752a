"""A scanned page behind pages of text is told as unread, also where a running head is printed on it: exit status 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_maker import Sheet, Words, make_pdf

from kgraph.cli.main import cli
from kgraph.reading.pdf import pdf_text

FORM = (
    Words("団体名：山川の会", y=60),
    Words("取組地域：熊本県 熊本市", y=90),
    Words("取組名：見守り", y=120),
    Words("連携した団体・協力いただいた団体", y=150),
    Words("みどり市民センター", x=240, y=150),
)
HEAD = Words("山川の会 取組事例集 令和7年度版（第2部 資料編）", y=30)
FOOT = Words("- 12 - 山川県地域福祉課 見守り推進係 発行", y=800)
OUTLINES = tuple((60.0, 100.0 + 5 * i, 90.0 + i, 102.0 + 5 * i) for i in range(80))

SCANS = {
    "bare": Sheet(image=True),
    "running head": Sheet((HEAD, FOOT), image=True),
    "characters as shapes": Sheet(rules=OUTLINES),
}
NO_SCANS = {
    "blank": Sheet(),
    "background": Sheet((*FORM[3:], HEAD, FOOT), image=True),
    "a line": Sheet(rules=OUTLINES[:2]),
}


def made(tmp_path: Path, sheet: Sheet) -> Path:
    path = tmp_path / "cases.pdf"
    path.write_bytes(make_pdf([Sheet(FORM), sheet]))
    return path


@pytest.mark.parametrize("sheet", SCANS.values(), ids=SCANS)
def test_it_is_told_with_its_page(sheet: Sheet, tmp_path: Path) -> None:
    problems = pdf_text(made(tmp_path, sheet)).problems
    assert [(p.code, p.field) for p in problems] == [("page-without-text", "p. 2")]


@pytest.mark.parametrize("sheet", NO_SCANS.values(), ids=NO_SCANS)
def test_a_page_that_is_none_is_not_told(sheet: Sheet, tmp_path: Path) -> None:
    assert pdf_text(made(tmp_path, sheet)).problems == ()


@pytest.mark.parametrize("sheet", SCANS.values(), ids=SCANS)
def test_the_exit_status_says_that_a_part_is_unread(sheet: Sheet, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--lang", "ja", "read", str(made(tmp_path, sheet)), "--format", "json"])
    assert result.exit_code == 1
    assert "p. 2" in result.stderr
    assert "OCR" in result.stderr
    assert "みどり市民センター" in result.stdout


def test_a_page_that_lost_its_content_is_told_with_its_number(tmp_path: Path) -> None:
    path = made(tmp_path, Sheet(FORM))
    before, after = path.read_bytes().rsplit(b"/Contents", 1)
    path.write_bytes(before + b"/Cont#nts" + after)
    assert [(p.code, p.field) for p in pdf_text(path).problems] == [("page-without-text", "p. 2")]
