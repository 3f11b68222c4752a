"""The sheet: items as rows of cells, rows that came back as answers, and what the help says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from kgraph.errors import InputError, Problem, Text
from kgraph.identity.review import missed, model
from kgraph.identity.review.decisions import Answer
from kgraph.identity.review.model import Item

KEY, DECISION, NAME, KIND, REASON, PROPOSAL = "行の鍵", "判断", "団体名", "相手の種類", "理由", "提案"
COLUMNS = (
    KEY,
    "種類",
    "資料",
    "行",
    "団体",
    "欄",
    "言葉",
    "いまの読み",
    "確かめたいこと",
    PROPOSAL,
    DECISION,
    NAME,
    KIND,
    REASON,
)
CSV_COLUMNS = (*COLUMNS, missed.HOW, missed.ROLE)
"""The columns of a CSV file, in which the rows for what reading missed stand below the questions."""
FILLED_IN = (DECISION, NAME, KIND, REASON)
"""The columns that a person fills in."""

_NEEDED = (KEY, DECISION)
_LONGEST = 2000

_MISSED_ASKED = "読み落とされた相手があれば、団体・言葉（資料のとおり）・相手の種類を書いてください。欄・行・書かれ方・役割・団体名・理由は任意です"

HELP: Sequence[str] = (
    "確認シートの使い方",
    "",
    "資料から機械が読み取ったもののうち、人の目で確かめたいものを並べています。",
    "1. 「確認」シートの黄色い列だけに記入します。ほかの列は変えないでください。",
    "2. 「判断」は一覧から選びます。わからない行は空けたままで構いません（何も変わりません）。",
    "3. 「理由」には、なぜそう判断したかを書きます。空なら「確認シートで判断」と記録します。",
    "4. 保存して、 kgraph review --apply このファイル --data フォルダー --by あなたの名前や部署 で取り込みます。",
    "",
    "種類と判断",
    "人の名前かどうか: 連携先や団体名の欄に見つかった、人の名前かもしれない言葉です。判断があるまで、また人の名前なら、どこにも載せません。",
    "　　名前そのものはこのシートにも書いていません。資料のその行をご覧ください。",
    "同じ団体かどうか: 「同じ団体」とすると、古いほうの id に統合します。あとの「決定済み」の行で取り消せます。",
    "どの団体か: 種類だけが書かれた相手です。ご存じなら、提案の番号を選ぶか、「団体名を書く」を選んで団体名（必要なら種類）を書きます。",
    "読みの確認: 読み方に自信のないものです。「種類を直す」なら種類を、「名前を直す」なら団体名を書きます。",
    "読めなかった行: どの項目にも当てはまらなかった行です。読む必要がなければ「読まなくてよい」を選びます。",
    "決定済み: これまでの判断です。「取り消す」を選ぶと、その判断の前に戻ります。",
    "",
    "見落としを加える（「見落とし」シート。CSV では終わりの「見落とし」の行）",
    "読み取られていない相手があれば、一行に一つ、団体・言葉・相手の種類を書きます。言葉は資料に書かれているとおりに写してください。",
    "欄と行は、同じ言葉が幾つかの所にあるときに書きます。書かれ方は、名前か種類だけかです。役割は空なら連携・協力です。",
    "種類だけが書かれた相手がどの団体か、ご存じなら団体名に書きます。理由には、なぜ加えるかを書きます。",
    "取り込むときに、資料の本文を --source-text で渡してください（言葉の場所を確かめるため）。加えたものは「決定済み」の行で取り消せます。",
    "",
    "知っておいていただきたいこと",
    "同じシートを二度取り込んでも、結果は変わりません。",
    "シートを書き出したあとでデータが変わった行は、取り込まずに、行ごとにお知らせします。ほかの行は取り込みます。",
    "非公開にした団体は、このシートに出ません。",
    "公開された資料から作ったもので、公式の発表ではありません。",
)
"""The lines of the help sheet."""


def rows(items: Iterable[Item]) -> list[list[str | int | None]]:
    """Return the items as rows under ``COLUMNS``; a cell of text is cut where no spreadsheet shows it whole."""
    return [
        [
            item.key,
            model.SORTS[item.sort],
            item.document,
            item.line or None,
            item.group,
            item.field,
            item.words[:_LONGEST],
            item.reading[:_LONGEST],
            item.reason[:_LONGEST],
            _proposals(item),
            None,
            None,
            None,
            None,
        ]
        for item in items
    ]


def missed_rows(count: int) -> list[list[str | int | None]]:
    """Return rows of a CSV file, under ``CSV_COLUMNS``, to tell of what reading missed."""
    row: list[str | int | None] = [None] * len(CSV_COLUMNS)
    row[CSV_COLUMNS.index(KEY)] = model.MISSED
    row[CSV_COLUMNS.index("種類")] = model.MISSED_LABEL
    row[CSV_COLUMNS.index("確かめたいこと")] = _MISSED_ASKED
    return [list(row) for _ in range(count)]


def _proposals(item: Item) -> str:
    if item.sort != model.UNGROUNDED:
        return "\n".join(item.proposals)
    return "\n".join(f"{number}. {words}" for number, words in enumerate(item.proposals, 1))


def choices(item: Item) -> tuple[str, ...]:
    """Return what can be decided about an item: no proposal that it has not."""
    absent = model.PROPOSALS[len(item.proposals) :] if item.sort == model.UNGROUNDED else ()
    return tuple(choice for choice in model.CHOICES[item.sort] if choice not in absent)


def answers(table: Sequence[Sequence[str]], file: str) -> tuple[Answer, ...]:
    """Return the answers of a sheet that came back; columns may be moved, and rows sorted, filtered or deleted.

    Raises InputError where the columns of key and decision are missing: this is no sheet of ours.
    """
    for at, row in enumerate(table):
        head = {cell.strip(): column for column, cell in enumerate(row) if cell.strip()}
        if all(name in head for name in _NEEDED):
            return tuple(
                _answer(cells, head, number)
                for number, cells in enumerate(table[at + 1 :], at + 2)
                if any(cell.strip() for cell in cells) and not missed.is_mark(missed.cell_under(cells, head, KEY))
            )
    first = " ".join(cell for cell in (table[0] if table else ()) if cell)
    raise InputError(
        Problem(
            code="review-sheet",
            file=file,
            line=1,
            found=first,
            expected=Text(
                f"列 {KEY} と {DECISION} のある確認シート", f"a review sheet with the columns {KEY} and {DECISION}"
            ),
            todo=Text(
                "kgraph review --out で書き出したシートに記入してください",
                "fill in a sheet that kgraph review --out wrote",
            ),
        )
    )


def _answer(cells: Sequence[str], head: Mapping[str, int], line: int) -> Answer:
    cell = partial(missed.cell_under, cells, head)
    return Answer(
        line=line,
        key=cell(KEY),
        decision=cell(DECISION),
        proposal=cell(PROPOSAL),
        name=cell(NAME),
        kind=cell(KIND),
        reason=cell(REASON),
    )
