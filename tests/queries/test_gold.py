"""Every question of the gold that is one to the graph, with the answer written there (7 and 18 are none)."""

from __future__ import annotations

from collections import Counter
from typing import Any

CELL = "連携した団体・協力いただいた団体"


def tally(rows: list[dict[str, Any]], *columns: str) -> dict[Any, Any]:
    """Return the first column with the second, or with the tuple of the others."""
    first, *rest = columns
    return {row[first]: row[rest[0]] if len(rest) == 1 else tuple(row[c] for c in rest) for row in rows}


def in_cell(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["field"] == CELL]


def test_question_1_groups_per_prefecture(ask):
    expected = {"愛媛県": 1, "高知県": 1, "福岡県": 2, "佐賀県": 1, "熊本県": 2}
    expected |= {"大分県": 1, "宮崎県": 2, "鹿児島県": 1, "沖縄県": 2}
    assert tally(ask("groups-per-prefecture"), "prefecture", "groups") == expected


def test_question_1_municipalities_and_the_note_that_cannot_be_resolved(ask):
    rows = ask("regions")
    cities = {"八幡浜市", "高知市", "北九州市", "福岡市", "唐津市", "玄海町", "熊本市", "大分市", "宮崎市", "日向市"}
    cities |= {"出水市", "日置市", "鹿児島市", "曽於市", "沖縄市", "うるま市", "恩納村"}
    assert {row["municipality"] for row in rows} == cities
    assert len({row["group"] for row in rows}) == 13
    notes = {(row["group"], row["note"]) for row in rows if row["note"]}
    assert len(notes) == 1
    [(group, note)] = notes
    assert group == "災害ボランティア"
    assert "近隣市町村" in note


def test_question_2_groups_that_name_a_council_of_social_welfare(ask):
    rows = ask("groups-with-council")
    cell = {"くじら", "抱樸", "えふ", "ワクワ", "フェリーチェ", "長寿会", "まくと"}
    assert {row["group"] for row in in_cell(rows)} == cell
    elsewhere = {(row["group"], row["line"]) for row in rows if row["field"] != CELL}
    assert {pair for pair in elsewhere if pair[0] not in cell} == {("災害ボランティア", 302)}
    assert {row["group"] for row in rows} == cell | {"災害ボランティア"}


def test_question_2_councils_by_name_and_with_grounding(ask):
    rows = in_cell(ask("groups-with-council"))
    named = {"大分県社会福祉協議会フードバンクおおいた", "うるま市社会福祉協議会", "恩納村社会福祉協議会"}
    assert {row["body"] for row in rows if row["grounding"] == "名前"} == named
    also = {f"{city}社会福祉協議会" for city in ("八幡浜市", "北九州市", "唐津市", "日向市", "沖縄市")}
    assert {row["body"] for row in rows if row["id"].rpartition("/")[2].startswith("b-")} == named | also


def test_question_2_no_council_is_shared_by_two_groups(ask):
    assert ask("shared-bodies", kind="社会福祉協議会") == []


def test_question_3_one_named_body_is_shared(ask):
    rows = ask("shared-bodies")
    assert [(row["body"], row["groups"], row["group"], row["line"]) for row in rows] == [
        ("熊本市", 2, "災害ボランティア", 300),
        ("熊本市", 2, "HAPPY PARK", 352),
    ]


def test_question_4_mentions_in_each_cell(ask):
    rows = ask("mentions-per-group")
    expected = {"くじら": (0, 5), "ハンズオン": (3, 2), "抱樸": (1, 13), "あいむ": (5, 0), "えふ": (0, 7)}
    expected |= {"災害ボランティア": (1, 1), "HAPPY PARK": (12, 0), "ワクワ": (3, 1), "カーサグランデ": (0, 5)}
    expected |= {"フェリーチェ": (4, 3), "ヤングケアラー": (8, 2), "長寿会": (1, 15), "まくと": (8, 1)}
    assert tally(rows, "group", "named", "generic") == expected
    assert sum(row["mentions"] for row in rows) == 101
    assert sum(row["named"] for row in rows) == 46
    assert sum(row["generic"] for row in rows) == 55


def test_question_5_groups_that_name_nobody(ask):
    assert [row["group"] for row in ask("groups-naming-nobody")] == ["くじら", "えふ", "カーサグランデ"]


def test_question_6_targets_nobody_ticked(ask):
    expected = {"中高年者", "外国人", "犯罪をした者等", "LGBTQ", "ひきこもりの状態にある人"}
    assert {row["target"] for row in ask("unticked-targets")} == expected


def test_question_6_activities_nobody_ticked(ask):
    expected = {"働くことを通じたつながり", "支援情報のポータルサイト構築", "情報発信の充実", "SNS等を活用した相談支援"}
    assert {row["activity"].replace(" ", "") for row in ask("unticked-activities")} == expected


def test_question_8_target_totals(ask):
    rows = ask("target-totals")
    by_label = {"こども・若者": (4, 5, 9), "多世代": (5, 1, 6), "ひとり親世帯": (1, 4, 5), "単身世帯": (0, 4, 4)}
    by_label |= {"生活困窮状態の人": (0, 4, 4), "高齢者": (2, 1, 3), "不登校の児童生徒": (0, 3, 3), "障害者": (0, 2, 2)}
    by_label |= {
        "子育て世帯": (0, 2, 2),
        "被災者": (1, 0, 1),
        "薬物依存等を有する人": (0, 1, 1),
        "支援者支援": (0, 1, 1),
    }
    assert tally(rows, "target", "main", "further", "total") == by_label
    assert sum(row["total"] for row in rows) == 41
    assert sum(row["main"] for row in rows) == 13


def test_question_8_one_main_target_a_group(ask):
    marks = Counter(row["group"] for row in ask("groups-by-target") if row["mark"] == "★")
    assert len(marks) == 13
    assert set(marks.values()) == {1}


def test_question_9_activity_totals(ask):
    rows = [{**row, "activity": row["activity"].replace(" ", "")} for row in ask("activity-totals")]
    expected = {"交流の場の提供": (7, 1, 8), "居場所づくり": (1, 6, 7), "地域のNPO等への支援": (3, 1, 4)}
    expected |= {"食を通じたつながり": (0, 2, 2), "ワンストップ相談窓口の設置": (1, 1, 2)}
    expected |= {"官民連携プラットフォームの構築": (1, 1, 2), "地域の包括的見守り体制の構築": (0, 1, 1)}
    expected |= {"アウトリーチ型支援の推進": (0, 1, 1), "買い物支援や移動支援サービスの提供": (0, 1, 1)}
    expected |= {"空き家等を活用した地域交流拠点の整備": (0, 1, 1)}
    assert tally(rows, "activity", "main", "further", "total") == expected
    assert sum(row["total"] for row in rows) == 29


def test_question_9_who_builds_platforms_and_who_supports_npos(ask):
    def marks(activity: str) -> set[tuple[str, str]]:
        return {(row["group"], row["mark"]) for row in ask("groups-by-activity", activity=activity)}

    assert marks("官民連携プラットフォームの構築") == {("抱樸", "★"), ("災害ボランティア", "☆")}
    assert marks("地域のNPO等への支援") == {("災害ボランティア", "★"), ("長寿会", "★"), ("まくと", "★"), ("抱樸", "☆")}
    alone = ("地域の包括的見守り体制の構築", "アウトリーチ型支援の推進", "買い物支援や移動支援サービスの提供")
    for activity in (*alone, "空き家等を活用した地域交流拠点の整備"):
        assert marks(activity) == {("長寿会", "☆")}


def test_question_10_who_endorsed(ask):
    rows = ask("endorsers", group="HAPPY PARK")
    public = ["熊本県", "熊本市", "熊本県教育委員会", "熊本市教育委員会"]
    media = ["熊本日日新聞社", "RKK 熊本放送", "TKU テレビ熊本", "KKT 熊本県民テレビ", "KAB 熊本朝日放送"]
    media += ["FMK エフエム・クマモト", "FM791 熊本シティエフエム"]
    assert [row["body"] for row in rows] == public + media
    assert sum(row["kind"] == "報道機関" for row in rows) == 7
    assert [row["body"] for row in ask("endorsers", group="HAPPY PARK", role="協力")] == ["健軍商店街振興組合"]


def test_question_11_community_general_support_centres(ask):
    rows = ask("partners-of-kind", kind="地域包括支援センター")
    assert {(row["group"], row["line"]) for row in in_cell(rows)} == {("くじら", 38), ("長寿会", 609)}
    assert {row["group"] for row in rows} == {"くじら", "長寿会"}
    assert len({row["id"] for row in in_cell(rows)}) == 2


def test_question_11_boards_of_education_and_universities(ask):
    boards = ask("partners-of-kind", kind="教育委員会")
    assert {(row["group"], row["body"]) for row in boards} == {
        ("HAPPY PARK", "熊本県教育委員会"),
        ("HAPPY PARK", "熊本市教育委員会"),
        ("ワクワ", "大分市教育委員会"),
    }
    universities = [row for row in ask("partners-of-kind", kind="大学") if row["grounding"] == "名前"]
    assert {(row["group"], row["body"]) for row in universities} == {
        ("ハンズオン", "高知大学"),
        ("抱樸", "北九州市立大学"),
    }


def test_question_12_purposes_in_brackets(ask):
    rows = ask("purposes-in-brackets")
    assert Counter(row["group"] for row in rows) == {"あいむ": 4, "ワクワ": 4, "ヤングケアラー": 2}
    brackets = Counter(group for group, _ in {(row["group"], row["purpose"]) for row in rows})
    assert brackets == {"あいむ": 4, "ワクワ": 3, "ヤングケアラー": 2}
    assert {row["body"] for row in rows if row["purpose"] == "支援が必要な家庭の紹介"} == {
        "大分市教育委員会",
        "ソーシャルスクールワーカー",
    }
    assert len(rows) == 10


def test_question_13_what_is_planned_is_no_tie(ask, store):
    from kgraph.query import query

    [row] = ask("planned-partners")
    assert (row["group"], row["line"]) == ("フェリーチェ", 507)
    assert "ひまわり塾" in row["body"]
    tie = "ASK { { ?t prov:agent ?body } UNION { ?i kg:partner ?body } FILTER(STR(?body) = ?id) }"
    assert not query(store, tie, params={"id": row["id"]}).answer


def test_question_14_named_partners_outside_the_cell(ask):
    rows = ask("bodies-outside-the-cell")
    found = {(row["group"], row["body"].replace(" ", ""), row["line"]) for row in rows}
    assert found == {
        ("くじら", "八西テレビ", 39),
        ("ワクワ", "NPO法人チャリティーサンタ大分支部", 400),
        ("ヤングケアラー", "残していきたいかごつま弁協会", 553),
    }


def test_question_15_names_that_differ_stay_one_node(ask, store):
    from kgraph.query import query

    rows = ask("name-differences")
    spellings: dict[str, set[str]] = {}
    for row in rows:
        spellings.setdefault(row["id"], set()).update((row["group"], row["other"], row["heading"]))
    assert len(spellings) == 5
    written = [{name.replace(" ", "") for name in names} for names in spellings.values()]
    for pair in (
        {"NPO法人抱樸", "認定NPO法人抱樸（ほうぼく）"},
        {"特定非営利法人くまもと災害ボランティア団体ネットワーク"},
        {"HAPPYPARKプロジェクト"},
        {"NPO法人子育て応援ワクワクピース", "NPO法人子育て応援ワクワピース"},
        {"特定非営利活動法人まくとー", "特定非営利活動法人まくとぅー"},
    ):
        assert sum(pair <= names for names in written) == 1, pair
    assert {"HAPPY PARKプロジェクト", "HAPPY PARK プロジェクト"} in spellings.values()
    leaders = query(store, "SELECT DISTINCT ?body { ?initiative kg:lead ?body }")
    assert len(leaders.rows) == 13


def test_question_16_legal_forms(ask):
    assert tally(ask("legal-forms"), "legal_form", "groups", "certified") == {
        "特定非営利活動法人": (9, 1),
        "一般社団法人": (2, 0),
        "社会福祉法人": (1, 0),
        "この資料には書かれていない": (1, 0),
    }


def test_question_17_staff_and_founding(ask):
    rows = ask("staff-and-age")
    staff = [16, 3, 120, 4, 3, 3, 5, 10, 12, 10, 14, 127, 5]
    assert sorted(row["staff"] for row in rows) == sorted(staff)
    named = tally(rows, "group", "staff")
    assert (named["くじら"], named["抱樸"], named["長寿会"], named["まくと"]) == (16, 120, 127, 5)
    assert (rows[0]["group"], rows[0]["start"]) == ("長寿会", "1999-04-30")
    assert (rows[-1]["group"], rows[-1]["start"]) == ("えふ", "2023-12-27")
    assert ask("staff-total") == [{"staff": 332, "groups": 13, "oldest": "1999-04-30", "newest": "2023-12-27"}]


def test_the_derived_graph_answers_too(ask):
    [tie] = ask("ties-between-groups")
    assert {tie["group"], tie["other"]} == {"災害ボランティア", "HAPPY PARK"}
    assert tie["partner"] == "熊本市"
    assert tie["weight"] == 1
