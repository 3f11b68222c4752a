"""The words of the one-page summary of a place, for print; see ``texts``."""

from __future__ import annotations

SUMMARY_TEXTS = {
    "summary-of": ("{place}：団体と連携先の1枚まとめ", "{place}: groups and partners on one page"),
    "summary-print": ("印刷する（A4 で1枚）", "Print (one sheet of A4)"),
    "summary-groups": ("ここで取り組む団体（{n}）", "Groups active here ({n})"),
    "th-initiative": ("取組", "Initiative"),
    "summary-links": ("団体どうしをつないでいる相手", "Who links the groups"),
    "summary-level": (
        "名前のある相手だけで数えています。つなぐ団体が1つの相手は、ここではその団体だけが挙げています。",
        "Counted are named partners only. A partner with one group here is named by that group alone.",
    ),
    "th-summary-here": ("ここの団体", "Groups here"),
    "th-summary-all": ("資料全体", "All groups"),
    "th-summary-lines": ("役割（行）", "Role (line)"),
    "summary-one": ("{partner}が、ここの{n}団体をつないでいます。", "{partner} links {n:group|groups} here."),
    "summary-rows": (
        "ほか{n}の連携先は、この地域のページにあります。",
        "{n:more partner|more partners} on the page of the place",
    ),
    "summary-picture": (
        "団体（左）と連携先（右）のつながりの図。同じことを上の表に示しています。",
        "Drawing of groups (left) and their partners (right); the table above says the same.",
    ),
    "summary-legend": (
        "左が団体、右が連携先。太い線は、2団体以上に共通する相手への線です。",
        "Groups left, partners right. A thick line leads to a partner that two or more groups have.",
    ),
    "summary-cut": ("図は、挙げた団体の多い{n}の相手まで。", "Drawn are the {n} partners with the most groups."),
    "summary-gaps": ("対象：印のあるもの・ないもの", "Targets: ticked and not ticked"),
    "summary-ticked": ("印（★主・☆副）のある対象：", "Targets that were ticked (★ main, ☆ further): "),
    "summary-unticked": ("この資料に印がない対象：", "Not ticked in this source: "),
    "summary-not-lacking": (
        "書かれていないことは、行われていないという意味ではありません。",
        "What is not written may be done all the same.",
    ),
    "summary-links-is": (
        "「つなぐ」とは、名前の分かる1つの相手を、2つ以上の団体が挙げていることです。種類が同じだけのときは言いません。",
        "Groups are linked when two or more of them name the same partner. A kind never links.",
    ),
    "summary-basis": ("資料と使うときの注意", "Sources, and what to keep in mind"),
}
