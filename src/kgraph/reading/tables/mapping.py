"""Mappings: which column of a table is what, and what its rows are. YAML, for a person to write and correct."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from kgraph import vocab
from kgraph.errors import InputError, Problem, Text, value_in_words
from kgraph.reading.tables.problems import problem
from kgraph.reading.tables.yaml_lines import Entries, load_entries

GROUPS, BODIES, MEMBERS = ROWS = ("groups", "bodies", "members")
"""What a row is: a group with its initiative, a body of a register, a body that is a member of the platform."""

_EVERY = (
    "name",
    "legal_form",
    "membership_note",
    "prefecture",
    "municipality",
    "region",
    "corporate_number",
    "identifier",
)
_APART = ("person", "address", "unused")
_OF_GROUPS = (
    "alias", "region_note", "site", "initiative", "activities", "main_activity", "sub_activity", "targets",
    "main_target", "sub_target", "mark", "founded", "incorporated", "started", "staff", "member_count", "telephone",
    "website", "partners", "partner", "partner_kind", "partner_role", "partner_tense", "partner_parent",
    "partners_role", "staff_parts",
)  # fmt: skip
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys((*_EVERY, *_APART), ROWS),
        **dict.fromkeys(_OF_GROUPS, (GROUPS,)),
        "kind": (BODIES, MEMBERS),
    }
)
"""The fields that a column may have, each with the kinds of row that it is for."""

CONSTANTS = ("kind", "legal_form", "prefecture", "municipality", "region", "initiative", "membership_note")
_COLUMN_KEYS = {"field", "separator", "scheme", "value", "number", "role", "tense", "values"}
CURRENT, PLANNED = _TENSES = ("current", "planned")
_KEYS = {"rows", "sheet", "header", "platform", "columns", "constants", "skip", "id", "title", "publisher", "issued"}
_LETTERS = re.compile(r"[A-Z]{1,3}")
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnUse:
    """What a column holds.

    ``scheme`` names an identifier, or the scheme of a choice whose notation is ``value`` (a column of marks).
    ``number`` joins a partner's columns, ``role`` and ``tense`` are those of all partners in it. ``values`` gives for
    the words of a cell what they stand for.
    """

    field: str
    separator: str = ""
    scheme: str = ""
    value: str = ""
    number: int = 0
    role: str = ""
    tense: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, kw_only=True)
class TableMapping:
    """What a table's rows and columns are. ``columns`` go by header or by letter; rows count from 1."""

    rows: str = GROUPS
    columns: tuple[tuple[str, ColumnUse], ...] = ()
    sheet: str = ""
    header: tuple[int, ...] = ()
    platform: str = ""
    constants: Mapping[str, str] = dataclasses.field(default_factory=lambda: NOTHING)
    skip: tuple[int, ...] = ()
    id: str = ""
    title: str = ""
    publisher: str = ""
    issued: str = ""
    made: bool = False


def letter(column: int) -> str:
    """Return the letter of a column that counts from 0 (0: A, 26: AA)."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(ord("A") + rest) + out
    return out


def column_number(letters: str) -> int:
    """Return the number, from 0, of a column called by letters."""
    number = 0
    for char in letters:
        number = number * 26 + ord(char) - ord("A") + 1
    return number - 1


def parse_mapping(text: str, file: str) -> TableMapping:
    """Return the mapping that a YAML text describes.

    Raises InputError naming each entry that is unknown or of the wrong form.
    """
    entries = _entries(text, file)
    data, at = entries.data, entries.line
    if not isinstance(data, dict):
        raise InputError(_wrong(file, "", "", ", ".join(sorted(_KEYS)), 1, data))
    problems = [_twice(file, *one) for one in entries.twice]
    problems += [_wrong(file, str(n), str(n), ", ".join(sorted(_KEYS)), at(str(n))) for n in data if n not in _KEYS]
    rows = data.get("rows", GROUPS)
    if rows not in ROWS:
        problems.append(_wrong(file, "rows", "", ", ".join(ROWS), at("rows"), rows))
    columns: list[tuple[str, ColumnUse]] = []
    given = data.get("columns")
    if not isinstance(given, dict) or not given:
        problems.append(_wrong(file, "columns", "", "{見出し: 項目}", at("columns"), given))
        given = {}
    for name, what in given.items():
        use = _use(what)
        entry = f"columns.{name}"
        if isinstance(use, _Wrong):
            choices = use.choices or ", ".join(fields_of(str(rows)))
            problems.append(_wrong(file, entry, "", choices, at(entry), use.found))
        elif rows in ROWS and rows not in FIELDS[use.field]:
            problems.append(_wrong(file, entry, use.field, ", ".join(fields_of(str(rows))), at(entry)))
        else:
            columns.append((str(name), use))
    constants = _words(data.get("constants"))
    if constants is None or set(constants) - set(CONSTANTS):
        unknown = data["constants"] if constants is None else ", ".join(sorted(set(constants) - set(CONSTANTS)))
        problems.append(_wrong(file, "constants", "", ", ".join(CONSTANTS), at("constants"), unknown))
    numbers = {name: _numbers(data.get(name)) for name in ("header", "skip")}
    problems += [
        _wrong(file, name, "", "3, [3, 4], 3-4", at(name), data.get(name))
        for name, found in numbers.items()
        if found is None
    ]
    if rows == MEMBERS and data.get("platform") is not None and not str(data["platform"]).strip():
        problems.append(_wrong(file, "platform", "", "", at("platform")))
    if problems:
        raise InputError(*sorted(problems, key=lambda found: found.line))
    return TableMapping(
        rows=rows,
        columns=tuple(columns),
        header=numbers["header"] or (),
        skip=numbers["skip"] or (),
        constants=MappingProxyType(constants or {}),
        sheet=_word(data, "sheet"),
        platform=_word(data, "platform"),
        id=_word(data, "id"),
        title=_word(data, "title"),
        publisher=_word(data, "publisher"),
        issued=_word(data, "issued"),
    )


def _word(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return "" if value is None else str(value)


def fields_of(rows: str) -> tuple[str, ...]:
    """Return the fields that columns may have where the rows are ``rows``."""
    return tuple(name for name, allowed in FIELDS.items() if rows in allowed)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What a column may not be: what was found, and what may stand there where that is no field."""

    found: Any
    choices: str = ""


def _use(what: Any) -> ColumnUse | _Wrong:
    """Return what a column is, or what is wrong with it."""
    if isinstance(what, str):
        name, _, extra = what.partition(":")
        extra = extra.strip()
        what = {"field": name.strip()} | ({"tense" if extra in _TENSES else "role": extra} if extra else {})
    if not isinstance(what, dict):
        return _Wrong(what)
    if not isinstance(what.get("field"), str) or what["field"] not in FIELDS:
        return _Wrong(what.get("field"))
    if unknown := set(map(str, what)) - _COLUMN_KEYS:
        return _Wrong(", ".join(sorted(unknown)), ", ".join(sorted(_COLUMN_KEYS)))
    values = _words(what.get("values"))
    number = what.get("number", 0)
    if values is None:
        return _Wrong(what["values"], "{言葉: 値}")
    if not isinstance(number, int) or isinstance(number, bool):
        return _Wrong(number, "1, 2, 3")
    plain = {name: str(what.get(name) or "") for name in ("separator", "scheme", "value", "role", "tense")}
    role = _role(plain["role"])
    if role is None:
        return _Wrong(plain["role"], ", ".join(concept.notation for concept in vocab.scheme("roles").leaves))
    if plain["tense"] not in ("", *_TENSES):
        return _Wrong(plain["tense"], ", ".join(_TENSES))
    return ColumnUse(field=what["field"], number=number, values=MappingProxyType(values), **(plain | {"role": role}))


def _role(words: str) -> str | None:
    """Return the notation of a role, by itself or by its label; None for what is none."""
    roles = vocab.scheme("roles").leaves
    return next((c.notation for c in roles if words in (c.notation, c.ja, *c.alt)), None) if words else ""


def _words(value: Any) -> dict[str, str] | None:
    if value is None:
        return {}
    if not isinstance(value, dict) or any(isinstance(v, dict | list) for v in value.values()):
        return None
    return {str(k): "" if v is None else str(v) for k, v in value.items()}


def _numbers(value: Any) -> tuple[int, ...] | None:
    if value is None:
        return ()
    if isinstance(value, str) and (match := re.fullmatch(r"\s*([0-9]+)\s*-\s*([0-9]+)\s*", value, re.ASCII)):
        first, last = int(match[1]), int(match[2])
        return tuple(range(first, last + 1)) if 0 < first <= last < first + 20 else None
    numbers = value if isinstance(value, list) else [value]
    if not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in numbers):
        return None
    return tuple(sorted(numbers))


def _entries(text: str, file: str) -> Entries:
    """Return the entries of a YAML text. Raises InputError for what is no YAML."""
    try:
        return load_entries(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError(_no_yaml(file, mark.line + 1 if mark else 0)) from None
    except (ValueError, RecursionError):  # a date that no calendar has, lists nested too deep
        raise InputError(_no_yaml(file, 0)) from None


def _no_yaml(file: str, line: int) -> Problem:
    found = Text("YAML として読めない書き方", "what cannot be read as YAML")
    return problem("mapping", file, line=line, counted=found)


def _twice(file: str, path: tuple[str, ...], first: int, again: int) -> Problem:
    counted = Text(f"同じ項目が二度（{first}行と{again}行）", f"the same entry twice (lines {first} and {again})")
    expected = Text("一つの項目は一度だけ", "each entry once")
    return problem("mapping", file, line=again, field=".".join(path), counted=counted, expected=expected)


_NOTHING = object()


def _wrong(file: str, entry: str, found: str, choices: str = "", line: int = 0, value: Any = _NOTHING) -> Problem:
    """Return the problem with an entry: ``value`` is what stands there, told in words where it is no text."""
    expected = Text(f"次のもの: {choices}", f"one of {choices}") if choices else None
    counted = None
    if isinstance(value, str):
        found = value
    elif value is not _NOTHING:
        counted = value_in_words(value)
    return problem("mapping", file, line=line, field=entry, found=found, counted=counted, expected=expected)


def to_yaml(mapping: TableMapping) -> str:
    """Return a mapping as YAML; a column without a header goes by its letter."""
    data: dict[str, Any] = {"rows": mapping.rows}
    for name in ("sheet", "platform", "title", "publisher", "issued"):
        if getattr(mapping, name):
            data[name] = getattr(mapping, name)
    if mapping.header:
        data["header"] = mapping.header[0] if len(mapping.header) == 1 else list(mapping.header)
    if mapping.constants:
        data["constants"] = dict(mapping.constants)
    data["columns"] = {name: _plain(use) for name, use in mapping.columns}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def to_entry(name: str, value: str) -> str:
    """Return one entry of a mapping as a line of YAML."""
    return yaml.safe_dump({name: value}, allow_unicode=True, width=10_000).rstrip("\n")


def _plain(use: ColumnUse) -> str | dict[str, Any]:
    extra: dict[str, Any] = {
        name: value
        for name in ("separator", "scheme", "value", "number", "role", "tense")
        if (value := getattr(use, name))
    }
    if use.values:
        extra["values"] = dict(use.values)
    return {"field": use.field, **extra} if extra else use.field


def uses_of(
    mapping: TableMapping, keys: Sequence[str], known: str, file: str, header_key: Callable[[str], str]
) -> tuple[list[ColumnUse | None], list[Problem]]:
    """Return for each column what it holds (None: the mapping does not say), and a problem for each unknown column.

    ``keys`` are the headers as they are compared, by ``header_key``; ``known`` is what may be shown of them.
    """
    uses: list[ColumnUse | None] = [None] * len(keys)
    problems: list[Problem] = []
    for name, use in mapping.columns:
        at = list(_columns(name, keys, header_key))
        if not at or any(column >= len(keys) for column in at):
            problems.append(problem("mapping-column", file, field=name, found=known))
            continue
        for column in at:
            uses[column] = use
    return uses, problems


def _columns(name: str, keys: Sequence[str], header_key: Callable[[str], str]) -> Iterator[int]:
    wanted = header_key(name)
    found = [column for column, header in enumerate(keys) if header and header == wanted]
    if not found and _LETTERS.fullmatch(name):
        found = [column_number(name)]
    yield from found
