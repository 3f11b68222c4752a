"""What is said of a correction that was not applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.errors import Problem, Text
from kgraph.statements.added import ADDED, place_of

if TYPE_CHECKING:
    from kgraph.statements.corrections import Correction

CORRECTED = ("facts", "mentions", "bodies", "lines", "identifiers", "held")
"""The tables that have rows to correct."""

_EXPECTED = {
    ADDED: Text(
        "資料の本文に今もある言葉（人が加えた記載）",
        "words that still stand in the source (a mention that a person added)",
    ),
    "table": Text(" ・ ".join(CORRECTED) + " のいずれか", "one of " + ", ".join(CORRECTED)),
    "row": Text("今ある行の名前", "the name of a row that there is"),
    "action": Text("その表に使える操作", "an action for rows of that table"),
    "column": Text("その表の列 (id 以外)", "a column of that table (not id)"),
    "old": Text("今の値と同じ old", "an `old` that equals the present value"),
    "new": Text("その列の形に合う値", "a value of the column's form"),
}


_LAPSED = ("row", "old")
"""The cells that no longer fit where the data has changed under a correction; the others are wrong in themselves."""
KEPT_ASIDE = ("correction-aside", "added-words-gone")
"""The codes of corrections that the data left behind: they are told, wait in their file, and stop nothing."""


def stale(file: str, line: int, correction: Correction, wrong: str) -> Problem:
    """Return the problem of a correction that does not fit the data; ``wrong`` is its cell that says why."""
    if wrong == ADDED:
        return _lost(file, line, correction)
    return _aside(file, line, correction, wrong) if wrong in _LAPSED else malformed(file, line, correction, wrong)


def malformed(file: str, line: int, correction: Correction, wrong: str) -> Problem:
    """Return the problem of a correction that could be applied to no row; ``wrong`` is its cell that says why."""
    todo = Text(
        "この修正は適用されませんでした。行を見直してください", "this correction was not applied; look at the row again"
    )
    return _unfit("stale-correction", file, line, correction, wrong, todo)


def _aside(file: str, line: int, correction: Correction, wrong: str) -> Problem:
    """Return the problem of a correction whose row is gone from the source, or holds something else by now."""
    todo = Text(
        "この修正は適用せずに取っておきます（元の行が戻れば、また効きます）。読み直した資料からその記載がなくなったのなら、"
        "この行を corrections.csv から消してかまいません。まだ要るなら kgraph review で決め直してください",
        "this correction was not applied and is kept aside: it holds again when its row is back. If the source says this "
        "no more, the line may be taken out of corrections.csv; if it is still wanted, decide anew by kgraph review",
    )
    return _unfit("correction-aside", file, line, correction, wrong, todo)


def _unfit(code: str, file: str, line: int, correction: Correction, wrong: str, todo: Text) -> Problem:
    found = getattr(correction, wrong)
    return Problem(code=code, file=file, line=line, field=wrong, found=found, expected=_EXPECTED[wrong], todo=todo)


def _lost(file: str, line: int, correction: Correction) -> Problem:
    """Return the problem of an added mention whose words no longer stand where anything is said of its group."""
    place = place_of(correction.old)
    return Problem(
        code="added-words-gone",
        file=file,
        line=line,
        field=f"new ({place.line})" if place else "new",
        found=correction.new,
        expected=_EXPECTED[ADDED],
        todo=Text(
            "資料の本文を kgraph read で読み直すと探し直します。言葉が本当になくなったのなら、同じ row で action を remove と"
            "した行を足してください",
            "kgraph read of the source's text looks for them again; if they are truly gone, add a row with the same "
            "`row` and the action `remove`",
        ),
    )
