"""The built wheel stands alone: installed elsewhere, it builds graph and site from the data that it carries."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from kgraph.render.vendored import FILES as BUNDLED
from kgraph.resources import FOLDERS

_BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command without the variables that point at the checkout; return what it printed."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}}
    result = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=inherited | {"PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def build_wheel(root: Path, out: Path, **environment: str) -> Path:
    """Build the wheel with the backend itself: no build isolation, so no network."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", out, cwd=root, **environment)
    (wheel,) = out.glob("kgraph-*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(project_root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; returns its folder of commands.

    The dependencies come from the environment of the tests, by a path added at the end. A .pth file in a folder that
    was added so is not read: the editable install of the checkout stays out of sight.
    """
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / _BIN / "python"
    purelib = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=home)
    (purelib / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / _BIN


def test_wheel_holds_the_files_of_every_folder_and_of_the_package(project_root: Path, wheel: Path) -> None:
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *FOLDERS, "src/kgraph"]
    kept = [name for name in run(*listing, cwd=project_root).split("\0") if name and (project_root / name).is_file()]
    # What bundles the scripts stays here; what is bundled goes along, though git does not keep it.
    kept = [name for name in kept if not re.match(r"site/(?:src/|package|bundle\.mjs|\.npmrc)", name)]
    kept += [f"site/vendor/{name}" for name in BUNDLED]
    expected = {name.removeprefix("src/") if name.startswith("src/") else f"kgraph/_data/{name}" for name in kept}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected
    assert "kgraph/py.typed" in held
    for folder in FOLDERS:
        assert any(name.startswith(f"kgraph/_data/{folder}/") for name in held), folder


def test_wheel_is_the_same_bytes_when_built_again(project_root: Path, wheel: Path, tmp_path: Path) -> None:
    again = build_wheel(project_root, tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_installed_wheel_builds_graph_and_site_from_its_own_data(installed: Path, tmp_path: Path) -> None:
    code = "import kgraph, kgraph.resources as r; print(kgraph.__file__, *map(r.folder, r.FOLDERS), sep='\\n')"
    places = run(installed / "python", "-c", code, cwd=tmp_path).splitlines()
    assert len(places) == 1 + len(FOLDERS)
    environment = installed.parent.resolve()
    assert all(Path(place).resolve().is_relative_to(environment) for place in places), places

    out = tmp_path / "out"
    run(installed / "kgraph", "build", "--out", out, cwd=tmp_path)
    assert (out / "site" / "index.html").stat().st_size > 0
    assert (out / "site" / "ask.html").stat().st_size > 0
    assert (out / "site" / "find.html").stat().st_size > 0
    assert (out / "kgraph.ttl").stat().st_size > 0
