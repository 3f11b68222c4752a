"""What can be wrong with a table, in both languages.

No problem quotes a cell that is withheld. ``found`` holds the words of a cell only where its column is mapped to a
field that is no person's and no address; elsewhere it tells the column, or how many characters there are.
"""

from __future__ import annotations

import re

from kgraph.errors import Problem, Text

_TEXTS: dict[str, tuple[Text, Text]] = {
    "not-a-workbook": (
        Text("Excel ブック (.xlsx)", "an Excel workbook (.xlsx)"),
        Text(
            "壊れているか、パスワード付き、または古い .xls です。Excel で開き .xlsx として保存し直してください",
            "it is damaged, has a password, or is an old .xls: open it in Excel and save it as .xlsx",
        ),
    ),
    "too-large": (
        Text("展開して 1 GB までのブック", "a workbook of at most 1 GB when unpacked"),
        Text("シートを分けて保存してください", "save its sheets apart"),
    ),
    "not-gzip": (
        Text("gzip で圧縮したファイル", "a file compressed by gzip"),
        Text("圧縮し直すか、展開したファイルを指定してください", "compress it again, or name the unpacked file"),
    ),
    "wrong-encoding": (
        Text("その文字コードの文字", "characters of that encoding"),
        Text(
            "--encoding を utf-8、cp932、utf-16 から選ぶか、外してください",
            "choose --encoding from utf-8, cp932, utf-16, or leave it out",
        ),
    ),
    "undecodable-byte": (
        Text("その文字コードの文字", "a character of that encoding"),
        Text("その行を直すか、UTF-8 で保存し直してください", "mend that row, or save the file again as UTF-8"),
    ),
    "broken-quotes": (
        Text('対になった引用符 (")', "quotation marks in pairs"),
        Text(
            "その行の引用符を直してください。行は引用符のないものとして読みました",
            "mend the quotation marks; the row was read as if it had none",
        ),
    ),
    "unknown-sheet": (
        Text("ブックにあるシートの名前", "the name of a sheet of the workbook"),
        Text("--sheet か mapping の sheet を直してください", "mend --sheet, or sheet in the mapping"),
    ),
    "empty-table": (
        Text("見出し行と一つ以上の行", "a row of headers and at least one row below"),
        Text("中身のある表を指定してください", "name a table with something in it"),
    ),
    "no-header": (
        Text("団体名などの見出しのある行", "a row of headers, one of them for the name (団体名)"),
        Text(
            "--mapping FILE で見出しの行と列の意味を指定してください (--suggest-mapping が案を出します)",
            "tell the header row and the columns by --mapping FILE; --suggest-mapping proposes one",
        ),
    ),
    "unread-sheet": (
        Text("読むシートは一つ", "one sheet is read"),
        Text("読むには --sheet で名前を指定してください", "read it by --sheet"),
    ),
    "hidden-rows": (
        Text("表示されている行と列", "rows and columns that are shown"),
        Text(
            "非表示の行・列も読みました。不要なら削除してください",
            "hidden ones were read as well; delete them if not wanted",
        ),
    ),
    "formula-without-value": (
        Text("計算された値", "a computed value"),
        Text("Excel で開いて保存し直すか、値を入れてください", "open and save it in Excel, or enter the value"),
    ),
    "error-value": (
        Text("値 (数式の誤りでないもの)", "a value, not the error of a formula"),
        Text("数式を直すか、値を入れてください", "mend the formula, or enter the value"),
    ),
    "unused-column": (
        Text("mapping で意味の決まった列", "a column that the mapping gives a meaning"),
        Text(
            "--mapping FILE で項目を割り当てるか unused と書いてください。この列は読んでいません",
            "give it a field, or `unused`, in --mapping FILE; this column was not read",
        ),
    ),
    "column-left-out": (
        Text("unused とした列", "a column that is unused by the mapping"),
        Text("読むには mapping で項目を割り当ててください", "give it a field in the mapping to have it read"),
    ),
    "withheld-column": (
        Text("個人の名前や番地でない列", "a column without names of persons or street addresses"),
        Text("この列は保存しません (非公開)", "this column is withheld: never kept, never shown"),
    ),
    "withheld-row": (
        Text("団体の行", "rows of organisations"),
        Text("個人の行は保存しません (非公開)", "the row of a person is withheld: never kept, never shown"),
    ),
    "mapping-made": (
        Text("--mapping FILE、または見出しから分かる列", "--mapping FILE, or columns that their headers tell"),
        Text("--suggest-mapping で確かめてください", "look at it by --suggest-mapping"),
    ),
    "name-by-id": (
        Text("団体名の列", "a column with names"),
        Text("名前の列がないので番号を名前としました", "there is no column of names: the id stands for the name"),
    ),
    "row-without-name": (
        Text("団体の名前", "the name of a body"),
        Text("名前を入れてください。この行は読んでいません", "enter the name; this row was not read"),
    ),
    "name-empty": (
        Text("法人格のほかに名前", "a name beside the legal form"),
        Text(
            "法人格だけの行です。名前を補ってください。この行は読んでいません",
            "name empty after legal form: complete it; this row was not read",
        ),
    ),
    "row-of-notes": (
        Text("団体の行", "rows of bodies"),
        Text(
            "見出し・注・合計・記入例とみて読んでいません",
            "taken for a heading, a note, a total or an example: not read",
        ),
    ),
    "ditto-alone": (
        Text("同上・〃 の上の行に値のある欄", "a value above 同上 or 〃"),
        Text(
            "指している値を書いてください。この欄は読んでいません",
            "write the value that is meant; this cell was not read",
        ),
    ),
    "another-table": (
        Text("一枚のシートに一つの表", "one table on a sheet"),
        Text(
            "下にある別の表とみて読んでいません。別のシートに分けるか、mapping の header にその見出しの行を書いて読んでください",
            "taken for another table below: not read. Put it on a sheet of its own, or read it by naming its header row in "
            "the mapping (header)",
        ),
    ),
    "no-region": (
        Text("地域の名前またはコード", "the name or code of a region"),
        Text(
            "空欄のままにしました。結合されていない空欄は上の行の値を引き継ぎません",
            "left blank: a cell that is not merged does not take the value above it",
        ),
    ),
    "not-given": (
        Text("値", "a value"),
        Text("値のないものとして扱いました (0 とはしません)", "taken as not given (never as 0)"),
    ),
    "not-a-count": (
        Text("0 以上の整数 (例: 1,234)、または ― や 不明", "a whole number (as 1,234), or ― or 不明 for none"),
        Text("その欄を数だけにしてください", "leave nothing but the number in that cell"),
    ),
    "wrong-date": (
        Text(
            "年月日 (例: 2024-04-01、令和6年4月1日、R6.4.1、令和6年度)",
            "a date (as 2024-04-01, 令和6年4月1日, R6.4.1, 令和6年度)",
        ),
        Text("日付を直してください", "mend the date"),
    ),
    "date-serial": (
        Text("年月日 (例: 2024-04-01)", "a date (as 2024-04-01)"),
        Text(
            "表計算ソフトの通し番号のようです。列の表示形式を日付にして保存し直してください",
            "it looks like a serial number of a spreadsheet: format the column as dates and save it again",
        ),
    ),
    "wrong-telephone": (
        Text("市外局番から始まる電話番号", "a telephone number with its area code"),
        Text("番号を確かめてください", "check the number"),
    ),
    "telephone-zero": (
        Text("0 から始まる電話番号", "a telephone number that begins with 0"),
        Text(
            "先頭の 0 が失われたようです。列を文字列にして入れ直してください",
            "the leading zero seems lost: make the column text and enter it again",
        ),
    ),
    "number-damaged": (
        Text("元のままの番号", "the number as it was"),
        Text(
            "表計算ソフトが番号を変えています。列を文字列にして入れ直してください",
            "a spreadsheet has changed the number: make the column text and enter it again",
        ),
    ),
    "no-scheme": (
        Text("http:// または https:// で始まるアドレス", "an address that begins with http:// or https://"),
        Text("アドレスの先頭を補ってください", "complete the address"),
    ),
    "ambiguous-code": (
        Text("5 桁または 6 桁にそろったコード", "codes of 5 digits, or of 6, throughout the column"),
        Text(
            "先頭の 0 を失った 6 桁のコードかもしれません。列を文字列にして入れ直してください",
            "it may be a code of 6 digits without its leading zero: make the column text and enter it again",
        ),
    ),
    "unknown-place": (
        Text("都道府県・市区町村の名前またはコード", "the name or code of a prefecture or municipality"),
        Text("表記を確かめてください", "check the spelling"),
    ),
    "place-elsewhere": (
        Text("同じ行の都道府県にある市区町村", "a municipality of the prefecture in the same row"),
        Text("どちらかを直してください", "mend one of the two"),
    ),
    "unknown-choice": (
        Text("選択肢にある語", "one of the choices"),
        Text("表記を選択肢に合わせてください", "spell it as the choice is spelt"),
    ),
    "unclear-mark": (
        Text("○・◎・★・☆ などの印、または空欄", "a mark (○, ◎, ★, ☆), or nothing"),
        Text("印を直してください", "mend the mark"),
    ),
    "family-choice": (
        Text("分類の見出しでなく、その下の選択肢", "a choice below that heading"),
        Text("下の選択肢から選んでください", "choose one of those below it"),
    ),
    "local-concept": (
        Text("様式の選択肢にある語", "one of the choices of the form"),
        Text("この資料だけの語として加えました", "it was added as a concept of this source's own"),
    ),
    "choice-begun": (
        Text("選択肢にある語", "one of the choices"),
        Text(
            "その選択肢とみて読みました。違うときは表記を直してください",
            "it was read as that one; spell it otherwise if it is not",
        ),
    ),
    "no-partner": (
        Text("団体の名前や種類", "names or kinds of bodies"),
        Text("読み取れませんでした。一つの欄に一団体ずつ書いてください", "none could be read: write one body a cell"),
    ),
    "partners-left": (
        Text("団体の名前や種類", "names or kinds of bodies"),
        Text(
            "読み取れない語が残りました。表記を確かめてください", "some words could not be read: check their spelling"
        ),
    ),
    "group-twice": (
        Text("取組ごとに一行", "one row for each initiative"),
        Text(
            "同じ内容の行があります。一つにしてください。この行は読んでいません",
            "the same row stands above: keep one; this one was not read",
        ),
    ),
    "contradiction": (
        Text("同じ団体には同じ値", "the same value for the same body"),
        Text(
            "どちらかを直してください。上の行の値を使いました",
            "mend one of the two; the value of the row above was used",
        ),
    ),
    "no-issued": (
        Text("表がいつのものか", "as of when the table is"),
        Text(
            "--issued と --publisher を付けるか、source.yml の issued と publisher を埋めてから build してください",
            "give --issued and --publisher, or fill in issued and publisher in source.yml, before you build",
        ),
    ),
    "mapping": (
        Text("mapping の形式 (docs/tables.md)", "the format of mappings (docs/tables.md)"),
        Text("mapping のその項目を直してください", "mend that entry of the mapping"),
    ),
    "mapping-column": (
        Text("表にある見出しまたは列の文字 (A、B…)", "a header of the table, or the letter of a column"),
        Text("見出しを表のとおりに書いてください", "write the header as the table has it"),
    ),
}


_PERSONLIKE = re.compile(r"[㐀-鿿々]{1,4}[ \u3000]+[㐀-鿿々ぁ-ゖ]{1,4}|.{1,12}(?:様|氏|殿|さん|先生)")


_BETWEEN = re.compile(r"([、，,・／/;；\n\v\t]+)")  # kept by split: what stands between names in a cell


def is_personlike(words: str) -> bool:
    """Tell whether words look like the name of a person: where cells have slipped, one may stand anywhere.

    >>> is_personlike("架空　太郎"), is_personlike("熊本市")
    (True, False)
    """
    return _PERSONLIKE.fullmatch(words.strip()) is not None


def guarded(words: str) -> str:
    """Return words as a problem may show them: of each of a list that looks like a person only how long it is.

    >>> guarded("協力、架空　太郎")
    '協力、＊＊＊＊＊'
    """
    if is_personlike(words):
        return "＊" * len(words)
    parts = _BETWEEN.split(words)
    return "".join("＊" * len(part) if is_personlike(part) else part for part in parts)


def problem(
    code: str,
    file: str,
    *,
    line: int = 0,
    field: str = "",
    found: str = "",
    counted: Text | None = None,
    expected: Text | None = None,
    todo: Text | None = None,
) -> Problem:
    """Return the problem ``code``, a key of this module's table, unless both ``expected`` and ``todo`` are given."""
    own_expected, own_todo = (expected, todo) if expected and todo else _TEXTS[code]
    return Problem(
        code=code,
        file=file,
        line=line,
        field=field,
        found=found,
        counted=counted,
        expected=expected or own_expected,
        todo=todo or own_todo,
    )
