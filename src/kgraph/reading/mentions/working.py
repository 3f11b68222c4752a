"""The text to read from: folded, tags and bullets made plain, and every character with its way back.

Rules look at ``Working.text`` only; what they find is given out as a slice of the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.text import fold, lines

INNER = "\ue010"  # a space inside a name written in Latin letters, or between such letters and kanji
BULLET = "•"
TAG_BREAK = "\n"

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,400})?/?>|&(nbsp|amp|lt|gt|quot);")
_BLOCK_TAGS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "br",
        "tr",
        "table",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dl",
        "dt",
        "dd",
        "section",
        "tbody",
        "thead",
    ]
)
_ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"'}
# Numbers in circles and brackets stand before the items of a list; NFKC would glue them to the item as plain digits.
_NUMBER_SIGNS = {
    **dict.fromkeys(range(0x2460, 0x249C), BULLET),
    **dict.fromkeys(range(0x24EA, 0x2500), BULLET),
    **dict.fromkeys(range(0x2776, 0x2794), BULLET),
    **dict.fromkeys(range(0x32D0, 0x32FF), BULLET),
    **dict.fromkeys(range(0x25A0, 0x2600), BULLET),
    **dict.fromkeys(range(0x2B12, 0x2B60), BULLET),
    **dict.fromkeys(map(ord, "★☆‣⁃∙・･❖✓✔➤➢➣❑❏"), BULLET),
}
_EMOJI = dict.fromkeys([*range(0x1F300, 0x1FB00), *range(0x2600, 0x27C0)], BULLET)
_KEEP_DOT = {ord("・"): "・", ord("･"): "・"}
_SIGNS = _EMOJI | _NUMBER_SIGNS | _KEEP_DOT
_DROP = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")
_QUOTES = str.maketrans({"『": "「", "』": "」", "“": "「", "”": "」", "〈": "【", "〉": "】", "《": "【", "》": "】", "﹁": "「", "﹂": "」",
                         "〔": "(", "〕": ")", "[": "(", "]": ")", "‐": "-", "‑": "-", "–": "-", "―": "—", "ｰ": "ー", "\u3000": " ",
                         "\v": " ", "\f": " ", "\x85": " ", "\u2028": " ", "\u2029": " ", "|": "\t", "│": "\t", "┃": "\t", "∕": "/",
                         "⁄": "/", "≪": "【", "≫": "】", "､": "、", "｡": "。"})  # fmt: skip
_CHECKED = re.compile(r"[☑☒✅✓✔]")
_BRANCHES = re.compile(r"[┌├└┏┣┗](?=[ \u3000]?[^\s\u2500-\u257f])")
_BOX, _OPEN_BOX = re.compile(r"[□☐]"), re.compile(r"[□☐][^□☐☑☒✅✓✔■\n]*")
_LATIN = re.compile(r"[A-Za-z0-9&+.'’]")
# The number of a paragraph or an item, or who speaks in minutes.
_NUMBERED = re.compile(
    r"(?:\A|\n)[ \t]*(?:\(?[0-9]{1,3}[.)]?|(?:委員|構成員)[A-Z]|問[0-9]{1,2}|[A-Z][0-9]{1,2}|[IVX]{1,4})\Z|"
    r"(?:\A|[\n\t )])[A-Z]-[0-9]{1,2}\Z"
)
# What begins a name: behind katakana a space before it parts words (物産コーナー JA…, but 認定 NPO 法人).
_OPENS = re.compile(r"(?:JA|NPO|PTA|UR|JR|NTT)(?![A-Za-z])")
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Working:
    """A text made plain: ``text[i]`` came from ``original[starts[i]:ends[i]]``."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original behind ``text[start:end]`` (not empty)."""
        return self.starts[start], self.ends[end - 1]


def working(original: str) -> Working:
    """Return ``original`` made plain: tags to line ends, numbers in circles to bullets, NFKC, radicals, spaces told apart.

    A space between Latin letters or digits and kanji or kana (as PDFs give it: NPO 法人) is taken out; between Latin
    words it becomes ``INNER``; wide gaps become a tab; every other space stays.
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    ticked = _as_ticked(original)
    for tag in _TAG.finditer(original):
        _append(ticked, at, tag.start(), chars, starts, ends)
        at = tag.end()
        if tag.group(3):
            sign = _ENTITIES[tag.group(3)]
        elif tag.group(2).lower() in _BLOCK_TAGS:
            sign = "\t" if tag.group(2).lower() in ("td", "th") else TAG_BREAK
        else:
            continue
        chars.append(sign)
        starts.append(tag.start())
        ends.append(tag.end())
    _append(ticked, at, len(original), chars, starts, ends)
    return _settle_spaces(original, "".join(chars), starts, ends)


def _as_ticked(text: str) -> str:
    """Return ``text`` with the choices that nobody ticked blanked out (☑行政 □大学), every other character in its place."""
    text = _BRANCHES.sub(BULLET, text)
    checked = _CHECKED.search(text) is not None

    if not _BOX.search(text):
        return text
    rows = text.split("\n")
    return "\n".join(
        _OPEN_BOX.sub(lambda box: " " * len(box.group()), row) if checked or "■" in row else row for row in rows
    )


def _append(original: str, a: int, b: int, chars: list[str], starts: list[int], ends: list[int]) -> None:
    if a >= b:
        return
    folded = fold(original[a:b].translate(_SIGNS))
    for i, char in enumerate(folded.text.translate(_QUOTES)):
        if char in _DROP or (char != "\n" and char != "\t" and not char.isprintable()):
            continue
        chars.append(char)
        starts.append(a + folded.starts[i])
        ends.append(a + folded.ends[i])


def _settle_spaces(original: str, text: str, starts: list[int], ends: list[int]) -> Working:
    out: list[str] = []
    keep: list[int] = []
    at = 0
    for gap in _SPACES.finditer(text):
        a, b = gap.span()
        out.append(text[at:a])
        keep.extend(range(at, a))
        at = b
        sign = _sign_of_gap(text, a, b)
        if not sign and original[starts[a]] == "\u3000" and a > 0 and text[a - 1] != "\n":
            if _LATIN.match(text, b) and not _LATIN.match(text, a - 1):
                sign = " "  # a wide space parts words also before Latin letters
            elif text[a - 1].isalpha() and not _LATIN.match(text, b):
                sign = " "  # and behind them (…PTA　お菓子)
        if sign:
            out.append(sign)
            keep.append(a)
    out.append(text[at:])
    keep.extend(range(at, len(text)))
    return Working(original, "".join(out), tuple(starts[i] for i in keep), tuple(ends[i] for i in keep))


def _sign_of_gap(text: str, a: int, b: int) -> str:
    before = text[a - 1] if a else "\n"
    after = text[b] if b < len(text) else "\n"
    if before == "\n" or after == "\n":
        return " " if before == "\n" and after != "\n" else ""
    if "\t" in text[a:b] or b - a >= 2:
        return "\t"
    if "+" in (before, after):
        return " "  # A + B
    left, right = bool(_LATIN.match(before)), bool(_LATIN.match(after))
    if left and right:
        return INNER
    if left or right:
        if left and _NUMBERED.search(text, max(0, a - 8), a):
            return " "
        if right and "ァ" <= before <= "ー" and _OPENS.match(text, b):
            return " "
        return "" if before not in ":;,、。・/)」" and after not in "•(「" else " "
    return " "


def plain(text: str) -> str:
    """Return a piece of ``Working.text`` as a name is written: no space but those between Latin words."""
    return text.replace(" ", "").replace("\t", "").replace("\n", "").replace(INNER, " ").strip()


def line_spans(text: str) -> list[tuple[int, int]]:
    """Return where each line of ``text`` begins and ends, its line feed left out."""
    return [(line.start, line.end) for line in lines(text)]
