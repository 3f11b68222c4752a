"""The words of the Find page: those of its template, and those that its script says (``FIND_MESSAGES``)."""

from __future__ import annotations

from types import MappingProxyType

from kgraph.errors import Text

FIND_TEXTS = {
    "find": ("探す", "Find"),
    "find-title": ("名前・言葉・地域から探す", "Find by name, word or place"),
    "find-lead": (
        "団体、連携先、地域、相手の種類、対象、取組を、一度に探します。読み（ひらがな）、略した言い方、旧字体でも見つかります。",
        "Searches groups, partners, places, kinds of partner, targets and activities at once; readings in kana, short forms "
        "and old characters are found as well.",
    ),
    "find-label": ("探す言葉", "Words to look for"),
    "find-hint": ("例：社協、いばしょ、熊本", "e.g. 社協, Kumamoto"),
    "find-go": ("探す", "Find"),
    "find-examples": ("たとえば", "For example"),
    "find-how": ("探し方", "How to search"),
    "find-how-and": (
        "空白で区切ると、すべてに当てはまるものだけが出ます（例：熊本 社協）。",
        "Words parted by a space must all be met (熊本 社協).",
    ),
    "find-how-place": (
        "地名は一つの言葉として扱います。「京都」で東京都は出ません。「京都府」の中の市町村にあるものも出ます。"
        "地名は、はじめの2文字からでも、ローマ字でも探せます。",
        "A place name is one word: 京都 (Kyoto) does not find 東京都 (Tokyo). What lies in a place is found by it. Places are "
        "also found by their first letters, and as Kyoto City or Kyoto-shi.",
    ),
    "find-how-words": (
        "資料の言葉と、役割（後援、協力など）にも当たります。当たった言葉と行番号を、それぞれの下に示します。",
        "The words of the source and roles (endorsement, support) are searched too; what was met is shown below each find, "
        "with its line.",
    ),
    "find-how-keys": (
        "キーボード：下矢印で結果へ、上下の矢印で移動、Enter で開く、Esc で欄に戻る。",
        "Keyboard: arrow down goes to the finds, Enter opens one, Esc goes back to the box.",
    ),
    "find-noscript": (
        "この検索には JavaScript が要ります。次の一覧からも探せます。",
        "This search needs JavaScript. The same stands in these lists.",
    ),
}

_MESSAGES = {
    "loading": ("準備しています…", "Getting ready…"),
    "ready": ("{n}件から探せます。", "{n} entries to search."),
    "found": ("「{q}」に {n} 件", "{n} for “{q}”"),
    "found-one": ("「{q}」に 1 件", "1 for “{q}”"),
    "none": ("「{q}」に当たるものはありません。", "Nothing found for “{q}”."),
    "none-try": (
        "言葉を短くする、空白を減らす、ひらがなや略した言い方にする、を試してください。資料に書かれていないことは出ません。",
        "Try a shorter word, fewer words, kana or a short form. What the source does not say is not found.",
    ),
    "none-outside": ("しぼりこみの外には{n}件あります。", "{n} outside what the page is narrowed to."),
    "none-outside-show": ("しぼりこみをやめて見る", "Show all of them"),
    "near": ("近いもの", "Near it"),
    "more": ("ほかの {n} 件も見る", "Show the other {n}"),
    "type-group": ("団体", "Groups"),
    "type-body": ("連携先", "Partners"),
    "type-place": ("地域", "Places"),
    "type-kind": ("相手の種類", "Kinds of partner"),
    "type-target": ("対象", "Targets"),
    "type-activity": ("取組の種類", "Activities"),
    "field-name": ("名前", "name"),
    "field-alias": ("別の書き方", "also written"),
    "field-other": ("別の言い方", "also called"),
    "field-number": ("番号", "number"),
    "field-initiative": ("取組の名前", "initiative"),
    "field-place": ("地域", "place"),
    "field-target": ("対象", "target"),
    "field-activity": ("取組", "activity"),
    "field-kind": ("種類", "kind"),
    "field-form": ("法人格", "legal form"),
    "field-touched": ("文章の言葉", "words of the text"),
    "field-words": ("連携先を指す言葉", "words for partners"),
    "line": ("{n}行", "line {n}"),
    "line-source": ("{source} {n}行", "line {n} of {source}"),
    "groups": ("{n}団体", "{n} groups"),
    "groups-one": ("1団体", "1 group"),
    "and-more": ("ほか{n}", "and {n} more"),
}

FIND_MESSAGES = MappingProxyType({key: Text(*pair) for key, pair in _MESSAGES.items()})
