"""Which field a line belongs to, and what becomes of lines that belong to none."""

from __future__ import annotations

from kgraph.reading.casebook import CasebookReading, read_casebook


def read(*lines: str) -> CasebookReading:
    return read_casebook("\n".join(lines), file="x.txt")


def fates(reading: CasebookReading) -> dict[int, tuple[str, str]]:
    return {a.line: (a.field, a.fate) for a in reading.lines}


def test_words_before_the_first_heading_are_unread() -> None:
    reading = read("事例集", "", "団体名：会", "取組地域：愛媛県 松山市", "団体概要", "スタッフ数\t3 人")
    assert reading.unread == (1,)
    assert fates(reading)[6] == ("staff", "taken")


def test_a_broken_value_goes_on_in_the_next_line_but_not_beyond_a_blank_one() -> None:
    reading = read("団体名：会", "取組名：あいう", "えお", "", "かき", "団体概要")
    assert reading.groups[0].values("initiative") == ("あいうえお",)
    assert fates(reading)[5] == ("", "unread")


def test_a_label_by_itself_has_its_words_below() -> None:
    reading = read("団体名：会", "取組の内容", "目的", "", "あいう", "", "えお", "内容", "かき")
    cells = reading.groups[0].cells
    assert (cells["purpose"].text, cells["content"].text) == ("あいうえお", "かき")


def test_all_that_follows_a_withheld_label_is_withheld() -> None:
    reading = read(
        "団体名：会", "団体概要", "代表者", "", "見本 太郎", "", "見本 花子", "役\t見本", "設立年月日\t2020年"
    )
    assert [fates(reading)[n] for n in (3, 5, 7, 8)] == [("representative", "withheld")] * 4
    assert reading.groups[0].values("founded") == ("2020",)
    assert all("見本" not in p.message("ja") for p in reading.problems)


def test_a_name_glued_to_the_representatives_label_is_withheld() -> None:
    reading = read("団体名：会", "団体概要", "団体名\t会", "代表者見本太郎", "スタッフ数\t3 人")
    assert fates(reading)[4] == ("representative", "withheld")
    assert reading.groups[0].values("alias") == ()


def test_a_line_below_the_profiles_name_whose_label_is_lost_is_not_taken_for_the_name() -> None:
    reading = read("団体名：会", "団体概要", "団体名\t会", "\t見本 太郎", "設立年月日\t2020年")
    assert fates(reading)[4] == ("", "unread")
    assert reading.groups[0].values("alias") == ()


def test_a_profiles_name_goes_on_where_the_headings_does() -> None:
    reading = read("団体名：見本ネットワーク", "団体概要", "団体名\t見本ネット", "\tワーク", "代表者\t見本 太郎")
    assert reading.groups[0].name == "見本ネットワーク"
    assert reading.groups[0].values("alias") == ()
    assert fates(reading)[4] == ("profile-name", "taken")


def test_page_numbers_at_a_form_feed_are_unread_and_stay_out_of_the_cell() -> None:
    reading = read("団体名：会", "取組の内容", "目的\tあいう", "- 12 -", "\fえお", "13", "かき")
    assert reading.groups[0].cells["purpose"].text == "あいうえお 13 かき"
    assert reading.unread == (4,)


def test_a_colon_in_the_words_of_an_open_cell_begins_no_field() -> None:
    reading = read("団体名：会", "取組の内容", "目的\tあいう。", "目的：かき", "訪問：くけ", "団体概要")
    assert reading.groups[0].cells["purpose"].text == "あいう。目的：かき訪問：くけ"
    assert reading.problems == ()


def test_captions_of_pictures_are_unread() -> None:
    reading = read(
        "団体名：会", "取組の種類", "★\t居場所づくり", "（３）取組の様子", "祭りの日", "団体概要", "スタッフ数\t3 人"
    )
    assert reading.unread == (4, 5)
    assert fates(reading)[5] == ("scenes", "unread")


def test_a_grid_without_its_title_is_a_grid_still() -> None:
    reading = read("団体名：会", "取組名：あ", "", "★\t居場所づくり", "☆\t食を通じたつながり", "団体概要")
    assert reading.groups[0].values("main_activity") == ("belonging-places",)
    assert reading.groups[0].values("sub_activity") == ("food-ties",)


def test_order_of_the_rows_does_not_matter() -> None:
    reading = read(
        *("取組名：い", "取組地域：愛媛県 松山市", "団体名：一", "団体概要", "スタッフ数\t3 人", "団体名\t一"),
        *("取組地域：高知県 高知市", "取組名：ろ", "団体名：二", "団体概要", "団体名\t二"),
    )
    assert [(g.name, g.values("initiative"), g.values("prefecture")) for g in reading.groups] == [
        ("一", ("い",), ("38000",)),
        ("二", ("ろ",), ("39000",)),
    ]
