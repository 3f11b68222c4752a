"""The layout of a text: lines, bullets, labels, headings; what a block is labelled with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, read_body
from kgraph.reading.mentions.columns import cells_of, columns_of
from kgraph.reading.mentions.roles import Label, label_of, role_in
from kgraph.reading.mentions.rows import is_class, is_named, is_row, tells_who_runs
from kgraph.reading.mentions.working import line_spans

# What stands before an item: signs, numbers with a point or bracket, a katakana letter, 第1号.
BULLET = re.compile(
    r"[ \t]*(?:[0-9]{1,2}/[0-9]{1,2}(?:\([月火水木金土日]\))?[ \t]*|[0-9]{1,2}:[0-9]{2}(?:[~〜-][0-9]{1,2}:[0-9]{2})?[ \t]*|[•※*＊・\-—–>＞✽♪☆→⇒]+[ \t]*|"
    r"〇(?=[^0-9〇])[ \t]*|\(?[0-9]{1,3}[.)．:]?[ \t]+|\(?[0-9]{1,3}[).．](?![0-9])[ \t]*|"
    r"\([ア-ンa-zA-Z一二三四五六七八九十]{1,2}\)[ \t]*|"
    r"[ア-ンa-z][ \t.)．]+(?=\S)|[QA][0-9]{0,2}[.:．、)][ \t]*|Q[0-9]{0,2}[ \t]*(?=[ぁ-ん\u3400-\u9fff])|"
    r"A(?:[0-9]{1,2}[ \t]*|[ \t]*(?![型判棟級社市町村区氏]))(?=[ぁ-ん\u3400-\u9fff])|第[0-9一二三四五六七八九十]{1,3}号[ \t]*|"
    r"[一二三四五六七八九十]{1,2}[ \t、.]+(?=\S)|(?:STEP|Step|step|ステップ)[ .]?[0-9]{1,2}[ \t:.]*|第[0-9]{1,2}[ \t]+|[A-Z]-[0-9]{1,2}[ \t]*|"
    r"(?:[A-Z][0-9]{1,2}|[IVX]{1,4})[ \t]+(?=[ぁ-んァ-ヺ\u3400-\u9fff]))"
)
_DATED = re.compile(r"[0-9]{1,2}/[0-9]{1,2}(?:\([月火水木金土日祝]\))?[ \t]*(?![0-9/])")
LABEL = re.compile(r"[ \t]*(?!\()([^:\n、。,]{1,24}?)[ \t]*:[ \t]*")
BRACKET_LABEL = re.compile(r"[ \t]*[【<＜\[]([^】>＞\]\n]{1,24})[】>＞\]][ \t]*:?[ \t]*")
_GAP_LABEL = re.compile(r"[ \t]*([^\s()]{1,3}(?:[ \t][^\s()]{1,3}){1,3}|[^\s()]{2,8})[ \t]+(?=\S)")
_SPACED_LABEL = re.compile(r"[ \t]*(\S(?:[ \t]\S){1,5})[ \t]+(?=\S{2})")  # 後 援
# The level of government, or the field, that a row of an annex begins with.
_LEVEL_LABEL = re.compile(
    r"[ \t]*(国|都|道|府|県|市|町|村|区|市町村|国・県|県・市|"
    r"団体|民間|民間団体|行政|行政機関|関係機関|関係団体|福祉|医療|保健|教育|労働|司法|警察|産業|経済|学識|地域|オブザーバー|(?:委員|構成員)[A-Z]?|座長|事務局|幹事|アドバイザー|会員|"
    r"賛助会員|スタッフ|講師|出演)[ \t]+(?=[^ \t])"
)
_SHORT_LABEL = re.compile(r"[ \t]*([^ \t\n、。:・()「]{2,6})[ \t]+(?=[^ \t])")
_SIGN = re.compile(r"[ \t]*(?:•|([0-9]{1,2})[.)． ])[ \t]*")
_ARROW_LABEL = re.compile(r"[ \t]*([^、。→⇒➡:\n]{1,12})[→⇒➡]+[ \t]*(?=[^ \t])")
_SLASH_LABEL = re.compile(r"[ \t]*([^/:\n、。,]{2,12}?)[ \t]*/[ \t]*(?=\S)")
_INLINE_ROLE = re.compile(
    r"(?<=[ \t])(?=(?:主催|共催|後援|協賛|協力|助成|主管|企画|会場|場所|問合せ|申込)[ \t:/]|[^ \t:/、。()]{2,8}:)"
)
_TOLD = re.compile(r"[^。、]{2,30}?(?P<sign>[.…‥]{3,}|[…‥]+)")
# Labels behind which sentences tell of partners as well.
_SPOKEN = re.compile(
    r"その他|内容|目的|成果|課題|効果|現状|経過|概要|趣旨|ねらい|主旨|備考|.{0,4}(?:内容|方法|理由|きっかけ|経緯|実績|沿革|特徴|ひとこと|メッセージ)"
)
_ASPECT = re.compile(r".{1,8}の(?:関わり|かかわり|役割|動き|立場|視点)")  # 行政の関わり: what is told behind it
_CONTACT = re.compile(r"(?:問い?合わ?せ|申し?込み?|連絡)先?$|に関する(?:お?問い?合わ?せ|連絡)")
_STORIES = ("沿革", "経過", "経緯", "実績", "成果", "内容")
_NAME_LABEL = re.compile(
    r"(?:申請|応募|実施|参加|連携|協力|構成|受賞|推薦|運営)?(?:団体|法人|施設|学校|機関|会社|企業|事業所|事業者|組織|店舗?)名称?|名称|申請者|応募者|受託者|実施主体"
)
_INLINE_BULLET = re.compile(r"(?:(?<=[ \t。])|(?<=\.\s))[・•■◆〇](?=[ \t]?[^ \t0-9])|[•][ \t]*")
PROSE = re.compile(
    r"。|(?:し|され|い|っ|り|き)?(?:た|ました|ます|です|である|している|します|する)(?:[。! ]|$)|(?:を|に|が|"
    r"は|と)[^、]{0,12}(?:し|い|り|て|で)、"
)
_DECORATION = re.compile(r"^[ \t•◆◇■□★☆~〜～=*_\-—─━]+|[ \t•◆◇■□★☆~〜～=*_\-—─━]+$")
# The title of what is announced: the first line, with a quotation at its end and no list.
_TITLE = re.compile(
    r"[^。]{0,40}(?:ブログ|投稿|日記|レポート|コラム|の声|(?:参加|協力|構成|賛同|登録|協賛|連携)(?:団体|機関|企業|事業所|者)|だより|便り|通信|ニュース|会報|かわら版|マップ|名簿|一覧|紹介|結果|発表|選考|表彰|募集|報告書|計画書|要綱|要領|規約|会則|まとめ|議事録|議事要旨|会議録|"
    r"お知らせ|募集要項|(?:回答|調査|個)票|シート|調書|様式|日誌|日報|ページ)(?:[ \t(第0-9].{0,30})?|.{0,30}第[0-9]+号.{0,20}|.{0,30}(?:No|NO|Vol|"
    r"vol|VOL)\.?[ ]?[0-9]+.{0,20}|"
    r"(?![^「]*[とが][^「]{1,6}[るたう]「)[^、。:・]{0,30}「[^」]{1,30}」[^、。:がをにはで]{0,12}"
)
_NOTE = re.compile(
    r"第[0-9一二三四五六七八九十]+(?:回(?![^\n]*(?:共催|講師|協力|後援|主催|連携))"
    r"[^、。]{0,40}|[章節編部][^。\t]{0,40})$|[0-9]{1,2}[-ー－.][0-9]{1,2}[ \t][^。:]{0,30}$|"
    r"\([^()]*(?:現在|順不同|敬称略|登録順|音順|受付分|抜粋|抄)[^()]*\)$|(?:図|表)[0-9]{1,2}(?![0-9])|〒|(?:TEL|Tel|tel|FAX|電話)[ :0-9]|[-:\t |"
    r"=\u2500-\u257f]+$|#[^ #]+(?:[ ]?#[^ #]+)*[ ]*$|[^>]{1,20}(?:>[^>]{1,40}){2,}$|"
    r"\(?(?:※(?![^\n]*(?:さん|様|協力|後援|提供|による))|注[:)]|順不同|敬称略|(?:五十音|あいうえお)順|50音順)|"
    r"(?:令和|平成|昭和|20[0-9]{2}年)[0-9元年月日時分点現在更新掲載作成 ()\-~.()]*\s*$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the working text that is read by itself, with the label or heading that it stands under."""

    start: int
    end: int
    label: Label
    item: bool  # stands behind a bullet, a label or in a column: an item rather than a sentence
    prose: bool


def blocks(text: str) -> list[Block]:
    """Return the blocks of a working text, in order; headings and notes that hold no partner are left out."""
    found: list[Block] = []
    heading = Label()
    rows = line_spans(text)
    notice, titles = _is_notice(text, rows), _section_titles(text, rows)
    table: tuple[int, ...] = ()  # the columns that hold bodies, under a row of headings
    for number, (a, b) in enumerate(rows):
        follower = text[rows[number + 1][0] : rows[number + 1][1]] if number + 1 < len(rows) else ""
        if not found and not heading.kind and not columns_of(text[a:b]) and _is_title(text[a:b], follower):
            continue
        if not text[a:b].strip():
            if found and heading.kind and number and not text[rows[number - 1][0] : rows[number - 1][1]].strip():
                heading = Label()
            continue
        columns = columns_of(text[a:b])
        head = None if columns else _heading(text[a:b], follower) or (Label("heading") if number in titles else None)
        if head is not None:
            heading = head
            continue
        if _NOTE.match(text[a:b].strip()):
            continue
        inner = bool(table) and _in_cell(text, a, b)
        table = columns or (table if inner or text.count("\t", a, b) else ())
        if columns:
            continue
        if notice and not table:
            a = _behind_label(text, a, b)
        new = (
            [_block(text, *cell, heading, True) for cell in cells_of(text, a, b, table)]
            if table and not inner
            else _line_blocks(text, a, b, heading)
        )
        if new and new[-1].label.carries:
            heading = new[-1].label
        found.extend(new)
    return found


def _in_cell(text: str, a: int, b: int) -> bool:
    """Tell whether a line goes on in the last cell of the row before it: indented, no cells of its own, no sentence."""
    return text[a] == " " and "\t" not in text[a:b] and not PROSE.search(text, a, b)


def _is_title(line: str, follower: str) -> bool:
    """Tell whether the first line of a text is its title."""
    if _TITLE.fullmatch(line) or (_NOTE.match(follower.strip()) and not re.search(r"[、。:]", line)):
        return True
    said = re.search(r"[にをがはで]", line) is not None and not re.search(r"[。:]", line) and len(line) <= 40
    return said and "。" in follower and not BULLET.match(line)


def _section_titles(text: str, rows: list[tuple[int, int]]) -> frozenset[int]:
    """Return the rows that begin with a sign or number, are short, and never follow one another: titles of sections."""
    lines = [(i, text[a:b]) for i, (a, b) in enumerate(rows) if text[a:b].strip()]
    found: list[int] = []
    for (i, line), (_, behind) in pairwise(lines):
        sign, next_sign = _SIGN.match(line), _SIGN.match(behind)
        if sign is None:
            continue
        if next_sign is not None and (sign.group(1) is None) == (next_sign.group(1) is None):
            return frozenset()
        if len(line) <= 32 and not re.search(r"[、。:\t]", line) and not _names_one(line[sign.end() :], behind):
            found.append(i)
    return frozenset(found) if len(found) > 1 else frozenset()


def _names_one(words: str, behind: str) -> bool:
    """Tell whether a line is the name of a body, with what it did (no sentence) in the line below."""
    body = read_body(words, 0, len(words)) if "。" not in behind else None
    return body is not None and body.strength in ("strong", "form") and not body.generic


def _is_notice(text: str, rows: list[tuple[int, int]]) -> bool:
    """Tell whether a text is a notice in lines of a label, a gap and what it says (とき, ところ, 主催)."""
    found = 0
    for a, b in rows:
        match = _GAP_LABEL.match(text, a, b)
        label = label_of(match.group(1)) if match else Label()
        found += label.kind in ("skip", "venue") or label.exact
    return found > 2


def _behind_label(text: str, a: int, b: int) -> int:
    """Return where the words behind a label begin that is in no table of labels (コーヒー　+ who serves it)."""
    match = _SHORT_LABEL.match(text, a, b)
    if match is None or label_of(match.group(1)).kind:
        return a
    body = read_body(text, match.start(1), match.end(1))
    return a if body is not None and body.strength in FIRM else match.end()


def _heading(line: str, follower: str) -> Label | None:
    """Return the label that a line of its own makes for the lines below it, or None for a line to be read."""
    if line.count("/") == follower.count("/") == 1 and _SLASH_LABEL.match(line) and _SLASH_LABEL.match(follower):
        return None  # rows of a class and its members
    if "\t" in line.strip() and follower.count("\t") == line.count("\t"):
        return None  # the head row of a table
    words = _DECORATION.sub("", line.strip())
    answer = re.search(r"[ \t]*\(([^()]{0,40})\)[ \t]*$", words)
    if answer is not None and is_named(answer.group(1).strip()):
        return None  # a choice with its answer in the bracket
    words = words[: answer.start() if answer else None].rstrip(":").strip()
    bracketed = BRACKET_LABEL.fullmatch(line)
    if bracketed:
        words = bracketed.group(1)
    words = _DECORATION.sub("", words)
    if not words or len(words) > 40 or (not follower.strip() and not bracketed):
        return None
    label = label_of(words)
    if bracketed and words == "その他":
        return Label("heading")
    if label.kind == "skip" and _SPOKEN.fullmatch(label.words) and ("。" in follower or label.words in _STORIES):
        return Label("heading")
    if label.kind in ("role", "venue", "skip") and not label.rest:
        return label
    if bracketed or line.rstrip().endswith(":"):
        return replace(label, kind=label.kind or "heading")
    sign, next_sign = BULLET.match(line), BULLET.match(follower)
    if sign and not next_sign and "。" in follower and _matter(line[sign.end() :]):
        return replace(label, kind="heading")
    if (
        label.kind == "group"
        and lexicon_in_use().covers(words)
        and sign
        and sign.group().strip()
        and (not next_sign or next_sign.group().strip() != sign.group().strip())
    ):
        return label
    return (
        label
        if label.kind == "group" and _is_list(follower) and not _is_list(line) and not BULLET.match(line)
        else None
    )


def _matter(words: str) -> bool:
    """Tell whether a line names a matter (備蓄食品の活用) and no body, so that it is the heading of what follows."""
    if len(words) > 24 or PROSE.search(words) or re.search(r"[、,:()\t ]", words):
        return False
    body = read_body(words, 0, len(words))
    return body is None or (body.strength not in FIRM)


def _is_list(line: str) -> bool:
    return (bool(re.search(r"[、,]", line)) or line.count("・") > 1) and not PROSE.search(line)


def _line_blocks(text: str, a: int, b: int, heading: Label) -> list[Block]:
    bullet = BULLET.match(text, a, b)
    start = bullet.end() if bullet else a
    dated = _DATED.match(text, start, b) if bullet else None
    start = dated.end() if dated else start
    label, item = heading, bool(bullet)
    found = _inline_label(text, start, b)
    if found is not None:
        label, start = found
        item = True
    if label.kind == "skip" and _SPOKEN.fullmatch(label.words) and PROSE.search(text, start, b):
        label = Label()
    if label.kind == "skip" and label.words in ("代表", "代表者", "担当", "担当者") and "。" in text[start:b]:
        label = Label()  # who speaks in an interview
    if label.kind == "skip" and label.words.startswith("対象") and re.search(r"\([^()]+、[^()]+\)", text[start:b]):
        label = Label()
    if start >= b or label.kind == "skip":
        return []
    out, at = list[Block](), start
    told = _TOLD.match(text, start, b) if item else None
    if told is not None and is_named(text[start : told.start("sign")]):
        out.append(_block(text, start, told.start("sign"), label, item))  # a body and, behind the sign, what it does
        at = told.end()
    for sign in sorted(
        (*_INLINE_BULLET.finditer(text, start, b), *_INLINE_ROLE.finditer(text, start + 2, b)), key=lambda m: m.start()
    ):
        if sign.start() > at:
            out.append(_block(text, at, sign.start(), label, item))
        inner = _inline_label(text, sign.end(), b)
        at, item = sign.end(), True
        if inner is not None and (inner[0].role or inner[0].kind == "skip"):
            label, at = inner
    out.append(_block(text, at, b, label, item))
    return [block for block in out if block.label.kind != "skip" and text[block.start : block.end].strip()]


def _inline_label(text: str, start: int, end: int) -> tuple[Label, int] | None:
    """Return the label at ``start`` (協力:, 【後援】, 主 催) and where its words begin; None where there is none."""
    match = BRACKET_LABEL.match(text, start, end)
    if match and match.end() < end:
        label = label_of(match.group(1))
        if label.words == "その他":
            return Label("heading"), match.end()
        if _CONTACT.search(match.group(1)):
            return Label("skip", "", label.words), match.end()
        gave = "donation" if "くださ" in match.group(1) or "いただ" in match.group(1) else ""
        role = label.role or gave or (role_in(match.group(1)[-4:], "") if not label.kind else "")
        return replace(label, kind=label.kind or "heading", role=role), match.end()
    match = LABEL.match(text, start, end)
    if match and match.end() < end:
        label = label_of(match.group(1))
        if label.kind in ("role", "venue", "skip"):
            return label, match.end()
        if _ASPECT.fullmatch(label.words):
            return Label("heading"), match.end()
        rest = text[match.end() : min(end, match.end() + 400)]
        items = (
            []
            if PROSE.search(rest) or re.search("[をがも]", rest)
            else [re.sub(r"\([^()]*\)$", "", item) for item in rest.split("、")]
        )
        if items and (
            is_class(label.words, rest) or all(tells_who_runs(label.words, item) for item in (items[0], items[-1]))
        ):
            return Label("group", "", label.words), match.end()
        if label.kind == "group" and not PROSE.search(rest) and re.search(r"[、,・]", rest):
            return label, match.end()
        return None
    match = _SLASH_LABEL.match(text, start, end)
    if match and ((label := label_of(match.group(1))).exact or (label.kind == "group" and is_row(text, start, end))):
        return label, match.end()
    if match and is_row(text, start, end) and tells_who_runs(match.group(1), text[match.end() : end]):
        return Label("heading"), match.end()
    match = _ARROW_LABEL.match(text, start, end)
    if match:
        label = label_of(match.group(1))
        return Label("heading") if label.words == "その他" else label, match.end()
    match = _LEVEL_LABEL.match(text, start, end)
    if match:
        return Label("group", "", match.group(1)), match.end()
    match = _SPACED_LABEL.match(text, start, end)
    if match and ((label := label_of(match.group(1))).exact or match.group(1).count(" ") > 1):
        return label if label.kind else Label("heading"), match.end()
    match = _GAP_LABEL.match(text, start, end)
    if match:
        label = label_of(match.group(1))
        if label.words == "その他":
            return Label("heading"), match.end()
        if (
            label.kind == "skip"
            or (label.kind in ("role", "venue") and (label.exact or len(label.words) > 3))
            or _NAME_LABEL.fullmatch(label.words)
        ):
            return label, match.end()
    return None


def _block(text: str, a: int, b: int, label: Label, item: bool) -> Block:
    return Block(a, b, label, item, bool(PROSE.search(text[a:b])))
