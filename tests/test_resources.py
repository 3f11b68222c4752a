"""The project's own folders are found in both layouts (a real wheel: test_wheel.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import CallError
from kgraph.resources import FOLDERS, folder


@pytest.mark.parametrize("name", FOLDERS)
def test_checkout_keeps_each_folder_beside_src(project_root: Path, name: str) -> None:
    assert folder(name) == project_root / name


@pytest.mark.parametrize("name", FOLDERS)
def test_wheel_keeps_each_folder_inside_the_package(tmp_path: Path, name: str) -> None:
    package = tmp_path / "site-packages" / "kgraph"
    inside = package / "_data" / name
    inside.mkdir(parents=True)
    assert folder(name, package) == inside


def test_installed_package_never_takes_a_neighbour_for_its_data(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "kgraph"
    package.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    with pytest.raises(CallError, match="data"):
        folder("data", package)


def test_unknown_name_tells_which_names_exist() -> None:
    with pytest.raises(CallError) as caught:
        folder("../data")
    for name in FOLDERS:
        assert name in caught.value.message("en")
        assert name in caught.value.message("ja")
