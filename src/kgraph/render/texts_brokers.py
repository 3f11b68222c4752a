"""The words of the page of partners that link groups; see ``texts``."""

from __future__ import annotations

BROKER_TEXTS = {
    "to-brokers": ("つないでいる相手", "Who links groups"),
    "brokers": ("団体どうしをつないでいるのはだれか", "Who links the groups"),
    "brokers-lead": (
        "複数の団体が連携先に挙げている相手を、多い順に示します。何を「同じ相手」とみなすかで、答えは3通りあります。",
        "Partners that several groups name, those with the most groups first. What counts as the same partner is answered "
        "in three ways.",
    ),
    "b-one": ("{partner}が、{n}団体（{names}）をつないでいます。", "{partner} links {n:group|groups} ({names})."),
    "b-most": (
        "最も多くの団体をつないでいるのは{partner}で、{n}団体です。",
        "{partner} links the most groups: {n}.",
    ),
    "b-roles-told": ("資料に書かれた役割（団体数）：", "Roles that the source tells (groups): "),
    "b-all": (
        "名前のある連携先{partners}のうち、2団体以上をつないでいるのは{shared}です。",
        "Of {partners:named partner|named partners}, {shared} link two groups or more.",
    ),
    "b-sure-named": (
        "根拠の記載{n}件すべてに、名前が書かれています。",
        "In all {n:mention|mentions} behind this the name is written.",
    ),
    "b-sure-some": (
        "根拠の記載{n}件のうち{named}件に名前が書かれています。残りは、その地域では一つの相手しか指しえない言葉です。",
        "Of {n:mention|mentions} behind this {named} give the name; in the others the word can only mean one body there.",
    ),
    "b-too-little": (
        "順位は付けません。付けるには、2団体以上に共通の連携先が{least}つ以上要りますが、ここには{shared}つです。",
        "No ranking: of partners that several groups name it takes {least}; found here: {shared}.",
    ),
    "b-too-little-mentioned": (
        "順位は付けません。付けるには、2団体以上に共通の種類が{least}つ以上要りますが、ここには{shared}です。",
        "No ranking: of kinds that several groups mention it takes {least}; found here: {shared}.",
    ),
    "b-see-other": (
        "相手の種類で見れば順位を付けられます（同じ種類であって、同じ相手とは限りません）",
        "By kind of partner a ranking can be given (the same kinds, not the same bodies)",
    ),
    "b-mentioned-most": (
        "{all}団体中{n}団体が{partner}を挙げています。最も多く挙げられた種類です。",
        "{n} of {all:group|groups} mention a partner of the kind {partner}, more than of any other kind.",
    ),
    "b-same-not": (
        "同じ種類を挙げていても、同じ相手とは限りません。団体どうしの関係を示すものではありません。",
        "The same kind, not the same body: this tells of no relation between groups.",
    ),
    "b-possible-none": (
        "名前のない相手も、同じ地域・同じ種類なら同じ相手かもしれないと数えてみましたが、2団体以上に共通するものは"
        "ありませんでした。上の答えは変わりません。",
        "Counting unnamed partners of one area and kind as possibly the same adds none that several groups have: the answer "
        "above stays.",
    ),
    "b-possible-some": (
        "名前のない相手で、同じ地域・同じ種類として2団体以上が挙げているものが{n}あります。同じ相手の可能性があるだけなので、"
        "順位は付けません。",
        "{n:unnamed partner is|unnamed partners are} mentioned by several groups, of one area and kind: they may be the same, "
        "which is only possible, so they have no rank.",
    ),
    "b-stays": (
        "確かさ：記載の1割がなかったとしても、順位は{range}です。{top}位以内に残る割合は{share}です。",
        "How sure: were a tenth of the mentions not there, its rank would be {range}, and {share} of the time in the first "
        "{top}.",
    ),
    "b-chance-word": ("偶然との比較：{word}。", "Against chance: {word}."),
    "b-jump": ("このページの内容", "On this page"),
    "b-rows": ("はじめの{n}件を文で", "The first {n} in words"),
    "b-row": ("{partner}は{n}団体（{names}）をつないでいます。", "{partner} links {n:group|groups} ({names})."),
    "b-row-mentioned": (
        "{partner}：{all}団体中{n}団体（{names}）が、この種類の相手を挙げています。",
        "{partner}: {n} of {all:group|groups} mention a partner of this kind ({names}).",
    ),
    "b-names-more": ("ほか{n}団体", "and {n} more"),
    "b-words-more": ("資料の言葉をすべて見る（{n}件）", "All words of the source ({n})"),
    "b-table": (
        "つないでいる相手の表（見出しを押すと並べ替え）",
        "Partners that link groups (headings sort the table)",
    ),
    "b-table-mentioned": (
        "多く挙げられた種類の表（見出しを押すと並べ替え）",
        "Kinds by how many groups mention them (headings sort the table)",
    ),
    "b-table-possible": ("同じ相手の可能性があるもの", "What may be the same partner"),
    "b-first-rows": (
        "多いため、はじめの{shown}件を示しています（2団体以上に共通のもの全{all}件）。",
        "The first {shown} of {all} that several groups have.",
    ),
    "b-rest": (
        "このほか、1団体だけが挙げたものが{n}あります（{list}にあります）。",
        "Another {n:is|are} named by one group only (in {list}).",
    ),
    "b-csv": ("この表のすべての行・値・根拠（CSV）", "All rows of this table, with values and evidence (CSV)"),
    "b-how": ("表の見かた", "How to read the table"),
    "b-rank": ("順位", "Rank"),
    "b-rank-is": (
        "団体の多い順です。同じ数なら同順位です。名前のない相手と、値のないものには順位を付けません（—）。",
        "By the number of groups; equal numbers tie. Unnamed partners, and what has no value, have no rank (—).",
    ),
    "b-linked": ("つなぐ団体", "Groups linked"),
    "b-linked-is": ("この相手を連携先に挙げた団体の数です。", "How many groups name it as a partner."),
    "b-mentioned": ("挙げた団体", "Groups"),
    "b-mentioned-is": ("この種類の相手を挙げた団体の数です。", "How many groups mention a partner of this kind."),
    "b-roles": ("役割（団体数）", "Roles (groups)"),
    "b-roles-is": (
        "資料に書かれた役割と、そう書いた団体の数です。",
        "The role that the source tells, and how many groups tell it.",
    ),
    "b-only": ("ここだけがつなぐ組", "Pairs only it links"),
    "b-only-is": (
        "この相手のほかに共通の相手がない、2団体の組の数です。多いほど、代わりがききません。",
        "Pairs of groups that have no other partner in common: the more, the harder it is to replace.",
    ),
    "b-only-mentioned": ("ほかに共通の種類がない組", "Pairs with no other kind"),
    "b-only-mentioned-is": (
        "この種類のほかに共通の種類がない、2団体の組の数です。",
        "Pairs of groups that mention no other kind in common.",
    ),
    "b-range": ("順位の幅", "Range of the rank"),
    "b-range-short": (
        "「順位の幅」は、資料の記載が1割少なかったとしたときに順位が動く範囲、「真ん中」はその中央の順位です。",
        "The range of the rank is how far it moves if a tenth of the mentions is left out; the middle is the middle rank of these.",
    ),
    "b-range-is": (
        "資料の記載が1割少なかったとして{draws}回順位を付け直し、9割の回が収まる範囲（帯）と真ん中の順位（たて線）です。"
        "○はいまの順位、帯の場所は左端が1位、右端が{last}位です。",
        "A tenth of the mentions was left out {draws} times and ranked anew: the band holds 9 in 10 of the ranks, the upright "
        "line is the middle one, the ring the rank as it is. The left end is rank 1, the right end rank {last}.",
    ),
    "b-range-closer": ("目盛りは右へ行くほど詰まります。", "Steps get closer to the right."),
    "b-range-said": ("{range}（真ん中 {median}位）", "{range} (middle {median})"),
    "b-stay": ("上位に残る割合", "Stays at the top"),
    "b-stay-is": (
        "その{draws}回のうち、{top}位以内だった割合です。",
        "How much of those {draws} times it was in the first {top}.",
    ),
    "b-chance": ("偶然との比較", "Against chance"),
    "b-chance-all": (
        "偶然との比較（「{what}」の数）：表のどの行も、{word}です。",
        "Against chance (“{what}”), the same in every row: {word}.",
    ),
    "b-chance-is": (
        "「{what}」の数を、団体ごと・相手ごとの数はそのままに組み合わせを無作為に入れ替えた{draws}の表とくらべた結果です。"
        "「偶然でも起こる程度」なら、その多さに特別な意味は読み取れません。",
        "“{what}” beside {draws} tables in which every group and every partner keeps its number of links, and who goes with "
        "whom is drawn at random. “No more than chance gives”: nothing special can be read into that number.",
    ),
    "b-chance-not": (
        "偶然との比較は、この大きさでは表にしていません（kgraph brokers で計算できます）。",
        "At this size rows are not compared with chance here (kgraph brokers does it).",
    ),
    "b-measures": ("あいだに立つ働き（くわしい値）", "Standing between (further values)"),
    "b-measures-mentioned": (
        "くわしい値（種類の並びから計算したもので、橋渡しの事実を示すものではありません）",
        "Further values (worked out from which kinds go together; they tell of no bridging)",
    ),
    "b-measures-not": (
        "くわしい値は、この大きさでは計算していません（kgraph brokers --measures all で計算できます）。",
        "At this size further values are not worked out here (kgraph brokers --measures all does it).",
    ),
    "b-betweenness": ("橋渡しの度合い", "Bridging"),
    "b-betweenness-is": (
        "団体と相手を最短でたどる道に、どれだけ入っているか（媒介中心性。とりうる最大を100%とする）。",
        "How often it lies on the shortest chains between groups and partners (two-mode betweenness, 100% is the most).",
    ),
    "b-constraint": ("まわりの重なり", "Overlap around it"),
    "b-constraint-is": (
        "いっしょに挙がる相手どうしも結びついているほど大きい値（バートの拘束度）。小さいほど、離れた相手のあいだに立っています。",
        "The greater, the more those named beside it are tied to one another (Burt’s constraint); small: it stands between "
        "separate ones.",
    ),
    "b-size": ("重ならない相手", "Separate co-partners"),
    "b-size-is": (
        "いっしょに挙がる相手のうち、互いに重ならない分を数えた値（バートの有効規模）。",
        "Those named beside it, less what overlaps among them (Burt’s effective size).",
    ),
    "b-cut": ("なくなると切れる組", "Pairs cut off without it"),
    "b-cut-is": (
        "この相手がないと、ほかの相手をたどっても届かなくなる団体の組の数です。Fは、届かない組の割合（ボルガッティ）。",
        "Pairs of groups that no chain of partners joins any more without it; F is the share of pairs not joined (Borgatti).",
    ),
    "b-cut-into": ("{parts}団体に分かれる", "falls apart into {parts}"),
    "b-prefectures": ("都道府県をまたぐ組", "Pairs across prefectures"),
    "b-prefectures-is": (
        "この相手を共に挙げた団体の組のうち、都道府県が違うもの（分母は、都道府県の分かる団体の組）。",
        "Of the pairs of groups that share it, those of two prefectures (out of pairs whose prefectures are told).",
    ),
    "b-sectors": ("分野をまたぐ組", "Pairs across sectors"),
    "b-sectors-is": (
        "同じく、社会福祉法人とそれ以外の団体の組。",
        "Likewise, pairs of a social welfare corporation and another group.",
    ),
    "b-none": ("なし", "none"),
    "b-research": ("研究者向け：偶然との比較の値と計算のしかた", "For researchers: figures against chance, and method"),
    "b-research-table": (
        "無作為な表との比較（pは上側、qは偽発見率を抑えた値）",
        "Beside random tables (p: as much or more; q: adjusted for false discoveries)",
    ),
    "b-observed": ("実際", "Observed"),
    "b-expected": ("無作為の平均", "Mean at random"),
    "b-left-out": ("1団体を除いた順位", "Rank, one group out"),
    "b-wider": ("2割・3割を除いた順位", "Rank, 20 and 30% out"),
    "b-direct": ("団体が別の団体を連携先に挙げた例", "Groups that name another group"),
    "b-direct-said": (
        "共通の連携先には数えませんが、団体どうしが直接つながっている例です。",
        "No shared partner, but a direct tie of two groups.",
    ),
    "b-narrowed": (
        "しぼりこみの中の{n}団体だけで数え直しました。順位の幅・偶然との比較・くわしい値は全体で計算したものなので、ここでは"
        "示しません（しぼりこみをやめると出ます）。",
        "Counted anew over the {n:group|groups} inside. Ranges of rank, the comparison with chance and further values are of "
        "all groups and are hidden; they come back when all is shown.",
    ),
    "b-names": ("団体", "Groups by name"),
    "b-nobody": (
        "しぼりこみの中では、2団体以上に共通するものはありません。",
        "Within, nothing is shared by two groups or more.",
    ),
    "b-only-one": (
        "2団体以上に共通するものが{n}つだけなので、順位は付けません（付けるには{least}つ以上）。",
        "Only {n} that several groups share: no ranking (it takes {least}).",
    ),
    "b-shown-of": ("多いため、はじめの{shown}件を示しています（全{all}件）。", "The first {shown} of {all}."),
}
