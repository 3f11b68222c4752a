"""The words of the page of what is not written; see ``texts``."""

from __future__ import annotations

GAPS_TEXTS = {
    "to-gaps": ("書かれていないこと", "What is not written"),
    "gaps": ("この資料には書かれていないこと", "What the source does not say"),
    "g-lead": (
        "調査票でどの団体も印（★主・☆副）を付けていない対象と取組、連携先の欄に出てこない相手の種類を、団体の数とともに示します。",
        "Targets and activities that no group ticked on the form (★ main, ☆ further), and kinds of partner that the field "
        "“partners” does not mention, each with how many groups it is told of.",
    ),
    "g-not-lacking": (
        "「この資料には書かれていない」というだけで、行われていないという意味ではありません。"
        "団体が{least}に満たない地域については、空欄から何も言えません。",
        "It is not written in this source: that does not mean that nobody does it. Of a place with fewer than {least} groups "
        "an empty cell tells nothing.",
    ),
    "g-parts": ("このページの内容", "On this page"),
    "g-first": ("はじめに：答え", "The answer first"),
    "g-targets-none": (
        "{groups}団体のどれも印を付けていない対象は、{all}項目のうち{n}項目です。",
        "Targets that none of {groups:group|groups} ticked: {n} of {all}.",
    ),
    "g-activities-none": (
        "{groups}団体のどれも印を付けていない取組は、{all}項目のうち{n}項目です。",
        "Activities that none of {groups:group|groups} ticked: {n} of {all}.",
    ),
    "g-targets-thin": (
        "{least}団体以上ある{all}都道府県のうち、どの団体も印を付けていない都道府県が最も多い対象は、次のとおりです（{n}都道府県）。",
        "Of {all:prefecture|prefectures} with {least} groups or more, the most ({n}) have no group that ticked:",
    ),
    "g-activities-thin": (
        "{least}団体以上ある{all}都道府県のうち、どの団体も印を付けていない都道府県が最も多い取組は、次のとおりです（{n}都道府県）。",
        "Of {all:prefecture|prefectures} with {least} groups or more, the most ({n}) have no group that ticked:",
    ),
    "g-kinds-none": (
        "{groups}団体のどの連携先の欄にも書かれていない相手の種類は、{all}種類のうち{n}種類です。",
        "Kinds of partner that the field “partners” of {groups:group|groups} does not mention: {n} of {all}.",
    ),
    "g-spoken-one": (
        "「{what}」は、どの団体も印を付けていませんが、{n}団体の文には出てきます。",
        "No group ticked “{what}”, but the text of {n:group|groups} speaks of it.",
    ),
    "g-in-text": ("文には{n}団体", "in the text of {n:group|groups}"),
    # the tables of places
    "g-targets-place": ("対象 × 地域", "Targets by place"),
    "g-activities-place": ("取組の種類 × 地域", "Activities by place"),
    "g-targets-region": ("対象 × 地域の表（横に動かせます）", "Table of targets by place (scrolls sideways)"),
    "g-activities-region": (
        "取組の種類 × 地域の表（横に動かせます）",
        "Table of activities by place (scrolls sideways)",
    ),
    "g-place-caption": (
        "数字は、印を付けた団体の数です。数字を押すと、その団体の一覧が開きます。",
        "Figures are groups that ticked the item. A figure leads to the list of these groups.",
    ),
    "g-all": ("全体", "All"),
    "g-inside": ("しぼりこみの中", "Within"),
    "g-zero": (
        "どの団体も印を付けていない（この資料には書かれていない）",
        "no group ticked it (it is not written in this source)",
    ),
    "g-dot": ("団体が{least}に満たないので、何も言えない", "fewer than {least} groups: nothing can be said"),
    "g-all-silent": (
        "どの都道府県も{least}団体に満たないので、都道府県の列の「・」からは何も言えません。0は「全体」の列で見てください。",
        "Every prefecture has fewer than {least} groups, so a dot in its column tells nothing. Zeros stand under “All”.",
    ),
    "g-whole-stays": (
        "「しぼりこみの中」は、えらんだ地域・対象の団体だけを数えたものです。「全体」は、しぼりこむ前の数です。",
        "“Within” counts only the groups of what was chosen; “All” stays as it was before.",
    ),
    # the text
    "g-spoken": ("印はないが、文に出てくるもの", "In the text without a mark"),
    "g-spoken-note": (
        "選択欄に印はなく、取組内容などの文に言葉が出てくる団体です。印の付け忘れとは限りません。",
        "Groups that did not tick the item but whose text uses words for it. It need not be a forgotten mark.",
    ),
    "g-spoken-nothing": (
        "印がないのに文に出てくるものは、見つかりませんでした。",
        "No text was found to speak of what its group did not tick.",
    ),
    "g-rest": ("ほか{n}団体は一覧で", "{n:more group|more groups} in the list"),
    "g-outside": ("文に出てくる、様式に欄のない言葉", "Words of the text that the form has no box for"),
    "g-outside-note": (
        "対象や取組を指す言葉ですが、調査票には当てはまる欄がありません。",
        "They tell of people or activities, but the form has no box for them.",
    ),
    "th-g-word": ("言葉", "Words"),
    "th-g-told": ("書いている団体と、資料の言葉", "Groups and their words"),
    # kinds and groups
    "g-kinds": ("相手の種類 × 団体", "Kinds of partner by group"),
    "g-kinds-region": (
        "相手の種類 × 団体の表（横に動かせます）",
        "Table of kinds of partner by group (scrolls sideways)",
    ),
    "g-kinds-lead": (
        "どの団体が、どの種類の相手を連携先の欄に挙げているかです。同じ種類でも、同じ相手とは限りません。",
        "Which group mentions which kind of partner in the field “partners”. The same kind need not be the same body.",
    ),
    "g-kinds-caption": (
        "数字は、その種類の相手を指す言葉の数です。「・」は、この資料には書かれていないことを示します。",
        "Figures are how many of a group’s words mean a partner of the kind. A dot: not written in this source.",
    ),
    "g-kinds-cut": (
        "団体が多いため、はじめの{shown}団体を示しています（{all}団体中）。地域や対象をえらぶと、その団体を示します。",
        "The first {shown} of {all} groups. Choose a place or a target to see the groups of it.",
    ),
    "g-mentioned-by": ("挙げた団体", "Groups"),
    "g-words-range": ("{low}～{high}件", "{low} to {high}"),
    "g-words-from": ("{low}件以上", "{low} or more"),
    "g-words": ("{n}件", "{n}"),
    "g-not-written": ("この資料には書かれていない", "not written in this source"),
    # one group beside those alike
    "g-alike": ("対象が重なる団体が挙げている相手の種類", "What groups with the same targets mention"),
    "g-alike-lead": (
        "団体をえらぶと、対象が一つでも重なる団体のうち2団体以上が挙げていて、えらんだ団体の連携先の欄には書かれていない"
        "種類を、数とともに示します。声をかける相手を考える手がかりで、団体を評価するものではありません。",
        "Choose a group to see the kinds of partner that two or more of the groups with a target in common mention and that "
        "are not written in its own field “partners”, with counts. A hint whom to ask; it judges nobody.",
    ),
    "g-choose": ("団体をえらぶ", "Choose a group"),
    "g-choose-none": ("（えらんでください）", "(choose one)"),
    "g-alike-targets": ("この団体の対象：{what}", "Its targets: {what}"),
    "g-alike-of": (
        "対象が重なる{n}団体のうち2団体以上が挙げ、この団体の連携先の欄には書かれていない種類：{kinds}",
        "Kinds that two or more of {n} groups with a target in common mention, and that are not written in its field "
        "“partners”: {kinds}",
    ),
    "g-alike-few": (
        "対象が重なる団体が{n}だけなので、比べません（{least}団体以上で比べます）。",
        "Only {n:group has|groups have} a target in common, so nothing is compared (it takes {least}).",
    ),
    "g-alike-untold": (
        "この団体の対象は、この資料には書かれていません。",
        "The source does not say whom this group’s initiative is for.",
    ),
    "g-alike-none": (
        "対象が重なる{n}団体のうち2団体以上が挙げ、この団体の欄に書かれていない種類はありません。",
        "Of the kinds that two or more of {n} groups with a target in common mention, this group mentions every one.",
    ),
    "g-alike-whole": (
        "比べる相手は、しぼりこみにかかわらず全体からとります。",
        "The groups beside it are taken from all, whatever the page is narrowed to.",
    ),
    "th-g-alike": ("挙げた団体（対象が重なる団体のうち）", "Mentioned by, of the groups with a target in common"),
    "g-of": ("{all}団体中{n}団体", "{n} of {all}"),
    "g-noscript": (
        "団体をえらぶには JavaScript が要ります。",
        "Choosing a group needs JavaScript.",
    ),
    # to take away
    "g-data": ("表のデータ", "The data"),
    "g-csv": (
        "このページの数字を全部ダウンロードする（CSV。Excel で開けます）",
        "Download all figures of this page (CSV, opens in Excel)",
    ),
    "g-see-alike": (
        "対象が重なる団体が挙げている相手の種類を見る",
        "See which kinds of partner groups with the same targets mention",
    ),
}
