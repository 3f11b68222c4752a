"""The words of the page of groups that belong together; see ``texts``."""

from __future__ import annotations

CLUSTER_TEXTS = {
    "to-clusters": ("団体のまとまり", "Groups that belong together"),
    "clusters": ("一つのまとまりと言える団体はあるか", "Which groups belong together"),
    "clusters-lead": (
        "連携先が重なる団体どうしを集めたものを「まとまり」と呼びます。計算で分けたもので、団体の間に取り決めがあるという意味では"
        "ありません。",
        "Groups whose partners overlap form a cluster. It is worked out from the source; it does not say that the groups have "
        "agreed on anything.",
    ),
    "c-found": (
        "{all}団体のうち{placed}団体が、連携先の重なりで{n}個のまとまりに分かれます。",
        "By the partners they share, {placed} of {all:group|groups} form {n:cluster|clusters}.",
    ),
    "c-found-possible": (
        "同じ地域・同じ種類の相手を「同じかもしれない」と数えると、{all}団体のうち{placed}団体が{n}個のまとまりに分かれます"
        "（可能性）。",
        "Counting partners of one area and kind as possibly the same, {placed} of {all:group|groups} form {n:cluster|clusters} "
        "(possible only).",
    ),
    "c-found-alike": (
        "挙げている相手の種類が似ている団体を集めると、{all}団体のうち{placed}団体が{n}個のまとまりになります。",
        "By the kinds of partner they mention, {placed} of {all:group|groups} form {n:cluster|clusters} of groups that are alike.",
    ),
    "c-sure-said": (
        "確かさ：条件を少しずつ変えて{runs}回分けたとき、まとまりの顔ぶれがほぼ変わらない団体が{steady}、おおむね同じ団体が"
        "{mostly}、はっきりしない団体が{unsure}です。",
        "How sure: parted {runs} times, each a little differently, {steady} kept nearly the same company, {mostly} mostly the "
        "same, and of {unsure} the place is not clear.",
    ),
    "c-clear": ("まとまりの境は、比較的はっきりしています。", "The clusters are fairly clearly parted."),
    "c-too-little": (
        "まとまりは言えません。言うには、2団体以上に共通の連携先が{least}つ以上、それを挙げた団体が{least_groups}以上要りますが、"
        "ここには共通の連携先{shared}、それを挙げた団体{groups}です。",
        "No cluster can be told: it takes {least} partners that several groups name and {least_groups} groups that name one; "
        "here there are {shared:such partner|such partners} and {groups:such group|such groups}.",
    ),
    "c-too-little-possible": (
        "名前のない相手も「同じかもしれない」と数えてみましたが、やはり、まとまりは言えません（共通の連携先{shared}、それを挙げた団体"
        "{groups}。{least}つ以上と{least_groups}団体以上が要ります）。",
        "Counting unnamed partners as possibly the same, still no cluster can be told ({shared:shared partner|shared partners}, "
        "{groups:group|groups} that name one; it takes {least} and {least_groups}).",
    ),
    "c-too-little-alike": (
        "まとまりは言えません。言うには、2団体以上に共通の種類が{least}つ以上、それを挙げた団体が{least_groups}以上要りますが、"
        "ここには共通の種類{shared}、それを挙げた団体{groups}です。",
        "No cluster can be told: it takes {least} kinds that several groups mention and {least_groups} groups that mention "
        "one; here there are {shared:such kind|such kinds} and {groups:such group|such groups}.",
    ),
    "c-see-other": (
        "相手の種類で見れば、似ている団体をまとめられます（同じ種類であって、同じ相手とは限りません）",
        "By kind of partner, groups that are alike can be told (the same kinds, not the same bodies)",
    ),
    "c-picture": (
        "左がまとまり（番号と団体。点線の枠と「？」は、はっきりしない団体を含む印）、右がそこに共通する相手（数字は、つながるまとまりの番号）です。"
        "線が太いほど、挙げた団体が多く、複数の番号がある相手が、まとまりのあいだにあります。下の表にも同じことがあります。",
        "Left the clusters (number and groups; a dashed border and “?” mark groups that are not sure), right what they share, "
        "with the numbers of the clusters: the thicker a line, the more groups mention it. What has several numbers lies "
        "between clusters. The tables below say the same.",
    ),
    "c-picture-name": ("まとまりと、そこに共通する相手", "Clusters, and what they share"),
    "c-picture-cluster": ("まとまり{n}（{size}団体）", "Cluster {n} ({size:group|groups})"),
    "c-picture-first": ("図は、大きいほうから{n}個のまとまりです。", "Drawn are the {n} largest clusters."),
    "c-cluster": ("まとまり{n}", "Cluster {n}"),
    "c-size": ("団体の数：", "Groups: "),
    "c-agreement": ("顔ぶれの一致（平均）：", "Agreement (average): "),
    "c-held": ("このまとまりに共通する相手（挙げた団体の数）：", "Partners that hold it together (groups): "),
    "c-held-alike": ("このまとまりに共通する種類（挙げた団体の数）：", "Kinds that hold it together (groups): "),
    "c-members": ("まとまり{n}の団体", "Groups of cluster {n}"),
    "c-sure": ("このまとまりに入る確かさ", "How sure its place is"),
    "c-shares": ("ほかの団体と共通の相手", "Partners it has in common"),
    "c-shares-alike": ("ほかの団体と共通の種類", "Kinds it has in common"),
    "c-steady": ("ほぼ変わらない", "nearly always the same"),
    "c-mostly": ("おおむね同じ", "mostly the same"),
    "c-unsure": ("はっきりしない", "not clear"),
    "c-mark": ("？", "?"),
    "c-more-members": ("ほか{n}団体", "and {n} more"),
    "c-more-clusters": (
        "ほかに{n}のまとまりがあります（小さいもの。CSV に全部あります）。",
        "There are {n:smaller cluster|smaller clusters} more (all are in the CSV).",
    ),
    "c-between": ("まとまりのあいだにある相手", "Partners between clusters"),
    "c-between-alike": ("複数のまとまりに共通する種類", "Kinds that several clusters share"),
    "c-between-said": (
        "複数のまとまりの団体が挙げている相手です。まとまりをこえて声をかけるときの手がかりになります。",
        "Named by groups of several clusters: a place to start when reaching beyond one.",
    ),
    "c-between-alike-said": (
        "複数のまとまりの団体が挙げている種類です。同じ相手とは限りません。",
        "Mentioned by groups of several clusters; not necessarily the same body.",
    ),
    "c-between-none": (
        "複数のまとまりにまたがる相手はありません。",
        "No partner is named by groups of several clusters.",
    ),
    "c-in-each": ("まとまりごとの団体の数", "Groups in each cluster"),
    "c-in-one": ("まとまり{n}：", "cluster {n}: "),
    "c-groups": ("団体", "Groups"),
    "c-pairs": ("いっしょになるか、はっきりしない団体の組", "Pairs of groups that are not sure to be together"),
    "c-pairs-said": (
        "連携先が重なる組のうち、同じまとまりに入る回と入らない回がある組は{n}です。",
        "Of the pairs that share something, {n} were together in some of the runs and not in others.",
    ),
    "c-pairs-first": ("はじめの{shown}組を示しています。", "The first {shown} are shown."),
    "c-pairs-none": (
        "連携先が重なる組は、どの回もいっしょか、どの回も別でした。",
        "Every pair that shares something was together in all runs, or in none.",
    ),
    "c-one": ("団体", "Group"),
    "c-other": ("相手の団体", "Other group"),
    "c-together": ("いっしょになった割合", "Together"),
    "c-chance": ("偶然との比較", "Against chance"),
    "c-chance-first": (
        "次の重なりは、偶然でも起こる程度です。",
        "What they have in common is no more than chance gives.",
    ),
    "c-chance-said": (
        "連携先が重なる団体の組{tied}のうち、偶然では起こりにくいほど重なっている組は{n}です。",
        "Of {tied:pair|pairs} of groups that share something, this many share more than chance gives: {n}.",
    ),
    "c-chance-none": (
        "連携先が重なる団体の組{tied}は、どれも偶然でも起こる程度の重なりです。",
        "None of {tied:pair|pairs} of groups that share something shares more than chance gives.",
    ),
    "c-shared": ("共通の数", "In common"),
    "c-expected": ("偶然なら平均", "By chance"),
    "c-alone": ("ほかの団体と重なりのない団体：{n}", "Groups that share nothing with another: {n}"),
    "c-alone-said": (
        "この資料に、ほかの団体と共通の相手が書かれていない団体です。つながりがないという意味ではありません。",
        "For these the source tells nothing in common with another group; it does not mean that there is nothing.",
    ),
    "c-research": ("研究者向け：分けかたと値", "For researchers: method and figures"),
    "c-graph": ("つながりの図で見る（団体どうし）", "See the groups in the graph"),
    "c-csv": ("まとまりのすべての行（CSV）", "All rows of the clusters (CSV)"),
    "c-narrowed": (
        "まとまりは全団体で計算したものです。しぼりこみの外の団体を隠し、団体の数を数え直しました。図・確かさ・偶然との比較は全体の"
        "ままです。",
        "Clusters were worked out over all groups. Those outside are hidden and the groups counted anew; the picture, how sure "
        "it is and the comparison with chance stay those of all.",
    ),
    "c-elsewhere": (
        "しぼりこみの中の{n}団体は、ここに載せていない小さなまとまりの団体です。",
        "{n:group|groups} inside are of smaller clusters that are not listed here.",
    ),
}
