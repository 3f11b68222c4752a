"""A YAML file of a person's, with the line of each entry; an entry that stands there twice is told, never taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """What a YAML text holds: its ``data``, the ``lines`` of its entries by their keys, and keys that come ``twice``
    (each with the lines where it stands first and again)."""

    data: Any
    lines: dict[Path, int]
    twice: tuple[tuple[Path, int, int], ...]

    def line(self, name: str) -> int:
        """Return the line of an entry such as ``columns.連携先``; that of what holds it, or 0, where it has none."""
        first, _, rest = name.partition(".")
        return self.lines.get((first, rest), self.lines.get((first,), 0)) if rest else self.lines.get((first,), 0)


def load_entries(text: str) -> Entries:
    """Return the entries of a YAML text. Raises yaml.YAMLError, and ValueError or RecursionError for odd values."""
    data = yaml.safe_load(text)
    lines: dict[Path, int] = {}
    twice: list[tuple[Path, int, int]] = []
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for path, line in _entries(root, (), 0) if root is not None else ():
        if path in lines:
            twice.append((path, lines[path], line))
        lines.setdefault(path, line)
    return Entries(data, lines, tuple(twice))


def _entries(node: yaml.Node, above: Path, depth: int) -> Iterator[tuple[Path, int]]:
    if not isinstance(node, yaml.MappingNode) or depth > 3:
        return
    for name, value in node.value:
        path = (*above, str(name.value))
        yield path, name.start_mark.line + 1
        yield from _entries(value, path, depth + 1)
