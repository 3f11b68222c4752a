"""A person's name is told by how names are made; bodies that begin with a surname stay bodies."""

import csv

import pytest

from kgraph.persons import names_a_person
from kgraph.text import fold_text


@pytest.mark.parametrize(
    "words",
    [
        "佐々木ヨシ子さん", "佐々木ヨシ子", "山田さくら様", "山田さくら", "小野寺キヨ", "渡部 イネ", "代表の安藤ツル", "絵手紙の梶原マサエ",
        "山本ミツ子", "鈴木　一郎", "加藤　学", "ＮＰＯ法人代表 清水誠", "高橋　花子", "佐藤　健", "佐藤健", "佐藤健さん", "田中さん", "架空　太郎",
        "みほんの会 代表 佐藤健", "みほんの会代表佐藤健", "林はるか", "森ひかりさん", "佐 藤　健", "さとう けん", "ヤマダ　タロウ",
        "佐藤　健（さとう　けん）", "書家・山田花子", "佐藤 健、鈴木一郎", "渡邉美智子", "田村スガ", "絵手紙講師 山田花子さん", "民生委員の山田花子",
    ],
)  # fmt: skip
def test_a_name_of_a_person_is_told(words: str) -> None:
    assert names_a_person(words)


@pytest.mark.parametrize(
    "words",
    [
        "山田さくら園", "佐々木ヨシ子バレエ教室", "松田さんの畑", "すみれ", "さくら会", "石田製菓さん", "石田製菓", "まるしげさん", "田中屋さん", "高島屋様",
        "森のいえ", "森 のいえ", "星野リゾート", "星野 リゾート", "青空", "青空ひろば", "山田うどんさん", "伊藤ハム", "小林パンさん", "千葉大学",
        "福島みらい", "石川つながり", "長野ともに", "原っぱ", "森の子", "東みらい", "小林製薬", "山口 銀行", "山本 酒店", "松本市", "日田 新町", "林", "",
        "佐藤", "森のようちえん", "中山のいえ", "ほっと ひだ", "桜 並木", "三宅 島", "小島 荘", "若松 ふれあい", "松原太鼓",
        "みほんの会", "田中", "さくら さくら",
    ],
)  # fmt: skip
def test_a_name_of_a_body_is_none(words: str) -> None:
    assert not names_a_person(words)


def test_words_beside_a_name_tell_that_a_person_is_meant() -> None:
    assert not names_a_person("森ひかり")
    assert names_a_person("森ひかり", spoken_of=True)
    assert not names_a_person("田中うどん", spoken_of=True)
    assert not names_a_person("北海道", spoken_of=True)


def test_the_lists_hold_each_word_once_and_say_where_it_is_from(project_root) -> None:
    for name, columns in (
        ("surnames.csv", ["word", "reading", "source"]),
        ("given-names.csv", ["word", "use", "source"]),
    ):
        with (project_root / "data" / "lexicon" / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == columns
        assert all(all(row.values()) for row in rows)
        keys = [(fold_text(row["word"]), row.get("use", "")) for row in rows]
        assert len(set(keys)) == len(keys)
