"""Which lines begin a field or a section of the form, however their labels are spaced, parted or broken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.reading.casebook.labels import CELL_FIELDS, HEAD_FIELDS, PROFILE_FIELDS, SECTIONS, WITHHELD
from kgraph.reading.casebook.lines import FormLine
from kgraph.text import key

HEAD, SECTION, CELL, PROFILE, NAME = "head", "section", "cell", "profile", "name"

_TABLE: dict[str, tuple[str, str]] = {
    **{key(label): (CELL, field) for label, field in CELL_FIELDS.items()},
    **{key(label): (PROFILE, field) for label, field in PROFILE_FIELDS.items()},
    **{key(label): (HEAD, field) for label, field in HEAD_FIELDS.items()},
    key("団体名"): (NAME, "name"),
}
_BY_LENGTH = sorted(_TABLE, key=lambda label: (-len(label), label))
_PREFIXES = frozenset(label[:n] for label in _TABLE for n in range(1, len(label)))
_SECTION_KEYS = {key(label): section for label, section in SECTIONS.items()}
_SECTION = re.compile(
    r"(?:\(?[0-9一二三四五六七八九十]{1,2}\)?[.、,:]?|[■□●○◆◇▼▶*#・])?[【\[<]?("
    + "|".join(_SECTION_KEYS)
    + r")[】\]>]?:?"
)
_LABEL_LINES = 4
_SHORTEST_PIECE = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form at the start of a line.

    ``values`` are the spans of what follows it, one for each of the ``height`` lines that the label itself is broken
    over. ``gap`` is what parts label and words: ``colon``, ``tab``, ``space``, ``end`` (nothing follows) or ``none``.
    """

    kind: str
    field: str
    words: str
    gap: str
    values: tuple[tuple[int, int], ...] = ()
    height: int = 1


def find_labels(lines: Sequence[FormLine]) -> Mapping[int, Label]:
    """Return the labels by the index of their line; 団体名 is told apart into heading and profile."""
    found: dict[int, Label] = {}
    at = 0
    while at < len(lines):
        label = None if lines[at].blank else _label_at(lines, at)
        if label is not None:
            found[at] = label
        at += label.height if label is not None else 1
    return _tell_names_apart(found)


def is_section(words: str) -> bool:
    """Whether ``words`` are the heading of a section of the form and nothing else."""
    return bool(_SECTION.fullmatch(key(words)))


def is_label(words: str) -> bool:
    """Whether ``words`` are the name of a field of the form and nothing else."""
    return key(words) in _TABLE


def _label_at(lines: Sequence[FormLine], at: int) -> Label | None:
    line = lines[at]
    if match := _SECTION.fullmatch(line.key):
        return Label(SECTION, _SECTION_KEYS[match[1]], match[1], "end")
    return _broken_label(lines, at) or _whole_label(line)


def _whole_label(line: FormLine) -> Label | None:
    for words in _BY_LENGTH:
        if not line.key.startswith(words):
            continue
        kind, field = _TABLE[words]
        gap = _gap(line, len(words))
        if gap != "none" or field in WITHHELD:
            return Label(kind, field, words, gap, (line.rest(len(words)),))
    return None


def _broken_label(lines: Sequence[FormLine], at: int) -> Label | None:
    """Return the longest label that the first cells of several lines make together, or None."""
    words, values, best = "", [], None
    for line in lines[at : at + _LABEL_LINES]:
        cells = line.cells()
        if not cells or (words == "" and cells[0].end < _SHORTEST_PIECE):
            break
        piece = line.key[cells[0].start : cells[0].end].partition(":")[0]
        words += piece
        values.append(line.rest(cells[0].start + len(piece)))
        if words in _TABLE and len(values) > 1:
            kind, field = _TABLE[words]
            best = Label(kind, field, words, _gap(line, cells[0].start + len(piece)), tuple(values), len(values))
        if words not in _PREFIXES:
            break
    return best


def _gap(line: FormLine, position: int) -> str:
    gap = line.gap(position)
    if ":" in gap:
        return "colon"
    if "\t" in gap:
        return "tab"
    if position >= len(line.key):
        return "end"
    return "space" if gap else "none"


def _tell_names_apart(found: Mapping[int, Label]) -> Mapping[int, Label]:
    """Decide for each 団体名 whether it heads a group or stands in its profile.

    By what parts label and name, where headings and profiles differ in it throughout; else by the neighbours.
    """
    in_heads = {label.gap for label in found.values() if label.kind == HEAD}
    in_profiles = {label.gap for label in found.values() if label.kind == PROFILE}
    order = list(found.items())
    told: dict[int, Label] = {}
    for i, (at, label) in enumerate(order):
        if label.kind != NAME:
            told[at] = label
            continue
        before = order[i - 1][1] if i else None
        after = order[i + 1][1] if i + 1 < len(order) else None
        if in_heads and in_profiles and not in_heads & in_profiles and label.gap in in_heads | in_profiles:
            heads = label.gap in in_heads
        else:
            heads = _heads(before, after)
        told[at] = replace(label, kind=HEAD) if heads else replace(label, kind=PROFILE, field="profile-name")
    return told


def _heads(before: Label | None, after: Label | None) -> bool:
    """Whether a 団体名 between these labels heads a group: rows of a profile follow each other, and its title."""
    if after is not None and after.kind in (HEAD, SECTION, CELL):
        return True
    if before is not None and before.kind == SECTION and before.field == "profile":
        return False
    if after is None or after.kind == NAME:
        return before is None or before.kind != PROFILE
    return False
