"""Prints the casebook's form as PDF in several layouts, from the records of form_renderer; for tests only.

``boxes``: labels in a column at the left of ruled boxes, marks in cells of their own. ``rows``: labels in rows above
the cells, two columns of choices with the mark before each, the profile without any ruled line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from form_renderer import ACTIVITIES, CELLS, PROFILE, TARGETS, Record
from playwright.sync_api import Page

_STYLE = """
@page { size: A4; margin: 22mm 18mm }
body { font-family: "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", sans-serif; font-size: %(size)spt;
  line-height: %(height)s; margin: 0 }
h2 { font-size: 12pt; margin: 1.4em 0 1em; font-weight: normal }
h3 { font-size: 11pt; margin: 1.6em 0 1.2em; font-weight: normal }
section { %(breaks)s }
table { border-collapse: collapse; width: 100%%; margin: 0 0 1.6em }
td { border: 0.8px solid #333; padding: 3px 5px; vertical-align: %(valign)s }
.label { width: 24%%; background: #eee }
.mark { width: 1.4em; text-align: center }
.targets td { font-size: 7pt; padding: 1px 2px }
.profile td { border: 0; padding: 1px 0 }
.profile td.label { background: none }
footer p { margin: 1.6em 0 }
"""


@dataclass(frozen=True)
class Print:
    """How the form is printed."""

    layout: str = "boxes"
    size: float = 10
    height: float = 1.5
    valign: str = "top"
    new_page: bool = True
    header: str = ""
    footer: str = ""
    colophon: bool = True


RECORDS = (
    Record(
        name="NPO 法人 山川の会",
        profile_name="NPO 法人 山川の会",
        region="愛媛県 八幡浜市",
        initiative="民生委員と歩く西の町の食と長い見守り",
        main_activity="居場所づくり",
        sub_activities=("交流の場の提供", "地域の NPO 等への支援", "SNS 等を活用した相談支援"),
        main_target="高齢者",
        sub_targets=("こども・若者", "ひきこもりの状態にある人", "支援者支援", "LGBTQ"),
        cells=(
            ("purpose", "青い海辺の町で、長く一人で暮らす人が食事を共にできる場をつくる。" * 4),
            ("people", "一人暮らしの高齢者、その家族、見守る民生委員"),
            ("content", "月に2回の食事会を開いた。「また来たい」という声が多い（参加者は延べ 120 人）。" * 5),
            (
                "partners",
                "市の社会福祉協議会、民生委員・児童委員、青空市立西小学校、NPO 法人みどりの風と連携した。\n"
                "・株式会社ひので（食材の提供）\n・地域包括支援センター\n・長浜警察署 "
                + "情報を共有しながら支えた。"
                * 9,
            ),
            ("approach", "民生委員の協力を得て一軒ずつ訪ねた。" * 6),
            ("outcomes", "参加者は前の年の2倍になり、医療機関からの紹介も増えた。" * 6),
        ),
        representative="見本 太郎",
        founded="2022 年 12 月 1 日（任意団体設立） 2023 年 4 月 27 日（NPO 法人認定）",
        staff="120 人（うち正従業員・有期雇用従業員 89 人、パートタイマー 31 人）",
        address="見本県見本市見本町 1-2-3 見本ビル 4 階",
        website="https://example.org/a_b?c=1",
        message="小さな活動でも続けることで、町は食卓から変わる。",
    ),
    Record(
        name="一般社団法人 海風ネット",
        profile_name="一般社団法人 海風ネット",
        region="熊本県 熊本市及び近隣市町村",
        initiative="空き家を開く、人をつなぐ",
        main_activity="空き家等を活用した地域交流拠点の整備",
        sub_activities=("官民連携プラットフォームの構築",),
        main_target="支援者支援",
        sub_targets=("多世代", "外国人"),
        cells=(
            ("purpose", "空き家を地域の居間にする。"),
            ("people", "地域の人すべて"),
            ("content", "改修と見学会。" * 30),
            ("partners", "熊本市、自治会、地元の大学、商工会議所、一般社団法人ひだまりの協力を得た。" * 3),
            ("approach", "回覧板"),
            ("outcomes", "3軒の空き家を開いた。"),
        ),
        representative="見本 花子",
        founded="令和元年5月1日",
        staff="常勤 2 人 非常勤 3 人",
        address="見本県見本市海辺町 5-6",
        website="https://example.net/umikaze",
        message="西の海から、⾵を。",
    ),
    Record(
        name="株式会社青葉",
        profile_name="株式会社青葉",
        region="佐賀県 唐津市、玄海町",
        initiative="移動販売と見守り",
        main_activity="買い物支援や移動支援サービスの提供",
        main_target="単身世帯",
        cells=(("partners", "社会福祉協議会、警察署、消防署と連携した。"), ("outcomes", "週に3回走った。")),
        representative="見本 次郎",
        founded="2019 年 9 月",
        staff="16 人",
        message="これからも走る。",
    ),
)

_NUMBER, _OF = "<span class='pageNumber'></span>", "<span class='totalPages'></span>"
PRINTS = {
    "boxes": Print("boxes"),
    "rows": Print("rows"),
    "boxes-running": Print("boxes", 11, 1.8, new_page=False, header="見本事例集", footer=f"- {_NUMBER} -"),
    "boxes-middle": Print("boxes", 13, 2, valign="middle", new_page=False, footer=f"{_NUMBER} / {_OF}"),
    "rows-running": Print("rows", 12, new_page=False, header="見本事例集 令和7年", footer=f"見本事例集 {_NUMBER}"),
}


def without_line_breaks(record: Record) -> Record:
    """Return the record as a text shows it: a line that the writer broke goes on behind a space."""
    return replace(record, cells=tuple((name, text.replace("\n", " ")) for name, text in record.cells))


def print_form(page: Page, records: Sequence[Record], how: Print) -> bytes:
    """Return the PDF of the form that holds the records."""
    style = _STYLE % {
        "size": how.size,
        "height": how.height,
        "valign": how.valign,
        "breaks": "break-after: page" if how.new_page else "",
    }
    make = _boxes if how.layout == "boxes" else _rows
    body = "".join(f"<section>{make(record)}</section>" for record in records)
    if how.colophon:
        body += "<footer><p>内閣府見本推進室</p><p>令和7年12月発行</p><p>〒000-0000 見本県見本市1-1-1</p></footer>"
    page.set_content(f'<html lang="ja"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>')
    running = bool(how.header or how.footer)
    return page.pdf(
        prefer_css_page_size=True,
        display_header_footer=running,
        header_template=f'<div style="font-size:8pt;margin-left:18mm">{how.header}</div>',
        footer_template=f'<div style="font-size:8pt;width:100%;text-align:center">{how.footer}</div>',
    )


def _boxes(record: Record) -> str:
    marks = _marks(record)
    out = [_heads(record)]
    if record.main_activity is not None:
        rows = []
        for number, (family, labels) in enumerate(ACTIVITIES, 1):
            rows.append(f'<tr><td colspan="4">{number}. {family}</td></tr>')
            for i in range(0, len(labels), 2):
                cells = [f'<td class="mark">{marks.get(a, "")}</td><td>{escape(a)}</td>' for a in labels[i : i + 2]]
                rows.append(f"<tr>{''.join(cells)}</tr>")
        out.append(f"<h3>取組の種類</h3><table>{''.join(rows)}</table>")
    if record.main_target is not None:
        cells = "".join(
            "<tr>" + "".join(f'<td class="mark">{marks.get(t, "")}</td><td>{t}</td>' for t in row) + "</tr>"
            for row in TARGETS
        )
        out.append(f'<h3>取組の対象</h3><table class="targets">{cells}</table>')
    for title, part in _parts(record):
        rows = [
            f'<tr><td class="label">{CELLS[name].replace(" ", "<br>")}</td><td>{_prose(text)}</td></tr>'
            for name, text in part
        ]
        out.append(f"<h3>{title}</h3>" + (f"<table>{''.join(rows)}</table>" if rows else ""))
    rows = [f'<tr><td class="label">{label}</td><td>{_prose(value)}</td></tr>' for label, value in _profile(record)]
    out.append(f"<h3>（３）取組の様子</h3><h3>団体概要</h3><table>{''.join(rows)}</table>")
    return "".join(out)


def _rows(record: Record) -> str:
    marks = _marks(record)
    out = [_heads(record)]
    if record.main_activity is not None:
        rows = []
        for number, (family, labels) in enumerate(ACTIVITIES, 1):
            rows.append(f'<tr><td colspan="2">{number}. {family}</td></tr>')
            rows += [_pair(labels[i : i + 2], marks) for i in range(0, len(labels), 2)]
        out.append(f"<h3>取組の種類</h3><table>{''.join(rows)}</table>")
    if record.main_target is not None:
        labels = [label for row in TARGETS for label in row]
        cells = "".join(_pair(labels[i : i + 2], marks) for i in range(0, len(labels), 2))
        out.append(f"<h3>取組の対象</h3><table>{cells}</table>")
    for title, part in _parts(record):
        rows = [
            f'<tr><td style="background:#ddd">{CELLS[name]}</td></tr><tr><td>{_prose(text)}</td></tr>'
            for name, text in part
        ]
        out.append(f"<h3>{title}</h3>" + (f"<table>{''.join(rows)}</table>" if rows else ""))
    rows = [f'<tr><td class="label">{label}</td><td>{_prose(value)}</td></tr>' for label, value in _profile(record)]
    out.append(f'<h3>（３）取組の様子</h3><h3>団体概要</h3><table class="profile">{"".join(rows)}</table>')
    return "".join(out)


def _pair(labels: Sequence[str], marks: dict[str, str]) -> str:
    cells = [f'<td style="width:50%">{(marks.get(a, "") + " " + escape(a)).strip()}</td>' for a in labels]
    return f"<tr>{''.join(cells)}</tr>"


def _heads(record: Record) -> str:
    heads = (("団体名", record.name), ("取組地域", record.region), ("取組名", record.initiative))
    return "".join(f"<h2>{label}：{escape(value)}</h2>" for label, value in heads if value is not None)


def _marks(record: Record) -> dict[str, str]:
    marks = dict.fromkeys((*record.sub_activities, *record.sub_targets), "☆")
    return marks | dict.fromkeys(filter(None, (record.main_activity, record.main_target)), "★")


def _parts(record: Record) -> list[tuple[str, list[tuple[str, str]]]]:
    first = [cell for cell in record.cells if cell[0] in ("purpose", "people", "content")]
    return [("（１）取組の内容", first), ("（２）取組の成果", [c for c in record.cells if c not in first])]


def _profile(record: Record) -> list[tuple[str, str]]:
    values = [(label, getattr(record, name)) for name, label in PROFILE.items()]
    return [(label, value) for label, value in values if value is not None]


def _prose(text: str) -> str:
    """Set ``text``; where it says ``\\n`` the writer breaks the line."""
    return escape(text).replace("\n", "<br>")
