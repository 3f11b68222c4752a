"""VZ-19: the graph page says the same as a table that needs no script, and is reached and read by keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from tiny_site import tiny, tiny_site, tiny_tables

GIVEN = {"甲の会": [("乙の会", "cooperation"), ("丙市", "endorsement")], "丁の会": [("丙市", "venue")], "戊の会": []}


def test_vz_19_without_a_script_a_table_holds_all_nodes_and_links(browser: Browser, tmp_path: Path) -> None:
    statements = tiny(GIVEN)
    home = tiny_site(statements, tmp_path / "site")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home.as_uri()}/graph.html")
    assert page.get_attribute("html", "lang") == "ja"
    assert "つながりの図" in page.title()
    rows = [row.inner_text().split("\t") for row in page.locator("#table-body tbody tr").all()]
    assert [row[0] for row in rows] == ["甲の会", "甲の会", "丁の会", "戊の会"]
    told = {(row[0], row[1], int(row[3])) for row in rows[:3]}
    assert told == {("甲の会", "乙の会", 1), ("甲の会", "丙市", 2), ("丁の会", "丙市", 2)}
    assert len(told) == len(tiny_tables(statements)["body"].links)
    assert "書かれていません" in rows[3][1]
    for _ in range(40):
        page.keyboard.press("Tab")
        if "bodies/" in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/bodies/*.html")
    context.close()
