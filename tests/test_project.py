"""What holds for the project as a whole: its files, its dependencies, its lock, its version, its size of modules."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import kgraph

MODULE_LINES = 350
FUNCTION_LINES = 60

# Written in pieces, so that this file does not hold what it looks for.
_REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs", "org"),
            ("registry", "yarnpkg", "com"),
            ("deb", "debian", "org"),
            ("archive", "ubuntu", "com"),
        )
    )
)
# A path that starts at a home, a work or a scratch folder; not the tail of an address or of a relative path.
_MACHINE_PATHS = re.compile(
    r"(?:(?<![\w./~}>-])|file://)/(?:" + "|".join(("work", "root", "home", "Users", "tmp")) + r")/\w"
)


def project_files(root: Path) -> list[Path]:
    """Return the files that git keeps or would keep."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
    )
    names = listing.stdout.decode("utf-8").split("\0")
    return sorted({root / name for name in names if name and (root / name).is_file()})


def found_in(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    """Return ``file:line`` for each line of a text file that holds the pattern."""
    found = []
    for path in files:
        data = path.read_bytes()
        if b"\0" in data:
            continue
        lines = data.decode("utf-8").split("\n")
        found += [f"{path.name}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found


@pytest.fixture(scope="module")
def files(project_root: Path) -> list[Path]:
    return project_files(project_root)


@pytest.fixture(scope="module")
def config(project_root: Path) -> dict[str, Any]:
    return tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def declared(config: dict[str, Any]) -> list[str]:
    """Every requirement that pyproject.toml declares, of whatever group."""
    groups = config["dependency-groups"].values()
    grouped = [entry for group in groups for entry in group if isinstance(entry, str)]
    return [*config["build-system"]["requires"], *config["project"]["dependencies"], *grouped]


@pytest.fixture(scope="module")
def locked(project_root: Path) -> list[tuple[Requirement, str]]:
    """Every requirement of the lock, with what follows it up to the next."""
    text = (project_root / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.M), flags=re.M)
    pairs = [entry.split("\\\n", 1) for entry in entries if entry.strip()]
    return [(Requirement(pair[0].strip()), pair[1] if len(pair) == 2 else "") for pair in pairs]


def test_no_file_holds_the_address_of_a_registry(files: list[Path]) -> None:
    assert found_in(files, _REGISTRIES) == []


def test_no_file_holds_a_path_of_a_machine(files: list[Path]) -> None:
    assert found_in(files, _MACHINE_PATHS) == []


@pytest.mark.parametrize(
    "text", ["cd /" + "work/main", 'open("/' + 'root/x")', "url: file:///" + "home/me", "=/" + "tmp/x"]
)
def test_path_of_a_machine_would_be_noticed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "some.txt"
    path.write_text(f"first\n{text}\n", encoding="utf-8")
    assert found_in([path], _MACHINE_PATHS) == ["some.txt:2"]


def test_text_files_are_utf8_with_line_feeds(files: list[Path]) -> None:
    wrong = []
    for path in files:
        data = path.read_bytes()
        if (
            b"\0" not in data
            and (b"\r" in data or data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\n"))
            and data
        ):
            wrong.append(path.name)
    assert wrong == []


def test_every_dependency_has_a_lower_bound(declared: list[str]) -> None:
    bare = [text for text in declared if not any(spec.operator == ">=" for spec in Requirement(text).specifier)]
    assert bare == []


def test_every_dependency_tells_its_reason(project_root: Path, config: dict[str, Any], declared: list[str]) -> None:
    lines = (project_root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    build = config["build-system"]["requires"]
    silent = [
        text
        for text in declared
        if text not in build
        and not any(re.fullmatch(rf'\s*"{re.escape(text)}",\s+# \S.{{5,}}', line) for line in lines)
    ]
    assert silent == []


def test_lock_holds_every_dependency_within_its_bounds(
    declared: list[str], locked: list[tuple[Requirement, str]]
) -> None:
    versions: dict[str, list[Version]] = {}
    for requirement, _ in locked:
        (pin,) = requirement.specifier
        assert pin.operator == "==", f"{requirement} is not pinned"
        versions.setdefault(canonicalize_name(requirement.name), []).append(Version(pin.version))
    for requirement in map(Requirement, declared):
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found, f"{requirement} is not in requirements.lock: run `make lock`"
        assert all(version in requirement.specifier for version in found), f"{requirement}: locked {found}"


def test_lock_has_hashes_for_every_requirement(locked: list[tuple[Requirement, str]]) -> None:
    one = r"--hash=sha256:[0-9a-f]{64}"
    without = [str(requirement) for requirement, rest in locked if not re.fullmatch(rf"(\s*{one}( \\)?\n?)+\s*", rest)]
    assert len(locked) > 20
    assert without == []


def test_lock_names_no_address_and_no_option_beside_hashes(project_root: Path) -> None:
    text = (project_root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert set(re.findall(r"(?<!\S)-{1,2}[a-z][\w-]*", text)) == {"--hash"}


def test_changelog_starts_with_the_version_of_the_package(project_root: Path) -> None:
    text = (project_root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(\d[^\]]*)\]", text, flags=re.M)
    assert headings[:1] == [kgraph.__version__]
    assert importlib.metadata.version("kgraph") == kgraph.__version__


def test_modules_and_functions_stay_small(project_root: Path) -> None:
    long = []
    for path in sorted((project_root / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MODULE_LINES:
            long.append(f"{path.name}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > FUNCTION_LINES:
                    long.append(f"{path.name}: {node.name} {length} lines")
    assert long == []
