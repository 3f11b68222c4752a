"""The 47 prefectures as tiles on a grid: our own arrangement, without any outline.

Rows run from north to south, columns from west to east. What borders on land stands side by side or corner to corner
as far as a grid allows it; Shikoku and Okinawa stand apart, as the sea parts them. Each tile is the first two digits of the
prefecture's code (JIS X 0401); dots are sea.
"""

from __future__ import annotations

from functools import cache

_GRID = """
.. .. .. .. .. .. .. .. .. .. .. .. 01
.. .. .. .. .. .. .. .. .. .. .. .. 02
.. .. .. .. .. .. .. .. .. .. .. 05 03
.. .. .. .. .. .. .. .. .. .. .. 06 04
.. .. .. .. .. .. .. .. 17 16 15 07 ..
.. .. .. .. .. .. .. 18 21 20 10 09 08
.. .. .. 32 31 28 26 25 23 22 19 11 12
.. .. 35 34 33 .. 27 29 24 .. 14 13 ..
42 41 40 .. .. .. .. 30 .. .. .. .. ..
.. 43 44 .. 38 37 .. .. .. .. .. .. ..
.. 46 45 .. 39 36 .. .. .. .. .. .. ..
47 .. .. .. .. .. .. .. .. .. .. .. ..
"""


@cache
def tiles() -> dict[str, tuple[int, int]]:
    """Return row and column of each prefecture (both from 1), by its 5-digit code."""
    found = {
        f"{cell}000": (row, column)
        for row, line in enumerate(_GRID.strip().splitlines(), 1)
        for column, cell in enumerate(line.split(), 1)
        if cell != ".."
    }
    return dict(sorted(found.items()))
