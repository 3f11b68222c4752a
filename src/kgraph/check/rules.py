"""Rules: what a check looks for, how bad a breach is, and the words to tell it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kgraph import vocab
from kgraph.errors import CallError, Problem, Text

SHAPE: Final = f"{vocab.BASE}shape/"
"""The namespace of the project's shapes; the local name of a shape is the name of its rule."""

GUARD: Final = f"{vocab.BASE}guard/"
"""The namespace of the guards, which hold whatever the shapes say."""

VIOLATION, WARNING, INFO = SEVERITIES = ("violation", "warning", "info")
"""How bad a breach is, worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: its IRI, its severity, its name, what it expects, and what to do about a breach.

    ``path`` is the property it speaks of, empty where it speaks of the node or of a path of several steps.
    """

    iri: str
    severity: str
    name: Text
    expected: Text
    todo: Text
    path: str = ""

    @property
    def id(self) -> str:
        """The local name: ``partnership-evidence``; that of a guard is ``guard:required-class``."""
        if self.iri.startswith(GUARD):
            return f"guard:{self.iri.removeprefix(GUARD)}"
        return self.iri.removeprefix(SHAPE)

    @property
    def is_guard(self) -> bool:
        """Whether it guards against a check that finds nothing because it looks at nothing."""
        return self.iri.startswith(GUARD)


def severity_rank(severity: str) -> int:
    """Return 0 for violation, 1 for warning, 2 for info; raises CallError for any other word."""
    if severity not in SEVERITIES:
        raise CallError(
            Problem(
                code="unknown-severity",
                file="check",
                field="severity",
                found=severity,
                expected=Text("次のどれか: " + ", ".join(SEVERITIES), "one of: " + ", ".join(SEVERITIES)),
                todo=Text("綴りを確かめてください", "check the spelling"),
            )
        )
    return SEVERITIES.index(severity)


def _guard(name: str, severity: str, title: Text, expected: Text, todo: Text) -> Rule:
    return Rule(iri=GUARD + name, severity=severity, name=title, expected=expected, todo=todo)


NO_DATA: Final = _guard(
    "no-data",
    VIOLATION,
    Text("データがある", "there is data"),
    Text("一つ以上の資料と、そこからの三つ組", "at least one source, and triples made from it"),
    Text("--data に資料のフォルダーを指定してください", "name the folder of a source by --data"),
)
ID_IN_TWO_SOURCES: Final = _guard(
    "id-in-two-sources",
    VIOLATION,
    Text("id は一つの資料だけのもの", "an id belongs to one source"),
    Text("資料ごとに異なる記載と取組の id", "ids of mentions and initiatives of each source's own"),
    Text("資料を read で読み直してください", "read the source again, under an id of its own"),
)
TWO_NAMES: Final = _guard(
    "two-names",
    VIOLATION,
    Text("一つのものに各言語の名前は一つ", "one name of each language for one thing"),
    Text("資料をまたいで、各言語に一つの skos:prefLabel", "one skos:prefLabel of each language over all sources"),
    Text(
        "ほかの資料での名前は別名（skos:altLabel）にしてください",
        "make what other sources call it an alias (skos:altLabel)",
    ),
)
FORMS_MADE_ONE: Final = _guard(
    "forms-made-one",
    WARNING,
    Text("統合した団体の法人格が同じ", "bodies that were made one have one legal form"),
    Text("法人格が同じか、片方に法人格がない名称", "names with one legal form, or one of them without a form"),
    Text(
        "corrections.csv の merge を確かめ、別の団体なら part で取り消してください",
        "look at the `merge` in corrections.csv; if they are two bodies, take it back by `part`",
    ),
)
UNWRITABLE: Final = _guard(
    "unwritable-value",
    VIOLATION,
    Text("値をグラフに書ける", "values can be written to the graph"),
    Text("その列の形に合う値", "a value of the column's form"),
    Text(
        "その値を持つ行を直してください（ほかの検査は行っていません）",
        "mend the row with that value; nothing else was checked",
    ),
)
UNKNOWN_TERM: Final = _guard(
    "unknown-term",
    VIOLATION,
    Text("シェイプの用語がある", "the terms of the shapes exist"),
    Text("SHACL または ontology/ にある用語", "a term of SHACL, or of ontology/"),
    Text(
        "シェイプの綴りを直してください（検査は行っていません）",
        "mend the spelling in the shapes; nothing was validated",
    ),
)
CLASS_WITHOUT_SHAPE: Final = _guard(
    "class-without-shape",
    VIOLATION,
    Text("データのどのクラスにもシェイプがある", "every class in the data has a shape"),
    Text("このクラスを対象とするシェイプ", "a shape that targets this class"),
    Text("クラスの綴りを直すか、シェイプを加えてください", "mend the spelling of the class, or add a shape"),
)
SHAPE_WITHOUT_NODE: Final = _guard(
    "shape-without-node",
    VIOLATION,
    Text("必要なシェイプが何かを調べた", "a required shape checked something"),
    Text("このシェイプの対象が一つ以上", "at least one node that this shape targets"),
    Text("シェイプの対象クラスの綴りとデータを確かめてください", "check the target class of the shape, and the data"),
)
REQUIRED_CLASS: Final = _guard(
    "required-class",
    VIOLATION,
    Text("必要なクラスのものがある", "every required class has an instance"),
    Text(
        "source.yml の required_classes にあるクラスのものが一つ以上",
        "at least one instance of each class that source.yml requires",
    ),
    Text("資料を読み直すか、required_classes を直してください", "read the source again, or mend required_classes"),
)
TOO_FEW: Final = _guard(
    "too-few",
    VIOLATION,
    Text("件数が下限以上", "no fewer than the lower bound"),
    Text("source.yml の counts の min 以上", "at least the min of counts in source.yml"),
    Text("読み落としがないか確かめてください", "find out what was not read"),
)
TOO_MANY: Final = _guard(
    "too-many",
    WARNING,
    Text("件数が上限以下", "no more than the upper bound"),
    Text("source.yml の counts の max 以下", "at most the max of counts in source.yml"),
    Text("読み過ぎがないか確かめ、正しければ上限を上げてください", "find out what was read twice, or raise the bound"),
)
UNKNOWN_COUNT: Final = _guard(
    "unknown-count",
    VIOLATION,
    Text("counts の名前がある", "the names of counts exist"),
    Text("行の表の名前かクラスの名前", "the name of a table of statements, or of a class"),
    Text("source.yml の counts の綴りを直してください", "mend the spelling in counts of source.yml"),
)

GUARDS: Final = (
    NO_DATA,
    ID_IN_TWO_SOURCES,
    TWO_NAMES,
    FORMS_MADE_ONE,
    UNWRITABLE,
    UNKNOWN_TERM,
    CLASS_WITHOUT_SHAPE,
    SHAPE_WITHOUT_NODE,
    REQUIRED_CLASS,
    TOO_FEW,
    TOO_MANY,
    UNKNOWN_COUNT,
)
"""All guards."""
