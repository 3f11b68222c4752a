"""Labels and sentences about single statements, in ja and en."""

from __future__ import annotations

from kgraph import vocab
from kgraph.errors import Text
from kgraph.places import Places
from kgraph.show.portrait import MentionView
from kgraph.statements import PARTNER_FIELD, Fact
from kgraph.statements.rows import FIELD_SCHEMES

FACTS = {
    "label": Text("団体名", "name"),
    "alias": Text("ほかの書き方", "also written"),
    "legal_form": Text("法人格", "legal form"),
    "form_status": Text("認定", "status of the legal form"),
    "prefecture": Text("都道府県", "prefecture"),
    "municipality": Text("市区町村", "municipality"),
    "region_note": Text("地域の補足", "note on the region"),
    "initiative": Text("取組名", "initiative"),
    "main_activity": Text("取組の種類（主 ★）", "main kind of initiative (★)"),
    "sub_activity": Text("取組の種類（副 ☆）", "further kind of initiative (☆)"),
    "main_target": Text("取組の対象（主 ★）", "main target (★)"),
    "sub_target": Text("取組の対象（副 ☆）", "further target (☆)"),
    "founded": Text("設立", "founded"),
    "incorporated": Text("法人設立", "incorporated"),
    "staff": Text("スタッフ数", "staff"),
    "staff_part": Text("スタッフ数の内訳", "staff, of which"),
    "website": Text("ウェブサイト", "website"),
    "partners_role": Text("連携の内容（欄全体）", "what the partners did (whole cell)"),
    "started": Text("取組の開始", "initiative began"),
    "member_count": Text("会員数", "members"),
    "telephone": Text("電話", "telephone"),
}


def fact_label(fact: Fact, lang: str) -> str:
    """Return what a fact is called."""
    return FACTS[fact.field].in_(lang) if fact.field in FACTS else fact.field


def fact_value(fact: Fact, lang: str, own: str = "") -> str:
    """Return the value of a fact in words: labels of concepts in ``lang``, names of places in Japanese.

    ``own`` is the label of a concept that the source adds to a scheme.
    """
    if own:
        value = own
    elif fact.field in FIELD_SCHEMES:
        value = vocab.label(FIELD_SCHEMES[fact.field], fact.value, lang)
    elif fact.field in ("prefecture", "municipality"):
        value = Places.load().get(fact.value).name
    else:
        value = fact.value
    return f"{value}（{fact.note}）" if fact.note and lang == "ja" else f"{value} ({fact.note})" if fact.note else value


def counting(view: MentionView) -> Text:
    """Return at which levels a mention counts, or why it does not."""
    mention = view.mention
    if view.levels:
        labels = [vocab.concept("levels", level) for level in view.levels]
        return Text("・".join(c.ja for c in labels), ", ".join(c.en for c in labels))
    if mention.tense != "current":
        return Text("数えない（予定）", "not counted: planned")
    if mention.field != PARTNER_FIELD:
        return Text("数えない（ほかの欄の記載）", "not counted: from another field")
    if mention.weak:
        return Text("数えない（連携とまでは言えない）", "not counted: no firm partnership")
    return Text("数えない（自団体）", "not counted: the group itself")
