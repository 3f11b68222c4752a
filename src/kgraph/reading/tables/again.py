"""Headers that come again below: the same table that goes on, or another one on the same sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.reading.tables.lexicon import HeaderWords, header_key
from kgraph.reading.tables.table import Table
from kgraph.text import key

_LONGEST = 40  # characters of a header
_WHAT = "団体|会員|法人|組織|機関|施設|事業所|取組|事業|メンバー|者|分"
_HOW = "休止|休会|活動停止|廃止|廃業|閉鎖|解散|退会|脱退|終了|候補|予定|辞退|対象外|除外|不採択|落選|旧"
_APART = re.compile(
    r"[(\[【<〔■●◆※]?"
    rf"(?:(?:参考|再掲)(?:[)\]】>〕:].{{0,8}})?|(?:参考:?)?(?:{_HOW})(?:の|した|中の?|された|となった)*(?:{_WHAT}).{{0,8}})"
)
"""A title in a line of its own: what stands below it is none of what the table lists."""


@dataclass(slots=True)
class Below:
    """What is known of the rows below the headers: whether those that follow are of another table, and since when."""

    table: Table
    words: HeaderWords
    other: bool = False
    since: int = 0
    names: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Collect the words that head a column of names, and how they end."""
        own = (header_key(column.name) for column in self.table.of("name"))
        known = (word for word, use in self.words.whole.items() if use.field == "name")
        self.names = frozenset(filter(None, (*own, *known)))
        self.ends = frozenset(word[-1] for word in self.names)

    def is_header(self, row: int) -> bool:
        """Tell whether a row holds headers again, as at the top of a printed page or of a second table.

        From then on ``other`` tells whether what follows can be read by the headers that are known.
        """
        own = self.table.sheet.rows
        if own[row] in [own[header] for header in self.table.header.rows]:
            if self.since != row:  # else the next one of several header rows
                self.other = self._apart(row)
        elif self._looks_like(row):
            self.other = not self._agrees(row) or self._apart(row)
        else:
            return False
        self.since = row + 1
        return True

    def is_title(self, row: int) -> bool:
        """Tell whether a row of one cell stands above headers that come again: the title of what follows."""
        filled = [text for text in self.table.sheet.rows[row] if text]
        if len(filled) != 1 or len([c for c in self.table.columns if c.use is not None]) < 2:
            return False
        if _APART.fullmatch(key(filled[0])):
            self.other, self.since = True, row + 1
            return True
        return any(self._repeats(other) for other in range(row + 1, min(row + 4, len(self.table.sheet.rows))))

    def _repeats(self, row: int) -> bool:
        own = self.table.sheet.rows
        return own[row] in [own[header] for header in self.table.header.rows] or self._looks_like(row)

    def _looks_like(self, row: int) -> bool:
        """Tell whether a row is one of headers: a word for the name of a body, and nothing but words of headers."""
        texts = [text for text in self.table.sheet.rows[row] if text]
        if len(texts) < 2 or not any(text.rstrip()[-1:] in self.ends for text in texts):
            return False
        keys = [header_key(text) if len(text) <= _LONGEST else "" for text in texts]
        if self.names.isdisjoint(keys):
            return False
        known = [at in self.table.header.keys or self.words.knows(at) for at in keys if at]
        return sum(known) > 1 and 2 * sum(known) >= len(texts)

    def _agrees(self, row: int) -> bool:
        """Tell whether each column is headed as above, so that it is the same table that goes on."""
        heads = self.table.header.keys
        texts = [(at, header_key(text)) for at, text in enumerate(self.table.sheet.rows[row]) if text]
        return all(at < len(heads) and text and heads[at].endswith(text) for at, text in texts) and {
            column.number for column in self.table.of("name")
        } <= {at for at, _ in texts}

    def _apart(self, row: int) -> bool:
        """Tell whether the title right above headers says that what follows is listed apart (参考, 休止団体)."""
        for above in range(row - 1, max(row - 4, self.table.header.first_row - 1), -1):
            filled = [text for text in self.table.sheet.rows[above] if text]
            if len(filled) > 1:
                return False
            if filled:
                return _APART.fullmatch(key(filled[0])) is not None
        return False
