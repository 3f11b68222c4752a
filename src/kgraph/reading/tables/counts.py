"""Counts as tables hold them: with commas, in full-width digits, and with words for "not given"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.text import fold_text

_DASHES = re.compile(r"[-‐‑‒–—―ー−─━~〜]+")
_WORDS = frozenset(
    (
        "不明", "非公表", "非公開", "なし", "無し", "無", "未定", "未回答", "無回答",
        "回答なし", "該当なし", "特になし", "未記入",
    )
)  # fmt: skip
_COUNT = re.compile(
    r"(?:計|合計)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?(?:人|名|団体|社|件|世帯|か所|箇所|カ所|施設|法人|者)?"
)


@dataclass(frozen=True, slots=True)
class NotGiven:
    """That a cell says that there is no value, and in which words (``―``, ``不明``)."""

    reason: str


def is_dash(text: str) -> bool:
    """Tell whether ``text`` is nothing but a dash, the sign for an empty cell."""
    return _DASHES.fullmatch("".join(fold_text(text).split())) is not None


def not_given(text: str) -> NotGiven | None:
    """Return that ``text`` says there is no value, or None. Zero is a value, and so are the words NA and None.

    >>> not_given("不明"), not_given("０")
    (NotGiven(reason='不明'), None)
    """
    folded = "".join(fold_text(text).split()).strip("()")
    return NotGiven(text.strip()) if _DASHES.fullmatch(folded) or folded in _WORDS else None


def parse_count(text: str) -> int | NotGiven:
    """Return the count that a cell tells, or that it tells none.

    >>> parse_count("１，２３４"), parse_count("1,689"), parse_count("―"), parse_count("0")
    (1234, 1689, NotGiven(reason='―'), 0)

    Raises ValueError for anything else: an estimate, a range, commas that part no thousands.
    """
    if (missing := not_given(text)) is not None:
        return missing
    match = _COUNT.fullmatch("".join(fold_text(text).split()).replace("、", ","))
    if match is None:
        raise ValueError(text)
    return int(match[1].replace(",", ""))
