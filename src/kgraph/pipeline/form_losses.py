"""What the form, filled in with statements, does not carry: it is read again, and what came out otherwise is told."""

from __future__ import annotations

from collections import Counter

from kgraph.errors import InputError, Problem, Text
from kgraph.identity.numbers import parse_corporate_number
from kgraph.pipeline.comparing import (
    BODY,
    CAME,
    CHANGED,
    GROUP,
    MARK,
    MEMBERSHIP,
    NUMBER,
    TIE,
    WENT,
    Change,
    compare,
    field_label,
)
from kgraph.pipeline.forms import filled_form
from kgraph.pipeline.tables import to_statements
from kgraph.reading.tables import read_table
from kgraph.reading.tables.form import SHEET
from kgraph.reading.tables.model import make_sheet
from kgraph.statements import PARTNER_FIELD, Statements

_NAMES = {
    GROUP: Text("団体", "groups"),
    TIE: Text("連携先", "partners"),
    BODY: Text("連携先の団体", "bodies of partners"),
    MEMBERSHIP: Text("加盟", "memberships"),
    NUMBER: Text("番号", "numbers"),
}
_ELSEWHERE = Text("連携先の欄のほかにある記載", "mentions outside the field of partners")
_WEAK = Text("連携先かどうか不確かな記載", "mentions that are weak")
_ROLE_TEXT = Text("連携先がしたことの言葉", "the words for what a partner did")
_LISTED = Text("一覧の団体", "listed bodies")


def losses(statements: Statements, file: str) -> tuple[Problem, ...]:
    """Return what a form filled in with ``statements`` does not carry, one problem for each field, with how many.

    The form is read again as ``kgraph read`` reads it, and compared; nothing is written. ``file`` is the form's name.
    """
    found: Counter[Text] = Counter()
    if not statements.groups:
        found[_LISTED] = len(statements.bodies)
    else:
        again = _again(statements)
        found.update(_changed(statements, again))
        found[_ROLE_TEXT] += sum((_role_texts(statements) - _role_texts(again)).values())
    found[_ELSEWHERE] += sum(m.field != PARTNER_FIELD for m in statements.mentions)
    found[_WEAK] += sum(m.field == PARTNER_FIELD and m.weak for m in statements.mentions)
    return tuple(_problem(file, name, count) for name, count in found.items() if count)


def _again(statements: Statements) -> Statements:
    """Return what the form gives when it is read; nothing where it cannot be read at all."""
    sheet = make_sheet(SHEET, filled_form(statements))
    try:
        reading = read_table(sheet, file=SHEET, corporate_number=parse_corporate_number)
    except InputError:
        return Statements(source=statements.source)
    return to_statements(reading, statements.source, SHEET)[0]


def _changed(statements: Statements, again: Statements) -> Counter[Text]:
    """Return how many changes each field has; one that went and came as another is one. A body that comes or goes is
    told by its ties, memberships and numbers."""
    ways: dict[str, Counter[Text]] = {CAME: Counter(), WENT: Counter(), CHANGED: Counter()}
    for change in compare([statements], [again]).changes:
        if change.how == CHANGED or change.what != BODY:
            ways[change.how][_field(change)] += 1
    return (ways[CAME] | ways[WENT]) + ways[CHANGED]


def _field(change: Change) -> Text:
    if change.what == MARK:
        return Text(field_label(change.field, "ja"), field_label(change.field, "en"))
    name = _NAMES[change.what]
    if not change.field or (change.what == TIE and change.field == "kind"):
        return name
    ja, en = field_label(change.field, "ja"), field_label(change.field, "en")
    return Text(f"{name.ja}の{ja}", f"{name.en}: {en}")


def _role_texts(statements: Statements) -> Counter[tuple[str, str, str]]:
    return Counter(
        (m.group, m.name, m.role_text)
        for m in statements.mentions
        if m.field == PARTNER_FIELD and m.role_text and not m.weak
    )


def _problem(file: str, name: Text, count: int) -> Problem:
    return Problem(
        code="not-in-form",
        file=file,
        counted=Text(f"{name.ja} {count}件", f"{name.en}: {count}"),
        expected=Text("様式の欄で伝えられること", "what a cell of the form can carry"),
        todo=Text(
            "この様式には入りません。読み直した表からは失われます。もとのデータは残してください",
            "the form does not carry it: what is read from the form lacks it, so keep the data it was made from",
        ),
    )
