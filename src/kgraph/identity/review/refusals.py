"""What is said of a row that cannot be taken."""

from __future__ import annotations

from kgraph.errors import Problem, Text


class Refused(Exception):
    """A row that cannot be taken; holds what is wrong, what was found, and where something near to it stands."""

    def __init__(self, code: str, found: str = "", near: tuple[int, str] = (0, "")) -> None:
        self.code = code
        self.found = found
        self.near = near
        super().__init__(code)


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
    "older": (
        "判断",
        Text("取り消されていない判断", "a decision that nobody took back since"),
        Text(
            "シートを書き出したあとで、この判断は取り消されました。もう一度判断するなら、シートを書き出し直してください",
            "it was taken back after the sheet was written: to decide it again, write the sheet anew"),
    ),
    "older-missed": (
        "言葉",
        Text("取り消されていない見落とし", "a missed mention that nobody took back"),
        Text(
            "同じ行を前に加え、そのあとで取り消しています。もう一度加えるなら、「理由」を書き直してください",
            "this row was added before and taken back since: to add it again, write another reason into the column 理由"),
    ),
    "forms": (
        "判断",
        Text("同じ法人格の二つ（ほかの名前を通じても）", "two of one legal form, also by way of other names"),
        Text(
            "法人格の違う二つは同じ団体になりません。先の「同じ団体」のほうが違うなら、決定済みでそれを取り消してください",
            "two legal forms are never the same body: if the earlier “same body” is wrong, take that back"),
    ),
    "numbers": (
        "判断",
        Text("同じ法人番号の二つ（ほかの名前を通じても）", "two of one corporate number, also by way of other names"),
        Text(
            "法人番号の違う二つは同じ団体になりません。先の「同じ団体」か番号が違うなら、それを取り消してください",
            "two corporate numbers are never the same body: if the earlier “same body” or a number is wrong, take that back"),
    ),
    "seats": (
        "判断",
        Text("同じ場所の二つ（ほかの名前を通じても）", "two of one place, also by way of other names"),
        Text(
            "場所ごとにある団体で、場所が違います。先の「同じ団体」のほうが違うなら、決定済みでそれを取り消してください",
            "each place has a body of this kind: if the earlier “same body” is wrong, take that back"),
    ),
    "text": (
        "資料",
        Text("その資料の本文", "the text of that source"),
        Text("--source-text FILE で資料の本文（読み取ったファイル）を渡してください", "give the file that was read by --source-text FILE"),
    ),
    "group": (
        "団体",
        Text("一覧にある団体", "a group of the list"),
        Text(
            "団体を一覧から選んでください。一覧になければ、シートを書き出し直してください",
            "choose the group from the list; where it is not there, write the sheet anew"),
    ),
    "field": (
        "欄",
        Text("一覧にある欄（空でもよい）", "a field of the list, or none"),
        Text("欄を一覧から選ぶか、空けてください", "choose the field from the list, or leave it empty"),
    ),
    "line": (
        "行",
        Text("資料の行番号（空でもよい）", "the number of a line of the source, or none"),
        Text("行番号を数字で書くか、空けてください", "write the number of the line, or leave it empty"),
    ),
    "role": (
        "役割",
        Text("一覧にある役割（空なら連携・協力）", "a role of the list, or none"),
        Text("役割を一覧から選ぶか、空けてください", "choose the role from the list, or leave it empty"),
    ),
    "how": (
        "書かれ方",
        Text("団体の名前 か 種類だけ（空でもよい）", "団体の名前 (by name) or 種類だけ (by kind only), or none"),
        Text("一覧から選ぶか、空けてください", "choose from the list, or leave it empty"),
    ),
    "words": (
        "言葉",
        Text("資料に書かれているとおりの言葉（100字まで）", "the words as the source has them (at most 100 characters)"),
        Text("団体と言葉の両方を書いてください", "fill in both the group and the words"),
    ),
    "absent": (
        "言葉",
        Text("その団体について書かれた本文にある言葉", "words that stand in what the source says of that group"),
        Text(
            "資料に書かれているとおりに写してください。欄や行を書いたなら、それも確かめてください",
            "copy the words as the source has them; check the field and the line too, if you gave them"),
    ),
    "several": (
        "行",
        Text("どの行の言葉か", "which line is meant"),
        Text("言葉が幾つかの行にあります。「行」に番号を書いてください", "the words stand on several lines: write the number of one into the column 行"),
    ),
    "covered": (
        "言葉",
        Text("まだ読み取られていない言葉", "words that were not read yet"),
        Text(
            "その言葉はすでに連携先として読み取られています。直すなら「確認」シートの行で判断してください",
            "these words are part of a mention already: decide about it on the sheet 確認"),
    ),
}  # fmt: skip


def refusal(wrong: Refused, file: str, line: int) -> Problem:
    """Return the problem of a row of a sheet: the column, what was found and expected there, and what to do."""
    column, expected, todo = _SAID[wrong.code]
    at, words = wrong.near
    if at:
        near = f"「{words}」" if words else ""
        expected = Text(
            f"{expected.ja}（近い言葉: {at}行{near}）", f"{expected.en} (nearest: line {at} {words})".replace(" )", ")")
        )
    return Problem(
        code=f"review-{wrong.code}", file=file, line=line, field=column, found=wrong.found, expected=expected, todo=todo
    )
