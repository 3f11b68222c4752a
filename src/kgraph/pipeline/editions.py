"""Which source a file is: one that is kept already, by its digest; a newer edition of one; or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kgraph.errors import InputError, Problem, Text
from kgraph.pipeline.sources import source_folders
from kgraph.statements import Source
from kgraph.statements.source import BLANK, load_source

NOTHING: Mapping[str, str] = MappingProxyType({})


def folder_of(
    digest: str, file: str, *, data: Path | None, into: Path | None, form: str = "", identifier: str = ""
) -> Path | None:
    """Return the folder of the kept source that a file is; None for a new one.

    What is read into a folder that holds a source is an edition of it, whatever the file is called; else the source in
    ``data`` whose text has this digest. Raises InputError where ``identifier`` names another source than the folder
    ``into`` holds, or where that one is of another ``form``, and DataError for a wrong description of a source.
    """
    known = _known_folder(digest, data)
    if into is None or not (into / "source.yml").is_file():
        return known
    kept = load_source(into / "source.yml", blank=BLANK)
    if identifier and identifier != kept.id:
        raise InputError(_another(file, kept, Text(identifier, identifier)))
    if kept.form != form:
        raise InputError(_another(file, kept, _FORMS[form]))
    return known if known and load_source(known / "source.yml").id == kept.id else into


def _known_folder(digest: str, data: Path | None) -> Path | None:
    for folder in source_folders(data):
        if load_source(folder / "source.yml").sha256 == digest:
            return folder
    return None


def edition(
    folder: Path, fresh: Source, told: Mapping[str, str] = NOTHING, own: Mapping[str, str] = NOTHING
) -> tuple[Source, tuple[Problem, ...]]:
    """Return the source of a folder as it is read now, and what is to be said of that.

    It has the digest of ``fresh``, the source that the file would be by itself, and what is blank is filled from that.
    Said is that the file is a newer edition, by its name, and what was ``told`` and its description does not take; so
    is what a newer edition tells of itself (``own``: 記入日, the title above a table) otherwise than its description.
    """
    kept = load_source(folder / "source.yml", blank=BLANK)
    notices = (
        [_edition(kept, fresh.document)] if kept.sha256 != fresh.sha256 and kept.document != fresh.document else []
    )
    now = replace(
        kept, sha256=fresh.sha256, publisher=kept.publisher or fresh.publisher, issued=kept.issued or fresh.issued
    )
    if kept.sha256 != fresh.sha256:
        told = {**own, **{name: value for name, value in told.items() if value}}
    notices += [_not_taken(now, fresh.document, n, v) for n, v in told.items() if v and v != getattr(now, n)]
    return now, tuple(notices)


_FORMS = {"": Text("表", "a table"), "casebook": Text("事例集", "a casebook")}


def _another(file: str, kept: Source, found: Text) -> Problem:
    return Problem(
        code="another-source",
        file=file,
        field="--out",
        counted=found,
        expected=Text(
            f"そのフォルダーにある資料「{kept.title}」（id {kept.id}）の新しい版",
            f"a newer edition of the source in that folder, “{kept.title}” (id {kept.id})",
        ),
        todo=Text(
            "別の資料なら --out に別のフォルダーを、同じ資料なら同じ id を指定してください",
            "name another folder by --out for another source, the same id for the same one",
        ),
    )


def _edition(kept: Source, file: str) -> Problem:
    return Problem(
        code="newer-edition",
        file=file,
        found=kept.document,
        expected=Text(f"資料「{kept.title}」（id {kept.id}）の版", f"an edition of “{kept.title}” (id {kept.id})"),
        todo=Text(
            "フォルダーにある資料の新しい版として読みました。id と修正は引き継がれます。source.yml の document・issued を"
            "確かめてください。別の資料なら --out に別のフォルダーを指定してください",
            "it was read as a newer edition of the source in that folder: ids and corrections hold. Look at document and "
            "issued in source.yml; name another folder by --out if it is another source",
        ),
    )


def _not_taken(kept: Source, file: str, name: str, value: str) -> Problem:
    here = getattr(kept, name)
    return Problem(
        code="source-kept",
        file=file,
        field=name,
        found=value,
        expected=Text(f"source.yml にある値: {here}", f"what source.yml holds: {here}"),
        todo=Text(
            "source.yml は書き換えません。新しい値にするときは、そこを直してください",
            "source.yml is never written over: change it there",
        ),
    )
