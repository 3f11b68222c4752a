"""What is said of a row that cannot be taken."""

from __future__ import annotations

from kgraph.errors import Problem, Text

# code -> the column of the sheet, what was expected there, what to do
_SAID: dict[str, tuple[str, Text, Text]] = {
    "key": (
        "行の鍵",
        Text("kgraph review が書いた鍵", "a key that kgraph review wrote"),
        Text("隠れた A 列を変えずに、もう一度書き出したシートへ記入してください", "leave the hidden column A as it is; write the sheet anew"),
    ),
    "decision": (
        "判断",
        Text("その行の選択肢のどれか", "one of the choices of that row"),
        Text("一覧から選び直してください", "choose from the list"),
    ),
    "twice": (
        "判断",
        Text("同じ行には同じ判断", "one decision about one row"),
        Text("写した行のどちらかを消してください（先の行を採りました）", "delete one of the copied rows; the first was taken"),
    ),
    "source": (
        "行の鍵",
        Text("--data のフォルダーにある資料", "a source in the folder of --data"),
        Text("資料が外されたか、別のフォルダーです。--data を確かめてください", "the source was taken out, or the folder is another one: check --data"),
    ),
    "gone": (
        "行の鍵",
        Text("今のデータにある記載", "a row that is still in the data"),
        Text("データが新しくなり、この記載はもうありません。シートを書き出し直してください", "the data is newer and has it no more: write the sheet anew"),
    ),
    "changed": (
        "言葉",
        Text("シートを書き出したときと同じ記載", "what the sheet showed when it was written"),
        Text("そのあとで記載が変わりました。新しいシートで判断してください", "it has changed since: decide on a new sheet"),
    ),
    "kind": (
        "相手の種類",
        Text("一覧にある種類", "a kind of the list"),
        Text("種類を一覧から選んでください", "choose the kind from the list"),
    ),
    "name": (
        "団体名",
        Text("団体の正式な名前（100字まで）", "the full name of a body (at most 100 characters)"),
        Text("団体名の列に名前を書いてください", "write the name into the column 団体名"),
    ),
    "proposal": (
        "提案",
        Text("選んだ番号の提案がある行", "a row with the proposal of that number"),
        Text("ある番号を選ぶか、「団体名を書く」を選んで名前を書いてください", "choose a number that is there, or write the name yourself"),
    ),
    "parted": (
        "判断",
        Text("「別の団体」という判断と矛盾しない判断", "a decision that does not contradict “not the same body”"),
        Text("決定済みの「別の団体とした」を先に取り消してください", "take back the earlier decision that they are not the same"),
    ),
    "joined": (
        "判断",
        Text("「同じ団体」という判断と矛盾しない判断", "a decision that does not contradict “the same body”"),
        Text("決定済みの「同じ団体とした」を先に取り消してください", "take back the earlier decision that they are the same"),
    ),
}  # fmt: skip


def refusal(code: str, file: str, line: int, found: str) -> Problem:
    """Return the problem of a row of a sheet: the column, what was found and expected there, and what to do."""
    column, expected, todo = _SAID[code]
    return Problem(code=f"review-{code}", file=file, line=line, field=column, found=found, expected=expected, todo=todo)
