"""The words of the tables of the analysis: the heads of their columns, by the names that programs know, and their cells.

Some names are made of parts (``rank_missing_10_low``); their heads are made of the parts' words. Written so that they can
be saved as CP932 (no dash but the hyphen).
"""

from __future__ import annotations

import re

from kgraph.errors import Text

_HEADS = {
    "level": ("見る細かさ", "Level"),
    "filter": ("しぼりこみ", "Narrowed to"),
    "rank": ("順位", "Rank"),
    "tied": ("同じ順位の数", "Number of the same rank"),
    "label": ("名前", "Name"),
    "partner": ("連携先または種類", "Partner or kind"),
    "kind_label": ("種類", "Kind"),
    "groups": ("団体数", "Groups"),
    "mentioned_by": ("挙げた団体", "Mentioned by"),
    "roles": ("役割（団体数）", "Roles (groups)"),
    "sentence": ("文で言うと", "In words"),
    "evidence": ("根拠：行と資料の言葉", "Evidence: line and words"),
    "pairs": ("共に挙げた団体の組", "Pairs of groups that share it"),
    "only_pairs": ("ほかに共通のものがない組", "Pairs with nothing else in common"),
    "betweenness": ("橋渡しの度合い（媒介中心性）", "Bridging (betweenness)"),
    "constraint": ("まわりの重なり（拘束度）", "Overlap around it (constraint)"),
    "effective_size": ("重ならない相手（有効規模）", "Separate co-partners (effective size)"),
    "fragmentation": ("なくなると届かない組の割合（F）", "Share of pairs cut off without it (F)"),
    "prefectures": ("都道府県をまたぐ組", "Pairs across prefectures"),
    "sectors": ("分野をまたぐ組", "Pairs across sectors"),
    "articulation_point": ("なくなると分かれるか", "Falls apart without it"),
    "falls_apart_into": ("分かれたときの団体数", "Groups of each part"),
    "rank_one_group_out_best": ("どれか1団体を除いた順位：最もよい", "Rank, one group out: best"),
    "rank_one_group_out_worst": ("どれか1団体を除いた順位：最も悪い", "Rank, one group out: worst"),
    "chance": ("偶然との比較", "Against chance"),
    "chance_method": ("偶然との比較の方法", "Method of the comparison"),
    "named_beside": ("いっしょに挙がる相手", "Partners named beside it"),
    "named_beside_unlikely": ("うち偶然より多いもの", "Of these more than chance gives"),
    "id": ("ID", "ID"),
    "section": ("行の内容", "What the row tells"),
    "weight": ("共通の相手の重み", "Weight of a shared partner"),
    "cluster": ("まとまりの番号", "Cluster"),
    "size": ("まとまりの団体数", "Groups in the cluster"),
    "other": ("もう一方の ID", "ID of the other"),
    "other_label": ("もう一方の団体", "The other group"),
    "certainty": ("確かさ（1が最も確か）", "How sure (1: always)"),
    "shared": ("共通の相手の数", "Shared partners"),
    "expected": ("無作為の平均", "Mean at random"),
    "z": ("z", "z"),
    "p": ("p値", "p"),
    "q": ("q値", "q"),
    "names": ("名前の一覧・説明", "Names, or what is to say"),
    "scheme": ("項目の分け方", "List"),
    "notation": ("項目の記号", "Notation"),
    "item": ("項目", "Item"),
    "place": ("地域コード", "Code of the place"),
    "place_label": ("地域", "Place"),
    "of": ("そこの団体数（分母）", "Of so many groups"),
    "by": ("団体", "Group"),
}

_PART = {
    **{name: _HEADS[name] for name in ("rank", "only_pairs", "betweenness", "constraint", "fragmentation")},
    **{name: _HEADS[name] for name in ("prefectures", "sectors")},
    "coordinator": ("自分と同じどうし", "both of its own"),
    "gateway": ("自分と同じものと違うもの", "one of its own"),
    "itinerant": ("自分と違う同じものどうし", "both of one other"),
    "liaison": ("互いにも自分とも違うものどうし", "all different"),
    "median": ("真ん中", "middle"),
    "low": ("下の端（5%）", "5%"),
    "high": ("上の端（95%）", "95%"),
    "expected": _HEADS["expected"],
    "z": _HEADS["z"],
    "p": _HEADS["p"],
    "q": _HEADS["q"],
}
_MISSING = re.compile(r"(?P<what>\w+)_missing_(?P<percent>\d+)(?:_(?P<end>\w+))?")
_TOP = re.compile(r"top_(\d+)")

SECTIONS = {
    "group": "まとまりの団体",
    "held-by": "まとまりの団体に共通のもの",
    "between": "まとまりの間にあるもの",
    "unsure": "同じまとまりか、はっきりしない組",
    "tie": "共通のものが偶然より多い組",
    "unconnected": "共通のものがない団体",
    "too-little": "まとまりを言えない理由",
    "all": "全体の団体数",
    "inside": "しぼりこみの中の団体数",
    "place": "地域ごとの団体数",
    "silent": "地域ごとの団体数（団体が少なく、0でも何も言えない）",
    "spoken": "印はないが、文章で触れている団体",
    "not-on-form": "調査票の項目にない言葉",
    "kind": "その種類の相手を挙げた団体数",
    "kind-of-group": "その種類の相手を挙げた団体",
}
"""What a row tells, by the name of its section."""

SCHEMES = {"targets": "対象", "activities": "取組の種類", "kinds": "相手の種類"}
"""What a list of items is called."""

NOBODY = {
    "body": "2団体以上に共通する、名前のある連携先がないため、この表に行はありません。",
    "place": "名前のない相手を、同じ地域・同じ種類なら同じ相手かもしれないと数えても、2団体以上に共通するものがないため、"
    "この表に行はありません。",
    "kind": "2団体以上に共通する相手の種類がないため、この表に行はありません。",
}
"""Why a table of those that link groups has no row, by level."""

CELLS = {
    "unranked": "順位なし",
    "unranked-few": "順位なし（順位を付けるには、共通のものが少なすぎます）",
    "nobody": "（なし）",
    "yes": "はい",
    "no": "いいえ",
    "none": "値なし",
    "in-cluster": "まとまり{number}に{groups}団体",
    "line": "{line}行「{words}」",
}


def head(name: str) -> str:
    """Return the head of a column, in both languages: one file is for all readers."""
    text = _text(name)
    return f"{text.ja} / {text.en}" if text.ja != text.en else text.ja


def _text(name: str) -> Text:
    if name in _HEADS:
        return Text(*_HEADS[name])
    if found := _MISSING.fullmatch(name):
        what, percent, end = found["what"], found["percent"], found["end"]
        when = Text(f"記載が{percent}%少なかったとき", f"{percent}% of mentions left out")
        if top := _TOP.fullmatch(what):
            return Text(f"{top[1]}位以内に残る割合：{when.ja}", f"Share of times in the first {top[1]}: {when.en}")
        own, last = Text(*_PART[what]), Text(*_PART[end])
        return Text(f"{own.ja}：{when.ja}：{last.ja}", f"{own.en}: {when.en}: {last.en}")
    what, _, end = name.rpartition("_")
    own, last = Text(*_PART[what]), Text(*_PART[end])
    return Text(f"{own.ja}：{last.ja}", f"{own.en}: {last.en}")
