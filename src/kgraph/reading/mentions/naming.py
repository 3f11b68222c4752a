"""Full names: units inherit the body that they belong to; class words before a name fall away; keys to compare by."""

from __future__ import annotations

import re

from kgraph.kinds import kept_by_lexicon, lexicon_in_use
from kgraph.reading.mentions.bodies import generic, read_body
from kgraph.reading.mentions.brackets import mask
from kgraph.reading.mentions.forms import form_in
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.text import fold_text

_ABBREVIATIONS = (
    ("社協", "社会福祉協議会"),
    ("県民せいきょう", "県民生活協同組合"),
    ("せいきょう", "生活協同組合"),
    ("生協", "生活協同組合"),
    ("信金", "信用金庫"),
    ("信組", "信用組合"),
    ("農協", "農業協同組合"),
    ("漁協", "漁業協同組合"),
    ("民児協", "民生委員児童委員協議会"),
    ("民生児童委員", "民生委員児童委員"),
    ("民生・児童委員", "民生委員児童委員"),
    ("民生委員・児童委員", "民生委員児童委員"),
    ("教委", "教育委員会"),
    ("労金", "労働金庫"),
    ("児相", "児童相談所"),
    ("まち協", "まちづくり協議会"),
    ("子ども", "こども"),
    ("子供", "こども"),
    ("高等学校", "高校"),
    ("短期大学", "短大"),
    ("商議所", "商工会議所"),
)
_UNIT_HEADS = re.compile(
    r"(?:課|係|室|学部|研究科|研究室|支部|支店|支社|支局|支所|営業所|出張所|事務所|分室|本所|部会|青年部|"
    r"女性部|ボランティアセンター|フードバンク.*|女性の会|分会|本店|本社|工場|ゼミ)$"
)
_QUARTER = re.compile(r"[東西南北中]部|中央|第[0-9一二三四五六七八九十]+")
_WITHIN = re.compile("(?<=.)地区")  # 東地区社協, but 地区社協 is not the 社協
_LAST_UNIT = re.compile(r"(?<=[課部局室])[^課部局室係]{1,12}(?:係|班|担当|室|課)$")


@kept_by_lexicon(8)
def _forms() -> tuple[str, ...]:
    return tuple(sorted(lexicon_in_use().forms, key=len, reverse=True))


@kept_by_lexicon(16384)
def key(name: str) -> str:
    """Return what a name is compared by: folded, no spaces, brackets or legal form, abbreviations written out."""
    text = re.sub(r"[(（][^()（）]*[)）]", "", "".join(fold_text(name).split()))
    text = re.sub(r"[「」『』]", "", text)
    for form in _forms():
        if text.startswith(form) and len(text) > len(form):
            text = text[len(form) :]
        elif text.endswith(form) and len(text) > len(form):
            text = text[: -len(form)]
    for short, long in _ABBREVIATIONS:
        if short in text and long not in text:
            text = text.replace(short, long)
    return _WITHIN.sub("", text).casefold()


@kept_by_lexicon(16384)
def parent_of(name: str) -> str:
    """Return the name of the body that a unit's name begins with; nothing where the name is no unit's.

    A市B部C課 → A市: the place that a department is of; else the longest body before the unit.
    """
    masked, _ = mask(name)
    whole = read_body(masked, 0, len(name))
    unit = _UNIT_HEADS.search(name)
    if whole is None or unit is None:
        return ""
    form = form_in(masked, 0, len(name))
    if form is not None:
        return _branch_of(name, form[0], form[0] + len(form[1].word), unit.start())
    place = government_of(name) if whole.strength == "dept" or whole.kind == "municipal-department" else ""
    last = lexicon_in_use().head_ending(masked, len(name))
    found, head_start = 0, -1
    for end in range(3, len(name) - (len(last.word) if last is not None else 1) + 1):
        part = read_body(masked, 0, end)
        if (
            part is None
            or (part.start, part.end) != (0, end)
            or part.generic
            or part.strength not in ("strong", "dept")
            or part.rule == "division"
        ):
            continue
        if not _UNIT_HEADS.search(name[end:]) or (found and end - len(part.head) != head_start):
            continue
        found, head_start = end, end - len(part.head)
    return name[:found] if found else place


def _branch_of(name: str, at: int, behind: int, unit: int) -> str:
    """Return the corporation that a branch is of: what stands before the branch's place and its word."""
    if at > 0:
        return name[:behind] if behind <= unit else ""
    places = gazetteer()
    for start in range(max(behind + 1, unit - 6), unit):
        area = name[start:unit]
        if area in places.stems or area in places.kana or places.whole(area) or _QUARTER.fullmatch(area):
            return name[:start]
    return ""


def government_of(name: str) -> str:
    """Return the place that a name begins with, or nothing."""
    end = gazetteer().prefix(name, 0, len(name))
    return name[:end]


def above(name: str) -> str:
    """Return the department that a section belongs to (…福祉課母子保健係 → …福祉課), the name itself where it is none."""
    match = _LAST_UNIT.search(name)
    return name[: match.start()] if match and match.start() > 1 else name


def without_class(name: str, kind: str) -> str:
    """Return ``name`` without a class word in front of it (地域ケーブルテレビ局 + name), where a whole name is left."""
    masked, _ = mask(name)
    if form_in(masked, 0, len(name)) is not None:
        return name
    for cut in range(2, len(name) - 2):
        if not generic(name[:cut]):
            continue
        front, rest = read_body(masked, 0, cut), read_body(masked, cut, len(name))
        if front is None or rest is None or front.strength != "strong" or rest.generic or rest.start != cut:
            continue
        if front.kind == kind and rest.strength in ("named", "strong") and rest.kind == kind and len(front.head) >= 3:
            return name[cut:]
    return name
