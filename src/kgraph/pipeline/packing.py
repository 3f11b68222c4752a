"""The site as one file to pass on: the whole folder as a ZIP archive, or the graph page alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kgraph.archives import zipped
from kgraph.errors import CallError, DataError, Problem, Text
from kgraph.files import unreadable
from kgraph.links import LinkTable, Narrowing
from kgraph.pipeline.exporting import Exported
from kgraph.statements import Statements

NAME = "kgraph-site"
"""The name of the archive, and of the one folder in it, so that unpacking fills no other folder."""

START, READ_ME = "index.html", "README.txt"


def site_files(data: Path | None = None) -> tuple[dict[str, bytes | str], tuple[Text, ...]]:
    """Return the site of the statements in ``data`` (None: the packaged), made anew, by path; and what was left out.

    Raises KgraphError as loading does, DataError where the graph does not conform.
    """
    from kgraph.pipeline.building import make

    made = make(() if data is None else (data,))
    if not made.files:
        raise DataError(_not_conforming("--data" if data is None else data.name))
    inside = {path.removeprefix("site/"): content for path, content in made.files.items() if path.startswith("site/")}
    return inside, made.notices


def built_files(folder: Path) -> dict[str, bytes | str]:
    """Return the files of a site that was built: its folder, or the folder of the build that has it as ``site``.

    Raises CallError for a folder that holds no site, or a link that leads elsewhere; InputError for a file that cannot
    be read.
    """
    home = folder if (folder / START).is_file() else folder / "site"
    if not (home / START).is_file() or not (home / "data.js").is_file():
        raise CallError(_no_site(folder))
    found: dict[str, bytes | str] = {}
    for path in sorted(home.rglob("*")):
        if path.is_symlink():
            raise CallError(_no_site(path))
        if path.is_file():
            try:
                found[path.relative_to(home).as_posix()] = path.read_bytes()
            except OSError as error:
                raise CallError(unreadable(path.name, error)) from error
    return found


def site_zip(files: Mapping[str, bytes | str], notices: Sequence[Text] = ()) -> Exported:
    """Return files as one ZIP archive, with how to open them: sorted, in one folder, every date the same."""
    inside = sorted({READ_ME: _read_me(), **files}.items())
    data = zipped((f"{NAME}/{path}", content) for path, content in inside)
    return Exported(f"{NAME}.zip", data, False, tuple(notices))


def graph_page(
    statements: Sequence[Statements], levels: Mapping[str, LinkTable], narrowed: Narrowing | None = None
) -> Exported:
    """Return the graph page of the tables by level as a file that goes alone: it asks for no other and links to none."""
    from kgraph.render import render_alone

    own = narrowed or Narrowing()
    given = {"narrowed": own.words} if own.words else {}
    return Exported(f"{own.named('graph')}.html", render_alone(statements, levels, given=given).encode("utf-8"))


def _read_me() -> str:
    ja = (
        "このフォルダーをすべて展開してから index.html を開いてください（ブラウザーだけで見られます。通信はしません）。"
    )
    en = "Unpack this folder, then open index.html: a browser is all it takes, and nothing is sent anywhere."
    return f"\ufeff{ja}\r\n{en}\r\n"  # with a mark and both characters at line ends, for the plainest of editors


def _not_conforming(name: str) -> Problem:
    return Problem(
        code="does-not-conform",
        file=name,
        expected=Text("検査に通る行", "statements that conform"),
        todo=Text("kgraph check で確かめて直してください", "see kgraph check, and mend them"),
    )


def _no_site(folder: Path) -> Problem:
    return Problem(
        code="no-site",
        file="--site",
        found=folder.name,
        expected=Text("kgraph build が作ったサイトのフォルダー", "the folder of a site that kgraph build made"),
        todo=Text(
            "build/site を指定するか、--site を省いてください（作り直します）",
            "name build/site, or leave --site away: it is made anew",
        ),
    )
