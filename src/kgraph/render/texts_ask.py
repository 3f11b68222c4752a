"""The words of the Ask page: those of its template, and those that its script says (``ASK_MESSAGES``)."""

from __future__ import annotations

from types import MappingProxyType

from kgraph.errors import Text

ASK_TEXTS = {
    "ask": ("質問する", "Ask"),
    "ask-title": ("データに質問する", "Ask the data"),
    "whole-ask": (
        "地域や対象をえらぶ質問は、しぼりこみのところから始まります。ほかの質問の答えは、全体のものです。",
        "Questions about a place or a target start from what is chosen above; the answers to all others are of all data.",
    ),
    "ask-lead": (
        "下の質問を押すと、答えが表で出ます。表は CSV で保存でき、名前を押すとそのページが開きます。"
        "すべてこのページの中で計算し、外には何も送りません。",
        "Press a question and the answer comes as a table, which can be saved as CSV; names lead to their pages. "
        "All is worked out within this page: nothing is sent anywhere.",
    ),
    "ask-noscript": (
        "このページには JavaScript が要ります。同じデータは、ほかのページの表にあります。",
        "This page needs JavaScript. The tables of the other pages hold the same data.",
    ),
    "ask-questions": ("質問", "Questions"),
    "ask-answer": ("答え", "Answer"),
    "ask-write": ("SPARQL を見る・自分で書く", "See the SPARQL, or write your own"),
    "ask-write-how": (
        "SPARQL は、つながりのデータに尋ねるための言葉です。上の質問を押すとここに書き出されるので、直して使えます。"
        "実行は、ボタンか Ctrl + Enter です。",
        "SPARQL is the language in which such data is asked. A question that you press is written here, to be changed as you "
        "like. Run it by the button or with Ctrl + Enter.",
    ),
    "ask-run": ("実行する", "Run"),
    "ask-stop": ("止める", "Stop"),
    "ask-save": ("CSV で保存", "Save as CSV"),
    "topic-partners": ("連携先について", "About partners"),
    "topic-groups": ("団体について", "About groups"),
    "topic-gaps": ("対象・取組について", "About targets and activities"),
    "topic-source": ("資料の書き方について", "About how it is written"),
    "topic-more": ("そのほか", "More"),
}

_MESSAGES = {
    "begin": ("質問を選んでください。", "Choose a question."),
    "busy": ("調べています…（{n}秒で止めます）", "Working it out… (stops after {n} s)"),
    "rows": ("{n} 件（{seconds} 秒）", "{n} rows ({seconds} s)"),
    "row": ("1 件（{seconds} 秒）", "1 row ({seconds} s)"),
    "nothing": (
        "当てはまるものはありません（{seconds} 秒）。条件を緩めてみてください。",
        "Nothing meets this ({seconds} s). Try fewer conditions.",
    ),
    "first": (
        "。はじめの {n} 件を示しています。全部は CSV にあります。",
        ". The first {n} are shown; the CSV has all.",
    ),
    "cut": ("。はじめの {n} 件だけを受け取りました。", ". Only the first {n} were taken."),
    "yes": ("はい（{seconds} 秒）", "Yes ({seconds} s)"),
    "no": ("いいえ（{seconds} 秒）", "No ({seconds} s)"),
    "own": ("自分で書いた質問", "A question of your own"),
    "editor": ("SPARQL を書く欄", "SPARQL editor"),
    "choose-first": ("{what}を選ぶと、答えが出ます。", "Choose: {what}. Then the answer comes."),
    "please-choose": ("選んでください", "Please choose"),
    "any": ("すべて", "All"),
    "param-place": ("地域", "place"),
    "param-kind": ("相手の種類", "kind of partner"),
    "param-target": ("対象", "target"),
    "param-activity": ("取組の種類", "activity"),
    "param-role": ("役割", "role"),
    "param-legal-form": ("法人格", "legal form"),
    "param-form-status": ("認定", "certification"),
    "param-grounding": ("特定のしかた", "how it is known"),
    "param-name-basis": ("名前の出どころ", "where the name is from"),
    "param-field": ("欄", "field"),
    "param-level": ("見る細かさ", "level"),
    "param-body": ("団体・連携先", "group or partner"),
    "param-text": ("言葉", "words"),
    "param-integer": ("数", "number"),
    "on-line": ("{n} 行目：", "Line {n}: "),
    "stopped-button": ("止めました。", "Stopped."),
    "stopped-limit": (
        "{n} 秒で答えが出なかったので止めました。条件を足す、LIMIT を付けるなどして、もう一度お試しください。",
        "Stopped after {n} s without an answer. Add conditions or a LIMIT and try again.",
    ),
    "engine-died": (
        "問いが大きすぎて計算できませんでした。条件を足す、LIMIT を付けるなどしてください。ページはそのまま使えます。",
        "The query was too big to be worked out. Add conditions or a LIMIT. The page can be used on.",
    ),
    "no-engine": (
        "このブラウザーでは計算のしくみ (WebAssembly) を使えません。新しい版の Edge、Chrome、Firefox でお試しください。",
        "This browser cannot run the engine (WebAssembly). Please try a recent Edge, Chrome or Firefox.",
    ),
    "failed": ("実行できませんでした：{found}", "It could not be run: {found}"),
    "refused": (
        "「{found}」は使えません。読み取りだけの問い (SELECT, ASK, CONSTRUCT, DESCRIBE) にし、更新や SERVICE を除いてください。",
        "“{found}” is refused. Only reading is possible (SELECT, ASK, CONSTRUCT, DESCRIBE): no update, no SERVICE.",
    ),
    "too-much": (
        "問いが長すぎるか、入れ子・条件が多すぎます（上限 {limit}）。短く分けてください。",
        "The query is too long, or has too many levels or conditions (limit {limit}). Split it.",
    ),
    "empty": (
        "問いが空です。SELECT, ASK, CONSTRUCT, DESCRIBE のどれかで始めてください。",
        "The query is empty: begin with SELECT, ASK, CONSTRUCT or DESCRIBE.",
    ),
    "wide": ("全角の「{char}」を半角の {plain} にしてください。", "Replace “{char}” by {plain} (ASCII)."),
    "wide-space": ("全角の空白を半角の空白にしてください。", "Replace the wide or unseen space by a plain one."),
    "open-string": ("閉じる {quote} がありません。", "This string is not closed: add {quote}"),
    "prefix": (
        "接頭辞 {prefix}: は宣言されていません。PREFIX {prefix}: <…> を加えるか、次を使ってください：{known}",
        "The prefix {prefix}: is not declared. Add PREFIX {prefix}: <…>, or use {known}",
    ),
    "bracket-extra": ("{bracket} が余っています。", "No bracket is open that {bracket} closes."),
    "bracket-other": ("ここには {bracket} が要ります。", "{bracket} is wanted here."),
    "bracket-open": ("この括弧を閉じる {bracket} がありません。", "This bracket is not closed: add {bracket}"),
    "begins": ("問いは次の語で始まります：{words}", "A query begins with {words}."),
    "comma": ("変数の間にコンマは要りません。", "No comma between variables: take it out."),
    "aggregate": ("({word}(?x) AS ?n) の形にしてください。", "Write ({word}(?x) AS ?n)."),
    "equals": ("= は一つだけです。", "One = is enough."),
    "foreign": ("SPARQL では {wanted} と書きます。", "SPARQL says {wanted}"),
    "meant": ("{word} ではありませんか。", "Did you mean {word}?"),
    "bare": (
        '文字列は引用符で囲み ("{word}")、変数には ? を付けてください (?{word})。',
        'Quote text ("{word}"), and put ? before a variable (?{word}).',
    ),
    "ungrouped": (
        "SELECT の変数は GROUP BY に加えるか、COUNT などで集計してください。",
        "A variable in SELECT must be in GROUP BY, or inside COUNT, SAMPLE and the like.",
    ),
    "ends": ("問いが途中で終わっています。", "The query ends too early: complete it."),
    "around": (
        "「{word}」の前後（主語・述語・目的語の三つ組、. の有無、括弧）を確かめてください。",
        "Check what stands around “{word}”: three terms a triple, a dot between triples, brackets.",
    ),
}

ASK_MESSAGES = MappingProxyType({key: Text(*pair) for key, pair in _MESSAGES.items()})
