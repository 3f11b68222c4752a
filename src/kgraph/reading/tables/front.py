"""What stands above the headers of a table: its title, who made it, and as of when it is."""

from __future__ import annotations

import re

from kgraph.dates import FISCAL_YEAR, DateError, FoundDate, find_dates
from kgraph.reading.tables.apart import NOTE
from kgraph.reading.tables.form import DATE_LABEL, NOTICE, PUBLISHER_LABEL
from kgraph.reading.tables.rows import TAKEN, UNREAD
from kgraph.reading.tables.table import Table
from kgraph.reading.tables.titles import HEADING
from kgraph.reading.tables.values import kind_of_name
from kgraph.text import fold_text, key

_PUBLISHER = re.compile(r"^(?:作成|発行|提出先|調査主体|出典|資料)(?:者|元)?[:：]\s*(.+)$|^(.+?)(?:調べ|作成|発行)$")
_BEHIND = re.compile(r"\s*(現在|時点|付け?|作成|発行|更新|公表|改正|改訂)?\s*[）)】\]〕]*\s*")
_BEFORE = re.compile(r"[\s（(【\[〔]*(?:(?:作成|発行|更新|基準|公表)日[:：]?\s*)?$")


def front(table: Table) -> tuple[str, str, str]:
    """Account for what stands above the headers; return the title, the publisher and the date that it tells.

    The title is the first line that could be one: a line that is only a date (令和7年9月1日現在) is none, a date in
    brackets is no part of it. A day, month or year is a better date than a fiscal year (令和7年度 in a title).
    """
    title = publisher = ""
    dates: list[FoundDate] = []
    for row in table.header.above:
        texts = [text.strip() for text in table.sheet.rows[row] if text]
        if not texts:
            continue
        whole = " ".join(texts)
        found = _dates_in(whole)
        dates += reversed(found)
        told = "title" if found or texts[0] in (NOTICE, DATE_LABEL, PUBLISHER_LABEL) else ""
        if texts[0] == PUBLISHER_LABEL and len(texts) > 1:
            publisher = publisher or texts[1]
        elif len(texts) == 1 and (words := _publisher(texts[0])):
            publisher, told = publisher or words, "title"
        elif not title and texts[0] not in (NOTICE, DATE_LABEL) and not NOTE.match(texts[0]):
            title = _title(texts)
            told = told or ("title" if title else "")
        table.whole(row, TAKEN if told else UNREAD, told or "note")
        if not told:
            table.passed_over.append(row + 1)
    exact = [one for one in dates if one.date.precision != FISCAL_YEAR] or dates
    return title, publisher, exact[0].date.value if exact else ""


def _publisher(text: str) -> str:
    """Return who a line says made the table: after 作成: as it stands, before 調べ only what is a body by its words
    (山川県調べ; つながりづくり団体調べ is what was asked about)."""
    match = _PUBLISHER.match(fold_text(text)) if len(text) < 60 else None
    if match is None:
        return ""
    words = _undated(match[1] or match[2])
    return words if match[1] or kind_of_name(words) != "other" else ""


def _title(texts: list[str]) -> str:
    """Return the title in a line: the words of its one cell without a date at their end, nor what numbers the sheet or
    says how to handle it; empty where there is nothing else, or more than one cell."""
    kept = [words for text in texts if (words := _titled(_before_date(text)))]
    return kept[0] if len(kept) == 1 else ""


def _titled(text: str) -> str:
    """Return the words of a title: without 様式第2号, 【取扱注意】 and the like by themselves, before and behind it."""
    words = text.split()
    while words and HEADING.fullmatch(key(words[0])):
        words.pop(0)
    while words and HEADING.fullmatch(key(words[-1])):
        words.pop()
    return "" if HEADING.fullmatch(key("".join(words))) else " ".join(words)


def _before_date(text: str) -> str:
    """Return what stands before the date that a text ends with: in brackets, or with 現在; else the text."""
    found = _dates_in(text)
    behind = _BEHIND.fullmatch(text, found[-1].end) if found else None
    if behind is None:
        return text
    before = text[: found[-1].start]
    at = _BEFORE.search(before)
    start = at.start() if at else len(before)
    apart = before[start:].strip() or behind[1]
    return before[:start] if apart or not before.strip() else text


def _undated(text: str) -> str:
    """Return text without the dates in it."""
    for one in reversed(_dates_in(text)):
        text = text[: one.start] + text[one.end :]
    return text.strip("、, \u3000")


def _dates_in(text: str) -> list[FoundDate]:
    try:
        return list(find_dates(text))
    except DateError:
        return []
