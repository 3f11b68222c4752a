"""What became of every character of a table: taken, withheld or unread, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kgraph.reading.tables.rows import TAKEN, UNREAD, RowAccount, TableReading
from kgraph.statements import PARTNER_FIELD, LineAccount

_LEFT_OUT = "unused"


def accounts(
    reading: TableReading, kept: Sequence[str | None], unread: Iterable[tuple[int, int, int]] = ()
) -> tuple[LineAccount, ...]:
    """Return the accounts with ids, a row for each line and fate.

    What was taken for a row that is not ``kept`` is unread; so are the words of partners that were not read (their
    lines and spans): they are of what was taken no more, so that the sum of each line stays what it was.
    """
    left: Counter[int] = Counter()
    for line, start, end in unread:
        left[line] += end - start
    found: dict[tuple[int, str], LineAccount] = {}
    for row in reading.accounts:
        about = kept[row.row] if row.row >= 0 else ""
        taken = row.fate == TAKEN
        moved = min(left[row.line], row.chars) if taken and about else 0
        if row.chars > moved:
            _put(found, row, about or "", row.field, UNREAD if about is None and taken else row.fate, row.chars - moved)
        if moved:
            _put(found, row, about or "", PARTNER_FIELD, UNREAD, moved)
    return tuple(found.values())


def _put(
    found: dict[tuple[int, str], LineAccount], row: RowAccount, group: str, field: str, fate: str, chars: int
) -> None:
    """Add characters to the account of a line and fate; columns left out on purpose are not what was left."""
    known = found.get((row.line, fate))
    if known is not None:
        fields = [name for name in dict.fromkeys((known.field, field)) if name != _LEFT_OUT]
        field, chars = "・".join(fields) or _LEFT_OUT, known.chars + chars
    found[row.line, fate] = LineAccount(line=row.line, group=group, field=field, fate=fate, chars=chars)
