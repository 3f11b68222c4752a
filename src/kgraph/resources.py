"""Where the project's own files are: in a checkout beside ``src``, in a wheel inside the package."""

from __future__ import annotations

from pathlib import Path

from kgraph.errors import CallError, Problem, Text

FOLDERS = ("data", "ontology", "shapes", "site")

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = "_data"


def folder(name: str, package: Path = _PACKAGE) -> Path:
    """Return the folder ``name`` (one of ``FOLDERS``) that belongs to the package installed at ``package``.

    A wheel carries the folders in ``kgraph/_data``; a checkout, or an editable install of one, keeps them beside
    ``src``. Raises CallError for a name that is none of ``FOLDERS``, and where the folder is in neither place.
    """
    if name not in FOLDERS:
        raise CallError(
            Problem(
                code="unknown-folder",
                file=package.name,
                found=name,
                expected=Text("次のいずれか: " + ", ".join(FOLDERS), "one of " + ", ".join(FOLDERS)),
                todo=Text("名前を確かめてください", "check the name"),
            )
        )
    places = [package / _IN_WHEEL / name]
    if package.parent.name == "src":
        places.append(package.parent.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise CallError(
        Problem(
            code="missing-folder",
            file=name,
            expected=Text("パッケージに含まれるフォルダー", "a folder that comes with the package"),
            todo=Text(
                "kgraph を入れ直すか、ソース一式の中で `make venv` を実行してください",
                "install kgraph again, or run `make venv` in a complete checkout",
            ),
        )
    )
