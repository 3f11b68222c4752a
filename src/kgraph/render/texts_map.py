"""The words of the map of prefectures; see ``texts``."""

from __future__ import annotations

MAP_TEXTS = {
    "to-map": ("都道府県の地図", "Map"),
    "map": ("都道府県の地図：どこの団体が載っているか", "Map: where the groups are"),
    "map-lead": (
        "資料に載った団体を、取り組む都道府県ごとに数えました。都道府県を押すと、そのページが開きます。",
        "The groups of the source, counted by the prefecture they are active in. A prefecture leads to its page.",
    ),
    "map-tiles": (
        "数字は団体の数です。四角は都道府県を、隣どうしが近くなるように並べたもので、形や広さは表しません。",
        "Figures are groups. A tile stands for a prefecture, near its neighbours; it tells neither shape nor size.",
    ),
    "map-label": ("都道府県の地図（団体の数）", "Map of the prefectures (groups)"),
    "map-none": ("この資料には書かれていない", "not in this source"),
    "map-whole": (
        "地図は全国を数えたものです。えらんだ都道府県を太い枠で示しています。対象をえらぶと、数え直します。",
        "The map counts all of Japan; the prefecture that was chosen has a thick border. Choosing a target counts anew.",
    ),
    "map-small": ("都道府県で見ると（数字は団体の数）", "By prefecture (figures are groups)"),
    "map-small-said": (
        "{all}都道府県のうち、取り組む団体がこの資料に書かれているのは{n}都道府県です。",
        "Of {all:prefecture|prefectures}, this source has groups in {n}.",
    ),
    "map-group-range": ("{low}～{high}団体", "{low} to {high} groups"),
    "map-groups-from": ("{low}団体以上", "{low} groups or more"),
    "map-unit": ("団体", "groups"),
    "map-table": ("都道府県ごとの数", "Figures by prefecture"),
    "map-several": (
        "複数の都道府県で取り組む団体は、それぞれに数えます。",
        "A group that is active in several prefectures counts in each.",
    ),
    "th-prefecture": ("都道府県", "Prefecture"),
    "th-map-groups": ("団体", "Groups"),
    "th-map-bodies": ("名前からここと分かる連携先", "Partners whose name tells the place"),
    "th-map-partners": ("ここの団体が挙げた連携先（名前のあるもの）", "Named partners of its groups"),
    "map-silent-title": ("団体が載っていない都道府県", "Prefectures without a group in this source"),
    "map-silent": (
        "次の都道府県で取り組む団体は、この資料には書かれていません（いないという意味ではありません）。",
        "Of these prefectures the source has no group. It does not mean that there is none.",
    ),
}
