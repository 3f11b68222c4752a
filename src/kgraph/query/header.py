"""The comment that opens a query file: what it is for, what it must be given, what its columns mean.

    # ja: 都道府県ごとの団体数
    # en: Groups per prefecture
    # param: prefecture place optional "愛媛県 or 38000"
    # column: groups 団体数 | groups

A parameter is required unless it says ``optional`` (it is then the empty string where it was not given) or
``default=WORD``. Lines of the comment that fit none of these are remarks for readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph import vocab
from kgraph.errors import DataError, Problem, Text

TYPES = ("text", "integer", "lang", "place", "body", *vocab.SCHEMES.values())
"""What a parameter can be: a string, a whole number, the language of labels, a place, a body, or a concept of a scheme
(named by the prefix of its concepts). Places, bodies and concepts are given by name, code, notation or id."""

_PARAM = re.compile(
    r"(?P<name>[A-Za-z]\w*)\s+(?P<type>[a-z-]+)"
    r'(?:\s+(?P<how>optional|default=\S+))?(?:\s+"(?P<example>[^"]*)")?'
)
_COLUMN = re.compile(r"(?P<name>[A-Za-z]\w*)\s+(?P<ja>[^|]+?)\s*\|\s*(?P<en>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One declared parameter: its variable, its type (one of ``TYPES``), and what stands in where it is not given."""

    name: str
    type: str
    required: bool = True
    default: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What the opening comment of a query says; empty where there is none."""

    purpose: Text
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[tuple[str, Text], ...] = ()

    def column(self, variable: str, lang: str) -> str:
        """Return the label of a column; its variable where the query gives none."""
        label = dict(self.columns).get(variable)
        return label.in_(lang) if label else variable


def parse_header(text: str, name: str = "query") -> Header:
    """Return the header of a query; raises DataError, with file and line, for a ``param`` or ``column`` line that
    cannot be read.

    >>> parse_header("# ja: 数\\n# en: count\\n# param: kind kind\\nSELECT").parameters[0].required
    True
    """
    purpose = {"ja": "", "en": ""}
    parameters: list[Parameter] = []
    columns: list[tuple[str, Text]] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            break
        word, colon, rest = stripped.lstrip("#").strip().partition(":")
        rest = rest.strip()
        if not colon:
            continue
        if word in purpose:
            purpose[word] = f"{purpose[word]} {rest}".strip()
        elif word == "param":
            parameters.append(_parameter(rest, name, number))
        elif word == "column":
            columns.append(_column(rest, name, number))
    return Header(Text(purpose["ja"], purpose["en"]), tuple(parameters), tuple(columns))


def _parameter(text: str, file: str, line: int) -> Parameter:
    match = _PARAM.fullmatch(text)
    if not match or match["type"] not in TYPES:
        wanted = f'NAME TYPE [optional | default=WORD] ["EXAMPLE"], TYPE: {" ".join(TYPES)}'
        raise DataError(_bad(file, line, "param", text, wanted))
    how = match["how"] or ""
    return Parameter(
        name=match["name"],
        type=match["type"],
        required=not how and match["type"] != "lang",
        default=how.removeprefix("default=") if how != "optional" else "",
        example=match["example"] or "",
    )


def _column(text: str, file: str, line: int) -> tuple[str, Text]:
    match = _COLUMN.fullmatch(text)
    if not match:
        raise DataError(_bad(file, line, "column", text, "NAME LABEL-JA | LABEL-EN"))
    return match["name"], Text(match["ja"], match["en"].strip())


def _bad(file: str, line: int, field: str, found: str, wanted: str) -> Problem:
    return Problem(
        code="query-header",
        file=file,
        line=line,
        field=field,
        found=found,
        expected=Text(wanted, wanted),
        todo=Text("その行を直してください", "mend that line"),
    )
