"""The layout of a text: lines, bullets, labels, headings; what a block is labelled with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.reading.mentions.bodies import FIRM, read_body
from kgraph.reading.mentions.columns import cells_of, columns_of
from kgraph.reading.mentions.headings import heading_of, names_one
from kgraph.reading.mentions.roles import Label, label_of, role_in
from kgraph.reading.mentions.rows import is_class, is_named, is_row, tells_who_runs
from kgraph.reading.mentions.signs import (
    ARROW_LABEL,
    ASPECT,
    BRACKET_LABEL,
    BULLET,
    CONTACT,
    DATED,
    GAP_LABEL,
    INLINE_BULLET,
    INLINE_ROLE,
    LABEL,
    LEVEL_LABEL,
    NAME_LABEL,
    NOTE,
    PROSE,
    SHORT_LABEL,
    SIGN,
    SLASH_LABEL,
    SPACED_LABEL,
    SPEAKER,
    SPOKEN,
    TITLE,
    TOLD,
)
from kgraph.reading.mentions.working import line_spans


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
    rows = line_spans(text)
    notice, titles = _is_notice(text, rows), _section_titles(text, rows)
    table: tuple[int, ...] = ()  # the columns that hold bodies, under a row of headings
    for number, (a, b) in enumerate(rows):
        follower = text[rows[number + 1][0] : rows[number + 1][1]] if number + 1 < len(rows) else ""
        if not found and not heading.kind and not columns_of(text[a:b]) and _is_title(text[a:b], follower):
            continue
        if not text[a:b].strip():
            if found and heading.kind and number and not text[rows[number - 1][0] : rows[number - 1][1]].strip():
                heading = Label()
            continue
        columns = columns_of(text[a:b])
        head = None if columns else heading_of(text[a:b], follower) or (Label("heading") if number in titles else None)
        if head is not None:
            heading = head
            continue
        if NOTE.match(text[a:b].strip()):
            continue
        inner = bool(table) and _in_cell(text, a, b)
        table = columns or (table if inner or text.count("\t", a, b) else ())
        if columns:
            continue
        if notice and not table:
            a = _behind_label(text, a, b)
        new = (
            [_block(text, *cell, heading, True) for cell in cells_of(text, a, b, table)]
            if table and not inner
            else _line_blocks(text, a, b, heading)
        )
        if new and new[-1].label.carries:
            heading = new[-1].label
        found.extend(new)
    return found


def _in_cell(text: str, a: int, b: int) -> bool:
    """Tell whether a line goes on in the last cell of the row before it: indented, no cells of its own, no sentence."""
    return text[a] == " " and "\t" not in text[a:b] and not PROSE.search(text, a, b)


def _is_title(line: str, follower: str) -> bool:
    """Tell whether the first line of a text is its title."""
    if TITLE.fullmatch(line) or (NOTE.match(follower.strip()) and not re.search(r"[、。:]", line)):
        return True
    said = re.search(r"[にをがはで]", line) is not None and not re.search(r"[。:]", line) and len(line) <= 40
    return said and "。" in follower and not BULLET.match(line)


def _section_titles(text: str, rows: list[tuple[int, int]]) -> frozenset[int]:
    """Return the rows that begin with a sign or number, are short, and never follow one another: titles of sections."""
    lines = [(i, text[a:b]) for i, (a, b) in enumerate(rows) if text[a:b].strip()]
    found: list[int] = []
    for (i, line), (_, behind) in pairwise(lines):
        sign, next_sign = SIGN.match(line), SIGN.match(behind)
        if sign is None:
            continue
        if next_sign is not None and (sign.group(1) is None) == (next_sign.group(1) is None):
            return frozenset()
        if len(line) <= 32 and not re.search(r"[、。:\t]", line) and not names_one(line[sign.end() :], behind):
            found.append(i)
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_notice(text: str, rows: list[tuple[int, int]]) -> bool:
    """Tell whether a text is a notice in lines of a label, a gap and what it says (とき, ところ, 主催)."""
    found = 0
    for a, b in rows:
        match = GAP_LABEL.match(text, a, b)
        label = label_of(match.group(1)) if match else Label()
        found += label.kind in ("skip", "venue") or label.exact
    return found > 2


def _behind_label(text: str, a: int, b: int) -> int:
    """Return where the words behind a label begin that is in no table of labels (コーヒー　+ who serves it)."""
    match = SHORT_LABEL.match(text, a, b)
    if match is None or label_of(match.group(1)).kind:
        return a
    body = read_body(text, match.start(1), match.end(1))
    return a if body is not None and body.strength in FIRM else match.end()


def _line_blocks(text: str, a: int, b: int, heading: Label) -> list[Block]:
    bullet = BULLET.match(text, a, b)
    start = bullet.end() if bullet else a
    speaker = SPEAKER.match(text, start, b) if bullet else None
    start = speaker.end() if speaker else start
    dated = DATED.match(text, start, b) if bullet else None
    start = dated.end() if dated else start
    label, item = heading, bool(bullet)
    found = _inline_label(text, start, b)
    if found is not None:
        label, start = found
        item = True
    if label.kind == "skip" and SPOKEN.fullmatch(label.words) and PROSE.search(text, start, b):
        label = Label()
    if label.kind == "skip" and label.words in ("代表", "代表者", "担当", "担当者") and "。" in text[start:b]:
        label = Label()  # who speaks in an interview
    if label.kind == "skip" and label.words.startswith("対象") and re.search(r"\([^()]+、[^()]+\)", text[start:b]):
        label = Label()
    if start >= b or label.kind == "skip":
        return []
    out, at = list[Block](), start
    told = TOLD.match(text, start, b) if item else None
    if told is not None and is_named(text[start : told.start("sign")]):
        out.append(_block(text, start, told.start("sign"), label, item))  # a body and, behind the sign, what it does
        at = told.end()
    for sign in sorted(
        (*INLINE_BULLET.finditer(text, start, b), *INLINE_ROLE.finditer(text, start + 2, b)), key=lambda m: m.start()
    ):
        if sign.start() > at:
            out.append(_block(text, at, sign.start(), label, item))
        inner = _inline_label(text, sign.end(), b)
        at, item = sign.end(), True
        if inner is not None and (inner[0].role or inner[0].kind == "skip"):
            label, at = inner
    out.append(_block(text, at, b, label, item))
    return [block for block in out if block.label.kind != "skip" and text[block.start : block.end].strip()]


def _bracket_label(words: str) -> Label:
    """Return what a label in brackets before its words means (【後援】)."""
    label = label_of(words)
    if label.words == "その他":
        return Label("heading")
    if CONTACT.search(words):
        return Label("skip", "", label.words)
    gave = "donation" if "くださ" in words or "いただ" in words else ""
    role = label.role or gave or (role_in(words[-4:], "") if not label.kind else "")
    return replace(label, kind=label.kind or "heading", role=role)


def _inline_label(text: str, start: int, end: int) -> tuple[Label, int] | None:
    """Return the label at ``start`` (協力:, 【後援】, 主 催) and where its words begin; None where there is none."""
    match = BRACKET_LABEL.match(text, start, end)
    if match and match.end() < end:
        return _bracket_label(match.group(1)), match.end()
    match = LABEL.match(text, start, end)
    if match and match.end() < end and match.group(1).count("(") == match.group(1).count(")"):
        label = label_of(match.group(1))
        if label.kind in ("role", "venue", "skip"):
            return label, match.end()
        if label.planned and len(label.words) <= 12:
            return replace(label, kind="heading"), match.end()
        if ASPECT.fullmatch(label.words):
            return Label("heading"), match.end()
        rest = text[match.end() : min(end, match.end() + 400)]
        items = (
            []
            if PROSE.search(rest) or re.search("[をがも]", rest)
            else [re.sub(r"\([^()]*\)$", "", item) for item in rest.split("、")]
        )
        if items and (
            is_class(label.words, rest) or all(tells_who_runs(label.words, item) for item in (items[0], items[-1]))
        ):
            return Label("group", "", label.words), match.end()
        if label.kind == "group" and not PROSE.search(rest) and re.search(r"[、,・]", rest):
            return label, match.end()
        return None
    match = SLASH_LABEL.match(text, start, end)
    if match and ((label := label_of(match.group(1))).exact or (label.kind == "group" and is_row(text, start, end))):
        return label, match.end()
    if match and is_row(text, start, end) and tells_who_runs(match.group(1), text[match.end() : end]):
        return Label("heading"), match.end()
    match = ARROW_LABEL.match(text, start, end)
    if match:
        label = label_of(match.group(1))
        return Label("heading") if label.words == "その他" else label, match.end()
    match = LEVEL_LABEL.match(text, start, end)
    if match:
        return Label("group", "", match.group(1)), match.end()
    match = SPACED_LABEL.match(text, start, end)
    if match and ((label := label_of(match.group(1))).exact or match.group(1).count(" ") > 1):
        return label if label.kind else Label("heading"), match.end()
    match = GAP_LABEL.match(text, start, end)
    if match:
        label = label_of(match.group(1))
        if label.words == "その他":
            return Label("heading"), match.end()
        if (
            label.kind == "skip"
            or (label.kind in ("role", "venue") and (label.exact or len(label.words) > 3))
            or NAME_LABEL.fullmatch(label.words)
        ):
            return label, match.end()
    return None


def _block(text: str, a: int, b: int, label: Label, item: bool) -> Block:
    return Block(a, b, label, item, bool(PROSE.search(text[a:b])))
