"""What can be wrong with a form, in both languages.

No problem may quote a person's name or an address. What stands in a profile's cell could be either when rows have
slipped, so it is shown by ``shape`` only.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from kgraph.errors import Problem, Text
from kgraph.reading.casebook.labels import form_name
from kgraph.text import fold_text

_TEXTS: MappingProxyType[str, tuple[Text, Text]] = MappingProxyType(
    {
        "empty-text": (
            Text("取組事例の様式のテキスト", "the text of a casebook"),
            Text("中身のあるファイルを指定してください", "name the file that holds the text"),
        ),
        "binary-text": (
            Text("文字だけのテキスト", "text without control characters"),
            Text("文書をテキストとして保存し直してください", "save the document as plain text"),
        ),
        "no-casebook": (
            Text(
                "「団体名：」の見出しと、取組の種類・内容・団体概要などの項目",
                "the headings and fields of the casebook's form",
            ),
            Text(
                "事例集の様式のテキストか確かめてください。文章だけなら kgraph mentions で読めます",
                "check that it is a casebook in this form; plain prose is for kgraph mentions",
            ),
        ),
        "no-group": (
            Text("名前のある団体が一つ以上", "at least one group with a name"),
            Text("ほかに報告された問題を直してください", "mend the other problems that are reported"),
        ),
        "group-without-name": (
            Text("「団体名：」とその後に団体の名前", "団体名 followed by the name of the group"),
            Text("見出しの行に団体名を書き足してください", "add the name to the heading"),
        ),
        "group-without-heading": (
            Text("「団体名：」で始まる見出し", "a heading that begins with 団体名"),
            Text(
                "団体名は団体概要の表から取りました。見出しに団体名を書き足してください",
                "the name was taken from the profile; add it to the heading",
            ),
        ),
        "unknown-choice": (
            Text("様式にある選択肢", "one of the choices that the form prints"),
            Text(
                "表記を様式に合わせるか、語彙 (ontology) に別表記を加えてください",
                "spell it as the form does, or add the spelling to the vocabulary",
            ),
        ),
        "unknown-row": (
            Text("様式にある項目名", "the name of a field of the form"),
            Text(
                "項目名を様式に合わせてください。この行は読んでいません",
                "name the field as the form does; this line was not read",
            ),
        ),
        "repeated-row": (
            Text("団体ごとに一度だけ", "each field once for a group"),
            Text("どちらが正しいか確かめ、一つにしてください", "keep the one that is right"),
        ),
        "mark-without-label": (
            Text("印の後に選択肢", "a choice that the mark belongs to"),
            Text("印を選択肢の前の欄に置いてください", "put the mark into the cell before its choice"),
        ),
        "two-marks-one-choice": (
            Text("一つの選択肢に印は一つ", "one mark for a choice"),
            Text("★ か ☆ のどちらかを残してください", "keep either ★ or ☆"),
        ),
        "two-main-marks": (
            Text("★ は一つだけ", "exactly one ★"),
            Text(
                "主なもの以外を ☆ にしてください。主な項目は読んでいません", "make the others ☆; no main one was read"
            ),
        ),
        "no-main-mark": (
            Text("★ が一つ", "exactly one ★"),
            Text("主なものに ★ を付けてください", "mark the main one with ★"),
        ),
        "unknown-place": (
            Text("都道府県名と市区町村名", "a prefecture and its municipalities"),
            Text("地名の表記を確かめてください", "check the spelling of the place"),
        ),
        "no-date": (
            Text("年月日 (例: 2022 年 8 月 10 日、令和4年8月)", "a date (as 2022 年 8 月 10 日 or 2022-08)"),
            Text("設立年月日を書き直してください", "write the date so that it can be read"),
        ),
        "unclear-dates": (
            Text("日付ごとに何の日か (例: 法人設立)", "what each date is of (such as 法人設立)"),
            Text(
                "二つ目からの日付に何の日かを書き添えてください。その日付は読んでいません",
                "say what the other dates are; they were not read",
            ),
        ),
        "no-staff": (
            Text("人数 (例: 16 人、常勤 2 人 非常勤 3 人)", "a number of people (as 16 人)"),
            Text("人数を数字で書いてください", "write the number in digits"),
        ),
        "no-scheme": (
            Text("http:// または https:// で始まるアドレス", "an address that begins with http:// or https://"),
            Text("アドレスの先頭を補ってください", "complete the address"),
        ),
        "undecodable-byte": (
            Text("UTF-8 または CP932 として読める文字", "a character that can be decoded"),
            Text("その行の文字を直してください。その値は読んでいません", "mend the character; the value was not read"),
        ),
    }
)

_KEPT = frozenset("年月日人名約西暦令和平成昭和大正明治元設立法人任意団体()、,./-: ")


class Problems:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self._told: set[tuple[str, int, str, str]] = set()

    def add(self, code: str, *, line: int = 0, field: str = "", found: str = "") -> None:
        """Note a problem, once where one line has it many times; ``field`` is the reader's name of a field."""
        if (code, line, field, found) in self._told:
            return
        self._told.add((code, line, field, found))
        self.found.append(problem(code, self.file, line=line, field=field, found=found))

    def add_texts(self, code: str, *, line: int, field: str, found: str, expected: Text, todo: Text) -> None:
        """Note a problem whose texts another module wrote."""
        self.found.append(
            Problem(
                code=code, file=self.file, line=line, field=form_name(field), found=found, expected=expected, todo=todo
            )
        )

    def sorted(self) -> tuple[Problem, ...]:
        """Return the problems by line."""
        return tuple(sorted(self.found, key=lambda p: (p.line, p.code, p.field, p.found)))


def problem(code: str, file: str, *, line: int = 0, field: str = "", found: str = "") -> Problem:
    """Return the problem ``code`` (a key of this module's table)."""
    expected, todo = _TEXTS[code]
    return Problem(code=code, file=file, line=line, field=form_name(field), found=found, expected=expected, todo=todo)


def shape(words: str) -> str:
    """Return the shape of words that may be a person's name or an address: digits as 9, other letters as ＊.

    >>> shape("二千年頃 3 人")
    '＊＊年＊ 9 人'
    """
    folded = re.sub(r"\s+", " ", fold_text(words)).strip()[:40]
    return "".join("9" if c.isdigit() else c if c in _KEPT else "＊" for c in folded)
