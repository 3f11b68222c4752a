"""Attribute values as every format can hold them: text, a whole number, a number, true or false; and their names.

Empty values are dropped (None, an empty text or list, NaN and infinity). Lists are joined by ``; ``, sets in order.
Dates are ISO 8601. Characters that XML 1.0 does not allow are left out (W3C, Extensible Markup Language 1.0, 2.2).
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kgraph.errors import Text
from kgraph.links import Evidence

Plain = str | int | float | bool

SEPARATOR = "; "
"""What stands between the parts of a list."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CORPORATE_NUMBER = re.compile("[0-9]{13}")
_NAME = re.compile(r"\s+")

# Names that a format uses for its own slots, and what an attribute of that name is called instead.
_NODE_NAMES = {"id": "own_id", "label": "own_label", "mode": "own_mode"}
_EDGE_NAMES = {
    "id": "own_id",
    "source": "own_source",
    "target": "own_target",
    "label": "relation_label",
    "type": "relation_kind",
    "kind": "relation_kind",
    "directed": "own_directed",
    "key": "own_key",
    "weight": "own_weight",
}


def clean(text: str) -> str:
    r"""Return ``text`` without characters that XML 1.0 does not allow; a vertical tab, a cell's line end, is a space.

    >>> clean("見本\x0bの\x00会")
    '見本 の会'
    """
    return _FORBIDDEN.sub("", text.replace("\x0b", " ")) if _FORBIDDEN.search(text) else text


def unclean(text: str) -> bool:
    """Tell whether ``clean`` would change the text."""
    return _FORBIDDEN.search(text) is not None


def removed(count: int) -> Text:
    """Return the notice that characters were left out."""
    return Text(
        f"書き出せない制御文字を {count} か所で取り除きました。",
        f"Control characters that the format does not allow were removed in {count} places.",
    )


def plain(value: Any) -> Plain | None:
    """Return a value of any type as text, number or truth value; None where there is nothing to write.

    >>> plain(["高齢者", "若者"]), plain(datetime.date(2024, 4, 1)), plain(float("nan")), plain([])
    ('高齢者; 若者', '2024-04-01', None, None)
    """
    if hasattr(value, "item") and not isinstance(value, (str, bytes)):  # a number of numpy
        value = value.item()
    if value is None or value == "":
        return None
    if isinstance(value, (str, bool, int)):
        return clean(value) or None if isinstance(value, str) else value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return value.isoformat()
    if isinstance(value, Evidence):
        return clean(f"{value.document}:{value.line} {value.words}")
    if isinstance(value, Mapping):
        return _joined(f"{key}: {text}" for key, part in sorted(value.items()) if (text := as_text(part)))
    if isinstance(value, (set, frozenset)):
        return _joined(sorted(as_text(part) for part in value))
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return _joined(as_text(part) for part in value)
    return clean(str(value)) or None


def as_text(value: Any) -> str:
    """Return a value as the text of a cell; nothing is an empty text, truth values are ``true`` and ``false``."""
    value = plain(value)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def type_of(values: Iterable[Plain]) -> str:
    """Return the one type that holds all values: ``boolean``, ``long``, ``double``, else ``string``.

    >>> type_of([2020, "令和6"]), type_of([1, 2]), type_of([1, 2.5]), type_of([True, 1])
    ('string', 'long', 'double', 'string')
    """
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "long"
    return "double" if kinds and kinds <= {int, float} else "string"


def attribute_names(rows: Iterable[Mapping[str, Any]], *, edges: bool) -> dict[str, str]:
    """Return for every attribute of nodes (or of edges) the name that it is exported by.

    A name that a format keeps for itself is mapped: ``type`` and ``kind`` of an edge become ``relation_kind``, ``id``
    of a node ``corporate_number`` where every one is 13 digits, else ``own_id``. Of names that differ in case only,
    the later ones get a number: Gephi would drop them.
    """
    found: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            if name == "id" and not edges:
                found[name] = found.get(name, True) and bool(_CORPORATE_NUMBER.fullmatch(str(value)))
            else:
                found.setdefault(name, True)
    reserved = _EDGE_NAMES if edges else _NODE_NAMES
    names: dict[str, str] = {}
    taken: set[str] = set()
    # Names that need no mapping come first, so that they are the ones that stay as they are.
    for name in sorted(found, key=lambda name: (name.casefold() in reserved, name)):
        new = reserved.get(name.casefold(), _NAME.sub("_", clean(str(name)).strip()) or "attribute")
        if name == "id" and not edges and found[name]:
            new = "corporate_number"
        number, base = 1, new
        while new.casefold() in taken:
            number += 1
            new = f"{base}_{number}"
        taken.add(new.casefold())
        names[name] = new
    return names


def _joined(parts: Iterable[str]) -> str | None:
    return SEPARATOR.join(part for part in parts if part) or None
