"""A list cut into items: at separators, at dots that part, at spaces between bodies, between two legal forms."""

from __future__ import annotations

import re

from kgraph.kinds import lexicon_in_use
from kgraph.reading.mentions.bodies import FIRM, Body, read_body
from kgraph.reading.mentions.brackets import BRACKET, QUOTE
from kgraph.reading.mentions.dots import settle_dots
from kgraph.reading.mentions.forms import form_in
from kgraph.reading.mentions.gazetteer import gazetteer
from kgraph.reading.mentions.tokens import DOT, Chunk, Token, joined, tokens

_SPLIT = re.compile(
    r"[、;\t\n。|→⇒]| [+] |,(?![0-9]{3})|\.{3,}[0-9]+(?:名|人)?|:(?![0-9]{2})|"
    r"(?<=[ぁ-んァ-ー\u3400-\u9fff])[0-9]{1,2}\)(?=[\u3400-\u9fffァ-ヺ])|(?<=[ぁ-んァ-ー\u3400-\u9fff])×(?=[ぁ-んァ-ー\u3400-\u9fff])|(?<=[ぁ-ん])&|/|"
    r"及び|および|並びに|ならびに|又は|または|若しくは|もしくは|、?そして|(?<=[\u3400-\u9fffァ-ヺー])(?:ほか|をはじめ)(?=[\u3400-\u9fff])"
)
REPRESENT = re.compile(
    r"(?:を代表する|の代表|から推薦された|が推薦する|の推薦する|に所属する|に属する|に勤務する|の職にある|"
    r"を代表した|の代表する|から選出された|が指名する|と共同開催|と共催|と連携|と協働|とコラボ|と合同(?:開催|実施)?|と協力|が主催|が運営|が協力|が参加|も参加|と開催|と実施|"
    r"が選出する|が推薦した)[^、。]{0,6}$"
)
_OF_ITS_OWN = frozenset(
    [
        "media",
        "company",
        "university",
        "cooperative",
        "financial-institution",
        "social-welfare-corporation",
        "network",
        "merchants-association",
    ]
)
_FACILITY = re.compile(r"(?:園|店|所|院|館|校|苑|荘|センター|ホーム|事業所|クラブ|食堂|部)$")

_BRANCH = re.compile(r"[\u3400-\u9fff]{1,3}(?:分署|出張所|支部|支店|支所|支局|分館|分校|分室|別館|本館|本店|営業所)")
_TOLD_OF = re.compile(r"[^ =]{1,12}=[^ =]")  # what someone did and, behind =, who
_NUMBER = re.compile(r"[0-9]{1,2}[.)][ ]?(?=[^0-9 ])")
_REACH = 120  # what stands behind a space is looked at no further, in characters


def pieces(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of a stretch of text, without the signs and spaces at their edges."""
    spans: list[tuple[int, int]] = []
    at = start
    for sign in _SPLIT.finditer(masked, start, end):
        spans.append((at, sign.start()))
        at = sign.end()
    spans.append((at, end))
    out: list[tuple[int, int]] = []
    for a, b in spans:
        out.extend(_split_further(masked, *trim(masked, a, b)))
    return [(_behind_number(masked, a, b) if a > start else a, b) for a, b in out if b > a]


def _behind_number(masked: str, a: int, b: int) -> int:
    """Return where an item in the middle of a line begins behind its number (… / 2. …)."""
    number = _NUMBER.match(masked, a, b)
    return number.end() if number else a


def trim(masked: str, a: int, b: int) -> tuple[int, int]:
    """Return the span without spaces, bullets and dashes at its edges."""
    while a < b and masked[a] in " ・•\t\n—-~=.*<>↓↑":
        a += 1
    while b > a and masked[b - 1] in " ・•\t\n—~=*!?<>↓↑":
        b -= 1
    return a, b


def _split_further(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    """Split one item at dots that part, at spaces between bodies, and between two legal forms; from left to right."""
    out: list[tuple[int, int]] = []
    at = a
    for cut in _parting_dots(masked, a, b):
        out.append((at, cut))
        at = cut + 1
    out.append((at, b))
    out = [piece for span in out for piece in _at_spaces(masked, *trim(masked, *span))]
    return [piece for span in out for piece in _at_forms(masked, *trim(masked, *span))]


def _parting_dots(masked: str, a: int, b: int) -> list[int]:
    if masked.find("・", a, b) < 0:
        return []
    items = settle_dots(joined(tokens(masked, masked, a, b), masked), masked)
    return [
        item.start
        for before, item, behind in zip(items, items[1:], items[2:], strict=False)
        if isinstance(item, Token) and item.kind == DOT and isinstance(before, Chunk) and isinstance(behind, Chunk)
    ]


def _at_spaces(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = a
    i = masked.find(" ", a, b)
    while i >= 0:
        if _space_parts(masked, at, i, b):
            out.append((at, i))
            at = i + 1
        i = masked.find(" ", i + 1, b)
    out.append((at, b))
    return out


def _at_forms(masked: str, a: int, b: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    cut = _between_forms(masked, a, b)
    while cut:
        out.append((a, cut))
        a = cut
        cut = _between_forms(masked, a, b)
    out.append((a, b))
    return out


def _space_parts(masked: str, a: int, i: int, b: int) -> bool:
    b = min(b, i + _REACH)
    if _TOLD_OF.match(masked, i + 1, b):
        return True
    represent = REPRESENT.search(masked, i + 2, b)
    b = represent.start() if represent else b
    left, right = read_body(masked, a, i), read_body(masked, i + 1, b)
    if masked[i - 1] in (BRACKET, QUOTE):
        return right is not None
    lexicon = lexicon_in_use()
    if left is None or left.strength not in (*FIRM, "class") or masked[a:i] in lexicon.forms:
        return False
    bracket = masked.find(BRACKET, i + 1, b)
    b = bracket if bracket > 0 else b
    next_space = masked.find(" ", i + 1, b)
    right = read_body(masked, i + 1, next_space if next_space > 0 else b)
    if left.form and not left.generic and right is None and re.match(r"[A-Za-zァ-ヺ]{2}", masked[i + 1 : b]):
        return True
    if right is None or right.strength not in FIRM or _someone_of(left, right):
        return False
    if left.form and left.kind == "company" and right.kind in ("school", "university") and not right.generic:
        return True
    if _BRANCH.fullmatch(masked, i + 1, next_space if next_space > 0 else b) and not left.generic:
        return False
    if (left.strength == "dept" and right.strength == "dept") or (masked[i + 1] in "当本" and not left.generic):
        return True
    if left.strength == "place" and right.strength == "place":
        return left.kind == right.kind
    if left.generic and not right.generic and not left.form:
        return True
    if right.kind == "municipal-department" and gazetteer().prefix(masked, i + 1, b) > i + 1:
        return True
    if right.kind == "municipal-department" and left.kind != right.kind and not left.generic:
        return False
    if right.form and (form_in(masked, i + 1, b) or (b, None))[0] == i + 1:
        return True
    if (
        left.strength == "place"
        and right.strength in ("strong", "named")
        and max(gazetteer().prefix(masked, i + 1, b), gazetteer().stem_prefix(masked, i + 1, b)) > i + 1
    ):
        return True
    if left.strength != "place" and right.rule.endswith("+unit") and _has_base(masked, i + 1, right.end):
        return True
    if left.strength == "place" and not right.generic and right.kind in _OF_ITS_OWN:
        return True
    if (
        left.strength == "place"
        or right.rule.endswith("+unit")
        or (
            not left.generic
            and (left.form or left.kind in (right.kind, "religious-organisation") or right.generic)
            and _FACILITY.search(masked[i + 1 : b])
            and next_space < 0
        )
    ):
        return False
    return right.strength in ("strong", "place", "form") or (
        right.strength in ("named", "front") and not right.generic and i + 5 < b
    )


def _someone_of(left: Body, right: Body) -> bool:
    """Tell whether a trade without a name stands behind a body that is named (…保健所 保健師): someone of it."""
    named = not left.generic and left.strength != "place"
    return named and right.generic and right.kind in ("professional", "individual")


def _has_base(masked: str, a: int, b: int) -> bool:
    """Tell whether a unit is written with the named body that it is of (…大学…学部), so that it stands by itself."""
    for end in range(b - 1, a + 2, -1):
        body = read_body(masked, a, end)
        if body is not None and body.end == end and not body.rule.endswith("+unit"):
            return not body.generic and body.strength in ("strong", "form") and body.kind != "municipal-department"
    return False


def _between_forms(masked: str, a: int, b: int) -> int:
    """Return where an item with two companies' legal forms is to be cut (株式会社Ａ株式会社Ｂ), 0 where it is not."""
    first = form_in(masked, a, b)
    if first is None:
        return 0
    at, form = first
    second = form_in(masked, at + len(form.word), b)
    if second is None or (
        second[1].position == "front" and form.position == "front" and second[0] - at <= len(form.word)
    ):
        return 0
    if at > a and form.position in ("both", "back"):
        behind = at + len(form.word)
        return behind if behind < b else 0
    if second[0] > at + len(form.word) and second[0] + len(second[1].word) < b:
        return second[0]
    return 0
