"""The layout of a text: lines, bullets, labels, headings; what a block is labelled with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgraph.kinds import default_lexicon
from kgraph.reading.mentions.kana import is_hiragana
from kgraph.reading.mentions.roles import Label, label_of

# What stands before an item: signs, numbers with a point or bracket, a katakana letter, 第1号.
_BULLET = re.compile(
    r"[ \t]*(?:[•※*＊・\-—–>＞✽♪☆]+[ \t]*|\(?[0-9]{1,3}[.)．:]?[ \t]+|\(?[0-9]{1,3}[).．](?![0-9])[ \t]*|"
    r"\([ア-ンa-zA-Z一二三四五六七八九十]{1,2}\)[ \t]*|"
    r"[ア-ンa-z][ \t.)．]+(?=\S)|第[0-9一二三四五六七八九十]{1,3}号[ \t]*|[一二三四五六七八九十]{1,2}[ \t、.]+(?=\S))"
)
_LABEL = re.compile(r"[ \t]*([^:\n、。,]{1,24}?)[ \t]*:[ \t]*")
_BRACKET_LABEL = re.compile(r"[ \t]*[【<＜\[]([^】>＞\]\n]{1,24})[】>＞\]][ \t]*:?[ \t]*")
_GAP_LABEL = re.compile(r"[ \t]*(\S{1,3}(?:[ \t]\S{1,3}){1,3}|\S{2,8})[ \t]+(?=\S)")
_NAME_COLUMN = re.compile(
    r".*(?:団体|機関|法人|事業所|企業|施設|組織|会社|協力者|連携先|協力先|支援先|構成員|所属)(?:名称?|等|"
    r"・.*)?|名称|所属|参加者|パートナー|団体等名"
)
_OTHER_COLUMN = re.compile(
    r"区分|分野|役割|内容|備考|番号|No|氏名|代表|役職|職名|住所|所在地|電話|担当|種別|連絡先|年月|日|人数|"
    r"活動|地区|期間|金額|品|数|取組|分類|順"
)
_INLINE_BULLET = re.compile(r"(?:(?<=[ \t。])|(?<=\.\s))[・•■◆](?=[ \t]?\S)|[•][ \t]*")
_PROSE = re.compile(
    r"。|(?:し|され|い|っ|り|き)?(?:た|ました|ます|です|である|している|します|する)(?:[。! ]|$)|(?:を|に|が|"
    r"は|と)[^、]{0,12}(?:し|い|り|て|で)、"
)
_DECORATION = re.compile(r"^[ \t•◆◇■□★☆~〜～=*_\-—─━]+|[ \t•◆◇■□★☆~〜～=*_\-—─━]+$")
_NOTE = re.compile(
    r"\(?(?:※|注[:)]|順不同|敬称略|五十音順|50音順)|(?:令和|平成|昭和|20[0-9]{2}年)[0-9元年月日時分点現在更新掲載作成 ()\-~.()]*\s*$"
)
_CLOSERS = "。)」】:;"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the working text that is read by itself, with the label or heading that it stands under."""

    start: int
    end: int
    label: Label
    item: bool  # stands behind a bullet, a label or in a column: an item rather than a sentence
    prose: bool


def blocks(text: str) -> list[Block]:
    """Return the blocks of a working text, in order; headings and notes that hold no partner are left out."""
    found: list[Block] = []
    heading = Label()
    rows = _logical_lines(text)
    table: tuple[int, ...] = ()  # the columns that hold bodies, under a row of headings
    for number, (a, b) in enumerate(rows):
        follower = text[rows[number + 1][0] : rows[number + 1][1]] if number + 1 < len(rows) else ""
        if not text[a:b].strip():
            if found and heading.kind and number and not text[rows[number - 1][0] : rows[number - 1][1]].strip():
                heading = Label()
            continue
        head = _heading(text[a:b], follower)
        if head is not None:
            heading = head
            continue
        if _NOTE.match(text[a:b].strip()):
            continue
        table = _columns(text[a:b]) or (table if text.count("\t", a, b) else ())
        if _columns(text[a:b]):
            continue
        new = _cells(text, a, b, heading, table) if table else _line_blocks(text, a, b, heading)
        if new and new[-1].label.carries:
            heading = new[-1].label
        found.extend(new)
    return found


def _logical_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines, with lines that a page's width broke put together (the line end stays in the span)."""
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    widest = max((b - a for a, b in spans), default=0)
    out: list[tuple[int, int]] = []
    before = ""
    for a, b in spans:
        wrapped = bool(out) and _wrapped(before, text[a:b], widest)
        before = text[a:b]
        if wrapped:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _wrapped(line: str, following: str, widest: int) -> bool:
    last, first = line.rstrip()[-1:], following.lstrip()[:1]
    if "\t" in line and "\t" in following:
        return False  # rows of a table
    if not last or not first or _BULLET.match(following) or _BRACKET_LABEL.match(following) or last in "。:":
        return False
    tail = line
    if last in "、,・(「" or first in "、。,)」ーっゃゅょ":
        return True
    if _LABEL.match(following) and label_of(_LABEL.match(following).group(1)).role:  # type: ignore[union-attr]
        return False
    full = len(tail) >= 20 and len(tail) >= widest - 4
    if (
        first in "をがはにでとのもへや"
        and is_hiragana(following.lstrip()[1:2]) is False
        and (full or last not in _CLOSERS)
    ):
        return full or bool(re.search(r"[をがはにで][^、。]{0,20}$", tail))
    return (
        full and last not in _CLOSERS and (is_hiragana(last) or bool(_PROSE.search(line) or _PROSE.search(following)))
    )


def _heading(line: str, follower: str) -> Label | None:
    """Return the label that a line of its own makes for the lines below it, or None for a line to be read."""
    words = _DECORATION.sub("", line.strip())
    words = re.sub(r"[ \t]*\([^()]{0,40}\)[ \t]*$", "", words).rstrip(":").strip()
    bracketed = _BRACKET_LABEL.fullmatch(line)
    if bracketed:
        words = bracketed.group(1)
    words = _DECORATION.sub("", words)
    if not words or len(words) > 40 or (not follower.strip() and not bracketed):
        return None
    label = label_of(words)
    if label.kind in ("role", "venue", "skip") and not label.rest:
        return label
    if bracketed or line.rstrip().endswith(":"):
        return replace(label, kind=label.kind or "heading")
    sign, next_sign = _BULLET.match(line), _BULLET.match(follower)
    if (
        label.kind == "group"
        and default_lexicon().covers(words)
        and sign
        and sign.group().strip()
        and (not next_sign or next_sign.group().strip() != sign.group().strip())
    ):
        return label
    return (
        label
        if label.kind == "group" and _is_list(follower) and not _is_list(line) and not _BULLET.match(line)
        else None
    )


def _is_list(line: str) -> bool:
    return (bool(re.search(r"[、,]", line)) or line.count("・") > 1) and not _PROSE.search(line)


def _line_blocks(text: str, a: int, b: int, heading: Label) -> list[Block]:
    bullet = _BULLET.match(text, a, b)
    start = bullet.end() if bullet else a
    label = heading
    item = bool(bullet)
    found = _inline_label(text, start, b)
    if found is not None:
        label, start = found
        item = True
    if start >= b or label.kind == "skip":
        return []
    out: list[Block] = []
    at = start
    for sign in _INLINE_BULLET.finditer(text, start, b):
        if sign.start() > at:
            out.append(_block(text, at, sign.start(), label, item))
        inner = _inline_label(text, sign.end(), b)
        at, item = sign.end(), True
        if inner is not None and inner[0].role:
            label, at = inner
    out.append(_block(text, at, b, label, item))
    return [block for block in out if text[block.start : block.end].strip()]


def _inline_label(text: str, start: int, end: int) -> tuple[Label, int] | None:
    """Return the label at ``start`` (協力:, 【後援】, 主 催) and where its words begin; None where there is none."""
    match = _BRACKET_LABEL.match(text, start, end)
    if match and match.end() < end:
        label = label_of(match.group(1))
        return replace(label, kind=label.kind or "heading"), match.end()
    match = _LABEL.match(text, start, end)
    if match and match.end() < end:
        label = label_of(match.group(1))
        if label.kind in ("role", "venue", "skip"):
            return label, match.end()
        rest = text[match.end() : end]
        if label.kind == "group" and not _PROSE.search(rest) and re.search(r"[、,・]", rest):
            return label, match.end()
        return None
    match = _GAP_LABEL.match(text, start, end)
    if match:
        label = label_of(match.group(1))
        if label.kind == "skip" or (label.kind in ("role", "venue") and label.exact):
            return label, match.end()
    return None


def _columns(line: str) -> tuple[int, ...]:
    """Return the columns that hold bodies, where ``line`` is the row of headings of a table; else nothing."""
    cells = [re.sub(r"\s", "", cell) for cell in line.strip("\t \n").split("\t")]
    if len(cells) < 2 or not all(_NAME_COLUMN.fullmatch(cell) or _OTHER_COLUMN.search(cell) for cell in cells):
        return ()
    return tuple(i for i, cell in enumerate(cells) if _NAME_COLUMN.fullmatch(cell))


def _cells(text: str, a: int, b: int, heading: Label, columns: tuple[int, ...]) -> list[Block]:
    out: list[Block] = []
    at = a
    while at < b and text[at] in "\t ":
        at += 1
    for number, cell in enumerate(text[at:b].split("\t")):
        if number in columns and cell.strip():
            out.append(_block(text, at, at + len(cell), heading, True))
        at += len(cell) + 1
    return out


def _block(text: str, a: int, b: int, label: Label, item: bool) -> Block:
    return Block(a, b, label, item, bool(_PROSE.search(text[a:b])))
