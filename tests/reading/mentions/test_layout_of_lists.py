"""What the blind rounds 5 and 6 taught of layout: labels with a space, notices, rows of a table."""

import pytest

from kgraph.reading.mentions import extract


def surfaces(text: str) -> list[str]:
    return [m.surface for m in extract(text) if not m.weak]


def test_a_label_may_have_a_space_in_place_of_a_colon() -> None:
    assert surfaces("1　出席　福井市社会福祉協議会、福井中央病院") == ["福井市社会福祉協議会", "福井中央病院"]


@pytest.mark.parametrize("notice", ["託児あり", "駐車場なし", "参加無料", "お問い合わせ　0776-00-0000", "第2回会議録"])
def test_a_notice_beside_bodies_is_no_body(notice: str) -> None:
    assert surfaces(f"主催　福井市\n後援　福井新聞社\n{notice}\n") == ["福井市", "福井新聞社"]


def test_rows_of_a_table_are_never_one_wrapped_line() -> None:
    rows = "区分\t団体名\n民間\tＮＰＯ法人ひとつひとつのまち\t\n民間\t合同会社ココロ\t\n金融\t福井信用金庫\t\n"
    assert surfaces(rows) == ["ＮＰＯ法人ひとつひとつのまち", "合同会社ココロ", "福井信用金庫"]
