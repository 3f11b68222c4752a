"""source.yml: what a source is, and what must hold of everything that is read from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import DataError, Problem, Text, error_in_words, value_in_words

_REQUIRED = ("id", "publisher", "title", "issued", "document", "sha256")
BLANK = ("publisher", "issued")
"""What reading leaves blank where nothing tells it: a person fills it in before anything is built."""
_KNOWN = {*_REQUIRED, "language", "form", "counts", "required_classes", "note"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many there must be: fewer than ``min`` is a violation, more than ``max`` a warning."""

    min: int
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published document: publisher, title, date of issue (as precise as printed), the digest of its text.

    ``form`` names the form that it is filled in by (``casebook``), whose own shapes then hold as well; empty for none.
    """

    id: str
    publisher: str
    title: str
    issued: str
    document: str
    sha256: str
    language: str = "ja"
    form: str = ""
    counts: Mapping[str, Bounds] = field(default_factory=dict)
    required_classes: tuple[str, ...] = ()
    note: str = ""


def parse_source(text: str, file: str, blank: Collection[str] = ()) -> Source:
    """Return the source that a ``source.yml`` describes; entries of ``blank`` may be blank.

    Raises DataError naming the field when one is missing, unknown or of the wrong form.
    """
    try:
        data: Any = yaml.load(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(
            _problem(file, "", str(getattr(error, "problem", error)), (mark.line + 1) if mark else 0)
        ) from None
    if not isinstance(data, dict):
        raise DataError(_problem(file, "", value_in_words(data)))
    data |= {name: "" for name in blank if data.get(name, "") is None}
    wrong = (name for name in _REQUIRED if not isinstance(data.get(name), str) or not (data[name] or name in blank))
    problems = [_problem(file, name, "") for name in wrong]
    problems += [_problem(file, str(name), str(name)) for name in data if name not in _KNOWN]
    if isinstance(data.get("sha256"), str) and not re.fullmatch(r"[0-9a-f]{64}", data["sha256"]):
        problems.append(_problem(file, "sha256", data["sha256"]))
    counts: dict[str, Bounds] = {}
    for name, bounds in (data.get("counts") or {}).items():
        if not isinstance(bounds, dict) or not isinstance(bounds.get("min"), int) or set(bounds) - {"min", "max"}:
            problems.append(_problem(file, f"counts.{name}", str(bounds)))
        else:
            counts[str(name)] = Bounds(bounds["min"], bounds.get("max"))
    if problems:
        raise DataError(*problems)
    plain = {name: str(data[name]) for name in (*_REQUIRED, "language", "form", "note") if name in data}
    return Source(**plain, counts=counts, required_classes=tuple(data.get("required_classes") or ()))


def load_source(path: Path, blank: Collection[str] = ()) -> Source:
    """Return the source described by the file at ``path``, entries of ``blank`` perhaps blank.

    Raises DataError when it is missing or wrong.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(_problem(f"{path.parent.name}/{path.name}", "", error_in_words(error))) from None
    return parse_source(text, f"{path.parent.name}/{path.name}", blank)


def _problem(file: str, field_name: str, found: str | Text, line: int = 0) -> Problem:
    return Problem(
        code="source-yml",
        file=file,
        line=line,
        field=field_name,
        found=found if isinstance(found, str) else "",
        counted=None if isinstance(found, str) else found,
        expected=Text(
            "id, publisher, title, issued, document, sha256 と counts {名前: {min, max}}",
            "id, publisher, title, issued, document, sha256, and counts {name: {min, max}}",
        ),
        todo=Text("source.yml のその項目を直してください", "mend that entry of source.yml"),
    )


def source_yml(source: Source) -> str:
    """Return the ``source.yml`` of a source."""
    data: dict[str, Any] = {name: getattr(source, name) for name in (*_REQUIRED, "language")}
    if source.form:
        data["form"] = source.form
    if source.note:
        data["note"] = source.note
    data["counts"] = {
        name: {"min": b.min} | ({} if b.max is None else {"max": b.max}) for name, b in source.counts.items()
    }
    data["required_classes"] = list(source.required_classes)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
