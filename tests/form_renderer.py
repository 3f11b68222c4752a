"""Makes the casebook's form from records and options: the other direction of the reader, for tests only.

It knows nothing of the reader. Every option is something that another hand, or a program that turns a document into
text, does to the form. Two things it does not do, since no one could read them back: it never begins a broken line
with the label of a field, and it never puts the profile's name where only its position could tell it from a heading.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field, replace

ACTIVITIES = (
    ("つながりの場づくり", ("交流の場の提供", "居場所づくり", "食を通じたつながり", "働くことを通じたつながり")),
    ("見守り・支援体制の構築", ("地域の包括的見守り体制の構築", "アウトリーチ型支援の推進")),
    (
        "情報提供・相談支援",
        (
            "ワンストップ相談窓口の設置",
            "支援情報のポータルサイト構築",
            "情報発信の充実",
            "SNS 等を活用した相談支援",
        ),
    ),
    ("地域課題解決型の取組", ("買い物支援や移動支援サービスの提供", "空き家等を活用した地域交流拠点の整備")),
    ("NPO 等の活動支援・連携強化", ("地域の NPO 等への支援", "官民連携プラットフォームの構築")),
)
TARGETS = (
    ("多世代", "こども・若者", "中高年者", "高齢者", "障害者", "外国人", "被災者", "犯罪をした者等", "LGBTQ"),
    (
        "子育て世帯",
        "ひとり親世帯",
        "単身世帯",
        "不登校の児童生徒",
        "ひきこもりの状態にある人",
        "生活困窮状態の人",
        "薬物依存等を有する人",
        "支援者支援",
    ),
)
ALL_ACTIVITIES = tuple(label for _, labels in ACTIVITIES for label in labels)
ALL_TARGETS = tuple(label for row in TARGETS for label in row)
CELLS = {
    "purpose": "目的",
    "people": "対象とした人",
    "content": "内容",
    "partners": "連携した団体 協力いただいた団体",
    "approach": "対象とした人とつながる ために行った工夫",
    "outcomes": "定性的な成果 定量的な成果",
}
PROFILE = {
    "profile_name": "団体名",
    "representative": "代表者",
    "founded": "設立年月日",
    "staff": "スタッフ数",
    "address": "団体住所",
    "website": "ウェブサイト",
    "message": "メッセージ",
}
_VARIANTS = {"こども・若者": "子ども・若者", "SNS 等を活用した相談支援": "SNS等を活用した相談支援"}
_HALVES = {"支援者支援": 3, "中高年者": 2, "犯罪をした者等": 3, "ひきこもりの状態にある人": 6, "こども・若者": 4}
_SECTIONS = ("取組の種類", "取組の対象", "取組の内容", "取組の成果", "取組の様子", "団体概要")
_LABELS = (
    *_SECTIONS,
    *PROFILE.values(),
    *(piece for label in CELLS.values() for piece in label.split()),
    "取組地域",
    "取組名",
    "ために行った工夫",
    "つながるために行った工夫",
)
_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
_RADICALS = {
    unicodedata.normalize("NFKC", chr(c)): chr(c)
    for c in range(0x2F00, 0x2FD6)
    if unicodedata.normalize("NFKC", chr(c)) != chr(c)
} | {"民": "⺠", "長": "⻑", "食": "⻝", "青": "⻘", "西": "⻄"}


@dataclass(frozen=True)
class Record:
    """One group as the form shows it. ``None`` leaves the field out."""

    name: str
    profile_name: str | None = None
    region: str | None = None
    initiative: str | None = None
    main_activity: str | None = None
    sub_activities: tuple[str, ...] = ()
    main_target: str | None = None
    sub_targets: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    representative: str | None = None
    founded: str | None = None
    staff: str | None = None
    address: str | None = None
    website: str | None = None
    message: str | None = None


@dataclass(frozen=True)
class Layout:
    """How one group's form is laid out."""

    spaced_labels: bool = False
    colon: str = "："
    columns: int = 4
    glue: str = ""
    drift: bool = False
    halves: str = ""
    variants: bool = False
    number: str = "（{n}）"
    cell_gap: str = "\t"
    profile_gap: str = "\t"
    broken_labels: bool = False
    width: int = 0
    indent: str = ""
    html: bool = False
    sections: bool = True
    shuffle: bool = False
    seed: int = 0
    wide: bool = False


@dataclass(frozen=True)
class Encoding:
    """What a program did to the characters of the whole text."""

    line_end: str = "\n"
    bom: bool = False
    encoding: str = "utf-8"
    form: str = "NFC"
    radicals: bool = False
    colophon: bool = True


@dataclass
class _Page:
    record: Record
    layout: Layout
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.layout.seed)


def render(pairs: list[tuple[Record, Layout]], encoding: Encoding) -> bytes:
    """Return the bytes of the document that holds the records, each in its layout."""
    lines: list[str] = ["", ""]
    for record, layout in pairs:
        lines += [*_group(_Page(record, layout)), "", ""]
    if encoding.colophon:
        lines += ["", "内閣府見本推進室", "", "令和7年12月発行", "", "〒000-0000 見本県見本市1-1-1"]
    text = unicodedata.normalize(encoding.form, "\n".join(lines))
    if encoding.radicals:
        text = "".join(_RADICALS.get(char, char) for char in text)
    text = text.replace("\n", encoding.line_end)
    try:
        data = text.encode(encoding.encoding)
    except UnicodeEncodeError:
        data = text.encode("utf-8")
    return b"\xef\xbb\xbf" + data if encoding.bom and data == text.encode("utf-8") else data


def _group(page: _Page) -> list[str]:
    record, layout = page.record, page.layout
    heads = [("団体名", record.name), ("取組地域", record.region), ("取組名", record.initiative)]
    profile = [(label, getattr(record, name)) for name, label in PROFILE.items()]
    if layout.shuffle:
        page.dice.shuffle(heads)
        rest = profile[1:]
        page.dice.shuffle(rest)
        profile = profile[:1] + rest
    for label, value in heads:
        if value is not None:
            page.lines += [_spaced(label, layout) + layout.colon + _wide(value, label, layout), ""]
    _grids(page)
    _cells(page)
    if layout.sections:
        page.lines += [layout.number.format(n=3) + "取組の様子", "", ""]
    page.lines += ["団体概要", ""]
    for label, value in profile:
        if value is not None:
            page.lines += _broken(
                _spaced(label, layout) + layout.profile_gap, _wide(value, label, layout), label, layout
            )
    return page.lines


def _cells(page: _Page) -> None:
    layout, cells = page.layout, list(page.record.cells)
    first = [cell for cell in cells if cell[0] in ("purpose", "people", "content")]
    second = [cell for cell in cells if cell not in first]
    for number, title, part in ((1, "取組の内容", first), (2, "取組の成果", second)):
        if layout.sections:
            page.lines += [layout.number.format(n=number) + title, ""]
        if layout.shuffle:
            page.dice.shuffle(part)
        for name, text in part:
            label, words = CELLS[name], f'<p>{text}</p> <ul style="x">' if layout.html else text
            if layout.broken_labels and " " in label:
                above, below = label.split(" ")
                page.lines.append(above)
                label = below
            page.lines += _broken(label + layout.cell_gap, words, "", layout)
        page.lines.append("")


def _grids(page: _Page) -> None:
    record, layout = page.record, page.layout
    if record.main_activity is not None:
        marks = {record.main_activity: "★", **dict.fromkeys(record.sub_activities, "☆")}
        page.lines += ["取組の種類", ""]
        for number, (family, labels) in enumerate(ACTIVITIES, 1):
            page.lines.append(f"{number}. {family}" + "\t" * (layout.columns - 1))
            for i in range(0, len(labels), 2):
                page.lines += _row(page, labels[i : i + 2], marks)
        page.lines.append("")
    if record.main_target is not None:
        marks = {record.main_target: "★", **dict.fromkeys(record.sub_targets, "☆")}
        page.lines += ["取組の対象", ""]
        for row in TARGETS:
            page.lines += _row(page, row, marks)
        page.lines.append("")


def _row(page: _Page, labels: tuple[str, ...], marks: dict[str, str]) -> list[str]:
    """Return a row of a grid: two lines where a label is broken over two."""
    layout, dice = page.layout, page.dice
    cells: list[str] = []
    below: list[str] = []
    for i, label in enumerate(labels):
        shown, mark = _printed(label, layout), marks.get(label, "")
        if layout.columns == 2 and mark:
            shown = mark + layout.glue + shown
        elif layout.columns == 4 or mark or (layout.columns == 3 and i == 0):
            cells.append(mark)
        if layout.drift:
            cells += [""] * dice.randrange(3)
        at = _HALVES.get(label, 0) if layout.halves and shown.endswith(label) else 0
        if not at:
            cells.append(shown)
        elif layout.halves == "line":
            cells.append(shown[: len(shown) - len(label) + at])
            below.append(label[at:])
        else:
            cells += [shown[: len(shown) - len(label) + at] + layout.halves + label[at:]]
    if layout.drift:
        cells += [""] * dice.randrange(3)
    return ["\t".join(cells)] + (["\t" + "\t".join(below)] if below else [])


def _printed(label: str, layout: Layout) -> str:
    shown = _VARIANTS.get(label, label) if layout.variants else label
    return shown.translate(_WIDE) if layout.wide else shown


def _spaced(label: str, layout: Layout) -> str:
    return " ".join(label) if layout.spaced_labels and len(label) == 3 else label


def _wide(value: str, label: str, layout: Layout) -> str:
    """Write numbers and addresses of the web in full width; names stay, since their width is a part of them."""
    wide = layout.wide and label in ("設立年月日", "スタッフ数", "ウェブサイト")
    return value.translate(_WIDE) if wide else value


def _broken(head: str, words: str, label: str, layout: Layout) -> list[str]:
    """Break a row as programs do: anywhere between two wide characters, with or without an indent."""
    if not layout.width or label in ("ウェブサイト",):
        return [head + words]
    lines, at = [], 0
    last = 0
    for i in range(1, len(words)):
        wide = all(unicodedata.east_asian_width(c) in "WF" for c in words[i - 1 : i + 1])
        if i - last >= layout.width and wide and not _label_like(words[i:]):
            lines.append(words[at:i])
            at = last = i
    lines.append(words[at:])
    return [(head if i == 0 else layout.indent) + line for i, line in enumerate(lines)]


def _label_like(words: str) -> bool:
    begin = "".join(unicodedata.normalize("NFKC", words[:40]).split()).lstrip("(0123456789).、,■●○◆【[#*・")
    return begin == "" or any(begin.startswith(label) for label in _LABELS)


def without(record: Record, names: tuple[str, ...]) -> Record:
    """Return the record without some fields."""
    gone = {name: None for name in names if name != "cells"}
    return replace(record, **gone, cells=() if "cells" in names else record.cells)  # type: ignore[arg-type]
