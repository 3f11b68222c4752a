"""Rows of a table that tell of no body: examples, notes, headings of sections, totals."""

from __future__ import annotations

import re

from kgraph.reading.tables.form import EXAMPLE
from kgraph.reading.tables.table import Table
from kgraph.text import fold_text, key

NOTE = re.compile(r"^(?:[※*＊]|[（(]?注[）)0-9:：]|備考[:：]|出典|資料[:：]|[（(]注)")
_EXAMPLE = re.compile(rf"^[（(【\[]?(?:{EXAMPLE}|例)[）)】\]:：0-9]*$|^[（(【\[]例[）)】\]]")
_SECTION = re.compile(r"^(?:[■□●◆◇▼▽▶【〔《<＜]|第[0-9一二三四五六七八九十]+[章部]|[0-9]+[.．)）]\s*\D)")
_REMARK = re.compile(r"[（(【\[][^（(）)【】\[\]]*[)）】\]]")
_COUNT = r"(?:全|約)?[0-9][0-9,]*(?:団体|法人|会員|組織|機関|施設|事業所|か所|カ所|ヶ所|箇所|件|社|校|園|名|人|者|口)?"
_TOTAL = re.compile(
    rf"[（(【\[<＜]?(?:(?:.{{0,8}}?)(?:小計|合計|総計|累計)|総数|計|(?:sub|grand)?total)(?:数|件数|団体数|会員数)?[）)】\]>＞]?[:：]?"
    rf"(?:{_COUNT}|[（(][^（()）]*[）)])?",
    re.IGNORECASE,
)
"""合計, 県合計, 【小計】, 合計:5団体, 合計（県内）: no name of a body ends so."""


def apart(table: Table, row: int) -> str:
    """Return why a row tells of no body: ``example`` or ``note`` (a note, a heading, a total); empty where it may."""
    filled = [(at, text) for at, text in enumerate(table.sheet.rows[row]) if text]
    first = "".join(fold_text(filled[0][1]).split())
    if _EXAMPLE.match(first):
        return "example"
    if all(_REMARK.fullmatch(text.strip()) for _, text in filled):  # （正式名称）（複数可）: a last row of headers
        return "note"
    if _is_total(table, row, first):
        return "note"
    used = [c.number for c in table.columns if c.use is not None]
    if len(filled) != 1 or len(used) < 2:
        return ""
    over = sum(1 for inside, origin in table.sheet.merged.items() if origin == (row, filled[0][0]) and inside[0] == row)
    return "note" if over or NOTE.match(first) or _SECTION.match(first) else ""


def _is_total(table: Table, row: int, first: str) -> bool:
    """Tell whether a row holds a total: 合計 for a name or before all else, or a mere count (5団体) beside the word."""
    names = [c.number for c in table.of("name")]
    told = next((text for number in names if (text := table.sheet.cell(row, number).text)), "")
    if _TOTAL.fullmatch(key(told)) or _TOTAL.fullmatch(key(first)):
        return True
    if told and not re.fullmatch(_COUNT, key(told)):
        return False
    return any(_TOTAL.fullmatch(key(text)) for text in table.sheet.rows[row] if text)
