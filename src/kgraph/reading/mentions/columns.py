"""Tables in a text: which columns of a row of headings hold bodies, and their cells in the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.reading.mentions.bodies import read_body

_NAME_COLUMN = re.compile(
    r".*(?:団体|機関|法人|事業所|企業|施設|組織|会社|協力者|連携先|協力先|支援先|構成員|所属)(?:名称?等?|等|"
    r"・.*)?|名称|所属|参加者|パートナー|団体等名|相手[方先]|協定先|締結先|協定締結先|事業者名?|店名|店舗名?|学校名?|出席者|構成|委嘱先|委託先|提携先|寄付者|寄附者|寄贈者|"
    r"ご?提供者|会員名?|加盟団体|主催者?|後援|協賛|共催|協力|出席|参加|参集範囲|メンバー|講師|連携|出演|出店者?|担当課"
)
_OTHER_COLUMN = re.compile(
    r"区分|分野|役割|内容|備考|番号|No|氏名|代表|役職|職名|住所|所在地|電話|担当|種別|連絡先|年月|日|人数|"
    r"活動|地区|期間|金額|品|数|取組|分類|順|協定|事業|名$|支援|テーマ|エリア|URL|出欠|備|回$|時$|場所|会場|議題|目的|対象|方法|結果|課題|時間|月$|費"
)
# The column of numbers: it stands by itself or, where a space was taken out behind its point, before the next one.
_NUMBERS, _NUMBER = re.compile(r"(?:(?:No|NO)\.?|番号|#)[ \t]*(?=\S)"), re.compile(r"[0-9]{1,3}[.)]?[ \t]+")
_NUMBERED = -1  # what stands for that column


def columns_of(line: str) -> tuple[int, ...]:
    """Return the columns that hold bodies, where ``line`` is the row of headings of a table; else nothing."""
    line = line.strip("\t \n")
    numbered = _NUMBERS.match(line)
    line = line[numbered.end() :] if numbered else line
    cells = [re.sub(r"\s|\([^()]*\)", "", cell) for cell in line.split("\t")]
    names = tuple(i for i, cell in enumerate(cells) if _NAME_COLUMN.fullmatch(cell))
    others = sum(bool(_OTHER_COLUMN.search(cell)) for cell in cells)
    if len(cells) < 2 or not names or len(names) + others < len(cells) - (others > 0) or max(map(len, cells)) > 12:
        return ()
    return (_NUMBERED, *names) if numbered else names


def cells_of(text: str, a: int, b: int, columns: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the cells of the row ``text[a:b]`` are that stand in ``columns`` (``columns_of``) and hold something."""
    at = a
    while at < b and text[at] in "\t ":
        at += 1
    if _NUMBERED in columns:
        first = _NUMBER.match(text, at, b)
        at = first.end() if first else at
        columns = columns if first else tuple(column + 1 for column in columns[1:])
    for number, cell in enumerate(text[at:b].split("\t")):
        if number in columns and cell.strip():
            yield at, at + _end_of_name(cell)
        at += len(cell) + 1


def _end_of_name(cell: str) -> int:
    """Return where a name ends in a cell: before one wide space that, in a full row, parts it from the next column."""
    space = cell.rfind(" ")
    left = read_body(cell, 0, space) if space > 3 and len(cell) - space <= 7 else None
    if left is None or left.generic or left.strength not in ("strong", "form") or left.end != space:
        return len(cell)
    right = read_body(cell, space + 1, len(cell))
    return space if right is None or right.generic else len(cell)
