"""Run examples/notebook.ipynb and write what its cells print into it: ``python scripts/refresh_notebook.py``.

A test runs the same cells and compares, so that the notebook cannot go stale. No Jupyter is needed: a cell is run as
Python is, what it prints and the value of its last expression are its outputs. Figures are kept as SVG and are not
compared, since their widths follow the font of the machine.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).resolve().parent.parent / "examples" / "notebook.ipynb"


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook with the outputs of its cells, run in their order in one namespace."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell = {**cell, "execution_count": number, "outputs": outputs("".join(cell["source"]), names, number)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def outputs(source: str, names: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Return the outputs of one cell."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    found: list[dict[str, Any]] = []
    if printed.getvalue():
        found.append({"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())})
    if value is not None:
        data = {"text/plain": lines(repr(value))}
        picture = value._repr_svg_() if hasattr(value, "_repr_svg_") else None
        if picture:
            data["image/svg+xml"] = lines(picture)
        found.append({"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return found


def compared(notebook: dict[str, Any]) -> list[Any]:
    """Return the outputs of a notebook without its pictures."""
    found = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            found.append(output.get("text") or output["data"]["text/plain"])
    return found


def lines(text: str) -> list[str]:
    """Return text as notebooks keep it: a list of lines with their ends."""
    return text.splitlines(keepends=True)


def written(notebook: dict[str, Any]) -> str:
    """Return the notebook as its file has it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    NOTEBOOK.write_text(written(executed(json.loads(NOTEBOOK.read_text("utf-8")))), "utf-8")
