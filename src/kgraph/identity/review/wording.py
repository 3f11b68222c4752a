"""What is said of a sheet that was written, and of one that was applied."""

from __future__ import annotations

from collections.abc import Mapping

from kgraph.errors import Text
from kgraph.identity.review import model

_ENGLISH = {
    model.PERSON: "perhaps a person",
    model.PAIR: "perhaps the same body",
    model.UNGROUNDED: "which body",
    model.DOUBTFUL: "read with doubt",
    model.UNREAD: "unread lines",
    model.PAST: "decided before",
}


def written(counts: Mapping[str, int], name: str) -> Text:
    """Return how many questions of each sort a sheet asks."""
    ja = "、".join(f"{label} {counts.get(sort, 0)}" for sort, label in model.SORTS.items())
    en = ", ".join(f"{_ENGLISH[sort]} {counts.get(sort, 0)}" for sort in model.SORTS)
    return Text(f"{name} に書き出しました: {ja}", f"wrote {name}: {en}")


def applied(taken: int, unchanged: int, refused: int, rows: int) -> Text:
    """Return what became of the rows of a sheet."""
    return Text(
        f"取り込んだ行 {taken}（修正 {rows}）、すでにその通りの行 {unchanged}、取り込めなかった行 {refused}",
        f"{taken} rows taken ({rows} corrections), {unchanged} said what held already, {refused} refused",
    )
