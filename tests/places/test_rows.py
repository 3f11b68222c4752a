"""A table that is not as it should be is refused, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import InputError
from kgraph.places.rows import HEADER, read_places


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (1, "code,name"),
        (2, "1000,prefecture,北海道,ほっかいどう,Hokkaido,,,current"),
        (2, "01000,province,北海道,ほっかいどう,Hokkaido,,,current"),
        (2, "01000,prefecture,北海道,ほっかいどう,Hokkaido,,,past"),
        (2, "01000,prefecture,北海道"),
        (0, "01100,city,札幌市,さっぽろし,Sapporo,01000,,current"),
    ],
)
def test_a_table_that_is_not_as_the_script_writes_it_is_refused(tmp_path: Path, line: int, row: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(row if line == 1 else ",".join(HEADER) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_places(path)
    assert (caught.value.problems[0].file, caught.value.problems[0].line) == ("places.csv", line)
