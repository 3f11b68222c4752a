"""The layers of src/kgraph hold, and the check would notice if they did not."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


def lint_imports(cwd: Path, pythonpath: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the contracts that are configured in ``cwd``."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
            *options,
        ],
        cwd=cwd,
        env={"PYTHONPATH": str(pythonpath), "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def layers(project_root: Path) -> list[str]:
    """The layers as configured, highest first."""
    config = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [c for c in config["tool"]["importlinter"]["contracts"] if c["id"] == "layers"]
    return list(contract["layers"])


def test_imports_keep_to_the_layers(project_root: Path) -> None:
    result = lint_imports(project_root, project_root / "src")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    "module, text",
    [
        ("dates", "import kgraph.query\n"),  # upwards
        ("reading", "def later() -> None:\n    import kgraph.rdf\n"),  # sideways, and inside a function
        ("nowhere", ""),  # no layer holds it
    ],
)
def test_broken_layer_is_noticed(project_root: Path, tmp_path: Path, layers: list[str], module: str, text: str) -> None:
    package = tmp_path / "kgraph"
    package.mkdir()
    for name in {part.strip(" ()") for layer in layers for part in layer.split("|")} | {"__init__"}:
        (package / f"{name}.py").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((project_root / "pyproject.toml").read_bytes())
    assert lint_imports(tmp_path, tmp_path, "--contract", "layers").returncode == 0
    (package / f"{module}.py").write_text(text, encoding="utf-8")
    result = lint_imports(tmp_path, tmp_path, "--contract", "layers")
    assert result.returncode == 1
    assert module in result.stdout


def test_drawing_library_stands_behind_one_module(project_root: Path) -> None:
    source = project_root / "src"
    importing = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            if any(name.split(".")[0] == "pyvis" for name in names):
                importing.add(path.relative_to(source).as_posix())
    assert len(importing) == 1, importing
    assert next(iter(importing)).startswith("kgraph/render/")
