"""The words of the graph page: views, filters, the neighbourhood of a node, groups alone; see ``texts``."""

from __future__ import annotations

GRAPH_TEXTS = {
    "view": ("見方", "View"),
    "view-links": ("団体と連携先", "Groups and partners"),
    "view-groups": ("団体どうし", "Groups alone"),
    "filter-kind": ("連携先の種類", "Kind of partner"),
    "filter-role": ("役割", "Role"),
    "filter-all": ("すべて", "All"),
    "full-screen": ("全画面", "Full screen"),
    "save-png": ("画像（PNG）を保存", "Save PNG"),
    "save-svg": ("図全体（SVG）を保存", "Save whole drawing (SVG)"),
    "ego-on": ("このまわりだけを見る", "Show only what is around it"),
    "ego-off": ("全体に戻る", "Back to the whole"),
    "ego-said": (
        "「{name}」と、その相手と、さらにその相手だけを示しています（しぼりこみは効いていません）。",
        "Only {name}, its neighbours and theirs (not narrowed).",
    ),
    "filtered-none": ("この条件に合うものはありません。", "Nothing fits these filters."),
    "filtered-cut": (
        "条件に合うもののうち、団体の多い連携先から順に{shown}だけを示しています（全{all}）。",
        "Of what fits, the {shown} nodes with the most groups are shown, of {all}.",
    ),
    "table-cut": (
        "この表は{all}件のうち{shown}件です。全部は次の一覧にあります：",
        "The first {shown} of {all}; all of them are in: ",
    ),
    "table-note-place": (
        "この細かさでは、上の表の名前のある相手に、名前のない相手が加わります。同じ地域・同じ種類なら一つと数えています。",
        "At this level unnamed partners join the named ones of the table above; one kind in one area counts as one.",
    ),
    "table-caption": ("{n}件", "{n:link|links}"),
    "table-follows": (
        "図と同じく「{what}」にしぼっています：全{all}行のうち{n}行。",
        "Like the drawing, narrowed to {what}: {n} of {all:row|rows}.",
    ),
    "table-around": (
        "図と同じく「{name}」のまわりだけを示しています：全{all}行のうち{n}行。",
        "Like the drawing, only what is around {name}: {n} of {all:row|rows}.",
    ),
    "svg-body": ("団体と、名前のある連携先の図", "Groups and named partners"),
    "svg-place": ("団体と、地域・種類でまとめた連携先の図", "Groups and partners by area and kind"),
    "svg-kind": ("団体と、連携先の種類の図", "Groups and kinds of partner"),
    "svg-groups-body": ("同じ連携先をもつ団体どうしの図", "Groups tied by partners they share"),
    "svg-groups-place": ("同じ連携先をもつ可能性のある団体どうしの図", "Groups that may share a partner"),
    "svg-groups-kind": ("同じ種類の連携先を挙げた団体どうしの図", "Groups that mention the same kinds of partner"),
    "groups-view-body": (
        "線は、2つの団体が同じ連携先（名前の分かるもの）を挙げていることです。線をクリックすると、その相手と言葉が出ます。",
        "A line: two groups name the same partner. Click a line to see the partner and the words.",
    ),
    "groups-view-place": (
        "線は、2つの団体が同じ連携先をもつ、またはもつ可能性があることです（名前のない相手は、同じ地域・同じ種類なら一つと数えます）。",
        "A line: two groups share a partner, or possibly do (unnamed partners of one kind and area are counted as one).",
    ),
    "groups-view-kind": (
        "線は、2つの団体が同じ種類の連携先を挙げていることです。同じ相手だという意味でも、互いに組んでいるという意味でもありません。",
        "A line: two groups mention the same kinds of partner. It does not mean the same bodies, nor that they work together.",
    ),
    "groups-view-count": ("{groups}団体、線{ties}本", "{groups:group|groups}, {ties:line|lines}"),
    "groups-view-cut": (
        "図が大きすぎるため、{groups}団体（全{all_groups}）と、強い線から{ties}本（全{all_ties}）だけを示しています。",
        "Too large to draw: {groups} of {all_groups:group|groups}, and the strongest {ties} of {all_ties:line|lines}.",
    ),
    "offer-kind": ("相手の種類で見る", "See it by kinds of partner"),
    "legend-clusters": ("凡例（まとまりと団体の数）", "Legend (clusters and how many groups)"),
    "legend-cluster": ("まとまり{n}：{count}団体", "Cluster {n}: {count:group|groups}"),
    "legend-unsure": (
        "どのまとまりに入るかがはっきりしない団体（白地・破線・？）",
        "A group whose cluster is not sure (white, dashed, ?)",
    ),
    "cluster-unsure": ("（うち{n}ははっきりしない）", "({n} of them not sure)"),
    "not-sure": (
        "この団体がどのまとまりに入るかは、はっきりしていません。",
        "Which cluster this group belongs to is not sure.",
    ),
    "in-no-cluster": ("どのまとまりにも入っていません。", "In no cluster."),
    "tied-groups": ("線でつながる団体", "Groups it is tied to"),
    "n-shared": ("共通 {n}", "{n} in common"),
    "tie-body": ("2団体は、同じ連携先を{n}挙げています。", "Both groups name {n:partner|partners} in common."),
    "tie-place": (
        "2団体は、同じかもしれない連携先を{n}挙げています。名前のない相手は、可能性があるだけです。",
        "Both groups mention {n:partner|partners} that may be the same; for unnamed ones it is only possible.",
    ),
    "tie-kind": (
        "2団体は、同じ種類の連携先を{n}種類挙げています。同じ相手とは限りません。",
        "Both groups mention {n:kind|kinds} in common. They need not mean the same body.",
    ),
    "groups-table-body": ("団体どうしの表：同じ連携先", "Groups that name the same partners"),
    "groups-table-place": ("団体どうしの表：同じかもしれない連携先", "Groups that may share partners"),
    "groups-table-kind": ("団体どうしの表：同じ種類の連携先", "Groups that mention the same kinds"),
    "th-cluster": ("まとまり", "Cluster"),
    "th-tied-body": ("線でつながる団体（共通の連携先の数）", "Tied to (partners in common)"),
    "th-tied-kind": ("同じ種類を挙げた団体（共通の種類の数）", "Groups that mention the same (kinds in common)"),
    "panel-source": (
        "資料：{publisher}「{title}」（{issued}発行）。行番号は {document} のものです。",
        "Source: {publisher}, {title} (issued {issued}); lines of {document}. ",
    ),
}
