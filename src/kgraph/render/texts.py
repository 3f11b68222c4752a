"""The words of the site, in Japanese and English, by the name under which a template or an answer asks for them.

Written for an officer who is no specialist: 団体 (a group), 連携先 (a partner), つながり (a link), 見る細かさ
(a level). A kind never 「つなぐ」; what the source does not say is 「書かれていない」, never lacking.
"""

from __future__ import annotations

from types import MappingProxyType

from kgraph.errors import Text
from kgraph.render.texts_ask import ASK_TEXTS
from kgraph.render.texts_brokers import BROKER_TEXTS
from kgraph.render.texts_check import CHECK_TEXTS
from kgraph.render.texts_clusters import CLUSTER_TEXTS
from kgraph.render.texts_data import DATA_TEXTS
from kgraph.render.texts_find import FIND_TEXTS
from kgraph.render.texts_gaps import GAPS_TEXTS
from kgraph.render.texts_graph import GRAPH_TEXTS
from kgraph.render.texts_invite import INVITE_TEXTS
from kgraph.render.texts_lists import LIST_TEXTS
from kgraph.render.texts_map import MAP_TEXTS
from kgraph.render.texts_pages import PAGE_TEXTS
from kgraph.render.texts_summary import SUMMARY_TEXTS
from kgraph.render.texts_terms import TERMS_TEXTS

_ANSWERS = {
    # the start page: who links
    "site": (
        "だれと組んでいるか：孤独・孤立対策の団体と連携先",
        "Who works with whom against loneliness and isolation",
    ),
    "site-short": ("団体と連携先の地図", "Groups and their partners"),
    "lead": (
        "{groups}団体が「連携した団体・協力いただいた団体」の欄に書いた相手を、元の言葉と行番号を添えてまとめました。",
        "What {groups:group|groups} wrote in the field “partners” of a published casebook, with the words and their lines.",
    ),
    "answers": ("はじめに：4つの答え", "Four answers first"),
    "q-links": ("団体どうしをつないでいるのはだれですか", "Who links the groups?"),
    "q-clusters": ("一つのまとまりと言える団体はありますか", "Which groups belong together?"),
    "q-gaps": ("だれも印を付けていない対象・取組は何ですか", "Which targets and activities did nobody tick?"),
    "q-basis": ("この答えは何にもとづいていますか", "What does this rest on?"),
    "by-body": ("名前のある相手で見ると", "By partners that are named"),
    "by-place": ("地域と種類まで広げて見ると（可能性）", "Widened to area and kind (possible only)"),
    "by-kind": ("相手の種類で見ると（同じ相手とは限りません）", "By kind of partner (not the same partner)"),
    "links-one": ("{partner}が、次の{n}団体をつないでいます。", "{partner} links these {n:group|groups}."),
    "links-none": (
        "2つ以上の団体に共通する、名前のある連携先はありません。",
        "No named partner is shared by two or more groups.",
    ),
    "no-picture": ("そのため、図はありません。", "So there is no picture."),
    "links-more": (
        "ほかに共通の連携先が{n}あります（下の表）。",
        "{n:more shared partner|more shared partners} in the table below.",
    ),
    "links-direct": (
        "ほかに、団体が別の団体を連携先に挙げた例が{n}件あります（共通の連携先には数えません）。",
        "Besides, {n:group names another group|groups name another group} as a partner (not counted as a shared partner).",
    ),
    "too-little-none": (
        "共通の連携先がないので、順位は付けません（付けるには2つ以上要ります）。{groups}団体・つながり{links}件を数えました。",
        "No partner is shared, so there is no ranking (it takes two). Counted: {groups:group|groups}, {links:link|links}.",
    ),
    "too-little": (
        "共通の連携先が{shared}つだけなので、順位は付けません（付けるには2つ以上要ります）。"
        "{groups}団体・つながり{links}件のうち、共通の相手がいるのは、団体の組み合わせ{pairs}組中{tied}組です。",
        "With {shared:shared partner|shared partners} there is too little for a ranking (it takes two). Of {groups:group|groups} "
        "and {links:link|links}, {tied} of {pairs:pair of groups|pairs of groups} have a partner in common.",
    ),
    "enough": (
        "{groups}団体・つながり{links}件のうち、共通の相手がいるのは、団体の組み合わせ{pairs}組中{tied}組です。",
        "Of {groups:group|groups} and {links:link|links}, {tied} of {pairs:pair of groups|pairs of groups} have a partner in common.",
    ),
    "place-same": (
        "名前のない相手も、同じ地域・同じ種類なら「同じ相手かもしれない」と数えてみましたが、"
        "共通の相手がいる可能性のある組は{tied}組のままです。",
        "Counting unnamed partners of the same kind and area as possibly the same adds nothing: still {tied:pair|pairs}.",
    ),
    "place-more": (
        "名前のない相手も、同じ地域・同じ種類なら「同じ相手かもしれない」と数えると、"
        "共通の相手がいる可能性のある組は{tied}組です（確かなのは{sure}組）。",
        "Counting unnamed partners of the same kind and area as possibly the same, {tied:pair|pairs} may share a partner "
        "({sure} for certain).",
    ),
    "kind-first": (
        "{all}団体中{n}団体が「{kind}」を挙げています。ただし、同じ一つの相手だという意味ではありません。",
        "{n} of {all:group|groups} mention a partner of the kind “{kind}”. This does not mean one and the same partner.",
    ),
    "kind-chart": (
        "その種類の相手を挙げている団体の数（{all}団体中）",
        "Groups that mention a partner of the kind (of {all})",
    ),
    # clusters
    "clusters-none-body": (
        "名前のある相手で見る限り、まとまりは言えません。まとまりを言うには、共通の連携先が2つ以上、"
        "共通の相手をもつ団体が5つ以上要りますが、ここでは共通の連携先{shared}、団体{tied_groups}です。",
        "By named partners no cluster can be told: it takes two shared partners and five groups that share one; "
        "here there are {shared:shared partner|shared partners} and {tied_groups:such group|such groups}.",
    ),
    "clusters-none-place": (
        "名前のない相手も、同じ地域・同じ種類なら「同じかもしれない」と数えてみましたが、やはり、まとまりは言えません。まとまりを言うには、"
        "共通の連携先が2つ以上、共通の相手をもつ団体が5つ以上要りますが、ここでは共通の連携先{shared}、団体{tied_groups}です。",
        "Counting unnamed partners of one place and kind as possibly the same, still no cluster can be told: it takes two shared "
        "partners and five groups that share one; here there are {shared:shared partner|shared partners} and "
        "{tied_groups:such group|such groups}.",
    ),
    "clusters-body": (
        "共通の連携先によって、次の{n}個のまとまりに分かれます。",
        "By the partners they share, the groups form {n:cluster|clusters}.",
    ),
    "clusters-kind": (
        "挙げている相手の種類が似ている団体をまとめると、次の{n}個のまとまりになります。相手の顔ぶれが似ているという意味で、"
        "互いに組んでいるという意味ではありません。",
        "Groups that mention similar kinds of partner form {n:cluster|clusters}. They resemble each other; this does not say that they "
        "work together.",
    ),
    "clusters-kind-none": (
        "相手の種類で見ても、はっきりしたまとまりは言えません。",
        "By kind of partner, too, no clear cluster can be told.",
    ),
    "clusters-unclear": (
        "まとまりの境ははっきりしていません。目安として見てください。",
        "The clusters are not clearly parted: take them as a hint.",
    ),
    "cluster": ("まとまり{n}", "Cluster {n}"),
    "cluster-kinds": ("共通して多い種類：", "Kinds that they share: "),
    # gaps
    "gaps-intro": (
        "選択欄で、どの団体も印（★主・☆副）を付けていないものです。行われていないという意味ではありません。",
        "Boxes that no group ticked (★ main, ☆ further). It does not mean that nobody does it.",
    ),
    "gaps-targets": ("対象：{all}のうち{n}に印が付いていない", "Targets: {n} of {all} not ticked"),
    "gaps-activities": ("取組の種類：{all}のうち{n}に印が付いていない", "Activities: {n} of {all} not ticked"),
    "gaps-all-ticked": ("すべてに印が付いています。", "All are ticked."),
    # basis
    "basis-counts": (
        "{groups}団体（{prefectures}都道府県・{municipalities}市区町村）の記載から、相手を指す言葉{mentions}件を読み取りました。"
        "うち{named}件に名前があり、{generic}件は「社会福祉協議会」のように種類だけが書かれています。",
        "From {groups:group|groups} in {prefectures:prefecture|prefectures} and {municipalities:municipality|municipalities}, "
        "{mentions:mention|mentions} of a partner were read: {named} give a name, {generic} only a kind (“a social welfare council”).",
    ),
    "basis-grounded": (
        "種類だけの{generic}件のうち{grounded}件は、その地域では一つの相手しか指しえない言葉（例：一つの市で活動する団体の"
        "「社会福祉協議会」）なので、名前のある相手と同じに扱いました。残りは、どの団体かが書かれていません。",
        "{grounded} of the {generic} can only mean one body there (such as the council of a group’s only city) and are "
        "treated as named. Of the others, the source does not say which body is meant.",
    ),
    "basis-planned": (
        "「今後連携したい」など予定の{n}件は、つながりに数えていません。",
        "Not counted as links: {n:mention|mentions} of a partner that is only hoped for.",
    ),
    "basis-elsewhere": (
        "ほかの欄（内容・工夫など）に出てくる相手{n}件は、各団体のページに載せましたが、つながりには数えていません。",
        "On the pages of the groups, but not counted as links: {n:mention|mentions} in other fields.",
    ),
    "basis-source": ("資料：{publisher}「{title}」（{issued}発行）", "Source: {publisher}, {title} (issued {issued})"),
    "basis-doc": (
        "行番号は、資料の本文を文字にした {document} のものです。",
        "Line numbers are those of its text, {document}.",
    ),
}

_GRAPH = {
    "graph": ("つながりの図", "The graph of links"),
    "graph-how": (
        "濃い青の楕円が団体、四角が連携先です。クリックすると、元の言葉と行番号が出ます。同じ内容は下の表にもあります。",
        "Ellipses are groups, boxes are partners. Click one to see the words and their lines. The table below says the same.",
    ),
    "graph-noscript": (
        "図の表示には JavaScript が要ります。同じ内容は下の表にあります。",
        "The graph needs JavaScript; the table below says the same.",
    ),
    "graph-cut": (
        "図が大きすぎるため、団体の多い連携先から順に{shown}だけを示しています（全{all}）。"
        "ほかの連携先と団体も、名前で検索すると、そのまわりをすべて見られます。",
        "The graph is too large: it shows the {shown} nodes with the most groups, of {all}. "
        "Search for any other by its name to see all that is around it.",
    ),
    "level": ("見る細かさ", "Level"),
    "level-body": ("名前のある相手", "Named partners"),
    "level-place": ("同じ地域・同じ種類（可能性）", "Same area and kind (possible)"),
    "level-kind": ("相手の種類", "Kinds of partner"),
    "note-body": (
        "名前が書かれている相手と、その言葉が一つの相手しか指しえないものだけを数えます。2団体が同じ四角につながれば、"
        "その相手が2団体をつないでいます。",
        "Counts partners that are named, or that the word can only mean. Where two groups meet in a box, that partner links them.",
    ),
    "note-place": (
        "名前のない相手も、同じ地域・同じ種類なら一つの四角（破線）にまとめます。そこで出会う団体は、"
        "同じ相手をもつ可能性があるだけです。",
        "Unnamed partners of one kind and area share a dashed box. Groups that meet there may share a partner; it is only possible.",
    ),
    "note-kind": (
        "相手を種類でまとめます。同じ四角につながる団体は、同じ種類の相手を挙げているだけで、同じ相手とは限りません。",
        "Partners are put together by kind. Groups that meet in a box mention the same kind, not the same partner.",
    ),
    "count-body": (
        "{groups}団体、連携先{partners}、つながり{links}。共通の相手がいる組：{pairs}組中{tied}組。",
        "{groups:group|groups}, {partners:partner|partners}, {links:link|links}; {tied} of {pairs:pair|pairs} share a partner.",
    ),
    "count-place": (
        "{groups}団体、相手{partners}（名前のないものを含む）、つながり{links}。同じ相手がいる可能性のある組：{pairs}組中{tied}組。",
        "{groups:group|groups}, {partners:partner|partners} (unnamed ones too), {links:link|links}; {tied} of {pairs:pair|pairs} may share one.",
    ),
    "count-kind": (
        "{groups}団体、相手の種類{partners}、団体と種類の組{links}。同じ種類を挙げている団体の組：{pairs}組中{tied}組。",
        "{groups:group|groups}, {partners:kind|kinds}, {links:entry|entries}; {tied} of {pairs:pair|pairs} mention a kind in common.",
    ),
    "search": ("名前で探す", "Search by name"),
    "search-hint": ("例：市の名前、社協、学校", "e.g. a city, 社協, school"),
    "search-none": ("この細かさでは見つかりません。", "Nothing found at this level."),
    "zoom-in": ("拡大", "Zoom in"),
    "zoom-out": ("縮小", "Zoom out"),
    "zoom-fit": ("全体", "Whole"),
    "zoom-hint": (
        "図の中は、ドラッグか矢印キーで動かせます（＋ － 0 で拡大・縮小・全体）。",
        "Move within the graph by dragging or with the arrow keys (+, - and 0 zoom).",
    ),
    "legend": ("凡例（連携先の種類と、この図での数）", "Legend (kinds of partner, with how many are shown)"),
    "legend-group": ("団体", "Group"),
    "legend-shared": ("2団体以上に共通の相手への線", "Line to a partner that two or more groups have"),
    "legend-unnamed": ("破線の四角は、名前の書かれていない相手", "A dashed box is a partner that is not named"),
    "legend-width": ("線が太いほど、その相手を指す言葉が多い", "The wider a line, the more words mean that partner"),
    "panel": ("選んだものの根拠", "Evidence for what was chosen"),
    "panel-close": ("閉じる", "Close"),
    "panel-page": ("このページを開く", "Open its page"),
    "panel-none": ("この細かさでは、つながりはありません。", "No link at this level."),
    "table-body": ("つながりの表：名前のある相手", "Table of links: named partners"),
    "table-place": (
        "つながりの表：名前のない相手（同じ地域・同じ種類、可能性）",
        "Table of links: unnamed partners (area and kind, possible)",
    ),
    "table-kind": ("つながりの表：相手の種類", "Table of links: kinds of partner"),
    "th-group": ("団体", "Group"),
    "th-partner": ("連携先", "Partner"),
    "th-kind": ("種類", "Kind"),
    "th-evidence": ("根拠：資料の言葉・役割・欄と行", "Evidence: words, role, field and line"),
    "th-shared": ("この相手を挙げた団体数", "Groups"),
    "th-shared-kind": ("この種類を挙げた団体数", "Groups"),
    "row-none-body": ("この欄に、名前の分かる連携先は書かれていません。", "No named partner is written in this field."),
    "row-none-place": ("この欄に、連携先は書かれていません。", "No partner is written in this field."),
    "row-none-kind": ("この欄に、連携先は書かれていません。", "No partner is written in this field."),
}

_ALL = {
    **_ANSWERS,
    **_GRAPH,
    **PAGE_TEXTS,
    **ASK_TEXTS,
    **BROKER_TEXTS,
    **CLUSTER_TEXTS,
    **FIND_TEXTS,
    **GAPS_TEXTS,
    **GRAPH_TEXTS,
    **LIST_TEXTS,
    **MAP_TEXTS,
    **INVITE_TEXTS,
    **SUMMARY_TEXTS,
    **DATA_TEXTS,
    **CHECK_TEXTS,
    **TERMS_TEXTS,
}
TEXTS = MappingProxyType({key: Text(*pair) for key, pair in _ALL.items()})
