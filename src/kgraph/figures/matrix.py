"""Which boxes the groups of each place ticked: concept by place, with what nobody ticked told apart from too few."""

from __future__ import annotations

from kgraph.errors import Text
from kgraph.figures.parts import INK, MARGIN, SMALL, SOFT, TEXT_SIZE, Frame
from kgraph.figures.sheet import Sheet, width_of
from kgraph.links import Narrowing
from kgraph.network import gaps_results
from kgraph.network.gaps import GapAnswer, Matrix
from kgraph.places import Places

_ROW, _CELL, _ALL, _HEAD, _LABEL_GAP = 23.0, 62.0, 66.0, 44.0, 12.0
# From pale to dark: the tint and the line of public administration, and steps between.
_SHADES = ("#e4f0f8", "#b9d6e8", "#86b8d6", "#4a93bf", "#00598c")
_EMPTY, _GAP_LINE, _ALL_EMPTY = "#ffffff", "#b3261e", "#fdecea"


def draw(
    answer: GapAnswer,
    scheme: str = "targets",
    *,
    lang: str = "ja",
    source: Text | None = None,
    narrowed: Narrowing | None = None,
) -> Sheet:
    """Return the matrix of a scheme (``targets`` or ``activities``) by place, with the whole in the first column.

    A zero in a red frame is a box that none of enough groups ticked; in a place with too few groups an empty cell says
    nothing. Raises CallError without matplotlib, KeyError for a scheme without a matrix.
    """
    matrix = {matrix.scheme: matrix for matrix in answer.matrices}[scheme]
    labels = [gaps_results.concept_label(answer.table, scheme, concept, lang) for concept in matrix.concepts]
    label_width = max(width_of(label, TEXT_SIZE) for label in labels)
    left = MARGIN + label_width + _LABEL_GAP
    width = max(left + _ALL + len(matrix.places) * _CELL + MARGIN, 460.0)
    title = (narrowed or Narrowing()).titled(_title(scheme))
    frame = Frame(width, title.in_(lang), [_lead(answer).in_(lang)], _foot(answer, matrix, lang, source))
    top = frame.above + _HEAD
    sheet = Sheet(width, top + len(labels) * _ROW + frame.below, frame.title)
    frame.draw(sheet)
    _headings(sheet, answer, matrix, left, frame.above, lang)
    most = max([len(groups) for groups in matrix.cells.values()] + [len(_SHADES)])
    for at, (concept, label) in enumerate(zip(matrix.concepts, labels, strict=True)):
        y = top + at * _ROW
        sheet.text(left - 8, y + _ROW / 2, label, size=TEXT_SIZE, align="right")
        everywhere = len(matrix.ticked.get(concept, ()))
        _cell(sheet, left, y, _ALL - 8, everywhere, max(answer.groups, 1), silent=not answer.enough)
        for number, place in enumerate(matrix.places):
            count = len(matrix.cells.get((concept, place.place), ()))
            _cell(sheet, left + _ALL + number * _CELL, y, _CELL, count, most, silent=place.silent)
    return sheet


def _cell(sheet: Sheet, x: float, y: float, width: float, count: int, most: int, *, silent: bool) -> None:
    if count:
        shade = min(len(_SHADES) - 1, (count * len(_SHADES) - 1) // most)
        sheet.box(x + 1, y + 1, width - 2, _ROW - 2, fill=_SHADES[shade])
        color = "#ffffff" if shade > 2 else INK
        sheet.text(x + width / 2, y + _ROW / 2, str(count), size=TEXT_SIZE, color=color, align="center", bold=True)
    elif silent:
        sheet.text(x + width / 2, y + _ROW / 2, "·", size=TEXT_SIZE, color=SOFT, align="center")
    else:
        sheet.box(x + 2, y + 2, width - 4, _ROW - 4, fill=_ALL_EMPTY, line=_GAP_LINE)
        sheet.text(x + width / 2, y + _ROW / 2, "0", size=TEXT_SIZE, color=_GAP_LINE, align="center", bold=True)


def _headings(sheet: Sheet, answer: GapAnswer, matrix: Matrix, left: float, top: float, lang: str) -> None:
    columns = [("全体" if lang == "ja" else "all", answer.groups, left + (_ALL - 8) / 2, True)]
    for number, place in enumerate(matrix.places):
        known = Places.load().get(place.place)
        name = known.name if lang == "ja" else known.romaji
        columns.append((name, len(place.groups), left + _ALL + (number + 0.5) * _CELL, False))
    for name, groups, x, bold in columns:
        size = TEXT_SIZE if width_of(name, TEXT_SIZE, bold=bold) < _CELL - 3 else SMALL * 0.9
        sheet.text(x, top + 12, name, size=size, align="center", bold=bold)
        told = f"{groups}団体" if lang == "ja" else f"{groups} group{'' if groups == 1 else 's'}"
        sheet.text(x, top + 28, told, size=SMALL, color=SOFT, align="center")


def _title(scheme: str) -> Text:
    if scheme == "targets":
        return Text("だれを対象とする取組があるか", "Whom the initiatives are for")
    return Text("どのような取組があるか", "What the initiatives do")


def _lead(answer: GapAnswer) -> Text:
    return Text(
        f"{answer.groups} 団体が調査票で印を付けた項目。数字は印を付けた団体の数。",
        f"The boxes that {answer.groups} groups ticked on the form. A number is how many of them ticked it.",
    )


def _foot(answer: GapAnswer, matrix: Matrix, lang: str, source: Text | None) -> list[str]:
    parts = []
    if matrix.unticked or _framed(matrix):
        parts.append(
            Text(
                "赤枠の 0 は、（その地域の）どの団体も印を付けていない項目。資料に書かれていないだけで、活動が無いという意味ではありません。",
                "A 0 in a red frame is a box that no group (of that place) ticked: it is not written here, which does not mean that "
                "nobody does it.",
            )
        )
    if any(place.silent for place in matrix.places):
        parts.append(
            Text(
                f"団体が {answer.least} に満たない地域の「·」は、何も示しません。",
                f"A dot, in a place with fewer than {answer.least} groups, says nothing.",
            )
        )
    places = sum(len(place.groups) for place in matrix.places)
    if places > answer.groups:
        parts.append(
            Text("複数の地域で活動する団体は、それぞれに数えています。", "A group of several places counts in each.")
        )
    return [part.in_(lang) for part in (*parts, *([source] if source else []))]


def _framed(matrix: Matrix) -> bool:
    """Return whether a place with groups enough has a box that none of them ticked."""
    told = [place.place for place in matrix.places if not place.silent]
    return any((concept, place) not in matrix.cells for concept in matrix.concepts for place in told)
