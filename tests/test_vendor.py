"""The libraries of the pages: locked without addresses, as package.json asks for them, bundled with their licences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kgraph.render.vendored import FILES, has_vendor


@pytest.fixture(scope="module")
def site(project_root: Path) -> Path:
    return project_root / "site"


@pytest.fixture(scope="module")
def asked(site: Path) -> dict[str, Any]:
    return json.loads((site / "package.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def locked(site: Path) -> dict[str, Any]:
    return json.loads((site / "package-lock.json").read_text("utf-8"))


def fits(version: str, wanted: str) -> bool:
    """Tell whether a version fits a caret range: the same first number that is not zero, and not older."""
    assert wanted.startswith("^")
    have, least = ([int(n) for n in text.split(".")] for text in (version, wanted[1:]))
    first = next((at for at, n in enumerate(least) if n), len(least) - 1)
    return have[: first + 1] == least[: first + 1] and have >= least


@pytest.mark.parametrize(
    "version, wanted, good",
    [("7.2.0", "^7.1.0", True), ("8.0.0", "^7.1.0", False), ("0.6.0", "^0.5.0", False), ("0.5.11", "^0.5.0", True)],
)
def test_a_caret_range_keeps_the_first_number(version: str, wanted: str, good: bool) -> None:
    assert fits(version, wanted) is good


def test_the_lock_holds_no_address_and_a_digest_for_every_package(site: Path, locked: dict[str, Any]) -> None:
    assert "://" not in (site / "package-lock.json").read_text("utf-8")
    packages = {name: entry for name, entry in locked["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


def test_the_lock_is_that_of_package_json(asked: dict[str, Any], locked: dict[str, Any]) -> None:
    for part in ("dependencies", "devDependencies"):
        assert locked["packages"][""][part] == asked[part]
        for name, wanted in asked[part].items():
            assert fits(locked["packages"][f"node_modules/{name}"]["version"], wanted), name


def test_no_package_runs_a_script_when_it_is_installed(site: Path) -> None:
    assert "ignore-scripts=true" in (site / ".npmrc").read_text("utf-8").split()


def test_everything_is_bundled() -> None:
    assert has_vendor(), "run make vendor"


def test_each_bundled_package_is_listed_with_its_version_and_its_licence(site: Path, locked: dict[str, Any]) -> None:
    text = (site / "vendor" / "LICENSES.txt").read_text("utf-8")
    head, *parts = re.split(r"^={78}\n", text, flags=re.MULTILINE)
    listed = dict(re.findall(r"^(\S+) (\S+) \(\S.*\)$", head, flags=re.MULTILINE))
    assert {"minisearch", "oxigraph", "@codemirror/view", "@codemirror/legacy-modes"} <= set(listed)
    assert not {"axe-core", "esbuild"} & set(listed)  # they stay here
    for name, version in listed.items():
        assert locked["packages"][f"node_modules/{name}"]["version"] == version
    assert len(parts) == len(listed)
    assert all("permission" in part.lower() for part in parts)
    assert all(len(part) > 900 for part in parts)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".js")])
def test_a_bundle_asks_for_nothing_and_can_stand_in_a_page(site: Path, name: str) -> None:
    text = (site / "vendor" / name).read_text("utf-8")
    assert not re.search(r"</script|<!--", text, re.IGNORECASE)
    assert not re.search(r"\b(?:importScripts|XMLHttpRequest|WebSocket|EventSource)\s*\(", text)
    assert "sourceMappingURL" not in text
