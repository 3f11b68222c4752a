"""Who only lets papers lie in its rooms is told of a thing; who hangs them up for us has done something for us."""

from __future__ import annotations

import pytest

from kgraph.reading.mentions import read


@pytest.mark.parametrize(
    "text",
    [
        "商工会議所 8 か所にもちらしを置かせてもらった。",
        "薬局にポスターを貼らせていただいた。",
        "図書館にはパンフレットを設置させてもらっている。",
    ],
)
def test_who_lets_us_lay_papers_out_is_a_weak_mention(text: str) -> None:
    (mention,) = read(text, "居場所の会", "").mentions
    assert mention.weak
    assert mention.role == "contact"


@pytest.mark.parametrize(
    "text", ["薬局にポスターを貼っていただいた。", "図書館にはちらしを置いてもらい、声もかけてもらった。"]
)
def test_who_lays_papers_out_for_us_is_a_firm_mention(text: str) -> None:
    (mention,) = read(text, "居場所の会", "").mentions
    assert not mention.weak
