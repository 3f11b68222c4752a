"""Minting the ids of bodies, each once: two bodies that would get one id are an error, never one row over the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kgraph import vocab
from kgraph.errors import DataError, Problem, Text
from kgraph.identity.names import NormalName


@dataclass(slots=True)
class Minter:
    """Mints the ids of one source's bodies and remembers what each was minted from."""

    mint: Callable[[str, str, str], str] = vocab.mint_body_id
    _from: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def body(self, name: NormalName, scope: str) -> str:
        """Return the id of the body that a normal name means in a scope.

        Raises DataError when another name, form or scope already gave that id (a collision of the digest).
        """
        parts = (name.key, name.legal_form, scope)
        identifier = self.mint(*parts)
        first = self._from.setdefault(identifier, parts)
        if first != parts:
            raise DataError(
                Problem(
                    code="id-collision",
                    file="bodies.csv",
                    field="id",
                    found=identifier,
                    expected=Text(
                        f"一つの団体だけの id（{'・'.join(first)} と {'・'.join(parts)}）",
                        f"an id of one body only ({', '.join(first)} and {', '.join(parts)})",
                    ),
                    todo=Text(
                        "どちらかの名前の書き方を変えるか、開発者に知らせてください",
                        "write one of the names otherwise, or tell the developers",
                    ),
                )
            )
        return identifier
