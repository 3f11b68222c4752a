"""The example notebook runs, and shows what its cells give."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    path = ROOT / "scripts" / "refresh_notebook.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_cell_runs_and_shows_what_it_gives(refresh: ModuleType) -> None:
    pytest.importorskip("matplotlib", reason="the extra figures")
    notebook = json.loads(refresh.NOTEBOOK.read_text("utf-8"))
    again = refresh.executed(notebook)
    assert refresh.compared(again) == refresh.compared(notebook), "run: python scripts/refresh_notebook.py"
    assert len(refresh.compared(notebook)) >= 9
    figures = [o for cell in again["cells"] for o in cell.get("outputs", ()) if "image/svg+xml" in o.get("data", {})]
    assert len(figures) == 1


def test_it_is_a_notebook_of_the_current_format(refresh: ModuleType) -> None:
    notebook = json.loads(refresh.NOTEBOOK.read_text("utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    for cell in notebook["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == keys | ({"execution_count", "outputs"} if cell["cell_type"] == "code" else set())


def test_a_cell_that_fails_is_not_passed_over(refresh: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError):
        refresh.outputs("1 / 0", {}, 1)
    assert refresh.outputs("print('a')\n2", {}, 1) == [
        {"name": "stdout", "output_type": "stream", "text": ["a\n"]},
        {"data": {"text/plain": ["2"]}, "execution_count": 1, "metadata": {}, "output_type": "execute_result"},
    ]
