"""Every rule of shapes/ has a good example that conforms and a bad one that breaks this rule and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.check import check
from kgraph.check.shapes import load_shapes

_EXAMPLES = Path(__file__).resolve().parent.parent / "shapes"
_RULES = sorted(path.name for path in _EXAMPLES.iterdir() if path.is_dir())
_ABOUT_TEXT = ("quote-in-text", "quote-not-checked")


@pytest.fixture(scope="module")
def ids_of(examples, world, source_of_examples, rows_of, found) -> Callable[[str, str], set[str]]:
    text = (examples / "source.txt").read_text("utf-8")
    known: dict[object, set[str]] = {}  # many good examples say nothing else than the base does

    def ids(rule: str, example: str) -> set[str]:
        quads = world((examples / rule / f"{example}.ttl").read_bytes())
        texts = {} if (rule, example) == ("quote-not-checked", "bad") else {"example": text}
        key = (frozenset(quads), rule in _ABOUT_TEXT, bool(texts))
        if key not in known:
            statements = rows_of(source_of_examples, quads if rule in _ABOUT_TEXT else world())
            if rule not in _ABOUT_TEXT:
                statements = replace(statements, mentions=())
            known[key] = found(check([statements], quads, texts=texts), notes=True)
        return known[key]

    return ids


def test_every_rule_of_the_shapes_has_an_example():
    assert {rule.id for rule in load_shapes().rules.values()} == set(_RULES)


@pytest.mark.parametrize("rule", _RULES)
def test_the_good_example_conforms(rule, ids_of):
    assert ids_of(rule, "good") == set()


@pytest.mark.parametrize("rule", _RULES)
def test_the_bad_example_breaks_its_rule_and_no_other(rule, ids_of):
    assert ids_of(rule, "bad") == {rule}
