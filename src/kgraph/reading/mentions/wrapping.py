"""Lines that the width of a page broke: where they do, the line end is taken out, so that no name is cut in two."""

from __future__ import annotations

import re
from itertools import pairwise

from kgraph.reading.mentions.columns import columns_of
from kgraph.reading.mentions.kana import is_hiragana
from kgraph.reading.mentions.roles import label_of
from kgraph.reading.mentions.rows import is_named
from kgraph.reading.mentions.signs import BRACKET_LABEL, BULLET, GAP_LABEL, LABEL, PROSE
from kgraph.reading.mentions.working import Working, line_spans

_EQUALS = re.compile(r"(?:(?<=[\s。])|^)([^\s=:、。()]{2,8})=(?=[^=])", re.MULTILINE)
_CLOSERS = "。)」】:;"
_SHORTEST = 20  # no page is narrower, in characters
_NUMBER_BEFORE = re.compile(r"[ \t]*(?:[0-9]{1,3}[.)]?|番号|No\.?|#) ")
_PAGE = re.compile(r"[ \t]*[-—–~〜 ]*[0-9]{1,3}[-—–~〜 ]*$")  # the number of a page


def unwrapped(work: Working) -> Working:
    """Return ``work`` without the line ends (and the spaces beside them) that only a page's width made."""
    text = work.text
    if "\n" not in text:
        return work
    spans = line_spans(text)
    widest = max(b - a for a, b in spans)
    drop: list[tuple[int, int]] = []
    for (a, b), (c, d) in pairwise(spans):
        if _wrapped(text[a:b], text[c:d], widest):
            first = a + len(text[a:b].rstrip())
            drop.append((first, c + len(text[c:d]) - len(text[c:d].lstrip())))
    if not drop:
        return work
    keep: list[int] = []
    at = 0
    for a, b in drop:
        keep.extend(range(at, a))
        at = b
    keep.extend(range(at, len(text)))
    return Working(
        work.original,
        "".join(text[i] for i in keep),
        tuple(work.starts[i] for i in keep),
        tuple(work.ends[i] for i in keep),
    )


def tabulated(work: Working) -> Working:
    """Return ``work`` with the commas, or the slashes, of three rows or more of equally many cells as tabs."""
    if "=" in work.text:
        work = Working(work.original, _EQUALS.sub(_as_label, work.text), work.starts, work.ends)
    for sign in ",/":
        work = _tabulated(work, sign)
    return _by_wide_spaces(work)


def _by_wide_spaces(work: Working) -> Working:
    """Return ``work`` with the wide spaces between the columns of a table as tabs: in a row of headings, and in the
    rows below it that have as many of them, of which there are two at least."""
    if "\u3000" not in work.original:
        return work
    spans = line_spans(work.text)
    wide = [_wide_spaces(work, a, b) for a, b in spans]
    chars, wanted = list(work.text), 0
    for number, (a, b) in enumerate(spans):
        below = [len(found) for found in wide[number + 1 : number + 3]]
        if wide[number] and below == [len(wide[number])] * 2 and columns_of(_with_tabs(work.text, a, b, wide[number])):
            wanted = len(wide[number])
        elif a == b:
            wanted = 0
        if wide[number] and len(wide[number]) == wanted:
            chars[a:b] = _with_tabs(work.text, a, b, wide[number])
    return Working(work.original, "".join(chars), work.starts, work.ends)


def _wide_spaces(work: Working, a: int, b: int) -> list[int]:
    """Return where single wide spaces part the words of a line, the one behind its number left out."""
    if work.text[a:b].lstrip().startswith("•"):
        return []  # an item with its label
    first = _NUMBER_BEFORE.match(work.text, a, b)
    begins = b - len(work.text[a:b].lstrip())
    at = range(max(first.end() if first else a, begins), b)
    found = [i for i in at if work.text[i] == " " and work.original[work.starts[i]] == "\u3000"]
    return [i for i in found if "/" not in work.text[i - 1 : i + 2]]


def _with_tabs(text: str, a: int, b: int, spaces: list[int]) -> str:
    chars = list(text[a:b])
    for i in spaces:
        chars[i - a] = "\t"
    return "".join(chars)


def _tabulated(work: Working, sign: str) -> Working:
    text = work.text
    if text.count(sign) < 4:
        return work
    spans = line_spans(text)
    counts = [0 if re.search("[。、]{2}|。$", text[a:b]) else text.count(sign, a, b) for a, b in spans]
    rows: set[int] = set()
    for i in range(len(counts) - 2):
        if counts[i] > 1 and counts[i] == counts[i + 1] == counts[i + 2]:
            rows.update((i, i + 1, i + 2))
    if not rows:
        return work
    changed = "\n".join(text[a:b].replace(sign, "\t") if i in rows else text[a:b] for i, (a, b) in enumerate(spans))
    return Working(work.original, changed, work.starts, work.ends)


def _as_label(match: re.Match[str]) -> str:
    """Write the = behind a label (主催=, 講師=) as a colon."""
    return match.group(1) + ":" if label_of(match.group(1)).kind in ("role", "venue", "skip") else match.group(0)


def _wrapped(line: str, following: str, widest: int) -> bool:
    last, first = line.rstrip()[-1:], following.lstrip()[:1]
    if ("\t" in line and "\t" in following) or _PAGE.match(line) or _PAGE.match(following):
        return False  # rows of a table, numbers of pages
    if not last or not first or BULLET.match(following) or BRACKET_LABEL.match(following) or last in "。:":
        return False
    if last in "、,・(「" or first in "、。,)」ーっゃゅょ":
        return True
    if line.count("/") == following.count("/") == 1:
        return False  # rows of a class and its members
    label = LABEL.match(following)
    if label and label_of(label.group(1)).kind in ("role", "venue", "skip"):
        return False
    gap = GAP_LABEL.match(following)
    if gap and label_of(gap.group(1)).kind in ("role", "venue", "skip"):
        return False
    if is_named(following.strip()) and is_named(re.split(r"[ \t]", line.strip())[-1]):
        return False  # items of a list, one to a line
    full = len(line) >= _SHORTEST and len(line) >= widest - 4
    if first in "をがはにでとのもへや" and not is_hiragana(following.lstrip()[1:2]) and (full or last not in _CLOSERS):
        return full or bool(re.search(r"[をがはにで][^、。]{0,20}$", line))
    return full and last not in _CLOSERS and (is_hiragana(last) or any(_runs_on(text) for text in (line, following)))


def _runs_on(line: str) -> bool:
    """Tell whether a line is a piece of a sentence."""
    return bool(PROSE.search(line)) or len(re.findall(r"(?<=[^ぁ-ん])[をがはにで](?=[^ぁ-ん]|$)", line)) > 0
