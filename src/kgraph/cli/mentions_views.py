"""What ``kgraph mentions`` shows on a terminal: the mentions of passages as a table, and what was passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kgraph import vocab
from kgraph.cli.output import to_table
from kgraph.errors import Text

_TENSES = {"current": Text("現在", "current"), "planned": Text("予定", "planned")}

REASONS = {
    "alone": Text("それだけで立つ語", "stands alone"),
    "another column": Text("表のほかの列の語", "of another column of a table"),
    "class word": Text("総称（特定の団体を指さない）", "a word for a class, no one body"),
    "denied": Text("実現していない、または課題とされている", "did not come about, or is wanting"),
    "matter": Text("行ったこと（団体でない）", "what was done, not who"),
    "no head": Text("団体と分かる語がない", "no word that tells a body"),
    "no known body beside it": Text("並びに団体がない", "no body beside it"),
    "not said to take part": Text("関わったと書かれていない", "not said to take part"),
    "object": Text("働きかけの相手・対象", "what is done something with"),
    "of it": Text("団体の事柄を述べた語", "a matter of a body"),
    "people": Text("人びと一般", "people at large"),
    "perhaps a person": Text("人の名前かもしれない", "perhaps a person's name"),
    "place": Text("場所", "a place"),
    "predicate": Text("何であるかを述べた語", "says what something is"),
    "question": Text("問いかけ", "a question"),
    "repeat": Text("同じ相手の繰り返し", "said before"),
    "role word": Text("役割を述べた語", "a word for a role"),
    "states": Text("状態を述べた語", "says how something is"),
    "subject": Text("取組の主体自身", "the group itself"),
    "title": Text("題名の中の語", "in a title"),
}
"""The reasons of ``kgraph.reading.mentions`` for passing over words; one that is not here is shown as it is."""

Row = Mapping[str, Any]
Column = tuple[Text, Callable[[Row, str], str]]


def partners_table(results: Sequence[Row], lang: str) -> str:
    """Return the mentions as a table; the passage is a column where there are several."""
    return _table(results, "partners", _PARTNERS, lang)


def vetoed_table(results: Sequence[Row], lang: str) -> str:
    """Return what was passed over as a table, with the reason."""
    return _table(results, "vetoed", _VETOED, lang)


def _table(results: Sequence[Row], name: str, columns: Sequence[Column], lang: str) -> str:
    several = len(results) > 1
    header = [heading.in_(lang) for heading, _ in columns]
    rows = [
        [*([one["id"]] if several else []), *(cell(row, lang) for _, cell in columns)]
        for one in results
        for row in one[name]
    ]
    return to_table([*([_PASSAGE.in_(lang)] if several else []), *header], rows)


def _label(scheme: str, notation: str, lang: str) -> str:
    return vocab.label(scheme, notation, lang) if notation in vocab.scheme(scheme) else notation


def _yes(value: object, lang: str) -> str:
    return ("はい" if lang == "ja" else "yes") if value else ""


def _tense(row: Row, lang: str) -> str:
    known = _TENSES.get(row["tense"])
    return known.in_(lang) if known else str(row["tense"])


def _reason(row: Row, lang: str) -> str:
    known = REASONS.get(row["reason"])
    return known.in_(lang) if known else str(row["reason"])


def _surface(row: Row, _lang: str) -> str:
    return str(row["surface"])


def _kind(row: Row, lang: str) -> str:
    return _label("kinds", row["kind"], lang)


_PASSAGE = Text("文章", "passage")
_SURFACE: Column = (Text("書かれた語", "the words"), _surface)
_KIND: Column = (Text("種類", "kind"), _kind)
_RULE: Column = (Text("読み取りの規則", "rule"), lambda row, _lang: str(row["rule"]))

_PARTNERS: Sequence[Column] = (
    _SURFACE,
    (Text("名前", "name"), lambda row, _lang: str(row["name"])),
    _KIND,
    (Text("種類だけ", "kind only"), lambda row, lang: _yes(row["generic"], lang)),
    (Text("指す団体", "stands for"), lambda row, _lang: str(row["grounded"] or "")),
    (Text("役割", "role"), lambda row, lang: _label("roles", row["role"], lang)),
    (Text("時制", "tense"), _tense),
    (Text("確かでない", "uncertain"), lambda row, lang: _yes(row["weak"], lang)),
    _RULE,
)

_VETOED: Sequence[Column] = (_SURFACE, _KIND, (Text("採らなかった理由", "why not"), _reason), _RULE)
