"""What can be wrong with a PDF, in both languages."""

from __future__ import annotations

from types import MappingProxyType

from kgraph.errors import Problem, Text

_AGAIN = Text(
    "PDF を作り直すか、元の文書からテキストを書き出してください",
    "make the PDF again, or save the original document as text",
)

_TEXTS: MappingProxyType[str, tuple[Text, Text]] = MappingProxyType(
    {
        "pdf-extra-missing": (
            Text("PDF を読むための pdfplumber", "pdfplumber, which reads PDF"),
            Text("kgraph[pdf] を入れてください", "install kgraph[pdf]"),
        ),
        "not-a-pdf": (
            Text("PDF (%PDF- で始まるファイル)", "a PDF (a file that begins with %PDF-)"),
            Text("ファイルの種類を確かめてください", "check what kind of file it is"),
        ),
        "encrypted-pdf": (
            Text("パスワードなしで開ける PDF", "a PDF that opens without a password"),
            Text("パスワードを外して保存し直してください", "save it again without the password"),
        ),
        "truncated-pdf": (
            Text("最後まで揃った PDF (%%EOF)", "a whole PDF (it ends with %%EOF)"),
            Text(
                "途中で切れています。もう一度ダウンロードするかコピーしてください",
                "it is cut off: download or copy it again",
            ),
        ),
        "broken-pdf": (
            Text("壊れていない PDF", "a PDF that is not damaged"),
            Text(
                "もう一度ダウンロードするか、PDF を作り直してください",
                "download it again, or make the PDF again",
            ),
        ),
        "pdf-too-large": (
            Text("200 MB までの頁", "pages of up to 200 MB"),
            Text("PDF を作り直すか分けてください", "make the PDF again, or split it"),
        ),
        "scanned-pdf": (
            Text("文字の入った PDF (文字がありません。画像だけです)", "a PDF with text (no text: a scan)"),
            Text("先に文字認識 (OCR) をしてください", "OCR it first"),
        ),
        "page-without-text": (
            Text(
                "文字の入った頁 (画像だけか、中身が失われています。読んでいません)",
                "a page with text (an image only, or its content is gone; it was not read)",
            ),
            Text(
                "文章を写した画像なら、先に文字認識 (OCR) をしてください",
                "if the image shows text, OCR it first",
            ),
        ),
        "part-without-text": (
            Text(
                "文字の入った頁 (頁の一部が白黒の画像で、そこは読んでいません)",
                "a page with text (part of it is a black and white image, which was not read)",
            ),
            Text(
                "表や文章を写した画像なら、先に文字認識 (OCR) をしてください。写真や図なら、このままで構いません",
                "if it shows a table or text, OCR it first; a photograph or a drawing may stay as it is",
            ),
        ),
        "font-not-decodable": (
            Text(
                "文字に戻せるフォント (フォントを解読できません。この頁は読んでいません)",
                "a font that maps to characters (font not decodable: the page is rejected, nothing was read)",
            ),
            _AGAIN,
        ),
        "undecodable-glyph": (
            Text("文字に戻せる字形", "a glyph that maps to a character"),
            Text(
                "U+FFFD にしました。その値は読みません。元の文書で確かめてください",
                "it stands as U+FFFD and its value is not read; look it up in the original document",
            ),
        ),
        "tangled-page": (
            Text("罫線が少ない頁", "a page with fewer ruled lines"),
            Text(
                "図の線が多いため、表としては読まず行ごとに読みました。欄の分かれ目を確かめてください",
                "too many lines of a drawing: read line by line, not as tables; check where its cells part",
            ),
        ),
    }
)


def problem(code: str, file: str, *, page: int = 0, found: str = "", counted: Text | None = None) -> Problem:
    """Return the problem ``code`` (a key of this module's table); a page goes into the field."""
    expected, todo = _TEXTS[code]
    at = f"p. {page}" if page else ""
    return Problem(code=code, file=file, field=at, found=found, counted=counted, expected=expected, todo=todo)
