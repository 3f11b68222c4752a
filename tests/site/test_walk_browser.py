"""An officer of a prefecture walks from the start page to the evidence, the printed sheet and the CSV."""

from __future__ import annotations

import csv
import io
import re

from browsing import Watched
from printed import sheets

KUMAMOTO = "43000"


def test_an_officer_of_kumamoto_walks_from_the_start_to_the_evidence_the_sheet_and_the_csv(web: Watched) -> None:
    page = web.open()
    page.select_option("#narrow-place", KUMAMOTO)
    answer = page.locator("#narrowed-links")
    assert answer.locator(".big").first.inner_text() == "熊本市が、次の2団体をつないでいます。"
    linked = answer.locator("ul >> nth=0").locator("li").all_inner_texts()
    assert [name.rpartition(" ")[2] for name in linked] == [
        "くまもと災害ボランティア団体ネットワーク",
        "PARKプロジェクト",
    ]

    page.click("#narrowed-links >> text=資料の言葉と行番号を見る")
    assert page.inner_text("h1") == "熊本市"
    said = page.inner_text("#main")
    assert re.search(r"「熊本市」 連携.*300行", said, re.DOTALL)
    assert re.search(r"「熊本市」 後援.*352行", said, re.DOTALL)

    page.click("text=HAPPY PARKプロジェクト >> nth=0")
    page.wait_for_url(f"**/groups/*.html#place={KUMAMOTO}")
    roles = page.locator("section[aria-labelledby=partners] .ev li").all_inner_texts()
    assert sum("」 後援" in role for role in roles) == 11
    assert sum("」 協力" in role for role in roles) == 1

    page.click("header .home")
    page.wait_for_url(f"**/index.html#place={KUMAMOTO}")
    page.click("#go-print a")
    page.wait_for_url(f"**/print/{KUMAMOTO}.html#place={KUMAMOTO}")
    ((_, sheet),) = sheets(page)
    assert "熊本市が、ここの2団体をつないでいます。" in sheet
    assert "300行" in sheet
    assert "352行" in sheet

    page.go_back()
    page.click("#main >> text=声をかける相手")
    page.wait_for_url(f"**/invite.html#place={KUMAMOTO}")
    with page.expect_download() as waiting:
        page.click("#invite-csv")
    data = waiting.value.path().read_bytes()
    assert data.startswith("\ufeff".encode())
    text = data.decode("utf-8-sig")
    assert text.encode("cp932").decode("cp932") == text
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert all(len(row) == len(head) for row in rows)
    assert {"熊本市", "HAPPY PARKプロジェクト"} <= {cell for row in rows for cell in row}
