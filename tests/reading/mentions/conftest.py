"""How tests of mention reading hand their figures to the summary of the run (written by tests/conftest.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

Figures = Mapping[str, float]


@pytest.fixture
def record_figures(request: pytest.FixtureRequest) -> Callable[[str, Figures, Figures], None]:
    """Return a function that keeps what was reached on a text, and what by splitting it."""

    def record(name: str, ours: Figures, split: Figures) -> None:
        line = (
            f"{name:14} mentions {ours['mentions']:3}  F1 {ours['f1']:.3f} ({split['f1']:.3f})  "
            f"named recall {ours['named_recall']:.3f} ({split['named_recall']:.3f})  "
            f"kind {ours['kind_accuracy']:.3f}  generic {ours['generic_accuracy']:.3f}"
        )
        request.node.user_properties.append(("figures", line))

    return record
