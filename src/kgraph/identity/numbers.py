"""法人番号 (corporate numbers): 13 digits whose first checks the other 12, however a cell writes them."""

from __future__ import annotations

import re
from typing import Final

from kgraph.errors import InputError, Problem, Text
from kgraph.text import fold_text

SCHEME: Final = "corporate-number"
"""The scheme of an identifier that is a 法人番号 (``Identifier.scheme``)."""

_ASCII_13 = re.compile(r"[0-9]{13}")
# What people and spreadsheets put between digits; NFKC has already made the full-width ones ASCII.
_SEPARATORS = re.compile(r"[\s,.'‐‑‒–—―−ー─・_/-]+")
_WHOLE_FLOAT = re.compile(r"([0-9]{13})\.0+")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]*)?[eE][+-]?[0-9]+")
_INVOICE = re.compile(r"[tT][0-9]{13}")
_LABEL = re.compile(r"^(?:法人番号|corporatenumber)[:=]?", re.IGNORECASE)


def corporate_number_is_right(number: str) -> bool:
    """Return whether the first of 13 digits is the check digit of the other 12. False for anything else."""
    return _ASCII_13.fullmatch(number) is not None and number[0] == check_digit(number[1:])


def check_digit(twelve: str) -> str:
    """Return the check digit of the 12 digits behind it: never 0, so that no number begins with a zero.

    It is 9 less the remainder by 9 of the sum of the digits, every second one, counted from the right, doubled
    (法人番号の指定等に関する省令, 平成26年財務省令第70号, 第2条).
    """
    digits = [int(digit) for digit in twelve]
    return str(9 - (sum(digits) + sum(digits[-2::-2])) % 9)


def parse_corporate_number(words: str, *, file: str = "", line: int = 0, field: str = "法人番号") -> str:
    """Return the 13 digits of a 法人番号 as a cell writes it: full-width, with separators, as a whole float.

    Raises InputError with one problem, whose code is ``corporate-number-damaged`` (a spreadsheet has rounded it:
    7.00001E+12), ``corporate-number-kind`` (a number of another kind), ``corporate-number-digits`` (not 13 digits)
    or ``corporate-number-check-digit`` (mistyped).
    """
    folded = _LABEL.sub("", "".join(fold_text(words).split()))
    whole = _WHOLE_FLOAT.fullmatch(folded)
    digits = whole.group(1) if whole else _SEPARATORS.sub("", folded)
    if corporate_number_is_right(digits):
        return digits
    if _SCIENTIFIC.fullmatch(folded.replace(",", "")):
        code, expected = "damaged", _THIRTEEN
    elif _INVOICE.fullmatch(digits) or re.fullmatch(r"[0-9]{12}", digits):
        code, expected = "kind", _THIRTEEN
    elif not _ASCII_13.fullmatch(digits):
        code, expected = "digits", _THIRTEEN
    else:
        right = check_digit(digits[1:])
        code = "check-digit"
        expected = Text(
            f"先頭の検査数字が {right} になる番号（今は {digits[0]}）",
            f"a number whose first digit, the check digit, is {right} (it is {digits[0]})",
        )
    raise InputError(
        Problem(
            code=f"corporate-number-{code}",
            file=file,
            line=line,
            field=field,
            found=words,
            expected=expected,
            todo=_ADVICE[code],
        )
    )


_THIRTEEN = Text("13 桁の法人番号", "a corporate number of 13 digits")
_ADVICE = {
    "damaged": Text(
        "表計算ソフトが桁を丸めています。列を文字列にして、元の番号を入れ直してください",
        "a spreadsheet has rounded it: make the column text and enter the number again",
    ),
    "kind": Text(
        "T で始まる登録番号や 12 桁の会社法人等番号は法人番号ではありません。法人番号を調べて入れてください",
        "a registration number with T, or a company number of 12 digits, is none: look up the corporate number",
    ),
    "digits": Text("番号を確かめてください", "check the number"),
    "check-digit": Text("打ち間違いです。番号を確かめてください", "it is mistyped: check the number"),
}
