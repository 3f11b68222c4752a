"""The check of statements as they lie in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kgraph.check import Report, check
from kgraph.check.quotes import match_texts
from kgraph.pipeline.dispatch import text_of
from kgraph.pipeline.sources import load_statements, source_folders
from kgraph.statements import load


def check_data(data: Path | None = None, source_texts: Sequence[Path] = (), *, allow_persons: bool = False) -> Report:
    """Check the statements in ``data`` (a source's folder or a folder of them; default: the packaged data).

    ``source_texts`` are files of the sources' texts, to compare quotes with. Raises KgraphError for statements that
    cannot be loaded or made a graph, and for a text that is no source's.
    """
    statements = load_statements(data)
    digests = {one.source.sha256 for one in statements}
    texts = match_texts((text_of(path, digests) for path in source_texts), statements)
    # Lines are those of the files: where rows are withheld, they are counted from the rows as they stand there.
    withheld = any(one.withheld for one in statements)
    rows = [load(folder) for folder in source_folders(data)] if withheld else None
    return check(statements, texts=texts, rows=rows, allow_persons=allow_persons)
