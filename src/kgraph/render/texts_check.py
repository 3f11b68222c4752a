"""The words of the page of the check; see ``texts``. Rules, findings and what to do are told by the check itself."""

from __future__ import annotations

CHECK_TEXTS = {
    "check-title": ("点検の結果：このデータはどこまで確かか", "The check: how far this data holds"),
    "check-lead": (
        "このサイトを作る前に、データを決まった規則で点検しています。違反が1つでもあれば、サイトは作られません。",
        "Before this site is made its data is checked by fixed rules. With a single violation there would be no site.",
    ),
    "k-good": ("合格：規則に反するところはありません。", "Passed: nothing breaks a rule."),
    "k-bad": (
        "不合格：規則に反するところがあります。下の表のとおりに直してください。",
        "Not passed: something breaks a rule. See below what to mend.",
    ),
    "k-not-validated": (
        "規則の側に誤りがあるため、点検は行われていません。",
        "The rules themselves are wrong: nothing was checked.",
    ),
    "k-counts": (
        "違反 {violation}件、注意 {warning}件、参考 {info}件",
        "{violation:violation|violations}, {warning:warning|warnings}, {info:remark|remarks}",
    ),
    "k-severity-violation": ("違反", "Violation"),
    "k-severity-warning": ("注意", "Warning"),
    "k-severity-info": ("参考", "Remark"),
    "k-means-violation": ("直すまでデータを使えません", "the data cannot be used until it is mended"),
    "k-means-warning": ("使えますが、確かめたほうがよいところ", "usable, but worth a look"),
    "k-means-info": ("知っておくとよいこと。直す必要はありません", "good to know; nothing has to be mended"),
    "k-what": ("何を点検したか", "What was checked"),
    "k-what-said": (
        "資料{sources}件からの事実{triples}個を、{rules}の規則に照らしました。{shapes}種類のものを調べる決まりのうち、"
        "{met}種類にあてはまるものがあり、のべ{nodes}個を調べました。",
        "{triples:fact|facts} from {sources:source|sources} were held against {rules:rule|rules}. Of {shapes} sorts of things "
        "that rules are about {met} occur here: {nodes:thing|things} were looked at in all.",
    ),
    "k-quotes": (
        "資料の本文と1つずつ照合した言葉：{n}",
        "Words compared with the text of the source: {n}",
    ),
    "k-quotes-none": (
        "資料の本文は配布していないので、このサイトを作るときには、言葉を本文と照合していません。本文を持っている人は "
        "kgraph check --source-text で照合できます。",
        "The text of the document is not passed on, so the words were not compared with it when this site was made. Whoever "
        "has it can do so by kgraph check --source-text.",
    ),
    "k-limits": (
        "点検で分かるのは、形が整っているか、互いに食い違いがないかです。資料に書かれたことが事実かどうか、"
        "言葉の読み取りがすべて正しいかは、点検では分かりません。",
        "The check tells whether the data is well formed and agrees with itself. It cannot tell whether what the document says "
        "is true, or whether all words were read rightly.",
    ),
    "k-found": ("見つかったもの", "What was found"),
    "k-found-none": ("何も見つかりませんでした。", "Nothing was found."),
    "k-todo": ("どうすればよいか：", "What to do: "),
    "th-k-row": ("どの行か", "Row"),
    "th-k-value": ("見つかった値", "What was found there"),
    "th-k-expected": ("本来あるべきもの", "What is expected"),
    "k-line": ("{n}行目", "line {n}"),
    "k-rest": (
        "ほか{n}件。全部は、下のファイルにあります。",
        "{n} more: the file below has all.",
    ),
    "k-kept": ("載せていないもの・読み取っていないもの", "What is not shown, and what was not read"),
    "k-kept-withheld": ("申し出などにより掲載を控えた団体・連携先", "Groups and partners withheld on request"),
    "k-lines": ("資料の行の内訳", "What became of the lines of the source"),
    "th-k-fate": ("扱い", "What became of them"),
    "th-k-lines": ("行数", "Lines"),
    "th-k-why": ("理由", "Why"),
    "k-taken": ("読み取った", "Read"),
    "k-taken-why": (
        "どの欄の何かが分かり、データにした（長い文章は、行の番号だけを残し、文は入れていない）",
        "the field is known and was taken (of long prose only the number of the line, not the text)",
    ),
    "k-withheld": ("取り出さなかった", "Kept out"),
    "k-withheld-why": ("個人の名前や番地にかかわる欄", "fields with personal names or street addresses"),
    "k-unread": ("読み取らなかった", "Not read"),
    "k-unread-why": (
        "データにする欄ではない、または欄が分からなかった",
        "no field that is made into data, or not known which",
    ),
    "k-all-lines": ("合計（空でない行）", "In all (lines that are not empty)"),
    "k-no-field": ("欄の外", "outside any field"),
    "k-fields": ("欄：", "Fields: "),
    "k-coverage-more": ("くわしく：規則ごとの調べた数", "In detail: how many things each rule looked at"),
    "k-coverage": ("規則ごとの、調べた数", "How many things each rule looked at"),
    "k-coverage-how": (
        "0 は、あてはまるものがこの資料に無かったということです。何も調べずに合格とならないように、"
        "「必ず要る」ものが0のときは違反になります。",
        "0 means that nothing here is of that sort. So that nothing passes by not being looked at, a 0 where one is "
        "required is a violation.",
    ),
    "th-k-rule": ("何についての規則か", "What the rules are about"),
    "th-k-nodes": ("調べた数", "Looked at"),
    "th-k-required": ("必ず要る", "Required"),
    "k-required": ("必ず要る", "required"),
    "k-file": ("この結果のファイル（SHACL の報告、Turtle）", "This report as a file (SHACL, Turtle)"),
}
