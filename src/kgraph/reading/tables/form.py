"""The blank form: its columns, what each means, its example; and the mapping by which it is read when filled in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.reading.tables.header import Header
from kgraph.reading.tables.lexicon import header_key
from kgraph.reading.tables.mapping import GROUPS, ColumnUse, TableMapping

TITLE = "孤独・孤立対策 取組調査票"
NOTICE = "この様式は kgraph 用のもので、公的な様式ではありません。書き方は「説明」のシートにあります。"
EXAMPLE = "記入例"
PARENT = "partner_parent"
"""The field of a column that only a form filled in with statements has, and only where it is needed."""
TENSES = "tenses"
"""The list of choices of a partner's tense, which is no scheme."""
SHEET, HELP_SHEET, LISTS_SHEET = "記入表", "説明", "選択肢"
DATE_LABEL, PUBLISHER_LABEL = "記入日", "取りまとめ（提出先）"
PARTNERS = 5
"""How many partners have columns of their own in a blank form; more go into the last column. What is filled in with
statements has as many as are needed: `連携先6` and so on."""
MOST_PARTNERS = 999
_NUMBER = re.compile(r"連携先([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the form: its header, what it holds, where its drop-down comes from, example and help."""

    header: str
    use: ColumnUse
    choices: str
    example: str
    ja: str
    en: str


def _column(header: str, field: str, ja: str, en: str, example: str = "", choices: str = "", **more: int) -> FormColumn:
    return FormColumn(header, ColumnUse(field=field, **more), choices, example, ja, en)  # type: ignore[arg-type]


def _partner(number: int) -> tuple[FormColumn, ...]:
    examples = {
        1: ("山川市社会福祉協議会", "社会福祉協議会", "協力", "連携中"),
        2: ("山川市立図書館", "図書館", "会場", "予定"),
    }.get(number, ("", "", "", ""))
    name = f"連携先{number}"
    return (
        _column(
            name, "partner", "連携した団体の名前。一つの欄に一団体", "A body that worked with you; one a cell",
            examples[0], number=number,
        ),
        _column(
            f"{name}の種類", "partner_kind", "その団体の種類。一覧から選ぶ", "Its kind, from the list",
            examples[1], "kinds", number=number,
        ),
        _column(
            f"{name}の役割", "partner_role", "その団体がしたこと。一覧から選ぶ", "What it did, from the list",
            examples[2], "roles", number=number,
        ),
        _column(
            f"{name}の状況", "partner_tense", "連携しているか、これからの予定か。空欄は連携中",
            "Whether it is a partner now (連携中, or blank) or is meant to be (予定)", examples[3], TENSES, number=number,
        ),
        _column(
            f"{name}の所属", PARENT, "その団体の上の団体。名前から分かるときは空欄",
            "The body that it is a part of, where its name does not tell", number=number,
        ),
    )  # fmt: skip


COLUMNS: tuple[FormColumn, ...] = (
    _column("番号", "unused", "通し番号。なくてもよい", "A running number; may stay empty", EXAMPLE),
    _column("団体名", "name", "必ず記入。正式な名前", "Required: the full name of the group", "やまかわ見守りの会"),
    _column(
        "法人格", "legal_form", "一覧から選ぶ。法人でなければ任意団体。認定を受けていれば「認定特定非営利活動法人」のように", "Legal form, from the list",
        "任意団体", "legal-forms",
    ),
    _column("法人格取得年月日", "incorporated", "法人格を取得した日。年月や年だけでもよい", "When it became a legal person"),
    _column("法人番号", "corporate_number", "13 桁。なければ空欄", "Corporate number, 13 digits; empty for none"),
    _column("略称", "alias", "略称・愛称。いくつでも「、」で", "Short or familiar names, parted by 、", "見守りの会"),
    _column("取組名", "initiative", "取組の名前。取組が二つあれば二行に", "The initiative; two of them take two rows", "ふれあい食堂"),
    _column("都道府県", "prefecture", "必ず記入。取組の地域。一覧から選ぶ", "Required: where, from the list", "熊本県", "prefectures"),
    _column("市区町村", "municipality", "名前または 5・6 桁のコード。いくつでも「、」で", "Names or codes, parted by 、"),
    _column("地域の補足", "region_note", "「及び近隣市町村」など", "What the region adds"),
    _column("主な取組の種類", "main_activity", "一つ選ぶ", "The main kind of initiative", "居場所づくり", "activities"),
    _column("その他の取組の種類", "sub_activity", "いくつでも「、」で", "Further kinds, parted by 、", "食を通じたつながり"),
    _column("主な対象", "main_target", "一つ選ぶ", "Whom it is for, mainly", "高齢者", "targets"),
    _column("その他の対象", "sub_target", "いくつでも「、」で。一覧にない語も書ける", "Further ones, parted by 、", "単身世帯"),
    _column("設立年月日", "founded", "西暦でも和暦でも。年月や年だけでもよい", "Founded; a month or a year will do", "令和元年5月"),
    _column("取組開始年月", "started", "同上", "When the initiative began", "2021年4月"),
    _column("職員数", "staff", "有給の職員の数", "Number of paid staff", "3"),
    _column("職員の内訳", "staff_parts", "「常勤2人、非常勤3人」のように", "Parts of the staff: 常勤2人、非常勤3人"),
    _column("会員数", "member_count", "分からなければ「不明」", "Number of members; 不明 where unknown", "24"),
    _column("電話番号（代表）", "telephone", "団体の代表番号。個人の番号は書かない", "The group's own number, no person's"),
    _column("ウェブサイト", "website", "https:// から", "With https://", "https://example.org/"),
    _column("連携先全体の役割", "partners_role", "連携先がみな、したこと", "What all the partners did"),
    *(column for number in range(1, PARTNERS + 1) for column in _partner(number) if column.use.field != PARENT),
    _column(
        "その他の連携先", "partners", "六つ目からの連携先を「、」で。後援や予定は「山川放送（後援）（予定）」のように",
        "More partners, parted by 、; role and plan in brackets: 山川放送（後援）（予定）",
    ),
)  # fmt: skip


@functools.cache
def columns_for(partners: int) -> tuple[FormColumn, ...]:
    """Return all columns of a form in which ``partners`` have columns of their own; never fewer than the blank form."""
    numbers = range(1, max(PARTNERS, min(partners, MOST_PARTNERS)) + 1)
    before = (column for column in COLUMNS[:-1] if not column.use.number)
    return (*before, *(column for number in numbers for column in _partner(number)), COLUMNS[-1])


def columns_under(headers: Iterable[str]) -> tuple[FormColumn, ...]:
    """Return those columns of the form, with as many partners as are numbered, that have one of these headers."""
    keys = {header_key(header) for header in headers}
    most = max((int(m[1]) for name in keys if (m := _NUMBER.fullmatch(name))), default=0)
    return tuple(column for column in columns_for(most) if header_key(column.header) in keys)


def form_mapping(header: Header) -> TableMapping | None:
    """Return the mapping of the form where these are its headers, in any order and perhaps with others; else None."""
    keys = set(header.keys)
    own = columns_under(keys)
    needed = ("団体名", "取組名", "都道府県", "主な取組の種類", "主な対象", "連携先1", "その他の連携先")
    if any(header_key(name) not in keys for name in needed):
        return None
    return TableMapping(
        rows=GROUPS,
        columns=tuple((column.header, column.use) for column in own),
        header=tuple(row + 1 for row in header.rows),
    )


def rows_of_form(
    publisher: str = "",
    *,
    example: bool = True,
    filled: Sequence[Sequence[str]] = (),
    columns: Sequence[FormColumn] = COLUMNS,
) -> list[list[str]]:
    """Return the rows of the form: title, notice, date and publisher, headers, the example, and what is filled in."""
    rows = [
        [TITLE],
        [NOTICE],
        [DATE_LABEL, ""],
        [PUBLISHER_LABEL, publisher],
        [column.header for column in columns],
    ]
    if example:
        rows.append([column.example for column in columns])
    return [*rows, *(list(row) for row in filled)]
