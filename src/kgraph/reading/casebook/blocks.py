"""Which group, and which field of it, every line belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.reading.casebook.colophon import Colophon
from kgraph.reading.casebook.furniture import Furniture
from kgraph.reading.casebook.grid import Grid
from kgraph.reading.casebook.heads import CELL, HEAD, PROFILE, SECTION, Label
from kgraph.reading.casebook.labels import ACTIVITIES, COLOPHON, HEADING, PROSE, SCENES, TARGETS, WITHHELD
from kgraph.reading.casebook.lines import FormLine
from kgraph.reading.casebook.passages import Document, Passage, join
from kgraph.reading.casebook.problems import Problems, shape
from kgraph.reading.casebook.rows import HELD, TAKEN, UNREAD
from kgraph.text import key

_COLON_LABEL = re.compile(r"[^:。、「」]{1,12}:(?!//)")
_LONGEST_LABEL = 25
_GRIDS = (ACTIVITIES, TARGETS)
_FIELD_WORD = (
    "番号|電話|連絡|メール|アドレス|住所|所在地|団体|法人|設立|スタッフ|職員|会員|代表|担当|ウェブ|サイト|ホーム|ページ|メッセージ|役職|氏名|名称|概要|事業"
    "|活動|区分|種別|年度|予算|課題|背景|成果|工夫|対象|目的|内容|取組|地域|期間|費用|効果|体制|展望|参加|人数|実施|支援|連携|協力|結果|方法|経緯|特徴"
    "|ポイント|テーマ|タイトル|fax|tel|url|sns"
)  # fmt: skip
_FIELD_LIKE = re.compile(f"(?=.*(?:{_FIELD_WORD}))(?:{_FIELD_WORD}|[のとや・/名者数日年月等先欄番人]){{1,8}}")
"""What consists of words that names of fields have, and so is no person's name."""


@dataclass(slots=True)
class Block:
    """The lines of one group: spans by field, the lines of its grids, and what it has shown so far."""

    line: int
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    grid: list[tuple[str, FormLine]] = field(default_factory=list)
    sections: set[str] = field(default_factory=set)
    in_profile: bool = False

    def passage(self, document: Document, name: str) -> Passage | None:
        """Return the words of a field, or None where the form does not have it or leaves it empty."""
        passage = join(document, self.spans[name]) if name in self.spans else None
        return passage if passage is not None and passage.text else None


@dataclass(slots=True)
class Taken:
    """What became of a line; ``block`` is the index of its group's block, -1 for none."""

    block: int
    field: str
    fate: str


@dataclass(slots=True)
class Blocks:
    """The walk over the lines of a document; ``walk`` fills ``found`` and ``taken`` (by index of line)."""

    document: Document
    lines: Sequence[FormLine]
    labels: Mapping[int, Label]
    colophon: Colophon
    grid: Grid
    furniture: Furniture
    problems: Problems
    found: list[Block] = field(default_factory=list)
    taken: dict[int, Taken] = field(default_factory=dict)
    section: str = ""
    open: Label | None = None
    parted: bool = False

    def walk(self) -> None:
        """Go over every line once."""
        at = 0
        while at < len(self.lines):
            line, label = self.lines[at], self.labels.get(at)
            if at in self.furniture.lines:
                self.taken[at] = Taken(-1, "", UNREAD)
                at += 1
            elif at in self.furniture.blanks:
                at += 1
            elif at >= self.colophon.begin:
                self._last_lines(at)
                at += 1
            elif line.blank:
                self.parted = True
                at += 1
            elif label is not None and self._accepts(label, line):
                for below in range(at, at + label.height):
                    self.taken[below] = Taken(len(self.found) - 1, *self._fate_of(label))
                at += label.height
                self.parted = False
            else:
                self.taken[at] = Taken(len(self.found) - 1, *self._words(line))
                self.parted = False
                at += 1

    @property
    def block(self) -> Block | None:
        """The group that is being read."""
        return self.found[-1] if self.found else None

    def _last_lines(self, at: int) -> None:
        if not self.lines[at].blank:
            self.taken[at] = Taken(-1, COLOPHON, TAKEN if at in self.colophon.taken else UNREAD)

    def _fate_of(self, label: Label) -> tuple[str, str]:
        if label.kind == SECTION:
            return (SCENES, UNREAD) if label.field == SCENES else (HEADING, TAKEN)
        if self.open is not label:
            return label.field, HELD if label.field in WITHHELD else UNREAD
        return label.field, HELD if label.field in WITHHELD else TAKEN

    def _accepts(self, label: Label, line: FormLine) -> bool:
        """Take a label for what it is, or tell that it is only words at the start of a line."""
        if label.gap == "none" and (self.block is None or not self.block.in_profile):
            return False
        if self._begins_group(label):
            self.found.append(Block(line.number))
            self.section, self.open = "head", None
        block = self.found[-1]
        if label.kind == SECTION:
            self.section, self.open = label.field, None
            block.sections.add(label.field)
            block.in_profile = block.in_profile or label.field == "profile"
            return True
        if label.field in block.spans:
            return self._again(label, line, block)
        block.spans[label.field] = list(label.values)
        block.in_profile = block.in_profile or label.kind == PROFILE
        self.section = {HEAD: "head", CELL: "cells", PROFILE: "profile"}[label.kind]
        self.open = label
        return True

    def _begins_group(self, label: Label) -> bool:
        block = self.block
        if block is None:
            return True
        if label.kind == HEAD:
            return block.in_profile or label.field in block.spans
        if label.kind == SECTION:
            return block.in_profile and label.field in block.sections
        return label.kind == CELL and block.in_profile and label.field in block.spans

    def _again(self, label: Label, line: FormLine, block: Block) -> bool:
        """A label that the group has had: the second part of a label, words of an open cell, or a row too many."""
        if self.open is not None and self.open.field == label.field and self.open.words != label.words:
            block.spans[label.field].extend(label.values)
            self.open = label
            return True
        if self.open is not None and self.open.field in PROSE and label.gap not in ("tab", "none"):
            return False
        self.problems.add("repeated-row", line=line.number, field=label.field)
        self.open = None
        return True

    def _words(self, line: FormLine) -> tuple[str, str]:
        """Take a line without a label for the field that is open; return its field and fate."""
        block, field_name = self.block, self.open.field if self.open is not None else ""
        if block is None:
            return "", UNREAD
        if self.section == SCENES:
            return SCENES, UNREAD
        held = field_name in WITHHELD
        if self._is_unknown_row(line):
            self._unknown_row(line, held=held)
            return ("", UNREAD) if not held else (field_name, HELD)
        if held:
            return field_name, HELD
        grid = self.section if self.section in _GRIDS else ""
        if self.section == "head" and (self.open is None or self.parted):
            grid = self.grid.grid_of(line)
        if grid:
            self.open = None
            block.grid.append((grid, line))
            return grid, TAKEN
        if self.open is None:
            return "", UNREAD
        spans = block.spans[field_name]
        empty = all(start >= end for start, end in spans)
        if not empty and field_name not in PROSE and (self.parted or not self._goes_on(line, block, field_name)):
            self.open = None
            return "", UNREAD
        spans.append((line.start, line.end))
        return field_name, TAKEN

    def _goes_on(self, line: FormLine, block: Block, field_name: str) -> bool:
        """Whether the words of a field go on in a line without a label.

        Below the profile's name the representative stands. Where that label is damaged, the line is a person's name:
        so the name goes on only as the heading's does, or where the representative's own row follows.
        """
        if field_name != "profile-name":
            return True
        heading = squeezed(self.document, block.spans.get("name", []))
        so_far = squeezed(self.document, [*block.spans[field_name], (line.start, line.end)])
        if heading.startswith(so_far):
            return True
        if heading == squeezed(self.document, block.spans[field_name]):
            return False
        below = next((self.labels[at] for at in range(line.number, len(self.lines)) if at in self.labels), None)
        return below is not None and below.field == "representative"

    def _is_unknown_row(self, line: FormLine) -> bool:
        """Whether a line is a row of the form under a name that the form does not have."""
        if self.section not in ("head", "cells", "profile"):
            return False
        cells = line.cells()
        first = cells[0]
        if "\t" in line.gap(first.end) and not line.text[:1].isspace():
            words = line.key[: first.end]
            return len(words) <= _LONGEST_LABEL and not re.search("[。、]", words) and not self.grid.grid_of(line)
        by_colon = self.open is None or (self.open.gap == "colon" and self.open.field not in PROSE)
        in_place = self.section == "profile" or (self.section == "head" and self.parted)
        return by_colon and in_place and bool(_COLON_LABEL.match(line.key)) and not self.grid.grid_of(line)

    def _unknown_row(self, line: FormLine, *, held: bool) -> None:
        """Report it, by its name where that can only be the name of a field, and never by its words."""
        words = line.key[: line.cells()[0].end].partition(":")[0]
        found = words if _FIELD_LIKE.fullmatch(words) and not held else shape(words)
        self.problems.add("unknown-row", line=line.number, found=found)
        if not held:
            self.open = None


def squeezed(document: Document, spans: Sequence[tuple[int, int]]) -> str:
    """Return the key of the words in ``spans``."""
    return "".join(key(document.text[start:end]) for start, end in spans)
