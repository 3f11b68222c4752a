"""What a file is, and who reads it: the text of a casebook, a PDF of it, a table."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kgraph.files import Decoded, read_text
from kgraph.identity.review.persons import undecided_persons, without_persons
from kgraph.pipeline.reading import ReadResult, read_file
from kgraph.pipeline.tables import TableOptions, read_table_file
from kgraph.reading.tables import choose_sheet, is_table, read_book
from kgraph.statements import Statements, load_corrections

_PDF = b"%PDF-"


def is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF: by its first bytes, by its name where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return _PDF in file.read(1024)
    except OSError:
        return path.suffix.lower() == ".pdf"


def read_any(
    path: Path,
    *,
    data: Path | None = None,
    unaided: bool = False,
    options: TableOptions | None = None,
    into: Path | None = None,
) -> ReadResult:
    """Read a source into statements, whatever it is: a table by its name, a PDF by its content, else a casebook's text.

    ``into`` is where the statements will be written: where an earlier edition of the file was read into it, its source
    and corrections hold. ``options`` hold for tables only; a mapping among them makes any file a table. Raises InputError where nothing can
    be read.
    """
    if is_table(path) or (options is not None and options.mapping is not None):
        return read_table_file(path, data=data, unaided=unaided, options=options, into=into)
    return read_file(path, data=data, unaided=unaided, decoded=_pdf(path) if is_pdf(path) else None, into=into)


def to_be_shown(result: ReadResult) -> Statements:
    """Return the statements without mentions that may name a person, of whom nobody has decided yet."""
    file = result.folder / "corrections.csv" if result.folder else None
    corrections = load_corrections(file) if file else ()
    return without_persons(result.statements, undecided_persons(result.statements, corrections))


def text_of(path: Path, digests: Collection[str] = ()) -> Decoded:
    """Return the text that the statements of a source refer to: of a table the canonical text of its sheet.

    Of a workbook the sheet with one of ``digests`` is taken, else the first. Raises InputError.
    """
    if is_table(path):
        book = read_book(path)
        sheet = choose_sheet(book, digests=digests)
        return Decoded(sheet.text, book.encoding)
    return _pdf(path) if is_pdf(path) else read_text(path)


def _pdf(path: Path) -> Decoded:
    """Return the text of a PDF; what reads it is loaded here only."""
    from kgraph.reading.pdf import pdf_text

    return pdf_text(path)
