"""Partners by the groups that name them, beside how sure each rank is when some of the mentions are missing."""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.figures.parts import ACCENT, INK, MARGIN, RULE, SMALL, SOFT, STRONG, TEXT_SIZE, Frame, level_of
from kgraph.figures.sheet import Sheet, fitted, width_of
from kgraph.links import UNNAMED, Narrowing
from kgraph.network import wording
from kgraph.network.brokers import BrokerAnswer, BrokerRow
from kgraph.network.robustness import Robustness

ROWS = 15
"""How many partners are drawn at most, those with the most groups."""

SHARE = 0.1
"""The share of missing mentions whose interval is drawn."""

_ROW, _LABEL_MOST, _BARS, _RANKS, _GAP, _POSSIBLE = 24.0, 230.0, 210.0, 230.0, 46.0, "#a9b4be"


def draw(
    answer: BrokerAnswer,
    robustness: Robustness | None,
    *,
    lang: str = "ja",
    source: Text | None = None,
    narrowed: Narrowing | None = None,
) -> Sheet:
    """Return the figure of the partners that two or more groups name.

    Bars count groups. Where the level can be ranked, a dot is the rank and a line the 5 to 95 % interval of the rank
    when a tenth of the mentions is missing; an unnamed node, a possibility, has a pale bar and no rank.
    Raises CallError without matplotlib.
    """
    shared = [row for row in answer.rows if len(row.groups) > 1]
    rows = shared[:ROWS]
    sure = robustness if answer.ranked and rows else None
    labels = [fitted(row.partner.label_in(lang), TEXT_SIZE, _LABEL_MOST) for row in rows]
    label_width = max([width_of(label, TEXT_SIZE) for label in labels], default=0.0)
    left = MARGIN + label_width + 10
    width = max(left + _BARS + (_GAP + _RANKS if sure else 0) + MARGIN, 460.0)
    frame = Frame(
        width,
        (narrowed or Narrowing()).titled(_title(answer)).in_(lang),
        _lead(answer, rows).in_(lang).split("\n"),
        _foot(answer, shared, sure, lang, source),
    )
    top = frame.above + (40 if sure else 26)
    sheet = Sheet(width, top + len(rows) * _ROW + frame.below, frame.title)
    frame.draw(sheet)
    if not rows:
        return sheet
    sheet.text(left, frame.above + 10, wording.groups_heading(answer.level).in_(lang), size=TEXT_SIZE, bold=True)
    most = max(len(row.groups) for row in rows)
    for at, (row, label) in enumerate(zip(rows, labels, strict=True)):
        y = top + at * _ROW + _ROW / 2
        sheet.text(left - 8, y, label, size=TEXT_SIZE, align="right")
        length = (_BARS - 26) * len(row.groups) / most
        fill = _POSSIBLE if row.partner.nature == UNNAMED else ACCENT
        sheet.box(left, y - 7, length, 14, fill=fill)
        sheet.text(left + length + 6, y, str(len(row.groups)), size=TEXT_SIZE, bold=True)
    if sure:
        _ranks(sheet, rows, sure, left + _BARS + _GAP, frame.above + 10, top, lang)
    return sheet


def _ranks(
    sheet: Sheet, rows: list[BrokerRow], sure: Robustness, left: float, heading: float, top: float, lang: str
) -> None:
    """Draw the ranks with their intervals on a scale of their own."""
    spreads = {row.partner.id: sure.rows[row.partner.id].missing[SHARE] for row in rows if row.partner.id in sure.rows}
    worst = max([spread.high for spread in spreads.values()] + [row.rank or 1 for row in rows])
    last = max(round(worst), 2)

    def x(rank: float) -> float:
        return left + (rank - 1) / (last - 1) * (_RANKS - 16)

    sheet.text(
        left - 6,
        heading,
        "順位と、その確かさ" if lang == "ja" else "rank, and how sure it is",
        size=TEXT_SIZE,
        bold=True,
    )
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if last / step <= 8)
    ticks = [1, *(n for n in range(step, last + 1, step) if n > 1)]
    bottom = top + len(rows) * _ROW
    for tick in ticks:
        sheet.line([(x(tick), top - 2), (x(tick), bottom)], color=RULE, width=0.7)
        sheet.text(
            x(tick), top - 11, f"{tick}位" if lang == "ja" else str(tick), size=SMALL, color=SOFT, align="center"
        )
    for at, row in enumerate(rows):
        y = top + at * _ROW + _ROW / 2
        if row.rank is None:
            sheet.text(left, y, "—", size=TEXT_SIZE, color=SOFT)
            continue
        spread = spreads.get(row.partner.id)
        if spread:
            sheet.line([(x(spread.low), y), (x(spread.high), y)], color=STRONG, width=2.2)
            for end in (spread.low, spread.high):
                sheet.line([(x(end), y - 4), (x(end), y + 4)], color=STRONG, width=2.2)
        sheet.dot(x(row.rank), y, 4.6, fill=INK, line="#ffffff")


def _title(answer: BrokerAnswer) -> Text:
    what = level_of(answer.level)
    if answer.level == "kind":
        return Text(f"多くの団体が挙げる{what.ja}", f"The {what.en} that most groups mention")
    return Text(f"複数の団体が挙げる{what.ja}", f"The {what.en} that several groups name")


def _lead(answer: BrokerAnswer, rows: list[BrokerRow]) -> Text:
    reason = wording.broker_reason(answer)
    if reason:
        return reason
    total = answer.counts.groups
    return Text(
        f"{total} 団体のうち、いくつの団体が挙げたか。",
        f"How many of {total} groups {'mention' if answer.level == 'kind' else 'name'} each.",
    )


def _foot(
    answer: BrokerAnswer, shared: list[BrokerRow], sure: Robustness | None, lang: str, source: Text | None
) -> list[str]:
    parts = [wording.caveat(answer.level)]
    if sure:
        percent = round(SHARE * 100)
        parts.insert(
            0,
            Text(
                f"● は順位。赤い線は、記載の {percent}% が欠けていたとしたら順位がどこまで動くか"
                f"（{sure.draws} 回試したうちの 9 割が収まる範囲）。線が重なるものどうしの順位の差は確かではありません。",
                f"The dot is the rank. The red line is where the rank would be if {percent} % of the mentions were "
                f"missing (9 in 10 of {sure.draws} draws). Where lines overlap, which of the two is first is not sure.",
            ),
        )
    if any(row.partner.nature == UNNAMED for row in shared[:ROWS]):
        parts.append(Text("薄い棒は、同じ連携先である可能性があるだけのもの。", "Pale bars are a possibility only."))
    if len(shared) > ROWS:
        n = len(shared) - ROWS
        parts.append(
            Text(f"2 団体以上が挙げたものは、ほかに {n} あります。", f"{n} more are named by two groups or more.")
        )
    return [part.in_(lang) for part in (*parts, *([source] if source else []))]
